//! Vocabulary of `virterror.h`: error numbers, domains and the error itself.
use crate::{virConnectPtr, virDomainPtr, virNetworkPtr};
use std::ffi::{c_char, c_int, c_void};

/// How bad an error is.
///
/// Since: 0.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virErrorLevel {
    /// No error.
    ///
    /// Since: 0.1.0
    VIR_ERR_NONE = 0,
    /// A warning.
    ///
    /// Since: 0.1.0
    VIR_ERR_WARNING = 1,
    /// An error.
    ///
    /// Since: 0.1.0
    VIR_ERR_ERROR = 2,
}

/// Which part of the library found an error.
///
/// Since: 0.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virErrorDomain {
    /// No part in particular.
    ///
    /// Since: 0.1.0
    VIR_FROM_NONE = 0,
    /// Xen hypervisor.
    ///
    /// Since: 0.1.0
    VIR_FROM_XEN = 1,
    /// xend.
    ///
    /// Since: 0.1.0
    VIR_FROM_XEND = 2,
    /// XenStore.
    ///
    /// Since: 0.1.0
    VIR_FROM_XENSTORE = 3,
    /// S-expressions.
    ///
    /// Since: 0.1.0
    VIR_FROM_SEXPR = 4,
    /// XML.
    ///
    /// Since: 0.1.0
    VIR_FROM_XML = 5,
    /// Guests.
    ///
    /// Since: 0.1.0
    VIR_FROM_DOM = 6,
    /// XML-RPC.
    ///
    /// Since: 0.1.1
    VIR_FROM_RPC = 7,
    /// Proxy.
    ///
    /// Since: 0.1.3
    VIR_FROM_PROXY = 8,
    /// Configuration files.
    ///
    /// Since: 0.1.6
    VIR_FROM_CONF = 9,
    /// QEMU.
    ///
    /// Since: 0.2.0
    VIR_FROM_QEMU = 10,
    /// Networks.
    ///
    /// Since: 0.2.0
    VIR_FROM_NET = 11,
    /// Test driver.
    ///
    /// Since: 0.2.3
    VIR_FROM_TEST = 12,
    /// Remote driver.
    ///
    /// Since: 0.2.3
    VIR_FROM_REMOTE = 13,
    /// OpenVZ.
    ///
    /// Since: 0.3.1
    VIR_FROM_OPENVZ = 14,
    /// Xen's XM.
    ///
    /// Since: 0.4.1
    VIR_FROM_XENXM = 15,
    /// Linux statistics.
    ///
    /// Since: 0.4.1
    VIR_FROM_STATS_LINUX = 16,
    /// Linux containers.
    ///
    /// Since: 0.4.2
    VIR_FROM_LXC = 17,
    /// Storage.
    ///
    /// Since: 0.4.1
    VIR_FROM_STORAGE = 18,
    /// Network configuration.
    ///
    /// Since: 0.4.6
    VIR_FROM_NETWORK = 19,
    /// Guest configuration.
    ///
    /// Since: 0.4.6
    VIR_FROM_DOMAIN = 20,
    /// User Mode Linux.
    ///
    /// Since: 0.5.0
    VIR_FROM_UML = 21,
    /// Host devices.
    ///
    /// Since: 0.5.0
    VIR_FROM_NODEDEV = 22,
    /// Xen's inotify layer.
    ///
    /// Since: 0.5.0
    VIR_FROM_XEN_INOTIFY = 23,
    /// Security framework.
    ///
    /// Since: 0.6.1
    VIR_FROM_SECURITY = 24,
    /// VirtualBox.
    ///
    /// Since: 0.6.3
    VIR_FROM_VBOX = 25,
    /// Host interfaces.
    ///
    /// Since: 0.6.4
    VIR_FROM_INTERFACE = 26,
    /// OpenNebula.
    ///
    /// Since: 0.6.4
    VIR_FROM_ONE = 27,
    /// ESX.
    ///
    /// Since: 0.7.0
    VIR_FROM_ESX = 28,
    /// IBM power hypervisor.
    ///
    /// Since: 0.7.0
    VIR_FROM_PHYP = 29,
    /// Secrets.
    ///
    /// Since: 0.7.1
    VIR_FROM_SECRET = 30,
    /// CPU models.
    ///
    /// Since: 0.7.5
    VIR_FROM_CPU = 31,
    /// XenAPI.
    ///
    /// Since: 0.8.0
    VIR_FROM_XENAPI = 32,
    /// Network filters.
    ///
    /// Since: 0.8.0
    VIR_FROM_NWFILTER = 33,
    /// Hook scripts.
    ///
    /// Since: 0.8.0
    VIR_FROM_HOOK = 34,
    /// Snapshots.
    ///
    /// Since: 0.8.0
    VIR_FROM_DOMAIN_SNAPSHOT = 35,
    /// Audit.
    ///
    /// Since: 0.8.5
    VIR_FROM_AUDIT = 36,
    /// SMBIOS.
    ///
    /// Since: 0.8.6
    VIR_FROM_SYSINFO = 37,
    /// Streams.
    ///
    /// Since: 0.8.6
    VIR_FROM_STREAMS = 38,
    /// VMware.
    ///
    /// Since: 0.8.7
    VIR_FROM_VMWARE = 39,
    /// Event loop.
    ///
    /// Since: 0.9.0
    VIR_FROM_EVENT = 40,
    /// libxl.
    ///
    /// Since: 0.9.0
    VIR_FROM_LIBXL = 41,
    /// Lock manager.
    ///
    /// Since: 0.9.2
    VIR_FROM_LOCKING = 42,
    /// Hyper-V.
    ///
    /// Since: 0.9.5
    VIR_FROM_HYPERV = 43,
    /// Capabilities.
    ///
    /// Since: 0.9.8
    VIR_FROM_CAPABILITIES = 44,
    /// URIs.
    ///
    /// Since: 0.9.11
    VIR_FROM_URI = 45,
    /// Authentication.
    ///
    /// Since: 0.9.11
    VIR_FROM_AUTH = 46,
    /// D-Bus.
    ///
    /// Since: 0.9.12
    VIR_FROM_DBUS = 47,
    /// Parallels.
    ///
    /// Since: 0.10.0
    VIR_FROM_PARALLELS = 48,
    /// Devices.
    ///
    /// Since: 0.10.0
    VIR_FROM_DEVICE = 49,
    /// SSH by libssh2.
    ///
    /// Since: 0.10.0
    VIR_FROM_SSH = 50,
    /// Lock spaces.
    ///
    /// Since: 1.0.0
    VIR_FROM_LOCKSPACE = 51,
    /// initctl.
    ///
    /// Since: 1.0.1
    VIR_FROM_INITCTL = 52,
    /// Identities.
    ///
    /// Since: 1.0.4
    VIR_FROM_IDENTITY = 53,
    /// Control groups.
    ///
    /// Since: 1.0.5
    VIR_FROM_CGROUP = 54,
    /// Access control.
    ///
    /// Since: 1.1.0
    VIR_FROM_ACCESS = 55,
    /// systemd.
    ///
    /// Since: 1.1.1
    VIR_FROM_SYSTEMD = 56,
    /// bhyve.
    ///
    /// Since: 1.2.2
    VIR_FROM_BHYVE = 57,
    /// Cryptography.
    ///
    /// Since: 1.2.3
    VIR_FROM_CRYPTO = 58,
    /// Firewall.
    ///
    /// Since: 1.2.4
    VIR_FROM_FIREWALL = 59,
    /// polkit.
    ///
    /// Since: 1.2.9
    VIR_FROM_POLKIT = 60,
    /// Threads.
    ///
    /// Since: 1.2.14
    VIR_FROM_THREAD = 61,
    /// Admin interface.
    ///
    /// Since: 1.2.17
    VIR_FROM_ADMIN = 62,
    /// Log manager.
    ///
    /// Since: 1.3.0
    VIR_FROM_LOGGING = 63,
    /// Xen's XL.
    ///
    /// Since: 1.3.2
    VIR_FROM_XENXL = 64,
    /// Performance counters.
    ///
    /// Since: 1.3.3
    VIR_FROM_PERF = 65,
    /// SSH by libssh.
    ///
    /// Since: 2.5.0
    VIR_FROM_LIBSSH = 66,
    /// Resource control.
    ///
    /// Since: 3.7.0
    VIR_FROM_RESCTRL = 67,
    /// firewalld.
    ///
    /// Since: 5.1.0
    VIR_FROM_FIREWALLD = 68,
    /// Checkpoints.
    ///
    /// Since: 5.2.0
    VIR_FROM_DOMAIN_CHECKPOINT = 69,
    /// TPM.
    ///
    /// Since: 5.6.0
    VIR_FROM_TPM = 70,
    /// BPF.
    ///
    /// Since: 5.10.0
    VIR_FROM_BPF = 71,
    /// Cloud Hypervisor.
    ///
    /// Since: 7.5.0
    VIR_FROM_CH = 72,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.13
    #[cfg(feature = "sentinels")]
    VIR_ERR_DOMAIN_LAST = 73,
}

