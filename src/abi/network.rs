//! Vocabulary of `libvirt-network.h`: virtual networks and their ports.
use crate::virConnectPtr;
use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};

/// What the XML of a network shows.
///
/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkXMLFlags {
    /// The stored definition, not the running network.
    ///
    /// Since: 0.9.10
    VIR_NETWORK_XML_INACTIVE = 1 << 0,
}

/// A virtual network; opaque.
///
/// Since: 0.2.0
pub struct _virNetwork {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virNetwork = _virNetwork;

/// Pointer to a virNetwork.
///
/// Since: 0.2.0
pub type virNetworkPtr = *mut virNetwork;

/// A connection of a guest to a virtual network; opaque.
///
/// Since: 5.5.0
pub struct _virNetworkPort {
    _private: [u8; 0],
}

/// The name that C programs use.
pub type virNetworkPort = _virNetworkPort;

/// Pointer to a virNetworkPort.
///
/// Since: 5.5.0
pub type virNetworkPortPtr = *mut virNetworkPort;

/// Which networks are listed.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllNetworksFlags {
    /// Those that are off.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NETWORKS_INACTIVE = 1 << 0,
    /// Those that are running.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NETWORKS_ACTIVE = 1 << 1,
    /// Those with a stored definition.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NETWORKS_PERSISTENT = 1 << 2,
    /// Those without.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NETWORKS_TRANSIENT = 1 << 3,
    /// Those that start with the host.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NETWORKS_AUTOSTART = 1 << 4,
    /// Those that do not.
    ///
    /// Since: 0.10.2
    VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART = 1 << 5,
}

/// How a definition is checked.
///
/// Since: 7.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkCreateFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 7.8.0
    VIR_NETWORK_CREATE_VALIDATE = 1 << 0,
}

/// How a definition is checked.
///
/// Since: 7.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkDefineFlags {
    /// Check the XML against the schema.
    ///
    /// Since: 7.7.0
    VIR_NETWORK_DEFINE_VALIDATE = 1 << 0,
}

/// What an update does.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkUpdateCommand {
    /// Nothing; not valid.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_COMMAND_NONE = 0,
    /// Change an element.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_COMMAND_MODIFY = 1,
    /// Remove an element.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_COMMAND_DELETE = 2,
    /// Add an element at the end.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_COMMAND_ADD_LAST = 3,
    /// Add an element at the start.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST = 4,
    /// One more than the last value of this release.
    ///
    /// Since: 0.10.2
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_UPDATE_COMMAND_LAST = 5,
}

/// Which part of a network is updated.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkUpdateSection {
    /// None; not valid.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_NONE = 0,
    /// `<bridge>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_BRIDGE = 1,
    /// `<domain>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_DOMAIN = 2,
    /// `<ip>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_IP = 3,
    /// `<ip>/<dhcp>/<host>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_IP_DHCP_HOST = 4,
    /// `<ip>/<dhcp>/<range>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_IP_DHCP_RANGE = 5,
    /// `<forward>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_FORWARD = 6,
    /// `<forward>/<interface>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_FORWARD_INTERFACE = 7,
    /// `<forward>/<pf>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_FORWARD_PF = 8,
    /// `<portgroup>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_PORTGROUP = 9,
    /// `<dns>/<host>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_DNS_HOST = 10,
    /// `<dns>/<txt>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_DNS_TXT = 11,
    /// `<dns>/<srv>`.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_SECTION_DNS_SRV = 12,
    /// One more than the last value of this release.
    ///
    /// Since: 0.10.2
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_SECTION_LAST = 13,
}

/// Whether an update concerns the running network, its stored definition or both.
///
/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkUpdateFlags {
    /// The running network, or the definition if it is off.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_AFFECT_CURRENT = 0,
    /// The running network.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_AFFECT_LIVE = 1 << 0,
    /// The stored definition.
    ///
    /// Since: 0.10.2
    VIR_NETWORK_UPDATE_AFFECT_CONFIG = 1 << 1,
}

/// What happened to a network.
///
/// Since: 1.2.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkEventLifecycleType {
    /// It was defined.
    ///
    /// Since: 1.2.1
    VIR_NETWORK_EVENT_DEFINED = 0,
    /// It was undefined.
    ///
    /// Since: 1.2.1
    VIR_NETWORK_EVENT_UNDEFINED = 1,
    /// It was started.
    ///
    /// Since: 1.2.1
    VIR_NETWORK_EVENT_STARTED = 2,
    /// It was stopped.
    ///
    /// Since: 1.2.1
    VIR_NETWORK_EVENT_STOPPED = 3,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.1
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_EVENT_LAST = 4,
}

/// Lifecycle of a network: a virNetworkEventLifecycleType; `detail` is not used yet.
///
/// Since: 1.2.1
pub type virConnectNetworkEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        net: virNetworkPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;

