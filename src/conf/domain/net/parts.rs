//! Small elements of a network card.
use std::net::IpAddr;

use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_required, attr_word};
use util::xml::{AttrShape, AttrValue, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use util::{bail, ip, number};
use xml_derive::Xml;

use crate::YesNo;
use crate::ip_address::InterfaceIp;
use crate::ip_route::IpRoute;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainNetTeamingType`; none is `None` of an `Option`.
    pub enum TeamingType { Persistent = "persistent", Transient = "transient" }
}

util::vir_enum! {
    /// C: `virDomainNetProto`.
    pub enum ForwardProtocol { Tcp = "tcp", Udp = "udp" }
}
util::xml_enum!(TeamingType, ForwardProtocol);

/// Addresses and routes of one side of a card (C: `virNetDevIPInfo`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IpInfo {
    /// `<ip>` elements.
    pub ips: Vec<InterfaceIp>,
    /// `<route>` elements.
    pub routes: Vec<IpRoute>,
}

impl IpInfo {
    /// The declaration.
    pub const SHAPE: &'static Shape = &Shape::new(
        "",
        &[],
        &[
            ChildShape::new(InterfaceIp::SHAPE).many(),
            ChildShape::new(IpRoute::SHAPE).many(),
        ],
    );

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ips.is_empty() && self.routes.is_empty()
    }

    /// Reads the elements below `node`; complaints about routes begin with `owner`.
    ///
    /// # Errors
    /// What addresses and routes say.
    pub fn parse(node: Node<'_>, owner: &str, cx: &mut ParseCx) -> Result<Self> {
        let ips = node.children_named(InterfaceIp::SHAPE.element);
        let ips = ips.map(|ip| InterfaceIp::parse(ip, cx));
        let ips = ips.collect::<Result<_>>()?;
        let routes = node.children_named(IpRoute::SHAPE.element);
        let routes = routes.map(|route| IpRoute::parse(route, owner));
        Ok(Self {
            ips,
            routes: routes.collect::<Result<_>>()?,
        })
    }

    /// Writes the elements.
    pub fn format(&self, w: &mut Writer, cx: &FormatCx) {
        for ip in &self.ips {
            ip.format(w, cx);
        }
        for route in &self.routes {
            route.format(w, cx);
        }
    }
}

/// `<guest>`: the card's names inside a container.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "guest")]
pub struct GuestNames {
    /// The name wanted.
    #[xml(attr, skip_zero)]
    pub dev: Option<String>,
    /// The name it has.
    #[xml(attr, skip_zero)]
    pub actual: Option<String>,
}

/// `<teaming>`: two cards that the guest joins, one of which may go during migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaming {
    /// Which of the two it is.
    pub kind: TeamingType,
    /// Alias of the card that stays.
    pub persistent: Option<String>,
}

impl Teaming {
    /// The declaration.
    pub const SHAPE: &'static Shape = &Shape::new(
        "teaming",
        &[
            AttrShape::new("type").required().words(TeamingType::WORDS),
            AttrShape::new("persistent"),
        ],
        &[],
    );

    /// Reads the element below `node`; one without type is none.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for an unknown type.
    pub fn parse_in(node: Node<'_>) -> Result<Option<Self>> {
        let Some(teaming) = node.child(Self::SHAPE.element) else {
            return Ok(None);
        };
        let kind = attr_word(teaming, "type", ORIGIN, "unknown teaming type")?;
        Ok(kind.map(|kind| Self {
            kind,
            persistent: teaming.attr("persistent").map(str::to_owned),
        }))
    }

    /// Only a card that may go names the one that stays.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED`
    pub(in crate::domain) fn validate(&self) -> Result<()> {
        match (self.kind, &self.persistent) {
            (TeamingType::Transient, None) => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "teaming persistent attribute must be set if teaming type is 'transient'"
            ),
            (kind @ TeamingType::Persistent, Some(_)) => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "teaming persistent attribute not allowed if teaming type is '{kind}'"
            ),
            _ => Ok(()),
        }
    }

    /// Writes the element.
    pub fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        self.kind.write_attr("type", w);
        w.attr_opt("persistent", self.persistent.as_deref());
        w.end();
    }
}

