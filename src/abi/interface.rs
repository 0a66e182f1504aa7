use crate::*;

/// Since: 0.6.4
pub struct _virInterface {
    _private: [u8; 0],
}

pub type virInterface = _virInterface;

/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllInterfacesFlags {
    /// Since: 0.10.2
    VIR_CONNECT_LIST_INTERFACES_INACTIVE = 1 << 0,
    /// Since: 0.10.2
    VIR_CONNECT_LIST_INTERFACES_ACTIVE = 1 << 1,
}

/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virInterfaceDefineFlags {
    /// Since: 7.7.0
    VIR_INTERFACE_DEFINE_VALIDATE = 1 << 0,
}

/// Since: 0.7.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virInterfaceXMLFlags {
    /// Since: 0.7.3
    VIR_INTERFACE_XML_INACTIVE = 1 << 0,
}

/// Since: 0.6.4
pub type virInterfacePtr = *mut virInterface;
