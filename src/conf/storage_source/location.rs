//! The kinds of place an image can be at, each with its attributes and children of `<source>`.
//!
//! What a network protocol needs stands in `network`.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_u32};
use util::xml::{AttrShape, ChildShape, Datatype, FormatCx, Node, ParseCx, Shape, Writer};

use super::Protocol;
use super::network::{self, NetworkSource};
use crate::YesNo;
use crate::domain::address::{self, PciAddress};
use crate::domain::chardev::Reconnect;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virStorageType`.
    pub enum StorageType {
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
    /// C: `virStorageSourcePoolMode`.
    pub enum VolumeMode { Host = "host", Direct = "direct" }
}
util::xml_enum!(StorageType, StorageFormat, VolumeMode);

impl StorageFormat {
    /// The words that an image has; a volume may have none of them, too.
    pub const OF_IMAGES: &'static [&'static str] = Self::WORDS.split_at(1).1;

    /// The format of an image by its word.
    #[must_use]
    pub fn of_image(word: &str) -> Option<Self> {
        Self::from_str(word).filter(|format| *format != Self::None)
    }
}

/// Where an image is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceLocation {
    /// An image file; `None` is an empty drive.
    File(Option<String>),
    /// A block device of the host; `None` is an empty drive.
    Block(Option<String>),
    /// A directory shown as a disk.
    Dir(Option<String>),
    /// Something that a server offers; `None` is an empty drive.
    Network(Option<Box<NetworkSource>>),
    /// A volume of a storage pool; `None` leaves it open.
    Volume(Option<VolumeRef>),
    /// A namespace of an NVMe device; `None` is an empty drive.
    Nvme(Option<Nvme>),
    /// The UNIX socket of a process that serves a virtio disk; `None` is an empty drive.
    Vhostuser(Option<VhostUser>),
    /// A vDPA character device; `None` is an empty drive.
    Vhostvdpa(Option<String>),
}

/// A volume of a storage pool (C: `virStorageSourcePoolDef`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumeRef {
    /// Name of the pool.
    pub pool: String,
    /// Name of the volume.
    pub volume: String,
    /// Whether an iSCSI volume is reached through the host or directly.
    pub mode: Option<VolumeMode>,
}

/// A namespace of an NVMe device (C: `virStorageSourceNVMeDef`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nvme {
    /// Number of the namespace, from 1.
    pub namespace: u64,
    /// Whether the driver detaches the device from the host; yes unless the document says no.
    pub managed: Option<YesNo>,
    /// The device.
    pub address: PciAddress,
}

/// The socket of a vhost-user backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VhostUser {
    /// Its path.
    pub path: String,
    /// Whether a lost connection is made anew.
    pub reconnect: Option<Reconnect>,
}

/// `<reconnect>` of a vhost-user socket, and that of an NBD server.
pub(super) static RECONNECT: Shape = Shape::new(
    "reconnect",
    &[
        AttrShape::new("enabled").words(YesNo::WORDS),
        AttrShape::new("timeout").of(Datatype::Unsigned),
        AttrShape::new("delay").of(Datatype::Unsigned),
    ],
    &[],
);

/// Everything that some kind of source has.
pub(super) static LOCATION: Shape = Shape {
    element: "",
    attrs: &[
        AttrShape::new("file"),
        AttrShape::new("fdgroup"),
        AttrShape::new("dev"),
        AttrShape::new("dir"),
        AttrShape::new("pool"),
        AttrShape::new("volume"),
        AttrShape::new("mode").words(VolumeMode::WORDS),
        AttrShape::new("type").words(&["pci", "unix"]),
        AttrShape::new("managed").words(YesNo::WORDS),
        AttrShape::new("namespace"),
        AttrShape::new("path"),
    ],
    children: &[
        ChildShape::new(&address::PCI_SOURCE),
        ChildShape::new(&RECONNECT),
    ],
    text: false,
    inline: &[&network::NETWORK],
    variants: &[],
    complete: true,
};

impl SourceLocation {
    /// The empty drive of a kind.
    #[must_use]
    pub fn empty(kind: StorageType) -> Self {
        match kind {
            StorageType::File => Self::File(None),
            StorageType::Block => Self::Block(None),
            StorageType::Dir => Self::Dir(None),
            StorageType::Network => Self::Network(None),
            StorageType::Volume => Self::Volume(None),
            StorageType::Nvme => Self::Nvme(None),
            StorageType::Vhostuser => Self::Vhostuser(None),
            StorageType::Vhostvdpa => Self::Vhostvdpa(None),
        }
    }

    pub(super) fn parse(kind: StorageType, source: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let text = |name| {
            let text = source.attr(name).filter(|text| !text.is_empty());
            text.map(str::to_owned)
        };
        Ok(match kind {
            StorageType::File => Self::File(text("file")),
            StorageType::Block => Self::Block(text("dev")),
            StorageType::Dir => Self::Dir(text("dir")),
            StorageType::Network => {
                Self::Network(Some(Box::new(NetworkSource::parse(source, cx)?)))
            }
            StorageType::Volume => Self::Volume(VolumeRef::parse(source)?),
            StorageType::Nvme => Self::Nvme(Some(Nvme::parse(source)?)),
            StorageType::Vhostuser => Self::Vhostuser(Some(VhostUser::parse(source)?)),
            StorageType::Vhostvdpa => Self::Vhostvdpa(Some(attr_required(source, "dev")?)),
        })
    }

    /// Of which kind.
    #[must_use]
    pub fn kind(&self) -> StorageType {
        match self {
            Self::File(_) => StorageType::File,
            Self::Block(_) => StorageType::Block,
            Self::Dir(_) => StorageType::Dir,
            Self::Network(_) => StorageType::Network,
            Self::Volume(_) => StorageType::Volume,
            Self::Nvme(_) => StorageType::Nvme,
            Self::Vhostuser(_) => StorageType::Vhostuser,
            Self::Vhostvdpa(_) => StorageType::Vhostvdpa,
        }
    }

    /// What messages call it; nothing where there is no medium.
    pub(crate) fn describe(&self) -> Option<String> {
        match self {
            Self::Volume(Some(volume)) => Some(format!(
                "pool = '{}', volume = '{}'",
                volume.pool, volume.volume
            )),
            Self::Network(Some(source)) => {
                let name = source.name.as_deref()?;
                let in_pool = name.split_once('/');
                let in_pool = in_pool.filter(|_| source.protocol == Protocol::Rbd);
                Some(in_pool.map_or(name, |(_, image)| image).to_owned())
            }
            _ => self.path().map(str::to_owned),
        }
    }

    /// A path of the host.
    pub(super) fn path(&self) -> Option<&str> {
        match self {
            Self::File(path) | Self::Block(path) | Self::Dir(path) | Self::Vhostvdpa(path) => {
                path.as_deref()
            }
            Self::Network(_) | Self::Volume(_) | Self::Nvme(_) | Self::Vhostuser(_) => None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::File(path) | Self::Block(path) | Self::Dir(path) | Self::Vhostvdpa(path) => {
                path.is_none()
            }
            Self::Network(source) => source.is_none(),
            Self::Nvme(nvme) => nvme.is_none(),
            Self::Vhostuser(socket) => socket.is_none(),
            // A volume is looked up at start.
            Self::Volume(_) => false,
        }
    }

    pub(super) fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        match self {
            Self::File(path) => w.attr_opt("file", path.as_deref()),
            Self::Block(path) | Self::Vhostvdpa(path) => w.attr_opt("dev", path.as_deref()),
            Self::Dir(path) => w.attr_opt("dir", path.as_deref()),
            Self::Network(Some(source)) => source.format_attrs(w, cx),
            Self::Volume(Some(volume)) => volume.format_attrs(w),
            Self::Nvme(Some(nvme)) => nvme.format_attrs(w),
            Self::Vhostuser(Some(socket)) => {
                w.attr("type", "unix");
                w.attr("path", &socket.path);
            }
            Self::Network(None) | Self::Volume(None) | Self::Nvme(None) | Self::Vhostuser(None) => {
            }
        }
    }

    pub(super) fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        match self {
            Self::Network(Some(source)) => source.format_body(w, cx),
            Self::Nvme(Some(nvme)) => {
                w.start("address");
                nvme.address.format_attrs(w);
                w.end();
            }
            Self::Vhostuser(Some(socket)) => Reconnect::format_in(socket.reconnect, w),
            _ => {}
        }
    }
}

impl VolumeRef {
    /// Reads `pool` and `volume`; neither of them leaves the volume open.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` when one of them is missing.
    pub(crate) fn parse(node: Node<'_>) -> Result<Option<Self>> {
        match (node.attr("pool"), node.attr("volume")) {
            (None, None) => Ok(None),
            (Some(pool), Some(volume)) => Ok(Some(Self {
                pool: pool.to_owned(),
                volume: volume.to_owned(),
                mode: attr_opt(node, "mode")?,
            })),
            _ => bail!(
                VIR_ERR_XML_ERROR,
                "'pool' and 'volume' must be specified together for 'pool' type source"
            ),
        }
    }

    pub(crate) fn format_attrs(&self, w: &mut Writer) {
        w.attr("pool", &self.pool);
        w.attr("volume", &self.volume);
        w.attr_opt("mode", self.mode.map(VolumeMode::as_str));
    }
}

