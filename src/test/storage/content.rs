//! `Content`: what a volume holds, as bytes that nobody has to store: only what was written is kept.
use std::collections::BTreeMap;
use std::ops::Range;
use util::error::{Error, ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STREAMS;

/// Bytes that are kept, or not, together; what a file system allots at once.
const PAGE: u64 = 4096;

/// So many pages are kept of one volume: 64 MiB.
const MAX_PAGES: usize = 16_384;

type Page = Box<[u8]>;

/// The bytes of a volume.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content {
    /// How many there are.
    length: u64,
    /// How many at the beginning have their place, written or not.
    preallocated: u64,
    /// What was written, by number.
    pages: BTreeMap<u64, Page>,
    /// What stands where nothing was written: zeros, or noise made of this number.
    noise: Option<u64>,
}

/// What lies at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// So many bytes.
    Data(u64),
    /// So many bytes of nothing.
    Hole(u64),
}

/// The byte of noise at a position.
fn noise(seed: u64, position: u64) -> u8 {
    let mixed = (position ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 29))
        .wrapping_mul(0xbf58_476d_1ce4_e5b9)
        .to_be_bytes()[0]
}

/// The part of a page that a range of positions covers, as positions in the page.
fn part(page: u64, range: &Range<u64>) -> Range<usize> {
    let start = page * PAGE;
    let at = |position: u64| usize::try_from(position.clamp(start, start + PAGE) - start);
    at(range.start).unwrap_or(0)..at(range.end).unwrap_or(0)
}

/// Where so many bytes end, if a file can be so long.
pub(super) fn end_of(position: u64, length: u64) -> Result<u64> {
    let end = position.checked_add(length);
    end.filter(|end| i64::try_from(*end).is_ok())
        .ok_or_else(|| cannot_write(libc::EFBIG))
}

/// Nothing can be written, for a reason of the system's.
pub(super) fn cannot_write(reason: i32) -> Box<Error> {
    let cause = std::io::Error::from_raw_os_error(reason);
    Error::system(ORIGIN, &cause, "cannot write to stream")
}

fn pages_of(range: &Range<u64>) -> Range<u64> {
    range.start / PAGE..range.end.div_ceil(PAGE)
}

impl Content {
    /// Zeros.
    pub(crate) fn new(length: u64, preallocated: u64) -> Self {
        Self {
            length,
            preallocated,
            ..Self::default()
        }
    }

    /// How many bytes there are.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// How many bytes have their place.
    pub(crate) fn allocation(&self) -> u64 {
        let beyond = self.preallocated.div_ceil(PAGE);
        let written = self.pages.range(beyond..).count();
        let written = u64::try_from(written).unwrap_or(u64::MAX);
        self.preallocated
            .saturating_add(written.saturating_mul(PAGE))
    }

    fn background(&self, position: u64) -> u8 {
        self.noise.map_or(0, |seed| noise(seed, position))
    }

    /// Copies what begins at a position; how many bytes, 0 at the end.
    pub(crate) fn read(&self, position: u64, into: &mut [u8]) -> usize {
        let left = self.length.saturating_sub(position);
        let length = into.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        for (at, byte) in (position..).zip(&mut into[..length]) {
            let page = self.pages.get(&(at / PAGE));
            let offset = usize::try_from(at % PAGE).unwrap_or(0);
            *byte = match page {
                Some(page) => page[offset],
                None => self.background(at),
            };
        }
        length
    }

    /// Writes at a position; what lies between it and the end is a hole.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` where more would have to be kept than may be; what fits is written.
    pub(crate) fn write(&mut self, position: u64, data: &[u8]) -> Result<()> {
        let length = u64::try_from(data.len()).unwrap_or(u64::MAX);
        let end = end_of(position, length)?;
        let mut rest = data;
        for number in pages_of(&(position..end)) {
            let part = part(number, &(position..end));
            let (head, tail) = rest.split_at(part.len());
            self.page_mut(number)?[part].copy_from_slice(head);
            rest = tail;
        }
        self.length = self.length.max(end);
        Ok(())
    }

    /// A page to write to.
    fn page_mut(&mut self, number: u64) -> Result<&mut Page> {
        if self.pages.len() >= MAX_PAGES && !self.pages.contains_key(&number) {
            return Err(cannot_write(libc::ENOSPC));
        }
        let noise_of = self.noise;
        Ok(self.pages.entry(number).or_insert_with(|| {
            let start = number * PAGE;
            let byte = |position| noise_of.map_or(0, |seed| noise(seed, position));
            (start..start + PAGE).map(byte).collect()
        }))
    }

    /// Makes a hole.
    ///
    /// # Errors
    /// As [`Self::write`], for its ends.
    pub(crate) fn punch(&mut self, hole: Range<u64>) -> Result<()> {
        end_of(hole.start, hole.end.saturating_sub(hole.start))?;
        let numbers = pages_of(&hole);
        for end in [numbers.start, numbers.end.saturating_sub(1)] {
            let part = part(end, &hole);
            let is_whole = part.len() == usize::try_from(PAGE).unwrap_or(0);
            if !is_whole && (self.noise.is_some() || self.pages.contains_key(&end)) {
                self.page_mut(end)?[part].fill(0);
            }
        }
        let whole = hole.start.div_ceil(PAGE)..hole.end / PAGE;
        if self.noise.is_some() {
            for number in whole {
                self.page_mut(number)?.fill(0);
            }
        } else if whole.start < whole.end {
            let mut kept = self.pages.split_off(&whole.start);
            self.pages.append(&mut kept.split_off(&whole.end));
        }
        self.length = self.length.max(hole.end);
        Ok(())
    }

