//! What the public functions about CPUs ask of this host (C: `qemuConnectCompareCPU`,
//! `qemuConnectBaselineCPU` and those of their names with `Hypervisor`).
use crate::capabilities::{Accelerated, Accelerator, Capabilities};
use crate::host::Host;
use crate::{ORIGIN, cpu_model, machine};
use abi::*;
use conf::Arch;
use conf::cpu::request;
use conf::cpu::{Cpu, CpuFallback, CpuKind};
use conf::domain::VirtType;
use conf::services::{self, BaselineLimits};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use util::bail;
use util::error::Result;

/// Which hypervisor a caller means; what it leaves out is this host's own
/// (C: `virQEMUCapsCacheLookupDefault`).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// Path of the binary.
    pub(crate) emulator: Option<&'a str>,
    /// Architecture of the guest.
    pub(crate) arch: Option<&'a str>,
    /// Machine type.
    pub(crate) machine: Option<&'a str>,
    /// `qemu` or `kvm`.
    pub(crate) virt_type: Option<&'a str>,
}

/// What a caller means.
struct Found {
    caps: Arc<Capabilities>,
    arch: Arch,
    accelerator: Accelerator,
}

impl Found {
    fn offer(&self) -> &Accelerated {
        let offer = self.caps.accelerated(self.accelerator);
        offer.unwrap_or(&self.caps.tcg)
    }
}

impl Host {
    /// Finds the hypervisor that a caller means.
    fn hypervisor(&self, wanted: Wanted<'_>) -> Result<Found> {
        let arch = match wanted.arch.map(|name| (name, Arch::from_str(name))) {
            Some((name, None)) => bail!(VIR_ERR_INVALID_ARG, "unknown architecture: {name}"),
            known => known.and_then(|(_, arch)| arch),
        };
        let kind = match wanted
            .virt_type
            .map(|name| (name, VirtType::from_str(name)))
        {
            Some((name, None)) => bail!(VIR_ERR_INVALID_ARG, "unknown virttype: {name}"),
            known => known.and_then(|(_, kind)| kind),
        };
        let (caps, arch) = self.binary(wanted.emulator, arch)?;
        let binary = caps.binary.display();
        let accelerator = match kind {
            None if caps.kvm.is_some() => Accelerator::Kvm,
            None | Some(VirtType::Qemu) => Accelerator::Tcg,
            Some(VirtType::Kvm) if caps.kvm.is_some() => Accelerator::Kvm,
            Some(VirtType::Kvm) => bail!(
                VIR_ERR_INVALID_ARG,
                "KVM is not supported by '{binary}' on this host"
            ),
            Some(other) => bail!(
                VIR_ERR_INVALID_ARG,
                "virttype '{other}' is not supported by emulator '{binary}'"
            ),
        };
        let found = Found {
            caps: Arc::clone(&caps),
            arch,
            accelerator,
        };
        if let Some(name) = wanted.machine
            && found.offer().machine(name).is_none()
        {
            bail!(
                VIR_ERR_INVALID_ARG,
                "the machine '{name}' is not supported by emulator '{binary}'"
            );
        }
        Ok(found)
    }

