//! The forms of `<controller>`, one per type.
use util::xml::{AttrShape, ChildShape, Datatype, Shape, Xml};

use super::address::MASTER;
use super::parts::{ACPI, ADDRESS, ALIAS, SIZE};
use crate::OnOff;
use crate::domain::controller::{ControllerDriver, ControllerType, PciModelName, model_words};

const BYTE: Datatype = Datatype::Prefixed {
    digits: 2,
    max: 255,
};

const fn kind(words: &'static [&'static str]) -> AttrShape {
    AttrShape::new("type").words(words).required()
}

const fn model(kind: ControllerType) -> AttrShape {
    AttrShape::new("model").words(model_words(kind))
}

const fn unsigned(name: &'static str) -> AttrShape {
    AttrShape::new(name).of(Datatype::Unsigned)
}

const fn byte(name: &'static str) -> AttrShape {
    AttrShape::new(name).of(BYTE)
}

static PLAIN: Shape = Shape::new("", &[kind(&["fdc", "sata", "ccid", "isa"])], &[]);

static SCSI: Shape = Shape::new("", &[kind(&["scsi"]), model(ControllerType::Scsi)], &[]);

static IDE: Shape = Shape::new("", &[kind(&["ide"]), model(ControllerType::Ide)], &[]);

static USB: Shape = Shape::new(
    "",
    &[
        kind(&["usb"]),
        model(ControllerType::Usb),
        unsigned("ports"),
    ],
    &[ChildShape::new(&MASTER)],
);

static VIRTIO_SERIAL: Shape = Shape::new(
    "",
    &[
        kind(&["virtio-serial"]),
        model(ControllerType::VirtioSerial),
        unsigned("ports"),
        unsigned("vectors"),
    ],
    &[],
);

static XENBUS: Shape = Shape::new(
    "",
    &[
        kind(&["xenbus"]),
        unsigned("maxGrantFrames"),
        unsigned("maxEventChannels"),
    ],
    &[],
);

static PCI_MODEL: Shape = Shape::new(
    "model",
    &[AttrShape::new("name").words(PciModelName::WORDS).required()],
    &[],
);

static PCI_TARGET: Shape = Shape::new(
    "target",
    &[
        byte("chassisNr"),
        byte("chassis"),
        byte("port"),
        byte("busNr"),
        byte("index"),
        AttrShape::new("hotplug").words(OnOff::WORDS),
        AttrShape::new("memReserve").of(Datatype::UnsignedLong),
    ],
    &[ChildShape::leaf("node")],
);

/// `pcihole64` belongs to the buses that a machine begins with.
static PCI: Shape = Shape::new(
    "",
    &[kind(&["pci"])],
    &[ChildShape::new(&PCI_MODEL), ChildShape::new(&PCI_TARGET)],
)
.with_variants(&[&PCI_ROOT, &PCI_OTHER]);

static PCI_ROOT: Shape = Shape::new(
    "",
    &[AttrShape::new("model")
        .words(&["pci-root", "pcie-root"])
        .required()],
    &[ChildShape::new(&SIZE).named("pcihole64")],
);

static PCI_OTHER: Shape = Shape::new(
    "",
    &[AttrShape::new("model")
        .words(model_words(ControllerType::Pci))
        .required()],
    &[],
);

/// A bus that other devices sit on.
pub(in crate::domain) static CONTROLLER: Shape = Shape::new(
    "controller",
    &[unsigned("index")],
    &[
        ALIAS,
        ACPI,
        ADDRESS,
        ChildShape::new(<ControllerDriver as Xml>::SHAPE),
    ],
)
.with_variants(&[&PLAIN, &SCSI, &IDE, &USB, &VIRTIO_SERIAL, &XENBUS, &PCI]);