    /// What lies at a position, as far as it is of one kind; none at the end.
    pub(crate) fn extent(&self, position: u64) -> Option<Extent> {
        let left = self.length.checked_sub(position).filter(|left| *left > 0)?;
        if self.noise.is_some() || position < self.preallocated {
            let solid = match self.noise {
                Some(_) => left,
                None => left.min(self.preallocated - position),
            };
            return Some(Extent::Data(solid));
        }
        let number = position / PAGE;
        let until = |page: u64| (page.saturating_mul(PAGE) - position).min(left);
        if !self.pages.contains_key(&number) {
            let next = self.pages.range(number..).next();
            return Some(Extent::Hole(next.map_or(left, |(next, _)| until(*next))));
        }
        let run = self.pages.range(number..).zip(number..);
        let written = run.take_while(|((page, _), expected)| *page == expected);
        let end = written.last().map_or(number, |((page, _), _)| page + 1);
        Some(Extent::Data(until(end)))
    }

    /// What another volume holds, as much of it as there is room for.
    pub(crate) fn fill_from(&mut self, other: Self) {
        let (length, preallocated) = (self.length, self.preallocated);
        *self = other;
        self.resize(length, preallocated);
    }

    /// Another length, with as much as `preallocated` in its place.
    pub(crate) fn resize(&mut self, length: u64, preallocated: u64) {
        if length < self.length {
            let last = length.div_ceil(PAGE);
            self.pages.split_off(&last);
            if let Some(page) = self.pages.get_mut(&(length / PAGE)) {
                page[part(length / PAGE, &(length..u64::MAX))].fill(0);
            }
        }
        self.length = length;
        self.preallocated = preallocated;
    }

    /// Nothing of what was written is left: there are zeros, or noise.  Without noise, a volume with
    /// holes gives its place back; another is as long afterwards as its place.
    pub(crate) fn wipe(&mut self, noise: Option<u64>) {
        let allocation = self.allocation();
        self.pages.clear();
        self.noise = noise;
        if noise.is_none() && allocation < self.length {
            self.preallocated = 0;
        } else {
            self.preallocated = allocation.max(noise.map_or(0, |_| self.length));
            self.length = self.length.max(allocation);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &Content, position: u64, length: usize) -> Vec<u8> {
        let mut data = vec![b'?'; length];
        let got = content.read(position, &mut data);
        data.truncate(got);
        data
    }

    #[test]
    fn what_was_written_is_read_and_all_else_is_zero() {
        let mut content = Content::new(10_000, 0);
        content.write(4094, b"abcd").unwrap();
        assert_eq!(read(&content, 4092, 8), b"\0\0abcd\0\0");
        assert_eq!((content.length(), content.allocation()), (10_000, 8192));
        content.write(9_998, b"tail").unwrap();
        assert_eq!(content.length(), 10_002);
        assert_eq!(read(&content, 9_998, 99), b"tail");
        assert_eq!(read(&content, 10_002, 1), b"");
    }

    #[test]
    fn holes_lie_between_what_was_written() {
        let mut content = Content::new(40_960, 0);
        content.write(8192, &[1; 4097]).unwrap();
        let extents = [
            (0, Extent::Hole(8192)),
            (8192, Extent::Data(8192)),
            (10_000, Extent::Data(6384)),
            (16_384, Extent::Hole(24_576)),
        ];
        for (position, extent) in extents {
            assert_eq!(content.extent(position), Some(extent), "{position}");
        }
        assert_eq!(content.extent(40_960), None);
        content.punch(8000..12_288).unwrap();
        assert_eq!(content.extent(0), Some(Extent::Hole(12_288)));
        assert_eq!(read(&content, 12_288, 1), [1]);
        assert_eq!(Content::new(10, 10).extent(4), Some(Extent::Data(6)));
    }

    #[test]
    fn shrinking_forgets_and_growing_brings_zeros() {
        let mut content = Content::new(8192, 0);
        content.write(0, &[7; 8192]).unwrap();
        content.resize(100, 0);
        content.resize(8192, 0);
        assert_eq!(read(&content, 99, 2), [7, 0]);
        assert_eq!(read(&content, 5000, 1), [0]);
    }

    #[test]
    fn wiping_leaves_zeros_or_noise() {
        let mut content = Content::new(8192, 8192);
        content.write(0, b"secret").unwrap();
        content.wipe(Some(1));
        let noise = read(&content, 0, 64);
        assert!(noise.iter().any(|byte| *byte != 0) && !noise.starts_with(b"secret"));
        content.write(2, b"x").unwrap();
        assert_eq!(read(&content, 0, 4), [noise[0], noise[1], b'x', noise[3]]);
        content.wipe(None);
        assert_eq!(read(&content, 0, 4), [0; 4]);
        assert_eq!(content.allocation(), 8192);
    }

    #[test]
    fn no_more_is_kept_than_may_be() {
        let mut content = Content::new(0, 0);
        let page = [1; 4096];
        for number in 0..MAX_PAGES as u64 {
            content.write(number * 2 * PAGE, &page).unwrap();
        }
        assert!(content.write(PAGE, &page).is_err());
        content.write(0, &page).unwrap();
    }
}
