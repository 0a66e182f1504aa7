//! Vocabulary of `libvirt-domain.h`: bulk statistics.
use crate::{virDomainPtr, virTypedParameterPtr};
use std::ffi::c_int;

/// Statistics of one guest.
///
/// Since: 1.2.8
#[repr(C)]
pub struct _virDomainStatsRecord {
    /// The guest.
    pub dom: virDomainPtr,
    /// The figures.
    pub params: virTypedParameterPtr,
    /// How many there are.
    pub nparams: c_int,
}

/// The name that C programs use.
pub type virDomainStatsRecord = _virDomainStatsRecord;

/// Pointer to a virDomainStatsRecord.
///
/// Since: 1.2.8
pub type virDomainStatsRecordPtr = *mut virDomainStatsRecord;

/// A virDomainState (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_STATE_STATE: &str = "state.state";

/// Reason of the state (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_STATE_REASON: &str = "state.reason";

/// CPU time, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_TIME: &str = "cpu.time";

/// CPU time in user mode, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_USER: &str = "cpu.user";

/// CPU time in the kernel, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_SYSTEM: &str = "cpu.system";

/// Time of halt polling that paid off, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_SUCCESS_TIME: &str = "cpu.haltpoll.success.time";

/// Time of halt polling in vain, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_FAIL_TIME: &str = "cpu.haltpoll.fail.time";

/// Number of cache monitors (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_COUNT: &str = "cpu.cache.monitor.count";

/// Start of the names that follow for each cache monitor, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_PREFIX: &str = "cpu.cache.monitor.";

/// Name of the monitor (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_NAME: &str = ".name";

/// Virtual CPUs it watches (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// Number of cache banks (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_COUNT: &str = ".bank.count";

/// Start of the names that follow for each bank, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_PREFIX: &str = ".bank.";

/// Number of the bank (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_ID: &str = ".id";

/// Bytes in use (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_BYTES: &str = ".bytes";

/// Memory of the guest, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_CURRENT: &str = "balloon.current";

/// Most memory of the guest, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_MAXIMUM: &str = "balloon.maximum";

/// Read from swap space, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_IN: &str = "balloon.swap_in";

/// Written to swap space, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_OUT: &str = "balloon.swap_out";

/// Page faults with I/O (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_MAJOR_FAULT: &str = "balloon.major_fault";

/// Page faults without I/O (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_MINOR_FAULT: &str = "balloon.minor_fault";

/// Memory the guest does not use, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_UNUSED: &str = "balloon.unused";

/// Memory the guest sees, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_AVAILABLE: &str = "balloon.available";

/// Memory the guest's process occupies on the host, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_RSS: &str = "balloon.rss";

/// Memory the balloon could take without swapping, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_USABLE: &str = "balloon.usable";

/// Time of the figures, in seconds since 1970 (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_LAST_UPDATE: &str = "balloon.last-update";

/// Memory that could be freed from disk caches, in KiB (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_DISK_CACHES: &str = "balloon.disk_caches";

/// Huge pages handed out (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGALLOC: &str = "balloon.hugetlb_pgalloc";

/// Huge pages that could not be had (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGFAIL: &str = "balloon.hugetlb_pgfail";

/// Virtual CPUs that are online (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_CURRENT: &str = "vcpu.current";

/// Most virtual CPUs (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_MAXIMUM: &str = "vcpu.maximum";

/// Start of the names that follow for each virtual CPU.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_PREFIX: &str = "vcpu.";

/// A virVcpuState (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_STATE: &str = ".state";

/// CPU time, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_TIME: &str = ".time";

/// Time waiting for I/O, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_WAIT: &str = ".wait";

/// Whether it is halted (boolean).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_HALTED: &str = ".halted";

/// Time waiting for a host CPU, in nanoseconds (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_DELAY: &str = ".delay";

/// End of a name whose figure is a current value.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_CUR: &str = ".cur";

/// End of a name whose figure is a sum since the start.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_SUM: &str = ".sum";

/// End of a name whose figure is a maximum since the start.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_MAX: &str = ".max";

/// Number of network interfaces (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_COUNT: &str = "net.count";

/// Start of the names that follow for each network interface, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_PREFIX: &str = "net.";

