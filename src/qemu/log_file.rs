//! A domain's log: `<logdir>/NAME.log`, written by libvirt and by QEMU's stdout and stderr.
//!
//! The line formats are those people and tools know from libvirt.  When they are written is the
//! driver's business.
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use util::error::ErrorDomain;
use util::time::{log_stamp, now_ms};
use util::{Error, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// How much of what QEMU wrote an error message quotes, from the end, in bytes.
const TAIL_LIMIT: u64 = 1024;

/// An open log, at which every write appends.
#[derive(Debug)]
pub struct LogFile {
    file: File,
    /// Where what QEMU writes begins: after libvirt's own lines.
    start: u64,
}

/// Who starts what where, for the first line.
#[derive(Clone, Debug)]
pub struct Banner<'a> {
    /// The library's version, `11.3.0`.
    pub libvirt_version: &'a str,
    /// QEMU's version with the packager's words, `10.0.2Debian 1:10.0.2+ds-2`.
    pub qemu_version: &'a str,
    /// The kernel's release.
    pub kernel: &'a str,
    /// The host's name.
    pub hostname: &'a str,
}

impl LogFile {
    /// Opens the log for appending, readable by its owner alone; `fresh` empties it first (what
    /// libvirt does for ordinary users, who have no logrotate).
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` naming the file.
    pub fn open(path: &Path, fresh: bool) -> Result<Self> {
        let failed = |cause| {
            let text = format!("failed to create logfile {}", path.display());
            Error::system(ORIGIN, &cause, text)
        };
        let file = File::options()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .map_err(failed)?;
        if fresh {
            file.set_len(0).map_err(failed)?;
        }
        Ok(Self { file, start: 0 })
    }

    /// A copy for QEMU's stdout and stderr.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR`.
    pub fn for_child(&self) -> Result<File> {
        let copy = self.file.try_clone();
        copy.map_err(|cause| Error::system(ORIGIN, &cause, "unable to dup log file"))
    }

    /// The first lines of a start: versions, then the command line.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR`; so for every write here.
    pub fn starting(&mut self, banner: &Banner<'_>, command_line: &str) -> Result<()> {
        let Banner {
            libvirt_version,
            qemu_version,
            kernel,
            hostname,
        } = banner;
        let text = format!(
            "starting up libvirt version: {libvirt_version}, qemu version: {qemu_version}, \
             kernel: {kernel}, hostname: {hostname}\n{command_line}"
        );
        self.note(&text)
    }

    /// The last line of a run; the reason is one of `shutdown`, `destroyed`, `crashed`, `migrated`,
    /// `saved`, `failed`, `from-snapshot`, `daemon`.
    ///
    /// # Errors
    /// See above.
    pub fn shutting_down(&mut self, reason: &str) -> Result<()> {
        self.note(&format!("shutting down, reason={reason}"))
    }

    /// A line of libvirt's, after the date; what QEMU writes counts as beginning after it.
    ///
    /// # Errors
    /// See above.
    pub fn note(&mut self, text: &str) -> Result<()> {
        let line = format!("{}: {text}\n", log_stamp(now_ms()));
        let written = self
            .file
            .write_all(line.as_bytes())
            .and_then(|()| self.file.metadata());
        match written {
            Ok(data) => {
                self.start = data.len();
                Ok(())
            }
            Err(cause) => Err(Error::system(ORIGIN, &cause, "unable to write to log file")),
        }
    }

    /// The end of what QEMU wrote since libvirt's last line, as far as it can be read.
    #[must_use]
    pub fn tail(&self) -> String {
        // Writes append wherever the shared position is, so moving it does no harm.
        let mut file = &self.file;
        let mut read = || -> std::io::Result<Vec<u8>> {
            let size = file.metadata()?.len();
            file.seek(SeekFrom::Start(
                self.start.max(size.saturating_sub(TAIL_LIMIT)),
            ))?;
            let mut bytes = Vec::new();
            file.take(TAIL_LIMIT).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().unwrap_or_default();
        String::from_utf8_lossy(&bytes).trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_tail() {
        let name = format!("driver-qemu-log-{}.log", std::process::id());
        let path = std::env::temp_dir().join(name);
        let mut log = LogFile::open(&path, true).unwrap();
        let banner = Banner {
            libvirt_version: "11.3.0",
            qemu_version: "10.0.2",
            kernel: "6.1",
            hostname: "h",
        };
        log.starting(&banner, "A=1 \\\n/bin/x").unwrap();
        assert_eq!(log.tail(), "");
        let mut child = log.for_child().unwrap();
        child.write_all(b"qemu: it broke\n").unwrap();
        assert_eq!(log.tail(), "qemu: it broke");
        child.write_all(&[b'x'; 5000]).unwrap();
        assert_eq!(log.tail().len(), 1024);
        log.shutting_down("failed").unwrap();
        assert_eq!(log.tail(), "");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let (stamp, rest) = text.split_at(28);
        assert!(
            stamp.ends_with("+0000") && stamp.as_bytes()[10] == b' ',
            "{stamp}"
        );
        assert!(rest.starts_with(
            ": starting up libvirt version: 11.3.0, qemu version: 10.0.2, kernel: 6.1, \
             hostname: h\nA=1 \\\n/bin/x\nqemu: it broke\n"
        ));
        assert!(rest.ends_with(": shutting down, reason=failed\n"));
    }
}
