//! `<disk>`: a drive of the guest (C: `virDomainDiskDef`).
//!
//! What it holds is `storage_source`; how the hypervisor works with it `disk_driver`.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, Document, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags,
    Shape, Writer, Xml,
};
use xml_derive::Xml;

use super::device_info::DeviceInfo;
pub use super::disk_driver::{
    DetectZeroes, Discard, DiskCache, DiskDriver, DiskIo, ErrorPolicy, MappedThread,
};
use super::disk_mirror::Mirror;
use super::iotune::{IoTune, ThrottleFilters};
use crate::encryption::Encryption;
use crate::storage_auth::StorageAuth;
pub use crate::storage_source::{
    BackingStore, Image, SourceLocation, StorageFormat, StorageSource, StorageType,
};
use crate::storage_source::{Surroundings, child};
use crate::{OnOff, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainDiskDevice`.
    pub enum DiskDevice { Disk = "disk", Cdrom = "cdrom", Floppy = "floppy", Lun = "lun" }
}

util::vir_enum! {
    /// C: `virDomainDiskBus`.
    pub enum DiskBus {
        Ide = "ide",
        Fdc = "fdc",
        Scsi = "scsi",
        Virtio = "virtio",
        Xen = "xen",
        Usb = "usb",
        Uml = "uml",
        Sata = "sata",
        Sd = "sd",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskModel`.
    pub enum DiskModel {
        Virtio = "virtio",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}

util::vir_enum! {
    /// C: `virDomainSnapshotLocation`.
    pub enum SnapshotLocation { No = "no", Internal = "internal", External = "external", Manual = "manual" }
}

util::vir_enum! {
    /// C: `virDomainDeviceSGIO`.
    pub enum Sgio { Filtered = "filtered", Unfiltered = "unfiltered" }
}

util::vir_enum! {
    /// C: `virDomainStartupPolicy`.
    pub enum StartupPolicy {
        Mandatory = "mandatory",
        Requisite = "requisite",
        Optional = "optional",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskTray`.
    pub enum Tray { Closed = "closed", Open = "open" }
}

util::vir_enum! {
    /// C: `virDomainDiskGeometryTrans`.
    pub enum GeometryTrans { None = "none", Auto = "auto", Lba = "lba" }
}
util::xml_enum!(
    DiskDevice,
    DiskBus,
    DiskModel,
    SnapshotLocation,
    Sgio,
    StartupPolicy,
    Tray,
    GeometryTrans,
);

/// `<target>`: what the guest sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskTarget {
    /// Name: `vda`.
    pub dev: String,
    /// Bus; `None` until the definition is completed.
    pub bus: Option<DiskBus>,
    /// A removable drive's tray, a runtime fact.
    pub tray: Tray,
    /// Whether a USB disk is removable.
    pub removable: Option<OnOff>,
    /// Turns in a minute, 1 for no turns at all; 0 when not given.
    pub rotation_rate: u32,
}

/// `<geometry>`: cylinders, heads and sectors.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "geometry")]
pub struct Geometry {
    /// Cylinders.
    #[xml(attr)]
    pub cyls: u32,
    /// Heads.
    #[xml(attr)]
    pub heads: u32,
    /// Sectors of a track.
    #[xml(attr)]
    pub secs: u32,
    /// How the firmware translates them.
    #[xml(attr)]
    pub trans: Option<GeometryTrans>,
}

/// `<blockio>`: block sizes in bytes.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "blockio")]
pub struct BlockIo {
    /// Of a request; 0 when not given.
    #[xml(attr, skip_zero)]
    pub logical_block_size: u32,
    /// Of the medium; 0 when not given.
    #[xml(attr, skip_zero)]
    pub physical_block_size: u32,
    /// Unit of a discard.
    #[xml(attr, skip_zero)]
    pub discard_granularity: Option<u32>,
}

/// Which of a disk's secrets stand below `<disk>`, as older documents have it, and not below
/// `<source>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OldPlaces {
    /// `<auth>`
    pub auth: bool,
    /// `<encryption>`
    pub encryption: bool,
}

/// A drive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// Which kind of drive.
    pub device: DiskDevice,
    /// Model of a virtio or USB disk.
    pub model: Option<DiskModel>,
    /// Whether a LUN may be sent any command.
    pub rawio: Option<YesNo>,
    /// Whether commands sent to a LUN are filtered.
    pub sgio: Option<Sgio>,
    /// How it takes part in a snapshot.
    pub snapshot: Option<SnapshotLocation>,
    /// `<driver>`
    pub driver: DiskDriver,
    /// `<source>`
    pub source: StorageSource,
    /// Where the source's secrets stand.
    pub old_places: OldPlaces,
    /// What an absent source means at start.
    pub startup_policy: Option<StartupPolicy>,
    /// What lies below the source; `None` when it isn't known.
    pub backing: Option<BackingStore>,
    /// Domain that serves the disk (Xen).
    pub backend_domain: Option<String>,
    /// `<geometry>`
    pub geometry: Option<Geometry>,
    /// `<blockio>`
    pub blockio: BlockIo,
    /// `<mirror>`, a runtime fact.
    pub mirror: Option<Box<Mirror>>,
    /// `<target>`
    pub target: DiskTarget,
    /// `<iotune>`
    pub iotune: IoTune,
    /// `<throttlefilters>`
    pub throttle_filters: ThrottleFilters,
    /// Whether the guest may only read.
    pub readonly: bool,
    /// Whether several guests may use it.
    pub shareable: bool,
    /// Whether changes are forgotten.
    pub transient: bool,
    /// Whether several guests' forgotten changes may share the image below.
    pub transient_share_backing: Option<YesNo>,
    /// Serial number.
    pub serial: Option<String>,
    /// World wide name, 16 hexadecimal digits.
    pub wwn: Option<String>,
    /// Vendor of a SCSI disk.
    pub vendor: Option<String>,
    /// Product of a SCSI disk.
    pub product: Option<String>,
    /// Boot order, alias and address.
    pub info: DeviceInfo,
    /// What the driver notes in its status file.
    pub private_data: Option<Fragment>,
}

/// The declaration of `<target>`.
static TARGET: Shape = Shape::new(
    "target",
    &[
        AttrShape::new("dev").required(),
        AttrShape::new("bus").words(DiskBus::WORDS),
        AttrShape::new("tray").words(Tray::WORDS),
        AttrShape::new("removable").words(OnOff::WORDS),
        AttrShape::new("rotation_rate"),
    ],
    &[],
);

impl DiskTarget {
    /// Reads `<target>`; that it names the drive is asked later.
    fn parse(node: Option<Node<'_>>) -> Result<Self> {
        let word = |name| node.and_then(|node| node.attr(name));
        Ok(Self {
            dev: word("dev").unwrap_or_default().to_owned(),
            bus: node.map_or(Ok(None), |node| attr_opt(node, "bus"))?,
            tray: node
                .map_or(Ok(None), |node| attr_opt(node, "tray"))?
                .unwrap_or(Tray::Closed),
            removable: node.map_or(Ok(None), |node| attr_opt(node, "removable"))?,
            rotation_rate: node
                .map_or(Ok(None), |node| attr_opt(node, "rotation_rate"))?
                .unwrap_or(0),
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("target");
        w.attr("dev", &self.dev);
        w.attr_opt("bus", self.bus.map(DiskBus::as_str));
        if self.tray == Tray::Open {
            w.attr("tray", self.tray.as_str());
        }
        let removable = self.removable.filter(|_| self.bus == Some(DiskBus::Usb));
        w.attr_opt("removable", removable.map(OnOff::as_str));
        if self.rotation_rate != 0 {
            w.attr_plain("rotation_rate", self.rotation_rate);
        }
        w.end();
    }
}

impl Geometry {
    /// A geometry of which a part is missing is none.
    fn parse_in(disk: Node<'_>, cx: &mut ParseCx) -> Result<Option<Self>> {
        let geometry: Option<Self> = child(disk, "geometry", cx)?;
        Ok(geometry.filter(|g| g.cyls != 0 && g.heads != 0 && g.secs != 0))
    }
}

/// The source, with the secrets that older documents have below `<disk>`.
fn parse_source(node: Node<'_>, cx: &mut ParseCx) -> Result<(StorageSource, OldPlaces)> {
    let kind = attr_opt(node, "type")?.unwrap_or(StorageType::File);
    let mut source = match node.child("source") {
        Some(source) => StorageSource::parse(kind, source, cx)?,
        None => StorageSource::new(SourceLocation::File(None)),
    };
    let auth: Option<StorageAuth> = match node.child("auth") {
        Some(_) if source.auth.is_some() => return Err(found_already("auth")),
        _ => child(node, "auth", cx)?,
    };
    let encryption: Option<Encryption> = match node.child("encryption") {
        Some(_) if source.encryption.is_some() => return Err(found_already("encryption")),
        _ => child(node, "encryption", cx)?,
    };
    let places = OldPlaces {
        auth: auth.is_some(),
        encryption: encryption.is_some(),
    };
    source.auth = auth.or(source.auth);
    source.encryption = encryption.or(source.encryption);
    Ok((source, places))
}

fn found_already(what: &str) -> Box<util::Error> {
    util::err!(
        VIR_ERR_CONFIG_UNSUPPORTED,
        "an <{what}> definition already found for disk source"
    )
}

impl Disk {
    /// Whether its medium can be changed.
    #[must_use]
    pub fn is_removable_media(&self) -> bool {
        matches!(self.device, DiskDevice::Cdrom | DiskDevice::Floppy)
    }

    /// The first part of the output: what the hypervisor works with.
    fn format_source(&self, w: &mut Writer, cx: &FormatCx) {
        self.driver.format_unless_empty("driver", w, cx);
        if let Some(auth) = self.source.auth.as_ref().filter(|_| self.old_places.auth) {
            auth.format(w, cx);
        }
        let around = Surroundings {
            startup_policy: self.startup_policy.map(StartupPolicy::as_str),
            has_auth: self.old_places.auth,
            has_encryption: self.old_places.encryption,
            has_index: false,
        };
        self.source.format_in(around, w, cx);
        if let Some(backing) = &self.backing {
            backing.format(w, cx);
        }
        if let Some(name) = &self.backend_domain {
            w.start("backenddomain");
            w.attr("name", name);
            w.end();
        }
        if let Some(geometry) = &self.geometry {
            geometry.format(w, cx);
        }
        self.blockio.format_unless_empty("blockio", w, cx);
        if let Some(mirror) = &self.mirror
            && !cx.has(FormatFlags::INACTIVE)
        {
            mirror.format(w, cx);
        }
    }

    fn format_modes(&self, w: &mut Writer) {
        for (name, set) in [("readonly", self.readonly), ("shareable", self.shareable)] {
            if set {
                w.empty(name);
            }
        }
        if self.transient {
            w.start("transient");
            if self.transient_share_backing == Some(YesNo::Yes) {
                w.attr("shareBacking", YesNo::Yes.as_str());
            }
            w.end();
        }
    }
}

/// An element that is there or not.
const fn flag(name: &'static str) -> Shape {
    Shape::new(name, &[], &[])
}

static SHAPE: Shape = Shape {
    inline: &[DeviceInfo::SHAPE],
    ..Shape::new(
        "disk",
        &[
            AttrShape::new("type").words(StorageType::WORDS),
            AttrShape::new("device").words(DiskDevice::WORDS),
            AttrShape::new("model").words(DiskModel::WORDS),
            AttrShape::new("rawio").words(YesNo::WORDS),
            AttrShape::new("sgio").words(Sgio::WORDS),
            AttrShape::new("snapshot").words(SnapshotLocation::WORDS),
        ],
        &[
            ChildShape::new(DiskDriver::SHAPE),
            ChildShape::new(StorageAuth::SHAPE),
            ChildShape::new(StorageSource::SHAPE),
            ChildShape::new(BackingStore::SHAPE),
            ChildShape::new(&Shape::new(
                "backenddomain",
                &[AttrShape::new("name").required()],
                &[],
            )),
            ChildShape::new(Geometry::SHAPE),
            ChildShape::new(BlockIo::SHAPE),
            ChildShape::new(Mirror::SHAPE),
            ChildShape::new(&TARGET).required(),
            ChildShape::new(IoTune::SHAPE),
            ChildShape::new(ThrottleFilters::SHAPE),
            ChildShape::new(&flag("readonly")),
            ChildShape::new(&flag("shareable")),
            ChildShape::new(&Shape::new(
                "transient",
                &[AttrShape::new("shareBacking").words(YesNo::WORDS)],
                &[],
            )),
            ChildShape::leaf("serial"),
            ChildShape::leaf("wwn"),
            ChildShape::leaf("vendor"),
            ChildShape::leaf("product"),
            ChildShape::new(Encryption::SHAPE),
        ],
    )
};

impl Xml for Disk {
    const SHAPE: &'static Shape = &SHAPE;

    // Of two mistakes libvirt tells the first: the fields stand in its order.
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let (source, old_places) = parse_source(node, cx)?;
        let text = |name| node.child_text(name).map(|t| t.into_owned());
        let has = |name| node.child(name).is_some();
        let attr_in = |name: &str, attr: &str| node.child(name).and_then(|n| n.attr(attr));
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        let device = attr_opt(node, "device")?.unwrap_or(DiskDevice::Disk);
        let source_node = node.child("source");
        let transient = node.child("transient");
        Ok(Self {
            device,
            model: attr_opt(node, "model")?,
            snapshot: attr_opt(node, "snapshot")?,
            rawio: attr_opt(node, "rawio")?,
            sgio: attr_opt(node, "sgio")?,
            startup_policy: source_node.map_or(Ok(None), |n| attr_opt(n, "startupPolicy"))?,
            target: DiskTarget::parse(node.child("target"))?,
            geometry: Geometry::parse_in(node, cx)?,
            blockio: child(node, "blockio", cx)?.unwrap_or_default(),
            driver: child(node, "driver", cx)?.unwrap_or_default(),
            mirror: match node.child("mirror").filter(|_| live) {
                Some(mirror) => Some(Box::new(Mirror::parse(mirror, cx)?)),
                None => None,
            },
            transient: transient.is_some(),
            transient_share_backing: transient.map_or(Ok(None), |n| attr_opt(n, "shareBacking"))?,
            iotune: child(node, "iotune", cx)?.unwrap_or_default(),
            throttle_filters: ThrottleFilters::parse_in(node, cx)?,
            backend_domain: attr_in("backenddomain", "name").map(str::to_owned),
            readonly: has("readonly") || device == DiskDevice::Cdrom,
            shareable: has("shareable"),
            serial: text("serial"),
            wwn: text("wwn").map(check_wwn).transpose()?,
            vendor: text("vendor"),
            product: text("product"),
            backing: {
                check_target(node, &source)?;
                BackingStore::parse_in(node, cx)?
            },
            info: DeviceInfo::parse_bootable(node, cx)?,
            private_data: match cx.flags.has(ParseFlags::STATUS) {
                true => node.child("privateData").map(Fragment::from_node),
                false => None,
            },
            source,
            old_places,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.source.type_word());
        w.attr("device", self.device.as_str());
        w.attr_opt("model", self.model.map(DiskModel::as_str));
        w.attr_opt("rawio", self.rawio.map(YesNo::as_str));
        w.attr_opt("sgio", self.sgio.map(Sgio::as_str));
        let implied = self.readonly && self.snapshot == Some(SnapshotLocation::No);
        let snapshot = self.snapshot.filter(|_| !implied);
        w.attr_opt("snapshot", snapshot.map(SnapshotLocation::as_str));
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_source(w, cx);
        self.target.format(w);
        self.iotune.format_unless_empty("iotune", w, cx);
        self.throttle_filters
            .format_unless_empty("throttlefilters", w, cx);
        self.format_modes(w);
        w.leaf_opt("serial", self.serial.as_deref());
        w.leaf_opt("wwn", self.wwn.as_deref());
        w.leaf_opt("vendor", self.vendor.as_deref());
        w.leaf_opt("product", self.product.as_deref());
        if let Some(encryption) = &self.source.encryption
            && self.old_places.encryption
        {
            encryption.format(w, cx);
        }
        self.info.format_body(w, cx);
        if let Some(data) = &self.private_data
            && cx.has(FormatFlags::STATUS)
        {
            w.fragment(data);
        }
    }
}

/// A drive needs a name.
fn check_target(disk: Node<'_>, source: &StorageSource) -> Result<()> {
    let target = disk.child("target");
    if target.is_none_or(|target| target.attr("dev").is_none()) {
        let source = source.location.describe();
        bail!(VIR_ERR_NO_TARGET, "{}", source.unwrap_or_default());
    }
    Ok(())
}

fn check_wwn(wwn: String) -> Result<String> {
    crate::wwn::check(&wwn)?;
    Ok(wwn)
}

/// Reads a `<disk>` of which only the image counts, the place for a copy (C:
/// `virDomainDiskDefParseSource`).
///
/// # Errors
/// `VIR_ERR_XML_DETAIL` and what the parts of an image say.
pub fn parse_image(document: &str) -> Result<Image> {
    let document = Document::parse(document.as_bytes(), "disk", ORIGIN)?;
    let (node, mut cx) = (document.root(), ParseCx::new(ParseFlags::INACTIVE));
    let driver: DiskDriver = child(node, "driver", &mut cx)?.unwrap_or_default();
    Ok(Image {
        source: parse_source(node, &mut cx)?.0,
        format: driver.format,
        metadata_cache: driver.metadata_cache.0,
        backing: BackingStore::parse_in(node, &mut cx)?,
    })
}

/// Where the disk is that a caller names by its target or its source (C: `virDomainDiskByName`).
#[must_use]
pub fn position(disks: &[Disk], name: &str) -> Option<usize> {
    let is_meant = |disk: &Disk| disk.target.dev == name || disk.source.path() == Some(name);
    disks.iter().position(is_meant)
}
