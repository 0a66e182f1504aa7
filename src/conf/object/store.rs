//! `Objects`: the networks, pools, filters, secrets, interfaces or devices of a host, each a
//! definition with a state.
//!
//! Nothing here tells of changes or stores them; that is the drivers'.
use super::index::{Index, Taken};
use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::sync::Arc;
use util::uuid::Uuid;

/// What defines an object of an [`Objects`].
pub trait Definition {
    /// Its UUID, for kinds that have one.
    fn uuid(&self) -> Option<Uuid>;

    /// Its name, for kinds that have one; no two objects share it.
    fn name(&self) -> Option<&str>;
}

/// How an object stands; `X` is what its driver knows besides.
#[derive(Debug)]
pub struct State<D, X = ()> {
    /// The definition in use.
    pub def: Arc<D>,
    /// The stored definition, where it differs from that in use (C: `newDef`).
    pub next: Option<Arc<D>>,
    /// Whether it is started.
    pub active: bool,
    /// Whether it is there when it isn't started.
    pub persistent: bool,
    /// Whether it is to be started with the host.
    pub autostart: bool,
    /// What the driver knows of it.
    pub extra: X,
    removed: bool,
}

impl<D, X: Default> State<D, X> {
    fn new(def: Arc<D>) -> Self {
        Self {
            def,
            next: None,
            active: false,
            persistent: false,
            autostart: false,
            extra: X::default(),
            removed: false,
        }
    }
}

impl<D, X> State<D, X> {
    /// The stored definition.
    #[must_use]
    pub fn config(&self) -> &Arc<D> {
        self.next.as_ref().unwrap_or(&self.def)
    }

    /// It stops; the stored definition takes the place of the one that was in use.
    pub fn stop(&mut self) {
        self.active = false;
        if let Some(next) = self.next.take() {
            self.def = next;
        }
    }

    fn place(&mut self, def: &Arc<D>, live: bool) {
        if live {
            let old = std::mem::replace(&mut self.def, def.clone());
            if self.persistent && self.next.is_none() {
                self.next = Some(old);
            }
        } else if self.active {
            self.next = Some(def.clone());
        } else {
            self.def = def.clone();
            self.next = None;
        }
    }
}

/// An object of an [`Objects`], from its making until it is forgotten.
///
/// Its lock is held for moments only and while nothing outside of the driver runs.  The index's
/// lock may be taken under it, never the other way round.
#[derive(Debug)]
pub struct Object<D, X = ()> {
    uuid: Option<Uuid>,
    name: Option<Box<str>>,
    state: RwLock<State<D, X>>,
}

impl<D, X> Object<D, X> {
    /// Its UUID; nil for kinds that have none.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.uuid.unwrap_or_default()
    }

    /// Its name; empty for one without.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    /// Its state; that of its end if it has been forgotten.
    pub fn state(&self) -> RwLockReadGuard<'_, State<D, X>> {
        self.state.read()
    }

    /// Its state, to change it; `None` if it has been forgotten.
    pub fn change(&self) -> Option<RwLockWriteGuard<'_, State<D, X>>> {
        let state = self.state.write();
        (!state.removed).then_some(state)
    }
}

/// How a definition comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is to be stored.
    Stored,
    /// It is to be used at once, if the object isn't in use yet.
    Live,
}

/// Why a definition can't come.
#[derive(Debug, PartialEq, Eq)]
pub enum Clash {
    /// The object of its UUID has this other name.
    OtherName(String),
    /// The object of its name has this other UUID.
    OtherUuid(Uuid),
    /// The object of this name is in use already.
    Active(String),
}

/// The objects of one kind.
pub struct Objects<D, X = ()> {
    index: Index<Object<D, X>>,
}

impl<D, X> Default for Objects<D, X> {
    fn default() -> Self {
        Self {
            index: Index::default(),
        }
    }
}

impl<D: Definition, X: Default> Objects<D, X> {
    /// Takes a definition in (C: `virNetworkObjListAssignDef` and its sisters): a known object gets
    /// it, or a new one is made, which is neither active nor persistent.  `then` runs with the
    /// object's lock held.
    ///
    /// # Errors
    /// See [`Clash`]; nothing has changed then.
    pub fn assign<T>(
        &self,
        def: &Arc<D>,
        place: Place,
        then: impl FnOnce(&Object<D, X>, &mut State<D, X>) -> T,
    ) -> Result<T, Clash> {
        loop {
            if let Some(object) = self.known(def)? {
                let Some(mut state) = object.change() else {
                    continue; // it has been forgotten meanwhile
                };
                if place == Place::Live && state.active {
                    return Err(Clash::Active(object.name().to_owned()));
                }
                state.place(def, place == Place::Live);
                return Ok(then(&object, &mut state));
            }
            let object = Arc::new(Object {
                uuid: def.uuid(),
                name: def.name().map(Into::into),
                state: RwLock::new(State::new(def.clone())),
            });
            let mut state = object.state.write(); // nobody sees it before `then` has run
            match self.index.insert(&object, def.uuid(), def.name()) {
                Ok(()) => return Ok(then(&object, &mut state)),
                Err(Taken::Uuid | Taken::Name(_)) => {} // somebody else was faster
            }
        }
    }

