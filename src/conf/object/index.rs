//! `Index`: finds objects by UUID and by name, each at once, and lists them in the order in which
//! they came.
//!
//! It knows nothing of what the objects are; its owner tells it when one comes, goes or changes
//! its name.
use parking_lot::RwLock;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::Arc;
use util::uuid::Uuid;

/// How many objects a list looks at before it lets go of the lock for a moment.
pub(crate) const PAGE: usize = 256;

/// Objects of type `O`, each known by a UUID, by a name or by both.
///
/// Readers share the lock.  Nothing under it takes longer with more objects, but for the depth of a
/// tree; lists look at [`PAGE`] objects at a time, so one that comes or goes meanwhile may be in a
/// list or not, and every other is in it once.
pub struct Index<O> {
    inner: RwLock<Inner<O>>,
}

struct Inner<O> {
    by_uuid: HashMap<Uuid, Entry<O>>,
    by_name: HashMap<String, Entry<O>>,
    in_order: BTreeMap<u64, Arc<O>>,
    next_serial: u64,
}

struct Entry<O> {
    /// Its place in the order of coming.
    serial: u64,
    object: Arc<O>,
}

/// Who has the name or the UUID already.
#[derive(Debug)]
pub enum Taken<O> {
    /// By name.
    Name(Arc<O>),
    /// By UUID.
    Uuid,
}

impl<O> Default for Index<O> {
    fn default() -> Self {
        let inner = Inner {
            by_uuid: HashMap::new(),
            by_name: HashMap::new(),
            in_order: BTreeMap::new(),
            next_serial: 0,
        };
        Self {
            inner: RwLock::new(inner),
        }
    }
}

impl<O> Index<O> {
    /// Adds an object under what it is known by.
    ///
    /// # Errors
    /// Name or UUID are taken; nothing has changed then.
    pub fn insert(
        &self,
        object: &Arc<O>,
        uuid: Option<Uuid>,
        name: Option<&str>,
    ) -> Result<(), Taken<O>> {
        let mut inner = self.inner.write();
        if uuid.is_some_and(|uuid| inner.by_uuid.contains_key(&uuid)) {
            return Err(Taken::Uuid);
        }
        if let Some(other) = name.and_then(|name| inner.by_name.get(name)) {
            return Err(Taken::Name(other.object.clone()));
        }
        let serial = inner.next_serial;
        inner.next_serial += 1;
        let entry = || Entry {
            serial,
            object: object.clone(),
        };
        if let Some(uuid) = uuid {
            inner.by_uuid.insert(uuid, entry());
        }
        if let Some(name) = name {
            inner.by_name.insert(name.to_owned(), entry());
        }
        inner.in_order.insert(serial, object.clone());
        Ok(())
    }

    /// Removes an object, told by everything that it is known by.
    pub fn remove(&self, uuid: Option<&Uuid>, name: Option<&str>) {
        let mut inner = self.inner.write();
        let by_uuid = uuid.and_then(|uuid| inner.by_uuid.remove(uuid));
        let by_name = name.and_then(|name| inner.by_name.remove(name));
        if let Some(entry) = by_uuid.or(by_name) {
            inner.in_order.remove(&entry.serial);
        }
    }

    /// Gives an object another name; false, and nothing has changed, if it is taken.
    #[must_use]
    pub fn rename(&self, from: &str, to: &str) -> bool {
        let mut inner = self.inner.write();
        if inner.by_name.contains_key(to) {
            return false;
        }
        if let Some(entry) = inner.by_name.remove(from) {
            inner.by_name.insert(to.to_owned(), entry);
        }
        true
    }

    /// The object of a UUID.
    #[must_use]
    pub fn by_uuid(&self, uuid: &Uuid) -> Option<Arc<O>> {
        let inner = self.inner.read();
        inner.by_uuid.get(uuid).map(|entry| entry.object.clone())
    }

    /// The object of a name.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<Arc<O>> {
        let inner = self.inner.read();
        inner.by_name.get(name).map(|entry| entry.object.clone())
    }

    /// How many objects there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.read().in_order.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The objects for which `wanted` holds, oldest first; `wanted` is asked under the lock and
    /// must take no other.
    #[must_use]
    pub fn filter(&self, wanted: impl Fn(&O) -> bool) -> Vec<Arc<O>> {
        let mut found = Vec::new();
        let mut from = Bound::Unbounded;
        loop {
            let inner = self.inner.read();
            let mut last = None;
            let mut seen = 0;
            for (serial, object) in inner.in_order.range((from, Bound::Unbounded)).take(PAGE) {
                if wanted(object) {
                    found.push(object.clone());
                }
                last = Some(*serial);
                seen += 1;
            }
            drop(inner);
            match last {
                Some(last) if seen == PAGE => from = Bound::Excluded(last),
                _ => return found,
            }
        }
    }
}
