//! `<domainsnapshot>`: a guest's state at a moment (C: `virDomainSnapshotDef`).
//!
//! Which disks take part is `align`'s matter; how the moments of a guest hang together is
//! `moment`'s.
pub mod align;
pub mod disk;
mod redefine;

use std::sync::Arc;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::uuid::Uuid;
use util::xml::value::attr_opt;
use util::xml::{
    AttrShape, ChildShape, Document, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags,
    Shape, Writer, Xml,
};

use crate::domain::disk::SnapshotLocation;
use crate::moment::Moment;
use crate::{DomainDef, document};
use disk::SnapshotDisk;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN_SNAPSHOT;

util::vir_enum! {
    /// C: `virDomainSnapshotState`.
    pub enum SnapshotState {
        Nostate = "nostate",
        Running = "running",
        Blocked = "blocked",
        Paused = "paused",
        Shutdown = "shutdown",
        Shutoff = "shutoff",
        Crashed = "crashed",
        Pmsuspended = "pmsuspended",
        DiskSnapshot = "disk-snapshot",
    }
}

impl SnapshotState {
    /// Whether no guest ran at the moment.
    #[must_use]
    pub fn is_offline(self) -> bool {
        matches!(self, Self::Shutoff | Self::DiskSnapshot)
    }
}

/// Where the memory of the moment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotMemory {
    /// Nowhere, in a disk, in a file.
    pub location: SnapshotLocation,
    /// The file, an absolute path; with `External` alone.
    pub file: Option<String>,
}

/// A snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotDef {
    /// Name, unique among the guest's snapshots.
    pub name: String,
    /// What the user says of it.
    pub description: Option<String>,
    /// Name of the snapshot it was made upon.
    pub parent: Option<String>,
    /// When it was made, in seconds of Unix time.
    pub creation_time: i64,
    /// What the guest did.
    pub state: Option<SnapshotState>,
    /// `<memory>`
    pub memory: Option<SnapshotMemory>,
    /// `<disks>`
    pub disks: Vec<SnapshotDisk>,
    /// `<revertDisks>`, in a driver's own file.
    pub revert_disks: Vec<SnapshotDisk>,
    /// The guest's definition at the moment.
    pub domain: Option<Arc<DomainDef>>,
    /// The guest's stored definition where it differed.
    pub inactive_domain: Option<Arc<DomainDef>>,
    /// What a driver keeps for itself.
    pub cookie: Option<Fragment>,
    /// Whether it is the guest's current one; in a driver's own file.
    pub active: bool,
}

/// How a document is to be understood (C: `virDomainSnapshotParseFlags`).
#[derive(Clone, Copy, Debug, Default)]
pub struct SnapshotParse {
    /// It tells of a snapshot that exists.
    pub redefine: bool,
    /// It is a driver's own file.
    pub internal: bool,
    /// No guest runs, or its memory isn't wanted.
    pub offline: bool,
    /// The declaration must be kept strictly.
    pub validate: bool,
    /// The driver keeps something of its own in a `<cookie>`; others drop the element.
    pub cookie: bool,
}

/// Reads a definition inside a snapshot, by the rules of a driver.
pub type ReadDomain<'a> = dyn Fn(Node<'_>) -> Result<Arc<DomainDef>> + 'a;

impl SnapshotDef {
    /// Reads a document; a snapshot that is to be made gets the time `now` and, without a name,
    /// this time as its name (C: `virDomainSnapshotDefParseString`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for what isn't allowed, `VIR_ERR_INTERNAL_ERROR` for what a snapshot that
    /// exists must tell, `VIR_ERR_XML_INVALID_SCHEMA`.
    pub fn from_xml(
        source: &str,
        how: SnapshotParse,
        now: i64,
        read: &ReadDomain<'_>,
    ) -> Result<Self> {
        let document = Document::parse(source.as_bytes(), SHAPE.element, ORIGIN)?;
        Self::parse_node(document.root(), how, now, read)
    }

    /// As [`from_xml`](Self::from_xml), for an element of another document.
    ///
    /// # Errors
    /// As there.
    pub fn parse_node(
        root: Node<'_>,
        how: SnapshotParse,
        now: i64,
        read: &ReadDomain<'_>,
    ) -> Result<Self> {
        if how.validate {
            document::check(&SHAPE, root)?;
        }
        let name = match root.child_text("name") {
            Some(name) => name.into_owned(),
            None if how.redefine => {
                bail!(VIR_ERR_XML_ERROR, "a redefined snapshot must have a name")
            }
            None => now.to_string(),
        };
        let mut def = Self::new(name, now);
        def.description = root.child_text("description").map(|text| text.into_owned());
        let mut offline = how.offline;
        if how.redefine {
            def.read_past(root, read)?;
            offline = def.state.is_some_and(SnapshotState::is_offline);
        }
        def.memory = SnapshotMemory::parse(root, offline, how.redefine)?;
        let mut cx = ParseCx::new(ParseFlags::INACTIVE);
        def.disks = disks(root, "disks", &mut cx)?;
        if how.internal {
            def.revert_disks = disks(root, "revertDisks", &mut cx)?;
            def.read_active(root)?;
        }
        let cookie = root.child("cookie").filter(|_| how.cookie);
        def.cookie = cookie.map(Fragment::from_node);
        Ok(def)
    }

