//! Users and groups by name.
use std::ffi::CString;

/// Room for one entry of the user database.
const ENTRY_SIZE: usize = 64 << 10;

/// The number of a user and of its group.
#[must_use]
pub fn user(name: &str) -> Option<(u32, u32)> {
    let name = CString::new(name).ok()?;
    let mut buffer = vec![0; ENTRY_SIZE];
    let mut found = std::ptr::null_mut();
    // SAFETY: `entry` is plain data; it and `buffer` outlive the reading of the result.
    unsafe {
        let mut entry: libc::passwd = std::mem::zeroed();
        let place = buffer.as_mut_ptr();
        libc::getpwnam_r(name.as_ptr(), &mut entry, place, buffer.len(), &mut found);
        (!found.is_null()).then_some((entry.pw_uid, entry.pw_gid))
    }
}

/// The number of a group.
#[must_use]
pub fn group(name: &str) -> Option<u32> {
    let name = CString::new(name).ok()?;
    let mut buffer = vec![0; ENTRY_SIZE];
    let mut found = std::ptr::null_mut();
    // SAFETY: `entry` is plain data; it and `buffer` outlive the reading of the result.
    unsafe {
        let mut entry: libc::group = std::mem::zeroed();
        let place = buffer.as_mut_ptr();
        libc::getgrnam_r(name.as_ptr(), &mut entry, place, buffer.len(), &mut found);
        (!found.is_null()).then_some(entry.gr_gid)
    }
}
