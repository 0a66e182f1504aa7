//! Which URIs are the test driver's, and the host that each leads to.
use crate::ORIGIN;
use crate::auth;
use crate::connection::Connection;
use crate::document;
use crate::host::Host;
use api::{Driver, Drivers, OpenRequest, Opened};
use parking_lot::Mutex;
use std::path::Path;
use std::sync::{Arc, Weak};
use util::bail;
use util::error::Result;

/// The test driver.
pub static DRIVER: Test = Test;

/// See [`DRIVER`].
pub struct Test;

/// The host of `test:///default`, as long as a connection leads to it.
static DEFAULT: Mutex<Weak<Host>> = Mutex::new(Weak::new());

fn default_host() -> Result<Arc<Host>> {
    let mut shared = DEFAULT.lock();
    if let Some(host) = shared.upgrade() {
        return Ok(host);
    }
    let host = Arc::new(document::default_host()?);
    *shared = Arc::downgrade(&host);
    Ok(host)
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
        let host = match request.uri.path.as_deref() {
            None | Some("" | "/") => {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "testOpen: supply a path or use test:///default"
                )
            }
            Some("/default") => default_host()?,
            Some(path) => Arc::new(document::host_of_file(Path::new(path))?),
        };
        auth::check(&host.users, request.auth)?;
        let connection = Arc::new(Connection::new(host));
        Ok(Opened::Yes(Drivers {
            network: connection.clone(),
            storage: connection.clone(),
            interface: connection.clone(),
            node_device: connection.clone(),
            ..Drivers::hypervisor(connection)
        }))
    }
}
