//! Programs of others on the libraries that this workspace has built: Debian's Python binding, and
//! the binding of our own version, built from source against our headers.
//!
//! What a machine lacks (apt, Python, the network, QEMU) is a skipped test with a word about it.
//! With `LIBVIRT_GENUINE_LIBDIR` and `LIBVIRT_CAPI_RECORD=1` the genuine library's output becomes
//! the expected one; `LIBVIRT_LIBDIR` tests other libraries than the build's own.
#![forbid(unsafe_code)]

mod clients;
mod guest;
mod packages;
mod script;
mod source;
mod stage;
mod tool;

use capi_tests::libraries::Libraries;
use packages::Tree;
use script::{Script, file};
use std::path::{Path, PathBuf};
use tool::Failure;

/// Python of the distribution: a binding's compiled part fits to it alone.
const PYTHON: &str = "/usr/bin/python3";

/// A folder for what a test makes; it stays, so that the next run finds what was fetched.
fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("consumers")
        .join(name)
}

/// A script for Debian's Python binding; `None`, with a word, where that can't be had.
fn python(name: &'static str) -> Result<Option<Script>, Failure> {
    let binding = Tree::of(&["python3-libvirt"], &[])?;
    Ok(binding.map(|tree| {
        Script::new(PYTHON, name).variable("PYTHONPATH", tree.at("usr/lib/python3/dist-packages"))
    }))
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

#[test]
fn the_binding_of_our_version_builds_and_passes_its_tests() -> Result<(), Failure> {
    let Some(libraries) = Libraries::built() else {
        return Ok(());
    };
    let stage = stage::Stage::new(&libraries)?;
    let Some(binding) = source::Binding::build(&stage)? else {
        return Ok(());
    };
    binding.check(&stage.libraries, &file("libvirt-python.failing"))
}
