//! `<ip>`: an address of an interface inside or beside a guest (C: `virNetDevIPAddr`).
//!
//! Routes are `ip_route`; a network's own `<ip>` with its DHCP server is the network's matter.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use util::error::{ErrorDomain, Result};
use util::xml::{AttrShape, AttrValue, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use util::{bail, ip, number};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// Which version of the Internet Protocol.
    pub enum IpFamily { Ipv4 = "ipv4", Ipv6 = "ipv6" }
}
util::xml_enum!(IpFamily);

impl IpFamily {
    /// The family of an address.
    #[must_use]
    pub fn of(address: &IpAddr) -> Self {
        match address {
            IpAddr::V4(_) => Self::Ipv4,
            IpAddr::V6(_) => Self::Ipv6,
        }
    }

    /// Bits of an address.
    #[must_use]
    pub fn bits(self) -> u32 {
        match self {
            Self::Ipv4 => Ipv4Addr::BITS,
            Self::Ipv6 => Ipv6Addr::BITS,
        }
    }
}

/// An address with the length of its network's prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterfaceIp {
    /// The address.
    pub address: IpAddr,
    /// Length of the network's prefix in bits; 0 when not given.
    pub prefix: u32,
    /// Other end of a point-to-point link, of the same family.
    pub peer: Option<IpAddr>,
}

impl InterfaceIp {
    fn parse_prefix(node: Node<'_>, family: IpFamily) -> Result<u32> {
        let Some(text) = node.attr("prefix") else {
            return Ok(0);
        };
        match number::to_u32(text, 10).filter(|bits| *bits <= family.bits()) {
            Some(bits) => Ok(bits),
            None => bail!(VIR_ERR_XML_ERROR, "Invalid prefix value '{text}' in <ip>"),
        }
    }
}

impl Xml for InterfaceIp {
    const SHAPE: &'static Shape = &Shape::new(
        "ip",
        &[
            AttrShape::new("address").required(),
            AttrShape::new("family").words(IpFamily::WORDS),
            AttrShape::new("prefix"),
            AttrShape::new("peer"),
        ],
        &[],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let Some(text) = node.attr("address") else {
            bail!(VIR_ERR_XML_ERROR, "Missing required address in <ip>");
        };
        // A family of another name is ignored.
        let wanted = node.attr("family").and_then(IpFamily::from_str);
        let found = ip::parse(text)
            .ok()
            .filter(|a| wanted.is_none_or(|family| IpFamily::of(a) == family));
        let Some(address) = found else {
            bail!(VIR_ERR_XML_ERROR, "Invalid address '{text}' in <ip>");
        };
        let family = IpFamily::of(&address);
        let prefix = Self::parse_prefix(node, family)?;
        let peer = match node.attr("peer") {
            None => None,
            Some(text) => match ip::parse(text) {
                Ok(peer) if IpFamily::of(&peer) == family => Some(peer),
                _ => bail!(VIR_ERR_INVALID_ARG, "Invalid peer '{text}' in <ip>"),
            },
        };
        Ok(Self {
            address,
            prefix,
            peer,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("address", &ip::format(self.address));
        IpFamily::of(&self.address).write_attr("family", w);
        if self.prefix != 0 {
            w.attr_plain("prefix", self.prefix);
        }
        if let Some(peer) = self.peer {
            w.attr("peer", &ip::format(peer));
        }
    }

    fn format_body(&self, _w: &mut Writer, _cx: &FormatCx) {}
}
