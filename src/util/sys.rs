//! What `std` doesn't offer, system calls and C library functions most of all, each behind a safe
//! function.
//!
//! The only folder of this crate with `unsafe`; nothing in it knows libvirt.
pub mod accounts;
pub mod cpu;
pub mod host;
pub mod ids;
pub mod net_device;
pub mod poll;
pub mod process;
pub mod random;
pub mod socket;
pub mod spawn;
pub mod text;
pub mod thread;
pub mod time_zone;

/// The result of a C call that returns -1 and sets `errno`.
fn check(result: libc::c_int) -> std::io::Result<libc::c_int> {
    if result < 0 {
        return Err(std::io::Error::last_os_error());
    }
    Ok(result)
}
