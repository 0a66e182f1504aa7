//! The CPU models of a QEMU binary and of guests: which there are, what the host's is, what a
//! definition's becomes at start and what QEMU made of it (C: `virQEMUCapsInitHostCPUModel`,
//! `qemuProcessUpdateGuestCPU`, `qemuProcessUpdateAndVerifyCPU`).
//!
//! What models and features mean is the CPU service's matter.
use crate::capabilities::{Accelerated, Accelerator, Capabilities, HostModel};
use crate::monitor::{Monitor, Reply};
use crate::post_parse;
use conf::cpu::data::{CpuData, REGISTERS, X86Source};
use conf::cpu::{
    Cpu, CpuCheck, CpuFallback, CpuFeature, CpuFeaturePolicy, CpuKind, CpuMode, CpuModel,
    CpuModels, CpuSignature,
};
use conf::services::{self, CpuComparison, CpuService, DecodeRequest};
use conf::{Arch, DomainDef};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use util::error::{ErrorDomain, Result};
use util::{bail, warn};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Features that no guest gets, whatever its model says (C: `virQEMUCapsCPUFilterFeatures`).
const NOT_FOR_GUESTS: [&str; 5] = ["cmt", "mbm_total", "mbm_local", "osxsave", "ospke"];

/// What a guest's CPU can be on this host, by one binary and accelerator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostModels {
    /// Everything the host has; a guest that asks for more can't run.
    pub full: Cpu,
    /// What `host-model` stands for.
    pub migratable: Cpu,
}

/// The architecture that a binary emulates.
#[must_use]
pub fn arch(caps: &Capabilities) -> Option<Arch> {
    match caps.arch.as_str() {
        "i386" => Some(Arch::I686),
        "arm" => Some(Arch::Armv7l),
        other => Arch::from_str(other),
    }
}

/// Whether this host runs guests of an architecture by itself (C: `virQEMUCapsGuestIsNative`).
fn is_native(guest: Arch) -> bool {
    let host = Arch::host();
    matches!(
        (host, guest),
        (Arch::X86_64, Arch::I686)
            | (Arch::Aarch64, Arch::Armv7l)
            | (Arch::Ppc64, Arch::Ppc64le)
            | (Arch::Ppc64le, Arch::Ppc64)
    ) || host == guest
}

/// This machine's CPU; where it can't be told, no more than its architecture.
#[must_use]
pub fn probe_host() -> Cpu {
    let found = services::cpu().and_then(|service| service.probe_host());
    found.unwrap_or_else(|error| {
        warn!("{error}");
        Cpu::of_kind(CpuKind::Host, Arch::host())
    })
}

/// The models a definition may name, with what keeps the host from running them
/// (C: `virQEMUCapsGetCPUModels`).
///
/// # Errors
/// `VIR_ERR_NO_SUPPORT` where nobody knows CPUs.
pub fn models(offer: &Accelerated, arch: Arch) -> Result<CpuModels> {
    let service = services::cpu()?;
    let own = |name: &String| service.name_of_qemu(arch, name).to_owned();
    let model = |model: &crate::capabilities::CpuModel| CpuModel {
        name: model.name.clone(),
        usable: model.blockers.as_ref().map(Vec::is_empty),
        blockers: model.blockers.iter().flatten().map(own).collect(),
        deprecated: model.deprecated,
        vendor: service.model_vendor(arch, &model.name).map(str::to_owned),
        canonical: service
            .canonical_model(arch, &model.name)
            .map(str::to_owned),
    };
    Ok(CpuModels(offer.cpus.iter().map(model).collect()))
}

/// What `host-model` is for a binary and accelerator; None where there is no such thing.
///
/// # Errors
/// What the CPU service says.
pub fn host(caps: &Capabilities, accelerator: Accelerator) -> Result<Option<HostModels>> {
    let offer = caps.accelerated(accelerator);
    let Some((offer, arch)) = offer.zip(arch(caps)).filter(|(_, arch)| is_native(*arch)) else {
        return Ok(None);
    };
    let Some(model) = &offer.host else {
        return Ok(None);
    };
    let models = models(offer, arch)?;
    let service = services::cpu()?;
    let mut migratable = match arch.is_x86() {
        true => decode(service, arch, model, &models)?,
        false => named(model),
    };
    migratable.fallback = CpuFallback::Forbid;
    let full = match accelerator {
        Accelerator::Kvm if arch.is_x86() => beyond(service, &migratable)?,
        _ => migratable.clone(),
    };
    Ok(Some(HostModels { full, migratable }))
}

