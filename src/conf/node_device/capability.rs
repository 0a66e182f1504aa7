//! `<capability>`: what a device can do, one kind in each file beside this one.
use util::bail;
use util::error::Result;
use util::xml::value::attr_required;
use util::xml::{AttrShape, ChildShape, FormatCx, Shape, Writer};

use super::source::Source;
use super::{
    ApAdapter, ApQueue, CcwDevice, CcwGroup, CssDevice, FcHost, Mdev, MdevType, NetDevice, ORIGIN,
    PciDevice, ScsiDevice, ScsiHost, ScsiTarget, Storage, System, UsbDevice, UsbInterface, Vpd,
    mdev_types,
};

util::vir_enum! {
    /// Every kind of capability, also of those within others (C: `virNodeDevCapType`).
    pub enum CapType {
        System = "system",
        Pci = "pci",
        UsbDevice = "usb_device",
        Usb = "usb",
        Net = "net",
        ScsiHost = "scsi_host",
        ScsiTarget = "scsi_target",
        Scsi = "scsi",
        Storage = "storage",
        FcHost = "fc_host",
        Vports = "vports",
        ScsiGeneric = "scsi_generic",
        Drm = "drm",
        MdevTypes = "mdev_types",
        Mdev = "mdev",
        Ccw = "ccw",
        Css = "css",
        Vdpa = "vdpa",
        ApCard = "ap_card",
        ApQueue = "ap_queue",
        ApMatrix = "ap_matrix",
        Vpd = "vpd",
        CcwGroup = "ccwgroup",
        CcwGroupMember = "ccwgroup_member",
    }
}
util::xml_enum!(CapType);

util::vir_enum! {
    /// What a graphics device's file is for (C: `virNodeDevDRMType`).
    pub enum DrmType { Primary = "primary", Control = "control", Render = "render" }
}

/// What a device can do (C: `virNodeDevCapData`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Capability {
    /// The host itself.
    System(Box<System>),
    /// A PCI function.
    Pci(Box<PciDevice>),
    /// A USB device.
    UsbDevice(UsbDevice),
    /// An interface of a USB device.
    Usb(UsbInterface),
    /// A network device.
    Net(NetDevice),
    /// A SCSI adapter.
    ScsiHost(ScsiHost),
    /// A SCSI target.
    ScsiTarget(ScsiTarget),
    /// A SCSI logical unit.
    Scsi(ScsiDevice),
    /// A disk.
    Storage(Box<Storage>),
    /// A SCSI unit's character device, by its path; drivers alone make these.
    ScsiGeneric(String),
    /// A graphics device's file.
    Drm(DrmType),
    /// A mediated device.
    Mdev(Box<Mdev>),
    /// A device of s390's channel subsystem.
    Ccw(CcwDevice),
    /// A subchannel of s390's channel subsystem.
    Css(CssDevice),
    /// A vDPA device, by its path; drivers alone make these.
    Vdpa(String),
    /// An s390 crypto card.
    ApCard(ApAdapter),
    /// A queue of an s390 crypto card.
    ApQueue(ApQueue),
    /// s390's crypto matrix, with the mediated devices that it can make.
    ApMatrix(Vec<MdevType>),
    /// A group of channel devices that act as one.
    CcwGroup(CcwGroup),
}

impl Capability {
    /// All attributes and children that any kind has.
    pub(super) const SHAPE: Shape = Shape {
        inline: &[
            &System::SHAPE,
            &PciDevice::SHAPE,
            &UsbDevice::SHAPE,
            &UsbInterface::SHAPE,
            &NetDevice::SHAPE,
            &ScsiHost::SHAPE,
            &ScsiTarget::SHAPE,
            &ScsiDevice::SHAPE,
            &Storage::SHAPE,
            &Mdev::SHAPE,
            &CcwDevice::SHAPE,
            &CssDevice::SHAPE,
            &CcwGroup::SHAPE,
            &ApQueue::SHAPE,
        ],
        ..Shape::new(
            "capability",
            &[AttrShape::new("type").words(CapType::WORDS).required()],
            &[
                ChildShape::leaf("type"),
                ChildShape::leaf("char"),
                ChildShape::leaf("chardev"),
                ChildShape::new(&Self::INNER).many(),
            ],
        )
    };

    /// The same for the capabilities within others.
    const INNER: Shape = Shape {
        inline: &[
            &mdev_types::SHAPE,
            &PciDevice::FUNCTIONS,
            &Vpd::SHAPE,
            &ScsiHost::ADAPTER,
            &ScsiTarget::PORT,
            &Storage::MEDIUM,
            &CcwDevice::MEMBER,
            &CcwGroup::QETH,
        ],
        ..Shape::new("capability", &[AttrShape::new("type").required()], &[])
    };

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> CapType {
        match self {
            Self::System(_) => CapType::System,
            Self::Pci(_) => CapType::Pci,
            Self::UsbDevice(_) => CapType::UsbDevice,
            Self::Usb(_) => CapType::Usb,
            Self::Net(_) => CapType::Net,
            Self::ScsiHost(_) => CapType::ScsiHost,
            Self::ScsiTarget(_) => CapType::ScsiTarget,
            Self::Scsi(_) => CapType::Scsi,
            Self::Storage(_) => CapType::Storage,
            Self::ScsiGeneric(_) => CapType::ScsiGeneric,
            Self::Drm(_) => CapType::Drm,
            Self::Mdev(_) => CapType::Mdev,
            Self::Ccw(_) => CapType::Ccw,
            Self::Css(_) => CapType::Css,
            Self::Vdpa(_) => CapType::Vdpa,
            Self::ApCard(_) => CapType::ApCard,
            Self::ApQueue(_) => CapType::ApQueue,
            Self::ApMatrix(_) => CapType::ApMatrix,
            Self::CcwGroup(_) => CapType::CcwGroup,
        }
    }

