//! Derives the C entry points from the table and tells the linker about symbols and versions.
use std::{env, path::Path};

fn main() {
    apigen::link::shim();
    let rows = apigen::table::load(Path::new("src/api/table"));
    let out = env::var("OUT_DIR").unwrap_or_default();
    apigen::source::write(
        &Path::new(&out).join("entry.rs"),
        &apigen::entry::emit(&rows),
    );
    let library = apigen::link::Library::new("libvirt", &rows);
    library.link();
    library.alias("libvirt.so");
}
