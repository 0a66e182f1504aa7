//! One schema from one shape.
//!
//! Every element becomes a `<define>`; elements of the same name with other content get a number.
//! An element whose shape is incomplete may hold anything, and so may elements of other namespaces
//! below the root.
use util::xml::{AttrShape, ChildShape, Datatype, Shape, Writer};

const NAMESPACE: &str = "http://relaxng.org/ns/structure/1.0";

/// The kinds of text of XML Schema.
const DATATYPES: &str = "http://www.w3.org/2001/XMLSchema-datatypes";

/// Name of the definition of content that isn't looked into.
const ANYTHING: &str = "anything";

/// The schema of a document with this root.
#[must_use]
pub fn schema(root: &'static Shape) -> String {
    let mut defines = Defines::default();
    let start = defines.name(root);
    let mut w = Writer::new();
    w.raw("<?xml version='1.0' encoding='UTF-8'?>");
    w.start("grammar");
    w.attr("xmlns", NAMESPACE);
    w.attr("datatypeLibrary", DATATYPES);
    w.start("start");
    reference(&mut w, &start);
    w.end();
    let mut done = 0;
    // Writing one definition may bring more.
    while let Some((shape, name)) = defines.0.get(done).cloned() {
        define(&mut w, shape, &name, done == 0, &mut defines);
        done += 1;
    }
    anything(&mut w);
    w.end();
    w.finish()
}

