//! Vocabulary of `libvirt-domain.h`: devices.
use std::ffi::c_ulonglong;

/// Average rate of incoming traffic, in KiB/s (uint).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_IN_AVERAGE: &str = "inbound.average";

/// Peak rate of incoming traffic, in KiB/s (uint).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_IN_PEAK: &str = "inbound.peak";

/// Incoming traffic that may pass at peak rate, in KiB (uint).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_IN_BURST: &str = "inbound.burst";

/// Rate of incoming traffic that is guaranteed, in KiB/s (uint).
///
/// Since: 1.2.19
pub const VIR_DOMAIN_BANDWIDTH_IN_FLOOR: &str = "inbound.floor";

/// Average rate of outgoing traffic, in KiB/s (uint).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE: &str = "outbound.average";

/// Peak rate of outgoing traffic, in KiB/s (uint).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_OUT_PEAK: &str = "outbound.peak";

/// Outgoing traffic that may pass at peak rate, in KiB (uint).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_OUT_BURST: &str = "outbound.burst";

/// How a disk is resized.
///
/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockResizeFlags {
    /// The size is in bytes, not in KiB.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_BLOCK_RESIZE_BYTES = 1 << 0,
    /// Grow a raw block device to its full capacity.
    ///
    /// Since: 10.0.0
    VIR_DOMAIN_BLOCK_RESIZE_CAPACITY = 1 << 1,
}

/// Size of a disk.
///
/// Since: 0.8.1
#[repr(C)]
pub struct _virDomainBlockInfo {
    /// Bytes the guest sees.
    pub capacity: c_ulonglong,
    /// Bytes the host has set aside; for a block device the highest offset written.
    pub allocation: c_ulonglong,
    /// Bytes of the file or device that holds the disk.
    pub physical: c_ulonglong,
}

/// The name that C programs use.
pub type virDomainBlockInfo = _virDomainBlockInfo;

/// Pointer to a virDomainBlockInfo.
///
/// Since: 0.8.1
pub type virDomainBlockInfoPtr = *mut virDomainBlockInfo;

/// Which address space is read.
///
/// Since: 0.4.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFlags {
    /// Virtual addresses.
    ///
    /// Since: 0.4.4
    VIR_MEMORY_VIRTUAL = 1 << 0,
    /// Physical addresses.
    ///
    /// Since: 0.7.0
    VIR_MEMORY_PHYSICAL = 1 << 1,
}
