//! `<host>` (C: `virCapsHost`).
use util::Uuid;
use xml_derive::Xml;

use super::{CacheBanks, HostCpu, MemoryBandwidth, Topology};
use crate::YesNo;

/// The host.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "host")]
pub struct Host {
    /// The machine's UUID.
    #[xml(leaf)]
    pub uuid: Option<Uuid>,
    /// Its CPU.
    #[xml(child)]
    pub cpu: HostCpu,
    /// How it can sleep; `None` where nobody knows.
    #[xml(child = "power_management")]
    pub power_management: Option<PowerManagement>,
    /// Whether it has an IOMMU.
    #[xml(path = "iommu/@support")]
    pub iommu: Option<YesNo>,
    /// How guests leave it; `None` where they can't.
    #[xml(child = "migration_features")]
    pub migration: Option<Migration>,
    /// NUMA nodes.
    #[xml(child)]
    pub topology: Option<Topology>,
    /// The CPUs' caches.
    #[xml(child)]
    pub cache: Option<CacheBanks>,
    /// How memory bandwidth can be shared out.
    #[xml(child = "memory_bandwidth")]
    pub memory_bandwidth: Option<MemoryBandwidth>,
    /// How guests are kept apart.
    #[xml(child = "secmodel")]
    pub security_models: Vec<SecurityModel>,
}

/// `<power_management>`
#[derive(Xml, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[xml(element = "power_management")]
pub struct PowerManagement {
    /// To memory.
    #[xml(flag = "suspend_mem")]
    pub memory: bool,
    /// To disk.
    #[xml(flag = "suspend_disk")]
    pub disk: bool,
    /// To both.
    #[xml(flag = "suspend_hybrid")]
    pub hybrid: bool,
}

/// `<migration_features>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "migration_features", open)]
pub struct Migration {
    /// Whether guests go on running.
    #[xml(flag = "live")]
    pub live: bool,
    /// How they travel.
    #[xml(child = "uri_transports")]
    pub transports: UriTransports,
}

/// `<uri_transports>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "uri_transports")]
pub struct UriTransports {
    /// Schemes of URIs.
    #[xml(leaf = "uri_transport")]
    pub schemes: Vec<String>,
}

/// `<secmodel>` (C: `virCapsHostSecModel`).
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "secmodel")]
pub struct SecurityModel {
    /// Its name.
    #[xml(leaf, required)]
    pub model: String,
    /// Domain of interpretation.
    #[xml(leaf, required)]
    pub doi: String,
    /// Labels that guests get.
    #[xml(child = "baselabel")]
    pub labels: Vec<BaseLabel>,
}

/// `<baselabel>`
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "baselabel")]
pub struct BaseLabel {
    /// Whose guests.
    #[xml(attr = "type", required)]
    pub kind: String,
    /// The label.
    #[xml(text)]
    pub label: String,
}
