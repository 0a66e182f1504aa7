//! Vocabulary of `libvirt-domain.h`: performance counters.

/// L3 cache in use, in bytes.
///
/// Since: 1.3.3
pub const VIR_PERF_PARAM_CMT: &str = "cmt";

/// Memory bandwidth in all, in bytes/s.
///
/// Since: 1.3.5
pub const VIR_PERF_PARAM_MBMT: &str = "mbmt";

/// Memory bandwidth to the local node, in bytes/s.
///
/// Since: 1.3.5
pub const VIR_PERF_PARAM_MBML: &str = "mbml";

/// Cache misses.
///
/// Since: 2.3.0
pub const VIR_PERF_PARAM_CACHE_MISSES: &str = "cache_misses";

/// Cache accesses.
///
/// Since: 2.3.0
pub const VIR_PERF_PARAM_CACHE_REFERENCES: &str = "cache_references";

/// Instructions.
///
/// Since: 2.3.0
pub const VIR_PERF_PARAM_INSTRUCTIONS: &str = "instructions";

/// CPU cycles.
///
/// Since: 2.3.0
pub const VIR_PERF_PARAM_CPU_CYCLES: &str = "cpu_cycles";

/// Branches.
///
/// Since: 3.0.0
pub const VIR_PERF_PARAM_BRANCH_INSTRUCTIONS: &str = "branch_instructions";

/// Mispredicted branches.
///
/// Since: 3.0.0
pub const VIR_PERF_PARAM_BRANCH_MISSES: &str = "branch_misses";

/// Bus cycles.
///
/// Since: 3.0.0
pub const VIR_PERF_PARAM_BUS_CYCLES: &str = "bus_cycles";

/// Cycles in which no instruction could be fetched.
///
/// Since: 3.0.0
pub const VIR_PERF_PARAM_STALLED_CYCLES_FRONTEND: &str = "stalled_cycles_frontend";

/// Cycles in which no instruction could finish.
///
/// Since: 3.0.0
pub const VIR_PERF_PARAM_STALLED_CYCLES_BACKEND: &str = "stalled_cycles_backend";

/// CPU cycles at reference clock.
///
/// Since: 3.0.0
pub const VIR_PERF_PARAM_REF_CPU_CYCLES: &str = "ref_cpu_cycles";

/// CPU clock time.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_CPU_CLOCK: &str = "cpu_clock";

/// CPU clock time of the guest's threads.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_TASK_CLOCK: &str = "task_clock";

/// Page faults.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_PAGE_FAULTS: &str = "page_faults";

/// Context switches.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_CONTEXT_SWITCHES: &str = "context_switches";

/// Moves from CPU to CPU.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_CPU_MIGRATIONS: &str = "cpu_migrations";

/// Page faults without I/O.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_PAGE_FAULTS_MIN: &str = "page_faults_min";

/// Page faults with I/O.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_PAGE_FAULTS_MAJ: &str = "page_faults_maj";

/// Alignment faults.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_ALIGNMENT_FAULTS: &str = "alignment_faults";

/// Emulation faults.
///
/// Since: 3.2.0
pub const VIR_PERF_PARAM_EMULATION_FAULTS: &str = "emulation_faults";
