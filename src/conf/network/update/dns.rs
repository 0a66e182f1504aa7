//! Changes of the DNS server's records.
use util::Result;
use util::xml::Node;

use super::{UpdateCommand, invalid, unknown_command, unmodifiable};
use crate::network::NetworkDef;
use crate::network::dns::{DnsHost, Extent, Txt};
use crate::network::srv::Srv;

/// How much a record of a change must say.
fn extent(command: UpdateCommand) -> Extent {
    match command.adds() {
        true => Extent::Whole,
        false => Extent::Partial,
    }
}

impl Srv {
    /// Whether the names that this one says are those of the other; its numbers don't count.
    fn is_part_of(&self, other: &Self) -> bool {
        let text = |mine: &Option<String>, other: &Option<String>| mine.is_none() || mine == other;
        text(&self.domain, &other.domain)
            && text(&self.service, &other.service)
            && text(&self.protocol, &other.protocol)
            && text(&self.target, &other.target)
    }
}

/// The places of the records for which `matches` holds.
fn places<T>(records: &[T], matches: impl Fn(&T) -> bool) -> Vec<usize> {
    let all = records.iter().enumerate();
    all.filter(|(_, record)| matches(record))
        .map(|(at, _)| at)
        .collect()
}

impl NetworkDef {
    pub(super) fn update_dns_host(
        &mut self,
        command: UpdateCommand,
        entry: Node<'_>,
    ) -> Result<()> {
        self.expect_element(entry, "host")?;
        let host = DnsHost::parse(entry, &self.name, extent(command))?;
        let named = |known: &DnsHost| known.names.iter().any(|name| host.names.contains(name));
        let found = places(&self.dns.hosts, |known| {
            let same_ip = host.ip.is_some() && host.ip == known.ip;
            same_ip || (command == UpdateCommand::Delete && named(known))
        });
        let hosts = &mut self.dns.hosts;
        match (command, found[..].first()) {
            (UpdateCommand::Unknown(command), _) => return unknown_command(command),
            (UpdateCommand::AddFirst | UpdateCommand::AddLast, None) => {
                command.insert(hosts, host);
            }
            (UpdateCommand::AddFirst | UpdateCommand::AddLast, Some(_)) => {
                return invalid(format!(
                    "there is already at least one DNS HOST record with a matching field in network {}",
                    self.name
                ));
            }
            (_, None) => {
                return invalid(format!(
                    "couldn't locate a matching DNS HOST record in network {}",
                    self.name
                ));
            }
            (_, Some(_)) if found.len() > 1 => {
                return invalid(format!(
                    "multiple matching DNS HOST records were found in network {}",
                    self.name
                ));
            }
            (UpdateCommand::Modify, Some(at)) => hosts[*at] = host,
            (UpdateCommand::Delete, Some(at)) => drop(hosts.remove(*at)),
        }
        Ok(())
    }

    pub(super) fn update_dns_txt(&mut self, command: UpdateCommand, entry: Node<'_>) -> Result<()> {
        self.expect_element(entry, "txt")?;
        let txt = Txt::parse(entry, &self.name, extent(command))?;
        let txts = &mut self.dns.txts;
        let known = txts.iter().position(|known| known.name == txt.name);
        match (command, known) {
            (UpdateCommand::Unknown(command), _) => return unknown_command(command),
            (UpdateCommand::AddFirst | UpdateCommand::AddLast, None) => command.insert(txts, txt),
            (UpdateCommand::AddFirst | UpdateCommand::AddLast, Some(_)) => {
                return invalid(format!(
                    "there is already a DNS TXT record with name '{}' in network {}",
                    txt.name, self.name
                ));
            }
            (_, None) => {
                return invalid(format!(
                    "couldn't locate a matching DNS TXT record in network {}",
                    self.name
                ));
            }
            (UpdateCommand::Modify, Some(_)) if txt.value.is_none() => {
                return invalid(format!(
                    "missing value of modifying DNS TXT record in network {}",
                    self.name
                ));
            }
            (UpdateCommand::Modify, Some(at)) => txts[at] = txt,
            (UpdateCommand::Delete, Some(at)) => drop(txts.remove(at)),
        }
        Ok(())
    }

    pub(super) fn update_dns_srv(&mut self, command: UpdateCommand, entry: Node<'_>) -> Result<()> {
        if command == UpdateCommand::Modify {
            return unmodifiable("DNS SRV records");
        }
        self.expect_element(entry, "srv")?;
        let srv = Srv::parse(entry, &self.name, extent(command))?;
        let found = places(&self.dns.srvs, |known| srv.is_part_of(known));
        match (command, &found[..]) {
            (UpdateCommand::Unknown(command), _) => unknown_command(command),
            (UpdateCommand::Delete, []) => invalid(format!(
                "couldn't locate a matching DNS SRV record in network {}",
                self.name
            )),
            (UpdateCommand::Delete, [at]) => {
                self.dns.srvs.remove(*at);
                Ok(())
            }
            (UpdateCommand::Delete, _) => invalid(format!(
                "multiple DNS SRV records matching all specified fields were found in network {}",
                self.name
            )),
            (_, []) => {
                command.insert(&mut self.dns.srvs, srv);
                Ok(())
            }
            (_, _) => invalid(format!(
                "there is already at least one DNS SRV record matching all specified fields in network {}",
                self.name
            )),
        }
    }
}
