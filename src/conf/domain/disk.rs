//! `<disk>`: a drive of the guest (C: `virDomainDiskDef`).
//!
//! What it holds is `disk_source`.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use super::device_info::DeviceInfo;
pub use super::disk_source::{BackingStore, DiskSource, SourceLocation, StorageFormat};
use super::virtio::VirtioOptions;
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
        Nvme = "nvme",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskModel`.
    pub enum DiskModel {
        Virtio = "virtio",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
        UsbStorage = "usb-storage",
        UsbBot = "usb-bot",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskCache`.
    pub enum DiskCache {
        Default = "default",
        None = "none",
        Writethrough = "writethrough",
        Writeback = "writeback",
        Directsync = "directsync",
        Unsafe = "unsafe",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskErrorPolicy`.
    pub enum ErrorPolicy {
        Default = "default",
        Stop = "stop",
        Report = "report",
        Ignore = "ignore",
        Enospace = "enospace",
    }
}

util::vir_enum! {
    /// C: `virDomainDiskIo`.
    pub enum DiskIo { Default = "default", Native = "native", Threads = "threads", IoUring = "io_uring" }
}

util::vir_enum! {
    /// C: `virDomainDiskDiscard`.
    pub enum Discard { Default = "default", Unmap = "unmap", Ignore = "ignore" }
}

util::vir_enum! {
    /// C: `virDomainDiskDetectZeroes`.
    pub enum DetectZeroes { Default = "default", Off = "off", On = "on", Unmap = "unmap" }
}

util::vir_enum! {
    /// C: `virDomainSnapshotLocation`.
    pub enum SnapshotLocation { No = "no", Internal = "internal", External = "external", Manual = "manual" }
}

util::vir_enum! {
    /// C: `virDomainDiskTray`.
    pub enum Tray { Closed = "closed", Open = "open" }
}

util::vir_enum! {
    /// C: `virDomainDiskGeometryTrans`.
    pub enum GeometryTrans { Default = "default", None = "none", Auto = "auto", Lba = "lba" }
}
util::xml_enum!(
    DiskDevice,
    DiskBus,
    DiskModel,
    DiskCache,
    ErrorPolicy,
    DiskIo,
    Discard,
    DetectZeroes,
    SnapshotLocation,
    Tray,
    GeometryTrans,
);

/// `<driver>`: how the hypervisor works with the disk.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct DiskDriver {
    /// Which backend: `qemu`.
    #[xml(attr)]
    pub name: Option<String>,
    /// Format of the image.
    #[xml(attr = "type")]
    pub format: Option<StorageFormat>,
    /// How the host's cache is used.
    #[xml(attr, skip_zero)]
    pub cache: Option<DiskCache>,
    /// What a failed write does.
    #[xml(attr, skip_zero)]
    pub error_policy: Option<ErrorPolicy>,
    /// What a failed read does.
    #[xml(attr, skip_zero)]
    pub rerror_policy: Option<ErrorPolicy>,
    /// By which interface of the host.
    #[xml(attr, skip_zero)]
    pub io: Option<DiskIo>,
    /// Whether requests are handled in a thread of their own.
    #[xml(attr)]
    pub ioeventfd: Option<OnOff>,
    /// Whether the guest may suppress notifications.
    #[xml(attr)]
    pub event_idx: Option<OnOff>,
    /// Whether what is read from below is kept in the image.
    #[xml(attr)]
    pub copy_on_read: Option<OnOff>,
    /// What becomes of discarded blocks.
    #[xml(attr, skip_zero)]
    pub discard: Option<Discard>,
    /// The I/O thread that serves it; 0 for none.
    #[xml(attr, skip_zero)]
    pub iothread: u32,
    /// What becomes of written zeroes.
    #[xml(attr, skip_zero)]
    pub detect_zeroes: Option<DetectZeroes>,
    /// Request queues; 0 when not given.
    #[xml(attr, skip_zero)]
    pub queues: u32,
    /// Requests that a queue holds; 0 when not given.
    #[xml(attr, skip_zero)]
    pub queue_size: u32,
    /// Whether discarded clusters keep their place in the image.
    #[xml(attr)]
    pub discard_no_unref: Option<OnOff>,
    /// Options of the virtio transport.
    #[xml(inline)]
    pub virtio: VirtioOptions,
}

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
    #[xml(attr, required)]
    pub cyls: u32,
    /// Heads.
    #[xml(attr, required)]
    pub heads: u32,
    /// Sectors of a track.
    #[xml(attr, required)]
    pub secs: u32,
    /// How the firmware translates them.
    #[xml(attr, skip_zero)]
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
    #[xml(attr)]
    pub discard_granularity: Option<u32>,
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
    /// How it takes part in a snapshot.
    pub snapshot: Option<SnapshotLocation>,
    /// `<driver>`
    pub driver: DiskDriver,
    /// `<source>` and what lies below it.
    pub source: DiskSource,
    /// `<geometry>`
    pub geometry: Option<Geometry>,
    /// `<blockio>`
    pub blockio: BlockIo,
    /// `<target>`
    pub target: DiskTarget,
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
}

impl DiskTarget {
    fn parse(node: Option<Node<'_>>, source: &DiskSource) -> Result<Self> {
        let dev = node.and_then(|n| n.attr("dev"));
        let Some((node, dev)) = node.zip(dev) else {
            let path = source.path().unwrap_or_default();
            bail!(VIR_ERR_NO_TARGET, "{path}");
        };
        Ok(Self {
            dev: dev.to_owned(),
            bus: attr_opt(node, "bus")?,
            tray: attr_opt(node, "tray")?.unwrap_or(Tray::Closed),
            removable: attr_opt(node, "removable")?,
            rotation_rate: attr_opt(node, "rotation_rate")?.unwrap_or(0),
        })
    }

    fn format(&self, removable_media: bool, w: &mut Writer) {
        w.start("target");
        w.attr("dev", &self.dev);
        w.attr_opt("bus", self.bus.map(DiskBus::as_str));
        let open = removable_media && self.tray == Tray::Open;
        if open {
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

impl Disk {
    /// Whether its medium can be changed.
    #[must_use]
    pub fn is_removable_media(&self) -> bool {
        matches!(self.device, DiskDevice::Cdrom | DiskDevice::Floppy)
    }

    /// What libvirt knows below `<disk>` and this room doesn't read yet.
    const UNREAD: &'static [&'static str] = &[
        "auth",
        "encryption",
        "iotune",
        "mirror",
        "backenddomain",
        "throttlefilters",
    ];
}

impl Xml for Disk {
    const SHAPE: &'static Shape = &Shape::by_hand("disk");

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let device = attr_opt(node, "device")?.unwrap_or(DiskDevice::Disk);
        let source = DiskSource::parse(node, cx)?;
        let driver = node
            .child("driver")
            .map_or(Ok(Default::default()), |n| DiskDriver::parse(n, cx))?;
        let text = |name| node.child_text(name).map(|t| t.into_owned());
        let child = |name| node.child(name);
        cx.note_unhandled(node, "devices/disk", Self::UNREAD);
        if let Some(driver) = child("driver") {
            cx.note_unhandled(
                driver,
                "devices/disk/driver",
                &["iothreads", "metadata_cache"],
            );
        }
        if let Some(source) = child("source") {
            cx.note_unhandled_attrs(source, "devices/disk/source", &["fdgroup", "mode"]);
        }
        let disk = Self {
            device,
            model: attr_opt(node, "model")?,
            rawio: attr_opt(node, "rawio")?,
            snapshot: attr_opt(node, "snapshot")?,
            target: DiskTarget::parse(child("target"), &source)?,
            driver,
            source,
            geometry: child("geometry")
                .map(|n| Geometry::parse(n, cx))
                .transpose()?,
            blockio: child("blockio").map_or(Ok(Default::default()), |n| BlockIo::parse(n, cx))?,
            readonly: child("readonly").is_some() || device == DiskDevice::Cdrom,
            shareable: child("shareable").is_some(),
            transient: child("transient").is_some(),
            transient_share_backing: child("transient")
                .map_or(Ok(None), |n| attr_opt(n, "shareBacking"))?,
            serial: text("serial"),
            wwn: text("wwn").map(check_wwn).transpose()?,
            vendor: text("vendor"),
            product: text("product"),
            info: DeviceInfo::parse_bootable(node, cx)?,
        };
        check_source(&disk)?;
        Ok(disk)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.source.type_word());
        w.attr("device", self.device.as_str());
        w.attr_opt("model", self.model.map(DiskModel::as_str));
        w.attr_opt("rawio", self.rawio.map(YesNo::as_str));
        let implied = self.readonly && self.snapshot == Some(SnapshotLocation::No);
        let snapshot = self.snapshot.filter(|_| !implied);
        w.attr_opt("snapshot", snapshot.map(SnapshotLocation::as_str));
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.driver.format_unless_empty("driver", w, cx);
        self.source.format(w, cx);
        if let Some(geometry) = &self.geometry {
            geometry.format(w, cx);
        }
        self.blockio.format_unless_empty("blockio", w, cx);
        self.target.format(self.is_removable_media(), w);
        for (name, set) in [("readonly", self.readonly), ("shareable", self.shareable)] {
            if set {
                w.empty(name);
            }
        }
        if self.transient {
            w.start("transient");
            w.attr_opt(
                "shareBacking",
                self.transient_share_backing.map(YesNo::as_str),
            );
            w.end();
        }
        w.leaf_opt("serial", self.serial.as_deref());
        w.leaf_opt("wwn", self.wwn.as_deref());
        w.leaf_opt("vendor", self.vendor.as_deref());
        w.leaf_opt("product", self.product.as_deref());
        self.info.format_body(w, cx);
    }
}

/// A drive whose medium can't be changed needs one.
fn check_source(disk: &Disk) -> Result<()> {
    let fixed = matches!(disk.device, DiskDevice::Disk | DiskDevice::Lun);
    if fixed && disk.source.is_empty() {
        bail!(VIR_ERR_NO_SOURCE, "{}", disk.target.dev);
    }
    Ok(())
}

fn check_wwn(wwn: String) -> Result<String> {
    crate::wwn::check(&wwn)?;
    Ok(wwn)
}
