//! Vocabulary of `libvirt-qemu.h`.
use crate::{virConnectPtr, virDomainPtr};
use std::ffi::{c_char, c_longlong, c_uint, c_void};

/// Language of a monitor command.
///
/// Since: 0.8.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainQemuMonitorCommandFlags {
    /// JSON, the language of QMP.
    ///
    /// Since: 0.8.8
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT = 0,
    /// The language for people.
    ///
    /// Since: 0.8.8
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP = 1 << 0,
}

/// How long to wait for the guest agent, in place of seconds.
///
/// Since: 0.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainQemuAgentCommandTimeoutValues {
    /// For ever.
    ///
    /// Since: 0.10.0
    VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK = -2,
    /// As long as usual.
    ///
    /// Since: 0.10.0
    VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT = -1,
    /// Not at all.
    ///
    /// Since: 0.10.0
    VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT = 0,
    /// What a shutdown is given, in seconds.
    ///
    /// Since: 1.2.15
    VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN = 60,
}

/// Further names of the same values.
impl virDomainQemuAgentCommandTimeoutValues {
    /// The least value that is valid.
    ///
    /// Since: 0.10.0
    pub const VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN: Self = Self::VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK;
}

/// QEMU has sent an event: its name, its time and its details as JSON.
///
/// Since: 1.2.3
pub type virConnectDomainQemuMonitorEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: *const c_char,
        seconds: c_longlong,
        micros: c_uint,
        details: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// How the name of an event is matched.
///
/// Since: 1.2.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainQemuMonitorEventRegisterFlags {
    /// It is a regular expression.
    ///
    /// Since: 1.2.3
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX = 1 << 0,
    /// Upper and lower case are the same.
    ///
    /// Since: 1.2.3
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE = 1 << 1,
}
