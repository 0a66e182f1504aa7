//! POWER: models are versions of processors, without features (C: `cpu_ppc64.c`).
use conf::Arch;
use conf::cpu::data::CpuData;
use conf::cpu::{Cpu, CpuFallback, CpuMatch, CpuMode};
use conf::services::{CpuComparison, DecodeRequest};
use once_cell::sync::OnceCell;
use util::error::{ErrorDomain, Result};
use util::number::to_i32;
use util::{bail, err};

use crate::Verdict;
use crate::table::{damaged, hex, lines};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Models whose names said more than a generation.
const LEGACY: [&str; 4] = ["POWER7_v2.1", "POWER7_v2.3", "POWER7+_v2.1", "POWER8_v1.0"];
/// How much of a legacy name stays.
const GENERATION: usize = "POWERx".len();
/// Generations that have compatibility modes.
const GENERATIONS: std::ops::RangeInclusive<i32> = 6..=10;

#[derive(Default)]
struct Map {
    vendors: Vec<&'static str>,
    models: Vec<Model>,
}

struct Model {
    name: &'static str,
    vendor: &'static str,
    /// Values of the version register, and which of its bits count.
    versions: Vec<(u32, u32)>,
}

impl Map {
    fn get() -> Result<&'static Self> {
        static MAP: OnceCell<Map> = OnceCell::new();
        MAP.get_or_try_init(|| {
            let mut map = Self::default();
            for (number, line) in lines(include_str!("tables/ppc64.txt")) {
                map.read(line).ok_or_else(|| damaged("ppc64", number))?;
            }
            Ok(map)
        })
    }

    fn read(&mut self, line: &'static str) -> Option<()> {
        let mut words = line.split(' ');
        match words.next()? {
            "vendor" => self.vendors.push(words.next()?),
            "model" => {
                let name = words.next()?;
                let vendor = words.next()?.strip_prefix("vendor=")?;
                let pvrs = words.next()?.strip_prefix("pvr=")?.split(',');
                let pair = |text: &str| {
                    let (value, mask) = text.split_once('/')?;
                    Some((hex(value)?, hex(mask)?))
                };
                self.models.push(Model {
                    name,
                    vendor,
                    versions: pvrs.map(pair).collect::<Option<_>>()?,
                });
            }
            _ => return None,
        }
        Some(())
    }

    fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    fn model_of(&self, cpu: &Cpu) -> Result<&Model> {
        let Some(name) = &cpu.model else {
            bail!(VIR_ERR_INVALID_ARG, "no CPU model specified");
        };
        self.model(name)
            .ok_or_else(|| err!(VIR_ERR_INTERNAL_ERROR, "Unknown CPU model {name}"))
    }
}

/// All models.
///
/// # Errors
/// As the others here: `VIR_ERR_INTERNAL_ERROR` when the table can't be read.
pub(crate) fn model_names() -> Result<Vec<&'static str>> {
    Ok(Map::get()?.models.iter().map(|model| model.name).collect())
}

/// The vendor of a model.
pub(crate) fn model_vendor(name: &str) -> Option<&'static str> {
    Some(Map::get().ok()?.model(name)?.vendor)
}

/// C: `virCPUppc64ConvertLegacy`.
pub(crate) fn convert_legacy(cpu: &mut Cpu) {
    if let Some(model) = cpu.model.as_mut().filter(|m| LEGACY.contains(&m.as_str())) {
        model.truncate(GENERATION);
    }
}

