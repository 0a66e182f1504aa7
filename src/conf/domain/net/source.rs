//! `<source>` of a network card: where its other end is.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::uuid::Uuid;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, AttrValue, ChildShape, FormatCx, Node, ParseCx, Shape, Writer};

use super::hostdev;
use super::{IpInfo, NetHostdev, NetType};
use crate::domain::chardev::Reconnect;
use crate::domain::disk::StartupPolicy;
use crate::domain::hostdev_source::{GuestReset, PRODUCT, VENDOR};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

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
    /// Which end of a vhost-user socket the hypervisor is.
    pub enum VhostUserMode { Client = "client", Server = "server" }
}
util::xml_enum!(DirectMode, VhostUserMode);

/// An end of a connection between hypervisors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocketEnd {
    /// Name or address; every address of the host where it may be absent.
    pub address: Option<String>,
    /// Port; the range isn't checked.
    pub port: i32,
}

/// Switch port of VMware (C: `virDomainNetDef.data.vds`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VdsPort {
    /// The switch.
    pub switch_id: Uuid,
    /// The port.
    pub port_id: i64,
    /// Group of ports.
    pub portgroup_id: Option<String>,
    /// The connection.
    pub connection_id: i64,
}

/// Socket of a switch in user space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VhostUserSocket {
    /// Its path.
    pub path: Option<String>,
    /// Which end the hypervisor is.
    pub mode: VhostUserMode,
    /// Whether a lost connection is made anew.
    pub reconnect: Option<Reconnect>,
}

/// Where the other end of a card is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetSource {
    /// A network of the hypervisor's own, behind address translation.
    User {
        /// Device of the host that passt uses.
        dev: Option<String>,
    },
    /// A tap device alone.
    Ethernet,
    /// A socket that speaks vhost-user.
    VhostUser(VhostUserSocket),
    /// passt, spoken to by vhost-user.
    VhostUserPasst {
        /// Device of the host that passt uses.
        dev: Option<String>,
    },
    /// Listens for another hypervisor.
    Server(SocketEnd),
    /// Connects to another hypervisor.
    Client(SocketEnd),
    /// A multicast group.
    Mcast(SocketEnd),
    /// Datagrams to another hypervisor.
    Udp {
        /// Where they go.
        remote: SocketEnd,
        /// Where they come from.
        local: SocketEnd,
    },
    /// A network of the network driver.
    Network {
        /// Its name.
        network: String,
        /// Its port group.
        portgroup: Option<String>,
    },
    /// A bridge of the host.
    Bridge(String),
    /// A network of the hypervisor's own, by name.
    Internal(String),
    /// A device of the host, through macvtap.
    Direct {
        /// The device.
        dev: String,
        /// How frames are passed on.
        mode: DirectMode,
    },
    /// A vDPA device of the host.
    Vdpa(String),
    /// Nothing: a card without a cable.
    Null,
    /// A distributed switch of VMware.
    Vds(VdsPort),
    /// A device of the host, handed over whole.
    Hostdev(NetHostdev),
}

impl SocketEnd {
    const ATTRS: &'static [AttrShape] =
        &[AttrShape::new("address"), AttrShape::new("port").required()];

    fn parse(node: Node<'_>, is_anywhere: bool) -> Result<Self> {
        let address = match is_anywhere {
            true => node.attr("address").map(str::to_owned),
            false => Some(attr_required(node, "address")?),
        };
        Ok(Self {
            address,
            port: attr_required(node, "port")?,
        })
    }

    fn format_attrs(&self, w: &mut Writer) {
        w.attr_opt("address", self.address.as_deref());
        w.attr_plain("port", self.port);
    }
}

impl VdsPort {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            switch_id: attr_required(node, "switchid")?,
            port_id: attr_opt(node, "portid")?.unwrap_or(0),
            portgroup_id: node.attr("portgroupid").map(str::to_owned),
            connection_id: attr_opt(node, "connectionid")?.unwrap_or(0),
        })
    }

    fn format_attrs(&self, w: &mut Writer) {
        w.attr_plain("switchid", self.switch_id);
        w.attr_plain("portid", self.port_id);
        w.attr_opt("portgroupid", self.portgroup_id.as_deref());
        w.attr_plain("connectionid", self.connection_id);
    }
}

