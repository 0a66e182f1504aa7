//! The reader of QEMU's monitor: the same bytes give the same messages however they arrive.
#![no_main]

use driver_qemu::monitor::framing::Framer;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// The messages of a stream in pieces of a size, or `None` where it breaks.
fn messages(data: &[u8], size: usize) -> Option<Vec<Value>> {
    let mut framer = Framer::default();
    let mut all = Vec::new();
    for piece in data.chunks(size) {
        all.extend(framer.push(piece).ok()?);
    }
    Some(all)
}

fuzz_target!(|data: &[u8]| {
    let whole = messages(data, data.len().max(1));
    for size in [1, 7] {
        assert_eq!(whole, messages(data, size));
    }
});
