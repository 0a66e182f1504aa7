//! `<interface>`: a network card (C: `virDomainNetDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_word};
use util::xml::{FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml};
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use super::virtio::VirtioOptions;
use crate::{MacAddr, OnOff, YesNo};

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
    /// C: `virNetDevMacVLanMode`.
    pub enum DirectMode {
        Vepa = "vepa",
        Private = "private",
        Bridge = "bridge",
        Passthrough = "passthrough",
    }
}

util::vir_enum! {
    /// C: `virDomainNetInterfaceLinkState`.
    pub enum LinkState { Up = "up", Down = "down" }
}

util::vir_enum! {
    /// C: `virDomainNetDriverType`.
    pub enum NetDriverName { Qemu = "qemu", Vhost = "vhost" }
}

util::vir_enum! {
    /// C: `virDomainNetVirtioTxModeType`.
    pub enum TxMode { Iothread = "iothread", Timer = "timer" }
}

util::vir_enum! {
    /// C: `virDomainNetBackendType`.
    pub enum NetBackendType { Default = "default", Passt = "passt" }
}
util::xml_enum!(
    NetType,
    DirectMode,
    LinkState,
    NetDriverName,
    TxMode,
    NetBackendType
);

/// Where the other end of a card is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetSource {
    /// A network of the hypervisor's own, behind address translation.
    User,
    /// A tap device alone.
    Ethernet,
    /// A bridge of the host.
    Bridge(String),
    /// A network of the network driver.
    Network {
        /// Its name.
        network: String,
        /// Its port group.
        portgroup: Option<String>,
    },
    /// A device of the host, through macvtap.
    Direct {
        /// The device.
        dev: String,
        /// How frames are passed on.
        mode: DirectMode,
    },
    /// Nothing: a card without a cable.
    Null,
    /// A kind that this room doesn't read yet; a driver refuses it.
    Other(NetType),
}

/// `<driver>` of a card.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct NetDriver {
    /// Who moves the frames.
    #[xml(attr)]
    pub name: Option<NetDriverName>,
    /// When frames are sent.
    #[xml(attr)]
    pub txmode: Option<TxMode>,
    /// Whether requests are handled in a thread of their own.
    #[xml(attr)]
    pub ioeventfd: Option<OnOff>,
    /// Whether the guest may suppress notifications.
    #[xml(attr)]
    pub event_idx: Option<OnOff>,
    /// Pairs of queues; 0 when not given.
    #[xml(attr, skip_zero)]
    pub queues: u32,
    /// Frames that a receive queue holds; 0 when not given.
    #[xml(attr, skip_zero)]
    pub rx_queue_size: u32,
    /// Frames that a send queue holds; 0 when not given.
    #[xml(attr, skip_zero)]
    pub tx_queue_size: u32,
    /// Whether the card spreads frames over its queues.
    #[xml(attr)]
    pub rss: Option<OnOff>,
    /// Whether the card tells the guest the hash of a frame.
    #[xml(attr)]
    pub rss_hash_report: Option<OnOff>,
    /// Options of the virtio transport.
    #[xml(inline)]
    pub virtio: VirtioOptions,
}

/// `<backend>`: devices and programs behind a card.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "backend")]
pub struct NetBackend {
    /// Who carries a user network.
    #[xml(attr = "type")]
    pub kind: Option<NetBackendType>,
    /// Tap device to use instead of the usual.
    #[xml(attr)]
    pub tap: Option<String>,
    /// Vhost device to use instead of the usual.
    #[xml(attr)]
    pub vhost: Option<String>,
    /// Log file of passt.
    #[xml(attr = "logFile")]
    pub log_file: Option<String>,
}

/// `<ip>`: an address of the guest on a user network.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "ip")]
pub struct NetIp {
    /// The address.
    #[xml(attr, required)]
    pub address: String,
    /// `ipv4` or `ipv6`.
    #[xml(attr)]
    pub family: Option<String>,
    /// Length of the network's prefix in bits; 0 when not given.
    #[xml(attr, skip_zero)]
    pub prefix: u32,
    /// Other end of a point-to-point link.
    #[xml(attr)]
    pub peer: Option<String>,
}

