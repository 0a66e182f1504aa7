//! `<domaincheckpoint>`: a moment from which on changes of a guest's disks are recorded (C:
//! `virDomainCheckpointDef`).
use std::sync::Arc;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::uuid::Uuid;
use util::xml::{
    AttrShape, ChildShape, Document, FormatCx, FormatFlags, Judged, Mismatch, Node, Shape, Writer,
    Xml,
};

use crate::domain::disk::Disk;
use crate::moment::{Moment, Moments};
use crate::snapshot::{PARENT, ReadDomain, align, creation_time, format_parent, parent};
use crate::{DomainDef, document};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN_CHECKPOINT;

util::vir_enum! {
    /// C: `virDomainCheckpointType`.
    pub enum CheckpointType { No = "no", Bitmap = "bitmap" }
}

/// A disk of a checkpoint (C: `virDomainCheckpointDiskDef`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointDisk {
    /// The disk's target; in a request also its source.
    pub name: String,
    /// Whether its changes are recorded; `None` leaves it to the rest of the request.
    pub kind: Option<CheckpointType>,
    /// Name of the bitmap.
    pub bitmap: Option<String>,
    /// How much has changed since, in bytes, where it was asked for.
    pub size: Option<u64>,
}

/// A checkpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckpointDef {
    /// Name, unique among the guest's checkpoints.
    pub name: String,
    /// What the user says of it.
    pub description: Option<String>,
    /// Name of the checkpoint before it.
    pub parent: Option<String>,
    /// When it was made, in seconds of Unix time.
    pub creation_time: i64,
    /// `<disks>`
    pub disks: Vec<CheckpointDisk>,
    /// The guest's definition at the moment.
    pub domain: Option<Arc<DomainDef>>,
}

impl CheckpointDef {
    /// The declaration.
    pub const SHAPE: &'static Shape = &SHAPE;

    /// Reads a document; one that isn't a redefinition gets the time `now` and, without a name,
    /// this time as its name (C: `virDomainCheckpointDefParseString`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_INVALID_SCHEMA` always for what isn't declared; `VIR_ERR_XML_ERROR`,
    /// `VIR_ERR_INTERNAL_ERROR` for what a redefinition lacks.
    pub fn from_xml(source: &str, redefine: bool, now: i64, read: &ReadDomain<'_>) -> Result<Self> {
        let document = Document::parse(source.as_bytes(), SHAPE.element, ORIGIN)?;
        let root = document.root();
        document::against(SHAPE.element, check_values(root))?;
        document::check(&SHAPE, root)?;
        let name = match root.child_text("name") {
            Some(name) => name.into_owned(),
            None if redefine => {
                bail!(VIR_ERR_XML_ERROR, "a redefined checkpoint must have a name")
            }
            None => now.to_string(),
        };
        let mut def = Self {
            name,
            description: root.child_text("description").map(|text| text.into_owned()),
            parent: None,
            creation_time: now,
            disks: Vec::new(),
            domain: None,
        };
        if redefine {
            def.creation_time = creation_time(root, "checkpoint", ORIGIN)?;
            def.parent = parent(root);
            let whole = root.child("domain").filter(|d| d.attr("type").is_some());
            def.domain = whole.map(read).transpose()?;
        }
        let disks = root.child("disks").into_iter();
        let disks = disks.flat_map(|disks| disks.children_named("disk"));
        def.disks = disks.map(CheckpointDisk::parse).collect::<Result<_>>()?;
        Ok(def)
    }

