//! `virTypedParams*`: arrays of typed parameters in C's memory, here how they are built.
//!
//! Reading and freeing them is in `read`.  What the library's own functions take and give goes by
//! `entry::params` instead.
mod read;

pub use read::virTypedParamsFree;

use crate::entry::{Call, Cx};
use abi::*;
use std::ffi::{CStr, c_char, c_int, c_longlong, c_uint, c_ulonglong};
use std::mem::size_of;
use util::err;
use util::error::{ErrorDomain, Result};
use util::typed_param::TypedValue;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// A caller's array that grows: start, elements in use, elements there is room for.
struct List {
    params: *mut virTypedParameterPtr,
    used: *mut c_int,
    room: *mut c_int,
}

impl List {
    fn new(
        cx: &Cx,
        params: *mut virTypedParameterPtr,
        used: *mut c_int,
        room: *mut c_int,
    ) -> Result<Self> {
        Ok(Self {
            params: cx.required(params, "params")?,
            used: cx.required(used, "nparams")?,
            room: cx.required(room, "maxparams")?,
        })
    }

    /// Makes room for one more; gives the first free position.
    ///
    /// # Safety
    /// The three pointers are readable and writable and tell the truth; the array is from `malloc`.
    unsafe fn reserve(&self) -> Result<usize> {
        // SAFETY: passed on to the caller.
        let (array, used, room) =
            unsafe { (self.params.read(), self.used.read(), self.room.read()) };
        let used = usize::try_from(used)
            .map_err(|_| err!(VIR_ERR_INVALID_ARG, "negative number of parameters"))?;
        let old = if array.is_null() {
            0
        } else {
            usize::try_from(room).unwrap_or(0)
        };
        if used < old {
            return Ok(used);
        }
        let new = old + (used + 1 - old).max(old / 2);
        let too_many = || err!(VIR_ERR_NO_MEMORY);
        let new_room = c_int::try_from(new).map_err(|_| too_many())?;
        let bytes = new
            .checked_mul(size_of::<virTypedParameter>())
            .ok_or_else(too_many)?;
        // SAFETY: NULL or from malloc, and replaced by the answer.
        let moved: virTypedParameterPtr = unsafe { libc::realloc(array.cast(), bytes) }.cast();
        if moved.is_null() {
            return Err(too_many());
        }
        // SAFETY: the new elements are within what realloc gave; the rest by contract.
        unsafe {
            moved.add(old).write_bytes(0, new - old);
            self.params.write(moved);
            self.room.write(new_room);
        }
        Ok(used)
    }

    /// Appends a value; a string is copied.
    ///
    /// # Safety
    /// As for [`List::reserve`]; `name` is NULL or NUL-terminated.
    unsafe fn add(&self, name: *const c_char, value: Value) -> Result<()> {
        // SAFETY: passed on to the caller.
        let (at, name) = unsafe { (self.reserve()?, name_bytes(name)) };
        if name.len() >= VIR_TYPED_PARAM_FIELD_LENGTH {
            let name = String::from_utf8_lossy(name);
            return Err(err!(VIR_ERR_INTERNAL_ERROR, "Field name '{name}' too long"));
        }
        let mut field = [0; VIR_TYPED_PARAM_FIELD_LENGTH];
        for (to, from) in field.iter_mut().zip(name) {
            *to = c_char::from_ne_bytes([*from]);
        }
        let (kind, value) = value.into_c()?;
        let used = c_int::try_from(at + 1).map_err(|_| err!(VIR_ERR_NO_MEMORY))?;
        // SAFETY: `reserve` made room at this position.
        unsafe {
            self.params.read().add(at).write(virTypedParameter {
                field,
                r#type: kind,
                value,
            });
            self.used.write(used);
        }
        Ok(())
    }
}

/// A value on its way into an array.
enum Value {
    Plain(TypedValue),
    /// NULL, which becomes an empty string, or a terminated text of any encoding.
    Text(*const c_char),
}

impl Value {
    fn into_c(self) -> Result<(c_int, _virTypedParameterValue)> {
        let plain = match self {
            Self::Plain(value) => value,
            Self::Text(text) => {
                let text = if text.is_null() { c"".as_ptr() } else { text };
                // SAFETY: terminated, as the variant says.
                let s = unsafe { libc::strdup(text) };
                let none = || err!(VIR_ERR_NO_MEMORY);
                return if s.is_null() {
                    Err(none())
                } else {
                    Ok((VIR_TYPED_PARAM_STRING, _virTypedParameterValue { s }))
                };
            }
        };
        Ok((plain.kind() as c_int, crate::entry::to_c(&plain)?))
    }
}

/// The bytes of a name; none for NULL.
///
/// # Safety
/// `name` is NULL or NUL-terminated.
unsafe fn name_bytes<'a>(name: *const c_char) -> &'a [u8] {
    if name.is_null() {
        return b"";
    }
    // SAFETY: not NULL; terminated by contract.
    unsafe { CStr::from_ptr(name) }.to_bytes()
}

