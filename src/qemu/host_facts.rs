//! Questions about the host (C: `virConnectGet…`, `virNode…`).
use crate::capabilities::Capabilities;
use crate::host::Host;
use crate::{ORIGIN, capabilities_xml, machine};
use abi::*;
use api::CpuMap;
use conf::Arch;
use std::collections::BTreeSet;
use std::ffi::c_ulong;
use std::path::Path;
use std::sync::Arc;
use util::c_field::from_text;
use util::error::Result;
use util::sys::host::kvm_max_vcpus;
use util::{Uuid, bail, host};

/// What `virConnectGetMaxVcpus` has always said of emulated machines.
const EMULATED_VCPUS: i32 = 16;

impl Host {
    /// The binary for guests of this machine's own kind.
    fn native(&self) -> Result<Option<Arc<Capabilities>>> {
        let binary = machine::default_binary(Arch::host());
        binary
            .map(|path| self.cache.lookup(Path::new(&path)))
            .transpose()
    }

    /// `virConnectGetVersion`
    pub(crate) fn version(&self) -> Result<c_ulong> {
        Ok(self
            .native()?
            .map_or(0, |caps| caps.version.number().into()))
    }

    /// `virConnectGetCapabilities`
    pub(crate) fn capabilities(&self) -> Result<String> {
        let paths = Arch::ALL
            .iter()
            .filter_map(|arch| machine::default_binary(*arch));
        let paths: BTreeSet<String> = paths.collect();
        let mut binaries = Vec::new();
        for path in paths {
            match self.cache.lookup(Path::new(&path)) {
                Ok(caps) => binaries.push(caps),
                Err(error) => util::warn!("{error}"),
            }
        }
        capabilities_xml::document(host_uuid()?, &binaries)
    }
}

/// The machine's UUID: that of its firmware, or of its operating system.
fn host_uuid() -> Result<Uuid> {
    let files = ["/sys/class/dmi/id/product_uuid", "/etc/machine-id"];
    let texts = files
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok());
    let found = texts
        .filter_map(|text| Uuid::parse(text.trim()))
        .find(Uuid::is_valid);
    found.map_or_else(Uuid::generate, Ok)
}

/// `virConnectGetMaxVcpus`
pub(crate) fn most_vcpus(kind: Option<&str>) -> Result<i32> {
    let kind = kind.unwrap_or("qemu");
    if kind.eq_ignore_ascii_case("qemu") {
        return Ok(EMULATED_VCPUS);
    }
    if !kind.eq_ignore_ascii_case("kvm") {
        bail!(VIR_ERR_INVALID_ARG, "unknown type '{kind}'");
    }
    match kvm_max_vcpus() {
        Some(count) => Ok(count),
        None => bail!(VIR_ERR_NO_SUPPORT, "KVM is not supported on this platform"),
    }
}

/// `virNodeGetInfo`
pub(crate) fn node_info() -> Result<virNodeInfo> {
    let info = host::node_info()?;
    let layout = info.topology;
    Ok(virNodeInfo {
        model: from_text(&info.model),
        memory: info.memory,
        cpus: layout.cpus,
        mhz: layout.mhz,
        nodes: layout.nodes,
        sockets: layout.sockets,
        cores: layout.cores,
        threads: layout.threads,
    })
}

/// `virNodeGetCPUMap`
pub(crate) fn cpu_map(flags: u32) -> Result<CpuMap> {
    api::check_flags(flags, 0, "virHostCPUGetMap", ORIGIN)?;
    let (present, online) = host::cpu_map()?;
    let count = |number: Option<usize>| number.map_or(0, |last| last + 1);
    let size = count(present.last());
    let mut map = online.as_bytes().to_vec();
    map.resize(size.div_ceil(8), 0);
    Ok(CpuMap {
        present: size.try_into().unwrap_or(i32::MAX),
        map,
        online: online.count().try_into().unwrap_or(u32::MAX),
    })
}

/// `virNodeGetCellsFreeMemory`: bytes of the cells from `start` on, at most `count` of them.
pub(crate) fn cells_free_memory(start: i32, count: i32) -> Result<Vec<u64>> {
    let cells = host::cell_memory();
    let last = cells.last().map_or(0, |(number, _)| *number);
    let Ok(first) = u32::try_from(start) else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "start cell {start} out of range (0-{last})"
        );
    };
    if first > last {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "start cell {start} out of range (0-{last})"
        );
    }
    let wanted = cells.iter().filter(|(number, _)| *number >= first);
    let count = usize::try_from(count).unwrap_or(0);
    Ok(wanted.take(count).map(|(_, memory)| memory.free).collect())
}
