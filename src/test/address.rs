//! The IP addresses that a guest's cards would have (`virDomainInterfaceAddresses`).
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::{DhcpLease, Domain, DomainInterface, IpAddress};
use conf::domain::net::{Net, NetSource};
use conf::network::NetworkIp;
use std::net::{IpAddr, Ipv4Addr};
use util::error::Result;
use util::{bail, err};

/// How many addresses of a network lie between a guest's and those of the next one.
const PER_GUEST: u32 = 20;

/// The network of cards that are on none of the host's.
const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 1);

/// Length of its prefix.
const ELSEWHERE_PREFIX: u32 = 24;

/// The address of the card `index` of the guest `id` on a network.
fn on_network(ip: &NetworkIp, id: u32, index: u32) -> IpAddress {
    let first = ip.dhcp.ranges.first();
    let base = first.map_or(ip.address, |range| range.start);
    let offset = id.wrapping_sub(1).wrapping_mul(PER_GUEST) + index + 1;
    let addr = match base {
        IpAddr::V4(base) => Ipv4Addr::from_bits(base.to_bits().wrapping_add(offset)).to_string(),
        IpAddr::V6(base) => {
            let mut octets = base.octets();
            let [.., last] = &mut octets;
            *last = last.wrapping_add(offset.to_le_bytes()[0]);
            std::net::Ipv6Addr::from(octets).to_string()
        }
    };
    IpAddress {
        family: family(ip.address),
        addr,
        prefix: ip.prefix_length().unwrap_or_default(),
    }
}

fn family(address: IpAddr) -> i32 {
    match address {
        IpAddr::V4(_) => VIR_IP_ADDR_TYPE_IPV4,
        IpAddr::V6(_) => VIR_IP_ADDR_TYPE_IPV6,
    }
}

fn elsewhere(index: u32) -> IpAddress {
    IpAddress {
        family: VIR_IP_ADDR_TYPE_IPV4,
        addr: Ipv4Addr::from_bits(ELSEWHERE.to_bits().wrapping_add(index)).to_string(),
        prefix: ELSEWHERE_PREFIX,
    }
}

impl Host {
    /// `virDomainInterfaceAddresses`
    pub(crate) fn addresses(
        &self,
        handle: &Domain,
        source: u32,
        flags: u32,
    ) -> Result<Vec<DomainInterface>> {
        api::check_flags(flags, 0, "testDomainInterfaceAddresses", ORIGIN)?;
        if source > VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP.cast_unsigned() {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "Unknown IP address data source {source}"
            );
        }
        let (def, id) = self.look(handle, |status| {
            status.require_active()?;
            Ok((status.def.clone(), status.id.unwrap_or_default()))
        })?;
        let by_lease = source == VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE.cast_unsigned();
        let numbered = (0..).zip(&def.devices.nets);
        if self.is_extended {
            let cards = numbered.map(|(index, net)| self.leased(net, index, by_lease));
            return Ok(cards.flatten().collect());
        }
        numbered
            .map(|(index, net)| self.card(net, id.cast_unsigned(), index))
            .collect()
    }

    /// A card of a guest of an extended host: one on a network has what the network has given it.  Only
    /// such cards are known `by_lease`.
    fn leased(&self, net: &Net, index: u32, by_lease: bool) -> Option<DomainInterface> {
        let mac = net.mac.address;
        let addrs = match (&net.source, mac) {
            (NetSource::Network { network, .. }, Some(mac)) => {
                let leases = self.leases_of_card(network, mac);
                let address = |lease: DhcpLease| IpAddress {
                    family: lease.family,
                    addr: lease.ipaddr,
                    prefix: lease.prefix,
                };
                leases.into_iter().map(address).collect()
            }
            _ if by_lease => Vec::new(),
            _ => vec![elsewhere(index)],
        };
        (!by_lease || !addrs.is_empty()).then(|| DomainInterface {
            name: net.ifname.clone().unwrap_or_default(),
            hwaddr: mac.map(|mac| mac.to_string()),
            addrs,
        })
    }

    fn card(&self, net: &Net, id: u32, index: u32) -> Result<DomainInterface> {
        let address = match &net.source {
            NetSource::Network { network, .. } => {
                let ip = self.networks.first_ip(network)?;
                let ip = ip.ok_or_else(|| {
                    err!(
                        VIR_ERR_OPERATION_INVALID,
                        "network '{network}' has no IP address"
                    )
                })?;
                on_network(&ip, id, index)
            }
            _ => elsewhere(index),
        };
        Ok(DomainInterface {
            name: net.ifname.clone().unwrap_or_default(),
            hwaddr: net.mac.address.map(|mac| mac.to_string()),
            addrs: vec![address],
        })
    }
}
