//! The event loop: descriptors and timers that the library wants watched, and who watches them.
//!
//! C counterparts: `virEventRegisterImpl`, `virEventAddHandle` and its sisters,
//! `virEventRunDefaultImpl`.  The application either brings a loop of its own ([`register`]) or
//! runs the default one ([`register_default`], then [`run_default`] again and again).
//!
//! A callback is a boxed closure.  C's "free function" is its drop: when a watch or timer is
//! removed the closure is dropped later, outside of any callback, so that locks held by the
//! remover don't matter.  No lock of the loop is held while a closure is called or dropped.
mod default;
mod sources;

use std::os::fd::RawFd;
use std::time::Duration;

use once_cell::sync::OnceCell;

use crate::error::Result;
use default::DefaultLoop;

/// Called with the watch, the descriptor and the events (`VIR_EVENT_HANDLE_*`) that came.
pub type HandleCallback = Box<dyn FnMut(i32, RawFd, i32) + Send>;
/// Called with the timer whose time has come.
pub type TimeoutCallback = Box<dyn FnMut(i32) + Send>;

/// An event loop: the six functions of `virEventRegisterImpl`, callable from any thread, from
/// within callbacks too.
pub trait EventImpl: Send + Sync {
    /// Watches a descriptor; gives the number of the watch, or None if it can't.
    fn add_handle(&self, fd: RawFd, events: i32, callback: HandleCallback) -> Option<i32>;
    /// Changes the events that a watch waits for; 0 pauses it.
    fn update_handle(&self, watch: i32, events: i32);
    /// Ends a watch; false if there is none of that number.
    fn remove_handle(&self, watch: i32) -> bool;
    /// Starts a timer that comes every `ms` milliseconds: 0 in every round, negative never.
    fn add_timeout(&self, ms: i32, callback: TimeoutCallback) -> Option<i32>;
    /// Changes a timer's interval, which begins anew.
    fn update_timeout(&self, timer: i32, ms: i32);
    /// Ends a timer; false if there is none of that number.
    fn remove_timeout(&self, timer: i32) -> bool;
}

static REGISTERED: OnceCell<Box<dyn EventImpl>> = OnceCell::new();
static DEFAULT: DefaultLoop = DefaultLoop::new();

/// Makes `implementation` the process's event loop.  The first registration stays: a later one is
/// dropped with a warning, and the answer is false.
pub fn register(implementation: Box<dyn EventImpl>) -> bool {
    let first = REGISTERED.set(implementation).is_ok();
    if !first {
        crate::warn!("Ignoring attempt to replace registered event loop");
    }
    first
}

/// Registers the default loop (`virEventRegisterDefaultImpl`).
pub fn register_default() -> bool {
    register(Box::new(&DEFAULT))
}

/// Whether there is an event loop.
#[must_use]
pub fn is_registered() -> bool {
    REGISTERED.get().is_some()
}

/// One round of the default loop (`virEventRunDefaultImpl`): waits until something is due, then
/// calls back.  A signal ends the wait.  Several threads may run it; they take turns.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` if poll(2) or eventfd(2) fails.
pub fn run_default() -> Result<()> {
    DEFAULT.run()
}

/// How long events have waited for a round of the default loop; none where nothing waits.
#[must_use]
pub fn overdue() -> Option<Duration> {
    DEFAULT.overdue()
}

/// `virEventAddHandle`: None where no loop is registered or it refuses.
#[must_use]
pub fn add_handle(fd: RawFd, events: i32, callback: HandleCallback) -> Option<i32> {
    REGISTERED.get()?.add_handle(fd, events, callback)
}

/// `virEventUpdateHandle`.
pub fn update_handle(watch: i32, events: i32) {
    if let Some(event_loop) = REGISTERED.get() {
        event_loop.update_handle(watch, events);
    }
}

/// `virEventRemoveHandle`.
pub fn remove_handle(watch: i32) -> bool {
    let event_loop = REGISTERED.get();
    event_loop.is_some_and(|event_loop| event_loop.remove_handle(watch))
}

/// `virEventAddTimeout`: None where no loop is registered or it refuses.
#[must_use]
pub fn add_timeout(ms: i32, callback: TimeoutCallback) -> Option<i32> {
    REGISTERED.get()?.add_timeout(ms, callback)
}

/// `virEventUpdateTimeout`.
pub fn update_timeout(timer: i32, ms: i32) {
    if let Some(event_loop) = REGISTERED.get() {
        event_loop.update_timeout(timer, ms);
    }
}

/// `virEventRemoveTimeout`.
pub fn remove_timeout(timer: i32) -> bool {
    let event_loop = REGISTERED.get();
    event_loop.is_some_and(|event_loop| event_loop.remove_timeout(timer))
}

#[cfg(test)]
mod tests;
