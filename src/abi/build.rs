//! Derives `consts.rs` from the enumerations in this folder.
use std::{env, path::Path};

fn main() {
    let dir = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let out = env::var("OUT_DIR").unwrap_or_default();
    let sources = apigen::source::read_dir(Path::new(&dir));
    apigen::source::write(
        &Path::new(&out).join("consts.rs"),
        &apigen::consts::emit(&sources),
    );
}
