//! The one table: calls on a connection and its host.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait Host: Hypervisor {
    /// Returns the XML of the richest CPU that every given host CPU can offer.
    #[api(
        "char *virConnectBaselineCPU(virConnectPtr conn, const char **xmlCPUs, unsigned int ncpus, unsigned int flags)",
        since = "0.7.7", rpc = 162, acl(connect:read)
    )]
    fn connect_baseline_cpu(&self, conn: &Conn, #[required] xml_cpus: &[&str], flags: u32) -> Result<String>;

    /// Returns the XML of a CPU that a hypervisor can offer on all the given hosts.
    #[api(
        "char *virConnectBaselineHypervisorCPU(virConnectPtr conn, const char *emulator, const char *arch, const char *machine, const char *virttype, const char **xmlCPUs, unsigned int ncpus, unsigned int flags)",
        since = "4.4.0", rpc = 394, write_late, acl(connect:write)
    )]
    fn connect_baseline_hypervisor_cpu(&self, conn: &Conn, emulator: Option<&str>, arch: Option<&str>, machine: Option<&str>, virttype: Option<&str>, #[required] xml_cpus: &[&str], flags: u32) -> Result<String>;

    /// Compare a CPU description with the host's CPU (virCPUCompareResult).
    #[api(
        "int virConnectCompareCPU(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.7.5", rpc = 158, acl(connect:read)
    )]
    fn connect_compare_cpu(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<i32>;

    /// Compare a CPU with what a hypervisor offers on this host (virCPUCompareResult).
    #[api(
        "int virConnectCompareHypervisorCPU(virConnectPtr conn, const char *emulator, const char *arch, const char *machine, const char *virttype, const char *xmlCPU, unsigned int flags)",
        since = "4.4.0", rpc = 393, write_late, acl(connect:write)
    )]
    fn connect_compare_hypervisor_cpu(&self, conn: &Conn, emulator: Option<&str>, arch: Option<&str>, machine: Option<&str>, virttype: Option<&str>, xml_cpu: &str, flags: u32) -> Result<i32>;

    /// List the CPU model names known for an architecture.
    #[api(
        "int virConnectGetCPUModelNames(virConnectPtr conn, const char *arch, char ***models, unsigned int flags)",
        since = "1.1.3", rpc = 312, acl(connect:read), manual
    )]
    fn connect_get_cpu_model_names(&self, conn: &Conn, arch: &str, flags: u32) -> Result<Vec<String>>;

    /// Returns XML which describes the host and the guests it can run.
    #[api(
        "char *virConnectGetCapabilities(virConnectPtr conn)",
        since = "0.2.1", rpc = 7, acl(connect:read)
    )]
    fn connect_get_capabilities(&self, conn: &Conn) -> Result<String>;

    /// Returns the host name of the machine that runs the hypervisor.
    #[api(
        "char *virConnectGetHostname(virConnectPtr conn)",
        since = "0.3.0", rpc = 59, acl(connect:getattr)
    )]
    fn connect_get_hostname(&self, conn: &Conn) -> Result<String>;

    /// Returns how many virtual CPUs a domain of this type may have.
    #[api(
        "int virConnectGetMaxVcpus(virConnectPtr conn, const char *type)",
        since = "0.2.1", rpc = 5, acl(connect:read)
    )]
    fn connect_get_max_vcpus(&self, conn: &Conn, r#type: Option<&str>) -> Result<i32>;

    /// Returns the host's SMBIOS or comparable system data as XML.
    #[api(
        "char *virConnectGetSysinfo(virConnectPtr conn, unsigned int flags)",
        since = "0.8.8", rpc = 203, acl(connect:read)
    )]
    fn connect_get_sysinfo(&self, conn: &Conn, flags: u32) -> Result<String>;

    /// Fetch the version of the hypervisor itself.
    #[api(
        "int virConnectGetVersion(virConnectPtr conn, unsigned long *hvVer)",
        since = "0.0.3", rpc = 4, acl(connect:getattr)
    )]
    fn connect_get_version(&self, conn: &Conn) -> Result<c_ulong>;

    /// Tell whether a connection can still be used.
    #[api("int virConnectIsAlive(virConnectPtr conn)", since = "0.9.8")]
    fn connect_is_alive(&self, conn: &Conn) -> Result<bool>;

    /// Tell whether the connection's transport is encrypted.
    #[api("int virConnectIsEncrypted(virConnectPtr conn)", since = "0.7.3")]
    fn connect_is_encrypted(&self, conn: &Conn) -> Result<bool>;

    /// Tell whether nobody else can read or change the connection's traffic.
    #[api("int virConnectIsSecure(virConnectPtr conn)", since = "0.7.3", rpc = 149)]
    fn connect_is_secure(&self, conn: &Conn) -> Result<bool>;

    /// Replace the identity that access rules see behind this connection.
    #[api(
        "int virConnectSetIdentity(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "5.8.0", rpc = 419, acl(connect:write)
    )]
    fn connect_set_identity(&self, conn: &Conn, params: &TypedParams, flags: u32) -> Result<()>;

    /// Send keepalive probes and close the connection when they stay unanswered.
    #[api(
        "int virConnectSetKeepAlive(virConnectPtr conn, int interval, unsigned int count)",
        since = "0.9.8", manual
    )]
    fn connect_set_keep_alive(&self, conn: &Conn, interval: i32, count: u32) -> Result<i32>;

    /// Reserve huge pages on the host's NUMA nodes.
    #[api(
        "int virNodeAllocPages(virConnectPtr conn, unsigned int npages, unsigned int *pageSizes, unsigned long long *pageCounts, int startCell, unsigned int cellCount, unsigned int flags)",
        since = "1.2.9", rpc = 347, write, acl(connect:write), manual
    )]
    fn node_alloc_pages(&self, conn: &Conn, pages: &[(u32, u64)], start_cell: i32, #[nonzero] cell_count: u32, flags: u32) -> Result<i32>;

    /// Fetch which host CPUs exist and are online. Returns how many exist.
    #[api(
        "int virNodeGetCPUMap(virConnectPtr conn, unsigned char **cpumap, unsigned int *online, unsigned int flags)",
        since = "1.0.0", optional(cpumap, online), rpc = 293, acl(connect:read), manual
    )]
    fn node_get_cpu_map(&self, conn: &Conn, flags: u32) -> Result<CpuMap>;

    /// Fetch CPU time counters of one host CPU or of all.
    #[api(
        "int virNodeGetCPUStats(virConnectPtr conn, int cpuNum, virNodeCPUStatsPtr params, int *nparams, unsigned int flags)",
        since = "0.9.3", rpc = 227, acl(connect:read), manual
    )]
    fn node_get_cpu_stats(&self, conn: &Conn, cpu_num: i32, flags: u32) -> Result<Vec<(&'static str, u64)>>;

    /// Fetch the free memory of a range of NUMA nodes, in bytes.
    #[api(
        "int virNodeGetCellsFreeMemory(virConnectPtr conn, unsigned long long *freeMems, int startCell, int maxCells)",
        since = "0.3.3", rpc = 101, acl(connect:read), manual
    )]
    fn node_get_cells_free_memory(&self, conn: &Conn, #[non_negative] start_cell: i32, #[positive] max_cells: i32) -> Result<Vec<u64>>;

    /// Returns the host's free memory in bytes, or 0 on failure.
    #[api(
        "unsigned long long virNodeGetFreeMemory(virConnectPtr conn)",
        since = "0.3.3", rpc = 102, acl(connect:read)
    )]
    fn node_get_free_memory(&self, conn: &Conn) -> Result<u64>;

    /// Fetch the free pages of given sizes on a range of NUMA nodes.
    #[api(
        "int virNodeGetFreePages(virConnectPtr conn, unsigned int npages, unsigned int *pages, int startCell, unsigned int cellCount, unsigned long long *counts, unsigned int flags)",
        since = "1.2.6", rpc = 340, acl(connect:read), manual
    )]
    fn node_get_free_pages(&self, conn: &Conn, pages: &[u32], start_cell: i32, #[nonzero] cell_count: u32, flags: u32) -> Result<Vec<u64>>;

    /// Fetch the host's CPU topology and memory size.
    #[api(
        "int virNodeGetInfo(virConnectPtr conn, virNodeInfoPtr info)",
        since = "0.1.0", rpc = 6, acl(connect:read)
    )]
    fn node_get_info(&self, conn: &Conn) -> Result<virNodeInfo>;

    /// Fetch the host's memory tuning.
    #[api(
        "int virNodeGetMemoryParameters(virConnectPtr conn, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.10.2", rpc = 289, acl(connect:read)
    )]
    fn node_get_memory_parameters(&self, conn: &Conn, flags: u32) -> Result<TypedParams>;

    /// Fetch memory counters of one NUMA node or of all.
    #[api(
        "int virNodeGetMemoryStats(virConnectPtr conn, int cellNum, virNodeMemoryStatsPtr params, int *nparams, unsigned int flags)",
        since = "0.9.3", rpc = 228, acl(connect:read), manual
    )]
    fn node_get_memory_stats(&self, conn: &Conn, cell_num: i32, flags: u32) -> Result<Vec<(&'static str, u64)>>;

    /// Fetch the host's SEV certificates and limits.
    #[api(
        "int virNodeGetSEVInfo(virConnectPtr conn, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "4.5.0", rpc = 395, write_late
    )]
    fn node_get_sev_info(&self, conn: &Conn, flags: u32) -> Result<TypedParams>;

    /// Fetch the security model and domain of interpretation in use.
    #[api(
        "int virNodeGetSecurityModel(virConnectPtr conn, virSecurityModelPtr secmodel)",
        since = "0.6.1", rpc = 122, acl(connect:read)
    )]
    fn node_get_security_model(&self, conn: &Conn) -> Result<virSecurityModel>;

    /// Change the host's memory tuning.
    #[api(
        "int virNodeSetMemoryParameters(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.10.2", rpc = 288, write, acl(connect:write)
    )]
    fn node_set_memory_parameters(&self, conn: &Conn, #[required] params: &TypedParams, flags: u32) -> Result<()>;

    /// Put the host to sleep for a number of seconds.
    #[api(
        "int virNodeSuspendForDuration(virConnectPtr conn, unsigned int target, unsigned long long duration, unsigned int flags)",
        since = "0.9.8", rpc = 250, write, acl(connect:pm_control)
    )]
    fn node_suspend_for_duration(&self, conn: &Conn, target: u32, duration: u64, flags: u32) -> Result<()>;
}

