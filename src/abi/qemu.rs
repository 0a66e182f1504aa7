use crate::*;

/// Since: 1.2.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainQemuMonitorEventRegisterFlags {
    /// Since: 1.2.3
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX = 1 << 0,
    /// Since: 1.2.3
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE = 1 << 1,
}

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
/// Same value as [`virDomainQemuAgentCommandTimeoutValues::VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK`].
pub const VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN: c_int = -2;

/// Since: 0.8.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainQemuMonitorCommandFlags {
    /// Since: 0.8.8
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT = 0,
    /// Since: 0.8.8
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP = 1 << 0,
}

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
