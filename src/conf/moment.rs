//! `Moments`: the snapshots or the checkpoints of one guest, and what was made upon what (C:
//! `virDomainMomentObjList`).
use std::collections::HashMap;
use std::sync::Arc;

use util::bail;
use util::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

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

    /// Takes out those made upon `name`, and upon those.  If one of them was the current one, `name`
    /// becomes that.
    pub fn remove_descendants(&mut self, name: &str) {
        for gone in self.in_scope(Scope::Descendants(name)) {
            self.remove(gone.name());
        }
    }

    /// Refuses a name that is taken.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED`.
    pub fn check_new(&self, name: &str) -> Result<()> {
        if self.by_name.contains_key(name) {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "domain moment {name} already exists"
            );
        }
        Ok(())
    }

    /// Refuses a moment whose parent isn't here or was itself, by detours or not, made upon it (C:
    /// `virDomainMomentCheckCycles`).
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG`.
    pub fn check_parent(&self, moment: &M) -> Result<()> {
        let name = moment.name();
        let Some(parent) = moment.parent() else {
            return Ok(());
        };
        if parent == name {
            bail!(
                VIR_ERR_INVALID_ARG,
                "cannot set moment {name} as its own parent"
            );
        }
        let Some(mut other) = self.find(parent) else {
            bail!(
                VIR_ERR_INVALID_ARG,
                "parent {parent} for moment {name} not found"
            );
        };
        while let Some(parent) = other.parent() {
            if parent == name {
                let other = other.name();
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "parent {other} would create cycle to {name}"
                );
            }
            let Some(next) = self.find(parent) else {
                break;
            };
            other = next;
        }
        Ok(())
    }

    /// Whether each moment leads by its parents to one that was made upon nothing.
    #[must_use]
    pub fn is_forest(&self) -> bool {
        self.in_scope(Scope::All).len() == self.len()
    }

    /// Those of a scope; what others were made upon comes first.
    #[must_use]
    pub fn in_scope(&self, scope: Scope<'_>) -> Vec<Arc<M>> {
        let (from, deep) = match scope {
            Scope::All => (None, true),
            Scope::Roots => (None, false),
            Scope::Children(of) => (Some(of), false),
            Scope::Descendants(of) => (Some(of), true),
        };
        let mut children: HashMap<Option<&str>, Vec<&Arc<M>>> = HashMap::new();
        for moment in self.order.iter().filter_map(|name| self.find(name)) {
            children.entry(moment.parent()).or_default().push(moment);
        }
        let mut chosen: Vec<&Arc<M>> = children.remove(&from).unwrap_or_default();
        let mut seen = 0;
        while let Some(moment) = chosen.get(seen).filter(|_| deep) {
            let next = children.remove(&Some(moment.name()));
            chosen.extend(next.unwrap_or_default());
            seen += 1;
        }
        chosen.into_iter().cloned().collect()
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

    fn tree(moments: &[(&'static str, Option<&str>)]) -> Moments<Named> {
        let mut all = Moments::default();
        for (name, parent) in moments {
            all.insert(Named(name, parent.map(str::to_owned)));
        }
        all
    }

    #[test]
    fn parents_come_first_whenever_they_were_made() {
        let moments = tree(&[("a", Some("b")), ("b", None), ("c", Some("a"))]);
        assert_eq!(names(&moments, Scope::All), ["b", "a", "c"]);
        assert_eq!(names(&moments, Scope::Descendants("b")), ["a", "c"]);
        assert!(moments.is_forest());
        assert!(!tree(&[("a", Some("b")), ("b", Some("a"))]).is_forest());
        assert!(!tree(&[("a", Some("gone"))]).is_forest());
    }

    #[test]
    fn a_parent_must_be_another_and_not_made_upon_the_moment() {
        let moments = tree(&[("a", None), ("b", Some("a")), ("c", Some("b"))]);
        let refusal = |name, parent: &str| {
            let outcome = moments.check_parent(&Named(name, Some(parent.to_owned())));
            outcome.err().map(|error| error.message.clone())
        };
        let text = |words: &str| Some(format!("invalid argument: {words}"));
        assert_eq!(
            refusal("a", "a"),
            text("cannot set moment a as its own parent")
        );
        assert_eq!(refusal("a", "z"), text("parent z for moment a not found"));
        assert_eq!(refusal("a", "c"), text("parent b would create cycle to a"));
        assert_eq!(refusal("c", "a"), None);
        assert!(moments.check_new("a").is_err() && moments.check_new("z").is_ok());
    }

    #[test]
    fn a_branch_goes_and_its_root_becomes_the_current_one() {
        let mut moments = tree(&[("a", None), ("b", Some("a")), ("c", Some("b"))]);
        moments.set_current(Some("c"));
        moments.remove_descendants("a");
        assert_eq!(names(&moments, Scope::All), ["a"]);
        assert_eq!(moments.current().map(|m| m.0), Some("a"));
    }

    #[test]
    fn children_move_up_when_their_parent_goes() {
        let mut moments = tree(&[("a", None), ("b", Some("a")), ("c", Some("b")), ("d", None)]);
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
