use crate::*;

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_GROUP_NAME: &str = "group-name";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_PROCESS_ID: &str = "process-id";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_PROCESS_TIME: &str = "process-time";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_SASL_USER_NAME: &str = "sasl-user-name";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_SELINUX_CONTEXT: &str = "selinux-context";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_UNIX_GROUP_ID: &str = "unix-group-id";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_UNIX_USER_ID: &str = "unix-user-id";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_USER_NAME: &str = "user-name";

/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_X509_DISTINGUISHED_NAME: &str = "x509-distinguished-name";

// macro VIR_NODEINFO_MAXCPUS args=['nodeinfo'] raw='' kind=None value=None since=0.1.4

/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_FIELD_LENGTH: usize = 80;

/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_IDLE: &str = "idle";

/// Since: 1.2.2
pub const VIR_NODE_CPU_STATS_INTR: &str = "intr";

/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_IOWAIT: &str = "iowait";

/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_KERNEL: &str = "kernel";

/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_USER: &str = "user";

/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_UTILIZATION: &str = "utilization";

/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_FULL_SCANS: &str = "shm_full_scans";

/// Since: 1.0.0
pub const VIR_NODE_MEMORY_SHARED_MERGE_ACROSS_NODES: &str = "shm_merge_across_nodes";

/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_SHARED: &str = "shm_pages_shared";

/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_SHARING: &str = "shm_pages_sharing";

/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_TO_SCAN: &str = "shm_pages_to_scan";

/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_UNSHARED: &str = "shm_pages_unshared";

/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_VOLATILE: &str = "shm_pages_volatile";

/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_SLEEP_MILLISECS: &str = "shm_sleep_millisecs";

/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_BUFFERS: &str = "buffers";

/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_CACHED: &str = "cached";

/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_FIELD_LENGTH: usize = 80;

/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_FREE: &str = "free";

/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_TOTAL: &str = "total";

/// Since: 4.5.0
pub const VIR_NODE_SEV_CBITPOS: &str = "cbitpos";

/// Since: 4.5.0
pub const VIR_NODE_SEV_CERT_CHAIN: &str = "cert-chain";

/// Since: 8.4.0
pub const VIR_NODE_SEV_CPU0_ID: &str = "cpu0-id";

/// Since: 8.0.0
pub const VIR_NODE_SEV_MAX_ES_GUESTS: &str = "max-es-guests";

/// Since: 8.0.0
pub const VIR_NODE_SEV_MAX_GUESTS: &str = "max-guests";

/// Since: 4.5.0
pub const VIR_NODE_SEV_PDH: &str = "pdh";

/// Since: 4.5.0
pub const VIR_NODE_SEV_REDUCED_PHYS_BITS: &str = "reduced-phys-bits";

/// Since: 0.6.1
pub const VIR_SECURITY_DOI_BUFLEN: usize = 257;

/// Since: 0.6.1
pub const VIR_SECURITY_LABEL_BUFLEN: usize = 4097;

/// Since: 0.6.1
pub const VIR_SECURITY_MODEL_BUFLEN: usize = 257;

/// Since: 0.2.0
pub const VIR_UUID_BUFLEN: usize = 16;

/// Since: 0.2.0
pub const VIR_UUID_STRING_BUFLEN: usize = 37;

/// Since: 0.0.1
pub struct _virConnect {
    _private: [u8; 0],
}

pub type virConnect = _virConnect;

/// Since: 0.4.1
#[repr(C)]
pub struct _virConnectAuth {
    pub credtype: *mut c_int,
    pub ncredtype: c_uint,
    pub cb: virConnectAuthCallbackPtr,
    pub cbdata: *mut c_void,
}

pub type virConnectAuth = _virConnectAuth;

/// Since: 0.4.1
#[repr(C)]
pub struct _virConnectCredential {
    pub r#type: c_int,
    pub prompt: *const c_char,
    pub challenge: *const c_char,
    pub defresult: *const c_char,
    pub result: *mut c_char,
    pub resultlen: c_uint,
}

pub type virConnectCredential = _virConnectCredential;

/// Since: 0.9.3
#[repr(C)]
pub struct _virNodeCPUStats {
    pub field: [c_char; VIR_NODE_CPU_STATS_FIELD_LENGTH],
    pub value: c_ulonglong,
}

pub type virNodeCPUStats = _virNodeCPUStats;

/// Since: 0.1.0
#[repr(C)]
pub struct _virNodeInfo {
    pub model: [c_char; 32],
    pub memory: c_ulong,
    pub cpus: c_uint,
    pub mhz: c_uint,
    pub nodes: c_uint,
    pub sockets: c_uint,
    pub cores: c_uint,
    pub threads: c_uint,
}

pub type virNodeInfo = _virNodeInfo;

/// Since: 0.9.3
#[repr(C)]
pub struct _virNodeMemoryStats {
    pub field: [c_char; VIR_NODE_MEMORY_STATS_FIELD_LENGTH],
    pub value: c_ulonglong,
}

pub type virNodeMemoryStats = _virNodeMemoryStats;

