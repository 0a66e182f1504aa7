//! What the driver can do, call by call; each leads to the room that does it.
mod block;
mod checkpoint;
mod device;
mod guest;
mod host;
mod interface;
mod life;
mod list;
mod network;
mod node_device;
mod save;
mod snapshot;
mod storage;
mod tuning;

use crate::host::Host;
use api::Domain;
use std::sync::Arc;

/// A connection to a test host.
pub(crate) struct Connection {
    host: Arc<Host>,
}

impl Connection {
    pub(crate) fn new(host: Arc<Host>) -> Self {
        Self { host }
    }
}

/// A count as C has it.
fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A domain as the owner of handles that outlive the call.
fn owner(domain: &Domain) -> Arc<Domain> {
    let name = domain.name().as_str();
    Arc::new(Domain::new(
        domain.conn(),
        name,
        *domain.uuid(),
        domain.id(),
    ))
}

// What the driver has nothing of.
impl api::DomainJobDriver for Connection {}
impl api::LxcDriver for Connection {}
impl api::QemuMonitorDriver for Connection {}