/// Name of the network interface (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_NAME: &str = ".name";

/// Bytes received (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_BYTES: &str = ".rx.bytes";

/// Packets received (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_PKTS: &str = ".rx.pkts";

/// Errors while receiving (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_ERRS: &str = ".rx.errs";

/// Packets dropped while receiving (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_DROP: &str = ".rx.drop";

/// Bytes sent (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_BYTES: &str = ".tx.bytes";

/// Packets sent (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_PKTS: &str = ".tx.pkts";

/// Errors while sending (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_ERRS: &str = ".tx.errs";

/// Packets dropped while sending (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_DROP: &str = ".tx.drop";

/// Number of disks (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_COUNT: &str = "block.count";

/// Start of the names that follow for each disk, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_PREFIX: &str = "block.";

/// Target of the disk (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_NAME: &str = ".name";

/// Place in the backing chain, if the chain is asked for (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_BACKINGINDEX: &str = ".backingIndex";

/// Path of the image (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PATH: &str = ".path";

/// Read requests (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_REQS: &str = ".rd.reqs";

/// Bytes read (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_BYTES: &str = ".rd.bytes";

/// Nanoseconds spent on reads (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_TIMES: &str = ".rd.times";

/// Write requests (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_REQS: &str = ".wr.reqs";

/// Bytes written (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_BYTES: &str = ".wr.bytes";

/// Nanoseconds spent on writes (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_TIMES: &str = ".wr.times";

/// Flush requests (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_REQS: &str = ".fl.reqs";

/// Nanoseconds spent on flushes (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_TIMES: &str = ".fl.times";

/// Errors; in Xen the requests turned away (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ERRORS: &str = ".errors";

/// Highest offset written, in bytes (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ALLOCATION: &str = ".allocation";

/// Bytes the guest sees (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_CAPACITY: &str = ".capacity";

/// Bytes of the file or device that holds the image (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PHYSICAL: &str = ".physical";

/// Offset whose passing gives an event, in bytes (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_THRESHOLD: &str = ".threshold";

/// L3 cache in use, in bytes (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CMT: &str = "perf.cmt";

/// Memory bandwidth in all, in bytes/s (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_MBMT: &str = "perf.mbmt";

/// Memory bandwidth to the local node, in bytes/s (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_MBML: &str = "perf.mbml";

/// Cache misses (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CACHE_MISSES: &str = "perf.cache_misses";

/// Cache accesses (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CACHE_REFERENCES: &str = "perf.cache_references";

/// Instructions (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_INSTRUCTIONS: &str = "perf.instructions";

/// CPU cycles (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CPU_CYCLES: &str = "perf.cpu_cycles";

/// Branches (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_BRANCH_INSTRUCTIONS: &str = "perf.branch_instructions";

/// Mispredicted branches (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_BRANCH_MISSES: &str = "perf.branch_misses";

/// Bus cycles (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_BUS_CYCLES: &str = "perf.bus_cycles";

/// Cycles in which no instruction could be fetched (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_FRONTEND: &str = "perf.stalled_cycles_frontend";

/// Cycles in which no instruction could finish (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_BACKEND: &str = "perf.stalled_cycles_backend";

/// CPU cycles at reference clock (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_REF_CPU_CYCLES: &str = "perf.ref_cpu_cycles";

/// CPU clock time (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CPU_CLOCK: &str = "perf.cpu_clock";

/// CPU clock time of the guest's threads (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_TASK_CLOCK: &str = "perf.task_clock";

/// Page faults (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS: &str = "perf.page_faults";

/// Context switches (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CONTEXT_SWITCHES: &str = "perf.context_switches";

/// Moves from CPU to CPU (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CPU_MIGRATIONS: &str = "perf.cpu_migrations";

/// Page faults without I/O (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MIN: &str = "perf.page_faults_min";

/// Page faults with I/O (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MAJ: &str = "perf.page_faults_maj";

/// Alignment faults (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_ALIGNMENT_FAULTS: &str = "perf.alignment_faults";

/// Emulation faults (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_EMULATION_FAULTS: &str = "perf.emulation_faults";

/// Most I/O threads (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_COUNT: &str = "iothread.count";

