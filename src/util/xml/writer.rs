//! Writes XML as libvirt does: two spaces per level, single quotes, `<x/>` for an element without
//! content.
use super::Plain;
use super::fragment::{Fragment, FragmentNode};
use super::limits::MAX_DEPTH;
use crate::sys::text::append;

/// How far the element on top of the stack has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// `<name a='b'` is written, `>` isn't.
    Tag,
    /// Children stand on their own lines.
    Children,
    /// Text stands in the same line.
    Text,
}

struct Open {
    /// Where what was written for it begins.
    start: usize,
    /// Where its name begins and ends.
    name: (usize, usize),
    state: State,
    /// Whether it was the one that gave its parent a body.
    first: bool,
}

/// What most documents fit in, so that a text needn't move while it grows.
const CAPACITY: usize = 16 * 1024;

/// A document in the making (C: `virBuffer` with `virXMLFormatElement`).
#[derive(Default)]
pub struct Writer {
    text: String,
    open: Vec<Open>,
    /// Levels around the first element.
    base: usize,
}

impl Writer {
    /// An empty document.
    #[must_use]
    pub fn new() -> Self {
        Self::with_indent(0)
    }

    /// An empty document whose elements are indented by `levels` to begin with.
    #[must_use]
    pub fn with_indent(levels: usize) -> Self {
        Self {
            text: String::with_capacity(CAPACITY),
            open: Vec::with_capacity(12),
            base: levels,
        }
    }

    /// The text written.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    /// Levels of indentation of the next element.
    #[must_use]
    pub fn level(&self) -> usize {
        self.base + self.open.len()
    }

    /// Opens `<name`; attributes, text or children may follow, then [`end`](Self::end).
    pub fn start(&mut self, name: &str) {
        let start = self.text.len();
        let first = self.line();
        let blanks = blanks(self.level());
        append(&mut self.text, [blanks, "<", name]);
        let end = self.text.len();
        self.open.push(Open {
            start,
            name: (end - name.len(), end),
            state: State::Tag,
            first,
        });
    }

    /// Adds ` name='value'` to the open tag; the value is escaped.
    pub fn attr(&mut self, name: &str, value: &str) {
        if has_special(value) {
            append(&mut self.text, [" ", name, "='"]);
            escape_into(&mut self.text, value);
            self.text.push('\'');
        } else {
            self.attr_word(name, value);
        }
    }

    /// Adds an attribute whose value is a word that needs no escaping.
    pub fn attr_word(&mut self, name: &str, word: &str) {
        append(&mut self.text, [" ", name, "='", word, "'"]);
    }

    /// Adds an attribute whose value needs no escaping (a number, an address).
    pub fn attr_plain(&mut self, name: &str, value: impl Plain) {
        append(&mut self.text, [" ", name, "='"]);
        value.write_plain(&mut self.text);
        self.text.push('\'');
    }

    /// Adds the attribute if there is a value.
    pub fn attr_opt(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.attr(name, value);
        }
    }

    /// Adds text to the open element, escaped, in the same line.
    pub fn text(&mut self, text: &str) {
        if let Some(top) = self.open.last_mut() {
            if top.state == State::Tag {
                self.text.push('>');
            }
            top.state = State::Text;
        }
        escape_into(&mut self.text, text);
    }

    /// Makes the open element one with a body, even if no child follows.
    pub fn open_body(&mut self) {
        self.line();
    }

    /// Adds text that needs no escaping (a number) to the open element.
    pub fn text_plain(&mut self, value: impl Plain) {
        self.text("");
        value.write_plain(&mut self.text);
    }

    /// Closes the element on top.
    pub fn end(&mut self) {
        let Some(top) = self.open.pop() else { return };
        match top.state {
            State::Tag => self.text.push_str("/>\n"),
            state => {
                let before = match state {
                    State::Children => blanks(self.level()),
                    _ => "",
                };
                append(&mut self.text, [before, "</"]);
                self.text.extend_from_within(top.name.0..top.name.1);
                self.text.push_str(">\n");
            }
        }
    }

    /// Closes the element on top; one without attributes and content disappears.
    pub fn end_unless_empty(&mut self) {
        match self.open.last() {
            Some(top) if top.state == State::Tag && self.text.len() == top.name.1 => {
                let (start, first) = (top.start, top.first);
                self.text.truncate(start);
                self.open.pop();
                if let Some(parent) = self.open.last_mut().filter(|_| first) {
                    parent.state = State::Tag;
                }
            }
            _ => self.end(),
        }
    }

    /// `<name>text</name>`
    pub fn leaf(&mut self, name: &str, text: &str) {
        if has_special(text) {
            self.start(name);
            self.text(text);
            self.end();
        } else {
            self.leaf_word(name, text);
        }
    }

    /// `<name>word</name>` for a word that needs no escaping.
    pub fn leaf_word(&mut self, name: &str, word: &str) {
        self.line();
        let blanks = blanks(self.level());
        append(
            &mut self.text,
            [blanks, "<", name, ">", word, "</", name, ">\n"],
        );
    }

    /// `<name>value</name>` for a value that needs no escaping.
    pub fn leaf_plain(&mut self, name: &str, value: impl Plain) {
        self.line();
        let blanks = blanks(self.level());
        append(&mut self.text, [blanks, "<", name, ">"]);
        value.write_plain(&mut self.text);
        append(&mut self.text, ["</", name, ">\n"]);
    }

    /// `<name>text</name>` if there is text.
    pub fn leaf_opt(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    /// `<name/>`
    pub fn empty(&mut self, name: &str) {
        self.line();
        let blanks = blanks(self.level());
        append(&mut self.text, [blanks, "<", name, "/>\n"]);
    }

    /// Finished XML on lines of its own; `text` ends without a line break and is indented by
    /// whoever made it, except for its first line.
    pub fn raw(&mut self, text: &str) {
        self.line();
        let blanks = blanks(self.level());
        append(&mut self.text, [blanks, text, "\n"]);
    }

    /// A kept subtree in the form of everything else that is written; comments and white space
    /// between elements are left out.
    pub fn fragment(&mut self, fragment: &Fragment) {
        self.start(&fragment.name);
        for (name, value) in &fragment.attrs {
            self.attr(name, value);
        }
        for child in &fragment.children {
            match child {
                FragmentNode::Element(element) => self.fragment(element),
                FragmentNode::Text(text) | FragmentNode::CData(text) if !text.trim().is_empty() => {
                    self.text(text);
                }
                _ => {}
            }
        }
        self.end();
    }

    /// Makes the text ready for a child on its own line; whether that gave the element its body.
    fn line(&mut self) -> bool {
        match self.open.last_mut() {
            Some(top) if top.state == State::Tag => {
                self.text.push_str(">\n");
                top.state = State::Children;
                true
            }
            _ => false,
        }
    }
}

