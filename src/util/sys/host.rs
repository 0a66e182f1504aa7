//! The machine: its name, its pages, its processors as the C library counts them.
use std::fs::File;
use std::mem::MaybeUninit;
use std::os::fd::AsRawFd;
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;

/// The host's name as gethostname(2) has it; "localhost" where it has none.
#[must_use]
pub fn name() -> String {
    let mut buffer = [0u8; 256];
    // SAFETY: the length is that of the buffer, less one byte that stays NUL.
    let result = unsafe { libc::gethostname(buffer.as_mut_ptr().cast(), buffer.len() - 1) };
    let end = buffer
        .iter()
        .position(|&byte| byte == 0)
        .unwrap_or_default();
    if result != 0 || end == 0 {
        return "localhost".to_owned();
    }
    String::from_utf8_lossy(&buffer[..end]).into_owned()
}

/// The machine's architecture as uname(2) has it, such as `x86_64`.
#[must_use]
pub fn machine() -> String {
    let mut names = MaybeUninit::<libc::utsname>::zeroed();
    // SAFETY: the structure is plain data of the right size, valid when zeroed.
    let names = unsafe {
        libc::uname(names.as_mut_ptr());
        names.assume_init()
    };
    let bytes = names.machine.iter().map(|&byte| byte.cast_unsigned());
    let bytes: Vec<u8> = bytes.take_while(|&byte| byte != 0).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Bytes of one page of memory.
#[must_use]
pub fn page_size() -> u64 {
    // SAFETY: plain query.
    let size = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    u64::try_from(size).unwrap_or(4096)
}

/// The most virtual CPUs that KVM gives one guest; None where it can't be used.
#[must_use]
pub fn kvm_max_vcpus() -> Option<i32> {
    const CHECK_EXTENSION: libc::Ioctl = 0xAE03;
    const MAX_VCPUS: libc::c_int = 66;
    let kvm = std::fs::File::open("/dev/kvm").ok()?;
    // SAFETY: this request takes a number and reads and writes no memory of ours.
    let count = unsafe { libc::ioctl(kvm.as_raw_fd(), CHECK_EXTENSION, MAX_VCPUS) };
    (count > 0).then_some(count)
}

/// Whether a path is that of a CD drive.
#[must_use]
pub fn is_cd_drive(path: &Path) -> bool {
    const DRIVE_STATUS: libc::Ioctl = 0x5326;
    const CURRENT_SLOT: libc::c_int = libc::c_int::MAX;
    let opened = File::options()
        .read(true)
        .custom_flags(libc::O_NONBLOCK)
        .open(path);
    let Ok(file) = opened else { return false };
    if !file
        .metadata()
        .is_ok_and(|meta| meta.file_type().is_block_device())
    {
        return false;
    }
    // SAFETY: this request takes a number and reads and writes no memory of ours.
    unsafe { libc::ioctl(file.as_raw_fd(), DRIVE_STATUS, CURRENT_SLOT) >= 0 }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_machine_knows_itself() {
        assert!(!super::name().is_empty());
        assert_eq!(super::machine(), std::env::consts::ARCH);
        assert!(super::page_size().is_power_of_two());
        assert!(!super::is_cd_drive("/dev/null".as_ref()));
    }
}
