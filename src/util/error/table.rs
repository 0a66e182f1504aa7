//! The text that stands before an error's detail, by code.
use super::ErrorNumber;

/// The whole message of an error, and the format it was made with (`str1` of `virError`).
#[must_use]
pub fn message(code: ErrorNumber, detail: &str) -> (String, &'static str) {
    let (alone, with) = match code {
        ErrorNumber::VIR_ERR_INTERNAL_ERROR => ("internal error", "internal error: %s"),
        _ => ("unknown error", "unknown error: %s"),
    };
    if detail.is_empty() {
        return (alone.to_owned(), alone);
    }
    (with.replacen("%s", detail, 1), with)
}