/// Start of the names that follow for each I/O thread, with its number.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_PREFIX: &str = "iothread.";

/// Longest polling, in nanoseconds; 0 for none (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_MAX_NS: &str = ".poll-max-ns";

/// Factor by which polling grows (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_GROW: &str = ".poll-grow";

/// Divisor by which polling shrinks (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_SHRINK: &str = ".poll-shrink";

/// Number of bandwidth monitors (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_COUNT: &str = "memory.bandwidth.monitor.count";

/// Start of the names that follow for each bandwidth monitor, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_PREFIX: &str = "memory.bandwidth.monitor.";

/// Name of the monitor (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NAME: &str = ".name";

/// Virtual CPUs it watches (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// Number of memory controllers.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_COUNT: &str = ".node.count";

/// Start of the names that follow for each controller, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_PREFIX: &str = ".node.";

/// Number of the controller (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_ID: &str = ".id";

/// Bytes through it by CPUs of its own node (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_LOCAL: &str =
    ".bytes.local";

/// Bytes through it by all CPUs (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_TOTAL: &str =
    ".bytes.total";

/// A virDomainDirtyRateStatus (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_STATUS: &str = "dirtyrate.calc_status";

/// Start of the measuring, in seconds (llong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_START_TIME: &str = "dirtyrate.calc_start_time";

/// Length of the measuring, in seconds (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_PERIOD: &str = "dirtyrate.calc_period";

/// Memory changed, in MiB/s (llong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_MEGABYTES_PER_SECOND: &str = "dirtyrate.megabytes_per_second";

/// Way of the measuring (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_MODE: &str = "dirtyrate.calc_mode";

/// Start of the names that follow for each virtual CPU.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_PREFIX: &str = "dirtyrate.vcpu.";

/// Memory changed by it, in MiB/s (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_SUFFIX_MEGABYTES_PER_SECOND: &str =
    ".megabytes_per_second";

/// Start of the names of figures that the hypervisor defines.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VM_PREFIX: &str = "vm.";

/// Groups of statistics.
///
/// Since: 1.2.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainStatsTypes {
    /// State.
    ///
    /// Since: 1.2.8
    VIR_DOMAIN_STATS_STATE = 1 << 0,
    /// CPU time.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_CPU_TOTAL = 1 << 1,
    /// Memory balloon.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_BALLOON = 1 << 2,
    /// Virtual CPUs.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_VCPU = 1 << 3,
    /// Network interfaces.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_INTERFACE = 1 << 4,
    /// Disks.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_BLOCK = 1 << 5,
    /// Performance counters.
    ///
    /// Since: 1.3.3
    VIR_DOMAIN_STATS_PERF = 1 << 6,
    /// I/O threads.
    ///
    /// Since: 4.10.0
    VIR_DOMAIN_STATS_IOTHREAD = 1 << 7,
    /// Memory bandwidth.
    ///
    /// Since: 6.0.0
    VIR_DOMAIN_STATS_MEMORY = 1 << 8,
    /// Dirty rate.
    ///
    /// Since: 7.2.0
    VIR_DOMAIN_STATS_DIRTYRATE = 1 << 9,
    /// Figures that the hypervisor defines.
    ///
    /// Since: 8.9.0
    VIR_DOMAIN_STATS_VM = 1 << 10,
}

/// Whose statistics are asked for, and how.
///
/// Since: 1.2.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectGetAllDomainStatsFlags {
    /// Guests that are running in any way.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE = 1 << 0,
    /// Guests that are off.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE = 1 << 1,
    /// Guests with a stored definition.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT = 1 << 2,
    /// Guests without.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT = 1 << 3,
    /// Guests that run.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING = 1 << 4,
    /// Guests that are paused.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED = 1 << 5,
    /// Guests that are off.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF = 1 << 6,
    /// Guests in any other state.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER = 1 << 7,
    /// Report what can be had without waiting.
    ///
    /// Since: 4.5.0
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT = 1 << 29,
    /// Show backing chains of disks.
    ///
    /// Since: 1.2.12
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING = 1 << 30,
    /// An unknown group is an error.
    ///
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS = 2147483648,
}
