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
        out.push_str("0x");
        write_hex(self.0, self.1, out);
    }
}

fn write_hex(value: u64, width: usize, out: &mut String) {
    if value >= 16 || width > 1 {
        write_hex(value >> 4, width.saturating_sub(1), out);
    }
    out.push(char::from(DIGITS[(value & 0xf) as usize]));
}

/// The numbers below a hundred, two digits each.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut n: u8 = 0;
    while n < 100 {
        pairs[n as usize] = [b'0' + n / 10, b'0' + n % 10];
        n += 1;
    }
    pairs
};

/// Appends a number in decimal.
fn write_decimal(value: u64, out: &mut String) {
    if value >= 100 {
        write_decimal(value / 100, out);
    }
    let [tens, ones] = PAIRS[(value % 100) as usize];
    if value >= 10 {
        out.push(char::from(tens));
    }
    out.push(char::from(ones));
}

macro_rules! numbers {
    ($($unsigned:ty),+; $($signed:ty),+) => {
        $(impl Plain for $unsigned {
            fn write_plain(&self, out: &mut String) {
                write_decimal(*self as u64, out);
            }
        })+
        $(impl Plain for $signed {
            fn write_plain(&self, out: &mut String) {
                if *self < 0 {
                    out.push('-');
                }
                write_decimal(self.unsigned_abs() as u64, out);
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
