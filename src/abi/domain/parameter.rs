//! Vocabulary of `libvirt-domain.h`: old names of typed parameters.
use crate::{VIR_TYPED_PARAM_FIELD_LENGTH, virTypedParameter};

/// Type of a scheduler parameter; virTypedParameterType has replaced it.
///
/// Since: 0.2.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSchedParameterType {
    /// As VIR_TYPED_PARAM_INT.
    ///
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_INT = 1,
    /// As VIR_TYPED_PARAM_UINT.
    ///
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_UINT = 2,
    /// As VIR_TYPED_PARAM_LLONG.
    ///
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_LLONG = 3,
    /// As VIR_TYPED_PARAM_ULLONG.
    ///
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_ULLONG = 4,
    /// As VIR_TYPED_PARAM_DOUBLE.
    ///
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_DOUBLE = 5,
    /// As VIR_TYPED_PARAM_BOOLEAN.
    ///
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_BOOLEAN = 6,
}

/// Another name of VIR_TYPED_PARAM_FIELD_LENGTH.
///
/// Since: 0.2.3
pub const VIR_DOMAIN_SCHED_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// A scheduler parameter; virTypedParameter has replaced it.
///
/// Since: 0.2.3
pub type virSchedParameter = virTypedParameter;

/// Pointer to a virSchedParameter.
///
/// Since: 0.2.3
pub type virSchedParameterPtr = *mut virSchedParameter;

/// Type of a block I/O parameter; virTypedParameterType has replaced it.
///
/// Since: 0.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virBlkioParameterType {
    /// As VIR_TYPED_PARAM_INT.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_INT = 1,
    /// As VIR_TYPED_PARAM_UINT.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_UINT = 2,
    /// As VIR_TYPED_PARAM_LLONG.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_LLONG = 3,
    /// As VIR_TYPED_PARAM_ULLONG.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_ULLONG = 4,
    /// As VIR_TYPED_PARAM_DOUBLE.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_DOUBLE = 5,
    /// As VIR_TYPED_PARAM_BOOLEAN.
    ///
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_BOOLEAN = 6,
}

/// Another name of VIR_TYPED_PARAM_FIELD_LENGTH.
///
/// Since: 0.9.0
pub const VIR_DOMAIN_BLKIO_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// A block I/O parameter; virTypedParameter has replaced it.
///
/// Since: 0.9.0
pub type virBlkioParameter = virTypedParameter;

/// Pointer to a virBlkioParameter.
///
/// Since: 0.9.0
pub type virBlkioParameterPtr = *mut virBlkioParameter;

/// Type of a memory parameter; virTypedParameterType has replaced it.
///
/// Since: 0.8.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virMemoryParameterType {
    /// As VIR_TYPED_PARAM_INT.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_INT = 1,
    /// As VIR_TYPED_PARAM_UINT.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_UINT = 2,
    /// As VIR_TYPED_PARAM_LLONG.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_LLONG = 3,
    /// As VIR_TYPED_PARAM_ULLONG.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_ULLONG = 4,
    /// As VIR_TYPED_PARAM_DOUBLE.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_DOUBLE = 5,
    /// As VIR_TYPED_PARAM_BOOLEAN.
    ///
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_BOOLEAN = 6,
}

/// Another name of VIR_TYPED_PARAM_FIELD_LENGTH.
///
/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_FIELD_LENGTH: usize = VIR_TYPED_PARAM_FIELD_LENGTH;

/// A memory parameter; virTypedParameter has replaced it.
///
/// Since: 0.8.5
pub type virMemoryParameter = virTypedParameter;

/// Pointer to a virMemoryParameter.
///
/// Since: 0.8.5
pub type virMemoryParameterPtr = *mut virMemoryParameter;
