//! Vocabulary of `libvirt-domain.h`: what a guest is doing, and the guest in short.
use std::ffi::{c_uchar, c_uint, c_ulong, c_ulonglong, c_ushort};

/// A guest; opaque.
///
/// Since: 0.0.1
pub struct _virDomain {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virDomain = _virDomain;

/// Pointer to a virDomain.
///
/// Since: 0.0.1
pub type virDomainPtr = *mut virDomain;

/// State of a guest.
///
/// Since: 0.0.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainState {
    /// Unknown.
    ///
    /// Since: 0.0.1
    VIR_DOMAIN_NOSTATE = 0,
    /// Running.
    ///
    /// Since: 0.0.1
    VIR_DOMAIN_RUNNING = 1,
    /// Waiting for something.
    ///
    /// Since: 0.0.1
    VIR_DOMAIN_BLOCKED = 2,
    /// Paused by the host.
    ///
    /// Since: 0.0.1
    VIR_DOMAIN_PAUSED = 3,
    /// Shutting down.
    ///
    /// Since: 0.0.1
    VIR_DOMAIN_SHUTDOWN = 4,
    /// Off.
    ///
    /// Since: 0.0.1
    VIR_DOMAIN_SHUTOFF = 5,
    /// Crashed.
    ///
    /// Since: 0.0.2
    VIR_DOMAIN_CRASHED = 6,
    /// Asleep by its own power management.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_PMSUSPENDED = 7,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.5
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LAST = 8,
}

/// Why a guest has no state.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainNostateReason {
    /// Unknown.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_NOSTATE_UNKNOWN = 0,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NOSTATE_LAST = 1,
}

/// Why a guest runs.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainRunningReason {
    /// Unknown.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_UNKNOWN = 0,
    /// It was started.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_BOOTED = 1,
    /// It came from another host.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_MIGRATED = 2,
    /// It came from a save image.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_RESTORED = 3,
    /// It came from a snapshot.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_FROM_SNAPSHOT = 4,
    /// It was resumed.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_UNPAUSED = 5,
    /// Its migration did not come about.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_MIGRATION_CANCELED = 6,
    /// Its saving did not come about.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_SAVE_CANCELED = 7,
    /// It woke up.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_RUNNING_WAKEUP = 8,
    /// It runs on after a crash.
    ///
    /// Since: 1.1.1
    VIR_DOMAIN_RUNNING_CRASHED = 9,
    /// It runs here while its memory still arrives.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_RUNNING_POSTCOPY = 10,
    /// The same, but the arrival has failed.
    ///
    /// Since: 8.5.0
    VIR_DOMAIN_RUNNING_POSTCOPY_FAILED = 11,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_RUNNING_LAST = 12,
}

/// Why a guest is blocked.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockedReason {
    /// Unknown.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_BLOCKED_UNKNOWN = 0,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCKED_LAST = 1,
}

/// Why a guest is paused.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainPausedReason {
    /// Unknown.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_UNKNOWN = 0,
    /// Someone asked for it.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_USER = 1,
    /// It moves to another host.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_MIGRATION = 2,
    /// It is being saved.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_SAVE = 3,
    /// Its memory is being dumped.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_DUMP = 4,
    /// A disk has an error.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_IOERROR = 5,
    /// A watchdog fired.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_WATCHDOG = 6,
    /// It came from a snapshot.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_FROM_SNAPSHOT = 7,
    /// It is shutting down.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_PAUSED_SHUTTING_DOWN = 8,
    /// A snapshot is being made.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PAUSED_SNAPSHOT = 9,
    /// It crashed.
    ///
    /// Since: 1.1.1
    VIR_DOMAIN_PAUSED_CRASHED = 10,
    /// It is being started.
    ///
    /// Since: 1.2.14
    VIR_DOMAIN_PAUSED_STARTING_UP = 11,
    /// It runs on the other host while its memory still leaves.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_PAUSED_POSTCOPY = 12,
    /// The same, but the move has failed.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_PAUSED_POSTCOPY_FAILED = 13,
    /// A call failed half-way.
    ///
    /// Since: 9.2.0
    VIR_DOMAIN_PAUSED_API_ERROR = 14,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PAUSED_LAST = 15,
}

/// Why a guest is shutting down.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainShutdownReason {
    /// Unknown.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0,
    /// Someone asked for it.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTDOWN_USER = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTDOWN_LAST = 2,
}

