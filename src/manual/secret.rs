//! Values of secrets: bytes with a length.
use crate::entry::{Call, malloc};
use abi::virSecretPtr;
use api::Secret;
use std::ffi::{c_int, c_uchar, c_uint};
use util::error::ErrorDomain;

/// Returns a copy of a secret's value.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetValue(
    secret: virSecretPtr,
    value_size: *mut usize,
    flags: c_uint,
) -> *mut c_uchar {
    const CALL: Call = Call::new("virSecretGetValue", ErrorDomain::VIR_FROM_SECRET, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let secret = cx.handle::<Secret>(secret)?;
        cx.require_write(secret.conn())?;
        let size = cx.required(value_size, "value_size")?;
        let value = secret.get_value(flags)?;
        let copy = malloc::array::<c_uchar>(value.len())?;
        std::ptr::copy_nonoverlapping(value.as_ptr(), copy, value.len());
        size.write(value.len());
        Ok(copy)
    })
}

/// Set the value of a secret.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretSetValue(
    secret: virSecretPtr,
    value: *const c_uchar,
    value_size: usize,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virSecretSetValue", ErrorDomain::VIR_FROM_SECRET, false);
    // SAFETY: the caller keeps to the prototype.
    CALL.run(|cx| unsafe {
        let secret = cx.handle::<Secret>(secret)?;
        cx.require_write(secret.conn())?;
        cx.required(value.cast_mut(), "value")?;
        secret.set_value(cx.slice(value, value_size, "value")?, flags)?;
        Ok(0)
    })
}
