//! Results that C gives as structures with pointers, in Rust clothes.
use crate::object::Domain;
use abi::virVcpuInfo;
use util::typed_param::TypedParams;

/// A disk's I/O error (`virDomainDiskError`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskError {
    /// Target of the disk: `vda`.
    pub disk: String,
    /// `virDomainDiskErrorCode`.
    pub error: i32,
}

/// Answer of `virDomainGetDiskErrors`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiskErrors {
    /// How many disks there are, broken or not.
    pub disks: i32,
    /// The broken ones.
    pub errors: Vec<DiskError>,
}

/// A mounted file system of the guest (`virDomainFSInfo`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FsInfo {
    /// Where it is mounted.
    pub mountpoint: String,
    /// The guest's device name.
    pub name: String,
    /// File system type.
    pub fstype: String,
    /// Targets of the disks below it.
    pub dev_alias: Vec<String>,
}

/// An I/O thread and its pinning (`virDomainIOThreadInfo`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IothreadInfo {
    /// Its number.
    pub iothread_id: u32,
    /// The host CPUs it may use, a bit each.
    pub cpumap: Vec<u8>,
}

/// A network interface of the guest (`virDomainInterface`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainInterface {
    /// The guest's or the host's name of it.
    pub name: String,
    /// MAC address.
    pub hwaddr: Option<String>,
    /// Its addresses.
    pub addrs: Vec<IpAddress>,
}

/// An address of an interface (`virDomainIPAddress`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpAddress {
    /// `virIPAddrType`.
    pub family: i32,
    /// The address as text.
    pub addr: String,
    /// Length of the network prefix in bits.
    pub prefix: u32,
}

/// A DHCP lease (`virNetworkDHCPLease`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DhcpLease {
    /// The network's bridge.
    pub iface: String,
    /// End of the lease, seconds since the epoch.
    pub expirytime: i64,
    /// `virIPAddrType`.
    pub family: i32,
    /// MAC address.
    pub mac: Option<String>,
    /// Identity association of DHCPv6.
    pub iaid: Option<String>,
    /// The address.
    pub ipaddr: String,
    /// Length of the network prefix in bits.
    pub prefix: u32,
    /// Name the client gave.
    pub hostname: Option<String>,
    /// Client id or DUID.
    pub clientid: Option<String>,
}

/// A virtual CPU and its pinning (`virVcpuInfo` and a row of `cpumaps`).
pub struct VcpuInfo {
    /// Number, state, CPU time, real CPU.
    pub info: virVcpuInfo,
    /// The host CPUs it may use, a bit each.
    pub cpumap: Vec<u8>,
}

/// The host's CPUs (`virNodeGetCPUMap`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CpuMap {
    /// How many there are.
    pub present: i32,
    /// A bit for each that is online.
    pub map: Vec<u8>,
    /// How many are online.
    pub online: u32,
}

/// Statistics of one domain (`virDomainStatsRecord`).
pub struct DomainStats {
    /// The domain.
    pub domain: Domain,
    /// What was asked for.
    pub params: TypedParams,
}
