//! Connection URIs (`virURI`): `scheme://user@server:port/path?name=value#fragment`.
//!
//! The grammar is RFC 3986's, strictly: what it doesn't allow must be percent-encoded.
mod grammar;

use std::fmt;

use crate::bail;
use crate::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_URI;

/// A parsed URI; percent-encoding is resolved everywhere but in `query`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uri {
    /// `qemu+ssh`; absent in a relative reference.
    pub scheme: Option<String>,
    /// Before the `@`.
    pub user: Option<String>,
    /// Host name or address, IPv6 without its brackets; absent where the text has an empty one.
    pub server: Option<String>,
    /// Port, 1 to `i32::MAX`.
    pub port: Option<u32>,
    /// With its leading `/`.
    pub path: Option<String>,
    /// As written, after the `?`.
    pub query: Option<String>,
    /// After the `#`.
    pub fragment: Option<String>,
    /// The query's parameters, in order.
    pub params: Vec<(String, String)>,
}

impl Uri {
    /// Parses `text` (`virURIParse`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` "Unable to parse URI …".
    pub fn parse(text: &str) -> Result<Self> {
        match grammar::parse(text) {
            Some(uri) => Ok(uri),
            None => bail!(VIR_ERR_INTERNAL_ERROR, "Unable to parse URI {text}"),
        }
    }

    /// The first value of a query parameter; names are compared without regard to case.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, v)| v.as_str())
    }
}

/// Writes `text`; encodes all but the unreserved characters and those in `keep`.
fn encode(text: &str, keep: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for byte in text.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-_.~!*'()".contains(c) || keep.contains(c) {
            write!(out, "{c}")?;
        } else {
            write!(out, "%{byte:02X}")?;
        }
    }
    Ok(())
}

impl fmt::Display for Uri {
    /// As `virURIFormat`: always with `//`, even where no server follows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(scheme) = &self.scheme {
            write!(f, "{scheme}:")?;
        }
        f.write_str("//")?;
        if let Some(user) = &self.user {
            encode(user, ";:&=+$,", f)?;
            f.write_str("@")?;
        }
        match self.server.as_deref() {
            Some(server) if server.contains(':') => write!(f, "[{server}]")?,
            server => f.write_str(server.unwrap_or_default())?,
        }
        if let Some(port) = self.port {
            write!(f, ":{port}")?;
        }
        if let Some(path) = &self.path {
            encode(path, "/@&=+$,;", f)?;
        }
        if let Some(query) = &self.query {
            write!(f, "?{query}")?;
        }
        if let Some(fragment) = &self.fragment {
            f.write_str("#")?;
            encode(fragment, "/:@&=+$,;?[]", f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
