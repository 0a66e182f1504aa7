//! The XML reader on any bytes: an error or a tree that can be walked, never a panic or a hang.
#![no_main]

use libfuzzer_sys::fuzz_target;
use util::error::ErrorDomain;
use util::xml::{Document, Node};

/// Reads all that a node knows about itself, and its children.
fn walk(node: Node<'_>) -> usize {
    let attrs: usize = node.attrs().iter().map(|a| a.value.len()).sum();
    let own = attrs + node.name().len() + node.text().len() + node.namespace().map_or(0, str::len);
    own + node.children().map(walk).sum::<usize>()
}

fuzz_target!(|data: &[u8]| {
    if let Ok(document) = Document::parse_any(data, ErrorDomain::VIR_FROM_XML) {
        walk(document.root());
    }
});
