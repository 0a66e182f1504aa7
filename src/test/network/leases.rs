//! `Leases`: the addresses that a network's DHCP server has given to guests, and until when.
//!
//! A guest that runs renews its lease at half time, as clients do; one that has stopped keeps it until
//! it expires.  Nobody has to wait for that: the state of a lease is reckoned when somebody asks.
use abi::{VIR_IP_ADDR_TYPE_IPV4, VIR_IP_ADDR_TYPE_IPV6};
use api::DhcpLease;
use conf::MacAddr;
use conf::network::{DhcpHost, DhcpRange, Lease as Length, LeaseUnit, NetworkDef, NetworkIp};
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Seconds of a lease whose length nobody has said, dnsmasq's own choice.
const DEFAULT_LENGTH: i64 = 3600;

/// The leases of one network.
#[derive(Debug, Default)]
pub(crate) struct Leases(BTreeMap<(MacAddr, Family), Lease>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    V4,
    V6,
}

impl Family {
    fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(_) => Self::V4,
            IpAddr::V6(_) => Self::V6,
        }
    }
}

/// What a guest got.
#[derive(Clone, Debug)]
struct Lease {
    address: IpAddr,
    prefix: u32,
    hostname: String,
    /// Seconds from one renewal's grant to its end; none for ever.
    length: Option<i64>,
    /// Since when the guest has it, in seconds since 1970.
    since: i64,
    /// When the guest stopped.
    until: Option<i64>,
}

impl Lease {
    /// When it expires, as is known at `now`; 0 for never.
    fn expiry(&self, now: i64) -> i64 {
        let Some(length) = self.length else { return 0 };
        let held = self
            .until
            .unwrap_or(now)
            .min(now)
            .saturating_sub(self.since);
        let half = (length / 2).max(1);
        let renewed = held.max(0) / half * half;
        self.since.saturating_add(renewed).saturating_add(length)
    }

    fn is_valid(&self, now: i64) -> bool {
        let expiry = self.expiry(now);
        expiry == 0 || expiry > now
    }
}

fn seconds(length: Option<Length>) -> Option<i64> {
    let Some(length) = length else {
        return Some(DEFAULT_LENGTH);
    };
    let unit = match length.unit {
        LeaseUnit::Seconds => 1,
        LeaseUnit::Minutes => 60,
        LeaseUnit::Hours => 3600,
    };
    let expiry = i64::try_from(length.expiry).unwrap_or(i64::MAX);
    (expiry != 0).then(|| expiry.saturating_mul(unit))
}

/// The fixed address of a guest, by its hardware address or else by its name.
fn reserved<'a>(ip: &'a NetworkIp, mac: MacAddr, name: &str) -> Option<(IpAddr, &'a DhcpHost)> {
    let is_own_mac = |host: &DhcpHost| {
        let own = host.mac.as_deref().and_then(MacAddr::parse);
        own == Some(mac)
    };
    let is_own_name = |host: &DhcpHost| {
        host.mac.is_none() && host.id.is_none() && host.name.as_deref() == Some(name)
    };
    let hosts = &ip.dhcp.hosts;
    let found = hosts.iter().find(|host| is_own_mac(host));
    let host = found.or_else(|| hosts.iter().find(|host| is_own_name(host)))?;
    host.ip.map(|address| (address, host))
}

/// The address after one.
fn next(address: IpAddr) -> Option<IpAddr> {
    Some(match address {
        IpAddr::V4(v4) => Ipv4Addr::from_bits(v4.to_bits().checked_add(1)?).into(),
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits().checked_add(1)?).into(),
    })
}

/// The first address of a range that is free.
fn free_in(range: &DhcpRange, used: &BTreeSet<IpAddr>) -> Option<IpAddr> {
    let mut address = range.start;
    while used.contains(&address) {
        address = next(address)?;
    }
    (address <= range.end).then_some(address)
}

impl Leases {
    /// The guest `name`'s card comes to the network: it gets an address of each family that the network
    /// gives, if one is left.
    pub(crate) fn grant(&mut self, network: &NetworkDef, mac: MacAddr, name: &str, now: i64) {
        let mut served = BTreeSet::new();
        for ip in &network.ips {
            let family = Family::of(ip.address);
            let gives = !ip.dhcp.ranges.is_empty() || !ip.dhcp.hosts.is_empty();
            if gives && served.insert(family) {
                self.grant_of(ip, (mac, family), name, now);
            }
        }
    }

    fn grant_of(&mut self, ip: &NetworkIp, key: (MacAddr, Family), name: &str, now: i64) {
        let (address, length, hostname) = match reserved(ip, key.0, name) {
            Some((address, host)) => {
                let hostname = host.name.as_deref().unwrap_or(name);
                (address, host.lease, hostname)
            }
            None => match self.choose(ip, key, now) {
                Some((address, range)) => (address, range.lease, name),
                None => return,
            },
        };
        let lease = Lease {
            address,
            prefix: ip.prefix_length().unwrap_or_default(),
            hostname: hostname.to_owned(),
            length: seconds(length),
            since: now,
            until: None,
        };
        self.0.insert(key, lease);
    }

