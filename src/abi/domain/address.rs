//! Vocabulary of `libvirt-domain.h`: addresses, passwords and answers to lifecycle events.
use std::ffi::{c_char, c_int, c_uint};

/// Who tells the addresses of a guest.
///
/// Since: 1.2.14
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainInterfaceAddressesSource {
    /// The DHCP leases of its networks.
    ///
    /// Since: 1.2.14
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE = 0,
    /// The guest agent.
    ///
    /// Since: 1.2.14
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT = 1,
    /// The host's ARP table.
    ///
    /// Since: 4.2.0
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.14
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LAST = 3,
}

/// An IP address of a guest.
///
/// Since: 1.2.14
#[repr(C)]
pub struct _virDomainInterfaceIPAddress {
    /// A virIPAddrType.
    pub r#type: c_int,
    /// The address.
    pub addr: *mut c_char,
    /// Length of the network prefix in bits.
    pub prefix: c_uint,
}

/// The name that C programs use.
pub type virDomainIPAddress = _virDomainInterfaceIPAddress;

/// Pointer to a virDomainIPAddress.
///
/// Since: 1.2.14
pub type virDomainIPAddressPtr = *mut virDomainIPAddress;

/// A network interface as the guest sees it.
///
/// Since: 1.2.14
#[repr(C)]
pub struct _virDomainInterface {
    /// Its name.
    pub name: *mut c_char,
    /// MAC address.
    pub hwaddr: *mut c_char,
    /// How many addresses it has.
    pub naddrs: c_uint,
    /// The addresses.
    pub addrs: virDomainIPAddressPtr,
}

/// The name that C programs use.
pub type virDomainInterface = _virDomainInterface;

/// Pointer to a virDomainInterface.
///
/// Since: 1.2.14
pub type virDomainInterfacePtr = *mut virDomainInterface;

/// How a password is given.
///
/// Since: 1.2.16
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSetUserPasswordFlags {
    /// It is encrypted as the guest's system expects it.
    ///
    /// Since: 1.2.16
    VIR_DOMAIN_PASSWORD_ENCRYPTED = 1 << 0,
}

/// Events which a guest definition has an answer to.
///
/// Since: 3.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainLifecycle {
    /// It shuts down.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_POWEROFF = 0,
    /// It reboots.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_REBOOT = 1,
    /// It crashes.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_CRASH = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 3.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_LAST = 3,
}

/// The answers.
///
/// Since: 3.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainLifecycleAction {
    /// Stop it.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY = 0,
    /// Start it again.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART = 1,
    /// Start it again under a new name.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME = 2,
    /// Keep it as it is, to be looked at.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE = 3,
    /// Dump its memory and stop it.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY = 4,
    /// Dump its memory and start it again.
    ///
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART = 5,
    /// One more than the last value of this release.
    ///
    /// Since: 3.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_ACTION_LAST = 6,
}
