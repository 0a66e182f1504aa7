//! Runs the programs of a test: a clean environment, an end in any case, errors with what was said.
//! Nothing here knows what is run.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::{Command, Output};

/// Longer than anything here takes on a busy machine, as `timeout` reads it.
const LIMIT: &str = "300";

/// Why a test failed; the test runner shows it by `Debug`, and so as it is.
pub(crate) struct Failure(pub(crate) String);

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// A program with its arguments.
pub(crate) struct Tool {
    name: String,
    command: Command,
}

impl Tool {
    /// `program` under `timeout`, with nothing of the caller's environment but the way to the
    /// network.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new("timeout");
        command.args(["-k", "5", LIMIT]).arg(program.as_ref());
        command
            .env_clear()
            .env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        command.env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
        let network = std::env::vars_os().filter(|(name, _)| {
            let name = name.to_string_lossy().to_lowercase();
            name == "home" || name.starts_with("pip_") || name.ends_with("_proxy")
        });
        command.envs(network);
        Self {
            name: program.as_ref().to_string_lossy().into_owned(),
            command,
        }
    }

    pub(crate) fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub(crate) fn arguments(mut self, arguments: &[impl AsRef<OsStr>]) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Status and output, whatever they are.
    pub(crate) fn output(mut self) -> Result<Output, Failure> {
        self.command
            .stdin(std::process::Stdio::null())
            .output()
            .map_err(|e| Failure(format!("{}: {e}", self.name)))
    }

    /// The standard output of a program that succeeds.
    pub(crate) fn run(self) -> Result<String, Failure> {
        let name = self.name.clone();
        let output = self.output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(text);
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(Failure(format!(
            "{name}: {}\n{text}{errors}",
            output.status
        )))
    }
}

/// Fails at the first line in which an output isn't as expected.
pub(crate) fn same(expected: &str, output: &str) -> Result<(), Failure> {
    if expected == output {
        return Ok(());
    }
    let mut pairs = expected.lines().zip(output.lines()).enumerate();
    let report = match pairs.find(|(_, (wanted, got))| wanted != got) {
        Some((at, (wanted, got))) => format!("line {}:\n-{wanted}\n+{got}", at + 1),
        None => format!(
            "{} lines instead of {}",
            output.lines().count(),
            expected.lines().count()
        ),
    };
    Err(Failure(report))
}

#[test]
fn a_difference_names_its_line() {
    assert!(same("one\n", "one\n").is_ok());
    let changed = same("one\ntwo\n", "one\nthree\n").map_err(|e| e.0);
    assert_eq!(changed, Err("line 2:\n-two\n+three".to_owned()));
    let longer = same("one\n", "one\ntwo\n").map_err(|e| e.0);
    assert_eq!(longer, Err("2 lines instead of 1".to_owned()));
}
