//! Which URIs are the test driver's.
use api::{Driver, Drivers, HypervisorDriver, OpenRequest, Opened};
use std::sync::Arc;
use util::bail;
use util::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_TEST;

/// The test driver.
pub static DRIVER: Test = Test;

/// See [`DRIVER`].
pub struct Test;

impl Driver for Test {
    fn name(&self) -> &'static str {
        "Test"
    }

    fn uri_schemes(&self) -> &'static [&'static str] {
        &["test"]
    }

    fn open(&self, request: &OpenRequest) -> Result<Opened> {
        match request.uri.path.as_deref() {
            None | Some("" | "/") => {
                bail!(VIR_ERR_INVALID_ARG, "testOpen: supply a path or use test:///default")
            }
            Some(_) => Ok(Opened::Yes(Drivers::hypervisor(Arc::new(Connection)))),
        }
    }
}

struct Connection;

impl HypervisorDriver for Connection {}