/// Events on networks; each has a callback type of its own.
///
/// Since: 1.2.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkEventID {
    /// Takes a virConnectNetworkEventLifecycleCallback.
    ///
    /// Since: 1.2.1
    VIR_NETWORK_EVENT_ID_LIFECYCLE = 0,
    /// Takes a virConnectNetworkEventMetadataChangeCallback.
    ///
    /// Since: 9.8.0
    VIR_NETWORK_EVENT_ID_METADATA_CHANGE = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.1
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_EVENT_ID_LAST = 2,
}

/// Version of an IP address.
///
/// Since: 1.2.6
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virIPAddrType {
    /// IPv4.
    ///
    /// Since: 1.2.6
    VIR_IP_ADDR_TYPE_IPV4 = 0,
    /// IPv6.
    ///
    /// Since: 1.2.6
    VIR_IP_ADDR_TYPE_IPV6 = 1,
    /// One more than the last value of this release.
    ///
    /// Since: 1.2.6
    #[cfg(feature = "sentinels")]
    VIR_IP_ADDR_TYPE_LAST = 2,
}

/// An address that a network has lent.
///
/// Since: 1.2.6
#[repr(C)]
pub struct _virNetworkDHCPLease {
    /// Bridge of the network.
    pub iface: *mut c_char,
    /// End of the lease, seconds since 1970.
    pub expirytime: c_longlong,
    /// A virIPAddrType.
    pub r#type: c_int,
    /// MAC address.
    pub mac: *mut c_char,
    /// Identity association, for IPv6.
    pub iaid: *mut c_char,
    /// The address.
    pub ipaddr: *mut c_char,
    /// Length of the network prefix in bits.
    pub prefix: c_uint,
    /// Host name, if any.
    pub hostname: *mut c_char,
    /// Client ID or DUID, if any.
    pub clientid: *mut c_char,
}

/// The name that C programs use.
pub type virNetworkDHCPLease = _virNetworkDHCPLease;

/// Pointer to a virNetworkDHCPLease.
///
/// Since: 1.2.6
pub type virNetworkDHCPLeasePtr = *mut virNetworkDHCPLease;

/// The type to which all network callbacks are cast.
///
/// Since: 1.2.1
pub type virConnectNetworkEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, net: virNetworkPtr, opaque: *mut c_void)>;

/// How a port is made.
///
/// Since: 5.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkPortCreateFlags {
    /// Take over a port that exists.
    ///
    /// Since: 5.5.0
    VIR_NETWORK_PORT_CREATE_RECLAIM = 1 << 0,
    /// Check the XML against the schema.
    ///
    /// Since: 7.8.0
    VIR_NETWORK_PORT_CREATE_VALIDATE = 1 << 1,
}

/// Average rate of incoming traffic, in KiB/s (uint).
///
/// Since: 5.5.0
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE: &str = "inbound.average";

/// Peak rate of incoming traffic, in KiB/s (uint).
///
/// Since: 5.5.0
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK: &str = "inbound.peak";

/// Incoming traffic that may pass at peak rate, in KiB (uint).
///
/// Since: 5.5.0
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_BURST: &str = "inbound.burst";

/// Rate of incoming traffic that is guaranteed, in KiB/s (uint).
///
/// Since: 5.5.0
pub const VIR_NETWORK_PORT_BANDWIDTH_IN_FLOOR: &str = "inbound.floor";

/// Average rate of outgoing traffic, in KiB/s (uint).
///
/// Since: 5.5.0
pub const VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE: &str = "outbound.average";

/// Peak rate of outgoing traffic, in KiB/s (uint).
///
/// Since: 5.5.0
pub const VIR_NETWORK_PORT_BANDWIDTH_OUT_PEAK: &str = "outbound.peak";

/// Outgoing traffic that may pass at peak rate, in KiB (uint).
///
/// Since: 5.5.0
pub const VIR_NETWORK_PORT_BANDWIDTH_OUT_BURST: &str = "outbound.burst";

/// Which metadata of a network is meant.
///
/// Since: 9.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virNetworkMetadataType {
    /// The description.
    ///
    /// Since: 9.7.0
    VIR_NETWORK_METADATA_DESCRIPTION = 0,
    /// The title.
    ///
    /// Since: 9.7.0
    VIR_NETWORK_METADATA_TITLE = 1,
    /// An element in a namespace of its own.
    ///
    /// Since: 9.7.0
    VIR_NETWORK_METADATA_ELEMENT = 2,
    /// One more than the last value of this release.
    ///
    /// Since: 9.7.0
    #[cfg(feature = "sentinels")]
    VIR_NETWORK_METADATA_LAST = 3,
}

/// Metadata has changed: a virNetworkMetadataType and the namespace, if any.
///
/// Since: 9.8.0
pub type virConnectNetworkEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        net: virNetworkPtr,
        r#type: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;
