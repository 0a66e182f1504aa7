//! Which device of the host a `<hostdev>` is, by bus, with what the bus needs (C:
//! `virDomainHostdevSubsys`, `virDomainHostdevCaps`).
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_u32, nonzero};
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Hex, Node, ParseCx, ParseFlags, Shape, Writer,
    Xml,
};
use util::{Uuid, bail};
use xml_derive::Xml;

use super::address::{AddressType, PciAddress};
use super::device_info::DeviceInfo;
use super::disk::{Sgio, StartupPolicy};
use crate::hostdev_driver::HostdevDriver;
use crate::ip_address::InterfaceIp;
use crate::ip_route::IpRoute;
use crate::storage_auth::StorageAuth;
use crate::storage_source::child;
use crate::storage_source::network::{
    self, Host, complete_iscsi_name, format_initiator, parse_initiator,
};
use crate::{OnOff, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// What the messages about routes call the device.
const OWNER: &str = "Domain hostdev device";

util::vir_enum! {
    /// C: `virDomainHostdevSubsysType`, `virDomainHostdevCapsType`.
    pub enum HostdevType {
        Usb = "usb",
        Pci = "pci",
        Scsi = "scsi",
        ScsiHost = "scsi_host",
        Mdev = "mdev",
        Storage = "storage",
        Misc = "misc",
        Net = "net",
    }
}

util::vir_enum! {
    /// C: `virDomainHostdevSubsysUSBGuestReset`.
    pub enum GuestReset { Off = "off", Uninitialized = "uninitialized", On = "on" }
}

util::vir_enum! {
    /// C: `virDomainHostdevSCSIProtocolType`.
    enum ScsiProtocol { Adapter = "adapter", Iscsi = "iscsi" }
}

util::vir_enum! {
    /// C: `virDomainHostdevSubsysSCSIHostProtocolType`.
    enum ScsiHostProtocol { Vhost = "vhost" }
}

util::vir_enum! {
    /// C: `virDomainHostdevSubsysSCSIVHostModelType`.
    pub enum ScsiHostModel {
        Default = "default",
        Virtio = "virtio",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}

util::vir_enum! {
    /// C: `virMediatedDeviceModelType`.
    pub enum MdevModel { Pci = "vfio-pci", Ccw = "vfio-ccw", Ap = "vfio-ap" }
}
util::xml_enum!(
    HostdevType,
    GuestReset,
    ScsiProtocol,
    ScsiHostProtocol,
    ScsiHostModel,
    MdevModel,
);

/// Which device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostdevSource {
    /// A USB device.
    Usb(UsbSource),
    /// A PCI function.
    Pci(PciSource),
    /// A SCSI device.
    Scsi {
        /// Which one.
        source: ScsiSource,
        /// Whether commands are filtered.
        sgio: Option<Sgio>,
        /// Whether any command may be sent.
        rawio: Option<YesNo>,
    },
    /// A SCSI target of the kernel's vhost.
    ScsiHost {
        /// Its name.
        wwpn: String,
        /// Model of the controller.
        model: Option<ScsiHostModel>,
    },
    /// A mediated device.
    Mdev(MdevSource),
    /// A block device that a container gets.
    Storage(String),
    /// A character device that a container gets.
    Misc(String),
    /// A network device that a container gets.
    Net(NetSource),
}

/// How a `<source>` is written besides what it says of the device.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourceFormat {
    /// What an absent device means at start.
    pub(super) policy: Option<StartupPolicy>,
    /// Whether it was absent at start.
    pub(super) missing: bool,
    /// Whether the address says of which bus it is.
    pub(super) typed: bool,
}

/// A USB device, by what it is or where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsbSource {
    /// Number of the vendor; 0 when not given.
    pub vendor: u32,
    /// Number of the product.
    pub product: u32,
    /// Bus of the host; 0 when not given.
    pub bus: u32,
    /// Number on the bus; 0 when not given.
    pub device: u32,
    /// Whether the guest may reset it.
    pub guest_reset: Option<GuestReset>,
}

/// How a device shows pictures.
#[derive(Xml, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[xml(element = "hostdev")]
pub struct Display {
    /// Whether they show on the guest's screens.
    #[xml(attr)]
    pub display: Option<OnOff>,
    /// Whether the first pictures do.
    #[xml(attr)]
    pub ramfb: Option<OnOff>,
}

