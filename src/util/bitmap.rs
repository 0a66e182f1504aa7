//! `Bitmap`: a set of small numbers, such as CPUs (`virBitmap`), and its text "0-3,^2,5".
use std::fmt;

use crate::bail;
use crate::error::{ErrorDomain, Result};
use crate::number::scan;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Greatest size of a bitmap whose text alone says how long it is.
const MAX_UNLIMITED: usize = 1 << 20;

/// A set of numbers below a limit.  Two are equal if they hold the same numbers.
#[derive(Clone, Default)]
pub struct Bitmap {
    /// Bit N is bit N % 8 of byte N / 8, as in C's CPU maps.
    bytes: Vec<u8>,
    size: usize,
}

impl Bitmap {
    /// An empty set of numbers below `size`.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self {
            bytes: vec![0; size.div_ceil(8)],
            size,
        }
    }

    /// A set from the bytes of a CPU map (`virBitmapNewData`).
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.to_vec(),
            size: bytes.len() * 8,
        }
    }

    /// Reads a list of numbers below `size`, ranges, and exceptions from what stands before them
    /// (`virBitmapParse`).
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` "Failed to parse bitmap …", for an empty text too.
    pub fn parse(text: &str, size: usize) -> Result<Self> {
        let mut bitmap = Self::new(size);
        match fill(&mut bitmap, text, size) {
            Some(_) => Ok(bitmap),
            None => bail!(VIR_ERR_INVALID_ARG, "Failed to parse bitmap '{text}'"),
        }
    }

    /// As [`Bitmap::parse`], but the greatest number in the text gives the size
    /// (`virBitmapParseUnlimited`); numbers from 2²⁰ upwards are refused.
    ///
    /// # Errors
    /// As [`Bitmap::parse`].
    pub fn parse_unlimited(text: &str) -> Result<Self> {
        let mut bitmap = Self::default();
        match fill(&mut bitmap, text, MAX_UNLIMITED) {
            Some(greatest) => {
                bitmap.grow(greatest + 1);
                Ok(bitmap)
            }
            None => bail!(VIR_ERR_INVALID_ARG, "Failed to parse bitmap '{text}'"),
        }
    }

    /// Makes room for numbers below `size`.
    fn grow(&mut self, size: usize) {
        self.size = self.size.max(size);
        self.bytes.resize(self.size.div_ceil(8), 0);
    }

    /// The limit of the numbers.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether `number` is in the set.
    #[must_use]
    pub fn contains(&self, number: usize) -> bool {
        let byte = self.bytes.get(number / 8);
        byte.is_some_and(|byte| byte >> (number % 8) & 1 != 0)
    }

    /// Adds a number; the set grows where needed (`virBitmapSetBitExpand`).
    pub fn insert(&mut self, number: usize) {
        self.grow(number + 1);
        self.bytes[number / 8] |= 1 << (number % 8);
    }

    /// Takes a number out.
    pub fn remove(&mut self, number: usize) {
        if let Some(byte) = self.bytes.get_mut(number / 8) {
            *byte &= !(1 << (number % 8));
        }
    }

    /// The numbers, ascending.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.bytes.len() * 8).filter(|&number| self.contains(number))
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.bytes
            .iter()
            .map(|byte| byte.count_ones() as usize)
            .sum()
    }

    /// Whether there is no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.iter().all(|&byte| byte == 0)
    }

    /// The greatest number.
    #[must_use]
    pub fn last(&self) -> Option<usize> {
        self.iter().next_back()
    }

    /// Whether the sets share a number.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.iter().any(|number| other.contains(number))
    }

    /// The bytes of a CPU map, `size` / 8 of them, rounded up.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Adds what `text` says to `bitmap`; gives the greatest number named, None for a bad text or a
/// number from `limit` upwards.
fn fill(bitmap: &mut Bitmap, text: &str, limit: usize) -> Option<usize> {
    let mut rest = text.trim_ascii_start();
    let mut greatest = None;
    while !rest.is_empty() {
        let (except, after) = match rest.strip_prefix('^') {
            Some(after) => (true, after),
            None => (false, rest),
        };
        let (first, after) = number_below(limit, after)?;
        let (last, after) = match after.strip_prefix('-') {
            Some(_) if except => return None,
            Some(after) => number_below(limit, after.trim_ascii_start())?,
            None => (first, after),
        };
        if last < first {
            return None;
        }
        for number in first..=last {
            match except {
                true => bitmap.remove(number),
                false => bitmap.insert(number),
            }
        }
        greatest = greatest.max(Some(last));
        rest = match after.strip_prefix(',') {
            Some(after) => after.trim_ascii_start(),
            None if after.is_empty() => after,
            None => return None,
        };
    }
    greatest
}

/// A decimal number below `limit` at the front of `text`, and what follows it and white space.
fn number_below(limit: usize, text: &str) -> Option<(usize, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = scan(text, 10)?;
    let number = usize::try_from(found.magnitude?).ok()?;
    (number < limit).then(|| (number, found.rest.trim_ascii_start()))
}

impl PartialEq for Bitmap {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Bitmap {}

/// `0-3,5`, as `virBitmapFormat`; an empty set is an empty text.
impl fmt::Display for Bitmap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut numbers = self.iter().peekable();
        let mut separator = "";
        while let Some(first) = numbers.next() {
            let mut last = first;
            while let Some(next) = numbers.next_if_eq(&(last + 1)) {
                last = next;
            }
            write!(f, "{separator}{first}")?;
            if last > first {
                write!(f, "-{last}")?;
            }
            separator = ",";
        }
        Ok(())
    }
}

impl fmt::Debug for Bitmap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{self}}} below {}", self.size)
    }
}

impl FromIterator<usize> for Bitmap {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut bitmap = Self::default();
        numbers.into_iter().for_each(|number| bitmap.insert(number));
        bitmap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_ranges_and_exceptions() {
        let cases = [
            ("0-3,^2,5", "0-1,3,5"),
            (" 1 , 2 ", "1-2"),
            ("1 - 3", "1-3"),
            ("5,1-3", "1-3,5"),
            ("1-3,2-5", "1-5"),
            ("^1,1", "1"),
            ("1,^1", ""),
            ("1,\n", "1"),
            ("07", "7"),
        ];
        for (text, formatted) in cases {
            assert_eq!(
                Bitmap::parse(text, 8).unwrap().to_string(),
                formatted,
                "{text:?}"
            );
        }
    }

    #[test]
    fn refused_texts() {
        let texts = [
            "",
            " ",
            "8",
            "0-8",
            "3-1",
            "1-",
            "-1",
            "a",
            "1,a",
            "1,,2",
            ",1",
            "0-3,^1-2",
            "0-3,^ 2",
            "1;2",
            "0x3",
            "1-3-5",
            "1 2",
            "+1",
            "^",
            "0-3,^9",
            "1-99999999999999999999",
        ];
        for text in texts {
            let message = Bitmap::parse(text, 8).unwrap_err().message;
            assert_eq!(
                message,
                format!("invalid argument: Failed to parse bitmap '{text}'")
            );
        }
    }

    #[test]
    fn unlimited_texts_give_the_size() {
        let bitmap = Bitmap::parse_unlimited("0-3,^9").unwrap();
        assert_eq!((bitmap.to_string().as_str(), bitmap.size()), ("0-3", 10));
        assert!(Bitmap::parse_unlimited("1048576").is_err());
        assert!(Bitmap::parse_unlimited("0-18446744073709551615").is_err());
    }

    #[test]
    fn bytes_are_little_endian() {
        let bitmap = Bitmap::from_bytes(&[0x0d, 0x80]);
        assert_eq!(
            (bitmap.to_string().as_str(), bitmap.size()),
            ("0,2-3,15", 16)
        );
        assert_eq!(
            Bitmap::parse("0,2-3,15", 16).unwrap().as_bytes(),
            [0x0d, 0x80]
        );
        assert_eq!((bitmap.count(), bitmap.last()), (4, Some(15)));
    }

    #[test]
    fn sizes_do_not_matter_for_equality() {
        let (a, b) = (Bitmap::from_bytes(&[1]), Bitmap::from_bytes(&[1, 0]));
        assert!(a == b && a.overlaps(&b));
        assert!(a != Bitmap::new(8) && Bitmap::new(8).is_empty());
    }

    #[test]
    fn texts_come_back() {
        for bits in 0..=u8::MAX {
            let bitmap = Bitmap::from_bytes(&[bits, bits]);
            let text = bitmap.to_string();
            if bits != 0 {
                assert_eq!(Bitmap::parse(&text, 16).unwrap(), bitmap);
            }
        }
    }
}