impl VhostUserSocket {
    fn parse(node: Option<Node<'_>>) -> Result<Self> {
        let Some(node) = node else {
            return Ok(Self {
                path: None,
                mode: VhostUserMode::Client,
                reconnect: None,
            });
        };
        if let Some(kind) = node.attr("type").filter(|kind| *kind != "unix") {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Type='{kind}' unsupported for <interface type='vhostuser'>"
            );
        }
        Ok(Self {
            path: node.attr("path").map(str::to_owned),
            mode: attr_opt(node, "mode")?.unwrap_or(VhostUserMode::Client),
            reconnect: Reconnect::parse_in(node)?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.attr("type", "unix");
        w.attr_opt("path", self.path.as_deref());
        w.attr("mode", self.mode.as_str());
        Reconnect::format_in(self.reconnect, w);
    }
}

/// Everything that the kinds of cards say of their source.
pub(super) const SHAPE: &Shape = &Shape::new(
    "source",
    &[
        AttrShape::new("bridge"),
        AttrShape::new("network"),
        AttrShape::new("portgroup"),
        AttrShape::new("portid"),
        AttrShape::new("dev"),
        AttrShape::new("mode"),
        AttrShape::new("type").words(&["unix"]),
        AttrShape::new("path"),
        AttrShape::new("name"),
        AttrShape::new("address"),
        AttrShape::new("port"),
        AttrShape::new("switchid"),
        AttrShape::new("portgroupid"),
        AttrShape::new("connectionid"),
        AttrShape::new("missing").words(crate::YesNo::WORDS),
        AttrShape::new("startupPolicy").words(StartupPolicy::WORDS),
        AttrShape::new("guestReset").words(GuestReset::WORDS),
        AttrShape::new("writeFiltering").words(crate::YesNo::WORDS),
    ],
    &[
        ChildShape::new(&Shape::new("local", SocketEnd::ATTRS, &[])),
        ChildShape::new(Reconnect::SHAPE),
        ChildShape::new(hostdev::ADDRESS),
        ChildShape::new(VENDOR),
        ChildShape::new(PRODUCT),
    ],
)
.with_inline(&[IpInfo::SHAPE]);

fn needed(kind: NetType, source: Option<Node<'_>>) -> Result<Node<'_>> {
    match source {
        Some(source) => Ok(source),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "interface type='{kind}' requires a 'source' element"
        ),
    }
}

impl NetSource {
    /// Reads the source of the card `node` of this kind; `is_passt` tells whether passt carries
    /// it.
    pub(super) fn parse(
        kind: NetType,
        node: Node<'_>,
        is_passt: bool,
        cx: &mut ParseCx,
    ) -> Result<Self> {
        let source = node.child(SHAPE.element);
        let dev = || source.and_then(|s| s.attr("dev")).map(str::to_owned);
        let text = |name: &str| attr_required::<String>(needed(kind, source)?, name);
        let socket = |is_anywhere| SocketEnd::parse(needed(kind, source)?, is_anywhere);
        Ok(match kind {
            NetType::User => Self::User {
                dev: dev().filter(|_| is_passt),
            },
            NetType::Vhostuser if is_passt => Self::VhostUserPasst { dev: dev() },
            NetType::Vhostuser => Self::VhostUser(VhostUserSocket::parse(source)?),
            NetType::Ethernet => Self::Ethernet,
            NetType::Null => Self::Null,
            NetType::Bridge => Self::Bridge(text("bridge")?),
            NetType::Network => Self::Network {
                network: text("network")?,
                portgroup: source.and_then(|s| s.attr("portgroup")).map(str::to_owned),
            },
            NetType::Direct => Self::Direct {
                dev: text("dev")?,
                mode: attr_opt(needed(kind, source)?, "mode")?.unwrap_or(DirectMode::Vepa),
            },
            NetType::Server => Self::Server(socket(true)?),
            NetType::Client => Self::Client(socket(false)?),
            NetType::Mcast => Self::Mcast(socket(false)?),
            NetType::Udp => Self::parse_udp(needed(kind, source)?)?,
            NetType::Internal => Self::Internal(text("name")?),
            NetType::Vdpa => Self::Vdpa(text("dev")?),
            NetType::Vds => Self::Vds(VdsPort::parse(needed(kind, source)?)?),
            NetType::Hostdev => Self::Hostdev(NetHostdev::parse(node, cx)?),
        })
    }

    fn parse_udp(source: Node<'_>) -> Result<Self> {
        let remote = SocketEnd::parse(source, false)?;
        let Some(local) = source.child("local") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "'<local>' element missing for 'udp' socket interface"
            );
        };
        let local = SocketEnd::parse(local, false)?;
        Ok(Self::Udp { remote, local })
    }

    /// The `type` of the interface.
    #[must_use]
    pub fn kind(&self) -> NetType {
        match self {
            Self::User { .. } => NetType::User,
            Self::Ethernet => NetType::Ethernet,
            Self::VhostUser(_) | Self::VhostUserPasst { .. } => NetType::Vhostuser,
            Self::Server(_) => NetType::Server,
            Self::Client(_) => NetType::Client,
            Self::Mcast(_) => NetType::Mcast,
            Self::Udp { .. } => NetType::Udp,
            Self::Bridge(_) => NetType::Bridge,
            Self::Network { .. } => NetType::Network,
            Self::Internal(_) => NetType::Internal,
            Self::Direct { .. } => NetType::Direct,
            Self::Vdpa(_) => NetType::Vdpa,
            Self::Null => NetType::Null,
            Self::Vds(_) => NetType::Vds,
            Self::Hostdev(_) => NetType::Hostdev,
        }
    }

    /// Writes what stands in the open `<source>`.
    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        match self {
            Self::Bridge(bridge) => w.attr("bridge", bridge),
            Self::Network { network, portgroup } => {
                w.attr("network", network);
                w.attr_opt("portgroup", portgroup.as_deref());
            }
            Self::Direct { dev, mode } => {
                w.attr("dev", dev);
                mode.write_attr("mode", w);
            }
            Self::User { dev } | Self::VhostUserPasst { dev } => w.attr_opt("dev", dev.as_deref()),
            Self::VhostUser(socket) => socket.format(w),
            Self::Server(end) | Self::Client(end) | Self::Mcast(end) => end.format_attrs(w),
            Self::Udp { remote, local } => {
                remote.format_attrs(w);
                w.start("local");
                local.format_attrs(w);
                w.end();
            }
            Self::Internal(name) => w.attr("name", name),
            Self::Vdpa(dev) => w.attr("dev", dev),
            Self::Vds(port) => port.format_attrs(w),
            Self::Hostdev(hostdev) => hostdev.format_source(w, cx),
            Self::Ethernet | Self::Null => {}
        }
    }
}
