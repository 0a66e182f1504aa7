//! The inside of one token: names, attributes, character data, with libxml2's complaint and
//! position for each way to get it wrong.  What comes after what is `reader`'s work.
use std::borrow::Cow;

use super::document::Attr;
use super::error::Malformed;
use super::limits;

type Parsed<T> = std::result::Result<T, Malformed>;

/// How a comment begins and ends.
pub(super) const COMMENT: (&str, &str) = ("<!--", "-->");
/// How a processing instruction begins and ends.
pub(super) const INSTRUCTION: (&str, &str) = ("<?", "?>");

// Classes of bytes, looked up in one table: most of a document is read by them.
const BLANK: u8 = 1;
const NAME: u8 = 2;
const NAME_START: u8 = 4;
const CARE_ATTRIBUTE: u8 = 8;
const CARE_TEXT: u8 = 16;
const CARE_CDATA: u8 = 32;
/// What may end a text or an attribute's value.
const END: u8 = 64;

const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut at: u8 = 0;
    loop {
        table[at as usize] = class_of(at);
        if at == u8::MAX {
            break table;
        }
        at += 1;
    }
};

const fn class_of(byte: u8) -> u8 {
    const CARE: u8 = CARE_ATTRIBUTE | CARE_TEXT | CARE_CDATA;
    match byte {
        b'\t' | b'\n' => BLANK | CARE_ATTRIBUTE,
        b'\r' => BLANK | CARE,
        b' ' => BLANK,
        b'&' => CARE_ATTRIBUTE | CARE_TEXT,
        b'<' | b'"' | b'\'' => END,
        b']' => CARE_TEXT,
        // Some characters that begin so are no XML characters.
        0..0x20 | 0xEF => CARE,
        b'A'..=b'Z' | b'a'..=b'z' | b'_' | b':' => NAME | NAME_START,
        b'0'..=b'9' | b'-' | b'.' => NAME,
        _ => 0,
    }
}

fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

/// How many bytes come first that are of one of these classes.
fn run_of(wanted: u8, bytes: &[u8]) -> usize {
    let mut run = 0;
    while run < bytes.len() && class(bytes[run]) & wanted != 0 {
        run += 1;
    }
    run
}

/// How many bytes come first that are of none of these classes.
fn run_without(unwanted: u8, bytes: &[u8]) -> usize {
    let mut run = 0;
    while run < bytes.len() && class(bytes[run]) & unwanted == 0 {
        run += 1;
    }
    run
}

/// Walks through the source by byte offsets.
pub(super) struct Cursor<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
}

impl<'s> Cursor<'s> {
    pub(super) fn new(source: &'s str, at: usize) -> Self {
        Self { source, at }
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'s [u8] {
        &self.source.as_bytes()[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Skips a byte if it comes next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let hit = self.peek() == Some(byte);
        self.at += usize::from(hit);
        hit
    }

    /// Skips white space; how much of it there was.
    pub(super) fn blanks(&mut self) -> usize {
        let n = run_of(BLANK, self.rest());
        self.at += n;
        n
    }

    /// Skips this name, blanks and `>`; nothing if something else comes.
    pub(super) fn eat_name(&mut self, name: &str) -> bool {
        let before = self.at;
        if self.rest().starts_with(name.as_bytes()) {
            self.at += name.len();
            self.blanks();
            if self.eat(b'>') {
                return true;
            }
        }
        self.at = before;
        false
    }

    /// Skips what stands between `marks`, and the marks; where it begins and ends.
    pub(super) fn enclosed(
        &mut self,
        marks: (&str, &str),
        unfinished: &str,
    ) -> Parsed<(usize, usize)> {
        let from = self.at + marks.0.len();
        match self.source[from..].find(marks.1) {
            Some(length) => {
                self.at = from + length + marks.1.len();
                Ok((from, from + length))
            }
            None => Err(Malformed::new(self.source.len(), unfinished)),
        }
    }

    /// Skips a comment; what it says.
    pub(super) fn comment(&mut self) -> Parsed<&'s str> {
        let (from, to) = self.enclosed(COMMENT, "Comment not terminated")?;
        let text = &self.source[from..to];
        match text.find("--") {
            Some(hyphens) => {
                let shown: String = text[..hyphens].chars().take(50).collect();
                let what = format!("Double hyphen within comment: <!--{shown}");
                Err(Malformed::new(from + hyphens, what))
            }
            None => Ok(text),
        }
    }

    /// Skips a processing instruction; where what it says begins and ends.
    pub(super) fn instruction(&mut self) -> Parsed<(usize, usize)> {
        self.enclosed(INSTRUCTION, "PI: expecting '?>'")
    }

