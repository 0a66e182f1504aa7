//! Typed parameters: ordered lists of named values of seven types.
//!
//! C counterparts: `virTypedParameter`, the `virTypedParams*` functions and
//! `virTypedParamsValidate`.  Arrays in C's layout and both calling conventions belong to the C
//! surface; here are plain values.  A list may hold a name more than once; getters take the first.
use std::cmp::Ordering;
use std::fmt;

pub use abi::virTypedParameterType as ParamType;

use crate::error::{ErrorDomain, Result};
use crate::{bail, number};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Greatest length of a name in bytes: `VIR_TYPED_PARAM_FIELD_LENGTH` less the closing NUL.
pub const MAX_NAME: usize = 79;

/// The value of a typed parameter, one variant per `virTypedParameterType`.
#[derive(Clone, Debug, PartialEq)]
pub enum TypedValue {
    /// `VIR_TYPED_PARAM_INT`
    Int(i32),
    /// `VIR_TYPED_PARAM_UINT`
    UInt(u32),
    /// `VIR_TYPED_PARAM_LLONG`
    LLong(i64),
    /// `VIR_TYPED_PARAM_ULLONG`
    ULLong(u64),
    /// `VIR_TYPED_PARAM_DOUBLE`
    Double(f64),
    /// `VIR_TYPED_PARAM_BOOLEAN`
    Boolean(bool),
    /// `VIR_TYPED_PARAM_STRING`
    String(String),
}

impl TypedValue {
    /// The C type of the value.
    #[must_use]
    pub fn kind(&self) -> ParamType {
        match self {
            Self::Int(_) => ParamType::VIR_TYPED_PARAM_INT,
            Self::UInt(_) => ParamType::VIR_TYPED_PARAM_UINT,
            Self::LLong(_) => ParamType::VIR_TYPED_PARAM_LLONG,
            Self::ULLong(_) => ParamType::VIR_TYPED_PARAM_ULLONG,
            Self::Double(_) => ParamType::VIR_TYPED_PARAM_DOUBLE,
            Self::Boolean(_) => ParamType::VIR_TYPED_PARAM_BOOLEAN,
            Self::String(_) => ParamType::VIR_TYPED_PARAM_STRING,
        }
    }

    /// Reads a value of type `kind` for the parameter `name`, as `virTypedParamsAddFromString`.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` if `text` isn't of that type.
    pub fn from_text(name: &str, kind: ParamType, text: &str) -> Result<Self> {
        let (value, expected) = match kind {
            ParamType::VIR_TYPED_PARAM_INT => (number::to_i32(text, 10).map(Self::Int), "int"),
            ParamType::VIR_TYPED_PARAM_UINT => {
                (number::to_u32(text, 10).map(Self::UInt), "unsigned int")
            }
            ParamType::VIR_TYPED_PARAM_LLONG => {
                (number::to_i64(text, 10).map(Self::LLong), "long long")
            }
            ParamType::VIR_TYPED_PARAM_ULLONG => (
                number::to_u64(text, 10).map(Self::ULLong),
                "unsigned long long",
            ),
            ParamType::VIR_TYPED_PARAM_DOUBLE => (number::to_f64(text).map(Self::Double), "double"),
            ParamType::VIR_TYPED_PARAM_BOOLEAN => return boolean_from_text(name, text),
            _ => (Some(Self::String(text.to_owned())), "string"),
        };
        match value {
            Some(value) => Ok(value),
            None => bail!(
                VIR_ERR_INVALID_ARG,
                "Invalid value for field '{name}': expected {expected}"
            ),
        }
    }
}

/// The boolean in `text`: "true", "false" in any case, or "1", "0".
fn boolean_from_text(name: &str, text: &str) -> Result<TypedValue> {
    match text {
        "1" => Ok(TypedValue::Boolean(true)),
        "0" => Ok(TypedValue::Boolean(false)),
        _ if text.eq_ignore_ascii_case("true") => Ok(TypedValue::Boolean(true)),
        _ if text.eq_ignore_ascii_case("false") => Ok(TypedValue::Boolean(false)),
        _ => bail!(
            VIR_ERR_INVALID_ARG,
            "Invalid boolean value for field '{name}'"
        ),
    }
}

