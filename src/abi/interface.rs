//! Vocabulary of `libvirt-interface.h`: network interfaces of the host.

/// A network interface of the host; opaque.
///
/// Since: 0.6.4
pub struct _virInterface {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virInterface = _virInterface;

/// Pointer to a virInterface.
///
/// Since: 0.6.4
pub type virInterfacePtr = *mut virInterface;

/// Which interfaces are listed.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllInterfacesFlags {
    /// Those that are down.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_INTERFACES_INACTIVE = 1 << 0,
    /// Those that are up.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_INTERFACES_ACTIVE = 1 << 1,
}

/// What the XML of an interface shows.
///
/// Since: 0.7.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virInterfaceXMLFlags {
    /// The stored definition, not the interface as it is.
    ///
    /// Since: 0.7.3
    VIR_INTERFACE_XML_INACTIVE = 1 << 0,
}

/// How a definition is checked.
///
/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virInterfaceDefineFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 7.7.0
    VIR_INTERFACE_DEFINE_VALIDATE = 1 << 0,
}