/// A model that has the name and the switches that QEMU gives it.
fn named(model: &HostModel) -> Cpu {
    let mut cpu = Cpu {
        model: Some(model.name.clone()),
        ..Cpu::default()
    };
    for (name, value) in &model.properties {
        if let Some(on) = value.as_bool() {
            cpu.set_feature(name, policy(on));
        }
    }
    cpu
}

fn policy(on: bool) -> CpuFeaturePolicy {
    match on {
        true => CpuFeaturePolicy::Require,
        false => CpuFeaturePolicy::Disable,
    }
}

/// QEMU's names of the switches that are on.
fn switched_on(model: &HostModel) -> impl Iterator<Item = &str> {
    let properties = model.properties.iter();
    let on = properties.filter(|(_, value)| **value == Value::Bool(true));
    on.map(|(name, _)| name.as_str())
}

/// The model that QEMU's switches mean (C: `virQEMUCapsInitCPUModelX86`).
fn decode(
    service: &dyn CpuService,
    arch: Arch,
    model: &HostModel,
    models: &CpuModels,
) -> Result<Cpu> {
    let properties = &model.properties;
    let features = switched_on(model).map(|name| service.name_of_qemu(arch, name));
    let features: Vec<&str> = features.collect();
    let number = |name: &str| {
        let value = properties.get(name).and_then(Value::as_u64).unwrap_or(0);
        u32::try_from(value).unwrap_or(0)
    };
    let signature = CpuSignature {
        family: number("family"),
        model: number("model"),
        stepping: number("stepping"),
    };
    let vendor = properties.get("vendor").and_then(Value::as_str);
    let data = service.data_of(arch, &features, vendor, Some(signature))?;
    let request = DecodeRequest {
        kind: CpuKind::Guest,
        models: Some(models),
    };
    service.decode(arch, &data, request)
}

/// The host's own CPU with what KVM adds.
fn beyond(service: &dyn CpuService, guest: &Cpu) -> Result<Cpu> {
    let host = service.probe_host()?;
    let mut full = guest.without_model();
    full.take_model(host, false);
    full.features.retain(|feature| is_for_guests(&feature.name));
    for feature in &guest.features {
        full.set_feature(&feature.name, feature.policy);
    }
    Ok(full)
}

fn is_for_guests(feature: &str) -> bool {
    !NOT_FOR_GUESTS.contains(&feature)
}

/// Whether a binary has a mode.
fn has_mode(mode: CpuMode, offer: &Accelerated, accelerator: Accelerator, arch: Arch) -> bool {
    match mode {
        CpuMode::HostPassthrough => accelerator == Accelerator::Kvm && is_native(arch),
        CpuMode::HostModel => offer.host.is_some() && is_native(arch),
        CpuMode::Custom => !offer.cpus.is_empty(),
        CpuMode::Maximum => offer.cpu("max").is_some(),
    }
}