    /// Skips a document type with all that it declares.
    pub(super) fn document_type(&mut self) -> Parsed<()> {
        const UNFINISHED: &str = "DOCTYPE improperly terminated";
        let mut depth = 0;
        loop {
            match self.peek() {
                None => return Err(Malformed::new(self.at, UNFINISHED)),
                Some(b'"') => drop(self.enclosed(("\"", "\""), UNFINISHED)?),
                Some(b'\'') => drop(self.enclosed(("'", "'"), UNFINISHED)?),
                Some(b'<') if self.rest().starts_with(COMMENT.0.as_bytes()) => {
                    self.comment()?;
                }
                Some(b'<') if self.rest().starts_with(INSTRUCTION.0.as_bytes()) => {
                    self.instruction()?;
                }
                Some(byte) => {
                    self.at += 1;
                    depth += i32::from(byte == b'<') - i32::from(byte == b'>');
                    if depth == 0 {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// Character data that began at `start`, up to the next tag.
    pub(super) fn text(&mut self, start: usize) -> Parsed<Cow<'s, str>> {
        self.at = start;
        self.at += run_without(CARE_TEXT | END, self.rest());
        if let None | Some(b'<') = self.peek() {
            return Ok(Cow::Borrowed(&self.source[start..self.at]));
        }
        let rest = self.rest();
        let tag = rest.iter().position(|byte| *byte == b'<');
        self.at += tag.unwrap_or(rest.len());
        unescape(self.source, start, self.at, Context::Text)
    }

    /// A qualified name, or nothing.
    pub(super) fn name(&mut self) -> Option<&'s str> {
        let rest = &self.source[self.at..];
        let ascii = run_of(NAME, rest.as_bytes());
        let len = match rest.as_bytes().get(ascii) {
            Some(b) if !b.is_ascii() => rest.find(|c| !is_name_char(c)).unwrap_or(rest.len()),
            _ => ascii,
        };
        let name = &rest[..len];
        let begins_well = match name.as_bytes().first() {
            Some(first) if first.is_ascii() => class(*first) & NAME_START != 0,
            _ => name.starts_with(is_name_start),
        };
        if len > limits::MAX_NAME || !begins_well {
            return None;
        }
        self.at += len;
        Some(name)
    }

    /// The attributes of a start tag up to `>` or `/>`, appended to `into`.
    pub(super) fn attributes(&mut self, into: &mut Vec<Attr<'s>>) -> Parsed<()> {
        let first = into.len();
        loop {
            let gap = self.blanks();
            match self.rest() {
                [] | [b'>', ..] | [b'/', b'>', ..] => break,
                _ if gap == 0 && into.len() > first => {
                    return Err(Malformed::new(self.at, "attributes construct error"));
                }
                _ => {}
            }
            let attr = self.attribute()?;
            if into.len() - first == limits::MAX_ATTRIBUTES {
                return Err(Malformed::new(
                    self.at,
                    "Maximum number of attributes exceeded",
                ));
            }
            into.push(attr);
            if self.peek().is_none() {
                return Err(Malformed::new(self.at, "attributes construct error"));
            }
        }
        self.no_duplicates(&into[first..])
    }

    fn no_duplicates(&self, attrs: &[Attr<'s>]) -> Parsed<()> {
        for (i, attr) in attrs.iter().enumerate() {
            if attrs[..i].iter().any(|a| a.name == attr.name) {
                return Err(Malformed::new(
                    self.at,
                    format!("Attribute {} redefined", attr.name),
                ));
            }
        }
        Ok(())
    }

    fn attribute(&mut self) -> Parsed<Attr<'s>> {
        let Some(name) = self.name() else {
            return Err(Malformed::new(self.at, "error parsing attribute name"));
        };
        self.blanks();
        if !self.eat(b'=') {
            let what = format!("Specification mandates value for attribute {name}");
            return Err(Malformed::new(self.at, what));
        }
        self.blanks();
        let quote = match self.peek() {
            Some(q @ (b'"' | b'\'')) => q,
            _ => return Err(Malformed::new(self.at, "AttValue: \" or ' expected")),
        };
        self.at += 1;
        let value = self.value(quote)?;
        Ok(Attr { name, value })
    }

    fn value(&mut self, quote: u8) -> Parsed<Cow<'s, str>> {
        let start = self.at;
        let rest = self.rest();
        let plain = run_without(CARE_ATTRIBUTE | END, rest);
        if rest.get(plain) == Some(&quote) {
            self.at += plain + 1;
            return Ok(Cow::Borrowed(&self.source[start..start + plain]));
        }
        let len = rest
            .iter()
            .position(|b| *b == quote || *b == b'<')
            .unwrap_or(rest.len());
        let value = unescape(self.source, start, start + len, Context::Attribute)?;
        self.at = start + len;
        match rest.get(len) {
            Some(b'<') => Err(Malformed::new(
                self.at,
                "Unescaped '<' not allowed in attributes values",
            )),
            Some(_) => {
                self.at += 1;
                Ok(value)
            }
            None => Err(Malformed::new(self.at, "AttValue: ' expected")),
        }
    }
}

/// Where character data stands: the rules differ a little.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Attribute,
    Text,
    CData,
}

impl Context {
    /// The class of the bytes that don't stand for themselves there.
    fn care(self) -> u8 {
        match self {
            Self::Attribute => CARE_ATTRIBUTE,
            Self::Text => CARE_TEXT,
            Self::CData => CARE_CDATA,
        }
    }
}

/// Character data of `source[start..end]` with references resolved and line ends normalised.
pub(super) fn unescape(
    source: &str,
    start: usize,
    end: usize,
    context: Context,
) -> Parsed<Cow<'_, str>> {
    let bytes = &source.as_bytes()[start..end];
    let care = context.care();
    let Some(first) = bytes.iter().position(|b| class(*b) & care != 0) else {
        return Ok(Cow::Borrowed(&source[start..end]));
    };
    let mut out = String::with_capacity(bytes.len());
    let (mut done, mut at) = (start, start + first);
    while at < end {
        let byte = source.as_bytes()[at];
        if class(byte) & care == 0 {
            at += 1;
            continue;
        }
        out.push_str(&source[done..at]);
        at = special(source, at, end, context, &mut out)?;
        done = at;
    }
    out.push_str(&source[done..end]);
    Ok(Cow::Owned(out))
}

