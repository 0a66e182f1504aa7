//! Programs of others on the libraries that this workspace has built: Debian's Python binding, and
//! the binding of our own version, built from source against our headers.
//!
//! What a machine lacks (apt, Python, the network, QEMU) is a skipped test with a word about it.
//! With `LIBVIRT_GENUINE_LIBDIR` and `LIBVIRT_CAPI_RECORD=1` the genuine library's output becomes
//! the expected one; `LIBVIRT_LIBDIR` tests other libraries than the build's own.
#![forbid(unsafe_code)]

mod debian;
mod guest;
mod source;
mod stage;
mod tool;

use capi_tests::libraries::Libraries;
use std::path::{Path, PathBuf};
use tool::{Failure, Tool};

/// Python of the distribution: a binding's compiled part fits to it alone.
const PYTHON: &str = "/usr/bin/python3";

/// A file of this folder.
fn file(name: &str) -> PathBuf {
    capi_tests::root().join("capi-tests/consumers").join(name)
}

/// A folder for what a test makes; it stays, so that the next run finds what was fetched.
fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("consumers")
        .join(name)
}

/// A script with Debian's binding on `libraries`: its output.
fn script(
    name: &str,
    arguments: &[&Path],
    binding: &Path,
    libraries: &Libraries,
) -> Result<String, Failure> {
    Tool::new(PYTHON)
        .argument(file(&format!("{name}.py")))
        .arguments(arguments)
        .variable("PYTHONPATH", binding)
        .variable("LD_LIBRARY_PATH", libraries.dir())
        .run()
}

/// Runs a script and compares what it prints with `NAME.expected`, or records that.
fn compare(name: &str, arguments: &[&Path]) -> Result<(), Failure> {
    let Some(binding) = debian::binding()? else {
        return Ok(());
    };
    let expected = file(&format!("{name}.expected"));
    if std::env::var_os("LIBVIRT_CAPI_RECORD").is_some() {
        let Some(genuine) = Libraries::genuine() else {
            eprintln!("skipped: no genuine library to record {name} from");
            return Ok(());
        };
        return Ok(std::fs::write(
            expected,
            script(name, arguments, &binding, &genuine)?,
        )?);
    }
    let Some(built) = Libraries::built() else {
        return Ok(());
    };
    let output = script(name, arguments, &binding, &built)?;
    tool::same(&std::fs::read_to_string(expected)?, &output)
}

#[test]
fn debians_binding_drives_the_test_driver() -> Result<(), Failure> {
    compare("test_driver", &[])
}

#[test]
fn debians_binding_runs_a_guest_and_hears_of_its_clock() -> Result<(), Failure> {
    let Some(guest) = guest::Guest::new()? else {
        return Ok(());
    };
    compare(
        "qemu_clock",
        &[&guest.root, &guest.image, Path::new(guest::EMULATOR)],
    )
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
