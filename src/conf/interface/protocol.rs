//! `<protocol>`: how an interface gets addresses of one family (C: `virInterfaceProtocolDef`).
use util::bail;
use util::error::Result;
use util::xml::value::attr_i32;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use super::{ORIGIN, text};
use crate::YesNo;

util::vir_enum! {
    /// Version of the Internet protocol.
    pub enum Family { Ipv4 = "ipv4", Ipv6 = "ipv6" }
}

/// The addresses of one family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// Which.
    pub family: Family,
    /// Whether routers tell the address; IPv6 alone.
    pub autoconf: bool,
    /// Whether a server tells it.
    pub dhcp: Option<Dhcp>,
    /// Addresses that are fixed.
    pub ips: Vec<Ip>,
    /// Address of the router.
    pub gateway: Option<String>,
}

/// `<dhcp>`
#[derive(Xml, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[xml(element = "dhcp")]
pub struct Dhcp {
    /// Whether the server's name servers are used.
    #[xml(attr)]
    pub peerdns: Option<YesNo>,
}

/// `<ip>`: a fixed address (C: `virInterfaceIPDef`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ip {
    /// The address, as it was given.
    pub address: String,
    /// Bits of the network's part; 0 when not given.
    pub prefix: i32,
}

impl Ip {
    const SHAPE: Shape = Shape::new(
        "ip",
        &[
            AttrShape::new("address").required(),
            AttrShape::new("prefix"),
        ],
        &[],
    );

    /// An element without an address says nothing.
    fn parse(node: Node<'_>) -> Result<Option<Self>> {
        let Some(address) = node.attr("address") else {
            return Ok(None);
        };
        let prefix = attr_i32(node, "prefix", 0)?.unwrap_or(0);
        Ok(Some(Self {
            address: address.to_owned(),
            prefix,
        }))
    }

    fn format(&self, w: &mut Writer) {
        w.start("ip");
        w.attr("address", &self.address);
        if self.prefix != 0 {
            w.attr_plain("prefix", self.prefix);
        }
        w.end();
    }
}

impl Protocol {
    /// Reads those of an interface.
    pub(super) fn parse_all(node: Node<'_>) -> Result<Vec<Self>> {
        let cx = &mut ParseCx::default();
        node.children_named("protocol")
            .map(|protocol| Self::parse(protocol, cx))
            .collect()
    }
}

impl Xml for Protocol {
    const SHAPE: &'static Shape = &Shape::new(
        "protocol",
        &[AttrShape::new("family").words(Family::WORDS).required()],
        &[
            ChildShape::new(&Shape::new("autoconf", &[], &[])),
            ChildShape::new(Dhcp::SHAPE),
            ChildShape::new(&Ip::SHAPE).many(),
            ChildShape::new(&Shape::new(
                "route",
                &[AttrShape::new("gateway").required()],
                &[],
            )),
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(word) = text(node, "family") else {
            bail!(VIR_ERR_XML_ERROR, "protocol misses the family attribute");
        };
        let Some(family) = Family::from_str(word) else {
            bail!(VIR_ERR_XML_ERROR, "unsupported protocol family '{word}'");
        };
        let ips: Result<Vec<Option<Ip>>> = node.children_named("ip").map(Ip::parse).collect();
        Ok(Self {
            family,
            autoconf: family == Family::Ipv6 && node.child("autoconf").is_some(),
            dhcp: match node.child("dhcp") {
                Some(dhcp) => Some(Dhcp::parse(dhcp, cx)?),
                None => None,
            },
            ips: ips?.into_iter().flatten().collect(),
            gateway: node
                .child("route")
                .and_then(|route| text(route, "gateway"))
                .map(str::to_owned),
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("family", self.family.as_str());
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.open_body();
        if self.autoconf {
            w.empty("autoconf");
        }
        if let Some(dhcp) = &self.dhcp {
            dhcp.format(w, cx);
        }
        for ip in &self.ips {
            ip.format(w);
        }
        if let Some(gateway) = &self.gateway {
            w.start("route");
            w.attr("gateway", gateway);
            w.end();
        }
    }
}
