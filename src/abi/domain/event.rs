//! Vocabulary of `libvirt-domain.h`: events and their callbacks.
use crate::{virConnectPtr, virDomainPtr, virTypedParameterPtr};
use std::ffi::{c_char, c_int, c_longlong, c_uint, c_ulonglong, c_void};

/// The type to which all domain callbacks are cast; for events that say no more than which
/// guest.
///
/// Since: 0.8.0
pub type virConnectDomainEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, opaque: *mut c_void)>;

/// The guest has set its clock: its offset from UTC in seconds.
///
/// Since: 0.8.0
pub type virConnectDomainEventRTCChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        utcoffset: c_longlong,
        opaque: *mut c_void,
    ),
>;

/// What is done when a watchdog fires.
///
/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventWatchdogAction {
    /// Nothing.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_NONE = 0,
    /// The guest is paused.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_PAUSE = 1,
    /// The guest is reset.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_RESET = 2,
    /// The guest is stopped.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF = 3,
    /// The guest is asked to shut down.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN = 4,
    /// A debug message.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_DEBUG = 5,
    /// The guest gets an NMI.
    ///
    /// Since: 1.2.17
    VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI = 6,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_WATCHDOG_LAST = 7,
}

/// A watchdog has fired; the action is a virDomainEventWatchdogAction.
///
/// Since: 0.8.0
pub type virConnectDomainEventWatchdogCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        action: c_int,
        opaque: *mut c_void,
    ),
>;

/// What is done about an I/O error.
///
/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventIOErrorAction {
    /// Nothing.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_IO_ERROR_NONE = 0,
    /// The guest is paused.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_IO_ERROR_PAUSE = 1,
    /// The guest is told.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_IO_ERROR_REPORT = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_IO_ERROR_LAST = 3,
}

/// A disk has an I/O error; the action is a virDomainEventIOErrorAction.
///
/// Since: 0.8.0
pub type virConnectDomainEventIOErrorCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        srcPath: *const c_char,
        devAlias: *const c_char,
        action: c_int,
        opaque: *mut c_void,
    ),
>;

/// A disk has an I/O error, with its reason as text (`enospc` or empty).
///
/// Since: 0.8.1
pub type virConnectDomainEventIOErrorReasonCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        srcPath: *const c_char,
        devAlias: *const c_char,
        action: c_int,
        reason: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Steps of a graphics client.
///
/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventGraphicsPhase {
    /// It connected.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_CONNECT = 0,
    /// It authenticated.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE = 1,
    /// It went away.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_GRAPHICS_LAST = 3,
}

/// Address family of a graphics client.
///
/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventGraphicsAddressType {
    /// IPv4.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4 = 0,
    /// IPv6.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6 = 1,
    /// A UNIX socket.
    ///
    /// Since: 0.9.7
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_LAST = 3,
}

/// One end of a graphics connection.
///
/// Since: 0.8.0
#[repr(C)]
pub struct _virDomainEventGraphicsAddress {
    /// A virDomainEventGraphicsAddressType.
    pub family: c_int,
    /// Address.
    pub node: *mut c_char,
    /// Port or path.
    pub service: *mut c_char,
}

/// The name that C programs use.
pub type virDomainEventGraphicsAddress = _virDomainEventGraphicsAddress;

/// Pointer to a virDomainEventGraphicsAddress.
///
/// Since: 0.8.0
pub type virDomainEventGraphicsAddressPtr = *mut virDomainEventGraphicsAddress;

/// One identity of a graphics client.
///
/// Since: 0.8.0
#[repr(C)]
pub struct _virDomainEventGraphicsSubjectIdentity {
    /// Kind of the identity.
    pub r#type: *mut c_char,
    /// The identity.
    pub name: *mut c_char,
}

/// The name that C programs use.
pub type virDomainEventGraphicsSubjectIdentity = _virDomainEventGraphicsSubjectIdentity;

/// Pointer to a virDomainEventGraphicsSubjectIdentity.
///
/// Since: 0.8.0
pub type virDomainEventGraphicsSubjectIdentityPtr = *mut virDomainEventGraphicsSubjectIdentity;

/// Who a graphics client is.
///
/// Since: 0.8.0
#[repr(C)]
pub struct _virDomainEventGraphicsSubject {
    /// How many identities there are.
    pub nidentity: c_int,
    /// The identities.
    pub identities: virDomainEventGraphicsSubjectIdentityPtr,
}

