//! poll(2), and the descriptor that wakes a thread out of it.
use super::check;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

/// One line of poll's table: a descriptor, what is asked, what came.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct PollFd(libc::pollfd);

impl PollFd {
    /// Asks about `fd`; `events` are poll's own bits.  A negative descriptor is passed over.
    #[must_use]
    pub fn new(fd: RawFd, events: i16) -> Self {
        Self(libc::pollfd {
            fd,
            events,
            revents: 0,
        })
    }

    /// What poll found.
    #[must_use]
    pub fn found(&self) -> i16 {
        self.0.revents
    }
}

/// Waits for one of `fds`, at most `timeout` milliseconds (-1: for ever).
///
/// # Errors
/// What poll(2) reports, `EINTR` too.
pub fn poll(fds: &mut [PollFd], timeout: i32) -> io::Result<()> {
    let count = libc::nfds_t::try_from(fds.len()).unwrap_or_default();
    // SAFETY: `PollFd` is transparent, and the table has `count` entries.
    check(unsafe { libc::poll(fds.as_mut_ptr().cast(), count, timeout) }).map(drop)
}

/// A descriptor that becomes readable when [`Waker::wake`] is called.
#[derive(Debug)]
pub struct Waker(OwnedFd);

impl Waker {
    /// A new one, close-on-exec and non-blocking.
    ///
    /// # Errors
    /// What eventfd(2) reports.
    pub fn new() -> io::Result<Self> {
        // SAFETY: plain system call; the new descriptor belongs to nobody else.
        unsafe {
            let fd = check(libc::eventfd(0, libc::EFD_CLOEXEC | libc::EFD_NONBLOCK))?;
            Ok(Self(OwnedFd::from_raw_fd(fd)))
        }
    }

    /// Makes it readable.  Fails only when it is readable already.
    pub fn wake(&self) {
        let one = 1u64.to_ne_bytes();
        // SAFETY: eight bytes are read from a live array.
        let _ = unsafe { libc::write(self.0.as_raw_fd(), one.as_ptr().cast(), one.len()) };
    }

    /// Makes it unreadable again.
    pub fn clear(&self) {
        let mut count = [0u8; 8];
        // SAFETY: eight bytes are written to a live array.
        let _ = unsafe { libc::read(self.0.as_raw_fd(), count.as_mut_ptr().cast(), count.len()) };
    }

    /// The descriptor to poll for reading.
    #[must_use]
    pub fn fd(&self) -> RawFd {
        self.0.as_raw_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waker_is_readable_until_cleared() {
        let waker = Waker::new().unwrap();
        let mut fds = [PollFd::new(waker.fd(), libc::POLLIN)];
        let mut ready = || {
            poll(&mut fds, 0).unwrap();
            fds[0].found() != 0
        };
        assert!(!ready());
        waker.wake();
        waker.wake();
        assert!(ready());
        waker.clear();
        assert!(!ready());
    }
}
