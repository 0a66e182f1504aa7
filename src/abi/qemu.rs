//! Vocabulary of `libvirt-qemu.h`.
use crate::{virConnectPtr, virDomainPtr};
use std::ffi::{c_char, c_longlong, c_uint, c_void};

/// Language of a monitor command.
///
/// Since: 0.8.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainQemuMonitorCommandFlags {
    /// Since: 0.8.8
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT = 0,
    /// Since: 0.8.8
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP = 1 << 0,
}

/// How long to wait for the guest agent, in place of seconds.
///
/// Since: 0.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainQemuAgentCommandTimeoutValues {
    /// Since: 0.10.0
    VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK = -2,
    /// Since: 0.10.0
    VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT = -1,
    /// Since: 0.10.0
    VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT = 0,
    /// Since: 1.2.15
    VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN = 60,
}

/// Further names of the same values.
impl virDomainQemuAgentCommandTimeoutValues {
    /// Another name of VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK.
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
    /// Since: 1.2.3
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX = 1 << 0,
    /// Since: 1.2.3
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE = 1 << 1,
}
