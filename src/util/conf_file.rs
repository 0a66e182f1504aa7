//! libvirt's own configuration files (`qemu.conf`, `libvirt.conf`, …).
//!
//! C counterpart: `virConf`.  `name = value` per line; values are integers, strings in `'…'`,
//! `"…"` or `"""…"""` (without escapes; only the last may hold line ends), and lists in `[…]`.
//! Which names make sense is the reader's business.
mod parse;

use std::path::Path;

use crate::error::{ErrorDomain, Result};
use crate::{bail, file};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CONF;

/// Greatest size of a file in bytes.
const MAX_SIZE: u64 = 10 * 1024 * 1024;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfValue {
    /// A number with a minus sign.
    Negative(i64),
    /// Any other number.
    Number(u64),
    /// A string.
    String(String),
    /// A list, of any values.
    List(Vec<ConfValue>),
}

/// The settings of a file.
#[derive(Clone, Debug)]
pub struct ConfFile {
    name: String,
    entries: Vec<(String, ConfValue)>,
}

impl ConfFile {
    /// Reads a file of at most 10 MiB.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` if it can't be read, and those of [`ConfFile::parse`].
    pub fn load(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let content = file::read_limited(path, MAX_SIZE)?;
        match std::str::from_utf8(&content) {
            Ok(text) => Self::parse(text, &name),
            Err(_) => bail!(VIR_ERR_CONF_SYNTAX, "{name}: expecting UTF-8 text"),
        }
    }

    /// Reads settings from a text; `name` stands in error messages.
    ///
    /// # Errors
    /// `VIR_ERR_CONF_SYNTAX`, or `VIR_ERR_OVERFLOW` for a number beyond 63 bits, with the line.
    pub fn parse(text: &str, name: &str) -> Result<Self> {
        let entries = parse::parse(text, name)?;
        let name = name.to_owned();
        Ok(Self { name, entries })
    }

    /// The first value called `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&ConfValue> {
        let found = self.entries.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    /// Every setting in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ConfValue)> {
        self.entries
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// A string (`virConfGetValueString`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR`, here and below, if the setting has another type.
    pub fn get_string(&self, key: &str) -> Result<Option<&str>> {
        match self.get(key) {
            None => Ok(None),
            Some(ConfValue::String(text)) => Ok(Some(text)),
            Some(_) => self.expected("a string", key),
        }
    }

    /// A list of strings (`virConfGetValueStringList`); with `single_too`, one string counts as a
    /// list of one.
    ///
    /// # Errors
    /// As [`ConfFile::get_string`]; `VIR_ERR_CONF_SYNTAX` for other values in the list.
    pub fn get_string_list(&self, key: &str, single_too: bool) -> Result<Option<Vec<&str>>> {
        let list = match self.get(key) {
            None => return Ok(None),
            Some(ConfValue::String(text)) if single_too => return Ok(Some(vec![text])),
            Some(ConfValue::List(list)) => list,
            Some(_) if single_too => return self.expected("a string or string list", key),
            Some(_) => return self.expected("a string list", key),
        };
        let strings = list.iter().map(|value| match value {
            ConfValue::String(text) => Some(text.as_str()),
            _ => None,
        });
        match strings.collect() {
            Some(strings) => Ok(Some(strings)),
            None => bail!(
                VIR_ERR_CONF_SYNTAX,
                "{}: expected a string list for '{key}' parameter",
                self.name
            ),
        }
    }

    /// 0 or 1 (`virConfGetValueBool`).
    ///
    /// # Errors
    /// As [`ConfFile::get_string`], and for other numbers.
    pub fn get_bool(&self, key: &str) -> Result<Option<bool>> {
        match self.get(key) {
            None => Ok(None),
            Some(ConfValue::Number(value @ (0 | 1))) => Ok(Some(*value == 1)),
            Some(ConfValue::Number(_)) => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "{}: value for '{key}' parameter must be 0 or 1",
                self.name
            ),
            Some(_) => self.expected("a bool", key),
        }
    }

    /// A number (`virConfGetValueLLong`).
    ///
    /// # Errors
    /// As [`ConfFile::get_string`].
    pub fn get_i64(&self, key: &str) -> Result<Option<i64>> {
        match self.get(key) {
            None => Ok(None),
            Some(ConfValue::Negative(value)) => Ok(Some(*value)),
            Some(ConfValue::Number(value)) => match i64::try_from(*value) {
                Ok(value) => Ok(Some(value)),
                Err(_) => self.out_of_range(key, i64::MIN, i64::MAX),
            },
            Some(_) => self.expected("a signed integer", key),
        }
    }

    /// A number that isn't negative (`virConfGetValueULLong`).
    ///
    /// # Errors
    /// As [`ConfFile::get_string`].
    pub fn get_u64(&self, key: &str) -> Result<Option<u64>> {
        match self.get(key) {
            None => Ok(None),
            Some(ConfValue::Number(value)) => Ok(Some(*value)),
            Some(_) => self.expected("an unsigned integer", key),
        }
    }

    /// A number of 32 bits (`virConfGetValueInt`).
    ///
    /// # Errors
    /// As [`ConfFile::get_string`], and if it doesn't fit.
    pub fn get_i32(&self, key: &str) -> Result<Option<i32>> {
        match self.get_i64(key)?.map(i32::try_from).transpose() {
            Ok(value) => Ok(value),
            Err(_) => self.out_of_range(key, i32::MIN, i32::MAX),
        }
    }

    /// A number of 32 bits that isn't negative (`virConfGetValueUInt`).
    ///
    /// # Errors
    /// As [`ConfFile::get_string`], and if it doesn't fit.
    pub fn get_u32(&self, key: &str) -> Result<Option<u32>> {
        match self.get_u64(key)?.map(u32::try_from).transpose() {
            Ok(value) => Ok(value),
            Err(_) => self.out_of_range(key, u32::MIN, u32::MAX),
        }
    }

    fn expected<T>(&self, what: &str, key: &str) -> Result<T> {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "{}: expected {what} for '{key}' parameter",
            self.name
        )
    }

    fn out_of_range<T>(&self, key: &str, min: impl ToString, max: impl ToString) -> Result<T> {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "{}: value for '{key}' parameter must be in range {}:{}",
            self.name,
            min.to_string(),
            max.to_string()
        )
    }
}

#[cfg(test)]
mod tests;
