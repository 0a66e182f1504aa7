//! A change of a network from any text: an error, or a network that can be written and read.
#![no_main]

use conf::NetworkDef;
use conf::network::{Update, UpdateCommand, UpdateSection};
use libfuzzer_sys::fuzz_target;
use util::xml::{FormatFlags, ParseFlags};

const NETWORK: &str = include_str!("../seeds/network/small.xml");

fuzz_target!(|input: (u8, u8, i8, &str)| {
    let (command, section, parent_index, xml) = input;
    let update = Update {
        command: UpdateCommand::new(i32::from(command % 6)),
        section: UpdateSection::new(i32::from(section % 14)),
        parent_index: i32::from(parent_index),
        xml,
    };
    let def = NetworkDef::from_xml(NETWORK, ParseFlags::NONE).expect("the seed is a network");
    if let Ok(changed) = def.updated(&update) {
        let text = changed.to_xml(FormatFlags::NONE);
        NetworkDef::from_xml(&text, ParseFlags::NONE).expect("what was written");
    }
});
