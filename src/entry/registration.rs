//! Which event callbacks a connection has: a function is registered once for the same thing.
use super::callback::AnyCallback;
use super::handle_check;
use parking_lot::Mutex;
use std::ffi::c_int;
use util::err;
use util::error::Result;

/// Whose events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Domain,
    Network,
    StoragePool,
    NodeDevice,
    Secret,
}

/// What a callback is registered for.
#[derive(Debug)]
pub(crate) struct Wish {
    pub(crate) family: Family,
    /// The family's number of the event.
    pub(crate) event: c_int,
    /// What identifies the one object that counts; none for all.
    pub(crate) object: Option<String>,
    /// The C function.
    pub(crate) function: AnyCallback,
    /// Whether the caller knows the callback by its id, not by its function alone.
    pub(crate) numbered: bool,
}

/// A function's address, as which it is compared.
pub(crate) fn address(function: AnyCallback) -> usize {
    function.map_or(0, |function| function as usize)
}

impl PartialEq for Wish {
    fn eq(&self, other: &Self) -> bool {
        let key = |wish: &Self| {
            (
                wish.family,
                wish.event,
                address(wish.function),
                wish.numbered,
            )
        };
        key(self) == key(other) && self.object == other.object
    }
}

/// A connection's event callbacks and their ids; below 0 while the registration is under way.
#[derive(Default)]
pub(crate) struct Registrations(Mutex<Vec<(Wish, c_int)>>);

impl Registrations {
    /// Calls `register`, which gives the id, unless the same wish has been granted before.
    ///
    /// # Errors
    /// VIR_ERR_INVALID_ARG for a wish that is there already; those of `register`.
    pub(crate) fn add(
        &self,
        wish: Wish,
        register: impl FnOnce() -> Result<c_int>,
    ) -> Result<c_int> {
        handle_check::expect_loop();
        let claim = {
            let mut known = self.0.lock();
            if known.iter().any(|(other, _)| *other == wish) {
                return Err(
                    err!(VIR_FROM_NONE: VIR_ERR_INVALID_ARG, "event callback already tracked"),
                );
            }
            let claim = known.iter().map(|(_, id)| *id).fold(0, c_int::min) - 1;
            known.push((wish, claim));
            claim
        };
        let registered = register(); // drivers run free of the lock
        let mut known = self.0.lock();
        let at = known.iter().position(|(_, id)| *id == claim);
        match (&registered, at) {
            (Ok(id), Some(at)) => known[at].1 = *id,
            (Err(_), Some(at)) => drop(known.remove(at)),
            (_, None) => {}
        }
        registered
    }

    /// The id of a domain callback that is known by its function alone.
    pub(crate) fn id_of(&self, function: AnyCallback) -> Option<c_int> {
        let known = self.0.lock();
        let mut unnumbered = known.iter().filter(|(wish, _)| !wish.numbered);
        let found =
            unnumbered.find(|(wish, id)| address(wish.function) == address(function) && *id >= 0);
        found.map(|(_, id)| *id)
    }

    /// Forgets a callback whose registration has ended.  Where a driver numbers all its callbacks
    /// in one row the call may have come by another family's function.
    pub(crate) fn forget(&self, family: Family, id: c_int) {
        let mut known = self.0.lock();
        let own = known
            .iter()
            .position(|(wish, known)| *known == id && wish.family == family);
        let any = || known.iter().position(|(_, known)| *known == id);
        if let Some(at) = own.or_else(any) {
            known.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    unsafe extern "C" fn callback() {}

    fn wish(event: c_int, numbered: bool) -> Wish {
        Wish {
            family: Family::Domain,
            event,
            object: None,
            function: Some(callback),
            numbered,
        }
    }

    #[test]
    fn the_same_wish_is_refused_until_it_is_forgotten() {
        let all = Registrations::default();
        assert_eq!(all.add(wish(0, true), || Ok(7)).unwrap(), 7);
        let error = all.add(wish(0, true), || Ok(8)).unwrap_err();
        assert_eq!(
            error.message,
            "invalid argument: event callback already tracked"
        );
        assert_eq!(all.add(wish(1, true), || Ok(8)).unwrap(), 8);
        all.forget(Family::Domain, 7);
        assert_eq!(all.add(wish(0, true), || Ok(9)).unwrap(), 9);
    }

    #[test]
    fn functions_are_found_only_where_they_are_the_name() {
        let all = Registrations::default();
        assert_eq!(all.add(wish(0, true), || Ok(1)).unwrap(), 1);
        assert_eq!(all.id_of(Some(callback)), None);
        assert_eq!(all.add(wish(0, false), || Ok(2)).unwrap(), 2);
        assert_eq!(all.id_of(Some(callback)), Some(2));
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let all = Registrations::default();
        let fail = || Err(err!(VIR_FROM_NONE: VIR_ERR_NO_SUPPORT, "x"));
        assert!(all.add(wish(0, true), fail).is_err());
        assert_eq!(all.add(wish(0, true), || Ok(3)).unwrap(), 3);
    }
}
