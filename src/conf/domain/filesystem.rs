//! `<filesystem>`: a directory of the host that the guest sees, or a container's file system (C:
//! `virDomainFSDef`).
//!
//! What virtiofs' server is told stands in `virtiofs`.
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_u32};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use util::{bail, number};

use super::device_info::DeviceInfo;
use super::disk_driver::driver_format;
use super::idmap::IdMap;
use super::virtio::VirtioOptions;
use super::virtiofs::Binary;
use crate::size::{parse_bytes, scaled};
use crate::storage_source::StorageFormat;
use crate::storage_source::child;
use crate::storage_source::location::VolumeRef;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Greatest mode of a file.
const MAX_MODE: u32 = 0o777;

util::vir_enum! {
    /// C: `virDomainFSType`.
    pub enum FilesystemType {
        Mount = "mount",
        Block = "block",
        File = "file",
        Template = "template",
        Ram = "ram",
        Bind = "bind",
        Volume = "volume",
    }
}

util::vir_enum! {
    /// C: `virDomainFSDriverType`.
    pub enum FilesystemDriver {
        Default = "default",
        Path = "path",
        Handle = "handle",
        Loop = "loop",
        Nbd = "nbd",
        Ploop = "ploop",
        Virtiofs = "virtiofs",
        Mtp = "mtp",
    }
}

util::vir_enum! {
    /// C: `virDomainFSAccessMode`.
    pub enum AccessMode { Passthrough = "passthrough", Mapped = "mapped", Squash = "squash" }
}

util::vir_enum! {
    /// C: `virDomainFSMultidevs`.
    pub enum Multidevs { Default = "default", Remap = "remap", Forbid = "forbid", Warn = "warn" }
}

util::vir_enum! {
    /// C: `virDomainFSModel`.
    pub enum FilesystemModel {
        Default = "default",
        Virtio = "virtio",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}

util::vir_enum! {
    /// C: `virDomainFSWrpolicy`.
    pub enum WritePolicy { Default = "default", Immediate = "immediate" }
}
util::xml_enum!(
    FilesystemType,
    FilesystemDriver,
    AccessMode,
    Multidevs,
    FilesystemModel,
    WritePolicy,
);

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilesystemSource {
    /// A path: a directory, a block device, an image, a template's name, by the kind.
    Path(String),
    /// The socket of a virtiofs server that somebody else started.
    Socket(String),
    /// Memory, in KiB.
    Ram(u64),
    /// A volume of a storage pool.
    Volume(VolumeRef),
}

/// `<filesystem>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filesystem {
    /// Of which kind.
    pub kind: FilesystemType,
    /// Whose rights count; passthrough unless the document says something else.
    pub access_mode: Option<AccessMode>,
    /// Model of the virtio device.
    pub model: Option<FilesystemModel>,
    /// How files of several file systems are told apart.
    pub multidevs: Option<Multidevs>,
    /// Mode of new files; 0 when not given.
    pub file_mode: u32,
    /// Mode of new directories; 0 when not given.
    pub dir_mode: u32,
    /// Which driver shows it.
    pub driver: Option<FilesystemDriver>,
    /// Format of an image.
    pub format: Option<StorageFormat>,
    /// When the host's cache is written.
    pub write_policy: Option<WritePolicy>,
    /// Requests of a virtiofs queue; 0 when not given.
    pub queue_size: u64,
    /// Options of the virtio transport.
    pub virtio: VirtioOptions,
    /// What virtiofs' server is told.
    pub binary: Binary,
    /// Whose numbers users and groups have.
    pub id_map: IdMap,
    /// What is shown.
    pub source: FilesystemSource,
    /// Where, or under which tag.
    pub target: String,
    /// Whether the guest may only read.
    pub readonly: bool,
    /// Most bytes a container may use for ever; 0 when not given.
    pub hard_limit: u64,
    /// Most bytes it may use for long; 0 when not given.
    pub soft_limit: u64,
    /// Boot order, alias and address.
    pub info: DeviceInfo,
}

