//! `Xml`: what `#[derive(Xml)]` gives a struct; `Shape`: the declaration as data.
//!
//! The shape is what strict validation compares a document with and what editors' schemas are made
//! of; parsing and formatting don't read it.
use super::{FormatCx, Node, ParseCx, Writer};
use crate::error::Result;

/// An element that a struct stands for.
pub trait Xml: Sized {
    /// The declaration.
    const SHAPE: &'static Shape;

    /// Reads the element.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for values that the declaration doesn't allow.
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self>;

    /// Writes the attributes into the tag that is open.
    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx);

    /// Writes text and children into the element that is open.
    fn format_body(&self, w: &mut Writer, cx: &FormatCx);

    /// Writes the whole element under its own name.
    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_named(Self::SHAPE.element, w, cx);
    }

    /// Writes the whole element under another name.
    fn format_named(&self, name: &str, w: &mut Writer, cx: &FormatCx) {
        w.start(name);
        self.format_attrs(w, cx);
        self.format_body(w, cx);
        w.end();
    }

    /// Writes the element under another name; nothing if it has neither attributes nor content.
    fn format_unless_empty(&self, name: &str, w: &mut Writer, cx: &FormatCx) {
        w.start(name);
        self.format_attrs(w, cx);
        self.format_body(w, cx);
        w.end_unless_empty();
    }
}

/// The declaration of one element.
#[derive(Debug)]
pub struct Shape {
    /// Its usual name; empty for a part that others take in.
    pub element: &'static str,
    /// Its attributes.
    pub attrs: &'static [AttrShape],
    /// Its child elements.
    pub children: &'static [ChildShape],
    /// Whether it holds text.
    pub text: bool,
    /// Shapes whose attributes and children belong to this element, too.
    pub inline: &'static [&'static Shape],
    /// Whether the lists above are all there is.  An element read by hand says no more than its
    /// name: whoever compares a document with the declaration lets its content pass.
    pub complete: bool,
}

impl Shape {
    /// The declaration of an element whose parser is written by hand.
    #[must_use]
    pub const fn by_hand(element: &'static str) -> Self {
        Self {
            element,
            attrs: &[],
            children: &[],
            text: false,
            inline: &[],
            complete: false,
        }
    }

    /// The whole declaration of an element without text; for those whose parser is written by hand.
    #[must_use]
    pub const fn new(
        element: &'static str,
        attrs: &'static [AttrShape],
        children: &'static [ChildShape],
    ) -> Self {
        Self {
            element,
            attrs,
            children,
            text: false,
            inline: &[],
            complete: true,
        }
    }

    /// The same with text allowed.
    #[must_use]
    pub const fn with_text(self) -> Self {
        Self { text: true, ..self }
    }

    /// The same with what these declare, too.
    #[must_use]
    pub const fn with_inline(self, inline: &'static [&'static Shape]) -> Self {
        Self { inline, ..self }
    }
}

/// What in a document breaks a declaration: the two lines that say where.
#[derive(Debug, PartialEq, Eq)]
pub struct Mismatch(pub String);

/// Outcome of a comparison.
pub type Judged = std::result::Result<(), Mismatch>;

impl Mismatch {
    /// `what` is wrong within `element`.
    #[must_use]
    pub fn new(what: &str, element: &str) -> Self {
        Self(format!(
            "{what}\nElement {element} failed to validate content\n"
        ))
    }

    fn text(element: &str) -> Self {
        let what = format!("Did not expect text in element {element} content");
        Self::new(&what, element)
    }

    fn attribute(attr: &str, element: &str) -> Self {
        Self(format!(
            "Invalid attribute {attr} for element {element}\nElement {element} failed to validate attributes\n"
        ))
    }
}

impl Shape {
    /// Every attribute, those of the parts taken in included.
    #[must_use]
    pub fn all_attrs(&'static self) -> Vec<&'static AttrShape> {
        let mut all: Vec<&AttrShape> = self.attrs.iter().collect();
        for attr in self.inline.iter().flat_map(|part| part.all_attrs()) {
            if all.iter().all(|known| known.name != attr.name) {
                all.push(attr);
            }
        }
        all
    }

    /// Every child, those of the parts taken in included; several of one name are alternatives.
    #[must_use]
    pub fn all_children(&self) -> Vec<&ChildShape> {
        let inline = self.inline.iter().flat_map(|part| part.all_children());
        self.children.iter().chain(inline).collect()
    }

    /// Whether it, or a part taken in, holds text.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.text || self.inline.iter().any(|part| part.has_text())
    }

    fn attr(&self, name: &str) -> Option<&AttrShape> {
        let own = self.attrs.iter().find(|attr| attr.name == name);
        own.or_else(|| self.inline.iter().find_map(|part| part.attr(name)))
    }

