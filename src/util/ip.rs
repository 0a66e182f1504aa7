//! Internet addresses as libvirt reads and writes them (C: `virSocketAddr`), without ports.
//!
//! What `<ip>` and `<route>` mean lives in the room `conf`; sockets are `sys`'s matter.
use crate::bail;
use crate::error::{ErrorDomain, Result};
use crate::number::to_u32_positive;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Reads an address in digits, of whichever family; names aren't looked up (C:
/// `virSocketAddrParse` with `AF_UNSPEC`).
///
/// IPv4 addresses may have the older forms, as for `inet_aton(3)`: fewer numbers, the last of which
/// fills the rest, each in decimal, octal or hexadecimal.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` for anything else.
pub fn parse(text: &str) -> Result<IpAddr> {
    let v4 = parse_v4(text).map(IpAddr::V4);
    let v6 = || text.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    match v4.or_else(v6) {
        Some(address) => Ok(address),
        None => bail!(
            VIR_ERR_SYSTEM_ERROR,
            "Cannot parse socket address '{text}': Name or service not known"
        ),
    }
}

/// Reads an IPv4 address (C: `virSocketAddrParse` with `AF_INET`); `None` for anything else.
#[must_use]
pub fn parse_v4(text: &str) -> Option<Ipv4Addr> {
    let parts: Vec<u32> = text.split('.').map(part_of_v4).collect::<Option<_>>()?;
    let (last, first) = parts.split_last()?;
    if first.len() > 3 {
        return None;
    }
    let mut all: u32 = 0;
    for (part, shift) in first.iter().zip([24, 16, 8]) {
        all |= u32::from(u8::try_from(*part).ok()?) << shift;
    }
    let room = 32 - 8 * u32::try_from(first.len()).ok()?;
    let fits = room == 32 || *last < 1 << room;
    fits.then(|| Ipv4Addr::from(all | last))
}

fn part_of_v4(text: &str) -> Option<u32> {
    let digits = text.bytes().next()?.is_ascii_digit();
    digits.then(|| to_u32_positive(text, 0))?
}

/// Writes an address (C: `virSocketAddrFormat`).  The C library has dotted numbers at the end of
/// the addresses that hold one of IPv4, the obsolete `::1.2.3.4` among them.
#[must_use]
pub fn format(address: IpAddr) -> String {
    let compatible = |v6: Ipv6Addr| {
        let groups = v6.segments();
        groups[..6] == [0; 6] && groups[6] != 0
    };
    match address {
        IpAddr::V6(v6) if compatible(v6) => {
            let [.., a, b, c, d] = v6.octets();
            format!("::{a}.{b}.{c}.{d}")
        }
        other => other.to_string(),
    }
}

/// The address as a number, and how many bits it has.
fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(v4) => (u128::from(u32::from(v4)), 32),
        IpAddr::V6(v6) => (u128::from(v6), 128),
    }
}

/// The mask of a prefix among `width` bits.
fn mask(prefix: u32, width: u32) -> u128 {
    let host = width.saturating_sub(prefix);
    let all = u128::MAX >> (128 - width);
    if host >= width {
        0
    } else {
        all >> host << host
    }
}

/// Whether two addresses are of one family and of one network of `prefix` bits.
#[must_use]
pub fn same_network(a: IpAddr, b: IpAddr, prefix: u32) -> bool {
    let ((a, width), (b, other)) = (bits(a), bits(b));
    width == other && (a ^ b) & mask(prefix, width) == 0
}

/// Whether no bit is set beyond the first `prefix`: the address is that of a network.
#[must_use]
pub fn is_network(address: IpAddr, prefix: u32) -> bool {
    let (number, width) = bits(address);
    number & !mask(prefix, width) == 0
}

/// How many bits a netmask has (C: `virSocketAddrGetNumNetmaskBits`); `None` if they aren't the
/// first ones.
#[must_use]
pub fn netmask_bits(netmask: IpAddr) -> Option<u32> {
    let (number, width) = bits(netmask);
    let prefix = (number << (128 - width)).leading_ones();
    (number == mask(prefix, width)).then_some(prefix)
}

/// The length of a network's prefix, as given, as its netmask has it, or else as is usual for such
/// an address (C: `virSocketAddrGetIPPrefix`); `prefix` is 0 when not given.
///
/// `None` for a netmask with gaps, and for an address that is no host's.
#[must_use]
pub fn prefix(address: Option<IpAddr>, netmask: Option<IpAddr>, prefix: u32) -> Option<u32> {
    match (prefix, netmask, address) {
        (1.., _, _) => Some(prefix),
        (_, Some(netmask), _) => netmask_bits(netmask),
        (_, _, Some(IpAddr::V6(_))) => Some(64),
        (_, _, Some(IpAddr::V4(v4))) => Some(match v4.octets()[0] {
            0..=127 => 8,
            128..=191 => 16,
            192..=223 => 24,
            224.. => return None,
        }),
        (_, _, None) => Some(0),
    }
}

