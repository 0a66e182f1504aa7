//! The last error of each thread and of each connection, and who is told of it.
//!
//! `virGetLastError` gives a pointer into this storage: it stays valid until the thread's next call.
use super::attachment;
use super::domain_name::domain_name;
use super::malloc;
use abi::{virError, virErrorFunc, virErrorLevel, virErrorPtr};
use api::Connect;
use parking_lot::Mutex;
use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::io::Write;
use std::ptr::null_mut;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber};

/// An error in C's form, which owns its strings.
pub(crate) struct CError(virError);

impl CError {
    /// No error: VIR_ERR_OK.
    pub(crate) const fn none() -> Self {
        Self(virError {
            code: 0,
            domain: 0,
            message: null_mut(),
            level: virErrorLevel::VIR_ERR_NONE,
            conn: null_mut(),
            dom: null_mut(),
            str1: null_mut(),
            str2: null_mut(),
            str3: null_mut(),
            int1: 0,
            int2: 0,
            net: null_mut(),
        })
    }

    /// A copy of `error`; where memory is short the texts are left out.
    pub(crate) fn new(error: &Error) -> Self {
        let copy = |text: Option<&str>| malloc::optional_text(text).unwrap_or(null_mut());
        Self(virError {
            code: error.code as c_int,
            domain: error.domain as c_int,
            message: copy(Some(&error.message)),
            level: error.level,
            str1: copy(error.str1.as_deref()),
            str2: copy(error.str2.as_deref()),
            str3: copy(error.str3.as_deref()),
            int1: error.int1,
            int2: error.int2,
            ..Self::none().into_raw()
        })
    }

    /// The parts, which the caller owns from now on.
    pub(crate) fn into_raw(self) -> virError {
        let this = std::mem::ManuallyDrop::new(self);
        // SAFETY: `this` is not used or dropped after its field is moved out.
        unsafe { std::ptr::read(&raw const this.0) }
    }

    /// What [`CError::into_raw`] gave.
    ///
    /// # Safety
    /// The texts are NULL or from `malloc`, and are this error's alone.
    pub(crate) unsafe fn from_raw(raw: virError) -> Self {
        Self(raw)
    }

    /// For reading by C.
    pub(crate) fn as_ptr(&mut self) -> virErrorPtr {
        &raw mut self.0
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0.code == 0
    }
}

impl Drop for CError {
    fn drop(&mut self) {
        for text in [self.0.message, self.0.str1, self.0.str2, self.0.str3] {
            // SAFETY: NULL or made by `malloc::text`, and owned by this error.
            unsafe { malloc::free(text) };
        }
    }
}

// SAFETY: the pointers are strings that the error owns; object pointers are always NULL here.
unsafe impl Send for CError {}

thread_local! {
    // Boxed, so that the address C holds survives a move of the slot.
    static LAST: RefCell<(Box<CError>, Option<Arc<Error>>)> = RefCell::new((Box::new(CError::none()), None));
}

/// Forgets the thread's last error.
pub(crate) fn reset() {
    let _ = LAST.try_with(|last| {
        if let Ok(mut last) = last.try_borrow_mut()
            && !last.0.is_none()
        {
            *last.0 = CError::none();
            last.1 = None;
        }
    });
}

/// Makes `error` the thread's last one.
pub(crate) fn set(error: Box<Error>) {
    let _ = LAST.try_with(|last| {
        if let Ok(mut last) = last.try_borrow_mut() {
            *last.0 = CError::new(&error);
            last.1 = Some(error.into());
        }
    });
}

/// The thread's last error as Rust sees it.
pub(crate) fn current() -> Option<Arc<Error>> {
    LAST.try_with(|last| last.try_borrow().ok().and_then(|l| l.1.clone()))
        .ok()
        .flatten()
}

/// The thread's last error as C sees it; NULL when there is none.
pub(crate) fn current_ptr() -> virErrorPtr {
    let pointer = LAST.try_with(|last| match last.try_borrow_mut() {
        Ok(mut last) if !last.0.is_none() => last.0.as_ptr(),
        _ => null_mut(),
    });
    pointer.unwrap_or(null_mut())
}

/// A function that is told of errors, with its argument.
#[derive(Clone, Copy)]
pub(crate) struct Handler {
    pub(crate) function: virErrorFunc,
    pub(crate) user_data: *mut c_void,
}

