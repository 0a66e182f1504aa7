//! What only one kind of `<graphics>` has: SPICE's channels and compressions, D-Bus's address.
use xml_derive::Xml;

use super::chardev_source::MouseMode;
use crate::{OnOff, YesNo};

util::vir_enum! {
    /// C: `virDomainGraphicsSpiceChannelName`.
    pub enum SpiceChannelName {
        Main = "main",
        Display = "display",
        Inputs = "inputs",
        Cursor = "cursor",
        Playback = "playback",
        Record = "record",
        Smartcard = "smartcard",
        Usbredir = "usbredir",
    }
}
util::vir_enum! {
    /// C: `virDomainGraphicsSpiceChannelMode`.
    pub enum SpiceChannelMode { Any = "any", Secure = "secure", Insecure = "insecure" }
}
util::vir_enum! {
    /// C: `virDomainGraphicsSpiceImageCompression`.
    pub enum SpiceImageCompression {
        AutoGlz = "auto_glz",
        AutoLz = "auto_lz",
        Quic = "quic",
        Glz = "glz",
        Lz = "lz",
        Off = "off",
    }
}
util::vir_enum! {
    /// C: `virDomainGraphicsSpiceJpegCompression`, `virDomainGraphicsSpiceZlibCompression`.
    pub enum SpiceCompression { Auto = "auto", Never = "never", Always = "always" }
}
util::vir_enum! {
    /// C: `virDomainGraphicsSpiceStreamingMode`.
    pub enum SpiceStreaming { Filter = "filter", All = "all", Off = "off" }
}
util::xml_enum!(
    SpiceChannelName,
    SpiceChannelMode,
    SpiceImageCompression,
    SpiceCompression,
    SpiceStreaming,
);

/// `<channel>`: whether a part of SPICE is encrypted.
#[derive(Xml, Clone, Copy, Debug, PartialEq, Eq)]
#[xml(element = "channel")]
pub struct SpiceChannel {
    /// Which part.
    #[xml(attr, required)]
    pub name: SpiceChannelName,
    /// Whether it is encrypted.
    #[xml(attr, required)]
    pub mode: SpiceChannelMode,
}

/// What SPICE alone has.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
pub struct SpiceOptions {
    /// Whether channels are encrypted that aren't named.
    #[xml(attr = "defaultMode", with = unless_any)]
    pub default_mode: Option<SpiceChannelMode>,
    /// The channels that are named.
    #[xml(child = "channel")]
    pub channels: Vec<SpiceChannel>,
    /// How pictures are compressed.
    #[xml(path = "image/@compression")]
    pub image: Option<SpiceImageCompression>,
    /// How pictures are compressed over slow lines.
    #[xml(path = "jpeg/@compression")]
    pub jpeg: Option<SpiceCompression>,
    /// How the rest is compressed over slow lines.
    #[xml(path = "zlib/@compression")]
    pub zlib: Option<SpiceCompression>,
    /// Whether sound is compressed.
    #[xml(path = "playback/@compression")]
    pub playback: Option<OnOff>,
    /// What is sent as video.
    #[xml(path = "streaming/@mode")]
    pub streaming: Option<SpiceStreaming>,
    /// Who moves the pointer.
    #[xml(path = "mouse/@mode")]
    pub mouse: Option<MouseMode>,
    /// Whether the clipboard is shared.
    #[xml(path = "clipboard/@copypaste")]
    pub copypaste: Option<YesNo>,
    /// Whether files may be sent.
    #[xml(path = "filetransfer/@enable")]
    pub filetransfer: Option<YesNo>,
}

/// The mode that is meant without a word.
fn unless_any(mode: Option<SpiceChannelMode>) -> Option<SpiceChannelMode> {
    mode.filter(|mode| *mode != SpiceChannelMode::Any)
}

/// Where a D-Bus screen is found.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
pub struct DbusOptions {
    /// Address of the bus.
    #[xml(attr)]
    pub address: Option<String>,
    /// Whether the peer is given a connection instead.
    #[xml(attr)]
    pub p2p: Option<YesNo>,
}
