//! Memory for C, which frees it with `free(3)`.
use std::ffi::{c_char, c_void};
use std::mem::size_of;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

/// A zeroed array of `count` elements; never NULL, also for none.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) fn array<T>(count: usize) -> Result<*mut T> {
    // SAFETY: calloc checks the product; any size is allowed.
    let memory = unsafe { libc::calloc(count.max(1), size_of::<T>().max(1)) };
    if memory.is_null() {
        return Err(out_of_memory());
    }
    Ok(memory.cast())
}

fn out_of_memory() -> Box<Error> {
    Error::new(
        ErrorDomain::VIR_FROM_NONE,
        ErrorNumber::VIR_ERR_NO_MEMORY,
        "",
    )
}

/// A NUL-terminated copy; what follows a NUL byte inside is cut.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) fn text(text: &str) -> Result<*mut c_char> {
    // SAFETY: strndup reads no byte past the length it is told.
    let copy = unsafe { libc::strndup(text.as_ptr().cast(), text.len()) };
    match copy.is_null() {
        true => Err(out_of_memory()),
        false => Ok(copy),
    }
}

/// As [`text`]; none is NULL.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) fn optional_text(value: Option<&str>) -> Result<*mut c_char> {
    value.map_or(Ok(std::ptr::null_mut()), text)
}

/// Frees what the functions here made.
///
/// # Safety
/// `memory` is NULL or comes from `malloc` and is not used again.
pub(crate) unsafe fn free<T>(memory: *mut T) {
    // SAFETY: passed on to the caller.
    unsafe { libc::free(memory.cast::<c_void>()) };
}
