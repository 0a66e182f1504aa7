//! Cases made from the raw data of real CPUs, and from what QEMU said of them.
use conf::cpu::data::CpuData;
use conf::cpu::{Cpu, CpuFallback, CpuFeaturePolicy, CpuKind, CpuModel, CpuModels, CpuSignature};
use conf::services::{BaselineLimits, CpuService, DecodeRequest};
use cpu::CPUS;
use serde_json::Value;

use crate::case::{Case, Outcome, same_text};
use crate::read;

/// All that one CPU's data gives.
pub(crate) fn all(case: &Case<'_>) -> Outcome {
    let data = raw(&case.text(case.line["input"].as_str().unwrap_or_default())?)?;
    decode(case, &data, CpuKind::Host, "host").map_err(|e| format!("host: {e}"))?;
    decode(case, &data, CpuKind::Guest, "guest").map_err(|e| format!("guest: {e}"))?;
    signature(case, &data).map_err(|e| format!("signature: {e}"))?;
    if case.expected("json_cpu").is_none() {
        return Ok(());
    }
    of_qemu(case).map_err(|e| format!("QEMU: {e}"))?;
    live(case).map_err(|e| format!("live: {e}"))
}

fn raw(text: &str) -> Result<CpuData, String> {
    CpuData::from_xml(text).map_err(|error| error.message)
}

fn guest(mut cpu: Cpu) -> Cpu {
    cpu.fallback = CpuFallback::Forbid;
    cpu
}

fn decode(case: &Case<'_>, data: &CpuData, kind: CpuKind, expect: &str) -> Outcome {
    let request = DecodeRequest { kind, models: None };
    let mut cpu = CPUS.decode(case.arch, data, request);
    if let Ok(cpu) = &mut cpu {
        cpu.fallback = CpuFallback::Forbid;
    }
    case.expect_cpu(expect, cpu)
}

fn signature(case: &Case<'_>, data: &CpuData) -> Outcome {
    let Some(expected) = case.expected("sig") else {
        return Ok(());
    };
    let CpuData::X86(items) = data else {
        return Err("no x86".to_owned());
    };
    let word = items.iter().find(|(source, _)| {
        **source
            == conf::cpu::data::X86Source::Cpuid {
                leaf: 1,
                subleaf: 0,
            }
    });
    let CpuSignature {
        family,
        model,
        stepping,
    } = CPUS.signature(data).ok_or("no signature")?;
    let line = |name: &str, value: u32| format!("{name:9} {value:3} (0x{value:02x})\n");
    let ours = format!(
        "{:06x}\n{}{}{}",
        word.map_or(0, |(_, registers)| registers[0]),
        line("family:", family),
        line("model:", model),
        line("stepping:", stepping)
    );
    same_text(&ours, &expected?)
}

/// The JSON values of a text, one after another.
fn values(text: &str) -> Vec<Value> {
    let stream = serde_json::Deserializer::from_str(text).into_iter();
    stream.map(|value| value.expect("JSON")).collect()
}

/// QEMU's models as libvirt knows them.
fn models(case: &Case<'_>, definitions: &Value) -> Option<CpuModels> {
    let model = |entry: &Value| {
        let blockers = entry["unavailable-features"].as_array()?;
        let blockers = blockers.iter().filter_map(Value::as_str);
        Some(CpuModel {
            blockers: blockers
                .map(|name| CPUS.name_of_qemu(case.arch, name).to_owned())
                .collect(),
            ..CpuModel::named(entry["name"].as_str()?)
        })
    };
    let entries = definitions["return"].as_array()?;
    Some(CpuModels(entries.iter().filter_map(model).collect()))
}

/// What QEMU's expansion of its `host` model means.
fn of_qemu(case: &Case<'_>) -> Outcome {
    let support = case.line["support"].as_array();
    let mut json = support.into_iter().flatten().filter_map(Value::as_str);
    let file = json.next_back().ok_or("no JSON")?;
    let values = values(&case.text(file)?);
    let props = &values[0]["return"]["model"]["props"];
    let on = props.as_object().ok_or("no properties")?;
    let on = on.iter().filter(|(_, value)| **value == Value::Bool(true));
    let features: Vec<&str> = on
        .map(|(name, _)| CPUS.name_of_qemu(case.arch, name))
        .collect();
    let number = |name: &str| {
        let value = props[name].as_u64().unwrap_or(0);
        u32::try_from(value).unwrap_or(0)
    };
    let signature = CpuSignature {
        family: number("family"),
        model: number("model"),
        stepping: number("stepping"),
    };
    let vendor = props["vendor"].as_str();
    let data = CPUS
        .data_of(case.arch, &features, vendor, Some(signature))
        .map_err(|e| e.message)?;
    let models = values.get(1).and_then(|value| models(case, value));
    let request = DecodeRequest {
        kind: CpuKind::Guest,
        models: models.as_ref(),
    };
    let cpu = CPUS.decode(case.arch, &data, request).map(guest);
    case.expect_cpu("json_cpu", cpu)
}

/// A guest that was given the CPU and told what QEMU made of it has the CPU that QEMU's expansion
/// means.
fn live(case: &Case<'_>) -> Outcome {
    let text = |kind: &str| case.expected(kind).unwrap_or(Err(format!("no {kind}")));
    let mut cpu = read(&text("guest")?)?;
    let mut expected = read(&text("json_cpu")?)?;
    let enabled = raw(&text("enabled")?)?;
    let disabled = raw(&text("disabled")?)?;
    let failed = |error: Box<util::Error>| error.message;
    let names = |data| CPUS.features_of(case.arch, data).map_err(failed);
    CPUS.update_live(case.arch, &mut cpu, &names(&enabled)?, &names(&disabled)?)
        .map_err(failed)?;
    if cpu.model != expected.model {
        let name = expected.model.as_deref().unwrap_or_default();
        let models = CpuModels(vec![CpuModel::named(name)]);
        cpu.fallback = CpuFallback::Allow;
        CPUS.translate(case.arch, &mut cpu, Some(&models))
            .map_err(failed)?;
    }
    for cpu in [&mut cpu, &mut expected] {
        CPUS.expand(case.arch, cpu).map_err(failed)?;
        cpu.fallback = CpuFallback::Forbid;
        cpu.features
            .retain(|feature| feature.policy != CpuFeaturePolicy::Disable);
    }
    same_text(&cpu.to_xml(), &expected.to_xml())
}

/// What two CPUs that QEMU described have in common.
pub(crate) fn baseline(case: &Case<'_>) -> Outcome {
    let names = case.line["params"]["cpus"].as_array().ok_or("no CPUs")?;
    let mut cpus = Vec::new();
    for name in names.iter().filter_map(Value::as_str) {
        let file = format!("cputestdata/{}-cpuid-{name}-json.xml", case.arch);
        cpus.push(read(&case.text(&file)?)?);
    }
    let cpu = CPUS.baseline(case.arch, &cpus, BaselineLimits::default());
    case.expect_cpu("xml", cpu)
}
