//! `virTypedParams*`: values by name, and the end of an array.
use super::ORIGIN;
use crate::entry::{Call, malloc};
use abi::*;
use std::ffi::{CStr, c_char, c_int, c_longlong, c_uint, c_ulonglong};
use util::err;
use util::error::Result;

/// A type as messages call it.
fn type_name(number: c_int) -> &'static str {
    const NAMES: [&str; 8] = [
        "unknown", "int", "uint", "llong", "ullong", "double", "boolean", "string",
    ];
    let position = usize::try_from(number).ok();
    position
        .and_then(|at| NAMES.get(at))
        .copied()
        .unwrap_or("(null)")
}

/// Returns the first parameter with a name, or NULL.
///
/// # Safety
/// `params` is NULL or has `nparams` elements; `name` is NULL or NUL-terminated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGet(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
) -> virTypedParameterPtr {
    if params.is_null() || name.is_null() {
        return std::ptr::null_mut();
    }
    // SAFETY: not NULL; terminated by contract.
    let wanted = unsafe { CStr::from_ptr(name) }.to_bytes_with_nul();
    for at in 0..usize::try_from(nparams).unwrap_or(0) {
        // SAFETY: the array has `nparams` elements by contract.
        let param = unsafe { params.add(at) };
        // SAFETY: as above; the field is an array of bytes, read as such.
        let field =
            unsafe { &*(&raw const (*param).field).cast::<[u8; VIR_TYPED_PARAM_FIELD_LENGTH]>() };
        if field.starts_with(wanted) {
            return param;
        }
    }
    std::ptr::null_mut()
}

/// The value of a name and type; none where the name is missing.
///
/// # Safety
/// As for [`virTypedParamsGet`].
unsafe fn find(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    kind: c_int,
) -> Result<Option<_virTypedParameterValue>> {
    // SAFETY: passed on to the caller.
    let Some(param) = (unsafe { virTypedParamsGet(params, nparams, name).as_ref() }) else {
        return Ok(None);
    };
    if param.r#type == kind {
        return Ok(Some(param.value));
    }
    // SAFETY: passed on to the caller; not NULL, or nothing had been found.
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    let (wanted, actual) = (type_name(kind), type_name(param.r#type));
    Err(err!(
        VIR_ERR_INVALID_ARG,
        "Invalid type '{wanted}' requested for parameter '{name}', actual type is '{actual}'"
    ))
}

macro_rules! get {
    ($($(#[$doc:meta])* $function:ident -> $ty:ty = $kind:ident, |$found:ident| $take:expr;)*) => { $(
        $(#[$doc])*
        /// Returns 1 when found, 0 when missing.
        ///
        /// # Safety
        /// As for [`virTypedParamsGet`]; `value` is NULL or writable.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $function(
            params: virTypedParameterPtr,
            nparams: c_int,
            name: *const c_char,
            value: *mut $ty,
        ) -> c_int {
            const CALL: Call = Call::new(stringify!($function), ORIGIN, false);
            CALL.run(|_| {
                // SAFETY: the caller keeps to the prototype; the type tells the union's member.
                unsafe {
                    let Some($found) = find(params, nparams, name, $kind)? else { return Ok(0) };
                    if !value.is_null() {
                        value.write($take);
                    }
                }
                Ok(1)
            })
        }
    )* };
}

get! {
    /// Fetches an `int` by name.
    virTypedParamsGetInt -> c_int = VIR_TYPED_PARAM_INT, |found| found.i;
    /// Fetches an `unsigned int` by name.
    virTypedParamsGetUInt -> c_uint = VIR_TYPED_PARAM_UINT, |found| found.ui;
    /// Fetches a `long long` by name.
    virTypedParamsGetLLong -> c_longlong = VIR_TYPED_PARAM_LLONG, |found| found.l;
    /// Fetches an `unsigned long long` by name.
    virTypedParamsGetULLong -> c_ulonglong = VIR_TYPED_PARAM_ULLONG, |found| found.ul;
    /// Fetches a `double` by name.
    virTypedParamsGetDouble -> f64 = VIR_TYPED_PARAM_DOUBLE, |found| found.d;
    /// Fetches a boolean by name, 0 or 1.
    virTypedParamsGetBoolean -> c_int = VIR_TYPED_PARAM_BOOLEAN, |found| c_int::from(found.b != 0);
    /// Fetches a string by name; it stays the array's.
    virTypedParamsGetString -> *const c_char = VIR_TYPED_PARAM_STRING, |found| found.s.cast_const();
}

/// Frees the strings in an array, not the array itself.
///
/// # Safety
/// `params` is NULL or has `nparams` elements whose strings are NULL or from `malloc`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsClear(params: virTypedParameterPtr, nparams: c_int) {
    if params.is_null() {
        return;
    }
    for at in 0..usize::try_from(nparams).unwrap_or(0) {
        // SAFETY: the array has `nparams` elements by contract, and nobody else uses it.
        let param = unsafe { &mut *params.add(at) };
        if param.r#type == VIR_TYPED_PARAM_STRING {
            // SAFETY: NULL or from malloc by contract; not used again.
            unsafe { malloc::free(param.value.s) };
            param.value.s = std::ptr::null_mut();
        }
    }
}

/// Frees an array and the strings in it.
///
/// # Safety
/// As for [`virTypedParamsClear`]; the array is from `malloc` and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsFree(params: virTypedParameterPtr, nparams: c_int) {
    // SAFETY: passed on to the caller.
    unsafe {
        virTypedParamsClear(params, nparams);
        malloc::free(params);
    }
}
