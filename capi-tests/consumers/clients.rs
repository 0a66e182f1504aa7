//! Debian's clients of libvirt, each driven by a script of ours in this folder.

use crate::packages::Tree;
use crate::scratch;
use crate::script::Script;
use crate::tool::{Failure, Tool};
use std::path::{Path, PathBuf};

/// An empty folder for the files of a script.
fn folder(name: &str) -> Result<PathBuf, Failure> {
    let folder = scratch("files").join(name);
    // What an earlier run has left; the next line tells when it is in the way.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Whether the machine has a program; prints a word where it has not.
fn has(program: &Path) -> bool {
    let found = program.exists() || Tool::new(program).argument("--version").run().is_ok();
    if !found {
        eprintln!("skipped: no {}", program.display());
    }
    found
}

#[test]
fn perl_drives_the_test_driver() -> Result<(), Failure> {
    let perl = Path::new("/usr/bin/perl");
    let (true, Some(tree)) = (has(perl), Tree::of(&["libsys-virt-perl"], &[])?) else {
        return Ok(());
    };
    let version = Tool::new(perl)
        .arguments(&["-e", "printf '%vd', $^V"])
        .run()?;
    let release = version
        .rsplit_once('.')
        .map_or(&*version, |(release, _)| release);
    Script::new(perl, "sys_virt.pl")
        .argument(folder("sys_virt")?)
        .variable("PERL5LIB", tree.libraries().join("perl5").join(release))
        .compare()
}
