//! What only one kind of `<graphics>` has: SPICE's channels and compressions, D-Bus's address.
use util::error::Result;
use util::xml::{Node, Writer};
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
    #[xml(child = "channel", with = in_order)]
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

/// Each channel once, in the order of their names' list, and none whose mode is the usual one.
fn in_order(channels: Vec<SpiceChannel>) -> Vec<SpiceChannel> {
    let names = SpiceChannelName::WORDS.iter();
    names
        .filter_map(|name| {
            channels
                .iter()
                .rfind(|channel| channel.name.as_str() == *name)
        })
        .filter(|channel| channel.mode != SpiceChannelMode::Any)
        .copied()
        .collect()
}

/// Elements with the attribute that gives them their meaning.
const NAMED: &[(&str, &str)] = &[
    ("image", "compression"),
    ("jpeg", "compression"),
    ("zlib", "compression"),
    ("playback", "compression"),
    ("streaming", "mode"),
    ("mouse", "mode"),
    ("clipboard", "copypaste"),
    ("filetransfer", "enable"),
];

impl SpiceOptions {
    /// Refuses elements without the attribute that gives them their meaning.
    pub(super) fn check_named(node: Node<'_>) -> Result<()> {
        for (element, attr) in NAMED {
            if node.child(element).is_some_and(|n| n.attr(attr).is_none()) {
                return Err(util::xml::error::missing_attr(element, attr));
            }
        }
        Ok(())
    }
}

/// What RDP alone has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RdpOptions {
    /// Whether a new client takes an old one's place.
    pub replace_user: bool,
    /// Whether several clients may look on.
    pub multi_user: bool,
    /// Who may connect.
    pub username: Option<String>,
}

impl RdpOptions {
    /// Reads the attributes; whatever isn't a yes is a no.
    pub(super) fn parse(node: Node<'_>) -> Self {
        let is_yes = |name| node.attr(name) == Some("yes");
        Self {
            replace_user: is_yes("replaceUser"),
            multi_user: is_yes("multiUser"),
            username: node.attr("username").map(str::to_owned),
        }
    }

    pub(super) fn format_attrs(&self, w: &mut Writer) {
        let flags = [
            ("replaceUser", self.replace_user),
            ("multiUser", self.multi_user),
        ];
        for (name, _) in flags.into_iter().filter(|(_, set)| *set) {
            w.attr(name, "yes");
        }
        w.attr_opt("username", self.username.as_deref());
    }
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
