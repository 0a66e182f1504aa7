//! The CPU of an extended host and what is asked about it; a plain host knows none.
use crate::ORIGIN;
use abi::*;
use conf::Arch;
use conf::cpu::request;
use conf::cpu::{Cpu, CpuFallback, CpuKind};
use conf::domain::VirtType;
use conf::services::{self, BaselineLimits};
use util::bail;
use util::error::Result;

/// What the host's processors are.
const HOST: &str = "<cpu><arch>x86_64</arch><model>Nehalem</model><vendor>Intel</vendor></cpu>";

const COMPARE: u32 =
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE | VIR_CONNECT_COMPARE_CPU_VALIDATE_XML;
const BASELINE: u32 =
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES | VIR_CONNECT_BASELINE_CPU_MIGRATABLE;

/// The host's CPU.
///
/// # Errors
/// As [`Cpu::from_xml`].
pub(crate) fn host() -> Result<Cpu> {
    Cpu::from_xml(HOST, CpuKind::Host, false)
}

/// `virConnectCompareCPU`
pub(crate) fn compare(xml: &str, flags: u32) -> Result<i32> {
    api::check_flags(flags, COMPARE, "testConnectCompareCPU", ORIGIN)?;
    compare_with_host(xml, flags)
}

fn compare_with_host(xml: &str, flags: u32) -> Result<i32> {
    let validate = flags & VIR_CONNECT_COMPARE_CPU_VALIDATE_XML != 0;
    let fail = flags & VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE != 0;
    let cpu = Cpu::from_xml(xml, CpuKind::Auto, validate)?;
    let result = services::cpu()?.compare(Arch::X86_64, Some(&host()?), &cpu, fail)?;
    Ok(result.value())
}

/// Which hypervisor a caller means.  There is one, which hides nothing of the host's CPU from its
/// guests, whatever its path and its machines are called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// Architecture of the guest.
    pub(crate) arch: Option<&'a str>,
    /// Kind of the hypervisor.
    pub(crate) virt_type: Option<&'a str>,
}

impl Wanted<'_> {
    /// Refuses another hypervisor, or none at all.
    fn check(self) -> Result<()> {
        if let Some(name) = self.arch {
            match Arch::from_str(name) {
                None => bail!(VIR_ERR_INVALID_ARG, "unknown architecture: {name}"),
                Some(Arch::X86_64 | Arch::I686) => {}
                Some(arch) => bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unable to find any emulator to serve '{arch}' architecture"
                ),
            }
        }
        if let Some(name) = self.virt_type {
            match VirtType::from_str(name) {
                None => bail!(VIR_ERR_INVALID_ARG, "unknown virttype: {name}"),
                Some(VirtType::Test) => {}
                Some(kind) => bail!(
                    VIR_ERR_INVALID_ARG,
                    "virttype '{kind}' is not supported by a test host"
                ),
            }
        }
        Ok(())
    }
}

/// `virConnectCompareHypervisorCPU`
pub(crate) fn compare_hypervisor(wanted: Wanted<'_>, xml: &str, flags: u32) -> Result<i32> {
    api::check_flags(flags, COMPARE, "testConnectCompareHypervisorCPU", ORIGIN)?;
    wanted.check()?;
    compare_with_host(xml, flags)
}

/// `virConnectBaselineHypervisorCPU`
pub(crate) fn baseline_hypervisor(
    wanted: Wanted<'_>,
    documents: &[&str],
    flags: u32,
) -> Result<String> {
    api::check_flags(flags, BASELINE, "testConnectBaselineHypervisorCPU", ORIGIN)?;
    let cpus = request::parse_all(documents, CpuKind::Auto)?;
    wanted.check()?;
    let limits = BaselineLimits {
        migratable: flags & VIR_CONNECT_BASELINE_CPU_MIGRATABLE != 0,
        ..BaselineLimits::default()
    };
    let service = services::cpu()?;
    let mut cpu = service.baseline(Arch::X86_64, &cpus, limits)?;
    cpu.fallback = CpuFallback::Forbid;
    if flags & VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES != 0 {
        service.expand(Arch::X86_64, &mut cpu)?;
    }
    Ok(cpu.to_xml())
}