    /// The binary that a caller names, or the one for an architecture.
    fn binary(
        &self,
        emulator: Option<&str>,
        arch: Option<Arch>,
    ) -> Result<(Arc<Capabilities>, Arch)> {
        let Some(path) = emulator else {
            let arch = arch.unwrap_or_else(Arch::host);
            let Some(path) = machine::default_binary(arch) else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unable to find any emulator to serve '{arch}' architecture"
                );
            };
            return Ok((self.cache.lookup(&PathBuf::from(path))?, arch));
        };
        let caps = self.cache.lookup(Path::new(path))?;
        let own = cpu_model::arch(&caps).unwrap_or_else(Arch::host);
        match arch {
            Some(arch) if arch != own => bail!(
                VIR_ERR_INVALID_ARG,
                "architecture from emulator '{own}' doesn't match given architecture '{arch}'"
            ),
            _ => Ok((caps, own)),
        }
    }

    /// `virConnectCompareHypervisorCPU`
    pub(crate) fn compare_hypervisor(
        &self,
        wanted: Wanted<'_>,
        xml: &str,
        flags: u32,
    ) -> Result<i32> {
        api::check_flags(flags, COMPARE, "qemuConnectCompareHypervisorCPU", ORIGIN)?;
        let fail = flags & VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE != 0;
        let found = self.hypervisor(wanted)?;
        let Some(host) = cpu_model::host(&found.caps, found.accelerator)? else {
            if fail {
                bail!(VIR_FROM_CPU: VIR_ERR_CPU_INCOMPATIBLE, "unknown host CPU");
            }
            return Ok(VIR_CPU_COMPARE_INCOMPATIBLE);
        };
        let cpu = read(xml, flags)?;
        let models = cpu_model::models(found.offer(), found.arch)?;
        let result = cpu_model::compare(found.arch, &cpu, &host.full, &models, fail)?;
        Ok(result.value())
    }

    /// `virConnectBaselineHypervisorCPU`
    pub(crate) fn baseline_hypervisor(
        &self,
        wanted: Wanted<'_>,
        documents: &[&str],
        flags: u32,
    ) -> Result<String> {
        api::check_flags(flags, BASELINE, "qemuConnectBaselineHypervisorCPU", ORIGIN)?;
        let cpus = request::parse_all(documents, CpuKind::Auto)?;
        let found = self.hypervisor(wanted)?;
        let (binary, arch) = (found.caps.binary.display(), found.arch);
        let models = cpu_model::models(found.offer(), arch)?;
        if models.0.is_empty() {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "QEMU '{binary}' does not support any CPU models for virttype '{}'",
                wanted.virt_type.unwrap_or("qemu")
            );
        }
        if !arch.is_x86() {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "computing baseline hypervisor CPU is not supported for arch {arch}"
            );
        }
        let features = cpu_model::features(found.offer(), arch)?;
        let limits = BaselineLimits {
            models: Some(&models),
            features: features.as_deref(),
            // QEMU has told of features that can migrate alone.
            migratable: flags & VIR_CONNECT_BASELINE_CPU_MIGRATABLE != 0 && features.is_none(),
        };
        let service = services::cpu()?;
        let mut cpu = service.baseline(arch, &cpus, limits)?;
        cpu.fallback = CpuFallback::Forbid;
        if flags & VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES != 0 {
            service.expand(arch, &mut cpu)?;
        }
        Ok(cpu.to_xml())
    }
}

const COMPARE: u32 =
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE | VIR_CONNECT_COMPARE_CPU_VALIDATE_XML;
const BASELINE: u32 =
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES | VIR_CONNECT_BASELINE_CPU_MIGRATABLE;

fn read(xml: &str, flags: u32) -> Result<Cpu> {
    let validate = flags & VIR_CONNECT_COMPARE_CPU_VALIDATE_XML != 0;
    Cpu::from_xml(xml, CpuKind::Auto, validate)
}

/// `virConnectCompareCPU`
pub(crate) fn compare(xml: &str, flags: u32) -> Result<i32> {
    api::check_flags(flags, COMPARE, "qemuConnectCompareCPU", ORIGIN)?;
    let host = cpu_model::probe_host();
    let cpu = read(xml, flags)?;
    let fail = flags & VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE != 0;
    let result = services::cpu()?.compare(Arch::host(), Some(&host), &cpu, fail)?;
    Ok(result.value())
}

/// `virConnectBaselineCPU`
pub(crate) fn baseline(documents: &[&str], flags: u32) -> Result<String> {
    api::check_flags(flags, BASELINE, "qemuConnectBaselineCPU", ORIGIN)?;
    let limits = BaselineLimits {
        migratable: flags & VIR_CONNECT_BASELINE_CPU_MIGRATABLE != 0,
        ..BaselineLimits::default()
    };
    let expand = flags & VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES != 0;
    request::baseline_of_hosts(documents, limits, expand)
}

/// `virConnectGetCPUModelNames`
pub(crate) fn model_names(arch: &str, flags: u32) -> Result<Vec<String>> {
    api::check_flags(flags, 0, "qemuConnectGetCPUModelNames", ORIGIN)?;
    request::model_names(arch, ORIGIN)
}