/// C: `ppc64Compute`.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` for unknown models and modes.
pub(crate) fn compare(host: &Cpu, cpu: &Cpu) -> Result<Verdict> {
    if let Some(verdict) = crate::compare_identity(host, cpu, Arch::is_ppc64) {
        return Ok(verdict);
    }
    let map = Map::get()?;
    let own = map.model_of(host)?;
    let other = match cpu.mode {
        _ if cpu.is_host() => map.model_of(cpu)?,
        CpuMode::Custom => map.model_of(cpu)?,
        CpuMode::HostModel => {
            let fits = cpu.model.as_deref().map(|mode| has_mode(own.name, mode));
            if fits.transpose()? == Some(false) {
                return Ok(Verdict::Is(CpuComparison::Incompatible));
            }
            own
        }
        CpuMode::HostPassthrough | CpuMode::Maximum => own,
    };
    Ok(match other.name == own.name {
        true => Verdict::Is(CpuComparison::Identical),
        false => Verdict::Incompatible(format!(
            "host CPU model does not match required CPU model {}",
            other.name
        )),
    })
}

/// Whether a host can run guests in a compatibility mode (C: `ppc64CheckCompatibilityMode`).
fn has_mode(host: &str, mode: &str) -> Result<bool> {
    let generation = |name: &str, prefix: &str| {
        let number = to_i32(name.strip_prefix(prefix)?, 10)?;
        GENERATIONS.contains(&number).then_some(number)
    };
    let Some(host) = generation(host, "POWER") else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Host CPU does not support compatibility modes"
        );
    };
    match generation(mode, "power") {
        Some(mode) => Ok(mode <= host),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "Unknown compatibility mode {mode}"),
    }
}

/// C: `virCPUppc64Update`.  `host-model` stands for a compatibility mode and stays.
pub(crate) fn update(guest: &mut Cpu) {
    if guest.mode == CpuMode::Custom {
        guest.matching = CpuMatch::Exact;
    }
}

/// C: `virCPUppc64Baseline`.
///
/// # Errors
/// `VIR_ERR_OPERATION_FAILED` when the CPUs aren't of one model.
pub(crate) fn baseline(cpus: &[Cpu]) -> Result<Cpu> {
    let map = Map::get()?;
    let Some(first) = cpus.first() else {
        bail!(VIR_ERR_INVALID_ARG, "no CPUs given");
    };
    let model = map.model_of(first)?;
    for cpu in cpus {
        if cpu.model.as_deref() != Some(model.name) {
            bail!(VIR_ERR_OPERATION_FAILED, "CPUs are incompatible");
        }
        let Some(vendor) = &cpu.vendor else {
            continue;
        };
        if !map.vendors.contains(&vendor.as_str()) {
            bail!(VIR_ERR_OPERATION_FAILED, "Unknown CPU vendor {vendor}");
        }
        if vendor != model.vendor {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "CPU vendor {} of model {} differs from vendor {vendor}",
                model.vendor,
                model.name
            );
        }
    }
    Ok(Cpu {
        model: Some(model.name.to_owned()),
        fallback: CpuFallback::Forbid,
        ..Cpu::default()
    })
}

/// C: `ppc64DriverDecode`.
///
/// # Errors
/// `VIR_ERR_OPERATION_FAILED` for an unknown version, `VIR_ERR_CONFIG_UNSUPPORTED` for a model
/// that may not come out.
pub(crate) fn decode(cpu: &mut Cpu, data: &CpuData, request: DecodeRequest<'_>) -> Result<()> {
    let map = Map::get()?;
    let pvr = match data {
        CpuData::Ppc64(pvr) => *pvr,
        CpuData::X86(_) => 0,
    };
    let fits = |model: &&Model| {
        model
            .versions
            .iter()
            .any(|(value, mask)| pvr & mask == *value)
    };
    let Some(model) = map.models.iter().find(fits) else {
        bail!(
            VIR_ERR_OPERATION_FAILED,
            "Cannot find CPU model with PVR 0x{pvr:08x}"
        );
    };
    if request
        .models
        .is_some_and(|models| models.get(model.name).is_none())
    {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "CPU model {} is not supported by hypervisor",
            model.name
        );
    }
    cpu.model = Some(model.name.to_owned());
    cpu.vendor = Some(model.vendor.to_owned());
    Ok(())
}
