//! `<controller>`: a bus that other devices sit on (C: `virDomainControllerDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_not_negative, attr_opt};
use util::xml::{FormatCx, FormatFlags, Hex, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use super::disk_driver::IoThreadMap;
use super::schema;
use super::virtio::VirtioOptions;
use crate::{OnOff, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainControllerType`.
    pub enum ControllerType {
        Ide = "ide",
        Fdc = "fdc",
        Scsi = "scsi",
        Sata = "sata",
        VirtioSerial = "virtio-serial",
        Ccid = "ccid",
        Usb = "usb",
        Pci = "pci",
        Xenbus = "xenbus",
        Isa = "isa",
        Nvme = "nvme",
    }
}
util::xml_enum!(ControllerType);

/// Models by type (C: `virDomainControllerModel*`); a type that isn't listed has none.
const MODELS: &[(ControllerType, &[&str])] = &[
    (ControllerType::Ide, &["piix3", "piix4", "ich6"]),
    (
        ControllerType::Scsi,
        &[
            "auto",
            "buslogic",
            "lsilogic",
            "lsisas1068",
            "vmpvscsi",
            "ibmvscsi",
            "virtio-scsi",
            "lsisas1078",
            "virtio-transitional",
            "virtio-non-transitional",
            "ncr53c90",
            "dc390",
            "am53c974",
        ],
    ),
    (
        ControllerType::VirtioSerial,
        &["virtio", "virtio-transitional", "virtio-non-transitional"],
    ),
    (
        ControllerType::Usb,
        &[
            "piix3-uhci",
            "piix4-uhci",
            "ehci",
            "ich9-ehci1",
            "ich9-uhci1",
            "ich9-uhci2",
            "ich9-uhci3",
            "vt82c686b-uhci",
            "pci-ohci",
            "nec-xhci",
            "qusb1",
            "qusb2",
            "qemu-xhci",
            "none",
        ],
    ),
    (
        ControllerType::Pci,
        &[
            "pci-root",
            "pcie-root",
            "pci-bridge",
            "dmi-to-pci-bridge",
            "pcie-to-pci-bridge",
            "pcie-root-port",
            "pcie-switch-upstream-port",
            "pcie-switch-downstream-port",
            "pci-expander-bus",
            "pcie-expander-bus",
        ],
    ),
];

util::vir_enum! {
    /// The devices that QEMU has for PCI controllers (C: `virDomainControllerPCIModelName`).
    pub enum PciModelName {
        I82801b11Bridge = "i82801b11-bridge",
        PciBridge = "pci-bridge",
        X3130Upstream = "x3130-upstream",
        Xio3130Downstream = "xio3130-downstream",
        Ioh3420 = "ioh3420",
        Pxb = "pxb",
        PxbPcie = "pxb-pcie",
        PcieRootPort = "pcie-root-port",
        SpaprPciHostBridge = "spapr-pci-host-bridge",
        PciePciBridge = "pcie-pci-bridge",
    }
}
util::xml_enum!(PciModelName);

/// Attributes of `<driver>` of a controller.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct ControllerDriver {
    /// Number of request queues.
    #[xml(attr, skip_zero)]
    pub queues: u32,
    /// Commands that may wait per unit.
    #[xml(attr, skip_zero)]
    pub cmd_per_lun: u32,
    /// Sectors in one request at most.
    #[xml(attr, skip_zero)]
    pub max_sectors: u32,
    /// Whether requests are handled in a thread of their own.
    #[xml(attr)]
    pub ioeventfd: Option<OnOff>,
    /// The I/O thread that serves it.
    #[xml(attr, skip_zero)]
    pub iothread: u32,
    /// Options of the virtio transport.
    #[xml(inline)]
    pub virtio: VirtioOptions,
    /// The I/O threads that serve it, where one isn't enough.
    #[xml(child = "iothreads")]
    pub iothreads: IoThreadMap,
}

/// `<target>` of a PCI controller.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "target")]
pub struct PciTarget {
    /// Chassis number of a bridge.
    #[xml(attr = "chassisNr", read = chassis_nr)]
    pub chassis_nr: Option<u32>,
    /// Chassis of a port.
    #[xml(attr, read = chassis)]
    pub chassis: Option<u32>,
    /// Port number.
    #[xml(attr, read = port)]
    pub port: Option<HexNumber>,
    /// Bus number of an expander bus.
    #[xml(attr = "busNr", read = bus_nr)]
    pub bus_nr: Option<u32>,
    /// Index of a host bridge.
    #[xml(attr, read = target_index)]
    pub index: Option<u32>,
    /// Whether devices may come and go.
    #[xml(attr)]
    pub hotplug: Option<OnOff>,
    /// Address space kept for hotplugged devices, in KiB.
    #[xml(attr = "memReserve")]
    pub mem_reserve: Option<u64>,
    /// The guest's NUMA node.
    #[xml(leaf, read = numa_node)]
    pub node: Option<i32>,
}

/// A number of the target, in any base, within limits.
fn limited(
    node: Node<'_>,
    name: &str,
    limits: std::ops::RangeInclusive<u32>,
) -> Result<Option<u32>> {
    let number = attr_not_negative(node, name)?;
    if let Some(number) = number.filter(|number| !limits.contains(number)) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "PCI controller {name} '{number}' out of range - must be {}-{}",
            limits.start(),
            limits.end()
        );
    }
    Ok(number)
}

fn chassis_nr(node: Node<'_>) -> Result<Option<u32>> {
    limited(node, "chassisNr", 1..=255)
}

fn chassis(node: Node<'_>) -> Result<Option<u32>> {
    limited(node, "chassis", 0..=255)
}

fn port(node: Node<'_>) -> Result<Option<HexNumber>> {
    Ok(limited(node, "port", 0..=255)?.map(HexNumber))
}

fn bus_nr(node: Node<'_>) -> Result<Option<u32>> {
    limited(node, "busNr", 1..=254)
}

fn target_index(node: Node<'_>) -> Result<Option<u32>> {
    attr_not_negative(node, "index")
}

fn numa_node(target: Node<'_>) -> Result<Option<i32>> {
    let Some(text) = target.child_text("node") else {
        return Ok(None);
    };
    match util::number::to_i32(&text, 10).filter(|node| *node >= 0) {
        Some(node) => Ok(Some(node)),
        None => bail!(VIR_ERR_XML_ERROR, "invalid NUMA node in target"),
    }
}

/// A number written as `0x10` and read in any base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HexNumber(pub u32);

impl util::xml::AttrValue for HexNumber {
    const EXPECTED: &'static str = "Expected non-negative integer value";
    fn from_attr(text: &str) -> Option<Self> {
        util::number::to_u32_positive(text, 0).map(Self)
    }
    fn write_attr(&self, name: &str, w: &mut Writer) {
        w.attr_plain(name, Hex(self.0.into(), 1));
    }
    fn write_text(&self, w: &mut Writer) {
        w.text_plain(Hex(self.0.into(), 1));
    }
}

/// A controller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controller {
    /// Which bus.
    pub kind: ControllerType,
    /// Number among those of its kind; `None` until the definition is completed.
    pub index: Option<u32>,
    /// Which hardware, a word of the kind's list; `None` is the machine's default.
    pub model: Option<&'static str>,
    /// Ports of a virtio-serial or USB controller.
    pub ports: Option<u32>,
    /// Interrupt vectors of a virtio-serial controller.
    pub vectors: Option<u32>,
    /// Pages that a Xen guest may share at most.
    pub max_grant_frames: Option<u32>,
    /// Event channels that a Xen guest may have at most.
    pub max_event_channels: Option<u32>,
    /// `<driver>`
    pub driver: ControllerDriver,
    /// `<model name=>` of a PCI controller: the device that QEMU uses.
    pub pci_model_name: Option<PciModelName>,
    /// `<target>` of a PCI controller.
    pub target: PciTarget,
    /// `<pcihole64>` of a root bus, in KiB.
    pub pcihole64: Option<u64>,
    /// Alias and address.
    pub info: DeviceInfo,
}

impl Controller {
    /// The model's place among those of the kind; -1 where none is named.
    #[must_use]
    pub fn model_number(&self) -> i32 {
        let words = MODELS.iter().find(|(kind, _)| *kind == self.kind);
        let place = words.and_then(|(_, words)| {
            let mut words = words.iter();
            words.position(|word| Some(*word) == self.model)
        });
        place
            .and_then(|place| i32::try_from(place).ok())
            .unwrap_or(-1)
    }

    /// A controller without any option.
    #[must_use]
    pub fn new(kind: ControllerType, index: u32, model: Option<&'static str>) -> Self {
        Self {
            kind,
            index: Some(index),
            model,
            ports: None,
            vectors: None,
            max_grant_frames: None,
            max_event_channels: None,
            driver: ControllerDriver::default(),
            pci_model_name: None,
            target: PciTarget::default(),
            pcihole64: None,
            info: DeviceInfo::default(),
        }
    }

    /// The word for a model of `kind`, if the kind has it.
    #[must_use]
    pub fn model_word(kind: ControllerType, word: &str) -> Option<&'static str> {
        let (_, words) = MODELS.iter().find(|(k, _)| *k == kind)?;
        words.iter().copied().find(|w| *w == word)
    }

    /// Whether this is the host bridge of a PCI machine.
    #[must_use]
    pub fn is_pci_root(&self) -> bool {
        self.kind == ControllerType::Pci && matches!(self.model, Some("pci-root" | "pcie-root"))
    }
}

impl Controller {
    /// The parts of an ICH9 USB controller share a bus, each from its own port on.
    fn parse_info(
        node: Node<'_>,
        model: Option<&'static str>,
        cx: &mut ParseCx,
    ) -> Result<DeviceInfo> {
        if model == Some("none") {
            return Ok(DeviceInfo::default());
        }
        let mut info = DeviceInfo::parse(node, cx)?;
        let port = match model {
            Some("ich9-uhci1") => 0,
            Some("ich9-uhci2") => 2,
            Some("ich9-uhci3") => 4,
            _ => return Ok(info),
        };
        info.master_startport.get_or_insert(port);
        Ok(info)
    }
}

/// A child that there may be one of, and that says something of PCI controllers alone.
fn pci_child<'a>(
    node: Node<'a>,
    kind: ControllerType,
    name: &'static str,
) -> Result<Option<Node<'a>>> {
    if node.children_named(name).nth(1).is_some() {
        bail!(
            VIR_ERR_XML_ERROR,
            "Multiple <{name}> elements in controller definition not allowed"
        );
    }
    Ok(node.child(name).filter(|_| kind == ControllerType::Pci))
}

/// The models of a type, in a form that declarations take.
pub(super) const fn model_words(kind: ControllerType) -> &'static [&'static str] {
    let mut i = 0;
    while i < MODELS.len() {
        if MODELS[i].0 as u8 == kind as u8 {
            return MODELS[i].1;
        }
        i += 1;
    }
    &[]
}

fn parse_model(node: Node<'_>, kind: ControllerType) -> Result<Option<&'static str>> {
    let Some(word) = node.attr("model") else {
        return Ok(None);
    };
    match Controller::model_word(kind, word) {
        Some(model) => Ok(Some(model)),
        None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Unknown model type '{word}'"),
    }
}

impl Xml for Controller {
    const SHAPE: &'static Shape = &schema::controller::CONTROLLER;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let kind = attr_opt(node, "type")?.unwrap_or(ControllerType::Ide);
        let model = parse_model(node, kind)?;
        let child = |name| node.child(name);
        let number_of = |kinds: &[ControllerType], name| match kinds.contains(&kind) {
            true => attr_not_negative(node, name),
            false => Ok(None),
        };
        Ok(Self {
            kind,
            index: attr_not_negative(node, "index")?,
            model,
            driver: child("driver")
                .map_or(Ok(Default::default()), |n| ControllerDriver::parse(n, cx))?,
            ports: number_of(
                &[ControllerType::VirtioSerial, ControllerType::Usb],
                "ports",
            )?,
            vectors: number_of(&[ControllerType::VirtioSerial], "vectors")?,
            max_grant_frames: number_of(&[ControllerType::Xenbus], "maxGrantFrames")?,
            max_event_channels: number_of(&[ControllerType::Xenbus], "maxEventChannels")?,
            pci_model_name: pci_child(node, kind, "model")?
                .map_or(Ok(None), |model| attr_opt(model, "name"))?,
            target: pci_child(node, kind, "target")?
                .map_or(Ok(Default::default()), |n| PciTarget::parse(n, cx))?,
            pcihole64: child("pcihole64")
                .filter(|_| matches!(model, Some("pci-root" | "pcie-root")))
                .map(|hole| size::parse_kib(hole, "./pcihole64"))
                .transpose()?,
            info: Self::parse_info(node, model, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.kind.as_str());
        w.attr_plain("index", self.index.unwrap_or(0));
        w.attr_opt("model", self.model);
        let numbers = [
            ("ports", self.ports),
            ("vectors", self.vectors),
            ("maxGrantFrames", self.max_grant_frames),
            ("maxEventChannels", self.max_event_channels),
        ];
        for (name, number) in numbers {
            if let Some(number) = number {
                w.attr_plain(name, number);
            }
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        // Old peers know of no names of pseries host bridges.
        let implied = |name: &PciModelName| {
            self.model == Some("pci-root")
                && *name == PciModelName::SpaprPciHostBridge
                && cx.has(FormatFlags::MIGRATABLE)
        };
        if let Some(name) = self.pci_model_name.filter(|name| !implied(name)) {
            w.start("model");
            w.attr("name", name.as_str());
            w.end();
        }
        self.target.format_unless_empty("target", w, cx);
        self.driver.format_unless_empty("driver", w, cx);
        self.info.format_body(w, cx);
        if let Some(kib) = self.pcihole64 {
            w.start("pcihole64");
            w.attr("unit", "KiB");
            w.text_plain(kib);
            w.end();
        }
    }
}
