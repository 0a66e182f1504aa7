//! Values, layouts and prototypes against the recorded facts of the release.
//!
//! The facts are data beside the source tree; without them these tests say so and pass.
use crate::headers::PROLOGUE;
use capi_tests::{Language, Program};
use serde_json::Value;
use std::fmt::Write;
use std::process::Command;

/// The recorded facts, or `None` where they or a compiler are missing.
fn facts() -> Option<Value> {
    if !Language::C.is_available() {
        return None;
    }
    let path = capi_tests::shared("corpus/api/api.json")?;
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Some(serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
}

fn list<'a>(facts: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    facts[key].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// A program's statements and the lines it is to print.
#[derive(Default)]
struct Listing {
    statements: String,
    expected: Vec<String>,
}

impl Listing {
    fn number(&mut self, expression: &str, expected: &Value) {
        let _ = writeln!(
            self.statements,
            "    printf(\"%s %lld\\n\", \"{expression}\", (long long)({expression}));"
        );
        self.expected.push(format!("{expression} {expected}"));
    }

    fn string(&mut self, name: &str, expected: &str) {
        let _ = writeln!(
            self.statements,
            "    printf(\"%s %s\\n\", \"{name}\", {name});"
        );
        self.expected.push(format!("{name} {expected}"));
    }

    /// Builds and runs the program; panics with the first line that differs.
    fn compare(&self, name: &str) {
        let source = format!(
            "#define VIR_ENUM_SENTINELS\n{PROLOGUE}#include <stdio.h>\n#include <stddef.h>\nint main(void)\n{{\n{}    return 0;\n}}\n",
            self.statements
        );
        let program = Program::new(name, Language::C, &source);
        let binary = program.build(&["-Wno-deprecated-declarations"]);
        let output = Command::new(binary)
            .output()
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        let printed = String::from_utf8_lossy(&output.stdout);
        for (line, expected) in printed.lines().zip(&self.expected) {
            assert_eq!(line, expected);
        }
        assert_eq!(printed.lines().count(), self.expected.len());
    }
}

#[test]
fn enumerators_have_their_values() {
    let Some(facts) = facts() else { return };
    let mut listing = Listing::default();
    for enumerator in list(&facts, "enums") {
        listing.number(text(enumerator, "name"), &enumerator["value"]);
    }
    assert_eq!(
        listing.expected.len(),
        1068,
        "1054 of libvirt.h and virterror.h, 14 of the others"
    );
    listing.compare("enumerators");
}

#[test]
fn macros_have_their_values() {
    let Some(facts) = facts() else { return };
    let mut listing = Listing::default();
    for item in list(&facts, "macros") {
        match text(item, "kind") {
            "string" => listing.string(text(item, "name"), text(item, "value")),
            "int" => listing.number(text(item, "name"), &item["value"]),
            _ => (),
        }
    }
    assert!(listing.expected.len() >= 425);
    listing.compare("macros");
}

#[test]
fn structures_have_their_layout() {
    let Some(facts) = facts() else { return };
    let mut listing = Listing::default();
    for structure in list(&facts, "structs").filter(|s| s["layout"].is_object()) {
        let name = text(structure, "name");
        listing.number(&format!("sizeof({name})"), &structure["size"]);
        listing.number(&format!("__alignof__({name})"), &structure["align"]);
        for (field, place) in structure["layout"].as_object().into_iter().flatten() {
            listing.number(&format!("offsetof({name}, {field})"), &place[0]);
            listing.number(&format!("sizeof((({name} *)0)->{field})"), &place[1]);
        }
    }
    listing.compare("structures");
}

/// `int (*)(virDomainPtr, unsigned int)`.
fn pointer_type(function: &Value) -> String {
    let args = list(function, "args").map(|a| a[1].as_str().unwrap_or_default());
    let args = args.collect::<Vec<_>>().join(", ");
    let args = if args.is_empty() {
        "void".to_owned()
    } else {
        args
    };
    format!("{} (*)({args})", text(function, "ret"))
}

#[test]
fn prototypes_have_their_types() {
    let Some(facts) = facts() else { return };
    let mut source = PROLOGUE.to_owned();
    let mut claim = |name: &str, object: &str, ty: &str| {
        let _ = writeln!(
            source,
            "_Static_assert(__builtin_types_compatible_p(__typeof__({object}), {ty}), \"{name}\");"
        );
    };
    for function in list(&facts, "functions") {
        let name = text(function, "name");
        claim(name, &format!("&{name}"), &pointer_type(function));
    }
    for callback in list(&facts, "functypes") {
        claim(
            text(callback, "name"),
            text(callback, "name"),
            &pointer_type(callback),
        );
    }
    for alias in list(&facts, "typedefs").filter(|t| text(t, "type") != "enum") {
        claim(
            text(alias, "name"),
            text(alias, "name"),
            text(alias, "type"),
        );
    }
    claim(
        "virConnectAuthPtrDefault",
        "virConnectAuthPtrDefault",
        "virConnectAuthPtr",
    );
    let output = Program::new("prototypes", Language::C, &source).check(&[]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
