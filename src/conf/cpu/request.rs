//! What the drivers' calls about CPUs share: from the texts that a caller gives to the text that it
//! gets.
use util::bail;
use util::error::{ErrorDomain, Result};

use super::{Cpu, CpuKind};
use crate::Arch;
use crate::services::{self, BaselineLimits};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Reads CPUs of hosts (C: `virCPUDefListParse`).
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` for an empty list; as [`Cpu::from_xml`].
pub fn parse_hosts(documents: &[&str]) -> Result<Vec<Cpu>> {
    if documents.is_empty() {
        bail!(VIR_ERR_INVALID_ARG, "no CPUs given");
    }
    let parse = |text: &&str| Cpu::from_xml(text, CpuKind::Host, false);
    documents.iter().map(parse).collect()
}

/// The document of what CPUs have in common; `expand` lists all its features.
///
/// # Errors
/// As [`services::CpuService::baseline`] and [`services::CpuService::expand`].
pub fn baseline(
    arch: Arch,
    cpus: &[Cpu],
    limits: BaselineLimits<'_>,
    expand: bool,
) -> Result<String> {
    let service = services::cpu()?;
    let mut cpu = service.baseline(arch, cpus, limits)?;
    if expand {
        service.expand(arch, &mut cpu)?;
    }
    Ok(cpu.to_xml())
}

/// Names of the models of an architecture, by the name that a caller gives
/// (`virConnectGetCPUModelNames`).
///
/// # Errors
/// `VIR_ERR_INVALID_ARG`, of the driver's `domain`, for an unknown architecture;
/// `VIR_ERR_NO_SUPPORT`.
pub fn model_names(arch: &str, domain: ErrorDomain) -> Result<Vec<String>> {
    let Some(arch) = Arch::from_str(arch) else {
        let text = format!("cannot find architecture {arch}");
        let code = util::error::ErrorNumber::VIR_ERR_INVALID_ARG;
        return Err(util::Error::new(domain, code, text));
    };
    let names = services::cpu()?.model_names(arch)?;
    Ok(names.into_iter().map(str::to_owned).collect())
}
