//! Where the driver keeps what: the tree below the root of `qemu:///embed?root=DIR`.
use std::path::{Path, PathBuf};
use util::{Result, file};

/// How much of a domain's name its own files carry: file names and socket paths have limits.
const SHORT_NAME: usize = 20;

/// The folders of one driver instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The root itself.
    pub root: PathBuf,
    /// Persistent definitions (`NAME.xml`) and `autostart/`.
    pub config: PathBuf,
    /// What belongs to running guests: status (`NAME.xml`), pid files, the driver's own lock.
    pub state: PathBuf,
    /// Private files of guests: sockets, saved states, firmware variables.
    pub lib: PathBuf,
    /// What can be made anew.
    pub cache: PathBuf,
    /// Logs (`NAME.log`).
    pub log: PathBuf,
}

impl Folders {
    /// The tree below a root.
    #[must_use]
    pub fn embedded(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            config: root.join("etc/qemu"),
            state: root.join("run/qemu"),
            lib: root.join("lib/qemu"),
            cache: root.join("cache/qemu"),
            log: root.join("log/qemu"),
        }
    }

    /// Makes the folders that must stand before any guest; definitions get theirs when there is
    /// one.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` naming the folder.
    pub fn create(&self) -> Result<()> {
        for folder in [
            self.log.clone(),
            self.capabilities(),
            self.save(),
            self.nvram(),
            self.channels(),
        ] {
            file::make_dirs(&folder, 0o755)?;
        }
        Ok(())
    }

    /// `qemu.conf`.
    #[must_use]
    pub fn conf_file(&self) -> PathBuf {
        self.root.join("etc/qemu.conf")
    }

    /// Links to the definitions that start with the driver.
    #[must_use]
    pub fn autostart(&self) -> PathBuf {
        self.config.join("autostart")
    }

    /// The pid file that keeps a second driver out of this root.
    #[must_use]
    pub fn driver_pid(&self) -> PathBuf {
        self.state.join("driver.pid")
    }

    /// Remembered capabilities.
    #[must_use]
    pub fn capabilities(&self) -> PathBuf {
        self.cache.join("capabilities")
    }

    /// Managed saves (`NAME.save`).
    #[must_use]
    pub fn save(&self) -> PathBuf {
        self.lib.join("save")
    }

    /// Firmware variables.
    #[must_use]
    pub fn nvram(&self) -> PathBuf {
        self.lib.join("nvram")
    }

    fn channels(&self) -> PathBuf {
        self.state.join("channel")
    }

    /// A persistent definition.
    #[must_use]
    pub fn definition(&self, name: &str) -> PathBuf {
        self.config.join(format!("{name}.xml"))
    }

    /// A running guest's status.
    #[must_use]
    pub fn status(&self, name: &str) -> PathBuf {
        self.state.join(format!("{name}.xml"))
    }

    /// A running guest's pid file.
    #[must_use]
    pub fn pid_file(&self, name: &str) -> PathBuf {
        self.state.join(format!("{name}.pid"))
    }

    /// A guest's log.
    #[must_use]
    pub fn log_file(&self, name: &str) -> PathBuf {
        self.log.join(format!("{name}.log"))
    }

    /// A guest's managed save.
    #[must_use]
    pub fn managed_save(&self, name: &str) -> PathBuf {
        self.save().join(format!("{name}.save"))
    }

    /// The private folder of one run of a guest; its monitor socket is `monitor.sock` there.
    #[must_use]
    pub fn domain(&self, id: i32, name: &str) -> PathBuf {
        self.lib.join(format!("domain-{}", short_name(id, name)))
    }

    /// Where the sockets of a guest's channels are for one run.
    #[must_use]
    pub fn channel(&self, id: i32, name: &str) -> PathBuf {
        self.channels().join(short_name(id, name))
    }
}

/// `ID-NAME` with the beginning of the name (C: `virDomainDefGetShortName`).
fn short_name(id: i32, name: &str) -> String {
    let start: String = name.chars().take(SHORT_NAME).collect();
    format!("{id}-{start}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_below_a_root() {
        let folders = Folders::embedded(Path::new("/r"));
        assert_eq!(folders.conf_file(), Path::new("/r/etc/qemu.conf"));
        assert_eq!(folders.definition("t"), Path::new("/r/etc/qemu/t.xml"));
        assert_eq!(folders.status("t"), Path::new("/r/run/qemu/t.xml"));
        assert_eq!(folders.log_file("t"), Path::new("/r/log/qemu/t.log"));
        assert_eq!(
            folders.domain(-1, "a-name-of-more-than-twenty-letters"),
            Path::new("/r/lib/qemu/domain--1-a-name-of-more-than-")
        );
        assert_eq!(
            folders.channel(3, "t"),
            Path::new("/r/run/qemu/channel/3-t")
        );
    }
}
