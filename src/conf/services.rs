//! Services: what drivers need and other rooms do.  A driver asks here and never sees those rooms;
//! whoever carries drivers registers the services once, before any driver opens.
use std::sync::OnceLock;

use util::err;
use util::error::{ErrorDomain, Result};

use crate::Arch;
use crate::cpu::data::CpuData;
use crate::cpu::{Cpu, CpuKind, CpuModels, CpuSignature};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

static CPU: OnceLock<&'static dyn CpuService> = OnceLock::new();

/// Says who knows CPUs; the first one stays.
pub fn register_cpu(service: &'static dyn CpuService) {
    let _ = CPU.set(service);
}

/// Who knows CPUs.
///
/// # Errors
/// `VIR_ERR_NO_SUPPORT` where nobody does.
pub fn cpu() -> Result<&'static dyn CpuService> {
    let service = CPU.get().copied();
    service.ok_or_else(|| err!(VIR_ERR_NO_SUPPORT, "no service for CPU models"))
}

/// Result of a comparison (C: `virCPUCompareResult`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CpuComparison {
    /// The host can't have it.
    Incompatible,
    /// It is the host's.
    Identical,
    /// The host has more.
    Superset,
}

impl CpuComparison {
    /// The value of `virCPUCompareResult`.
    #[must_use]
    pub fn value(self) -> i32 {
        match self {
            Self::Incompatible => abi::VIR_CPU_COMPARE_INCOMPATIBLE,
            Self::Identical => abi::VIR_CPU_COMPARE_IDENTICAL,
            Self::Superset => abi::VIR_CPU_COMPARE_SUPERSET,
        }
    }
}

/// What limits a baseline.
#[derive(Clone, Copy, Debug, Default)]
pub struct BaselineLimits<'a> {
    /// Models that the hypervisor has; `None` for all.
    pub models: Option<&'a CpuModels>,
    /// Features that the hypervisor has; `None` for all.
    pub features: Option<&'a [String]>,
    /// Whether features that can't migrate are left out.
    pub migratable: bool,
}

/// What a CPU is decoded for.
#[derive(Clone, Copy, Debug)]
pub struct DecodeRequest<'a> {
    /// Whose CPU it is.
    pub kind: CpuKind,
    /// Models that may come out; `None` for all.
    pub models: Option<&'a CpuModels>,
}

/// CPU models and features (C: the functions of `src/cpu/cpu.h`).  All fail with
/// `VIR_ERR_NO_SUPPORT` for an architecture they don't know.
pub trait CpuService: Send + Sync {
    /// Names of the models of an architecture; empty where any name will do
    /// (C: `virCPUGetModels`).
    ///
    /// # Errors
    /// `VIR_ERR_NO_SUPPORT`
    fn model_names(&self, arch: Arch) -> Result<Vec<&'static str>>;

    /// Compares a CPU with a host's (C: `virCPUCompare`); `fail` makes an incompatible one an
    /// error.
    ///
    /// # Errors
    /// `VIR_ERR_CPU_INCOMPATIBLE` with `fail`; `VIR_ERR_INTERNAL_ERROR` for unknown names.
    fn compare(
        &self,
        arch: Arch,
        host: Option<&Cpu>,
        cpu: &Cpu,
        fail: bool,
    ) -> Result<CpuComparison>;

    /// The richest CPU that every one of `cpus` can offer (C: `virCPUBaseline`).
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG`, `VIR_ERR_OPERATION_FAILED` when there is none.
    fn baseline(&self, arch: Arch, cpus: &[Cpu], limits: BaselineLimits<'_>) -> Result<Cpu>;

    /// Resolves what a guest's CPU says relative to its host: `host-model`, minimum match,
    /// optional features (C: `virCPUUpdate`).
    ///
    /// # Errors
    /// `VIR_ERR_CPU_INCOMPATIBLE` where the host isn't known.
    fn update(&self, arch: Arch, guest: &mut Cpu, host: Option<&Cpu>) -> Result<()>;

    /// Brings a guest's CPU up to date with what its hypervisor made of it
    /// (C: `virCPUUpdateLive`): features that are `enabled`, and those that were asked for and are
    /// `disabled`.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` when its check is `full` and something differs.
    fn update_live(
        &self,
        arch: Arch,
        guest: &mut Cpu,
        enabled: &[&str],
        disabled: &[&str],
    ) -> Result<()>;

