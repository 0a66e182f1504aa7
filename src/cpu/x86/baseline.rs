//! What several CPUs have in common (C: `virCPUx86Baseline`).
use conf::cpu::{Cpu, CpuFallback};
use conf::services::BaselineLimits;
use util::bail;
use util::error::{ErrorDomain, Result};

use super::decode::{Wanted, decode};
use super::map::{Data, Map};
use super::model::{effective, model};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// The richest CPU that each of `cpus` can offer.
///
/// # Errors
/// `VIR_ERR_OPERATION_FAILED` when there is none.
pub(crate) fn baseline(cpus: &[Cpu], limits: BaselineLimits<'_>) -> Result<Cpu> {
    let map = Map::get()?;
    let mut vendors = Vendors::default();
    let mut common = None;
    for cpu in cpus {
        let bits = effective(map, cpu)?;
        vendors.take(map, cpu)?;
        common = Some(common.map_or(bits, |common| bits.common(&common)));
    }
    let mut bits = common.unwrap_or_default();
    if let Some(features) = limits.features {
        bits = bits.common(&map.set_of(features.iter().map(String::as_str)));
    }
    if bits.is_empty() {
        bail!(VIR_ERR_OPERATION_FAILED, "CPUs are incompatible");
    }
    let data = Data {
        bits,
        vendor: vendors.common,
        signature: None,
    };
    let named: Vec<&str> = cpus.iter().filter_map(|cpu| cpu.model.as_deref()).collect();
    let wanted = Wanted {
        liked: &named,
        models: limits.models,
        preferred: common_model(cpus),
        migratable: limits.migratable,
    };
    let mut cpu = Cpu::default();
    decode(map, &mut cpu, &data, wanted)?;
    if cpu.model.as_deref() == wanted.preferred {
        cpu.fallback = CpuFallback::Forbid;
    }
    if vendors.unnamed {
        cpu.vendor = None;
    }
    Ok(cpu)
}

/// The model that all have.
fn common_model(cpus: &[Cpu]) -> Option<&str> {
    let first = cpus.first()?.model.as_deref();
    first.filter(|_| cpus.iter().all(|cpu| cpu.model.as_deref() == first))
}

/// Vendors of the CPUs so far.
#[derive(Default)]
struct Vendors {
    seen: bool,
    common: Option<usize>,
    /// Whether a CPU didn't name its own.
    unnamed: bool,
}

impl Vendors {
    fn take(&mut self, map: &Map, cpu: &Cpu) -> Result<()> {
        let is_first = !std::mem::replace(&mut self.seen, true);
        let of_model = model(map, cpu)?.and_then(|model| model.vendor);
        self.unnamed |= cpu.vendor.is_none();
        let Some(name) = &cpu.vendor else {
            return match of_model.filter(|_| !is_first) {
                Some(vendor) => self.agree(vendor),
                None => Ok(()),
            };
        };
        if let Some(of_model) = of_model.filter(|v| !is_first && map.vendors[*v].name != name) {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "CPU vendor {} of model {} differs from vendor {name}",
                map.vendors[of_model].name,
                cpu.model.as_deref().unwrap_or_default()
            );
        }
        match map.vendor(name) {
            Some(vendor) => self.agree(vendor),
            None => bail!(VIR_ERR_OPERATION_FAILED, "Unknown CPU vendor {name}"),
        }
    }

    fn agree(&mut self, vendor: usize) -> Result<()> {
        if self.common.is_some_and(|common| common != vendor) {
            bail!(VIR_ERR_OPERATION_FAILED, "CPU vendors do not match");
        }
        self.common = Some(vendor);
        Ok(())
    }
}
