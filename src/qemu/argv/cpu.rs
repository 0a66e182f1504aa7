//! `-cpu`: model, features, and the switches of the enlightenments that QEMU keeps there.
use conf::cpu::{Cpu, CpuCacheMode, CpuFeaturePolicy, CpuMode, MaxPhysAddrMode};
use conf::domain::clock::TimerName;
use conf::domain::enlightenments::{Hyperv, HypervFeature, HypervMode, Kvm, KvmFeature};
use conf::domain::features::Feature;
use conf::{Arch, OnOff, services};
use util::command::Command;
use util::{Result, bail};

use super::{ORIGIN, Plan};
use crate::capabilities::Accelerator;

/// `-cpu`; nothing where neither the definition nor the machine names a CPU.
pub(super) fn cpu(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let mut words = match &plan.def.cpu {
        Some(cpu) if cpu.names_cpu() => named(plan, cpu)?,
        _ => vec![default_model(plan)?],
    };
    timers(plan, &mut words);
    features(plan, &mut words);
    if let Some(cpu) = &plan.def.cpu {
        extras(cpu, &mut words);
    }
    if !words[0].is_empty() {
        command.arg("-cpu").arg(words.join(","));
    }
    Ok(())
}

/// What the machine has when nobody says: `qemu64` of `qemu64-x86_64-cpu`.
fn default_model(plan: &Plan<'_>) -> Result<String> {
    let accelerated = plan.accelerated()?;
    let machine = accelerated.machine(plan.machine_name());
    let kind = machine
        .and_then(|m| m.default_cpu.as_deref())
        .unwrap_or_default();
    let model = accelerated.cpus.iter().find(|c| c.type_name == kind);
    Ok(model.map(|m| m.name.clone()).unwrap_or_default())
}

fn named(plan: &Plan<'_>, cpu: &Cpu) -> Result<Vec<String>> {
    let mut words = Vec::new();
    match cpu.mode {
        CpuMode::HostPassthrough => words.push(passthrough(plan)?),
        CpuMode::Maximum => words.push("max".to_owned()),
        CpuMode::HostModel => words.push(host_model(plan, cpu)?),
        CpuMode::Custom => words.push(custom(plan, cpu)?),
    }
    if cpu.is_open() {
        words.extend(cpu.migratable.map(|m| format!("migratable={}", m.as_str())));
    }
    words.extend(cpu.vendor_id.as_ref().map(|v| format!("vendor={v}")));
    let service = services::cpu()?;
    let arch = plan.def.os.arch.unwrap_or_else(Arch::host);
    for feature in &cpu.features {
        let state = match feature.policy {
            CpuFeaturePolicy::Force | CpuFeaturePolicy::Require => "on",
            CpuFeaturePolicy::Disable | CpuFeaturePolicy::Forbid => "off",
            CpuFeaturePolicy::Optional => continue,
        };
        let name = service.name_for_qemu(arch, &feature.name);
        words.push(format!("{name}={state}"));
    }
    Ok(words)
}

fn passthrough(plan: &Plan<'_>) -> Result<String> {
    if plan.accelerator != Accelerator::Kvm {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU mode 'host-passthrough' for {} qemu domain on {} host is not supported by hypervisor",
            plan.caps.arch,
            plan.caps.arch
        );
    }
    Ok("host".to_owned())
}

fn custom(plan: &Plan<'_>, cpu: &Cpu) -> Result<String> {
    let model = cpu.model.clone().unwrap_or_default();
    if plan.accelerated()?.cpu(&model).is_none() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU mode 'custom' for {} {} domain on {} host is not supported by hypervisor",
            plan.caps.arch,
            plan.def.virt_type.as_str(),
            plan.caps.arch
        );
    }
    Ok(model)
}

/// The host's CPU in a compatibility mode; elsewhere `host-model` has become a model by now.
fn host_model(plan: &Plan<'_>, cpu: &Cpu) -> Result<String> {
    match plan.def.os.arch.filter(|arch| arch.is_ppc64()) {
        Some(_) => Ok(match &cpu.model {
            Some(mode) => format!("host,compat={mode}"),
            None => "host".to_owned(),
        }),
        None => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "unexpected host-model CPU for {} architecture",
            plan.caps.arch
        ),
    }
}