/// As `virTypedParameterToString`: booleans are 1 and 0, doubles have six significant digits.
impl fmt::Display for TypedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => value.fmt(f),
            Self::UInt(value) => value.fmt(f),
            Self::LLong(value) => value.fmt(f),
            Self::ULLong(value) => value.fmt(f),
            Self::Double(value) => f.write_str(&number::format_g(*value)),
            Self::Boolean(value) => u8::from(*value).fmt(f),
            Self::String(value) => value.fmt(f),
        }
    }
}

macro_rules! from_rust {
    ($($rust:ty => $variant:ident),+) => {$(
        impl From<$rust> for TypedValue {
            fn from(value: $rust) -> Self {
                Self::$variant(value)
            }
        }
    )+};
}
from_rust!(i32 => Int, u32 => UInt, i64 => LLong, u64 => ULLong, f64 => Double, bool => Boolean, String => String);

impl From<&str> for TypedValue {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

/// The word for a type in messages: `virTypedParameterTypeToString`.
#[must_use]
pub fn type_name(kind: ParamType) -> &'static str {
    match kind {
        ParamType::VIR_TYPED_PARAM_INT => "int",
        ParamType::VIR_TYPED_PARAM_UINT => "uint",
        ParamType::VIR_TYPED_PARAM_LLONG => "llong",
        ParamType::VIR_TYPED_PARAM_ULLONG => "ullong",
        ParamType::VIR_TYPED_PARAM_DOUBLE => "double",
        ParamType::VIR_TYPED_PARAM_BOOLEAN => "boolean",
        _ => "string",
    }
}

/// A parameter that a function knows: its name, its type, and whether it may come repeatedly
/// (`VIR_TYPED_PARAM_MULTIPLE`).
#[derive(Clone, Copy, Debug)]
pub struct KnownParam {
    /// The name, a `VIR_*` string constant of the public headers.
    pub name: &'static str,
    /// The only type accepted.
    pub kind: ParamType,
    /// Whether the name may occur more than once.
    pub multiple: bool,
}

impl KnownParam {
    /// A parameter that may occur once.
    #[must_use]
    pub const fn once(name: &'static str, kind: ParamType) -> Self {
        Self {
            name,
            kind,
            multiple: false,
        }
    }

    /// A parameter that may occur any number of times.
    #[must_use]
    pub const fn many(name: &'static str, kind: ParamType) -> Self {
        Self {
            name,
            kind,
            multiple: true,
        }
    }
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedParam {
    name: String,
    /// The value.
    pub value: TypedValue,
}

impl TypedParam {
    /// The name, at most [`MAX_NAME`] bytes.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// An ordered list of typed parameters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedParams(Vec<TypedParam>);

impl TypedParams {
    /// An empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Appends a parameter, as `virTypedParamsAdd*`.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` if the name is longer than [`MAX_NAME`].
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<TypedValue>) -> Result<()> {
        let name = name.into();
        if name.len() > MAX_NAME {
            bail!(VIR_ERR_INTERNAL_ERROR, "Field name '{name}' too long");
        }
        let value = value.into();
        self.0.push(TypedParam { name, value });
        Ok(())
    }

    /// Gives the first parameter called `name` a new value, or appends one.
    ///
    /// # Errors
    /// As [`TypedParams::add`].
    pub fn set(&mut self, name: &str, value: impl Into<TypedValue>) -> Result<()> {
        match self.0.iter_mut().find(|param| param.name == name) {
            Some(param) => {
                param.value = value.into();
                Ok(())
            }
            None => self.add(name, value),
        }
    }

    /// The first value called `name`, of any type.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&TypedValue> {
        let found = self.0.iter().find(|param| param.name == name);
        found.map(|param| &param.value)
    }

