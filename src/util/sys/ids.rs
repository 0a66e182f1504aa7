//! Numbers and names of threads and users.
use std::ffi::{CStr, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

/// The kernel's number of the calling thread.
#[must_use]
pub fn thread() -> i32 {
    // SAFETY: plain system call that can't fail.
    unsafe { libc::gettid() }
}

/// Whether the program runs with more rights than who started it (set-user-ID, capabilities): what
/// the environment says is not to be trusted.
#[must_use]
pub fn is_privileged() -> bool {
    // SAFETY: reads a constant of the process.
    unsafe { libc::getauxval(libc::AT_SECURE) != 0 }
}

/// The home directory that the user database has for a user.
#[must_use]
pub fn home_of(user: u32) -> Option<PathBuf> {
    let mut buffer = vec![0; 16 * 1024];
    let mut found = std::ptr::null_mut();
    // SAFETY: `entry` is plain data and lives, like `buffer`, longer than the result is read.
    let dir = unsafe {
        let mut entry: libc::passwd = std::mem::zeroed();
        let size = buffer.len();
        libc::getpwuid_r(user, &mut entry, buffer.as_mut_ptr(), size, &mut found);
        if found.is_null() || entry.pw_dir.is_null() {
            return None;
        }
        CStr::from_ptr(entry.pw_dir)
    };
    Some(PathBuf::from(OsStr::from_bytes(dir.to_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_has_a_home() {
        assert!(home_of(0).is_none_or(|home| home.is_absolute()));
        assert_eq!(home_of(u32::MAX - 7), None);
    }

    #[test]
    fn a_test_has_no_rights_of_its_own() {
        assert!(!is_privileged());
    }

    #[test]
    fn threads_have_numbers_of_their_own() {
        let other = std::thread::spawn(thread).join().unwrap();
        assert!(other > 0 && other != thread());
    }
}
