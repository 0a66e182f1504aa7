//! What a CPU definition means: its model and features as sets (C: `x86ModelFromCPU`).
use conf::cpu::{Cpu, CpuFeaturePolicy};
use util::bail;
use util::error::{ErrorDomain, Result};

use super::bits::Bits;
use super::map::{Feature, Map, Model};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// The model that a CPU names, if it names one.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` for an unknown one.
pub(super) fn model<'m>(map: &'m Map, cpu: &Cpu) -> Result<Option<&'m Model>> {
    let Some(name) = &cpu.model else {
        return Ok(None);
    };
    match map.model(name) {
        None => bail!(VIR_ERR_INTERNAL_ERROR, "Unknown CPU model {name}"),
        found => Ok(found),
    }
}

fn feature<'m>(map: &'m Map, name: &str) -> Result<&'m Feature> {
    match map.feature(name) {
        Some(found) => Ok(found),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "Unknown CPU feature {name}"),
    }
}

/// What the CPU has: its model's features, those that are forced or required beyond them, without
/// those that are disabled or forbidden.
pub(super) fn effective(map: &Map, cpu: &Cpu) -> Result<Bits> {
    let mut bits = model(map, cpu)?.map_or_else(Bits::default, |model| model.bits);
    for listed in &cpu.features {
        let policy = listed.policy;
        if policy == CpuFeaturePolicy::Optional {
            continue;
        }
        let bit = feature(map, &listed.name)?.bit;
        match policy {
            CpuFeaturePolicy::Disable | CpuFeaturePolicy::Forbid => bits.remove(bit),
            _ => bits.insert(bit),
        }
    }
    Ok(bits)
}

/// The features that have this policy; `Require` takes those of the model in.  A host's are
/// required, all of them.
pub(super) fn of_policy(map: &Map, cpu: &Cpu, policy: CpuFeaturePolicy) -> Result<Bits> {
    let mut bits = Bits::default();
    let required = policy == CpuFeaturePolicy::Require;
    if cpu.is_host() && !required {
        return Ok(bits);
    }
    if required && let Some(model) = model(map, cpu)? {
        bits = model.bits;
    }
    for listed in cpu.features.iter().filter(|f| f.policy == policy) {
        bits.insert(feature(map, &listed.name)?.bit);
    }
    Ok(bits)
}
