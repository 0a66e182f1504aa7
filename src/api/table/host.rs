//! The one table: calls on a connection and its host.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Hypervisor {
    /// `virConnectBaselineCPU`.
    #[api(
        "char *virConnectBaselineCPU(virConnectPtr conn, const char **xmlCPUs, unsigned int ncpus, unsigned int flags)",
        since = "0.7.7", rpc = 162, acl(connect:read)
    )]
    fn connect_baseline_cpu(&self, conn: &Conn, xml_cpus: &[&str], flags: u32) -> Result<String>;

    /// `virConnectBaselineHypervisorCPU`.
    #[api(
        "char *virConnectBaselineHypervisorCPU(virConnectPtr conn, const char *emulator, const char *arch, const char *machine, const char *virttype, const char **xmlCPUs, unsigned int ncpus, unsigned int flags)",
        since = "4.4.0", rpc = 394, write, acl(connect:write)
    )]
    fn connect_baseline_hypervisor_cpu(&self, conn: &Conn, emulator: Option<&str>, arch: Option<&str>, machine: Option<&str>, virttype: Option<&str>, xml_cpus: &[&str], flags: u32) -> Result<String>;

    /// `virConnectCompareCPU`.
    #[api(
        "int virConnectCompareCPU(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.7.5", rpc = 158, acl(connect:read)
    )]
    fn connect_compare_cpu(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<i32>;

    /// `virConnectCompareHypervisorCPU`.
    #[api(
        "int virConnectCompareHypervisorCPU(virConnectPtr conn, const char *emulator, const char *arch, const char *machine, const char *virttype, const char *xmlCPU, unsigned int flags)",
        since = "4.4.0", rpc = 393, write, acl(connect:write)
    )]
    fn connect_compare_hypervisor_cpu(&self, conn: &Conn, emulator: Option<&str>, arch: Option<&str>, machine: Option<&str>, virttype: Option<&str>, xml_cpu: &str, flags: u32) -> Result<i32>;

    /// `virConnectGetCPUModelNames`.
    #[api(
        "int virConnectGetCPUModelNames(virConnectPtr conn, const char *arch, char ***models, unsigned int flags)",
        since = "1.1.3", rpc = 312, acl(connect:read)
    )]
    fn connect_get_cpu_model_names(&self, conn: &Conn, arch: &str, flags: u32) -> Result<Vec<String>>;

    /// `virConnectGetCapabilities`.
    #[api(
        "char *virConnectGetCapabilities(virConnectPtr conn)",
        since = "0.2.1", rpc = 7, acl(connect:read)
    )]
    fn connect_get_capabilities(&self, conn: &Conn) -> Result<String>;

    /// `virConnectGetHostname`.
    #[api(
        "char *virConnectGetHostname(virConnectPtr conn)",
        since = "0.3.0", rpc = 59, acl(connect:getattr)
    )]
    fn connect_get_hostname(&self, conn: &Conn) -> Result<String>;

    /// `virConnectGetMaxVcpus`.
    #[api(
        "int virConnectGetMaxVcpus(virConnectPtr conn, const char *type)",
        since = "0.2.1", rpc = 5, acl(connect:read)
    )]
    fn connect_get_max_vcpus(&self, conn: &Conn, r#type: Option<&str>) -> Result<i32>;

    /// `virConnectGetSysinfo`.
    #[api(
        "char *virConnectGetSysinfo(virConnectPtr conn, unsigned int flags)",
        since = "0.8.8", rpc = 203, acl(connect:read)
    )]
    fn connect_get_sysinfo(&self, conn: &Conn, flags: u32) -> Result<String>;

    /// `virConnectGetVersion`.
    #[api(
        "int virConnectGetVersion(virConnectPtr conn, unsigned long *hvVer)",
        since = "0.0.3", rpc = 4, acl(connect:getattr)
    )]
    fn connect_get_version(&self, conn: &Conn) -> Result<c_ulong>;

    /// `virConnectIsAlive`.
    #[api("int virConnectIsAlive(virConnectPtr conn)", since = "0.9.8")]
    fn connect_is_alive(&self, conn: &Conn) -> Result<bool>;

    /// `virConnectIsEncrypted`.
    #[api("int virConnectIsEncrypted(virConnectPtr conn)", since = "0.7.3")]
    fn connect_is_encrypted(&self, conn: &Conn) -> Result<bool>;

    /// `virConnectIsSecure`.
    #[api("int virConnectIsSecure(virConnectPtr conn)", since = "0.7.3", rpc = 149)]
    fn connect_is_secure(&self, conn: &Conn) -> Result<bool>;

    /// `virConnectSetIdentity`.
    #[api(
        "int virConnectSetIdentity(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "5.8.0", rpc = 419, write, acl(connect:write)
    )]
    fn connect_set_identity(&self, conn: &Conn, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virConnectSetKeepAlive`.
    #[api(
        "int virConnectSetKeepAlive(virConnectPtr conn, int interval, unsigned int count)",
        since = "0.9.8", manual
    )]
    fn connect_set_keep_alive(&self, conn: &Conn, interval: i32, count: u32) -> Result<i32>;

    /// `virNodeAllocPages`.
    #[api(
        "int virNodeAllocPages(virConnectPtr conn, unsigned int npages, unsigned int *pageSizes, unsigned long long *pageCounts, int startCell, unsigned int cellCount, unsigned int flags)",
        since = "1.2.9", rpc = 347, write, acl(connect:write), manual
    )]
    fn node_alloc_pages(&self, conn: &Conn, pages: &[(u32, u64)], start_cell: i32, cell_count: u32, flags: u32) -> Result<i32>;

    /// `virNodeGetCPUMap`.
    #[api(
        "int virNodeGetCPUMap(virConnectPtr conn, unsigned char **cpumap, unsigned int *online, unsigned int flags)",
        since = "1.0.0", rpc = 293, acl(connect:read), manual
    )]
    fn node_get_cpu_map(&self, conn: &Conn, flags: u32) -> Result<CpuMap>;

    /// `virNodeGetCPUStats`.
    #[api(
        "int virNodeGetCPUStats(virConnectPtr conn, int cpuNum, virNodeCPUStatsPtr params, int *nparams, unsigned int flags)",
        since = "0.9.3", rpc = 227, acl(connect:read), manual
    )]
    fn node_get_cpu_stats(&self, conn: &Conn, cpu_num: i32, flags: u32) -> Result<Vec<(&'static str, u64)>>;

    /// `virNodeGetCellsFreeMemory`.
    #[api(
        "int virNodeGetCellsFreeMemory(virConnectPtr conn, unsigned long long *freeMems, int startCell, int maxCells)",
        since = "0.3.3", rpc = 101, acl(connect:read), manual
    )]
    fn node_get_cells_free_memory(&self, conn: &Conn, start_cell: i32, max_cells: i32) -> Result<Vec<u64>>;

    /// `virNodeGetFreeMemory`.
    #[api(
        "unsigned long long virNodeGetFreeMemory(virConnectPtr conn)",
        since = "0.3.3", rpc = 102, acl(connect:read)
    )]
    fn node_get_free_memory(&self, conn: &Conn) -> Result<u64>;

    /// `virNodeGetFreePages`.
    #[api(
        "int virNodeGetFreePages(virConnectPtr conn, unsigned int npages, unsigned int *pages, int startCell, unsigned int cellCount, unsigned long long *counts, unsigned int flags)",
        since = "1.2.6", rpc = 340, acl(connect:read), manual
    )]
    fn node_get_free_pages(&self, conn: &Conn, pages: &[u32], start_cell: i32, cell_count: u32, flags: u32) -> Result<Vec<u64>>;

    /// `virNodeGetInfo`.
    #[api(
        "int virNodeGetInfo(virConnectPtr conn, virNodeInfoPtr info)",
        since = "0.1.0", rpc = 6, acl(connect:read)
    )]
    fn node_get_info(&self, conn: &Conn) -> Result<virNodeInfo>;

    /// `virNodeGetMemoryParameters`.
    #[api(
        "int virNodeGetMemoryParameters(virConnectPtr conn, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.10.2", rpc = 289, acl(connect:read)
    )]
    fn node_get_memory_parameters(&self, conn: &Conn, flags: u32) -> Result<TypedParams>;

    /// `virNodeGetMemoryStats`.
    #[api(
        "int virNodeGetMemoryStats(virConnectPtr conn, int cellNum, virNodeMemoryStatsPtr params, int *nparams, unsigned int flags)",
        since = "0.9.3", rpc = 228, acl(connect:read), manual
    )]
    fn node_get_memory_stats(&self, conn: &Conn, cell_num: i32, flags: u32) -> Result<Vec<(&'static str, u64)>>;

    /// `virNodeGetSEVInfo`.
    #[api(
        "int virNodeGetSEVInfo(virConnectPtr conn, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "4.5.0", rpc = 395
    )]
    fn node_get_sev_info(&self, conn: &Conn, flags: u32) -> Result<TypedParams>;

    /// `virNodeGetSecurityModel`.
    #[api(
        "int virNodeGetSecurityModel(virConnectPtr conn, virSecurityModelPtr secmodel)",
        since = "0.6.1", rpc = 122, acl(connect:read)
    )]
    fn node_get_security_model(&self, conn: &Conn) -> Result<virSecurityModel>;

    /// `virNodeSetMemoryParameters`.
    #[api(
        "int virNodeSetMemoryParameters(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.10.2", rpc = 288, write, acl(connect:write)
    )]
    fn node_set_memory_parameters(&self, conn: &Conn, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virNodeSuspendForDuration`.
    #[api(
        "int virNodeSuspendForDuration(virConnectPtr conn, unsigned int target, unsigned long long duration, unsigned int flags)",
        since = "0.9.8", rpc = 250, write, acl(connect:pm_control)
    )]
    fn node_suspend_for_duration(&self, conn: &Conn, target: u32, duration: u64, flags: u32) -> Result<()>;
}

