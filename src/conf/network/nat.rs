//! `<nat>`: how addresses are translated (C: part of `virNetworkForwardDef`).
use std::net::Ipv4Addr;

use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};
use util::{Result, bail, err, ip, number};

use super::ORIGIN;
use crate::YesNo;

/// Translation of addresses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nat {
    /// Whether it is done for IPv6, too.
    pub ipv6: Option<YesNo>,
    /// The first and the last of the addresses to use; those of the host otherwise.
    pub addresses: Option<(Ipv4Addr, Ipv4Addr)>,
    /// The first and the last of the ports to use, to 65535; 0 for both leaves it to the kernel.
    pub ports: (u32, u32),
}

const RANGE: &[AttrShape] = &[
    AttrShape::new("start").required(),
    AttrShape::new("end").required(),
];

/// The one child of this name, if it is there.
fn only<'a>(node: Node<'a>, name: &str, network: &str) -> Result<Option<Node<'a>>> {
    let mut all = node.children_named(name);
    let first = all.next();
    if all.next().is_some() {
        bail!(
            VIR_ERR_XML_ERROR,
            "Only one <{name}> element is allowed in <nat> in <forward> in network {network}"
        );
    }
    Ok(first)
}

impl Nat {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "nat",
        &[AttrShape::new("ipv6").words(YesNo::WORDS)],
        &[
            ChildShape::new(&Shape::new("address", RANGE, &[])),
            ChildShape::new(&Shape::new("port", RANGE, &[])),
        ],
    );

    pub(super) fn parse(node: Node<'_>, network: &str) -> Result<Self> {
        let ipv6 = attr_opt(node, "ipv6")?;
        let addresses = match only(node, "address", network)? {
            Some(range) => Some(parse_addresses(range, network)?),
            None => None,
        };
        let ports = match only(node, "port", network)? {
            Some(range) => parse_ports(range, network)?,
            None => (0, 0),
        };
        Ok(Self {
            ipv6,
            addresses,
            ports,
        })
    }

    /// Whether nothing is said that an absent element doesn't say.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn format(&self, w: &mut Writer) {
        let range = |name: &str, start: String, end: String, w: &mut Writer| {
            w.start(name);
            w.attr_plain("start", start);
            w.attr_plain("end", end);
            w.end();
        };
        w.start(Self::SHAPE.element);
        w.attr_opt("ipv6", self.ipv6.map(YesNo::as_str));
        if let Some((start, end)) = self.addresses {
            range("address", start.to_string(), end.to_string(), w);
        }
        if self.ports != (0, 0) {
            range(
                "port",
                self.ports.0.to_string(),
                self.ports.1.to_string(),
                w,
            );
        }
        w.end_unless_empty();
    }
}

fn parse_addresses(node: Node<'_>, network: &str) -> Result<(Ipv4Addr, Ipv4Addr)> {
    let text = |name: &str| {
        node.attr(name).ok_or_else(|| {
            err!(
                VIR_ERR_XML_ERROR,
                "missing '{name}' attribute in <address> element in <nat> in <forward> in network {network}"
            )
        })
    };
    let address = |name: &str, text: &str| {
        ip::parse_v4(text).ok_or_else(|| {
            err!(
                VIR_ERR_XML_ERROR,
                "Bad ipv4 {name} address '{text}' in <nat> in <forward> in network '{network}'"
            )
        })
    };
    let (start, end) = (text("start")?, text("end")?);
    let (start, end) = (address("start", start)?, address("end", end)?);
    ip::check_range(start.into(), end.into(), None)?;
    Ok((start, end))
}

fn parse_ports(node: Node<'_>, network: &str) -> Result<(u32, u32)> {
    let port = |name: &str, from: u32| {
        let value = node
            .attr(name)
            .and_then(|text| number::to_u32_positive(text, 10));
        let allowed = from..=u32::from(u16::MAX);
        value.filter(|port| allowed.contains(port)).ok_or_else(|| {
            err!(
                VIR_ERR_XML_DETAIL,
                "Missing or invalid '{name}' attribute in <port> in <nat> in <forward> in network {network}"
            )
        })
    };
    let start = port("start", 0)?;
    Ok((start, port("end", start)?))
}
