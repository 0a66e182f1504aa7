//! Capabilities of hosts and hypervisors: what libvirt writes is read and written again as it was.
use std::path::Path;

use conf::{Capabilities, DomainCapabilities};
use util::Result;
use util::xml::ParseFlags;

use crate::support;

type Again = fn(source: &str) -> Result<String>;

/// Reads and writes every document below a folder of the corpus.
fn come_back(corpus: &Path, folder: &str, again: Again) {
    let files = std::fs::read_dir(corpus.join("data").join(folder)).expect("readable");
    let paths = files.map(|file| file.expect("readable").path());
    let is_document = |path: &std::path::PathBuf| path.extension().is_some_and(|e| e == "xml");
    let mut count = 0;
    for path in paths.filter(|path| is_document(path) && path.is_file()) {
        let theirs = std::fs::read_to_string(&path).expect("readable");
        let ours = again(&theirs).unwrap_or_else(|error| error.message);
        let difference = support::difference(&ours, &theirs);
        assert_eq!(ours, theirs, "{}: {difference}", path.display());
        count += 1;
    }
    println!("{folder}: {count} come back");
}

#[test]
fn capabilities_come_back() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    for folder in ["vircaps2xmldata", "qemucaps2xmloutdata"] {
        come_back(&corpus, folder, |source| {
            Ok(Capabilities::from_xml(source, ParseFlags::VALIDATE_SCHEMA)?.to_xml())
        });
    }
}

/// Documents of former releases keep their meaning, if not their letters.
#[test]
fn old_capabilities_are_read() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let files = std::fs::read_dir(corpus.join("data/capabilityschemadata")).expect("readable");
    for path in files.map(|file| file.expect("readable").path()) {
        let source = std::fs::read_to_string(&path).expect("readable");
        let strict = ParseFlags::VALIDATE_SCHEMA;
        let first = Capabilities::from_xml(&source, strict).expect("capabilities");
        let again = Capabilities::from_xml(&first.to_xml(), strict).expect("what was written");
        assert_eq!(again, first, "{}", path.display());
    }
}

#[test]
fn domain_capabilities_come_back() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    come_back(&corpus, "domaincapsdata", |source| {
        Ok(DomainCapabilities::from_xml(source, ParseFlags::VALIDATE_SCHEMA)?.to_xml())
    });
}
