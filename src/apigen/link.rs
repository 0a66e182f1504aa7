//! View: how the four libraries are linked, with their SONAMEs and symbol versions.
//!
//! rustc hands the linker an anonymous version script of its own for a cdylib, which GNU ld refuses
//! to combine with named nodes.  So the build script passes `-B$OUT_DIR/ld -fuse-ld=bfd`, where
//! `ld.bfd` is a link to the build script itself: started under that name, [`shim`] checks rustc's
//! export list against the table, puts our script in its place and runs the real linker.
use crate::entry::symbol;
use crate::table::Row;
use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::{fs::symlink, process::CommandExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const MAP: &str = "versions.map";
const NAMES: &str = "names";
const SHIM: &str = "ld.bfd";

/// The one public symbol that is no function.
const DATA: (&str, &str) = ("LIBVIRT_0.4.0", "virConnectAuthPtrDefault");

/// Runs the real linker when this executable was started as `ld.bfd`; else does nothing.
///
/// First thing in `main` of every build script that links a library.
pub fn shim() {
    let mut argv = env::args();
    let me = PathBuf::from(argv.next().unwrap_or_default());
    if me.file_name().is_none_or(|n| n != SHIM) {
        return;
    }
    let dir = me.parent().unwrap_or(Path::new("."));
    let (args, scripts) = split_scripts(argv.flat_map(expand).collect());
    if let Some(stray) = stray_export(dir, &scripts) {
        eprintln!("error: `{stray}` is exported by the crate but has no row in the table");
        std::process::exit(1);
    }
    let linker = env::var("REAL_LD").unwrap_or_else(|_| "ld".into());
    let script = format!("--version-script={}", dir.join(MAP).display());
    let error = Command::new(&linker).args(args).arg(script).exec();
    eprintln!("error: cannot run the linker `{linker}`: {error}");
    std::process::exit(1);
}

/// Takes the version scripts out of a linker's arguments, and the shared unwinder.
fn split_scripts(argv: Vec<String>) -> (Vec<String>, Vec<String>) {
    let (mut args, mut scripts) = (Vec::new(), Vec::new());
    let mut argv = argv.into_iter();
    while let Some(arg) = argv.next() {
        if let Some(path) = arg.strip_prefix("--version-script=") {
            scripts.push(path.to_owned());
        } else if arg == "--version-script" {
            scripts.extend(argv.next());
        } else if arg == "-lgcc_s" {
            // The unwinder goes in statically: the library needs nothing but libc.
            args.extend(["-lgcc_eh".to_owned(), "-lgcc".to_owned()]);
        } else {
            args.push(arg);
        }
    }
    (args, scripts)
}

/// A symbol that rustc means to export and that the table does not know: an accidental ABI.
fn stray_export(dir: &Path, scripts: &[String]) -> Option<String> {
    let names = fs::read_to_string(dir.join(NAMES)).unwrap_or_default();
    let known: BTreeSet<&str> = names.lines().collect();
    let texts = scripts.iter().filter_map(|s| fs::read_to_string(s).ok());
    let exported = texts.flat_map(|t| t.lines().map(|l| l.trim().to_owned()).collect::<Vec<_>>());
    let mut symbols = exported.filter_map(|l| l.strip_suffix(';').map(str::to_owned));
    symbols.find(|s| s != "*" && s != "}" && !known.contains(s.as_str()))
}

/// gcc may hand its linker a response file, quoted as libiberty does.
fn expand(arg: String) -> Vec<String> {
    let Some(text) = arg
        .strip_prefix('@')
        .and_then(|p| fs::read_to_string(p).ok())
    else {
        return vec![arg];
    };
    split_quoted(&text).into_iter().flat_map(expand).collect()
}

fn split_quoted(text: &str) -> Vec<String> {
    let (mut words, mut word, mut inside, mut quote) = (Vec::new(), String::new(), false, None);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('\\', _) => {
                word.extend(chars.next());
                inside = true;
            }
            (q, Some(open)) if q == open => quote = None,
            ('\'' | '"', None) => {
                quote = Some(c);
                inside = true;
            }
            (w, None) if w.is_whitespace() => {
                if std::mem::take(&mut inside) {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => {
                word.push(c);
                inside = true;
            }
        }
    }
    if inside {
        words.push(word);
    }
    words
}

/// A shared library: its SONAME and its version nodes, oldest first.
pub struct Library {
    soname: String,
    nodes: Vec<(String, Vec<String>)>,
    private: Vec<String>,
}

impl Library {
    /// The library `name` (`libvirt`, `libvirt-qemu`, …) as the table describes it.
    #[must_use]
    pub fn new(name: &str, rows: &[Row]) -> Self {
        let mut nodes: BTreeMap<Vec<u32>, (String, Vec<String>)> = BTreeMap::new();
        let mut add = |node: &str, symbol: &str| {
            let entry = nodes
                .entry(version(node))
                .or_insert_with(|| (node.to_owned(), Vec::new()));
            entry.1.push(symbol.to_owned());
        };
        for row in rows.iter().filter(|r| r.library() == name) {
            add(&row.node, &row.c.name);
        }
        let mut private = Vec::new();
        if name == "libvirt" {
            add(DATA.0, DATA.1);
            private = rows
                .iter()
                .filter(|r| r.library() != name)
                .map(symbol)
                .collect();
        }
        Self {
            soname: format!("{name}.so.0"),
            nodes: nodes.into_values().collect(),
            private,
        }
    }

    fn private_node() -> String {
        format!(
            "LIBVIRT_PRIVATE_{}",
            env::var("CARGO_PKG_VERSION").unwrap_or_default()
        )
    }

    fn script(&self) -> String {
        let mut blocks = Vec::new();
        let mut parent = String::new();
        for (node, symbols) in &self.nodes {
            blocks.push((
                node.clone(),
                symbols.clone(),
                std::mem::replace(&mut parent, format!(" {node}")),
            ));
        }
        if !self.private.is_empty() {
            blocks.push((Self::private_node(), self.private.clone(), String::new()));
        }
        let last = blocks.len().saturating_sub(1);
        let text = blocks
            .iter()
            .enumerate()
            .map(|(i, (node, symbols, parent))| {
                let list: String = symbols.iter().map(|s| format!("    {s};\n")).collect();
                let local = if i == last { "  local:\n    *;\n" } else { "" };
                format!("{node} {{\n  global:\n{list}{local}}}{parent};\n")
            });
        text.collect()
    }

    fn symbols(&self) -> impl Iterator<Item = &String> {
        self.nodes.iter().flat_map(|(_, s)| s).chain(&self.private)
    }

    /// Tells cargo how to link this package's cdylib.
    ///
    /// # Panics
    /// When the output folder cannot be written.
    pub fn link(&self) {
        let out = out_dir();
        let dir = out.join("ld");
        fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
        crate::source::write(&dir.join(MAP), &self.script());
        let names: Vec<_> = self.symbols().cloned().collect();
        crate::source::write(&dir.join(NAMES), &names.join("\n"));
        if let Ok(me) = env::current_exe() {
            relink(&me, &dir.join(SHIM));
        }
        for arg in [
            format!("-B{}", dir.display()),
            "-fuse-ld=bfd".into(),
            format!("-Wl,-soname,{}", self.soname),
            "-Wl,-z,now,-z,nodelete,-z,defs".into(),
        ] {
            println!("cargo::rustc-cdylib-link-arg={arg}");
        }
        println!("cargo::rerun-if-env-changed=REAL_LD");
    }

    /// Puts a link named after the SONAME beside the file that cargo names after the crate.
    pub fn alias(&self, file: &str) {
        if let Some(profile) = out_dir().ancestors().nth(3) {
            relink(Path::new(file), &profile.join(&self.soname));
        }
    }

    /// Links this package's cdylib against this library by way of an empty twin: same SONAME,
    /// symbols and versions, no code.  So build order does not matter, and nothing of the real
    /// library (the thread's last error!) can be linked in twice.
    ///
    /// # Panics
    /// When the C compiler cannot make the twin.
    pub fn import(&self) {
        let dir = out_dir().join("import");
        fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
        let labels: String = self
            .symbols()
            .map(|s| format!(".globl {s}\n.type {s},%function\n{s}:\n"))
            .collect();
        let (asm, map, so) = (
            dir.join("twin.s"),
            dir.join("twin.map"),
            dir.join("libtwin.so"),
        );
        crate::source::write(
            &asm,
            &format!(".text\n{labels}.byte 0\n.section .note.GNU-stack,\"\",%progbits\n"),
        );
        crate::source::write(&map, &self.script());
        let status = Command::new(env::var_os("CC").unwrap_or("cc".into()))
            .args(["-shared", "-nostdlib", "-o"])
            .arg(&so)
            .arg(&asm)
            .arg(format!(
                "-Wl,-soname,{},--version-script={}",
                self.soname,
                map.display()
            ))
            .status();
        assert!(
            status.is_ok_and(|s| s.success()),
            "cannot make the import library for {}",
            self.soname
        );
        println!("cargo::rustc-cdylib-link-arg={}", so.display());
    }
}

fn out_dir() -> PathBuf {
    PathBuf::from(env::var("OUT_DIR").unwrap_or_default())
}

fn relink(target: &Path, link: &Path) {
    let _ = fs::remove_file(link); // absent the first time
    symlink(target, link).unwrap_or_else(|e| panic!("{}: {e}", link.display()));
}

/// `LIBVIRT_ADMIN_2.0.0` → 2, 0, 0, which sorts as releases do.
fn version(node: &str) -> Vec<u32> {
    let number = node.rsplit('_').next().unwrap_or_default();
    number.split('.').filter_map(|n| n.parse().ok()).collect()
}
