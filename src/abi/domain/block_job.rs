//! Vocabulary of `libvirt-domain.h`: jobs on disks.
use std::ffi::{c_int, c_ulong, c_ulonglong};

/// Kind of a block job.
///
/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobType {
    /// Unknown.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN = 0,
    /// Data comes up from the backing chain.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_TYPE_PULL = 1,
    /// The disk is copied.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_TYPE_COPY = 2,
    /// An overlay goes down into its backing image.
    ///
    /// Since: 0.10.2
    VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT = 3,
    /// The top overlay goes down.
    ///
    /// Since: 1.2.6
    VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT = 4,
    /// A backup is made.
    ///
    /// Since: 6.0.0
    VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP = 5,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCK_JOB_TYPE_LAST = 6,
}

/// How a block job ends.
///
/// Since: 0.9.12
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobAbortFlags {
    /// Do not wait for the end.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC = 1 << 0,
    /// Switch to the copy.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT = 1 << 1,
}

/// Unit of the bandwidth that is reported.
///
/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobInfoFlags {
    /// In bytes/s.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES = 1 << 0,
}

/// Position of a block job; only comparing it with the end has a meaning.
///
/// Since: 0.9.4
pub type virDomainBlockJobCursor = c_ulonglong;

/// Progress of a block job.
///
/// Since: 0.9.4
#[repr(C)]
pub struct _virDomainBlockJobInfo {
    /// A virDomainBlockJobType.
    pub r#type: c_int,
    /// Speed limit, in MiB/s or, if asked for, in bytes/s.
    pub bandwidth: c_ulong,
    /// Where it is.
    pub cur: virDomainBlockJobCursor,
    /// Where it will be done; may move while it runs.
    pub end: virDomainBlockJobCursor,
}

/// The name that C programs use.
pub type virDomainBlockJobInfo = _virDomainBlockJobInfo;

/// Pointer to a virDomainBlockJobInfo.
///
/// Since: 0.9.4
pub type virDomainBlockJobInfoPtr = *mut virDomainBlockJobInfo;

/// Unit of the bandwidth.
///
/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobSetSpeedFlags {
    /// In bytes/s.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES = 1 << 0,
}

/// Unit of the bandwidth.
///
/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockPullFlags {
    /// In bytes/s.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES = 1 << 6,
}

/// How the backing chain of a disk is changed.
///
/// Since: 0.9.12
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockRebaseFlags {
    /// Copy the top image alone.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_SHALLOW = 1 << 0,
    /// Use the file that is there.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT = 1 << 1,
    /// Make the copy raw.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_COPY_RAW = 1 << 2,
    /// Copy instead of pulling.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_COPY = 1 << 3,
    /// Keep relative names in the chain.
    ///
    /// Since: 1.2.7
    VIR_DOMAIN_BLOCK_REBASE_RELATIVE = 1 << 4,
    /// The target is a block device.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_REBASE_COPY_DEV = 1 << 5,
    /// The bandwidth is in bytes/s.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES = 1 << 6,
}

/// How a disk is copied.
///
/// Since: 1.2.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockCopyFlags {
    /// Copy the top image alone.
    ///
    /// Since: 1.2.8
    VIR_DOMAIN_BLOCK_COPY_SHALLOW = 1 << 0,
    /// Use the file that is there.
    ///
    /// Since: 1.2.8
    VIR_DOMAIN_BLOCK_COPY_REUSE_EXT = 1 << 1,
    /// The job need not outlive the guest.
    ///
    /// Since: 3.5.0
    VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB = 1 << 2,
    /// Writes go to both disks before they are done.
    ///
    /// Since: 8.0.0
    VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES = 1 << 3,
}

/// Most bytes copied per second.
///
/// Since: 1.2.8
pub const VIR_DOMAIN_BLOCK_COPY_BANDWIDTH: &str = "bandwidth";

/// Granularity of the dirty bitmap, in bytes; a power of two (uint).
///
/// Since: 1.2.8
pub const VIR_DOMAIN_BLOCK_COPY_GRANULARITY: &str = "granularity";

/// Most bytes in flight (ullong).
///
/// Since: 1.2.8
pub const VIR_DOMAIN_BLOCK_COPY_BUF_SIZE: &str = "buf-size";

/// How an overlay is merged into the image below.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockCommitFlags {
    /// Down to the next image alone.
    ///
    /// Since: 0.10.2
    VIR_DOMAIN_BLOCK_COMMIT_SHALLOW = 1 << 0,
    /// Delete the files that are not needed any more.
    ///
    /// Since: 0.10.2
    VIR_DOMAIN_BLOCK_COMMIT_DELETE = 1 << 1,
    /// The top image may be merged too.
    ///
    /// Since: 1.2.6
    VIR_DOMAIN_BLOCK_COMMIT_ACTIVE = 1 << 2,
    /// Keep relative names in the chain.
    ///
    /// Since: 1.2.7
    VIR_DOMAIN_BLOCK_COMMIT_RELATIVE = 1 << 3,
    /// The bandwidth is in bytes/s.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES = 1 << 4,
}
