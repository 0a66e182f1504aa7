//! The `virt` crate, Rust's own binding of libvirt, from the crate registry: built against a staged
//! tree, and its own tests.

use crate::scratch;
use crate::script::file;
use crate::stage::Stage;
use crate::tool::{Failure, Tool};
use capi_tests::libraries::Libraries;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = "virt";
const VERSION: &str = "0.5.0";

/// A package that does no more than ask for the crate.
const ASKING: &str = "[package]\nname = \"asking\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
                      [lib]\npath = \"lib.rs\"\n[workspace]\n[dependencies]\n";

/// Keeps the crate's manifest as it is: without it the crate would belong to our own workspace.
const AROUND: &str = "[workspace]\nresolver = \"2\"\nmembers = [\"virt\"]\n";

/// The cargo that runs this test, with what it needs of the caller's environment.
fn cargo(command: &str) -> Result<Tool, Failure> {
    let path = std::env::var_os("CARGO").ok_or_else(|| Failure("no CARGO".to_owned()))?;
    let folder = Path::new(&path).parent().unwrap_or(Path::new("/"));
    let programs = format!("{}:/usr/bin:/bin", folder.display());
    let tool = Tool::new(&path)
        .arguments(&[command, "--quiet"])
        .variable("PATH", programs);
    let homes = ["CARGO_HOME", "RUSTUP_HOME"].into_iter();
    let homes = homes.filter_map(|name| Some((name, std::env::var_os(name)?)));
    Ok(homes.fold(tool, |tool, (name, value)| tool.variable(name, value)))
}

/// The crate's source as it was published, in a workspace of its own.
fn source() -> Result<PathBuf, Failure> {
    let around = scratch("crates");
    let folder = around.join(NAME);
    if around.join("Cargo.lock").exists() {
        return Ok(folder);
    }
    let asking = scratch("asking");
    fs::create_dir_all(&asking)?;
    let manifest = asking.join("Cargo.toml");
    fs::write(&manifest, format!("{ASKING}{NAME} = \"={VERSION}\"\n"))?;
    fs::write(asking.join("lib.rs"), "")?;
    fs::create_dir_all(&around)?;
    fs::write(around.join("Cargo.toml"), AROUND)?;
    Tool::new("cp")
        .arguments(&["-rT"])
        .argument(unpacked(&manifest)?)
        .argument(&folder)
        .run()?;
    fs::copy(folder.join("Cargo.lock"), around.join("Cargo.lock"))?;
    Ok(folder)
}

/// Where cargo has unpacked the crate, which it does when it is asked for it.
fn unpacked(manifest: &Path) -> Result<PathBuf, Failure> {
    let all = cargo("metadata")?
        .arguments(&["--format-version", "1", "--manifest-path"])
        .argument(manifest)
        .run()?;
    let all: serde_json::Value =
        serde_json::from_str(&all).map_err(|e| Failure(format!("cargo metadata: {e}")))?;
    let mut packages = all["packages"].as_array().into_iter().flatten();
    let found = packages.find(|package| package["name"] == NAME);
    let manifest = found.and_then(|package| package["manifest_path"].as_str());
    let folder = manifest.and_then(|manifest| Path::new(manifest).parent());
    folder
        .map(Path::to_path_buf)
        .ok_or_else(|| Failure(format!("cargo metadata names no {NAME}")))
}

/// The tests that libtest reports as failed: `test NAME ... FAILED`.
fn failing(report: &str) -> BTreeSet<&str> {
    let heads = report.lines().filter_map(|line| line.strip_prefix("test "));
    heads
        .filter_map(|head| head.strip_suffix(" ... FAILED"))
        .collect()
}

#[test]
fn the_virt_crate_builds_and_passes_its_tests() -> Result<(), Failure> {
    let Some(libraries) = Libraries::built() else {
        return Ok(());
    };
    let source = match source() {
        Ok(source) => source,
        Err(Failure(reason)) => {
            let line = reason.lines().last().unwrap_or_default();
            eprintln!("skipped: no crate {NAME} {VERSION} to be had: {line}");
            return Ok(());
        }
    };
    let stage = Stage::new(&libraries)?;
    let output = cargo("test")?
        .arguments(&["--locked", "--no-fail-fast", "--tests"])
        .folder(&source)
        .variable("PKG_CONFIG_PATH", &stage.pkg_config)
        .variable("LD_LIBRARY_PATH", &stage.libraries)
        .argument("--")
        .arguments(&["--format", "pretty"])
        .output()?;
    let report = String::from_utf8_lossy(&output.stdout);
    let passed = report.lines().filter(|line| line.ends_with(" ... ok"));
    if passed.count() == 0 {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(Failure(format!("no test has run:\n{errors}")));
    }
    let list = fs::read_to_string(file("virt.failing"))?;
    crate::listed::compare(&failing(&report), &list, &report)
}