macro_rules! add {
    ($($(#[$doc:meta])* $function:ident($value:ident: $ty:ty) = $make:expr;)*) => { $(
        $(#[$doc])*
        ///
        /// # Safety
        /// `params`, `nparams` and `maxparams` describe an array from `malloc` or none; strings are
        /// NUL-terminated.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $function(
            params: *mut virTypedParameterPtr,
            nparams: *mut c_int,
            maxparams: *mut c_int,
            name: *const c_char,
            $value: $ty,
        ) -> c_int {
            const CALL: Call = Call::new(stringify!($function), ORIGIN, false);
            CALL.run(|cx| {
                let list = List::new(cx, params, nparams, maxparams)?;
                // SAFETY: the caller keeps to the prototype.
                unsafe { list.add(name, $make) }?;
                Ok(0)
            })
        }
    )* };
}

add! {
    /// Appends an `int`.
    virTypedParamsAddInt(value: c_int) = Value::Plain(TypedValue::Int(value));
    /// Appends an `unsigned int`.
    virTypedParamsAddUInt(value: c_uint) = Value::Plain(TypedValue::UInt(value));
    /// Appends a `long long`.
    virTypedParamsAddLLong(value: c_longlong) = Value::Plain(TypedValue::LLong(value));
    /// Appends an `unsigned long long`.
    virTypedParamsAddULLong(value: c_ulonglong) = Value::Plain(TypedValue::ULLong(value));
    /// Appends a `double`.
    virTypedParamsAddDouble(value: f64) = Value::Plain(TypedValue::Double(value));
    /// Appends a boolean; anything but 0 is true.
    virTypedParamsAddBoolean(value: c_int) = Value::Plain(TypedValue::Boolean(value != 0));
    /// Appends a copy of a string; NULL counts as an empty one.
    virTypedParamsAddString(value: *const c_char) = Value::Text(value);
}

/// Appends each string of a NULL-terminated list under the same name.
///
/// # Safety
/// As for `virTypedParamsAddString`; `values` is NULL or ends with NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddStringList(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    values: *mut *const c_char,
) -> c_int {
    const CALL: Call = Call::new("virTypedParamsAddStringList", ORIGIN, false);
    CALL.run(|cx| {
        if values.is_null() {
            return Ok(0);
        }
        let list = List::new(cx, params, nparams, maxparams)?;
        // SAFETY: the caller keeps to the prototype: reading stops at the NULL.
        unsafe {
            let mut next = values;
            while !next.read().is_null() {
                list.add(name, Value::Text(next.read()))?;
                next = next.add(1);
            }
        }
        Ok(0)
    })
}

/// Appends a value that comes as text.
///
/// # Safety
/// As for `virTypedParamsAddString`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddFromString(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    r#type: c_int,
    value: *const c_char,
) -> c_int {
    const CALL: Call = Call::new("virTypedParamsAddFromString", ORIGIN, false);
    CALL.run(|cx| {
        let list = List::new(cx, params, nparams, maxparams)?;
        // SAFETY: the caller keeps to the prototype.
        unsafe {
            let value = parse(name, r#type, value)?;
            list.add(name, value)?;
        }
        Ok(0)
    })
}

/// # Safety
/// Both strings are NULL or NUL-terminated.
unsafe fn parse(name: *const c_char, kind: c_int, value: *const c_char) -> Result<Value> {
    // SAFETY: passed on to the caller.
    let bytes = unsafe { name_bytes(name) };
    let shown = if name.is_null() {
        "(null)".into()
    } else {
        String::from_utf8_lossy(bytes)
    };
    if value.is_null() {
        return Err(err!(VIR_ERR_INVALID_ARG, "NULL value for field '{shown}'"));
    }
    let Some(known) = known_type(kind) else {
        return Err(err!(
            VIR_ERR_INTERNAL_ERROR,
            "unexpected type {kind} for field {shown}"
        ));
    };
    if kind == VIR_TYPED_PARAM_STRING {
        return Ok(Value::Text(value));
    }
    // SAFETY: not NULL; terminated by contract.
    let text = unsafe { CStr::from_ptr(value) }.to_string_lossy();
    TypedValue::from_text(&shown, known, &text).map(Value::Plain)
}

fn known_type(number: c_int) -> Option<virTypedParameterType> {
    use virTypedParameterType::*;
    let all = [
        VIR_TYPED_PARAM_INT,
        VIR_TYPED_PARAM_UINT,
        VIR_TYPED_PARAM_LLONG,
        VIR_TYPED_PARAM_ULLONG,
        VIR_TYPED_PARAM_DOUBLE,
        VIR_TYPED_PARAM_BOOLEAN,
        VIR_TYPED_PARAM_STRING,
    ];
    all.into_iter().find(|known| *known as c_int == number)
}
