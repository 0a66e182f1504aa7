//! `Flow`: a migration under way, and how both ends find it.
use crate::ORIGIN;
use crate::host::Host;
use crate::job::DomainJob;
use api::migrate::Cookie;
use conf::DomainDef;
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};
use util::bail;
use util::error::Result;

/// What the two ends share.
pub(super) struct Flow {
    pub(super) number: u64,
    /// The host that the guest leaves.
    pub(super) source: Weak<Host>,
    /// The guest's number there; none for a guest that doesn't run.
    pub(super) id: Option<i32>,
    /// Its name at the destination.
    pub(super) name: String,
    /// What it will be there once it has stopped.
    pub(super) stored: Arc<DomainDef>,
    pub(super) job: Arc<DomainJob>,
    /// Whether the guest's CPUs ran when the migration began.
    pub(super) was_running: bool,
    /// How far the guest's clock is ahead of its host's, once it has stopped there: seconds, nanoseconds.
    pub(super) clock: Mutex<Option<(i64, u32)>>,
}

/// All migrations of this process.
static FLOWS: Mutex<Flows> = Mutex::new(Flows {
    last: 0,
    running: BTreeMap::new(),
});

struct Flows {
    last: u64,
    running: BTreeMap<u64, Arc<Flow>>,
}

/// A number for a new migration.
pub(super) fn take_number() -> u64 {
    let mut flows = FLOWS.lock();
    flows.last += 1;
    flows.last
}

impl Flow {
    /// Notes the migration; gives what it is known by.
    pub(super) fn begin(self) -> Cookie {
        let number = self.number;
        FLOWS.lock().running.insert(number, Arc::new(self));
        number.to_string().into_bytes()
    }

    /// The migration that a cookie means.
    pub(super) fn find(cookie: &Cookie) -> Result<Arc<Self>> {
        let text = std::str::from_utf8(cookie).unwrap_or_default();
        let number = text.parse().unwrap_or(0);
        let flow = FLOWS.lock().running.get(&number).cloned();
        match flow {
            Some(flow) => Ok(flow),
            None => bail!(VIR_ERR_INTERNAL_ERROR, "no migration '{text}' is under way"),
        }
    }

    /// The migration is over.
    pub(super) fn end(&self) {
        FLOWS.lock().running.remove(&self.number);
    }
}
