//! A guest that sets its clock: the demo's boot sector, and a root of its own for the driver.

use crate::scratch;
use crate::tool::{Failure, Tool};
use std::path::{Path, PathBuf};

/// The machine's own QEMU.
pub(crate) const EMULATOR: &str = "/usr/bin/qemu-system-x86_64";

/// What a script with a guest needs; the root goes away with it.
pub(crate) struct Guest {
    pub(crate) root: PathBuf,
    pub(crate) image: PathBuf,
}

impl Guest {
    /// Makes both; `None`, with a word, where QEMU or a C compiler for its guest is missing.
    pub(crate) fn new() -> Result<Option<Self>, Failure> {
        if !Path::new(EMULATOR).exists() || !cfg!(target_arch = "x86_64") {
            eprintln!("skipped: no {EMULATOR}");
            return Ok(None);
        }
        let folder = scratch("guest");
        std::fs::create_dir_all(&folder)?;
        let image = folder.join("guest.img");
        if let Err(Failure(reason)) = assemble(&folder, &image) {
            eprintln!(
                "skipped: no boot sector: {}",
                reason.lines().next().unwrap_or_default()
            );
            return Ok(None);
        }
        // Sockets lie below the root: its path has to be short.
        let root = std::env::temp_dir().join(format!("libvirt-consumer-{}", std::process::id()));
        std::fs::create_dir_all(&root)?;
        Ok(Some(Self { root, image }))
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        // Nothing depends on it: a leftover in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

fn assemble(folder: &Path, image: &Path) -> Result<(), Failure> {
    let object = folder.join("guest.o");
    Tool::new("cc")
        .arguments(&["-m32", "-c", "-o"])
        .argument(&object)
        .argument(capi_tests::root().join("demo/guest.S"))
        .run()?;
    Tool::new("ld")
        .arguments(&[
            "-m",
            "elf_i386",
            "-Ttext",
            "0x7c00",
            "--oformat",
            "binary",
            "-o",
        ])
        .argument(image)
        .argument(object)
        .run()?;
    Ok(())
}