/// `<origstates>`: what the driver has to undo, a fact of the status file.
#[derive(Xml, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[xml(element = "origstates")]
pub struct OriginalStates {
    /// Whether it is to be unbound from the stub.
    #[xml(flag = "unbind")]
    pub unbind: bool,
    /// Whether the stub is to forget it.
    #[xml(flag = "removeslot")]
    pub remove_slot: bool,
    /// Whether the host's driver is to take it again.
    #[xml(flag = "reprobe")]
    pub reprobe: bool,
}

/// A PCI function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PciSource {
    /// Where it is.
    pub address: PciAddress,
    /// Driver on the host.
    pub driver: HostdevDriver,
    /// Whether writes to its configuration are filtered (Xen).
    pub write_filtering: Option<YesNo>,
    /// Pictures.
    pub display: Display,
    /// What is to be undone.
    pub original: OriginalStates,
}

/// A SCSI device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScsiSource {
    /// Behind an adapter of the host.
    Host(ScsiPlace),
    /// Behind an iSCSI server.
    Iscsi {
        /// Name of target and unit.
        name: String,
        /// The server.
        host: Host,
        /// Who asks.
        auth: Option<StorageAuth>,
        /// Name of the initiator.
        initiator: Option<String>,
    },
}

/// A place behind an adapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScsiPlace {
    /// Name of the adapter: `scsi_host0`.
    pub adapter: String,
    /// Bus.
    pub bus: u32,
    /// Target.
    pub target: u32,
    /// Unit.
    pub unit: u64,
}

/// A mediated device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MdevSource {
    /// Its name.
    pub uuid: Uuid,
    /// What the guest sees.
    pub model: MdevModel,
    /// Pictures.
    pub display: Display,
}

/// A network device that a container gets, with its addresses inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetSource {
    /// Name on the host.
    pub interface: String,
    /// Addresses.
    pub ips: Vec<InterfaceIp>,
    /// Routes.
    pub routes: Vec<IpRoute>,
}

const USB_ID: &[AttrShape] = &[AttrShape::new("id").required()];

/// Who made a USB device.
pub(super) const VENDOR: &Shape = &Shape::new("vendor", USB_ID, &[]);

/// Which of the vendor's it is.
pub(super) const PRODUCT: &Shape = &Shape::new("product", USB_ID, &[]);

/// The declaration of `<source>`, for every kind of device.
pub(super) static SOURCE: Shape = Shape::new(
    "source",
    &[
        AttrShape::new("startupPolicy").words(StartupPolicy::WORDS),
        AttrShape::new("guestReset").words(GuestReset::WORDS),
        AttrShape::new("writeFiltering").words(YesNo::WORDS),
        AttrShape::new("protocol").words(&["adapter", "iscsi", "vhost"]),
        AttrShape::new("name"),
        AttrShape::new("wwpn"),
    ],
    &[
        ChildShape::new(VENDOR),
        ChildShape::new(PRODUCT),
        ChildShape::new(&Shape::new(
            "address",
            &[
                AttrShape::new("type"),
                AttrShape::new("domain"),
                AttrShape::new("bus"),
                AttrShape::new("slot"),
                AttrShape::new("function"),
                AttrShape::new("device"),
                AttrShape::new("port"),
                AttrShape::new("target"),
                AttrShape::new("unit"),
                AttrShape::new("uuid"),
            ],
            &[],
        )),
        ChildShape::new(&Shape::new("adapter", &[AttrShape::new("name")], &[])),
        ChildShape::new(&network::HOST).many(),
        ChildShape::new(StorageAuth::SHAPE),
        ChildShape::new(&network::INITIATOR),
        ChildShape::leaf("block"),
        ChildShape::leaf("char"),
        ChildShape::leaf("interface"),
    ],
);

impl HostdevType {
    /// `type` of a device that the hypervisor drives.
    pub(super) fn parse_subsystem(node: Node<'_>) -> Result<Self> {
        Self::parse(node, Self::is_subsystem)
    }

    /// `type` of a device that a container sees.
    pub(super) fn parse_capability(node: Node<'_>) -> Result<Self> {
        Self::parse(node, |kind| !kind.is_subsystem())
    }

