//! libvirt-python of our version: its source from the package index, built in an environment of its
//! own against a staged tree, and its own tests.

use crate::stage::Stage;
use crate::tool::{Failure, Tool};
use crate::{PYTHON, scratch};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const PROJECT: &str = concat!("libvirt-python==", env!("CARGO_PKG_VERSION"));

/// What its build and its tests need.
const NEEDED: [&str; 3] = ["setuptools", "wheel", "lxml"];

/// The built binding.
pub(crate) struct Binding {
    /// The interpreter of the environment it is installed in.
    python: PathBuf,
    /// The unpacked source, where the tests are.
    source: PathBuf,
    pkg_config: PathBuf,
}

impl Binding {
    /// Builds and installs it; `None`, with a word, where Python or the package index is missing.
    pub(crate) fn build(stage: &Stage) -> Result<Option<Self>, Failure> {
        let python = match environment() {
            Ok(python) => python,
            Err(Failure(reason)) => {
                let line = reason.lines().last().unwrap_or_default();
                eprintln!("skipped: no environment to build {PROJECT} in: {line}");
                return Ok(None);
            }
        };
        let archive = fetch(&python, stage)?;
        pip(&python, stage, "install")
            .arguments(&["--force-reinstall", "--no-cache-dir"])
            .argument(&archive)
            .run()?;
        Ok(Some(Self {
            python,
            source: unpack(&archive)?,
            pkg_config: stage.pkg_config.clone(),
        }))
    }

    /// Runs its tests: those fail that `list` names, and no others.
    pub(crate) fn check(&self, libraries: &Path, list: &Path) -> Result<(), Failure> {
        let output = Tool::new(&self.python)
            .arguments(&["-m", "unittest", "discover", "-s", "tests"])
            .folder(&self.source)
            .variable("LD_LIBRARY_PATH", libraries)
            .variable("PKG_CONFIG_PATH", &self.pkg_config)
            .variable("LIBVIRT_API_COVERAGE", "1")
            .output()?;
        let report = String::from_utf8_lossy(&output.stderr);
        if !report.lines().any(|line| line.starts_with("Ran ")) {
            return Err(Failure(format!(
                "the tests did not come to their end:\n{report}"
            )));
        }
        let list = fs::read_to_string(list)?;
        let listed = listed(&list);
        let failing = failing(&report);
        let new: Vec<_> = failing.difference(&listed).collect();
        let gone: Vec<_> = listed.difference(&failing).collect();
        if new.is_empty() && gone.is_empty() {
            return Ok(());
        }
        Err(Failure(format!(
            "fail, and are not listed: {new:?}\npass: take them off the list: {gone:?}\n{report}"
        )))
    }
}

/// The interpreter of an environment that has what the build needs.
fn environment() -> Result<PathBuf, Failure> {
    let folder = scratch("venv");
    let python = folder.join("bin/python");
    let complete = folder.join("complete");
    if complete.exists() {
        return Ok(python);
    }
    Tool::new(PYTHON)
        .arguments(&["-m", "venv", "--clear"])
        .argument(&folder)
        .run()?;
    let headers = "import sysconfig, os; p = sysconfig.get_path('include') + '/Python.h'; \
                   os.path.exists(p) or exit('no ' + p)";
    Tool::new(&python).arguments(&["-c", headers]).run()?;
    Tool::new(&python)
        .arguments(&["-m", "pip", "-q", "install"])
        .arguments(&NEEDED)
        .run()?;
    fs::write(complete, "")?;
    Ok(python)
}

/// pip with one of its commands, for the binding alone and with our tree in sight.
fn pip(python: &Path, stage: &Stage, command: &str) -> Tool {
    Tool::new(python)
        .arguments(&["-m", "pip", "-q", command])
        .arguments(&["--no-build-isolation", "--no-deps", "--no-binary", ":all:"])
        .variable("PKG_CONFIG_PATH", &stage.pkg_config)
}

/// The source archive, from the package index or an earlier run.
fn fetch(python: &Path, stage: &Stage) -> Result<PathBuf, Failure> {
    let folder = scratch("source");
    fs::create_dir_all(&folder)?;
    if let Some(archive) = archive(&folder)? {
        return Ok(archive);
    }
    pip(python, stage, "download")
        .argument("--dest")
        .argument(&folder)
        .argument(PROJECT)
        .run()?;
    archive(&folder)?.ok_or_else(|| Failure(format!("{PROJECT} came without an archive")))
}

fn archive(folder: &Path) -> Result<Option<PathBuf>, Failure> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "gz") {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

fn unpack(archive: &Path) -> Result<PathBuf, Failure> {
    let folder = archive.with_file_name("unpacked");
    fs::create_dir_all(&folder)?;
    Tool::new("tar")
        .arguments(&["--strip-components=1", "-xzf"])
        .argument(archive)
        .argument("-C")
        .argument(&folder)
        .run()?;
    Ok(folder)
}

/// The tests that a list names: the first word of each line that isn't a comment.
fn listed(list: &str) -> BTreeSet<String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

/// The tests that unittest reports as failed: `ERROR: method (module.Class)`, where newer ones
/// repeat the method inside.
fn failing(report: &str) -> BTreeSet<String> {
    let heads = report.lines().filter_map(|line| {
        line.strip_prefix("ERROR: ")
            .or_else(|| line.strip_prefix("FAIL: "))
    });
    heads
        .map(|head| match head.split_once(" (") {
            Some((method, place)) => {
                let place = place.trim_end_matches(')');
                let class = place
                    .strip_suffix(method)
                    .map_or(place, |p| p.trim_end_matches('.'));
                format!("{class}.{method}")
            }
            None => head.to_owned(),
        })
        .collect()
}

#[test]
fn both_forms_of_a_report_are_read() {
    let old = failing("ERROR: testAttr (test_network.Network)\nOK");
    let new = failing("FAIL: testAttr (test_network.Network.testAttr)");
    assert_eq!(old, new);
    assert_eq!(
        old,
        listed("# comment\ntest_network.Network.testAttr  no networks\n")
    );
}
