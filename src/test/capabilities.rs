//! `<capabilities>` of a test host, `<domainCapabilities>` of its guests.
use crate::ORIGIN;
use crate::node::{Cell, Node};
use conf::Arch;
use conf::domain::VirtType;
use util::err;
use util::error::Result;
use util::xml::Writer;

/// CPUs of a cell.
const CELL_CPUS: usize = 8;

/// Sizes in KiB of the pages that the host knows.
const PAGES: [u32; 4] = [4, 8, 2048, 1024 * 1024];

/// Sizes in KiB of huge pages, of which the cells have none.
const HUGE_PAGES: [u32; 2] = [2048, 1024 * 1024];

/// The document (`virConnectGetCapabilities`).
pub(crate) fn document(node: &Node) -> String {
    let parts = [host(node), guest("hvm"), guest("xen")];
    format!("<capabilities>\n\n{}\n</capabilities>\n", parts.join("\n"))
}

fn host(node: &Node) -> String {
    let mut w = Writer::with_indent(1);
    w.start("host");
    w.start("cpu");
    w.leaf("arch", "i686");
    features(&mut w);
    for size in PAGES {
        w.start("pages");
        w.attr("unit", "KiB");
        w.attr_plain("size", size);
        w.end();
    }
    w.end();
    w.empty("power_management");
    w.start("iommu");
    w.attr("support", "no");
    w.end();
    topology(&mut w, node.cells);
    w.start("secmodel");
    w.leaf("model", "testSecurity");
    w.leaf("doi", "");
    w.end();
    w.end();
    w.finish()
}

fn features(w: &mut Writer) {
    w.start("features");
    w.empty("pae");
    w.empty("nonpae");
    w.end();
}

fn topology(w: &mut Writer, cells: &[Cell]) {
    w.start("topology");
    w.start("cells");
    w.attr_plain("num", cells.len());
    w.open_body();
    for (id, cell) in cells.iter().enumerate() {
        w.start("cell");
        w.attr_plain("id", id);
        w.start("memory");
        w.attr("unit", "KiB");
        w.text_plain(cell.memory);
        w.end();
        pages(w, cell.page, cell.memory / u64::from(cell.page));
        HUGE_PAGES.iter().for_each(|size| pages(w, *size, 0));
        cpus(w, id);
        w.end();
    }
    w.end();
    w.end();
}

fn pages(w: &mut Writer, size: u32, count: u64) {
    w.start("pages");
    w.attr("unit", "KiB");
    w.attr_plain("size", size);
    w.text_plain(count);
    w.end();
}

/// A cell is a socket; each of its cores has one thread.
fn cpus(w: &mut Writer, cell: usize) {
    w.start("cpus");
    w.attr_plain("num", CELL_CPUS);
    for core in 0..CELL_CPUS {
        let id = cell * CELL_CPUS + core;
        w.start("cpu");
        w.attr_plain("id", id);
        w.attr_plain("socket_id", cell);
        w.attr_plain("die_id", 0);
        w.attr_plain("cluster_id", 0);
        w.attr_plain("core_id", core);
        w.attr_plain("siblings", id);
        w.end();
    }
    w.end();
}

fn guest(os: &str) -> String {
    let mut w = Writer::with_indent(1);
    w.start("guest");
    w.leaf("os_type", os);
    w.start("arch");
    w.attr("name", "i686");
    w.leaf("wordsize", "32");
    w.leaf("emulator", "/usr/bin/test-hv");
    w.start("domain");
    w.attr("type", "test");
    w.end();
    w.end();
    features(&mut w);
    w.end();
    w.finish()
}

/// What a guest may be asked for (`virConnectGetDomainCapabilities`): no more than its kind.
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
    let mut w = Writer::new();
    w.start("domainCapabilities");
    w.leaf_opt("path", emulator);
    w.leaf("domain", virt_type.as_str());
    w.leaf_opt("machine", machine);
    w.leaf("arch", arch.as_str());
    w.start("cpu");
    for mode in ["host-passthrough", "maximum", "host-model", "custom"] {
        unsupported(&mut w, "mode", Some(mode));
    }
    w.end();
    w.start("devices");
    w.open_body();
    w.end();
    w.start("features");
    unsupported(&mut w, "sev", None);
    unsupported(&mut w, "sgx", None);
    w.end();
    w.end();
    Ok(w.finish())
}

fn unsupported(w: &mut Writer, element: &str, name: Option<&str>) {
    w.start(element);
    w.attr_opt("name", name);
    w.attr("supported", "no");
    w.end();
}
