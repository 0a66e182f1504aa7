//! `<capabilities>`: the host and the guests that its QEMU binaries can run
//! (`virConnectGetCapabilities`).
use std::sync::Arc;

use conf::capabilities::{
    self as document, Cell, CellCpu, FeatureToggle, Guest, GuestArch, GuestDomain, GuestFeatures,
    GuestMachine, Host, PowerManagement, SecurityModel, Topology,
};
use conf::cpu::{Cpu, CpuTopology};
use conf::domain::VirtType;
use conf::{Arch, YesNo};
use util::uuid::Uuid;
use util::{Result, host};

use crate::capabilities::{Capabilities, Machine};
use crate::cpu_model;

/// The document for a host with these binaries.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` when /proc or /sys can't be read.
pub fn document(uuid: Uuid, binaries: &[Arc<Capabilities>]) -> Result<String> {
    let capabilities = document::Capabilities {
        host: describe_host(uuid)?,
        guests: binaries.iter().filter_map(|caps| guest(caps)).collect(),
    };
    Ok(capabilities.to_xml())
}

fn describe_host(uuid: Uuid) -> Result<Host> {
    Ok(Host {
        uuid: Some(uuid),
        cpu: host_cpu()?.into(),
        power_management: Some(PowerManagement::default()),
        topology: Some(topology()?),
        security_models: vec![SecurityModel {
            model: "none".to_owned(),
            doi: "0".to_owned(),
            labels: Vec::new(),
        }],
        ..Host::default()
    })
}

fn host_cpu() -> Result<Cpu> {
    let layout = host::node_info()?.topology;
    let mut cpu = cpu_model::probe_host();
    cpu.topology = Some(CpuTopology {
        sockets: layout.sockets,
        dies: 1,
        clusters: 1,
        cores: layout.cores,
        threads: layout.threads,
    });
    Ok(cpu)
}

fn topology() -> Result<Topology> {
    let (_, online) = host::cpu_map()?;
    let online = online.iter().filter_map(|cpu| u32::try_from(cpu).ok());
    let online: Vec<u32> = online.collect();
    let cell = |(id, memory): (u32, host::Memory)| {
        let cpus = online
            .iter()
            .filter(|cpu| host::cell_of_cpu(**cpu) == Some(id));
        let cpus = cpus.map(|cpu| CellCpu {
            id: *cpu,
            ..CellCpu::default()
        });
        Cell {
            id,
            memory: Some((memory.total / 1024).into()),
            cpus: cpus.collect::<Vec<_>>().into(),
            ..Cell::default()
        }
    };
    let cells: Vec<Cell> = host::cell_memory().into_iter().map(cell).collect();
    Ok(Topology {
        cells: cells.into(),
        ..Topology::default()
    })
}

/// What a binary runs; None for an architecture that libvirt doesn't know.
fn guest(caps: &Capabilities) -> Option<Guest> {
    let arch = cpu_model::arch(caps)?;
    let kvm = caps.kvm.is_some().then_some(VirtType::Kvm);
    let kinds = [Some(VirtType::Qemu), kvm].into_iter().flatten();
    Some(Guest {
        os_type: "hvm".to_owned(),
        arch: GuestArch {
            emulator: Some(caps.binary.display().to_string()),
            machines: caps.tcg.machines.iter().flat_map(machine_names).collect(),
            domains: kinds.map(GuestDomain::from).collect(),
            ..GuestArch::of(arch)
        },
        features: features(arch),
    })
}

/// C: `virQEMUCapsInitGuestFromBinary`
fn features(arch: Arch) -> GuestFeatures {
    let has_acpi = arch.is_x86() || matches!(arch, Arch::Aarch64 | Arch::Loongarch64);
    GuestFeatures {
        pae: arch == Arch::I686,
        nonpae: arch == Arch::I686,
        acpi: has_acpi.then(|| FeatureToggle::on(YesNo::Yes)),
        apic: arch.is_x86().then(|| FeatureToggle::on(YesNo::No)),
        cpu_selection: true,
        device_boot: true,
        ..GuestFeatures::default()
    }
}

/// A machine under its name, and under its alias.
fn machine_names(machine: &Machine) -> impl Iterator<Item = GuestMachine> {
    let named = |name: &str, canonical: Option<&str>| GuestMachine {
        canonical: canonical.map(str::to_owned),
        max_cpus: machine.max_cpus,
        deprecated: machine.deprecated.then_some(YesNo::Yes),
        name: name.to_owned(),
    };
    let alias = machine.alias.as_deref();
    let alias = alias.map(|alias| named(alias, Some(&machine.name)));
    std::iter::once(named(&machine.name, None)).chain(alias)
}
