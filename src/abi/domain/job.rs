//! Vocabulary of `libvirt-domain.h`: jobs on a guest.
use std::ffi::{c_int, c_ulonglong};

/// Kind of a job on a guest.
///
/// Since: 0.7.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainJobType {
    /// None.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_NONE = 0,
    /// One with a known end.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_BOUNDED = 1,
    /// One with an unknown end.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_UNBOUNDED = 2,
    /// One that is done.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_COMPLETED = 3,
    /// One that failed.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_FAILED = 4,
    /// One that was cancelled.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_CANCELLED = 5,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_LAST = 6,
}

/// Progress of a job on a guest.
///
/// Since: 0.7.7
#[repr(C)]
pub struct _virDomainJobInfo {
    /// A virDomainJobType.
    pub r#type: c_int,
    /// Milliseconds since it started.
    pub timeElapsed: c_ulonglong,
    /// Milliseconds it will still take, for a job with a known end.
    pub timeRemaining: c_ulonglong,
    /// Bytes in all; the sum of memory and files where they are known apart.
    pub dataTotal: c_ulonglong,
    /// Bytes done.
    pub dataProcessed: c_ulonglong,
    /// Bytes to do.
    pub dataRemaining: c_ulonglong,
    /// Bytes of memory in all.
    pub memTotal: c_ulonglong,
    /// Bytes of memory done.
    pub memProcessed: c_ulonglong,
    /// Bytes of memory to do.
    pub memRemaining: c_ulonglong,
    /// Bytes of files in all.
    pub fileTotal: c_ulonglong,
    /// Bytes of files done.
    pub fileProcessed: c_ulonglong,
    /// Bytes of files to do.
    pub fileRemaining: c_ulonglong,
}

/// The name that C programs use.
pub type virDomainJobInfo = _virDomainJobInfo;

/// Pointer to a virDomainJobInfo.
///
/// Since: 0.7.7
pub type virDomainJobInfoPtr = *mut virDomainJobInfo;

/// Which job is asked about.
///
/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGetJobStatsFlags {
    /// The last one that is done.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_JOB_STATS_COMPLETED = 1 << 0,
    /// Remember it for the next question.
    ///
    /// Since: 6.0.0
    VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED = 1 << 1,
}

/// How a job is aborted.
///
/// Since: 8.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainAbortJobFlagsValues {
    /// Also in post-copy, which leaves the guest paused on both hosts.
    ///
    /// Since: 8.5.0
    VIR_DOMAIN_ABORT_JOB_POSTCOPY = 1 << 0,
}

/// What a job is for.
///
/// Since: 3.3.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainJobOperation {
    /// Unknown.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_UNKNOWN = 0,
    /// Start.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_START = 1,
    /// Save.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_SAVE = 2,
    /// Restore.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_RESTORE = 3,
    /// Arrival from another host.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN = 4,
    /// Move to another host.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT = 5,
    /// Making of a snapshot.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT = 6,
    /// Going back to a snapshot.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT = 7,
    /// Memory dump.
    ///
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_DUMP = 8,
    /// Backup.
    ///
    /// Since: 6.0.0
    VIR_DOMAIN_JOB_OPERATION_BACKUP = 9,
    /// Deletion of a snapshot.
    ///
    /// Since: 9.0.0
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE = 10,
    /// One more than the last value of this release.
    ///
    /// Since: 3.3.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_OPERATION_LAST = 11,
}

/// A virDomainJobOperation (int).
///
/// Since: 3.3.0
pub const VIR_DOMAIN_JOB_OPERATION: &str = "operation";

/// Milliseconds since the start (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_TIME_ELAPSED: &str = "time_elapsed";

/// Milliseconds since the start without the time between the two hosts' clocks (ullong).
///
/// Since: 1.2.15
pub const VIR_DOMAIN_JOB_TIME_ELAPSED_NET: &str = "time_elapsed_net";

/// Milliseconds it will still take (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_TIME_REMAINING: &str = "time_remaining";

