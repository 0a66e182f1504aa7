//! `<video>`: a graphics card (C: `virDomainVideoDef`).
use util::error::Result;
use util::xml::value::attr_opt;
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use super::schema;
use super::virtio::VirtioOptions;
use crate::{OnOff, YesNo};

util::vir_enum! {
    /// C: `virDomainVideoType`.
    pub enum VideoType {
        Default = "default",
        Vga = "vga",
        Cirrus = "cirrus",
        Vmvga = "vmvga",
        Xen = "xen",
        Vbox = "vbox",
        Qxl = "qxl",
        Parallels = "parallels",
        Virtio = "virtio",
        Gop = "gop",
        None = "none",
        Bochs = "bochs",
        Ramfb = "ramfb",
    }
}

util::vir_enum! {
    /// C: `virDomainVideoBackendType`.
    pub enum VideoBackend { Qemu = "qemu", Vhostuser = "vhostuser" }
}

util::vir_enum! {
    /// C: `virDomainVideoVGAConf`.
    pub enum VgaConf { Io = "io", On = "on", Off = "off" }
}
util::xml_enum!(VideoType, VideoBackend, VgaConf);

/// `<driver>` of a graphics card.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct VideoDriver {
    /// Options of the virtio transport.
    #[xml(inline)]
    pub virtio: VirtioOptions,
    /// How VGA is offered, where it isn't by ports alone.
    #[xml(attr, read = parse_vgaconf)]
    pub vgaconf: Option<VgaConf>,
    /// Who draws.
    #[xml(attr)]
    pub name: Option<VideoBackend>,
}

/// A word that isn't known counts as none.
fn parse_vgaconf(driver: Node<'_>) -> Result<Option<VgaConf>> {
    let word = driver.attr("vgaconf").and_then(VgaConf::from_str);
    Ok(word.filter(|conf| *conf != VgaConf::Io))
}

/// `<acceleration>`: what the host's card helps with.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "acceleration")]
pub struct VideoAcceleration {
    /// Drawing in space.
    #[xml(attr)]
    pub accel3d: Option<YesNo>,
    /// Drawing in the plane.
    #[xml(attr)]
    pub accel2d: Option<YesNo>,
    /// The host's device.
    #[xml(attr)]
    pub rendernode: Option<String>,
}

/// `<resolution>`: the least the guest gets.
#[derive(Xml, Clone, Copy, Debug, PartialEq, Eq)]
#[xml(element = "resolution")]
pub struct VideoResolution {
    /// Pixels in a row.
    #[xml(attr, required)]
    pub x: u32,
    /// Rows.
    #[xml(attr, required)]
    pub y: u32,
}

/// A graphics card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    /// Which hardware; `Default` until the definition is completed.
    pub kind: VideoType,
    /// Memory of a QXL card, in KiB; 0 when not given.
    pub ram: u32,
    /// Video memory, in KiB; 0 when not given.
    pub vram: u32,
    /// Second part of a QXL card's memory, in KiB; 0 when not given.
    pub vram64: u32,
    /// VGA part of a QXL card's memory, in KiB; 0 when not given.
    pub vgamem: u32,
    /// Screens.
    pub heads: u32,
    /// Whether it is the first one.
    pub primary: bool,
    /// Whether the guest's memory is shared as blobs.
    pub blob: Option<OnOff>,
    /// `<acceleration>`
    pub acceleration: Option<VideoAcceleration>,
    /// `<resolution>`
    pub resolution: Option<VideoResolution>,
    /// `<driver>`
    pub driver: VideoDriver,
    /// Alias and address.
    pub info: DeviceInfo,
}

impl Video {
    /// A card without any option.
    #[must_use]
    pub fn new(kind: VideoType) -> Self {
        Self {
            kind,
            ram: 0,
            vram: 0,
            vram64: 0,
            vgamem: 0,
            heads: 1,
            primary: false,
            blob: None,
            acceleration: None,
            resolution: None,
            driver: VideoDriver::default(),
            info: DeviceInfo::default(),
        }
    }

    fn parse_model(&mut self, model: Node<'_>, cx: &mut ParseCx) -> Result<()> {
        self.kind = attr_opt(model, "type")?.unwrap_or(VideoType::Default);
        self.ram = attr_opt(model, "ram")?.unwrap_or(0);
        self.vram = attr_opt(model, "vram")?.unwrap_or(0);
        self.vram64 = attr_opt(model, "vram64")?.unwrap_or(0);
        self.vgamem = attr_opt(model, "vgamem")?.unwrap_or(0);
        self.heads = attr_opt(model, "heads")?.unwrap_or(1);
        self.primary = model.attr("primary") == Some("yes");
        self.blob = attr_opt(model, "blob")?;
        let child = |name| model.child(name);
        self.acceleration = child("acceleration")
            .map(|n| VideoAcceleration::parse(n, cx))
            .transpose()?;
        self.resolution = child("resolution")
            .map(|n| VideoResolution::parse(n, cx))
            .transpose()?;
        Ok(())
    }

    fn format_model(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("model");
        w.attr("type", self.kind.as_str());
        let sizes = [
            ("ram", self.ram),
            ("vram", self.vram),
            ("vram64", self.vram64),
            ("vgamem", self.vgamem),
            ("heads", self.heads),
        ];
        for (name, value) in sizes {
            if value != 0 && self.kind != VideoType::None {
                w.attr_plain(name, value);
            }
        }
        if self.primary {
            w.attr("primary", "yes");
        }
        w.attr_opt("blob", self.blob.map(OnOff::as_str));
        if let Some(acceleration) = &self.acceleration {
            acceleration.format_unless_empty("acceleration", w, cx);
        }
        if let Some(resolution) = &self.resolution {
            resolution.format(w, cx);
        }
        w.end();
    }
}

impl Xml for Video {
    const SHAPE: &'static Shape = &schema::peripheral::VIDEO;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut video = Self::new(VideoType::Default);
        if let Some(model) = node.child("model") {
            video.parse_model(model, cx)?;
        }
        if let Some(driver) = node.child("driver") {
            video.driver = VideoDriver::parse(driver, cx)?;
        }
        video.info = DeviceInfo::parse(node, cx)?;
        if video.kind == VideoType::None {
            return Ok(Self {
                info: video.info,
                ..Self::new(VideoType::None)
            });
        }
        Ok(video)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.driver.format_unless_empty("driver", w, cx);
        self.format_model(w, cx);
        self.info.format_body(w, cx);
    }
}
