//! From bytes to a [`Document`]: quick-xml cuts the tokens, `syntax` looks into them, the limits
//! are kept here.
//!
//! Document types are skipped, their entities never expanded; white space between elements is
//! dropped by libxml2's rule, so that what libvirt stores verbatim comes out the same.
use quick_xml::Reader;
use quick_xml::events::Event;

use super::document::{Document, NONE, NodeData, NodeKind};
use super::error::{self, Malformed};
use super::limits;
use super::syntax::{Context, Cursor, is_blank, unescape};
use crate::error::{ErrorDomain, Result};
use std::borrow::Cow;

type Parsed<T> = std::result::Result<T, Malformed>;

impl<'s> Document<'s> {
    /// Parses a document whose root must be `root`.  `domain` is the room in whose name a
    /// malformed text is reported.
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL` when the text is not well-formed, `VIR_ERR_XML_ERROR` when it exceeds
    /// a limit or has another root.
    pub fn parse(source: &'s [u8], root: &str, domain: ErrorDomain) -> Result<Self> {
        let document = Self::parse_any(source, domain)?;
        if document.root().qualified_name() != root {
            return Err(error::wrong_root(root, document.root()));
        }
        Ok(document)
    }

    /// As [`parse`](Self::parse), with any root.
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL` when the text is not well-formed, `VIR_ERR_XML_ERROR` when it exceeds
    /// a limit.
    pub fn parse_any(source: &'s [u8], domain: ErrorDomain) -> Result<Self> {
        const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_XML;
        if source.len() > limits::MAX_BYTES {
            crate::bail!(
                VIR_ERR_XML_ERROR,
                "document is longer than {} bytes",
                limits::MAX_BYTES
            );
        }
        let rest = source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(source);
        text(rest)
            .and_then(|text| Builder::new(text).run())
            .map_err(|malformed| {
                let mark = source.len() - rest.len();
                malformed.shifted(mark).report(source, domain)
            })
    }
}

/// What may stand before a document, once.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The document as UTF-8.
fn text(source: &[u8]) -> Parsed<&str> {
    match std::str::from_utf8(source) {
        // quick-xml would skip it, and count the bytes from behind it.
        Ok(_) if source.starts_with(BYTE_ORDER_MARK) => {
            Err(Malformed::new(0, "Start tag expected, '<' not found"))
        }
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.valid_up_to();
            let bytes = source[at..].iter().take(4).map(|b| format!(" 0x{b:02X}"));
            let bytes: String = bytes.collect();
            let what = format!("Input is not proper UTF-8, indicate encoding !\nBytes:{bytes}");
            Err(Malformed::new(at, what))
        }
    }
}

/// What quick-xml saw at a place of the source; contents are read again by offset.
enum Token {
    Start { empty: bool },
    End,
    Chars,
    CData,
    Comment,
    Instruction,
    Skipped,
    Eof,
}

struct Builder<'s> {
    source: &'s str,
    reader: Reader<&'s [u8]>,
    doc: Document<'s>,
    /// The open elements and the last child of each so far.
    open: Vec<(u32, u32)>,
}

impl<'s> Builder<'s> {
    fn new(source: &'s str) -> Self {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let guess = source.len() / 32;
        let doc = Document {
            source,
            nodes: Vec::with_capacity(guess),
            attrs: Vec::with_capacity(guess),
            root: NONE,
        };
        Self {
            source,
            reader,
            doc,
            open: Vec::with_capacity(16),
        }
    }

