//! Graphics cards, trusted platform modules, random number generators.
use util::xml::{AttrShape, ChildShape, Datatype, Shape, Xml};

use super::chardev::BACKEND;
use super::parts::{ACPI, ADDRESS, ALIAS};
use crate::domain::rng::RngModel;
use crate::domain::tpm::{TpmModel, TpmVersion};
use crate::domain::video::{VideoAcceleration, VideoDriver, VideoResolution};
use crate::domain::virtio::VirtioOptions;
use crate::{OnOff, YesNo};

const fn unsigned(name: &'static str) -> AttrShape {
    AttrShape::new(name).of(Datatype::Unsigned)
}

const fn one(name: &'static str, words: &'static [&'static str]) -> AttrShape {
    AttrShape::new(name).words(words).required()
}

const CARDS: &[&str] = &[
    "vga", "cirrus", "vmvga", "xen", "vbox", "virtio", "gop", "none", "bochs", "ramfb",
];

static CARD: Shape = Shape::new("", &[one("type", CARDS)], &[]);
static QXL: Shape = Shape::new(
    "",
    &[
        one("type", &["qxl"]),
        unsigned("ram"),
        unsigned("vgamem"),
        unsigned("vram64"),
    ],
    &[],
);
static VIDEO_MODEL: Shape = Shape::new(
    "model",
    &[
        unsigned("vram"),
        unsigned("heads"),
        AttrShape::new("primary").words(YesNo::WORDS),
        AttrShape::new("blob").words(OnOff::WORDS),
        AttrShape::new("edid").words(OnOff::WORDS),
    ],
    &[
        ChildShape::new(<VideoAcceleration as Xml>::SHAPE),
        ChildShape::new(<VideoResolution as Xml>::SHAPE),
    ],
)
.with_variants(&[&CARD, &QXL]);

/// `<video>`
pub(in crate::domain) static VIDEO: Shape = Shape::new(
    "video",
    &[],
    &[
        ChildShape::new(<VideoDriver as Xml>::SHAPE),
        ChildShape::new(&VIDEO_MODEL),
        ALIAS,
        ACPI,
        ADDRESS,
    ],
);

const PATH: AttrShape = AttrShape::new("path").of(Datatype::AbsolutePath).required();

static TPM_DEVICE: Shape = Shape::new("device", &[AttrShape::new("path").of(Datatype::Path)], &[]);
static TPM_PASSTHROUGH: Shape = Shape::new(
    "",
    &[one("type", &["passthrough"])],
    &[ChildShape::new(&TPM_DEVICE)],
);
static TPM_ENCRYPTION: Shape =
    Shape::new("encryption", &[AttrShape::new("secret").required()], &[]);
static BANK: Shape = Shape::new("", &[], &[]);
static TPM_BANKS: Shape = Shape::new(
    "active_pcr_banks",
    &[],
    &[
        ChildShape::new(&BANK).named("sha1"),
        ChildShape::new(&BANK).named("sha256"),
        ChildShape::new(&BANK).named("sha384"),
        ChildShape::new(&BANK).named("sha512"),
    ],
);
static TPM_STATE: Shape = Shape::new("source", &[one("type", &["file", "dir"]), PATH], &[]);
static TPM_PROFILE: Shape = Shape::new(
    "profile",
    &[
        AttrShape::new("source"),
        AttrShape::new("removeDisabled").words(&["check", "fips-host"]),
        AttrShape::new("name"),
    ],
    &[],
);
static TPM_EMULATOR: Shape = Shape::new(
    "",
    &[
        one("type", &["emulator"]),
        AttrShape::new("persistent_state").words(YesNo::WORDS),
        AttrShape::new("debug").of(Datatype::Prefixed {
            digits: 2,
            max: 255,
        }),
    ],
    &[
        ChildShape::new(&TPM_ENCRYPTION),
        ChildShape::new(&TPM_BANKS),
        ChildShape::new(&TPM_STATE),
        ChildShape::new(&TPM_PROFILE),
    ],
);
static TPM_SOCKET: Shape = Shape::new(
    "source",
    &[
        one("type", &["unix"]),
        AttrShape::new("path").of(Datatype::Path).required(),
        AttrShape::new("mode").words(&["connect"]),
    ],
    &[],
);
static TPM_EXTERNAL: Shape = Shape::new(
    "",
    &[one("type", &["external"])],
    &[ChildShape::new(&TPM_SOCKET)],
);
static TPM_BACKEND: Shape = Shape::new(
    "backend",
    &[AttrShape::new("version").words(TpmVersion::WORDS)],
    &[],
)
.with_variants(&[&TPM_PASSTHROUGH, &TPM_EMULATOR, &TPM_EXTERNAL]);

/// `<tpm>`
pub(in crate::domain) static TPM: Shape = Shape::new(
    "tpm",
    &[AttrShape::new("model").words(TpmModel::WORDS)],
    &[ChildShape::new(&TPM_BACKEND).required(), ALIAS, ADDRESS],
);

static RANDOM: Shape = Shape::new("", &[one("model", &["random"])], &[]).with_text();
static BUILTIN: Shape = Shape::new("", &[one("model", &["builtin"])], &[]);
static EGD: Shape = Shape::new("", &[one("model", &["egd"])], &[]).with_inline(&[&BACKEND]);
static RNG_BACKEND: Shape =
    Shape::new("backend", &[], &[]).with_variants(&[&RANDOM, &BUILTIN, &EGD]);
static RNG_RATE: Shape = Shape::new(
    "rate",
    &[
        AttrShape::new("bytes").of(Datatype::Positive).required(),
        AttrShape::new("period").of(Datatype::Positive),
    ],
    &[],
);

/// `<rng>`
pub(in crate::domain) static RNG: Shape = Shape::new(
    "rng",
    &[AttrShape::new("model").words(RngModel::WORDS).required()],
    &[
        ChildShape::new(&RNG_BACKEND).required(),
        ChildShape::new(<VirtioOptions as Xml>::SHAPE).named("driver"),
        ChildShape::new(&RNG_RATE),
        ALIAS,
        ACPI,
        ADDRESS,
    ],
);
