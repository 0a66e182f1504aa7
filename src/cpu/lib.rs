//! CPU models: what they are, compared, combined, found (C: `src/cpu`).
//!
//! Drivers reach this room through `conf::services` alone.  Here it is decided which architecture
//! does what; each has its file, and the facts about models lie in `tables/`.
#![forbid(unsafe_code)]

mod arm;
mod named;
mod ppc64;
mod table;
mod x86;

use conf::Arch;
use conf::cpu::data::CpuData;
use conf::cpu::{
    Cpu, CpuFallback, CpuFeaturePolicy, CpuKind, CpuMatch, CpuMode, CpuModels, CpuSignature,
};
use conf::services::{BaselineLimits, CpuComparison, CpuService, DecodeRequest};
use util::error::{ErrorDomain, Result};
use util::{bail, err, warn};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// The service, as the root registers it.
pub static CPUS: Cpus = Cpus;

/// Implements [`CpuService`].
#[derive(Debug)]
pub struct Cpus;

/// Architectures that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    X86,
    Ppc64,
    Arm,
    S390,
    LoongArch,
    RiscV,
}

impl Family {
    fn of(arch: Arch) -> Result<Self> {
        Ok(match arch {
            Arch::I686 | Arch::X86_64 => Self::X86,
            Arch::Ppc64 | Arch::Ppc64le => Self::Ppc64,
            Arch::Armv6l | Arch::Armv7l | Arch::Armv7b | Arch::Aarch64 => Self::Arm,
            Arch::S390 | Arch::S390x => Self::S390,
            Arch::Loongarch64 => Self::LoongArch,
            Arch::Riscv64 => Self::RiscV,
            _ => bail!(
                VIR_ERR_NO_SUPPORT,
                "'{arch}' architecture is not supported by CPU driver"
            ),
        })
    }
}

/// What a comparison finds.
enum Verdict {
    Is(CpuComparison),
    /// The host can't have it; why.
    Incompatible(String),
}

/// The verdict where architecture or vendor settle it.
fn compare_identity(host: &Cpu, cpu: &Cpu, is_family: impl Fn(Arch) -> bool) -> Option<Verdict> {
    if let Some(arch) = cpu.host.as_ref().map(|facts| facts.arch)
        && !is_family(arch)
    {
        return Some(Verdict::Incompatible(format!(
            "CPU arch {arch} does not match host arch"
        )));
    }
    let vendor = cpu.vendor.as_ref()?;
    (host.vendor.as_ref() != Some(vendor)).then(|| {
        Verdict::Incompatible(format!(
            "host CPU vendor does not match required CPU vendor {vendor}"
        ))
    })
}

/// The host's CPU, whose model must be known.
fn known_host(host: Option<&Cpu>) -> Result<&Cpu> {
    host.filter(|host| host.model.is_some())
        .ok_or_else(|| err!(VIR_ERR_CPU_INCOMPATIBLE, "unknown host CPU model"))
}

/// Whether what a guest's CPU is depends on its host.
fn is_relative(guest: &Cpu) -> bool {
    let is_optional = |policy| policy == CpuFeaturePolicy::Optional;
    guest.mode != CpuMode::Custom
        || guest.matching == CpuMatch::Minimum
        || guest.features.iter().any(|f| is_optional(f.policy))
}

fn check_given(cpus: &[Cpu]) -> Result<()> {
    if cpus.is_empty() {
        bail!(VIR_ERR_INVALID_ARG, "no CPUs given");
    }
    match cpus.iter().position(|cpu| cpu.model.is_none()) {
        Some(index) => bail!(
            VIR_ERR_INVALID_ARG,
            "no CPU model specified at index {index}"
        ),
        None => Ok(()),
    }
}

