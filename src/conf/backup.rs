//! `<domainbackup>`: which of a guest's disks are copied as they are at one moment, and where to (C:
//! `virDomainBackupDef`).
//!
//! `schema` says what strict validation, which a request never escapes, lets pass.
mod schema;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{
    Document, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags, Shape, Writer,
};

use crate::domain::disk::{Disk, position};
use crate::storage_source::image::{storage_format, storage_type};
use crate::storage_source::network::Host;
use crate::storage_source::{
    SourceLocation, StorageFormat, StorageSource, StorageType, Surroundings,
};
use crate::{DomainDef, YesNo, document};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainBackupType`.
    pub enum BackupMode { Push = "push", Pull = "pull" }
}

util::vir_enum! {
    /// C: `virDomainBackupDiskBackupMode`.
    pub enum DiskMode { Full = "full", Incremental = "incremental" }
}

util::vir_enum! {
    /// C: `virStorageNetHostTransport`, as far as a backup is served over it.
    #[derive(Default)]
    pub enum Transport {
        #[default]
        Tcp = "tcp",
        Unix = "unix",
        Fd = "fd",
    }
}

util::vir_enum! {
    /// C: `virDomainBackupDiskState`.
    pub enum DiskState {
        Running = "running",
        Complete = "complete",
        Failed = "failed",
        Cancelling = "cancelling",
        Cancelled = "cancelled",
    }
}
util::xml_enum!(BackupMode, DiskMode, Transport, DiskState);

/// `<server>`: where the copies of a pull backup are offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// How it is reached.
    pub transport: Transport,
    /// Whether by TLS.
    pub tls: Option<YesNo>,
    /// Its host.
    pub name: Option<String>,
    /// Its port.
    pub port: Option<u32>,
    /// Its UNIX socket.
    pub socket: Option<String>,
    /// The descriptors that the caller passes.
    pub fdgroup: Option<String>,
}

/// Where the copy of a disk goes, or what a pull backup keeps meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    /// Where it is: a file or a device.
    pub source: StorageSource,
    /// Its format.
    pub format: Option<StorageFormat>,
}

/// A disk of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupDisk {
    /// The disk's target; in a request also its source.
    pub name: String,
    /// Whether it is copied.
    pub is_copied: bool,
    /// How far that is, a driver's own note.
    pub state: Option<DiskState>,
    /// How; known once the disks are aligned.
    pub mode: Option<DiskMode>,
    /// The checkpoint from which on it is copied.
    pub incremental: Option<String>,
    /// Name under which a pull backup offers it.
    pub export_name: Option<String>,
    /// Name under which a pull backup offers its bitmap.
    pub export_bitmap: Option<String>,
    /// Where to.
    pub store: Option<Store>,
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupDef {
    /// Whether the hypervisor writes the copies, or others fetch them.
    pub mode: BackupMode,
    /// The checkpoint from which on disks are copied.
    pub incremental: Option<String>,
    /// `<server>`
    pub server: Option<Server>,
    /// `<disks>`
    pub disks: Vec<BackupDisk>,
    /// What a driver notes.
    pub private_data: Option<Fragment>,
}

impl BackupDef {
    /// The declaration.
    pub const SHAPE: &'static Shape = &schema::SHAPE;

    /// Reads a document, with a driver's own notes if it is `internal` (C:
    /// `virDomainBackupDefParseString`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_INVALID_SCHEMA` for what isn't declared, `VIR_ERR_XML_ERROR`,
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for a store that is neither file nor device.
    pub fn from_xml(source: &str, internal: bool) -> Result<Self> {
        let document = Document::parse(source.as_bytes(), Self::SHAPE.element, ORIGIN)?;
        let root = document.root();
        if !internal {
            document::against(Self::SHAPE.element, schema::check(root))?;
        }
        let mode = match root.attr("mode") {
            None => BackupMode::Push,
            Some(word) => match BackupMode::from_str(word) {
                Some(mode) => mode,
                None => bail!(VIR_ERR_XML_ERROR, "unknown backup mode '{word}'"),
            },
        };
        let server = root.child("server");
        if server.is_some() && mode != BackupMode::Pull {
            bail!(
                VIR_ERR_XML_ERROR,
                "use of <server> requires pull mode backup"
            );
        }
        let disks = root.child("disks").into_iter();
        let disks = disks.flat_map(|disks| disks.children());
        Ok(Self {
            mode,
            incremental: root.child_text("incremental").map(|text| text.into_owned()),
            server: server.map(Server::parse).transpose()?,
            disks: disks
                .map(|disk| BackupDisk::parse(disk, mode, internal))
                .collect::<Result<_>>()?,
            private_data: match internal {
                true => root.child("privateData").map(Fragment::from_node),
                false => None,
            },
        })
    }

    /// The document, with a driver's own notes if it is `internal` (C: `virDomainBackupDefFormat`).
    #[must_use]
    pub fn to_xml(&self, internal: bool) -> String {
        let mut w = Writer::new();
        w.start(Self::SHAPE.element);
        w.attr("mode", self.mode.as_str());
        w.leaf_opt("incremental", self.incremental.as_deref());
        if let Some(server) = &self.server {
            server.format(&mut w);
        }
        w.start("disks");
        for disk in &self.disks {
            disk.format(self.mode, internal, &mut w);
        }
        w.end_unless_empty();
        if let Some(data) = self.private_data.as_ref().filter(|_| internal) {
            w.fragment(data);
        }
        w.end();
        w.finish()
    }

    /// Gives every disk of the guest its line: how it is copied, and where to.  A file that has no name
    /// is called as the disk's own with a `suffix` (C: `virDomainBackupAlignDisks`).
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for disks that the guest hasn't got, that are named twice or have
    /// nothing to copy, and for an incremental copy of nothing.
    pub fn align_disks(&mut self, domain: &DomainDef, suffix: &str) -> Result<()> {
        let guest = &domain.devices.disks;
        if guest.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "domain must have at least one disk to perform backup"
            );
        }
        let copies_all = self.disks.is_empty();
        let mut seen = vec![false; guest.len()];
        for line in &mut self.disks {
            let Some(at) = position(guest, &line.name) else {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "no disk named '{}'", line.name);
            };
            if std::mem::replace(&mut seen[at], true) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "disk '{}' specified twice",
                    line.name
                );
            }
            line.name.clone_from(&guest[at].target.dev);
            if line.is_copied {
                line.place(&guest[at], suffix)?;
            }
        }
        for (disk, _) in guest.iter().zip(seen).filter(|(_, seen)| !seen) {
            let has_content = !disk.source.is_empty() && !disk.readonly;
            let mut line = BackupDisk::new(&disk.target.dev, copies_all && has_content);
            if line.is_copied {
                line.place(disk, suffix)?;
            }
            self.disks.push(line);
        }
        let from = self.incremental.clone();
        let mut copied = self.disks.iter_mut().filter(|disk| disk.is_copied);
        copied.try_for_each(|disk| disk.settle_mode(from.as_deref()))
    }

    /// The disks that are copied.
    pub fn copied(&self) -> impl Iterator<Item = &BackupDisk> {
        self.disks.iter().filter(|disk| disk.is_copied)
    }
}

