//! Programs of others on the libraries that this workspace has built.  The suites of libvirt-python
//! and of the `virt` crate run as they are; Debian's other bindings and clients are driven by
//! scripts in this folder, whose output is recorded from the genuine library.
//!
//! What a machine lacks (apt, Python, the network, QEMU) is a skipped test with a word about it.
//! With `LIBVIRT_GENUINE_LIBDIR` and `LIBVIRT_CAPI_RECORD=1` the genuine library's output becomes
//! the expected one; `LIBVIRT_LIBDIR` tests other libraries than the build's own.
#![forbid(unsafe_code)]

mod clients;
mod crates;
mod guest;
mod listed;
mod packages;
mod script;
mod source;
mod stage;
mod tool;
mod unittest;

use capi_tests::libraries::Libraries;
use packages::Tree;
use script::{Script, file};
use source::Source;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use tool::Failure;

/// Python of the distribution: a binding's compiled part fits to it alone.
const PYTHON: &str = "/usr/bin/python3";

/// Where packages have their Python modules.
const MODULES: &str = "usr/lib/python3/dist-packages";

/// A folder for what a test makes; it stays, so that the next run finds what was fetched.
fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("consumers")
        .join(name)
}

/// A script for Debian's Python binding; `None`, with a word, where that can't be had.
fn python(name: &'static str) -> Result<Option<Script>, Failure> {
    let script = |tree: Tree| Script::new(PYTHON, name).variable("PYTHONPATH", tree.at(MODULES));
    Ok(binding()?.map(script))
}

fn binding() -> Result<Option<Tree>, Failure> {
    Tree::of(&["python3-libvirt"], &[])
}

/// Several folders as one variable.
fn search_path(folders: &[PathBuf]) -> Result<OsString, Failure> {
    std::env::join_paths(folders).map_err(|e| Failure(e.to_string()))
}

#[test]
fn debians_binding_drives_the_test_driver() -> Result<(), Failure> {
    python("test_driver.py")?.map_or(Ok(()), |script| script.compare())
}

#[test]
fn debians_binding_runs_a_guest_and_hears_of_its_clock() -> Result<(), Failure> {
    let (Some(guest), Some(script)) = (guest::Guest::new()?, python("qemu_clock.py")?) else {
        return Ok(());
    };
    script
        .argument(&guest.root)
        .argument(&guest.image)
        .argument(guest::EMULATOR)
        .compare()
}

/// Debian's module is of this version.
#[test]
fn debians_binding_passes_its_tests() -> Result<(), Failure> {
    let (Some(libraries), Some(tree)) = (Libraries::built(), binding()?) else {
        return Ok(());
    };
    let stage = stage::Stage::new(&libraries)?;
    let Some(source) = Source::of("9.0.0", &stage)? else {
        return Ok(());
    };
    let list = file("libvirt-python-9.0.0.failing");
    source.check(&tree.at(MODULES), &stage.libraries, &list)
}

#[test]
fn the_binding_of_our_version_builds_passes_its_tests_and_plays_its_examples() -> Result<(), Failure>
{
    let Some(libraries) = Libraries::built() else {
        return Ok(());
    };
    let stage = stage::Stage::new(&libraries)?;
    let Some(source) = Source::of(env!("CARGO_PKG_VERSION"), &stage)? else {
        return Ok(());
    };
    let modules = source.build()?;
    let list = file("libvirt-python-11.3.0.failing");
    source.check(&modules, &stage.libraries, &list)?;
    let Some(xml) = Tree::of(&["python3-libxml2"], &[])? else {
        return Ok(());
    };
    Script::new(&source.python, "libvirt_python_examples.py")
        .argument(source.folder.join("examples"))
        .argument(clients::folder("libvirt_python_examples")?)
        .variable("PYTHONPATH", search_path(&[modules, xml.at(MODULES)])?)
        .compare()
}
