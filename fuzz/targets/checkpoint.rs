//! A checkpoint from any text, a request and a redefinition.
#![no_main]

mod again;

use std::sync::Arc;

use conf::DomainDef;
use conf::checkpoint::CheckpointDef;
use libfuzzer_sys::fuzz_target;
use util::xml::{FormatFlags, Node, ParseFlags};

fn domain(node: Node<'_>) -> util::Result<Arc<DomainDef>> {
    DomainDef::parse_node(node, ParseFlags::INACTIVE).map(Arc::new)
}

fuzz_target!(|source: &str| {
    let read = |text: &str, _| CheckpointDef::from_xml(text, true, 1, &domain);
    again::stays(source, read, |def| def.to_xml(FormatFlags::SECURE, false));
    let _ = CheckpointDef::from_xml(source, false, 1, &domain);
});
