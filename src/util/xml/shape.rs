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

impl Mismatch {
    /// `what` is wrong within `element`.
    #[must_use]
    pub fn new(what: &str, element: &str) -> Self {
        Self(format!(
            "{what}\nElement {element} failed to validate content\n"
        ))
    }

    fn attribute(attr: &str, element: &str) -> Self {
        Self(format!(
            "Invalid attribute {attr} for element {element}\nElement {element} failed to validate attributes\n"
        ))
    }
}

impl Shape {
    fn attr(&self, name: &str) -> Option<&AttrShape> {
        let own = self.attrs.iter().find(|attr| attr.name == name);
        own.or_else(|| self.inline.iter().find_map(|part| part.attr(name)))
    }

    fn child(&self, name: &str) -> Option<&ChildShape> {
        let own = self.children.iter().find(|child| child.name == name);
        own.or_else(|| self.inline.iter().find_map(|part| part.child(name)))
    }

    fn is_complete(&self) -> bool {
        self.complete && self.inline.iter().all(|part| part.is_complete())
    }

    /// Compares an element with its declaration; the content of elements that are read by hand
    /// passes.
    ///
    /// # Errors
    /// The first thing that isn't declared.
    pub fn check(&self, node: Node<'_>) -> std::result::Result<(), Mismatch> {
        if !self.is_complete() {
            return Ok(());
        }
        let element = node.qualified_name();
        let declares = |name: &str| name == "xmlns" || name.starts_with("xmlns:");
        for attr in node.attrs().iter().filter(|attr| !declares(attr.name)) {
            let Some(shape) = self.attr(attr.name) else {
                return Err(Mismatch::attribute(attr.name, element));
            };
            let allowed = shape.values.is_empty() || shape.values.contains(&&*attr.value);
            if !allowed {
                return Err(Mismatch::attribute(attr.name, element));
            }
        }
        if let Some(missing) = self.missing_attr(node) {
            let what = format!("Element {element} failed to validate attributes: {missing}");
            return Err(Mismatch::new(&what, element));
        }
        self.check_children(node, element)
    }

    fn missing_attr(&self, node: Node<'_>) -> Option<&'static str> {
        let mut required = self.attrs.iter().filter(|attr| attr.required);
        required
            .find(|attr| node.attr(attr.name).is_none())
            .map(|attr| attr.name)
    }

    fn check_children(&self, node: Node<'_>, element: &str) -> std::result::Result<(), Mismatch> {
        let mut seen: Vec<&str> = Vec::new();
        for child in node.children() {
            let name = child.qualified_name();
            let shape = self.child(name);
            let once = shape.is_some_and(|shape| !shape.many);
            if shape.is_none() || (once && seen.contains(&name)) {
                let what = format!("Extra element {name} in interleave");
                return Err(Mismatch::new(&what, element));
            }
            if once {
                seen.push(name);
            }
            if let Some(shape) = shape.and_then(|shape| shape.shape) {
                shape.check(child)?;
            }
        }
        Ok(())
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
