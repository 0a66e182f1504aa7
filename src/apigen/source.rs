//! Reading Rust source files and writing generated ones.
use std::path::{Path, PathBuf};

/// A parsed source file of a table.
pub struct Source {
    /// File name without its extension: `domain_snapshot`; for a file in a folder that of the folder.
    pub name: String,
    /// The parsed items.
    pub file: syn::File,
}

/// Parses every `.rs` file of `dir` except `lib.rs`, `mod.rs` and `build.rs`, in name order, and
/// those of the folders in it.
///
/// # Panics
/// When a file cannot be read or parsed: a broken table must fail the build.
pub fn read_dir(dir: &Path) -> Vec<Source> {
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
        entries(dir).into_iter().partition(|p| p.is_dir());
    let mut sources: Vec<Source> = files
        .iter()
        .filter(|p| p.extension().is_some_and(|x| x == "rs"))
        .filter(|p| !["lib", "main", "mod", "build"].contains(&stem(p).as_str()))
        .map(|p| read(p, stem(p)))
        .collect();
    for folder in folders {
        let name = stem(&folder);
        let inner = read_dir(&folder).into_iter();
        sources.extend(inner.map(|s| Source {
            name: name.clone(),
            ..s
        }));
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    rerun_if_changed(dir);
    let entries = std::fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    paths
}

fn read(path: &Path, name: String) -> Source {
    rerun_if_changed(path);
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let file = syn::parse_file(&text)
        .unwrap_or_else(|e| panic!("{}:{}: {e}", path.display(), e.span().start().line));
    Source { name, file }
}

/// Tells cargo, when it is a build script that reads.
fn rerun_if_changed(path: &Path) {
    if std::env::var_os("OUT_DIR").is_some() {
        println!("cargo::rerun-if-changed={}", path.display());
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

/// The lines of a doc comment, without the space that starts each.
#[must_use]
pub fn doc_lines(attrs: &[syn::Attribute]) -> Vec<String> {
    let texts = attrs.iter().filter_map(|attr| match &attr.meta {
        syn::Meta::NameValue(nv) if nv.path.is_ident("doc") => match &nv.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(s),
                ..
            }) => Some(s.value()),
            _ => None,
        },
        _ => None,
    });
    texts
        .map(|t| t.strip_prefix(' ').unwrap_or(&t).to_owned())
        .collect()
}
