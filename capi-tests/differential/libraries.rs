//! Where the libraries under test lie. Nothing here builds them.

use std::env;
use std::path::{Path, PathBuf};

/// A folder with libvirt.so.0 and its siblings.
pub(crate) struct Libraries {
    dir: PathBuf,
}

impl Libraries {
    /// The libraries that this workspace has built, or those `LIBVIRT_LIBDIR`
    /// names; `None` when there are none yet.
    pub(crate) fn built() -> Option<Self> {
        let dir = env::var_os("LIBVIRT_LIBDIR").map_or_else(build_dir, PathBuf::from);
        Self::at(dir)
    }

    /// The genuine libraries in `LIBVIRT_GENUINE_LIBDIR`.
    pub(crate) fn genuine() -> Option<Self> {
        env::var_os("LIBVIRT_GENUINE_LIBDIR").and_then(|dir| Self::at(PathBuf::from(dir)))
    }

    fn at(dir: PathBuf) -> Option<Self> {
        dir.join("libvirt.so.0").exists().then_some(Self { dir })
    }

    /// The folder itself, for `-L` and `LD_LIBRARY_PATH`.
    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }
}

/// The build's output folder: tests run from its `deps` folder.
pub(crate) fn build_dir() -> PathBuf {
    let exe = env::current_exe().unwrap_or_default();
    exe.parent()
        .and_then(Path::parent)
        .unwrap_or(Path::new("target/debug"))
        .to_path_buf()
}