    /// The object that a definition means.
    fn known(&self, def: &D) -> Result<Option<Arc<Object<D, X>>>, Clash> {
        if let Some(object) = def.uuid().and_then(|uuid| self.index.by_uuid(&uuid)) {
            return match object.name.as_deref() == def.name() {
                true => Ok(Some(object)),
                false => Err(Clash::OtherName(object.name().to_owned())),
            };
        }
        match def.name().and_then(|name| self.index.by_name(name)) {
            Some(other) if other.uuid.is_some() => Err(Clash::OtherUuid(other.uuid())),
            other => Ok(other),
        }
    }
}

impl<D, X> Objects<D, X> {
    /// The object of a UUID.
    #[must_use]
    pub fn by_uuid(&self, uuid: &Uuid) -> Option<Arc<Object<D, X>>> {
        self.index.by_uuid(uuid)
    }

    /// The object of a name.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<Arc<Object<D, X>>> {
        self.index.by_name(name)
    }

    /// Forgets an object; `state` is its own, whose lock the caller holds.
    pub fn forget(&self, object: &Object<D, X>, state: &mut State<D, X>) {
        state.removed = true;
        self.index
            .remove(object.uuid.as_ref(), object.name.as_deref());
    }

    /// The objects for which `wanted` holds, oldest first.
    #[must_use]
    pub fn list(&self, wanted: impl Fn(&State<D, X>) -> bool) -> Vec<Arc<Object<D, X>>> {
        let mut all = self.index.filter(|_| true);
        all.retain(|object| {
            let state = object.state();
            !state.removed && wanted(&state)
        });
        all
    }

    /// The names of the objects for which `wanted` holds, oldest first.
    #[must_use]
    pub fn names(&self, wanted: impl Fn(&State<D, X>) -> bool) -> Vec<String> {
        let found = self.list(wanted);
        found
            .iter()
            .map(|object| object.name().to_owned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Def(Uuid, &'static str, u32);

    impl Definition for Def {
        fn uuid(&self) -> Option<Uuid> {
            Some(self.0)
        }
        fn name(&self) -> Option<&str> {
            Some(self.1)
        }
    }

    fn uuid(last: u8) -> Uuid {
        Uuid::parse(&format!("00000000-0000-0000-0000-0000000000{last:02x}")).unwrap()
    }

    fn store(objects: &Objects<Def>, last: u8, name: &'static str, n: u32) -> Result<(), Clash> {
        let def = Arc::new(Def(uuid(last), name, n));
        objects.assign(&def, Place::Stored, |_, state| state.persistent = true)
    }

    #[test]
    fn names_and_uuids_belong_together() {
        let objects = Objects::<Def>::default();
        assert_eq!(store(&objects, 1, "a", 0), Ok(()));
        assert_eq!(store(&objects, 1, "a", 1), Ok(()));
        assert_eq!(
            store(&objects, 1, "b", 2),
            Err(Clash::OtherName("a".to_owned()))
        );
        assert_eq!(store(&objects, 2, "a", 3), Err(Clash::OtherUuid(uuid(1))));
        assert_eq!(objects.names(|_| true), ["a"]);
        assert_eq!(objects.by_name("a").unwrap().state().def.2, 1);
    }

    #[test]
    fn a_definition_in_use_stays_until_the_stop() {
        let objects = Objects::<Def>::default();
        store(&objects, 1, "a", 0).unwrap();
        let a = objects.by_uuid(&uuid(1)).unwrap();
        a.change().unwrap().active = true;
        store(&objects, 1, "a", 1).unwrap();
        let live = Arc::new(Def(uuid(1), "a", 2));
        let refused = objects.assign(&live, Place::Live, |_, _| ());
        assert_eq!(refused, Err(Clash::Active("a".to_owned())));
        assert_eq!((a.state().def.2, a.state().config().2), (0, 1));
        a.change().unwrap().stop();
        assert_eq!((a.state().def.2, a.state().config().2), (1, 1));
    }

    #[test]
    fn a_live_definition_gives_way_to_the_stored_one() {
        let objects = Objects::<Def>::default();
        store(&objects, 1, "a", 0).unwrap();
        let live = Arc::new(Def(uuid(1), "a", 1));
        let started = objects.assign(&live, Place::Live, |_, state| state.active = true);
        assert_eq!(started, Ok(()));
        let a = objects.by_name("a").unwrap();
        assert_eq!((a.state().def.2, a.state().config().2), (1, 0));
        a.change().unwrap().stop();
        assert_eq!(a.state().def.2, 0);
    }

    #[test]
    fn what_is_forgotten_is_neither_found_nor_changed() {
        let objects = Objects::<Def>::default();
        store(&objects, 1, "a", 0).unwrap();
        let a = objects.by_name("a").unwrap();
        objects.forget(&a, &mut a.change().unwrap());
        assert!(a.change().is_none() && objects.by_name("a").is_none());
        assert!(objects.list(|_| true).is_empty());
        assert_eq!(store(&objects, 2, "a", 0), Ok(()));
    }
}
