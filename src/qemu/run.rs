//! `Run`: one QEMU that runs a guest, from its start to its end.
use crate::config::Folders;
use crate::monitor::Monitor;
use crate::process::{self, Process};
use crate::stop::Why;
use conf::cpu::Cpu;
use parking_lot::{Condvar, Mutex};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::Duration;
use util::error::Result;

/// How long QEMU may take to follow a request to end.
pub(crate) const TERM_PATIENCE: Duration = Duration::from_secs(10);

/// A running QEMU and what belongs to it alone.
#[derive(Debug)]
pub(crate) struct Run {
    /// Its number among the runs of all guests (`virDomainGetID`).
    pub(crate) id: i32,
    /// The process.
    pub(crate) process: Process,
    /// The way to talk to it.
    pub(crate) monitor: Monitor,
    /// Files that go with it.
    pub(crate) files: RunFiles,
    /// Facts that its status file keeps besides the guest's.
    pub(crate) keep: Keep,
    /// The connection at whose end it ends.
    pub(crate) auto_destroy: Option<u64>,
    /// Whether the guest's next shutdown is to be a reboot.
    pub(crate) reboots: AtomicBool,
    /// How often callers have made the CPUs run or stand.
    pub(crate) turns: AtomicU64,
    /// Why it ends, when a caller ends it.
    pub(crate) why: Mutex<Option<Why>>,
    /// Whether all that QEMU said has been heard.
    pub(crate) last_word: LastWord,
    /// Whether its files are gone; set by whoever writes status files.
    pub(crate) ended: AtomicBool,
}

/// A latch: QEMU has closed its monitor, and everything before that has been dealt with.
#[derive(Debug, Default)]
pub(crate) struct LastWord {
    heard: Mutex<bool>,
    changed: Condvar,
}

impl LastWord {
    /// Says that it has been heard.
    pub(crate) fn set(&self) {
        *self.heard.lock() = true;
        self.changed.notify_all();
    }

    /// Waits until it has been heard, as long as `patience` allows.
    pub(crate) fn wait(&self, patience: Duration) {
        let mut heard = self.heard.lock();
        let _ = self
            .changed
            .wait_while_for(&mut heard, |heard| !*heard, patience);
    }
}

/// What a status file keeps of a run besides the guest's facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keep {
    /// When QEMU started, in seconds since 1970: the origin of an absolute clock.
    pub(crate) started: i64,
    /// Host threads of the virtual CPUs: QEMU's number and the thread.
    pub(crate) vcpus: Vec<(i64, i64)>,
    /// Whether it ends with the connection that started it.
    pub(crate) auto_destroy: bool,
    /// The CPU as the definition had it before the start.
    pub(crate) cpu: Option<Cpu>,
}

/// The files of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RunFiles {
    /// The guest's private folder.
    pub(crate) folder: PathBuf,
    /// The folder of its channels' sockets.
    pub(crate) channels: PathBuf,
    /// The monitor's socket.
    pub(crate) monitor: PathBuf,
    /// The pid file.
    pub(crate) pid_file: PathBuf,
    /// The status file.
    pub(crate) status: PathBuf,
}

impl RunFiles {
    /// Where they are for run `id` of the guest `name`.
    pub(crate) fn of(folders: &Folders, id: i32, name: &str) -> Self {
        let folder = folders.domain(id, name);
        Self {
            monitor: folder.join("monitor.sock"),
            folder,
            channels: folders.channel(id, name),
            pid_file: folders.pid_file(name),
            status: folders.status(name),
        }
    }

    /// Makes the folders anew.
    pub(crate) fn create(&self) -> Result<()> {
        self.remove_folders();
        util::file::make_dirs(&self.folder, 0o700)?;
        util::file::make_dirs(&self.channels, 0o700)
    }

    /// Removes everything.  What can't be removed is only in the way of tidiness.
    pub(crate) fn remove(&self) {
        for file in [&self.status, &self.pid_file] {
            if let Err(error) = process::remove(file) {
                util::warn!("{error}");
            }
        }
        self.remove_folders();
    }

    fn remove_folders(&self) {
        for folder in [&self.folder, &self.channels] {
            match std::fs::remove_dir_all(folder) {
                Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                    util::warn!("unable to remove '{}': {cause}", folder.display());
                }
                _ => {}
            }
        }
    }
}
