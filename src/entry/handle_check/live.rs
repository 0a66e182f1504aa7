//! The handles that C holds, by address, and those it has given back.
use super::caller;
use api::Object;
use parking_lot::Mutex;
use std::backtrace::Backtrace;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

/// How long the report waits for a thread that is about to change the tables.
const PATIENCE: Duration = Duration::from_secs(1);

/// A handle.
pub(super) struct Live {
    /// The C type: `virDomain`.
    pub(super) kind: String,
    /// How many references C has to give back.
    pub(super) references: usize,
    /// The function that gave it first.
    pub(super) maker: &'static str,
    /// The thread that called it, as the system numbers it.
    pub(super) thread: i32,
    caller: Backtrace,
    connection: Option<usize>,
}

/// A handle that was given back; its address may be another's soon.
struct Released {
    kind: String,
    by: &'static str,
    thread: i32,
}

#[derive(Default)]
struct Handles {
    live: BTreeMap<usize, Live>,
    released: BTreeMap<usize, Released>,
}

static HANDLES: Mutex<Handles> = Mutex::new(Handles {
    live: BTreeMap::new(),
    released: BTreeMap::new(),
});

impl Handles {
    /// Counts one more reference; false where the handle isn't known.
    fn count_another(&mut self, at: usize) -> bool {
        let known = self.live.get_mut(&at);
        known.map(|live| live.references += 1).is_some()
    }
}

fn address<T>(object: &Arc<T>) -> usize {
    Arc::as_ptr(object).addr()
}

/// C has got a reference from the function `maker`.
pub(super) fn add<T: Object>(object: &Arc<T>, maker: &'static str) {
    let at = address(object);
    if HANDLES.lock().count_another(at) {
        return;
    }
    let live = Live {
        kind: format!("vir{}", T::NAME),
        references: 1,
        maker,
        thread: util::sys::ids::thread(),
        caller: Backtrace::force_capture(), // takes time: without the lock
        connection: object.connection().map(address),
    };
    let mut handles = HANDLES.lock();
    if !handles.count_another(at) {
        handles.released.remove(&at);
        handles.live.insert(at, live);
    }
}

/// C may use an object that isn't its own, which lies where a handle was.
pub(super) fn lend<T: Object>(object: &Arc<T>) {
    HANDLES.lock().released.remove(&address(object));
}

/// C has given a reference back by the function `by`.
pub(super) fn remove<T: Object>(object: &Arc<T>, by: &'static str) {
    let at = address(object);
    let mut handles = HANDLES.lock();
    let Some(live) = handles.live.get_mut(&at) else {
        return;
    };
    live.references -= 1;
    if live.references > 0 {
        return;
    }
    let Some(gone) = handles.live.remove(&at) else {
        return;
    };
    let released = Released {
        kind: gone.kind.clone(),
        by,
        thread: util::sys::ids::thread(),
    };
    handles.released.insert(at, released);
    drop(handles);
    drop(gone); // frees the frames, outside of the lock
}

/// Whether what C passes was given back before; says so.
pub(crate) fn was_released(at: usize) -> bool {
    let words = {
        let handles = HANDLES.lock();
        handles.released.get(&at).map(|gone| {
            format!(
                "a {} that {} in thread {} has released",
                gone.kind, gone.by, gone.thread
            )
        })
    };
    if let Some(words) = &words {
        util::warn!("{} was given {words}", super::CALLED.get());
    }
    words.is_some()
}

/// What of a connection is live: "2 virDomain (virDomainLookupByName)"; none where C still holds
/// the connection itself, or nothing.
pub(super) fn of_connection(at: usize) -> Option<String> {
    let handles = HANDLES.lock();
    if handles.live.contains_key(&at) {
        return None;
    }
    let mut numbers: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let own = handles
        .live
        .values()
        .filter(|live| live.connection == Some(at));
    for live in own {
        *numbers.entry((&live.kind, live.maker)).or_default() += 1;
    }
    let mut words = String::new();
    for ((kind, maker), number) in numbers {
        let comma = if words.is_empty() { "" } else { ", " };
        // Writing to a string can't fail.
        let _ = write!(words, "{comma}{number} {kind} ({maker})");
    }
    (!words.is_empty()).then_some(words)
}

impl Live {
    /// The frames of who called, innermost first.
    pub(super) fn frames(&self) -> Vec<String> {
        caller::frames(&self.caller, self.maker)
    }
}

/// Looks at all live handles; none when another thread keeps the table.
pub(super) fn all<R>(look: impl FnOnce(Vec<&Live>) -> R) -> Option<R> {
    let handles = HANDLES.try_lock_for(PATIENCE)?;
    Some(look(handles.live.values().collect()))
}
