//! What each call to a test host passes first: where its identifiers' random bytes come from.
use api::Gate;
use std::any::Any;
use std::sync::Arc;
use util::error::Result;
use util::random::Seeded;

/// The gate of a host that has a seed.
pub(crate) struct Entrance {
    pub(crate) seeded: Arc<Seeded>,
}

impl Gate for Entrance {
    fn enter(&self, _function: &'static str) -> Result<Box<dyn Any>> {
        Ok(Box::new(self.seeded.scope()))
    }
}
