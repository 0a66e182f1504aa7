//! From a text to the parts of a URI, after RFC 3986 as libxml2 reads it for genuine libvirt.
use super::Uri;

/// Beside letters, digits and `%xx`, what every part may hold: `unreserved` and `sub-delims`.
const COMMON: &str = "-._~!$&'()*+,;=";

/// Splits `text` and resolves the encoding; None where the grammar is violated or a decoded part
/// is no UTF-8.
pub(super) fn parse(text: &str) -> Option<Uri> {
    let mut uri = Uri::default();
    let (rest, fragment) = cut(text, '#');
    uri.fragment = optional_part(fragment, ":@/?[]")?;
    let (rest, query) = cut(rest, '?');
    if let Some(query) = query {
        part_bytes(query, ":@/?")?;
        uri.params = parse_query(query)?;
        uri.query = Some(query.to_owned());
    }
    let rest = take_scheme(rest, &mut uri);
    let rest = match rest.strip_prefix("//") {
        Some(rest) => take_authority(rest, &mut uri)?,
        None => rest,
    };
    let first = rest.split('/').next().unwrap_or_default();
    if uri.scheme.is_none() && first.contains(':') {
        return None;
    }
    if !rest.is_empty() {
        uri.path = Some(part(rest, ":@/")?);
    }
    Some(uri)
}

/// The text before `mark`, and the text behind it if it is there.
fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

/// Takes `scheme:` off the front, if the text has one.
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

/// Takes `user@server:port` off the front.  A port without a server is dropped.
fn take_authority<'a>(text: &'a str, uri: &mut Uri) -> Option<&'a str> {
    let end = text.find('/').unwrap_or(text.len());
    let (authority, path) = text.split_at(end);
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    uri.user = optional_part(user, ":")?;
    let (server, port) = split_port(host)?;
    if !server.is_empty() {
        uri.server = Some(server);
        uri.port = port.filter(|&port| port != 0);
    }
    Some(path)
}

/// `[::1]:22` → `::1`, 22.
fn split_port(host: &str) -> Option<(String, Option<u32>)> {
    let (server, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (address, after) = rest.split_once(']')?;
            let port = match after {
                "" => None,
                _ => Some(after.strip_prefix(':')?),
            };
            (part(address, ":")?, port)
        }
        None => {
            let (server, port) = cut(host, ':');
            (part(server, "")?, port)
        }
    };
    match port {
        Some(digits) => Some((server, Some(parse_port(digits)?))),
        None => Some((server, None)),
    }
}

/// Digits, at least one, of a value up to `i32::MAX`.
fn parse_port(digits: &str) -> Option<u32> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let port: i32 = digits.parse().ok()?;
    u32::try_from(port).ok()
}

/// Splits a query at `&`; a parameter without `=` has an empty value, one without a name is
/// dropped.
fn parse_query(query: &str) -> Option<Vec<(String, String)>> {
    let pieces = query.split('&');
    let named = pieces.filter(|piece| !piece.is_empty() && !piece.starts_with('='));
    let pairs = named.map(|piece| {
        let (name, value) = cut(piece, '=');
        Some((
            part(name, ":@/?")?,
            part(value.unwrap_or_default(), ":@/?")?,
        ))
    });
    pairs.collect()
}

/// [`part`] of a text that may be absent.
fn optional_part(text: Option<&str>, more: &str) -> Option<Option<String>> {
    match text {
        Some(text) => part(text, more).map(Some),
        None => Some(None),
    }
}

/// A part with its encoding resolved; it may hold the common characters and those in `more`, and
/// no NUL, which C couldn't tell from its end.
fn part(text: &str, more: &str) -> Option<String> {
    let bytes = part_bytes(text, more).filter(|bytes| !bytes.contains(&0))?;
    String::from_utf8(bytes).ok()
}

/// The bytes of a part.
fn part_bytes(text: &str, more: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '%' {
            let high = rest.next()?.to_digit(16)?;
            let low = rest.next()?.to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else if c.is_ascii_alphanumeric() || COMMON.contains(c) || more.contains(c) {
            bytes.push(u8::try_from(c).ok()?);
        } else {
            return None;
        }
    }
    Some(bytes)
}
