//! A network filter from any text.
#![no_main]

mod again;

use conf::NwFilterDef;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| again::stays(source, NwFilterDef::from_xml, NwFilterDef::to_xml));