// SAFETY: the argument is the caller's, who says with the registration that any thread may use it.
unsafe impl Send for Handler {}
// SAFETY: as above.
unsafe impl Sync for Handler {}

static HANDLER: Mutex<Handler> = Mutex::new(Handler {
    function: None,
    user_data: null_mut(),
});

/// What the C surface keeps with a connection: its last error and its error function.
#[derive(Default)]
pub(crate) struct ConnectionErrors {
    state: Mutex<ConnectionState>,
}

struct ConnectionState {
    /// The error for C, made when C first asks for it.
    last: Box<CError>,
    error: Option<Arc<Error>>,
    handler: Handler,
}

impl Default for ConnectionState {
    fn default() -> Self {
        Self {
            last: Box::new(CError::none()),
            error: None,
            handler: Handler {
                function: None,
                user_data: null_mut(),
            },
        }
    }
}

impl ConnectionErrors {
    /// The connection's last error; its code is VIR_ERR_OK when there is none.
    pub(crate) fn last_ptr(&self) -> virErrorPtr {
        let mut state = self.state.lock();
        if state.last.is_none()
            && let Some(error) = state.error.clone()
        {
            *state.last = CError::new(&error);
        }
        state.last.as_ptr()
    }

    /// The connection's last error as Rust sees it.
    pub(crate) fn last(&self) -> Option<Arc<Error>> {
        self.state.lock().error.clone()
    }

    /// Forgets the connection's last error.
    pub(crate) fn reset(&self) {
        let mut state = self.state.lock();
        *state.last = CError::none();
        state.error = None;
    }

    /// Sets the connection's error function.
    pub(crate) fn set_handler(&self, handler: Handler) {
        self.state.lock().handler = handler;
    }

    fn record(&self, error: Arc<Error>) -> Handler {
        let mut state = self.state.lock();
        *state.last = CError::none();
        state.error = Some(error);
        state.handler
    }
}

/// Sets the process's error function.
pub(crate) fn set_handler(handler: Handler) {
    *HANDLER.lock() = handler;
}

/// Tells the connection and the error functions of the thread's last error.
pub(crate) fn dispatch(conn: Option<&Connect>) {
    let Some(error) = current() else { return };
    let mut handler = *HANDLER.lock();
    if let Some(attachment) = conn.and_then(attachment::of) {
        let own = attachment.errors.record(error);
        if own.function.is_some() {
            handler = own;
        }
    }
    let last = current_ptr();
    match handler.function {
        // SAFETY: the function and its argument are the caller's; the error outlives the call.
        Some(function) => unsafe { function(handler.user_data, last) },
        // SAFETY: the thread's last error, with strings of ours.
        None => unsafe { print(last) },
    }
}

/// Prints an error to standard error, as happens when nobody set an error function.
///
/// # Safety
/// `error` is NULL or points to an error whose message is NULL or NUL-terminated.
pub(crate) unsafe fn print(error: virErrorPtr) {
    // SAFETY: passed on to the caller.
    let Some(error) = (unsafe { error.as_ref() }) else {
        return;
    };
    if error.code == 0 {
        return;
    }
    // As a number: C may have put anything there.
    // SAFETY: the field has the size and alignment of an `int`.
    let level = match unsafe { (&raw const error.level).cast::<c_int>().read() } {
        1 => "warning",
        2 => "error",
        _ => "",
    };
    // SAFETY: passed on to the caller.
    let message = unsafe { bytes(error.message) };
    let mut line = format!("libvirt: {} {level} : ", domain_name(error.domain)).into_bytes();
    let detail_of_xml = (
        ErrorDomain::VIR_FROM_XML as c_int,
        ErrorNumber::VIR_ERR_XML_DETAIL as c_int,
    );
    if (error.domain, error.code) == detail_of_xml && error.int1 != 0 {
        // These come with their own line end.
        line.extend_from_slice(format!("line {}: ", error.int1).as_bytes());
        line.extend_from_slice(message);
    } else {
        line.extend_from_slice(message);
        if !message.ends_with(b"\n") {
            line.push(b'\n');
        }
    }
    // Where standard error is closed there is nobody to tell.
    let _ = std::io::stderr().write_all(&line);
}

/// # Safety
/// `text` is NULL or NUL-terminated.
unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    if text.is_null() {
        return b"";
    }
    // SAFETY: not NULL; terminated by contract.
    unsafe { CStr::from_ptr(text) }.to_bytes()
}