    fn parse(node: Node<'_>, fits: fn(Self) -> bool) -> Result<Self> {
        let kind: Self = attr_required(node, "type")?;
        match fits(kind) {
            true => Ok(kind),
            false => Err(util::xml::error::invalid_attr(
                "hostdev",
                "type",
                kind.as_str(),
                "",
            )),
        }
    }

    fn is_subsystem(self) -> bool {
        !matches!(self, Self::Storage | Self::Misc | Self::Net)
    }
}

/// The text of a source's child that must be there; `what` is how messages call the device.
fn text_of(source: Node<'_>, name: &str, what: &str) -> Result<String> {
    match source.child_text(name) {
        Some(text) => Ok(text.into_owned()),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "Missing <{name}> element in hostdev {what} device"
        ),
    }
}

impl HostdevSource {
    /// Of which kind.
    #[must_use]
    pub fn kind(&self) -> HostdevType {
        match self {
            Self::Usb(_) => HostdevType::Usb,
            Self::Pci(_) => HostdevType::Pci,
            Self::Scsi { .. } => HostdevType::Scsi,
            Self::ScsiHost { .. } => HostdevType::ScsiHost,
            Self::Mdev(_) => HostdevType::Mdev,
            Self::Storage(_) => HostdevType::Storage,
            Self::Misc(_) => HostdevType::Misc,
            Self::Net(_) => HostdevType::Net,
        }
    }

    /// Whether the hypervisor drives it, and not a container.
    #[must_use]
    pub fn is_subsystem(&self) -> bool {
        self.kind().is_subsystem()
    }

    pub(super) fn is_scsi(&self) -> bool {
        matches!(self, Self::Scsi { .. })
    }

