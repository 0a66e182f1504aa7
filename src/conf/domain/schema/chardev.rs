//! Character devices: what stands behind one, and what the guest sees of each kind.
use util::xml::{AttrShape, ChildShape, Datatype, Shape, Xml};

use super::parts::{ACPI, ADDRESS, ALIAS, BOOT};
use crate::domain::chardev::{ChannelState, ConsoleTarget, SerialModel, SerialTarget};
use crate::domain::chardev_source::{ChardevType, MouseMode, TcpProtocol};
use crate::domain::device_seclabel::DeviceSeclabel;
use crate::{OnOff, YesNo};

const TYPE: AttrShape = AttrShape::new("type").words(ChardevType::WORDS).required();
const TTY: AttrShape = AttrShape::new("tty").of(Datatype::AbsolutePath);
const APPEND: AttrShape = AttrShape::new("append").words(OnOff::WORDS);

static CLIPBOARD: Shape = Shape::new(
    "clipboard",
    &[AttrShape::new("copypaste").words(YesNo::WORDS).required()],
    &[],
);
static MOUSE: Shape = Shape::new(
    "mouse",
    &[AttrShape::new("mode").words(MouseMode::WORDS).required()],
    &[],
);

static SWITCHED: Shape = Shape::new(
    "",
    &[
        AttrShape::new("enabled").words(YesNo::WORDS).required(),
        AttrShape::new("timeout").of(Datatype::Unsigned),
    ],
    &[],
);
static DELAYED: Shape = Shape::new(
    "",
    &[AttrShape::new("delay").of(Datatype::Unsigned).required()],
    &[],
);
static RECONNECT: Shape = Shape::new("reconnect", &[], &[]).with_variants(&[&SWITCHED, &DELAYED]);

/// `<source>`; what each type has of it is the parser's matter.
static SOURCE: Shape = Shape::new(
    "source",
    &[
        AttrShape::new("mode"),
        AttrShape::new("path"),
        AttrShape::new("host"),
        AttrShape::new("service"),
        AttrShape::new("channel"),
        AttrShape::new("master"),
        AttrShape::new("slave"),
        APPEND,
        AttrShape::new("tls").words(YesNo::WORDS),
    ],
    &[
        ChildShape::new(&RECONNECT),
        ChildShape::new(<DeviceSeclabel as Xml>::SHAPE).many(),
        ChildShape::new(&CLIPBOARD),
        ChildShape::new(&MOUSE),
    ],
);
static PROTOCOL: Shape = Shape::new(
    "protocol",
    &[AttrShape::new("type").words(TcpProtocol::WORDS)],
    &[],
);
static LOG: Shape = Shape::new(
    "log",
    &[
        AttrShape::new("file").of(Datatype::AbsolutePath).required(),
        APPEND,
    ],
    &[],
);

/// Type and source, for every element that has them.
pub(super) static BACKEND: Shape = Shape::new(
    "",
    &[TYPE],
    &[
        ChildShape::new(&SOURCE).many(),
        ChildShape::new(&PROTOCOL),
        ChildShape::new(&LOG),
    ],
);

static MODEL: Shape = Shape::new(
    "model",
    &[AttrShape::new("name").words(SerialModel::WORDS).required()],
    &[],
);
static CONSOLE_TARGET: Shape = Shape::new(
    "",
    &[AttrShape::new("type").words(ConsoleTarget::WORDS)],
    &[],
);
static SERIAL_TARGET: Shape = Shape::new(
    "",
    &[AttrShape::new("type").words(SerialTarget::WORDS)],
    &[],
);
/// Serial ports and consoles can stand for each other.
pub(super) static PORT: Shape = Shape::new(
    "target",
    &[AttrShape::new("port")],
    &[ChildShape::new(&MODEL)],
)
.with_variants(&[&CONSOLE_TARGET, &SERIAL_TARGET]);

static GUESTFWD: Shape = Shape::new(
    "",
    &[
        AttrShape::new("type").words(&["guestfwd"]).required(),
        AttrShape::new("address").required(),
        AttrShape::new("port").required(),
    ],
    &[],
);
static VIRTIO: Shape = Shape::new(
    "",
    &[
        AttrShape::new("type").words(&["virtio"]).required(),
        AttrShape::new("name"),
        AttrShape::new("state").words(ChannelState::WORDS),
    ],
    &[],
);
static XEN: Shape = Shape::new(
    "",
    &[
        AttrShape::new("type").words(&["xen"]).required(),
        AttrShape::new("name"),
    ],
    &[],
);
static CHANNEL_TARGET: Shape =
    Shape::new("target", &[], &[]).with_variants(&[&GUESTFWD, &VIRTIO, &XEN]);

/// `<serial>` and `<parallel>`
pub(in crate::domain) static SERIAL: Shape = Shape::new(
    "serial",
    &[TTY],
    &[ChildShape::new(&PORT), ALIAS, ACPI, ADDRESS],
)
.with_inline(&[&BACKEND]);

static OLD_CONSOLE: Shape = Shape::new("", &[TTY], &[]);
static NEW_CONSOLE: Shape = Shape::new("", &[TTY], &[ChildShape::new(&PORT), ALIAS, ACPI, ADDRESS])
    .with_inline(&[&BACKEND]);
/// `<console>`; an old one is a terminal's name and nothing else.
pub(in crate::domain) static CONSOLE: Shape =
    Shape::new("console", &[], &[]).with_variants(&[&OLD_CONSOLE, &NEW_CONSOLE]);

/// `<channel>`
pub(in crate::domain) static CHANNEL: Shape = Shape::new(
    "channel",
    &[],
    &[ChildShape::new(&CHANNEL_TARGET).required(), ALIAS, ADDRESS],
)
.with_inline(&[&BACKEND]);

/// `<redirdev>`
pub(in crate::domain) static REDIRDEV: Shape = Shape::new(
    "redirdev",
    &[AttrShape::new("bus").words(&["usb"]).required()],
    &[ALIAS, ADDRESS, BOOT],
)
.with_inline(&[&BACKEND]);

static HOST_CARD: Shape = Shape::new(
    "",
    &[AttrShape::new("mode").words(&["host"]).required()],
    &[],
);
static CERTIFIED_CARD: Shape = Shape::new(
    "",
    &[AttrShape::new("mode")
        .words(&["host-certificates"])
        .required()],
    &[
        ChildShape::leaf("certificate").required().many(),
        ChildShape::leaf("database"),
    ],
);
static REMOTE_CARD: Shape = Shape::new(
    "",
    &[AttrShape::new("mode").words(&["passthrough"]).required()],
    &[ChildShape::new(&PORT)],
)
.with_inline(&[&BACKEND]);
/// `<smartcard>`
pub(in crate::domain) static SMARTCARD: Shape =
    Shape::new("smartcard", &[], &[ALIAS, ACPI, ADDRESS]).with_variants(&[
        &HOST_CARD,
        &CERTIFIED_CARD,
        &REMOTE_CARD,
    ]);
