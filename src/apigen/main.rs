//! `libvirt-apigen DIR` writes the descriptions which language bindings read, `libvirt-api.xml` and
//! its sisters, into a folder.
//!
//! The views that Rust code needs are made by build scripts, the C headers by `src/headers`.
#![forbid(unsafe_code)]

use apigen::{api_xml, source, table, vocabulary};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: libvirt-apigen DIR");
        return ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    if let Err(e) = std::fs::create_dir_all(folder) {
        eprintln!("libvirt-apigen: {}: {e}", folder.display());
        return ExitCode::FAILURE;
    }
    let rooms = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let symbols = vocabulary::read(&source::read_dir(&rooms.join("abi")));
    let rows = table::load(&rooms.join("api/table"));
    for library in api_xml::LIBRARIES {
        let text = api_xml::emit(library, &symbols, &rows);
        source::write(&folder.join(format!("{library}-api.xml")), &text);
    }
    ExitCode::SUCCESS
}
