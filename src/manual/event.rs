//! `virEvent*`: the event loop, the application's own or the default one.
//!
//! The library's own watches and timers go by `util::event_loop`.  What an application adds to its
//! own loop goes straight there, as libvirt does it; only the default loop wraps it in closures.
use crate::entry::{Call, UserData, handle_check};
use abi::*;
use once_cell::sync::OnceCell;
use parking_lot::Mutex;
use std::ffi::{c_int, c_void};
use std::os::fd::RawFd;
use std::sync::{Arc, Once};
use util::error::ErrorDomain;
use util::event_loop::{self, EventImpl, HandleCallback, TimeoutCallback};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_EVENT;

/// An application's loop: the six functions of `virEventRegisterImpl`, any of which may be missing.
#[derive(Clone, Copy)]
struct Foreign {
    add_handle: virEventAddHandleFunc,
    update_handle: virEventUpdateHandleFunc,
    remove_handle: virEventRemoveHandleFunc,
    add_timeout: virEventAddTimeoutFunc,
    update_timeout: virEventUpdateTimeoutFunc,
    remove_timeout: virEventRemoveTimeoutFunc,
}

/// Set once it is the process's event loop.
static FOREIGN: OnceCell<Foreign> = OnceCell::new();

impl Foreign {
    unsafe fn add_handle(
        &self,
        fd: c_int,
        events: c_int,
        cb: virEventHandleCallback,
        data: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int {
        // SAFETY: the application's function with arguments of its kind.
        self.add_handle
            .map_or(-1, |add| unsafe { add(fd, events, cb, data, ff) })
    }

    unsafe fn add_timeout(
        &self,
        ms: c_int,
        cb: virEventTimeoutCallback,
        data: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int {
        // SAFETY: the application's function with arguments of its kind.
        self.add_timeout
            .map_or(-1, |add| unsafe { add(ms, cb, data, ff) })
    }

    fn update_handle(&self, watch: c_int, events: c_int) {
        if let Some(update) = self.update_handle {
            // SAFETY: the application's function with arguments of its kind.
            unsafe { update(watch, events) };
        }
    }

    fn update_timeout(&self, timer: c_int, ms: c_int) {
        if let Some(update) = self.update_timeout {
            // SAFETY: the application's function with arguments of its kind.
            unsafe { update(timer, ms) };
        }
    }

    fn remove_handle(&self, watch: c_int) -> c_int {
        // SAFETY: the application's function with an argument of its kind.
        self.remove_handle
            .map_or(-1, |remove| unsafe { remove(watch) })
    }

    fn remove_timeout(&self, timer: c_int) -> c_int {
        // SAFETY: the application's function with an argument of its kind.
        self.remove_timeout
            .map_or(-1, |remove| unsafe { remove(timer) })
    }
}

/// A closure as an application's loop holds it: an `Arc`, so that it outlives a call that is under
/// way when the loop frees it; locked, so that it is never entered twice.
type Held<T> = Arc<Mutex<T>>;

fn hold<T>(closure: T) -> *mut c_void {
    Arc::into_raw(Arc::new(Mutex::new(closure)))
        .cast_mut()
        .cast()
}

/// # Safety
/// `data` comes from [`hold`] of the same type and has not been given to [`drop_held`].
unsafe fn held<T>(data: *mut c_void) -> Held<T> {
    let raw: *const Mutex<T> = data.cast_const().cast();
    // SAFETY: the loop's reference is live; this makes a second one.
    unsafe {
        Arc::increment_strong_count(raw);
        Arc::from_raw(raw)
    }
}

/// Gives the closure back; it is dropped at once or when the call under way ends.
///
/// # Safety
/// As for [`held`]; `data` is not used again.
unsafe extern "C" fn drop_held<T>(data: *mut c_void) {
    // SAFETY: the reference that `hold` made.
    drop(unsafe { Arc::from_raw(data.cast_const().cast::<Mutex<T>>()) });
}

/// # Safety
/// As for [`held`].
unsafe extern "C" fn call_handle(watch: c_int, fd: c_int, events: c_int, data: *mut c_void) {
    // SAFETY: passed on to the caller.
    let closure: Held<HandleCallback> = unsafe { held(data) };
    // What cannot be entered now is seen again: watches report what is, not what changed.
    if let Some(mut closure) = closure.try_lock() {
        closure(watch, fd, events);
    };
}

/// # Safety
/// As for [`held`].
unsafe extern "C" fn call_timeout(timer: c_int, data: *mut c_void) {
    // SAFETY: passed on to the caller.
    let closure: Held<TimeoutCallback> = unsafe { held(data) };
    // What cannot be entered now comes again: timers repeat.
    if let Some(mut closure) = closure.try_lock() {
        closure(timer);
    };
}

fn number(answer: c_int) -> Option<i32> {
    (answer >= 0).then_some(answer)
}

impl EventImpl for Foreign {
    fn add_handle(&self, fd: RawFd, events: i32, callback: HandleCallback) -> Option<i32> {
        let data = hold(callback);
        // SAFETY: the trampoline and the free function belong to the data.
        let answer = unsafe {
            Self::add_handle(
                self,
                fd,
                events,
                Some(call_handle),
                data,
                Some(drop_held::<HandleCallback>),
            )
        };
        if answer < 0 {
            // SAFETY: a loop that refuses does not keep the data.
            unsafe { drop_held::<HandleCallback>(data) };
        }
        number(answer)
    }

    fn update_handle(&self, watch: i32, events: i32) {
        Self::update_handle(self, watch, events);
    }

    fn remove_handle(&self, watch: i32) -> bool {
        Self::remove_handle(self, watch) == 0
    }

    fn add_timeout(&self, ms: i32, callback: TimeoutCallback) -> Option<i32> {
        let data = hold(callback);
        // SAFETY: the trampoline and the free function belong to the data.
        let answer = unsafe {
            Self::add_timeout(
                self,
                ms,
                Some(call_timeout),
                data,
                Some(drop_held::<TimeoutCallback>),
            )
        };
        if answer < 0 {
            // SAFETY: a loop that refuses does not keep the data.
            unsafe { drop_held::<TimeoutCallback>(data) };
        }
        number(answer)
    }

    fn update_timeout(&self, timer: i32, ms: i32) {
        Self::update_timeout(self, timer, ms);
    }

    fn remove_timeout(&self, timer: i32) -> bool {
        Self::remove_timeout(self, timer) == 0
    }
}

/// Makes the application's event loop the process's; only the first registration counts.
///
/// # Safety
/// The functions keep to their prototypes for the life of the process, from any thread, and call
/// the free functions they are given once, never while the callback runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRegisterImpl(
    addHandle: virEventAddHandleFunc,
    updateHandle: virEventUpdateHandleFunc,
    removeHandle: virEventRemoveHandleFunc,
    addTimeout: virEventAddTimeoutFunc,
    updateTimeout: virEventUpdateTimeoutFunc,
    removeTimeout: virEventRemoveTimeoutFunc,
) {
    const CALL: Call = Call::new("virEventRegisterImpl", ORIGIN, true);
    CALL.run(|_| {
        let foreign = Foreign {
            add_handle: addHandle,
            update_handle: updateHandle,
            remove_handle: removeHandle,
            add_timeout: addTimeout,
            update_timeout: updateTimeout,
            remove_timeout: removeTimeout,
        };
        if event_loop::register(Box::new(foreign)) {
            // The first registration is the only one that gets here.
            let _ = FOREIGN.set(foreign);
        }
        Ok(())
    });
}

/// Makes the library's own loop, built on poll(2), the process's; only the first registration
/// counts.
#[unsafe(no_mangle)]
pub extern "C" fn virEventRegisterDefaultImpl() -> c_int {
    const CALL: Call = Call::new("virEventRegisterDefaultImpl", ORIGIN, false);
    static ONCE: Once = Once::new();
    CALL.run(|_| {
        ONCE.call_once(|| {
            event_loop::register_default();
        });
        Ok(0)
    })
}

/// Runs one turn of the library's own loop.
#[unsafe(no_mangle)]
pub extern "C" fn virEventRunDefaultImpl() -> c_int {
    const CALL: Call = Call::new("virEventRunDefaultImpl", ORIGIN, false);
    CALL.run_uncaught(|_| {
        let _running = handle_check::running();
        event_loop::run_default().map(|()| 0)
    })
}

/// Watches a descriptor; gives the number of the watch, -1 without an event loop.
///
/// # Safety
/// The callback and the free function may be called with `opaque` from the loop's thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddHandle(
    fd: c_int,
    events: c_int,
    cb: virEventHandleCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    const CALL: Call = Call::new("virEventAddHandle", ORIGIN, true);
    CALL.run(|_| {
        if let Some(foreign) = FOREIGN.get() {
            // SAFETY: passed on to the caller.
            return Ok(unsafe { foreign.add_handle(fd, events, cb, opaque, ff) });
        }
        handle_check::expect_loop();
        let data = UserData::new(opaque, ff);
        let held = data.clone();
        let call = move |watch: i32, fd: RawFd, events: i32| {
            if let Some(cb) = cb {
                // SAFETY: the caller's own callback and data.
                unsafe { cb(watch, fd, events, held.opaque()) };
            }
        };
        let watch = event_loop::add_handle(fd, events, Box::new(call));
        if watch.is_some() {
            data.keep();
        }
        Ok(watch.unwrap_or(-1))
    })
}

