//! Limits of what passes a guest's network card.
use super::uint;
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::bandwidth::BandwidthRate;
use conf::domain::net;
use util::error::Result;
use util::typed_param::{KnownParam, TypedParams};

const KNOWN: [KnownParam; 7] = [
    uint(VIR_DOMAIN_BANDWIDTH_IN_AVERAGE),
    uint(VIR_DOMAIN_BANDWIDTH_IN_PEAK),
    uint(VIR_DOMAIN_BANDWIDTH_IN_BURST),
    uint(VIR_DOMAIN_BANDWIDTH_IN_FLOOR),
    uint(VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE),
    uint(VIR_DOMAIN_BANDWIDTH_OUT_PEAK),
    uint(VIR_DOMAIN_BANDWIDTH_OUT_BURST),
];

/// The parameters of one direction; none if they name nothing of it.
pub(crate) fn rate(params: &TypedParams, direction: &str) -> Result<Option<BandwidthRate>> {
    let mut named = false;
    let mut value = |what: &str| -> Result<u64> {
        let value = params.get_uint(&format!("{direction}.{what}"))?;
        named |= value.is_some();
        Ok(value.unwrap_or_default().into())
    };
    let rate = BandwidthRate {
        average: value("average")?,
        peak: value("peak")?,
        floor: value("floor")?,
        burst: value("burst")?,
    };
    Ok(named.then_some(rate))
}

/// What a card gets: without an average and a guarantee the rest means nothing.
fn merge(rate: &mut Option<BandwidthRate>, wanted: Option<BandwidthRate>) {
    if let Some(wanted) = wanted {
        *rate = Some(wanted).filter(|rate| rate.average != 0 || rate.floor != 0);
    }
}

impl Host {
    /// `virDomainGetInterfaceParameters`
    pub(crate) fn interface_params(
        &self,
        handle: &Domain,
        device: &str,
        flags: u32,
    ) -> Result<TypedParams> {
        self.read_params(handle, flags, "testDomainGetInterfaceParameters", |def| {
            let card = net::position(&def.devices.nets, device)?;
            let bandwidth = def.devices.nets[card].bandwidth.unwrap_or_default();
            let inbound = bandwidth.inbound.unwrap_or_default();
            let outbound = bandwidth.outbound.unwrap_or_default();
            let values = [
                inbound.average,
                inbound.peak,
                inbound.burst,
                inbound.floor,
                outbound.average,
                outbound.peak,
                outbound.burst,
            ];
            let mut params = TypedParams::new();
            for (known, value) in KNOWN.iter().zip(values) {
                params.add(known.name, u32::try_from(value).unwrap_or(u32::MAX))?;
            }
            Ok(params)
        })
    }

    /// `virDomainSetInterfaceParameters`
    pub(crate) fn set_interface_params(
        &self,
        handle: &Domain,
        device: &str,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetInterfaceParameters";
        self.write_params(handle, (params, &KNOWN), flags, CALL, |def, _| {
            let card = net::position(&def.devices.nets, device)?;
            let bandwidth = &mut def.devices.nets[card].bandwidth;
            let mut merged = bandwidth.unwrap_or_default();
            merge(&mut merged.inbound, rate(params, "inbound")?);
            merge(&mut merged.outbound, rate(params, "outbound")?);
            let limits = merged.inbound.or(merged.outbound).is_some();
            *bandwidth = limits.then_some(merged);
            Ok(())
        })
    }
}
