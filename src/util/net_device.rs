//! Network devices of the host: taps and their names, ports of bridges, traffic counters.
//!
//! C counterparts: `virNetDevTapCreate`, `virNetDevGenerateName`, `virNetDevSetMTU` and its
//! sisters, `virNetDevBridgeAddPort`, `virNetDevTapInterfaceStats`.  What a guest's definition asks
//! of a device is the driver's business; the system calls are in `sys::net_device`.
mod names;

pub use names::{generate_name, reserve_name};

use crate::error::{Error, ErrorDomain, Result};
use crate::sys::net_device::{self as sys, TapOptions};
use crate::{bail, file};
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Where the kernel counts the traffic of its devices.
const COUNTERS: &str = "/proc/net/dev";

/// Bytes, packets, errors and drops of one direction.
pub type Traffic = [u64; 4];

/// What has gone through a device, seen from the host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// What has come in.
    pub received: Traffic,
    /// What has gone out.
    pub sent: Traffic,
}

/// `virNetDevExists`
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` for a name that no device can have.
pub fn exists(name: &str) -> Result<bool> {
    match sys::index(name) {
        Ok(_) => Ok(true),
        Err(cause) if cause.raw_os_error() == Some(libc::ENODEV) => Ok(false),
        Err(cause) if cause.raw_os_error() == Some(libc::ERANGE) => Err(system(
            &cause,
            format!("Network interface name '{name}' is too long"),
        )),
        Err(cause) => Err(system(
            &cause,
            format!("Unable to check interface flags for {name}"),
        )),
    }
}

/// What a tap is to be.
#[derive(Clone, Copy, Debug)]
pub struct Tap<'a> {
    /// The kernel's tap driver, usually [`TAP_DRIVER`].
    pub driver: &'a Path,
    /// How many descriptors it gets, one at least.
    pub queues: u32,
    /// Whether its frames carry a virtio header.
    pub has_header: bool,
}

/// Where the kernel's tap driver is.
pub const TAP_DRIVER: &str = "/dev/net/tun";

/// Makes a tap and returns its name, chosen after a template if `name` is one, and its
/// descriptors.  It is gone with the last of them.
///
/// # Errors
/// `VIR_ERR_OPERATION_INVALID` when the name is taken, `VIR_ERR_SYSTEM_ERROR`.
pub fn make_tap(name: &str, tap: Tap<'_>) -> Result<(String, Vec<OwnedFd>)> {
    loop {
        let chosen = generate_name(name)?;
        if exists(&chosen)? {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "The {chosen} interface already exists"
            );
        }
        match open_tap(&chosen, tap, true) {
            // Another process has chosen the same one meanwhile.
            Err(error) if error.int1 == libc::EBUSY && chosen != name => {}
            outcome => return Ok((chosen, outcome?)),
        }
    }
}

/// Opens a tap that is there.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub fn join_tap(name: &str, tap: Tap<'_>) -> Result<Vec<OwnedFd>> {
    open_tap(name, tap, false)
}

fn open_tap(name: &str, tap: Tap<'_>, is_new: bool) -> Result<Vec<OwnedFd>> {
    let queues = tap.queues.max(1);
    let mut fds = Vec::new();
    for number in 0..queues {
        let options = TapOptions {
            has_header: tap.has_header,
            has_queues: queues > 1,
            is_new: is_new && number == 0,
        };
        fds.push(open_queue(tap.driver, name, options, number > 0)?);
    }
    Ok(fds)
}

fn open_queue(driver: &Path, name: &str, options: TapOptions, is_further: bool) -> Result<OwnedFd> {
    let opened = File::options().read(true).write(true).open(driver);
    let file = opened.map_err(|cause| {
        let text = format!("Unable to open {}, is tun module loaded?", driver.display());
        system(&cause, text)
    })?;
    match sys::attach_tap(&file, name, options) {
        Ok(()) => Ok(file.into()),
        Err(cause) if is_further => Err(system(
            &cause,
            format!(
                "Unable to create multiple fds for tap device {name} \
                 (maybe existing device was created without multi_queue flag)"
            ),
        )),
        Err(cause) => Err(system(
            &cause,
            format!("Unable to create tap device {name}"),
        )),
    }
}

/// The name of the tap that a descriptor is of.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub fn tap_name(tap: &OwnedFd) -> Result<String> {
    sys::tap_name(tap).map_err(|cause| system(&cause, "Unable to query tap interface name".into()))
}

/// `virNetDevGetMTU`, in bytes.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`; so for the others here.
pub fn mtu(name: &str) -> Result<u32> {
    let size = sys::mtu(name);
    let size = size.and_then(|size| u32::try_from(size).map_err(io::Error::other));
    size.map_err(|cause| system(&cause, format!("Cannot get interface MTU on '{name}'")))
}

