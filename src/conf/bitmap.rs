//! `Bitmap`: a set of small numbers written `0-3,^2,8` (C: `virBitmap`), for CPUs and NUMA nodes.
use std::fmt;

use util::error::{ErrorDomain, Result};
use util::xml::{AttrValue, Plain, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Numbers in documents stay below this (C: `VIR_DOMAIN_CPUMASK_LEN`).
pub const MAX_BITS: usize = 16_384;

/// A set of numbers below [`MAX_BITS`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// Reads a list of numbers and ranges; `^n` takes a number out again.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` for anything else.
    pub fn parse(text: &str) -> Result<Self> {
        Self::from_attr(text)
            .filter(|_| !text.is_empty())
            .ok_or_else(|| util::err!(VIR_ERR_INVALID_ARG, "Failed to parse bitmap '{text}'"))
    }

    /// Adds a number; one past the limit is ignored.
    pub fn insert(&mut self, bit: usize) {
        if bit < MAX_BITS {
            let word = bit / 64;
            if self.words.len() <= word {
                self.words.resize(word + 1, 0);
            }
            self.words[word] |= 1 << (bit % 64);
        }
    }

    /// Takes a number out.
    pub fn remove(&mut self, bit: usize) {
        if let Some(word) = self.words.get_mut(bit / 64) {
            *word &= !(1 << (bit % 64));
        }
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
    }

    /// Whether the number is in the set.
    #[must_use]
    pub fn contains(&self, bit: usize) -> bool {
        self.words
            .get(bit / 64)
            .is_some_and(|word| word & (1 << (bit % 64)) != 0)
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many numbers are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.iter().count()
    }

    /// The greatest number of the set.
    #[must_use]
    pub fn last(&self) -> Option<usize> {
        self.iter().last()
    }

    /// Whether the two sets share a number.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// The numbers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let without_lowest = |left: &u64| Some(left & (left - 1)).filter(|left| *left != 0);
            std::iter::successors(Some(*word).filter(|word| *word != 0), without_lowest)
                .map(move |left| 64 * at + left.trailing_zeros() as usize)
        })
    }
}

impl FromIterator<usize> for Bitmap {
    fn from_iter<I: IntoIterator<Item = usize>>(bits: I) -> Self {
        let mut set = Self::default();
        bits.into_iter().for_each(|bit| set.insert(bit));
        set
    }
}

fn number(text: &str) -> Option<usize> {
    let text = text.trim_matches([' ', '\t', '\n']);
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number: usize = plain.then(|| text.parse().ok())??;
    (number < MAX_BITS).then_some(number)
}

impl AttrValue for Bitmap {
    fn from_attr(text: &str) -> Option<Self> {
        let mut set = Self::default();
        if text.is_empty() {
            return Some(set);
        }
        for part in text.split(',') {
            let part = part.trim_matches([' ', '\t', '\n']);
            if let Some(out) = part.strip_prefix('^') {
                set.remove(number(out)?);
            } else if let Some((first, last)) = part.split_once('-') {
                let (first, last) = (number(first)?, number(last)?);
                if first > last {
                    return None;
                }
                (first..=last).for_each(|bit| set.insert(bit));
            } else {
                set.insert(number(part)?);
            }
        }
        Some(set)
    }

    fn write_attr(&self, name: &str, w: &mut Writer) {
        w.attr_plain(name, self);
    }

    fn write_text(&self, w: &mut Writer) {
        w.text_plain(self);
    }
}

impl fmt::Display for Bitmap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write_plain(&mut text);
        f.write_str(&text)
    }
}

impl Plain for Bitmap {
    fn write_plain(&self, out: &mut String) {
        let mut bits = self.iter().peekable();
        let begin = out.len();
        while let Some(first) = bits.next() {
            if out.len() > begin {
                out.push(',');
            }
            first.write_plain(out);
            let mut last = first;
            while let Some(next) = bits.next_if_eq(&(last + 1)) {
                last = next;
            }
            if first != last {
                out.push('-');
                last.write_plain(out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_and_written() {
        let cases = [
            ("0-3,^2,8", "0-1,3,8"),
            ("5", "5"),
            ("", ""),
            (" 1 , 2-4", "1-4"),
            ("1,^1", ""),
        ];
        for (text, written) in cases {
            let set = Bitmap::from_attr(text).map(|set| set.to_string());
            assert_eq!(set.as_deref(), Some(written), "{text}");
        }
        for bad in ["aaa", "3-1", "1,,2", "-1", "16384", "1-", "0-3,", "^"] {
            assert_eq!(Bitmap::from_attr(bad), None, "{bad}");
        }
    }
}
