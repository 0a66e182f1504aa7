//! `<dns>`: what the network's DNS server knows (C: `virNetworkDNSDef`).
use std::net::IpAddr;

use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};
use util::{Result, bail, err, ip};

use super::ORIGIN;
use super::srv::Srv;
use crate::YesNo;

/// The server and its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dns {
    /// Whether there is a server.
    pub enable: Option<YesNo>,
    /// Whether names without a dot are passed on.
    pub forward_plain_names: Option<YesNo>,
    /// Whom to ask.
    pub forwarders: Vec<Forwarder>,
    /// Texts.
    pub txts: Vec<Txt>,
    /// Services.
    pub srvs: Vec<Srv>,
    /// Names of addresses.
    pub hosts: Vec<DnsHost>,
}

/// Another server; one of the two is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forwarder {
    /// The domain it is asked for; every one if absent.
    pub domain: Option<String>,
    /// Its address; the domain isn't asked for elsewhere if absent.
    pub addr: Option<IpAddr>,
}

/// A text; as a whole it has a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Txt {
    /// Name.
    pub name: String,
    /// The text; absent in what an update looks for.
    pub value: Option<String>,
}

/// An address and its names; as a whole it has both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DnsHost {
    /// The address; absent in what an update looks for.
    pub ip: Option<IpAddr>,
    /// The names.
    pub names: Vec<String>,
}

/// Whether a record must say everything, or may be the part by which another is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    Partial,
}

impl Forwarder {
    const SHAPE: &'static Shape = &Shape::new(
        "forwarder",
        &[AttrShape::new("addr"), AttrShape::new("domain")],
        &[],
    );

    fn parse(node: Node<'_>, network: &str) -> Result<Self> {
        let addr = match node.attr("addr") {
            None => None,
            Some(text) => Some(ip::parse(text).map_err(|_| {
                err!(
                    VIR_ERR_XML_ERROR,
                    "Invalid forwarder IP address '{text}' in network '{network}'"
                )
            })?),
        };
        let domain = node.attr("domain").map(str::to_owned);
        if addr.is_none() && domain.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Invalid forwarder element, must contain at least one of addr or domain"
            );
        }
        Ok(Self { domain, addr })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr_opt("domain", self.domain.as_deref());
        if let Some(addr) = self.addr {
            w.attr("addr", &ip::format(addr));
        }
        w.end();
    }
}

impl Txt {
    const SHAPE: &'static Shape = &Shape::new(
        "txt",
        &[
            AttrShape::new("name").required(),
            AttrShape::new("value").required(),
        ],
        &[],
    );

    pub(super) fn parse(node: Node<'_>, network: &str, extent: Extent) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(
                VIR_ERR_XML_DETAIL,
                "missing required name attribute in DNS TXT record of network {network}"
            );
        };
        if name.contains(' ') {
            bail!(
                VIR_ERR_XML_DETAIL,
                "prohibited character in DNS TXT record name '{name}' of network {network}"
            );
        }
        let value = node.attr("value").map(str::to_owned);
        if value.is_none() && extent == Extent::Whole {
            bail!(
                VIR_ERR_XML_DETAIL,
                "missing required value attribute in DNS TXT record named '{name}' of network {network}"
            );
        }
        Ok(Self {
            name: name.to_owned(),
            value,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr("name", &self.name);
        w.attr_opt("value", self.value.as_deref());
        w.end();
    }
}

impl DnsHost {
    const SHAPE: &'static Shape = &Shape::new(
        "host",
        &[AttrShape::new("ip").required()],
        &[ChildShape::leaf("hostname").required().many()],
    );

    pub(super) fn parse(node: Node<'_>, network: &str, extent: Extent) -> Result<Self> {
        let wrong = |what: &str| {
            err!(
                VIR_ERR_XML_DETAIL,
                "{what} in network '{network}' DNS HOST record"
            )
        };
        let text = node.attr("ip");
        let named = node.children_named("hostname").map(Node::text);
        let names: Vec<String> = named
            .filter(|name| !name.is_empty())
            .map(|name| name.into_owned())
            .collect();
        let (whole, unnamed) = (extent == Extent::Whole, names.is_empty());
        match text {
            None if whole && !unnamed => return Err(wrong("Missing IP address")),
            _ if whole && unnamed => return Err(wrong("Missing hostname")),
            None if unnamed => return Err(wrong("Missing ip and hostname")),
            _ => {}
        }
        let ip = match text {
            None => None,
            Some(text) => Some(ip::parse(text).map_err(|_| wrong("Invalid IP address"))?),
        };
        Ok(Self { ip, names })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        if let Some(ip) = self.ip {
            w.attr("ip", &ip::format(ip));
        }
        self.names.iter().for_each(|name| w.leaf("hostname", name));
        w.end();
    }
}

impl Dns {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "dns",
        &[
            AttrShape::new("enable").words(YesNo::WORDS),
            AttrShape::new("forwardPlainNames").words(YesNo::WORDS),
        ],
        &[
            ChildShape::new(Forwarder::SHAPE).many(),
            ChildShape::new(Txt::SHAPE).many(),
            ChildShape::new(Srv::SHAPE).many(),
            ChildShape::new(DnsHost::SHAPE).many(),
        ],
    );

    pub(super) fn parse(node: Node<'_>, network: &str) -> Result<Self> {
        fn all<'a, T>(
            node: Node<'a>,
            name: &str,
            parse: impl Fn(Node<'a>) -> Result<T>,
        ) -> Result<Vec<T>> {
            node.children_named(name).map(parse).collect()
        }
        let whole = Extent::Whole;
        let dns = Self {
            enable: attr_opt(node, "enable")?,
            forward_plain_names: attr_opt(node, "forwardPlainNames")?,
            forwarders: all(node, "forwarder", |n| Forwarder::parse(n, network))?,
            hosts: all(node, "host", |n| DnsHost::parse(n, network, whole))?,
            srvs: all(node, "srv", |n| Srv::parse(n, network, whole))?,
            txts: all(node, "txt", |n| Txt::parse(n, network, whole))?,
        };
        if dns.enable == Some(YesNo::No) && dns.has_records() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Extra data in disabled network '{network}'"
            );
        }
        Ok(dns)
    }

    fn has_records(&self) -> bool {
        !(self.forwarders.is_empty()
            && self.txts.is_empty()
            && self.srvs.is_empty()
            && self.hosts.is_empty())
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr_opt("enable", self.enable.map(YesNo::as_str));
        let plain = self.forward_plain_names.map(YesNo::as_str);
        w.attr_opt("forwardPlainNames", plain);
        self.forwarders.iter().for_each(|f| f.format(w));
        self.txts.iter().for_each(|txt| txt.format(w));
        self.srvs.iter().for_each(|srv| srv.format(w));
        self.hosts.iter().for_each(|host| host.format(w));
        w.end_unless_empty();
    }
}
