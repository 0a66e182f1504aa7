//! `<disk>` of a snapshot: what becomes of one of the guest's disks (C: `virDomainSnapshotDiskDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::domain::disk::{SnapshotLocation, StorageFormat, StorageSource, StorageType};
use crate::storage_source::{
    METADATA_CACHE, SourceLocation, Surroundings, format_metadata_cache, parse_metadata_cache,
};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN_SNAPSHOT;

/// A disk of a snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotDisk {
    /// The disk's target, or its source; once aligned, the target.
    pub name: String,
    /// Where its state goes; `None` leaves it to the rest of the request.
    pub snapshot: Option<SnapshotLocation>,
    /// For an external snapshot: the new image.
    pub source: StorageSource,
    /// The new image's format.
    pub format: Option<StorageFormat>,
    /// Most memory for the new image's tables, in bytes; 0 for the default.
    pub metadata_cache: u64,
    /// Whether a deletion of the snapshot was under way.
    pub delete_in_progress: bool,
}

impl SnapshotDisk {
    /// A disk of which nothing but the target is known.
    #[must_use]
    pub fn new(name: &str, snapshot: Option<SnapshotLocation>) -> Self {
        Self {
            name: name.to_owned(),
            snapshot,
            source: StorageSource::new(SourceLocation::empty(StorageType::File)),
            format: None,
            metadata_cache: 0,
            delete_in_progress: false,
        }
    }

    fn parse_kind(node: Node<'_>) -> Result<StorageType> {
        let kind = attr_opt(node, "type")?.unwrap_or(StorageType::File);
        match kind {
            StorageType::File | StorageType::Block | StorageType::Network => Ok(kind),
            _ => bail!(
                VIR_ERR_XML_ERROR,
                "unsupported disk snapshot type '{}'",
                kind.as_str()
            ),
        }
    }

    fn parse_format(driver: Node<'_>) -> Result<Option<StorageFormat>> {
        let Some(word) = driver.attr("type") else {
            return Ok(None);
        };
        let known = StorageFormat::from_str(word);
        match known.filter(|format| !matches!(format, StorageFormat::None)) {
            Some(format) => Ok(Some(format)),
            None => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown disk snapshot driver '{word}'"
            ),
        }
    }
}

static DRIVER: Shape = Shape::new(
    "driver",
    &[AttrShape::new("type").words(StorageFormat::WORDS)],
    &[ChildShape::new(&METADATA_CACHE)],
);

static DISK: Shape = Shape::new(
    "disk",
    &[
        AttrShape::new("name").required(),
        AttrShape::new("snapshot").words(SnapshotLocation::WORDS),
        AttrShape::new("type").words(&["file", "block", "network"]),
    ],
    &[
        ChildShape::new(&DRIVER),
        ChildShape::new(StorageSource::SHAPE),
        ChildShape::new(&Shape::new("snapshotDeleteInProgress", &[], &[])),
    ],
);

impl Xml for SnapshotDisk {
    const SHAPE: &'static Shape = &DISK;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "missing name from disk snapshot element"
            );
        };
        let mut disk = Self::new(name, attr_opt(node, "snapshot")?);
        let kind = Self::parse_kind(node)?;
        disk.source = match node.child("source") {
            Some(source) => StorageSource::parse(kind, source, cx)?,
            None => StorageSource::new(SourceLocation::empty(kind)),
        };
        if let Some(driver) = node.child("driver") {
            disk.format = Self::parse_format(driver)?;
            disk.metadata_cache = parse_metadata_cache(driver, "./driver")?;
        }
        disk.delete_in_progress = node.child("snapshotDeleteInProgress").is_some();
        if disk.snapshot.is_none() && (disk.source.path().is_some() || disk.format.is_some()) {
            disk.snapshot = Some(SnapshotLocation::External);
        }
        Ok(disk)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("name", &self.name);
        w.attr_opt("snapshot", self.snapshot.map(SnapshotLocation::as_str));
        if self.has_image() || self.delete_in_progress {
            w.attr("type", self.source.type_word());
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        if self.has_image() {
            w.start("driver");
            w.attr_opt("type", self.format.map(StorageFormat::as_str));
            format_metadata_cache(self.metadata_cache, w);
            w.end_unless_empty();
            self.source.format_in(Surroundings::default(), w, cx);
        }
        if self.delete_in_progress {
            w.empty("snapshotDeleteInProgress");
        }
    }
}

impl SnapshotDisk {
    fn has_image(&self) -> bool {
        !self.source.is_empty() || self.format.is_some()
    }
}
