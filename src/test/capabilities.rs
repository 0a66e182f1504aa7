//! `<capabilities>` and `<domainCapabilities>` of a test host.
use crate::ORIGIN;
use crate::node::{Cell, Node};
use conf::capabilities::{
    Capabilities, Cell as CapsCell, CellCpu, Guest, GuestArch, GuestDomain, GuestFeatures, Host,
    HostCpu, PageCount, PageSize, PowerManagement, SecurityModel, Topology,
};
use conf::cpu::{Cpu, CpuKind};
use conf::domain::VirtType;
use conf::{Arch, Bitmap, DomainCapabilities, YesNo};
use util::err;
use util::error::Result;

/// CPUs of a cell.
const CELL_CPUS: u32 = 8;

/// Sizes in KiB of the pages that the host knows.
const PAGES: [u32; 4] = [4, 8, 2048, 1024 * 1024];

/// Sizes in KiB of huge pages, of which the cells have none.
const HUGE_PAGES: [u32; 2] = [2048, 1024 * 1024];

/// The host's document (`virConnectGetCapabilities`); `cpu` is that of an extended host.
pub(crate) fn document(node: &Node, cpu: Option<Cpu>) -> String {
    let cpu = cpu.unwrap_or_else(|| Cpu::of_kind(CpuKind::Host, Arch::I686));
    let capabilities = Capabilities {
        host: host(node, cpu),
        guests: ["hvm", "xen"].map(guest).into(),
    };
    capabilities.to_xml()
}

/// What a guest may be asked for (`virConnectGetDomainCapabilities`): no more than its kind.
///
/// # Errors
/// `VIR_ERR_INVALID_ARG` for words that mean nothing.
pub(crate) fn domain_document(
    emulator: Option<&str>,
    arch: Option<&str>,
    machine: Option<&str>,
    virt_type: Option<&str>,
) -> Result<String> {
    let arch = match arch {
        None => Arch::I686,
        Some(name) => Arch::from_str(name)
            .ok_or_else(|| err!(VIR_ERR_INVALID_ARG, "unknown architecture: {name}"))?,
    };
    let virt_type = match virt_type {
        None => VirtType::Test,
        Some(name) => VirtType::from_str(name)
            .ok_or_else(|| err!(VIR_ERR_INVALID_ARG, "unknown virttype: {name}"))?,
    };
    let capabilities = DomainCapabilities {
        path: emulator.map(str::to_owned),
        machine: machine.map(str::to_owned),
        ..DomainCapabilities::new(virt_type, arch)
    };
    Ok(capabilities.to_xml())
}

fn host(node: &Node, cpu: Cpu) -> Host {
    let cells = (0..).zip(node.cells).map(|(id, cell)| self::cell(id, cell));
    let cells: Vec<CapsCell> = cells.collect();
    Host {
        cpu: HostCpu {
            cpu,
            switches: ["pae", "nonpae"].map(str::to_owned).into(),
            pages: PAGES.map(PageSize::new).into(),
        },
        power_management: Some(PowerManagement::default()),
        iommu: Some(YesNo::No),
        topology: Some(Topology {
            cells: cells.into(),
            ..Topology::default()
        }),
        security_models: vec![SecurityModel {
            model: "testSecurity".to_owned(),
            ..SecurityModel::default()
        }],
        ..Host::default()
    }
}

fn cell(id: u32, cell: &Cell) -> CapsCell {
    let ordinary = PageCount::new(cell.page, cell.memory / u64::from(cell.page));
    let huge = HUGE_PAGES.map(|size| PageCount::new(size, 0));
    let cpus: Vec<CellCpu> = (0..CELL_CPUS).map(|core| cpu(id, core)).collect();
    CapsCell {
        id,
        memory: Some(cell.memory.into()),
        pages: std::iter::once(ordinary).chain(huge).collect(),
        cpus: cpus.into(),
        ..CapsCell::default()
    }
}

/// A cell is a socket; each of its cores has one thread.
fn cpu(cell: u32, core: u32) -> CellCpu {
    let id = cell * CELL_CPUS + core;
    CellCpu {
        id,
        socket: Some(cell),
        die: Some(0),
        cluster: Some(0),
        core: Some(core),
        siblings: Some(Bitmap::from_iter([id as usize])),
    }
}

fn guest(os_type: &str) -> Guest {
    Guest {
        os_type: os_type.to_owned(),
        arch: GuestArch {
            emulator: Some("/usr/bin/test-hv".to_owned()),
            domains: vec![GuestDomain::from(VirtType::Test)],
            ..GuestArch::of(Arch::I686)
        },
        features: GuestFeatures {
            pae: true,
            nonpae: true,
            ..GuestFeatures::default()
        },
    }
}
