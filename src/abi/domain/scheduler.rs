//! Vocabulary of `libvirt-domain.h`: CPU time.

/// Share of CPU time (ullong).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_CPU_SHARES: &str = "cpu_shares";

/// Period of the limit on the whole guest, in microseconds (ullong).
///
/// Since: 1.3.3
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_PERIOD: &str = "global_period";

/// CPU time of the whole guest per period, in microseconds; negative for no limit (llong).
///
/// Since: 1.3.3
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_QUOTA: &str = "global_quota";

/// Period of the limit on virtual CPUs, in microseconds (ullong).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_VCPU_PERIOD: &str = "vcpu_period";

/// CPU time of each virtual CPU per period, in microseconds; negative for no limit (llong).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_VCPU_QUOTA: &str = "vcpu_quota";

/// Period of the limit on the emulator, in microseconds (ullong).
///
/// Since: 0.10.0
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_PERIOD: &str = "emulator_period";

/// CPU time of the emulator per period, in microseconds; negative for no limit (llong).
///
/// Since: 0.10.0
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_QUOTA: &str = "emulator_quota";

/// Period of the limit on I/O threads, in microseconds (ullong).
///
/// Since: 2.2.0
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_PERIOD: &str = "iothread_period";

/// CPU time of I/O threads per period, in microseconds; negative for no limit (llong).
///
/// Since: 2.2.0
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_QUOTA: &str = "iothread_quota";

/// Share of CPU time, for Xen's credit scheduler (uint).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_WEIGHT: &str = "weight";

/// Most CPU time, in percent of one CPU, for Xen's credit scheduler (uint).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_CAP: &str = "cap";

/// CPU that is guaranteed, in MHz, for ESX (llong).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_RESERVATION: &str = "reservation";

/// Most CPU, in MHz, for ESX (llong).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_LIMIT: &str = "limit";

/// Share of CPU time, for ESX (int).
///
/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_SHARES: &str = "shares";
