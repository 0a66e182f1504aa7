//! What the driver can do, call by call; each leads to the room that does it.
mod block;
mod checkpoint;
mod device;
mod guest;
mod host;
mod interface;
mod job;
mod life;
mod list;
mod migration;
mod network;
mod node_device;
mod nwfilter;
mod save;
mod secret;
mod snapshot;
mod storage;
mod tuning;

use crate::host::Host;
use std::sync::Arc;
use util::error::Result;

/// A connection to a test host.
pub(crate) struct Connection {
    host: Arc<Host>,
    /// Whether calls work that libvirt's test driver lacks.
    is_extended: bool,
}

impl Connection {
    pub(crate) fn new(host: Arc<Host>, is_extended: bool) -> Self {
        Self { host, is_extended }
    }

    /// Whether calls work that libvirt's test driver lacks.
    pub(crate) fn is_extended(&self) -> bool {
        self.is_extended
    }

    /// The host, for a call that libvirt's test driver lacks; the first thing that such a method asks
    /// for.  `make matrix` knows those calls by it.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SUPPORT` unless the URI says `extended=1`.
    fn extended(&self, function: &'static str) -> Result<&Arc<Host>> {
        if !self.is_extended {
            return Err(api::not_supported(function));
        }
        Ok(&self.host)
    }
}

/// A count as C has it.
fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

// What the driver has nothing of.
impl api::LxcDriver for Connection {}
impl api::QemuMonitorDriver for Connection {}
