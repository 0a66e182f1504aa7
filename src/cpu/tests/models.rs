//! What genuine libvirt 11.3.0 makes of CPUs of our own choice.
use conf::Arch;
use conf::cpu::{Cpu, CpuCheck, CpuFallback, CpuFeaturePolicy, CpuKind, CpuMatch, CpuMode};
use conf::services::{BaselineLimits, CpuComparison, CpuService};
use cpu::CPUS;

fn host(model: &str, features: &[&str]) -> Cpu {
    let mut cpu = Cpu::of_kind(CpuKind::Host, Arch::X86_64);
    cpu.model = Some(model.to_owned());
    for feature in features {
        cpu.set_feature(feature, CpuFeaturePolicy::Require);
    }
    cpu
}

fn guest(model: &str) -> Cpu {
    Cpu {
        model: Some(model.to_owned()),
        ..Cpu::default()
    }
}

/// Model and features in one line, those that are disabled with a minus.
fn said(cpu: &Cpu) -> String {
    let words = cpu.features.iter().map(|feature| match feature.policy {
        CpuFeaturePolicy::Disable => format!(" -{}", feature.name),
        _ => format!(" {}", feature.name),
    });
    let model = cpu.model.as_deref().unwrap_or_default();
    model
        .chars()
        .chain(words.collect::<String>().chars())
        .collect()
}

#[test]
fn a_baseline_prefers_what_is_shortest_to_say_and_lacks_least() {
    let cases: &[(&[&str], &str)] = &[
        (&["486-v1"], "486"),
        (&["486", "Nehalem"], "486 -vme"),
        (&["EPYC"], "EPYC -monitor"),
        (&["EPYC-v2"], "EPYC-IBPB -monitor"),
        (&["cpu64-rhel6"], "kvm64 lahf_lm"),
        (&["Skylake-Server", "Haswell"], "Haswell"),
        (&["EPYC-Milan", "EPYC-Rome"], "EPYC-Rome"),
        (&["phenom", "athlon"], "athlon -vme"),
        (
            &["Opteron_G5", "EPYC-Rome-v4"],
            "Opteron_G4 fma f16c -xop -fma4",
        ),
        (
            &["KnightsMill", "Cooperlake"],
            "KnightsMill -ss -avx512pf -avx512er -avx512-vpopcntdq -avx512-4vnniw -avx512-4fmaps",
        ),
        (
            &["GraniteRapids", "Icelake-Client"],
            "Icelake-Client -mpx -intel-pt",
        ),
    ];
    for (models, expected) in cases {
        let cpus: Vec<Cpu> = models.iter().map(|model| host(model, &[])).collect();
        let result = CPUS.baseline(Arch::X86_64, &cpus, BaselineLimits::default());
        assert_eq!(said(&result.expect("a baseline")), *expected, "{models:?}");
    }
}

#[test]
fn one_model_for_all_stays() {
    let cpus = [
        host("Haswell-noTSX", &["hle", "rtm"]),
        host("Haswell-noTSX", &["hle", "rtm", "vmx"]),
    ];
    let result = CPUS.baseline(Arch::X86_64, &cpus, BaselineLimits::default());
    let cpu = result.expect("a baseline");
    assert_eq!(said(&cpu), "Haswell-noTSX hle rtm");
    assert_eq!(cpu.fallback, CpuFallback::Forbid);
}

#[test]
fn every_model_says_itself() {
    for name in CPUS.model_names(Arch::X86_64).expect("models") {
        let own = host(name, &[]);
        let result = CPUS.compare(Arch::X86_64, Some(&own), &guest(name), true);
        assert_eq!(result.expect("comparable"), CpuComparison::Identical);
    }
}

#[test]
fn canonical_names_are_those_of_versions() {
    let canonical = |name| CPUS.canonical_model(Arch::X86_64, name);
    assert_eq!(canonical("Haswell-noTSX"), Some("Haswell-v2"));
    assert_eq!(canonical("Haswell-v2"), None);
    assert_eq!(CPUS.model_vendor(Arch::X86_64, "EPYC-v1"), Some("AMD"));
    assert_eq!(
        CPUS.model_vendor(Arch::Aarch64, "ThunderX2 99xx"),
        Some("Cavium")
    );
}

#[test]
fn a_host_model_takes_the_host_over_and_keeps_the_guests_wishes() {
    let own = host("Skylake-Server", &["vmx", "invtsc"]);
    let mut cpu = Cpu {
        mode: CpuMode::HostModel,
        ..Cpu::default()
    };
    cpu.set_feature("vmx", CpuFeaturePolicy::Disable);
    cpu.set_feature("smx", CpuFeaturePolicy::Optional);
    CPUS.update(Arch::X86_64, &mut cpu, Some(&own))
        .expect("a host");
    assert_eq!((cpu.mode, cpu.matching), (CpuMode::Custom, CpuMatch::Exact));
    assert_eq!(said(&cpu), "Skylake-Server -vmx invtsc -smx -mpx");
    let error = CPUS.update(Arch::X86_64, &mut guest_of_host(), None);
    let error = error.expect_err("no host");
    assert_eq!(
        error.message,
        "the CPU is incompatible with host CPU: unknown host CPU model"
    );
}

fn guest_of_host() -> Cpu {
    Cpu {
        mode: CpuMode::HostModel,
        ..Cpu::default()
    }
}

#[test]
fn a_full_check_names_what_differs() {
    let mut cpu = guest("pentium");
    cpu.check = Some(CpuCheck::Full);
    let has = ["fpu", "pse", "vme", "cx8", "de", "mce", "mmx", "tsc", "sse"];
    let error = CPUS.update_live(Arch::X86_64, &mut cpu, &has, &["msr"]);
    assert_eq!(
        error.expect_err("it differs").message,
        "operation failed: guest CPU doesn't match specification: extra features: sse, missing features: msr"
    );
    assert_eq!(said(&cpu), "pentium -msr sse");
}
