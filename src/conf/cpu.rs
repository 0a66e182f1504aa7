//! `<cpu>`: mode, model, features, topology (C: `virCPUDef`).
//!
//! What only the CPU of a host says stands in `cpu/host`, the documents whose root it is in
//! `cpu/document`, changes to model and features in `cpu/edit`, calls about CPUs in `cpu/request`;
//! guest NUMA cells in `numa`.  What
//! models and features mean is the `cpu` service's matter.
pub mod data;
mod document;
mod edit;
mod host;
mod models;
pub mod request;

use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_u32, attr_word, nonzero};
use util::xml::{ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::OnOff;
use crate::numa::Numa;

pub use document::CpuKind;
pub use host::{CpuSignature, HostFacts, TscCounter};
use host::{HOST_SHAPE, attr, attributes, child};
pub use models::{CpuModel, CpuModels};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Length of a CPUID vendor string.
const VENDOR_ID_LENGTH: usize = 12;

util::vir_enum! {
    /// C: `virCPUMode`.
    pub enum CpuMode {
        Custom = "custom",
        HostModel = "host-model",
        HostPassthrough = "host-passthrough",
        Maximum = "maximum",
    }
}
util::vir_enum! {
    /// C: `virCPUMatch`.
    pub enum CpuMatch { Minimum = "minimum", Exact = "exact", Strict = "strict" }
}
util::vir_enum! {
    /// C: `virCPUCheck`.
    pub enum CpuCheck { None = "none", Partial = "partial", Full = "full" }
}
util::vir_enum! {
    /// C: `virCPUFallback`.
    pub enum CpuFallback { Allow = "allow", Forbid = "forbid" }
}
util::vir_enum! {
    /// C: `virCPUFeaturePolicy`.
    pub enum CpuFeaturePolicy {
        Force = "force",
        Require = "require",
        Optional = "optional",
        Disable = "disable",
        Forbid = "forbid",
    }
}
util::vir_enum! {
    /// C: `virCPUCacheMode`.
    pub enum CpuCacheMode { Emulate = "emulate", Passthrough = "passthrough", Disable = "disable" }
}
util::vir_enum! {
    /// C: `virCPUMaxPhysAddrMode`.
    pub enum MaxPhysAddrMode { Emulate = "emulate", Passthrough = "passthrough" }
}
util::xml_enum!(
    CpuMode,
    CpuMatch,
    CpuCheck,
    CpuFallback,
    CpuFeaturePolicy,
    CpuCacheMode,
    MaxPhysAddrMode,
);

const SHAPE: Shape = Shape {
    element: "cpu",
    attrs: &[
        attr("mode", false, CpuMode::WORDS),
        attr("match", false, CpuMatch::WORDS),
        attr("check", false, CpuCheck::WORDS),
        attr("deprecated_features", false, OnOff::WORDS),
        attr("migratable", false, OnOff::WORDS),
    ],
    children: &[
        child("model", Some(&MODEL_SHAPE)),
        child("vendor", None),
        child("topology", Some(&TOPOLOGY_SHAPE)),
        ChildShape {
            many: true,
            ..child("feature", Some(&FEATURE_SHAPE))
        },
        child("numa", Some(Numa::SHAPE)),
        child("cache", Some(&CACHE_SHAPE)),
        child("maxphysaddr", Some(&MAXPHYSADDR_SHAPE)),
    ],
    text: false,
    inline: &[&HOST_SHAPE],
    variants: &[],
    complete: true,
};
const MODEL_SHAPE: Shape = Shape {
    text: true,
    ..attributes(
        "model",
        &[
            attr("fallback", false, CpuFallback::WORDS),
            attr("vendor_id", false, &[]),
        ],
    )
};
const TOPOLOGY_SHAPE: Shape = attributes(
    "topology",
    &[
        attr("sockets", true, &[]),
        attr("dies", false, &[]),
        attr("clusters", false, &[]),
        attr("cores", true, &[]),
        attr("threads", true, &[]),
    ],
);
const FEATURE_SHAPE: Shape = attributes(
    "feature",
    &[
        attr("policy", false, CpuFeaturePolicy::WORDS),
        attr("name", true, &[]),
    ],
);
const CACHE_SHAPE: Shape = attributes(
    "cache",
    &[
        attr("level", false, &["1", "2", "3"]),
        attr("mode", true, CpuCacheMode::WORDS),
    ],
);
const MAXPHYSADDR_SHAPE: Shape = attributes(
    "maxphysaddr",
    &[
        attr("mode", true, MaxPhysAddrMode::WORDS),
        attr("bits", false, &[]),
        attr("limit", false, &[]),
    ],
);

/// A guest's CPU, or a host's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cpu {
    /// What only the CPU of a host says; `None` for a guest's (C: `virCPUType`).
    pub host: Option<Box<HostFacts>>,
    /// Where the model comes from.
    pub mode: CpuMode,
    /// How closely the host must match a custom model.
    pub matching: CpuMatch,
    /// Who verifies the result; `None` leaves it to the driver.
    pub check: Option<CpuCheck>,
    /// Whether the result must be migratable (host-passthrough and maximum).
    pub migratable: Option<OnOff>,
    /// Whether features on the way out are kept.
    pub deprecated_features: Option<OnOff>,
    /// Name of the model.
    pub model: Option<String>,
    /// Whether another model will do.
    pub fallback: CpuFallback,
    /// Vendor string shown to the guest.
    pub vendor_id: Option<String>,
    /// Vendor the host must have.
    pub vendor: Option<String>,
    /// Sockets, dies, clusters, cores, threads.
    pub topology: Option<CpuTopology>,
    /// `<cache>`
    pub cache: Option<CpuCache>,
    /// `<maxphysaddr>`
    pub maxphysaddr: Option<MaxPhysAddr>,
    /// Features in the order of the document; a host has all of its own, whatever their policy.
    pub features: Vec<CpuFeature>,
    /// `<numa>`
    pub numa: Option<Numa>,
}