    /// Whether a CPU has a feature (C: `virCPUCheckFeature`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` for unknown names.
    fn has_feature(&self, arch: Arch, cpu: &Cpu, name: &str) -> Result<bool>;

    /// Lists the features that the model stands for, too, all in the order of their names
    /// (C: `virCPUExpandFeatures`).
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for an unknown model.
    fn expand(&self, arch: Arch, cpu: &mut Cpu) -> Result<()>;

    /// Says the same with one of `models` (C: `virCPUTranslate`).
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` when the CPU allows no other model or there is none.
    fn translate(&self, arch: Arch, cpu: &mut Cpu, models: Option<&CpuModels>) -> Result<()>;

    /// Replaces names of models of former times (C: `virCPUConvertLegacy`).
    fn convert_legacy(&self, arch: Arch, cpu: &mut Cpu);

    /// Whether the features of a CPU are known (C: `virCPUValidateFeatures`).
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for one that isn't.
    fn validate_features(&self, arch: Arch, cpu: &Cpu) -> Result<()>;

    /// Finds the model and features that `data` means (C: `cpuDecode`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when no model fits.
    fn decode(&self, arch: Arch, data: &CpuData, request: DecodeRequest<'_>) -> Result<Cpu>;

    /// The signature of a CPU (C: `virCPUDataGetSignature`); None where there is none.
    fn signature(&self, data: &CpuData) -> Option<CpuSignature>;

    /// Data that has these features (C: `virCPUDataAddFeature`); those that nobody knows are left
    /// out.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SUPPORT`
    fn data_of(
        &self,
        arch: Arch,
        features: &[&str],
        vendor: Option<&str>,
        signature: Option<CpuSignature>,
    ) -> Result<CpuData>;

    /// Features of the architecture that `data` has, in their order.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SUPPORT`
    fn features_of(&self, arch: Arch, data: &CpuData) -> Result<Vec<&'static str>>;

    /// The CPU of this machine, with its facts but for its topology (C: `virCPUProbeHost`).
    ///
    /// # Errors
    /// `VIR_ERR_NO_SUPPORT` where it can't be asked.
    fn probe_host(&self) -> Result<Cpu>;

    /// The vendor of a model (C: `virCPUGetVendorForModel`).
    fn model_vendor(&self, arch: Arch, model: &str) -> Option<&'static str>;

    /// The name under which a model keeps its meaning (C: `virCPUGetCanonicalModel`).
    fn canonical_model(&self, arch: Arch, model: &str) -> Option<&'static str>;

    /// Features that a model got after it was made (C: `virCPUGetAddedFeatures`).
    fn added_features(&self, arch: Arch, model: &str) -> &'static [&'static str];

    /// Whether a partial check of this model compares it with the host's CPU rather than to ask
    /// the hypervisor what blocks it (C: `virCPUGetCheckMode`).
    fn checks_by_comparison(&self, arch: Arch, model: &str) -> bool;

    /// Whether features can migrate (C: `virCPUDefFilterFeatures` with `x86FeatureIsMigratable`).
    fn is_migratable(&self, arch: Arch, feature: &str) -> bool;

    /// What QEMU calls a feature (C: `virQEMUCapsCPUFeatureToQEMU`).
    fn name_for_qemu<'a>(&self, arch: Arch, feature: &'a str) -> &'a str;

    /// The feature that QEMU gives this name (C: `virQEMUCapsCPUFeatureFromQEMU`).
    fn name_of_qemu<'a>(&self, arch: Arch, name: &'a str) -> &'a str;
}
