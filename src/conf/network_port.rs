//! `<networkport>`: a guest's place on a network, and what it is plugged into (C:
//! `virNetworkPortDef`).  A driver's status file of a port is the same document.
use util::error::ErrorDomain;
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};
use util::{Result, Uuid, bail};

use crate::bandwidth::{Bandwidth, BandwidthUse};
use crate::domain::address::PciAddress;
use crate::domain::net::DirectMode;
use crate::hostdev_driver::HostdevDriver;
use crate::network::MacTableManager;
use crate::virtual_port::{VirtualPort, VirtualPortUse};
use crate::vlan::Vlan;
use crate::{MacAddr, YesNo, document};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NETWORK;

util::vir_enum! {
    /// C: `virNetworkPortPlugType`; a port that is plugged in nowhere has none.
    pub enum PlugType {
        Network = "network",
        Bridge = "bridge",
        Direct = "direct",
        HostdevPci = "hostdev-pci",
    }
}

/// A port.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkPortDef {
    /// UUID, unique on the network.
    pub uuid: Uuid,
    /// Name of the guest.
    pub owner_name: String,
    /// UUID of the guest.
    pub owner_uuid: Uuid,
    /// Port group of the network.
    pub group: Option<String>,
    /// The guest's address.
    pub mac: MacAddr,
    /// What the switch is told.
    pub virtual_port: Option<VirtualPort>,
    /// Limits of the traffic.
    pub bandwidth: Option<Bandwidth>,
    /// VLAN tags.
    pub vlan: Option<Vlan>,
    /// Whether the guest can't reach the other guests.
    pub isolated: Option<YesNo>,
    /// Whether the guest's word on what it wants to receive is taken.
    pub trust_guest_rx_filters: Option<YesNo>,
    /// What it is plugged into.
    pub plug: Option<Plug>,
}

/// What a port is plugged into.
#[derive(Clone, Debug, PartialEq)]
pub enum Plug {
    /// The bridge of the network itself.
    Network(BridgePlug),
    /// A bridge of the host.
    Bridge(BridgePlug),
    /// A device of the host.
    Direct {
        /// Its name.
        dev: String,
        /// How frames are passed on.
        mode: DirectMode,
    },
    /// A device of the host, which the guest gets whole.
    HostdevPci {
        /// Whether it is taken from the host's driver and given back.
        managed: Option<YesNo>,
        /// Who stands between device and guest.
        driver: HostdevDriver,
        /// Where it is.
        address: PciAddress,
    },
}

/// A bridge and who fills its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BridgePlug {
    /// Name of the device.
    pub bridge: String,
    /// Who fills the table of MAC addresses.
    pub mac_table_manager: Option<MacTableManager>,
}

impl NetworkPortDef {
    /// Reads a document (C: `virNetworkPortDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` or `VIR_ERR_XML_ERROR` for what isn't allowed,
    /// `VIR_ERR_XML_INVALID_SCHEMA` for what isn't declared if `flags` asks for strictness.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ORIGIN, flags)
    }

    /// The document (C: `virNetworkPortDefFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::NONE)
    }
}

fn parse_uuid(text: Option<&str>, missing: &str) -> Result<Uuid> {
    let Some(text) = text else {
        bail!(VIR_ERR_INTERNAL_ERROR, "{missing}");
    };
    match Uuid::parse(text) {
        Some(uuid) => Ok(uuid),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "Unable to parse UUID '{text}'"),
    }
}

fn parse_mac(node: Node<'_>) -> Result<MacAddr> {
    let text = node.child("mac").and_then(|mac| mac.attr("address"));
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        bail!(VIR_ERR_INTERNAL_ERROR, "network port has no mac");
    };
    match MacAddr::parse(text) {
        Some(mac) => Ok(mac),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "Unable to parse MAC '{text}'"),
    }
}

