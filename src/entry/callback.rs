//! What C hands over together with a callback: its data and the function that frees them.
use abi::virFreeCallback;
use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A callback of a type that only the kind of event tells; called as what it is.
pub(crate) type AnyCallback = Option<unsafe extern "C" fn()>;

/// A callback's `opaque` pointer.  The free function runs once, when the last holder is gone, and
/// only if the registration succeeded: after a failure the data are still the caller's.
pub(crate) struct UserData {
    opaque: *mut c_void,
    free: virFreeCallback,
    kept: AtomicBool,
}

// SAFETY: the library never looks behind the pointer.  Who registers a callback says by it that the
// callback and the free function may be called from the thread that runs the event loop.
unsafe impl Send for UserData {}
// SAFETY: as above.
unsafe impl Sync for UserData {}

impl UserData {
    /// Data that are still the caller's.
    pub(crate) fn new(opaque: *mut c_void, free: virFreeCallback) -> Arc<Self> {
        Arc::new(Self {
            opaque,
            free,
            kept: AtomicBool::new(false),
        })
    }

    /// What the callback gets.
    pub(crate) fn opaque(&self) -> *mut c_void {
        self.opaque
    }

    /// The registration succeeded: from now on the library has to free the data.
    pub(crate) fn keep(&self) {
        self.kept.store(true, Ordering::Release);
    }
}

impl Drop for UserData {
    fn drop(&mut self) {
        if let Some(free) = self.free
            && self.kept.load(Ordering::Acquire)
        {
            // SAFETY: the caller's own pair of function and data, used for the last time.
            unsafe { free(self.opaque) };
        }
    }
}