/// Checks that addresses from `start` to `end` make sense, and do so within a network if there is
/// one, with its prefix (C: `virSocketAddrGetRange`).
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR`
pub fn check_range(
    start: IpAddr,
    end: IpAddr,
    network: Option<(IpAddr, Option<u32>)>,
) -> Result<()> {
    let range = format!("{} - {}", format(start), format(end));
    if start.is_ipv4() != end.is_ipv4() {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "mismatch of address family in range {range}"
        );
    }
    if let Some((network, prefix)) = network {
        check_range_within(start, end, &range, network, prefix)?;
    }
    let ((first, width), (last, _)) = (bits(start), bits(end));
    if !same_network(start, end, width - 16) {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "range {range} is too large (> 65535)"
        );
    }
    if last < first {
        let how = if start.is_ipv4() {
            "is reversed "
        } else {
            "start larger than end"
        };
        bail!(VIR_ERR_INTERNAL_ERROR, "range {range} {how}");
    }
    Ok(())
}

fn check_range_within(
    start: IpAddr,
    end: IpAddr,
    range: &str,
    network: IpAddr,
    prefix: Option<u32>,
) -> Result<()> {
    let name = format(network);
    if start.is_ipv4() != network.is_ipv4() {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "mismatch of address family in range {range} for network {name}"
        );
    }
    let (_, width) = bits(network);
    let Some(prefix) = prefix.filter(|prefix| *prefix <= width) else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "bad prefix {} for network {name} when checking range {range}",
            prefix.map_or(-1, i64::from)
        );
    };
    if !same_network(start, network, prefix) || !same_network(end, network, prefix) {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "range {range} is not entirely within network {name}/{prefix}"
        );
    }
    let host = mask(width, width) ^ mask(prefix, width);
    if network.is_ipv4() && bits(start).0 & host == 0 {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "start of range {range} in network {name}/{prefix} is the network address"
        );
    }
    if network.is_ipv4() && bits(end).0 & host == host {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "end of range {range} in network {name}/{prefix} is the broadcast address"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> IpAddr {
        parse(text).unwrap()
    }

    #[test]
    fn addresses_are_read_as_the_c_library_does() {
        for (text, same) in [
            ("10.0.0.1", "10.0.0.1"),
            ("127.1", "127.0.0.1"),
            ("0x7f.010.0.1", "127.8.0.1"),
            ("1.2.65535", "1.2.255.255"),
            ("4294967295", "255.255.255.255"),
            ("FE80::0:1", "fe80::1"),
            ("::ffff:1.2.3.4", "::ffff:1.2.3.4"),
            ("::1.2.3.4", "::1.2.3.4"),
            ("::1", "::1"),
        ] {
            assert_eq!(format(of(text)), same);
        }
        for bad in [
            "",
            "a",
            "1.2.3.4.5",
            "256.1.1.1",
            "1.2.3.",
            "-1",
            " 1.2.3.4",
            "1::2::3",
        ] {
            let error = parse(bad).unwrap_err();
            assert!(
                error.message.ends_with("Name or service not known"),
                "{bad}"
            );
        }
    }

    #[test]
    fn prefixes_come_from_three_places() {
        let class = of("172.16.0.1");
        assert_eq!(prefix(Some(class), None, 0), Some(16));
        assert_eq!(prefix(Some(class), Some(of("255.255.240.0")), 0), Some(20));
        assert_eq!(prefix(Some(class), Some(of("255.0.255.0")), 0), None);
        assert_eq!(prefix(Some(class), Some(of("255.0.255.0")), 9), Some(9));
        assert_eq!(prefix(Some(of("fe80::1")), None, 0), Some(64));
    }

    #[test]
    fn ranges_lie_within_their_network() {
        let within = |start, end| {
            let checked = check_range(of(start), of(end), Some((of("10.1.0.1"), Some(24))));
            checked.map_err(|error| error.message.clone())
        };
        assert_eq!(within("10.1.0.2", "10.1.0.254"), Ok(()));
        for (start, end, says) in [
            ("10.1.0.0", "10.1.0.9", "the network address"),
            ("10.1.0.1", "10.1.0.255", "the broadcast address"),
            (
                "10.1.0.1",
                "10.1.1.9",
                "not entirely within network 10.1.0.1/24",
            ),
            ("10.1.0.9", "10.1.0.8", "is reversed "),
            ("10.1.0.9", "::1", "mismatch of address family"),
        ] {
            let error = within(start, end).unwrap_err();
            assert!(error.contains(says), "{error}");
        }
        let large = check_range(of("10.1.0.1"), of("10.2.0.1"), None).unwrap_err();
        assert!(large.message.ends_with("is too large (> 65535)"));
    }
}