/// Changes the events that a watch waits for.
#[unsafe(no_mangle)]
pub extern "C" fn virEventUpdateHandle(watch: c_int, events: c_int) {
    const CALL: Call = Call::new("virEventUpdateHandle", ORIGIN, true);
    CALL.run(|_| {
        event_loop::update_handle(watch, events);
        Ok(())
    });
}

/// Ends a watch; -1 if there is none of that number.
#[unsafe(no_mangle)]
pub extern "C" fn virEventRemoveHandle(watch: c_int) -> c_int {
    const CALL: Call = Call::new("virEventRemoveHandle", ORIGIN, true);
    CALL.run(|_| match FOREIGN.get() {
        Some(foreign) => Ok(foreign.remove_handle(watch)),
        None => Ok(if event_loop::remove_handle(watch) {
            0
        } else {
            -1
        }),
    })
}

/// Starts a timer; gives its number, -1 without an event loop.
///
/// # Safety
/// As for [`virEventAddHandle`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddTimeout(
    timeout: c_int,
    cb: virEventTimeoutCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    const CALL: Call = Call::new("virEventAddTimeout", ORIGIN, true);
    CALL.run(|_| {
        if let Some(foreign) = FOREIGN.get() {
            // SAFETY: passed on to the caller.
            return Ok(unsafe { foreign.add_timeout(timeout, cb, opaque, ff) });
        }
        handle_check::expect_loop();
        let data = UserData::new(opaque, ff);
        let held = data.clone();
        let call = move |timer: i32| {
            if let Some(cb) = cb {
                // SAFETY: the caller's own callback and data.
                unsafe { cb(timer, held.opaque()) };
            }
        };
        let timer = event_loop::add_timeout(timeout, Box::new(call));
        if timer.is_some() {
            data.keep();
        }
        Ok(timer.unwrap_or(-1))
    })
}

/// Changes the interval of a timer; -1 disarms it.
#[unsafe(no_mangle)]
pub extern "C" fn virEventUpdateTimeout(timer: c_int, timeout: c_int) {
    const CALL: Call = Call::new("virEventUpdateTimeout", ORIGIN, true);
    CALL.run(|_| {
        event_loop::update_timeout(timer, timeout);
        Ok(())
    });
}

/// Ends a timer; -1 if there is none of that number.
#[unsafe(no_mangle)]
pub extern "C" fn virEventRemoveTimeout(timer: c_int) -> c_int {
    const CALL: Call = Call::new("virEventRemoveTimeout", ORIGIN, true);
    CALL.run(|_| match FOREIGN.get() {
        Some(foreign) => Ok(foreign.remove_timeout(timer)),
        None => Ok(if event_loop::remove_timeout(timer) {
            0
        } else {
            -1
        }),
    })
}