    /// An address for a guest without a fixed one: that of before if it is free, or the first free one.
    fn choose<'a>(
        &self,
        ip: &'a NetworkIp,
        key: (MacAddr, Family),
        now: i64,
    ) -> Option<(IpAddr, &'a DhcpRange)> {
        let others = self.0.iter().filter(|(other, _)| **other != key);
        let leased = others.filter(|(_, lease)| lease.is_valid(now));
        let mut used: BTreeSet<IpAddr> = leased.map(|(_, lease)| lease.address).collect();
        used.extend(ip.dhcp.hosts.iter().filter_map(|host| host.ip));
        used.insert(ip.address);
        let before = self.0.get(&key).map(|lease| lease.address);
        let before = before.filter(|address| !used.contains(address));
        let mut ranges = ip.dhcp.ranges.iter();
        if let Some(address) = before
            && let Some(range) = ranges
                .clone()
                .find(|r| r.start <= address && address <= r.end)
        {
            return Some((address, range));
        }
        ranges.find_map(|range| Some((free_in(range, &used)?, range)))
    }

    /// The guest's card goes; its leases stay until they expire.
    pub(crate) fn release(&mut self, mac: MacAddr, now: i64) {
        for family in [Family::V4, Family::V6] {
            if let Some(lease) = self.0.get_mut(&(mac, family)) {
                lease.until = Some(now);
            }
        }
    }

    /// The leases that hold at `now`, of one card or of all, on the bridge `iface`.
    pub(crate) fn list(&self, iface: &str, mac: Option<MacAddr>, now: i64) -> Vec<DhcpLease> {
        let wanted = |owner: MacAddr| mac.is_none_or(|mac| mac == owner);
        let valid = self.0.iter();
        valid
            .filter(|((owner, _), lease)| wanted(*owner) && lease.is_valid(now))
            .map(|((owner, family), lease)| lease.report(iface, (*owner, *family), now))
            .collect()
    }
}

impl Lease {
    fn report(&self, iface: &str, (mac, family): (MacAddr, Family), now: i64) -> DhcpLease {
        let [.., a, b, c, d] = mac.0;
        // A client makes both of its hardware address: type 1 of DUIDs is as good as any.
        let iaid = u32::from_be_bytes([a, b, c, d]);
        let (family, iaid, clientid) = match family {
            Family::V4 => (VIR_IP_ADDR_TYPE_IPV4, None, format!("01:{mac}")),
            Family::V6 => (
                VIR_IP_ADDR_TYPE_IPV6,
                Some(iaid.to_string()),
                format!("00:03:00:01:{mac}"),
            ),
        };
        DhcpLease {
            iface: iface.to_owned(),
            expirytime: self.expiry(now),
            family,
            mac: Some(mac.to_string()),
            iaid,
            ipaddr: self.address.to_string(),
            prefix: self.prefix,
            hostname: Some(self.hostname.clone()),
            clientid: Some(clientid),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use util::xml::ParseFlags;

    const START: i64 = 1_000_000;

    fn network(dhcp: &str) -> NetworkDef {
        let xml = format!(
            "<network><name>n</name><ip address='10.0.0.1' netmask='255.255.255.0'>\
             <dhcp>{dhcp}</dhcp></ip></network>"
        );
        NetworkDef::from_xml(&xml, ParseFlags::NONE).unwrap()
    }

    fn mac(last: u8) -> MacAddr {
        MacAddr([0x52, 0x54, 0, 0, 0, last])
    }

    fn addresses(leases: &Leases, now: i64) -> Vec<String> {
        let found = leases.list("br", None, now).into_iter();
        found.map(|lease| lease.ipaddr).collect()
    }

    #[test]
    fn each_guest_gets_an_address_as_long_as_there_are_some() {
        let network = network(
            "<range start='10.0.0.1' end='10.0.0.4'/><host mac='52:54:00:00:00:09' ip='10.0.0.3'/>",
        );
        let mut leases = Leases::default();
        for last in [1, 2, 3, 9] {
            leases.grant(&network, mac(last), "g", START);
        }
        assert_eq!(
            addresses(&leases, START),
            ["10.0.0.2", "10.0.0.4", "10.0.0.3"]
        );
    }

    #[test]
    fn a_guest_that_runs_renews_and_one_that_stopped_does_not() {
        let lease = "<lease expiry='10' unit='minutes'/>";
        let network = network(&format!(
            "<range start='10.0.0.2' end='10.0.0.2'>{lease}</range>"
        ));
        let mut leases = Leases::default();
        leases.grant(&network, mac(1), "g", START);
        let expiry = |leases: &Leases, now| leases.list("br", None, now)[0].expirytime;
        assert_eq!(expiry(&leases, START + 299), START + 600);
        assert_eq!(expiry(&leases, START + 301), START + 900);
        leases.release(mac(1), START + 301);
        assert_eq!(expiry(&leases, START + 899), START + 900);
        // Nobody else has it before it expires.
        leases.grant(&network, mac(2), "h", START + 899);
        assert_eq!(leases.list("br", Some(mac(2)), START + 899).len(), 0);
        assert_eq!(addresses(&leases, START + 900).len(), 0);
        leases.grant(&network, mac(2), "h", START + 900);
        assert_eq!(leases.list("br", Some(mac(2)), START + 900).len(), 1);
    }

    #[test]
    fn a_guest_that_comes_back_has_the_address_of_before() {
        let network = network("<range start='10.0.0.2' end='10.0.0.9'/>");
        let mut leases = Leases::default();
        leases.grant(&network, mac(1), "g", START);
        leases.grant(&network, mac(2), "h", START);
        leases.release(mac(1), START);
        leases.release(mac(2), START);
        leases.grant(&network, mac(2), "h", START + 9999);
        assert_eq!(addresses(&leases, START + 9999), ["10.0.0.3"]);
    }

    #[test]
    fn a_fixed_name_and_an_endless_lease() {
        let network = network("<host name='web' ip='10.0.0.7'><lease expiry='0'/></host>");
        let mut leases = Leases::default();
        leases.grant(&network, mac(1), "web", START);
        leases.grant(&network, mac(2), "other", START);
        let all = leases.list("br", None, i64::MAX);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].expirytime, all[0].ipaddr.as_str()), (0, "10.0.0.7"));
    }
}