/// Makes a guest's CPU what it will be on this host (C: `qemuProcessUpdateGuestCPU`).
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` for what QEMU lacks, `VIR_ERR_CPU_INCOMPATIBLE` for what the host
/// lacks.
pub fn complete(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    let accelerator = post_parse::accelerator(def.virt_type);
    let (virt_type, offer) = (def.virt_type, caps.accelerated(accelerator));
    let cpu = def.cpu.as_mut().filter(|cpu| cpu.names_cpu());
    let Some(((cpu, offer), arch)) = cpu.zip(offer).zip(def.os.arch) else {
        return Ok(());
    };
    if !has_mode(cpu.mode, offer, accelerator, arch) {
        bail!(
            VIR_FROM_QEMU: VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU mode '{}' for {arch} {virt_type} domain on {} host is not supported by hypervisor",
            cpu.mode,
            Arch::host()
        );
    }
    let service = services::cpu()?;
    service.convert_legacy(arch, cpu);
    let checks = cpu.check != Some(CpuCheck::None);
    let relative = !cpu.is_open();
    if checks || relative {
        let host = host(caps, accelerator)?;
        let models = models(offer, arch)?;
        if let Some(host) = host.as_ref().filter(|_| checks) {
            check_forbidden(service, arch, cpu, &host.full)?;
        }
        if relative {
            if let Some(host) = host
                .as_ref()
                .filter(|_| cpu.check == Some(CpuCheck::Partial))
            {
                compare(arch, cpu, &host.full, &models, true)?;
            }
            service.update(arch, cpu, host.as_ref().map(|host| &host.migratable))?;
            service.translate(arch, cpu, Some(&models))?;
            cpu.fallback = CpuFallback::Forbid;
        }
    }
    service.validate_features(arch, cpu)?;
    if arch.is_x86() {
        cpu.features.retain(|feature| is_for_guests(&feature.name));
    }
    Ok(())
}

/// Resolves what is relative to the host, for a look at it (`VIR_DOMAIN_XML_UPDATE_CPU`).
///
/// # Errors
/// What the CPU service says.
pub fn show_updated(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    let accelerator = post_parse::accelerator(def.virt_type);
    let cpu = def.cpu.as_mut().filter(|cpu| cpu.names_cpu());
    let Some((cpu, arch)) = cpu.zip(def.os.arch) else {
        return Ok(());
    };
    let host = host(caps, accelerator)?;
    let host = host.as_ref().map(|host| &host.migratable);
    services::cpu()?.update(arch, cpu, host)
}

/// C: `virCPUCheckForbiddenFeatures`.
fn check_forbidden(service: &dyn CpuService, arch: Arch, cpu: &Cpu, host: &Cpu) -> Result<()> {
    let mut provided = Vec::new();
    let forbidden = |f: &&CpuFeature| f.policy == CpuFeaturePolicy::Forbid;
    for feature in cpu.features.iter().filter(forbidden) {
        if service.has_feature(arch, host, &feature.name)? {
            provided.push(feature.name.as_str());
        }
    }
    if !provided.is_empty() {
        bail!(
            VIR_ERR_CPU_INCOMPATIBLE,
            "Host CPU provides forbidden features: {}",
            provided.join(", ")
        );
    }
    Ok(())
}

/// Whether QEMU itself says that the host can run this CPU (C: `virQEMUCapsIsCPUUsable`).
fn is_usable(cpu: &Cpu, models: &CpuModels) -> bool {
    let takes_away = [CpuFeaturePolicy::Disable, CpuFeaturePolicy::Forbid];
    let model = cpu.model.as_deref().and_then(|name| models.get(name));
    let plain = cpu.features.iter().all(|f| takes_away.contains(&f.policy));
    plain && model.is_some_and(|model| model.usable == Some(true))
}

/// Whether the host can run a CPU: what QEMU says of its model, or by comparison, as the model
/// wants it (C: `qemuDomainCheckCPU`); `fail` makes one that it can't an error.
///
/// # Errors
/// `VIR_ERR_CPU_INCOMPATIBLE` with `fail`; what the CPU service says.
pub(crate) fn compare(
    arch: Arch,
    cpu: &Cpu,
    host: &Cpu,
    models: &CpuModels,
    fail: bool,
) -> Result<CpuComparison> {
    let service = services::cpu()?;
    let model = cpu.model.as_deref().unwrap_or_default();
    let Some(offered) = models.get(model) else {
        return service.compare(arch, Some(host), cpu, fail);
    };
    if is_usable(cpu, models) && fail {
        return Ok(CpuComparison::Superset);
    }
    if service.checks_by_comparison(arch, model) {
        return service.compare(arch, Some(host), cpu, fail);
    }
    let missing = missing(service, arch, cpu, host, offered)?;
    if missing.is_empty() {
        return Ok(CpuComparison::Superset);
    }
    if fail {
        bail!(
            VIR_ERR_CPU_INCOMPATIBLE,
            "Host CPU does not provide required features: {}",
            missing.join(", ")
        );
    }
    Ok(CpuComparison::Incompatible)
}

/// What keeps a host from running a CPU (C: `virCPUCompareUnusable`).
fn missing<'a>(
    service: &dyn CpuService,
    arch: Arch,
    cpu: &'a Cpu,
    host: &Cpu,
    offered: &'a CpuModel,
) -> Result<Vec<&'a str>> {
    let is_off = |name: &String| {
        let policy = cpu.feature(name).map(|feature| feature.policy);
        matches!(
            policy,
            Some(CpuFeaturePolicy::Disable | CpuFeaturePolicy::Forbid)
        )
    };
    let blockers = offered.blockers.iter().filter(|b| !is_off(b));
    let mut missing: Vec<&str> = blockers.map(String::as_str).collect();
    let required = |f: &&CpuFeature| f.policy == CpuFeaturePolicy::Require;
    for feature in cpu.features.iter().filter(required) {
        if !service.has_feature(arch, host, &feature.name)? {
            missing.push(&feature.name);
        }
    }
    Ok(missing)
}

/// Names of the features that QEMU can give a guest here; None where it doesn't tell
/// (C: `virQEMUCapsGetCPUFeatures`).
///
/// # Errors
/// `VIR_ERR_NO_SUPPORT` where nobody knows CPUs.
pub(crate) fn features(offer: &Accelerated, arch: Arch) -> Result<Option<Vec<String>>> {
    let service = services::cpu()?;
    let Some(model) = &offer.host else {
        return Ok(None);
    };
    let own = |name: &str| service.name_of_qemu(arch, name).to_owned();
    Ok(Some(switched_on(model).map(own).collect()))
}

/// Asks QEMU what CPU the guest has got, and writes it down; `path` is the first CPU's place in
/// QEMU's tree.
///
/// # Errors
/// `VIR_ERR_OPERATION_FAILED` when the definition wants exactly its CPU and the guest hasn't got
/// it; what QEMU says.
pub(crate) fn note_live(monitor: &Monitor, def: &mut DomainDef, path: &str) -> Result<()> {
    let x86 = def.os.arch.filter(|arch| arch.is_x86());
    let cpu = def.cpu.as_mut().filter(|cpu| cpu.names_cpu());
    let Some((arch, cpu)) = x86.zip(cpu) else {
        return Ok(());
    };
    let get = |property: &str| ("qom-get", json!({"path": path, "property": property}));
    let asked = ["feature-words", "filtered-features", "unavailable-features"];
    let replies = monitor.ask_all(asked.into_iter().map(get).collect())?;
    let mut values = Vec::new();
    for reply in replies {
        match reply {
            Reply::Return(value) => values.push(value),
            Reply::Error { .. } => {
                warn!("this QEMU doesn't tell the features of a guest's CPU");
                return Ok(());
            }
        }
    }
    let service = services::cpu()?;
    let names = |value: &Value| service.features_of(arch, &words(value));
    let (mut enabled, mut disabled) = (names(&values[0])?, names(&values[1])?);
    let lost = values[2].as_array().into_iter().flatten();
    let lost: Vec<&str> = lost
        .filter_map(|name| Some(service.name_of_qemu(arch, name.as_str()?)))
        .collect();
    let registers = in_registers(service, arch, cpu)?;
    let kept = registers.iter().filter(|name| !lost.contains(name));
    enabled.extend(kept.copied());
    disabled.extend(registers.iter().filter(|name| lost.contains(name)).copied());
    service.update_live(arch, cpu, &enabled, &disabled)?;
    if !cpu.is_open() {
        cpu.check = Some(CpuCheck::Full);
    }
    Ok(())
}

/// Features that the CPU is to have and that QEMU's words don't tell, as they stand in model
/// specific registers.
fn in_registers(service: &dyn CpuService, arch: Arch, cpu: &Cpu) -> Result<Vec<&'static str>> {
    if cpu.model.is_none() {
        return Ok(Vec::new());
    }
    let mut whole = cpu.clone();
    service.expand(arch, &mut whole)?;
    let required = whole.features.iter();
    let required = required.filter(|f| f.policy == CpuFeaturePolicy::Require);
    let names: Vec<&str> = required.map(|f| f.name.as_str()).collect();
    let data = match service.data_of(arch, &names, None, None)? {
        CpuData::X86(mut items) => {
            items.retain(|source, _| matches!(source, X86Source::Msr { .. }));
            CpuData::X86(items)
        }
        other => other,
    };
    service.features_of(arch, &data)
}

/// QEMU's list of CPUID registers.
fn words(value: &Value) -> CpuData {
    let mut items: BTreeMap<X86Source, [u32; 4]> = BTreeMap::new();
    for word in value.as_array().into_iter().flatten() {
        let number = |name: &str| {
            let value = word[name].as_u64().unwrap_or(0);
            u32::try_from(value).unwrap_or(0)
        };
        let register = word["cpuid-register"].as_str().unwrap_or_default();
        let is_it = |name: &str| name.eq_ignore_ascii_case(register);
        let Some(at) = REGISTERS.iter().position(|name| is_it(name)) else {
            continue;
        };
        let source = X86Source::Cpuid {
            leaf: number("cpuid-input-eax"),
            subleaf: number("cpuid-input-ecx"),
        };
        items.entry(source).or_default()[at] |= number("features");
    }
    CpuData::X86(items)
}
