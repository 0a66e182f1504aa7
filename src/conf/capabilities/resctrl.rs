//! `<cache>` and `<memory_bandwidth>`: what the CPUs share, and how it can be shared out and
//! watched (C: `virCapsHostCache`, `virCapsHostMemBW`).
use xml_derive::Xml;

use crate::Bitmap;

util::vir_enum! {
    /// C: `virCacheType`.
    pub enum CacheType { Both = "both", Code = "code", Data = "data" }
}
util::xml_enum!(CacheType);

/// `<cache>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "cache")]
pub struct CacheBanks {
    /// The caches.
    #[xml(child = "bank")]
    pub banks: Vec<Bank>,
    /// How they can be watched.
    #[xml(child)]
    pub monitor: Option<Monitor>,
}

/// `<bank>`: one cache.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "bank")]
pub struct Bank {
    /// Number among those of its level.
    #[xml(attr, required)]
    pub id: u32,
    /// Distance from the CPU.
    #[xml(attr, required)]
    pub level: u32,
    /// What it holds.
    #[xml(attr = "type", required)]
    pub kind: CacheType,
    /// Size in `unit`.
    #[xml(attr, required)]
    pub size: u64,
    /// Such as `KiB`.
    #[xml(attr, required)]
    pub unit: String,
    /// The CPUs that share it.
    #[xml(attr, required)]
    pub cpus: Bitmap,
    /// How it can be shared out.
    #[xml(child = "control")]
    pub controls: Vec<BankControl>,
}

/// `<control>` of a cache (C: `virResctrlInfoPerCache`).
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "control")]
pub struct BankControl {
    /// Size of a part in `unit`.
    #[xml(attr, required)]
    pub granularity: u64,
    /// The least that can be given, in `unit`, where that is more than one part.
    #[xml(attr)]
    pub min: Option<u64>,
    /// Such as `KiB`.
    #[xml(attr, required)]
    pub unit: String,
    /// What it is for.
    #[xml(attr = "type", required)]
    pub scope: CacheType,
    /// How many groups there may be.
    #[xml(attr = "maxAllocs", required)]
    pub max_allocations: u32,
}

/// `<monitor>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "monitor")]
pub struct Monitor {
    /// Of which level of cache.
    #[xml(attr)]
    pub level: Option<u32>,
    /// Bytes below which a number can be used for another group.
    #[xml(attr = "reuseThreshold")]
    pub reuse_threshold: Option<u32>,
    /// How many groups can be watched.
    #[xml(attr = "maxMonitors", required)]
    pub max_monitors: u32,
    /// What is counted.
    #[xml(child = "feature")]
    pub features: Vec<MonitorFeature>,
}

/// `<feature>` of a monitor.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "feature")]
pub struct MonitorFeature {
    /// The kernel's name.
    #[xml(attr, required)]
    pub name: String,
}

/// `<memory_bandwidth>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "memory_bandwidth")]
pub struct MemoryBandwidth {
    /// Groups of CPUs that share a way to memory.
    #[xml(child = "node")]
    pub nodes: Vec<BandwidthNode>,
    /// How they can be watched.
    #[xml(child)]
    pub monitor: Option<Monitor>,
}

/// `<node>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "node")]
pub struct BandwidthNode {
    /// Its number.
    #[xml(attr, required)]
    pub id: u32,
    /// Its CPUs.
    #[xml(attr, required)]
    pub cpus: Bitmap,
    /// How it can be shared out.
    #[xml(child = "control")]
    pub controls: Vec<BandwidthControl>,
}

/// `<control>` of memory bandwidth (C: `virResctrlInfoMemBWPerNode`).
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "control")]
pub struct BandwidthControl {
    /// Per cent of a step.
    #[xml(attr, required)]
    pub granularity: u32,
    /// Per cent that can be given at least.
    #[xml(attr)]
    pub min: Option<u32>,
    /// How many groups there may be.
    #[xml(attr = "maxAllocs", required)]
    pub max_allocations: u32,
}
