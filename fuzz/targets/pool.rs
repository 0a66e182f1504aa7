//! A storage pool from any text: an error, or a definition that is written as it is read.
#![no_main]

use conf::StoragePoolDef;
use conf::storage_pool::Extensions;
use libfuzzer_sys::fuzz_target;
use util::xml::ParseFlags;

fn read(source: &str, flags: ParseFlags) -> Option<StoragePoolDef> {
    StoragePoolDef::from_xml(source, flags, Extensions::Kept).ok()
}

fuzz_target!(|source: &str| {
    let _ = read(source, ParseFlags::VALIDATE_SCHEMA);
    let Some(def) = read(source, ParseFlags::NONE) else {
        return;
    };
    let _ = def.conflicts_with(&def);
    // White space of attributes is another after the first reading.
    let Some(second) = read(&def.to_xml(), ParseFlags::NONE) else {
        return;
    };
    let text = second.to_xml();
    if let Some(third) = read(&text, ParseFlags::NONE) {
        assert_eq!(third.to_xml(), text);
    }
});
