//! libvirt's own cases of its CPU code: what genuine libvirt makes of each must come out here, too.
//!
//! The corpus lies beside the repository and isn't part of it; without it this test says so and
//! passes.  Cases that fail are listed by name in `known_failures/`, which may only shrink:
//! `UPDATE_KNOWN_FAILURES=1` rewrites the list.
mod case;
mod cpuid;

use std::collections::BTreeSet;
use std::path::Path;

use case::{Case, Outcome};
use conf::Arch;
use conf::cpu::{Cpu, CpuKind, CpuModel, CpuModels};
use conf::services::{BaselineLimits, CpuService};
use cpu::CPUS;

/// Models that cases allow, by the names that they give the lists.
fn models(list: &str) -> Option<CpuModels> {
    let names: &[&str] = match list {
        "model486" => &["486"],
        "nomodel" => &["nomodel"],
        "models" => &["qemu64", "core2duo", "Nehalem"],
        "haswell" => &["SandyBridge", "Haswell"],
        "ppc_models" => &["POWER6", "POWER7"],
        _ => return None,
    };
    Some(CpuModels(
        names.iter().map(|n| CpuModel::named(n)).collect(),
    ))
}

fn compare(case: &Case<'_>) -> Outcome {
    let host = case.cpu_of("host")?;
    let mut cpu = case.input()?;
    CPUS.convert_legacy(case.arch, &mut cpu);
    let result = CPUS.compare(case.arch, Some(&host), &cpu, false);
    case.expect_value(match result {
        Ok(result) => format!("VIR_CPU_COMPARE_{result:?}").to_uppercase(),
        Err(_) => "VIR_CPU_COMPARE_ERROR".to_owned(),
    })
}

fn update(case: &Case<'_>) -> Outcome {
    let host = case.cpu_of("host")?;
    let mut cpu = case.input()?;
    let result = CPUS.update(case.arch, &mut cpu, Some(&host));
    case.expect_cpu("xml", result.map(|()| cpu))
}

fn baseline(case: &Case<'_>) -> Outcome {
    let cpus = case.inputs()?;
    let limits = BaselineLimits {
        migratable: case.name.ends_with("migratable"),
        ..BaselineLimits::default()
    };
    let mut result = CPUS.baseline(case.arch, &cpus, limits);
    if case.name.ends_with("expanded")
        && let Ok(cpu) = &mut result
    {
        CPUS.expand(case.arch, cpu).map_err(|e| e.message)?;
    }
    case.expect_cpu("xml", result)
}

fn has_feature(case: &Case<'_>) -> Outcome {
    let name = case.param("feature");
    let result = CPUS.has_feature(case.arch, &case.input()?, name);
    let word = match result {
        Ok(true) => "YES",
        Ok(false) => "NO",
        Err(_) => "FAIL",
    };
    case.expect_value(word.to_owned())
}

fn guest_cpu(case: &Case<'_>) -> Outcome {
    let host = case.cpu_of("host")?;
    let mut cpu = case.input()?;
    CPUS.convert_legacy(case.arch, &mut cpu);
    let models = models(case.param("models"));
    let result = CPUS
        .update(case.arch, &mut cpu, Some(&host))
        .and_then(|()| CPUS.translate(case.arch, &mut cpu, models.as_ref()));
    case.expect_cpu("xml", result.map(|()| cpu))
}

fn validate_features(case: &Case<'_>) -> Outcome {
    let result = CPUS.validate_features(case.arch, &case.input()?);
    case.expect_value(if result.is_ok() { "0" } else { "-1" }.to_owned())
}

fn run(case: &Case<'_>) -> Outcome {
    match case.kind() {
        "compare" => compare(case),
        "update" => update(case),
        "baseline" => baseline(case),
        "hasfeature" => has_feature(case),
        "guestcpu" => guest_cpu(case),
        "cpuid" => cpuid::all(case),
        "cpuidbaseline" => cpuid::baseline(case),
        "validatefeatures" => validate_features(case),
        other => Err(format!("unknown kind {other}")),
    }
}

#[test]
fn cases_of_the_corpus_come_out() {
    let Some(corpus) = case::corpus() else {
        return;
    };
    let lines = case::manifest(&corpus);
    let mut failed = BTreeSet::new();
    for line in &lines {
        let case = Case::new(&corpus, line);
        if let Err(why) = run(&case) {
            println!("{}: {why}", case.name);
            failed.insert(case.name.to_owned());
        }
    }
    println!("{} of {} agree", lines.len() - failed.len(), lines.len());
    check(&failed);
}

fn check(failed: &BTreeSet<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known_failures/cputest.txt");
    if std::env::var_os("UPDATE_KNOWN_FAILURES").is_some() {
        let lines: String = failed.iter().map(|name| format!("{name}\n")).collect();
        std::fs::write(&path, lines).expect("writable");
        return;
    }
    let text = std::fs::read_to_string(&path).expect("the list of failures");
    let known: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    assert_eq!(*failed, known, "what fails and what is known to fail");
}

/// Reads a CPU as the cases do: a host's where it names an architecture.
fn read(text: &str) -> Result<Cpu, String> {
    Cpu::from_xml(text, CpuKind::Auto, false).map_err(|error| error.message)
}

/// The architecture of a case's files.
fn arch(name: &str) -> Arch {
    Arch::from_str(name).expect("an architecture")
}
