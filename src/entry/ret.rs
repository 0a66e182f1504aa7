//! Results out: what C frees comes from `malloc`, what C releases is a raw `Arc`.
use super::handle::into_raw;
use super::handle_check;
use super::malloc;
use super::params;
use abi::virTypedParameterPtr;
use api::{Conn, Object};
use std::ffi::{c_char, c_int, c_uchar, c_uint};
use std::sync::Arc;
use util::error::Result;
use util::typed_param::TypedParams;
use util::uuid::Uuid;

/// A copy of a string that C frees.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) fn text(value: &str) -> Result<*mut c_char> {
    malloc::text(value)
}

/// A string made for the caller, that C frees.
pub(crate) fn owned_text(value: String) -> *mut c_char {
    malloc::owned_text(value)
}

/// An object that C releases.
pub(crate) fn handle<T: Object, C>(object: T) -> *mut C {
    into_raw(Arc::new(object))
}

/// A reference to an object that may have others, for C to release.
pub(crate) fn shared<T: Object, C>(object: Arc<T>) -> *mut C {
    into_raw(object)
}

/// An object that stays the owner's (`virDomainSnapshotGetDomain`).
pub(crate) fn borrowed<T: Object, C>(object: &Arc<T>) -> *mut C {
    handle_check::lent(object);
    Arc::as_ptr(object).cast_mut().cast()
}

/// A connection that stays the object's (`virDomainGetConnect`).
pub(crate) fn borrowed_connection<C>(conn: &Conn) -> *mut C {
    borrowed(conn)
}

/// Writes the 16 bytes of a UUID.
///
/// # Safety
/// `out` has room for them.
pub(crate) unsafe fn uuid(value: &Uuid, out: *mut c_uchar) {
    // SAFETY: passed on to the caller.
    unsafe { out.cast::<[u8; 16]>().write_unaligned(value.0) };
}

/// Writes a UUID as text with its NUL, VIR_UUID_STRING_BUFLEN bytes.
///
/// # Safety
/// `out` has room for them.
pub(crate) unsafe fn uuid_string(value: &Uuid, out: *mut c_char) {
    let text = value.to_string();
    // SAFETY: a UUID's text is 36 bytes; the caller has room for 37.
    unsafe {
        std::ptr::copy_nonoverlapping(text.as_ptr(), out.cast::<u8>(), text.len());
        out.add(text.len()).write(0);
    }
}

/// A number type that a C out-argument may have instead of the Rust one.
pub(crate) trait IntoC<C> {
    /// The C value.
    fn into_c(self) -> Result<C>;
}

impl<T> IntoC<T> for T {
    fn into_c(self) -> Result<T> {
        Ok(self)
    }
}

impl IntoC<c_int> for bool {
    fn into_c(self) -> Result<c_int> {
        Ok(c_int::from(self))
    }
}

impl IntoC<*mut c_char> for String {
    fn into_c(self) -> Result<*mut c_char> {
        Ok(malloc::owned_text(self))
    }
}

/// Writes a result where the caller wants it.
///
/// # Safety
/// `out` is writable.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn store<C>(value: impl IntoC<C>, out: *mut C) -> Result<()> {
    let value = value.into_c()?;
    // SAFETY: passed on to the caller.
    unsafe { out.write(value) };
    Ok(())
}

/// Writes a result where the caller wants it, if the caller does.
///
/// # Safety
/// `out` is NULL or writable.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn store_wanted<C>(value: impl IntoC<C>, out: *mut C) -> Result<()> {
    if out.is_null() {
        return Ok(());
    }
    // SAFETY: not NULL; writable by contract.
    unsafe { store(value, out) }
}

/// Sets an array's address to NULL before the call, so that no failure leaves it wild.
///
/// # Safety
/// `out` is NULL or writable.
pub(crate) unsafe fn clear<T>(out: *mut *mut T) {
    if !out.is_null() {
        // SAFETY: passed on to the caller.
        unsafe { out.write(std::ptr::null_mut()) };
    }
}

/// Gives an array that C frees through `out`; returns its length.  An empty one is NULL.
///
/// # Safety
/// `out` is writable.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn array<T>(values: Vec<T>, out: *mut *mut T) -> Result<c_int> {
    let count = c_int::try_from(values.len()).unwrap_or(c_int::MAX);
    let array = if values.is_empty() {
        std::ptr::null_mut()
    } else {
        malloc::array::<T>(values.len())?
    };
    for (i, value) in values.into_iter().enumerate() {
        // SAFETY: the array has an element for each value.
        unsafe { array.add(i).write(value) };
    }
    // SAFETY: passed on to the caller.
    unsafe { out.write(array) };
    Ok(count)
}

/// Gives a NULL-terminated array of objects through `out`, unless that is NULL; returns their number.
///
/// # Safety
/// `out` is NULL or writable.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn list<T: Object, C>(objects: Vec<T>, out: *mut *mut *mut C) -> Result<c_int> {
    let count = c_int::try_from(objects.len()).unwrap_or(c_int::MAX);
    if out.is_null() {
        return Ok(count);
    }
    let array = malloc::array::<*mut C>(objects.len() + 1)?;
    for (i, object) in objects.into_iter().enumerate() {
        // SAFETY: the array has an element for each object and one more.
        unsafe { array.add(i).write(handle(object)) };
    }
    // SAFETY: passed on to the caller.
    unsafe { out.write(array) };
    Ok(count)
}

/// Gives a NULL-terminated array of strings through `out`; returns their number.
///
/// # Safety
/// `out` is writable.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn text_list(texts: &[String], out: *mut *mut *mut c_char) -> Result<c_int> {
    let array = malloc::array::<*mut c_char>(texts.len() + 1)?;
    for (i, text) in texts.iter().enumerate() {
        // SAFETY: the array has an element for each text and one more.
        unsafe { array.add(i).write(malloc::text(text)?) };
    }
    // SAFETY: passed on to the caller.
    unsafe { out.write(array) };
    Ok(c_int::try_from(texts.len()).unwrap_or(c_int::MAX))
}

/// A count that C keeps as `int` or `unsigned int`.
pub(crate) trait Count {
    /// From a length.
    fn from_len(len: usize) -> Self;
}

impl Count for c_int {
    fn from_len(len: usize) -> Self {
        Self::try_from(len).unwrap_or(Self::MAX)
    }
}

impl Count for c_uint {
    fn from_len(len: usize) -> Self {
        Self::try_from(len).unwrap_or(Self::MAX)
    }
}

/// Gives an array of typed parameters that C frees with `virTypedParamsFree`.
///
/// # Safety
/// Both pointers are writable.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn params_alloc(
    values: &TypedParams,
    params: *mut virTypedParameterPtr,
    nparams: *mut impl Count,
) -> Result<()> {
    let array = params::allocate(values)?;
    // SAFETY: passed on to the caller.
    unsafe {
        params.write(array);
        nparams.write(Count::from_len(values.len()));
    }
    Ok(())
}
