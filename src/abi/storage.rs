//! Vocabulary of `libvirt-storage.h`: pools and volumes.
use crate::virConnectPtr;
use std::ffi::{c_int, c_ulonglong, c_void};

/// A pool of storage volumes; opaque.
///
/// Since: 0.4.1
pub struct _virStoragePool {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virStoragePool = _virStoragePool;

/// Pointer to a virStoragePool.
///
/// Since: 0.4.1
pub type virStoragePoolPtr = *mut virStoragePool;

/// State of a pool.
///
/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStoragePoolState {
    /// Off.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_INACTIVE = 0,
    /// Being prepared.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_BUILDING = 1,
    /// Running.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_RUNNING = 2,
    /// Running with something missing.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_DEGRADED = 3,
    /// Running, but out of reach.
    ///
    /// Since: 0.8.2
    VIR_STORAGE_POOL_INACCESSIBLE = 4,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_POOL_STATE_LAST = 5,
}

/// How the storage below a pool is prepared.
///
/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStoragePoolBuildFlags {
    /// From nothing.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_BUILD_NEW = 0,
    /// Repair.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_BUILD_REPAIR = 1 << 0,
    /// Grow or shrink.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_BUILD_RESIZE = 1 << 1,
    /// Not over what is there.
    ///
    /// Since: 0.9.5
    VIR_STORAGE_POOL_BUILD_NO_OVERWRITE = 1 << 2,
    /// Over what is there.
    ///
    /// Since: 0.9.5
    VIR_STORAGE_POOL_BUILD_OVERWRITE = 1 << 3,
}

/// How the storage below a pool is deleted.
///
/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStoragePoolDeleteFlags {
    /// The metadata alone.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_DELETE_NORMAL = 0,
    /// With all data set to zero.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_POOL_DELETE_ZEROED = 1 << 0,
}

/// How a pool is started.
///
/// Since: 1.3.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStoragePoolCreateFlags {
    /// As it is.
    ///
    /// Since: 1.3.1
    VIR_STORAGE_POOL_CREATE_NORMAL = 0,
    /// Prepare the storage first.
    ///
    /// Since: 1.3.1
    VIR_STORAGE_POOL_CREATE_WITH_BUILD = 1 << 0,
    /// Prepare it, over what is there.
    ///
    /// Since: 1.3.1
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE = 1 << 1,
    /// Prepare it, not over what is there.
    ///
    /// Since: 1.3.1
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE = 1 << 2,
}

/// A pool in short.
///
/// Since: 0.4.1
#[repr(C)]
pub struct _virStoragePoolInfo {
    /// A virStoragePoolState.
    pub state: c_int,
    /// Bytes in all.
    pub capacity: c_ulonglong,
    /// Bytes in use.
    pub allocation: c_ulonglong,
    /// Bytes free.
    pub available: c_ulonglong,
}

/// The name that C programs use.
pub type virStoragePoolInfo = _virStoragePoolInfo;

/// Pointer to a virStoragePoolInfo.
///
/// Since: 0.4.1
pub type virStoragePoolInfoPtr = *mut virStoragePoolInfo;

/// A storage volume; opaque.
///
/// Since: 0.4.1
pub struct _virStorageVol {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virStorageVol = _virStorageVol;

/// Pointer to a virStorageVol.
///
/// Since: 0.4.1
pub type virStorageVolPtr = *mut virStorageVol;

/// Kind of a volume.
///
/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolType {
    /// A file.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_VOL_FILE = 0,
    /// A block device.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_VOL_BLOCK = 1,
    /// A directory.
    ///
    /// Since: 0.9.5
    VIR_STORAGE_VOL_DIR = 2,
    /// A network volume.
    ///
    /// Since: 0.9.13
    VIR_STORAGE_VOL_NETWORK = 3,
    /// A directory on the network.
    ///
    /// Since: 1.2.0
    VIR_STORAGE_VOL_NETDIR = 4,
    /// A ploop directory.
    ///
    /// Since: 1.3.4
    VIR_STORAGE_VOL_PLOOP = 5,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_VOL_LAST = 6,
}

/// How a volume is deleted.
///
/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolDeleteFlags {
    /// The metadata alone.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_VOL_DELETE_NORMAL = 0,
    /// With all data set to zero.
    ///
    /// Since: 0.4.1
    VIR_STORAGE_VOL_DELETE_ZEROED = 1 << 0,
    /// With its snapshots.
    ///
    /// Since: 1.2.21
    VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS = 1 << 1,
}

/// How the contents of a volume are wiped.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolWipeAlgorithm {
    /// Once with zeroes.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_ZERO = 0,
    /// Four passes, NNSA.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_NNSA = 1,
    /// Four passes, DoD 5220.22-M.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_DOD = 2,
    /// Nine passes, BSI.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_BSI = 3,
    /// 35 passes, Gutmann.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_GUTMANN = 4,
    /// Seven passes, Schneier.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER = 5,
    /// Seven random passes.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7 = 6,
    /// 33 random passes.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33 = 7,
    /// One random pass.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_WIPE_ALG_RANDOM = 8,
    /// By discarding.
    ///
    /// Since: 1.3.2
    VIR_STORAGE_VOL_WIPE_ALG_TRIM = 9,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_VOL_WIPE_ALG_LAST = 10,
}

/// Which size of a volume is reported.
///
/// Since: 3.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolInfoFlags {
    /// What is set aside.
    ///
    /// Since: 3.0.0
    VIR_STORAGE_VOL_USE_ALLOCATION = 0,
    /// The size of the file.
    ///
    /// Since: 3.0.0
    VIR_STORAGE_VOL_GET_PHYSICAL = 1 << 0,
}

