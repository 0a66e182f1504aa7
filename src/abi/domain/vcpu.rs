//! Vocabulary of `libvirt-domain.h`: virtual CPUs and I/O threads.
use std::ffi::{c_int, c_uchar, c_uint, c_ulonglong};

/// State of a virtual CPU.
///
/// Since: 0.1.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virVcpuState {
    /// Off.
    ///
    /// Since: 0.1.4
    VIR_VCPU_OFFLINE = 0,
    /// Running.
    ///
    /// Since: 0.1.4
    VIR_VCPU_RUNNING = 1,
    /// Waiting for something.
    ///
    /// Since: 0.1.4
    VIR_VCPU_BLOCKED = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_VCPU_LAST = 3,
}

/// Answers in place of the number of a host CPU.
///
/// Since: 6.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virVcpuHostCpuState {
    /// The host CPU is unknown.
    ///
    /// Since: 6.10.0
    VIR_VCPU_INFO_CPU_UNAVAILABLE = -2,
    /// The virtual CPU is off.
    ///
    /// Since: 6.10.0
    VIR_VCPU_INFO_CPU_OFFLINE = -1,
}

/// A virtual CPU.
///
/// Since: 0.1.4
#[repr(C)]
pub struct _virVcpuInfo {
    /// Its number.
    pub number: c_uint,
    /// A virVcpuState.
    pub state: c_int,
    /// CPU time used, in nanoseconds.
    pub cpuTime: c_ulonglong,
    /// Host CPU it runs on, or a virVcpuHostCpuState.
    pub cpu: c_int,
}

/// The name that C programs use.
pub type virVcpuInfo = _virVcpuInfo;

/// Pointer to a virVcpuInfo.
///
/// Since: 0.1.4
pub type virVcpuInfoPtr = *mut virVcpuInfo;

/// Which number of virtual CPUs is meant, and where.
///
/// Since: 0.8.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainVcpuFlags {
    /// The running guest, or the definition if it is off.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_VCPU_CURRENT = 0,
    /// The running guest.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_VCPU_LIVE = 1 << 0,
    /// The stored definition.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_VCPU_CONFIG = 1 << 1,
    /// The most it may have.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_VCPU_MAXIMUM = 1 << 2,
    /// As the guest agent tells and sets it.
    ///
    /// Since: 1.1.0
    VIR_DOMAIN_VCPU_GUEST = 1 << 3,
    /// Make the new ones removable.
    ///
    /// Since: 2.4.0
    VIR_DOMAIN_VCPU_HOTPLUGGABLE = 1 << 4,
}

/// An I/O thread of a guest.
///
/// Since: 1.2.14
#[repr(C)]
pub struct _virDomainIOThreadInfo {
    /// Its number.
    pub iothread_id: c_uint,
    /// Host CPUs it may run on, bit N of byte N/8 for CPU N.
    pub cpumap: *mut c_uchar,
    /// Bytes of the map.
    pub cpumaplen: c_int,
}

/// The name that C programs use.
pub type virDomainIOThreadInfo = _virDomainIOThreadInfo;

/// Pointer to a virDomainIOThreadInfo.
///
/// Since: 1.2.14
pub type virDomainIOThreadInfoPtr = *mut virDomainIOThreadInfo;

/// Longest polling, in nanoseconds; 0 for none (ullong).
///
/// Since: 4.10.0
pub const VIR_DOMAIN_IOTHREAD_POLL_MAX_NS: &str = "poll_max_ns";

/// Factor by which polling grows (uint).
///
/// Since: 4.10.0
pub const VIR_DOMAIN_IOTHREAD_POLL_GROW: &str = "poll_grow";

/// Divisor by which polling shrinks (uint).
///
/// Since: 4.10.0
pub const VIR_DOMAIN_IOTHREAD_POLL_SHRINK: &str = "poll_shrink";

/// Least number of workers (int).
///
/// Since: 8.5.0
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MIN: &str = "thread_pool_min";

/// Most workers (int).
///
/// Since: 8.5.0
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MAX: &str = "thread_pool_max";

/// Where a device is changed.
///
/// Since: 0.7.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDeviceModifyFlags {
    /// The running guest, or the definition if it is off.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_DEVICE_MODIFY_CURRENT = 0,
    /// The running guest.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_DEVICE_MODIFY_LIVE = 1 << 0,
    /// The stored definition.
    ///
    /// Since: 0.7.7
    VIR_DOMAIN_DEVICE_MODIFY_CONFIG = 1 << 1,
    /// Even if the guest holds on to it.
    ///
    /// Since: 0.8.6
    VIR_DOMAIN_DEVICE_MODIFY_FORCE = 1 << 2,
}