trait Local {
    /// `virConnectGetLibVersion`.
    #[api(
        "int virConnectGetLibVersion(virConnectPtr conn, unsigned long *libVer)",
        since = "0.7.3", rpc = 157, acl(connect:getattr), manual
    )]
    fn connect_get_lib_version();

    /// `virConnectGetType`.
    #[api(
        "const char *virConnectGetType(virConnectPtr conn)",
        since = "0.0.3", rpc = 3, acl(connect:getattr), manual
    )]
    fn connect_get_type();

    /// `virConnectGetURI`.
    #[api(
        "char *virConnectGetURI(virConnectPtr conn)",
        since = "0.3.0", rpc = 110, acl(connect:getattr), manual
    )]
    fn connect_get_uri();

    /// `virConnectRef`.
    #[api("int virConnectRef(virConnectPtr conn)", since = "0.6.0", form(reference))]
    fn connect_ref();

    /// `virConnectRegisterCloseCallback`.
    #[api(
        "int virConnectRegisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb, void *opaque, virFreeCallback freecb)",
        since = "0.10.0", rpc = 360, acl(connect:getattr), manual
    )]
    fn connect_register_close_callback();

    /// `virConnectUnregisterCloseCallback`.
    #[api(
        "int virConnectUnregisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb)",
        since = "0.10.0", rpc = 361, acl(connect:getattr), manual
    )]
    fn connect_unregister_close_callback();
}
