//! Vocabulary of `libvirt-domain.h`: lifecycle events and their details.
use crate::{virConnectPtr, virDomainPtr};
use std::ffi::{c_int, c_void};

/// What happened to a guest.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventType {
    /// It was defined.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_DEFINED = 0,
    /// It was undefined.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_UNDEFINED = 1,
    /// It was started.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED = 2,
    /// It was paused.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_SUSPENDED = 3,
    /// It runs on.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_RESUMED = 4,
    /// It stopped.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED = 5,
    /// It is shutting down.
    ///
    /// Since: 0.9.8
    VIR_DOMAIN_EVENT_SHUTDOWN = 6,
    /// It went to sleep.
    ///
    /// Since: 0.10.2
    VIR_DOMAIN_EVENT_PMSUSPENDED = 7,
    /// It crashed.
    ///
    /// Since: 1.1.1
    VIR_DOMAIN_EVENT_CRASHED = 8,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_LAST = 9,
}

/// Why a guest was defined.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventDefinedDetailType {
    /// It is new.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_DEFINED_ADDED = 0,
    /// The definition changed.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_DEFINED_UPDATED = 1,
    /// It has a new name.
    ///
    /// Since: 1.2.19
    VIR_DOMAIN_EVENT_DEFINED_RENAMED = 2,
    /// It came from a snapshot.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_DEFINED_FROM_SNAPSHOT = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_DEFINED_LAST = 4,
}

/// Why a guest was undefined.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventUndefinedDetailType {
    /// It was removed.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_UNDEFINED_REMOVED = 0,
    /// It went by this name.
    ///
    /// Since: 1.2.19
    VIR_DOMAIN_EVENT_UNDEFINED_RENAMED = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_UNDEFINED_LAST = 2,
}

/// Why a guest was started.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventStartedDetailType {
    /// It was booted.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED_BOOTED = 0,
    /// It came from another host.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED_MIGRATED = 1,
    /// It came from a save image.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED_RESTORED = 2,
    /// It came from a snapshot.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT = 3,
    /// It woke up.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_STARTED_WAKEUP = 4,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_STARTED_LAST = 5,
}

/// Why a guest was paused.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventSuspendedDetailType {
    /// Someone asked for it.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_SUSPENDED_PAUSED = 0,
    /// It moves to another host.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED = 1,
    /// A disk has an error.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_SUSPENDED_IOERROR = 2,
    /// A watchdog fired.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG = 3,
    /// It came paused from a save image.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_EVENT_SUSPENDED_RESTORED = 4,
    /// It came paused from a snapshot.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT = 5,
    /// A call failed half-way.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR = 6,
    /// It runs on the other host while its memory still leaves.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY = 7,
    /// The same, but the move has failed.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED = 8,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_SUSPENDED_LAST = 9,
}

/// Why a guest runs on.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventResumedDetailType {
    /// Someone asked for it.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_RESUMED_UNPAUSED = 0,
    /// It arrived from another host.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_RESUMED_MIGRATED = 1,
    /// It came from a snapshot.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT = 2,
    /// It runs here while its memory still arrives.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY = 3,
    /// The same, but the arrival has failed.
    ///
    /// Since: 8.5.0
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED = 4,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_RESUMED_LAST = 5,
}

/// Why a guest stopped.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventStoppedDetailType {
    /// It shut down.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN = 0,
    /// It was stopped.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_DESTROYED = 1,
    /// It crashed.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_CRASHED = 2,
    /// It went to another host.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_MIGRATED = 3,
    /// It was saved.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_SAVED = 4,
    /// Its hypervisor failed.
    ///
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_FAILED = 5,
    /// It came from a snapshot of a guest that was off.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT = 6,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_STOPPED_LAST = 7,
}

/// Why a guest is shutting down.
///
/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventShutdownDetailType {
    /// It is done; who asked is unknown.
    ///
    /// Since: 0.9.8
    VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED = 0,
    /// It asked for it itself.
    ///
    /// Since: 3.4.0
    VIR_DOMAIN_EVENT_SHUTDOWN_GUEST = 1,
    /// The host asked for it.
    ///
    /// Since: 3.4.0
    VIR_DOMAIN_EVENT_SHUTDOWN_HOST = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_SHUTDOWN_LAST = 3,
}

/// How a guest went to sleep.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventPMSuspendedDetailType {
    /// In memory.
    ///
    /// Since: 0.10.2
    VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY = 0,
    /// On its disk.
    ///
    /// Since: 1.0.0
    VIR_DOMAIN_EVENT_PMSUSPENDED_DISK = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 0.10.2
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_PMSUSPENDED_LAST = 2,
}

/// Why a guest crashed.
///
/// Since: 1.1.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventCrashedDetailType {
    /// Its kernel panicked.
    ///
    /// Since: 1.1.1
    VIR_DOMAIN_EVENT_CRASHED_PANICKED = 0,
    /// Its crash kernel took over.
    ///
    /// Since: 6.1.0
    VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 1.1.1
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_CRASHED_LAST = 2,
}

/// Whose memory failed.
///
/// Since: 6.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFailureRecipientType {
    /// Memory of the hypervisor.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR = 0,
    /// Memory of the guest.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 6.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_LAST = 2,
}

/// What was done about a memory failure.
///
/// Since: 6.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFailureActionType {
    /// Nothing; the hypervisor did not need it.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE = 0,
    /// The guest was told.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT = 1,
    /// The hypervisor could not go on.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL = 2,
    /// The guest could not be told and was reset.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 6.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_LAST = 4,
}

/// More on a memory failure.
///
/// Since: 6.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFailureFlags {
    /// Something has to be done at once.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED = 1 << 0,
    /// It happened while the last one was being handled.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE = 1 << 1,
}

/// Lifecycle of a guest: a virDomainEventType and the detail that goes with it.
///
/// Since: 0.5.0
pub type virConnectDomainEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ) -> c_int,
>;