impl Server {
    fn parse(node: Node<'_>) -> Result<Self> {
        let mut server = Self {
            tls: attr_opt(node, "tls")?,
            ..Self::default()
        };
        if node.attr("transport") == Some(Transport::Fd.as_str()) {
            server.transport = Transport::Fd;
            server.fdgroup = Some(attr_required(node, "fdgroup")?);
            return Ok(server);
        }
        match Host::parse(node)? {
            Host::Inet { rdma: true, .. } => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "transport rdma is not supported for <server>"
            ),
            Host::Inet { name, port, .. } => {
                server.name = Some(name);
                server.port = (port != 0).then_some(u32::from(port));
            }
            Host::Unix(path) if !path.starts_with('/') => bail!(
                VIR_ERR_XML_ERROR,
                "backup socket path '{path}' must be absolute"
            ),
            Host::Unix(path) => {
                server.transport = Transport::Unix;
                server.socket = Some(path);
            }
        }
        Ok(server)
    }

    fn format(&self, w: &mut Writer) {
        w.start("server");
        w.attr("transport", self.transport.as_str());
        w.attr_opt("tls", self.tls.map(YesNo::as_str));
        w.attr_opt("name", self.name.as_deref());
        if let Some(port) = self.port {
            w.attr_plain("port", port);
        }
        w.attr_opt("socket", self.socket.as_deref());
        w.attr_opt("fdgroup", self.fdgroup.as_deref());
        w.end();
    }
}

impl BackupDisk {
    fn new(name: &str, is_copied: bool) -> Self {
        Self {
            name: name.to_owned(),
            is_copied,
            state: None,
            mode: None,
            incremental: None,
            export_name: None,
            export_bitmap: None,
            store: None,
        }
    }

