//! Debian's python3-libvirt: fetched and unpacked, never installed (it would bring libvirt0 along).

use crate::tool::{Failure, Tool};
use crate::{PYTHON, scratch};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const PACKAGE: &str = "python3-libvirt";

/// Tests run at the same time; one fetches for all.
static FETCHING: Mutex<()> = Mutex::new(());

/// The folder to put into PYTHONPATH; `None`, with a word, where the binding can't be had.
pub(crate) fn binding() -> Result<Option<PathBuf>, Failure> {
    let _alone = FETCHING.lock();
    let folder = scratch("debian");
    let modules = folder.join("usr/lib/python3/dist-packages");
    if !modules.join("libvirt.py").exists() {
        std::fs::create_dir_all(&folder)?;
        if let Err(Failure(reason)) = fetch(&folder) {
            let line = reason.lines().last().unwrap_or_default();
            eprintln!("skipped: no {PACKAGE} to be had: {line}");
            return Ok(None);
        }
    }
    if let Err(Failure(reason)) = Tool::new(PYTHON).argument("--version").run() {
        eprintln!("skipped: no {PYTHON}: {}", reason.trim());
        return Ok(None);
    }
    Ok(Some(modules))
}

fn fetch(folder: &Path) -> Result<(), Failure> {
    Tool::new("apt-get")
        .arguments(&["-q", "download", PACKAGE])
        .folder(folder)
        .run()?;
    for entry in std::fs::read_dir(folder)? {
        let package = entry?.path();
        if package.extension().is_some_and(|e| e == "deb") {
            Tool::new("dpkg")
                .argument("-x")
                .argument(&package)
                .argument(folder)
                .run()?;
            std::fs::remove_file(package)?;
        }
    }
    Ok(())
}
