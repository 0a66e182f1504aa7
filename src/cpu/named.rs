//! What architectures share whose models are names that only the hypervisor understands: ARM,
//! s390, LoongArch.
use conf::cpu::{Cpu, CpuFeaturePolicy, CpuMatch, CpuMode};
use util::bail;
use util::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// `host-model` becomes the host's model (C: `virCPUarmUpdate`, `virCPULoongArchUpdate`).
///
/// # Errors
/// `VIR_ERR_CPU_INCOMPATIBLE` where the host isn't known.
pub(crate) fn update(guest: &mut Cpu, host: Option<&Cpu>) -> Result<()> {
    if guest.mode != CpuMode::HostModel {
        return Ok(());
    }
    guest.take_model(crate::known_host(host)?.clone(), false);
    guest.mode = CpuMode::Custom;
    guest.matching = CpuMatch::Exact;
    Ok(())
}

/// As [`update`], with the guest's own features (C: `virCPUs390Update`).
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` for what s390 has no words for; as [`update`].
pub(crate) fn update_s390(guest: &mut Cpu, host: Option<&Cpu>) -> Result<()> {
    if guest.mode == CpuMode::Custom && guest.matching == CpuMatch::Minimum {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "match mode {} not supported",
            guest.matching
        );
    }
    let is_optional = |f: &&conf::cpu::CpuFeature| f.policy == CpuFeaturePolicy::Optional;
    if let Some(feature) = guest.features.iter().find(is_optional) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "only cpu feature policies 'require' and 'disable' are supported for {}",
            feature.name
        );
    }
    let changes = guest.features.clone();
    update(guest, host)?;
    for change in changes {
        guest.set_feature(&change.name, change.policy);
    }
    Ok(())
}

/// C: `virCPUs390ValidateFeatures`.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED`
pub(crate) fn validate_s390(cpu: &Cpu) -> Result<()> {
    let allowed = [CpuFeaturePolicy::Require, CpuFeaturePolicy::Disable];
    let wrong = cpu.features.iter().find(|f| !allowed.contains(&f.policy));
    match wrong {
        Some(feature) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "only cpu feature policies 'require' and 'disable' are supported for {}",
            feature.name
        ),
        None => Ok(()),
    }
}
