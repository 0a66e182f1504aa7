//! Can this host have that CPU (C: `x86Compute`)?
use conf::cpu::{Cpu, CpuFeaturePolicy, CpuMatch};
use conf::services::CpuComparison;
use util::error::Result;

use super::bits::Bits;
use super::map::Map;
use super::model::{effective, of_policy};
use crate::Verdict;

/// Compares a CPU with the host's.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` for unknown names.
pub(crate) fn compare(host: &Cpu, cpu: &Cpu) -> Result<Verdict> {
    let map = Map::get()?;
    if let Some(verdict) = crate::compare_identity(host, cpu, |arch| arch.is_x86()) {
        return Ok(verdict);
    }
    let has = effective(map, host)?;
    let of = |policy| of_policy(map, cpu, policy);
    let forced = of(CpuFeaturePolicy::Force)?;
    let (all_required, optional) = (
        of(CpuFeaturePolicy::Require)?,
        of(CpuFeaturePolicy::Optional)?,
    );
    let (disabled, forbidden) = (
        of(CpuFeaturePolicy::Disable)?,
        of(CpuFeaturePolicy::Forbid)?,
    );

    let forbidden = forbidden.common(&has);
    if !forbidden.is_empty() {
        return Ok(refuse(
            map,
            "Host CPU provides forbidden features",
            &forbidden,
        ));
    }
    // The model may stand for features that are forced, optional or disabled.
    let apart = forced.with(&optional).with(&disabled);
    let required = all_required.without(&apart);
    let missing = required.without(&has);
    if !missing.is_empty() {
        let why = "Host CPU does not provide required features";
        return Ok(refuse(map, why, &missing));
    }
    let extra = has.without(&apart).without(&required);
    if extra.is_empty() {
        return Ok(Verdict::Is(CpuComparison::Identical));
    }
    if !cpu.is_host() && cpu.matching == CpuMatch::Strict {
        let why = "Host CPU does not strictly match guest CPU: Extra features";
        return Ok(refuse(map, why, &extra));
    }
    Ok(Verdict::Is(CpuComparison::Superset))
}

fn refuse(map: &Map, why: &str, features: &Bits) -> Verdict {
    let names: Vec<&str> = map.listed(features).map(|f| f.name).collect();
    Verdict::Incompatible(format!("{why}: {}", names.join(", ")))
}
