//! Network devices of the host: the ioctl(2) requests that make taps and set devices up.
use super::check;
use std::fs::File;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

/// The longest name of a device, in bytes.
pub const NAME_MAX: usize = libc::IFNAMSIZ - 1;

/// The request that puts a device under a bridge; the `libc` crate lacks it here.
const SIOCBRADDIF: libc::Ioctl = 0x89a2;

/// The device type of Ethernet addresses.
const ARPHRD_ETHER: libc::sa_family_t = 1;

/// How a tap is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TapOptions {
    /// Frames carry a virtio header.
    pub has_header: bool,
    /// The device has several queues; each is a descriptor of its own.
    pub has_queues: bool,
    /// The device must not exist yet.
    pub is_new: bool,
}

/// Makes an open file of the kernel's tap driver a queue of the tap `name`; a device that isn't
/// there is made, and lives as long as a descriptor of it.
///
/// # Errors
/// What `TUNSETIFF` says: `EBUSY` for a name that is taken, `EPERM` for want of rights, `EINVAL`
/// for a bad name or for options that the device lacks.
pub fn attach_tap(driver: &File, name: &str, options: TapOptions) -> io::Result<()> {
    let flags = [
        (libc::IFF_VNET_HDR, options.has_header),
        (libc::IFF_MULTI_QUEUE, options.has_queues),
        (libc::IFF_TUN_EXCL, options.is_new),
    ];
    let chosen = flags.iter().filter(|(_, wanted)| *wanted);
    let flags = chosen.fold(libc::IFF_TAP | libc::IFF_NO_PI, |all, (flag, _)| all | flag);
    let [low, high, ..] = flags.to_le_bytes();
    let mut request = request(name)?;
    request.ifr_ifru.ifru_flags = i16::from_le_bytes([low, high]);
    control(driver.as_raw_fd(), libc::TUNSETIFF, &mut request)
}

/// The name of the device behind a tap's descriptor.
///
/// # Errors
/// What `TUNGETIFF` says of a descriptor that is no tap's.
pub fn tap_name(tap: &impl AsRawFd) -> io::Result<String> {
    let mut request = request("")?;
    control(tap.as_raw_fd(), libc::TUNGETIFF, &mut request)?;
    let bytes = request.ifr_name.map(|byte| byte.to_ne_bytes()[0]);
    let end = bytes.iter().position(|&byte| byte == 0);
    let name = &bytes[..end.unwrap_or(bytes.len())];
    Ok(String::from_utf8_lossy(name).into_owned())
}

/// The number of a device.
///
/// # Errors
/// `ENODEV` when there is none of that name, `ERANGE` when the name is too long for one.
pub fn index(name: &str) -> io::Result<i32> {
    let request = ask(libc::SIOCGIFINDEX, request(name)?)?;
    // SAFETY: the request fills this member; any value of it is valid.
    Ok(unsafe { request.ifr_ifru.ifru_ifindex })
}

/// The greatest packet that a device carries, in bytes.
///
/// # Errors
/// As [`index`].
pub fn mtu(name: &str) -> io::Result<i32> {
    let request = ask(libc::SIOCGIFMTU, request(name)?)?;
    // SAFETY: the request fills this member; any value of it is valid.
    Ok(unsafe { request.ifr_ifru.ifru_mtu })
}

/// Sets [`mtu`].
///
/// # Errors
/// As [`index`]; `EINVAL` for a size that the device can't carry, `EPERM`.
pub fn set_mtu(name: &str, size: i32) -> io::Result<()> {
    let mut request = request(name)?;
    request.ifr_ifru.ifru_mtu = size;
    ask(libc::SIOCSIFMTU, request).map(drop)
}

/// Sets the Ethernet address of a device.
///
/// # Errors
/// As [`index`]; `EPERM`.
pub fn set_address(name: &str, address: [u8; 6]) -> io::Result<()> {
    let mut request = request(name)?;
    let mut place = libc::sockaddr {
        sa_family: ARPHRD_ETHER,
        sa_data: [0; 14],
    };
    for (to, from) in place.sa_data.iter_mut().zip(address) {
        *to = libc::c_char::from_ne_bytes([from]);
    }
    request.ifr_ifru.ifru_hwaddr = place;
    ask(libc::SIOCSIFHWADDR, request).map(drop)
}

/// Whether a device is up.
///
/// # Errors
/// As [`index`].
pub fn is_up(name: &str) -> io::Result<bool> {
    Ok(flags(name)? & up() != 0)
}

/// Sets a device up.
///
/// # Errors
/// As [`index`]; `EPERM`.
pub fn set_up(name: &str) -> io::Result<()> {
    let mut request = request(name)?;
    request.ifr_ifru.ifru_flags = flags(name)? | up();
    ask(libc::SIOCSIFFLAGS, request).map(drop)
}

/// Makes a device a port of a bridge.
///
/// # Errors
/// As [`index`], of either name; `EOPNOTSUPP` where `bridge` is none, `EPERM`.
pub fn add_port(bridge: &str, port: &str) -> io::Result<()> {
    let mut request = request(bridge)?;
    request.ifr_ifru.ifru_ifindex = index(port)?;
    ask(SIOCBRADDIF, request).map(drop)
}

fn up() -> libc::c_short {
    libc::c_short::try_from(libc::IFF_UP).unwrap_or_default()
}

fn flags(name: &str) -> io::Result<libc::c_short> {
    let request = ask(libc::SIOCGIFFLAGS, request(name)?)?;
    // SAFETY: the request fills this member; any value of it is valid.
    Ok(unsafe { request.ifr_ifru.ifru_flags })
}

/// A request about a device, otherwise empty.
fn request(name: &str) -> io::Result<libc::ifreq> {
    if name.len() > NAME_MAX {
        return Err(io::Error::from_raw_os_error(libc::ERANGE));
    }
    // SAFETY: ifreq is plain data, for which zeros are valid.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(name.bytes()) {
        *to = libc::c_char::from_ne_bytes([from]);
    }
    Ok(request)
}

/// Has the kernel answer a request about a device.
fn ask(code: libc::Ioctl, mut request: libc::ifreq) -> io::Result<libc::ifreq> {
    // SAFETY: plain system call; the new descriptor belongs to nobody else.
    let socket = unsafe {
        let fd = check(libc::socket(
            libc::AF_UNIX,
            libc::SOCK_DGRAM | libc::SOCK_CLOEXEC,
            0,
        ))?;
        OwnedFd::from_raw_fd(fd)
    };
    control(socket.as_raw_fd(), code, &mut request)?;
    Ok(request)
}

fn control(fd: RawFd, code: libc::Ioctl, request: &mut libc::ifreq) -> io::Result<()> {
    // SAFETY: every request of this file reads and writes an ifreq, which lives until it returns.
    check(unsafe { libc::ioctl(fd, code, request) }).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loopback_device_is_described() {
        assert!(index("lo").unwrap() > 0);
        assert!(mtu("lo").unwrap() > 0);
        assert!(is_up("lo").is_ok());
        let error = |result: io::Result<i32>| result.unwrap_err().raw_os_error();
        assert_eq!(error(index("no-such")), Some(libc::ENODEV));
        assert_eq!(error(index("a-name-too-long-")), Some(libc::ERANGE));
        assert!(add_port("no-such", "lo").is_err());
    }

    #[test]
    fn only_taps_have_a_taps_name() {
        let file = File::open("/dev/null").unwrap();
        assert!(tap_name(&file).is_err());
        assert!(attach_tap(&file, "x", TapOptions::default()).is_err());
    }
}