/// The name that C programs use.
pub type virDomainEventGraphicsSubject = _virDomainEventGraphicsSubject;

/// Pointer to a virDomainEventGraphicsSubject.
///
/// Since: 0.8.0
pub type virDomainEventGraphicsSubjectPtr = *mut virDomainEventGraphicsSubject;

/// A graphics client comes or goes; the phase is a virDomainEventGraphicsPhase.
///
/// Since: 0.8.0
pub type virConnectDomainEventGraphicsCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        phase: c_int,
        local: *const virDomainEventGraphicsAddress,
        remote: *const virDomainEventGraphicsAddress,
        authScheme: *const c_char,
        subject: *const virDomainEventGraphicsSubject,
        opaque: *mut c_void,
    ),
>;

/// How a block job stands.
///
/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventBlockJobStatus {
    /// It is done.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_COMPLETED = 0,
    /// It failed.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_FAILED = 1,
    /// It was cancelled.
    ///
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_CANCELED = 2,
    /// The copy is complete and follows.
    ///
    /// Since: 1.0.0
    VIR_DOMAIN_BLOCK_JOB_READY = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCK_JOB_LAST = 4,
}

/// A block job has changed: a virDomainBlockJobType and a virConnectDomainEventBlockJobStatus.
///
/// Since: 0.9.4
pub type virConnectDomainEventBlockJobCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        disk: *const c_char,
        r#type: c_int,
        status: c_int,
        opaque: *mut c_void,
    ),
>;

/// Why a disk has another source.
///
/// Since: 0.9.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventDiskChangeReason {
    /// The source was missing at start, the drive is empty.
    ///
    /// Since: 0.9.7
    VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START = 0,
    /// The source was missing at start, the disk is left out.
    ///
    /// Since: 1.1.2
    VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_DISK_CHANGE_LAST = 2,
}

/// A disk has another source; either path may be NULL.
///
/// Since: 0.9.7
pub type virConnectDomainEventDiskChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        oldSrcPath: *const c_char,
        newSrcPath: *const c_char,
        devAlias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// How a tray moved.
///
/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventTrayChangeReason {
    /// It opened.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN = 0,
    /// It closed.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.11
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_TRAY_CHANGE_LAST = 2,
}

/// The tray of a removable disk moved; the reason is a virDomainEventTrayChangeReason.
///
/// Since: 0.9.11
pub type virConnectDomainEventTrayChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// The guest woke up.
///
/// Since: 0.9.11
pub type virConnectDomainEventPMWakeupCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// The guest went to sleep in memory.
///
/// Since: 0.9.11
pub type virConnectDomainEventPMSuspendCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// The balloon moved; `actual` is the memory of the guest in KiB.
///
/// Since: 0.10.0
pub type virConnectDomainEventBalloonChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        actual: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// The guest went to sleep on its disk.
///
/// Since: 1.0.0
pub type virConnectDomainEventPMSuspendDiskCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// A device has left the guest.
///
/// Since: 1.1.1
pub type virConnectDomainEventDeviceRemovedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// A device has joined the guest.
///
/// Since: 1.2.15
pub type virConnectDomainEventDeviceAddedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// The guest keeps a device that should have left.
///
/// Since: 1.3.4
pub type virConnectDomainEventDeviceRemovalFailedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Metadata has changed: a virDomainMetadataType and the namespace, if any.
///
/// Since: 3.0.0
pub type virConnectDomainEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        r#type: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// A migration starts another pass over memory.
///
/// Since: 1.3.2
pub type virConnectDomainEventMigrationIterationCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        iteration: c_int,
        opaque: *mut c_void,
    ),
>;

/// A job is done; the parameters belong to the library.
///
/// Since: 1.3.3
pub type virConnectDomainEventJobCompletedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Host CPUs of the virtual CPU with this number (string).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_VCPUPIN: &str = "cputune.vcpupin%u";

/// Host CPUs of the emulator (string).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATORPIN: &str = "cputune.emulatorpin";

/// Host CPUs of the I/O thread with this number (string).
///
/// Since: 1.2.14
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREADSPIN: &str = "cputune.iothreadpin%u";

/// Share of CPU time (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_CPU_SHARES: &str = "cputune.cpu_shares";