    /// The document (C: `virDomainCheckpointDefFormat`), with the guest's definition unless
    /// `no_domain`.
    #[must_use]
    pub fn to_xml(&self, flags: FormatFlags, no_domain: bool) -> String {
        let mut w = Writer::new();
        let cx = FormatCx::new(flags | FormatFlags::INACTIVE);
        w.start(SHAPE.element);
        w.leaf("name", &self.name);
        w.leaf_opt("description", self.description.as_deref());
        format_parent(self.parent.as_deref(), &mut w);
        if self.creation_time != 0 {
            w.leaf_plain("creationTime", self.creation_time);
        }
        w.start("disks");
        self.disks.iter().for_each(|disk| disk.format(&mut w));
        w.end_unless_empty();
        if let Some(domain) = self.domain.as_ref().filter(|_| !no_domain) {
            domain.format(&mut w, &cx);
        }
        w.end();
        w.finish()
    }

    /// Makes a description of a checkpoint that exists fit to take its place among the `known` ones
    /// of the guest `uuid` (C: `virDomainCheckpointRedefinePrep`).
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` for a parent that can't be, or another guest;
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for disks that the guest hasn't got.
    pub fn prepare_redefine(&mut self, uuid: &Uuid, known: &Moments<Self>) -> Result<()> {
        known.check_parent(self)?;
        let Some(domain) = &self.domain else {
            return Ok(());
        };
        if domain.uuid.as_ref() != Some(uuid) {
            let name = &self.name;
            bail!(
                VIR_ERR_INVALID_ARG,
                "definition for checkpoint {name} must use uuid {uuid}"
            );
        }
        self.align_disks()
    }

    /// Gives every disk of the guest its line, in the guest's order, and bitmaps without a name the
    /// checkpoint's (C: `virDomainCheckpointAlignDisks`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` without a guest; `VIR_ERR_CONFIG_UNSUPPORTED` for disks that the
    /// guest hasn't got, that are named twice, or hold nothing to record.
    pub fn align_disks(&mut self) -> Result<()> {
        let Some(domain) = self.domain.clone() else {
            bail!(VIR_ERR_INTERNAL_ERROR, "missing domain in checkpoint");
        };
        let guest = &domain.devices.disks;
        if self.disks.len() > guest.len() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "too many disk checkpoint requests for domain"
            );
        }
        if guest.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "domain must have at least one disk to perform checkpoints"
            );
        }
        let others = match self.disks.is_empty() {
            true => CheckpointType::Bitmap,
            false => CheckpointType::No,
        };
        let mut lines: Vec<Option<CheckpointDisk>> = vec![None; guest.len()];
        for disk in std::mem::take(&mut self.disks) {
            let Some(at) = align::place(&disk.name, guest) else {
                let name = &disk.name;
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "no disk named '{name}'");
            };
            if lines[at].is_some() {
                let name = &guest[at].target.dev;
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "disk '{name}' specified twice");
            }
            lines[at] = Some(disk.settle(&guest[at])?);
        }
        let all = lines.into_iter().zip(guest);
        self.disks = all
            .map(|(line, disk)| line.unwrap_or_else(|| CheckpointDisk::implied(disk, others)))
            .collect();
        let bitmaps = self.disks.iter_mut();
        for disk in bitmaps.filter(|disk| disk.kind == Some(CheckpointType::Bitmap)) {
            disk.bitmap.get_or_insert_with(|| self.name.clone());
        }
        Ok(())
    }
}

