//! What the tests of this folder share, and those of answers that fill a caller's arrays.
mod answers;

use api::{Conn, Connect, Driver, Drivers, HypervisorDriver, OpenRequest, Opened};
use std::sync::Arc;
use util::error::Result;

/// A driver that can do nothing.
struct Idle;

impl Driver for Idle {
    fn name(&self) -> &'static str {
        "Idle"
    }

    fn uri_schemes(&self) -> &'static [&'static str] {
        &[]
    }

    fn open(&self, _request: &OpenRequest) -> Result<Opened> {
        Ok(Opened::Declined)
    }
}

impl HypervisorDriver for Idle {}

/// A connection served by `driver`.
fn connection_to(driver: impl HypervisorDriver + 'static) -> Conn {
    let drivers = Drivers::hypervisor(Arc::new(driver));
    Connect::new(&Idle, "idle:///".to_owned(), false, drivers)
}

/// A connection whose driver can do nothing.
pub(super) fn connection() -> Conn {
    connection_to(Idle)
}