/// A network card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Net {
    /// Hardware address; `None` until the definition is completed.
    pub mac: Option<MacAddr>,
    /// Where the other end is.
    pub source: NetSource,
    /// `<ip>` elements.
    pub ips: Vec<NetIp>,
    /// Program that sets the tap device up.
    pub script: Option<String>,
    /// Program that takes the tap device down.
    pub downscript: Option<String>,
    /// Name of the tap device; one that the driver made is a runtime fact.
    pub ifname: Option<String>,
    /// Whether the driver makes the tap device.
    pub managed_tap: Option<YesNo>,
    /// Which hardware; `None` until the definition is completed.
    pub model: Option<String>,
    /// `<driver>`
    pub driver: NetDriver,
    /// `<backend>`
    pub backend: NetBackend,
    /// `<link state=>`
    pub link: Option<LinkState>,
    /// Greatest packet in bytes; 0 when not given.
    pub mtu: u32,
    /// Boot order, alias, ROM and address.
    pub info: DeviceInfo,
}

/// Names that drivers give the tap devices they make; not kept in a stopped definition.
const GENERATED_PREFIXES: &[&str] = &["vnet", "macvtap", "macvlan"];

/// What libvirt knows below `<interface>` and this room doesn't read yet.
const UNREAD: &[&str] = &[
    "virtualport",
    "vlan",
    "bandwidth",
    "port",
    "filterref",
    "tune",
    "coalesce",
    "teaming",
    "portForward",
    "route",
    "backenddomain",
    "guest",
];

impl NetSource {
    fn parse(kind: NetType, source: Option<Node<'_>>, cx: &mut ParseCx) -> Result<Self> {
        let text = |name| source.and_then(|s| s.attr(name)).map(str::to_owned);
        Ok(match kind {
            NetType::User => Self::User,
            NetType::Ethernet => Self::Ethernet,
            NetType::Null => Self::Null,
            NetType::Bridge => match text("bridge") {
                Some(bridge) => Self::Bridge(bridge),
                None => return Err(missing_source("bridge")),
            },
            NetType::Network => match text("network") {
                Some(network) => Self::Network {
                    network,
                    portgroup: text("portgroup"),
                },
                None => return Err(missing_source("network")),
            },
            NetType::Direct => match source.zip(text("dev")) {
                Some((source, dev)) => Self::Direct {
                    dev,
                    mode: attr_opt(source, "mode")?.unwrap_or(DirectMode::Vepa),
                },
                None => return Err(missing_source("direct")),
            },
            other => {
                cx.unhandled
                    .push(format!("devices/interface of type '{}'", other.as_str()));
                Self::Other(other)
            }
        })
    }

    /// The `type` of the interface.
    #[must_use]
    pub fn kind(&self) -> NetType {
        match self {
            Self::User => NetType::User,
            Self::Ethernet => NetType::Ethernet,
            Self::Bridge(_) => NetType::Bridge,
            Self::Network { .. } => NetType::Network,
            Self::Direct { .. } => NetType::Direct,
            Self::Null => NetType::Null,
            Self::Other(kind) => *kind,
        }
    }

    fn format(&self, w: &mut Writer) {
        w.start("source");
        match self {
            Self::Bridge(bridge) => w.attr("bridge", bridge),
            Self::Network { network, portgroup } => {
                w.attr("network", network);
                w.attr_opt("portgroup", portgroup.as_deref());
            }
            Self::Direct { dev, mode } => {
                w.attr("dev", dev);
                w.attr("mode", mode.as_str());
            }
            Self::User | Self::Ethernet | Self::Null | Self::Other(_) => {}
        }
        w.end_unless_empty();
    }
}

fn missing_source(kind: &str) -> Box<util::Error> {
    util::err!(
        VIR_ERR_XML_ERROR,
        "interface type='{kind}' requires a 'source' element"
    )
}

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

