//! Argument rules that the table names and the generated dispatch applies.
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

fn invalid(origin: ErrorDomain, text: String) -> Result<()> {
    Err(Error::new(origin, ErrorNumber::VIR_ERR_INVALID_ARG, text))
}

/// `#[nonzero]`
pub(crate) fn nonzero(value: i128, arg: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    if value != 0 {
        return Ok(());
    }
    invalid(origin, format!("{arg} in {function} must not be zero"))
}

/// `#[positive]`
pub(crate) fn positive(value: i128, arg: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    if value > 0 {
        return Ok(());
    }
    invalid(origin, format!("{arg} in {function} must be greater than zero"))
}

/// `#[non_negative]`
pub(crate) fn non_negative(value: i128, arg: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    if value >= 0 {
        return Ok(());
    }
    invalid(origin, format!("{arg} in {function} must be zero or greater"))
}

/// `exclusive(A, B)`
pub(crate) fn exclusive(
    flags: u32,
    (a, a_name): (u32, &str),
    (b, b_name): (u32, &str),
    function: &str,
    origin: ErrorDomain,
) -> Result<()> {
    if flags & a == 0 || flags & b == 0 {
        return Ok(());
    }
    invalid(origin, format!("flags '{a_name}' and '{b_name}' in {function} are mutually exclusive"))
}

/// `require(A, B)`
pub(crate) fn require(
    flags: u32,
    (a, a_name): (u32, &str),
    (b, b_name): (u32, &str),
    origin: ErrorDomain,
) -> Result<()> {
    if flags & a == 0 || flags & b != 0 {
        return Ok(());
    }
    invalid(origin, format!("flag '{b_name}' is required by flag '{a_name}'"))
}
