//! What has gone through a guest's interfaces.
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::DomainDef;
use conf::domain::net::{self, Net, NetType};
use util::bail;
use util::error::Result;
use util::net_device::{self, Traffic};

impl Host {
    /// `virDomainInterfaceStats`: seen from the guest.
    pub(crate) fn interface_stats(
        &self,
        handle: &Domain,
        device: &str,
    ) -> Result<virDomainInterfaceStatsStruct> {
        let guest = self.guest(handle)?;
        guest.run()?;
        let (name, is_shared) = {
            let facts = guest.look();
            let net = find(&facts.def, device)?;
            (net.ifname.clone(), shares_host_view(net))
        };
        let Some(name) = name else {
            bail!(VIR_FROM_NONE: VIR_ERR_INTERNAL_ERROR, "Interface name not provided");
        };
        let counters = net_device::counters(&name)?;
        Ok(match is_shared {
            true => stats(counters.received, counters.sent),
            // What the host sends into a tap is what the guest receives.
            false => stats(counters.sent, counters.received),
        })
    }
}

/// The interface that a caller names by its tap or its address (C: `virDomainNetFind`).
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` when there is none.
pub(crate) fn find<'a>(def: &'a DomainDef, device: &str) -> Result<&'a Net> {
    let nets = &def.devices.nets;
    Ok(&nets[net::position(nets, device)?])
}

/// Whether the host's device counts as the guest's card does (C: `virDomainNetTypeSharesHostView`).
fn shares_host_view(net: &Net) -> bool {
    matches!(net.source.kind(), NetType::Direct)
}

fn stats(received: Traffic, sent: Traffic) -> virDomainInterfaceStatsStruct {
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let [rx_bytes, rx_packets, rx_errs, rx_drop] = received.map(signed);
    let [tx_bytes, tx_packets, tx_errs, tx_drop] = sent.map(signed);
    virDomainInterfaceStatsStruct {
        rx_bytes,
        rx_packets,
        rx_errs,
        rx_drop,
        tx_bytes,
        tx_packets,
        tx_errs,
        tx_drop,
    }
}
