//! Processes that already run: waiting, signals, and whether a lock file's owner lives.
use super::check;
use super::poll::{PollFd, poll};
use std::io;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};
use std::time::{Duration, Instant};

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By exit, with this status.
    Exited(i32),
    /// By this signal.
    Signalled(i32),
}

/// Waits for a child of ours and reaps it.
///
/// # Errors
/// `ECHILD` when it isn't our child or the host has it reaped already.
pub fn wait(pid: libc::pid_t) -> io::Result<Ended> {
    let mut status = 0;
    loop {
        // SAFETY: `status` is a valid place for the result.
        match check(unsafe { libc::waitpid(pid, &mut status, 0) }) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    Ok(if libc::WIFSIGNALED(status) {
        Ended::Signalled(libc::WTERMSIG(status))
    } else {
        Ended::Exited(libc::WEXITSTATUS(status))
    })
}

/// A hold on one process, which can't turn into another process with the same number.
#[derive(Debug)]
pub struct PidFd(OwnedFd);

impl PidFd {
    /// Takes hold of process `pid`.
    ///
    /// # Errors
    /// `ESRCH` when there is none; `ENOSYS` before Linux 5.3.
    pub fn open(pid: libc::pid_t) -> io::Result<Self> {
        // SAFETY: plain system call; the new descriptor belongs to nobody else.
        unsafe {
            let fd = libc::syscall(libc::SYS_pidfd_open, pid, 0);
            let fd = libc::c_int::try_from(fd).unwrap_or(-1);
            Ok(Self(OwnedFd::from_raw_fd(check(fd)?)))
        }
    }

    /// Whether the kernel has such holds at all: to be asked before a process is started that could
    /// not be ended otherwise.
    ///
    /// # Errors
    /// `ENOSYS` before Linux 5.3, or where a sandbox forbids the call.
    pub fn supported() -> io::Result<()> {
        // SAFETY: getpid can't fail.
        Self::open(unsafe { libc::getpid() }).map(drop)
    }

    /// Sends a signal.
    ///
    /// # Errors
    /// `ESRCH` when the process is gone, `EPERM` when it isn't ours.
    pub fn signal(&self, signal: i32) -> io::Result<()> {
        let nothing: *const libc::siginfo_t = std::ptr::null();
        // SAFETY: plain system call; NULL means the signal is described by the kernel.
        let result = unsafe {
            libc::syscall(
                libc::SYS_pidfd_send_signal,
                self.0.as_raw_fd(),
                signal,
                nothing,
                0,
            )
        };
        check(libc::c_int::try_from(result).unwrap_or(-1)).map(drop)
    }

    /// Waits until the process is gone; false when `patience` ends first.
    ///
    /// # Errors
    /// What poll(2) says.
    pub fn wait_gone(&self, patience: Duration) -> io::Result<bool> {
        let until = Instant::now() + patience;
        loop {
            // Rounded up, so that the last part of a millisecond doesn't spin.
            let left = until.saturating_duration_since(Instant::now());
            let left = i32::try_from(left.as_micros().div_ceil(1000)).unwrap_or(i32::MAX);
            let mut table = [PollFd::new(self.0.as_raw_fd(), libc::POLLIN)];
            match poll(&mut table, left) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(()) => return Ok(table[0].found() != 0),
            }
        }
    }
}

/// Whether some process holds a lock on the first byte of the file; then its number.
///
/// # Errors
/// What fcntl(2) says.
pub fn lock_owner(file: &impl AsFd) -> io::Result<Option<libc::pid_t>> {
    // SAFETY: flock is plain data, filled here and by the call.
    unsafe {
        let mut lock = first_byte();
        check(libc::fcntl(
            file.as_fd().as_raw_fd(),
            libc::F_GETLK,
            &mut lock,
        ))?;
        Ok((i32::from(lock.l_type) != libc::F_UNLCK).then_some(lock.l_pid))
    }
}

/// Locks the first byte of the file for this process; false when another one holds it.
///
/// # Errors
/// What fcntl(2) says.
pub fn try_lock(file: &impl AsFd) -> io::Result<bool> {
    // SAFETY: flock is plain data.
    let result = unsafe { libc::fcntl(file.as_fd().as_raw_fd(), libc::F_SETLK, &first_byte()) };
    match check(result) {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.raw_os_error(), Some(libc::EAGAIN | libc::EACCES)) => {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// A write lock on the first byte.  Async-signal-safe.
pub(super) fn first_byte() -> libc::flock {
    // SAFETY: flock is plain data, for which zeros are valid.
    let mut lock: libc::flock = unsafe { std::mem::zeroed() };
    lock.l_type = i16::try_from(libc::F_WRLCK).unwrap_or_default();
    lock.l_whence = i16::try_from(libc::SEEK_SET).unwrap_or_default();
    lock.l_len = 1;
    lock
}

/// A file in memory, close-on-exec, for a program's output.
///
/// # Errors
/// What memfd_create(2) says.
pub fn memory_file() -> io::Result<std::fs::File> {
    // SAFETY: the name ends with NUL; the new descriptor belongs to nobody else.
    unsafe {
        let fd = check(libc::memfd_create(c"output".as_ptr(), libc::MFD_CLOEXEC))?;
        Ok(OwnedFd::from_raw_fd(fd).into())
    }
}

/// The user this process acts as.
#[must_use]
pub fn effective_user() -> u32 {
    // SAFETY: can't fail.
    unsafe { libc::geteuid() }
}

/// The group this process acts as.
#[must_use]
pub fn effective_group() -> u32 {
    // SAFETY: can't fail.
    unsafe { libc::getegid() }
}
