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
        return Err(Error::new(
            ErrorDomain::VIR_FROM_NONE,
            ErrorNumber::VIR_ERR_NO_MEMORY,
            "",
        ));
    }
    Ok(memory.cast())
}

/// A NUL-terminated copy; what follows a NUL byte inside is cut.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) fn text(text: &str) -> Result<*mut c_char> {
    let bytes = text.as_bytes();
    let length = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
    let copy = array::<u8>(length + 1)?;
    // SAFETY: `copy` has room for `length` bytes and the zero that calloc left.
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), copy, length) };
    Ok(copy.cast())
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
