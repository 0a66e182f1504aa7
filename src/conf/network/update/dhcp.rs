//! Changes of what the DHCP server gives.
use std::net::IpAddr;

use util::xml::Node;
use util::{Result, ip};

use super::{Update, UpdateCommand, invalid, unknown_command, unmodifiable};
use crate::MacAddr;
use crate::network::dhcp::{DhcpHost, DhcpRange};
use crate::network::dns::Extent;
use crate::network::{NetworkDef, NetworkIp};

fn same_mac(a: &str, b: &str) -> bool {
    MacAddr::parse(a) == MacAddr::parse(b)
}

impl DhcpHost {
    /// Whether an attribute that both have is the same.
    fn shares_with(&self, other: &Self) -> bool {
        let mac = self.mac.as_deref().zip(other.mac.as_deref());
        mac.is_some_and(|(a, b)| same_mac(a, b))
            || (self.name.is_some() && self.name == other.name)
            || (self.ip.is_some() && self.ip == other.ip)
    }

    /// Whether every attribute of this one is the other's.
    fn is_part_of(&self, other: &Self) -> bool {
        let mac = self.mac.as_deref().zip(other.mac.as_deref());
        mac.is_none_or(|(a, b)| same_mac(a, b))
            && (self.name.is_none() || self.name == other.name)
            && (self.ip.is_none() || self.ip == other.ip)
    }

    /// MAC address, name and IP address as messages show them.
    fn shown(&self) -> [String; 3] {
        let text =
            |text: &Option<String>, absent: &str| text.as_deref().unwrap_or(absent).to_owned();
        [
            text(&self.mac, "unknown"),
            text(&self.name, "(null)"),
            self.ip.map_or_else(|| "unknown".to_owned(), ip::format),
        ]
    }
}

impl NetworkDef {
    /// The `<ip>` that a change means: that of the index, or else the one with addresses to give,
    /// or else the first of IPv4, or else of IPv6 (C: `virNetworkIPDefByIndex`).
    fn ip_to_update(&self, index: i32) -> Result<usize> {
        if let Ok(at) = usize::try_from(index) {
            return match at < self.ips.len() {
                true => Ok(at),
                false => invalid(format!(
                    "couldn't update dhcp host entry - no <ip> element found at index {index} in network '{}'",
                    self.name
                )),
            };
        }
        let find = |wanted: fn(&NetworkIp) -> bool| self.ips.iter().position(wanted);
        let found = find(|own| own.dhcp.gives_addresses())
            .or_else(|| find(|own| own.address.is_ipv4()))
            .or_else(|| find(|own| own.address.is_ipv6()));
        match found {
            Some(at) => Ok(at),
            None => invalid(format!(
                "couldn't update dhcp host entry - no <ip> element found in network '{}'",
                self.name
            )),
        }
    }

    /// One address of each family has a DHCP server.
    fn expect_only_server(&self, at: usize) -> Result<()> {
        let ipv4 = self.ips[at].address.is_ipv4();
        let mut others = self
            .ips
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        if others.any(|(_, own)| own.address.is_ipv4() == ipv4 && own.dhcp.gives_addresses()) {
            let family = if ipv4 { "IPv4" } else { "IPv6" };
            return invalid(format!(
                "dhcp is supported only for a single {family} address on each network"
            ));
        }
        Ok(())
    }

    fn expect_family(&self, at: usize, address: Option<IpAddr>, what: &str) -> Result<()> {
        let ipv4 = self.ips[at].address.is_ipv4();
        if address.is_some_and(|address| address.is_ipv4() != ipv4) {
            return invalid(format!(
                "the address family of a {what} must match the address family of the dhcp element's parent"
            ));
        }
        Ok(())
    }

    pub(super) fn update_dhcp_host(&mut self, update: &Update<'_>, entry: Node<'_>) -> Result<()> {
        self.expect_element(entry, "host")?;
        let at = self.ip_to_update(update.parent_index)?;
        let extent = match update.command {
            UpdateCommand::Delete => Extent::Partial,
            _ => Extent::Whole,
        };
        let host = DhcpHost::parse(entry, &self.name, self.ips[at].address.is_ipv6(), extent)?;
        if let UpdateCommand::Unknown(command) = update.command {
            return unknown_command(command);
        }
        if update.command == UpdateCommand::Delete {
            return self.delete_dhcp_host(at, &host);
        }
        self.expect_family(at, host.ip, "host entry IP")?;
        let hosts = &self.ips[at].dhcp.hosts;
        let known = hosts.iter().position(|known| host.shares_with(known));
        match (update.command, known) {
            (UpdateCommand::Modify, Some(known)) => self.ips[at].dhcp.hosts[known] = host,
            (UpdateCommand::Modify, None) => {
                let [mac, name, ip] = host.shown();
                return invalid(format!(
                    "couldn't locate an existing dhcp host entry with \"mac='{mac}'\" \"name='{name}'\" \"ip='{ip}'\" in network '{}'",
                    self.name
                ));
            }
            (_, known) => {
                self.expect_only_server(at)?;
                if known.is_some() {
                    let [mac, name, ip] = host.shown();
                    return invalid(format!(
                        "there is an existing dhcp host entry in network '{}' that matches \"<host mac='{mac}' name='{name}' ip='{ip}'/>\"",
                        self.name
                    ));
                }
                update.command.insert(&mut self.ips[at].dhcp.hosts, host);
            }
        }
        Ok(())
    }

    fn delete_dhcp_host(&mut self, at: usize, host: &DhcpHost) -> Result<()> {
        let hosts = &mut self.ips[at].dhcp.hosts;
        match hosts.iter().position(|known| host.is_part_of(known)) {
            Some(known) => hosts.remove(known),
            None => {
                return invalid(format!(
                    "couldn't locate a matching dhcp host entry in network '{}'",
                    self.name
                ));
            }
        };
        Ok(())
    }

    pub(super) fn update_dhcp_range(&mut self, update: &Update<'_>, entry: Node<'_>) -> Result<()> {
        self.expect_element(entry, "range")?;
        let at = self.ip_to_update(update.parent_index)?;
        if update.command == UpdateCommand::Modify {
            return unmodifiable("dhcp ranges");
        }
        let range = DhcpRange::parse(entry, &self.name, &self.ips[at])?;
        self.expect_family(at, Some(range.start), "dhcp range")?;
        let same = |known: &DhcpRange| (known.start, known.end) == (range.start, range.end);
        let known = self.ips[at].dhcp.ranges.iter().position(same);
        match (update.command, known) {
            (UpdateCommand::Unknown(command), _) => unknown_command(command),
            (UpdateCommand::Delete, Some(known)) => {
                self.ips[at].dhcp.ranges.remove(known);
                Ok(())
            }
            (UpdateCommand::Delete, None) => invalid(format!(
                "couldn't locate a matching dhcp range entry in network '{}'",
                self.name
            )),
            (command, known) => {
                self.expect_only_server(at)?;
                if known.is_some() {
                    return invalid(format!(
                        "there is an existing dhcp range entry in network '{}' that matches \"<range start='{}' end='{}'/>\"",
                        self.name,
                        ip::format(range.start),
                        ip::format(range.end)
                    ));
                }
                command.insert(&mut self.ips[at].dhcp.ranges, range);
                Ok(())
            }
        }
    }
}
