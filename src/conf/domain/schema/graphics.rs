//! The forms of `<graphics>`, one per type.
use util::xml::{AttrShape, ChildShape, Datatype, Shape, Xml};

use crate::domain::chardev_source::MouseMode;
use crate::domain::graphics::{Connected, SharePolicy};
use crate::domain::graphics_options::{
    SpiceChannel, SpiceChannelMode, SpiceCompression, SpiceImageCompression, SpiceStreaming,
};
use crate::{OnOff, YesNo};

const fn kind(word: &'static [&'static str]) -> AttrShape {
    AttrShape::new("type").words(word).required()
}

const fn text(name: &'static str) -> AttrShape {
    AttrShape::new(name)
}

const fn switch(name: &'static str) -> AttrShape {
    AttrShape::new(name).words(YesNo::WORDS)
}

const fn port(name: &'static str) -> AttrShape {
    AttrShape::new(name).of(Datatype::Integer)
}

static LISTEN_ADDRESS: Shape = Shape::new("", &[kind(&["address"]), text("address")], &[]);
static LISTEN_NETWORK: Shape = Shape::new(
    "",
    &[
        kind(&["network"]),
        text("network").required(),
        text("address"),
    ],
    &[],
);
static LISTEN_SOCKET: Shape = Shape::new(
    "",
    &[kind(&["socket"]), text("socket").of(Datatype::AbsolutePath)],
    &[],
);
static LISTEN_NONE: Shape = Shape::new("", &[kind(&["none"])], &[]);
static LISTEN: Shape = Shape::new("listen", &[], &[]).with_variants(&[
    &LISTEN_ADDRESS,
    &LISTEN_NETWORK,
    &LISTEN_SOCKET,
    &LISTEN_NONE,
]);
const LISTENS: ChildShape = ChildShape::new(&LISTEN).many();

static AUDIO: Shape = Shape::new(
    "audio",
    &[text("id")
        .of(Datatype::Prefixed {
            digits: 2,
            max: 255,
        })
        .required()],
    &[],
);
static SWITCHED_GL: Shape = Shape::new("gl", &[switch("enable").required()], &[]);
static GL_ON: Shape = Shape::new(
    "gl",
    &[
        switch("enable").required(),
        text("rendernode").of(Datatype::AbsolutePath),
    ],
    &[],
);
static GL_NODE: Shape = Shape::new("gl", &[text("rendernode").of(Datatype::AbsolutePath)], &[]);

static SDL: Shape = Shape::new(
    "",
    &[
        kind(&["sdl"]),
        text("display"),
        text("xauth"),
        switch("fullscreen"),
    ],
    &[ChildShape::new(&SWITCHED_GL)],
);
static DESKTOP: Shape = Shape::new(
    "",
    &[kind(&["desktop"]), text("display"), switch("fullscreen")],
    &[],
);
static EGL_HEADLESS: Shape =
    Shape::new("", &[kind(&["egl-headless"])], &[ChildShape::new(&GL_NODE)]);

static VNC_PORTS: Shape = Shape::new(
    "",
    &[
        port("port"),
        switch("autoport"),
        port("websocket"),
        text("listen"),
        text("sharePolicy").words(SharePolicy::WORDS),
        switch("powerControl"),
    ],
    &[],
);
static VNC_SOCKET: Shape = Shape::new("", &[text("socket").of(Datatype::AbsolutePath)], &[]);
static VNC: Shape = Shape::new(
    "",
    &[
        kind(&["vnc"]),
        text("passwd"),
        text("keymap"),
        text("passwdValidTo"),
        text("connected").words(&["keep"]),
    ],
    &[LISTENS, ChildShape::new(&AUDIO)],
)
.with_variants(&[&VNC_PORTS, &VNC_SOCKET]);

/// A child of SPICE's with one attribute.
macro_rules! option {
    ($element:literal, $attr:literal, $words:expr) => {
        ChildShape::new(&Shape::new(
            $element,
            &[AttrShape::new($attr).words($words).required()],
            &[],
        ))
    };
}

static SPICE: Shape = Shape::new(
    "",
    &[
        kind(&["spice"]),
        port("port"),
        port("tlsPort"),
        switch("autoport"),
        text("listen"),
        text("passwd"),
        text("keymap"),
        text("passwdValidTo"),
        text("connected").words(Connected::WORDS),
        text("defaultMode").words(SpiceChannelMode::WORDS),
    ],
    &[
        LISTENS,
        ChildShape::new(<SpiceChannel as Xml>::SHAPE).many(),
        option!("image", "compression", SpiceImageCompression::WORDS),
        option!("jpeg", "compression", SpiceCompression::WORDS),
        option!("zlib", "compression", SpiceCompression::WORDS),
        option!("playback", "compression", OnOff::WORDS),
        option!("streaming", "mode", SpiceStreaming::WORDS),
        option!("clipboard", "copypaste", YesNo::WORDS),
        option!("mouse", "mode", MouseMode::WORDS),
        option!("filetransfer", "enable", YesNo::WORDS),
        ChildShape::new(&GL_ON),
    ],
);

static DBUS_ADDRESS: Shape = Shape::new("", &[text("address")], &[]);
static DBUS_P2P: Shape = Shape::new("", &[switch("p2p")], &[]);
static DBUS: Shape = Shape::new(
    "",
    &[kind(&["dbus"])],
    &[ChildShape::new(&GL_ON), ChildShape::new(&AUDIO)],
)
.with_variants(&[&DBUS_ADDRESS, &DBUS_P2P]);

static RDP: Shape = Shape::new(
    "",
    &[
        kind(&["rdp"]),
        port("port"),
        switch("autoport"),
        switch("replaceUser"),
        switch("multiUser"),
        text("listen"),
        text("username"),
        text("passwd"),
    ],
    &[LISTENS],
);

/// `<graphics>`
pub(in crate::domain) static GRAPHICS: Shape = Shape::new("graphics", &[], &[]).with_variants(&[
    &SDL,
    &VNC,
    &SPICE,
    &DBUS,
    &RDP,
    &DESKTOP,
    &EGL_HEADLESS,
]);
