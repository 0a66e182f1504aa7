//! ARM: names of models and of the features that may be switched (C: `cpu_arm.c`).
use conf::cpu::Cpu;
use once_cell::sync::OnceCell;
use util::bail;
use util::error::{ErrorDomain, Result};

use crate::table::{damaged, hex, lines};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

#[derive(Default)]
struct Map {
    /// Names and numbers of implementers.
    vendors: Vec<(&'static str, u32)>,
    features: Vec<&'static str>,
    models: Vec<Model>,
}

struct Model {
    name: &'static str,
    vendor: &'static str,
    part: u32,
}

impl Map {
    fn get() -> Result<&'static Self> {
        static MAP: OnceCell<Map> = OnceCell::new();
        MAP.get_or_try_init(|| {
            let mut map = Self::default();
            for (number, line) in lines(include_str!("tables/arm.txt")) {
                map.read(line).ok_or_else(|| damaged("arm", number))?;
            }
            Ok(map)
        })
    }

    fn read(&mut self, line: &'static str) -> Option<()> {
        let (kind, rest) = line.split_once(' ')?;
        match kind {
            "vendor" => {
                for word in rest.split(' ') {
                    let (name, number) = word.split_once('=')?;
                    self.vendors.push((name, hex(number)?));
                }
            }
            "feature" => self.features.extend(rest.split(' ')),
            "model" => {
                let mut words = rest.splitn(3, ' ');
                self.models.push(Model {
                    vendor: words.next()?.strip_prefix("vendor=")?,
                    part: hex(words.next()?.strip_prefix("pvr=")?)?,
                    name: words.next()?,
                });
            }
            _ => return None,
        }
        Some(())
    }
}

/// The vendor of a model.
pub(crate) fn model_vendor(name: &str) -> Option<&'static str> {
    let models = &Map::get().ok()?.models;
    let model = models.iter().find(|model| model.name == name)?;
    Some(model.vendor)
}

/// The first CPU's model, whatever the others are (C: `virCPUarmBaseline`).
pub(crate) fn baseline(cpus: &[Cpu]) -> Cpu {
    Cpu {
        model: cpus.first().and_then(|cpu| cpu.model.clone()),
        ..Cpu::default()
    }
}

/// C: `virCPUarmValidateFeatures`.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED`
pub(crate) fn validate_features(cpu: &Cpu) -> Result<()> {
    let known = &Map::get()?.features;
    for feature in &cpu.features {
        if !known.contains(&feature.name.as_str()) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown CPU feature: {}",
                feature.name
            );
        }
    }
    Ok(())
}

/// The model and vendor of this machine, by the numbers that its kernel tells
/// (C: `virCPUarmCpuDataFromRegs`).
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` when they mean nothing.
pub(crate) fn probe_host(cpu: &mut Cpu, cpuinfo: &str) -> Result<()> {
    let number = |key: &str| {
        let line = cpuinfo.lines().find(|line| line.starts_with(key))?;
        hex(line.split_once(':')?.1.trim().strip_prefix("0x")?)
    };
    let map = Map::get()?;
    let part = number("CPU part").unwrap_or(0);
    let implementer = number("CPU implementer").unwrap_or(0);
    let Some((vendor, _)) = map.vendors.iter().find(|(_, n)| *n == implementer) else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Cannot find CPU vendor with vendor id 0x{implementer:02x}"
        );
    };
    let mut models = map.models.iter();
    let Some(model) = models.find(|m| m.part == part && m.vendor == *vendor) else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Cannot find CPU model with PVR 0x{part:03x}"
        );
    };
    cpu.model = Some(model.name.to_owned());
    cpu.vendor = Some((*vendor).to_owned());
    Ok(())
}
