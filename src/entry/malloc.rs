//! Memory for C, which frees it with `free(3)`.
//!
//! All memory of the library comes from `malloc`, what Rust allocates by itself, too: so a long
//! text needs no copy to become C's.
use std::alloc::{GlobalAlloc, Layout, System};
use std::ffi::{c_char, c_void};
use std::mem::{align_of, size_of};
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

/// The allocator of everything here: `malloc` wherever its alignment is enough.
struct Malloc;

#[global_allocator]
static MALLOC: Malloc = Malloc;

fn is_enough(layout: Layout) -> bool {
    layout.align() <= align_of::<libc::max_align_t>()
}

// SAFETY: malloc and its sisters do what the trait asks of an allocator for the alignments that
// they know; for all others the system's does.  A layout tells each time which of them it was.
unsafe impl GlobalAlloc for Malloc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match is_enough(layout) {
            // SAFETY: any size is allowed.
            true => unsafe { libc::malloc(layout.size()) }.cast(),
            // SAFETY: passed on to the caller.
            false => unsafe { System.alloc(layout) },
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        match is_enough(layout) {
            // SAFETY: any size is allowed.
            true => unsafe { libc::calloc(layout.size(), 1) }.cast(),
            // SAFETY: passed on to the caller.
            false => unsafe { System.alloc_zeroed(layout) },
        }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        match is_enough(layout) {
            // SAFETY: the caller says that the memory came from here with this layout: from malloc.
            true => unsafe { libc::free(memory.cast()) },
            // SAFETY: passed on to the caller.
            false => unsafe { System.dealloc(memory, layout) },
        }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        match is_enough(layout) {
            // SAFETY: as in `dealloc`.
            true => unsafe { libc::realloc(memory.cast(), size) }.cast(),
            // SAFETY: passed on to the caller.
            false => unsafe { System.realloc(memory, layout, size) },
        }
    }
}

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

/// A text made for the caller, NUL-terminated where it is; C reads it up to the first NUL byte.
pub(crate) fn owned_text(text: String) -> *mut c_char {
    let mut bytes = text.into_bytes();
    bytes.reserve_exact(1);
    bytes.push(0);
    // The boxed slice has no room to spare, and is as `malloc` gave it.
    Box::into_raw(bytes.into_boxed_slice()).cast()
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
