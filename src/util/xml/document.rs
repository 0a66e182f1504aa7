//! `Document`: a parsed text as an arena of nodes that borrow from it; `Node`: a cheap handle.
//!
//! libvirt's parsers take children in any order and look them up by name, so a tree, not a stream.
//! Building it is `reader`'s work.
use std::borrow::Cow;

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// What a node of the arena is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// `<name …>`
    Element,
    /// Character data, references already resolved.
    Text,
    /// `<![CDATA[…]]>`
    CData,
    /// `<!--…-->`
    Comment,
    /// `<?…?>`
    Instruction,
}

#[derive(Debug)]
pub(super) struct NodeData<'s> {
    pub(super) kind: NodeKind,
    /// Qualified name of an element, text of anything else.
    pub(super) value: Cow<'s, str>,
    pub(super) first_attr: u32,
    pub(super) attr_count: u32,
    pub(super) parent: u32,
    pub(super) first_child: u32,
    pub(super) next: u32,
    /// Byte offset of the node in the source.
    pub(super) offset: u32,
}

/// One attribute, namespace declarations included.
#[derive(Debug)]
pub struct Attr<'s> {
    /// Qualified name.
    pub name: &'s str,
    /// Value, references resolved and white space normalised.
    pub value: Cow<'s, str>,
}

/// A well-formed document.
#[derive(Debug)]
pub struct Document<'s> {
    pub(super) source: &'s str,
    pub(super) nodes: Vec<NodeData<'s>>,
    pub(super) attrs: Vec<Attr<'s>>,
    pub(super) root: u32,
}

impl Document<'_> {
    /// The root element.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node {
            doc: self,
            id: self.root,
        }
    }
}

/// A node of a [`Document`]; copies freely.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    doc: &'a Document<'a>,
    id: u32,
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<{}> at line {}", self.qualified_name(), self.line())
    }
}

impl<'a> Node<'a> {
    fn data(self) -> &'a NodeData<'a> {
        &self.doc.nodes[self.id as usize]
    }

    fn at(self, id: u32) -> Option<Self> {
        (id != NONE).then_some(Self { doc: self.doc, id })
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> NodeKind {
        self.data().kind
    }

    /// Name with prefix; the content for anything but an element.
    #[must_use]
    pub fn qualified_name(self) -> &'a str {
        &self.data().value
    }

    /// Name without prefix.
    #[must_use]
    pub fn name(self) -> &'a str {
        let name = self.qualified_name();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Line of the document, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        let before = &self.doc.source.as_bytes()[..self.data().offset as usize];
        1 + before.iter().filter(|b| **b == b'\n').count()
    }

    /// The element around it.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.at(self.data().parent)
    }

    /// All attributes in the order of the document.
    #[must_use]
    pub fn attrs(self) -> &'a [Attr<'a>] {
        let data = self.data();
        let first = data.first_attr as usize;
        &self.doc.attrs[first..first + data.attr_count as usize]
    }

    /// Value of an attribute.
    #[must_use]
    pub fn attr(self, name: &str) -> Option<&'a str> {
        self.attrs()
            .iter()
            .find(|a| a.name == name)
            .map(|a| &*a.value)
    }

    /// Every child node, texts and comments included.
    pub fn nodes(self) -> impl Iterator<Item = Self> + Clone {
        std::iter::successors(self.at(self.data().first_child), |n| n.at(n.data().next))
    }

    /// The child elements.
    pub fn children(self) -> impl Iterator<Item = Self> + Clone {
        self.nodes().filter(|n| n.kind() == NodeKind::Element)
    }

    /// The child elements of one (unprefixed) name.
    pub fn children_named(self, name: &str) -> impl Iterator<Item = Self> + Clone {
        self.children().filter(move |n| n.qualified_name() == name)
    }

    /// The first child element of this name.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Self> {
        self.children_named(name).next()
    }

    /// All character data below, joined (XPath `string(.)`).
    #[must_use]
    pub fn text(self) -> Cow<'a, str> {
        let mut children = self.nodes();
        match (children.next(), children.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), None) if only.is_text() => Cow::Borrowed(&*only.data().value),
            _ => {
                let mut all = String::new();
                self.collect_text(&mut all);
                Cow::Owned(all)
            }
        }
    }

    /// The pieces of character data directly in it.
    pub fn own_texts(self) -> impl Iterator<Item = &'a str> {
        self.nodes()
            .filter(|node| node.is_text())
            .map(|node| &*node.data().value)
    }

    fn is_text(self) -> bool {
        matches!(self.kind(), NodeKind::Text | NodeKind::CData)
    }

    fn collect_text(self, into: &mut String) {
        for node in self.nodes() {
            if node.is_text() {
                into.push_str(&node.data().value);
            } else if node.kind() == NodeKind::Element {
                node.collect_text(into);
            }
        }
    }

    /// Text of a child element; an absent or empty one counts as none.
    #[must_use]
    pub fn child_text(self, name: &str) -> Option<Cow<'a, str>> {
        self.child(name).map(Self::text).filter(|t| !t.is_empty())
    }

    /// The namespace URI of the element, if its prefix (or a default) is declared.
    #[must_use]
    pub fn namespace(self) -> Option<&'a str> {
        let prefix = self.qualified_name().split_once(':').map(|(p, _)| p);
        self.resolve_prefix(prefix)
    }

    /// The URI a prefix stands for here; `None` asks for the default namespace.
    #[must_use]
    pub fn resolve_prefix(self, prefix: Option<&str>) -> Option<&'a str> {
        let mut node = Some(self);
        while let Some(here) = node {
            let found = here.attrs().iter().find(|a| match prefix {
                None => a.name == "xmlns",
                Some(p) => a.name.strip_prefix("xmlns:") == Some(p),
            });
            if let Some(attr) = found {
                return Some(&*attr.value);
            }
            node = here.parent();
        }
        None
    }
}
