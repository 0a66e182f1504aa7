//! A domain definition from any text: an error, or a definition that can be written out.
#![no_main]

use conf::DomainDef;
use conf::domain::hooks::{DomainHooks, DriverFeatures};
use libfuzzer_sys::fuzz_target;
use util::xml::{FormatFlags, ParseFlags};

/// A driver that can do everything, so that nothing is refused early.
struct Capable;

impl DomainHooks for Capable {
    fn features(&self) -> DriverFeatures {
        DriverFeatures {
            memory_hotplug: true,
            qemu_namespace: true,
            ..DriverFeatures::default()
        }
    }
}

fuzz_target!(|source: &str| {
    for flags in [ParseFlags::INACTIVE, ParseFlags::default()] {
        if let Ok(def) = DomainDef::from_xml(source, &Capable, flags) {
            let _ = def.to_xml(FormatFlags::INACTIVE | FormatFlags::SECURE);
            let _ = def.to_xml(FormatFlags::default());
        }
    }
});
