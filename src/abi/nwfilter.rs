use crate::*;

/// Since: 0.8.0
pub struct _virNWFilter {
    _private: [u8; 0],
}

pub type virNWFilter = _virNWFilter;

/// Since: 4.5.0
pub struct _virNWFilterBinding {
    _private: [u8; 0],
}

pub type virNWFilterBinding = _virNWFilterBinding;

/// Since: 7.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNWFilterBindingCreateFlags {
    /// Since: 7.8.0
    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1 << 0,
}

/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNWFilterDefineFlags {
    /// Since: 7.7.0
    VIR_NWFILTER_DEFINE_VALIDATE = 1 << 0,
}

/// Since: 4.5.0
pub type virNWFilterBindingPtr = *mut virNWFilterBinding;

/// Since: 0.8.0
pub type virNWFilterPtr = *mut virNWFilter;
