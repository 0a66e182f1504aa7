//! Drivers: how one is found for a URI and what it gives a connection.
use crate::connect::{Conn, Connect};
use crate::generated::{
    AdminDriver, HypervisorDriver, InterfaceDriver, NetworkDriver, NodeDeviceDriver,
    NwfilterDriver, SecretDriver, StorageDriver,
};
use crate::migrate::MigrationDriver;
use std::any::Any;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};
use util::uri::Uri;
use util::{bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Stands in for a driver that a connection has not got: every call answers VIR_ERR_NO_SUPPORT.
pub(crate) struct Absent;

/// VIR_ERR_NO_SUPPORT as `virReportUnsupportedError` says it.
pub(crate) fn unsupported(origin: ErrorDomain, function: &str) -> Box<Error> {
    Error::new(origin, ErrorNumber::VIR_ERR_NO_SUPPORT, function)
}

/// What serves a connection.
pub struct Drivers {
    /// Domains, snapshots, checkpoints, the host.
    pub hypervisor: Arc<dyn HypervisorDriver>,
    /// Networks and their ports.
    pub network: Arc<dyn NetworkDriver>,
    /// Storage pools and volumes.
    pub storage: Arc<dyn StorageDriver>,
    /// Network filters and bindings.
    pub nwfilter: Arc<dyn NwfilterDriver>,
    /// Interfaces of the host.
    pub interface: Arc<dyn InterfaceDriver>,
    /// Devices of the host.
    pub node_device: Arc<dyn NodeDeviceDriver>,
    /// Secrets.
    pub secret: Arc<dyn SecretDriver>,
    /// The phases of migration.
    pub migration: Option<Arc<dyn MigrationDriver>>,
    /// What stands before them all, if anything does.
    pub gate: Option<Arc<dyn Gate>>,
    /// Whether the connection can break, so that its close callback is kept.
    pub can_break: bool,
}

/// Sees each call of a connection that keeps the rules of the table, before a driver does.
pub trait Gate: Send + Sync {
    /// A driver is about to be asked for `function` (its C name, one of [`crate::CALLS`]); what this
    /// returns is dropped once the driver has answered.
    ///
    /// # Errors
    /// What the caller gets in place of the driver's answer.
    fn enter(&self, conn: &Conn, function: &'static str) -> Result<Box<dyn Any>>;
}

impl Drivers {
    /// A hypervisor alone; every secondary driver is absent.
    #[must_use]
    pub fn hypervisor(hypervisor: Arc<dyn HypervisorDriver>) -> Self {
        Self {
            hypervisor,
            network: Arc::new(Absent),
            storage: Arc::new(Absent),
            nwfilter: Arc::new(Absent),
            interface: Arc::new(Absent),
            node_device: Arc::new(Absent),
            secret: Arc::new(Absent),
            migration: None,
            gate: None,
            can_break: false,
        }
    }
}

/// What serves a connection to a daemon's administration.
pub struct Admin {
    /// The daemon's own interface.
    pub admin: Arc<dyn AdminDriver>,
}

/// A question to the user (`virConnectCredential`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// `virConnectCredentialType`.
    pub kind: i32,
    /// What to ask.
    pub prompt: String,
    /// Further words, of use with `kind`.
    pub challenge: Option<String>,
    /// The answer when the user gives none.
    pub default: Option<String>,
}

/// Asks the user; one answer per question, or none at all.
pub type AuthCallback<'a> = dyn Fn(&[Credential]) -> Option<Vec<Option<String>>> + 'a;

/// How to authenticate (`virConnectAuth`).
pub struct Auth<'a> {
    /// The `virConnectCredentialType`s that the user can be asked for.
    pub kinds: Vec<i32>,
    /// Asks.
    pub callback: Option<&'a AuthCallback<'a>>,
}

/// What a caller of `virConnectOpenAuth` asks for.
pub struct OpenRequest<'a> {
    /// The connection URI, aliases resolved.
    pub uri: &'a Uri,
    /// `virConnectFlags`.
    pub flags: u32,
    /// How to authenticate, if the caller can.
    pub auth: Option<&'a Auth<'a>>,
}

