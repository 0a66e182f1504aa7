//! Vocabulary of `libvirt-event.h`: the parts of an event loop.
use crate::virFreeCallback;
use std::ffi::{c_int, c_void};

/// What to watch a file descriptor for, and what was seen.
///
/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virEventHandleType {
    /// Reading will not block.
    ///
    /// Since: 0.5.0
    VIR_EVENT_HANDLE_READABLE = 1 << 0,
    /// Writing will not block.
    ///
    /// Since: 0.5.0
    VIR_EVENT_HANDLE_WRITABLE = 1 << 1,
    /// There is an error.
    ///
    /// Since: 0.5.0
    VIR_EVENT_HANDLE_ERROR = 1 << 2,
    /// The other end is gone.
    ///
    /// Since: 0.5.0
    VIR_EVENT_HANDLE_HANGUP = 1 << 3,
}

/// Something was seen on a file descriptor; `events` are virEventHandleType bits.
///
/// Since: 0.5.0
pub type virEventHandleCallback =
    Option<unsafe extern "C" fn(watch: c_int, fd: c_int, events: c_int, opaque: *mut c_void)>;

/// Part of an event loop: watches a file descriptor, gives the number of the watch or -1.
///
/// Since: 0.5.0
pub type virEventAddHandleFunc = Option<
    unsafe extern "C" fn(
        fd: c_int,
        event: c_int,
        cb: virEventHandleCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Part of an event loop: changes what a watch waits for.
///
/// Since: 0.5.0
pub type virEventUpdateHandleFunc = Option<unsafe extern "C" fn(watch: c_int, event: c_int)>;

/// Part of an event loop: ends a watch, 0 or -1; the data is released later.
///
/// Since: 0.5.0
pub type virEventRemoveHandleFunc = Option<unsafe extern "C" fn(watch: c_int) -> c_int>;

/// A timer is due.
///
/// Since: 0.5.0
pub type virEventTimeoutCallback = Option<unsafe extern "C" fn(timer: c_int, opaque: *mut c_void)>;

/// Part of an event loop: adds a timer of so many milliseconds, -1 to switch it off; gives its
/// number or -1.
///
/// Since: 0.5.0
pub type virEventAddTimeoutFunc = Option<
    unsafe extern "C" fn(
        timeout: c_int,
        cb: virEventTimeoutCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Part of an event loop: changes the milliseconds of a timer, -1 to switch it off.
///
/// Since: 0.5.0
pub type virEventUpdateTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int, timeout: c_int)>;

/// Part of an event loop: ends a timer, 0 or -1; the data is released later.
///
/// Since: 0.5.0
pub type virEventRemoveTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int) -> c_int>;
