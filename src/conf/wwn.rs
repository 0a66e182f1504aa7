//! World wide names of disks and host adapters.
use util::bail;
use util::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Accepts 16 hexadecimal digits, with `0x` before them or not (C: `virValidateWWN`).
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` for anything else.
pub fn check(wwn: &str) -> Result<()> {
    let digits = wwn.strip_prefix("0x").unwrap_or(wwn);
    if digits.len() != 16 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        bail!(VIR_ERR_INTERNAL_ERROR, "Malformed wwn: {wwn}");
    }
    Ok(())
}
