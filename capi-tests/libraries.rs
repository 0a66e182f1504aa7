//! Where the libraries under test lie. Nothing here builds them.

use std::env;
use std::path::{Path, PathBuf};

/// A folder with libvirt.so.0 and its siblings.
pub struct Libraries {
    dir: PathBuf,
}

impl Libraries {
    /// The libraries that this workspace has built, or those `LIBVIRT_LIBDIR`
    /// names; `None`, with a word, when there are none yet.
    #[must_use]
    pub fn built() -> Option<Self> {
        let dir = env::var_os("LIBVIRT_LIBDIR").map_or_else(build_dir, PathBuf::from);
        let found = Self::at(dir.clone());
        if found.is_none() {
            eprintln!(
                "skipped: no libvirt.so.0 in {}; build it first",
                dir.display()
            );
        }
        found
    }

    /// The genuine libraries in `LIBVIRT_GENUINE_LIBDIR`.
    #[must_use]
    pub fn genuine() -> Option<Self> {
        env::var_os("LIBVIRT_GENUINE_LIBDIR").and_then(|dir| Self::at(PathBuf::from(dir)))
    }

    fn at(dir: PathBuf) -> Option<Self> {
        dir.join("libvirt.so.0").exists().then_some(Self { dir })
    }

    /// The folder itself, for `-L` and `LD_LIBRARY_PATH`.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }
}

/// The build's output folder: tests run from its `deps` folder.
fn build_dir() -> PathBuf {
    let exe = env::current_exe().unwrap_or_default();
    exe.parent()
        .and_then(Path::parent)
        .unwrap_or(Path::new("target/debug"))
        .to_path_buf()
}