/// Why a guest is off.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainShutoffReason {
    /// Unknown.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_UNKNOWN = 0,
    /// It shut down.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_SHUTDOWN = 1,
    /// It was stopped.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_DESTROYED = 2,
    /// It crashed.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_CRASHED = 3,
    /// It went to another host.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_MIGRATED = 4,
    /// It was saved.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_SAVED = 5,
    /// It could not be started, or its hypervisor failed.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_FAILED = 6,
    /// It came from a snapshot of a guest that was off.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT = 7,
    /// The library chose to stop it.
    ///
    /// Since: 4.10.0
    VIR_DOMAIN_SHUTOFF_DAEMON = 8,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTOFF_LAST = 9,
}

/// Why a guest has crashed.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCrashedReason {
    /// Unknown.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_CRASHED_UNKNOWN = 0,
    /// Its kernel panicked.
    ///
    /// Since: 1.1.1
    VIR_DOMAIN_CRASHED_PANICKED = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CRASHED_LAST = 2,
}

/// Why a guest sleeps.
///
/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainPMSuspendedReason {
    /// Unknown.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.11
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_LAST = 1,
}

/// Why a guest sleeps on its disk.
///
/// Since: 1.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainPMSuspendedDiskReason {
    /// Unknown.
    ///
    /// Since: 1.0.0
    VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN = 0,
    /// One more than the last value of this release.
    ///
    /// Since: 1.0.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_DISK_LAST = 1,
}

/// State of the channel to the hypervisor of a guest.
///
/// Since: 0.9.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainControlState {
    /// Ready.
    ///
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_OK = 0,
    /// A job runs; some calls are refused.
    ///
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_JOB = 1,
    /// Busy with a call.
    ///
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_OCCUPIED = 2,
    /// Broken.
    ///
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_ERROR = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_LAST = 4,
}

/// What is wrong with the channel to the hypervisor.
///
/// Since: 1.2.14
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainControlErrorReason {
    /// Nothing is wrong.
    ///
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_NONE = 0,
    /// Unknown.
    ///
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN = 1,
    /// The monitor is broken.
    ///
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR = 2,
    /// The library is in error.
    ///
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.14
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_ERROR_REASON_LAST = 4,
}

/// The channel to the hypervisor of a guest.
///
/// Since: 0.9.3
#[repr(C)]
pub struct _virDomainControlInfo {
    /// A virDomainControlState.
    pub state: c_uint,
    /// What a state has to say; for an error a virDomainControlErrorReason.
    pub details: c_uint,
    /// Milliseconds since the state was entered.
    pub stateTime: c_ulonglong,
}

/// The name that C programs use.
pub type virDomainControlInfo = _virDomainControlInfo;

/// Pointer to a virDomainControlInfo.
///
/// Since: 0.9.3
pub type virDomainControlInfoPtr = *mut virDomainControlInfo;

/// Whether a call concerns the running guest, its stored definition or both.
///
/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainModificationImpact {
    /// The running guest, or the definition if it is off.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_CURRENT = 0,
    /// The running guest.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_LIVE = 1 << 0,
    /// The stored definition.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_CONFIG = 1 << 1,
}

/// A guest in short.
///
/// Since: 0.0.1
#[repr(C)]
pub struct _virDomainInfo {
    /// A virDomainState.
    pub state: c_uchar,
    /// Most memory it may have, in KiB.
    pub maxMem: c_ulong,
    /// Memory it has, in KiB.
    pub memory: c_ulong,
    /// Virtual CPUs.
    pub nrVirtCpu: c_ushort,
    /// CPU time used, in nanoseconds.
    pub cpuTime: c_ulonglong,
}

/// The name that C programs use.
pub type virDomainInfo = _virDomainInfo;

/// Pointer to a virDomainInfo.
///
/// Since: 0.0.1
pub type virDomainInfoPtr = *mut virDomainInfo;

/// How a guest is started.
///
/// Since: 0.0.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCreateFlags {
    /// As usual.
    ///
    /// Since: 0.0.1
    VIR_DOMAIN_NONE = 0,
    /// Leave it paused.
    ///
    /// Since: 0.8.2
    VIR_DOMAIN_START_PAUSED = 1 << 0,
    /// Stop it when the connection goes.
    ///
    /// Since: 0.9.3
    VIR_DOMAIN_START_AUTODESTROY = 1 << 1,
    /// Keep the save image out of the host's page cache.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_START_BYPASS_CACHE = 1 << 2,
    /// Boot afresh, throw away a managed save image.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_START_FORCE_BOOT = 1 << 3,
    /// Check the XML against the schema.
    ///
    /// Since: 1.2.12
    VIR_DOMAIN_START_VALIDATE = 1 << 4,
    /// Start with fresh firmware variables.
    ///
    /// Since: 8.1.0
    VIR_DOMAIN_START_RESET_NVRAM = 1 << 5,
}
