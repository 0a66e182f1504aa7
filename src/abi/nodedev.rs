//! Vocabulary of `libvirt-nodedev.h`: devices of the host.
use crate::virConnectPtr;
use std::ffi::{c_int, c_void};

/// A device of the host; opaque.
///
/// Since: 0.5.0
pub struct _virNodeDevice {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virNodeDevice = _virNodeDevice;

/// Pointer to a virNodeDevice.
///
/// Since: 0.5.0
pub type virNodeDevicePtr = *mut virNodeDevice;

/// Which devices are listed: by what they can do and by state.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllNodeDeviceFlags {
    /// The system.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM = 1 << 0,
    /// PCI devices.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV = 1 << 1,
    /// USB devices.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV = 1 << 2,
    /// USB interfaces.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE = 1 << 3,
    /// Network devices.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET = 1 << 4,
    /// SCSI hosts.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST = 1 << 5,
    /// SCSI targets.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET = 1 << 6,
    /// SCSI devices.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI = 1 << 7,
    /// Storage devices.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE = 1 << 8,
    /// Fibre Channel hosts.
    ///
    /// Since: 1.0.4
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST = 1 << 9,
    /// Hosts of virtual ports.
    ///
    /// Since: 1.0.4
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS = 1 << 10,
    /// SCSI generic devices.
    ///
    /// Since: 1.1.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC = 1 << 11,
    /// DRM devices.
    ///
    /// Since: 3.1.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM = 1 << 12,
    /// Devices that mediated devices can be made of.
    ///
    /// Since: 3.4.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES = 1 << 13,
    /// Mediated devices.
    ///
    /// Since: 3.4.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV = 1 << 14,
    /// CCW devices.
    ///
    /// Since: 3.4.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV = 1 << 15,
    /// CSS devices.
    ///
    /// Since: 6.8.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV = 1 << 16,
    /// vDPA devices.
    ///
    /// Since: 6.9.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA = 1 << 17,
    /// AP cards.
    ///
    /// Since: 7.0.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD = 1 << 18,
    /// AP queues.
    ///
    /// Since: 7.0.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE = 1 << 19,
    /// AP matrices.
    ///
    /// Since: 7.0.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX = 1 << 20,
    /// Devices with vital product data.
    ///
    /// Since: 7.9.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD = 1 << 21,
    /// CCW group devices.
    ///
    /// Since: 11.1.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV = 1 << 22,
    /// Members of CCW groups.
    ///
    /// Since: 11.1.0
    VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER = 1 << 23,
    /// Those with a stored definition.
    ///
    /// Since: 10.1.0
    VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT = 1 << 28,
    /// Those without.
    ///
    /// Since: 10.1.0
    VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT = 1 << 29,
    /// Those that are not there now.
    ///
    /// Since: 7.3.0
    VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE = 1 << 30,
    /// Those that are there.
    ///
    /// Since: 7.3.0
    VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE = 2147483648,
}

/// What the XML of a device shows.
///
/// Since: 10.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeDeviceXMLFlags {
    /// The stored definition, not the device as it is.
    ///
    /// Since: 10.1.0
    VIR_NODE_DEVICE_XML_INACTIVE = 1 << 0,
}

/// How a definition is checked.
///
/// Since: 8.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeDeviceCreateXMLFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 8.10.0
    VIR_NODE_DEVICE_CREATE_XML_VALIDATE = 1 << 0,
}

/// How a definition is checked.
///
/// Since: 8.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeDeviceDefineXMLFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 8.10.0
    VIR_NODE_DEVICE_DEFINE_XML_VALIDATE = 1 << 0,
}

/// Whether an update concerns the device, its stored definition or both.
///
/// Since: 10.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeDeviceUpdateFlags {
    /// The device, or the definition if it is not there.
    ///
    /// Since: 10.1.0
    VIR_NODE_DEVICE_UPDATE_AFFECT_CURRENT = 0,
    /// The device.
    ///
    /// Since: 10.1.0
    VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE = 1 << 0,
    /// The stored definition.
    ///
    /// Since: 10.1.0
    VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG = 1 << 1,
}

/// Events on devices; each has a callback type of its own.
///
/// Since: 2.2.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeDeviceEventID {
    /// Takes a virConnectNodeDeviceEventLifecycleCallback.
    ///
    /// Since: 2.2.0
    VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE = 0,
    /// Takes a virConnectNodeDeviceEventGenericCallback.
    ///
    /// Since: 2.2.0
    VIR_NODE_DEVICE_EVENT_ID_UPDATE = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 2.2.0
    #[cfg(feature = "sentinels")]
    VIR_NODE_DEVICE_EVENT_ID_LAST = 2,
}

/// The type to which all device callbacks are cast.
///
/// Since: 2.2.0
pub type virConnectNodeDeviceEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dev: virNodeDevicePtr, opaque: *mut c_void)>;

/// What happened to a device.
///
/// Since: 2.2.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNodeDeviceEventLifecycleType {
    /// It appeared.
    ///
    /// Since: 2.2.0
    VIR_NODE_DEVICE_EVENT_CREATED = 0,
    /// It disappeared.
    ///
    /// Since: 2.2.0
    VIR_NODE_DEVICE_EVENT_DELETED = 1,
    /// It was defined.
    ///
    /// Since: 7.3.0
    VIR_NODE_DEVICE_EVENT_DEFINED = 2,
    /// It was undefined.
    ///
    /// Since: 7.3.0
    VIR_NODE_DEVICE_EVENT_UNDEFINED = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 2.2.0
    #[cfg(feature = "sentinels")]
    VIR_NODE_DEVICE_EVENT_LAST = 4,
}

/// Lifecycle of a device: a virNodeDeviceEventLifecycleType; `detail` is not used yet.
///
/// Since: 2.2.0
pub type virConnectNodeDeviceEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dev: virNodeDevicePtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
