//! What all tests from the C side need: where things are, and a C compiler.
//!
//! The tests themselves are folders beside this file, one per subject.
#![forbid(unsafe_code)]

pub mod libraries;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of the source tree.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file or folder of the test data that lives beside the source tree and is not part of it.
///
/// Prints a word and gives `None` where it is missing: the test is to be skipped.
#[must_use]
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = root().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    eprintln!("skipped: no test data at ../shared/{path}");
    None
}

/// A language of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Compiled by `$CC`, or `cc`.
    C,
    /// Compiled by `$CXX`, or `c++`.
    Cxx,
}

impl Language {
    fn compiler(self) -> String {
        let (variable, usual) = match self {
            Self::C => ("CC", "cc"),
            Self::Cxx => ("CXX", "c++"),
        };
        std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
    }

    /// Whether the machine can compile it; prints a word where it cannot.
    #[must_use]
    pub fn is_available(self) -> bool {
        let compiler = self.compiler();
        let found = Command::new(&compiler).arg("--version").output().is_ok();
        if !found {
            eprintln!("skipped: no compiler `{compiler}`");
        }
        found
    }
}

/// A C or C++ program in a folder of its own, which goes away with it.
pub struct Program {
    folder: PathBuf,
    source: PathBuf,
    language: Language,
}

impl Program {
    /// Writes the source text; `name` must be unique within the test binary.
    ///
    /// # Panics
    /// When the file cannot be written.
    #[must_use]
    pub fn new(name: &str, language: Language, text: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("libvirt-capi-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let extension = if language == Language::C { "c" } else { "cc" };
        let source = folder.join(format!("program.{extension}"));
        std::fs::write(&source, text).unwrap_or_else(|e| panic!("{}: {e}", source.display()));
        Self {
            folder,
            source,
            language,
        }
    }

    /// Compiles against the headers of this tree without linking, with all warnings as errors.
    /// Gives the compiler's output.
    ///
    /// # Panics
    /// When the compiler cannot be run.
    #[must_use]
    pub fn check(&self, options: &[&str]) -> Output {
        self.run_compiler(options, &["-fsyntax-only"])
    }

    /// Compiles and links, gives the path of the binary.
    ///
    /// # Panics
    /// When that fails.
    #[must_use]
    pub fn build(&self, options: &[&str]) -> PathBuf {
        let binary = self.folder.join("program");
        let output = self.run_compiler(options, &["-o", &binary.to_string_lossy()]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        binary
    }

    fn run_compiler(&self, options: &[&str], result: &[&str]) -> Output {
        let compiler = self.language.compiler();
        let mut command = Command::new(&compiler);
        command
            .args(["-Wall", "-Wextra", "-Werror"])
            .arg("-I")
            .arg(root().join("include"));
        command.arg(&self.source).args(options).args(result);
        command
            .output()
            .unwrap_or_else(|e| panic!("{compiler}: {e}"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Nothing depends on it: a leftover in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
