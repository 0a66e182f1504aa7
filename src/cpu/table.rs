//! The texts in `tables/`: lines of words, of which some are `KEY=VALUE`.  What the words mean
//! stands at the top of each table; the rooms of the architectures read them.
use util::err;
use util::error::{Error, ErrorDomain};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// The lines of a table that say something, with their numbers from 1.
pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let lines = text.lines().enumerate().map(|(n, line)| (n + 1, line));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// What is wrong with a table that can't be read.
pub(crate) fn damaged(arch: &str, line: usize) -> Box<Error> {
    err!(
        VIR_ERR_INTERNAL_ERROR,
        "line {line} of the table of {arch} CPU models can't be read"
    )
}

/// A number in base 16.
pub(crate) fn hex(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 16).ok()
}
