//! `libvirt-apigen DIR` writes the descriptions which language bindings read, `libvirt-api.xml` and
//! its sisters, into a folder.  `libvirt-apigen --matrix` writes MATRIX.md and the summary in
//! README.md.
//!
//! The views that Rust code needs are made by build scripts, the C headers by `src/headers`.
#![forbid(unsafe_code)]

use apigen::matrix::Matrix;
use apigen::{api_xml, source, table, vocabulary};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(argument) = std::env::args_os().nth(1) else {
        eprintln!("usage: libvirt-apigen DIR | --matrix");
        return ExitCode::from(2);
    };
    let result = if argument == "--matrix" {
        documents().map(|documents| {
            for (path, text) in documents {
                source::write(&path, &text);
            }
        })
    } else {
        descriptions(Path::new(&argument))
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("libvirt-apigen: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The folder `src`, by cargo's word at run time: the tree may have moved since the build.
fn rooms() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR");
    let here = here.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&here).join("..")
}

fn descriptions(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let symbols = vocabulary::read(&source::read_dir(&rooms().join("abi")));
    let rows = table::load(&rooms().join("api/table"));
    for library in api_xml::LIBRARIES {
        let text = api_xml::emit(library, &symbols, &rows);
        source::write(&folder.join(format!("{library}-api.xml")), &text);
    }
    Ok(())
}

/// The documents that follow from the drivers' code, as they should be.
fn documents() -> Result<[(PathBuf, String); 2], String> {
    let rows = table::load(&rooms().join("api/table"));
    let matrix = Matrix::new(&rows, &rooms());
    let root = rooms().join("..");
    let readme = root.join("README.md");
    let text =
        std::fs::read_to_string(&readme).map_err(|e| format!("{}: {e}", readme.display()))?;
    let text = matrix
        .insert(&text)
        .ok_or("README.md has lost its marks for the matrix")?;
    Ok([(root.join("MATRIX.md"), matrix.table()), (readme, text)])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_matrix_is_current() {
        for (path, text) in super::documents().unwrap() {
            let found = std::fs::read_to_string(&path).unwrap_or_default();
            let name = path.display();
            assert!(found == text, "{name} is out of date, run `make matrix`");
        }
    }
}