    /// A snapshot of which nothing but name and time is known.
    #[must_use]
    pub fn new(name: String, creation_time: i64) -> Self {
        Self {
            name,
            description: None,
            parent: None,
            creation_time,
            state: None,
            memory: None,
            disks: Vec::new(),
            revert_disks: Vec::new(),
            domain: None,
            inactive_domain: None,
            cookie: None,
            active: false,
        }
    }

    /// What a snapshot that exists must tell of its making.
    fn read_past(&mut self, root: Node<'_>, read: &ReadDomain<'_>) -> Result<()> {
        self.creation_time = creation_time(root, "snapshot", ORIGIN)?;
        self.parent = parent(root);
        let Some(state) = root.child_text("state") else {
            bail!(VIR_ERR_XML_ERROR, "missing state from existing snapshot");
        };
        self.state = SnapshotState::from_str(&state).filter(|s| *s != SnapshotState::Nostate);
        if self.state.is_none() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Invalid state '{state}' in domain snapshot XML"
            );
        }
        // Old files have no more than the guest's UUID there.
        let whole = root.child("domain").filter(|d| d.attr("type").is_some());
        self.domain = whole.map(read).transpose()?;
        self.inactive_domain = root.child("inactiveDomain").map(read).transpose()?;
        Ok(())
    }

    fn read_active(&mut self, root: Node<'_>) -> Result<()> {
        let text = root.child_text("active");
        match text
            .as_deref()
            .and_then(|text| util::number::to_i32(text, 10))
        {
            Some(active) => self.active = active != 0,
            None => bail!(VIR_ERR_INTERNAL_ERROR, "Could not find 'active' element"),
        }
        Ok(())
    }

    /// Whether its memory or one of its disks lies in a file of its own (C:
    /// `virDomainSnapshotIsExternal`).
    #[must_use]
    pub fn is_external(&self) -> bool {
        let external = |location| location == Some(SnapshotLocation::External);
        external(self.memory.as_ref().map(|memory| memory.location))
            || self.disks.iter().any(|disk| external(disk.snapshot))
    }

    /// The document (C: `virDomainSnapshotDefFormat`); `flags` of formats, `internal` for a
    /// driver's own file.  Where the definition of the guest isn't known, its UUID `guest` stands.
    #[must_use]
    pub fn to_xml(&self, flags: FormatFlags, internal: bool, guest: Option<&Uuid>) -> String {
        let mut w = Writer::new();
        let cx = FormatCx::new(flags | FormatFlags::INACTIVE);
        w.start(SHAPE.element);
        w.leaf("name", &self.name);
        w.leaf_opt("description", self.description.as_deref());
        w.leaf_opt("state", self.state.map(SnapshotState::as_str));
        format_parent(self.parent.as_deref(), &mut w);
        if self.creation_time != 0 {
            w.leaf_plain("creationTime", self.creation_time);
        }
        if let Some(memory) = &self.memory {
            memory.format(&mut w);
        }
        format_disks("disks", &self.disks, &mut w, &cx);
        format_disks("revertDisks", &self.revert_disks, &mut w, &cx);
        match (&self.domain, guest) {
            (Some(domain), _) => domain.format(&mut w, &cx),
            (None, Some(guest)) => {
                w.start("domain");
                w.leaf_plain("uuid", guest);
                w.end();
            }
            (None, None) => {}
        }
        if let Some(domain) = &self.inactive_domain {
            domain.format_named("inactiveDomain", &mut w, &cx);
        }
        if let Some(cookie) = &self.cookie {
            w.raw(&cookie.to_text(w.level()));
        }
        if internal {
            w.leaf_plain("active", u8::from(self.active));
        }
        w.end();
        w.finish()
    }
}