fn parse_mac(node: Node<'_>) -> Result<Option<MacAddr>> {
    let Some(text) = node.child("mac").and_then(|m| m.attr("address")) else {
        return Ok(None);
    };
    let Some(mac) = MacAddr::parse(text) else {
        bail!(VIR_ERR_XML_ERROR, "unable to parse mac address '{text}'");
    };
    if mac.is_multicast() {
        bail!(
            VIR_ERR_XML_ERROR,
            "expected unicast mac address, found multicast '{text}'"
        );
    }
    Ok(Some(mac))
}

impl Net {
    /// A card of which only the other end is decided.
    #[must_use]
    pub fn new(source: NetSource) -> Self {
        Self {
            mac: None,
            source,
            ips: Vec::new(),
            script: None,
            downscript: None,
            ifname: None,
            managed_tap: None,
            model: None,
            driver: NetDriver::default(),
            backend: NetBackend::default(),
            link: None,
            mtu: 0,
            info: DeviceInfo::default(),
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

    fn format_named_attr(name: &str, attr: &str, value: Option<&str>, w: &mut Writer) {
        if let Some(value) = value {
            w.start(name);
            w.attr(attr, value);
            w.end();
        }
    }
}

impl Xml for Net {
    const SHAPE: &'static Shape = &Shape::by_hand("interface");

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let kind = attr_opt(node, "type")?.unwrap_or(NetType::User);
        let child = |name| node.child(name);
        let attr_of = |name, attr| child(name).and_then(|n| n.attr(attr)).map(str::to_owned);
        cx.note_unhandled(node, "devices/interface", UNREAD);
        let mut net = Self {
            mac: parse_mac(node)?,
            source: NetSource::parse(kind, child("source"), cx)?,
            ips: node
                .children_named("ip")
                .map(|n| NetIp::parse(n, cx))
                .collect::<Result<_>>()?,
            script: attr_of("script", "path"),
            downscript: attr_of("downscript", "path"),
            ifname: None,
            managed_tap: None,
            model: attr_of("model", "type").map(check_model).transpose()?,
            driver: child("driver").map_or(Ok(Default::default()), |n| NetDriver::parse(n, cx))?,
            backend: child("backend")
                .map_or(Ok(Default::default()), |n| NetBackend::parse(n, cx))?,
            link: child("link").map_or(Ok(None), |n| {
                attr_word(n, "state", ORIGIN, "unknown interface link state")
            })?,
            mtu: child("mtu")
                .map_or(Ok(None), |n| attr_opt(n, "size"))?
                .unwrap_or(0),
            info: DeviceInfo::parse_with_rom(node, cx)?,
        };
        net.parse_target(node, cx)?;
        if let Some(source) = child("source") {
            cx.note_unhandled(
                source,
                "devices/interface/source",
                &["ip", "route", "address"],
            );
        }
        if let Some(driver) = child("driver") {
            cx.note_unhandled(driver, "devices/interface/driver", &["host", "guest"]);
        }
        Ok(net)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.source.kind().as_str());
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        if let Some(mac) = &self.mac {
            w.start("mac");
            w.attr_plain("address", mac);
            w.end();
        }
        self.source.format(w);
        for ip in &self.ips {
            ip.format(w, cx);
        }
        Self::format_named_attr("script", "path", self.script.as_deref(), w);
        Self::format_named_attr("downscript", "path", self.downscript.as_deref(), w);
        self.format_target(w, cx);
        Self::format_named_attr("model", "type", self.model.as_deref(), w);
        self.driver.format_unless_empty("driver", w, cx);
        self.backend.format_unless_empty("backend", w, cx);
        Self::format_named_attr("link", "state", self.link.map(LinkState::as_str), w);
        if self.mtu != 0 {
            w.start("mtu");
            w.attr_plain("size", self.mtu);
            w.end();
        }
        self.info.format_body(w, cx);
    }
}
