//! `Moments`: the snapshots or the checkpoints of one guest, and what was made upon what (C:
//! `virDomainMomentObjList`).
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A moment of a guest.
pub trait Moment {
    /// What it is called, unique among its sisters.
    fn name(&self) -> &str;
    /// Name of the one it was made upon.
    fn parent(&self) -> Option<&str>;
    /// The same made upon another.
    #[must_use]
    fn with_parent(&self, parent: Option<&str>) -> Self;
}

/// The moments of a guest, in the order of their making.
#[derive(Clone, Debug)]
pub struct Moments<M> {
    by_name: HashMap<String, Arc<M>>,
    order: Vec<String>,
    current: Option<String>,
}

impl<M> Default for Moments<M> {
    fn default() -> Self {
        Self {
            by_name: HashMap::new(),
            order: Vec::new(),
            current: None,
        }
    }
}

/// Which moments a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// All.
    All,
    /// Those made upon nothing.
    Roots,
    /// Those made directly upon this one.
    Children(&'a str),
    /// Those made upon this one, and upon those.
    Descendants(&'a str),
}

impl<M: Moment> Moments<M> {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The one of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Arc<M>> {
        self.by_name.get(name)
    }

    /// The one that the guest's present state was made upon.
    #[must_use]
    pub fn current(&self) -> Option<&Arc<M>> {
        self.find(self.current.as_deref()?)
    }

    /// Makes one the current one, or none.
    pub fn set_current(&mut self, name: Option<&str>) {
        self.current = name.map(str::to_owned);
    }

    /// Puts one in, in the place of its namesake.
    pub fn insert(&mut self, moment: M) -> Arc<M> {
        let (name, moment) = (moment.name().to_owned(), Arc::new(moment));
        if self.by_name.insert(name.clone(), moment.clone()).is_none() {
            self.order.push(name);
        }
        moment
    }

    /// Takes one out; those made upon it are now made upon its parent, and if it was the current
    /// one its parent becomes that.
    pub fn remove(&mut self, name: &str) {
        let Some(gone) = self.by_name.remove(name) else {
            return;
        };
        self.order.retain(|other| other != name);
        for child in self.in_scope(Scope::Children(name)) {
            let moved = child.with_parent(gone.parent());
            self.by_name
                .insert(child.name().to_owned(), Arc::new(moved));
        }
        if self.current.as_deref() == Some(name) {
            self.current = gone.parent().map(str::to_owned);
        }
    }

    /// Those of a scope; what others were made upon comes first.
    #[must_use]
    pub fn in_scope(&self, scope: Scope<'_>) -> Vec<Arc<M>> {
        let all = self.order.iter().filter_map(|name| self.by_name.get(name));
        let mut inside: HashSet<&str> = HashSet::new();
        let mut chosen = Vec::new();
        for moment in all {
            let parent = moment.parent();
            let is_in = match scope {
                Scope::All => true,
                Scope::Roots => parent.is_none(),
                Scope::Children(of) => parent == Some(of),
                Scope::Descendants(of) => {
                    parent.is_some_and(|parent| parent == of || inside.contains(parent))
                }
            };
            if is_in {
                inside.insert(moment.name());
                chosen.push(moment.clone());
            }
        }
        chosen
    }

    /// Whether none was made upon it.
    #[must_use]
    pub fn is_leaf(&self, name: &str) -> bool {
        !self
            .by_name
            .values()
            .any(|moment| moment.parent() == Some(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Named(&'static str, Option<String>);

    impl Moment for Named {
        fn name(&self) -> &str {
            self.0
        }
        fn parent(&self) -> Option<&str> {
            self.1.as_deref()
        }
        fn with_parent(&self, parent: Option<&str>) -> Self {
            Self(self.0, parent.map(str::to_owned))
        }
    }

    fn names(moments: &Moments<Named>, scope: Scope<'_>) -> Vec<&'static str> {
        moments.in_scope(scope).iter().map(|m| m.0).collect()
    }

    #[test]
    fn children_move_up_when_their_parent_goes() {
        let mut moments = Moments::default();
        for (name, parent) in [("a", None), ("b", Some("a")), ("c", Some("b")), ("d", None)] {
            moments.insert(Named(name, parent.map(str::to_owned)));
        }
        moments.set_current(Some("b"));
        assert_eq!(names(&moments, Scope::Roots), ["a", "d"]);
        assert_eq!(names(&moments, Scope::Descendants("a")), ["b", "c"]);
        assert!(moments.is_leaf("c") && !moments.is_leaf("b"));
        moments.remove("b");
        assert_eq!(names(&moments, Scope::Children("a")), ["c"]);
        assert_eq!(moments.current().map(|m| m.0), Some("a"));
        assert_eq!(moments.len(), 3);
    }
}
