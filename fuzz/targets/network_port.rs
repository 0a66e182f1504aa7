//! A network port from any text.
#![no_main]

mod again;

use conf::NetworkPortDef;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| again::stays(source, NetworkPortDef::from_xml, NetworkPortDef::to_xml));