    fn run(mut self) -> Parsed<Document<'s>> {
        let mut chars: Option<usize> = None;
        loop {
            let start = self.position();
            let token = self.next_token(start)?;
            if let Token::Chars = token {
                chars.get_or_insert(start);
                continue;
            }
            if let Some(first) = chars.take() {
                self.chars(first, start)?;
            }
            let end = self.position();
            match token {
                Token::Start { empty } => self.start(start, end, empty)?,
                Token::End => self.end(start)?,
                Token::CData => self.cdata(start, end)?,
                Token::Comment => self.comment(start, end)?,
                Token::Instruction => self.instruction(start, end)?,
                Token::Skipped | Token::Chars => {}
                Token::Eof => return self.finish(),
            }
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.source.len())
    }

    fn next_token(&mut self, start: usize) -> Parsed<Token> {
        match self.reader.read_event() {
            Ok(Event::Start(_)) => Ok(Token::Start { empty: false }),
            Ok(Event::Empty(_)) => Ok(Token::Start { empty: true }),
            Ok(Event::End(_)) => Ok(Token::End),
            Ok(Event::Text(_) | Event::GeneralRef(_)) => Ok(Token::Chars),
            Ok(Event::CData(_)) => Ok(Token::CData),
            Ok(Event::Comment(_)) => Ok(Token::Comment),
            Ok(Event::PI(_)) => Ok(Token::Instruction),
            Ok(Event::Decl(_)) if start > 0 => {
                let what = "XML declaration allowed only at the start of the document";
                Err(Malformed::new(start + "<?xml".len(), what))
            }
            Ok(Event::Decl(_) | Event::DocType(_)) => Ok(Token::Skipped),
            Ok(Event::Eof) => Ok(Token::Eof),
            Err(_) => Err(self.broken(start)),
        }
    }

    /// Says what is wrong with a token that has no end.
    fn broken(&mut self, start: usize) -> Malformed {
        // Characters before the broken token come first in the source, so their errors do, too.
        let rest = &self.source[start..];
        let Some(markup) = rest.find('<').map(|n| start + n) else {
            return self.unfinished();
        };
        let tail = &self.source[markup..];
        let end = self.source.len();
        if tail.starts_with("<!--") {
            return Malformed::new(end, "Comment not terminated");
        }
        if tail.starts_with("<![CDATA[") {
            return Malformed::new(end, "CData section not finished");
        }
        if tail.starts_with("<!DOCTYPE") {
            return Malformed::new(end, "DOCTYPE improperly terminated");
        }
        if tail.starts_with("<?") {
            return Malformed::new(end, "PI: expecting '?>'");
        }
        let broken = if tail.starts_with("</") && !self.open.is_empty() {
            self.end(markup)
        } else {
            self.start(markup, end, false)
        };
        broken.err().unwrap_or_else(|| self.unfinished())
    }

    fn start(&mut self, start: usize, end: usize, empty: bool) -> Parsed<()> {
        if self.open.is_empty() && self.doc.root != NONE {
            return Err(Malformed::new(
                start,
                "Extra content at the end of the document",
            ));
        }
        let mut cursor = Cursor::new(self.source, start + 1);
        let Some(name) = cursor.name() else {
            return Err(Malformed::new(cursor.at, "StartTag: invalid element name"));
        };
        let first_attr = self.doc.attrs.len();
        cursor.attributes(&mut self.doc.attrs)?;
        if !matches!(&self.source[cursor.at..end], ">" | "/>") {
            let line = 1 + count_lines(&self.source[..start]);
            let what = format!("Couldn't find end of Start Tag {name} line {line}");
            return Err(Malformed::new(cursor.at, what));
        }
        let attr_count = self.doc.attrs.len() - first_attr;
        let id = self.push(
            NodeKind::Element,
            Cow::Borrowed(name),
            start,
            first_attr,
            attr_count,
        )?;
        if self.open.is_empty() {
            self.doc.root = id;
        }
        if !empty {
            if self.open.len() >= limits::MAX_DEPTH {
                let what = format!(
                    "Excessive depth in document: {} use XML_PARSE_HUGE option",
                    limits::MAX_DEPTH
                );
                return Err(Malformed::new(cursor.at, what));
            }
            self.open.push((id, NONE));
        }
        Ok(())
    }

    fn end(&mut self, start: usize) -> Parsed<()> {
        let Some((open, _)) = self.open.last().copied() else {
            // Outside the root libxml2 looks for a start tag or for nothing at all.
            return Err(match self.doc.root {
                NONE => Malformed::new(start + 1, "StartTag: invalid element name"),
                _ => Malformed::new(start, "Extra content at the end of the document"),
            });
        };
        let mut cursor = Cursor::new(self.source, start + 2);
        let name = cursor.name().unwrap_or("");
        cursor.blanks();
        if !self.source[cursor.at..].starts_with('>') {
            return Err(Malformed::new(cursor.at, "expected '>'"));
        }
        let expected = &self.doc.nodes[open as usize];
        if expected.value != name {
            let line = 1 + count_lines(&self.source[..expected.offset as usize]);
            let what = format!(
                "Opening and ending tag mismatch: {} line {line} and {name}",
                expected.value
            );
            return Err(Malformed::new(cursor.at + 1, what));
        }
        self.open.pop();
        Ok(())
    }

    /// Character data between two tags, references included.
    fn chars(&mut self, start: usize, end: usize) -> Parsed<()> {
        let blank = is_blank(&self.source.as_bytes()[start..end]);
        if self.open.is_empty() {
            return match blank {
                true => Ok(()),
                false => Err(self.stray(start)),
            };
        }
        if blank && self.ignorable(end) {
            return Ok(());
        }
        let text = unescape(self.source, start, end, Context::Text)?;
        self.push(NodeKind::Text, text, start, 0, 0).map(|_| ())
    }

    fn stray(&self, start: usize) -> Malformed {
        let mut cursor = Cursor::new(self.source, start);
        cursor.blanks();
        match self.doc.root {
            NONE => Malformed::new(cursor.at, "Start tag expected, '<' not found"),
            _ => Malformed::new(cursor.at, "Extra content at the end of the document"),
        }
    }

    /// libxml2's rule for blanks that are only there for the eye.
    fn ignorable(&self, end: usize) -> bool {
        let Some((open, last)) = self.open.last().copied() else {
            return true;
        };
        if end == self.source.len() {
            return false;
        }
        let is_text = |id: u32| self.doc.nodes[id as usize].kind == NodeKind::Text;
        match last {
            NONE => !self.source[end..].starts_with("</"),
            last => !is_text(last) && !is_text(self.doc.nodes[open as usize].first_child),
        }
    }

    fn cdata(&mut self, start: usize, end: usize) -> Parsed<()> {
        if self.open.is_empty() {
            return Err(self.outside(start));
        }
        let (from, to) = (start + "<![CDATA[".len(), end - "]]>".len());
        let text = unescape(self.source, from, to, Context::CData)?;
        self.push(NodeKind::CData, text, start, 0, 0).map(|_| ())
    }

    fn comment(&mut self, start: usize, end: usize) -> Parsed<()> {
        let (from, to) = (start + "<!--".len(), end - "-->".len());
        let text = &self.source[from..to];
        if let Some(hyphens) = text.find("--") {
            let shown: String = text[..hyphens].chars().take(50).collect();
            let what = format!("Double hyphen within comment: <!--{shown}");
            return Err(Malformed::new(from + hyphens, what));
        }
        if self.open.is_empty() {
            return Ok(());
        }
        self.push(NodeKind::Comment, Cow::Borrowed(text), start, 0, 0)
            .map(|_| ())
    }

    fn instruction(&mut self, start: usize, end: usize) -> Parsed<()> {
        if self.open.is_empty() {
            return Ok(());
        }
        let text = &self.source[start + "<?".len()..end - "?>".len()];
        self.push(NodeKind::Instruction, Cow::Borrowed(text), start, 0, 0)
            .map(|_| ())
    }

    fn outside(&self, start: usize) -> Malformed {
        match self.doc.root {
            NONE => Malformed::new(start + 1, "StartTag: invalid element name"),
            _ => Malformed::new(start, "Extra content at the end of the document"),
        }
    }

    fn push(
        &mut self,
        kind: NodeKind,
        value: Cow<'s, str>,
        offset: usize,
        first_attr: usize,
        attr_count: usize,
    ) -> Parsed<u32> {
        let nodes = &mut self.doc.nodes;
        if nodes.len() >= limits::MAX_NODES {
            let what = format!("document has more than {} nodes", limits::MAX_NODES);
            return Err(Malformed::new(offset, what));
        }
        // All of these are below MAX_BYTES, which fits.
        let small = |n: usize| u32::try_from(n).unwrap_or(NONE);
        let id = small(nodes.len());
        let parent = self.open.last().map_or(NONE, |(parent, _)| *parent);
        nodes.push(NodeData {
            kind,
            value,
            first_attr: small(first_attr),
            attr_count: small(attr_count),
            parent,
            first_child: NONE,
            next: NONE,
            offset: small(offset),
        });
        if let Some((parent, last)) = self.open.last_mut() {
            match *last {
                NONE => nodes[*parent as usize].first_child = id,
                last => nodes[last as usize].next = id,
            }
            *last = id;
        }
        Ok(id)
    }

    fn finish(mut self) -> Parsed<Document<'s>> {
        if self.doc.root == NONE || !self.open.is_empty() {
            return Err(self.unfinished());
        }
        self.doc.nodes.shrink_to_fit();
        Ok(self.doc)
    }

    /// The source ends too early.
    fn unfinished(&self) -> Malformed {
        let end = self.source.len();
        match self.open.last() {
            Some((open, _)) => {
                let open = &self.doc.nodes[*open as usize];
                let line = 1 + count_lines(&self.source[..open.offset as usize]);
                let what = format!("Premature end of data in tag {} line {line}", open.value);
                Malformed::new(end, what)
            }
            None if end == 0 => Malformed::new(0, "Document is empty"),
            None => Malformed::new(end, "Start tag expected, '<' not found"),
        }
    }
}

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|b| *b == b'\n').count()
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