/// An error.
///
/// Since: 0.1.0
#[repr(C)]
pub struct _virError {
    /// A virErrorNumber.
    pub code: c_int,
    /// A virErrorDomain.
    pub domain: c_int,
    /// Text for people.
    pub message: *mut c_char,
    /// How bad it is.
    pub level: virErrorLevel,
    /// The connection, where there was one; not to be used any more.
    pub conn: virConnectPtr,
    /// The guest, where there was one; not to be used any more.
    pub dom: virDomainPtr,
    /// More on the error.
    pub str1: *mut c_char,
    /// More on the error.
    pub str2: *mut c_char,
    /// More on the error.
    pub str3: *mut c_char,
    /// More on the error, often an errno.
    pub int1: c_int,
    /// More on the error.
    pub int2: c_int,
    /// The network, where there was one; not to be used any more.
    pub net: virNetworkPtr,
}

/// The name that C programs use.
pub type virError = _virError;

/// Pointer to a virError.
///
/// Since: 0.1.0
pub type virErrorPtr = *mut virError;

/// Which error it is.
///
/// Since: 0.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virErrorNumber {
    /// Nothing went wrong.
    ///
    /// Since: 0.1.0
    VIR_ERR_OK = 0,
    /// Something that has no number of its own.
    ///
    /// Since: 0.1.0
    VIR_ERR_INTERNAL_ERROR = 1,
    /// Out of memory.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_MEMORY = 2,
    /// The driver has no such function.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_SUPPORT = 3,
    /// The host is not known.
    ///
    /// Since: 0.1.0
    VIR_ERR_UNKNOWN_HOST = 4,
    /// No connection to the hypervisor.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_CONNECT = 5,
    /// Not a connection.
    ///
    /// Since: 0.1.0
    VIR_ERR_INVALID_CONN = 6,
    /// Not a guest.
    ///
    /// Since: 0.1.0
    VIR_ERR_INVALID_DOMAIN = 7,
    /// An argument is wrong.
    ///
    /// Since: 0.1.0
    VIR_ERR_INVALID_ARG = 8,
    /// The operation failed.
    ///
    /// Since: 0.1.0
    VIR_ERR_OPERATION_FAILED = 9,
    /// A GET failed.
    ///
    /// Since: 0.1.0
    VIR_ERR_GET_FAILED = 10,
    /// A POST failed.
    ///
    /// Since: 0.1.0
    VIR_ERR_POST_FAILED = 11,
    /// HTTP failed.
    ///
    /// Since: 0.1.0
    VIR_ERR_HTTP_ERROR = 12,
    /// An S-expression could not be written.
    ///
    /// Since: 0.1.0
    VIR_ERR_SEXPR_SERIAL = 13,
    /// Xen cannot be reached.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_XEN = 14,
    /// A Xen call failed.
    ///
    /// Since: 0.1.0
    VIR_ERR_XEN_CALL = 15,
    /// Unknown type of operating system.
    ///
    /// Since: 0.1.0
    VIR_ERR_OS_TYPE = 16,
    /// The kernel is missing.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_KERNEL = 17,
    /// The root device is missing.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_ROOT = 18,
    /// A source is missing.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_SOURCE = 19,
    /// A target is missing.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_TARGET = 20,
    /// A name is missing.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_NAME = 21,
    /// The operating system is missing.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_OS = 22,
    /// A device is missing.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_DEVICE = 23,
    /// XenStore cannot be reached.
    ///
    /// Since: 0.1.0
    VIR_ERR_NO_XENSTORE = 24,
    /// Too many drivers.
    ///
    /// Since: 0.1.0
    VIR_ERR_DRIVER_FULL = 25,
    /// A hypervisor call failed.
    ///
    /// Since: 0.1.0
    VIR_ERR_CALL_FAILED = 26,
    /// The XML does not say what it should.
    ///
    /// Since: 0.1.1
    VIR_ERR_XML_ERROR = 27,
    /// The guest exists already.
    ///
    /// Since: 0.1.1
    VIR_ERR_DOM_EXIST = 28,
    /// A read-only connection may not do this.
    ///
    /// Since: 0.1.4
    VIR_ERR_OPERATION_DENIED = 29,
    /// A file could not be opened.
    ///
    /// Since: 0.1.6
    VIR_ERR_OPEN_FAILED = 30,
    /// A file could not be read.
    ///
    /// Since: 0.1.6
    VIR_ERR_READ_FAILED = 31,
    /// A file could not be parsed.
    ///
    /// Since: 0.1.6
    VIR_ERR_PARSE_FAILED = 32,
    /// A configuration file has bad syntax.
    ///
    /// Since: 0.1.6
    VIR_ERR_CONF_SYNTAX = 33,
    /// A file could not be written.
    ///
    /// Since: 0.1.6
    VIR_ERR_WRITE_FAILED = 34,
    /// What is wrong with the XML, in detail.
    ///
    /// Since: 0.1.9
    VIR_ERR_XML_DETAIL = 35,
    /// Not a network.
    ///
    /// Since: 0.2.0
    VIR_ERR_INVALID_NETWORK = 36,
    /// The network exists already.
    ///
    /// Since: 0.2.0
    VIR_ERR_NETWORK_EXIST = 37,
    /// A system call failed.
    ///
    /// Since: 0.2.1
    VIR_ERR_SYSTEM_ERROR = 38,
    /// The remote protocol failed.
    ///
    /// Since: 0.2.3
    VIR_ERR_RPC = 39,
    /// TLS failed.
    ///
    /// Since: 0.2.3
    VIR_ERR_GNUTLS_ERROR = 40,
    /// No network driver.
    ///
    /// Since: 0.2.3
    VIR_WAR_NO_NETWORK = 41,
    /// There is no such guest.
    ///
    /// Since: 0.3.0
    VIR_ERR_NO_DOMAIN = 42,
    /// There is no such network.
    ///
    /// Since: 0.3.0
    VIR_ERR_NO_NETWORK = 43,
    /// Not a MAC address.
    ///
    /// Since: 0.3.1
    VIR_ERR_INVALID_MAC = 44,
    /// Authentication failed.
    ///
    /// Since: 0.4.1
    VIR_ERR_AUTH_FAILED = 45,
    /// Not a pool.
    ///
    /// Since: 0.4.1
    VIR_ERR_INVALID_STORAGE_POOL = 46,
    /// Not a volume.
    ///
    /// Since: 0.4.1
    VIR_ERR_INVALID_STORAGE_VOL = 47,
    /// No storage driver.
    ///
    /// Since: 0.4.1
    VIR_WAR_NO_STORAGE = 48,
    /// There is no such pool.
    ///
    /// Since: 0.4.1
    VIR_ERR_NO_STORAGE_POOL = 49,
    /// There is no such volume.
    ///
    /// Since: 0.4.1
    VIR_ERR_NO_STORAGE_VOL = 50,
    /// No device driver.
    ///
    /// Since: 0.5.0
    VIR_WAR_NO_NODE = 51,
    /// Not a device.
    ///
    /// Since: 0.5.0
    VIR_ERR_INVALID_NODE_DEVICE = 52,
    /// There is no such device.
    ///
    /// Since: 0.5.0
    VIR_ERR_NO_NODE_DEVICE = 53,
    /// There is no such security model.
    ///
    /// Since: 0.6.1
    VIR_ERR_NO_SECURITY_MODEL = 54,
    /// Not possible in this state.
    ///
    /// Since: 0.6.4
    VIR_ERR_OPERATION_INVALID = 55,
    /// No interface driver.
    ///
    /// Since: 0.6.4
    VIR_WAR_NO_INTERFACE = 56,
    /// There is no such interface.
    ///
    /// Since: 0.6.4
    VIR_ERR_NO_INTERFACE = 57,
    /// Not an interface.
    ///
    /// Since: 0.6.4
    VIR_ERR_INVALID_INTERFACE = 58,
    /// More than one interface fits.
    ///
    /// Since: 0.7.0
    VIR_ERR_MULTIPLE_INTERFACES = 59,
    /// No network filter driver.
    ///
    /// Since: 0.8.0
    VIR_WAR_NO_NWFILTER = 60,
    /// Not a network filter.
    ///
    /// Since: 0.8.0
    VIR_ERR_INVALID_NWFILTER = 61,
    /// There is no such network filter.
    ///
    /// Since: 0.8.0
    VIR_ERR_NO_NWFILTER = 62,
    /// The firewall could not be set up.
    ///
    /// Since: 0.8.0
    VIR_ERR_BUILD_FIREWALL = 63,
    /// No secret driver.
    ///
    /// Since: 0.7.1
    VIR_WAR_NO_SECRET = 64,
    /// Not a secret.
    ///
    /// Since: 0.7.1
    VIR_ERR_INVALID_SECRET = 65,
    /// There is no such secret.
    ///
    /// Since: 0.7.1
    VIR_ERR_NO_SECRET = 66,
    /// The driver cannot do what the configuration asks for.
    ///
    /// Since: 0.7.3
    VIR_ERR_CONFIG_UNSUPPORTED = 67,
    /// It took too long.
    ///
    /// Since: 0.7.3
    VIR_ERR_OPERATION_TIMEOUT = 68,
    /// The guest has moved, but its definition could not be stored.
    ///
    /// Since: 0.7.3
    VIR_ERR_MIGRATE_PERSIST_FAILED = 69,
    /// A hook script failed.
    ///
    /// Since: 0.8.0
    VIR_ERR_HOOK_SCRIPT_FAILED = 70,
    /// Not a snapshot.
    ///
    /// Since: 0.8.0
    VIR_ERR_INVALID_DOMAIN_SNAPSHOT = 71,
    /// There is no such snapshot.
    ///
    /// Since: 0.8.0
    VIR_ERR_NO_DOMAIN_SNAPSHOT = 72,
    /// Not a stream.
    ///
    /// Since: 0.9.0
    VIR_ERR_INVALID_STREAM = 73,
    /// The driver does not know this argument.
    ///
    /// Since: 0.9.4
    VIR_ERR_ARGUMENT_UNSUPPORTED = 74,
    /// A volume could not be probed.
    ///
    /// Since: 0.9.5
    VIR_ERR_STORAGE_PROBE_FAILED = 75,
    /// The pool is prepared already.
    ///
    /// Since: 0.9.5
    VIR_ERR_STORAGE_POOL_BUILT = 76,
    /// Going back to the snapshot must be forced.
    ///
    /// Since: 0.9.7
    VIR_ERR_SNAPSHOT_REVERT_RISKY = 77,
    /// It was aborted by request.
    ///
    /// Since: 0.9.9
    VIR_ERR_OPERATION_ABORTED = 78,
    /// The user gave up.
    ///
    /// Since: 0.9.10
    VIR_ERR_AUTH_CANCELLED = 79,
    /// The guest has no such metadata.
    ///
    /// Since: 0.9.10
    VIR_ERR_NO_DOMAIN_METADATA = 80,
    /// The migration is not safe.
    ///
    /// Since: 0.9.11
    VIR_ERR_MIGRATE_UNSAFE = 81,
    /// A number is too large.
    ///
    /// Since: 0.9.11
    VIR_ERR_OVERFLOW = 82,
    /// Not while a disk is being copied.
    ///
    /// Since: 0.9.12
    VIR_ERR_BLOCK_COPY_ACTIVE = 83,
    /// The driver cannot do it here.
    ///
    /// Since: 0.10.0
    VIR_ERR_OPERATION_UNSUPPORTED = 84,
    /// SSH failed.
    ///
    /// Since: 0.10.0
    VIR_ERR_SSH = 85,
    /// The guest agent does not answer.
    ///
    /// Since: 0.10.0
    VIR_ERR_AGENT_UNRESPONSIVE = 86,
    /// It is in use.
    ///
    /// Since: 1.0.0
    VIR_ERR_RESOURCE_BUSY = 87,
    /// Access control says no.
    ///
    /// Since: 1.1.0
    VIR_ERR_ACCESS_DENIED = 88,
    /// A D-Bus service failed.
    ///
    /// Since: 1.1.1
    VIR_ERR_DBUS_SERVICE = 89,
    /// The volume exists already.
    ///
    /// Since: 1.1.4
    VIR_ERR_STORAGE_VOL_EXIST = 90,
    /// The CPU does not fit the host.
    ///
    /// Since: 1.2.6
    VIR_ERR_CPU_INCOMPATIBLE = 91,
    /// The XML does not follow the schema.
    ///
    /// Since: 1.2.12
    VIR_ERR_XML_INVALID_SCHEMA = 92,
    /// The end of a migration succeeded where failure was expected.
    ///
    /// Since: 1.2.18
    VIR_ERR_MIGRATE_FINISH_OK = 93,
    /// No way to authenticate.
    ///
    /// Since: 1.3.3
    VIR_ERR_AUTH_UNAVAILABLE = 94,
    /// There is no such server.
    ///
    /// Since: 1.3.3
    VIR_ERR_NO_SERVER = 95,
    /// There is no such client.
    ///
    /// Since: 1.3.5
    VIR_ERR_NO_CLIENT = 96,
    /// The guest agent answered out of turn.
    ///
    /// Since: 2.3.0
    VIR_ERR_AGENT_UNSYNCED = 97,
    /// SSH by libssh failed.
    ///
    /// Since: 2.5.0
    VIR_ERR_LIBSSH = 98,
    /// The guest has no such device.
    ///
    /// Since: 4.1.0
    VIR_ERR_DEVICE_MISSING = 99,
    /// Not a binding of a network filter.
    ///
    /// Since: 4.5.0
    VIR_ERR_INVALID_NWFILTER_BINDING = 100,
    /// There is no such binding of a network filter.
    ///
    /// Since: 4.5.0
    VIR_ERR_NO_NWFILTER_BINDING = 101,
    /// Not a checkpoint.
    ///
    /// Since: 5.2.0
    VIR_ERR_INVALID_DOMAIN_CHECKPOINT = 102,
    /// There is no such checkpoint.
    ///
    /// Since: 5.2.0
    VIR_ERR_NO_DOMAIN_CHECKPOINT = 103,
    /// There is no such backup.
    ///
    /// Since: 5.2.0
    VIR_ERR_NO_DOMAIN_BACKUP = 104,
    /// Not a network port.
    ///
    /// Since: 5.5.0
    VIR_ERR_INVALID_NETWORK_PORT = 105,
    /// The network port exists already.
    ///
    /// Since: 5.5.0
    VIR_ERR_NETWORK_PORT_EXIST = 106,
    /// There is no such network port.
    ///
    /// Since: 5.5.0
    VIR_ERR_NO_NETWORK_PORT = 107,
    /// The guest's host name is unknown.
    ///
    /// Since: 6.1.0
    VIR_ERR_NO_HOSTNAME = 108,
    /// The checkpoint cannot be used.
    ///
    /// Since: 6.10.0
    VIR_ERR_CHECKPOINT_INCONSISTENT = 109,
    /// More than one guest fits.
    ///
    /// Since: 7.1.0
    VIR_ERR_MULTIPLE_DOMAINS = 110,
    /// The network has no such metadata.
    ///
    /// Since: 9.7.0
    VIR_ERR_NO_NETWORK_METADATA = 111,
    /// The guest agent took too long.
    ///
    /// Since: 11.2.0
    VIR_ERR_AGENT_COMMAND_TIMEOUT = 112,
    /// The guest agent reports an error.
    ///
    /// Since: 11.2.0
    VIR_ERR_AGENT_COMMAND_FAILED = 113,
    /// One more than the last value of this release.
    ///
    /// Since: 5.0.0
    #[cfg(feature = "sentinels")]
    VIR_ERR_NUMBER_LAST = 114,
}

/// Told of every error.
///
/// Since: 0.1.0
pub type virErrorFunc = Option<unsafe extern "C" fn(userData: *mut c_void, error: virErrorPtr)>;
