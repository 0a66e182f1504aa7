//! Vocabulary of `libvirt-domain.h`: CPU, block I/O and memory limits.
use std::ffi::c_longlong;

/// CPU time, in nanoseconds (ullong).
///
/// Since: 0.9.10
pub const VIR_DOMAIN_CPU_STATS_CPUTIME: &str = "cpu_time";

/// CPU time in user mode, in nanoseconds (ullong).
///
/// Since: 0.9.11
pub const VIR_DOMAIN_CPU_STATS_USERTIME: &str = "user_time";

/// CPU time in the kernel, in nanoseconds (ullong).
///
/// Since: 0.9.11
pub const VIR_DOMAIN_CPU_STATS_SYSTEMTIME: &str = "system_time";

/// CPU time of virtual CPUs alone, without the hypervisor, in nanoseconds (ullong).
///
/// Since: 0.9.13
pub const VIR_DOMAIN_CPU_STATS_VCPUTIME: &str = "vcpu_time";

/// Share of block I/O, 100 to 1000 (from 10 on newer kernels) (uint).
///
/// Since: 0.9.0
pub const VIR_DOMAIN_BLKIO_WEIGHT: &str = "weight";

/// Shares of block I/O per device: `/path,weight,/path,weight…` (string).
///
/// Since: 0.9.8
pub const VIR_DOMAIN_BLKIO_DEVICE_WEIGHT: &str = "device_weight";

/// Most reads per second and device: `/path,number,…` (string).
///
/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS: &str = "device_read_iops_sec";

/// Most writes per second and device: `/path,number,…` (string).
///
/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS: &str = "device_write_iops_sec";

/// Most bytes read per second and device: `/path,number,…` (string).
///
/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_BPS: &str = "device_read_bytes_sec";

/// Most bytes written per second and device: `/path,number,…` (string).
///
/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS: &str = "device_write_bytes_sec";

/// Stands for no limit.
///
/// Since: 0.8.8
pub const VIR_DOMAIN_MEMORY_PARAM_UNLIMITED: c_longlong = 9007199254740991i64;

/// Most memory the guest may use on the host, in KiB (ullong).
///
/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_HARD_LIMIT: &str = "hard_limit";

/// Memory the guest is pushed back to under contention, in KiB (ullong).
///
/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_SOFT_LIMIT: &str = "soft_limit";

/// Memory that is guaranteed, in KiB (ullong).
///
/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_MIN_GUARANTEE: &str = "min_guarantee";

/// Most memory and swap together, in KiB (ullong).
///
/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT: &str = "swap_hard_limit";

/// Which memory size of a guest is set, and where.
///
/// Since: 0.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryModFlags {
    /// The running guest, or the definition if it is off.
    ///
    /// Since: 0.9.1
    VIR_DOMAIN_MEM_CURRENT = 0,
    /// The running guest.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_MEM_LIVE = 1 << 0,
    /// The stored definition.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_MEM_CONFIG = 1 << 1,
    /// The most it may have.
    ///
    /// Since: 0.9.1
    VIR_DOMAIN_MEM_MAXIMUM = 1 << 2,
}

/// How the memory of a guest is spread over the NUMA cells of the host.
///
/// Since: 0.9.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainNumatuneMemMode {
    /// Only from these cells.
    ///
    /// Since: 0.9.9
    VIR_DOMAIN_NUMATUNE_MEM_STRICT = 0,
    /// From one cell, from others if it is full.
    ///
    /// Since: 0.9.9
    VIR_DOMAIN_NUMATUNE_MEM_PREFERRED = 1,
    /// From these cells in turn.
    ///
    /// Since: 0.9.9
    VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE = 2,
    /// As the cells' control group says.
    ///
    /// Since: 7.3.0
    VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.9
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NUMATUNE_MEM_LAST = 4,
}

/// NUMA cells of the host, as a list of ranges (string).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_NUMA_NODESET: &str = "numa_nodeset";

/// A virDomainNumatuneMemMode (int).
///
/// Since: 0.9.9
pub const VIR_DOMAIN_NUMA_MODE: &str = "numa_mode";
