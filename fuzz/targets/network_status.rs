//! A running network's own file from any text.
#![no_main]

mod again;

use conf::network::NetworkStatus;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    again::stays(
        source,
        |text, _| NetworkStatus::from_xml(text),
        NetworkStatus::to_xml,
    );
});
