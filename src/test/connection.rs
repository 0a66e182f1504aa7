//! What the driver can do, call by call; each leads to the room that does it.
mod block;
mod device;
mod guest;
mod host;
mod interface;
mod life;
mod list;
mod network;
mod node_device;
mod save;
mod storage;
mod tuning;

use crate::host::Host;
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

// What the driver has nothing of.
impl api::DomainJobDriver for Connection {}
impl api::SnapshotDriver for Connection {}
impl api::CheckpointDriver for Connection {}
impl api::LxcDriver for Connection {}
impl api::QemuMonitorDriver for Connection {}