/// `<topology>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CpuTopology {
    /// Sockets.
    pub sockets: u32,
    /// Dies of a socket.
    pub dies: u32,
    /// Clusters of a die.
    pub clusters: u32,
    /// Cores of a cluster.
    pub cores: u32,
    /// Threads of a core.
    pub threads: u32,
}

/// `<cache>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CpuCache {
    /// Level; `None` for all.
    pub level: Option<i32>,
    /// What the guest sees.
    pub mode: CpuCacheMode,
}

/// `<maxphysaddr>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxPhysAddr {
    /// Whose limit.
    pub mode: MaxPhysAddrMode,
    /// Bits of a physical address.
    pub bits: Option<i32>,
    /// Most bits taken from the host.
    pub limit: Option<i32>,
}

/// `<feature>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CpuFeature {
    /// Name.
    pub name: String,
    /// What is to happen.
    pub policy: CpuFeaturePolicy,
}

impl Default for Cpu {
    fn default() -> Self {
        Self {
            host: None,
            mode: CpuMode::Custom,
            matching: CpuMatch::Exact,
            check: None,
            migratable: None,
            deprecated_features: None,
            model: None,
            fallback: CpuFallback::Allow,
            vendor_id: None,
            vendor: None,
            topology: None,
            cache: None,
            maxphysaddr: None,
            features: Vec::new(),
            numa: None,
        }
    }
}

impl CpuTopology {
    fn parse(node: Node<'_>) -> Result<Self> {
        let required = |name| {
            nonzero(node, name, Some(attr_required::<u32>(node, name)?))
                .map(|n| n.unwrap_or_default())
        };
        let optional =
            |name| nonzero(node, name, attr_u32(node, name, 10)?).map(|n| n.unwrap_or(1));
        Ok(Self {
            sockets: required("sockets")?,
            dies: optional("dies")?,
            clusters: optional("clusters")?,
            cores: required("cores")?,
            threads: required("threads")?,
        })
    }

    /// How many CPUs it makes.
    #[must_use]
    pub fn count(&self) -> u64 {
        [
            self.sockets,
            self.dies,
            self.clusters,
            self.cores,
            self.threads,
        ]
        .iter()
        .fold(1u64, |all, n| all.saturating_mul(u64::from(*n)))
    }

