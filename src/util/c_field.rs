//! Texts in fixed fields of C structures.
use std::ffi::c_char;

/// `text` with its NUL in a field of `N` bytes; what doesn't fit is cut off.
#[must_use]
pub fn from_text<const N: usize>(text: &str) -> [c_char; N] {
    let mut field = [0; N];
    for (to, from) in field.iter_mut().take(N.saturating_sub(1)).zip(text.bytes()) {
        *to = c_char::from_ne_bytes([from]);
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut_off() {
        let field: [c_char; 4] = from_text("ab");
        assert_eq!(field.map(|c| c.to_ne_bytes()[0]), *b"ab\0\0");
        let field: [c_char; 3] = from_text("abc");
        assert_eq!(field.map(|c| c.to_ne_bytes()[0]), *b"ab\0");
    }
}
