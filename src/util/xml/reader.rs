//! From bytes to a [`Document`], in one pass: `syntax` reads what is inside a tag or a text, the
//! tree is built and the limits are kept here.
//!
//! Document types are skipped, their entities never expanded; white space between elements is
//! dropped by libxml2's rule, so that what libvirt stores verbatim comes out the same.
use super::document::{Document, NONE, NodeData, NodeKind};
use super::error::{self, Malformed};
use super::limits;
use super::syntax::{COMMENT, Context, Cursor, unescape};
use crate::error::{ErrorDomain, Result};
use std::borrow::Cow;

type Parsed<T> = std::result::Result<T, Malformed>;

/// How a section of characters begins and ends.
const CDATA: (&str, &str) = ("<![CDATA[", "]]>");

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

struct Builder<'s> {
    cursor: Cursor<'s>,
    doc: Document<'s>,
    /// The open elements and the last child of each so far.
    open: Vec<(u32, u32)>,
    /// Whether the document type has been read.
    typed: bool,
}

impl<'s> Builder<'s> {
    fn new(source: &'s str) -> Self {
        // Most documents have fewer nodes and fewer attributes.
        let guess = source.len() / 24;
        let doc = Document {
            source,
            nodes: Vec::with_capacity(guess),
            attrs: Vec::with_capacity(guess),
            root: NONE,
        };
        Self {
            cursor: Cursor::new(source, 0),
            doc,
            open: Vec::with_capacity(16),
            typed: false,
        }
    }

