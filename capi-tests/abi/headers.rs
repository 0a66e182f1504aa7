//! The headers compile, in every language and with every switch that they know.
use capi_tests::{Language, Program};

/// Includes all public headers.
pub(crate) const PROLOGUE: &str = "#include <libvirt/libvirt.h>\n#include <libvirt/virterror.h>\n\
    #include <libvirt/libvirt-qemu.h>\n#include <libvirt/libvirt-lxc.h>\n#include <libvirt/libvirt-admin.h>\n";

const SENTINELS: &str = "-DVIR_ENUM_SENTINELS";

fn assert_compiles(name: &str, language: Language, text: &str, options: &[&str]) {
    let output = Program::new(name, language, text).check(options);
    assert!(
        output.status.success(),
        "{options:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn assert_compiles_everywhere(language: Language, standards: &[&str]) {
    if !language.is_available() {
        return;
    }
    for standard in standards {
        let standard = format!("-std={standard}");
        assert_compiles(
            &format!("{language:?}{standard}"),
            language,
            PROLOGUE,
            &[&standard],
        );
        assert_compiles(
            &format!("{language:?}{standard}s"),
            language,
            PROLOGUE,
            &[&standard, SENTINELS],
        );
    }
}

#[test]
fn compile_as_c() {
    assert_compiles_everywhere(Language::C, &["c89", "c99", "gnu11", "gnu17"]);
}

#[test]
fn compile_as_cxx() {
    assert_compiles_everywhere(Language::Cxx, &["c++98", "c++11", "gnu++17"]);
}

#[test]
fn each_public_header_stands_alone() {
    if !Language::C.is_available() {
        return;
    }
    for name in [
        "libvirt",
        "virterror",
        "libvirt-qemu",
        "libvirt-lxc",
        "libvirt-admin",
    ] {
        let text = format!("#include <libvirt/{name}.h>\n#include <libvirt/{name}.h>\n");
        assert_compiles(&format!("alone-{name}"), Language::C, &text, &[]);
    }
}

#[test]
fn a_part_alone_is_refused() {
    if !Language::C.is_available() {
        return;
    }
    for name in ["libvirt-common", "libvirt-domain", "libvirt-stream"] {
        let text = format!("#include <libvirt/{name}.h>\n");
        let output = Program::new(&format!("part-{name}"), Language::C, &text).check(&[]);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && words.contains("instead of this part"),
            "{name}: {words}"
        );
    }
}

#[test]
fn sample_program() {
    if Language::C.is_available() {
        let program = Program::new("sample", Language::C, include_str!("sample.c"));
        // The casting macros are made to cast callbacks of different types.
        let binary = program.build(&["-Wno-cast-function-type"]);
        let status = std::process::Command::new(binary).status();
        assert!(status.is_ok_and(|s| s.success()));
    }
}

#[test]
fn sentinels_are_hidden() {
    if !Language::C.is_available() {
        return;
    }
    let text = format!(
        "{PROLOGUE}enum own {{ VIR_DOMAIN_LAST, VIR_ERR_NUMBER_LAST, VIR_DOMAIN_MEMORY_STAT_LAST }};\n"
    );
    assert_compiles("hidden", Language::C, &text, &[]);
    let output = Program::new("visible", Language::C, &text).check(&[SENTINELS]);
    assert!(!output.status.success(), "VIR_ENUM_SENTINELS shows them");
}
