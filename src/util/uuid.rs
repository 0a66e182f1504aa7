//! `Uuid`: the 128 bits that name an object.
//!
//! C counterparts: `virUUIDParse`, `virUUIDFormat`, `virUUIDGenerate`, `virUUIDIsValid`.  The
//! host's own UUID is not here.
use std::fmt;

use crate::error::{Error, ErrorDomain, Result};
use crate::random;
use crate::xml::plain::{Plain, push_hex_byte};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// A UUID as `VIR_UUID_BUFLEN` bytes, in the order in which they are written.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    /// Reads a UUID as libvirt does: 32 hexadecimal digits, white space around them, hyphens and
    /// blanks before any of the bytes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim_ascii().as_bytes();
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            while let [b'-' | b' ', tail @ ..] = rest {
                rest = tail;
            }
            let [high, low, tail @ ..] = rest else {
                return None;
            };
            *byte = digit(*high)? << 4 | digit(*low)?;
            rest = tail;
        }
        rest.is_empty().then_some(Self(bytes))
    }

    /// A random UUID (version 4 of RFC 4122).
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` if the kernel has no random bytes to give.
    pub fn generate() -> Result<Self> {
        let mut bytes = [0; 16];
        random::fill(&mut bytes)
            .map_err(|cause| Error::system(ORIGIN, &cause, "failed to generate random bytes"))?;
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Ok(Self(bytes))
    }

    /// Whether it can name an object: not one byte sixteen times.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.0.iter().any(|byte| *byte != self.0[0])
    }
}

/// The value of a hexadecimal digit.
fn digit(character: u8) -> Option<u8> {
    let value = char::from(character).to_digit(16)?;
    u8::try_from(value).ok()
}

/// The usual form in lower case: 8-4-4-4-12 digits.
impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(36);
        self.write_plain(&mut text);
        f.write_str(&text)
    }
}

impl Plain for Uuid {
    fn write_plain(&self, out: &mut String) {
        for (index, byte) in self.0.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                out.push('-');
            }
            push_hex_byte(*byte, out);
        }
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "8a68e5eb-9b4f-4b4a-8e7d-4f5e6a7b8c9d";

    #[test]
    fn lenient_forms() {
        let plain = Uuid::parse(TEXT).unwrap();
        let forms = [
            TEXT.to_uppercase(),
            TEXT.replace('-', ""),
            format!("\t {TEXT}\n"),
            format!(" - {TEXT}"),
            "8a 68e5eb--9b4f4b4a8e7d4f5e6a7b8c9d".to_owned(),
        ];
        for form in forms {
            assert_eq!(Uuid::parse(&form), Some(plain), "{form:?}");
        }
        assert_eq!(plain.to_string(), TEXT);
    }

    #[test]
    fn refused_forms() {
        let forms = [
            String::new(),
            format!("{TEXT}-"),
            format!("{TEXT}0"),
            format!("{{{TEXT}}}"),
            TEXT[..35].to_owned(),
            "8-a68e5eb-9b4f-4b4a-8e7d-4f5e6a7b8c9d".to_owned(),
            "8a68e5eb\t9b4f-4b4a-8e7d-4f5e6a7b8c9d".to_owned(),
            "8a68e5eb-9b4f-4b4a-8e7d-4f5e6a7b8c\u{e9}".to_owned(),
        ];
        for form in forms {
            assert_eq!(Uuid::parse(&form), None, "{form:?}");
        }
    }

    #[test]
    fn generated_ones_are_random_and_marked() {
        let (a, b) = (Uuid::generate().unwrap(), Uuid::generate().unwrap());
        assert_ne!(a, b);
        assert_eq!((a.0[6] >> 4, a.0[8] >> 6), (4, 2));
        assert_eq!(Uuid::parse(&a.to_string()), Some(a));
    }

    #[test]
    fn uniform_bytes_name_nothing() {
        assert!(!Uuid([0; 16]).is_valid());
        assert!(!Uuid([0xff; 16]).is_valid());
        let mut bytes = [0; 16];
        bytes[15] = 1;
        assert!(Uuid(bytes).is_valid());
    }
}
