//! The forms of `<address>`, one per type.
use util::xml::{AttrShape, ChildShape, Datatype, Shape};

use crate::OnOff;

/// Decimal, or hexadecimal with `0x`.
const BYTE: Datatype = Datatype::Prefixed {
    digits: 2,
    max: 255,
};
const SLOT: Datatype = Datatype::Either { digits: 2, max: 31 };
const FUNCTION: Datatype = Datatype::Either { digits: 1, max: 7 };
const SHORT: Datatype = Datatype::Either {
    digits: 4,
    max: 65535,
};
const WORD: Datatype = Datatype::Either {
    digits: 8,
    max: u32::MAX,
};

const fn kind(words: &'static [&'static str]) -> AttrShape {
    AttrShape::new("type").words(words).required()
}

const fn digits(name: &'static str, most: usize) -> AttrShape {
    AttrShape::new(name).of(Datatype::Digits(most))
}

const fn hex(name: &'static str, most: usize) -> AttrShape {
    AttrShape::new(name).of(Datatype::Hex(most))
}

const USB_PORT: AttrShape = AttrShape::new("port").of(Datatype::UsbPort);

static ZPCI: Shape = Shape::new(
    "zpci",
    &[
        AttrShape::new("uid").of(SHORT),
        AttrShape::new("fid").of(WORD),
    ],
    &[],
);

static PCI: Shape = Shape::new(
    "",
    &[
        kind(&["pci"]),
        AttrShape::new("domain").of(WORD),
        AttrShape::new("bus").of(BYTE),
        AttrShape::new("slot").of(SLOT),
        AttrShape::new("function").of(FUNCTION),
        AttrShape::new("multifunction").words(OnOff::WORDS),
    ],
    &[ChildShape::new(&ZPCI)],
);

static DRIVE: Shape = Shape::new(
    "",
    &[
        kind(&["drive"]),
        digits("controller", 2),
        digits("bus", 2),
        digits("target", 2),
        digits("unit", 5),
    ],
    &[],
);

static VIRTIO_SERIAL: Shape = Shape::new(
    "",
    &[
        kind(&["virtio-serial"]),
        digits("controller", 2).required(),
        digits("bus", 2),
        digits("port", 2),
    ],
    &[],
);

static CCID: Shape = Shape::new(
    "",
    &[
        kind(&["ccid"]),
        digits("controller", 2).required(),
        digits("slot", 2),
    ],
    &[],
);

static USB: Shape = Shape::new(
    "",
    &[kind(&["usb"]), hex("bus", 3).required(), USB_PORT],
    &[],
);

static SPAPR_VIO: Shape = Shape::new("", &[kind(&["spapr-vio"]), hex("reg", 8)], &[]);

static CCW: Shape = Shape::new(
    "",
    &[
        kind(&["ccw"]),
        AttrShape::new("cssid").of(Datatype::Prefixed {
            digits: 2,
            max: 254,
        }),
        AttrShape::new("ssid").of(Datatype::Either { digits: 1, max: 3 }),
        AttrShape::new("devno").of(Datatype::Prefixed {
            digits: 4,
            max: 65535,
        }),
    ],
    &[],
);

static ISA: Shape = Shape::new("", &[kind(&["isa"]), hex("iobase", 4), hex("irq", 1)], &[]);

static DIMM: Shape = Shape::new(
    "",
    &[
        kind(&["dimm"]),
        AttrShape::new("slot").of(Datatype::Unsigned),
        hex("base", 16),
    ],
    &[],
);

static PLAIN: Shape = Shape::new("", &[kind(&["virtio-mmio", "unassigned"])], &[]);

/// Where a device is in the guest.
pub(in crate::domain) static ADDRESS: Shape = Shape::new("address", &[], &[]).with_variants(&[
    &PCI,
    &DRIVE,
    &VIRTIO_SERIAL,
    &CCID,
    &USB,
    &SPAPR_VIO,
    &CCW,
    &ISA,
    &DIMM,
    &PLAIN,
]);

/// The port at which the functions of an ICH9 USB controller begin.
pub(in crate::domain) static MASTER: Shape = Shape::new(
    "master",
    &[AttrShape::new("startport").of(Datatype::UsbPort).required()],
    &[],
);
