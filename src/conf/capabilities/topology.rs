//! `<topology>`: NUMA nodes with their memory and CPUs, and the ways between them
//! (C: `virCapsHostNUMA`).
use xml_derive::Xml;

use crate::Bitmap;

util::vir_enum! {
    /// C: `virNumaCacheAssociativity`.
    pub enum Associativity { None = "none", Direct = "direct", Full = "full" }
}
util::vir_enum! {
    /// C: `virNumaCachePolicy`.
    pub enum WritePolicy { None = "none", Writeback = "writeback", Writethrough = "writethrough" }
}
util::vir_enum! {
    /// C: `virMemoryLatency`.
    pub enum AccessType { Access = "access", Read = "read", Write = "write" }
}
util::xml_enum!(Associativity, WritePolicy, AccessType);

/// `<topology>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "topology")]
pub struct Topology {
    /// The nodes.
    #[xml(child)]
    pub cells: Cells,
    /// The ways between them.
    #[xml(child)]
    pub interconnects: Interconnects,
}

/// `<cells>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "cells", open)]
pub struct Cells {
    #[xml(attr, required)]
    num: u64,
    #[xml(child = "cell")]
    cells: Vec<Cell>,
}

impl From<Vec<Cell>> for Cells {
    fn from(cells: Vec<Cell>) -> Self {
        Self {
            num: cells.len() as u64,
            cells,
        }
    }
}

/// `<cell>`: one node (C: `virCapsHostNUMACell`).
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "cell")]
pub struct Cell {
    /// Its number.
    #[xml(attr, required)]
    pub id: u32,
    /// Its memory.
    #[xml(child)]
    pub memory: Option<Kibibytes>,
    /// Its pages, by their size.
    #[xml(child = "pages")]
    pub pages: Vec<PageCount>,
    /// How far it is to each node.
    #[xml(child)]
    pub distances: Distances,
    /// Caches on the side of its memory.
    #[xml(child = "cache")]
    pub caches: Vec<MemoryCache>,
    /// Its CPUs.
    #[xml(child)]
    pub cpus: CellCpus,
}

/// A size with its unit, in which it is always written.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "memory")]
pub struct Kibibytes {
    #[xml(attr)]
    unit: Option<String>,
    /// KiB.
    #[xml(text)]
    pub size: u64,
}

impl From<u64> for Kibibytes {
    fn from(size: u64) -> Self {
        Self {
            unit: Some("KiB".to_owned()),
            size,
        }
    }
}

/// `<pages>` of a node.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "pages")]
pub struct PageCount {
    #[xml(attr)]
    unit: Option<String>,
    /// KiB of a page.
    #[xml(attr, required)]
    pub size: u32,
    /// How many there are.
    #[xml(text)]
    pub count: u64,
}

impl PageCount {
    /// So many pages of `size` KiB.
    #[must_use]
    pub fn new(size: u32, count: u64) -> Self {
        Self {
            unit: Some("KiB".to_owned()),
            size,
            count,
        }
    }
}

/// `<distances>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "distances")]
pub struct Distances {
    /// Of each node.
    #[xml(child = "sibling")]
    pub siblings: Vec<Sibling>,
}

/// `<sibling>`
#[derive(Xml, Clone, Copy, Debug, PartialEq, Eq)]
#[xml(element = "sibling")]
pub struct Sibling {
    /// The node.
    #[xml(attr, required)]
    pub id: u32,
    /// Its distance; 10 is a node's own.
    #[xml(attr, required)]
    pub value: u32,
}

/// `<cache>` of a node (C: `virNumaCache`).
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "cache")]
pub struct MemoryCache {
    /// Distance from the memory.
    #[xml(attr, required)]
    pub level: u32,
    /// Where a line may lie.
    #[xml(attr, required)]
    pub associativity: Associativity,
    /// When it is written back.
    #[xml(attr, required)]
    pub policy: WritePolicy,
    /// Its size in `size_unit`.
    #[xml(path = "size/@value", required)]
    pub size: u64,
    /// Such as `KiB`.
    #[xml(path = "size/@unit", required)]
    pub size_unit: String,
    /// Size of a line in `line_unit`.
    #[xml(path = "line/@value", required)]
    pub line: u64,
    /// Such as `B`.
    #[xml(path = "line/@unit", required)]
    pub line_unit: String,
}

/// `<cpus>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "cpus", open)]
pub struct CellCpus {
    #[xml(attr, required)]
    num: u64,
    #[xml(child = "cpu")]
    cpus: Vec<CellCpu>,
}

impl From<Vec<CellCpu>> for CellCpus {
    fn from(cpus: Vec<CellCpu>) -> Self {
        Self {
            num: cpus.len() as u64,
            cpus,
        }
    }
}

/// `<cpu>` of a node (C: `virCapsHostNUMACellCPU`); where nothing but the number is there, the CPU
/// is offline.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "cpu")]
pub struct CellCpu {
    /// Its number.
    #[xml(attr, required)]
    pub id: u32,
    /// Its socket.
    #[xml(attr = "socket_id")]
    pub socket: Option<u32>,
    /// Its die in the socket.
    #[xml(attr = "die_id")]
    pub die: Option<u32>,
    /// Its cluster in the die.
    #[xml(attr = "cluster_id")]
    pub cluster: Option<u32>,
    /// Its core in the cluster.
    #[xml(attr = "core_id")]
    pub core: Option<u32>,
    /// The CPUs that are threads of its core, itself among them.
    #[xml(attr)]
    pub siblings: Option<Bitmap>,
}

/// `<interconnects>` (C: `virNumaInterconnect`).
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "interconnects")]
pub struct Interconnects {
    /// How long an access takes.
    #[xml(child = "latency")]
    pub latencies: Vec<LinkLatency>,
    /// How much goes through.
    #[xml(child = "bandwidth")]
    pub bandwidths: Vec<LinkBandwidth>,
}

/// `<latency>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "latency")]
pub struct LinkLatency {
    /// The node that asks.
    #[xml(attr, required)]
    pub initiator: u32,
    /// The node asked.
    #[xml(attr, required)]
    pub target: u32,
    /// Level of the cache asked instead of the memory.
    #[xml(attr)]
    pub cache: Option<u32>,
    /// What is done.
    #[xml(attr = "type", required)]
    pub kind: AccessType,
    /// Nanoseconds.
    #[xml(attr, required)]
    pub value: u64,
}

/// `<bandwidth>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "bandwidth")]
pub struct LinkBandwidth {
    /// The node that asks.
    #[xml(attr, required)]
    pub initiator: u32,
    /// The node asked.
    #[xml(attr, required)]
    pub target: u32,
    /// Level of the cache asked instead of the memory.
    #[xml(attr)]
    pub cache: Option<u32>,
    /// What is done.
    #[xml(attr = "type", required)]
    pub kind: AccessType,
    /// Per second, in `unit`.
    #[xml(attr, required)]
    pub value: u64,
    /// Such as `KiB`.
    #[xml(attr, required)]
    pub unit: String,
}
