//! `Xml`: what `#[derive(Xml)]` gives a struct; `Shape`: the declaration as data.
//!
//! The shape is what strict validation compares a document with and what editors' schemas are made
//! of; parsing and formatting don't read it.
use super::{Datatype, FormatCx, Node, ParseCx, Writer};
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
    /// Where an element has several forms: what each adds.  One of them must fit.
    pub variants: &'static [&'static Shape],
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
            variants: &[],
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
            variants: &[],
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

    /// The same in one of these forms.
    #[must_use]
    pub const fn with_variants(self, variants: &'static [&'static Shape]) -> Self {
        Self { variants, ..self }
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

    /// The lists of forms, those of the parts taken in included; one of each list must fit.
    #[must_use]
    pub fn all_variants(&self) -> Vec<&'static [&'static Self]> {
        let inline = self.inline.iter().flat_map(|part| part.all_variants());
        let own = (!self.variants.is_empty()).then_some(self.variants);
        own.into_iter().chain(inline).collect()
    }

    /// Whether it, or a part taken in, holds text.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.text || self.inline.iter().any(|part| part.has_text())
    }

    /// Whether what is declared is all there may be.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let mut parts = self.inline.iter().chain(self.variants);
        self.complete && parts.all(|part| part.is_complete())
    }

    /// Compares an element with its declaration; the content of elements that are read by hand
    /// passes.
    ///
    /// # Errors
    /// The first thing that breaks the declaration.
    pub fn check(&self, node: Node<'_>) -> Judged {
        let children: Vec<Node<'_>> = node.children().collect();
        self.check_with(node, &children)
    }

    /// As [`check`](Self::check) for the root of a document, below which elements of other
    /// namespaces are somebody else's matter.
    ///
    /// # Errors
    /// The first thing that breaks the declaration.
    pub fn check_root(&self, node: Node<'_>) -> Judged {
        let own = |child: &Node<'_>| child.namespace().is_none();
        let children: Vec<Node<'_>> = node.children().filter(own).collect();
        self.check_with(node, &children)
    }

    fn check_with(&self, node: Node<'_>, children: &[Node<'_>]) -> Judged {
        if !self.is_complete() {
            return Ok(());
        }
        let forms = self.forms();
        // The complaint of a form whose attributes are right says more than the others'.
        let mut complaint = None;
        for form in &forms {
            let attrs = form.check_attrs(node);
            let told = attrs.is_ok();
            let judged = attrs.and_then(|()| form.check_content(node, children));
            match judged {
                Ok(()) => return Ok(()),
                Err(mismatch) if told || complaint.is_none() => complaint = Some(mismatch),
                Err(_) => {}
            }
        }
        complaint.map_or(Ok(()), Err)
    }

    /// Every form that the element may have.
    fn forms(&self) -> Vec<Form<'_>> {
        let mut forms = vec![Form(vec![self])];
        for part in self.inline {
            forms = combine(&forms, &part.forms());
        }
        if !self.variants.is_empty() {
            let variants: Vec<Form<'_>> = self.variants.iter().flat_map(|v| v.forms()).collect();
            forms = combine(&forms, &variants);
        }
        forms
    }
}

/// Each form of one list together with each of another.
fn combine<'a>(some: &[Form<'a>], others: &[Form<'a>]) -> Vec<Form<'a>> {
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    pairs
        .map(|(a, b)| Form(a.0.iter().chain(&b.0).copied().collect()))
        .collect()
}

/// The declarations that make up an element in one of its forms.
#[derive(Clone)]
struct Form<'a>(Vec<&'a Shape>);

impl Form<'_> {
    fn check_attrs(&self, node: Node<'_>) -> Judged {
        let element = node.qualified_name();
        let declares = |name: &str| name == "xmlns" || name.starts_with("xmlns:");
        for attr in node.attrs().iter().filter(|attr| !declares(attr.name)) {
            let mut declared = self.0.iter().flat_map(|part| part.attrs);
            let declared = declared.find(|shape| shape.name == attr.name);
            if !declared.is_some_and(|shape| shape.allows(&attr.value)) {
                return Err(Mismatch::attribute(attr.name, element));
            }
        }
        let mut required = self.0.iter().flat_map(|part| part.attrs);
        match required.find(|attr| attr.required && node.attr(attr.name).is_none()) {
            Some(AttrShape { name, .. }) => {
                let what = format!("Element {element} failed to validate attributes: {name}");
                Err(Mismatch::new(&what, element))
            }
            None => Ok(()),
        }
    }

    fn check_content(&self, node: Node<'_>, children: &[Node<'_>]) -> Judged {
        self.check_children(node.qualified_name(), children)?;
        let blank = |text: &str| text.bytes().all(|byte| byte.is_ascii_whitespace());
        if !self.0.iter().any(|part| part.text) && !node.own_texts().all(blank) {
            return Err(Mismatch::text(node.qualified_name()));
        }
        Ok(())
    }

    fn check_children(&self, element: &str, children: &[Node<'_>]) -> Judged {
        let declared = || self.0.iter().flat_map(|part| part.children);
        let mut seen: Vec<&str> = Vec::new();
        for child in children {
            let name = child.qualified_name();
            let fits = |c: &&ChildShape| c.name == name && (c.many || !seen.contains(&name));
            let judge = |shape: &ChildShape| shape.check(*child);
            // The first alternative's complaint stands for all.
            match declared().filter(fits).map(judge).reduce(Judged::or) {
                Some(judged) => judged?,
                None => {
                    let what = format!("Extra element {name} in interleave");
                    return Err(Mismatch::new(&what, element));
                }
            }
            seen.push(name);
        }
        match declared().any(|child| child.required && !seen.contains(&child.name)) {
            true => Err(Mismatch::new("Invalid sequence in interleave", element)),
            false => Ok(()),
        }
    }
}

/// One declared attribute.
#[derive(Clone, Copy, Debug)]
pub struct AttrShape {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// The words it may hold; empty where it isn't an enumeration.
    pub values: &'static [&'static str],
    /// What it may hold besides.
    pub data: Datatype,
}

impl AttrShape {
    /// An attribute that may be absent and hold any text.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            required: false,
            values: &[],
            data: Datatype::Text,
        }
    }

    /// The same with texts of this kind alone.
    #[must_use]
    pub const fn of(self, data: Datatype) -> Self {
        Self { data, ..self }
    }

    /// Whether it may hold this.
    fn allows(&self, value: &str) -> bool {
        match self.values {
            [] => self.data.fits(value),
            words => words.contains(&value),
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
#[derive(Clone, Copy, Debug)]
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