/// Milliseconds of downtime, expected or, for a job that is done, real (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DOWNTIME: &str = "downtime";

/// Milliseconds of downtime without the time between the two hosts' clocks (ullong).
///
/// Since: 1.2.15
pub const VIR_DOMAIN_JOB_DOWNTIME_NET: &str = "downtime_net";

/// Milliseconds before the first pass (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_JOB_SETUP_TIME: &str = "setup_time";

/// Bytes in all (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DATA_TOTAL: &str = "data_total";

/// Bytes done (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DATA_PROCESSED: &str = "data_processed";

/// Bytes to do (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DATA_REMAINING: &str = "data_remaining";

/// Bytes of memory in all (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_TOTAL: &str = "memory_total";

/// Bytes of memory done (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_PROCESSED: &str = "memory_processed";

/// Bytes of memory to do (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_REMAINING: &str = "memory_remaining";

/// Pages of one repeated byte (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_CONSTANT: &str = "memory_constant";

/// Pages sent as they are (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL: &str = "memory_normal";

/// Bytes sent as they are (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL_BYTES: &str = "memory_normal_bytes";

/// Bytes of memory per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_JOB_MEMORY_BPS: &str = "memory_bps";

/// Pages the guest changes per second (ullong).
///
/// Since: 1.3.1
pub const VIR_DOMAIN_JOB_MEMORY_DIRTY_RATE: &str = "memory_dirty_rate";

/// Bytes per page (ullong).
///
/// Since: 3.9.0
pub const VIR_DOMAIN_JOB_MEMORY_PAGE_SIZE: &str = "memory_page_size";

/// Passes over memory so far (ullong).
///
/// Since: 1.3.1
pub const VIR_DOMAIN_JOB_MEMORY_ITERATION: &str = "memory_iteration";

/// Pages asked for by the target in post-copy (ullong).
///
/// Since: 5.0.0
pub const VIR_DOMAIN_JOB_MEMORY_POSTCOPY_REQS: &str = "memory_postcopy_requests";

/// Bytes of disks in all (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DISK_TOTAL: &str = "disk_total";

/// Bytes of disks done (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DISK_PROCESSED: &str = "disk_processed";

/// Bytes of disks to do (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DISK_REMAINING: &str = "disk_remaining";

/// Bytes of disks per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_JOB_DISK_BPS: &str = "disk_bps";

/// Bytes of the compression cache (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE: &str = "compression_cache";

/// Bytes sent compressed (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_BYTES: &str = "compression_bytes";

/// Pages sent compressed (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_PAGES: &str = "compression_pages";

/// Pages that were not in the cache (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE_MISSES: &str = "compression_cache_misses";

/// Pages that compression would have made longer (ullong).
///
/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_OVERFLOW: &str = "compression_overflow";

/// Percentage by which virtual CPUs are slowed down (int).
///
/// Since: 2.0.0
pub const VIR_DOMAIN_JOB_AUTO_CONVERGE_THROTTLE: &str = "auto_converge_throttle";

/// Whether the job succeeded (boolean).
///
/// Since: 6.0.0
pub const VIR_DOMAIN_JOB_SUCCESS: &str = "success";

/// Error that ended the job.
///
/// Since: 6.3.0
pub const VIR_DOMAIN_JOB_ERRMSG: &str = "errmsg";

/// Bytes of scratch space in use (ullong).
///
/// Since: 6.0.0
pub const VIR_DOMAIN_JOB_DISK_TEMP_USED: &str = "disk_temp_used";

/// Most bytes of scratch space that may be used (ullong).
///
/// Since: 6.0.0
pub const VIR_DOMAIN_JOB_DISK_TEMP_TOTAL: &str = "disk_temp_total";

/// Bytes of VFIO devices that were moved (ullong).
///
/// Since: 10.6.0
pub const VIR_DOMAIN_JOB_VFIO_DATA_TRANSFERRED: &str = "vfio_data_transferred";
