//! A script of this folder, run by somebody's binding on the libraries under test, and what it must
//! print: NAME.expected, recorded from the genuine library.

use crate::packages::Tree;
use crate::tool::{self, Failure, Tool};
use capi_tests::libraries::Libraries;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// A file of this folder.
pub(crate) fn file(name: &str) -> PathBuf {
    capi_tests::root().join("capi-tests/consumers").join(name)
}

/// The script with its interpreter.
pub(crate) struct Script {
    name: &'static str,
    program: PathBuf,
    options: Vec<OsString>,
    arguments: Vec<OsString>,
    variables: Vec<(&'static str, OsString)>,
    /// Shared libraries that the binding needs and the machine lacks.
    libraries: Option<PathBuf>,
}

impl Script {
    /// `program` runs the file `name`.
    pub(crate) fn new(program: impl Into<PathBuf>, name: &'static str) -> Self {
        Self {
            name,
            program: program.into(),
            options: Vec::new(),
            arguments: Vec::new(),
            variables: Vec::new(),
            libraries: None,
        }
    }

    /// An argument behind the script's name.
    pub(crate) fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    /// Options of the interpreter, in front of the script's name.
    pub(crate) fn options(mut self, options: &[impl AsRef<OsStr>]) -> Self {
        let options = options.iter().map(|option| option.as_ref().to_owned());
        self.options.extend(options);
        self
    }

    pub(crate) fn variable(mut self, name: &'static str, value: impl AsRef<OsStr>) -> Self {
        self.variables.push((name, value.as_ref().to_owned()));
        self
    }

    /// Finds the shared libraries of `tree`, after those under test.
    pub(crate) fn with_libraries_of(mut self, tree: &Tree) -> Self {
        self.libraries = Some(tree.libraries());
        self
    }

    /// Runs it on the built libraries and compares; or on the genuine ones, and records.
    pub(crate) fn compare(&self) -> Result<(), Failure> {
        let expected = file(self.name).with_extension("expected");
        if std::env::var_os("LIBVIRT_CAPI_RECORD").is_some() {
            let Some(genuine) = Libraries::genuine() else {
                eprintln!("skipped: no genuine library to record {} from", self.name);
                return Ok(());
            };
            return Ok(std::fs::write(expected, self.run(&genuine)?)?);
        }
        let Some(built) = Libraries::built() else {
            return Ok(());
        };
        tool::same(&std::fs::read_to_string(expected)?, &self.run(&built)?)
    }

    /// Its output on `libraries`.
    fn run(&self, libraries: &Libraries) -> Result<String, Failure> {
        let tool = Tool::new(&self.program)
            .arguments(&self.options)
            .argument(file(self.name))
            .arguments(&self.arguments)
            .variable("LD_LIBRARY_PATH", self.search_path(libraries.dir()));
        let variables = self.variables.iter();
        variables
            .fold(tool, |tool, (name, value)| tool.variable(name, value))
            .run()
    }

    fn search_path(&self, first: &Path) -> OsString {
        let mut path = first.as_os_str().to_owned();
        if let Some(libraries) = &self.libraries {
            path.push(":");
            path.push(libraries);
        }
        path
    }
}
