//! `Fragment`: a subtree kept as it came (`<metadata>`, hypervisor extensions), and its way back to
//! text, which is libxml2's and not that of [`Writer`](super::Writer): double quotes, its own
//! escapes, line breaks only where no text stands.
use super::document::{Node, NodeKind};

/// An owned subtree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Qualified name.
    pub name: Box<str>,
    /// Attributes and namespace declarations in the order of libxml2: declarations first.
    pub attrs: Vec<(Box<str>, Box<str>)>,
    /// Content.
    pub children: Vec<FragmentNode>,
}

/// One piece of a [`Fragment`]'s content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FragmentNode {
    /// A child element.
    Element(Fragment),
    /// Character data.
    Text(Box<str>),
    /// `<![CDATA[…]]>`
    CData(Box<str>),
    /// `<!--…-->`
    Comment(Box<str>),
    /// `<?…?>`
    Instruction(Box<str>),
}

impl Fragment {
    /// Copies an element with all that is in it.
    #[must_use]
    pub fn from_node(node: Node<'_>) -> Self {
        let (spaces, plain): (Vec<_>, Vec<_>) = node
            .attrs()
            .iter()
            .partition(|a| a.name == "xmlns" || a.name.starts_with("xmlns:"));
        let attrs = spaces.into_iter().chain(plain);
        Self {
            name: node.qualified_name().into(),
            attrs: attrs
                .map(|a| (a.name.into(), a.value.as_ref().into()))
                .collect(),
            children: node.nodes().map(FragmentNode::from_node).collect(),
        }
    }

    /// Copies a `<metadata>` with those of its elements that have a namespace, the first of each
    /// (C: `virXMLNodeSanitizeNamespaces`); `None` if it holds no element at all.
    #[must_use]
    pub fn metadata(node: Node<'_>) -> Option<Self> {
        node.children().next()?;
        let mut seen = Vec::new();
        let mut metadata = Self {
            children: Vec::new(),
            ..Self::from_node(node)
        };
        for child in node.children() {
            if let Some(namespace) = child.namespace().filter(|uri| !seen.contains(uri)) {
                seen.push(namespace);
                metadata.children.push(FragmentNode::from_node(child));
            }
        }
        Some(metadata)
    }

    /// The text, nested elements indented for an element at `level`; no indentation before the
    /// first line and no line break after the last.
    #[must_use]
    pub fn to_text(&self, level: usize) -> String {
        let mut out = String::new();
        self.write(&mut out, level, true);
        out
    }

    fn write(&self, out: &mut String, level: usize, pretty: bool) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attrs {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(out, value, true);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        let pretty = pretty && !self.children.iter().any(FragmentNode::is_text);
        for child in &self.children {
            if pretty {
                new_line(out, level + 1);
            }
            child.write(out, level + 1, pretty);
        }
        if pretty {
            new_line(out, level);
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

impl FragmentNode {
    fn from_node(node: Node<'_>) -> Self {
        let text = || node.qualified_name().into();
        match node.kind() {
            NodeKind::Element => Self::Element(Fragment::from_node(node)),
            NodeKind::Text => Self::Text(text()),
            NodeKind::CData => Self::CData(text()),
            NodeKind::Comment => Self::Comment(text()),
            NodeKind::Instruction => Self::Instruction(text()),
        }
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::CData(_))
    }

    fn write(&self, out: &mut String, level: usize, pretty: bool) {
        let (before, text, after) = match self {
            Self::Element(element) => return element.write(out, level, pretty),
            Self::Text(text) => return escape(out, text, false),
            Self::CData(text) => ("<![CDATA[", text, "]]>"),
            Self::Comment(text) => ("<!--", text, "-->"),
            Self::Instruction(text) => ("<?", text, "?>"),
        };
        out.push_str(before);
        out.push_str(text);
        out.push_str(after);
    }
}

fn new_line(out: &mut String, level: usize) {
    out.push('\n');
    for _ in 0..level {
        out.push_str("  ");
    }
}

fn escape(out: &mut String, text: &str, attribute: bool) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\r' => out.push_str("&#13;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            c => out.push(c),
        }
    }
}
