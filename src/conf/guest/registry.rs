//! `Registry`: finds guests by UUID, by name and by number, each at once.
//!
//! It knows nothing of what guests do; its owner tells it when one comes, goes, starts, stops or
//! changes its name.
use crate::object::{Index, PAGE, Taken};
use parking_lot::RwLock;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;
use util::uuid::Uuid;

/// The guests of a host, each of type `G`: an [`Index`], and the numbers of those that run.
pub struct Registry<G> {
    all: Index<G>,
    by_id: RwLock<BTreeMap<i32, Arc<G>>>,
}

/// A guest in a [`Registry`].
pub trait Registered {
    /// What it is known by, for ever.
    fn uuid(&self) -> Uuid;
}

impl<G> Default for Registry<G> {
    fn default() -> Self {
        Self {
            all: Index::default(),
            by_id: RwLock::default(),
        }
    }
}

impl<G: Registered> Registry<G> {
    /// Adds a guest, with its number if it runs.
    ///
    /// # Errors
    /// Name or UUID are taken; nothing has changed then.
    pub fn insert(&self, guest: &Arc<G>, name: &str, id: Option<i32>) -> Result<(), Taken<G>> {
        self.all.insert(guest, Some(guest.uuid()), Some(name))?;
        if let Some(id) = id {
            self.started(id, guest);
        }
        Ok(())
    }

    /// Removes a guest that doesn't run.
    pub fn remove(&self, uuid: &Uuid, name: &str) {
        self.all.remove(Some(uuid), Some(name));
    }

    /// Gives a guest another name; false, and nothing has changed, if it is taken.
    #[must_use]
    pub fn rename(&self, from: &str, to: &str) -> bool {
        self.all.rename(from, to)
    }

    /// A guest has begun to run.
    pub fn started(&self, id: i32, guest: &Arc<G>) {
        self.by_id.write().insert(id, guest.clone());
    }

    /// A guest has ceased to run.
    pub fn stopped(&self, id: i32) {
        self.by_id.write().remove(&id);
    }

    /// The guest of a UUID.
    #[must_use]
    pub fn by_uuid(&self, uuid: &Uuid) -> Option<Arc<G>> {
        self.all.by_uuid(uuid)
    }

    /// The guest of a name.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<Arc<G>> {
        self.all.by_name(name)
    }

    /// The running guest of a number.
    #[must_use]
    pub fn by_id(&self, id: i32) -> Option<Arc<G>> {
        self.by_id.read().get(&id).cloned()
    }

    /// How many guests run.
    #[must_use]
    pub fn count_active(&self) -> usize {
        self.by_id.read().len()
    }

    /// How many guests don't.
    #[must_use]
    pub fn count_inactive(&self) -> usize {
        self.all.len().saturating_sub(self.count_active())
    }

    /// The numbers of all guests that run, in ascending order.
    #[must_use]
    pub fn ids(&self) -> Vec<i32> {
        let mut ids = Vec::new();
        let mut from = Bound::Unbounded;
        loop {
            let by_id = self.by_id.read();
            let before = ids.len();
            let page = by_id.range((from, Bound::Unbounded)).take(PAGE);
            ids.extend(page.map(|(id, _)| *id));
            drop(by_id);
            match ids.last() {
                Some(last) if ids.len() - before == PAGE => from = Bound::Excluded(*last),
                _ => return ids,
            }
        }
    }

    /// The guests for which `wanted` holds, oldest first.
    #[must_use]
    pub fn filter(&self, wanted: impl Fn(&G) -> bool) -> Vec<Arc<G>> {
        self.all.filter(wanted)
    }
}
