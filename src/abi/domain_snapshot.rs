//! Vocabulary of `libvirt-domain-snapshot.h`.

/// A saved state of a guest; opaque.
///
/// Since: 0.8.0
pub struct _virDomainSnapshot {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virDomainSnapshot = _virDomainSnapshot;

/// Pointer to a virDomainSnapshot.
///
/// Since: 0.8.0
pub type virDomainSnapshotPtr = *mut virDomainSnapshot;

/// How a snapshot is made.
///
/// Since: 0.9.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSnapshotCreateFlags {
    /// Take the XML over without doing anything.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE = 1 << 0,
    /// Make it the current one, with a redefinition.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT = 1 << 1,
    /// Do not remember it.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA = 1 << 2,
    /// Stop the guest afterwards.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_CREATE_HALT = 1 << 3,
    /// Disks without memory.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY = 1 << 4,
    /// Use the files that are there.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT = 1 << 5,
    /// Have the guest flush its file systems.
    ///
    /// Since: 0.9.10
    VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE = 1 << 6,
    /// All disks or none.
    ///
    /// Since: 0.9.11
    VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC = 1 << 7,
    /// Do not pause the guest.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SNAPSHOT_CREATE_LIVE = 1 << 8,
    /// Check the XML against the schema.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE = 1 << 9,
}

/// What the XML of a snapshot shows.
///
/// Since: 5.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSnapshotXMLFlags {
    /// Show passwords too.
    ///
    /// Since: 5.1.0
    VIR_DOMAIN_SNAPSHOT_XML_SECURE = 1 << 0,
}

/// Which snapshots are listed; groups of flags are joined by "and", the flags of one group by
/// "or".
///
/// Since: 0.9.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSnapshotListFlags {
    /// Children's children too.
    ///
    /// Since: 0.9.7
    VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS = 1 << 0,
    /// Those that keep the guest from being undefined.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_LIST_METADATA = 1 << 1,
    /// Those without children.
    ///
    /// Since: 0.9.7
    VIR_DOMAIN_SNAPSHOT_LIST_LEAVES = 1 << 2,
    /// Those with children.
    ///
    /// Since: 0.9.13
    VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES = 1 << 3,
    /// Those that do not.
    ///
    /// Since: 0.9.13
    VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA = 1 << 4,
    /// Those of a guest that was off.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE = 1 << 5,
    /// Those of a guest that was running.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE = 1 << 6,
    /// Those of disks alone.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY = 1 << 7,
    /// Those within the images.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL = 1 << 8,
    /// Those in files of their own.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL = 1 << 9,
    /// Parents before their children.
    ///
    /// Since: 5.2.0
    VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL = 1 << 10,
}

/// Further names of the same values.
impl virDomainSnapshotListFlags {
    /// Those without a parent, where a guest's are listed.
    ///
    /// Since: 0.9.5
    pub const VIR_DOMAIN_SNAPSHOT_LIST_ROOTS: Self = Self::VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS;
}

/// How a guest goes back to a snapshot.
///
/// Since: 0.9.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSnapshotRevertFlags {
    /// Let the guest run afterwards.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING = 1 << 0,
    /// Leave the guest paused afterwards.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED = 1 << 1,
    /// Even if it is risky.
    ///
    /// Since: 0.9.7
    VIR_DOMAIN_SNAPSHOT_REVERT_FORCE = 1 << 2,
    /// With fresh firmware variables.
    ///
    /// Since: 8.1.0
    VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM = 1 << 3,
}

/// What is deleted with a snapshot.
///
/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSnapshotDeleteFlags {
    /// Its children too.
    ///
    /// Since: 0.8.0
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN = 1 << 0,
    /// Forget it, leave the images alone.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY = 1 << 1,
    /// Its children, not itself.
    ///
    /// Since: 0.9.5
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY = 1 << 2,
}
