//! Vocabulary of `libvirt-domain.h`: backup, SSH keys, messages, dirty rate and other services.

/// How a backup starts.
///
/// Since: 6.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBackupBeginFlags {
    /// Use the files that are there.
    ///
    /// Since: 6.0.0
    VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL = 1 << 0,
}

/// How SSH keys are set.
///
/// Since: 6.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainAuthorizedSSHKeysSetFlags {
    /// Add to the keys there are.
    ///
    /// Since: 6.10.0
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND = 1 << 0,
    /// Take these keys away.
    ///
    /// Since: 6.10.0
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE = 1 << 1,
}

/// Messages about a guest.
///
/// Since: 7.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMessageType {
    /// Deprecated things that it uses.
    ///
    /// Since: 7.1.0
    VIR_DOMAIN_MESSAGE_DEPRECATION = 1 << 0,
    /// Reasons why it is tainted.
    ///
    /// Since: 7.1.0
    VIR_DOMAIN_MESSAGE_TAINTING = 1 << 1,
    /// I/O errors of its disks.
    ///
    /// Since: 11.1.0
    VIR_DOMAIN_MESSAGE_IOERRORS = 1 << 2,
}

/// Where the measuring of the dirty rate stands.
///
/// Since: 7.2.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDirtyRateStatus {
    /// Not begun.
    ///
    /// Since: 7.2.0
    VIR_DOMAIN_DIRTYRATE_UNSTARTED = 0,
    /// In progress.
    ///
    /// Since: 7.2.0
    VIR_DOMAIN_DIRTYRATE_MEASURING = 1,
    /// Done.
    ///
    /// Since: 7.2.0
    VIR_DOMAIN_DIRTYRATE_MEASURED = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 7.2.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DIRTYRATE_LAST = 3,
}

/// How the dirty rate is measured.
///
/// Since: 8.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDirtyRateCalcFlags {
    /// By samples of pages.
    ///
    /// Since: 8.1.0
    VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING = 0,
    /// By the dirty bitmap.
    ///
    /// Since: 8.1.0
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP = 1 << 0,
    /// By the dirty ring.
    ///
    /// Since: 8.1.0
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING = 1 << 1,
}

/// What happens to the files behind descriptors.
///
/// Since: 9.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainFDAssociateFlags {
    /// Give the file its security label back at the end.
    ///
    /// Since: 9.0.0
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE = 1 << 0,
    /// Label the file writable.
    ///
    /// Since: 9.0.0
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE = 1 << 1,
}

/// Which displays reload their certificates.
///
/// Since: 10.2.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGraphicsReloadType {
    /// All.
    ///
    /// Since: 10.2.0
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY = 0,
    /// VNC.
    ///
    /// Since: 10.2.0
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 10.2.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_LAST = 2,
}