    fn format(&self, w: &mut Writer) {
        w.start("topology");
        w.attr_plain("sockets", self.sockets);
        w.attr_plain("dies", self.dies);
        w.attr_plain("clusters", self.clusters);
        w.attr_plain("cores", self.cores);
        w.attr_plain("threads", self.threads);
        w.end();
    }
}

impl CpuCache {
    fn parse(node: Node<'_>) -> Result<Self> {
        let level = attr_opt(node, "level")?;
        if level.is_some_and(|l| !(1..=3).contains(&l)) {
            bail!(
                VIR_ERR_XML_ERROR,
                "invalid CPU cache level, must be in range [1,3]"
            );
        }
        Ok(Self {
            level,
            mode: attr_required(node, "mode")?,
        })
    }
}

impl MaxPhysAddr {
    fn parse(node: Node<'_>) -> Result<Self> {
        let this = Self {
            mode: attr_required(node, "mode")?,
            bits: attr_opt(node, "bits")?,
            limit: attr_opt(node, "limit")?,
        };
        if this.limit.is_some() && this.mode != MaxPhysAddrMode::Passthrough {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "attribute 'limit' is only supported for maxphysaddr mode 'passthrough'"
            );
        }
        Ok(this)
    }
}

impl Cpu {
    /// Whether it is a host's.
    #[must_use]
    pub fn is_host(&self) -> bool {
        self.host.is_some()
    }

