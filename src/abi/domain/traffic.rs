//! Vocabulary of `libvirt-domain.h`: traffic of disks and network interfaces, use of memory.
use crate::VIR_TYPED_PARAM_FIELD_LENGTH;
use std::ffi::{c_int, c_longlong, c_ulonglong};

/// Traffic of a disk; -1 in a field that the hypervisor cannot tell.
///
/// Since: 0.3.3
#[repr(C)]
pub struct _virDomainBlockStats {
    /// Read requests.
    pub rd_req: c_longlong,
    /// Bytes read.
    pub rd_bytes: c_longlong,
    /// Write requests.
    pub wr_req: c_longlong,
    /// Bytes written.
    pub wr_bytes: c_longlong,
    /// Errors.
    pub errs: c_longlong,
}

/// The name that C programs use.
pub type virDomainBlockStatsStruct = _virDomainBlockStats;

/// Pointer to a virDomainBlockStats.
///
/// Since: 0.3.2
pub type virDomainBlockStatsPtr = *mut virDomainBlockStatsStruct;

/// Another name of VIR_TYPED_PARAM_FIELD_LENGTH.
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// Bytes read (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_READ_BYTES: &str = "rd_bytes";

/// Read requests (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_READ_REQ: &str = "rd_operations";

/// Nanoseconds spent on reads (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_READ_TOTAL_TIMES: &str = "rd_total_times";

/// Bytes written (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_BYTES: &str = "wr_bytes";

/// Write requests (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_REQ: &str = "wr_operations";

/// Nanoseconds spent on writes (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_TOTAL_TIMES: &str = "wr_total_times";

/// Flush requests (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_REQ: &str = "flush_operations";

/// Nanoseconds spent on flushes (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_TOTAL_TIMES: &str = "flush_total_times";

/// Errors; in Xen the requests turned away (llong).
///
/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_ERRS: &str = "errs";

/// Traffic of a network interface; -1 in a field that the hypervisor cannot tell.
///
/// Since: 0.3.3
#[repr(C)]
pub struct _virDomainInterfaceStats {
    /// Bytes received.
    pub rx_bytes: c_longlong,
    /// Packets received.
    pub rx_packets: c_longlong,
    /// Errors while receiving.
    pub rx_errs: c_longlong,
    /// Packets dropped while receiving.
    pub rx_drop: c_longlong,
    /// Bytes sent.
    pub tx_bytes: c_longlong,
    /// Packets sent.
    pub tx_packets: c_longlong,
    /// Errors while sending.
    pub tx_errs: c_longlong,
    /// Packets dropped while sending.
    pub tx_drop: c_longlong,
}

/// The name that C programs use.
pub type virDomainInterfaceStatsStruct = _virDomainInterfaceStats;

/// Pointer to a virDomainInterfaceStats.
///
/// Since: 0.3.2
pub type virDomainInterfaceStatsPtr = *mut virDomainInterfaceStatsStruct;

/// Figures on the memory of a guest.
///
/// Since: 0.7.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryStatTags {
    /// Read from swap space, in KiB.
    ///
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_SWAP_IN = 0,
    /// Written to swap space, in KiB.
    ///
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_SWAP_OUT = 1,
    /// Page faults with I/O, a number.
    ///
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT = 2,
    /// Page faults without I/O, a number.
    ///
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT = 3,
    /// Memory the guest does not use, in KiB.
    ///
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_UNUSED = 4,
    /// Memory the guest sees, in KiB.
    ///
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_AVAILABLE = 5,
    /// Memory the balloon leaves, in KiB.
    ///
    /// Since: 0.9.3
    VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON = 6,
    /// Memory its process occupies on the host, in KiB.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_MEMORY_STAT_RSS = 7,
    /// Memory the balloon could take without swapping, in KiB.
    ///
    /// Since: 2.1.0
    VIR_DOMAIN_MEMORY_STAT_USABLE = 8,
    /// Time of the figures, in seconds since 1970.
    ///
    /// Since: 2.1.0
    VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE = 9,
    /// Memory that could be freed from disk caches, in KiB.
    ///
    /// Since: 4.6.0
    VIR_DOMAIN_MEMORY_STAT_DISK_CACHES = 10,
    /// Huge pages handed out, a number.
    ///
    /// Since: 5.4.0
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC = 11,
    /// Huge pages that could not be had, a number.
    ///
    /// Since: 5.4.0
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL = 12,
    /// How many tags this release knows.
    ///
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_NR = 13,
}

/// Further names of the same values.
impl virDomainMemoryStatTags {
    /// Another name of VIR_DOMAIN_MEMORY_STAT_NR.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    pub const VIR_DOMAIN_MEMORY_STAT_LAST: Self = Self::VIR_DOMAIN_MEMORY_STAT_NR;
}

/// One figure on the memory of a guest.
///
/// Since: 0.7.5
#[repr(C)]
pub struct _virDomainMemoryStat {
    /// A virDomainMemoryStatTags.
    pub tag: c_int,
    /// Its value, in KiB unless the tag says otherwise.
    pub val: c_ulonglong,
}

/// The name that C programs use.
pub type virDomainMemoryStatStruct = _virDomainMemoryStat;

/// Pointer to a virDomainMemoryStat.
///
/// Since: 0.7.5
pub type virDomainMemoryStatPtr = *mut virDomainMemoryStatStruct;
