//! Derives the driver traits and the safe dispatch from the table.
use std::{env, path::Path};

fn main() {
    let dir = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let out = env::var("OUT_DIR").unwrap_or_default();
    let rows = apigen::table::load(&Path::new(&dir).join("table"));
    let out = Path::new(&out);
    apigen::source::write(&out.join("traits.rs"), &apigen::traits::emit(&rows));
    apigen::source::write(&out.join("dispatch.rs"), &apigen::dispatch::emit(&rows));
}
