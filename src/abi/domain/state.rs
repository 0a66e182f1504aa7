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
    /// Since: 0.0.1
    VIR_DOMAIN_NOSTATE = 0,
    /// Since: 0.0.1
    VIR_DOMAIN_RUNNING = 1,
    /// Since: 0.0.1
    VIR_DOMAIN_BLOCKED = 2,
    /// Since: 0.0.1
    VIR_DOMAIN_PAUSED = 3,
    /// Since: 0.0.1
    VIR_DOMAIN_SHUTDOWN = 4,
    /// Since: 0.0.1
    VIR_DOMAIN_SHUTOFF = 5,
    /// Since: 0.0.2
    VIR_DOMAIN_CRASHED = 6,
    /// Since: 0.9.11
    VIR_DOMAIN_PMSUSPENDED = 7,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_NOSTATE_UNKNOWN = 0,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_BOOTED = 1,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_MIGRATED = 2,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_RESTORED = 3,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_FROM_SNAPSHOT = 4,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_UNPAUSED = 5,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_MIGRATION_CANCELED = 6,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_SAVE_CANCELED = 7,
    /// Since: 0.9.11
    VIR_DOMAIN_RUNNING_WAKEUP = 8,
    /// Since: 1.1.1
    VIR_DOMAIN_RUNNING_CRASHED = 9,
    /// Since: 1.3.3
    VIR_DOMAIN_RUNNING_POSTCOPY = 10,
    /// Since: 8.5.0
    VIR_DOMAIN_RUNNING_POSTCOPY_FAILED = 11,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_BLOCKED_UNKNOWN = 0,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_USER = 1,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_MIGRATION = 2,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_SAVE = 3,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_DUMP = 4,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_IOERROR = 5,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_WATCHDOG = 6,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_FROM_SNAPSHOT = 7,
    /// Since: 0.9.5
    VIR_DOMAIN_PAUSED_SHUTTING_DOWN = 8,
    /// Since: 1.0.1
    VIR_DOMAIN_PAUSED_SNAPSHOT = 9,
    /// Since: 1.1.1
    VIR_DOMAIN_PAUSED_CRASHED = 10,
    /// Since: 1.2.14
    VIR_DOMAIN_PAUSED_STARTING_UP = 11,
    /// Since: 1.3.3
    VIR_DOMAIN_PAUSED_POSTCOPY = 12,
    /// Since: 1.3.3
    VIR_DOMAIN_PAUSED_POSTCOPY_FAILED = 13,
    /// Since: 9.2.0
    VIR_DOMAIN_PAUSED_API_ERROR = 14,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTDOWN_USER = 1,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_SHUTDOWN = 1,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_DESTROYED = 2,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_CRASHED = 3,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_MIGRATED = 4,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_SAVED = 5,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_FAILED = 6,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT = 7,
    /// Since: 4.10.0
    VIR_DOMAIN_SHUTOFF_DAEMON = 8,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_CRASHED_UNKNOWN = 0,
    /// Since: 1.1.1
    VIR_DOMAIN_CRASHED_PANICKED = 1,
    /// How many values this release knows.
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
    /// Since: 0.9.11
    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0,
    /// How many values this release knows.
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
    /// Since: 1.0.0
    VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN = 0,
    /// How many values this release knows.
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
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_OK = 0,
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_JOB = 1,
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_OCCUPIED = 2,
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_ERROR = 3,
    /// How many values this release knows.
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
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_NONE = 0,
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN = 1,
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR = 2,
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL = 3,
    /// How many values this release knows.
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
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_CURRENT = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_LIVE = 1 << 0,
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
    /// Since: 0.0.1
    VIR_DOMAIN_NONE = 0,
    /// Since: 0.8.2
    VIR_DOMAIN_START_PAUSED = 1 << 0,
    /// Since: 0.9.3
    VIR_DOMAIN_START_AUTODESTROY = 1 << 1,
    /// Since: 0.9.4
    VIR_DOMAIN_START_BYPASS_CACHE = 1 << 2,
    /// Since: 0.9.5
    VIR_DOMAIN_START_FORCE_BOOT = 1 << 3,
    /// Since: 1.2.12
    VIR_DOMAIN_START_VALIDATE = 1 << 4,
    /// Since: 8.1.0
    VIR_DOMAIN_START_RESET_NVRAM = 1 << 5,
}
