//! Writes XML as libvirt does: two spaces per level, single quotes, `<x/>` for an element without
//! content.
use super::Plain;

use super::fragment::{Fragment, FragmentNode};

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
    /// Where the element's line begins.
    start: usize,
    /// Where its name begins and ends.
    name: (usize, usize),
    state: State,
    /// Whether it has a body even without children.
    body: bool,
}

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
            text: String::with_capacity(2048),
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
        self.line();
        let start = self.text.len();
        self.indent();
        self.text.push('<');
        let from = self.text.len();
        self.text.push_str(name);
        let name = (from, self.text.len());
        self.open.push(Open {
            start,
            name,
            state: State::Tag,
            body: false,
        });
    }

    /// Adds ` name='value'` to the open tag; the value is escaped.
    pub fn attr(&mut self, name: &str, value: &str) {
        self.attr_name(name);
        escape_into(&mut self.text, value);
        self.text.push('\'');
    }

    /// Adds an attribute whose value needs no escaping (a number, an address).
    pub fn attr_plain(&mut self, name: &str, value: impl Plain) {
        self.attr_name(name);
        value.write_plain(&mut self.text);
        self.text.push('\'');
    }

    /// Adds the attribute if there is a value.
    pub fn attr_opt(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.attr(name, value);
        }
    }

    fn attr_name(&mut self, name: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("='");
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
        if let Some(top) = self.open.last_mut() {
            top.body = true;
        }
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
                if state == State::Children {
                    self.indent();
                }
                self.text.push_str("</");
                self.text.extend_from_within(top.name.0..top.name.1);
                self.text.push_str(">\n");
            }
        }
    }

    /// Closes the element on top; one without attributes and content disappears.
    pub fn end_unless_empty(&mut self) {
        match self.open.last() {
            Some(top) if top.state == State::Tag && self.text.len() == top.name.1 => {
                let start = top.start;
                self.text.truncate(start);
                self.open.pop();
                self.unline();
            }
            _ => self.end(),
        }
    }

    /// `<name>text</name>`
    pub fn leaf(&mut self, name: &str, text: &str) {
        self.start(name);
        self.text(text);
        self.end();
    }

    /// `<name>value</name>` for a value that needs no escaping.
    pub fn leaf_plain(&mut self, name: &str, value: impl Plain) {
        self.start(name);
        self.text_plain(value);
        self.end();
    }

    /// `<name>text</name>` if there is text.
    pub fn leaf_opt(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    /// `<name/>`
    pub fn empty(&mut self, name: &str) {
        self.start(name);
        self.end();
    }

    /// Finished XML on lines of its own; `text` ends without a line break and is indented by
    /// whoever made it, except for its first line.
    pub fn raw(&mut self, text: &str) {
        self.line();
        self.indent();
        self.text.push_str(text);
        self.text.push('\n');
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

    /// Makes the text ready for a child on its own line.
    fn line(&mut self) {
        let Some(top) = self.open.last_mut() else {
            return;
        };
        if top.state == State::Tag {
            self.text.push_str(">\n");
            top.state = State::Children;
        }
    }

    /// Takes back what [`line`](Self::line) did, when the child it was for has disappeared.
    fn unline(&mut self) {
        let Some(top) = self.open.last_mut() else {
            return;
        };
        let tag_end = self.text.len().saturating_sub(">\n".len());
        // Only the first child follows its parent's tag directly; a tag never holds a raw `>`.
        let first = top.state == State::Children
            && !top.body
            && !self.text[top.name.1..tag_end.max(top.name.1)].contains('>')
            && self.text.ends_with(">\n");
        if first {
            self.text.truncate(tag_end);
            top.state = State::Tag;
        }
    }

    fn indent(&mut self) {
        const BLANKS: &str = "                                ";
        let mut left = 2 * self.level();
        while left > 0 {
            let n = left.min(BLANKS.len());
            self.text.push_str(&BLANKS[..n]);
            left -= n;
        }
    }
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

/// Appends `value` with the five special characters escaped and control characters dropped
/// (C: `virBufferEscapeString`).
fn escape_into(out: &mut String, mut value: &str) {
    let special = |byte: u8| SPECIAL[usize::from(byte)];
    while let Some(at) = value.bytes().position(special) {
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