impl FilesystemSource {
    /// The attribute of `<source>` that holds a path.
    fn path_attr(kind: FilesystemType) -> &'static str {
        match kind {
            FilesystemType::Mount | FilesystemType::Bind => "dir",
            FilesystemType::File => "file",
            FilesystemType::Block => "dev",
            FilesystemType::Template => "name",
            FilesystemType::Ram | FilesystemType::Volume => "",
        }
    }

    fn parse(kind: FilesystemType, source: Option<Node<'_>>) -> Result<Option<Self>> {
        let attr = |name| source.and_then(|source| source.attr(name));
        Ok(match kind {
            FilesystemType::Ram => Some(Self::Ram(parse_usage(
                attr("usage"),
                attr("units").unwrap_or_default(),
            )?)),
            FilesystemType::Volume => match source {
                Some(source) => VolumeRef::parse(source)?.map(Self::Volume),
                None => None,
            },
            FilesystemType::Mount if attr("socket").is_some() => {
                attr("socket").map(|path| Self::Socket(path.to_owned()))
            }
            _ => attr(Self::path_attr(kind)).map(|path| Self::Path(path.to_owned())),
        })
    }

    /// The source in a message.
    fn describe(&self) -> &str {
        match self {
            Self::Path(path) | Self::Socket(path) => path,
            Self::Ram(_) | Self::Volume(_) => "",
        }
    }

    fn format(&self, kind: FilesystemType, w: &mut Writer) {
        w.start("source");
        match self {
            Self::Path(path) => w.attr(Self::path_attr(kind), path),
            Self::Socket(path) => w.attr("socket", path),
            Self::Ram(usage) => {
                w.attr_plain("usage", *usage);
                w.attr("units", "KiB");
            }
            Self::Volume(volume) => volume.format_attrs(w),
        }
        w.end();
    }
}

/// Size of a file system in memory, in KiB.
fn parse_usage(usage: Option<&str>, units: &str) -> Result<u64> {
    let Some(usage) = usage else {
        bail!(
            VIR_ERR_XML_ERROR,
            "missing 'usage' attribute for RAM filesystem"
        );
    };
    match number::to_u64(usage, 10) {
        Some(value) => Ok(scaled(value, units, 1024)?.div_ceil(1024)),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "cannot parse usage '{usage}' for RAM filesystem"
        ),
    }
}

/// An octal mode; 0 when not given.
fn parse_mode(node: Node<'_>, name: &str) -> Result<u32> {
    let mode = attr_u32(node, name, 8)?.unwrap_or(0);
    if mode > MAX_MODE {
        bail!(VIR_ERR_XML_ERROR, "invalid {name}: '0{mode:o}'");
    }
    Ok(mode)
}

/// The first child of that name as bytes; 0 when not given.
fn parse_limit(node: Node<'_>, name: &str) -> Result<u64> {
    match node.child(name) {
        Some(limit) => parse_bytes(limit, &format!("./{name}[1]"), 1),
        None => Ok(0),
    }
}

impl Filesystem {
    /// Whether virtiofs shows it.
    #[must_use]
    pub fn is_virtiofs(&self) -> bool {
        self.driver == Some(FilesystemDriver::Virtiofs)
    }

    /// Fills in whose rights count, where it isn't another process' matter.
    pub(super) fn fill(&mut self) {
        if !matches!(self.source, FilesystemSource::Socket(_)) {
            self.access_mode.get_or_insert(AccessMode::Passthrough);
        }
    }

    /// Rules of a single file system.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED`
    pub fn validate(&self) -> Result<()> {
        if self.info.boot.is_some() && !self.is_virtiofs() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "boot order is only supported for virtiofs"
            );
        }
        Ok(())
    }

    fn format_driver(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("driver");
        let driver = self.driver.filter(|d| *d != FilesystemDriver::Default);
        w.attr_opt("type", driver.map(FilesystemDriver::as_str));
        w.attr_opt("format", self.format.map(StorageFormat::as_str));
        let policy = self.write_policy.filter(|p| *p != WritePolicy::Default);
        w.attr_opt("wrpolicy", policy.map(WritePolicy::as_str));
        if self.queue_size != 0 {
            w.attr_plain("queue", self.queue_size);
        }
        self.virtio.format_attrs(w, cx);
        w.end_unless_empty();
    }
}

static SOURCE: Shape = Shape::new(
    "source",
    &[
        AttrShape::new("dir"),
        AttrShape::new("socket"),
        AttrShape::new("file"),
        AttrShape::new("dev"),
        AttrShape::new("name"),
        AttrShape::new("usage"),
        AttrShape::new("units"),
        AttrShape::new("pool"),
        AttrShape::new("volume"),
    ],
    &[],
);

static DRIVER: Shape = Shape::new(
    "driver",
    &[
        AttrShape::new("type").words(FilesystemDriver::WORDS),
        AttrShape::new("format").words(StorageFormat::OF_IMAGES),
        AttrShape::new("wrpolicy").words(WritePolicy::WORDS),
        AttrShape::new("queue"),
    ],
    &[],
)
.with_inline(&[VirtioOptions::SHAPE]);

/// An element with a size in bytes.
const fn limit(name: &'static str) -> Shape {
    const UNIT: &[AttrShape] = &[AttrShape::new("unit")];
    Shape::new(name, UNIT, &[]).with_text()
}