    /// Rules of a source, and of where its device sits in the guest.
    pub(super) fn validate(&self, info: &DeviceInfo, policy: Option<StartupPolicy>) -> Result<()> {
        if let Some(address) = &info.address {
            self.check_address(address.kind())?;
        }
        if policy.is_some() && !matches!(self, Self::Usb(_)) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Setting startupPolicy is only allowed for USB devices"
            );
        }
        Ok(())
    }

    /// Each kind of device sits on its own bus of the guest.
    fn check_address(&self, kind: AddressType) -> Result<()> {
        let unsupported = |what: &str| Err(util::err!(VIR_ERR_CONFIG_UNSUPPORTED, "{what}"));
        match (self, kind) {
            (Self::Pci(_), AddressType::Pci | AddressType::Unassigned)
            | (Self::Scsi { .. }, AddressType::Drive)
            | (Self::ScsiHost { .. }, AddressType::Pci | AddressType::Ccw)
            | (Self::Usb(_), AddressType::Usb) => Ok(()),
            (Self::Mdev(mdev), kind) => mdev.check_address(kind),
            (Self::Pci(_), _) => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "PCI host devices must use 'pci' or 'unassigned' address type"
            ),
            (Self::Scsi { .. }, _) => unsupported("SCSI host device must use 'drive' address type"),
            (Self::ScsiHost { .. }, _) => {
                unsupported("SCSI_host host device must use 'pci' or 'ccw' address type")
            }
            (Self::Usb(_), _) => unsupported("USB host device must use 'usb' address type"),
            _ => Ok(()),
        }
    }

    /// Reads what the device `node` says of a source of this kind.
    pub(super) fn parse_in(
        kind: HostdevType,
        node: Node<'_>,
        cx: &mut ParseCx,
    ) -> Result<(Self, Option<StartupPolicy>)> {
        let Some(source) = node.child("source") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing <source> element in hostdev device"
            );
        };
        for name in ["sgio", "rawio"] {
            if node.attr(name).is_some() && kind != HostdevType::Scsi {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "{name} is only supported for scsi host device"
                );
            }
        }
        let policy = match kind.is_subsystem() {
            true => attr_opt(source, "startupPolicy")?,
            false => None,
        };
        Ok((Self::parse(kind, node, source, cx)?, policy))
    }

    fn parse(
        kind: HostdevType,
        node: Node<'_>,
        source: Node<'_>,
        cx: &mut ParseCx,
    ) -> Result<Self> {
        Ok(match kind {
            HostdevType::Usb => Self::Usb(UsbSource::parse(source)?),
            HostdevType::Pci => Self::Pci(PciSource::parse(node, source, cx)?),
            HostdevType::Scsi => Self::Scsi {
                sgio: attr_opt(node, "sgio")?,
                rawio: attr_opt(node, "rawio")?,
                source: ScsiSource::parse(source, cx)?,
            },
            HostdevType::ScsiHost => Self::ScsiHost {
                model: attr_opt(node, "model")?.filter(|m| *m != ScsiHostModel::Default),
                wwpn: parse_wwpn(source)?,
            },
            HostdevType::Mdev => Self::Mdev(MdevSource::parse(node, source, cx)?),
            HostdevType::Storage => Self::Storage(text_of(source, "block", "storage")?),
            HostdevType::Misc => Self::Misc(text_of(source, "char", "character")?),
            HostdevType::Net => Self::Net(NetSource::parse(node, source, cx)?),
        })
    }

    /// What stands in the tag of `<hostdev>`.
    pub(super) fn format_outer(&self, w: &mut Writer, cx: &FormatCx) {
        match self {
            Self::Pci(pci) => pci.display.format_attrs(w, cx),
            Self::Scsi { sgio, rawio, .. } => {
                w.attr_opt("sgio", sgio.map(Sgio::as_str));
                w.attr_opt("rawio", rawio.map(YesNo::as_str));
            }
            Self::ScsiHost { model, .. } => w.attr_opt("model", model.map(ScsiHostModel::as_str)),
            Self::Mdev(mdev) => {
                w.attr("model", mdev.model.as_str());
                mdev.display.format_attrs(w, cx);
            }
            _ => {}
        }
    }

    /// What stands before `<source>`.
    pub(super) fn format_driver(&self, w: &mut Writer, cx: &FormatCx) {
        if let Self::Pci(pci) = self {
            pci.driver.format_unless_empty("driver", w, cx);
        }
    }

    /// What stands in the open `<source>`.
    pub(super) fn format(&self, how: SourceFormat, w: &mut Writer, cx: &FormatCx) {
        w.attr_opt("startupPolicy", how.policy.map(StartupPolicy::as_str));
        if how.missing {
            w.attr("missing", "yes");
        }
        self.format_attrs(w);
        self.format_body(how.typed, w, cx);
    }

    /// What stands in the tag of `<source>`.
    fn format_attrs(&self, w: &mut Writer) {
        match self {
            Self::Usb(usb) => w.attr_opt("guestReset", usb.guest_reset.map(GuestReset::as_str)),
            Self::Pci(pci) => {
                w.attr_opt("writeFiltering", pci.write_filtering.map(YesNo::as_str));
            }
            Self::Scsi {
                source: ScsiSource::Iscsi { name, .. },
                ..
            } => {
                w.attr("protocol", ScsiProtocol::Iscsi.as_str());
                w.attr("name", name);
            }
            Self::ScsiHost { wwpn, .. } => {
                w.attr("protocol", ScsiHostProtocol::Vhost.as_str());
                w.attr("wwpn", wwpn);
            }
            _ => {}
        }
    }

    /// What stands in `<source>`; a `typed` address says of which bus it is.
    fn format_body(&self, typed: bool, w: &mut Writer, cx: &FormatCx) {
        let kind = typed.then(|| self.kind().as_str());
        match self {
            Self::Usb(usb) => usb.format_body(kind, w),
            Self::Pci(pci) => pci.format_body(kind, w, cx),
            Self::Scsi { source, .. } => source.format_body(w, cx),
            Self::ScsiHost { .. } => {}
            Self::Mdev(mdev) => {
                w.start("address");
                w.attr_plain("uuid", mdev.uuid);
                w.end();
            }
            Self::Storage(block) => w.leaf("block", block),
            Self::Misc(device) => w.leaf("char", device),
            Self::Net(net) => w.leaf("interface", &net.interface),
        }
    }

    /// What stands after `<source>`.
    pub(super) fn format_after(&self, w: &mut Writer, cx: &FormatCx) {
        if let Self::Net(net) = self {
            net.ips.iter().for_each(|ip| ip.format(w, cx));
            net.routes.iter().for_each(|route| route.format(w, cx));
        }
    }

    /// Whether both mean the same device of the host (C: `virDomainHostdevMatch`).
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Usb(a), Self::Usb(b)) => a.matches(b),
            (Self::Pci(a), Self::Pci(b)) => {
                let place = |pci: &PciSource| {
                    let at = pci.address;
                    (at.domain, at.bus, at.slot, at.function)
                };
                place(a) == place(b)
            }
            (Self::Scsi { source: a, .. }, Self::Scsi { source: b, .. }) => a.matches(b),
            (Self::ScsiHost { wwpn: a, .. }, Self::ScsiHost { wwpn: b, .. })
            | (Self::Storage(a), Self::Storage(b))
            | (Self::Misc(a), Self::Misc(b)) => a == b,
            (Self::Mdev(a), Self::Mdev(b)) => a.uuid == b.uuid,
            (Self::Net(a), Self::Net(b)) => a.interface == b.interface,
            _ => false,
        }
    }
}