/// Period of the limit on the whole guest, in microseconds (ullong).
///
/// Since: 1.3.3
pub const VIR_DOMAIN_TUNABLE_CPU_GLOBAL_PERIOD: &str = "cputune.global_period";

/// CPU time of the whole guest per period, in microseconds (llong).
///
/// Since: 1.3.3
pub const VIR_DOMAIN_TUNABLE_CPU_GLOBAL_QUOTA: &str = "cputune.global_quota";

/// Period of the limit on virtual CPUs, in microseconds (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_VCPU_PERIOD: &str = "cputune.vcpu_period";

/// CPU time of each virtual CPU per period, in microseconds (llong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_VCPU_QUOTA: &str = "cputune.vcpu_quota";

/// Period of the limit on the emulator, in microseconds (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATOR_PERIOD: &str = "cputune.emulator_period";

/// CPU time of the emulator per period, in microseconds (llong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATOR_QUOTA: &str = "cputune.emulator_quota";

/// Period of the limit on I/O threads, in microseconds (ullong).
///
/// Since: 2.2.0
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_PERIOD: &str = "cputune.iothread_period";

/// CPU time of I/O threads per period, in microseconds (llong).
///
/// Since: 2.2.0
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_QUOTA: &str = "cputune.iothread_quota";

/// Target of the disk whose limits changed (string).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_DISK: &str = "blkdeviotune.disk";

/// Most bytes read and written per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC: &str = "blkdeviotune.total_bytes_sec";

/// Most bytes read per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC: &str = "blkdeviotune.read_bytes_sec";

/// Most bytes written per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC: &str = "blkdeviotune.write_bytes_sec";

/// Most requests per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC: &str = "blkdeviotune.total_iops_sec";

/// Most read requests per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC: &str = "blkdeviotune.read_iops_sec";

/// Most write requests per second (ullong).
///
/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC: &str = "blkdeviotune.write_iops_sec";

/// Most bytes read and written per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX: &str = "blkdeviotune.total_bytes_sec_max";

/// Most bytes read per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX: &str = "blkdeviotune.read_bytes_sec_max";

/// Most bytes written per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX: &str = "blkdeviotune.write_bytes_sec_max";

/// Most requests per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX: &str = "blkdeviotune.total_iops_sec_max";

/// Most read requests per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX: &str = "blkdeviotune.read_iops_sec_max";

/// Most write requests per second in a burst (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX: &str = "blkdeviotune.write_iops_sec_max";

/// Bytes that count as one request (ullong).
///
/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_SIZE_IOPS_SEC: &str = "blkdeviotune.size_iops_sec";

/// Group of disks that share the limits (string).
///
/// Since: 3.0.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_GROUP_NAME: &str = "blkdeviotune.group_name";

/// Seconds that a burst of bytes read and written may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.total_bytes_sec_max_length";

/// Seconds that a burst of bytes read may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.read_bytes_sec_max_length";

/// Seconds that a burst of bytes written may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.write_bytes_sec_max_length";

/// Seconds that a burst of requests may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.total_iops_sec_max_length";

/// Seconds that a burst of read requests may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.read_iops_sec_max_length";

/// Seconds that a burst of write requests may last (ullong).
///
/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.write_iops_sec_max_length";

/// Tuning has changed; the parameters belong to the library.
///
/// Since: 1.2.9
pub type virConnectDomainEventTunableCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Whether the guest agent is there.
///
/// Since: 1.2.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventAgentLifecycleState {
    /// It is there.
    ///
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED = 1,
    /// It is not.
    ///
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.11
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_LAST = 3,
}

/// Why the guest agent comes or goes.
///
/// Since: 1.2.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventAgentLifecycleReason {
    /// Unknown.
    ///
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_UNKNOWN = 0,
    /// The guest was started.
    ///
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED = 1,
    /// Its channel changed.
    ///
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.11
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_LAST = 3,
}

/// The guest agent comes or goes.
///
/// Since: 1.2.11
pub type virConnectDomainEventAgentLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        state: c_int,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// A write has passed the threshold of a disk, by `excess` bytes.
///
/// Since: 3.2.0
pub type virConnectDomainEventBlockThresholdCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        dev: *const c_char,
        path: *const c_char,
        threshold: c_ulonglong,
        excess: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Memory has failed under the guest.