    fn run(mut self) -> Parsed<Document<'s>> {
        loop {
            self.chars()?;
            match self.cursor.rest() {
                [] => return self.finish(),
                [b'<', b'/', ..] => self.end()?,
                [b'<', b'!', ..] => self.declaration()?,
                [b'<', b'?', ..] => self.instruction()?,
                _ => self.start()?,
            }
        }
    }

    fn start(&mut self) -> Parsed<()> {
        let start = self.cursor.at;
        if self.open.is_empty() && self.doc.root != NONE {
            return Err(self.outside(start));
        }
        self.cursor.at += 1;
        let Some(name) = self.cursor.name() else {
            let at = self.cursor.at;
            return Err(Malformed::new(at, "StartTag: invalid element name"));
        };
        let first_attr = self.doc.attrs.len();
        self.cursor.attributes(&mut self.doc.attrs)?;
        let empty = self.cursor.eat(b'/');
        if !self.cursor.eat(b'>') {
            let line = 1 + count_lines(&self.doc.source[..start]);
            let what = format!("Couldn't find end of Start Tag {name} line {line}");
            let at = self.cursor.at - usize::from(empty);
            return Err(Malformed::new(at, what));
        }
        let attr_count = self.doc.attrs.len() - first_attr;
        let name = Cow::Borrowed(name);
        let id = self.push(NodeKind::Element, name, start, first_attr, attr_count)?;
        if self.open.is_empty() {
            self.doc.root = id;
        }
        match empty {
            true => Ok(()),
            false => self.enter(id),
        }
    }

    fn enter(&mut self, id: u32) -> Parsed<()> {
        if self.open.len() >= limits::MAX_DEPTH {
            let what = format!(
                "Excessive depth in document: {} use XML_PARSE_HUGE option",
                limits::MAX_DEPTH
            );
            return Err(Malformed::new(self.cursor.at - 1, what));
        }
        self.open.push((id, NONE));
        Ok(())
    }

    fn end(&mut self) -> Parsed<()> {
        let start = self.cursor.at;
        let Some((open, _)) = self.open.last().copied() else {
            return Err(self.outside(start));
        };
        self.cursor.at += "</".len();
        let expected = &self.doc.nodes[open as usize];
        if !self.cursor.eat_name(&expected.value) {
            return Err(self.mismatch(expected));
        }
        self.open.pop();
        Ok(())
    }

    /// Says what is wrong with an end tag that isn't the one expected.
    fn mismatch(&self, expected: &NodeData<'_>) -> Malformed {
        let mut cursor = Cursor::new(self.doc.source, self.cursor.at);
        let name = cursor.name().unwrap_or("");
        cursor.blanks();
        if !cursor.eat(b'>') {
            return Malformed::new(cursor.at, "expected '>'");
        }
        let line = 1 + count_lines(&self.doc.source[..expected.offset as usize]);
        // A prefix is told apart where the start tag has one.
        let (opened, name) = match local_name(&expected.value) {
            Some(opened) => (opened, local_name(name).unwrap_or(name)),
            None => (&*expected.value, name),
        };
        let what = format!("Opening and ending tag mismatch: {opened} line {line} and {name}");
        Malformed::new(cursor.at, what)
    }

    /// Character data up to the next tag, references included.
    fn chars(&mut self) -> Parsed<()> {
        let start = self.cursor.at;
        let blanks = self.cursor.blanks();
        let blank = matches!(self.cursor.rest(), [] | [b'<', ..]);
        if self.open.is_empty() {
            return match blank {
                true => Ok(()),
                false => Err(self.stray()),
            };
        }
        if blank && (blanks == 0 || self.ignorable()) {
            return Ok(());
        }
        let text = self.cursor.text(start)?;
        self.push(NodeKind::Text, text, start, 0, 0).map(|_| ())
    }

    fn stray(&self) -> Malformed {
        let what = match self.doc.root {
            NONE => "Start tag expected, '<' not found",
            _ => "Extra content at the end of the document",
        };
        Malformed::new(self.cursor.at, what)
    }

    /// libxml2's rule for blanks that are only there for the eye.
    fn ignorable(&self) -> bool {
        let Some((open, last)) = self.open.last().copied() else {
            return true;
        };
        let is_text = |id: u32| self.doc.nodes[id as usize].kind == NodeKind::Text;
        match (self.cursor.rest(), last) {
            ([], _) => false,
            (rest, NONE) => !rest.starts_with(b"</"),
            (_, last) => !is_text(last) && !is_text(self.doc.nodes[open as usize].first_child),
        }
    }

    /// What begins with `<!`.
    fn declaration(&mut self) -> Parsed<()> {
        let rest = self.cursor.rest();
        if rest.starts_with(COMMENT.0.as_bytes()) {
            self.comment()
        } else if rest.starts_with(CDATA.0.as_bytes()) {
            self.cdata()
        } else if rest.starts_with(b"<!DOCTYPE") && self.doc.root == NONE && !self.typed {
            self.typed = true;
            self.cursor.document_type()
        } else {
            self.start()
        }
    }

    fn cdata(&mut self) -> Parsed<()> {
        let start = self.cursor.at;
        if self.open.is_empty() {
            return Err(self.outside(start));
        }
        let (from, to) = self.cursor.enclosed(CDATA, "CData section not finished")?;
        let text = unescape(self.doc.source, from, to, Context::CData)?;
        self.push(NodeKind::CData, text, start, 0, 0).map(|_| ())
    }

    fn comment(&mut self) -> Parsed<()> {
        let start = self.cursor.at;
        let text = self.cursor.comment()?;
        self.aside(NodeKind::Comment, text, start)
    }

    fn instruction(&mut self) -> Parsed<()> {
        let start = self.cursor.at;
        let (from, to) = self.cursor.instruction()?;
        let text = &self.doc.source[from..to];
        match text.strip_prefix("xml") {
            Some(rest)
                if rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_whitespace()) =>
            {
                match start {
                    0 => Ok(()),
                    _ => {
                        let what = "XML declaration allowed only at the start of the document";
                        Err(Malformed::new(from + "xml".len(), what))
                    }
                }
            }
            _ => self.aside(NodeKind::Instruction, text, start),
        }
    }

    /// What may stand outside the root, too, where nobody asks for it.
    fn aside(&mut self, kind: NodeKind, text: &'s str, start: usize) -> Parsed<()> {
        match self.open.is_empty() {
            true => Ok(()),
            false => self
                .push(kind, Cow::Borrowed(text), start, 0, 0)
                .map(|_| ()),
        }
    }

    /// A tag outside the root, where libxml2 looks for a start tag or for nothing at all.
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

    fn finish(self) -> Parsed<Document<'s>> {
        if self.doc.root == NONE || !self.open.is_empty() {
            return Err(self.unfinished());
        }
        Ok(self.doc)
    }

    /// The source ends too early.
    fn unfinished(&self) -> Malformed {
        let (source, end) = (self.doc.source, self.cursor.at);
        match self.open.last() {
            Some((open, _)) => {
                let open = &self.doc.nodes[*open as usize];
                let line = 1 + count_lines(&source[..open.offset as usize]);
                let what = format!("Premature end of data in tag {} line {line}", open.value);
                Malformed::new(end, what)
            }
            None if end == 0 => Malformed::new(0, "Document is empty"),
            None => Malformed::new(end, "Start tag expected, '<' not found"),
        }
    }
}

/// What follows the prefix of a name that has one.
fn local_name(name: &str) -> Option<&str> {
    let (prefix, local) = name.split_once(':')?;
    (!prefix.is_empty() && !local.is_empty() && !local.starts_with(':')).then_some(local)
}

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|b| *b == b'\n').count()
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
