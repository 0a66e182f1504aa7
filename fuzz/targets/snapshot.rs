//! A snapshot from any text, a request, a redefinition and a driver's own file.
#![no_main]

mod again;

use std::sync::Arc;

use conf::DomainDef;
use conf::snapshot::{SnapshotDef, SnapshotParse};
use libfuzzer_sys::fuzz_target;
use util::xml::{FormatFlags, Node, ParseFlags};

fn domain(node: Node<'_>) -> util::Result<Arc<DomainDef>> {
    DomainDef::parse_node(node, ParseFlags::INACTIVE).map(Arc::new)
}

fuzz_target!(|source: &str| {
    for internal in [false, true] {
        let read = |text: &str, flags: ParseFlags| {
            let how = SnapshotParse {
                redefine: true,
                internal,
                cookie: true,
                validate: flags.has(ParseFlags::VALIDATE_SCHEMA),
                ..SnapshotParse::default()
            };
            SnapshotDef::from_xml(text, how, 1, &domain)
        };
        again::stays(source, read, |def| {
            def.to_xml(FormatFlags::SECURE, internal, None)
        });
    }
    let _ = SnapshotDef::from_xml(source, SnapshotParse::default(), 1, &domain);
});
