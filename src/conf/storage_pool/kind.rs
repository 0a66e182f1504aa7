//! What each type of pool consists of: the parts of its source, its formats and those of its
//! volumes (C: `virStoragePoolTypeInfo`).
use crate::domain::disk::StorageFormat;

util::vir_enum! {
    /// C: `virStoragePoolType`.
    pub enum PoolType {
        Dir = "dir",
        Fs = "fs",
        Netfs = "netfs",
        Logical = "logical",
        Disk = "disk",
        Iscsi = "iscsi",
        IscsiDirect = "iscsi-direct",
        Scsi = "scsi",
        Mpath = "mpath",
        Rbd = "rbd",
        Sheepdog = "sheepdog",
        Gluster = "gluster",
        Zfs = "zfs",
        Vstorage = "vstorage",
    }
}
util::xml_enum!(PoolType);

util::vir_enum! {
    /// C: `virStoragePoolFormatFileSystem`.
    pub enum FileSystem {
        Auto = "auto",
        Ext2 = "ext2",
        Ext3 = "ext3",
        Ext4 = "ext4",
        Ufs = "ufs",
        Iso9660 = "iso9660",
        Udf = "udf",
        Gfs = "gfs",
        Gfs2 = "gfs2",
        Vfat = "vfat",
        HfsPlus = "hfs+",
        Xfs = "xfs",
        Ocfs2 = "ocfs2",
        Vmfs = "vmfs",
    }
}

util::vir_enum! {
    /// C: `virStoragePoolFormatFileSystemNet`.
    pub enum NetworkFileSystem {
        Auto = "auto",
        Nfs = "nfs",
        Glusterfs = "glusterfs",
        Cifs = "cifs",
    }
}

util::vir_enum! {
    /// C: `virStoragePoolFormatLogical`.
    pub enum VolumeGroup { Unknown = "unknown", Lvm2 = "lvm2" }
}

util::vir_enum! {
    /// C: `virStoragePoolFormatDisk`.
    pub enum PartitionTable {
        Unknown = "unknown",
        Dos = "dos",
        Dvh = "dvh",
        Gpt = "gpt",
        Mac = "mac",
        Bsd = "bsd",
        Pc98 = "pc98",
        Sun = "sun",
        Lvm2 = "lvm2",
    }
}

util::vir_enum! {
    /// C: `virStorageVolFormatDisk`.
    pub enum Partition {
        None = "none",
        Linux = "linux",
        Fat16 = "fat16",
        Fat32 = "fat32",
        LinuxSwap = "linux-swap",
        LinuxLvm = "linux-lvm",
        LinuxRaid = "linux-raid",
        Extended = "extended",
    }
}

/// The formats that pools or volumes of a type have.
#[derive(Debug, PartialEq, Eq)]
pub struct Formats {
    /// Their words.
    pub words: &'static [&'static str],
    /// The one where the document doesn't say.
    pub default: &'static str,
    /// The one that the capabilities tell of and documents can't ask for.
    pub refused: Option<&'static str>,
    /// Whether the capabilities tell of them.
    pub listed: bool,
}

impl Formats {
    const fn new(words: &'static [&'static str], default: &'static str) -> Self {
        Self {
            words,
            default,
            refused: None,
            listed: true,
        }
    }

    /// The format of a word that a document says.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&'static str> {
        let mut words = self.words.iter().copied();
        words.find(|known| *known == word && self.refused != Some(word))
    }
}

static FILE_SYSTEMS: Formats = Formats::new(FileSystem::WORDS, FileSystem::Auto.as_str());
static NETWORK_FILE_SYSTEMS: Formats =
    Formats::new(NetworkFileSystem::WORDS, NetworkFileSystem::Auto.as_str());
static VOLUME_GROUPS: Formats = Formats::new(VolumeGroup::WORDS, VolumeGroup::Lvm2.as_str());
static PARTITION_TABLES: Formats =
    Formats::new(PartitionTable::WORDS, PartitionTable::Unknown.as_str());
static PARTITIONS: Formats = Formats::new(Partition::WORDS, Partition::None.as_str());
static IMAGES: Formats = images(true);
static RBD_IMAGES: Formats = images(false);

const fn images(listed: bool) -> Formats {
    Formats {
        words: StorageFormat::WORDS,
        default: StorageFormat::Raw.as_str(),
        refused: Some(StorageFormat::None.as_str()),
        listed,
    }
}

/// A part of a pool's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `<host>`, at least one.
    Host,
    /// `<device>`; at least one where a type knows no other part.
    Device,
    /// `<dir>`, which must be there.
    Dir,
    /// `<adapter>`, which must be there.
    Adapter,
    /// `<name>`; the pool's own if it isn't there.
    Name,
    /// `<initiator>`
    Initiator,
}

impl PoolType {
    /// The parts of its source; others are read and forgotten.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        use Part::*;
        match self {
            Self::Dir | Self::Mpath => &[],
            Self::Fs | Self::Disk => &[Device],
            Self::Netfs => &[Host, Dir],
            Self::Logical | Self::Zfs => &[Name, Device],
            Self::Iscsi | Self::IscsiDirect => &[Host, Device, Initiator],
            Self::Scsi => &[Adapter],
            Self::Rbd | Self::Sheepdog => &[Host, Name],
            Self::Gluster => &[Host, Dir, Name],
            Self::Vstorage => &[Name],
        }
    }

    /// Whether its source has such a part.
    #[must_use]
    pub fn has(self, part: Part) -> bool {
        self.parts().contains(&part)
    }

    /// Whether its volumes are elsewhere in the network, so that no path of the host leads to them.
    #[must_use]
    pub const fn is_remote(self) -> bool {
        matches!(
            self,
            Self::IscsiDirect | Self::Rbd | Self::Sheepdog | Self::Gluster
        )
    }

    /// The formats of its source, if there are several.
    #[must_use]
    pub const fn formats(self) -> Option<&'static Formats> {
        match self {
            Self::Fs => Some(&FILE_SYSTEMS),
            Self::Netfs => Some(&NETWORK_FILE_SYSTEMS),
            Self::Logical => Some(&VOLUME_GROUPS),
            Self::Disk => Some(&PARTITION_TABLES),
            _ => None,
        }
    }

    /// The formats of its volumes, if there are several.
    #[must_use]
    pub const fn volume_formats(self) -> Option<&'static Formats> {
        match self {
            Self::Dir | Self::Fs | Self::Netfs | Self::Gluster | Self::Vstorage => Some(&IMAGES),
            Self::Disk => Some(&PARTITIONS),
            Self::Rbd => Some(&RBD_IMAGES),
            _ => None,
        }
    }

    /// The namespace of its extensions, if it has one.
    #[must_use]
    pub const fn namespace(self) -> Option<super::namespace::Namespace> {
        use super::namespace::Namespace;
        match self {
            Self::Fs | Self::Netfs => Some(Namespace::MountOptions),
            Self::Rbd => Some(Namespace::ConfigOptions),
            _ => None,
        }
    }
}
