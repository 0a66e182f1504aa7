//! A guest's CPU against its host and its hypervisor: what is relative becomes definite, other
//! names say the same, and what the hypervisor did is written down.
use conf::cpu::{Cpu, CpuCheck, CpuFeaturePolicy, CpuMatch, CpuMode, CpuModels};
use util::bail;
use util::error::{ErrorDomain, Result};

use super::decode::{Wanted, decode};
use super::map::{Data, Map};
use super::model::{effective, model, of_policy};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// C: `virCPUx86Update`.
///
/// # Errors
/// `VIR_ERR_CPU_INCOMPATIBLE` where the host must be known and isn't.
pub(crate) fn update(guest: &mut Cpu, host: Option<&Cpu>, relative: bool) -> Result<()> {
    let map = Map::get()?;
    if relative {
        let host = crate::known_host(host)?;
        let has = effective(map, host)?;
        for feature in &mut guest.features {
            if feature.policy == CpuFeaturePolicy::Optional {
                let known = map.feature(&feature.name);
                feature.policy = match known.is_some_and(|f| has.has(f.bit)) {
                    true => CpuFeaturePolicy::Require,
                    false => CpuFeaturePolicy::Disable,
                };
            }
        }
        if guest.mode == CpuMode::HostModel || guest.matching == CpuMatch::Minimum {
            take_host(guest, host);
        }
    }
    let removed = model(map, guest)?.map_or(&[][..], |model| &model.removed);
    for name in removed {
        guest.set_feature_if_missing(name, CpuFeaturePolicy::Disable);
    }
    Ok(())
}

/// The host's model and features, changed as the guest says.
fn take_host(guest: &mut Cpu, host: &Cpu) {
    let keep_vendor = guest.mode == CpuMode::Custom;
    let changes = std::mem::take(&mut guest.features);
    guest.take_model(host.clone(), keep_vendor);
    for change in changes {
        guest.set_feature(&change.name, change.policy);
    }
    guest.mode = CpuMode::Custom;
    guest.matching = CpuMatch::Exact;
}

/// C: `virCPUx86UpdateLive`.
///
/// # Errors
/// `VIR_ERR_OPERATION_FAILED` when the check is `full` and something differs.
pub(crate) fn update_live(cpu: &mut Cpu, enabled: &[&str], disabled: &[&str]) -> Result<()> {
    let map = Map::get()?;
    let expected = effective(map, cpu)?;
    let refused = of_policy(map, cpu, CpuFeaturePolicy::Disable)?;
    let enabled = map.set_of(enabled.iter().copied());
    let disabled = map.set_of(disabled.iter().copied());
    let (mut added, mut removed) = (Vec::new(), Vec::new());
    // A guest that sees the whole host has expectations of what it names alone.
    let matters = |cpu: &Cpu, name: &str| !cpu.is_open() || cpu.feature(name).is_some();
    for feature in &map.features {
        let bit = feature.bit;
        if !matters(cpu, feature.name) {
            continue;
        }
        if enabled.has(bit) && !expected.has(bit) {
            cpu.set_feature(feature.name, CpuFeaturePolicy::Require);
            added.push(feature.name);
        }
        let is_lost = disabled.has(bit) || (expected.has(bit) && !enabled.has(bit));
        if is_lost && !refused.has(bit) {
            cpu.set_feature(feature.name, CpuFeaturePolicy::Disable);
            if expected.has(bit) {
                removed.push(feature.name);
            }
        }
    }
    match cpu.check == Some(CpuCheck::Full) {
        true => check_full(&added, &removed),
        false => Ok(()),
    }
}

fn check_full(added: &[&str], removed: &[&str]) -> Result<()> {
    let what = "guest CPU doesn't match specification";
    let (added, removed) = (added.join(","), removed.join(","));
    match (added.is_empty(), removed.is_empty()) {
        (true, true) => Ok(()),
        (false, true) => bail!(VIR_ERR_OPERATION_FAILED, "{what}: extra features: {added}"),
        (true, false) => bail!(
            VIR_ERR_OPERATION_FAILED,
            "{what}: missing features: {removed}"
        ),
        (false, false) => bail!(
            VIR_ERR_OPERATION_FAILED,
            "{what}: extra features: {added}, missing features: {removed}"
        ),
    }
}

/// C: `virCPUx86ExpandFeatures`.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` for an unknown model.
pub(crate) fn expand(cpu: &mut Cpu) -> Result<()> {
    let map = Map::get()?;
    let name = cpu.model.as_deref().unwrap_or_default();
    let Some(model) = map.model(name) else {
        bail!(VIR_ERR_CONFIG_UNSUPPORTED, "unknown CPU model {name}");
    };
    let listed = std::mem::take(&mut cpu.features);
    for feature in map.listed(&model.bits) {
        cpu.set_feature(feature.name, CpuFeaturePolicy::Require);
    }
    let counts = [CpuFeaturePolicy::Require, CpuFeaturePolicy::Disable];
    for feature in listed.iter().filter(|f| counts.contains(&f.policy)) {
        cpu.set_feature(&feature.name, feature.policy);
    }
    Ok(())
}

/// C: `virCPUx86Translate`.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when none of `models` will do.
pub(crate) fn translate(cpu: &mut Cpu, models: Option<&CpuModels>) -> Result<()> {
    let map = Map::get()?;
    let model = model(map, cpu)?;
    let first = model.and_then(|model| model.signatures.first());
    let data = Data {
        bits: effective(map, cpu)?,
        vendor: model.and_then(|model| model.vendor),
        signature: first.map(|signature| signature.example()),
    };
    let mut translated = cpu.without_model();
    let wanted = Wanted {
        models,
        ..Wanted::default()
    };
    decode(map, &mut translated, &data, wanted)?;
    for feature in &cpu.features {
        translated.set_feature(&feature.name, feature.policy);
    }
    cpu.take_model(translated, true);
    Ok(())
}
