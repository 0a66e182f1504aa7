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

impl api::CheckpointDriver for Idle {}
impl api::DomainBlockDriver for Idle {}
impl api::DomainDeviceDriver for Idle {}
impl api::DomainGuestDriver for Idle {}
impl api::DomainJobDriver for Idle {}
impl api::DomainLifeDriver for Idle {}
impl api::DomainListDriver for Idle {}
impl api::DomainSaveDriver for Idle {}
impl api::DomainTuningDriver for Idle {}
impl api::HostDriver for Idle {}
impl api::LxcDriver for Idle {}
impl api::QemuMonitorDriver for Idle {}
impl api::SnapshotDriver for Idle {}

/// A connection served by `driver`.
fn connection_to(driver: impl HypervisorDriver + 'static) -> Conn {
    let drivers = Drivers::hypervisor(Arc::new(driver));
    Connect::new(&Idle, "idle:///".to_owned(), false, drivers)
}

/// A connection whose driver can do nothing.
pub(super) fn connection() -> Conn {
    connection_to(Idle)
}
