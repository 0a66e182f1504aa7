//! Vocabulary of `libvirt-host.h`: connections and the host.
use std::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong, c_void};

/// A connection to a hypervisor; opaque.
///
/// Since: 0.0.1
pub struct _virConnect {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virConnect = _virConnect;

/// Pointer to a virConnect.
///
/// Since: 0.0.1
pub type virConnectPtr = *mut virConnect;

/// How far the host is put to sleep.
///
/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeSuspendTarget {
    /// Sleep in memory.
    ///
    /// Since: 0.9.8
    VIR_NODE_SUSPEND_TARGET_MEM = 0,
    /// Sleep on the disk.
    ///
    /// Since: 0.9.8
    VIR_NODE_SUSPEND_TARGET_DISK = 1,
    /// Sleep in memory, ready for a loss of power.
    ///
    /// Since: 0.9.8
    VIR_NODE_SUSPEND_TARGET_HYBRID = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.8
    #[cfg(feature = "sentinels")]
    VIR_NODE_SUSPEND_TARGET_LAST = 3,
}

/// A stream of data to or from the host; opaque.
///
/// Since: 0.7.2
pub struct _virStream {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virStream = _virStream;

/// Pointer to a virStream.
///
/// Since: 0.7.2
pub type virStreamPtr = *mut virStream;

/// Bytes for a security label, with the zero byte at its end.
///
/// Since: 0.6.1
pub const VIR_SECURITY_LABEL_BUFLEN: usize = 4096 + 1;

/// Label of a running guest.
///
/// Since: 0.6.1
#[repr(C)]
pub struct _virSecurityLabel {
    /// The label.
    pub label: [c_char; VIR_SECURITY_LABEL_BUFLEN],
    /// 1 if the policy is enforced.
    pub enforcing: c_int,
}

/// The name that C programs use.
pub type virSecurityLabel = _virSecurityLabel;

/// Pointer to a virSecurityLabel.
///
/// Since: 0.6.1
pub type virSecurityLabelPtr = *mut virSecurityLabel;

/// Bytes for the name of a security model, with the zero byte at its end.
///
/// Since: 0.6.1
pub const VIR_SECURITY_MODEL_BUFLEN: usize = 256 + 1;

/// Bytes for a domain of interpretation, with the zero byte at its end.
///
/// Since: 0.6.1
pub const VIR_SECURITY_DOI_BUFLEN: usize = 256 + 1;

/// Security model of the host.
///
/// Since: 0.6.1
#[repr(C)]
pub struct _virSecurityModel {
    /// Name of the model, `selinux` for example.
    pub model: [c_char; VIR_SECURITY_MODEL_BUFLEN],
    /// Domain of interpretation.
    pub doi: [c_char; VIR_SECURITY_DOI_BUFLEN],
}

/// The name that C programs use.
pub type virSecurityModel = _virSecurityModel;

/// Pointer to a virSecurityModel.
///
/// Since: 0.6.1
pub type virSecurityModelPtr = *mut virSecurityModel;

/// Hardware of the host in short.
///
/// Since: 0.1.0
#[repr(C)]
pub struct _virNodeInfo {
    /// CPU model or architecture.
    pub model: [c_char; 32],
    /// Memory, in KiB.
    pub memory: c_ulong,
    /// CPUs that are online.
    pub cpus: c_uint,
    /// Clock of the CPUs in MHz, 0 if unknown.
    pub mhz: c_uint,
    /// NUMA cells, 1 for an unusual topology.
    pub nodes: c_uint,
    /// Sockets per NUMA cell.
    pub sockets: c_uint,
    /// Cores per socket.
    pub cores: c_uint,
    /// Threads per core.
    pub threads: c_uint,
}

/// The name that C programs use.
pub type virNodeInfo = _virNodeInfo;

/// Bytes for the name of a CPU figure, with the zero byte at its end.
///
/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_FIELD_LENGTH: usize = 80;

/// Stands for all CPUs of the host together.
///
/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeGetCPUStatsAllCPUs {
    /// All CPUs.
    ///
    /// Since: 0.9.3
    VIR_NODE_CPU_STATS_ALL_CPUS = -1,
}

/// Time in the kernel, in nanoseconds.
///
/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_KERNEL: &str = "kernel";

/// Time in user mode, in nanoseconds.
///
/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_USER: &str = "user";

/// Idle time, in nanoseconds.
///
/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_IDLE: &str = "idle";

/// Time waiting for I/O, in nanoseconds.
///
/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_IOWAIT: &str = "iowait";

/// Time in interrupts, in nanoseconds.
///
/// Since: 1.2.2
pub const VIR_NODE_CPU_STATS_INTR: &str = "intr";

/// Utilization, in percent.
///
/// Since: 0.9.3
pub const VIR_NODE_CPU_STATS_UTILIZATION: &str = "utilization";

/// One figure on the CPUs of the host.
///
/// Since: 0.9.3
#[repr(C)]
pub struct _virNodeCPUStats {
    /// Name of the figure.
    pub field: [c_char; VIR_NODE_CPU_STATS_FIELD_LENGTH],
    /// Its value, in nanoseconds except for the utilization.
    pub value: c_ulonglong,
}

/// The name that C programs use.
pub type virNodeCPUStats = _virNodeCPUStats;

/// Bytes for the name of a memory figure, with the zero byte at its end.
///
/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_FIELD_LENGTH: usize = 80;

/// Stands for all NUMA cells of the host together.
///
/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeGetMemoryStatsAllCells {
    /// All cells.
    ///
    /// Since: 0.9.3
    VIR_NODE_MEMORY_STATS_ALL_CELLS = -1,
}

/// Memory in all, in KiB.
///
/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_TOTAL: &str = "total";

/// Free memory, in KiB.
///
/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_FREE: &str = "free";

/// Memory in buffers, in KiB.
///
/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_BUFFERS: &str = "buffers";

/// Memory in caches, in KiB.
///
/// Since: 0.9.3
pub const VIR_NODE_MEMORY_STATS_CACHED: &str = "cached";

/// One figure on the memory of the host.
///
/// Since: 0.9.3
#[repr(C)]
pub struct _virNodeMemoryStats {
    /// Name of the figure.
    pub field: [c_char; VIR_NODE_MEMORY_STATS_FIELD_LENGTH],
    /// Its value, in KiB.
    pub value: c_ulonglong,
}

/// The name that C programs use.
pub type virNodeMemoryStats = _virNodeMemoryStats;

/// Pages that KSM looks at before it sleeps.
///
/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_TO_SCAN: &str = "shm_pages_to_scan";

/// Milliseconds that KSM sleeps.
///
/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_SLEEP_MILLISECS: &str = "shm_sleep_millisecs";

/// Shared pages in use.
///
/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_SHARED: &str = "shm_pages_shared";

/// Places that share them.
///
/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_SHARING: &str = "shm_pages_sharing";

/// Pages without a twin so far.
///
/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_UNSHARED: &str = "shm_pages_unshared";

/// Pages that change too fast.
///
/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_PAGES_VOLATILE: &str = "shm_pages_volatile";

/// Scans of all memory so far.
///
/// Since: 0.10.2
pub const VIR_NODE_MEMORY_SHARED_FULL_SCANS: &str = "shm_full_scans";

/// Whether pages of different NUMA cells are merged.
///
/// Since: 1.0.0
pub const VIR_NODE_MEMORY_SHARED_MERGE_ACROSS_NODES: &str = "shm_merge_across_nodes";

/// Pointer to a virNodeInfo.
///
/// Since: 0.1.0
pub type virNodeInfoPtr = *mut virNodeInfo;

/// Pointer to a virNodeCPUStats.
///
/// Since: 0.9.3
pub type virNodeCPUStatsPtr = *mut virNodeCPUStats;

/// Pointer to a virNodeMemoryStats.
///
/// Since: 0.9.3
pub type virNodeMemoryStatsPtr = *mut virNodeMemoryStats;

/// Platform Diffie-Hellman key, base64.
///
/// Since: 4.5.0
pub const VIR_NODE_SEV_PDH: &str = "pdh";

/// Certificate chain of the platform, base64.
///
/// Since: 4.5.0
pub const VIR_NODE_SEV_CERT_CHAIN: &str = "cert-chain";

/// Identity of CPU 0, base64.
///
/// Since: 8.4.0
pub const VIR_NODE_SEV_CPU0_ID: &str = "cpu0-id";

/// Position of the C-bit.
///
/// Since: 4.5.0
pub const VIR_NODE_SEV_CBITPOS: &str = "cbitpos";

/// Physical address bits lost to memory encryption.
///
/// Since: 4.5.0
pub const VIR_NODE_SEV_REDUCED_PHYS_BITS: &str = "reduced-phys-bits";

/// Most SEV guests (uint).
///
/// Since: 8.0.0
pub const VIR_NODE_SEV_MAX_GUESTS: &str = "max-guests";

/// Most SEV-ES guests (uint).
///
/// Since: 8.0.0
pub const VIR_NODE_SEV_MAX_ES_GUESTS: &str = "max-es-guests";

/// How a connection is opened.
///
/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectFlags {
    /// Read only.
    ///
    /// Since: 0.4.1
    VIR_CONNECT_RO = 1 << 0,
    /// Take the URI as it is, without aliases.
    ///
    /// Since: 0.9.7
    VIR_CONNECT_NO_ALIASES = 1 << 1,
}

/// What is asked of the user who opens a connection.
///
/// Since: 0.4.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectCredentialType {
    /// Identity to act as.
    ///
    /// Since: 0.4.1
    VIR_CRED_USERNAME = 1,
    /// Identity to authenticate as.
    ///
    /// Since: 0.4.1
    VIR_CRED_AUTHNAME = 2,
    /// Languages, as in RFC 1766.
    ///
    /// Since: 0.4.1
    VIR_CRED_LANGUAGE = 3,
    /// A client's nonce.
    ///
    /// Since: 0.4.1
    VIR_CRED_CNONCE = 4,
    /// A passphrase.
    ///
    /// Since: 0.4.1
    VIR_CRED_PASSPHRASE = 5,
    /// An answer that may be shown.
    ///
    /// Since: 0.4.1
    VIR_CRED_ECHOPROMPT = 6,
    /// An answer that must not be shown.
    ///
    /// Since: 0.4.1
    VIR_CRED_NOECHOPROMPT = 7,
    /// A realm.
    ///
    /// Since: 0.4.1
    VIR_CRED_REALM = 8,
    /// Something to be done outside.
    ///
    /// Since: 0.4.1
    VIR_CRED_EXTERNAL = 9,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_CRED_LAST = 10,
}

/// A question to the user who opens a connection, and the answer.
///
/// Since: 0.4.1
#[repr(C)]
pub struct _virConnectCredential {
    /// A virConnectCredentialType.
    pub r#type: c_int,
    /// Text to show.
    pub prompt: *const c_char,
    /// Further text to show, where the server sends one.
    pub challenge: *const c_char,
    /// Answer to offer.
    pub defresult: *const c_char,
    /// The answer, allocated by the callback.
    pub result: *mut c_char,
    /// Bytes of the answer.
    pub resultlen: c_uint,
}

/// The name that C programs use.
pub type virConnectCredential = _virConnectCredential;

/// Pointer to a virConnectCredential.
///
/// Since: 0.4.1
pub type virConnectCredentialPtr = *mut virConnectCredential;

/// Answers the questions, 0 on success and -1 to give up.
///
/// Since: 0.4.1
pub type virConnectAuthCallbackPtr = Option<
    unsafe extern "C" fn(
        cred: virConnectCredentialPtr,
        ncred: c_uint,
        cbdata: *mut c_void,
    ) -> c_int,
>;

/// How a connection gets its credentials.
///
/// Since: 0.4.1
#[repr(C)]
pub struct _virConnectAuth {
    /// Types of questions which the callback can answer, virConnectCredentialType.
    pub credtype: *mut c_int,
    /// How many types there are.
    pub ncredtype: c_uint,
    /// The callback.
    pub cb: virConnectAuthCallbackPtr,
    /// Passed to the callback.
    pub cbdata: *mut c_void,
}

/// The name that C programs use.
pub type virConnectAuth = _virConnectAuth;

/// Pointer to a virConnectAuth.
///
/// Since: 0.4.1
pub type virConnectAuthPtr = *mut virConnectAuth;

/// Bytes of a UUID.
///
/// Since: 0.2.0
pub const VIR_UUID_BUFLEN: usize = 16;

/// Bytes of a UUID as text, with the zero byte at its end.
///
/// Since: 0.2.0
pub const VIR_UUID_STRING_BUFLEN: usize = 36 + 1;

/// User name of the caller (string).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_USER_NAME: &str = "user-name";

/// User ID of the caller (ullong).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_UNIX_USER_ID: &str = "unix-user-id";

/// Group name of the caller (string).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_GROUP_NAME: &str = "group-name";

/// Group ID of the caller (ullong).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_UNIX_GROUP_ID: &str = "unix-group-id";

/// Process ID of the caller (llong).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_PROCESS_ID: &str = "process-id";

/// Start time of the caller's process, in ticks since boot (ullong).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_PROCESS_TIME: &str = "process-time";

/// SASL user name of the caller (string).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_SASL_USER_NAME: &str = "sasl-user-name";

/// Distinguished name in the caller's certificate (string).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_X509_DISTINGUISHED_NAME: &str = "x509-distinguished-name";

/// SELinux context of the caller (string).
///
/// Since: 5.8.0
pub const VIR_CONNECT_IDENTITY_SELINUX_CONTEXT: &str = "selinux-context";

/// Told once that a connection is gone; the reason is a virConnectCloseReason.
///
/// Since: 0.10.0
pub type virConnectCloseFunc =
    Option<unsafe extern "C" fn(conn: virConnectPtr, reason: c_int, opaque: *mut c_void)>;

/// How a CPU compares with that of the host.
///
/// Since: 0.7.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virCPUCompareResult {
    /// The comparison failed.
    ///
    /// Since: 0.7.5
    VIR_CPU_COMPARE_ERROR = -1,
    /// The host lacks something.
    ///
    /// Since: 0.7.5
    VIR_CPU_COMPARE_INCOMPATIBLE = 0,
    /// The two are the same.
    ///
    /// Since: 0.7.5
    VIR_CPU_COMPARE_IDENTICAL = 1,
    /// The host has more.
    ///
    /// Since: 0.7.5
    VIR_CPU_COMPARE_SUPERSET = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_CPU_COMPARE_LAST = 3,
}

/// How CPUs are compared.
///
/// Since: 1.2.6
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectCompareCPUFlags {
    /// An incompatible CPU is an error.
    ///
    /// Since: 1.2.6
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE = 1 << 0,
    /// Check the XML against the schema.
    ///
    /// Since: 6.9.0
    VIR_CONNECT_COMPARE_CPU_VALIDATE_XML = 1 << 1,
}

/// How a common CPU is computed.
///
/// Since: 1.1.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectBaselineCPUFlags {
    /// Show all features, also those of the model.
    ///
    /// Since: 1.1.2
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES = 1 << 0,
    /// Leave out features that keep a guest from migrating.
    ///
    /// Since: 1.2.14
    VIR_CONNECT_BASELINE_CPU_MIGRATABLE = 1 << 1,
}

/// Whether huge pages are added or their number is set.
///
/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeAllocPagesFlags {
    /// Add to the pages there are.
    ///
    /// Since: 1.2.9
    VIR_NODE_ALLOC_PAGES_ADD = 0,
    /// Set the number of pages.
    ///
    /// Since: 1.2.9
    VIR_NODE_ALLOC_PAGES_SET = 1 << 0,
}
