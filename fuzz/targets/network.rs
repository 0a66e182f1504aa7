//! A network's definition from any text: an error, or a definition that comes back as it was
//! written.
#![no_main]

use conf::NetworkDef;
use libfuzzer_sys::fuzz_target;
use util::xml::{FormatFlags, ParseFlags};

/// Reads a document and writes it again.
fn again(source: &str) -> Option<String> {
    let def = NetworkDef::from_xml(source, ParseFlags::EXTENSIONS).ok()?;
    Some(def.to_xml(FormatFlags::default()))
}

fuzz_target!(|source: &str| {
    // Reading what was written makes line breaks in attributes blanks; from then on all stays.
    if let Some(text) = again(source).and_then(|text| again(&text)) {
        assert_eq!(again(&text).as_deref(), Some(text.as_str()));
    }
});
