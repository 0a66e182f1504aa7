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
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE = 1 << 0,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE = 1 << 1,
    /// Since: 6.10.0
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE = 1 << 2,
}

/// What the XML of a checkpoint shows.
///
/// Since: 5.6.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCheckpointXMLFlags {
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_XML_SECURE = 1 << 0,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN = 1 << 1,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_XML_SIZE = 1 << 2,
}

/// Which checkpoints are listed.
///
/// Since: 5.6.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCheckpointListFlags {
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS = 1 << 0,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL = 1 << 1,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_LEAVES = 1 << 2,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES = 1 << 3,
}

/// Further names of the same values.
impl virDomainCheckpointListFlags {
    /// Another name of VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS.
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
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN = 1 << 0,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY = 1 << 1,
    /// Since: 5.6.0
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY = 1 << 2,
}