///
/// Since: 6.9.0
pub type virConnectDomainEventMemoryFailureCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        recipient: c_int,
        action: c_int,
        flags: c_uint,
        opaque: *mut c_void,
    ),
>;

/// A memory device has another size, in KiB.
///
/// Since: 7.9.0
pub type virConnectDomainEventMemoryDeviceSizeChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        size: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// A network interface has another MAC address.
///
/// Since: 11.2.0
pub type virConnectDomainEventNICMACChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        oldMAC: *const c_char,
        newMAC: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Events on guests; each has a callback type of its own.
///
/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventID {
    /// Takes a virConnectDomainEventCallback.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_LIFECYCLE = 0,
    /// Takes a virConnectDomainEventGenericCallback.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_REBOOT = 1,
    /// Takes a virConnectDomainEventRTCChangeCallback.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_RTC_CHANGE = 2,
    /// Takes a virConnectDomainEventWatchdogCallback.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_WATCHDOG = 3,
    /// Takes a virConnectDomainEventIOErrorCallback.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_IO_ERROR = 4,
    /// Takes a virConnectDomainEventGraphicsCallback.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_GRAPHICS = 5,
    /// Takes a virConnectDomainEventIOErrorReasonCallback.
    ///
    /// Since: 0.8.1
    VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON = 6,
    /// Takes a virConnectDomainEventGenericCallback.
    ///
    /// Since: 0.9.2
    VIR_DOMAIN_EVENT_ID_CONTROL_ERROR = 7,
    /// Takes a virConnectDomainEventBlockJobCallback, with the path of the disk.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB = 8,
    /// Takes a virConnectDomainEventDiskChangeCallback.
    ///
    /// Since: 0.9.7
    VIR_DOMAIN_EVENT_ID_DISK_CHANGE = 9,
    /// Takes a virConnectDomainEventTrayChangeCallback.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_ID_TRAY_CHANGE = 10,
    /// Takes a virConnectDomainEventPMWakeupCallback.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_ID_PMWAKEUP = 11,
    /// Takes a virConnectDomainEventPMSuspendCallback.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_ID_PMSUSPEND = 12,
    /// Takes a virConnectDomainEventBalloonChangeCallback.
    ///
    /// Since: 0.10.0
    VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE = 13,
    /// Takes a virConnectDomainEventPMSuspendDiskCallback.
    ///
    /// Since: 1.0.0
    VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK = 14,
    /// Takes a virConnectDomainEventDeviceRemovedCallback.
    ///
    /// Since: 1.1.1
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED = 15,
    /// Takes a virConnectDomainEventBlockJobCallback, with the target of the disk.
    ///
    /// Since: 1.2.6
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2 = 16,
    /// Takes a virConnectDomainEventTunableCallback.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_EVENT_ID_TUNABLE = 17,
    /// Takes a virConnectDomainEventAgentLifecycleCallback.
    ///
    /// Since: 1.2.11
    VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE = 18,
    /// Takes a virConnectDomainEventDeviceAddedCallback.
    ///
    /// Since: 1.2.15
    VIR_DOMAIN_EVENT_ID_DEVICE_ADDED = 19,
    /// Takes a virConnectDomainEventMigrationIterationCallback.
    ///
    /// Since: 1.3.2
    VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION = 20,
    /// Takes a virConnectDomainEventJobCompletedCallback.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_ID_JOB_COMPLETED = 21,
    /// Takes a virConnectDomainEventDeviceRemovalFailedCallback.
    ///
    /// Since: 1.3.4
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED = 22,
    /// Takes a virConnectDomainEventMetadataChangeCallback.
    ///
    /// Since: 3.0.0
    VIR_DOMAIN_EVENT_ID_METADATA_CHANGE = 23,
    /// Takes a virConnectDomainEventBlockThresholdCallback.
    ///
    /// Since: 3.2.0
    VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD = 24,
    /// Takes a virConnectDomainEventMemoryFailureCallback.
    ///
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE = 25,
    /// Takes a virConnectDomainEventMemoryDeviceSizeChangeCallback.
    ///
    /// Since: 7.9.0
    VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE = 26,
    /// Takes a virConnectDomainEventNICMACChangeCallback.
    ///
    /// Since: 11.2.0
    VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE = 27,
    /// One more than the last value of this release.
    ///
    /// Since: 0.8.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_ID_LAST = 28,
}
