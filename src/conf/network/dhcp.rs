//! `<dhcp>`: the addresses that the network gives to its guests (C: part of `virNetworkIPDef`).
use std::net::IpAddr;

use util::xml::value::{attr_opt, attr_required, attr_u64};
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};
use util::{Result, bail, err, ip};

use super::ORIGIN;
use super::dns::Extent;
use super::ip::NetworkIp;
use crate::MacAddr;

util::vir_enum! {
    /// C: `virNetworkDHCPLeaseTimeUnitType`.
    pub enum LeaseUnit { Seconds = "seconds", Minutes = "minutes", Hours = "hours" }
}
util::xml_enum!(LeaseUnit);

/// What the server gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dhcp {
    /// Addresses for everybody.
    pub ranges: Vec<DhcpRange>,
    /// Addresses for some.
    pub hosts: Vec<DhcpHost>,
    /// What to boot from the network; IPv4 alone.
    pub bootp: Option<Bootp>,
}

/// A range of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DhcpRange {
    /// The first.
    pub start: IpAddr,
    /// The last.
    pub end: IpAddr,
    /// For how long.
    pub lease: Option<Lease>,
}

/// For how long an address is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// In `unit`s; 0 for ever.
    pub expiry: u64,
    /// The unit.
    pub unit: LeaseUnit,
}

/// An address of one guest; as a whole it has the address, and `mac`, `id` or `name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DhcpHost {
    /// The guest's MAC address as it was given; IPv4 alone.
    pub mac: Option<String>,
    /// The guest's DUID.
    pub id: Option<String>,
    /// The guest's name.
    pub name: Option<String>,
    /// The address.
    pub ip: Option<IpAddr>,
    /// For how long.
    pub lease: Option<Lease>,
}

/// A file to boot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bootp {
    /// Its name.
    pub file: String,
    /// Who has it; the network's own server if absent.
    pub server: Option<IpAddr>,
}

impl Lease {
    const SHAPE: &'static Shape = &Shape::new(
        "lease",
        &[
            AttrShape::new("expiry").required(),
            AttrShape::new("unit").words(LeaseUnit::WORDS),
        ],
        &[],
    );

    /// The lease below `node`; one without expiry is none.
    fn parse_below(node: Node<'_>) -> Result<Option<Self>> {
        let Some(lease) = node.child("lease") else {
            return Ok(None);
        };
        let Some(expiry) = attr_u64(lease, "expiry", 0)? else {
            return Ok(None);
        };
        let unit = attr_opt(lease, "unit")?.unwrap_or(LeaseUnit::Minutes);
        let least = match unit {
            LeaseUnit::Seconds => 120,
            LeaseUnit::Minutes => 2,
            LeaseUnit::Hours => 1,
        };
        if expiry != 0 && expiry < least {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "The minimum lease time should be greater than 2 minutes"
            );
        }
        Ok(Some(Self { expiry, unit }))
    }

    fn format(self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr_plain("expiry", self.expiry);
        if self.expiry != 0 {
            w.attr("unit", self.unit.as_str());
        }
        w.end();
    }
}

impl DhcpRange {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "range",
        &[
            AttrShape::new("start").required(),
            AttrShape::new("end").required(),
        ],
        &[ChildShape::new(Lease::SHAPE)],
    );

    pub(super) fn parse(node: Node<'_>, network: &str, parent: &NetworkIp) -> Result<Self> {
        let text = |name: &str| match node.attr(name) {
            Some(text) => Ok(text),
            None => bail!(
                VIR_ERR_XML_ERROR,
                "Missing '{name}' attribute in dhcp range for network '{network}'"
            ),
        };
        let start = ip::parse(text("start")?)?;
        let end = ip::parse(text("end")?)?;
        ip::check_range(start, end, Some((parent.address, parent.prefix_length())))?;
        let lease = Lease::parse_below(node)?;
        Ok(Self { start, end, lease })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr("start", &ip::format(self.start));
        w.attr("end", &ip::format(self.end));
        if let Some(lease) = self.lease {
            lease.format(w);
        }
        w.end();
    }
}

