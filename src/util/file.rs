//! Files that survive a crash, and reading with a limit.
//!
//! C counterparts: `virFileRewrite`, `virFileReadAll`, `virFileMakePath`.  Pid files are in
//! [`crate::pid_file`].
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorDomain, Result};
use crate::sys;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Replaces the content of `path`, so that a reader, and the disk after a crash, has either all of
/// the old content or all of the new.
///
/// The new file (permission bits `mode`, private where secrets may stand in it: `0o600`) is made
/// under a name that nobody else has, in the same directory; it is synced, then renamed, then the
/// directory is synced.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` with the step that failed; the old file is untouched and no other is
/// left behind.
pub fn write_atomic(path: &Path, content: &[u8], mode: u32) -> Result<()> {
    let temporary = temporary_name(path)?;
    let outcome = fill(&temporary, content, mode).and_then(|()| {
        fs::rename(&temporary, path).map_err(|cause| {
            let (from, to) = (temporary.display(), path.display());
            system(&cause, format!("cannot rename file '{from}' as '{to}'"))
        })
    });
    if outcome.is_err() {
        let _ = fs::remove_file(&temporary);
        return outcome;
    }
    sync_dir(path)
}

/// A name beside `path` that no other writer has.
fn temporary_name(path: &Path) -> Result<PathBuf> {
    let mut random = [0; 8];
    sys::random::fill(&mut random)
        .map_err(|cause| system(&cause, "failed to generate random bytes".to_owned()))?;
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{:016x}.new", u64::from_ne_bytes(random)));
    Ok(name.into())
}

/// Creates `path` and brings `content` onto the disk.
fn fill(path: &Path, content: &[u8], mode: u32) -> Result<()> {
    let name = path.display();
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(mode)
        .open(path)
        .map_err(|cause| system(&cause, format!("cannot create file '{name}'")))?;
    file.write_all(content)
        .map_err(|cause| system(&cause, format!("cannot write data to file '{name}'")))?;
    file.sync_all()
        .map_err(|cause| system(&cause, format!("cannot sync file '{name}'")))
}

/// Brings the directory entry of `path` onto the disk.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` if the directory can't be opened or synced.
pub fn sync_dir(path: &Path) -> Result<()> {
    let dir = match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    };
    let outcome = File::open(dir).and_then(|dir| dir.sync_all());
    outcome.map_err(|cause| system(&cause, format!("cannot sync file '{}'", dir.display())))
}

/// Makes a directory with all its parents, permission bits `mode` less the process's umask; one
/// that exists stays as it is.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` if it can't be made.
pub fn make_dirs(path: &Path, mode: u32) -> Result<()> {
    let outcome = DirBuilder::new().recursive(true).mode(mode).create(path);
    outcome.map_err(|cause| system(&cause, format!("cannot create path '{}'", path.display())))
}

/// Reads a file of at most `limit` bytes (`virFileReadAll`).
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`; with `EOVERFLOW` if the file is longer.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let name = path.display();
    let file = File::open(path)
        .map_err(|cause| system(&cause, format!("Failed to open file '{name}'")))?;
    read_to_limit(file, limit)
        .map_err(|cause| system(&cause, format!("Failed to read file '{name}'")))
}

/// Reads all of `source`, but not more than `limit` bytes.
fn read_to_limit(source: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    source
        .take(limit.saturating_add(1))
        .read_to_end(&mut content)?;
    if content.len() as u64 > limit {
        return Err(io::Error::from_raw_os_error(libc::EOVERFLOW));
    }
    Ok(content)
}

/// Takes doubled and trailing slashes out of a path (C: `virFileSanitizePath`); two leading ones
/// have a meaning in POSIX and stay, and so does an URI.
#[must_use]
pub fn sanitize(path: &str) -> String {
    if path.contains("://") {
        return path.to_owned();
    }
    let (mut clean, rest) = match path.strip_prefix("//") {
        Some(rest) if !rest.starts_with('/') => ("//".to_owned(), rest),
        _ => (String::with_capacity(path.len()), path),
    };
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '/' && (chars.peek() == Some(&'/') || (chars.peek().is_none() && !clean.is_empty()))
        {
            continue;
        }
        clean.push(c);
    }
    clean
}

/// An error of this file.
fn system(cause: &io::Error, text: String) -> Box<Error> {
    Error::system(ORIGIN, cause, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_written_file_replaces_the_old_one() {
        let dir = Scratch::new("atomic");
        let path = dir.path().join("x.xml");
        write_atomic(&path, b"one", 0o600).unwrap();
        write_atomic(&path, b"two", 0o600).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failed_write_leaves_nothing_behind() {
        let dir = Scratch::new("atomic-fail");
        let target = dir.path().join("occupied");
        fs::create_dir_all(target.join("x")).unwrap();
        let error = write_atomic(&target, b"one", 0o600).unwrap_err();
        assert!(error.message.starts_with("cannot rename file '"), "{error}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        let error = write_atomic(&dir.path().join("no/file"), b"", 0o600).unwrap_err();
        assert_eq!(error.int1, libc::ENOENT);
    }

    #[test]
    fn a_file_may_be_as_long_as_the_limit() {
        let dir = Scratch::new("limit");
        let path = dir.path().join("f");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_limited(&path, 5).unwrap(), b"12345");
        let error = read_limited(&path, 4).unwrap_err();
        let end = "': Value too large for defined data type";
        assert!(error.message.starts_with("Failed to read file '") && error.message.ends_with(end));
        let missing = read_limited(&dir.path().join("none"), 4).unwrap_err();
        assert!(missing.message.starts_with("Failed to open file '"));
    }

    #[test]
    fn directories_are_made_with_their_parents() {
        let dir = Scratch::new("dirs");
        let path = dir.path().join("a/b/c");
        make_dirs(&path, 0o700).unwrap();
        make_dirs(&path, 0o700).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o700
        );
        fs::write(dir.path().join("f"), "").unwrap();
        assert!(make_dirs(&dir.path().join("f/g"), 0o700).is_err());
    }

    #[test]
    fn slashes_that_say_nothing_go() {
        let cases = [
            ("/dev//x/", "/dev/x"),
            ("//a//b", "//a/b"),
            ("///a", "/a"),
            ("//", "//"),
            ("///", "/"),
            ("/", "/"),
            ("a//b/", "a/b"),
            ("gluster://h//v/", "gluster://h//v/"),
            ("", ""),
        ];
        for (path, clean) in cases {
            assert_eq!(sanitize(path), clean, "{path}");
        }
    }
}
