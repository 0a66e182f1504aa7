//! Capabilities of a hypervisor from any text.
#![no_main]

mod again;

use conf::DomainCapabilities;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    again::stays(
        source,
        DomainCapabilities::from_xml,
        DomainCapabilities::to_xml,
    );
});