/// Handles the one character at `at`; returns where the next begins.
fn special(
    source: &str,
    at: usize,
    end: usize,
    context: Context,
    out: &mut String,
) -> Parsed<usize> {
    let rest = &source.as_bytes()[at..end];
    match rest[0] {
        b'&' => return reference(source, at, out),
        b'\r' if context == Context::Attribute => out.push(' '),
        b'\r' if rest.get(1) == Some(&b'\n') => {}
        b'\r' => out.push('\n'),
        b'\n' | b'\t' => out.push(' '),
        b']' if rest.starts_with(b"]]>") => {
            return Err(Malformed::new(at, "Sequence ']]>' not allowed in content"));
        }
        b']' => out.push(']'),
        0xEF => return non_character(source, at, context, out),
        code => return Err(invalid_char(at, u32::from(code), context)),
    }
    let crlf = rest.starts_with(b"\r\n") && context == Context::Attribute;
    Ok(at + 1 + usize::from(crlf))
}

/// U+FFFE and U+FFFF are no XML characters; the other characters that begin with 0xEF are.
fn non_character(source: &str, at: usize, context: Context, out: &mut String) -> Parsed<usize> {
    match source[at..].chars().next() {
        Some(c @ ('\u{FFFE}' | '\u{FFFF}')) => Err(invalid_char(at, u32::from(c), context)),
        Some(c) => {
            out.push(c);
            Ok(at + c.len_utf8())
        }
        None => Ok(at + 1),
    }
}

fn invalid_char(at: usize, code: u32, context: Context) -> Malformed {
    match context {
        Context::Attribute => Malformed::new(at, "invalid character in attribute value"),
        Context::Text => Malformed::new(at, format!("PCDATA invalid Char value {code}")),
        Context::CData => Malformed::new(at, "CData section not finished"),
    }
}

/// Resolves `&…;`.  Only the five predefined entities exist: a document type's own are refused, so
/// nothing can expand.
fn reference(source: &str, at: usize, out: &mut String) -> Parsed<usize> {
    let mut cursor = Cursor::new(source, at + 1);
    if cursor.eat(b'#') {
        return char_reference(cursor, out);
    }
    let Some(name) = cursor.name() else {
        return Err(Malformed::new(cursor.at, "xmlParseEntityRef: no name"));
    };
    if !cursor.eat(b';') {
        return Err(Malformed::new(cursor.at, "EntityRef: expecting ';'"));
    }
    out.push(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            return Err(Malformed::new(
                cursor.at,
                format!("Entity '{name}' not defined"),
            ));
        }
    });
    Ok(cursor.at)
}

fn char_reference(mut cursor: Cursor<'_>, out: &mut String) -> Parsed<usize> {
    let radix = if cursor.eat(b'x') { 16 } else { 10 };
    let mut code: u32 = 0;
    while let Some(digit) = cursor.peek().and_then(|b| char::from(b).to_digit(radix)) {
        // Past every code point the value only has to stay out of range.
        code = code
            .saturating_mul(radix)
            .saturating_add(digit)
            .min(0x11_0000);
        cursor.at += 1;
    }
    if !cursor.eat(b';') {
        let kind = if radix == 16 {
            "hexadecimal"
        } else {
            "decimal"
        };
        return Err(Malformed::new(
            cursor.at,
            format!("xmlParseCharRef: invalid {kind} value"),
        ));
    }
    if code >= 0x11_0000 {
        let what = "xmlParseCharRef: character reference out of bounds";
        return Err(Malformed::new(cursor.at, what));
    }
    match char::from_u32(code).filter(|c| is_xml_char(*c)) {
        Some(c) => out.push(c),
        None => {
            let what = format!("xmlParseCharRef: invalid xmlChar value {code}");
            return Err(Malformed::new(cursor.at, what));
        }
    }
    Ok(cursor.at)
}

fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}

fn is_name_start(c: char) -> bool {
    match c {
        ':' | '_' | 'A'..='Z' | 'a'..='z' => true,
        '\u{D7}' | '\u{F7}' | '\u{37E}' => false,
        '\u{C0}'..='\u{2FF}' | '\u{370}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' => true,
        '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' => true,
        '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}' => true,
        _ => false,
    }
}

fn is_name_char(c: char) -> bool {
    matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
        || is_name_start(c)
}
