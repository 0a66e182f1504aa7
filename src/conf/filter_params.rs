//! `<parameter>`: variables given to a network filter (C: `virNWFilterParseParamAttributes`).
use std::collections::BTreeMap;

use util::xml::{AttrShape, Node, Shape, Writer};

/// Variables by name, each with its values in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterParams(pub BTreeMap<String, Vec<String>>);

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn is_value(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"_.:".contains(&b))
}

impl FilterParams {
    /// The declaration of one of them.
    pub const SHAPE: &'static Shape = &Shape::new(
        "parameter",
        &[
            AttrShape::new("name").required(),
            AttrShape::new("value").required(),
        ],
        &[],
    );

    /// Reads the `<parameter>` children; those that can't be variables are passed over.
    #[must_use]
    pub fn parse(node: Node<'_>) -> Self {
        let mut all = Self::default();
        for parameter in node.children_named(Self::SHAPE.element) {
            let name = parameter.attr("name").filter(|name| is_name(name));
            let value = parameter.attr("value").filter(|value| is_value(value));
            if let Some((name, value)) = name.zip(value) {
                let values = all.0.entry(name.to_owned()).or_default();
                values.push(value.to_owned());
            }
        }
        all
    }

    /// Writes one element for each value, by name.
    pub fn format(&self, w: &mut Writer) {
        for (name, values) in &self.0 {
            for value in values {
                w.start(Self::SHAPE.element);
                w.attr("name", name);
                w.attr("value", value);
                w.end();
            }
        }
    }
}