/// The shapes met so far, each with the name of its definition.
#[derive(Default)]
struct Defines(Vec<(&'static Shape, String)>);

impl Defines {
    fn name(&mut self, shape: &'static Shape) -> String {
        if let Some((_, name)) = self.0.iter().find(|(known, _)| same(known, shape)) {
            return name.clone();
        }
        let others = self
            .0
            .iter()
            .filter(|(known, _)| known.element == shape.element);
        let name = match others.count() {
            0 => shape.element.to_owned(),
            n => format!("{}-{}", shape.element, n + 1),
        };
        self.0.push((shape, name.clone()));
        name
    }
}

/// Constants may have several addresses; equal declarations are the same.
fn same(a: &'static Shape, b: &'static Shape) -> bool {
    equal(a, b, &mut Vec::new())
}

/// `within` are the pairs being compared: an element may hold itself, so they count as equal.
fn equal(
    a: &'static Shape,
    b: &'static Shape,
    within: &mut Vec<(&'static Shape, &'static Shape)>,
) -> bool {
    let is_pair = |(x, y): &(&Shape, &Shape)| std::ptr::eq(*x, a) && std::ptr::eq(*y, b);
    if std::ptr::eq(a, b) || within.iter().any(is_pair) {
        return true;
    }
    let (own, others) = (a.all_children(), b.all_children());
    let (forms, others_forms) = (a.all_variants(), b.all_variants());
    let flat = |shape: &'static Shape| {
        let attrs = format!("{:?}", shape.all_attrs());
        (shape.element, shape.has_text(), shape.is_complete(), attrs)
    };
    let lengths = |forms: &[&[&Shape]]| forms.iter().map(|list| list.len()).collect::<Vec<_>>();
    if own.len() != others.len() || lengths(&forms) != lengths(&others_forms) || flat(a) != flat(b)
    {
        return false;
    }
    within.push((a, b));
    let pairs = forms
        .into_iter()
        .flatten()
        .zip(others_forms.into_iter().flatten());
    let same_forms = pairs.into_iter().all(|(x, y)| equal(x, y, within));
    let alike = own.iter().zip(others).all(|(x, y)| {
        let places = (x.name, x.required, x.many) == (y.name, y.required, y.many);
        places
            && match (x.shape, y.shape) {
                (Some(x), Some(y)) => equal(x, y, within),
                (x, y) => x.is_none() && y.is_none(),
            }
    });
    within.pop();
    same_forms && alike
}

fn define(w: &mut Writer, shape: &'static Shape, name: &str, root: bool, defines: &mut Defines) {
    w.start("define");
    w.attr("name", name);
    w.start("element");
    w.attr("name", shape.element);
    body(w, shape, root, defines);
    w.end();
    w.end();
}

fn body(w: &mut Writer, shape: &'static Shape, root: bool, defines: &mut Defines) {
    match shape.is_complete() {
        true => content(w, shape, root, defines),
        false => reference(w, ANYTHING),
    }
}

fn content(w: &mut Writer, shape: &'static Shape, root: bool, defines: &mut Defines) {
    let attrs = shape.all_attrs();
    let children = named_children(shape);
    let variants = shape.all_variants();
    attrs.iter().for_each(|attr| attribute(w, attr));
    let text = shape.has_text();
    if children.is_empty() && variants.is_empty() && !root {
        w.empty(if text { "text" } else { "empty" });
        return;
    }
    w.start("interleave");
    particles(w, &children, defines);
    for forms in variants {
        w.start("choice");
        forms.iter().for_each(|form| group(w, form, defines));
        w.end();
    }
    if text {
        w.empty("text");
    }
    if root {
        foreign(w);
    }
    w.end();
}

/// What one form adds to an element.
fn group(w: &mut Writer, form: &'static Shape, defines: &mut Defines) {
    w.start("group");
    content(w, form, false, defines);
    w.end();
}

/// Other namespaces are let through as a whole.
fn named_children(shape: &'static Shape) -> Vec<&'static ChildShape> {
    let mut children = shape.all_children();
    children.retain(|child| !child.name.contains(':'));
    children
}

/// Each child once, with its alternatives.
fn particles(w: &mut Writer, children: &[&'static ChildShape], defines: &mut Defines) {
    for (at, first) in children.iter().enumerate() {
        let named = |child: &&&ChildShape| child.name == first.name;
        if !children[..at].iter().any(|child| child.name == first.name) {
            let alternatives: Vec<&ChildShape> = children.iter().filter(named).copied().collect();
            child(w, &alternatives, defines);
        }
    }
}

fn attribute(w: &mut Writer, attr: &AttrShape) {
    if !attr.required {
        w.start("optional");
    }
    w.start("attribute");
    w.attr("name", attr.name);
    if !attr.values.is_empty() {
        w.start("choice");
        attr.values.iter().for_each(|value| w.leaf("value", value));
        w.end();
    } else {
        data(w, attr.data);
    }
    w.end();
    if !attr.required {
        w.end();
    }
}

/// Text of a kind.
fn data(w: &mut Writer, kind: Datatype) {
    let types = kind.schema();
    if types.is_empty() {
        return;
    }
    w.start("choice");
    for (name, facet, value) in types {
        w.start("data");
        w.attr("type", name);
        w.start("param");
        w.attr("name", facet);
        w.text(&value);
        w.end();
        w.end();
    }
    w.end();
}

/// A child element; several declarations of one name are alternatives.
fn child(w: &mut Writer, alternatives: &[&'static ChildShape], defines: &mut Defines) {
    let required = alternatives.iter().any(|child| child.required);
    let many = alternatives.iter().any(|child| child.many);
    let count = match (required, many) {
        (true, true) => Some("oneOrMore"),
        (false, true) => Some("zeroOrMore"),
        (false, false) => Some("optional"),
        (true, false) => None,
    };
    if let Some(count) = count {
        w.start(count);
    }
    if alternatives.len() > 1 {
        w.start("choice");
    }
    for alternative in alternatives {
        element(w, alternative, defines);
    }
    if alternatives.len() > 1 {
        w.end();
    }
    if count.is_some() {
        w.end();
    }
}

fn element(w: &mut Writer, child: &'static ChildShape, defines: &mut Defines) {
    if let Some(shape) = child.shape.filter(|shape| shape.element == child.name) {
        return reference(w, &defines.name(shape));
    }
    w.start("element");
    w.attr("name", child.name);
    match child.shape {
        Some(shape) => body(w, shape, false, defines),
        None => w.empty("text"),
    }
    w.end();
}

fn reference(w: &mut Writer, name: &str) {
    w.start("ref");
    w.attr("name", name);
    w.end();
}

/// Elements of other namespaces, any number.
fn foreign(w: &mut Writer) {
    w.start("zeroOrMore");
    w.start("element");
    w.start("anyName");
    w.start("except");
    w.start("nsName");
    w.attr("ns", "");
    w.end();
    w.end();
    w.end();
    reference(w, ANYTHING);
    w.end();
    w.end();
}

fn anything(w: &mut Writer) {
    w.start("define");
    w.attr("name", ANYTHING);
    w.start("zeroOrMore");
    w.start("choice");
    w.start("attribute");
    w.empty("anyName");
    w.end();
    w.empty("text");
    w.start("element");
    w.empty("anyName");
    reference(w, ANYTHING);
    w.end();
    w.end();
    w.end();
    w.end();
}
