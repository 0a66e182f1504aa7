//! The four libraries as the dynamic linker sees them: names, symbols, versions, what they need.
//!
//! Compared with the function table, and by `abidiff` with the genuine libraries where
//! `LIBVIRT_GENUINE_LIBDIR` names their folder.
#![forbid(unsafe_code)]

mod elf;

use apigen::table::{self, Row};
use capi_tests::libraries::Libraries;
use elf::Elf;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The libraries, by the names which the table gives them.
const NAMES: [&str; 4] = ["libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"];

/// The public symbol that is no function.
const DATA: (&str, &str) = ("virConnectAuthPtrDefault", "LIBVIRT_0.4.0");

/// What belongs to the C library.
const LIBC: [&str; 7] = [
    "libc.so.6",
    "libdl.so.2",
    "libm.so.6",
    "libpthread.so.0",
    "librt.so.1",
    "libgcc_s.so.1",
    "ld-linux",
];

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.so.0"))
}

/// Each library with its name, or nothing where none is built or `readelf` is missing.
fn libraries() -> Vec<(&'static str, Elf)> {
    let Some(built) = Libraries::built() else {
        return Vec::new();
    };
    let read = |name: &'static str| Some((name, Elf::read(&file(built.dir(), name))?));
    NAMES.into_iter().filter_map(read).collect()
}

fn rows() -> Vec<Row> {
    table::load(&capi_tests::root().join("src/api/table"))
}

#[test]
fn each_library_has_its_name() {
    for (name, elf) in libraries() {
        assert_eq!(elf.soname, format!("{name}.so.0"));
    }
}

#[test]
fn public_symbols_are_those_of_the_table() {
    let rows = rows();
    for (name, elf) in libraries() {
        let own = rows.iter().filter(|r| r.library() == name);
        let mut wanted: BTreeMap<&str, &str> =
            own.map(|r| (r.c.name.as_str(), r.node.as_str())).collect();
        if name == "libvirt" {
            wanted.insert(DATA.0, DATA.1);
        }
        assert_eq!(elf.public_symbols(), wanted, "{name}");
    }
}

#[test]
fn nothing_but_the_c_library_is_needed() {
    for (name, elf) in libraries() {
        for needed in &elf.needed {
            let sister = name != "libvirt" && needed == "libvirt.so.0";
            assert!(
                sister || LIBC.iter().any(|l| needed.starts_with(l)),
                "{name} needs {needed}"
            );
        }
    }
}

#[test]
fn libraries_are_bound_at_once_and_stay() {
    for (name, elf) in libraries() {
        for flag in ["NOW", "NODELETE"] {
            assert!(elf.flags.contains(&flag.to_owned()), "{name}: no {flag}");
        }
    }
}

#[test]
fn abidiff_finds_nothing_removed_or_changed() {
    let (Some(ours), Some(genuine)) = (Libraries::built(), Libraries::genuine()) else {
        eprintln!("skipped: abidiff needs both our libraries and genuine ones");
        return;
    };
    let private = capi_tests::root().join("capi-tests/linkage/private.abignore");
    for name in NAMES {
        let output = Command::new("abidiff")
            .args(["--no-default-suppression", "--suppr"])
            .arg(&private)
            .arg(file(genuine.dir(), name))
            .arg(file(ours.dir(), name))
            .output();
        let Ok(output) = output else {
            eprintln!("skipped: no program abidiff");
            return;
        };
        let report = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{name}: {report}");
    }
}