    /// Every value called `name`.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a TypedValue> {
        let named = self.0.iter().filter(move |param| param.name == name);
        named.map(|param| &param.value)
    }

    /// Every string called `name`: `virTypedParamsGetStringList`.
    pub fn strings<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values(name).filter_map(|value| match value {
            TypedValue::String(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Checks every parameter against those a function knows, as `virTypedParamsValidate`: in the
    /// order of the names, not of the list.
    ///
    /// # Errors
    /// `VIR_ERR_ARGUMENT_UNSUPPORTED` for an unknown name; `VIR_ERR_INVALID_ARG` for one that
    /// comes twice or has another type.
    pub fn validate(&self, known: &[KnownParam]) -> Result<()> {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        let mut last = None;
        for param in sorted {
            let name = param.name.as_str();
            let Some(rule) = known.iter().find(|rule| rule.name == name) else {
                bail!(
                    VIR_ERR_ARGUMENT_UNSUPPORTED,
                    "parameter '{name}' not supported"
                );
            };
            if last.replace(name) == Some(name) && !rule.multiple {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "parameter '{name}' occurs multiple times"
                );
            }
            check_type(param, rule.kind)?;
        }
        Ok(())
    }

    /// The parameters in order.
    pub fn iter(&self) -> std::slice::Iter<'_, TypedParam> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Appends all of `other`.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Keeps the parameters that `keep` is true for.
    pub fn retain(&mut self, keep: impl FnMut(&TypedParam) -> bool) {
        self.0.retain(keep);
    }

    /// Puts the parameters in the order given by `compare`.
    pub fn sort_by(&mut self, compare: impl FnMut(&TypedParam, &TypedParam) -> Ordering) {
        self.0.sort_by(compare);
    }
}

/// Compares a parameter's type with the one it must have.
fn check_type(param: &TypedParam, expected: ParamType) -> Result<()> {
    let actual = param.value.kind();
    if actual != expected {
        bail!(
            VIR_ERR_INVALID_ARG,
            "invalid type '{}' for parameter '{}', expected '{}'",
            type_name(actual),
            param.name,
            type_name(expected)
        );
    }
    Ok(())
}

/// The error of a getter that asks for another type than the parameter has.
fn wrong_type<T>(name: &str, asked: &str, actual: &TypedValue) -> Result<T> {
    bail!(
        VIR_ERR_INVALID_ARG,
        "Invalid type '{asked}' requested for parameter '{name}', actual type is '{}'",
        type_name(actual.kind())
    )
}

macro_rules! getters {
    ($($(#[$doc:meta])* $method:ident: $variant:ident, $word:literal -> $rust:ty = $take:expr;)+) => {
        impl TypedParams {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// `VIR_ERR_INVALID_ARG` if the first parameter of this name has another type.
            pub fn $method(&self, name: &str) -> Result<Option<$rust>> {
                match self.get(name) {
                    None => Ok(None),
                    Some(TypedValue::$variant(value)) => Ok(Some($take(value))),
                    Some(other) => wrong_type(name, $word, other),
                }
            }
        )+}
    };
}
getters! {
    /// `virTypedParamsGetInt`.
    get_int: Int, "int" -> i32 = Clone::clone;
    /// `virTypedParamsGetUInt`.
    get_uint: UInt, "uint" -> u32 = Clone::clone;
    /// `virTypedParamsGetLLong`.
    get_llong: LLong, "llong" -> i64 = Clone::clone;
    /// `virTypedParamsGetULLong`.
    get_ullong: ULLong, "ullong" -> u64 = Clone::clone;
    /// `virTypedParamsGetDouble`.
    get_double: Double, "double" -> f64 = Clone::clone;
    /// `virTypedParamsGetBoolean`.
    get_boolean: Boolean, "boolean" -> bool = Clone::clone;
    /// `virTypedParamsGetString`.
    get_string: String, "string" -> &str = String::as_str;
}

impl IntoIterator for TypedParams {
    type Item = (String, TypedValue);
    type IntoIter = std::iter::Map<std::vec::IntoIter<TypedParam>, fn(TypedParam) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|param| (param.name, param.value))
    }
}

impl<'a> IntoIterator for &'a TypedParams {
    type Item = &'a TypedParam;
    type IntoIter = std::slice::Iter<'a, TypedParam>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests;