    /// Whether what is declared is all there may be.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete && self.inline.iter().all(|part| part.is_complete())
    }

    /// Compares an element with its declaration; the content of elements that are read by hand
    /// passes.
    ///
    /// # Errors
    /// The first thing that breaks the declaration.
    pub fn check(&self, node: Node<'_>) -> Judged {
        self.check_with(node, node.children())
    }

    /// As [`check`](Self::check) for the root of a document, below which elements of other
    /// namespaces are somebody else's matter.
    ///
    /// # Errors
    /// The first thing that breaks the declaration.
    pub fn check_root(&self, node: Node<'_>) -> Judged {
        let own = |child: &Node<'_>| child.namespace().is_none();
        self.check_with(node, node.children().filter(own))
    }

    fn check_with<'a>(&self, node: Node<'a>, children: impl Iterator<Item = Node<'a>>) -> Judged {
        if !self.is_complete() {
            return Ok(());
        }
        self.check_attrs(node)?;
        self.check_children(node.qualified_name(), children)?;
        let blank = |text: &str| text.bytes().all(|byte| byte.is_ascii_whitespace());
        if !self.has_text() && !node.own_texts().all(blank) {
            return Err(Mismatch::text(node.qualified_name()));
        }
        Ok(())
    }

    fn check_attrs(&self, node: Node<'_>) -> Judged {
        let element = node.qualified_name();
        let declares = |name: &str| name == "xmlns" || name.starts_with("xmlns:");
        for attr in node.attrs().iter().filter(|attr| !declares(attr.name)) {
            let declared = self.attr(attr.name);
            let allows =
                |shape: &AttrShape| shape.values.is_empty() || shape.values.contains(&&*attr.value);
            if !declared.is_some_and(allows) {
                return Err(Mismatch::attribute(attr.name, element));
            }
        }
        match self.missing_attr(node) {
            Some(missing) => {
                let what = format!("Element {element} failed to validate attributes: {missing}");
                Err(Mismatch::new(&what, element))
            }
            None => Ok(()),
        }
    }

    fn missing_attr(&self, node: Node<'_>) -> Option<&'static str> {
        let mut required = self.attrs.iter().filter(|attr| attr.required);
        let own = required.find(|attr| node.attr(attr.name).is_none());
        own.map(|attr| attr.name)
            .or_else(|| self.inline.iter().find_map(|part| part.missing_attr(node)))
    }

    fn check_children<'a>(
        &self,
        element: &str,
        children: impl Iterator<Item = Node<'a>>,
    ) -> Judged {
        let declared = self.all_children();
        let mut seen: Vec<&str> = Vec::new();
        for child in children {
            let name = child.qualified_name();
            let fits = |c: &&&ChildShape| c.name == name && (c.many || !seen.contains(&name));
            let judge = |shape: &&ChildShape| shape.check(child);
            // The first alternative's complaint stands for all.
            match declared.iter().filter(fits).map(judge).reduce(Judged::or) {
                Some(judged) => judged?,
                None => {
                    let what = format!("Extra element {name} in interleave");
                    return Err(Mismatch::new(&what, element));
                }
            }
            seen.push(name);
        }
        match self.lacks_child(&seen) {
            true => Err(Mismatch::new("Invalid sequence in interleave", element)),
            false => Ok(()),
        }
    }

    fn lacks_child(&self, seen: &[&str]) -> bool {
        let mut required = self.children.iter().filter(|child| child.required);
        required.any(|child| !seen.contains(&child.name))
            || self.inline.iter().any(|part| part.lacks_child(seen))
    }
}

/// One declared attribute.
#[derive(Debug)]
pub struct AttrShape {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// The words it may hold; empty where it isn't an enumeration.
    pub values: &'static [&'static str],
}

impl AttrShape {
    /// An attribute that may be absent and hold any text.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            required: false,
            values: &[],
        }
    }

    /// The same with these words alone.
    #[must_use]
    pub const fn words(self, values: &'static [&'static str]) -> Self {
        Self { values, ..self }
    }

    /// The same, and it must be there.
    #[must_use]
    pub const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
}

/// One declared child element.
#[derive(Debug)]
pub struct ChildShape {
    /// Its name.
    pub name: &'static str,
    /// What is in it; `None` for text alone.
    pub shape: Option<&'static Shape>,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may stand there several times.
    pub many: bool,
}

impl ChildShape {
    /// An element without a shape holds text alone.
    fn check(&self, node: Node<'_>) -> Judged {
        let element = node.qualified_name();
        match (self.shape, node.children().next(), node.attrs().first()) {
            (Some(shape), ..) => shape.check(node),
            (None, Some(child), _) => {
                let what = format!("Did not expect element {} there", child.qualified_name());
                Err(Mismatch::new(&what, element))
            }
            (None, None, Some(attr)) => Err(Mismatch::attribute(attr.name, element)),
            (None, None, None) => Ok(()),
        }
    }

    /// A child that may stand there once.
    #[must_use]
    pub const fn new(shape: &'static Shape) -> Self {
        Self {
            name: shape.element,
            shape: Some(shape),
            required: false,
            many: false,
        }
    }

    /// A child that holds text alone.
    #[must_use]
    pub const fn leaf(name: &'static str) -> Self {
        Self {
            name,
            shape: None,
            required: false,
            many: false,
        }
    }

    /// The same under another name.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The same, any number of times.
    #[must_use]
    pub const fn many(self) -> Self {
        Self { many: true, ..self }
    }

    /// The same, and it must be there.
    #[must_use]
    pub const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
}
