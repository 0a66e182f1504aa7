//! The objects a caller holds: what identifies a domain, a network, … and the connection it is of.
//!
//! They carry no state of the thing itself: that lives in the driver.  Each begins with a magic
//! number, by which the C surface tells a handle from a wild or freed pointer.
use crate::connect::{Conn, Connect};
use crate::name::Name;
use abi::virErrorNumber as ErrorNumber;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};
use util::error::ErrorDomain;
use util::uuid::Uuid;

/// First field of every object; cleared when the object dies.
#[derive(Debug)]
#[repr(transparent)]
pub struct Magic(AtomicU32);

impl Magic {
    pub(crate) const fn new(value: u32) -> Self {
        Self(AtomicU32::new(value))
    }

    /// The stored number.
    #[must_use]
    pub fn get(&self) -> u32 {
        self.0.load(Ordering::Acquire)
    }
}

impl Drop for Magic {
    fn drop(&mut self) {
        self.0.store(0xDEAD_0BED, Ordering::Release);
    }
}

/// What the C surface has to know of an object type.
///
/// Implementors are `#[repr(C)]` and have a [`Magic`] holding `MAGIC` as their first field.
pub trait Object: Send + Sync + 'static {
    /// Number that stands at the start of a live object.
    const MAGIC: u32;
    /// `virErrorNumber` of a bad handle: VIR_ERR_INVALID_DOMAIN, …
    const INVALID: ErrorNumber;
    /// `virErrorDomain` of that error; none where it is the call's.
    const ORIGIN: Option<ErrorDomain>;
    /// C name without `vir`: `Domain`.
    const NAME: &'static str;
    /// The connection whose last error the object's failures set; none for the admin interface.
    fn connection(&self) -> Option<&Conn>;
}

