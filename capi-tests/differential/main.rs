//! Runs every C program of `capi-tests/c` on the library this workspace has
//! built and compares its output, byte for byte, with the recorded one.
//!
//! With `LIBVIRT_GENUINE_LIBDIR` set (a folder with a genuine libvirt.so.0 and
//! its siblings) the same binary also runs there, and both outputs must be
//! equal. `LIBVIRT_CAPI_RECORD=1` writes that output down as the expected one.
//! `LIBVIRT_LIBDIR` tests the libraries of another folder than the build's own,
//! `LIBVIRT_CAPI_WRAPPER` runs each program under another one, such as valgrind,
//! `LIBVIRT_CAPI_CFLAGS` has more options for the compiler, such as `-fsanitize=address`.
//! `make memory` uses both.
//!
//! How to compile and run is in [`program`]; where libraries lie in
//! [`capi_tests::libraries`]; how a difference is shown in [`compare`].

mod compare;
mod program;

use std::env;
use std::path::PathBuf;

use capi_tests::Language;
use capi_tests::libraries::Libraries;
use program::Program;

/// Where the programs and what they should print lie.
fn programs_dir() -> PathBuf {
    capi_tests::root().join("capi-tests/c")
}

fn expected_path(name: &str) -> PathBuf {
    programs_dir().join(format!("{name}.expected"))
}

/// Why a test failed; the test runner shows it by `Debug`, and so as it is.
struct Failure(String);

impl std::fmt::Debug for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// One program: record it, or compare it with what was recorded.
fn check(name: &str) -> Result<(), String> {
    if !Language::C.is_available() {
        return Ok(());
    }
    let is_ours_alone = OURS_ALONE.contains(&name);
    let genuine = Libraries::genuine().filter(|_| !is_ours_alone);
    if env::var_os("LIBVIRT_CAPI_RECORD").is_some() {
        let judge = match is_ours_alone {
            true => Libraries::built(), // whoever records has to read it
            false => genuine,
        };
        let Some(libraries) = judge else {
            eprintln!("skipped: no library to record {name} from");
            return Ok(());
        };
        let output = Program::compile(name, &libraries)?.run(&libraries)?;
        return std::fs::write(expected_path(name), output).map_err(|e| e.to_string());
    }
    let Some(ours) = Libraries::built() else {
        return Ok(());
    };
    let program = Program::compile(name, &ours)?;
    let output = program.run(&ours)?;
    let expected =
        std::fs::read(expected_path(name)).map_err(|e| format!("{name}.expected: {e}"))?;
    compare::same("recorded", &expected, "this library", &output)?;
    match genuine {
        Some(genuine) => compare::same(
            "genuine library",
            &program.run(&genuine)?,
            "this library",
            &output,
        ),
        None => Ok(()),
    }
}

/// Programs that only this library can run: elsewhere what they do is undefined, never ends or, with an
/// extended test host, isn't there.
const OURS_ALONE: &[&str] = &[
    "event_thread_end",
    "freed_handles",
    "handle_check",
    "test_backup",
    "test_block_job",
    "test_console",
    "test_cpu",
    "test_faults",
    "test_migrate",
    "test_network_port",
    "test_node_device",
    "test_nwfilter",
    "test_plug",
    "test_secret",
    "test_volume",
];

macro_rules! programs {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() -> Result<(), Failure> {
                Ok(check(stringify!($name))?)
            }
        )*

        /// A program that nobody runs would rot.
        #[test]
        fn every_program_is_listed() -> Result<(), String> {
            let listed = [$(stringify!($name)),*];
            let entries = std::fs::read_dir(programs_dir()).map_err(|e| e.to_string())?;
            for entry in entries {
                let path = entry.map_err(|e| e.to_string())?.path();
                let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                if path.extension().is_some_and(|extension| extension == "c") && !listed.contains(&stem) {
                    return Err(format!("{} is in no list", path.display()));
                }
            }
            Ok(())
        }
    };
}

programs! {
    admin
    arguments
    arguments_objects
    connect
    connect_config
    domain
    domain_arrays
    domain_events
    domain_parameters
    domain_tuning
    error
    event_duplicates
    event_impl
    event_loop
    event_thread_end
    freed_handles
    handle_check
    handles
    host
    logging
    lxc
    migrate
    null_handles
    readonly
    readonly_objects
    stream
    test_backup
    test_block_job
    test_console
    test_cpu
    test_device_forms
    test_events
    test_faults
    test_devices
    test_file
    test_file_objects
    test_guest
    test_interface
    test_lifecycle
    test_migrate
    test_network
    test_node_device
    test_nodedev
    test_network_port
    test_nwfilter
    test_owners
    test_plug
    test_screenshot
    test_secret
    test_storage
    test_unsupported
    test_volume
    threads
    typedparam
}
