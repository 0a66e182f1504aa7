//! A network filter's binding from any text.
#![no_main]

mod again;

use conf::NwFilterBindingDef;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| again::stays(
    source,
    NwFilterBindingDef::from_xml,
    NwFilterBindingDef::to_xml
));
