//! CPUs: how many, how they are laid out, and what may be said of the model.
use conf::cpu::{Cpu, CpuCacheMode, CpuMode, MaxPhysAddrMode};
use conf::domain::enlightenments::KvmFeature;
use conf::{DomainDef, OnOff};
use util::bail;
use util::error::Result;

use super::ORIGIN;
use crate::capabilities::Capabilities;
use crate::machine;
use crate::post_parse::accelerated;

/// CPUs that interrupts reach without an IOMMU.
const WITHOUT_EIM: u32 = 255;

pub(super) fn count(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    let max = def.vcpus.max;
    let topology = def.cpu.as_ref().and_then(|cpu| cpu.topology);
    if topology.is_some_and(|topology| topology.count() != u64::from(max)) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU topology doesn't match maximum vcpu count"
        );
    }
    if def.vcpus.current == 0 {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Domain requires at least 1 vCPU"
        );
    }
    let name = def.os.machine.as_deref().unwrap_or_default();
    let limit = accelerated(def, caps)
        .and_then(|offer| offer.machine(name))
        .map(|m| m.max_cpus);
    if let Some(limit) = limit.filter(|limit| *limit > 0 && max > *limit) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Maximum CPUs greater than specified machine type limit {limit}"
        );
    }
    if max > WITHOUT_EIM { many(def) } else { Ok(()) }
}

fn many(def: &DomainDef) -> Result<()> {
    if !machine::is_q35(def) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "more than {WITHOUT_EIM} vCPUs are only supported on q35-based machine types"
        );
    }
    let eim = def
        .devices
        .iommus
        .iter()
        .any(|iommu| iommu.driver.eim == Some(OnOff::On));
    if !eim {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "more than {WITHOUT_EIM} vCPUs require extended interrupt mode enabled on the iommu device"
        );
    }
    Ok(())
}

pub(super) fn model(def: &DomainDef) -> Result<()> {
    let mode = def.cpu.as_ref().map(|cpu| cpu.mode);
    let dedicated = def
        .features
        .kvm
        .as_ref()
        .and_then(|kvm| kvm.state(KvmFeature::HintDedicated));
    if dedicated == Some(OnOff::On) && mode != Some(CpuMode::HostPassthrough) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "kvm-hint-dedicated=on is only applicable for cpu host-passthrough"
        );
    }
    match &def.cpu {
        Some(cpu) => {
            cache(cpu)?;
            address_bits(cpu)
        }
        None => Ok(()),
    }
}

/// Whether the guest sees the host's own CPU.
fn is_open(cpu: &Cpu) -> bool {
    matches!(cpu.mode, CpuMode::HostPassthrough | CpuMode::Maximum)
}

fn cache(cpu: &Cpu) -> Result<()> {
    let Some(cache) = &cpu.cache else {
        return Ok(());
    };
    let mode = cache.mode;
    match mode {
        CpuCacheMode::Emulate if cache.level != Some(3) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU cache mode '{mode}' can only be used with level='3'"
        ),
        CpuCacheMode::Passthrough if !is_open(cpu) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU cache mode '{mode}' can only be used with 'host-passthrough' / 'maximum' CPUs"
        ),
        CpuCacheMode::Passthrough | CpuCacheMode::Disable if cache.level.is_some() => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported CPU cache level for mode '{mode}'"
        ),
        _ => Ok(()),
    }
}

fn address_bits(cpu: &Cpu) -> Result<()> {
    let Some(maximum) = &cpu.maxphysaddr else {
        return Ok(());
    };
    let mode = maximum.mode;
    match mode {
        MaxPhysAddrMode::Passthrough if !is_open(cpu) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU maximum physical address bits mode '{mode}' can only be used with 'host-passthrough' / 'maximum' CPUs"
        ),
        MaxPhysAddrMode::Passthrough if maximum.bits.is_some() => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU maximum physical address bits number specification cannot be used with mode='{mode}'"
        ),
        _ => Ok(()),
    }
}
