//! `<pool>` as a whole.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::file;
use util::uuid::Uuid;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{
    AttrShape, ChildShape, Document, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape,
    Writer, Xml as _,
};

use super::kind::PoolType;
use super::namespace::{self, PoolOption};
use super::permissions::Permissions;
use super::source::PoolSource;
use crate::object::Definition;
use crate::{YesNo, document, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

util::vir_enum! {
    /// How much a new volume's allocation is said to be (C: `virStorageVolDefRefreshAllocation`).
    pub enum RefreshAllocation { Default = "default", Capacity = "capacity" }
}

/// Whether extensions in other namespaces are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extensions {
    /// The driver hands them on.
    Kept,
    /// The driver knows nothing of them.
    Ignored,
}

/// A storage pool (C: `virStoragePoolDef`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoragePoolDef {
    /// What it is made of.
    pub kind: PoolType,
    /// Its name; no slash in it.
    pub name: String,
    /// Its UUID, made up where the document has none.
    pub uuid: Uuid,
    /// Size in bytes; documents can't set it.
    pub capacity: u64,
    /// Bytes in use.
    pub allocation: u64,
    /// Bytes that are free.
    pub available: u64,
    /// Whether files are to be copied on write.
    pub cow: Option<YesNo>,
    /// Where the volumes come from.
    pub source: PoolSource,
    /// Below which path of the host they are; `None` for pools that are remote.
    pub target: Option<String>,
    /// Owner and mode of the target.
    pub permissions: Permissions,
    /// How a refresh counts.
    pub refresh: Option<RefreshAllocation>,
    /// Extensions of [`PoolType::namespace`].
    pub options: Vec<PoolOption>,
}

fn parse_name(node: Node<'_>, kind: PoolType, source: &PoolSource) -> Result<String> {
    let own = node.child_text("name").map(|text| text.into_owned());
    let fallback = || source.name.clone().filter(|_| kind.has(super::Part::Name));
    let Some(name) = own.or_else(fallback) else {
        bail!(VIR_ERR_XML_ERROR, "missing pool source name element");
    };
    if name.contains('/') {
        bail!(VIR_ERR_XML_ERROR, "name {name} cannot contain '/'");
    }
    Ok(name)
}

fn parse_uuid(node: Node<'_>) -> Result<Uuid> {
    match node.child_text("uuid") {
        None => Uuid::generate(),
        Some(text) => match Uuid::parse(&text) {
            Some(uuid) => Ok(uuid),
            None => bail!(VIR_ERR_XML_ERROR, "malformed uuid element"),
        },
    }
}

fn parse_cow(node: Node<'_>, kind: PoolType) -> Result<Option<YesNo>> {
    let cow = node.child("features").and_then(|n| n.child("cow"));
    let state = cow.map_or(Ok(None), |cow| attr_opt(cow, "state"))?;
    if state.is_some() && !matches!(kind, PoolType::Fs | PoolType::Dir) {
        bail!(
            VIR_ERR_NO_SUPPORT,
            "cow feature may only be used for 'fs' and 'dir' pools"
        );
    }
    Ok(state)
}

/// Volume groups and ZFS have places of their own.
fn parse_target(node: Node<'_>, kind: PoolType, source: &PoolSource) -> Result<Option<String>> {
    let name = source.name.as_deref().unwrap_or_default();
    match kind {
        PoolType::Logical => return Ok(Some(format!("/dev/{name}"))),
        PoolType::Zfs => return Ok(Some(format!("/dev/zvol/{name}"))),
        _ if kind.is_remote() => return Ok(None),
        _ => {}
    }
    let target = node.child("target");
    match target.and_then(|target| target.child_text("path")) {
        Some(path) => Ok(Some(file::sanitize(&path))),
        None => bail!(VIR_ERR_XML_ERROR, "missing storage pool target path"),
    }
}

fn parse_refresh(node: Node<'_>) -> Result<Option<RefreshAllocation>> {
    let volume = node.child("refresh").and_then(|n| n.child("volume"));
    let word = volume.and_then(|volume| volume.attr("allocation"));
    let Some(word) = word.filter(|word| !word.is_empty()) else {
        return Ok(None);
    };
    match RefreshAllocation::from_str(word) {
        Some(allocation) => Ok(Some(allocation)),
        None => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown storage pool volume refresh allocation type {word}"
        ),
    }
}

impl StoragePoolDef {
    /// The declaration of `<pool>`: what any type may say.
    pub const SHAPE: &'static Shape = &SHAPE;

    /// Reads a document (C: `virStoragePoolDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL` for a text that is no XML, `VIR_ERR_XML_INVALID_SCHEMA` if strictness
    /// is asked for, else as [`parse`](Self::parse).
    pub fn from_xml(xml: &str, flags: ParseFlags, extensions: Extensions) -> Result<Self> {
        let document = Document::parse(xml.as_bytes(), Self::SHAPE.element, ORIGIN)?;
        if flags.has(ParseFlags::VALIDATE_SCHEMA) {
            document::check(Self::SHAPE, document.root())?;
        }
        Self::parse(document.root(), extensions)
    }

