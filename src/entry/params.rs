//! Typed parameters between C arrays and [`TypedParams`].
use super::malloc;
use abi::{
    _virTypedParameterValue, virTypedParameter, virTypedParameterPtr,
    virTypedParameterType as ParamType,
};
use std::ffi::{CStr, c_char, c_int};
use util::error::{Error, ErrorDomain, ErrorNumber, Result};
use util::typed_param::{TypedParams, TypedValue};

/// A caller's array with its length in and out: the old calling convention, in which a length of 0
/// asks for the number of parameters.
pub(crate) struct ParamsBuffer {
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    room: usize,
}

impl ParamsBuffer {
    pub(crate) fn new(params: virTypedParameterPtr, nparams: *mut c_int, room: usize) -> Self {
        Self {
            params,
            nparams,
            room,
        }
    }

    /// Writes as many parameters as fit and their number; with no room, the number there would be.
    ///
    /// # Safety
    /// The array has the room that the caller said.
    ///
    /// # Errors
    /// VIR_ERR_NO_MEMORY.
    pub(crate) unsafe fn fill(self, values: &TypedParams) -> Result<()> {
        let count = if self.room == 0 {
            values.len()
        } else {
            values.len().min(self.room)
        };
        if self.room > 0 {
            // SAFETY: at most `room` parameters are written.
            unsafe { fill_params(values, self.params, count) }?;
        }
        // SAFETY: checked when the buffer was made.
        unsafe {
            self.nparams
                .write(c_int::try_from(count).unwrap_or(c_int::MAX))
        };
        Ok(())
    }
}

/// An array for C, freed by `virTypedParamsFree`.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) fn allocate(values: &TypedParams) -> Result<virTypedParameterPtr> {
    let array = malloc::array::<virTypedParameter>(values.len())?;
    // SAFETY: the array has room for them all.
    unsafe { fill_params(values, array, values.len()) }?;
    Ok(array)
}

/// Writes the first `count` of `values`.
///
/// # Safety
/// `array` has room for `count` parameters.
///
/// # Errors
/// VIR_ERR_NO_MEMORY.
pub(crate) unsafe fn fill_params(
    values: &TypedParams,
    array: virTypedParameterPtr,
    count: usize,
) -> Result<()> {
    for (i, param) in values.iter().take(count).enumerate() {
        let value = to_c(&param.value)?;
        // SAFETY: `i` is below `count`.
        unsafe {
            array.add(i).write(virTypedParameter {
                field: field(param.name()),
                r#type: param.value.kind() as c_int,
                value,
            })
        };
    }
    Ok(())
}

/// A name in its fixed field, NUL-padded.
pub(crate) fn field(name: &str) -> [c_char; abi::VIR_TYPED_PARAM_FIELD_LENGTH] {
    let mut field = [0; abi::VIR_TYPED_PARAM_FIELD_LENGTH];
    for (to, from) in field
        .iter_mut()
        .take(abi::VIR_TYPED_PARAM_FIELD_LENGTH - 1)
        .zip(name.bytes())
    {
        *to = c_char::from_ne_bytes([from]);
    }
    field
}

pub(crate) fn to_c(value: &TypedValue) -> Result<_virTypedParameterValue> {
    // Zeroed first, so that no byte of the union is left as it was.
    let mut c = _virTypedParameterValue { ul: 0 };
    match value {
        TypedValue::Int(i) => c.i = *i,
        TypedValue::UInt(ui) => c.ui = *ui,
        TypedValue::LLong(l) => c.l = *l,
        TypedValue::ULLong(ul) => c.ul = *ul,
        TypedValue::Double(d) => c.d = *d,
        TypedValue::Boolean(b) => c.b = c_char::from(*b),
        TypedValue::String(s) => c.s = malloc::text(s)?,
    }
    Ok(c)
}

/// Reads a C array.
///
/// # Safety
/// Strings among the values are NULL or NUL-terminated.
///
/// # Errors
/// VIR_ERR_INVALID_ARG for an unknown type, an unterminated or non-UTF-8 name, a NULL string.
pub(crate) unsafe fn read_params(array: &[virTypedParameter]) -> Result<TypedParams> {
    let mut params = TypedParams::new();
    for param in array {
        let name = field_name(param).ok_or_else(|| bad_name(param))?;
        // SAFETY: passed on to the caller.
        let value = unsafe { from_c(param) }
            .ok_or_else(|| bad(format!("invalid value of parameter '{name}'")))?;
        params.add(name, value)?;
    }
    Ok(params)
}

/// The complaint about a name that fills its field, or that isn't UTF-8.
fn bad_name(param: &virTypedParameter) -> Box<Error> {
    let bytes = param.field.map(|c| c.to_ne_bytes()[0]);
    if bytes.contains(&0) {
        return bad("invalid parameter name".to_owned());
    }
    Error::invalid_argument(
        ErrorDomain::VIR_FROM_NONE,
        "virTypedParameterValidateSet",
        "params",
        format!(
            "string parameter name '{}' too long",
            String::from_utf8_lossy(&bytes)
        ),
    )
}

/// The name in a parameter's field.
pub(crate) fn field_name(param: &virTypedParameter) -> Option<String> {
    let bytes: Vec<u8> = param
        .field
        .iter()
        .map(|c| c.to_ne_bytes()[0])
        .take_while(|b| *b != 0)
        .collect();
    if bytes.len() == abi::VIR_TYPED_PARAM_FIELD_LENGTH {
        return None;
    }
    String::from_utf8(bytes).ok()
}

/// # Safety
/// A string value is NULL or NUL-terminated.
unsafe fn from_c(param: &virTypedParameter) -> Option<TypedValue> {
    let is = |kind: ParamType| param.r#type == kind as c_int;
    // SAFETY: `type` names the field of the union that was written; a string is terminated by contract.
    unsafe {
        Some(match () {
            () if is(ParamType::VIR_TYPED_PARAM_INT) => TypedValue::Int(param.value.i),
            () if is(ParamType::VIR_TYPED_PARAM_UINT) => TypedValue::UInt(param.value.ui),
            () if is(ParamType::VIR_TYPED_PARAM_LLONG) => TypedValue::LLong(param.value.l),
            () if is(ParamType::VIR_TYPED_PARAM_ULLONG) => TypedValue::ULLong(param.value.ul),
            () if is(ParamType::VIR_TYPED_PARAM_DOUBLE) => TypedValue::Double(param.value.d),
            () if is(ParamType::VIR_TYPED_PARAM_BOOLEAN) => TypedValue::Boolean(param.value.b != 0),
            () if is(ParamType::VIR_TYPED_PARAM_STRING) && !param.value.s.is_null() => {
                TypedValue::String(CStr::from_ptr(param.value.s).to_str().ok()?.to_owned())
            }
            () => return None,
        })
    }
}

fn bad(text: String) -> Box<Error> {
    Error::new(
        ErrorDomain::VIR_FROM_NONE,
        ErrorNumber::VIR_ERR_INVALID_ARG,
        text,
    )
}
