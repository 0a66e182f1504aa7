//! Argument rules that the table names and the generated dispatch applies.
use util::error::{Error, ErrorDomain, Result};

/// An argument as an error names it: its C name, the function, the domain of the function's errors.
fn number(ok: bool, argument: &str, function: &str, origin: ErrorDomain, rule: &str) -> Result<()> {
    if ok {
        return Ok(());
    }
    let text = format!("{argument} in {function} must {rule}");
    Err(Error::invalid_argument(origin, function, argument, text))
}

/// `#[nonzero]`
pub(crate) fn nonzero(value: i128, argument: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    number(value != 0, argument, function, origin, "not be zero")
}

/// `#[positive]`
pub(crate) fn positive(value: i128, argument: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    number(value > 0, argument, function, origin, "be greater than zero")
}

/// `#[non_negative]`
pub(crate) fn non_negative(value: i128, argument: &str, function: &str, origin: ErrorDomain) -> Result<()> {
    number(value >= 0, argument, function, origin, "be zero or greater")
}

/// A flag, or a set of them, and its C spelling.
type Flag<'a> = (u32, &'a str);

/// `exclusive(A, B)`
pub(crate) fn exclusive(flags: u32, a: Flag, b: Flag, function: &str, origin: ErrorDomain) -> Result<()> {
    if flags & a.0 == 0 || flags & b.0 == 0 {
        return Ok(());
    }
    let text = format!("Flags '{}' and '{}' are mutually exclusive", a.1, b.1);
    Err(Error::invalid_argument(origin, function, "ctl", text))
}

/// `require(A, B)`
pub(crate) fn require(flags: u32, a: Flag, b: Flag, function: &str, origin: ErrorDomain) -> Result<()> {
    if flags & a.0 == 0 || flags & b.0 != 0 {
        return Ok(());
    }
    let text = format!("Flag '{}' is required by flag '{}'", b.1, a.1);
    Err(Error::invalid_argument(origin, function, "ctl", text))
}
