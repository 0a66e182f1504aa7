//! `virterror.h`: the thread's last error, the connections' and who is told of errors.
//!
//! The storage is `entry::last_error`.  None of these functions has a failure of its own to report.
use crate::entry::last_error::{self, CError, Handler};
use crate::entry::{Borrowed, attachment, malloc};
use abi::{virConnectPtr, virError, virErrorFunc, virErrorPtr};
use api::Connect;
use std::ffi::{c_char, c_int, c_void};
use util::error::Error;

/// Returns the calling thread's last error, or NULL when there is none.
#[unsafe(no_mangle)]
pub extern "C" fn virGetLastError() -> virErrorPtr {
    last_error::current_ptr()
}

/// Returns the code of the calling thread's last error.
#[unsafe(no_mangle)]
pub extern "C" fn virGetLastErrorCode() -> c_int {
    last_error::current().map_or(0, |error| error.code as c_int)
}

/// Returns the domain of the calling thread's last error.
#[unsafe(no_mangle)]
pub extern "C" fn virGetLastErrorDomain() -> c_int {
    last_error::current().map_or(0, |error| error.domain as c_int)
}

/// Returns the text of the calling thread's last error; it stays the library's.
#[unsafe(no_mangle)]
pub extern "C" fn virGetLastErrorMessage() -> *const c_char {
    // SAFETY: NULL or the thread's own error, which nobody else touches meanwhile.
    match unsafe { last_error::current_ptr().as_ref() } {
        None => c"no error".as_ptr(),
        Some(error) if error.message.is_null() => c"unknown error".as_ptr(),
        Some(error) => error.message,
    }
}

/// Forgets the calling thread's last error.
#[unsafe(no_mangle)]
pub extern "C" fn virResetLastError() {
    last_error::reset();
}

/// Copies the thread's last error into the caller's structure; gives its code, -1 for no structure.
///
/// # Safety
/// `to` is NULL or an error that is all zeros or was filled by this library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virCopyLastError(to: virErrorPtr) -> c_int {
    if to.is_null() {
        return -1;
    }
    // SAFETY: passed on to the caller.
    unsafe { copy(last_error::current().as_deref(), to) }
}

/// Returns a copy of the thread's last error, with code VIR_ERR_OK when there is none; NULL when
/// memory is short.
#[unsafe(no_mangle)]
pub extern "C" fn virSaveLastError() -> virErrorPtr {
    let Ok(saved) = malloc::array::<virError>(1) else {
        return std::ptr::null_mut();
    };
    // SAFETY: the memory is new and zeroed, which is a valid empty error.
    unsafe { copy(last_error::current().as_deref(), saved) };
    saved
}

/// Frees the texts of an error and makes it say that there is none.
///
/// # Safety
/// As for [`virCopyLastError`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virResetError(err: virErrorPtr) {
    if !err.is_null() {
        // SAFETY: passed on to the caller.
        unsafe { copy(None, err) };
    }
}

/// Frees an error that `virSaveLastError` returned.
///
/// # Safety
/// `err` is NULL or such an error, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virFreeError(err: virErrorPtr) {
    // SAFETY: passed on to the caller.
    unsafe {
        virResetError(err);
        malloc::free(err);
    }
}

/// Returns the last error of a connection, NULL only for a NULL connection.
///
/// # Safety
/// `conn` is NULL or a connection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnGetLastError(conn: virConnectPtr) -> virErrorPtr {
    // SAFETY: passed on to the caller.
    let conn = unsafe { connection(conn) };
    let attachment = conn.as_ref().and_then(|conn| attachment::of(conn));
    attachment.map_or(std::ptr::null_mut(), |attachment| {
        attachment.errors.last_ptr()
    })
}

/// Copies the last error of a connection; gives its code, -1 for a NULL connection.
///
/// # Safety
/// As for [`virConnGetLastError`] and [`virCopyLastError`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnCopyLastError(conn: virConnectPtr, to: virErrorPtr) -> c_int {
    // SAFETY: passed on to the caller.
    let conn = unsafe { connection(conn) };
    match conn.as_ref().and_then(|conn| attachment::of(conn)) {
        // SAFETY: passed on to the caller.
        Some(attachment) if !to.is_null() => unsafe {
            copy(attachment.errors.last().as_deref(), to)
        },
        _ => -1,
    }
}

/// Forgets the last error of a connection.
///
/// # Safety
/// As for [`virConnGetLastError`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnResetLastError(conn: virConnectPtr) {
    // SAFETY: passed on to the caller.
    let conn = unsafe { connection(conn) };
    if let Some(attachment) = conn.as_ref().and_then(|conn| attachment::of(conn)) {
        attachment.errors.reset();
    }
}

/// Installs the error function of one connection; NULL gives way to the process's again.
///
/// # Safety
/// As for [`virConnGetLastError`]; the function may be called with the data from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnSetErrorFunc(
    conn: virConnectPtr,
    userData: *mut c_void,
    handler: virErrorFunc,
) {
    // SAFETY: passed on to the caller.
    let conn = unsafe { connection(conn) };
    if let Some(attachment) = conn.as_ref().and_then(|conn| attachment::of(conn)) {
        attachment.errors.set_handler(Handler {
            function: handler,
            user_data: userData,
        });
    }
}

/// Installs the process's error function; NULL means that errors are printed.
///
/// # Safety
/// The function may be called with the data from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSetErrorFunc(userData: *mut c_void, handler: virErrorFunc) {
    last_error::set_handler(Handler {
        function: handler,
        user_data: userData,
    });
}

/// Prints an error to standard error in the usual form.
///
/// # Safety
/// `err` is NULL or an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDefaultErrorFunc(err: virErrorPtr) {
    // SAFETY: passed on to the caller.
    unsafe { last_error::print(err) };
}

/// Frees what `to` holds and puts `error` in its place; gives the code.
///
/// # Safety
/// `to` is an error that is all zeros or was filled by this library.
unsafe fn copy(error: Option<&Error>, to: virErrorPtr) -> c_int {
    let new = error.map_or(const { CError::none() }, CError::new);
    // SAFETY: what is there owns its texts by contract; it is dropped after the new one has come.
    drop(unsafe { CError::from_raw(to.replace(new.into_raw())) });
    error.map_or(0, |error| error.code as c_int)
}

/// The connection behind a handle, without any error for a wrong one.
///
/// # Safety
/// `raw` is NULL or points to at least four readable bytes.
unsafe fn connection(raw: virConnectPtr) -> Option<Borrowed<Connect>> {
    // SAFETY: passed on to the caller.
    unsafe { Borrowed::new(raw.cast()) }
}
