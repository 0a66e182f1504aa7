//! From QEMU's replies to capabilities, in two steps: replies are reduced to facts (compact JSON,
//! which the cache stores), and facts are read into structs.  So what comes from the disk and what
//! comes from QEMU can't differ.
use super::{Accelerated, Capabilities, strings};
use crate::monitor::Version;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A machine type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// For example `pc-i440fx-10.0`.
    pub name: String,
    /// For example `pc`.
    pub alias: Option<String>,
    /// The most CPUs it takes.
    pub max_cpus: u32,
    /// Whether CPUs can be plugged in and out.
    pub hotplug_cpus: bool,
    /// Whether it is what QEMU runs when none is named.
    pub default: bool,
    /// QEMU's type of its default CPU.
    pub default_cpu: Option<String>,
    /// The id of its memory backend.
    pub default_ram_id: Option<String>,
    /// Whether NUMA memory can be given without backends.
    pub numa_memory: bool,
    /// Whether QEMU wants it gone.
    pub deprecated: bool,
    /// Whether it has ACPI; None when QEMU doesn't say (before 8.0).
    pub acpi: Option<bool>,
}

/// A CPU model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CpuModel {
    /// For example `EPYC-Milan`.
    pub name: String,
    /// QEMU's type.
    pub type_name: String,
    /// What this host lacks for it; None when QEMU doesn't say, empty when it can be used.
    pub blockers: Option<Vec<String>>,
    /// Whether QEMU wants it gone.
    pub deprecated: bool,
}

/// A CPU model expanded into its properties.
#[derive(Clone, Debug, PartialEq)]
pub struct HostModel {
    /// QEMU's name of the base.
    pub name: String,
    /// The properties: booleans, numbers, strings.
    pub properties: Map<String, Value>,
}

/// The `name` members of a list of objects.
pub(super) fn names(reply: &Value) -> Value {
    let list = reply.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(|entry| entry.get("name"))
        .cloned()
        .collect()
}

/// `query-command-line-options`: option to parameters.
pub(super) fn options(reply: &Value) -> Value {
    let list = reply.as_array().map(Vec::as_slice).unwrap_or_default();
    let entries = list.iter().filter_map(|entry| {
        let option = entry["option"].as_str()?.to_owned();
        Some((option, names(&entry["parameters"])))
    });
    Value::Object(entries.collect())
}

/// `query-migrate-capabilities`: the names.
pub(super) fn migration(reply: &Value) -> Value {
    let list = reply.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(|entry| entry.get("capability"))
        .cloned()
        .collect()
}

/// `query-qmp-schema`: commands with their arguments, and events.
pub(super) fn schema(reply: &Value) -> (Value, Value) {
    let list = reply.as_array().map(Vec::as_slice).unwrap_or_default();
    let types: BTreeMap<&str, &Value> = list
        .iter()
        .filter(|entry| entry["meta-type"] == "object")
        .filter_map(|entry| Some((entry["name"].as_str()?, entry)))
        .collect();
    let of_kind = |kind: &'static str| list.iter().filter(move |entry| entry["meta-type"] == kind);
    let commands = of_kind("command").filter_map(|entry| {
        let name = entry["name"].as_str()?.to_owned();
        let arguments = entry["arg-type"].as_str().and_then(|of| types.get(of));
        Some((
            name,
            arguments.map_or(json!([]), |of| names(&of["members"])),
        ))
    });
    let events = of_kind("event")
        .filter_map(|entry| entry.get("name"))
        .cloned();
    (Value::Object(commands.collect()), events.collect())
}

/// Facts as a struct; None when they aren't complete.
pub(super) fn read(binary: &Path, facts: &Value) -> Option<Capabilities> {
    let tcg = accelerated(facts.get("tcg")?);
    if tcg.machines.is_empty() {
        return None;
    }
    Some(Capabilities {
        binary: binary.to_owned(),
        version: Version::from_reply(&facts["version"]).ok()?,
        arch: facts["arch"].as_str()?.to_owned(),
        kvm: facts.get("kvm").map(accelerated),
        tcg,
        types: strings(&facts["types"]).collect(),
        properties: sets(&facts["properties"]),
        commands: sets(&facts["commands"]),
        events: strings(&facts["events"]).collect(),
        options: sets(&facts["options"]),
        migration: strings(&facts["migration"]).collect(),
    })
}

fn sets(value: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let entries = value.as_object().into_iter().flatten();
    entries
        .map(|(key, names)| (key.clone(), strings(names).collect()))
        .collect()
}

fn accelerated(facts: &Value) -> Accelerated {
    let list = |member: &str| {
        facts[member]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
    };
    let mut machines: Vec<Machine> = list("machines").iter().filter_map(machine).collect();
    machines.sort_by_key(|machine| !machine.default);
    let model = &facts["host"]["model"];
    let host = model["name"].as_str().map(|name| HostModel {
        name: name.to_owned(),
        properties: model["props"].as_object().cloned().unwrap_or_default(),
    });
    Accelerated {
        machines,
        cpus: list("cpus").iter().filter_map(cpu).collect(),
        host,
    }
}

/// One entry of `query-machines`.
fn machine(entry: &Value) -> Option<Machine> {
    let name = entry["name"].as_str()?;
    // The empty machine is for probing alone.
    if name == "none" {
        return None;
    }
    let text = |member: &str| entry[member].as_str().map(str::to_owned);
    let flag = |member: &str| entry[member].as_bool();
    let max_cpus = entry["cpu-max"].as_u64().unwrap_or(1);
    Some(Machine {
        name: name.to_owned(),
        alias: text("alias"),
        max_cpus: u32::try_from(max_cpus).unwrap_or(u32::MAX),
        hotplug_cpus: flag("hotpluggable-cpus").unwrap_or(false),
        default: flag("is-default").unwrap_or(false),
        default_cpu: text("default-cpu-type"),
        default_ram_id: text("default-ram-id"),
        numa_memory: flag("numa-mem-supported").unwrap_or(true),
        deprecated: flag("deprecated").unwrap_or(false),
        acpi: flag("acpi"),
    })
}

/// One entry of `query-cpu-definitions`.
fn cpu(entry: &Value) -> Option<CpuModel> {
    let blockers = entry
        .get("unavailable-features")
        .map(|list| strings(list).collect());
    Some(CpuModel {
        name: entry["name"].as_str()?.to_owned(),
        type_name: entry["typename"].as_str().unwrap_or_default().to_owned(),
        blockers,
        deprecated: entry["deprecated"].as_bool().unwrap_or(false),
    })
}
