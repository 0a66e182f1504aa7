//! `<source>` and `<backingStore>` of a disk: where its content is (C: `virStorageSource`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virStorageType`.
    pub enum StorageType {
        None = "none",
        File = "file",
        Block = "block",
        Dir = "dir",
        Network = "network",
        Volume = "volume",
        Nvme = "nvme",
        Vhostuser = "vhostuser",
        Vhostvdpa = "vhostvdpa",
    }
}

util::vir_enum! {
    /// C: `virStorageFileFormat`.
    pub enum StorageFormat {
        None = "none",
        Raw = "raw",
        Dir = "dir",
        Bochs = "bochs",
        Cloop = "cloop",
        Dmg = "dmg",
        Iso = "iso",
        Vpc = "vpc",
        Vdi = "vdi",
        Fat = "fat",
        Vhd = "vhd",
        Ploop = "ploop",
        Cow = "cow",
        Qcow = "qcow",
        Qcow2 = "qcow2",
        Qed = "qed",
        Vmdk = "vmdk",
    }
}

util::vir_enum! {
    /// C: `virDomainStartupPolicy`.
    pub enum StartupPolicy {
        Default = "default",
        Mandatory = "mandatory",
        Requisite = "requisite",
        Optional = "optional",
    }
}
util::xml_enum!(StorageType, StorageFormat, StartupPolicy);

/// Where a disk's content is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceLocation {
    /// An image file; `None` is an empty drive.
    File(Option<String>),
    /// A block device of the host; `None` is an empty drive.
    Block(Option<String>),
    /// A directory shown as a disk.
    Dir(Option<String>),
    /// A volume of a storage pool.
    Volume {
        /// Name of the pool.
        pool: String,
        /// Name of the volume.
        volume: String,
    },
    /// A kind that this room doesn't read yet; a driver refuses it.
    Other(StorageType),
}

/// What lies below an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackingStore {
    /// Nothing: the chain ends here.
    End,
    /// Another image.
    Image(Box<BackingImage>),
}

/// An image below another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackingImage {
    /// Where it is.
    pub location: SourceLocation,
    /// Its format.
    pub format: StorageFormat,
    /// Number in the chain, a runtime fact; 0 for none.
    pub index: u32,
    /// What lies below it; `None` when it isn't known.
    pub backing: Option<BackingStore>,
}

/// `<source>` of a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskSource {
    /// Where it is.
    pub location: SourceLocation,
    /// Name of the descriptors that the caller passes instead of the file.
    pub fdgroup: Option<String>,
    /// What an absent source means at start.
    pub startup_policy: Option<StartupPolicy>,
    /// Number in the chain, a runtime fact; 0 for none.
    pub index: u32,
    /// What lies below it; `None` when it isn't known.
    pub backing: Option<BackingStore>,
}

/// What libvirt knows below `<source>` and this room doesn't read yet.
const UNREAD: &[&str] = &[
    "seclabel",
    "encryption",
    "reservations",
    "initiator",
    "auth",
    "slices",
    "ssl",
    "cookies",
    "readahead",
    "timeout",
    "identity",
    "dataStore",
];

impl SourceLocation {
    fn parse(kind: StorageType, source: Option<Node<'_>>, cx: &mut ParseCx) -> Result<Self> {
        let text = |name| {
            source
                .and_then(|s| s.attr(name))
                .filter(|t: &&str| !t.is_empty())
        };
        let owned = |name| text(name).map(str::to_owned);
        Ok(match kind {
            StorageType::File => Self::File(owned("file")),
            StorageType::Block => Self::Block(owned("dev")),
            StorageType::Dir => Self::Dir(owned("dir")),
            StorageType::Volume => match (owned("pool"), owned("volume")) {
                (Some(pool), Some(volume)) => Self::Volume { pool, volume },
                _ => bail!(
                    VIR_ERR_XML_ERROR,
                    "'pool' and 'volume' must be specified together for 'volume' type source"
                ),
            },
            other => {
                cx.unhandled
                    .push(format!("devices/disk of type '{}'", other.as_str()));
                Self::Other(other)
            }
        })
    }

