//! Pid files: a process's number in a file, and a lock that says that the process lives.
//!
//! C counterparts: `virPidFileAcquirePath`, `virPidFileReadPath` and its sisters.  The lock is a
//! POSIX record lock on the first byte: it ends with the process, so a file left behind by a crash
//! counts for nothing, and genuine libvirt and ours keep each other out.  Record locks belong to
//! the process, not to the descriptor: a process doesn't keep out itself, and loses its lock when
//! it closes *any* descriptor of the file.
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorDomain, Result};
use crate::{debug, file, number, sys};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// A number, a line end, and room for the unexpected.
const MAX_LENGTH: u64 = 64;

/// A pid file that this process holds; removed and unlocked on drop.
#[derive(Debug)]
pub struct PidFile {
    path: PathBuf,
    _locked: File,
}

impl PidFile {
    /// Creates or takes over `path`, locks it and writes `pid` into it (mode 0644, as in C, so
    /// that administrators see who holds it).
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR`; with `EAGAIN` if another process holds it.
    pub fn acquire(path: &Path, pid: u32) -> Result<Self> {
        let name = path.display();
        let fail = |cause: &_, what: &str| Error::system(ORIGIN, cause, format!("{what} '{name}'"));
        let mut file = loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .mode(0o644)
                .open(path)
                .map_err(|cause| fail(&cause, "Failed to open pid file"))?;
            let locked = sys::process::try_lock(&file);
            if !locked.map_err(|cause| fail(&cause, "Failed to acquire pid file"))? {
                let busy = std::io::Error::from_raw_os_error(libc::EAGAIN);
                return Err(fail(&busy, "Failed to acquire pid file"));
            }
            // Its last owner may have removed it between our opening and locking.
            if is_same_file(&file, path) {
                break file;
            }
            debug!("Pid file '{name}' was recreated");
        };
        file.set_len(0)
            .map_err(|cause| fail(&cause, "Failed to truncate pid file"))?;
        file.write_all(pid.to_string().as_bytes())
            .map_err(|cause| fail(&cause, "Failed to write to pid file"))?;
        Ok(Self {
            path: path.to_owned(),
            _locked: file,
        })
    }
}

impl Drop for PidFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether `path` still names the file that is open.
fn is_same_file(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(named)) => (ours.dev(), ours.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// The number in a pid file; None if there is no such file or it holds no number.
#[must_use]
pub fn read(path: &Path) -> Option<u32> {
    let content = file::read_limited(path, MAX_LENGTH).ok()?;
    let text = std::str::from_utf8(&content).ok()?;
    number::to_u32_positive(text.trim_ascii_end(), 10)
}

/// The number in a pid file if another process holds its lock: that process is alive and is the
/// one that wrote the file, whatever numbers the system has given out since.
#[must_use]
pub fn read_if_locked(path: &Path) -> Option<u32> {
    let file = File::open(path).ok()?;
    sys::process::lock_owner(&file).ok()??;
    read(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_file_holds_the_number_and_goes_away() {
        let dir = Scratch::new("pid");
        let path = dir.path().join("x.pid");
        fs::write(&path, "a stale and much longer text").unwrap();
        let held = PidFile::acquire(&path, 77).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "77");
        drop(held);
        assert!(!path.exists());
    }

    #[test]
    fn numbers_may_have_space_around_them() {
        let dir = Scratch::new("pid-read");
        let path = dir.path().join("x.pid");
        let cases = [
            ("12", Some(12)),
            ("12\n\n", Some(12)),
            (" 7 ", Some(7)),
            ("", None),
            ("12x", None),
            ("-5", None),
            ("99999999999", None),
        ];
        for (text, expected) in cases {
            fs::write(&path, text).unwrap();
            assert_eq!(read(&path), expected, "{text:?}");
        }
        assert_eq!(read(&dir.path().join("none")), None);
    }

    #[test]
    fn a_file_without_owner_is_stale() {
        let dir = Scratch::new("pid-stale");
        let path = dir.path().join("x.pid");
        fs::write(&path, "1").unwrap();
        assert_eq!(read_if_locked(&path), None);
    }

    #[test]
    fn a_missing_directory_is_an_error() {
        let error = PidFile::acquire(Path::new("/nonexistent/x.pid"), 1).unwrap_err();
        let text = "Failed to open pid file '/nonexistent/x.pid': No such file or directory";
        assert_eq!(error.message, text);
    }
}
