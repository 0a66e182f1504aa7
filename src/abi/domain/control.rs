//! Vocabulary of `libvirt-domain.h`: starting, stopping, saving.

/// How domain capabilities are reported.
///
/// Since: 11.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectGetDomainCapabilitiesFlags {
    /// Show host models without deprecated features.
    ///
    /// Since: 11.0.0
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES = 1 << 0,
}

/// Ways to ask a guest to shut down; none lets the hypervisor choose.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainShutdownFlagValues {
    /// As the hypervisor chooses.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_SHUTDOWN_DEFAULT = 0,
    /// By the ACPI power button.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN = 1 << 0,
    /// By the guest agent.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_SHUTDOWN_GUEST_AGENT = 1 << 1,
    /// By initctl.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SHUTDOWN_INITCTL = 1 << 2,
    /// By a signal.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SHUTDOWN_SIGNAL = 1 << 3,
    /// By the hypervisor's own channel.
    ///
    /// Since: 1.2.5
    VIR_DOMAIN_SHUTDOWN_PARAVIRT = 1 << 4,
}

/// Ways to ask a guest to reboot; none lets the hypervisor choose.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainRebootFlagValues {
    /// As the hypervisor chooses.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_REBOOT_DEFAULT = 0,
    /// By the ACPI power button.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_REBOOT_ACPI_POWER_BTN = 1 << 0,
    /// By the guest agent.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_REBOOT_GUEST_AGENT = 1 << 1,
    /// By initctl.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_REBOOT_INITCTL = 1 << 2,
    /// By a signal.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_REBOOT_SIGNAL = 1 << 3,
    /// By the hypervisor's own channel.
    ///
    /// Since: 1.2.5
    VIR_DOMAIN_REBOOT_PARAVIRT = 1 << 4,
}

/// How a guest is stopped.
///
/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDestroyFlagsValues {
    /// At once, by force if need be.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_DESTROY_DEFAULT = 0,
    /// Only if it obeys a polite signal.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_DESTROY_GRACEFUL = 1 << 0,
    /// Remove its log files too.
    ///
    /// Since: 8.3.0
    VIR_DOMAIN_DESTROY_REMOVE_LOGS = 1 << 1,
}

/// How a guest is saved and restored.
///
/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSaveRestoreFlags {
    /// Keep the file out of the host's page cache.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_SAVE_BYPASS_CACHE = 1 << 0,
    /// Let it run when it is restored.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SAVE_RUNNING = 1 << 1,
    /// Leave it paused when it is restored.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SAVE_PAUSED = 1 << 2,
    /// Restore with fresh firmware variables.
    ///
    /// Since: 8.1.0
    VIR_DOMAIN_SAVE_RESET_NVRAM = 1 << 3,
}

/// Path of the save image.
///
/// Since: 8.4.0
pub const VIR_DOMAIN_SAVE_PARAM_FILE: &str = "file";

/// Definition that takes the place of the guest's own in the image.
///
/// Since: 8.4.0
pub const VIR_DOMAIN_SAVE_PARAM_DXML: &str = "dxml";

/// Format of the image (string).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT: &str = "image_format";

/// Number of channels that write or read at once (int).
///
/// Since: 11.2.0
pub const VIR_DOMAIN_SAVE_PARAM_PARALLEL_CHANNELS: &str = "parallel.channels";