impl SnapshotMemory {
    /// What isn't told of a snapshot that exists follows from its state; for a new one the driver
    /// decides.
    fn parse(root: Node<'_>, offline: bool, exists: bool) -> Result<Option<Self>> {
        let node = root.child("memory");
        let word = node.map(|node| attr_opt(node, "snapshot")).transpose()?;
        let file = node.and_then(|node| node.attr("file")).map(str::to_owned);
        let location = match (word.flatten(), &file) {
            (Some(location), _) => location,
            (None, Some(_)) => SnapshotLocation::External,
            (None, None) if !exists => return Ok(None),
            (None, None) if offline => SnapshotLocation::No,
            (None, None) => SnapshotLocation::Internal,
        };
        let memory = Self { location, file };
        memory.check(offline)?;
        Ok(Some(memory))
    }

    fn check(&self, offline: bool) -> Result<()> {
        let external = self.location == SnapshotLocation::External;
        match &self.file {
            Some(file) if !external => bail!(
                VIR_ERR_XML_ERROR,
                "memory filename '{file}' requires external snapshot"
            ),
            None if external => bail!(
                VIR_ERR_XML_ERROR,
                "external memory snapshots require a filename"
            ),
            _ => {}
        }
        if offline && self.location != SnapshotLocation::No {
            bail!(
                VIR_ERR_XML_ERROR,
                "memory state cannot be saved with offline or disk-only snapshot"
            );
        }
        match &self.file {
            Some(file) if !file.starts_with('/') => bail!(
                VIR_ERR_XML_ERROR,
                "memory snapshot file path ({file}) must be absolute"
            ),
            _ => Ok(()),
        }
    }

    fn format(&self, w: &mut Writer) {
        w.start("memory");
        w.attr("snapshot", self.location.as_str());
        w.attr_opt("file", self.file.as_deref());
        w.end();
    }
}

/// `<creationTime>` of a moment that exists; `kind` names it in the complaint.
pub(crate) fn creation_time(root: Node<'_>, kind: &str, origin: ErrorDomain) -> Result<i64> {
    let text = root.child_text("creationTime");
    match text
        .as_deref()
        .and_then(|text| util::number::to_i64(text, 10))
    {
        Some(time) => Ok(time),
        None => Err(util::Error::new(
            origin,
            util::error::ErrorNumber::VIR_ERR_INTERNAL_ERROR,
            format!("missing creationTime from existing {kind}"),
        )),
    }
}

/// Name of the moment that a moment was made upon.
pub(crate) fn parent(root: Node<'_>) -> Option<String> {
    let name = root.child("parent")?.child_text("name")?;
    Some(name.into_owned())
}

pub(crate) fn format_parent(name: Option<&str>, w: &mut Writer) {
    if let Some(name) = name {
        w.start("parent");
        w.leaf("name", name);
        w.end();
    }
}

fn disks(root: Node<'_>, name: &str, cx: &mut ParseCx) -> Result<Vec<SnapshotDisk>> {
    let all = root.child(name).into_iter();
    all.flat_map(|disks| disks.children_named("disk"))
        .map(|disk| SnapshotDisk::parse(disk, cx))
        .collect()
}

fn format_disks(name: &str, disks: &[SnapshotDisk], w: &mut Writer, cx: &FormatCx) {
    w.start(name);
    disks.iter().for_each(|disk| disk.format(w, cx));
    w.end_unless_empty();
}

/// A moment's guest in old files: nothing but the UUID.
pub(crate) static BARE_DOMAIN: Shape =
    Shape::new("domain", &[], &[ChildShape::leaf("uuid").required()]);

pub(crate) static PARENT: Shape = Shape::new("parent", &[], &[ChildShape::leaf("name").required()]);

static SHAPE: Shape = Shape::new(
    "domainsnapshot",
    &[],
    &[
        ChildShape::leaf("name"),
        ChildShape::leaf("description"),
        ChildShape::leaf("state"),
        ChildShape::leaf("creationTime"),
        ChildShape::new(&Shape::new(
            "memory",
            &[
                AttrShape::new("snapshot").words(&["no", "internal", "external"]),
                AttrShape::new("file"),
            ],
            &[],
        )),
        ChildShape::new(&DISKS),
        ChildShape {
            name: "revertDisks",
            ..ChildShape::new(&DISKS)
        },
        ChildShape::leaf("active"),
        ChildShape::new(DomainDef::SHAPE),
        ChildShape::new(&BARE_DOMAIN),
        ChildShape {
            name: "inactiveDomain",
            ..ChildShape::new(DomainDef::SHAPE)
        },
        ChildShape::new(&PARENT),
        ChildShape::new(&Shape::by_hand("cookie")),
    ],
);

static DISKS: Shape = Shape::new("disks", &[], &[ChildShape::new(SnapshotDisk::SHAPE).many()]);

impl SnapshotDef {
    /// The declaration.
    pub const SHAPE: &'static Shape = &SHAPE;
}

impl Moment for SnapshotDef {
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
