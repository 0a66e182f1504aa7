//! A backup from any text, a request and a driver's own file.
#![no_main]

mod again;

use conf::backup::BackupDef;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let read = |text: &str, _| BackupDef::from_xml(text, true);
    again::stays(source, read, |def| def.to_xml(true));
    let _ = BackupDef::from_xml(source, false);
});
