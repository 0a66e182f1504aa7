//! `<route>`: a static route of a network or an interface (C: `virNetDevIPRoute`).
use std::net::IpAddr;

use util::error::{ErrorDomain, Result};
use util::ip;
use util::xml::value::{attr_opt, nonzero};
use util::xml::{AttrShape, FormatCx, Node, Shape, Writer};

use crate::ip_address::IpFamily;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NETWORK;

/// A network and the way there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IpRoute {
    /// The family as the document has it; IPv4 when not given.
    pub family: Option<IpFamily>,
    /// The network.
    pub address: IpAddr,
    /// Its mask; never beside a prefix.
    pub netmask: Option<IpAddr>,
    /// Length of its prefix in bits.
    pub prefix: Option<u32>,
    /// Where packets go.
    pub gateway: IpAddr,
    /// Cost; `None` when not given, never 0.
    pub metric: Option<u32>,
}

/// A mistake of a route, in the name of the definition that holds it.
fn wrong(owner: &str, what: &str) -> Box<util::Error> {
    util::err!(VIR_ERR_XML_ERROR, "{owner}: {what} in route definition")
}

fn required<'a>(node: Node<'a>, name: &str, owner: &str) -> Result<&'a str> {
    node.attr(name)
        .ok_or_else(|| wrong(owner, &format!("Missing required {name} attribute")))
}

impl IpRoute {
    /// The declaration.
    pub const SHAPE: &'static Shape = &Shape::new(
        "route",
        &[
            AttrShape::new("family").words(IpFamily::WORDS),
            AttrShape::new("address").required(),
            AttrShape::new("netmask"),
            AttrShape::new("prefix"),
            AttrShape::new("gateway").required(),
            AttrShape::new("metric"),
        ],
        &[],
    );

    /// Reads a route; messages begin with `owner`, the definition it belongs to.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` when an address is missing or of the wrong family, or names a host
    /// rather than a network.
    pub fn parse(node: Node<'_>, owner: &str) -> Result<Self> {
        let prefix = attr_opt(node, "prefix")?;
        let metric = nonzero(node, "metric", attr_opt(node, "metric")?)?;
        let (address_text, gateway_text) = (
            required(node, "address", owner)?,
            required(node, "gateway", owner)?,
        );
        let Ok(address) = ip::parse(address_text) else {
            return Err(wrong(
                owner,
                &format!("Bad network address '{address_text}'"),
            ));
        };
        let Ok(gateway) = ip::parse(gateway_text) else {
            return Err(wrong(
                owner,
                &format!("Bad gateway address '{gateway_text}'"),
            ));
        };
        let word = node.attr("family");
        let mut route = Self {
            family: word.and_then(IpFamily::from_str),
            address,
            netmask: None,
            prefix,
            gateway,
            metric,
        };
        match (word, route.family) {
            (_, Some(IpFamily::Ipv6)) => route.check_ipv6(node, owner)?,
            (Some(word), None) => {
                return Err(wrong(owner, &format!("Unrecognized family '{word}'")));
            }
            _ => route.complete_ipv4(node, owner)?,
        }
        route.check_network(address_text, owner)?;
        Ok(route)
    }

    fn complete_ipv4(&mut self, node: Node<'_>, owner: &str) -> Result<()> {
        let said = match self.family {
            Some(_) => "IPv4 family",
            None => "No family",
        };
        for (name, address) in [("address", self.address), ("gateway", self.gateway)] {
            if !address.is_ipv4() {
                let text = node.attr(name).unwrap_or_default();
                let what = format!("{said} specified for non-IPv4 {name} '{text}'");
                return Err(wrong(owner, &what));
            }
        }
        if let Some(text) = node.attr("netmask") {
            self.netmask = Some(parse_netmask(text, node, owner)?);
            if self.prefix.is_some() {
                let what = "Route definition cannot have both a prefix and a netmask";
                return Err(util::err!(VIR_ERR_XML_ERROR, "{owner}: {what}"));
            }
        }
        self.check_prefix(IpFamily::Ipv4, owner)
    }

    fn check_ipv6(&self, node: Node<'_>, owner: &str) -> Result<()> {
        let text = |name| node.attr(name).unwrap_or_default();
        let address = text("address");
        if !self.address.is_ipv6() {
            let what = format!("ipv6 family specified for non-IPv6 address '{address}'");
            return Err(wrong(owner, &what));
        }
        if node.attr("netmask").is_some() {
            let what = format!("Specifying netmask invalid for IPv6 address '{address}'");
            return Err(wrong(owner, &what));
        }
        if !self.gateway.is_ipv6() {
            let gateway = text("gateway");
            let what = format!("ipv6 specified for non-IPv6 gateway address '{gateway}'");
            return Err(wrong(owner, &what));
        }
        self.check_prefix(IpFamily::Ipv6, owner)
    }

    fn check_prefix(&self, family: IpFamily, owner: &str) -> Result<()> {
        let max = family.bits();
        match self.prefix {
            Some(prefix) if prefix > max => Err(util::err!(
                VIR_ERR_XML_ERROR,
                "{owner}: Invalid prefix {prefix} specified in route definition, must be 0 - {max}"
            )),
            _ => Ok(()),
        }
    }

    /// What the mask hides must be zero.
    fn check_network(&self, text: &str, owner: &str) -> Result<()> {
        let is_network = match (self.address, self.netmask) {
            (IpAddr::V4(address), Some(IpAddr::V4(mask))) => address & mask == address,
            _ => ip::is_network(self.address, self.prefix.unwrap_or(0)),
        };
        if !is_network {
            return Err(util::err!(
                VIR_ERR_XML_ERROR,
                "{owner}: Address '{text}' in route definition is not a network address"
            ));
        }
        Ok(())
    }

    /// Writes `<route …/>`.
    pub fn format(&self, w: &mut Writer, _cx: &FormatCx) {
        w.start(Self::SHAPE.element);
        w.attr_opt("family", self.family.map(IpFamily::as_str));
        w.attr("address", &ip::format(self.address));
        if let Some(netmask) = self.netmask {
            w.attr("netmask", &ip::format(netmask));
        }
        if let Some(prefix) = self.prefix {
            w.attr_plain("prefix", prefix);
        }
        w.attr("gateway", &ip::format(self.gateway));
        if let Some(metric) = self.metric {
            w.attr_plain("metric", metric);
        }
        w.end();
    }
}

fn parse_netmask(text: &str, node: Node<'_>, owner: &str) -> Result<IpAddr> {
    let Ok(netmask) = ip::parse(text) else {
        return Err(wrong(owner, &format!("Bad netmask address '{text}'")));
    };
    if !netmask.is_ipv4() {
        let address = node.attr("address").unwrap_or_default();
        return Err(util::err!(
            VIR_ERR_XML_ERROR,
            "{owner}: Invalid netmask '{text}' for address '{address}' (both must be IPv4)"
        ));
    }
    Ok(netmask)
}