static SHAPE: Shape = Shape::new(
    "filesystem",
    &[
        AttrShape::new("type").words(FilesystemType::WORDS),
        AttrShape::new("accessmode").words(AccessMode::WORDS),
        AttrShape::new("model").words(FilesystemModel::WORDS),
        AttrShape::new("multidevs").words(Multidevs::WORDS),
        AttrShape::new("fmode"),
        AttrShape::new("dmode"),
    ],
    &[
        ChildShape::new(&DRIVER),
        ChildShape::new(Binary::SHAPE),
        ChildShape::new(IdMap::SHAPE),
        ChildShape::new(&SOURCE),
        ChildShape::new(&Shape::new(
            "target",
            &[AttrShape::new("dir").required()],
            &[],
        )),
        ChildShape::new(&Shape::new("readonly", &[], &[])),
        ChildShape::new(&limit("space_hard_limit")),
        ChildShape::new(&limit("space_soft_limit")),
    ],
)
.with_inline(&[DeviceInfo::SHAPE]);

impl Xml for Filesystem {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let kind = attr_opt(node, "type")?.unwrap_or(FilesystemType::Mount);
        let access_mode = attr_opt(node, "accessmode")?;
        let (file_mode, dir_mode) = (parse_mode(node, "fmode")?, parse_mode(node, "dmode")?);
        let model = attr_opt(node, "model")?;
        let multidevs = attr_opt(node, "multidevs")?;
        let hard_limit = parse_limit(node, "space_hard_limit")?;
        let soft_limit = parse_limit(node, "space_soft_limit")?;
        let source = FilesystemSource::parse(kind, node.child("source"))?;
        let target = node.child("target").and_then(|target| target.attr("dir"));
        let target = target.filter(|dir| !dir.is_empty());
        let driver = node.child("driver");
        let word = |name| driver.and_then(|driver| driver.attr(name));
        let kind_of_driver = driver.map_or(Ok(None), |driver| attr_opt(driver, "type"))?;
        let virtiofs = kind_of_driver == Some(FilesystemDriver::Virtiofs);
        let format = word("format").map(driver_format).transpose()?;
        let write_policy = driver.map_or(Ok(None), |driver| attr_opt(driver, "wrpolicy"))?;
        let virtio = driver.map_or(Ok(Default::default()), |d| VirtioOptions::parse(d, cx))?;
        let Some(source) = source else {
            bail!(VIR_ERR_NO_SOURCE, "{}", target.unwrap_or_default());
        };
        let Some(target) = target else {
            bail!(VIR_ERR_NO_TARGET, "{}", source.describe());
        };
        let own = |name| node.child(name).filter(|_| virtiofs);
        Ok(Self {
            kind,
            access_mode,
            model,
            multidevs,
            file_mode,
            dir_mode,
            driver: kind_of_driver,
            format,
            write_policy,
            queue_size: match word("queue").filter(|_| virtiofs) {
                Some(text) => parse_queue(text)?,
                None => 0,
            },
            virtio,
            binary: own("binary").map_or(Ok(Default::default()), |n| Binary::parse(n, cx))?,
            id_map: match virtiofs {
                true => child(node, "idmap", cx)?.unwrap_or_default(),
                false => IdMap::default(),
            },
            source,
            target: target.to_owned(),
            readonly: node.child("readonly").is_some(),
            hard_limit,
            soft_limit,
            info: DeviceInfo::parse_bootable(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.kind.as_str());
        w.attr_opt("accessmode", self.access_mode.map(AccessMode::as_str));
        let model = self.model.filter(|m| *m != FilesystemModel::Default);
        w.attr_opt("model", model.map(FilesystemModel::as_str));
        let multidevs = self.multidevs.filter(|m| *m != Multidevs::Default);
        w.attr_opt("multidevs", multidevs.map(Multidevs::as_str));
        for (name, mode) in [("fmode", self.file_mode), ("dmode", self.dir_mode)] {
            if mode != 0 {
                w.attr(name, &format!("{mode:04o}"));
            }
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_driver(w, cx);
        self.binary.format_unless_empty("binary", w, cx);
        self.id_map.format_unless_empty("idmap", w, cx);
        self.source.format(self.kind, w);
        w.start("target");
        w.attr("dir", &self.target);
        w.end();
        if self.readonly {
            w.empty("readonly");
        }
        self.info.format_body(w, cx);
        for (name, bytes) in [
            ("space_hard_limit", self.hard_limit),
            ("space_soft_limit", self.soft_limit),
        ] {
            if bytes != 0 {
                w.start(name);
                w.attr("unit", "bytes");
                w.text_plain(bytes);
                w.end();
            }
        }
    }
}

fn parse_queue(text: &str) -> Result<u64> {
    match number::to_u64(text, 10) {
        Some(size) => Ok(size),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "cannot parse queue size '{text}' for virtiofs"
        ),
    }
}
