//! Limits of a guest's memory.
use super::ullong;
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::Domain;
use util::bail;
use util::error::Result;
use util::typed_param::{KnownParam, TypedParams};

const KNOWN: [KnownParam; 3] = [
    ullong(VIR_DOMAIN_MEMORY_HARD_LIMIT),
    ullong(VIR_DOMAIN_MEMORY_SOFT_LIMIT),
    ullong(VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT),
];

/// From this number of KiB on there is no limit.
const UNLIMITED: u64 = VIR_DOMAIN_MEMORY_PARAM_UNLIMITED.unsigned_abs();

/// A limit as a definition has it.
fn limit(kib: u64) -> Option<u64> {
    Some(kib).filter(|kib| *kib < UNLIMITED)
}

impl Host {
    /// `virDomainGetMemoryParameters`
    pub(crate) fn memory_params(&self, handle: &Domain, flags: u32) -> Result<TypedParams> {
        self.read_params(handle, flags, "testDomainGetMemoryParameters", |def| {
            let tune = &def.memtune;
            let limits = [tune.hard_limit, tune.soft_limit, tune.swap_hard_limit];
            let mut params = TypedParams::new();
            for (known, limit) in KNOWN.iter().zip(limits) {
                params.add(known.name, limit.unwrap_or(UNLIMITED))?;
            }
            Ok(params)
        })
    }

    /// `virDomainSetMemoryParameters`
    pub(crate) fn set_memory_params(
        &self,
        handle: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetMemoryParameters";
        self.write_params(handle, (params, &KNOWN), flags, CALL, |def, _| {
            let mut tune = def.memtune;
            let hard = params.get_ullong(VIR_DOMAIN_MEMORY_HARD_LIMIT)?;
            let soft = params.get_ullong(VIR_DOMAIN_MEMORY_SOFT_LIMIT)?;
            let swap = params.get_ullong(VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT)?;
            tune.hard_limit = hard.map_or(tune.hard_limit, limit);
            tune.soft_limit = soft.map_or(tune.soft_limit, limit);
            tune.swap_hard_limit = swap.map_or(tune.swap_hard_limit, limit);
            let most = |limit: Option<u64>| limit.unwrap_or(UNLIMITED);
            let changed = hard.or(swap).is_some();
            if changed && hard.unwrap_or(most(tune.hard_limit)) > most(tune.swap_hard_limit) {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "memory hard_limit tunable value must be lower than or equal to swap_hard_limit"
                );
            }
            def.memtune = tune;
            Ok(())
        })
    }
}