impl CpuService for Cpus {
    fn model_names(&self, arch: Arch) -> Result<Vec<&'static str>> {
        match Family::of(arch)? {
            Family::X86 => x86::model_names(),
            Family::Ppc64 => ppc64::model_names(),
            _ => Ok(Vec::new()),
        }
    }

    fn compare(
        &self,
        arch: Arch,
        host: Option<&Cpu>,
        cpu: &Cpu,
        fail: bool,
    ) -> Result<CpuComparison> {
        let compare = match Family::of(arch)? {
            Family::X86 => x86::compare,
            Family::Ppc64 => ppc64::compare,
            _ => return Ok(CpuComparison::Identical),
        };
        let verdict = match host.filter(|host| host.model.is_some()) {
            Some(host) => compare(host, cpu)?,
            None => Verdict::Incompatible("unknown host CPU".to_owned()),
        };
        match verdict {
            Verdict::Incompatible(why) if fail => bail!(VIR_ERR_CPU_INCOMPATIBLE, "{why}"),
            Verdict::Is(CpuComparison::Incompatible) if fail => bail!(VIR_ERR_CPU_INCOMPATIBLE),
            Verdict::Is(found) => Ok(found),
            Verdict::Incompatible(why) => {
                warn!("{why}");
                Ok(CpuComparison::Incompatible)
            }
        }
    }

    fn baseline(&self, arch: Arch, cpus: &[Cpu], limits: BaselineLimits<'_>) -> Result<Cpu> {
        check_given(cpus)?;
        match Family::of(arch)? {
            Family::X86 => x86::baseline(cpus, limits),
            Family::Ppc64 => ppc64::baseline(cpus),
            Family::Arm => Ok(arm::baseline(cpus)),
            _ => bail!(
                VIR_ERR_NO_SUPPORT,
                "cannot compute baseline CPU of {arch} architecture"
            ),
        }
    }

    fn update(&self, arch: Arch, guest: &mut Cpu, host: Option<&Cpu>) -> Result<()> {
        if guest.is_open() {
            return Ok(());
        }
        match Family::of(arch)? {
            Family::X86 => {
                let relative = is_relative(guest);
                x86::update(guest, host, relative)
            }
            Family::Ppc64 => {
                ppc64::update(guest);
                Ok(())
            }
            Family::Arm | Family::LoongArch => named::update(guest, host),
            Family::S390 => named::update_s390(guest, host),
            Family::RiscV => Ok(()),
        }
    }

    fn update_live(
        &self,
        arch: Arch,
        guest: &mut Cpu,
        enabled: &[&str],
        disabled: &[&str],
    ) -> Result<()> {
        match Family::of(arch)? {
            Family::X86 => x86::update_live(guest, enabled, disabled),
            _ => Ok(()),
        }
    }

    fn has_feature(&self, arch: Arch, cpu: &Cpu, name: &str) -> Result<bool> {
        match Family::of(arch)? {
            Family::X86 => x86::has_feature(cpu, name),
            _ => Ok(cpu
                .feature(name)
                .is_some_and(|f| f.policy == CpuFeaturePolicy::Require)),
        }
    }

    fn expand(&self, arch: Arch, cpu: &mut Cpu) -> Result<()> {
        if Family::of(arch)? == Family::X86 {
            x86::expand(cpu)?;
        }
        cpu.features.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(())
    }

    fn translate(&self, arch: Arch, cpu: &mut Cpu, models: Option<&CpuModels>) -> Result<()> {
        let family = Family::of(arch)?;
        let Some(name) = cpu.model.as_deref().filter(|_| !cpu.is_open()) else {
            return Ok(());
        };
        if models.is_none_or(|models| models.get(name).is_some()) {
            return Ok(());
        }
        if cpu.fallback != CpuFallback::Allow {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "CPU model {name} is not supported by hypervisor"
            );
        }
        match family {
            Family::X86 => x86::translate(cpu, models),
            _ => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "cannot translate CPU model {name} to a supported model"
            ),
        }
    }

    fn convert_legacy(&self, arch: Arch, cpu: &mut Cpu) {
        if arch.is_ppc64() {
            ppc64::convert_legacy(cpu);
        }
    }

    fn validate_features(&self, arch: Arch, cpu: &Cpu) -> Result<()> {
        match Family::of(arch)? {
            Family::X86 => x86::validate_features(cpu),
            Family::Arm => arm::validate_features(cpu),
            Family::S390 => named::validate_s390(cpu),
            _ => Ok(()),
        }
    }

    fn decode(&self, arch: Arch, data: &CpuData, request: DecodeRequest<'_>) -> Result<Cpu> {
        let mut cpu = Cpu::of_kind(request.kind, arch);
        match Family::of(arch)? {
            Family::X86 => x86::decode(&mut cpu, data, request)?,
            Family::Ppc64 => ppc64::decode(&mut cpu, data, request)?,
            _ => bail!(
                VIR_ERR_NO_SUPPORT,
                "cannot decode CPU data for {arch} architecture"
            ),
        }
        Ok(cpu)
    }

    fn signature(&self, data: &CpuData) -> Option<CpuSignature> {
        x86::signature(data)
    }

    fn data_of(
        &self,
        arch: Arch,
        features: &[&str],
        vendor: Option<&str>,
        signature: Option<CpuSignature>,
    ) -> Result<CpuData> {
        match Family::of(arch)? {
            Family::X86 => x86::data_of(features, vendor, signature),
            _ => bail!(
                VIR_ERR_NO_SUPPORT,
                "cannot add guest CPU feature for {arch} architecture"
            ),
        }
    }

    fn features_of(&self, arch: Arch, data: &CpuData) -> Result<Vec<&'static str>> {
        match Family::of(arch)? {
            Family::X86 => x86::features_of(data),
            _ => Ok(Vec::new()),
        }
    }

    fn probe_host(&self) -> Result<Cpu> {
        let arch = Arch::host();
        match Family::of(arch)? {
            Family::X86 => x86::probe_host(arch),
            Family::Arm => {
                let mut cpu = Cpu::of_kind(CpuKind::Host, arch);
                let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
                arm::probe_host(&mut cpu, &cpuinfo)?;
                Ok(cpu)
            }
            _ => bail!(
                VIR_ERR_NO_SUPPORT,
                "cannot detect host CPU model for {arch} architecture"
            ),
        }
    }

    fn model_vendor(&self, arch: Arch, model: &str) -> Option<&'static str> {
        match Family::of(arch).ok()? {
            Family::X86 => x86::model_vendor(model),
            Family::Ppc64 => ppc64::model_vendor(model),
            Family::Arm => arm::model_vendor(model),
            _ => None,
        }
    }

    fn canonical_model(&self, arch: Arch, model: &str) -> Option<&'static str> {
        x86::canonical_model(model).filter(|_| arch.is_x86())
    }

    fn added_features(&self, arch: Arch, model: &str) -> &'static [&'static str] {
        match arch.is_x86() {
            true => x86::added_features(model),
            false => &[],
        }
    }

    fn checks_by_comparison(&self, arch: Arch, model: &str) -> bool {
        !arch.is_x86() || x86::checks_by_comparison(model)
    }

    fn is_migratable(&self, arch: Arch, feature: &str) -> bool {
        !arch.is_x86() || x86::is_migratable(feature)
    }

    fn name_for_qemu<'a>(&self, arch: Arch, feature: &'a str) -> &'a str {
        match arch.is_x86() {
            true => x86::name_for_qemu(feature),
            false => feature,
        }
    }

    fn name_of_qemu<'a>(&self, arch: Arch, name: &'a str) -> &'a str {
        match arch.is_x86() {
            true => x86::name_of_qemu(name),
            false => name,
        }
    }
}
