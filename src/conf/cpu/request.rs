//! What the drivers' calls about CPUs share: from the texts that a caller gives to the text that it
//! gets.
use util::bail;
use util::error::{ErrorDomain, Result};

use super::{Cpu, CpuKind};
use crate::Arch;
#[cfg(doc)]
use crate::services::CpuService;
use crate::services::{self, BaselineLimits};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Reads several CPUs (C: `virCPUDefListParse`).
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` for an empty list; as [`Cpu::from_xml`].
pub fn parse_all(documents: &[&str], kind: CpuKind) -> Result<Vec<Cpu>> {
    if documents.is_empty() {
        bail!(VIR_ERR_INVALID_ARG, "no CPUs given");
    }
    let parse = |text: &&str| Cpu::from_xml(text, kind, false);
    documents.iter().map(parse).collect()
}

/// The document of what the CPUs of hosts have in common; `expand` lists all its features
/// (`virConnectBaselineCPU`).
///
/// # Errors
/// As [`parse_all`], [`CpuService::baseline`] and [`CpuService::expand`].
pub fn baseline_of_hosts(
    documents: &[&str],
    limits: BaselineLimits<'_>,
    expand: bool,
) -> Result<String> {
    let cpus = parse_all(documents, CpuKind::Host)?;
    let first = cpus.first().and_then(|cpu| cpu.host.as_ref());
    let arch = first.map_or_else(Arch::host, |host| host.arch);
    let service = services::cpu()?;
    let mut cpu = service.baseline(arch, &cpus, limits)?;
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