/// `<range>` of forwarded ports; 0 stands for a number that isn't given.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "range")]
pub struct PortRange {
    /// First port.
    #[xml(attr, nonzero, skip_zero)]
    pub start: Option<u32>,
    /// Last port.
    #[xml(attr, nonzero, skip_zero)]
    pub end: Option<u32>,
    /// The guest's first port.
    #[xml(attr, nonzero, skip_zero)]
    pub to: Option<u32>,
    /// Whether these ports are left out of the forwarding.
    #[xml(attr)]
    pub exclude: Option<YesNo>,
}

/// `<portForward>`: ports of the host that lead into the guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortForward {
    /// Which protocol's ports.
    pub protocol: ForwardProtocol,
    /// Address of the host.
    pub address: Option<IpAddr>,
    /// Device of the host.
    pub dev: Option<String>,
    /// The ports; all of them where there are none.
    pub ranges: Vec<PortRange>,
}

impl PortForward {
    fn check_range(range: &PortRange) -> Result<()> {
        let rest = range.end.is_some() || range.to.is_some() || range.exclude.is_some();
        if range.start.is_none() && rest {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "The 'range' of a 'portForward' requires 'start' attribute if 'end', 'to', or 'exclude' is specified"
            );
        }
        Ok(())
    }

    pub(in crate::domain) fn validate(&self) -> Result<()> {
        self.ranges.iter().try_for_each(Self::check_range)
    }
}

impl Xml for PortForward {
    const SHAPE: &'static Shape = &Shape::new(
        "portForward",
        &[
            AttrShape::new("proto")
                .required()
                .words(ForwardProtocol::WORDS),
            AttrShape::new("address"),
            AttrShape::new("dev"),
        ],
        &[ChildShape::new(PortRange::SHAPE).many()],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let protocol = attr_required(node, "proto")?;
        let address = match node.attr("address") {
            None => None,
            Some(text) => match ip::parse(text) {
                Ok(address) => Some(address),
                Err(_) => bail!(
                    VIR_ERR_XML_ERROR,
                    "Invalid address '{text}' in <portForward>"
                ),
            },
        };
        let ranges = node.children_named("range");
        Ok(Self {
            protocol,
            address,
            dev: node.attr("dev").map(str::to_owned),
            ranges: ranges
                .map(|range| PortRange::parse(range, cx))
                .collect::<Result<_>>()?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        self.protocol.write_attr("proto", w);
        if let Some(address) = self.address {
            w.attr("address", &ip::format(address));
        }
        w.attr_opt("dev", self.dev.as_deref());
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        for range in &self.ranges {
            range.format_unless_empty("range", w, cx);
        }
    }
}

/// `<tune><sndbuf>`: bytes of a tap device's send buffer.
pub(super) fn parse_sndbuf(node: Node<'_>) -> Result<Option<u64>> {
    let sndbuf = node.child("tune").and_then(|tune| tune.child("sndbuf"));
    let Some(text) = sndbuf.map(Node::text).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    match number::to_u64_positive(&text, 10) {
        Some(bytes) => Ok(Some(bytes)),
        None => bail!(VIR_ERR_XML_ERROR, "sndbuf must be a positive integer"),
    }
}

/// `<mtu size=>`: the greatest packet; 0 when not given.
pub(super) fn parse_mtu(node: Node<'_>) -> Result<u32> {
    let Some(text) = node.child("mtu").and_then(|mtu| mtu.attr("size")) else {
        return Ok(0);
    };
    match number::to_u32_positive(text, 10) {
        Some(size) => Ok(size),
        None => bail!(VIR_ERR_XML_ERROR, "malformed mtu size"),
    }
}

/// `<coalesce><rx><frames max=>`: how many frames are gathered; 0 when not given.
pub(super) fn parse_coalesce(node: Node<'_>) -> Result<u32> {
    let frames = node
        .child("coalesce")
        .and_then(|coalesce| coalesce.child("rx"))
        .and_then(|rx| rx.child("frames"));
    let Some(text) = frames.and_then(|frames| frames.attr("max")) else {
        return Ok(0);
    };
    match number::to_u32_positive(text, 10) {
        Some(frames) => Ok(frames),
        None => bail!(
            VIR_ERR_XML_DETAIL,
            "cannot parse value '{text}' for coalesce parameter"
        ),
    }
}

/// Writes elements within elements around one attribute.
pub(super) fn format_nested(names: &[&str], attr: &str, value: u32, w: &mut Writer) {
    if value == 0 {
        return;
    }
    for name in names {
        w.start(name);
    }
    w.attr_plain(attr, value);
    for _ in names {
        w.end();
    }
}
