//! Vocabulary of `libvirt-domain-checkpoint.h`.

/// A point in time from which changes of the disks are tracked; opaque.
///
/// Since: 5.2.0
pub struct _virDomainCheckpoint {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virDomainCheckpoint = _virDomainCheckpoint;

/// Pointer to a virDomainCheckpoint.
///
/// Since: 5.2.0
pub type virDomainCheckpointPtr = *mut virDomainCheckpoint;

/// How a checkpoint is made.
///
/// Since: 5.6.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCheckpointCreateFlags {
    /// Take the XML over without doing anything.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE = 1 << 0,
    /// Have the guest flush its file systems.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE = 1 << 1,
    /// Check that the bitmaps are there.
    ///
    /// Since: 6.10.0
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE = 1 << 2,
}

/// What the XML of a checkpoint shows.
///
/// Since: 5.6.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCheckpointXMLFlags {
    /// Show passwords too.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_XML_SECURE = 1 << 0,
    /// Leave the guest's definition out.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN = 1 << 1,
    /// Tell how much has changed since.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_XML_SIZE = 1 << 2,
}

/// Which checkpoints are listed.
///
/// Since: 5.6.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCheckpointListFlags {
    /// Children's children too.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS = 1 << 0,
    /// Parents before their children.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL = 1 << 1,
    /// Those without children.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_LEAVES = 1 << 2,
    /// Those with children.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES = 1 << 3,
}

/// Further names of the same values.
impl virDomainCheckpointListFlags {
    /// Those without a parent, where a guest's are listed.
    ///
    /// Since: 5.6.0
    pub const VIR_DOMAIN_CHECKPOINT_LIST_ROOTS: Self = Self::VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS;
}

/// What is deleted with a checkpoint.
///
/// Since: 5.6.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCheckpointDeleteFlags {
    /// Its children too.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN = 1 << 0,
    /// Forget it, leave the images alone.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY = 1 << 1,
    /// Its children, not itself.
    ///
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY = 1 << 2,
}
