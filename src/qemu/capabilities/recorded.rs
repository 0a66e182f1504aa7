//! Capabilities out of recorded probe dialogues, for tests.
use super::{Capabilities, facts};
use serde_json::{Map, Value, json};
use std::path::Path;

/// The dialogue as pairs of command and reply; a pass begins with its `qmp_capabilities`.
fn passes(text: &str) -> Vec<Vec<(Value, Value)>> {
    let values: Vec<Value> = serde_json::Deserializer::from_str(text)
        .into_iter()
        .collect::<Result<_, _>>()
        .expect("JSON");
    let mut passes: Vec<Vec<(Value, Value)>> = Vec::new();
    for pair in values.chunks_exact(2) {
        if pair[0]["execute"] == "qmp_capabilities" {
            passes.push(Vec::new());
        }
        if let Some(pass) = passes.last_mut() {
            pass.push((pair[0].clone(), pair[1]["return"].clone()));
        }
    }
    passes
}

fn answer(pass: &[(Value, Value)], command: &str) -> Value {
    let found = pass.iter().find(|(asked, _)| asked["execute"] == command);
    found.map_or(Value::Null, |(_, reply)| reply.clone())
}

fn accelerated(pass: &[(Value, Value)]) -> Value {
    json!({
        "machines": answer(pass, "query-machines"),
        "cpus": answer(pass, "query-cpu-definitions"),
        "host": answer(pass, "query-cpu-model-expansion"),
    })
}

/// Reads a file of replies as if the binary had just been probed.
pub(crate) fn read(file: &Path, binary: &Path) -> Capabilities {
    let text = std::fs::read_to_string(file).expect("readable");
    let passes = passes(&text);
    let first = &passes[0];
    let (commands, events) = facts::schema(&answer(first, "query-qmp-schema"));
    let lists = first.iter().filter_map(|(asked, reply)| {
        let of = asked["arguments"]["typename"].as_str()?;
        Some((of.to_owned(), facts::names(reply)))
    });
    let properties: Map<String, Value> = lists.collect();
    let mut facts = json!({
        "version": answer(first, "query-version"),
        "arch": answer(first, "query-target")["arch"],
        "commands": commands,
        "events": events,
        "types": facts::names(&answer(first, "qom-list-types")),
        "options": facts::options(&answer(first, "query-command-line-options")),
        "migration": facts::migration(&answer(first, "query-migrate-capabilities")),
        "properties": properties,
        "tcg": accelerated(passes.last().expect("a pass")),
    });
    if passes.len() > 1 {
        facts["kvm"] = accelerated(first);
    }
    facts::read(binary, &facts).expect("complete")
}

/// A QEMU with little: two machines, translation alone.
pub(crate) fn small() -> Capabilities {
    let machine = |name: &str, alias: &str, default: bool| {
        json!({
            "name": name, "alias": alias, "is-default": default,
            "cpu-max": 255, "default-cpu-type": "qemu64-x86_64-cpu",
        })
    };
    let machines = [
        machine("pc-i440fx-10.0", "pc", true),
        machine("pc-q35-10.0", "q35", false),
    ];
    let facts = json!({
        "version": {"qemu": {"major": 10, "minor": 0, "micro": 0}, "package": ""},
        "arch": "x86_64",
        "types": [
            "piix3-usb-uhci", "qemu-xhci", "lsi53c895a", "cirrus-vga", "rtl8139", "e1000e",
            "pcie-root-port", "pcie-pci-bridge",
        ],
        "tcg": {
            "machines": machines,
            "cpus": [{"name": "qemu64", "typename": "qemu64-x86_64-cpu"}],
        },
    });
    facts::read(Path::new("/usr/bin/qemu-system-x86_64"), &facts).expect("complete")
}
