//! `<volume>` as a whole.
use util::error::{ErrorDomain, Result};
use util::xml::{
    AttrShape, ChildShape, Document, FormatCx, FormatFlags, Node, ParseFlags, Shape, Writer,
};
use util::{bail, number};

use super::target::{BACKING_STORE, TARGET, VolumeTarget};
use crate::storage_pool::PoolType;
use crate::{document, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

util::vir_enum! {
    /// C: `virStorageVolType`.
    pub enum VolumeType {
        File = "file",
        Block = "block",
        Dir = "dir",
        Network = "network",
        Netdir = "netdir",
        Ploop = "ploop",
    }
}

/// Whether `<capacity>` may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// It must be there.
    Required,
    /// It may be absent where another volume lies below (C: `VIR_VOL_XML_PARSE_OPT_CAPACITY`).
    OfBacking,
    /// It may be absent (C: `VIR_VOL_XML_PARSE_NO_CAPACITY`).
    Optional,
}

/// A volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageVolumeDef {
    /// What it is.
    pub kind: VolumeType,
    /// Its name.
    pub name: String,
    /// What names it in all the world; `None` until its pool gives it one.
    pub key: Option<String>,
    /// Size that a guest sees, in bytes.
    pub capacity: u64,
    /// Bytes that it takes of the pool.
    pub allocation: u64,
    /// Bytes that its file is long, where a pool has looked.
    pub physical: Option<u64>,
    /// Where and what it is.
    pub target: VolumeTarget,
    /// What it is built upon.
    pub backing: Option<VolumeTarget>,
}

fn parse_size(node: Node<'_>, name: &str) -> Result<Option<u64>> {
    let Some(text) = node.child_text(name) else {
        return Ok(None);
    };
    let Some(value) = number::to_u64_positive(&text, 10) else {
        bail!(VIR_ERR_XML_ERROR, "malformed capacity element");
    };
    // The first unit, even if it isn't that of the first size.
    let unit = node.children_named(name).find_map(|n| n.attr("unit"));
    size::scaled_signed(value, unit.unwrap_or_default(), 1).map(Some)
}

fn parse_kind(node: Node<'_>) -> Result<VolumeType> {
    let Some(word) = node.attr("type").filter(|word| !word.is_empty()) else {
        return Ok(VolumeType::File);
    };
    match VolumeType::from_str(word) {
        Some(kind) => Ok(kind),
        None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "unknown volume type '{word}'"),
    }
}

impl StorageVolumeDef {
    /// The declaration of `<volume>`: what one of any pool may say.
    pub const SHAPE: &'static Shape = &SHAPE;

    /// Reads the document of a volume for a pool of type `pool` (C: `virStorageVolDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL` for a text that is no XML, `VIR_ERR_XML_INVALID_SCHEMA` if strictness
    /// is asked for, else as [`parse`](Self::parse).
    pub fn from_xml(
        pool: PoolType,
        xml: &str,
        capacity: Capacity,
        flags: ParseFlags,
    ) -> Result<Self> {
        let document = Document::parse(xml.as_bytes(), Self::SHAPE.element, ORIGIN)?;
        if flags.has(ParseFlags::VALIDATE_SCHEMA) {
            document::check(Self::SHAPE, document.root())?;
        }
        Self::parse(pool, document.root(), capacity)
    }

    /// Reads the element.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, `VIR_ERR_CONFIG_UNSUPPORTED` for words without meaning,
    /// `VIR_ERR_INVALID_ARG` for unknown units, `VIR_ERR_OVERFLOW` for sizes beyond 64 bits.
    pub fn parse(pool: PoolType, node: Node<'_>, required: Capacity) -> Result<Self> {
        let Some(name) = node.child_text("name") else {
            bail!(VIR_ERR_XML_ERROR, "missing volume name element");
        };
        let kind = parse_kind(node)?;
        let backing = VolumeTarget::parse_backing(pool, node)?;
        let given = parse_size(node, "capacity")?;
        let needless = match required {
            Capacity::Required => false,
            Capacity::OfBacking => backing.is_some(),
            Capacity::Optional => true,
        };
        if given.is_none() && !needless {
            bail!(VIR_ERR_XML_ERROR, "missing capacity element");
        }
        let capacity = given.unwrap_or(0);
        Ok(Self {
            kind,
            name: name.into_owned(),
            key: node.child_text("key").map(|text| text.into_owned()),
            capacity,
            allocation: parse_size(node, "allocation")?.unwrap_or(capacity),
            physical: None,
            target: VolumeTarget::parse(pool, node.child("target"))?,
            backing,
        })
    }

    /// Its document (C: `virStorageVolDefFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        let cx = &FormatCx::new(FormatFlags::NONE);
        let mut w = Writer::new();
        w.start(Self::SHAPE.element);
        w.attr("type", self.kind.as_str());
        w.leaf("name", &self.name);
        w.leaf_opt("key", self.key.as_deref());
        size::format_bytes(&mut w, "capacity", self.capacity);
        size::format_bytes(&mut w, "allocation", self.allocation);
        if let Some(physical) = self.physical {
            size::format_bytes(&mut w, "physical", physical);
        }
        self.target.format("target", &mut w, cx);
        if let Some(backing) = &self.backing {
            backing.format("backingStore", &mut w, cx);
        }
        w.end();
        w.finish()
    }
}

static EXTENT: Shape = Shape::new(
    "extent",
    &[
        AttrShape::new("start").required(),
        AttrShape::new("end").required(),
    ],
    &[],
);
static DEVICE: Shape = Shape::new(
    "device",
    &[AttrShape::new("path").required()],
    &[ChildShape::new(&EXTENT).many()],
);
static SOURCE: Shape = Shape::new("source", &[], &[ChildShape::new(&DEVICE).many()]);
static CAPACITY: Shape = size::shape("capacity");
static ALLOCATION: Shape = size::shape("allocation");
static PHYSICAL: Shape = size::shape("physical");

static SHAPE: Shape = Shape::new(
    "volume",
    &[AttrShape::new("type").words(VolumeType::WORDS)],
    &[
        ChildShape::leaf("name").required(),
        ChildShape::leaf("key"),
        ChildShape::new(&SOURCE),
        ChildShape::new(&CAPACITY),
        ChildShape::new(&ALLOCATION),
        ChildShape::new(&PHYSICAL),
        ChildShape::new(&TARGET).required(),
        ChildShape::new(&BACKING_STORE),
    ],
);
