//! `<capabilities>`: the host and the guests that its QEMU binaries can run
//! (`virConnectGetCapabilities`).
use std::sync::Arc;

use util::uuid::Uuid;
use util::xml::{FormatCx, Writer, Xml};
use util::{Result, host};

use conf::cpu::CpuTopology;

use crate::capabilities::{Capabilities, Machine};
use crate::cpu_model;

/// The document for a host with these binaries.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` when /proc or /sys can't be read.
pub fn document(uuid: &Uuid, binaries: &[Arc<Capabilities>]) -> Result<String> {
    let mut parts = vec![host_part(uuid)?];
    parts.extend(binaries.iter().map(|caps| guest_part(caps)));
    Ok(format!(
        "<capabilities>\n\n{}\n</capabilities>\n",
        parts.join("\n")
    ))
}

fn host_part(uuid: &Uuid) -> Result<String> {
    let info = host::node_info()?;
    let mut w = Writer::with_indent(1);
    w.start("host");
    w.leaf_plain("uuid", uuid);
    let mut cpu = cpu_model::probe_host();
    cpu.topology = Some(CpuTopology {
        sockets: info.topology.sockets,
        dies: 1,
        clusters: 1,
        cores: info.topology.cores,
        threads: info.topology.threads,
    });
    cpu.format(&mut w, &FormatCx::default());
    w.empty("power_management");
    topology(&mut w)?;
    security_model(&mut w);
    w.end();
    Ok(w.finish())
}

fn topology(w: &mut Writer) -> Result<()> {
    let cells = host::cell_memory();
    let (_, online) = host::cpu_map()?;
    w.start("topology");
    w.start("cells");
    w.attr_plain("num", cells.len());
    for (id, memory) in cells {
        w.start("cell");
        w.attr_plain("id", id);
        w.start("memory");
        w.attr("unit", "KiB");
        w.text_plain(memory.total / 1024);
        w.end();
        let cpus: Vec<u32> = online
            .iter()
            .filter_map(|c| u32::try_from(c).ok())
            .collect();
        let cpus: Vec<u32> = cpus
            .into_iter()
            .filter(|cpu| host::cell_of_cpu(*cpu) == Some(id))
            .collect();
        w.start("cpus");
        w.attr_plain("num", cpus.len());
        for cpu in cpus {
            w.start("cpu");
            w.attr_plain("id", cpu);
            w.end();
        }
        w.end();
        w.end();
    }
    w.end();
    w.end();
    Ok(())
}

fn security_model(w: &mut Writer) {
    w.start("secmodel");
    w.leaf("model", "none");
    w.leaf("doi", "0");
    w.end();
}

fn guest_part(caps: &Capabilities) -> String {
    let mut w = Writer::with_indent(1);
    let is_x86 = matches!(caps.arch.as_str(), "x86_64" | "i386");
    w.start("guest");
    w.leaf("os_type", "hvm");
    w.start("arch");
    w.attr(
        "name",
        if caps.arch == "i386" {
            "i686"
        } else {
            &caps.arch
        },
    );
    w.leaf(
        "wordsize",
        if caps.arch.contains("64") || caps.arch == "s390x" {
            "64"
        } else {
            "32"
        },
    );
    w.leaf("emulator", &caps.binary.display().to_string());
    for machine in &caps.tcg.machines {
        machine_lines(machine, &mut w);
    }
    domain(&mut w, "qemu");
    if caps.kvm.is_some() {
        domain(&mut w, "kvm");
    }
    w.end();
    w.start("features");
    if caps.arch == "i386" {
        w.empty("pae");
        w.empty("nonpae");
    }
    if is_x86 {
        toggle(&mut w, "acpi", "yes");
        toggle(&mut w, "apic", "no");
    }
    w.empty("cpuselection");
    w.empty("deviceboot");
    w.end();
    w.end();
    w.finish()
}

fn machine_lines(machine: &Machine, w: &mut Writer) {
    let mut line = |name: &str, canonical: Option<&str>| {
        w.start("machine");
        w.attr_opt("canonical", canonical);
        w.attr_plain("maxCpus", machine.max_cpus);
        if machine.deprecated {
            w.attr("deprecated", "yes");
        }
        w.text(name);
        w.end();
    };
    line(&machine.name, None);
    if let Some(alias) = &machine.alias {
        line(alias, Some(&machine.name));
    }
}

fn domain(w: &mut Writer, kind: &str) {
    w.start("domain");
    w.attr("type", kind);
    w.end();
}

fn toggle(w: &mut Writer, feature: &str, toggle: &str) {
    w.start(feature);
    w.attr("default", "on");
    w.attr("toggle", toggle);
    w.end();
}
