//! Vocabulary of `libvirt-domain.h`: what the guest agent tells.

/// Number of users (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_COUNT: &str = "user.count";

/// Start of the names that follow for each user, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_PREFIX: &str = "user.";

/// Name of the user (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_NAME: &str = ".name";

/// Domain of the user (Windows) (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_DOMAIN: &str = ".domain";

/// Time of the login, in milliseconds since 1970 (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_LOGIN_TIME: &str = ".login-time";

/// Short name of the operating system.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_ID: &str = "os.id";

/// Name of the operating system (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_NAME: &str = "os.name";

/// Name of the operating system for people (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_PRETTY_NAME: &str = "os.pretty-name";

/// Version of the operating system (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION: &str = "os.version";

/// Short version of the operating system (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION_ID: &str = "os.version-id";

/// Release of the kernel (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_RELEASE: &str = "os.kernel-release";

/// Version of the kernel (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_VERSION: &str = "os.kernel-version";

/// Machine hardware, as `uname` tells it (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_MACHINE: &str = "os.machine";

/// Variant of the operating system (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT: &str = "os.variant";

/// Short name of the variant (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT_ID: &str = "os.variant-id";

/// Name of the time zone (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_NAME: &str = "timezone.name";

/// Offset from UTC, in seconds (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_OFFSET: &str = "timezone.offset";

/// Host name of the guest (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_HOSTNAME_HOSTNAME: &str = "hostname";

/// Number of file systems (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_COUNT: &str = "fs.count";

/// Start of the names that follow for each file system, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_PREFIX: &str = "fs.";

/// Where it is mounted (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_MOUNTPOINT: &str = ".mountpoint";

/// Name of the device in the guest (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_NAME: &str = ".name";

/// Kind of the file system (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_FSTYPE: &str = ".fstype";

/// Size, in bytes (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_TOTAL_BYTES: &str = ".total-bytes";

/// Space in use, in bytes (ullong).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_USED_BYTES: &str = ".used-bytes";

/// Number of disks that the file system lies on (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_COUNT: &str = ".disk.count";

/// Start of the names that follow for each of these disks, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_PREFIX: &str = ".disk.";

/// Target of the disk in the definition (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_ALIAS: &str = ".alias";

/// Serial number of the disk (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_SERIAL: &str = ".serial";

/// Device node in the guest (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_DEVICE: &str = ".device";

/// Number of disks (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_COUNT: &str = "disk.count";

/// Start of the names that follow for each disk, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_PREFIX: &str = "disk.";

/// Name of the disk in the guest (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_NAME: &str = ".name";

/// Whether it is a partition (boolean).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_PARTITION: &str = ".partition";

/// Number of devices that the disk depends on (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_COUNT: &str = ".dependency.count";

/// Start of the names that follow for each of these devices, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_PREFIX: &str = ".dependency.";

/// Name of such a device in the guest (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_SUFFIX_NAME: &str = ".name";

/// Serial number of the disk (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_SERIAL: &str = ".serial";

/// Target of the disk in the definition (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_ALIAS: &str = ".alias";

/// Other name of the disk in the guest (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_ALIAS: &str = ".guest_alias";

/// Bus of the disk in the guest.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_BUS: &str = ".guest_bus";

/// Number of network interfaces (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_COUNT: &str = "if.count";

/// Start of the names that follow for each network interface, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_PREFIX: &str = "if.";

/// Name of the network interface in the guest (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_NAME: &str = ".name";

/// MAC address (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_HWADDR: &str = ".hwaddr";

/// Number of addresses (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_COUNT: &str = ".addr.count";

/// Start of the names that follow for each address, from 0.
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_PREFIX: &str = ".addr.";

/// Kind of the address, `ipv4` or `ipv6` (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_TYPE: &str = ".type";

/// The address (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_ADDR: &str = ".addr";

/// Length of the network prefix in bits (uint).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_PREFIX: &str = ".prefix";

/// Load average over one minute (double).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_LOAD_1M: &str = "load.1m";

/// Load average over five minutes (double).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_LOAD_5M: &str = "load.5m";

/// Load average over fifteen minutes (double).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_LOAD_15M: &str = "load.15m";

/// What the guest agent is asked for.
///
/// Since: 5.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGuestInfoTypes {
    /// Users who are logged in.
    ///
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_USERS = 1 << 0,
    /// Operating system.
    ///
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_OS = 1 << 1,
    /// Time zone.
    ///
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_TIMEZONE = 1 << 2,
    /// Host name.
    ///
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_HOSTNAME = 1 << 3,
    /// File systems.
    ///
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_FILESYSTEM = 1 << 4,
    /// Disks.
    ///
    /// Since: 7.0.0
    VIR_DOMAIN_GUEST_INFO_DISKS = 1 << 5,
    /// Network interfaces.
    ///
    /// Since: 7.10.0
    VIR_DOMAIN_GUEST_INFO_INTERFACES = 1 << 6,
    /// Load averages.
    ///
    /// Since: 11.2.0
    VIR_DOMAIN_GUEST_INFO_LOAD = 1 << 7,
}

/// How long to wait for the guest agent, in place of seconds.
///
/// Since: 5.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainAgentResponseTimeoutValues {
    /// For ever.
    ///
    /// Since: 5.10.0
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK = -2,
    /// As long as usual.
    ///
    /// Since: 5.10.0
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT = -1,
    /// Not at all.
    ///
    /// Since: 5.10.0
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT = 0,
}
