//! Dependencies between the rooms, and on crates from outside, as `cargo metadata` tells them.
//!
//! Cargo stops the use of a room that is not declared; this stops someone declaring it.
use serde_json::Value;
use std::process::Command;

/// What is at the end of an edge, by package name: a room's word, or `driver` for any driver.
fn room(package: &str) -> &str {
    match package.strip_prefix("libvirt-") {
        None => "root",
        Some(name) if name.starts_with("driver-") => "driver",
        Some(name) if name.starts_with("so-") => "so",
        Some(name) => name,
    }
}

/// The rooms that a room's code may use.
fn allowed(room: &str) -> &'static [&'static str] {
    match room {
        "util" | "so" => &["abi"],
        "api" => &["abi", "util"],
        "conf" => &["abi", "api", "util", "xml-derive"],
        "driver" | "cpu" => &["abi", "api", "conf", "util"],
        "root" => &["abi", "api", "conf", "cpu", "driver", "util"],
        "headers" | "capi-tests" => &["apigen"],
        "schemas" => &["conf", "util"],
        _ => &[],
    }
}

/// Crates from outside that code in a room may use, the building and the tests included.
/// Each has its line in ARCHITECTURE.md.
const OUTSIDE: &[&str] = &[
    "cbindgen",
    "libc",
    "once_cell",
    "parking_lot",
    "prettyplease",
    "proc-macro2",
    "quick-xml",
    "quote",
    "serde_json",
    "syn",
];

/// A dependency as declared in a manifest.
struct Edge {
    from: String,
    to: String,
    kind: Kind,
    is_room: bool,
}

#[derive(PartialEq)]
enum Kind {
    Normal,
    Build,
    Test,
}

impl Edge {
    fn read(from: &str, dependency: &Value) -> Self {
        let kind = match dependency["kind"].as_str() {
            Some("build") => Kind::Build,
            Some("dev") => Kind::Test,
            _ => Kind::Normal,
        };
        Self {
            from: from.to_owned(),
            to: dependency["name"].as_str().unwrap_or_default().to_owned(),
            kind,
            is_room: dependency["path"].is_string(),
        }
    }

    fn is_allowed(&self) -> bool {
        if !self.is_room {
            return OUTSIDE.contains(&self.to.as_str());
        }
        let (from, to) = (room(&self.from), room(&self.to));
        match self.kind {
            Kind::Build => to == "apigen",
            Kind::Normal => allowed(from).contains(&to),
            // The derive's output can only be tried where it can be compiled.
            // A driver's tests stand in for the root, which registers the services.
            Kind::Test => {
                allowed(from).contains(&to)
                    || [("xml-derive", "util"), ("driver", "cpu")].contains(&(from, to))
            }
        }
    }
}

/// What `cargo metadata` says about the members of the workspace.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(capi_tests::root())
        .output()
        .unwrap_or_else(|e| panic!("cargo metadata: {e}"));
    let mut metadata: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("cargo metadata: {e}"));
    match metadata["packages"].take() {
        Value::Array(packages) => packages,
        other => panic!("cargo metadata: {other}"),
    }
}

fn edges() -> Vec<Edge> {
    let mut edges = Vec::new();
    for package in packages() {
        let from = package["name"].as_str().unwrap_or_default();
        let dependencies = package["dependencies"].as_array();
        edges.extend(
            dependencies
                .into_iter()
                .flatten()
                .map(|d| Edge::read(from, d)),
        );
    }
    edges
}

#[test]
fn every_edge_is_allowed() {
    let edges = edges();
    assert!(edges.len() > 40, "{} edges seen", edges.len());
    let bad: Vec<_> = edges
        .iter()
        .filter(|e| !e.is_allowed())
        .map(|e| format!("{} -> {}", e.from, e.to))
        .collect();
    assert!(bad.is_empty(), "forbidden: {bad:#?}");
}

#[test]
fn bad_edges_are_seen() {
    let edge = |from: &str, to: &str| Edge {
        from: from.to_owned(),
        to: to.to_owned(),
        kind: Kind::Normal,
        is_room: true,
    };
    for (from, to) in [
        ("libvirt-driver-test", "libvirt-driver-qemu"),
        ("libvirt-util", "libvirt-api"),
        ("libvirt-api", "libvirt-conf"),
        ("libvirt-conf", "libvirt-driver-test"),
        ("libvirt-driver-qemu", "libvirt"),
        ("libvirt-driver-qemu", "libvirt-apigen"),
        ("libvirt-driver-qemu", "libvirt-cpu"),
        ("libvirt-cpu", "libvirt-driver-qemu"),
        ("libvirt-so-qemu", "libvirt-api"),
    ] {
        assert!(!edge(from, to).is_allowed(), "{from} -> {to}");
    }
    assert!(edge("libvirt-driver-qemu", "libvirt-conf").is_allowed());
    let outside = Edge {
        is_room: false,
        ..edge("libvirt-util", "tokio")
    };
    assert!(!outside.is_allowed());
}

#[test]
fn each_outside_crate_has_its_reason() {
    let path = capi_tests::root().join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    for name in OUTSIDE {
        assert!(text.contains(&format!("| `{name}`")), "no line for {name}");
    }
}