impl OpenRequest<'_> {
    /// Whether a read-only connection is asked for.
    #[must_use]
    pub fn read_only(&self) -> bool {
        self.flags & abi::VIR_CONNECT_RO != 0
    }
}

/// A driver's answer to an [`OpenRequest`].
pub enum Opened {
    /// Not this driver's URI.
    Declined,
    /// The drivers of the new connection.
    Yes(Drivers),
}

/// A hypervisor driver as the library knows it before a connection: one static per crate.
pub trait Driver: Send + Sync {
    /// Its name, which `virConnectGetType` gives: `QEMU`.
    fn name(&self) -> &'static str;

    /// Schemes of the URIs that it serves.
    fn uri_schemes(&self) -> &'static [&'static str];

    /// Whether URIs with a server are none of its.
    fn local_only(&self) -> bool {
        true
    }

    /// Whether it serves `scheme:///embed` alone when it lives in the library.
    fn embed_only(&self) -> bool {
        false
    }

    /// The URI to use when the caller names none and this driver's hypervisor is at hand.
    fn probe(&self) -> Option<String> {
        None
    }

    /// Opens a connection.
    ///
    /// # Errors
    /// When the URI is this driver's and cannot be served.
    fn open(&self, request: &OpenRequest) -> Result<Opened>;
}

/// The drivers of a process, in the order in which they are asked.
pub struct Registry {
    drivers: &'static [&'static dyn Driver],
}

impl Registry {
    /// A registry of `drivers`.
    #[must_use]
    pub const fn new(drivers: &'static [&'static dyn Driver]) -> Self {
        Self { drivers }
    }

    /// The driver of a type name, in any case, as `virGetVersion` takes it.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<&'static dyn Driver> {
        self.drivers
            .iter()
            .copied()
            .find(|d| d.name().eq_ignore_ascii_case(name))
    }

    /// Opens a connection to `uri`, which has its aliases resolved; none means the first driver
    /// whose probe succeeds.
    ///
    /// # Errors
    /// VIR_ERR_NO_CONNECT when no driver serves the URI, else what the driver says.
    pub fn open(&self, uri: Option<&str>, flags: u32, auth: Option<&Auth>) -> Result<Conn> {
        let probed;
        let uri = match uri {
            Some(uri) => uri,
            None => {
                probed = self.drivers.iter().find_map(|d| d.probe());
                probed.as_deref().unwrap_or_default()
            }
        };
        if uri.is_empty() {
            bail!(VIR_ERR_NO_CONNECT);
        }
        let parsed = Uri::parse(uri)?;
        let Some(scheme) = parsed.scheme.as_deref() else {
            bail!(
                VIR_ERR_NO_CONNECT,
                "URI '{uri}' does not include a driver name"
            );
        };
        refuse_missing_slash(uri, scheme, parsed.server.as_deref().unwrap_or_default())?;
        let request = OpenRequest {
            uri: &parsed,
            flags,
            auth,
        };
        for driver in self.drivers {
            if !accepts(*driver, &parsed)? {
                continue;
            }
            if let Opened::Yes(drivers) = driver.open(&request)? {
                return Ok(Connect::new(
                    *driver,
                    parsed.to_string(),
                    request.read_only(),
                    drivers,
                ));
            }
        }
        Err(err!(VIR_ERR_NO_CONNECT, "{uri}"))
    }
}

/// Two slashes make a server of what was meant as a path.
fn refuse_missing_slash(uri: &str, scheme: &str, server: &str) -> Result<()> {
    if ["qemu", "vbox", "vz"].contains(&scheme) && ["session", "system"].contains(&server) {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "invalid URI {uri} (maybe you want {scheme}:///{server})"
        );
    }
    Ok(())
}

fn accepts(driver: &dyn Driver, uri: &Uri) -> Result<bool> {
    let Some(scheme) = uri.scheme.as_deref() else {
        return Ok(false);
    };
    if !driver.uri_schemes().contains(&scheme) {
        return Ok(false);
    }
    if driver.embed_only() && uri.path.as_deref() != Some("/embed") {
        return Ok(false);
    }
    Ok(!(driver.local_only() && uri.server.as_deref().is_some_and(|s| !s.is_empty())))
}
