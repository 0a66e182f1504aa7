//! Reading Rust source files and writing generated ones.
use std::path::{Path, PathBuf};

/// A parsed source file of a table.
pub struct Source {
    /// File name without its extension: `domain_snapshot`.
    pub name: String,
    /// The parsed items.
    pub file: syn::File,
}

/// Parses every `.rs` file of `dir` except `lib.rs`, `mod.rs` and `build.rs`, in name order.
///
/// # Panics
/// When a file cannot be read or parsed: a broken table must fail the build.
pub fn read_dir(dir: &Path) -> Vec<Source> {
    println!("cargo::rerun-if-changed={}", dir.display());
    let mut paths: Vec<PathBuf> = std::fs::read_dir(dir)
        .unwrap_or_else(|e| panic!("{}: {e}", dir.display()))
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "rs"))
        .filter(|p| !["lib", "mod", "build"].contains(&stem(p).as_str()))
        .collect();
    paths.sort();
    paths.iter().map(|p| read(p)).collect()
}

fn read(path: &Path) -> Source {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let file = syn::parse_file(&text)
        .unwrap_or_else(|e| panic!("{}:{}: {e}", path.display(), e.span().start().line));
    Source {
        name: stem(path),
        file,
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Writes a generated file, leaving it alone when nothing changed.
///
/// # Panics
/// When the file cannot be written.
pub fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    std::fs::write(path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}
