//! A CPU and its raw data from any text.
#![no_main]

mod again;

use conf::cpu::data::CpuData;
use conf::cpu::{Cpu, CpuKind};
use libfuzzer_sys::fuzz_target;
use util::xml::ParseFlags;

fuzz_target!(|source: &str| {
    for kind in [CpuKind::Auto, CpuKind::Guest, CpuKind::Host] {
        let read = |text: &str, flags: ParseFlags| {
            Cpu::from_xml(text, kind, flags.has(ParseFlags::VALIDATE_SCHEMA))
        };
        again::stays(source, read, Cpu::to_xml);
    }
    again::stays(source, |text, _| CpuData::from_xml(text), CpuData::to_xml);
});
