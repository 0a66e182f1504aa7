//! libvirt-python from the package index: its source, its own tests, and the module that is built of
//! it, in an environment of its own, against a staged tree.

use crate::stage::Stage;
use crate::tool::{Failure, Tool};
use crate::{PYTHON, scratch, unittest};
use std::fs;
use std::path::{Path, PathBuf};

const PROJECT: &str = "libvirt-python";

/// What its build and its tests need.
const NEEDED: [&str; 3] = ["setuptools", "wheel", "lxml"];

/// An unpacked source archive, and an interpreter that has what its build and its tests need.
pub(crate) struct Source {
    pub(crate) python: PathBuf,
    /// Where `tests` and `examples` are.
    pub(crate) folder: PathBuf,
    pkg_config: PathBuf,
}

impl Source {
    /// Of this version; `None`, with a word, where Python or the package index is missing.
    pub(crate) fn of(version: &str, stage: &Stage) -> Result<Option<Self>, Failure> {
        let found = environment().and_then(|python| {
            let folder = unpack(&fetch(&python, version, stage)?)?;
            Ok((python, folder))
        });
        match found {
            Ok((python, folder)) => Ok(Some(Self {
                python,
                folder,
                pkg_config: stage.pkg_config.clone(),
            })),
            Err(Failure(reason)) => {
                let line = reason.lines().last().unwrap_or_default();
                eprintln!("skipped: no {PROJECT} {version} to be had: {line}");
                Ok(None)
            }
        }
    }

    /// Builds the module and gives its folder.
    pub(crate) fn build(&self) -> Result<PathBuf, Failure> {
        let modules = self.folder.with_file_name("modules");
        // What an earlier run has left: pip installs nothing over it.
        let _ = fs::remove_dir_all(&modules);
        pip(&self.python, &self.pkg_config, "install")
            .argument("--no-cache-dir")
            .argument("--target")
            .argument(&modules)
            .argument(&self.folder)
            .run()?;
        Ok(modules)
    }

    /// Runs its tests with the module in `modules`: those fail that `list` names, and no others.
    pub(crate) fn check(
        &self,
        modules: &Path,
        libraries: &Path,
        list: &Path,
    ) -> Result<(), Failure> {
        let output = Tool::new(&self.python)
            .arguments(&["-m", "unittest", "discover", "-s", "tests"])
            .folder(&self.folder)
            .variable("PYTHONPATH", modules)
            .variable("LD_LIBRARY_PATH", libraries)
            .variable("PKG_CONFIG_PATH", &self.pkg_config)
            // Has the test of what the module covers run, too.
            .variable("LIBVIRT_API_COVERAGE", "1")
            .output()?;
        let report = String::from_utf8_lossy(&output.stderr);
        unittest::compare(&report, &fs::read_to_string(list)?)
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
fn pip(python: &Path, pkg_config: &Path, command: &str) -> Tool {
    Tool::new(python)
        .arguments(&["-m", "pip", "-q", command])
        .arguments(&["--no-build-isolation", "--no-deps", "--no-binary", ":all:"])
        .variable("PKG_CONFIG_PATH", pkg_config)
}

/// The source archive, from the package index or an earlier run.
fn fetch(python: &Path, version: &str, stage: &Stage) -> Result<PathBuf, Failure> {
    let folder = scratch("source").join(version);
    fs::create_dir_all(&folder)?;
    if let Some(archive) = archive(&folder)? {
        return Ok(archive);
    }
    pip(python, &stage.pkg_config, "download")
        .argument("--dest")
        .argument(&folder)
        .argument(format!("{PROJECT}=={version}"))
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
