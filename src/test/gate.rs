//! What each call to a test host passes first: where its identifiers' random bytes come from, and what
//! is to go wrong with it.
use crate::fault::Faults;
use crate::host::Host;
use api::{Conn, Gate};
use std::any::Any;
use std::sync::Arc;
use util::error::Result;
use util::random::Seeded;

/// The gate of a host that has a seed or faults.
pub(crate) struct Entrance(Arc<Host>);

impl Entrance {
    /// The gate of a connection to this host, if it needs one.
    pub(crate) fn of(host: &Arc<Host>) -> Option<Arc<dyn Gate>> {
        let is_needed = host.seeded.is_some() || host.faults.is_some();
        is_needed.then(|| Arc::new(Self(host.clone())) as Arc<dyn Gate>)
    }
}

impl Gate for Entrance {
    fn enter(&self, conn: &Conn, function: &'static str) -> Result<Box<dyn Any>> {
        let host = &self.0;
        let enter = |faults: &Arc<Faults>| faults.enter(conn, &host.clock, function);
        let muted = host.faults.as_ref().map(enter).transpose()?;
        let seeded = host.seeded.as_ref().map(Seeded::scope);
        Ok(Box::new((muted, seeded)))
    }
}