impl UsbSource {
    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let mut usb = Self {
            guest_reset: attr_opt(node, "guestReset")?,
            ..Self::default()
        };
        let number = |node, name| {
            let number = attr_u32(node, name, 0)?;
            number.ok_or_else(|| util::xml::error::missing_attr(Node::qualified_name(node), name))
        };
        let (vendor, product) = (node.child("vendor"), node.child("product"));
        if let Some(vendor) = vendor {
            usb.vendor = nonzero(vendor, "id", Some(number(vendor, "id")?))?.unwrap_or(0);
        }
        if let Some(product) = product {
            usb.product = number(product, "id")?;
        }
        if let Some(address) = node.child("address") {
            usb.bus = number(address, "bus")?;
            usb.device = number(address, "device")?;
        }
        match (vendor, product) {
            (None, Some(_)) => bail!(VIR_ERR_INTERNAL_ERROR, "missing vendor"),
            (Some(_), None) => bail!(VIR_ERR_INTERNAL_ERROR, "missing product"),
            _ => Ok(usb),
        }
    }

    fn format_body(&self, kind: Option<&str>, w: &mut Writer) {
        if self.vendor != 0 {
            for (name, id) in [("vendor", self.vendor), ("product", self.product)] {
                w.start(name);
                w.attr_plain("id", Hex(id.into(), 4));
                w.end();
            }
        }
        if self.bus != 0 || self.device != 0 {
            w.start("address");
            w.attr_opt("type", kind);
            w.attr_plain("bus", self.bus);
            w.attr_plain("device", self.device);
            w.end();
        }
    }

    fn matches(&self, other: &Self) -> bool {
        if self.bus != 0 && self.device != 0 {
            (self.bus, self.device) == (other.bus, other.device)
        } else {
            (self.vendor, self.product) == (other.vendor, other.product)
        }
    }
}

impl PciSource {
    pub(super) fn parse(node: Node<'_>, source: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let display = Display::parse(node, cx)?;
        let address = match source.child("address") {
            Some(address) => PciAddress::parse(address)?,
            None => PciAddress::default(),
        };
        let original = match cx.flags.has(ParseFlags::STATUS) {
            true => child(source, "origstates", cx)?,
            false => None,
        };
        Ok(Self {
            address,
            write_filtering: attr_opt(source, "writeFiltering")?,
            driver: child(node, "driver", cx)?.unwrap_or_default(),
            display,
            original: original.unwrap_or_default(),
        })
    }

    fn format_body(&self, kind: Option<&str>, w: &mut Writer, cx: &FormatCx) {
        w.start("address");
        w.attr_opt("type", kind);
        self.address.format_attrs(w);
        w.end();
        if cx.has(FormatFlags::STATUS) {
            self.original.format_unless_empty("origstates", w, cx);
        }
    }
}

impl ScsiSource {
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        match attr_opt(node, "protocol")?.unwrap_or(ScsiProtocol::Adapter) {
            ScsiProtocol::Adapter => ScsiPlace::parse(node).map(Self::Host),
            ScsiProtocol::Iscsi => Self::parse_iscsi(node, cx),
        }
    }

    fn parse_iscsi(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(VIR_ERR_XML_ERROR, "missing iSCSI hostdev source path name");
        };
        let mut hosts = Host::parse_all(node)?.into_iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            match node.child("host") {
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "missing the host address for the iSCSI hostdev"
                ),
                Some(_) => bail!(
                    VIR_ERR_XML_ERROR,
                    "only one source host address may be specified for the iSCSI hostdev"
                ),
            }
        };
        let auth = child(node, "auth", cx)?;
        check_auth(auth.as_ref())?;
        Ok(Self::Iscsi {
            name: name.to_owned(),
            host,
            auth,
            initiator: parse_initiator(node),
        })
    }

    /// An iSCSI name without a unit number asks for the first one.
    pub(super) fn complete(&mut self) {
        if let Self::Iscsi { name, .. } = self {
            complete_iscsi_name(name);
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        match self {
            Self::Host(place) => place.format(w),
            Self::Iscsi {
                host,
                auth,
                initiator,
                ..
            } => {
                host.format(w);
                if let Some(auth) = auth {
                    auth.format(w, cx);
                }
                format_initiator(initiator.as_deref(), w);
            }
        }
    }

    fn matches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Host(a), Self::Host(b)) => a == b,
            (
                Self::Iscsi {
                    name: a, host: at, ..
                },
                Self::Iscsi {
                    name: b, host: bt, ..
                },
            ) => (a, at) == (b, bt),
            _ => false,
        }
    }
}

