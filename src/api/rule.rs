//! Argument rules that the table names and the generated dispatch applies; hand-written entry points
//! apply them where the order of the checks is their own.
use crate::connect::Conn;
use crate::stream::Stream;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

/// An argument as an error names it: its C name, the function, the domain of the function's errors.
fn number(ok: bool, argument: &str, function: &str, origin: ErrorDomain, rule: &str) -> Result<()> {
    if ok {
        return Ok(());
    }
    let text = format!("{argument} in {function} must {rule}");
    Err(Error::invalid_argument(origin, function, argument, text))
}

/// `#[nonzero]`
///
/// # Errors
/// VIR_ERR_INVALID_ARG.
pub fn nonzero(value: i128, argument: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    number(value != 0, argument, function, origin, "not be zero")
}

/// `#[absolute]`: the path from the root on (C: `virFileAbsPath`).
///
/// # Errors
/// VIR_ERR_INTERNAL_ERROR if the process is in a folder that is gone.
pub fn absolute(path: &str, origin: ErrorDomain) -> Result<String> {
    if path.starts_with('/') {
        return Ok(path.to_owned());
    }
    let folder = std::env::current_dir().ok();
    match folder.as_deref().and_then(std::path::Path::to_str) {
        Some(folder) if path.is_empty() => Ok(folder.to_owned()),
        Some(folder) => Ok(format!("{}/{path}", folder.trim_end_matches('/'))),
        None => Err(Error::new(
            origin,
            ErrorNumber::VIR_ERR_INTERNAL_ERROR,
            "could not build absolute file path",
        )),
    }
}

/// `#[positive]`
///
/// # Errors
/// VIR_ERR_INVALID_ARG.
pub fn positive(value: i128, argument: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    number(
        value > 0,
        argument,
        function,
        origin,
        "be greater than zero",
    )
}

/// `#[non_negative]`
///
/// # Errors
/// VIR_ERR_INVALID_ARG.
pub fn non_negative(
    value: i128,
    argument: &str,
    function: &str,
    origin: ErrorDomain,
) -> Result<()> {
    number(value >= 0, argument, function, origin, "be zero or greater")
}

/// Refuses flags that a driver's `function` doesn't know (`virCheckFlags`).
///
/// # Errors
/// VIR_ERR_INVALID_ARG, naming the unknown ones.
pub fn check_flags(flags: u32, known: u32, function: &str, origin: ErrorDomain) -> Result<()> {
    let unknown = flags & !known;
    if unknown == 0 {
        return Ok(());
    }
    let text = format!("unsupported flags (0x{unknown:x}) in function {function}");
    Err(Error::invalid_argument(origin, function, "flags", text))
}

/// `#[kibibytes]`
pub(crate) fn kibibytes(
    value: i128,
    _argument: &str,
    _function: &str,
    origin: ErrorDomain,
) -> Result<()> {
    if value * 1024 <= i128::from(u64::MAX) {
        return Ok(());
    }
    let text = format!("input too large: {value}");
    Err(Error::new(origin, ErrorNumber::VIR_ERR_OVERFLOW, text))
}

/// A flag, or a set of them, and its C spelling.
pub type Flag<'a> = (u32, &'a str);

/// `exclusive(A, B)`
///
/// # Errors
/// VIR_ERR_INVALID_ARG.
pub fn exclusive(flags: u32, a: Flag, b: Flag, function: &str, origin: ErrorDomain) -> Result<()> {
    if flags & a.0 == 0 || flags & b.0 == 0 {
        return Ok(());
    }
    let text = format!("Flags '{}' and '{}' are mutually exclusive", a.1, b.1);
    Err(Error::invalid_argument(origin, function, "ctl", text))
}

/// `require(A, B)`
///
/// # Errors
/// VIR_ERR_INVALID_ARG.
pub fn require(flags: u32, a: Flag, b: Flag, function: &str, origin: ErrorDomain) -> Result<()> {
    if flags & a.0 == 0 || flags & b.0 != 0 {
        return Ok(());
    }
    let text = format!("Flag '{}' is required by flag '{}'", b.1, a.1);
    Err(Error::invalid_argument(origin, function, "ctl", text))
}

/// Refuses a stream of another connection than `conn`; `text` is the whole message.
pub(crate) fn own_stream(
    stream: &Stream,
    conn: &Conn,
    text: impl FnOnce() -> String,
    argument: &str,
    function: &str,
    origin: ErrorDomain,
) -> Result<()> {
    if Arc::ptr_eq(stream.conn(), conn) {
        return Ok(());
    }
    Err(Error::invalid_argument(origin, function, argument, text()))
}