    /// Reads the element.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, `VIR_ERR_CONFIG_UNSUPPORTED` for words without meaning,
    /// `VIR_ERR_NO_SUPPORT` for a feature that the type hasn't.
    pub fn parse(node: Node<'_>, extensions: Extensions) -> Result<Self> {
        let cx = &mut ParseCx::default();
        let kind: PoolType = attr_required(node, "type")?;
        let mut source = match node.child("source") {
            Some(source) => PoolSource::parse(kind, source, cx)?,
            None => PoolSource::absent(kind),
        };
        let name = parse_name(node, kind, &source)?;
        let uuid = parse_uuid(node)?;
        let cow = parse_cow(node, kind)?;
        source.complete(kind, &name)?;
        let target = parse_target(node, kind, &source)?;
        let permissions = node.child("target").and_then(|n| n.child("permissions"));
        let permissions = permissions.filter(|_| target.is_some());
        let permissions =
            permissions.map_or(Ok(Permissions::default()), |n| Permissions::parse(n, cx))?;
        if kind == PoolType::IscsiDirect && source.initiator.is_none() {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "missing initiator IQN");
        }
        let refresh = parse_refresh(node)?;
        let namespace = kind.namespace().filter(|_| extensions == Extensions::Kept);
        Ok(Self {
            kind,
            name,
            uuid,
            capacity: 0,
            allocation: 0,
            available: 0,
            cow,
            source,
            target,
            permissions,
            refresh,
            options: namespace.map_or(Ok(Vec::new()), |namespace| namespace.parse(node))?,
        })
    }

    /// Its document.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut w = Writer::new();
        self.format(&mut w);
        w.finish()
    }

    /// Writes the element (C: `virStoragePoolDefFormat`).
    pub fn format(&self, w: &mut Writer) {
        let cx = &FormatCx::new(FormatFlags::NONE);
        let namespace = self.kind.namespace().filter(|_| !self.options.is_empty());
        w.start(Self::SHAPE.element);
        w.attr("type", self.kind.as_str());
        if let Some(namespace) = namespace {
            namespace.declare(w);
        }
        w.leaf("name", &self.name);
        w.leaf_plain("uuid", self.uuid);
        self.format_sizes(w);
        if let Some(cow) = self.cow {
            w.start("features");
            w.start("cow");
            w.attr("state", cow.as_str());
            w.end();
            w.end();
        }
        self.source.format(self.kind, w, cx);
        self.format_target(w, cx);
        if let Some(refresh) = self.refresh {
            w.start("refresh");
            w.start("volume");
            w.attr("allocation", refresh.as_str());
            w.end();
            w.end();
        }
        if let Some(namespace) = namespace {
            namespace.format(&self.options, w);
        }
        w.end();
    }

    fn format_sizes(&self, w: &mut Writer) {
        let sizes = [
            ("capacity", self.capacity),
            ("allocation", self.allocation),
            ("available", self.available),
        ];
        for (name, bytes) in sizes {
            size::format_bytes(w, name, bytes);
        }
    }

    fn format_target(&self, w: &mut Writer, cx: &FormatCx) {
        let Some(path) = &self.target else {
            return;
        };
        w.start("target");
        w.leaf("path", path);
        self.permissions.format_unless_empty("permissions", w, cx);
        w.end();
    }
}

impl Definition for StoragePoolDef {
    fn uuid(&self) -> Option<Uuid> {
        Some(self.uuid)
    }

    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }
}

static CAPACITY: Shape = size::shape("capacity");
static ALLOCATION: Shape = size::shape("allocation");
static AVAILABLE: Shape = size::shape("available");
static COW: Shape = Shape::new(
    "cow",
    &[AttrShape::new("state").words(YesNo::WORDS).required()],
    &[],
);
static FEATURES: Shape = Shape::new("features", &[], &[ChildShape::new(&COW)]);
static TARGET: Shape = Shape::new(
    "target",
    &[],
    &[
        ChildShape::leaf("path"),
        ChildShape::new(Permissions::SHAPE),
    ],
);
static VOLUME: Shape = Shape::new(
    "volume",
    &[AttrShape::new("allocation").words(RefreshAllocation::WORDS)],
    &[],
);
static REFRESH: Shape = Shape::new("refresh", &[], &[ChildShape::new(&VOLUME)]);

static SHAPE: Shape = Shape::new(
    "pool",
    &[AttrShape::new("type").words(PoolType::WORDS).required()],
    &[
        ChildShape::leaf("name"),
        ChildShape::leaf("uuid"),
        ChildShape::new(&CAPACITY),
        ChildShape::new(&ALLOCATION),
        ChildShape::new(&AVAILABLE),
        ChildShape::new(&FEATURES),
        ChildShape::new(PoolSource::SHAPE),
        ChildShape::new(&TARGET),
        ChildShape::new(&REFRESH),
        ChildShape::new(&namespace::MOUNT_OPTIONS),
        ChildShape::new(&namespace::CONFIG_OPTIONS),
    ],
);
