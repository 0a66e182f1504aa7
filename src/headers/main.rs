//! Writes the public headers, `include/libvirt/*.h`, from the vocabulary and the function table.
//!
//! `libvirt-headers` writes them, `libvirt-headers --check` compares and fails where they differ.
//! Not part of the libraries: cbindgen is compiled for this tool alone.
#![forbid(unsafe_code)]

mod generate;
mod list;
mod source;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let check = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => {
            eprintln!("usage: libvirt-headers [--check], not {other}");
            return ExitCode::from(2);
        }
    };
    match run(check) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("libvirt-headers: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(check: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let abi = apigen::source::read_dir(&root.join("src/abi"));
    let rows = apigen::table::load(&root.join("src/api/table"));
    let scratch = scratch_dir()?;
    let texts = list::HEADERS
        .iter()
        .map(|h| generate::generate(h, &abi, &rows, &scratch));
    let texts: Result<Vec<String>, String> = texts.collect();
    std::fs::remove_dir_all(&scratch).map_err(|e| format!("{}: {e}", scratch.display()))?;
    for (header, text) in list::HEADERS.iter().zip(texts?) {
        let path = root.join(format!("include/libvirt/{}.h", header.name));
        if !check {
            apigen::source::write(&path, &text);
        } else if std::fs::read_to_string(&path).unwrap_or_default() != text {
            return Err(format!(
                "include/libvirt/{}.h is out of date, run `make headers`",
                header.name
            ));
        }
    }
    Ok(())
}

/// A folder of our own for what cbindgen reads.
fn scratch_dir() -> Result<PathBuf, String> {
    let path = std::env::temp_dir().join(format!("libvirt-headers-{}", std::process::id()));
    std::fs::create_dir(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_headers_are_current() {
        super::run(true).unwrap();
    }
}