impl BridgePlug {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(bridge) = node.attr("bridge") else {
            bail!(VIR_ERR_XML_ERROR, "Missing network port bridge name");
        };
        let word = node.attr("macTableManager");
        let mac_table_manager = word.and_then(MacTableManager::from_str);
        match word {
            Some(word) if mac_table_manager.is_none() => bail!(
                VIR_ERR_XML_ERROR,
                "Invalid macTableManager setting '{word}' in network port"
            ),
            _ => Ok(Self {
                bridge: bridge.to_owned(),
                mac_table_manager,
            }),
        }
    }

    fn format(&self, w: &mut Writer) {
        w.attr("bridge", &self.bridge);
        let manager = self.mac_table_manager.map(MacTableManager::as_str);
        w.attr_opt("macTableManager", manager);
    }
}

const PCI_ADDRESS: &Shape = &Shape::new(
    "address",
    &[
        AttrShape::new("domain"),
        AttrShape::new("bus"),
        AttrShape::new("slot"),
        AttrShape::new("function"),
        AttrShape::new("multifunction").words(crate::OnOff::WORDS),
    ],
    &[],
);

impl Plug {
    const SHAPE: &'static Shape = &Shape::new(
        "plug",
        &[
            AttrShape::new("type").words(PlugType::WORDS).required(),
            AttrShape::new("bridge"),
            AttrShape::new("macTableManager").words(MacTableManager::WORDS),
            AttrShape::new("dev"),
            AttrShape::new("mode").words(DirectMode::WORDS),
            AttrShape::new("managed").words(YesNo::WORDS),
        ],
        &[
            ChildShape::new(HostdevDriver::SHAPE),
            ChildShape::new(PCI_ADDRESS),
        ],
    );

    /// Reads the element; no word and the word `none` mean none.
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Option<Self>> {
        let word = node.attr("type").unwrap_or("none");
        let Some(kind) = PlugType::from_str(word) else {
            return match word {
                "none" => Ok(None),
                _ => Err(util::xml::error::invalid_attr("plug", "type", word, "")),
            };
        };
        Ok(Some(match kind {
            PlugType::Network => Self::Network(BridgePlug::parse(node)?),
            PlugType::Bridge => Self::Bridge(BridgePlug::parse(node)?),
            PlugType::Direct => Self::parse_direct(node)?,
            PlugType::HostdevPci => Self::parse_hostdev(node, cx)?,
        }))
    }

    fn parse_direct(node: Node<'_>) -> Result<Self> {
        let Some(dev) = node.attr("dev") else {
            bail!(VIR_ERR_XML_ERROR, "Missing network port link device name");
        };
        let mode = match node.attr("mode") {
            None => DirectMode::Vepa,
            Some(word) => match DirectMode::from_str(word) {
                Some(mode) => mode,
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "Invalid mode setting '{word}' in network port"
                ),
            },
        };
        Ok(Self::Direct {
            dev: dev.to_owned(),
            mode,
        })
    }

    fn parse_hostdev(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let managed = attr_opt(node, "managed")?;
        let driver = match node.child("driver") {
            Some(driver) => HostdevDriver::parse(driver, cx)?,
            None => HostdevDriver::default(),
        };
        let Some(address) = node.child("address") else {
            bail!(VIR_ERR_XML_ERROR, "Missing network port PCI address");
        };
        Ok(Self::HostdevPci {
            managed,
            driver,
            address: PciAddress::parse(address)?,
        })
    }

    fn kind(&self) -> PlugType {
        match self {
            Self::Network(_) => PlugType::Network,
            Self::Bridge(_) => PlugType::Bridge,
            Self::Direct { .. } => PlugType::Direct,
            Self::HostdevPci { .. } => PlugType::HostdevPci,
        }
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start(Self::SHAPE.element);
        w.attr("type", self.kind().as_str());
        match self {
            Self::Network(plug) | Self::Bridge(plug) => plug.format(w),
            Self::Direct { dev, mode } => {
                w.attr("dev", dev);
                w.attr("mode", mode.as_str());
            }
            Self::HostdevPci {
                managed,
                driver,
                address,
            } => {
                w.attr_opt("managed", managed.map(YesNo::as_str));
                driver.format_unless_empty("driver", w, cx);
                w.start("address");
                address.format_attrs(w);
                w.end();
            }
        }
        w.end();
    }
}

