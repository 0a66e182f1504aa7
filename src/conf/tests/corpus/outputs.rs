//! Documents that genuine libvirt wrote, read and written again: nothing may change.
use std::collections::BTreeSet;

use conf::DomainDef;
use util::xml::{FormatFlags, ParseFlags};

use crate::support;
use crate::support::AnyDriver;

fn again(source: &str) -> Result<String, String> {
    let flags = ParseFlags::INACTIVE | ParseFlags::SKIP_VALIDATE;
    let mut def = DomainDef::parse_document(source, flags).map_err(|e| e.message)?;
    def.post_parse(
        &AnyDriver {
            namespace: true,
            names_taps: false,
        },
        flags,
    )
    .map_err(|e| e.message)?;
    if !def.unhandled.is_empty() {
        return Err(format!("unhandled {:?}", def.unhandled));
    }
    Ok(def.to_xml(FormatFlags::INACTIVE | FormatFlags::SECURE))
}

fn suite(name: &str) {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let cases = support::manifest(&corpus, name);
    let documents: BTreeSet<&str> = cases
        .iter()
        .filter_map(|case| case["expect"]["xml"].as_str())
        .collect();
    let mut failed = BTreeSet::new();
    for document in &documents {
        let source = std::fs::read_to_string(corpus.join("data").join(document)).expect("readable");
        let wrong = match again(&source) {
            Ok(ours) if ours == source => continue,
            Ok(ours) => support::difference(&ours, &source),
            Err(message) => message,
        };
        println!("{document}: {wrong}");
        failed.insert((*document).to_owned());
    }
    support::check(&format!("outputs-{name}.txt"), documents.len(), &failed);
}

#[test]
fn outputs_of_the_qemu_driver_come_back() {
    suite("qemuxmlconf");
}

#[test]
fn outputs_of_the_generic_tests_come_back() {
    suite("genericxml2xml");
}

/// The output that genuine libvirt's own schema refuses: it names an empty file.
const REFUSED: &str = "qemuxmlconfdata/pci-rom-disabled-invalid.x86_64-latest.xml";

/// What genuine libvirt writes obeys its own schemas, so strict validation lets it pass.
#[test]
fn outputs_pass_strict_validation() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    for suite in ["qemuxmlconf", "genericxml2xml"] {
        for case in support::manifest(&corpus, suite) {
            let Some(document) = case["expect"]["xml"].as_str() else {
                continue;
            };
            let path = corpus.join("data").join(document);
            let source = std::fs::read_to_string(path).expect("readable");
            let flags = ParseFlags::INACTIVE | ParseFlags::VALIDATE_SCHEMA;
            let judged = DomainDef::parse_document(&source, flags).err();
            let message = judged.map_or_else(String::new, |error| error.message);
            let refused = message.contains("against schema");
            assert_eq!(refused, document == REFUSED, "{document}: {message}");
        }
    }
}
