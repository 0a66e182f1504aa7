//! Vocabulary of `libvirt-domain.h`: consoles, displays, file systems and the clock.
use std::ffi::c_char;

/// How a console is opened.
///
/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainConsoleFlags {
    /// Take it from whoever has it.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_CONSOLE_FORCE = 1 << 0,
    /// Only if the host can keep others out.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_CONSOLE_SAFE = 1 << 1,
}

/// How a channel is opened.
///
/// Since: 1.0.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainChannelFlags {
    /// Take it from whoever has it.
    ///
    /// Since: 1.0.2
    VIR_DOMAIN_CHANNEL_FORCE = 1 << 0,
}

/// How a graphics display is opened.
///
/// Since: 0.9.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainOpenGraphicsFlags {
    /// Without the display's own authentication.
    ///
    /// Since: 0.9.7
    VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH = 1 << 0,
}

/// A file system that the guest has mounted.
///
/// Since: 1.2.11
#[repr(C)]
pub struct _virDomainFSInfo {
    /// Where it is mounted.
    pub mountpoint: *mut c_char,
    /// Device name in the guest.
    pub name: *mut c_char,
    /// Kind of the file system.
    pub fstype: *mut c_char,
    /// How many disks it lies on.
    pub ndevAlias: usize,
    /// Targets of these disks.
    pub devAlias: *mut *mut c_char,
}

/// The name that C programs use.
pub type virDomainFSInfo = _virDomainFSInfo;

/// Pointer to a virDomainFSInfo.
///
/// Since: 1.2.11
pub type virDomainFSInfoPtr = *mut virDomainFSInfo;

/// How the clock of a guest is set.
///
/// Since: 1.2.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSetTimeFlags {
    /// From the guest's hardware clock.
    ///
    /// Since: 1.2.5
    VIR_DOMAIN_TIME_SYNC = 1 << 0,
}