impl DhcpHost {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "host",
        &[
            AttrShape::new("mac"),
            AttrShape::new("id"),
            AttrShape::new("name"),
            AttrShape::new("ip").required(),
        ],
        &[ChildShape::new(Lease::SHAPE)],
    );

    /// Reads the element; `ipv6` if the network's own address is one.
    pub(super) fn parse(node: Node<'_>, network: &str, ipv6: bool, extent: Extent) -> Result<Self> {
        let text = |name| node.attr(name).map(str::to_owned);
        check_mac(node.attr("mac"), network, ipv6)?;
        check_id(node.attr("id"), network)?;
        check_name(node.attr("name"), network)?;
        let ip = match node.attr("ip") {
            None => None,
            Some(text) => Some(ip::parse(text).map_err(|_| {
                err!(
                    VIR_ERR_XML_ERROR,
                    "Invalid IP address in static host definition for network '{network}'"
                )
            })?),
        };
        let host = Self {
            mac: text("mac"),
            id: text("id"),
            name: text("name"),
            ip,
            lease: Lease::parse_below(node)?,
        };
        match extent {
            Extent::Whole => host.check_whole(network, ipv6)?,
            Extent::Partial => host.check_partial(network)?,
        }
        Ok(host)
    }

    fn check_whole(&self, network: &str, ipv6: bool) -> Result<()> {
        if ipv6 && self.id.is_none() && self.name.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Static host definition in IPv6 network '{network}' must have id or name attribute"
            );
        }
        if !ipv6 && self.mac.is_none() && self.name.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Static host definition in IPv4 network '{network}' must have mac or name attribute"
            );
        }
        if self.ip.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing IP address in static host definition for network '{network}'"
            );
        }
        Ok(())
    }

    fn check_partial(&self, network: &str) -> Result<()> {
        if self.mac.is_none() && self.name.is_none() && self.ip.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "At least one of name, mac, or ip attribute must be specified for static host definition in network '{network}'"
            );
        }
        Ok(())
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr_opt("mac", self.mac.as_deref());
        w.attr_opt("id", self.id.as_deref());
        w.attr_opt("name", self.name.as_deref());
        if let Some(ip) = self.ip {
            w.attr("ip", &ip::format(ip));
        }
        if let Some(lease) = self.lease {
            lease.format(w);
        }
        w.end();
    }
}

fn check_mac(mac: Option<&str>, network: &str, ipv6: bool) -> Result<()> {
    let Some(text) = mac else { return Ok(()) };
    if ipv6 {
        bail!(
            VIR_ERR_XML_ERROR,
            "Invalid to specify MAC address '{text}' in network '{network}' IPv6 static host definition"
        );
    }
    match MacAddr::parse(text) {
        None => bail!(
            VIR_ERR_XML_ERROR,
            "Cannot parse MAC address '{text}' in network '{network}'"
        ),
        Some(mac) if mac.is_multicast() => bail!(
            VIR_ERR_XML_ERROR,
            "expected unicast mac address, found multicast '{text}' in network '{network}'"
        ),
        Some(_) => Ok(()),
    }
}

fn check_id(id: Option<&str>, network: &str) -> Result<()> {
    let Some(text) = id else { return Ok(()) };
    match text.chars().find(|c| !c.is_ascii_hexdigit() && *c != ':') {
        Some(bad) => bail!(
            VIR_ERR_XML_ERROR,
            "Invalid character '{bad}' in id '{text}' of network '{network}'"
        ),
        None => Ok(()),
    }
}

fn check_name(name: Option<&str>, network: &str) -> Result<()> {
    match name {
        Some(name) if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) => bail!(
            VIR_ERR_XML_ERROR,
            "Cannot use host name '{name}' in network '{network}'"
        ),
        _ => Ok(()),
    }
}

impl Bootp {
    const SHAPE: &'static Shape = &Shape::new(
        "bootp",
        &[AttrShape::new("file").required(), AttrShape::new("server")],
        &[],
    );

    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            file: attr_required(node, "file")?,
            server: node.attr("server").map(ip::parse).transpose()?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr("file", &self.file);
        if let Some(server) = self.server {
            w.attr("server", &ip::format(server));
        }
        w.end();
    }
}

impl Dhcp {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "dhcp",
        &[],
        &[
            ChildShape::new(DhcpRange::SHAPE).many(),
            ChildShape::new(DhcpHost::SHAPE).many(),
            ChildShape::new(Bootp::SHAPE),
        ],
    );

    pub(super) fn parse(node: Node<'_>, network: &str, parent: &NetworkIp) -> Result<Self> {
        let ipv6 = parent.address.is_ipv6();
        let ranges = node
            .children_named("range")
            .map(|range| DhcpRange::parse(range, network, parent))
            .collect::<Result<_>>()?;
        let hosts = node
            .children_named("host")
            .map(|host| DhcpHost::parse(host, network, ipv6, Extent::Whole))
            .collect::<Result<_>>()?;
        let bootp = node.child("bootp").filter(|_| !ipv6);
        Ok(Self {
            ranges,
            hosts,
            bootp: bootp.map(Bootp::parse).transpose()?,
        })
    }

    /// Whether the server gives any address; without one it isn't there.
    #[must_use]
    pub fn gives_addresses(&self) -> bool {
        !(self.ranges.is_empty() && self.hosts.is_empty())
    }

    pub(super) fn format(&self, w: &mut Writer) {
        if !self.gives_addresses() {
            return;
        }
        w.start(Self::SHAPE.element);
        self.ranges.iter().for_each(|range| range.format(w));
        self.hosts.iter().for_each(|host| host.format(w));
        if let Some(bootp) = &self.bootp {
            bootp.format(w);
        }
        w.end();
    }
}