macro_rules! objects {
    ($(
        $(#[$doc:meta])*
        $name:ident = $magic:literal, $invalid:ident, $origin:ident, $cname:literal,
        ($($arg:ident: $ty:ty),*), { $($(#[$fdoc:meta])* $field:ident: $fty:ty = $init:expr),* $(,)? }
    )*) => { $(
        $(#[$doc])*
        #[repr(C)]
        #[derive(Debug)]
        pub struct $name { magic: Magic, $($(#[$fdoc])* $field: $fty),* }

        impl $name {
            /// A handle; it says nothing of whether the thing exists.
            #[must_use]
            pub fn new($($arg: $ty),*) -> Self {
                Self { magic: Magic::new($magic), $($field: $init),* }
            }

            /// The magic number, for the C surface's check.
            #[must_use]
            pub fn magic(&self) -> u32 {
                self.magic.get()
            }
        }

        impl Object for $name {
            const MAGIC: u32 = $magic;
            const INVALID: ErrorNumber = ErrorNumber::$invalid;
            const ORIGIN: Option<ErrorDomain> = Some(ErrorDomain::$origin);
            const NAME: &'static str = $cname;
            fn connection(&self) -> Option<&Conn> {
                objects!(@conn self $name)
            }
        }
    )* };
    (@conn $self:ident AdmServer) => { None };
    (@conn $self:ident AdmClient) => { None };
    (@conn $self:ident $other:ident) => { Some($self.conn()) };
}

objects! {
    /// A domain (`virDomain`).
    Domain = 0x7669_0101, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM, "Domain",
    (conn: &Conn, name: impl Into<Name>, uuid: Uuid, id: i32),
    { conn: Conn = conn.clone(), name: Name = name.into(), uuid: Uuid = uuid, id: AtomicI32 = AtomicI32::new(id) }

    /// A snapshot of a domain (`virDomainSnapshot`).
    DomainSnapshot = 0x7669_0102, VIR_ERR_INVALID_DOMAIN_SNAPSHOT, VIR_FROM_DOMAIN_SNAPSHOT, "DomainSnapshot",
    (domain: &Arc<Domain>, name: &str),
    { domain: Arc<Domain> = domain.clone(), name: Name = Name::new(name) }

    /// A checkpoint of a domain (`virDomainCheckpoint`).
    DomainCheckpoint = 0x7669_0103, VIR_ERR_INVALID_DOMAIN_CHECKPOINT, VIR_FROM_DOMAIN_CHECKPOINT, "DomainCheckpoint",
    (domain: &Arc<Domain>, name: &str),
    { domain: Arc<Domain> = domain.clone(), name: Name = Name::new(name) }

    /// A network (`virNetwork`).
    Network = 0x7669_0104, VIR_ERR_INVALID_NETWORK, VIR_FROM_NETWORK, "Network",
    (conn: &Conn, name: &str, uuid: Uuid),
    { conn: Conn = conn.clone(), name: Name = Name::new(name), uuid: Uuid = uuid }

    /// A port of a network (`virNetworkPort`).
    NetworkPort = 0x7669_0105, VIR_ERR_INVALID_NETWORK_PORT, VIR_FROM_NETWORK, "NetworkPort",
    (network: &Arc<Network>, uuid: Uuid),
    { network: Arc<Network> = network.clone(), uuid: Uuid = uuid }

    /// A storage pool (`virStoragePool`).
    StoragePool = 0x7669_0106, VIR_ERR_INVALID_STORAGE_POOL, VIR_FROM_STORAGE, "StoragePool",
    (conn: &Conn, name: &str, uuid: Uuid),
    { conn: Conn = conn.clone(), name: Name = Name::new(name), uuid: Uuid = uuid }

    /// A storage volume (`virStorageVol`).
    StorageVol = 0x7669_0107, VIR_ERR_INVALID_STORAGE_VOL, VIR_FROM_STORAGE, "StorageVol",
    (conn: &Conn, pool: &str, name: &str, key: &str),
    { conn: Conn = conn.clone(), pool: Name = Name::new(pool), name: Name = Name::new(name), key: Name = Name::new(key) }

    /// A device of the host (`virNodeDevice`).
    NodeDevice = 0x7669_0108, VIR_ERR_INVALID_NODE_DEVICE, VIR_FROM_NODEDEV, "NodeDevice",
    (conn: &Conn, name: &str),
    {
        conn: Conn = conn.clone(), name: Name = Name::new(name),
        parent: once_cell::sync::OnceCell<Option<Name>> = once_cell::sync::OnceCell::new(),
    }

    /// A network filter (`virNWFilter`).
    NwFilter = 0x7669_0109, VIR_ERR_INVALID_NWFILTER, VIR_FROM_NWFILTER, "NWFilter",
    (conn: &Conn, name: &str, uuid: Uuid),
    { conn: Conn = conn.clone(), name: Name = Name::new(name), uuid: Uuid = uuid }

    /// A network filter's use on a port (`virNWFilterBinding`).
    NwFilterBinding = 0x7669_010a, VIR_ERR_INVALID_NWFILTER_BINDING, VIR_FROM_NWFILTER, "NWFilterBinding",
    (conn: &Conn, port_dev: &str, filter_name: &str),
    { conn: Conn = conn.clone(), port_dev: Name = Name::new(port_dev), filter_name: Name = Name::new(filter_name) }

    /// A network interface of the host (`virInterface`).
    Interface = 0x7669_010b, VIR_ERR_INVALID_INTERFACE, VIR_FROM_INTERFACE, "Interface",
    (conn: &Conn, name: &str, mac: &str),
    { conn: Conn = conn.clone(), name: Name = Name::new(name), mac: Name = Name::new(mac) }

    /// A secret (`virSecret`).
    Secret = 0x7669_010c, VIR_ERR_INVALID_SECRET, VIR_FROM_SECRET, "Secret",
    (conn: &Conn, uuid: Uuid, usage_type: i32, usage_id: &str),
    { conn: Conn = conn.clone(), uuid: Uuid = uuid, usage_type: i32 = usage_type, usage_id: Name = Name::new(usage_id) }

    /// A server of a daemon (`virAdmServer`).
    AdmServer = 0x7669_010e, VIR_ERR_INVALID_CONN, VIR_FROM_ADMIN, "AdmServer",
    (conn: &AdmConn, name: &str),
    { conn: AdmConn = conn.clone(), name: Name = Name::new(name) }

    /// A client of a daemon's server (`virAdmClient`).
    AdmClient = 0x7669_010f, VIR_ERR_INVALID_CONN, VIR_FROM_ADMIN, "AdmClient",
    (server: &Arc<AdmServer>, id: u64, timestamp: i64, transport: i32),
    { server: Arc<AdmServer> = server.clone(), id: u64 = id, timestamp: i64 = timestamp, transport: i32 = transport }
}

/// Accessors: `conn`, then names and UUIDs.
macro_rules! accessors {
    ($($ty:ident: $($field:ident -> $ret:ty),*;)*) => { $( impl $ty { $(
        #[doc = concat!("The `", stringify!($field), "` that identifies it.")]
        #[must_use]
        pub fn $field(&self) -> &$ret { &self.$field }
    )* } )* };
}

accessors! {
    Domain: conn -> Conn, name -> Name, uuid -> Uuid;
    DomainSnapshot: domain -> Arc<Domain>, name -> Name;
    DomainCheckpoint: domain -> Arc<Domain>, name -> Name;
    Network: conn -> Conn, name -> Name, uuid -> Uuid;
    NetworkPort: network -> Arc<Network>, uuid -> Uuid;
    StoragePool: conn -> Conn, name -> Name, uuid -> Uuid;
    StorageVol: conn -> Conn, pool -> Name, name -> Name, key -> Name;
    NodeDevice: conn -> Conn, name -> Name, parent -> once_cell::sync::OnceCell<Option<Name>>;
    NwFilter: conn -> Conn, name -> Name, uuid -> Uuid;
    NwFilterBinding: conn -> Conn, port_dev -> Name, filter_name -> Name;
    Interface: conn -> Conn, name -> Name, mac -> Name;
    Secret: conn -> Conn, uuid -> Uuid, usage_type -> i32, usage_id -> Name;
    AdmServer: conn -> AdmConn, name -> Name;
    AdmClient: server -> Arc<AdmServer>, id -> u64, timestamp -> i64, transport -> i32;
}

impl Domain {
    /// The id at the time of the handle's making or of the last call that refreshed it; -1 when
    /// inactive (`virDomainGetID`).
    #[must_use]
    pub fn id(&self) -> i32 {
        self.id.load(Ordering::Relaxed)
    }

    /// Refreshes the id, as starting and stopping through this handle do.
    pub fn set_id(&self, id: i32) {
        self.id.store(id, Ordering::Relaxed);
    }
}

impl DomainSnapshot {
    /// The connection of its domain.
    #[must_use]
    pub fn conn(&self) -> &Conn {
        self.domain.conn()
    }
}

impl DomainCheckpoint {
    /// The connection of its domain.
    #[must_use]
    pub fn conn(&self) -> &Conn {
        self.domain.conn()
    }
}

impl NetworkPort {
    /// The connection of its network.
    #[must_use]
    pub fn conn(&self) -> &Conn {
        self.network.conn()
    }
}

impl AdmClient {
    /// The connection of its server.
    #[must_use]
    pub fn conn(&self) -> &AdmConn {
        self.server.conn()
    }
}

impl Object for Connect {
    const MAGIC: u32 = Connect::MAGIC;
    const INVALID: ErrorNumber = ErrorNumber::VIR_ERR_INVALID_CONN;
    const ORIGIN: Option<ErrorDomain> = None;
    const NAME: &'static str = "Connect";
    fn connection(&self) -> Option<&Conn> {
        None
    }
}

/// A connection to a daemon's administration (`virAdmConnect`).
pub type AdmConn = Arc<AdmConnect>;

/// See [`AdmConn`].
#[repr(C)]
pub struct AdmConnect {
    magic: Magic,
    uri: Name,
    drivers: crate::driver::Admin,
}

impl AdmConnect {
    /// A connection served by `drivers`.
    #[must_use]
    pub fn new(uri: &str, drivers: crate::driver::Admin) -> AdmConn {
        Arc::new(Self {
            magic: Magic::new(<Self as Object>::MAGIC),
            uri: Name::new(uri),
            drivers,
        })
    }

    /// The magic number, for the C surface's check.
    #[must_use]
    pub fn magic(&self) -> u32 {
        self.magic.get()
    }

    /// Where it leads (`virAdmConnectGetURI`).
    #[must_use]
    pub fn uri(&self) -> &Name {
        &self.uri
    }

    /// Itself, as every object has a connection.
    #[must_use]
    pub fn conn(&self) -> &Self {
        self
    }

    /// The driver behind it.
    #[must_use]
    pub fn drivers(&self) -> &crate::driver::Admin {
        &self.drivers
    }
}

impl std::fmt::Debug for AdmConnect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AdmConnect")
            .field("uri", &self.uri)
            .finish_non_exhaustive()
    }
}

impl Object for AdmConnect {
    const MAGIC: u32 = 0x7669_010d;
    const INVALID: ErrorNumber = ErrorNumber::VIR_ERR_INVALID_CONN;
    const ORIGIN: Option<ErrorDomain> = Some(ErrorDomain::VIR_FROM_ADMIN);
    const NAME: &'static str = "AdmConnect";
    fn connection(&self) -> Option<&Conn> {
        None
    }
}
