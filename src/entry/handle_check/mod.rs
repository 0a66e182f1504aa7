//! The handle checker: which handles C holds, where they were made, and how it uses the event loop.
//!
//! `LIBVIRT_HANDLE_CHECK=1` switches it on and has the report at exit on stderr, any other value is
//! the file it is added to.  Switched off it costs one load of an atomic per call and per handle.
//! The handles are in `live.rs`, the event loop in `turns.rs`, the report's text in `report.rs`.
mod caller;
mod live;
mod report;
mod turns;

use api::{Connect, Object};
use once_cell::sync::OnceCell;
use std::cell::Cell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Weak};

pub(super) use live::was_released;
pub(crate) use turns::{expect_loop, running};

const VARIABLE: &str = "LIBVIRT_HANDLE_CHECK";

/// Where the report goes.
enum Target {
    Stderr,
    File(PathBuf),
}

/// Set when the first call has looked at the environment; empty when it is off.
static TARGET: OnceCell<Option<(Target, u32)>> = OnceCell::new();

const UNKNOWN: u8 = 0;
const OFF: u8 = 1;
const ON: u8 = 2;
static SWITCH: AtomicU8 = AtomicU8::new(UNKNOWN);

/// Whether handles are watched.
pub(crate) fn is_on() -> bool {
    match SWITCH.load(Ordering::Relaxed) {
        UNKNOWN => look(),
        switch => switch == ON,
    }
}

/// Looks at the environment, but not in a program that runs with more rights than its caller has.
#[cold]
fn look() -> bool {
    let target = TARGET.get_or_init(|| {
        let value = std::env::var_os(VARIABLE).filter(|_| !util::sys::ids::is_privileged())?;
        let target = match value.to_str() {
            Some("" | "0") => return None,
            Some("1") => Target::Stderr,
            _ => Target::File(value.into()),
        };
        Some((target, std::process::id()))
    });
    let is_on = target.is_some();
    SWITCH.store(if is_on { ON } else { OFF }, Ordering::Relaxed);
    is_on
}

thread_local! {
    /// The function that C has called.
    static CALLED: Cell<&'static str> = const { Cell::new("") };
}

/// The time of a call; afterwards the thread is in the call around it again.
pub(crate) struct Scope(Option<&'static str>);

/// Begins a call of the function `name`.
pub(super) fn scope(name: &'static str) -> Scope {
    if !is_on() {
        return Scope(None);
    }
    turns::look_for_neglect(name);
    Scope(Some(CALLED.replace(name)))
}

impl Drop for Scope {
    fn drop(&mut self) {
        if let Some(around) = self.0 {
            CALLED.set(around);
        }
    }
}

/// C gets a reference to an object.
pub(super) fn made<T: Object>(object: &Arc<T>) {
    if is_on() {
        live::add(object, CALLED.get());
    }
}

/// C may use an object that stays the library's.
pub(super) fn lent<T: Object>(object: &Arc<T>) {
    if is_on() {
        live::lend(object);
    }
}

/// C gives a reference back.
pub(super) fn released<T: Object>(object: &Arc<T>) {
    if is_on() {
        live::remove(object, CALLED.get());
    }
}

/// C has closed a connection that others still hold: says so if those are handles C has forgotten.
pub(crate) fn closed(conn: &Weak<Connect>, uri: &str) {
    let address = conn.as_ptr().addr();
    if let Some(kept) = live::of_connection(address) {
        util::warn!("{uri} stays open after virConnectClose, by handles that are live: {kept}");
    }
}

/// Runs when the process ends or the library goes, after the application's own ends.
#[used]
// SAFETY: the section holds addresses of functions like this one, which the loader calls once.
#[unsafe(link_section = ".fini_array")]
static AT_EXIT: extern "C" fn() = at_exit;

extern "C" fn at_exit() {
    if SWITCH.load(Ordering::Relaxed) == ON
        && let Some(Some((target, process))) = TARGET.get()
        && *process == std::process::id()
    {
        report::write(target);
    }
}
