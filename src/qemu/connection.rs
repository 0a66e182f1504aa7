//! The table of what this driver can do: public functions and who does their work.
mod block;
mod device;
mod guest;
mod host;
mod job;
mod life;
mod list;
mod monitor;
mod save;
mod tuning;

use crate::host::Host;
use std::sync::Arc;

/// A connection to a host.
pub(crate) struct Connection {
    host: Arc<Host>,
    /// Its name among the host's connections.
    id: u64,
}

impl Connection {
    pub(crate) fn new(host: Arc<Host>) -> Self {
        let id = host.take_connection();
        Self { host, id }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.host.connection_closed(self.id);
    }
}

// What the driver has nothing of.
impl api::SnapshotDriver for Connection {}
impl api::CheckpointDriver for Connection {}
impl api::LxcDriver for Connection {}