trait Local {
    /// Fetch the libvirt version at the far end of a connection.
    #[api(
        "int virConnectGetLibVersion(virConnectPtr conn, unsigned long *libVer)",
        since = "0.7.3", rpc = 157, acl(connect:getattr), manual
    )]
    fn connect_get_lib_version();

    /// Returns the name of the connection's hypervisor driver.
    #[api(
        "const char *virConnectGetType(virConnectPtr conn)",
        since = "0.0.3", rpc = 3, acl(connect:getattr), manual
    )]
    fn connect_get_type();

    /// Returns the canonical URI of a connection.
    #[api(
        "char *virConnectGetURI(virConnectPtr conn)",
        since = "0.3.0", rpc = 110, acl(connect:getattr), manual
    )]
    fn connect_get_uri();

    /// Add one reference to a connection.
    #[api("int virConnectRef(virConnectPtr conn)", since = "0.6.0", form(reference))]
    fn connect_ref();

    /// Register the callback that runs when the connection breaks.
    #[api(
        "int virConnectRegisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb, void *opaque, virFreeCallback freecb)",
        since = "0.10.0", rpc = 360, acl(connect:getattr), manual
    )]
    fn connect_register_close_callback();

    /// Remove the connection's close callback.
    #[api(
        "int virConnectUnregisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb)",
        since = "0.10.0", rpc = 361, acl(connect:getattr), manual
    )]
    fn connect_unregister_close_callback();
}
