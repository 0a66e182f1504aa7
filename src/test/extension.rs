//! What a document of an extended host says beyond libvirt's format: elements of a namespace of their
//! own, which libvirt's driver passes over, and their attributes.
use crate::ORIGIN;
use util::error::{Error, Result};
use util::xml::Node;
use util::{bail, err, number};

/// The namespace.
const NAMESPACE: &str = "urn:libvirt-in-rust:test:1.0";

/// The children of `node` that are in it.
pub(crate) fn elements<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    node.children()
        .filter(|child| child.namespace() == Some(NAMESPACE))
}

/// The value of an attribute that has to be there.
pub(crate) fn required<'a>(node: Node<'a>, name: &str) -> Result<&'a str> {
    match node.attr(name) {
        Some(value) => Ok(value),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "missing attribute '{name}' of element '{}'",
            node.name()
        ),
    }
}

/// A number that isn't negative, if the attribute is there.
pub(crate) fn count(node: Node<'_>, name: &str) -> Result<Option<u64>> {
    let read = |text| number::to_u64_positive(text, 10).ok_or_else(|| invalid(node, name, text));
    node.attr(name).map(read).transpose()
}

/// The complaint about the value of an attribute.
pub(crate) fn invalid(node: Node<'_>, name: &str, value: &str) -> Box<Error> {
    err!(
        VIR_ERR_XML_ERROR,
        "invalid {name} '{value}' of element '{}'",
        node.name()
    )
}

/// The complaint about an element.
pub(crate) fn unknown(node: Node<'_>) -> Box<Error> {
    err!(
        VIR_ERR_XML_ERROR,
        "unknown element '{}' of namespace {NAMESPACE}",
        node.name()
    )
}

/// Refuses an attribute that means nothing there.
pub(crate) fn refuse(node: Node<'_>, name: &str) -> Result<()> {
    if node.attr(name).is_some() {
        bail!(
            VIR_ERR_XML_ERROR,
            "attribute '{name}' means nothing in element '{}'",
            node.name()
        );
    }
    Ok(())
}
