//! Vocabulary of `libvirt-nwfilter.h`: network filters and their bindings.

/// A network filter; opaque.
///
/// Since: 0.8.0
pub struct _virNWFilter {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virNWFilter = _virNWFilter;

/// Pointer to a virNWFilter.
///
/// Since: 0.8.0
pub type virNWFilterPtr = *mut virNWFilter;

/// A network filter in use by one port; opaque.
///
/// Since: 4.5.0
pub struct _virNWFilterBinding {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virNWFilterBinding = _virNWFilterBinding;

/// Pointer to a virNWFilterBinding.
///
/// Since: 4.5.0
pub type virNWFilterBindingPtr = *mut virNWFilterBinding;

/// How a definition is checked.
///
/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNWFilterDefineFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 7.7.0
    VIR_NWFILTER_DEFINE_VALIDATE = 1 << 0,
}

/// How a definition is checked.
///
/// Since: 7.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNWFilterBindingCreateFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 7.8.0
    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1 << 0,
}
