//! Strings that C may keep a pointer to.
use std::ffi::{CStr, CString};
use std::sync::Arc;

/// A string without NUL bytes, readable from Rust and from C for as long as its owner lives; copies
/// share it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<CStr>);

impl Name {
    /// A name; what follows a NUL byte is cut, as C would read it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let until_nul = text.split('\0').next().unwrap_or_default();
        Self(CString::new(until_nul).unwrap_or_default().into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }

    /// The text for C.
    #[must_use]
    pub fn as_c_str(&self) -> &CStr {
        &self.0
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Self {
        Self::new(text)
    }
}