/// `virNetDevSetMTU`, in bytes.
///
/// # Errors
/// See above.
pub fn set_mtu(name: &str, size: u32) -> Result<()> {
    let size = i32::try_from(size).unwrap_or(i32::MAX);
    sys::set_mtu(name, size)
        .map_err(|cause| system(&cause, format!("Cannot set interface MTU on '{name}'")))
}

/// `virNetDevSetMAC`
///
/// # Errors
/// See above.
pub fn set_address(name: &str, address: [u8; 6]) -> Result<()> {
    sys::set_address(name, address).map_err(|cause| {
        let shown = address.map(|byte| format!("{byte:02x}")).join(":");
        let text = format!("Cannot set interface MAC to {shown} on '{name}'");
        system(&cause, text)
    })
}

/// `virNetDevSetOnline`
///
/// # Errors
/// See above.
pub fn set_up(name: &str) -> Result<()> {
    sys::set_up(name)
        .map_err(|cause| system(&cause, format!("Cannot set interface flags on '{name}'")))
}

/// `virNetDevBridgeAddPort`
///
/// # Errors
/// See above.
pub fn add_port(bridge: &str, port: &str) -> Result<()> {
    sys::add_port(bridge, port)
        .map_err(|cause| system(&cause, format!("Unable to add bridge {bridge} port {port}")))
}

/// What has gone through a device.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when there is none of that name.
pub fn counters(name: &str) -> Result<Counters> {
    let text = file::read_limited(Path::new(COUNTERS), 16 << 20)?;
    match find_counters(&String::from_utf8_lossy(&text), name) {
        Some(counters) => Ok(counters),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "{COUNTERS}: Interface not found"),
    }
}

/// A line is `NAME: ` and sixteen numbers, eight of either direction.
fn find_counters(text: &str, name: &str) -> Option<Counters> {
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    let (_, numbers) = lines.find(|(known, _)| known.trim() == name)?;
    let numbers: Vec<u64> = numbers
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect();
    let traffic = |from: usize| numbers.get(from..from + 4)?.try_into().ok();
    Some(Counters {
        received: traffic(0)?,
        sent: traffic(8)?,
    })
}

fn system(cause: &io::Error, text: String) -> Box<Error> {
    Error::system(ORIGIN, cause, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_found_by_name() {
        let text = "Inter-|   Receive     |  Transmit\n face |bytes packets|bytes\n\
            lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n\
            vnet1: 100 200 300 400 0 0 0 0 500 600 700 800 0 0 0 0\n";
        let found = find_counters(text, "vnet1").unwrap();
        assert_eq!(found.received, [100, 200, 300, 400]);
        assert_eq!(found.sent, [500, 600, 700, 800]);
        assert_eq!(find_counters(text, "vnet"), None);
        assert!(counters("lo").is_ok());
    }

    #[test]
    fn errors_are_libvirts() {
        assert!(exists("lo").unwrap());
        assert!(!exists("no-such").unwrap());
        assert_eq!(
            mtu("no-such").unwrap_err().message,
            "Cannot get interface MTU on 'no-such': No such device"
        );
        assert_eq!(
            exists("averyveryverylongname").unwrap_err().message,
            "Network interface name 'averyveryverylongname' is too long: \
             Numerical result out of range"
        );
        let tap = Tap {
            driver: Path::new("/dev/null"),
            queues: 1,
            has_header: false,
        };
        assert_eq!(
            make_tap("x", tap).unwrap_err().message,
            "Unable to create tap device x: Inappropriate ioctl for device"
        );
        assert_eq!(
            make_tap("lo", tap).unwrap_err().message,
            "Requested operation is not valid: The lo interface already exists"
        );
    }
}