/// The blanks before an element; the reader takes no document of more levels.
fn blanks(level: usize) -> &'static str {
    const WIDTH: usize = 2 * MAX_DEPTH;
    const BLANKS: &str = match std::str::from_utf8(&[b' '; WIDTH]) {
        Ok(blanks) => blanks,
        Err(_) => "",
    };
    &BLANKS[..WIDTH.min(2 * level)]
}

/// Which bytes don't stand for themselves: the five special characters, and control characters but
/// for the blank ones.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = true;
        control += 1;
    }
    table[b'\t' as usize] = false;
    table[b'\n' as usize] = false;
    table[b'\r' as usize] = false;
    let mut rest: &[u8] = b"<>&'\"";
    while let [first, tail @ ..] = rest {
        table[*first as usize] = true;
        rest = tail;
    }
    table
};

/// Whether none of these words has to be escaped, so that they are written as they are.
#[must_use]
pub const fn are_plain(mut words: &[&str]) -> bool {
    while let [word, others @ ..] = words {
        let mut rest = word.as_bytes();
        while let [first, tail @ ..] = rest {
            if SPECIAL[*first as usize] {
                return false;
            }
            rest = tail;
        }
        words = others;
    }
    true
}

fn is_special(byte: &u8) -> bool {
    SPECIAL[usize::from(*byte)]
}

/// Whether a byte has to be escaped.  Hardly any text has one, so nothing is gained by stopping at
/// the first, and a run of eight without a branch takes a third of the time.
fn has_special(text: &str) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let any = |found, byte| found | is_special(byte);
    eights.iter().any(|eight| eight.iter().fold(false, any)) || rest.iter().fold(false, any)
}

/// Appends `value` with the five special characters escaped and control characters dropped
/// (C: `virBufferEscapeString`).
fn escape_into(out: &mut String, value: &str) {
    match has_special(value) {
        true => escape_each(out, value),
        false => out.push_str(value),
    }
}

#[cold]
fn escape_each(out: &mut String, mut value: &str) {
    while let Some(at) = value.as_bytes().iter().position(is_special) {
        out.push_str(&value[..at]);
        out.push_str(match value.as_bytes()[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'\'' => "&apos;",
            b'"' => "&quot;",
            _ => "",
        });
        value = &value[at + 1..];
    }
    out.push_str(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_nest_and_close() {
        let mut w = Writer::new();
        w.start("domain");
        w.attr("type", "a'b<");
        w.leaf("name", "x & y");
        w.start("os");
        w.end_unless_empty();
        w.start("features");
        w.empty("acpi");
        w.end_unless_empty();
        w.end();
        assert_eq!(
            w.finish(),
            "<domain type='a&apos;b&lt;'>\n  <name>x &amp; y</name>\n  <features>\n    <acpi/>\n  \
             </features>\n</domain>\n"
        );
    }

    #[test]
    fn what_is_empty_disappears_with_its_parents() {
        let mut w = Writer::new();
        w.start("a");
        w.attr("k", "v");
        w.start("b");
        w.start("c");
        w.end_unless_empty();
        w.end_unless_empty();
        w.end();
        assert_eq!(w.finish(), "<a k='v'/>\n");
    }
}