/// A volume in short.
///
/// Since: 0.4.1
#[repr(C)]
pub struct _virStorageVolInfo {
    /// A virStorageVolType.
    pub r#type: c_int,
    /// Bytes a guest sees.
    pub capacity: c_ulonglong,
    /// Bytes in use, or the size of the file if that was asked for.
    pub allocation: c_ulonglong,
}

/// The name that C programs use.
pub type virStorageVolInfo = _virStorageVolInfo;

/// Pointer to a virStorageVolInfo.
///
/// Since: 0.4.1
pub type virStorageVolInfoPtr = *mut virStorageVolInfo;

/// What the XML of a pool shows.
///
/// Since: 0.9.13
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageXMLFlags {
    /// The stored definition, not the running pool.
    ///
    /// Since: 0.9.13
    VIR_STORAGE_XML_INACTIVE = 1 << 0,
}

/// Which pools are listed: by state and by kind.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllStoragePoolsFlags {
    /// Those that are off.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE = 1 << 0,
    /// Those that are running.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE = 1 << 1,
    /// Those with a stored definition.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT = 1 << 2,
    /// Those without.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT = 1 << 3,
    /// Those that start with the host.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART = 1 << 4,
    /// Those that do not.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART = 1 << 5,
    /// Directories.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_DIR = 1 << 6,
    /// File systems.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_FS = 1 << 7,
    /// Network file systems.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_NETFS = 1 << 8,
    /// Volume groups.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL = 1 << 9,
    /// Disks.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_DISK = 1 << 10,
    /// iSCSI targets.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI = 1 << 11,
    /// SCSI hosts.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_SCSI = 1 << 12,
    /// Multipath devices.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_MPATH = 1 << 13,
    /// Ceph.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_RBD = 1 << 14,
    /// Sheepdog.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG = 1 << 15,
    /// Gluster.
    ///
    /// Since: 1.2.1
    VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER = 1 << 16,
    /// ZFS.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_LIST_STORAGE_POOLS_ZFS = 1 << 17,
    /// Virtuozzo Storage.
    ///
    /// Since: 3.1.0
    VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE = 1 << 18,
    /// iSCSI without the host's help.
    ///
    /// Since: 5.6.0
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT = 1 << 19,
}

/// How a definition is checked.
///
/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStoragePoolDefineFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 7.7.0
    VIR_STORAGE_POOL_DEFINE_VALIDATE = 1 << 0,
}

/// How a volume is made.
///
/// Since: 1.0.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolCreateFlags {
    /// Write the metadata in advance.
    ///
    /// Since: 1.0.1
    VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA = 1 << 0,
    /// As a light copy.
    ///
    /// Since: 1.2.13
    VIR_STORAGE_VOL_CREATE_REFLINK = 1 << 1,
    /// Check the XML against the schema.
    ///
    /// Since: 8.10.0
    VIR_STORAGE_VOL_CREATE_VALIDATE = 1 << 2,
}

/// How a volume is read.
///
/// Since: 3.4.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolDownloadFlags {
    /// Tell holes from data.
    ///
    /// Since: 3.4.0
    VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM = 1 << 0,
}

/// How a volume is written.
///
/// Since: 3.4.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolUploadFlags {
    /// Tell holes from data.
    ///
    /// Since: 3.4.0
    VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM = 1 << 0,
}

/// How a volume is resized.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStorageVolResizeFlags {
    /// Set all of it aside.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_RESIZE_ALLOCATE = 1 << 0,
    /// By so much, not to so much.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_RESIZE_DELTA = 1 << 1,
    /// It may become smaller.
    ///
    /// Since: 0.9.10
    VIR_STORAGE_VOL_RESIZE_SHRINK = 1 << 2,
}

/// Events on pools; each has a callback type of its own.
///
/// Since: 2.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStoragePoolEventID {
    /// Takes a virConnectStoragePoolEventLifecycleCallback.
    ///
    /// Since: 2.0.0
    VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE = 0,
    /// Takes a virConnectStoragePoolEventGenericCallback.
    ///
    /// Since: 2.0.0
    VIR_STORAGE_POOL_EVENT_ID_REFRESH = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 2.0.0
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_POOL_EVENT_ID_LAST = 2,
}

/// The type to which all pool callbacks are cast.
///
/// Since: 2.0.0
pub type virConnectStoragePoolEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, pool: virStoragePoolPtr, opaque: *mut c_void)>;

/// What happened to a pool.
///
/// Since: 2.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStoragePoolEventLifecycleType {
    /// It was defined.
    ///
    /// Since: 2.0.0
    VIR_STORAGE_POOL_EVENT_DEFINED = 0,
    /// It was undefined.
    ///
    /// Since: 2.0.0
    VIR_STORAGE_POOL_EVENT_UNDEFINED = 1,
    /// It was started.
    ///
    /// Since: 2.0.0
    VIR_STORAGE_POOL_EVENT_STARTED = 2,
    /// It was stopped.
    ///
    /// Since: 2.0.0
    VIR_STORAGE_POOL_EVENT_STOPPED = 3,
    /// Its storage was prepared.
    ///
    /// Since: 3.8.0
    VIR_STORAGE_POOL_EVENT_CREATED = 4,
    /// Its storage was deleted.
    ///
    /// Since: 3.8.0
    VIR_STORAGE_POOL_EVENT_DELETED = 5,
    /// One more than the last value of this release.
    ///
    /// Since: 2.0.0
    #[cfg(feature = "sentinels")]
    VIR_STORAGE_POOL_EVENT_LAST = 6,
}

/// Lifecycle of a pool: a virStoragePoolEventLifecycleType; `detail` is not used yet.
///
/// Since: 2.0.0
pub type virConnectStoragePoolEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        pool: virStoragePoolPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
