//! Vocabulary of `libvirt-domain.h`: definitions and lists.

/// How a definition is checked.
///
/// Since: 1.2.12
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDefineFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 1.2.12
    VIR_DOMAIN_DEFINE_VALIDATE = 1 << 0,
}

/// What goes away, or stays, with the definition of a guest.
///
/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainUndefineFlagsValues {
    /// Remove its managed save image.
    ///
    /// Since: 0.9.4
    VIR_DOMAIN_UNDEFINE_MANAGED_SAVE = 1 << 0,
    /// Forget its snapshots, last in the list.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA = 1 << 1,
    /// Remove its firmware variables.
    ///
    /// Since: 1.2.9
    VIR_DOMAIN_UNDEFINE_NVRAM = 1 << 2,
    /// Keep its firmware variables.
    ///
    /// Since: 2.3.0
    VIR_DOMAIN_UNDEFINE_KEEP_NVRAM = 1 << 3,
    /// Forget its checkpoints.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA = 1 << 4,
    /// Remove the state of its TPM.
    ///
    /// Since: 8.9.0
    VIR_DOMAIN_UNDEFINE_TPM = 1 << 5,
    /// Keep the state of its TPM.
    ///
    /// Since: 8.9.0
    VIR_DOMAIN_UNDEFINE_KEEP_TPM = 1 << 6,
}

/// Which guests are listed; groups of flags are joined by "and", the flags of one group by
/// "or".
///
/// Since: 0.9.13
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllDomainsFlags {
    /// Those that are running in any way.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_ACTIVE = 1 << 0,
    /// Those that are off.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_INACTIVE = 1 << 1,
    /// Those with a stored definition.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_PERSISTENT = 1 << 2,
    /// Those without.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_TRANSIENT = 1 << 3,
    /// Those that run.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_RUNNING = 1 << 4,
    /// Those that are paused.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_PAUSED = 1 << 5,
    /// Those that are off.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_SHUTOFF = 1 << 6,
    /// Those in any other state.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_OTHER = 1 << 7,
    /// Those with a managed save image.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE = 1 << 8,
    /// Those without.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE = 1 << 9,
    /// Those that start with the host.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_AUTOSTART = 1 << 10,
    /// Those that do not.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART = 1 << 11,
    /// Those with snapshots.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT = 1 << 12,
    /// Those without.
    ///
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT = 1 << 13,
    /// Those with checkpoints.
    ///
    /// Since: 5.6.0
    VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT = 1 << 14,
    /// Those without.
    ///
    /// Since: 5.6.0
    VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT = 1 << 15,
}
