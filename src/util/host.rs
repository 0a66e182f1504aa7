//! Facts about the host that drivers and the API report: name, memory, processors, directories.
//!
//! C counterparts: `virGetHostname`, `virHostMemGetInfo`, `virHostCPUGetInfo`,
//! `virHostCPUGetMap`, `virGetUserConfigDirectory` and its sisters.  CPU models and capabilities
//! are not here.
pub mod dirs;
mod topology;

use std::path::Path;

use crate::bitmap::Bitmap;
use crate::error::{ErrorDomain, Result};
use crate::{bail, file, number, sys};

pub use topology::Topology;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Where the kernel describes the machine.
const SYSFS: &str = "/sys/devices/system";

/// More than any file read here has.
const MAX_FILE: u64 = 16 * 1024 * 1024;

/// What `virNodeGetInfo` reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeInfo {
    /// The architecture, such as `x86_64`.
    pub model: String,
    /// Size of the memory in KiB.
    pub memory: u64,
    /// How the processors are laid out.
    pub topology: Topology,
}

/// `virNodeGetInfo` of this host.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` or `VIR_ERR_SYSTEM_ERROR` if /proc or /sys can't be read.
pub fn node_info() -> Result<NodeInfo> {
    let model = sys::host::machine();
    let cpuinfo = read(Path::new("/proc/cpuinfo"))?;
    Ok(NodeInfo {
        topology: Topology::read(Path::new(SYSFS), &cpuinfo, &model)?,
        memory: memory()?.total / 1024,
        model,
    })
}

/// The version of the first processor's microcode; None where the kernel doesn't tell
/// (C: `virHostCPUGetMicrocodeVersion`).
#[must_use]
pub fn microcode_version() -> Option<u32> {
    let cpuinfo = read(Path::new("/proc/cpuinfo")).ok()?;
    let line = cpuinfo.lines().find(|line| line.starts_with("microcode"))?;
    let (_, value) = line.split_once(':')?;
    number::to_u32(value.trim(), 0).filter(|version| *version != 0)
}

/// The host's name, as other hosts may know it.
#[must_use]
pub fn name() -> String {
    sys::host::name()
}

/// The processors that the host has, and those of them that are online (`virNodeGetCPUMap`).
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` if /sys can't be read.
pub fn cpu_map() -> Result<(Bitmap, Bitmap)> {
    let cpus = Path::new(SYSFS).join("cpu");
    Ok((
        read_list(&cpus.join("present"))?,
        read_list(&cpus.join("online"))?,
    ))
}

/// Memory in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// What the host has.
    pub total: u64,
    /// What nobody uses.
    pub free: u64,
}

/// The host's memory: that of all NUMA nodes together.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` if /proc can't be read.
pub fn memory() -> Result<Memory> {
    let nodes = cell_memory();
    if nodes.is_empty() {
        let meminfo = read(Path::new("/proc/meminfo"))?;
        return Ok(parse_memory(&meminfo));
    }
    let sum = |field: fn(&Memory) -> u64| nodes.iter().map(|(_, memory)| field(memory)).sum();
    Ok(Memory {
        total: sum(|memory| memory.total),
        free: sum(|memory| memory.free),
    })
}

/// The memory of each NUMA node by its number, ascending; empty where the kernel knows no nodes.
#[must_use]
pub fn cell_memory() -> Vec<(u32, Memory)> {
    let dir = Path::new(SYSFS).join("node");
    let nodes = topology::numbered(&dir, "node").into_iter();
    let memories = nodes.filter_map(|(node, path)| {
        let text = read(&path.join("meminfo")).ok()?;
        Some((node, parse_memory(&text)))
    });
    memories.collect()
}

/// The NUMA node of a processor; None where the kernel doesn't say.
#[must_use]
pub fn cell_of_cpu(cpu: u32) -> Option<u32> {
    let dir = Path::new(SYSFS).join(format!("cpu/cpu{cpu}"));
    topology::numbered(&dir, "node")
        .into_iter()
        .map(|(node, _)| node)
        .next()
}

/// `MemTotal` and `MemFree` of a meminfo file, of the host or of a node.
fn parse_memory(text: &str) -> Memory {
    let field = |name: &str| {
        let (_, after) = text.split_once(name)?;
        let kib = number::scan(after, 10)?.magnitude?;
        kib.checked_mul(1024)
    };
    Memory {
        total: field("MemTotal:").unwrap_or_default(),
        free: field("MemFree:").unwrap_or_default(),
    }
}

/// A file of /proc or /sys.
fn read(path: &Path) -> Result<String> {
    let content = file::read_limited(path, MAX_FILE)?;
    Ok(String::from_utf8_lossy(&content).into_owned())
}

/// A file with a list of numbers.
fn read_list(path: &Path) -> Result<Bitmap> {
    let text = read(path)?;
    Bitmap::parse_unlimited(text.trim_ascii())
}

/// A file with one number.
fn read_number(path: &Path) -> Result<i64> {
    let text = read(path)?;
    match number::to_i64(text.trim_ascii(), 10) {
        Some(number) => Ok(number),
        None => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Invalid value '{}' in file '{}'",
            text.trim_ascii(),
            path.display()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meminfo_of_host_and_node() {
        let host = parse_memory("MemTotal:       2048 kB\nMemFree:  1024 kB\n");
        let node = parse_memory("Node 0 MemTotal: 2048 kB\nNode 0 MemFree: 1024 kB\n");
        assert_eq!(
            host,
            Memory {
                total: 2 << 20,
                free: 1 << 20
            }
        );
        assert_eq!(node, host);
    }

    #[test]
    fn this_host_has_memory_and_processors() {
        let memory = memory().unwrap();
        assert!(memory.total > memory.free && memory.free > 0);
        let info = node_info().unwrap();
        assert!(info.topology.cpus > 0 && info.memory > 1024);
        let (present, online) = cpu_map().unwrap();
        assert!(online.count() <= present.count() && online.contains(online.last().unwrap()));
    }
}
