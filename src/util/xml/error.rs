//! The wording of every complaint about XML, in one place.
//!
//! Two families: the text is not well-formed (`VIR_ERR_XML_DETAIL`, with line and pointer, in the
//! words of libxml2), or it is and an attribute's value is wrong (`VIR_ERR_XML_ERROR`, domain
//! `VIR_FROM_XML`).
use super::document::Node;
use crate::error::{Error, ErrorDomain, ErrorNumber};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_XML;

/// `Invalid value for attribute …`; `expected` is the sentence that follows, or empty.
#[must_use]
pub fn invalid_attr(element: &str, attr: &str, value: &str, expected: &str) -> Box<Error> {
    let gap = if expected.is_empty() { "" } else { " " };
    crate::err!(
        VIR_ERR_XML_ERROR,
        "Invalid value for attribute '{attr}' in element '{element}': '{value}'.{gap}{expected}"
    )
}

/// An element's text is no value of its kind.
#[must_use]
pub fn invalid_text(element: &str, text: &str) -> Box<Error> {
    crate::err!(
        VIR_ERR_XML_ERROR,
        "Invalid value '{text}' for element or attribute '{element}'"
    )
}

/// A value of zero where zero has no meaning.
#[must_use]
pub fn zero_attr(element: &str, attr: &str) -> Box<Error> {
    crate::err!(
        VIR_ERR_XML_ERROR,
        "Invalid value for attribute '{attr}' in element '{element}': Zero is not permitted"
    )
}

/// A required attribute is absent.
#[must_use]
pub fn missing_attr(element: &str, attr: &str) -> Box<Error> {
    crate::err!(
        VIR_ERR_XML_ERROR,
        "Missing required attribute '{attr}' in element '{element}'"
    )
}

/// The root element has another name.
#[must_use]
pub fn wrong_root(expected: &str, root: Node<'_>) -> Box<Error> {
    crate::err!(
        VIR_ERR_XML_ERROR,
        "expecting root element of '{expected}', not '{}'",
        root.qualified_name()
    )
}

/// The text is not well-formed: what is wrong and at which byte.
#[derive(Debug)]
pub(super) struct Malformed {
    pub(super) at: usize,
    pub(super) what: String,
}

impl Malformed {
    pub(super) fn new(at: usize, what: impl Into<String>) -> Self {
        Self {
            at,
            what: what.into(),
        }
    }

    /// The same in a source with `bytes` more before it.
    pub(super) fn shifted(mut self, bytes: usize) -> Self {
        self.at += bytes;
        self
    }

    /// The error with line number, the line itself and a pointer below it.
    pub(super) fn report(&self, source: &[u8], domain: ErrorDomain) -> Box<Error> {
        let at = self.at.min(source.len());
        let line = 1 + source[..at].iter().filter(|b| **b == b'\n').count();
        let text = if source.is_empty() {
            format!("at line {line}: {}\n(null)\n^", self.what)
        } else {
            let (context, column) = context(source, at);
            let before = context.bytes().take(column);
            // A tab below a tab, so that the pointer stands where it should.
            let pointer: String = before
                .map(|b| if b == b'\t' { '\t' } else { '-' })
                .collect();
            format!("at line {line}: {}\n{context}\n{pointer}^", self.what)
        };
        let mut error = Error::new(domain, ErrorNumber::VIR_ERR_XML_DETAIL, text);
        error.str1 = Some("%s".to_owned());
        error
    }
}

/// Most bytes of a line shown on either side of the mistake.
const MAX_CONTEXT: usize = 16 * 1024;

/// The line around `at`, and how many bytes of it stand before `at`.
fn context(source: &[u8], at: usize) -> (String, usize) {
    let is_end = |b: &u8| *b == b'\n' || *b == b'\r';
    let mut end = at;
    while end > 0 && is_end(&source[end - 1]) {
        end -= 1;
    }
    let start = source[..end].iter().rposition(is_end).map_or(0, |p| p + 1);
    let start = start.max(end.saturating_sub(MAX_CONTEXT));
    let stop = source[end..]
        .iter()
        .position(is_end)
        .map_or(source.len(), |p| end + p);
    let stop = stop.min(end + MAX_CONTEXT);
    (
        String::from_utf8_lossy(&source[start..stop]).into_owned(),
        end - start,
    )
}
