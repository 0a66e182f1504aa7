//! What `readelf` tells about a shared library.
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The dynamic section and the exported symbols.
pub(crate) struct Elf {
    /// DT_SONAME.
    pub(crate) soname: String,
    /// DT_NEEDED, in order.
    pub(crate) needed: Vec<String>,
    /// The words of DT_FLAGS and DT_FLAGS_1.
    pub(crate) flags: Vec<String>,
    /// Exported symbols and their version nodes.
    symbols: BTreeMap<String, String>,
}

impl Elf {
    /// Reads a file; prints a word and gives `None` where `readelf` is missing.
    ///
    /// # Panics
    /// When the file is no library.
    pub(crate) fn read(path: &Path) -> Option<Self> {
        let Ok(output) = Command::new("readelf")
            .args(["--wide", "--dynamic", "--dyn-syms"])
            .arg(path)
            .env("LC_ALL", "C")
            .output()
        else {
            eprintln!("skipped: no program readelf");
            return None;
        };
        assert!(output.status.success(), "readelf {}", path.display());
        let text = String::from_utf8_lossy(&output.stdout);
        let tagged = |tag: &str| -> Vec<String> {
            let lines = text.lines().filter(|l| l.contains(tag));
            lines.filter_map(bracketed).map(str::to_owned).collect()
        };
        Some(Self {
            soname: tagged("(SONAME)").concat(),
            needed: tagged("(NEEDED)"),
            flags: text
                .lines()
                .filter(|l| l.contains("(FLAGS"))
                .flat_map(words)
                .collect(),
            symbols: text.lines().filter_map(exported).collect(),
        })
    }

    /// Without the symbols that the libraries keep for each other.
    pub(crate) fn public_symbols(&self) -> BTreeMap<&str, &str> {
        let all = self.symbols.iter().map(|(s, n)| (s.as_str(), n.as_str()));
        all.filter(|(_, node)| !node.contains("PRIVATE")).collect()
    }
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

/// `Library soname: [libvirt.so.0]`.
fn bracketed(line: &str) -> Option<&str> {
    line.split_once('[')?
        .1
        .split_once(']')
        .map(|(name, _)| name)
}

/// `7: 0000000000058000 12 FUNC GLOBAL DEFAULT 13 virGetVersion@@LIBVIRT_0.0.3`; not what is undefined,
/// nor the nodes themselves, which are absolute.
fn exported(line: &str) -> Option<(String, String)> {
    let fields: Vec<_> = line.split_whitespace().collect();
    let (place, symbol) = (fields.get(6)?, fields.get(7)?);
    let (name, node) = symbol.split_once("@@")?;
    let is_defined = !matches!(*place, "UND" | "ABS");
    is_defined.then(|| (name.to_owned(), node.to_owned()))
}
