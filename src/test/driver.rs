//! Which URIs are the test driver's, and the host that each leads to.
use crate::ORIGIN;
use crate::auth;
use crate::connection::Connection;
use crate::document;
use crate::gate::Entrance;
use crate::host::Host;
use crate::options::Options;
use api::migrate::MigrationDriver;
use api::{Conn, Connect, Driver, Drivers, OpenRequest, Opened};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Weak};
use util::bail;
use util::error::Result;
use util::uri::Uri;

/// The test driver.
pub static DRIVER: Test = Test;

/// See [`DRIVER`].
pub struct Test;

/// The hosts of `test:///default`, one for each choice of options, as long as a connection leads there.
static DEFAULT: Mutex<BTreeMap<Options, Weak<Host>>> = Mutex::new(BTreeMap::new());

fn default_host(options: &Options) -> Result<Arc<Host>> {
    let mut shared = DEFAULT.lock();
    if let Some(host) = shared.get(options).and_then(Weak::upgrade) {
        return Ok(host);
    }
    shared.retain(|_, host| host.strong_count() > 0);
    let host = document::default_host(options)?;
    shared.insert(*options, Arc::downgrade(&host));
    Ok(host)
}

/// Guests of extended hosts can leave and come.
fn phases(connection: &Arc<Connection>) -> Option<Arc<dyn MigrationDriver>> {
    let phases = connection.clone();
    connection.is_extended().then_some(phases as _)
}

/// A connection of a host's own to another one.
///
/// # Errors
/// What opening says.
pub(crate) fn connect(text: &str) -> Result<Conn> {
    let uri = &Uri::parse(text)?;
    if uri.scheme.as_deref() != Some("test") {
        bail!(VIR_ERR_NO_CONNECT, "{text}");
    }
    let request = OpenRequest {
        uri,
        flags: 0,
        auth: None,
    };
    match DRIVER.open(&request)? {
        Opened::Yes(drivers) => Ok(Connect::new(&DRIVER, text.to_owned(), false, drivers)),
        Opened::Declined => bail!(VIR_ERR_NO_CONNECT, "{text}"),
    }
}

impl Driver for Test {
    fn name(&self) -> &'static str {
        "TEST"
    }

    fn uri_schemes(&self) -> &'static [&'static str] {
        &["test"]
    }

    fn open(&self, request: &OpenRequest) -> Result<Opened> {
        api::check_flags(
            request.flags,
            abi::VIR_CONNECT_RO,
            "testConnectOpen",
            ORIGIN,
        )?;
        let options = Options::parse(request.uri)?;
        let host = match request.uri.path.as_deref() {
            None | Some("" | "/") => {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "testOpen: supply a path or use test:///default"
                )
            }
            Some("/default") => default_host(&options)?,
            Some(path) => document::host_of_file(Path::new(path), &options)?,
        };
        auth::check(&host.users, request.auth)?;
        let connection = Arc::new(Connection::new(host.clone(), options.extended));
        Ok(Opened::Yes(Drivers {
            network: connection.clone(),
            storage: connection.clone(),
            interface: connection.clone(),
            node_device: connection.clone(),
            nwfilter: connection.clone(),
            secret: connection.clone(),
            migration: phases(&connection),
            gate: Entrance::of(&host),
            can_break: options.extended,
            ..Drivers::hypervisor(connection)
        }))
    }
}
