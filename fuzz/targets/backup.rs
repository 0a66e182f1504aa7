//! A backup from any text, a request and a driver's own file.
#![no_main]

mod again;

use conf::backup::BackupDef;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let read = |text: &str, _| BackupDef::from_xml(text, false);
    again::stays(source, read, |def| def.to_xml(false));
    // A driver's own data keep their elements, not the white space among texts beside them.
    let _ = BackupDef::from_xml(source, true).map(|def| def.to_xml(true));
});
