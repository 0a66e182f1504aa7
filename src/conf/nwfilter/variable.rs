//! `$NAME`, `$NAME[3]`, `$NAME[@1]`: values that a guest's interface gives to a rule
//! (C: `virNWFilterVarAccess`).
use std::fmt;

use util::number;

/// Greatest number of an iterator.
const MAX_ITERATOR: u32 = 1000;

/// A value that is known when the filter is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Which of its values.
    pub access: Access,
}

/// Which of a variable's values is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Each in turn, together with those of all variables that share the iterator.
    Iterator(u32),
    /// The one of this index.
    Index(u32),
}

impl Variable {
    /// Reads what stands behind the dollar.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let end = text
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        if name.is_empty() {
            return None;
        }
        let access = match rest.strip_prefix('[') {
            Some(inside) => Access::parse(inside)?,
            None if rest.is_empty() => Access::Iterator(0),
            None => return None,
        };
        Some(Self {
            name: name.to_owned(),
            access,
        })
    }
}

impl Access {
    /// Reads what stands behind the bracket; what follows the closing one doesn't matter.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let iterator = text.strip_prefix('@');
        let found = number::scan(iterator.unwrap_or(text), 10)?;
        if !found.rest.trim_start().starts_with(']') {
            return None;
        }
        let value = u32::try_from(found.magnitude?).ok()?;
        let value = if found.negative {
            value.wrapping_neg()
        } else {
            value
        };
        match iterator {
            Some(_) if value > MAX_ITERATOR => None,
            Some(_) => Some(Self::Iterator(value)),
            None => Some(Self::Index(value)),
        }
    }
}

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "${}", self.name)?;
        match self.access {
            Access::Iterator(0) => Ok(()),
            Access::Iterator(number) => write!(f, "[@{number}]"),
            Access::Index(index) => write!(f, "[{index}]"),
        }
    }
}