const OWNER: &Shape = &Shape::new(
    "owner",
    &[],
    &[
        ChildShape::leaf("name").required(),
        ChildShape::leaf("uuid").required(),
    ],
);
const MAC: &Shape = &Shape::new("mac", &[AttrShape::new("address").required()], &[]);
const RX_FILTERS: &Shape = &Shape::new(
    "rxfilters",
    &[AttrShape::new("trustGuest").words(YesNo::WORDS).required()],
    &[],
);
const PORT: &Shape = &Shape::new(
    "port",
    &[AttrShape::new("isolated").words(YesNo::WORDS)],
    &[],
);

impl Xml for NetworkPortDef {
    const SHAPE: &'static Shape = &Shape::new(
        "networkport",
        &[],
        &[
            ChildShape::leaf("uuid").required(),
            ChildShape::new(OWNER).required(),
            ChildShape::new(MAC).required(),
            ChildShape::leaf("group"),
            ChildShape::new(RX_FILTERS),
            ChildShape::new(VirtualPort::SHAPE),
            ChildShape::new(Bandwidth::SHAPE),
            ChildShape::new(Vlan::SHAPE),
            ChildShape::new(PORT),
            ChildShape::new(Plug::SHAPE),
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let text = |node: Node<'_>, name: &str| node.child_text(name).map(|t| t.into_owned());
        let of_owner = |name| node.child("owner").and_then(|owner| text(owner, name));
        let uuid = parse_uuid(text(node, "uuid").as_deref(), "network port has no uuid")?;
        let Some(owner_name) = of_owner("name") else {
            bail!(VIR_ERR_INTERNAL_ERROR, "network port has no owner name");
        };
        let owner_uuid = of_owner("uuid");
        let owner_uuid = parse_uuid(owner_uuid.as_deref(), "network port has no owner UUID")?;
        let allowed = BandwidthUse {
            floor: true,
            class_id: true,
        };
        Ok(Self {
            uuid,
            owner_name,
            owner_uuid,
            group: text(node, "group"),
            mac: parse_mac(node)?,
            virtual_port: match node.child("virtualport") {
                Some(port) => Some(VirtualPort::parse(port, VirtualPortUse::default())?),
                None => None,
            },
            bandwidth: match node.child("bandwidth") {
                Some(bandwidth) => Bandwidth::parse(bandwidth, allowed)?,
                None => None,
            },
            vlan: match node.child("vlan") {
                Some(vlan) => Some(Vlan::parse(vlan, cx)?),
                None => None,
            },
            isolated: match node.child("port") {
                Some(port) => attr_opt(port, "isolated")?,
                None => None,
            },
            trust_guest_rx_filters: match node.child("rxfilters") {
                Some(filters) => attr_opt(filters, "trustGuest")?,
                None => None,
            },
            plug: match node.child("plug") {
                Some(plug) => Plug::parse(plug, cx)?,
                None => None,
            },
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        let word = |element: &str, name: &str, value: Option<YesNo>, w: &mut Writer| {
            if let Some(value) = value {
                w.start(element);
                w.attr(name, value.as_str());
                w.end();
            }
        };
        w.leaf_plain("uuid", self.uuid);
        w.start("owner");
        w.leaf("name", &self.owner_name);
        w.leaf_plain("uuid", self.owner_uuid);
        w.end();
        w.leaf_opt("group", self.group.as_deref());
        w.start("mac");
        w.attr_plain("address", self.mac);
        w.end();
        if let Some(port) = &self.virtual_port {
            port.format(w);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.format(w);
        }
        if let Some(vlan) = &self.vlan {
            vlan.format(w, cx);
        }
        word("port", "isolated", self.isolated, w);
        word("rxfilters", "trustGuest", self.trust_guest_rx_filters, w);
        if let Some(plug) = &self.plug {
            plug.format(w, cx);
        }
    }
}
