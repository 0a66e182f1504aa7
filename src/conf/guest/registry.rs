//! `Registry`: finds guests by UUID, by name and by number, each at once.
//!
//! It knows nothing of what guests do; its owner tells it when one comes, goes, starts, stops or
//! changes its name.

use parking_lot::RwLock;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::Arc;
use util::uuid::Uuid;

/// How many guests a list looks at before it lets go of the lock for a moment.
const PAGE: usize = 256;

/// The guests of a host, each of type `G`.
///
/// Readers share the lock.  Nothing under it takes longer with more guests, but for the depth of a
/// tree; lists look at [`PAGE`] guests at a time, so a guest that comes or goes meanwhile may be in
/// a list or not, and every other guest is in it once.
pub struct Registry<G> {
    indexes: RwLock<Indexes<G>>,
}

/// A guest in a [`Registry`].
pub trait Registered {
    /// What it is known by, for ever.
    fn uuid(&self) -> Uuid;
}

struct Indexes<G> {
    by_uuid: HashMap<Uuid, Entry<G>>,
    by_name: HashMap<String, Arc<G>>,
    by_id: BTreeMap<i32, Arc<G>>,
    in_order: BTreeMap<u64, Arc<G>>,
    next_serial: u64,
}

struct Entry<G> {
    /// Its place in the order of coming.
    serial: u64,
    guest: Arc<G>,
}

/// Who has the name or the UUID already.
#[derive(Debug)]
pub enum Taken<G> {
    /// By name.
    Name(Arc<G>),
    /// By UUID.
    Uuid,
}

impl<G> Default for Registry<G> {
    fn default() -> Self {
        let indexes = Indexes {
            by_uuid: HashMap::new(),
            by_name: HashMap::new(),
            by_id: BTreeMap::new(),
            in_order: BTreeMap::new(),
            next_serial: 0,
        };
        Self {
            indexes: RwLock::new(indexes),
        }
    }
}

impl<G: Registered> Registry<G> {
    /// Adds a guest, with its number if it runs.
    ///
    /// # Errors
    /// Name or UUID are taken; nothing has changed then.
    pub fn insert(&self, guest: &Arc<G>, name: &str, id: Option<i32>) -> Result<(), Taken<G>> {
        let mut indexes = self.indexes.write();
        if indexes.by_uuid.contains_key(&guest.uuid()) {
            return Err(Taken::Uuid);
        }
        if let Some(other) = indexes.by_name.get(name) {
            return Err(Taken::Name(other.clone()));
        }
        let serial = indexes.next_serial;
        indexes.next_serial += 1;
        indexes.by_uuid.insert(
            guest.uuid(),
            Entry {
                serial,
                guest: guest.clone(),
            },
        );
        indexes.by_name.insert(name.to_owned(), guest.clone());
        indexes.in_order.insert(serial, guest.clone());
        if let Some(id) = id {
            indexes.by_id.insert(id, guest.clone());
        }
        Ok(())
    }

    /// Removes a guest that doesn't run.
    pub fn remove(&self, uuid: &Uuid, name: &str) {
        let mut indexes = self.indexes.write();
        if let Some(entry) = indexes.by_uuid.remove(uuid) {
            indexes.in_order.remove(&entry.serial);
            indexes.by_name.remove(name);
        }
    }

    /// Gives a guest another name; false, and nothing has changed, if it is taken.
    #[must_use]
    pub fn rename(&self, from: &str, to: &str) -> bool {
        let mut indexes = self.indexes.write();
        if indexes.by_name.contains_key(to) {
            return false;
        }
        if let Some(guest) = indexes.by_name.remove(from) {
            indexes.by_name.insert(to.to_owned(), guest);
        }
        true
    }

    /// A guest has begun to run.
    pub fn started(&self, id: i32, guest: &Arc<G>) {
        self.indexes.write().by_id.insert(id, guest.clone());
    }

    /// A guest has ceased to run.
    pub fn stopped(&self, id: i32) {
        self.indexes.write().by_id.remove(&id);
    }

    /// The guest of a UUID.
    #[must_use]
    pub fn by_uuid(&self, uuid: &Uuid) -> Option<Arc<G>> {
        self.indexes
            .read()
            .by_uuid
            .get(uuid)
            .map(|entry| entry.guest.clone())
    }

    /// The guest of a name.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<Arc<G>> {
        self.indexes.read().by_name.get(name).cloned()
    }

    /// The running guest of a number.
    #[must_use]
    pub fn by_id(&self, id: i32) -> Option<Arc<G>> {
        self.indexes.read().by_id.get(&id).cloned()
    }

    /// How many guests run.
    #[must_use]
    pub fn count_active(&self) -> usize {
        self.indexes.read().by_id.len()
    }

    /// How many guests don't.
    #[must_use]
    pub fn count_inactive(&self) -> usize {
        let indexes = self.indexes.read();
        indexes.by_uuid.len() - indexes.by_id.len()
    }

    /// The numbers of all guests that run, in ascending order.
    #[must_use]
    pub fn ids(&self) -> Vec<i32> {
        let mut ids = Vec::new();
        let mut from = Bound::Unbounded;
        loop {
            let indexes = self.indexes.read();
            let before = ids.len();
            ids.extend(
                indexes
                    .by_id
                    .range((from, Bound::Unbounded))
                    .take(PAGE)
                    .map(|(id, _)| *id),
            );
            drop(indexes);
            match ids.last() {
                Some(last) if ids.len() - before == PAGE => from = Bound::Excluded(*last),
                _ => return ids,
            }
        }
    }

    /// The guests for which `wanted` holds, oldest first.
    #[must_use]
    pub fn filter(&self, wanted: impl Fn(&G) -> bool) -> Vec<Arc<G>> {
        let mut found = Vec::new();
        let mut from = Bound::Unbounded;
        loop {
            let indexes = self.indexes.read();
            let mut last = None;
            let mut seen = 0;
            for (serial, guest) in indexes.in_order.range((from, Bound::Unbounded)).take(PAGE) {
                if wanted(guest) {
                    found.push(guest.clone());
                }
                last = Some(*serial);
                seen += 1;
            }
            drop(indexes);
            match last {
                Some(last) if seen == PAGE => from = Bound::Excluded(last),
                _ => return found,
            }
        }
    }
}
