//! Connection URIs (`virURI`): `scheme://user@server:port/path?name=value#fragment`.
use crate::bail;
use crate::error::{ErrorDomain, Result};
use std::fmt;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_URI;

/// A parsed URI; percent-encoding is resolved everywhere but in `query`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uri {
    /// `qemu+ssh`; absent in a relative reference.
    pub scheme: Option<String>,
    /// Before the `@`.
    pub user: Option<String>,
    /// Host name or address, IPv6 without its brackets; may be empty.
    pub server: Option<String>,
    /// Port, where given.
    pub port: Option<u16>,
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
    /// VIR_ERR_INTERNAL_ERROR "Unable to parse URI …".
    pub fn parse(text: &str) -> Result<Self> {
        match split(text) {
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

fn split(text: &str) -> Option<Uri> {
    if !text.bytes().all(is_uri_byte) {
        return None;
    }
    let mut uri = Uri::default();
    let (rest, fragment) = cut(text, '#');
    uri.fragment = decode_part(fragment)?;
    let (rest, query) = cut(rest, '?');
    uri.query = query.map(str::to_owned);
    uri.params = parse_query(query.unwrap_or_default())?;
    let rest = take_scheme(rest, &mut uri);
    let rest = match rest.strip_prefix("//") {
        Some(rest) => take_authority(rest, &mut uri)?,
        None => rest,
    };
    if !rest.is_empty() {
        uri.path = Some(decode(rest)?);
    }
    Some(uri)
}

/// What may stand in a URI at all: no blanks, controls, quotes; beyond ASCII is let through.
fn is_uri_byte(byte: u8) -> bool {
    byte > b' ' && byte != 0x7f && !br#""<>\^`{|}"#.contains(&byte)
}

fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn take_scheme<'a>(text: &'a str, uri: &mut Uri) -> &'a str {
    let Some((scheme, rest)) = text.split_once(':') else {
        return text;
    };
    let mut bytes = scheme.bytes();
    let starts = bytes.next().is_some_and(|b| b.is_ascii_alphabetic());
    if !starts || !bytes.all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)) {
        return text;
    }
    uri.scheme = Some(scheme.to_owned());
    rest
}

fn take_authority<'a>(text: &'a str, uri: &mut Uri) -> Option<&'a str> {
    let end = text.find('/').unwrap_or(text.len());
    let (authority, path) = text.split_at(end);
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    uri.user = decode_part(user)?;
    let (server, port) = split_port(host)?;
    uri.server = Some(decode(server)?);
    uri.port = match port {
        None | Some("") => None,
        Some(digits) => Some(digits.parse().ok()?),
    };
    Some(path)
}

/// `[::1]:22` → `::1`, `22`.
fn split_port(host: &str) -> Option<(&str, Option<&str>)> {
    if let Some(rest) = host.strip_prefix('[') {
        let (address, after) = rest.split_once(']')?;
        return match after {
            "" => Some((address, None)),
            _ => Some((address, Some(after.strip_prefix(':')?))),
        };
    }
    Some(match host.rsplit_once(':') {
        Some((server, port)) => (server, Some(port)),
        None => (host, None),
    })
}

/// Splits at `&` or `;`; a parameter without `=` has an empty value.
fn parse_query(query: &str) -> Option<Vec<(String, String)>> {
    let pieces = query
        .split(['&', ';'])
        .filter(|p| !p.is_empty() && !p.starts_with('='));
    let pairs = pieces.map(|piece| {
        let (name, value) = cut(piece, '=');
        Some((decode(name)?, decode(value.unwrap_or_default())?))
    });
    pairs.collect()
}

/// [`decode`] of a part that may be absent.
fn decode_part(text: Option<&str>) -> Option<Option<String>> {
    match text {
        Some(text) => decode(text).map(Some),
        None => Some(None),
    }
}

/// Resolves `%41`; none where the encoding is broken or no UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Encodes all but the unreserved characters and those in `keep`.
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
    /// As `virURIFormat`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(scheme) = &self.scheme {
            write!(f, "{scheme}:")?;
        }
        if let Some(server) = &self.server {
            f.write_str("//")?;
            self.fmt_authority(server, f)?;
        }
        if let Some(path) = &self.path {
            encode(path, "/:@&=+$,;", f)?;
        }
        if let Some(query) = &self.query {
            write!(f, "?{query}")?;
        }
        if let Some(fragment) = &self.fragment {
            f.write_str("#")?;
            encode(fragment, "/:@&=+$,;?", f)?;
        }
        Ok(())
    }
}

impl Uri {
    fn fmt_authority(&self, server: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(user) = &self.user {
            encode(user, ";:&=+$,", f)?;
            f.write_str("@")?;
        }
        if server.contains(':') {
            write!(f, "[{server}]")?;
        } else {
            encode(server, ";:&=+$,", f)?;
        }
        match self.port {
            Some(port) => write!(f, ":{port}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts() {
        let uri = Uri::parse("qemu+ssh://root@[::1]:22/system?no_tty=1&key%41=a%20b#x").unwrap();
        assert_eq!(uri.scheme.as_deref(), Some("qemu+ssh"));
        assert_eq!(uri.user.as_deref(), Some("root"));
        assert_eq!(uri.server.as_deref(), Some("::1"));
        assert_eq!(uri.port, Some(22));
        assert_eq!(uri.path.as_deref(), Some("/system"));
        assert_eq!(uri.param("KEYA"), Some("a b"));
        assert_eq!(
            uri.to_string(),
            "qemu+ssh://root@[::1]:22/system?no_tty=1&key%41=a%20b#x"
        );
    }

    #[test]
    fn no_scheme_is_no_error() {
        let uri = Uri::parse("foo").unwrap();
        assert_eq!((uri.scheme, uri.path.as_deref()), (None, Some("foo")));
    }

    #[test]
    fn keeps_an_empty_server() {
        assert_eq!(
            Uri::parse("test:///default").unwrap().to_string(),
            "test:///default"
        );
    }

    #[test]
    fn refuses_what_is_no_uri() {
        for text in [
            "te st:///x",
            "http://[::1",
            "%zz:///",
            "a://h:99999/",
            "a:///%4",
        ] {
            let error = Uri::parse(text).unwrap_err();
            assert_eq!(
                error.message,
                format!("internal error: Unable to parse URI {text}")
            );
        }
    }
}