    fn kind(&self) -> StorageType {
        match self {
            Self::File(_) => StorageType::File,
            Self::Block(_) => StorageType::Block,
            Self::Dir(_) => StorageType::Dir,
            Self::Volume { .. } => StorageType::Volume,
            Self::Other(kind) => *kind,
        }
    }

    fn path(&self) -> Option<&str> {
        match self {
            Self::File(path) | Self::Block(path) | Self::Dir(path) => path.as_deref(),
            Self::Volume { .. } | Self::Other(_) => None,
        }
    }

    fn format_attrs(&self, w: &mut Writer) {
        match self {
            Self::File(path) => w.attr_opt("file", path.as_deref()),
            Self::Block(path) => w.attr_opt("dev", path.as_deref()),
            Self::Dir(path) => w.attr_opt("dir", path.as_deref()),
            Self::Volume { pool, volume } => {
                w.attr("pool", pool);
                w.attr("volume", volume);
            }
            Self::Other(_) => {}
        }
    }
}

impl DiskSource {
    pub(super) fn parse(disk: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let kind = attr_opt(disk, "type")?.unwrap_or(StorageType::File);
        let source = disk.child("source");
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        if let Some(source) = source {
            cx.note_unhandled(source, "devices/disk/source", UNREAD);
        }
        let index = source.map_or(Ok(None), |s| attr_opt(s, "index"))?;
        Ok(Self {
            location: SourceLocation::parse(kind, source, cx)?,
            fdgroup: source.and_then(|s| s.attr("fdgroup")).map(str::to_owned),
            startup_policy: source.map_or(Ok(None), |s| attr_opt(s, "startupPolicy"))?,
            index: index.filter(|_| live).unwrap_or(0),
            backing: BackingStore::parse_in(disk, cx)?,
        })
    }

    /// A local path, where it has one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.location.path()
    }

    /// Whether there is no medium.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.location {
            SourceLocation::File(path)
            | SourceLocation::Block(path)
            | SourceLocation::Dir(path) => path.is_none(),
            SourceLocation::Volume { .. } | SourceLocation::Other(_) => false,
        }
    }

    /// The `type` of the disk.
    #[must_use]
    pub fn type_word(&self) -> &'static str {
        self.location.kind().as_str()
    }

    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("source");
        self.location.format_attrs(w);
        w.attr_opt("fdgroup", self.fdgroup.as_deref());
        w.attr_opt(
            "startupPolicy",
            self.startup_policy.map(StartupPolicy::as_str),
        );
        if self.index != 0 && !cx.has(FormatFlags::INACTIVE) {
            w.attr_plain("index", self.index);
        }
        w.end_unless_empty();
        if let Some(backing) = &self.backing {
            backing.format(w, cx);
        }
    }
}

impl BackingStore {
    /// The `<backingStore>` of `node`; the depth of the document bounds the chain.
    fn parse_in(node: Node<'_>, cx: &mut ParseCx) -> Result<Option<Self>> {
        let Some(store) = node.child("backingStore") else {
            return Ok(None);
        };
        let Some(kind) = attr_opt(store, "type")? else {
            return Ok(Some(Self::End));
        };
        let format = store.child("format");
        let Some(format) = format.map_or(Ok(None), |f| attr_opt(f, "type"))? else {
            bail!(VIR_ERR_XML_ERROR, "missing disk backing store format");
        };
        let Some(source) = store.child("source") else {
            bail!(VIR_ERR_XML_ERROR, "missing disk backing store source");
        };
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        let index = attr_opt(store, "index")?.filter(|_| live);
        Ok(Some(Self::Image(Box::new(BackingImage {
            location: SourceLocation::parse(kind, Some(source), cx)?,
            format,
            index: index.unwrap_or(0),
            backing: Self::parse_in(store, cx)?,
        }))))
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("backingStore");
        if let Self::Image(image) = self {
            w.attr("type", image.location.kind().as_str());
            if image.index != 0 && !cx.has(FormatFlags::INACTIVE) {
                w.attr_plain("index", image.index);
            }
            w.start("format");
            w.attr("type", image.format.as_str());
            w.end();
            w.start("source");
            image.location.format_attrs(w);
            w.end();
            if let Some(backing) = &image.backing {
                backing.format(w, cx);
            }
        }
        w.end();
    }
}
