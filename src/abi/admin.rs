//! Vocabulary of `libvirt-admin.h`.
use std::ffi::{c_int, c_void};

/// A connection to the admin server of a daemon; opaque.
///
/// Since: 2.0.0
pub struct _virAdmConnect {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virAdmConnect = _virAdmConnect;

/// A server within a daemon; opaque.
///
/// Since: 2.0.0
pub struct _virAdmServer {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virAdmServer = _virAdmServer;

/// A client of a server; opaque.
///
/// Since: 2.0.0
pub struct _virAdmClient {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virAdmClient = _virAdmClient;

/// Pointer to a virAdmConnect.
///
/// Since: 2.0.0
pub type virAdmConnectPtr = *mut virAdmConnect;

/// Pointer to a virAdmServer.
///
/// Since: 2.0.0
pub type virAdmServerPtr = *mut virAdmServer;

/// Pointer to a virAdmClient.
///
/// Since: 2.0.0
pub type virAdmClientPtr = *mut virAdmClient;

/// Told once that a connection is gone; the reason is a virConnectCloseReason.
///
/// Since: 2.0.0
pub type virAdmConnectCloseFunc =
    Option<unsafe extern "C" fn(conn: virAdmConnectPtr, reason: c_int, opaque: *mut c_void)>;

/// Least number of workers (uint).
///
/// Since: 2.0.0
pub const VIR_THREADPOOL_WORKERS_MIN: &str = "minWorkers";

/// Most workers (uint).
///
/// Since: 2.0.0
pub const VIR_THREADPOOL_WORKERS_MAX: &str = "maxWorkers";

/// Workers for urgent calls (uint).
///
/// Since: 2.0.0
pub const VIR_THREADPOOL_WORKERS_PRIORITY: &str = "prioWorkers";

/// Workers without work (uint).
///
/// Since: 2.0.0
pub const VIR_THREADPOOL_WORKERS_FREE: &str = "freeWorkers";

/// Workers (uint).
///
/// Since: 2.0.0
pub const VIR_THREADPOOL_WORKERS_CURRENT: &str = "nWorkers";

/// Calls that wait for a worker (uint).
///
/// Since: 2.0.0
pub const VIR_THREADPOOL_JOB_QUEUE_DEPTH: &str = "jobQueueDepth";

/// How a client is connected.
///
/// Since: 2.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virClientTransport {
    /// By a UNIX socket.
    ///
    /// Since: 2.0.0
    VIR_CLIENT_TRANS_UNIX = 0,
    /// By TCP.
    ///
    /// Since: 2.0.0
    VIR_CLIENT_TRANS_TCP = 1,
    /// By TLS.
    ///
    /// Since: 2.0.0
    VIR_CLIENT_TRANS_TLS = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 2.0.0
    #[cfg(feature = "sentinels")]
    VIR_CLIENT_TRANS_LAST = 3,
}

/// Whether the client is on the read-only socket (boolean).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_READONLY: &str = "readonly";

/// Address and port of the client (string).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_SOCKET_ADDR: &str = "sock_addr";

/// SASL user name of the client (string).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_SASL_USER_NAME: &str = "sasl_user_name";

/// Distinguished name in the client's certificate (string).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_X509_DISTINGUISHED_NAME: &str = "tls_x509_dname";

/// User ID of the client (int).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_UNIX_USER_ID: &str = "unix_user_id";

/// User name of the client (string).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_UNIX_USER_NAME: &str = "unix_user_name";

/// Group ID of the client (int).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_UNIX_GROUP_ID: &str = "unix_group_id";

/// Group name of the client (string).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_UNIX_GROUP_NAME: &str = "unix_group_name";

/// Process ID of the client (int).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_UNIX_PROCESS_ID: &str = "unix_process_id";

/// SELinux context of the client (string).
///
/// Since: 2.0.0
pub const VIR_CLIENT_INFO_SELINUX_CONTEXT: &str = "selinux_context";

/// Most clients (uint).
///
/// Since: 2.0.0
pub const VIR_SERVER_CLIENTS_MAX: &str = "nclients_max";

/// Clients that are connected (uint).
///
/// Since: 2.0.0
pub const VIR_SERVER_CLIENTS_CURRENT: &str = "nclients";

/// Most clients that have not authenticated yet (uint).
///
/// Since: 2.0.0
pub const VIR_SERVER_CLIENTS_UNAUTH_MAX: &str = "nclients_unauth_max";

/// Clients that have not authenticated yet (uint).
///
/// Since: 2.0.0
pub const VIR_SERVER_CLIENTS_UNAUTH_CURRENT: &str = "nclients_unauth";

/// How a daemon shuts down.
///
/// Since: 11.2.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virAdmConnectDaemonShutdownFlags {
    /// Save running guests first.
    ///
    /// Since: 11.2.0
    VIR_DAEMON_SHUTDOWN_PRESERVE = 1 << 0,
}
