//! What a migration protocol without typed parameters can still say.
use crate::entry::field_name;
use abi::virTypedParameterType as ParamType;
use abi::*;
use std::ffi::c_int;
use util::error::Result;
use util::typed_param::type_name;

/// Names and types.
const PLAIN: [(&str, ParamType); 4] = [
    (VIR_MIGRATE_PARAM_URI, ParamType::VIR_TYPED_PARAM_STRING),
    (
        VIR_MIGRATE_PARAM_DEST_NAME,
        ParamType::VIR_TYPED_PARAM_STRING,
    ),
    (
        VIR_MIGRATE_PARAM_DEST_XML,
        ParamType::VIR_TYPED_PARAM_STRING,
    ),
    (
        VIR_MIGRATE_PARAM_BANDWIDTH,
        ParamType::VIR_TYPED_PARAM_ULLONG,
    ),
];

const KINDS: [ParamType; 7] = [
    ParamType::VIR_TYPED_PARAM_INT,
    ParamType::VIR_TYPED_PARAM_UINT,
    ParamType::VIR_TYPED_PARAM_LLONG,
    ParamType::VIR_TYPED_PARAM_ULLONG,
    ParamType::VIR_TYPED_PARAM_DOUBLE,
    ParamType::VIR_TYPED_PARAM_BOOLEAN,
    ParamType::VIR_TYPED_PARAM_STRING,
];

/// Whether the parameter has one of the plain names.
pub(super) fn is_plain(param: &virTypedParameter) -> bool {
    field_name(param).is_some_and(|name| PLAIN.iter().any(|(plain, _)| *plain == name))
}

/// The first parameter of each plain name has to have its type.
///
/// Types are looked at as numbers: a caller may put any there.
pub(super) fn check_types(params: &[virTypedParameter]) -> Result<()> {
    for (name, kind) in PLAIN {
        let named = |p: &&virTypedParameter| field_name(p).is_some_and(|n| n == name);
        let Some(param) = params.iter().find(named) else {
            continue;
        };
        if param.r#type == kind as c_int {
            continue;
        }
        let known = KINDS.into_iter().find(|k| *k as c_int == param.r#type);
        let actual = match param.r#type {
            0 => "unknown",
            _ => known.map_or("(null)", type_name),
        };
        util::bail!(
            VIR_FROM_NONE: VIR_ERR_INVALID_ARG,
            "Invalid type '{}' requested for parameter '{name}', actual type is '{actual}'",
            type_name(kind)
        );
    }
    Ok(())
}