    fn parse(node: Node<'_>, mode: BackupMode, internal: bool) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(VIR_ERR_XML_ERROR, "missing name from disk backup element");
        };
        let is_copied = attr_opt(node, "backup")?.unwrap_or(YesNo::Yes) == YesNo::Yes;
        let mut disk = Self::new(name, is_copied);
        if !is_copied {
            return Ok(disk);
        }
        let text = |name| node.attr(name).map(str::to_owned);
        if mode == BackupMode::Pull {
            disk.export_name = text("exportname");
            disk.export_bitmap = text("exportbitmap");
        }
        disk.mode = attr_opt(node, "backupmode")?;
        disk.incremental = text("incremental");
        if internal {
            disk.state = Some(attr_required(node, "state")?);
        }
        disk.store = Store::parse(node, mode, internal)?;
        Ok(disk)
    }

    /// Finds a place for the copy of a disk that has content.
    fn place(&mut self, disk: &Disk, suffix: &str) -> Result<()> {
        let name = &self.name;
        if disk.source.is_empty() {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "disk '{name}' has no media");
        }
        let is_placed = |store: &Store| store.source.path().is_some();
        if self.store.as_ref().is_some_and(is_placed) {
            return Ok(());
        }
        let SourceLocation::File(Some(path)) = &disk.source.location else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "refusing to generate file name for disk '{name}'"
            );
        };
        let file = SourceLocation::File(Some(format!("{path}.{suffix}")));
        self.store = Some(Store {
            source: StorageSource::new(file),
            format: self.store.as_ref().and_then(|store| store.format),
        });
        Ok(())
    }

    /// How it is copied: in full unless somebody names a checkpoint.
    fn settle_mode(&mut self, from: Option<&str>) -> Result<()> {
        let named = self.incremental.as_deref().or(from);
        let mode = self.mode.unwrap_or(match named {
            Some(_) => DiskMode::Incremental,
            None => DiskMode::Full,
        });
        self.mode = Some(mode);
        if mode == DiskMode::Full {
            self.incremental = None;
            return Ok(());
        }
        let Some(named) = named.map(str::to_owned) else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "'incremental' backup mode of disk '{}' requires setting 'incremental' field for disk or backup",
                self.name
            );
        };
        self.incremental = Some(named);
        Ok(())
    }

    fn format(&self, mode: BackupMode, internal: bool, w: &mut Writer) {
        w.start("disk");
        w.attr("name", &self.name);
        w.attr("backup", if self.is_copied { "yes" } else { "no" });
        if internal {
            w.attr_opt("state", self.state.map(DiskState::as_str));
        }
        if let Some(store) = &self.store {
            w.attr("type", store.source.type_word());
        }
        w.attr_opt("backupmode", self.mode.map(DiskMode::as_str));
        w.attr_opt("incremental", self.incremental.as_deref());
        w.attr_opt("exportname", self.export_name.as_deref());
        w.attr_opt("exportbitmap", self.export_bitmap.as_deref());
        if let Some(store) = &self.store {
            store.format(mode, internal, w);
        }
        w.end();
    }
}

impl Store {
    /// Name of its element.
    fn element(mode: BackupMode) -> &'static str {
        match mode {
            BackupMode::Push => "target",
            BackupMode::Pull => "scratch",
        }
    }

    /// What a disk says of its copy: the place, the format, or the kind of place alone.
    fn parse(disk: Node<'_>, mode: BackupMode, internal: bool) -> Result<Option<Self>> {
        let kind = disk
            .attr("type")
            .map_or(Ok(StorageType::File), storage_type)?;
        let driver = disk.child("driver");
        let word = driver.and_then(|driver| driver.attr("type"));
        let format = word.filter(|word| !word.is_empty());
        let format = format.map(storage_format).transpose()?;
        if !matches!(kind, StorageType::File | StorageType::Block) {
            bail!(
                VIR_ERR_XML_ERROR,
                "unsupported disk backup type '{}'",
                kind.as_str()
            );
        }
        let mut cx = ParseCx::new(match internal {
            true => ParseFlags::STATUS,
            false => ParseFlags::NONE,
        });
        let node = disk.child(Self::element(mode));
        let mut source = match node {
            Some(node) => StorageSource::parse(kind, node, &mut cx)?,
            None if format.is_none() && disk.attr("type").is_none() => return Ok(None),
            None => StorageSource::new(SourceLocation::empty(kind)),
        };
        if internal {
            source.index = attr_opt(disk, "index")?.unwrap_or(0);
        }
        Ok(Some(Self { source, format }))
    }

    fn format(&self, mode: BackupMode, internal: bool, w: &mut Writer) {
        if self.source.index != 0 {
            w.attr_plain("index", self.source.index);
        }
        if let Some(format) = self.format {
            w.start("driver");
            w.attr("type", format.as_str());
            w.end();
        }
        let cx = FormatCx::new(match internal {
            true => FormatFlags::STATUS,
            false => FormatFlags::NONE,
        });
        let around = Surroundings {
            has_index: true,
            ..Surroundings::default()
        };
        self.source
            .format_named(Self::element(mode), around, w, &cx);
    }
}
