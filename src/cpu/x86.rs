//! x86: models are sets of CPUID and MSR bits (C: `cpu_x86.c`).
mod baseline;
mod bits;
mod compare;
mod decode;
mod host;
mod map;
mod model;
mod update;

pub(crate) use baseline::baseline;
pub(crate) use compare::compare;
pub(crate) use host::probe_host;
pub(crate) use update::{expand, translate, update, update_live};

use conf::cpu::data::CpuData;
use conf::cpu::{Cpu, CpuSignature};
use conf::services::DecodeRequest;
use util::bail;
use util::error::{ErrorDomain, Result};

use decode::Wanted;
use map::{Data, Map};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// All models, the oldest first.
///
/// # Errors
/// As the others here: `VIR_ERR_INTERNAL_ERROR` when the table can't be read.
pub(crate) fn model_names() -> Result<Vec<&'static str>> {
    Ok(Map::get()?.models.iter().map(|model| model.name).collect())
}

/// Whether a CPU has a feature (C: `virCPUx86CheckFeature`).
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` for an unknown feature.
pub(crate) fn has_feature(cpu: &Cpu, name: &str) -> Result<bool> {
    let map = Map::get()?;
    let has = model::effective(map, cpu)?;
    match map.feature(name) {
        Some(feature) => Ok(has.has(feature.bit)),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "unknown CPU feature {name}"),
    }
}

/// Whether the features of a CPU are known (C: `virCPUx86ValidateFeatures`).
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` for one that isn't.
pub(crate) fn validate_features(cpu: &Cpu) -> Result<()> {
    let map = Map::get()?;
    let known = |name: &str| map.feature(name).is_some();
    match cpu.features.iter().find(|feature| !known(&feature.name)) {
        Some(feature) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown CPU feature: {}",
            feature.name
        ),
        None => Ok(()),
    }
}

/// Fills a CPU in from raw data.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when no model fits.
pub(crate) fn decode(cpu: &mut Cpu, data: &CpuData, request: DecodeRequest<'_>) -> Result<()> {
    let map = Map::get()?;
    let data = map.data(data);
    let wanted = Wanted {
        models: request.models,
        ..Wanted::default()
    };
    decode::decode(map, cpu, &data, wanted)?;
    if let Some(host) = &mut cpu.host {
        host.signature = data.signature;
    }
    Ok(())
}

/// The signature that raw data has.
pub(crate) fn signature(data: &CpuData) -> Option<CpuSignature> {
    Map::get().ok()?.data(data).signature
}

/// Raw data with these features, as far as they are known.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR`
pub(crate) fn data_of(
    features: &[&str],
    vendor: Option<&str>,
    signature: Option<CpuSignature>,
) -> Result<CpuData> {
    let map = Map::get()?;
    Ok(map.raw(&Data {
        bits: map.set_of(features.iter().copied()),
        vendor: vendor.and_then(|id| map.vendors.iter().position(|vendor| vendor.id == id)),
        signature,
    }))
}

/// Features that raw data has.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR`
pub(crate) fn features_of(data: &CpuData) -> Result<Vec<&'static str>> {
    let map = Map::get()?;
    let bits = map.data(data).bits;
    Ok(map.listed(&bits).map(|feature| feature.name).collect())
}

fn find(name: &str) -> Option<&'static map::Model> {
    Map::get().ok()?.model(name)
}

/// The vendor of a model.
pub(crate) fn model_vendor(name: &str) -> Option<&'static str> {
    let vendor = find(name)?.vendor?;
    Some(Map::get().ok()?.vendors[vendor].name)
}

/// The name under which a model keeps its meaning.
pub(crate) fn canonical_model(name: &str) -> Option<&'static str> {
    find(name)?.canonical
}

/// Features that a model got later.
pub(crate) fn added_features(name: &str) -> &'static [&'static str] {
    find(name).map_or(&[], |model| &model.added)
}

/// Whether a partial check of the model compares it with the host's CPU.
pub(crate) fn checks_by_comparison(name: &str) -> bool {
    find(name).is_some_and(|model| model.compares)
}

/// Whether a feature can migrate; nobody objects to one that isn't known.
pub(crate) fn is_migratable(name: &str) -> bool {
    let feature = Map::get().ok().and_then(|map| map.feature(name));
    feature.is_none_or(|feature| feature.migratable)
}

/// QEMU's name of a feature.
pub(crate) fn name_for_qemu(name: &str) -> &str {
    let names = Map::get().map_or(&[][..], |map| &map.qemu_names);
    let found = names.iter().find(|(ours, _)| *ours == name);
    found.map_or(name, |(_, theirs)| theirs)
}

/// The feature that has this name in QEMU.
pub(crate) fn name_of_qemu(name: &str) -> &str {
    let names = Map::get().map_or(&[][..], |map| &map.qemu_names);
    let found = names.iter().find(|(_, theirs)| *theirs == name);
    found.map_or(name, |(ours, _)| ours)
}
