//! `Plain`: values that are written without escaping, as numbers and addresses are.
//!
//! Documents are mostly numbers; writing their digits straight into the text takes a fraction of
//! what the formatting machinery of the standard library does.
use std::fmt;

/// A value whose text holds nothing that XML would have to escape.
pub trait Plain {
    /// Appends the text.
    fn write_plain(&self, out: &mut String);
}

/// A number in hexadecimal: `0x`, then as many digits as the second field says, more if it needs them, zeros first.
#[derive(Clone, Copy, Debug)]
pub struct Hex(pub u64, pub usize);

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Appends the two hexadecimal digits of a byte.
pub fn push_hex_byte(byte: u8, out: &mut String) {
    out.push(char::from(DIGITS[usize::from(byte >> 4)]));
    out.push(char::from(DIGITS[usize::from(byte & 0xf)]));
}

impl Plain for Hex {
    fn write_plain(&self, out: &mut String) {
        let Self(value, width) = *self;
        let used = (u64::BITS - value.leading_zeros()).div_ceil(4) as usize;
        out.push_str("0x");
        for place in (0..used.max(width)).rev() {
            let digit =
                u32::try_from(4 * place).map_or(0, |by| value.checked_shr(by).unwrap_or(0)) & 0xf;
            out.push(char::from(DIGITS[digit as usize]));
        }
    }
}

/// Appends a number in decimal.
fn write_decimal(negative: bool, mut value: u64, out: &mut String) {
    let mut digits = [0u8; 20];
    let mut from = digits.len();
    loop {
        from -= 1;
        digits[from] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    if negative {
        out.push('-');
    }
    out.push_str(std::str::from_utf8(&digits[from..]).unwrap_or_default());
}

macro_rules! numbers {
    ($($unsigned:ty),+; $($signed:ty),+) => {
        $(impl Plain for $unsigned {
            fn write_plain(&self, out: &mut String) {
                write_decimal(false, *self as u64, out);
            }
        })+
        $(impl Plain for $signed {
            fn write_plain(&self, out: &mut String) {
                write_decimal(*self < 0, self.unsigned_abs() as u64, out);
            }
        })+
    };
}
numbers!(u8, u16, u32, u64, usize; i8, i16, i32, i64, isize);

impl<T: Plain + ?Sized> Plain for &T {
    fn write_plain(&self, out: &mut String) {
        (**self).write_plain(out);
    }
}

impl Plain for str {
    fn write_plain(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Plain for String {
    fn write_plain(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Plain for fmt::Arguments<'_> {
    fn write_plain(&self, out: &mut String) {
        let _ = fmt::Write::write_fmt(out, *self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: impl Plain) -> String {
        let mut out = String::new();
        value.write_plain(&mut out);
        out
    }

    #[test]
    fn numbers_are_written_as_the_standard_library_does() {
        for value in [0, 9, 10, 99, 12_345, u64::MAX] {
            assert_eq!(text(value), value.to_string());
            assert_eq!(text(Hex(value, 4)), format!("0x{value:04x}"));
        }
        for value in [0, -1, i64::MIN, i64::MAX] {
            assert_eq!(text(value), value.to_string());
        }
        assert_eq!(text(Hex(1, 20)), format!("0x{:020x}", 1));
        assert_eq!(text(Hex(0, 1)), "0x0");
    }
}
