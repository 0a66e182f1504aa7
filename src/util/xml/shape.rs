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