/// Since: 0.6.1
#[repr(C)]
pub struct _virSecurityLabel {
    pub label: [c_char; VIR_SECURITY_LABEL_BUFLEN],
    pub enforcing: c_int,
}

pub type virSecurityLabel = _virSecurityLabel;

/// Since: 0.6.1
#[repr(C)]
pub struct _virSecurityModel {
    pub model: [c_char; VIR_SECURITY_MODEL_BUFLEN],
    pub doi: [c_char; VIR_SECURITY_DOI_BUFLEN],
}

pub type virSecurityModel = _virSecurityModel;

/// Since: 0.7.2
pub struct _virStream {
    _private: [u8; 0],
}

pub type virStream = _virStream;

/// Since: 1.1.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectBaselineCPUFlags {
    /// Since: 1.1.2
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES = 1 << 0,
    /// Since: 1.2.14
    VIR_CONNECT_BASELINE_CPU_MIGRATABLE = 1 << 1,
}

/// Since: 1.2.6
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectCompareCPUFlags {
    /// Since: 1.2.6
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE = 1 << 0,
    /// Since: 6.9.0
    VIR_CONNECT_COMPARE_CPU_VALIDATE_XML = 1 << 1,
}

/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectFlags {
    /// Since: 0.4.1
    VIR_CONNECT_RO = 1 << 0,
    /// Since: 0.9.7
    VIR_CONNECT_NO_ALIASES = 1 << 1,
}

/// Since: 0.7.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virCPUCompareResult {
    /// Since: 0.7.5
    VIR_CPU_COMPARE_ERROR = -1,
    /// Since: 0.7.5
    VIR_CPU_COMPARE_INCOMPATIBLE = 0,
    /// Since: 0.7.5
    VIR_CPU_COMPARE_IDENTICAL = 1,
    /// Since: 0.7.5
    VIR_CPU_COMPARE_SUPERSET = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_CPU_COMPARE_LAST = 3,
}

/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectCredentialType {
    /// Since: 0.4.1
    VIR_CRED_USERNAME = 1,
    /// Since: 0.4.1
    VIR_CRED_AUTHNAME = 2,
    /// Since: 0.4.1
    VIR_CRED_LANGUAGE = 3,
    /// Since: 0.4.1
    VIR_CRED_CNONCE = 4,
    /// Since: 0.4.1
    VIR_CRED_PASSPHRASE = 5,
    /// Since: 0.4.1
    VIR_CRED_ECHOPROMPT = 6,
    /// Since: 0.4.1
    VIR_CRED_NOECHOPROMPT = 7,
    /// Since: 0.4.1
    VIR_CRED_REALM = 8,
    /// Since: 0.4.1
    VIR_CRED_EXTERNAL = 9,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_CRED_LAST = 10,
}

/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeAllocPagesFlags {
    /// Since: 1.2.9
    VIR_NODE_ALLOC_PAGES_ADD = 0,
    /// Since: 1.2.9
    VIR_NODE_ALLOC_PAGES_SET = 1 << 0,
}

/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeGetCPUStatsAllCPUs {
    /// Since: 0.9.3
    VIR_NODE_CPU_STATS_ALL_CPUS = -1,
}

/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeGetMemoryStatsAllCells {
    /// Since: 0.9.3
    VIR_NODE_MEMORY_STATS_ALL_CELLS = -1,
}

/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeSuspendTarget {
    /// Since: 0.9.8
    VIR_NODE_SUSPEND_TARGET_MEM = 0,
    /// Since: 0.9.8
    VIR_NODE_SUSPEND_TARGET_DISK = 1,
    /// Since: 0.9.8
    VIR_NODE_SUSPEND_TARGET_HYBRID = 2,
    /// Since: 0.9.8
    #[cfg(feature = "sentinels")]
    VIR_NODE_SUSPEND_TARGET_LAST = 3,
}

/// Since: 0.4.1
pub type virConnectAuthPtr = *mut virConnectAuth;

/// Since: 0.4.1
pub type virConnectCredentialPtr = *mut virConnectCredential;

/// Since: 0.0.1
pub type virConnectPtr = *mut virConnect;

/// Since: 0.9.3
pub type virNodeCPUStatsPtr = *mut virNodeCPUStats;

/// Since: 0.1.0
pub type virNodeInfoPtr = *mut virNodeInfo;

/// Since: 0.9.3
pub type virNodeMemoryStatsPtr = *mut virNodeMemoryStats;

/// Since: 0.6.1
pub type virSecurityLabelPtr = *mut virSecurityLabel;

/// Since: 0.6.1
pub type virSecurityModelPtr = *mut virSecurityModel;

/// Since: 0.7.2
pub type virStreamPtr = *mut virStream;

/// Since: 0.4.1
pub type virConnectAuthCallbackPtr = Option<
    unsafe extern "C" fn(
        cred: virConnectCredentialPtr,
        ncred: c_uint,
        cbdata: *mut c_void,
    ) -> c_int,
>;

/// Since: 0.10.0
pub type virConnectCloseFunc =
    Option<unsafe extern "C" fn(conn: virConnectPtr, reason: c_int, opaque: *mut c_void)>;
