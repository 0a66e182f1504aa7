//! `<interface>`: a network card (C: `virDomainNetDef`).
//!
//! Where its other end is: `source`; who moves its frames: `driver`; small elements: `parts`.
mod driver;
mod hostdev;
mod parts;
mod source;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_word};
use util::xml::{
    AttrShape, AttrValue, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape,
    Writer, Xml,
};

pub use driver::{
    GuestOffloads, HostOffloads, NetBackend, NetBackendType, NetDriver, NetDriverName, TxMode,
};
pub use hostdev::NetHostdev;
pub use parts::{
    ForwardProtocol, GuestNames, IpInfo, PortForward, PortRange, Teaming, TeamingType,
};
pub use source::{DirectMode, NetSource, SocketEnd, VdsPort, VhostUserMode, VhostUserSocket};

use super::device_info::DeviceInfo;
use super::hostdev::HostdevSource;
use crate::bandwidth::{Bandwidth, BandwidthUse};
use crate::filter_params::FilterParams;
use crate::hostdev_driver::HostdevDriver;
use crate::virtual_port::{VirtualPort, VirtualPortType, VirtualPortUse};
use crate::vlan::Vlan;
use crate::{MacAddr, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainNetType`.
    pub enum NetType {
        User = "user",
        Ethernet = "ethernet",
        Server = "server",
        Client = "client",
        Mcast = "mcast",
        Network = "network",
        Bridge = "bridge",
        Internal = "internal",
        Direct = "direct",
        Hostdev = "hostdev",
        Udp = "udp",
        Vdpa = "vdpa",
        Null = "null",
        Vds = "vds",
        Vhostuser = "vhostuser",
    }
}

util::vir_enum! {
    /// C: `virDomainNetInterfaceLinkState`.
    pub enum LinkState { Up = "up", Down = "down" }
}

util::vir_enum! {
    /// C: `virDomainNetMacType`: VMware's word for who chose an address.
    pub enum MacType { Generated = "generated", Static = "static" }
}
util::xml_enum!(NetType, LinkState, MacType);

/// `<mac>`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NetMac {
    /// Hardware address; `None` until the definition is completed.
    pub address: Option<MacAddr>,
    /// Who chose it.
    pub kind: Option<MacType>,
    /// Whether VMware checks it.
    pub check: Option<YesNo>,
}

/// `<filterref>`: the filter of a card's packets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterRef {
    /// Its name.
    pub filter: String,
    /// Values of its variables.
    pub params: FilterParams,
}

/// A network card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Net {
    /// Whether the host believes what the guest says of its addresses.
    pub trust_guest_rx_filters: Option<YesNo>,
    /// Hardware address.
    pub mac: NetMac,
    /// Where the other end is.
    pub source: NetSource,
    /// Addresses and routes of the host's side.
    pub host_ip: IpInfo,
    /// `<vlan>`
    pub vlan: Option<Vlan>,
    /// `<virtualport>`
    pub virtual_port: Option<VirtualPort>,
    /// `<bandwidth>`
    pub bandwidth: Option<Bandwidth>,
    /// `<port isolated=>`: whether it is kept apart from other isolated cards of its bridge.
    pub isolated: Option<YesNo>,
    /// Addresses and routes of the guest's side.
    pub guest_ip: IpInfo,
    /// `<portForward>` elements.
    pub port_forwards: Vec<PortForward>,
    /// Program that sets the tap device up.
    pub script: Option<String>,
    /// Program that takes the tap device down.
    pub downscript: Option<String>,
    /// Xen's domain that has the other end.
    pub backend_domain: Option<String>,
    /// Name of the tap device; one that the driver made is a runtime fact.
    pub ifname: Option<String>,
    /// Whether the driver makes the tap device.
    pub managed_tap: Option<YesNo>,
    /// `<guest>`
    pub guest_names: GuestNames,
    /// Which hardware; `None` until the definition is completed.
    pub model: Option<String>,
    /// `<driver>`
    pub driver: NetDriver,
    /// `<backend>`
    pub backend: NetBackend,
    /// `<filterref>`
    pub filter: Option<FilterRef>,
    /// Bytes of the tap device's send buffer.
    pub sndbuf: Option<u64>,
    /// `<teaming>`
    pub teaming: Option<Teaming>,
    /// `<link state=>`
    pub link: Option<LinkState>,
    /// Greatest packet in bytes; 0 when not given.
    pub mtu: u32,
    /// Frames that are gathered before the host is told; 0 when not given.
    pub coalesce: u32,
    /// Boot order, alias, ROM and address.
    pub info: DeviceInfo,
}

/// Names that drivers give the tap devices they make; not kept in a stopped definition.
const GENERATED_PREFIXES: &[&str] = &["vnet", "macvtap", "macvlan"];

fn check_model(model: String) -> Result<String> {
    if !model
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b))
    {
        bail!(
            VIR_ERR_INVALID_ARG,
            "Model name contains invalid characters"
        );
    }
    Ok(model)
}

impl NetMac {
    const SHAPE: &'static Shape = &Shape::new(
        "mac",
        &[
            AttrShape::new("address"),
            AttrShape::new("type").words(MacType::WORDS),
            AttrShape::new("check").words(YesNo::WORDS),
            AttrShape::new("currentAddress"),
        ],
        &[],
    );

    /// An address of zeros is none.
    fn parse_address(text: &str) -> Result<Option<MacAddr>> {
        let Some(mac) = MacAddr::parse(text) else {
            bail!(VIR_ERR_XML_ERROR, "unable to parse mac address '{text}'");
        };
        if mac.is_multicast() {
            bail!(
                VIR_ERR_XML_ERROR,
                "expected unicast mac address, found multicast '{text}'"
            );
        }
        Ok(Some(mac).filter(|mac| mac.0 != [0; 6]))
    }

    fn parse_in(node: Node<'_>) -> Result<Self> {
        let Some(mac) = node.child(Self::SHAPE.element) else {
            return Ok(Self::default());
        };
        let address = mac.attr("address").map(Self::parse_address).transpose()?;
        Ok(Self {
            address: address.flatten(),
            kind: attr_opt(mac, "type")?,
            check: attr_opt(mac, "check")?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        if let Some(address) = &self.address {
            address.write_attr("address", w);
        }
        w.attr_opt("type", self.kind.map(MacType::as_str));
        w.attr_opt("check", self.check.map(YesNo::as_str));
        w.end_unless_empty();
    }
}

impl FilterRef {
    const SHAPE: &'static Shape = &Shape::new(
        "filterref",
        &[AttrShape::new("filter").required()],
        &[ChildShape::new(FilterParams::SHAPE).many()],
    );

    /// Only cards with a tap device have a filter.
    fn parse_in(node: Node<'_>, kind: NetType) -> Option<Self> {
        let fits = matches!(kind, NetType::Ethernet | NetType::Network | NetType::Bridge);
        let filterref = node.child(Self::SHAPE.element).filter(|_| fits)?;
        Some(Self {
            filter: filterref.attr("filter")?.to_owned(),
            params: FilterParams::parse(filterref),
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start(Self::SHAPE.element);
        w.attr("filter", &self.filter);
        self.params.format(w);
        w.end();
    }
}

/// What a kind of card asks of its `<virtualport>`; the network knows the rest of its cards'.
fn parse_virtual_port(node: Node<'_>, kind: NetType) -> Result<Option<VirtualPort>> {
    let Some(port) = node.child(VirtualPort::SHAPE.element) else {
        return Ok(None);
    };
    let known = match kind {
        NetType::Network => false,
        NetType::Bridge | NetType::Direct | NetType::Hostdev => true,
        _ => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "<virtualport> element unsupported for <interface type='{kind}'>"
        ),
    };
    let wanted = VirtualPortUse {
        fill: true,
        complete: known,
        typed: known,
    };
    VirtualPort::parse(port, wanted).map(Some)
}

impl Net {
    /// A card of which only the other end is decided.
    #[must_use]
    pub fn new(source: NetSource) -> Self {
        Self {
            trust_guest_rx_filters: None,
            mac: NetMac::default(),
            source,
            host_ip: IpInfo::default(),
            vlan: None,
            virtual_port: None,
            bandwidth: None,
            isolated: None,
            guest_ip: IpInfo::default(),
            port_forwards: Vec::new(),
            script: None,
            downscript: None,
            backend_domain: None,
            ifname: None,
            managed_tap: None,
            guest_names: GuestNames::default(),
            model: None,
            driver: NetDriver::default(),
            backend: NetBackend::default(),
            filter: None,
            sndbuf: None,
            teaming: None,
            link: None,
            mtu: 0,
            coalesce: 0,
            info: DeviceInfo::default(),
        }
    }

    /// The device of the host that the card is.
    #[must_use]
    pub fn hostdev(&self) -> Option<&HostdevSource> {
        match &self.source {
            NetSource::Hostdev(hostdev) => Some(&hostdev.source),
            _ => None,
        }
    }

    /// Whether the guest sees a virtio card (C: `virDomainNetIsVirtioModel`).
    #[must_use]
    pub fn has_virtio_model(&self) -> bool {
        let model = self.model.as_deref();
        model.is_some_and(|model| model.starts_with("virtio"))
    }

    fn parse_target(&mut self, node: Node<'_>, cx: &ParseCx) -> Result<()> {
        let Some(target) = node.child("target") else {
            return Ok(());
        };
        self.managed_tap = attr_opt(target, "managed")?;
        let inactive = cx.flags.has(ParseFlags::INACTIVE);
        let generated = |name: &&str| GENERATED_PREFIXES.iter().any(|p| name.starts_with(p));
        let managed = self.managed_tap != Some(YesNo::No);
        let kept = target
            .attr("dev")
            .filter(|name| !(inactive && managed && generated(name)));
        self.ifname = kept.map(str::to_owned);
        Ok(())
    }

    fn format_target(&self, w: &mut Writer, cx: &FormatCx) {
        let inactive = cx.has(FormatFlags::INACTIVE);
        let managed = self.managed_tap != Some(YesNo::No);
        let shown = self.ifname.as_deref().filter(|name| {
            !(inactive && managed && GENERATED_PREFIXES.iter().any(|p| name.starts_with(p)))
        });
        w.start("target");
        w.attr_opt("dev", shown);
        w.attr_opt("managed", self.managed_tap.map(YesNo::as_str));
        w.end_unless_empty();
    }

    /// What the card says of its connection: tags, virtual port, limits, isolation.
    fn format_connection(&self, w: &mut Writer, cx: &FormatCx) {
        if let Some(vlan) = &self.vlan {
            vlan.format(w, cx);
        }
        if let Some(port) = &self.virtual_port {
            port.format(w);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.format(w);
        }
        let isolated = self.isolated.map(YesNo::as_str);
        format_named_attr("port", "isolated", isolated, w);
    }

    /// What the host does with the card.
    fn format_host(&self, w: &mut Writer, cx: &FormatCx) {
        format_named_attr("script", "path", self.script.as_deref(), w);
        format_named_attr("downscript", "path", self.downscript.as_deref(), w);
        format_named_attr("backenddomain", "name", self.backend_domain.as_deref(), w);
        self.format_target(w, cx);
        self.guest_names.format_unless_empty("guest", w, cx);
        format_named_attr("model", "type", self.model.as_deref(), w);
        self.driver.format_unless_empty("driver", w, cx);
        self.backend.format_unless_empty("backend", w, cx);
        if let Some(filter) = &self.filter {
            filter.format(w);
        }
        if let Some(sndbuf) = self.sndbuf {
            w.start("tune");
            w.leaf_plain("sndbuf", sndbuf);
            w.end();
        }
    }

    /// What a definition of a card must not say (C: `virDomainNetDefValidate`).
    pub(super) fn validate(&self) -> Result<()> {
        let kind = self.source.kind();
        if let NetSource::Hostdev(hostdev) = &self.source {
            hostdev.validate(&self.info)?;
        }
        if !self.host_ip.is_empty() && kind != NetType::Ethernet {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Invalid attempt to set network interface host-side IP route and/or address info on interface of type '{kind}'. This is only supported on interfaces of type 'ethernet'"
            );
        }
        if self.managed_tap == Some(YesNo::No) && kind != NetType::Ethernet {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unmanaged target dev is not supported on interfaces of type '{kind}'"
            );
        }
        if let Some(teaming) = &self.teaming {
            teaming.validate()?;
        }
        if !self.has_virtio_model() {
            self.driver.virtio.check_absent()?;
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.validate()?;
        }
        self.validate_isolation(kind)?;
        self.validate_passt(kind)
    }

    fn validate_isolation(&self, kind: NetType) -> Result<()> {
        if self.isolated != Some(YesNo::Yes) {
            return Ok(());
        }
        let mac = self.mac.address.unwrap_or(MacAddr([0; 6]));
        if !matches!(kind, NetType::Network | NetType::Bridge) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "interface {mac} - <port isolated='yes'/> is not supported for network interfaces with type='{kind}'"
            );
        }
        let port: Option<VirtualPortType> = self.virtual_port.as_ref().and_then(|port| port.kind);
        if let Some(port) = port {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "interface {mac} - <port isolated='yes'/> is not supported for network interfaces with virtualport type='{port}'"
            );
        }
        Ok(())
    }

    fn validate_passt(&self, kind: NetType) -> Result<()> {
        let fits = matches!(kind, NetType::User | NetType::Vhostuser);
        let is_passt = self.backend.is_passt();
        if is_passt && !fits {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "The 'passt' backend can only be used with interface type='user' or type='vhostuser'"
            );
        }
        if !self.port_forwards.is_empty() && !is_passt {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "The <portForward> element can only be used with the 'passt' backend of interface type='user' or type='vhostuser'"
            );
        }
        self.port_forwards
            .iter()
            .try_for_each(PortForward::validate)
    }
}

fn format_named_attr(name: &str, attr: &str, value: Option<&str>, w: &mut Writer) {
    if let Some(value) = value {
        w.start(name);
        w.attr(attr, value);
        w.end();
    }
}

/// `<name attr=>`
macro_rules! named {
    ($name:literal, $attr:literal) => {
        ChildShape::new(&Shape::new($name, &[AttrShape::new($attr)], &[]))
    };
}

impl Xml for Net {
    const SHAPE: &'static Shape = &Shape::new(
        "interface",
        &[
            AttrShape::new("type").required().words(NetType::WORDS),
            AttrShape::new("trustGuestRxFilters").words(YesNo::WORDS),
            AttrShape::new("managed").words(YesNo::WORDS),
        ],
        &[
            ChildShape::new(NetMac::SHAPE),
            ChildShape::new(source::SHAPE),
            ChildShape::new(Vlan::SHAPE),
            ChildShape::new(VirtualPort::SHAPE),
            ChildShape::new(Bandwidth::SHAPE),
            named!("port", "isolated"),
            ChildShape::new(PortForward::SHAPE).many(),
            named!("script", "path"),
            named!("downscript", "path"),
            named!("backenddomain", "name"),
            ChildShape::new(&Shape::new(
                "target",
                &[
                    AttrShape::new("dev"),
                    AttrShape::new("managed").words(YesNo::WORDS),
                ],
                &[],
            )),
            ChildShape::new(GuestNames::SHAPE),
            named!("model", "type"),
            ChildShape::new(<NetDriver as Xml>::SHAPE),
            ChildShape::new(<HostdevDriver as Xml>::SHAPE),
            ChildShape::new(NetBackend::SHAPE),
            ChildShape::new(FilterRef::SHAPE),
            ChildShape::new(&Shape::new("tune", &[], &[ChildShape::leaf("sndbuf")])),
            ChildShape::new(Teaming::SHAPE),
            ChildShape::new(&Shape::new(
                "link",
                &[AttrShape::new("state").required().words(LinkState::WORDS)],
                &[],
            )),
            named!("mtu", "size"),
            ChildShape::new(&Shape::new(
                "coalesce",
                &[],
                &[ChildShape::new(&Shape::new(
                    "rx",
                    &[],
                    &[named!("frames", "max")],
                ))],
            )),
        ],
    )
    .with_inline(&[IpInfo::SHAPE, DeviceInfo::SHAPE]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let kind = attr_opt(node, "type")?.unwrap_or(NetType::User);
        let child = |name| node.child(name);
        let attr_of = |name, attr| {
            let value = child(name).and_then(|n| n.attr(attr));
            value.filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let trust_guest_rx_filters = attr_opt(node, "trustGuestRxFilters")?;
        let model = attr_of("model", "type").map(check_model).transpose()?;
        let backend = child("backend");
        let backend = backend.map_or(Ok(NetBackend::default()), |n| NetBackend::parse(n, cx))?;
        let source = child("source");
        let limits = BandwidthUse {
            floor: kind == NetType::Network,
            class_id: false,
        };
        let other_end = NetSource::parse(kind, node, backend.is_passt(), cx)?;
        let mut net = Self {
            trust_guest_rx_filters,
            mac: NetMac::parse_in(node)?,
            host_ip: source.map_or(Ok(IpInfo::default()), |n| {
                IpInfo::parse(n, "interface host IP", cx)
            })?,
            vlan: child("vlan").map(|n| Vlan::parse(n, cx)).transpose()?,
            virtual_port: parse_virtual_port(node, kind)?,
            bandwidth: child("bandwidth").map_or(Ok(None), |n| Bandwidth::parse(n, limits))?,
            isolated: child("port").map_or(Ok(None), |n| attr_opt(n, "isolated"))?,
            guest_ip: IpInfo::parse(node, "guest interface", cx)?,
            port_forwards: node
                .children_named("portForward")
                .map(|n| PortForward::parse(n, cx))
                .collect::<Result<_>>()?,
            script: attr_of("script", "path"),
            downscript: attr_of("downscript", "path"),
            backend_domain: attr_of("backenddomain", "name"),
            guest_names: child("guest")
                .map_or(Ok(GuestNames::default()), |n| GuestNames::parse(n, cx))?,
            model,
            backend,
            filter: FilterRef::parse_in(node, kind),
            sndbuf: parts::parse_sndbuf(node)?,
            teaming: Teaming::parse_in(node)?,
            link: child("link").map_or(Ok(None), |n| {
                attr_word(n, "state", ORIGIN, "unknown interface link state")
            })?,
            mtu: parts::parse_mtu(node)?,
            coalesce: parts::parse_coalesce(node)?,
            info: DeviceInfo::parse_with_rom(node, cx)?,
            ..Self::new(other_end)
        };
        if let Some(driver) = child("driver") {
            let is_virtio = net.has_virtio_model() && kind != NetType::Hostdev;
            net.driver = NetDriver::parse_for(driver, is_virtio, cx)?;
        }
        if !net.has_virtio_model() {
            net.backend.vhost = None;
        }
        net.parse_target(node, cx)?;
        Ok(net)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.source.kind().as_str());
        if let NetSource::Hostdev(hostdev) = &self.source {
            hostdev.format_outer(w);
        }
        let trust = self.trust_guest_rx_filters.map(YesNo::as_str);
        w.attr_opt("trustGuestRxFilters", trust);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.mac.format(w);
        if let NetSource::Hostdev(hostdev) = &self.source {
            hostdev.format_driver(w, cx);
        }
        w.start(source::SHAPE.element);
        self.source.format(w, cx);
        self.host_ip.format(w, cx);
        w.end_unless_empty();
        self.format_connection(w, cx);
        self.guest_ip.format(w, cx);
        for forward in &self.port_forwards {
            forward.format(w, cx);
        }
        self.format_host(w, cx);
        if let Some(teaming) = &self.teaming {
            teaming.format(w);
        }
        format_named_attr("link", "state", self.link.map(LinkState::as_str), w);
        parts::format_nested(&["mtu"], "size", self.mtu, w);
        parts::format_nested(&["coalesce", "rx", "frames"], "max", self.coalesce, w);
        self.info.format_body(w, cx);
    }
}

/// Where the card is that a caller names by its device on the host or its address (C:
/// `virDomainNetFind`).
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` when there is none.
pub fn position(nets: &[Net], device: &str) -> Result<usize> {
    let mac = MacAddr::parse(device);
    let is_meant = |net: &Net| match mac {
        Some(mac) => net.mac.address == Some(mac),
        None => net.ifname.as_deref() == Some(device),
    };
    nets.iter()
        .position(is_meant)
        .ok_or_else(|| util::err!(VIR_ERR_INVALID_ARG, "'{device}' is not a known interface"))
}
