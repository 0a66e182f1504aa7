//! `<hostdev>`: a device of the host that the guest gets (C: `virDomainHostdevDef`).
//!
//! Which device stands in `hostdev_source`.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};

use super::address::DriveAddress;
use super::device_info::DeviceInfo;
use super::disk::{Sgio, StartupPolicy};
pub use super::hostdev_source::{
    HostdevSource, MdevModel, MdevSource, PciSource, ScsiHostModel, ScsiPlace, ScsiSource,
    UsbSource,
};
use super::hostdev_source::{HostdevType, SOURCE, SourceFormat};
use super::net::{Teaming, TeamingType};
use crate::hostdev_driver::HostdevDriver;
use crate::ip_address::InterfaceIp;
use crate::ip_route::IpRoute;
use crate::{OnOff, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainHostdevMode`.
    enum HostdevMode { Subsystem = "subsystem", Capabilities = "capabilities" }
}
util::xml_enum!(HostdevMode);

/// A device of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hostdev {
    /// Which one.
    pub source: HostdevSource,
    /// Whether the driver takes it from the host and gives it back.
    pub managed: bool,
    /// What an absent device means at start.
    pub startup_policy: Option<StartupPolicy>,
    /// Whether it was absent at start, a runtime fact.
    pub missing: bool,
    /// The network card that stands in for it.
    pub teaming: Option<Teaming>,
    /// Whether the guest may only read.
    pub readonly: bool,
    /// Whether several guests may use it.
    pub shareable: bool,
    /// Boot order, option ROM, alias and address.
    pub info: DeviceInfo,
}

impl Hostdev {
    /// Whether it sits on a SCSI bus of the guest (C: `virHostdevIsSCSIDevice`).
    #[must_use]
    pub fn is_scsi(&self) -> bool {
        matches!(self.source, HostdevSource::Scsi { .. })
    }

    /// Whether it is a SCSI device at this place.
    #[must_use]
    pub fn is_at(&self, place: &DriveAddress) -> bool {
        let at = self.info.address.as_ref().and_then(|at| at.drive());
        self.is_scsi() && at == Some(place)
    }

    /// Whether the guest's screen shows its first picture through it.
    #[must_use]
    pub fn has_ramfb(&self) -> bool {
        let ramfb = match &self.source {
            HostdevSource::Pci(pci) => pci.display.ramfb,
            HostdevSource::Mdev(mdev) => mdev.display.ramfb,
            _ => None,
        };
        ramfb.is_some_and(OnOff::is_on)
    }

    /// Rules of a single device (C: `virDomainHostdevDefValidate`).
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED`, `VIR_ERR_XML_ERROR`
    pub fn validate(&self) -> Result<()> {
        self.source.validate(&self.info, self.startup_policy)?;
        if let HostdevSource::Scsi {
            sgio: Some(Sgio::Unfiltered),
            ..
        } = self.source
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unfiltered sgio is no longer supported"
            );
        }
        self.check_teaming()
    }

    fn check_teaming(&self) -> Result<()> {
        let Some(teaming) = &self.teaming else {
            return Ok(());
        };
        let wrong = if teaming.kind != TeamingType::Transient {
            "teaming hostdev devices must have type='transient'"
        } else if teaming.persistent.is_none() {
            "missing required persistent attribute in hostdev teaming element"
        } else if !matches!(self.source, HostdevSource::Pci(_)) {
            "teaming is only supported for pci hostdev devices"
        } else {
            return Ok(());
        };
        bail!(VIR_ERR_CONFIG_UNSUPPORTED, "{wrong}")
    }

    /// Reads `<source>` and what depends on the kind of device.
    fn parse_source(
        node: Node<'_>,
        cx: &mut ParseCx,
    ) -> Result<(HostdevSource, Option<StartupPolicy>)> {
        let mode = attr_opt(node, "mode")?.unwrap_or(HostdevMode::Subsystem);
        let kind = match mode {
            HostdevMode::Subsystem => HostdevType::parse_subsystem(node)?,
            HostdevMode::Capabilities => HostdevType::parse_capability(node)?,
        };
        HostdevSource::parse_in(kind, node, cx)
    }
}

/// An element that is there or not.
const fn flag(name: &'static str) -> Shape {
    Shape::new(name, &[], &[])
}

static SHAPE: Shape = Shape::new(
    "hostdev",
    &[
        AttrShape::new("mode").words(HostdevMode::WORDS),
        AttrShape::new("type").words(HostdevType::WORDS).required(),
        AttrShape::new("managed").words(YesNo::WORDS),
        AttrShape::new("sgio").words(Sgio::WORDS),
        AttrShape::new("rawio").words(YesNo::WORDS),
        AttrShape::new("model").words(&[
            "virtio",
            "virtio-transitional",
            "virtio-non-transitional",
            "vfio-pci",
            "vfio-ccw",
            "vfio-ap",
        ]),
        AttrShape::new("display").words(OnOff::WORDS),
        AttrShape::new("ramfb").words(OnOff::WORDS),
    ],
    &[
        ChildShape::new(HostdevDriver::SHAPE),
        ChildShape::new(&SOURCE).required(),
        ChildShape::new(InterfaceIp::SHAPE).many(),
        ChildShape::new(IpRoute::SHAPE).many(),
        ChildShape::new(Teaming::SHAPE),
        ChildShape::new(&flag("readonly")),
        ChildShape::new(&flag("shareable")),
    ],
)
.with_inline(&[DeviceInfo::SHAPE]);

impl Xml for Hostdev {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let (source, startup_policy) = Self::parse_source(node, cx)?;
        let place = node.child("source");
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        Ok(Self {
            managed: source.is_subsystem() && node.attr("managed") == Some("yes"),
            startup_policy,
            missing: live && place.and_then(|n| n.attr("missing")) == Some("yes"),
            teaming: Teaming::parse_in(node)?,
            readonly: source.is_scsi() && node.child("readonly").is_some(),
            shareable: source.is_scsi() && node.child("shareable").is_some(),
            info: DeviceInfo::parse_with_rom(node, cx)?,
            source,
        })
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        let subsystem = self.source.is_subsystem();
        let mode = match subsystem {
            true => HostdevMode::Subsystem,
            false => HostdevMode::Capabilities,
        };
        w.attr("mode", mode.as_str());
        w.attr("type", self.source.kind().as_str());
        if subsystem {
            w.attr("managed", YesNo::from(self.managed).as_str());
        }
        self.source.format_outer(w, cx);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.open_body();
        let missing = self.missing && !cx.has(FormatFlags::INACTIVE);
        let of_source = SourceFormat {
            policy: self.startup_policy,
            missing,
            typed: false,
        };
        self.source.format_driver(w, cx);
        w.start("source");
        self.source.format(of_source, w, cx);
        w.end_unless_empty();
        self.source.format_after(w, cx);
        if let Some(teaming) = &self.teaming {
            teaming.format(w);
        }
        for (name, set) in [("readonly", self.readonly), ("shareable", self.shareable)] {
            if set {
                w.empty(name);
            }
        }
        self.info.format_body(w, cx);
    }
}
