//! Source files: not too long, a word at the top, `unsafe` only where C is spoken.
use std::fs;
use std::path::{Path, PathBuf};

/// No file is longer; the aim is 200.
const LONGEST: usize = 1000;

/// Vocabulary and tables: lists that are as long as the C API is large.
const LISTS: [&str; 2] = ["src/abi/", "src/api/table/"];

/// Where C pointers and system calls are handled.
const SPEAKS_C: [&str; 5] = [
    "src/entry/",
    "src/manual/",
    "src/util/sys",
    "src/abi/",
    "benches/",
];

/// A source file: its path below the root, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !path.ends_with("target") {
                collect(&path, extensions, found);
            }
        } else if path
            .extension()
            .is_some_and(|e| extensions.iter().any(|x| e == *x))
        {
            found.push(path);
        }
    }
}

fn sources(extensions: &[&str]) -> Vec<Source> {
    let root = capi_tests::root();
    let mut paths = Vec::new();
    for folder in ["src", "capi-tests", "benches", "fuzz", "demo"] {
        collect(&root.join(folder), extensions, &mut paths);
    }
    let read = |path: PathBuf| Source {
        text: fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())),
        path: path
            .strip_prefix(&root)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned(),
    };
    paths.into_iter().map(read).collect()
}

fn is_below(path: &str, folders: &[&str]) -> bool {
    folders.iter().any(|f| path.starts_with(f))
}

/// Whether a line holds code that needs `unsafe`, by the look of it.
fn is_unsafe(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    ["unsafe {", "unsafe fn", "unsafe impl", "#[unsafe("]
        .iter()
        .any(|w| code.contains(w))
        && !code.contains('"')
}

#[test]
fn no_file_is_too_long() {
    let files = sources(&["rs", "c", "S"]);
    assert!(files.len() > 100, "{} files seen", files.len());
    for file in files.iter().filter(|f| !is_below(&f.path, &LISTS)) {
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST, "{}: {lines} lines", file.path);
    }
}

#[test]
fn every_file_says_what_lives_in_it() {
    for file in sources(&["rs"]) {
        // What is included as a text of another file starts with an ordinary comment.
        assert!(
            file.text.starts_with("//"),
            "{}: no comment at the top",
            file.path
        );
    }
}

#[test]
fn unsafe_code_is_where_c_is_spoken() {
    for file in sources(&["rs"])
        .iter()
        .filter(|f| !is_below(&f.path, &SPEAKS_C) && !f.path.contains("/tests/"))
    {
        let line = file.text.lines().find(|l| is_unsafe(l));
        assert_eq!(line, None, "{}", file.path);
    }
}

#[test]
fn safe_rooms_say_so() {
    let manifests = sources(&["toml"]);
    let rooms = manifests
        .iter()
        .filter_map(|m| m.path.strip_suffix("Cargo.toml"))
        .filter(|p| p.starts_with("src/"));
    for room in rooms {
        let path = capi_tests::root().join(room).join("lib.rs");
        let Ok(text) = fs::read_to_string(&path) else {
            continue; // a tool: its `main.rs` is looked at by clippy alone
        };
        let word = match room {
            // One module of it makes system calls.
            "src/util/" => "#![deny(unsafe_code)]",
            // Their whole content is C entry points.
            "src/so_qemu/" | "src/so_lxc/" | "src/so_admin/" => continue,
            _ => "#![forbid(unsafe_code)]",
        };
        assert!(text.contains(word), "{room}lib.rs lacks {word}");
    }
}
