//! A secret from any text.
#![no_main]

mod again;

use conf::SecretDef;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| again::stays(source, SecretDef::from_xml, SecretDef::to_xml));
