//! The one table: a domain's memory, virtual CPUs and limits.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainTuning: Hypervisor {
    /// Add an IOThread with the given ID to a domain.
    #[api(
        "int virDomainAddIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags)",
        since = "1.2.15", rpc = 355, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_add_iothread(&self, domain: &Domain, iothread_id: u32, flags: u32) -> Result<()>;

    /// Remove an IOThread from a domain.
    #[api(
        "int virDomainDelIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags)",
        since = "1.2.15", rpc = 356, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_del_iothread(&self, domain: &Domain, #[nonzero] iothread_id: u32, flags: u32) -> Result<()>;

    /// Fetch the block I/O tuning of a domain.
    #[api(
        "int virDomainGetBlkioParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.0", rpc = 206, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_get_blkio_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    // One list per CPU from `start_cpu` on, at most `ncpus`; `ncpus` 0 asks for all CPUs, of which only
    // their number counts; `start_cpu` -1 for the total, in one list.
    /// Fetch CPU usage of a domain, per host CPU or in total.
    #[api(
        "int virDomainGetCPUStats(virDomainPtr domain, virTypedParameterPtr params, unsigned int nparams, int start_cpu, unsigned int ncpus, unsigned int flags)",
        since = "0.9.10", rpc = 262, acl(domain:read), manual
    )]
    fn domain_get_cpu_stats(&self, domain: &Domain, start_cpu: i32, ncpus: u32, flags: u32) -> Result<Vec<TypedParams>>;

    /// Fetch the host CPUs that the emulator's threads may use.
    #[api(
        "int virDomainGetEmulatorPinInfo(virDomainPtr domain, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.10.0", rpc = 280, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_emulator_pin_info(&self, domain: &Domain, #[positive] maplen: usize, flags: u32) -> Result<Option<Vec<u8>>>;

    /// List the IOThreads of a domain with their CPU affinity.
    #[api(
        "int virDomainGetIOThreadInfo(virDomainPtr dom, virDomainIOThreadInfoPtr **info, unsigned int flags)",
        since = "1.2.14", rpc = 351, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_iothread_info(&self, dom: &Domain, flags: u32) -> Result<Vec<IothreadInfo>>;

    /// Returns the memory limit of a domain in KiB, or 0 on failure.
    #[api(
        "unsigned long virDomainGetMaxMemory(virDomainPtr domain)",
        since = "0.0.3", rpc = 17, acl(domain:read)
    )]
    fn domain_get_max_memory(&self, domain: &Domain) -> Result<c_ulong>;

    /// Returns the largest number of virtual CPUs a domain may have.
    #[api(
        "int virDomainGetMaxVcpus(virDomainPtr domain)",
        since = "0.2.1", rpc = 18, acl(domain:read)
    )]
    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<i32>;

    /// Fetch the memory limits of a domain.
    #[api(
        "int virDomainGetMemoryParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.8.5", rpc = 198, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_get_memory_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Fetch the NUMA placement of a domain.
    #[api(
        "int virDomainGetNumaParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.9", rpc = 255, acl(domain:read)
    )]
    fn domain_get_numa_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Fetch which perf events are counted for a domain.
    #[api(
        "int virDomainGetPerfEvents(virDomainPtr domain, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "1.3.3", rpc = 365, acl(domain:read)
    )]
    fn domain_get_perf_events(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Fetch the CPU scheduler settings of a domain.
    #[api(
        "int virDomainGetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams)",
        since = "0.2.3", rpc = 57, acl(domain:read), needs_room
    )]
    fn domain_get_scheduler_parameters(&self, domain: &Domain) -> Result<TypedParams>;

    /// Fetch live or configured CPU scheduler settings of a domain.
    #[api(
        "int virDomainGetSchedulerParametersFlags(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.2", rpc = 223, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), needs_room
    )]
    fn domain_get_scheduler_parameters_flags(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Returns the name of a domain's CPU scheduler and its parameter count.
    #[api(
        "char *virDomainGetSchedulerType(virDomainPtr domain, int *nparams)",
        since = "0.2.3", rpc = 56, acl(domain:read), manual
    )]
    fn domain_get_scheduler_type(&self, domain: &Domain) -> Result<(String, i32)>;

    // Maps come in any length: they are cut or padded to `maplen`.
    /// Fetch the host CPUs each virtual CPU may use.
    #[api(
        "int virDomainGetVcpuPinInfo(virDomainPtr domain, int ncpumaps, unsigned char *cpumaps, int maplen, unsigned int flags)",
        since = "0.9.3", rpc = 230, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_vcpu_pin_info(&self, domain: &Domain, #[positive] ncpumaps: usize, #[positive] maplen: usize, flags: u32) -> Result<Vec<Vec<u8>>>;

    /// Fetch state, time and affinity of the virtual CPUs.
    #[api(
        "int virDomainGetVcpus(virDomainPtr domain, virVcpuInfoPtr info, int maxinfo, unsigned char *cpumaps, int maplen)",
        since = "0.1.4", rpc = 20, acl(domain:read), manual
    )]
    fn domain_get_vcpus(&self, domain: &Domain, #[positive] maxinfo: usize, maplen: usize) -> Result<Vec<VcpuInfo>>;

    /// Returns how many virtual CPUs a domain has, as flags define it.
    #[api(
        "int virDomainGetVcpusFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.8.5", rpc = 200, deny_ro(VIR_DOMAIN_VCPU_GUEST), acl(domain:read, domain:write if VIR_DOMAIN_VCPU_GUEST), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_get_vcpus_flags(&self, domain: &Domain, flags: u32) -> Result<i32>;

    /// Fetch the memory statistics of a guest.
    #[api(
        "int virDomainMemoryStats(virDomainPtr dom, virDomainMemoryStatPtr stats, unsigned int nr_stats, unsigned int flags)",
        since = "0.7.5", rpc = 159, acl(domain:read), manual
    )]
    fn domain_memory_stats(&self, dom: &Domain, flags: u32) -> Result<Vec<virDomainMemoryStatStruct>>;

    /// Set the host CPUs that the emulator's threads may use.
    #[api(
        "int virDomainPinEmulator(virDomainPtr domain, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.10.0", rpc = 279, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_emulator(&self, domain: &Domain, #[required] #[filled] cpumap: &[u8], flags: u32) -> Result<()>;

    /// Set the host CPUs that an IOThread may use.
    #[api(
        "int virDomainPinIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "1.2.14", rpc = 352, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_iothread(&self, domain: &Domain, iothread_id: u32, #[required] #[filled] cpumap: &[u8], flags: u32) -> Result<()>;

    /// Set the host CPUs that a virtual CPU may use.
    #[api(
        "int virDomainPinVcpu(virDomainPtr domain, unsigned int vcpu, unsigned char *cpumap, int maplen)",
        since = "0.1.4", rpc = 26, write, acl(domain:write)
    )]
    fn domain_pin_vcpu(&self, domain: &Domain, vcpu: u32, #[required] #[filled] cpumap: &[u8]) -> Result<()>;

    /// Set the host CPUs of a virtual CPU, live, in the configuration, or both.
    #[api(
        "int virDomainPinVcpuFlags(virDomainPtr domain, unsigned int vcpu, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.9.3", rpc = 225, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_vcpu_flags(&self, domain: &Domain, vcpu: u32, #[required] #[filled] cpumap: &[u8], flags: u32) -> Result<()>;

    /// Change the block I/O tuning of a domain.
    #[api(
        "int virDomainSetBlkioParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.0", rpc = 205, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_blkio_parameters(&self, domain: &Domain, #[required] params: &TypedParams, flags: u32) -> Result<()>;

    /// Change the polling settings of an IOThread.
    #[api(
        "int virDomainSetIOThreadParams(virDomainPtr domain, unsigned int iothread_id, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "4.10.0", rpc = 402, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_iothread_params(&self, domain: &Domain, iothread_id: u32, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Set the memory limit of a domain, in KiB.
    #[api(
        "int virDomainSetMaxMemory(virDomainPtr domain, unsigned long memory)",
        since = "0.0.3", rpc = 30, write, acl(domain:write)
    )]
    fn domain_set_max_memory(&self, domain: &Domain, #[nonzero] #[kibibytes] memory: c_ulong) -> Result<()>;

    /// Set the memory that a running domain should use, in KiB.
    #[api(
        "int virDomainSetMemory(virDomainPtr domain, unsigned long memory)",
        since = "0.1.1", rpc = 31, write, acl(domain:write)
    )]
    fn domain_set_memory(&self, domain: &Domain, #[nonzero] #[kibibytes] memory: c_ulong) -> Result<()>;

    /// Set the memory or the memory limit of a domain, in KiB.
    #[api(
        "int virDomainSetMemoryFlags(virDomainPtr domain, unsigned long memory, unsigned int flags)",
        since = "0.9.0", rpc = 204, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_flags(&self, domain: &Domain, #[nonzero] #[kibibytes] memory: c_ulong, flags: u32) -> Result<()>;

    /// Change the memory limits of a domain.
    #[api(
        "int virDomainSetMemoryParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.8.5", rpc = 197, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_parameters(&self, domain: &Domain, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Set how often the guest reports its memory statistics.
    #[api(
        "int virDomainSetMemoryStatsPeriod(virDomainPtr domain, int period, unsigned int flags)",
        since = "1.1.1", rpc = 308, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_stats_period(&self, domain: &Domain, #[non_negative] period: i32, flags: u32) -> Result<()>;

    /// Change the NUMA placement of a domain.
    #[api(
        "int virDomainSetNumaParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.9", rpc = 254, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_numa_parameters(&self, domain: &Domain, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Choose which perf events are counted for a domain.
    #[api(
        "int virDomainSetPerfEvents(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "1.3.3", rpc = 366, write, acl(domain:write)
    )]
    fn domain_set_perf_events(&self, domain: &Domain, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Change the CPU scheduler settings of a domain.
    #[api(
        "int virDomainSetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams)",
        since = "0.2.3", rpc = 58, write, acl(domain:read)
    )]
    fn domain_set_scheduler_parameters(&self, domain: &Domain, #[required] params: &TypedParams) -> Result<()>;

    /// Change live or configured CPU scheduler settings of a domain.
    #[api(
        "int virDomainSetSchedulerParametersFlags(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.2", rpc = 219, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_scheduler_parameters_flags(&self, domain: &Domain, #[required] params: &TypedParams, flags: u32) -> Result<()>;

    /// Switch single virtual CPUs of a domain on or off.
    #[api(
        "int virDomainSetVcpu(virDomainPtr domain, const char *vcpumap, int state, unsigned int flags)",
        since = "3.1.0", rpc = 384, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_vcpu(&self, domain: &Domain, vcpumap: &str, state: i32, flags: u32) -> Result<()>;

    /// Set how many virtual CPUs a running domain has.
    #[api(
        "int virDomainSetVcpus(virDomainPtr domain, unsigned int nvcpus)",
        since = "0.1.4", rpc = 32, write, acl(domain:write)
    )]
    fn domain_set_vcpus(&self, domain: &Domain, #[nonzero] nvcpus: u32) -> Result<()>;

    /// Set how many virtual CPUs a domain has, live, configured or at most.
    #[api(
        "int virDomainSetVcpusFlags(virDomainPtr domain, unsigned int nvcpus, unsigned int flags)",
        since = "0.8.5", rpc = 199, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG, domain:write if VIR_DOMAIN_VCPU_GUEST), exclusive(VIR_DOMAIN_VCPU_GUEST, VIR_DOMAIN_AFFECT_CONFIG), require(VIR_DOMAIN_VCPU_MAXIMUM, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_vcpus_flags(&self, domain: &Domain, #[nonzero] nvcpus: u32, flags: u32) -> Result<()>;
}