    /// The kinds within it that callers may ask for (C: `virNodeDeviceCapsListExport`).
    #[must_use]
    pub fn inner_kinds(&self) -> Vec<CapType> {
        let found = |found: bool, kind| found.then_some(kind);
        let kinds = match self {
            Self::ScsiHost(host) => [
                found(host.fc_host.is_some(), CapType::FcHost),
                found(host.vports.is_some(), CapType::Vports),
            ],
            Self::Pci(pci) => [
                found(!pci.mdev_types.is_empty(), CapType::MdevTypes),
                found(pci.vpd.is_some(), CapType::Vpd),
            ],
            Self::Css(css) => [found(!css.mdev_types.is_empty(), CapType::MdevTypes), None],
            Self::ApMatrix(types) => [found(!types.is_empty(), CapType::MdevTypes), None],
            Self::Ccw(ccw) => [found(ccw.group.is_some(), CapType::CcwGroupMember), None],
            _ => [None, None],
        };
        kinds.into_iter().flatten().collect()
    }

    /// The Fibre Channel part of an adapter.
    #[must_use]
    pub fn fc_host(&self) -> Option<&FcHost> {
        match self {
            Self::ScsiHost(host) => host.fc_host.as_ref(),
            _ => None,
        }
    }

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let kind: CapType = attr_required(source.node, "type")?;
        Ok(match kind {
            CapType::System => Self::System(Box::new(System::parse(source)?)),
            CapType::Pci => Self::Pci(Box::new(PciDevice::parse(source)?)),
            CapType::UsbDevice => Self::UsbDevice(UsbDevice::parse(source)?),
            CapType::Usb => Self::Usb(UsbInterface::parse(source)?),
            CapType::Net => Self::Net(NetDevice::parse(source)?),
            CapType::ScsiHost => Self::ScsiHost(ScsiHost::parse(source)?),
            CapType::ScsiTarget => Self::ScsiTarget(ScsiTarget::parse(source)?),
            CapType::Scsi => Self::Scsi(ScsiDevice::parse(source)?),
            CapType::Storage => Self::Storage(Box::new(Storage::parse(source)?)),
            CapType::Drm => Self::Drm(parse_drm(source)?),
            CapType::Mdev => Self::Mdev(Box::new(Mdev::parse(source)?)),
            CapType::Ccw => Self::Ccw(CcwDevice::parse(source)?),
            CapType::Css => Self::Css(CssDevice::parse(source)?),
            CapType::ApCard => Self::ApCard(ApAdapter::parse(source)?),
            CapType::ApQueue => Self::ApQueue(ApQueue::parse(source)?),
            CapType::ApMatrix => Self::ApMatrix(mdev_types::parse_within(source)?),
            CapType::CcwGroup => Self::CcwGroup(CcwGroup::parse(source)?),
            // Kinds within others, and those that drivers alone make.
            CapType::FcHost
            | CapType::Vports
            | CapType::ScsiGeneric
            | CapType::MdevTypes
            | CapType::Vdpa
            | CapType::Vpd
            | CapType::CcwGroupMember => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "unknown capability type '{}' for '{}'",
                kind as u32,
                source.device
            ),
        })
    }

    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("capability");
        w.attr("type", self.kind().as_str());
        w.open_body();
        match self {
            Self::System(system) => system.format(w),
            Self::Pci(pci) => pci.format(w),
            Self::UsbDevice(usb) => usb.format(w),
            Self::Usb(usb) => usb.format(w),
            Self::Net(net) => net.format(w, cx),
            Self::ScsiHost(host) => host.format(w),
            Self::ScsiTarget(target) => target.format(w),
            Self::Scsi(scsi) => scsi.format(w),
            Self::Storage(storage) => storage.format(w),
            Self::ScsiGeneric(path) => w.leaf("char", path),
            Self::Drm(kind) => w.leaf("type", kind.as_str()),
            Self::Mdev(mdev) => mdev.format(w, cx),
            Self::Ccw(ccw) => ccw.format(w),
            Self::Css(css) => css.format(w),
            Self::Vdpa(path) => w.leaf("chardev", path),
            Self::ApCard(card) => card.format(w),
            Self::ApQueue(queue) => queue.format(w),
            Self::ApMatrix(types) => mdev_types::format(types, w),
            Self::CcwGroup(group) => group.format(w),
        }
        w.end();
    }
}

fn parse_drm(source: &Source<'_>) -> Result<DrmType> {
    let text = source.text("type");
    match text.as_deref().and_then(DrmType::from_str) {
        Some(kind) => Ok(kind),
        None => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown drm type '{}' for '{}'",
            text.as_deref().unwrap_or("(null)"),
            source.device
        ),
    }
}

/// Opens a capability within another.
pub(super) fn start(kind: &str, w: &mut Writer) {
    w.start("capability");
    w.attr("type", kind);
}
