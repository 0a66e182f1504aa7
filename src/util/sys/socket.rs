//! Open descriptors over a unix socket (`SCM_RIGHTS`), and writing to one without a signal.
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::os::unix::net::UnixStream;

/// Room for the control message of one descriptor, aligned as the kernel wants it.
#[repr(align(8))]
struct Control([u8; 64]);

/// What a descriptor takes in a control message.
const FD_SIZE: u32 = 4;

/// Writes `bytes` with one descriptor attached; returns how many bytes went out.
///
/// # Errors
/// What sendmsg(2) says; `SIGPIPE` is never raised.
pub fn send_with_fd(socket: &UnixStream, bytes: &[u8], fd: BorrowedFd<'_>) -> io::Result<usize> {
    let mut control = Control([0; 64]);
    let number = fd.as_raw_fd();
    let mut part = libc::iovec {
        iov_base: bytes.as_ptr().cast_mut().cast(),
        iov_len: bytes.len(),
    };
    // SAFETY: the message and everything it points to live until sendmsg returns; the control
    // buffer is longer than CMSG_SPACE of one descriptor.
    let sent = unsafe {
        let mut message: libc::msghdr = std::mem::zeroed();
        message.msg_iov = &mut part;
        message.msg_iovlen = 1;
        message.msg_control = control.0.as_mut_ptr().cast();
        message.msg_controllen = libc::CMSG_SPACE(FD_SIZE) as usize;
        let header = libc::CMSG_FIRSTHDR(&message);
        (*header).cmsg_level = libc::SOL_SOCKET;
        (*header).cmsg_type = libc::SCM_RIGHTS;
        (*header).cmsg_len = libc::CMSG_LEN(FD_SIZE) as usize;
        libc::CMSG_DATA(header)
            .cast::<libc::c_int>()
            .write_unaligned(number);
        libc::sendmsg(socket.as_raw_fd(), &message, libc::MSG_NOSIGNAL)
    };
    usize::try_from(sent).map_err(|_| io::Error::last_os_error())
}

/// Takes the one descriptor that the other end sends with its next bytes, of which one is read.
///
/// # Errors
/// What recvmsg(2) says; `ENODATA` when no descriptor comes, because the other end is closed or
/// sends bytes alone.
pub fn receive_fd(socket: &UnixStream) -> io::Result<OwnedFd> {
    let mut control = Control([0; 64]);
    let mut byte = [0u8; 1];
    let mut part = libc::iovec {
        iov_base: byte.as_mut_ptr().cast(),
        iov_len: byte.len(),
    };
    // SAFETY: the message and everything it points to live until recvmsg returns; a header is read
    // only where the kernel says that it wrote one, and its descriptor belongs to nobody else.
    unsafe {
        let mut message: libc::msghdr = std::mem::zeroed();
        message.msg_iov = &mut part;
        message.msg_iovlen = 1;
        message.msg_control = control.0.as_mut_ptr().cast();
        message.msg_controllen = libc::CMSG_SPACE(FD_SIZE) as usize;
        if libc::recvmsg(socket.as_raw_fd(), &mut message, libc::MSG_CMSG_CLOEXEC) < 0 {
            return Err(io::Error::last_os_error());
        }
        let header = libc::CMSG_FIRSTHDR(&message);
        if header.is_null()
            || (*header).cmsg_type != libc::SCM_RIGHTS
            || (*header).cmsg_len < libc::CMSG_LEN(FD_SIZE) as usize
        {
            return Err(io::Error::from_raw_os_error(libc::ENODATA));
        }
        let number = libc::CMSG_DATA(header).cast::<libc::c_int>();
        Ok(OwnedFd::from_raw_fd(number.read_unaligned()))
    }
}

/// Writes all of `bytes`; a closed other end is an error, not a `SIGPIPE` for the host.
///
/// # Errors
/// What send(2) says; `EAGAIN` when the socket's write timeout ends.
pub fn send_all(socket: &UnixStream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        // SAFETY: `bytes` is readable for its length.
        let sent = unsafe {
            libc::send(
                socket.as_raw_fd(),
                bytes.as_ptr().cast(),
                bytes.len(),
                libc::MSG_NOSIGNAL,
            )
        };
        match usize::try_from(sent) {
            Ok(sent) => bytes = &bytes[sent..],
            Err(_) => {
                let error = io::Error::last_os_error();
                if error.kind() != io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::io::Read;
    use std::os::fd::AsFd;

    #[test]
    fn a_descriptor_arrives_or_its_lack_is_told() {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let zero = File::open("/dev/zero").unwrap();
        assert_eq!(send_with_fd(&ours, b"x", zero.as_fd()).unwrap(), 1);
        let mut byte = [1];
        let mut received = File::from(receive_fd(&theirs).unwrap());
        received.read_exact(&mut byte).unwrap();
        assert_eq!(byte, [0]);
        drop(ours);
        let error = receive_fd(&theirs).unwrap_err();
        assert_eq!(error.raw_os_error(), Some(libc::ENODATA));
    }
}
