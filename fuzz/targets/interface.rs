//! A host's interface from any text.
#![no_main]

mod again;

use conf::InterfaceDef;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| again::stays(source, InterfaceDef::from_xml, InterfaceDef::to_xml));