impl Nvme {
    fn parse(node: Node<'_>) -> Result<Self> {
        match node.attr("type") {
            None => bail!(VIR_ERR_XML_ERROR, "missing 'type' attribute to disk source"),
            Some("pci") => {}
            Some(other) => bail!(VIR_ERR_XML_ERROR, "unsupported source type '{other}'"),
        }
        let namespace = attr_required(node, "namespace")?;
        let managed = attr_opt(node, "managed")?;
        let Some(address) = node.child("address") else {
            bail!(VIR_ERR_XML_ERROR, "NVMe disk source is missing address");
        };
        Ok(Self {
            namespace,
            managed,
            address: PciAddress::parse(address)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer) {
        w.attr("type", "pci");
        w.attr_opt("managed", self.managed.map(YesNo::as_str));
        w.attr_plain("namespace", self.namespace);
    }
}

impl VhostUser {
    fn parse(node: Node<'_>) -> Result<Self> {
        match node.attr("type") {
            None => bail!(
                VIR_ERR_XML_ERROR,
                "missing 'type' attribute for vhostuser disk source"
            ),
            Some("unix") => {}
            Some(_) => bail!(
                VIR_ERR_XML_ERROR,
                "invalid 'type' attribute for vhostuser disk source"
            ),
        }
        let Some(path) = node.attr("path") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing 'path' attribute for vhostuser disk source"
            );
        };
        Ok(Self {
            path: path.to_owned(),
            reconnect: Reconnect::parse_in(node)?,
        })
    }
}

/// Seconds of `<reconnect delay=''>`; 0 when not given.
pub(super) fn parse_delay(node: Node<'_>) -> Result<u32> {
    let reconnect = node.child("reconnect");
    let delay = reconnect.map_or(Ok(None), |reconnect| attr_u32(reconnect, "delay", 10))?;
    Ok(delay.unwrap_or(0))
}