    /// Whether the guest sees the CPU as the host or QEMU has it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.mode, CpuMode::HostPassthrough | CpuMode::Maximum)
    }

    /// Whether it says anything of the CPU itself, rather than of topology and memory alone.
    #[must_use]
    pub fn names_cpu(&self) -> bool {
        self.mode != CpuMode::Custom || self.model.is_some()
    }

    fn parse_mode(&mut self, node: Node<'_>) -> Result<()> {
        self.mode =
            attr_word(node, "mode", ORIGIN, "Invalid mode attribute")?.unwrap_or(CpuMode::Custom);
        self.migratable = attr_opt(node, "migratable")?;
        self.check_migratable()?;
        self.matching = attr_opt(node, "match")?.unwrap_or(match self.mode {
            CpuMode::Custom => CpuMatch::Exact,
            _ => CpuMatch::Minimum,
        });
        self.check = attr_opt(node, "check")?;
        self.deprecated_features = attr_opt(node, "deprecated_features")?;
        Ok(())
    }

    fn check_migratable(&self) -> Result<()> {
        if self.migratable.is_some() && !self.is_open() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"
            );
        }
        Ok(())
    }

    fn parse_model(&mut self, node: Node<'_>) -> Result<()> {
        self.model = node.child_text("model").map(|t| t.into_owned());
        let read = !self.is_open() || self.is_host();
        if let Some(model) = node.child("model").filter(|_| read) {
            let fallback = model.attr("fallback").filter(|word| !word.is_empty());
            self.fallback = match fallback.map(CpuFallback::from_str) {
                None => CpuFallback::Allow,
                Some(Some(fallback)) => fallback,
                Some(None) => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Invalid fallback attribute"),
            };
            if let Some(vendor_id) = model.attr("vendor_id") {
                if vendor_id.len() != VENDOR_ID_LENGTH {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "vendor_id must be exactly {VENDOR_ID_LENGTH} characters long"
                    );
                }
                if vendor_id.contains(',') {
                    bail!(VIR_ERR_XML_ERROR, "vendor id is invalid");
                }
                self.vendor_id = Some(vendor_id.to_owned());
            }
        }
        self.vendor = node.child_text("vendor").map(|t| t.into_owned());
        if self.vendor.is_some() && self.model.is_none() {
            bail!(VIR_ERR_XML_ERROR, "CPU vendor specified without CPU model");
        }
        Ok(())
    }

    fn parse_features(&mut self, node: Node<'_>) -> Result<()> {
        let nodes: Vec<Node<'_>> = node.children_named("feature").collect();
        if !nodes.is_empty() && self.model.is_none() && self.mode == CpuMode::Custom {
            bail!(
                VIR_ERR_XML_ERROR,
                "Non-empty feature list specified without CPU model"
            );
        }
        let mut seen = HashSet::new();
        for feature in nodes {
            let policy = match self.is_host() {
                true => None,
                false => match feature.attr("policy").map(CpuFeaturePolicy::from_str) {
                    Some(None) => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Invalid CPU feature policy"),
                    policy => policy.flatten(),
                },
            };
            let Some(name) = feature.attr("name").filter(|n| !n.is_empty()) else {
                bail!(VIR_ERR_XML_ERROR, "Invalid CPU feature name");
            };
            if !seen.insert(name) {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "CPU feature '{name}' specified more than once"
                );
            }
            self.features.push(CpuFeature {
                name: name.to_owned(),
                policy: policy.unwrap_or(CpuFeaturePolicy::Require),
            });
        }
        Ok(())
    }

    fn parse_caches(&mut self, node: Node<'_>) -> Result<()> {
        let mut caches = node.children_named("cache");
        if let Some(cache) = caches.next() {
            if caches.next().is_some() {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "at most one CPU cache element may be specified"
                );
            }
            self.cache = Some(CpuCache::parse(cache)?);
        }
        self.maxphysaddr = node
            .child("maxphysaddr")
            .map(MaxPhysAddr::parse)
            .transpose()?;
        Ok(())
    }

    fn format_model(&self, w: &mut Writer) {
        let named = !self.is_open();
        let model = self.model.as_deref().filter(|_| named);
        w.start("model");
        if model.is_some() && !self.is_host() {
            w.attr("fallback", self.fallback.as_str());
        }
        w.attr_opt("vendor_id", self.vendor_id.as_deref());
        if let Some(model) = model {
            w.text(model);
        }
        w.end_unless_empty();
        w.leaf_opt("vendor", self.vendor.as_deref().filter(|_| named));
    }

    /// What stands before everything else: a host's architecture.
    pub(crate) fn format_arch(&self, w: &mut Writer) {
        if let Some(host) = &self.host {
            host.format_arch(w);
        }
    }

    /// What stands after the architecture.
    pub(crate) fn format_facts(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_model(w);
        self.format_rest(w);
        if let Some(numa) = &self.numa {
            numa.format(w, cx);
        }
    }

    fn format_rest(&self, w: &mut Writer) {
        if let Some(host) = &self.host {
            host.format_identity(w);
        }
        if let Some(topology) = &self.topology {
            topology.format(w);
        }
        if let Some(cache) = &self.cache {
            w.start("cache");
            if let Some(level) = cache.level {
                w.attr_plain("level", level);
            }
            w.attr("mode", cache.mode.as_str());
            w.end();
        }
        if let Some(maximum) = &self.maxphysaddr {
            w.start("maxphysaddr");
            w.attr("mode", maximum.mode.as_str());
            for (name, value) in [("bits", maximum.bits), ("limit", maximum.limit)] {
                if let Some(value) = value {
                    w.attr_plain(name, value);
                }
            }
            w.end();
        }
        for feature in &self.features {
            w.start("feature");
            if !self.is_host() {
                w.attr("policy", feature.policy.as_str());
            }
            w.attr("name", &feature.name);
            w.end();
        }
    }
}

impl Xml for Cpu {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut cpu = Self::default();
        cpu.parse_mode(node)?;
        cpu.parse_model(node)?;
        cpu.topology = node.child("topology").map(CpuTopology::parse).transpose()?;
        cpu.parse_features(node)?;
        cpu.parse_caches(node)?;
        cpu.numa = match node.child("numa") {
            Some(numa) => Some(Numa::parse(numa, cx)?),
            None => None,
        };
        Ok(cpu)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        if self.is_host() || !self.names_cpu() {
            return;
        }
        w.attr("mode", self.mode.as_str());
        if self.mode == CpuMode::Custom {
            w.attr("match", self.matching.as_str());
        }
        w.attr_opt("check", self.check.map(CpuCheck::as_str));
        w.attr_opt("migratable", self.migratable.map(OnOff::as_str));
        w.attr_opt(
            "deprecated_features",
            self.deprecated_features.map(OnOff::as_str),
        );
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.format_arch(w);
        self.format_facts(w, cx);
    }
}
