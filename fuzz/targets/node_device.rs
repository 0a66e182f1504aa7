//! A node device from any text.
#![no_main]

mod again;

use conf::NodeDeviceDef;
use libfuzzer_sys::fuzz_target;
use util::xml::FormatFlags;

fuzz_target!(|source: &str| {
    let write = |def: &NodeDeviceDef| {
        let mut def = def.clone();
        def.activate();
        def.to_xml(FormatFlags::NONE)
    };
    again::stays(source, NodeDeviceDef::from_xml, write);
});