fn timers(plan: &Plan<'_>, words: &mut Vec<String>) {
    for timer in &plan.def.clock.timers {
        let state = timer.present.map(|p| OnOff::from(p.is_yes()).as_str());
        match timer.name {
            TimerName::Kvmclock => words.extend(state.map(|s| format!("kvmclock={s}"))),
            TimerName::Hypervclock => words.extend(state.map(|s| format!("hv-time={s}"))),
            TimerName::Tsc if timer.frequency > 0 => {
                words.push(format!("tsc-frequency={}", timer.frequency));
            }
            TimerName::Armvtimer => {
                use conf::domain::clock::TimerTickpolicy as Policy;
                match timer.tickpolicy {
                    Some(Policy::Delay) => words.push("kvm-no-adjvtime=off".to_owned()),
                    Some(Policy::Discard) => words.push("kvm-no-adjvtime=on".to_owned()),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

fn features(plan: &Plan<'_>, words: &mut Vec<String>) {
    let features = &plan.def.features;
    words.extend(
        features
            .apic_eoi
            .map(|s| format!("kvm-pv-eoi={}", s.as_str())),
    );
    let unhalt = features.state(Feature::Pvspinlock);
    words.extend(unhalt.map(|s| format!("kvm-pv-unhalt={}", s.as_str())));
    if let Some(hyperv) = &features.hyperv {
        enlightenments(hyperv, words);
    }
    if let Some(kvm) = &features.kvm {
        kvm_switches(kvm, words);
    }
    words.extend(
        features
            .state(Feature::Pmu)
            .map(|s| format!("pmu={}", s.as_str())),
    );
}

fn enlightenments(hyperv: &Hyperv, words: &mut Vec<String>) {
    if hyperv.mode == HypervMode::Passthrough {
        words.push("hv-passthrough=on".to_owned());
    }
    for (feature, state) in &hyperv.states {
        if !state.is_on() {
            continue;
        }
        match feature {
            HypervFeature::Spinlocks => {
                words.push(format!("hv-spinlocks=0x{:x}", hyperv.spinlocks))
            }
            HypervFeature::VendorId => {
                words.extend(
                    hyperv
                        .vendor_id
                        .as_ref()
                        .map(|v| format!("hv-vendor-id={v}")),
                );
            }
            other => words.push(format!("hv-{}=on", other.as_str().replace('_', "-"))),
        }
        let sub = |name: &str, set: Option<OnOff>| {
            set.filter(|s| s.is_on()).map(|_| format!("{name}=on"))
        };
        match feature {
            HypervFeature::Stimer => words.extend(sub("hv-stimer-direct", hyperv.stimer_direct)),
            HypervFeature::Tlbflush => {
                words.extend(sub("hv-tlbflush-direct", hyperv.tlbflush_direct));
                words.extend(sub("hv-tlbflush-ext", hyperv.tlbflush_extended));
            }
            _ => {}
        }
    }
}

fn kvm_switches(kvm: &Kvm, words: &mut Vec<String>) {
    let on = |feature| kvm.state(feature).is_some_and(OnOff::is_on);
    if on(KvmFeature::Hidden) {
        words.push("kvm=off".to_owned());
    }
    if on(KvmFeature::HintDedicated) {
        words.push("kvm-hint-dedicated=on".to_owned());
    }
    if on(KvmFeature::PollControl) {
        words.push("kvm-poll-control=on".to_owned());
    }
    if kvm.state(KvmFeature::PvIpi) == Some(OnOff::Off) {
        words.push("kvm-pv-ipi=off".to_owned());
    }
}

fn extras(cpu: &Cpu, words: &mut Vec<String>) {
    if let Some(cache) = &cpu.cache {
        words.extend(match cache.mode {
            CpuCacheMode::Emulate => vec!["l3-cache=on".to_owned()],
            CpuCacheMode::Passthrough => {
                vec!["host-cache-info=on".to_owned(), "l3-cache=off".to_owned()]
            }
            CpuCacheMode::Disable => {
                vec!["host-cache-info=off".to_owned(), "l3-cache=off".to_owned()]
            }
        });
    }
    if let Some(addr) = &cpu.maxphysaddr {
        match addr.mode {
            MaxPhysAddrMode::Passthrough => {
                words.push("host-phys-bits=on".to_owned());
                words.extend(addr.limit.map(|l| format!("host-phys-bits-limit={l}")));
            }
            MaxPhysAddrMode::Emulate => words.extend(addr.bits.map(|b| format!("phys-bits={b}"))),
        }
    }
}