/// Only an iSCSI secret opens an iSCSI server.
fn check_auth(auth: Option<&StorageAuth>) -> Result<()> {
    let Some(auth) = auth else { return Ok(()) };
    match auth.secret_type.as_deref() {
        Some("iscsi") => Ok(()),
        Some(known) if crate::secret_lookup::USAGES.contains(&known) => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "hostdev invalid secret type '{known}'"
        ),
        other => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "invalid secret type {}",
            other.unwrap_or("(null)")
        ),
    }
}

impl ScsiPlace {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(address) = node.child("address") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "'address' must be specified for scsi hostdev source"
            );
        };
        let (bus, target) = (
            attr_required(address, "bus")?,
            attr_required(address, "target")?,
        );
        let unit = attr_required(address, "unit")?;
        let adapter = node.child("adapter").and_then(|node| node.attr("name"));
        let Some(adapter) = adapter else {
            bail!(
                VIR_ERR_XML_ERROR,
                "'adapter' name must be specified for scsi hostdev source"
            );
        };
        Ok(Self {
            adapter: adapter.to_owned(),
            bus,
            target,
            unit,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("adapter");
        w.attr("name", &self.adapter);
        w.end();
        w.start("address");
        w.attr_plain("bus", self.bus);
        w.attr_plain("target", self.target);
        w.attr_plain("unit", self.unit);
        w.end();
    }
}

/// The name of a vhost target: `naa.` and a world wide name.
fn parse_wwpn(source: Node<'_>) -> Result<String> {
    let ScsiHostProtocol::Vhost = attr_required(source, "protocol")?;
    let Some(wwpn) = source.attr("wwpn") else {
        bail!(VIR_ERR_XML_ERROR, "missing vhost-scsi hostdev source wwpn");
    };
    let name = wwpn.strip_prefix("naa.");
    if name.is_none_or(|name| crate::wwn::check(name).is_err()) {
        bail!(VIR_ERR_XML_ERROR, "malformed 'wwpn' value");
    }
    Ok(wwpn.to_owned())
}

impl MdevSource {
    fn parse(node: Node<'_>, source: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let model = attr_required(node, "model")?;
        let display = Display::parse(node, cx)?;
        let Some(address) = source.child("address") else {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Missing <address> element");
        };
        let Some(text) = address.attr("uuid") else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Missing 'uuid' attribute for element <address>"
            );
        };
        let Some(uuid) = Uuid::parse(text) else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Cannot parse uuid attribute of element <address>"
            );
        };
        Ok(Self {
            uuid,
            model,
            display,
        })
    }

    /// Each model sits on its own bus; the crypto adapters of s390 on none.
    pub(super) fn check_address(&self, kind: AddressType) -> Result<()> {
        let fits = match self.model {
            MdevModel::Pci => kind == AddressType::Pci,
            MdevModel::Ccw => kind == AddressType::Ccw,
            MdevModel::Ap => true,
        };
        if !fits {
            bail!(
                VIR_ERR_XML_ERROR,
                "Unsupported address type '{kind}' with mediated device model '{}'",
                self.model
            );
        }
        Ok(())
    }
}

impl NetSource {
    fn parse(node: Node<'_>, source: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            interface: text_of(source, "interface", "net")?,
            ips: node
                .children_named("ip")
                .map(|ip| InterfaceIp::parse(ip, cx))
                .collect::<Result<_>>()?,
            routes: node
                .children_named("route")
                .map(|route| IpRoute::parse(route, OWNER))
                .collect::<Result<_>>()?,
        })
    }
}