impl CheckpointDisk {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing name from disk checkpoint element"
            );
        };
        let kind = match node.attr("checkpoint") {
            None => Some(CheckpointType::Bitmap),
            Some(word) => match CheckpointType::from_str(word) {
                Some(kind) => Some(kind),
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "unknown disk checkpoint setting '{word}'"
                ),
            },
        };
        let bitmap = node.attr("bitmap").map(str::to_owned);
        if let Some(bitmap) = &bitmap
            && kind != Some(CheckpointType::Bitmap)
        {
            bail!(
                VIR_ERR_XML_ERROR,
                "disk checkpoint bitmap '{bitmap}' requires type='bitmap'"
            );
        }
        Ok(Self {
            name: name.to_owned(),
            kind,
            bitmap,
            size: None,
        })
    }

    fn settle(mut self, disk: &Disk) -> Result<Self> {
        let empty = disk.source.is_empty() || disk.readonly;
        if empty && self.kind == Some(CheckpointType::Bitmap) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "disk '{}' is empty or readonly",
                disk.target.dev
            );
        }
        self.name.clone_from(&disk.target.dev);
        Ok(self)
    }

    fn implied(disk: &Disk, others: CheckpointType) -> Self {
        let kind = match disk.source.is_empty() || disk.readonly {
            true => CheckpointType::No,
            false => others,
        };
        Self {
            name: disk.target.dev.clone(),
            kind: Some(kind),
            bitmap: None,
            size: None,
        }
    }

    fn format(&self, w: &mut Writer) {
        w.start("disk");
        w.attr("name", &self.name);
        w.attr_opt("checkpoint", self.kind.map(CheckpointType::as_str));
        w.attr_opt("bitmap", self.bitmap.as_deref());
        if let Some(size) = self.size {
            w.attr_plain("size", size);
        }
        w.end();
    }
}

/// What the schema says beyond the declaration: of names, and of what goes together in a disk.
fn check_values(root: Node<'_>) -> Judged {
    let broken = root.children().find(|child| !has_fit_values(*child));
    match broken {
        None => Ok(()),
        Some(child) => {
            let what = format!("Extra element {} in interleave", child.name());
            Err(Mismatch::new(&what, SHAPE.element))
        }
    }
}

fn has_fit_values(child: Node<'_>) -> bool {
    match child.name() {
        "name" => is_name(&child.text()),
        "parent" => child.child_text("name").is_none_or(|name| is_name(&name)),
        "disks" => child.children_named("disk").all(is_fit_disk),
        "domain" => child.attr("type").is_some(),
        _ => true,
    }
}

/// Names of bitmaps in images are as narrow as this.
fn is_name(text: &str) -> bool {
    let fit = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    !text.is_empty() && !text.starts_with('.') && text.chars().all(fit)
}

fn is_fit_disk(disk: Node<'_>) -> bool {
    let recorded = disk.attr("bitmap").is_some() || disk.attr("size").is_some();
    let kind = match disk.attr("checkpoint") {
        None => true,
        Some(word) => match CheckpointType::from_str(word) {
            Some(kind) => kind == CheckpointType::Bitmap || !recorded,
            None => false,
        },
    };
    kind && disk
        .attr("name")
        .is_some_and(|name| name.starts_with('/') || is_target(name))
}

/// Whether it is called as disks of guests are: a kind and what tells it from others.
pub(crate) fn is_target(name: &str) -> bool {
    let name = name.strip_prefix("ioemu:").unwrap_or(name);
    let kinds = ["fd", "hd", "sd", "vd", "xvd", "ubd"];
    let rest = kinds.iter().find_map(|kind| name.strip_prefix(kind));
    let fit = |c: char| c.is_ascii_alphanumeric() || c == '_';
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(fit))
}

static DISK: Shape = Shape::new(
    "disk",
    &[
        AttrShape::new("name").required(),
        AttrShape::new("checkpoint").words(CheckpointType::WORDS),
        AttrShape::new("bitmap"),
        AttrShape::new("size"),
    ],
    &[],
);

static SHAPE: Shape = Shape::new(
    "domaincheckpoint",
    &[],
    &[
        ChildShape::leaf("name"),
        ChildShape::leaf("description"),
        ChildShape::leaf("creationTime"),
        ChildShape::new(&Shape::new("disks", &[], &[ChildShape::new(&DISK).many()])),
        ChildShape::new(DomainDef::SHAPE),
        ChildShape::new(&PARENT),
    ],
);

impl Moment for CheckpointDef {
    fn name(&self) -> &str {
        &self.name
    }
    fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }
    fn with_parent(&self, parent: Option<&str>) -> Self {
        Self {
            parent: parent.map(str::to_owned),
            ..self.clone()
        }
    }
}
