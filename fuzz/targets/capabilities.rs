//! Capabilities of a host from any text.
#![no_main]

mod again;

use conf::Capabilities;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| again::stays(source, Capabilities::from_xml, Capabilities::to_xml));
