//! What the guest is told of the paths to its memory: `<cache>` of a node and `<interconnects>`
//! between nodes (C: `virNumaCache`, `virNumaInterconnect`).
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_required, attr_u32, nonzero};
use util::xml::{AttrShape, ChildShape, Datatype, Node, Shape, Writer};
use util::{bail, number};

use super::NumaCell;
use crate::size;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Greatest level of a cache.
const MAX_LEVEL: u32 = 3;

util::vir_enum! {
    /// C: `virNumaCacheAssociativity`.
    pub enum CacheAssociativity { None = "none", Direct = "direct", Full = "full" }
}

util::vir_enum! {
    /// C: `virNumaCachePolicy`.
    pub enum CachePolicy { None = "none", Writeback = "writeback", Writethrough = "writethrough" }
}

util::vir_enum! {
    /// C: `virNumaInterconnectType`.
    pub enum InterconnectType { Latency = "latency", Bandwidth = "bandwidth" }
}

util::vir_enum! {
    /// C: `virMemoryLatency`.
    pub enum AccessType { Access = "access", Read = "read", Write = "write" }
}
util::xml_enum!(
    CacheAssociativity,
    CachePolicy,
    InterconnectType,
    AccessType
);

/// `<cache>`: a cache before a node's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumaCache {
    /// Which one, from 1.
    pub level: u32,
    /// Where it may keep a line.
    pub associativity: CacheAssociativity,
    /// When it writes.
    pub policy: CachePolicy,
    /// KiB it holds.
    pub size: u64,
    /// Bytes of a line.
    pub line: u64,
}

/// `<latency>`, `<bandwidth>`: what a way to memory costs or carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interconnect {
    /// Which of the two.
    pub kind: InterconnectType,
    /// Node whose CPUs ask.
    pub initiator: u32,
    /// Node whose memory answers.
    pub target: u32,
    /// Level of the node's cache that answers; 0 for the memory itself.
    pub cache: u32,
    /// For which accesses.
    pub access: AccessType,
    /// Nanoseconds, or KiB in a second.
    pub value: u64,
}

/// The number of a cache's child; its unit never counts.
fn amount(cache: Node<'_>, name: &str) -> Result<u64> {
    let Some(text) = cache.child(name).and_then(|child| child.attr("value")) else {
        bail!(VIR_FROM_XML: VIR_ERR_XML_ERROR, "missing element or attribute './{name}/@value'");
    };
    match number::to_u64_positive(text, 10) {
        Some(value) => Ok(value),
        None => bail!(
            VIR_FROM_XML: VIR_ERR_XML_ERROR,
            "Invalid value '{text}' for element or attribute './{name}/@value'"
        ),
    }
}

impl NumaCache {
    /// Reads the caches of a cell.
    pub(super) fn parse_all(cell: Node<'_>) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for node in cell.children_named("cache") {
            let cache = Self::parse(node, &all)?;
            all.push(cache);
        }
        Ok(all)
    }

    fn parse(node: Node<'_>, others: &[Self]) -> Result<Self> {
        let level = nonzero(node, "level", Some(attr_required(node, "level")?))?;
        let level = level.unwrap_or_default();
        if level > MAX_LEVEL {
            bail!(
                VIR_ERR_XML_ERROR,
                "Ain't nobody heard of that much cache level"
            );
        }
        if others.iter().any(|other| other.level == level) {
            bail!(VIR_ERR_XML_ERROR, "Cache level '{level}' already defined");
        }
        Ok(Self {
            level,
            associativity: attr_required(node, "associativity")?,
            policy: attr_required(node, "policy")?,
            size: amount(node, "size")?,
            line: amount(node, "line")?,
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start("cache");
        w.attr_plain("level", self.level);
        w.attr("associativity", self.associativity.as_str());
        w.attr("policy", self.policy.as_str());
        for (name, value, unit) in [("size", self.size, "KiB"), ("line", self.line, "B")] {
            w.start(name);
            w.attr_plain("value", value);
            w.attr("unit", unit);
            w.end();
        }
        w.end();
    }
}

impl Interconnect {
    /// Reads the ways between these cells.
    pub(super) fn parse_all(numa: Node<'_>, cells: &[NumaCell]) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        let Some(list) = numa.child(INTERCONNECTS.element) else {
            return Ok(all);
        };
        for node in list.children() {
            let Some(kind) = InterconnectType::from_str(node.name()) else {
                continue;
            };
            let way = Self::parse(kind, node, cells)?;
            let same = |other: &Self| {
                Self {
                    value: way.value,
                    ..*other
                } == way
            };
            if all.iter().any(same) {
                bail!(VIR_ERR_XML_ERROR, "Duplicate info for NUMA latencies");
            }
            all.push(way);
        }
        Ok(all)
    }

    fn parse(kind: InterconnectType, node: Node<'_>, cells: &[NumaCell]) -> Result<Self> {
        let value = match kind {
            InterconnectType::Latency => attr_required::<u32>(node, "value")?.into(),
            InterconnectType::Bandwidth => size::required_attr_kib(node, "value", "unit")?,
        };
        let cell = |name| -> Result<(u32, &NumaCell)> {
            let id: u32 = attr_required(node, name)?;
            match cells.get(id as usize) {
                Some(cell) => Ok((id, cell)),
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "'{name}' refers to a non-existent NUMA node"
                ),
            }
        };
        let (initiator, _) = cell("initiator")?;
        let (target, memory) = cell("target")?;
        let cache = attr_u32(node, "cache", 0)?.unwrap_or(0);
        if cache != 0 && memory.caches.iter().all(|known| known.level != cache) {
            bail!(
                VIR_ERR_XML_ERROR,
                "'cache' refers to a non-existent NUMA node cache"
            );
        }
        Ok(Self {
            kind,
            initiator,
            target,
            cache,
            access: attr_required(node, "type")?,
            value,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start(self.kind.as_str());
        w.attr_plain("initiator", self.initiator);
        w.attr_plain("target", self.target);
        if self.cache != 0 {
            w.attr_plain("cache", self.cache);
        }
        w.attr("type", self.access.as_str());
        w.attr_plain("value", self.value);
        if self.kind == InterconnectType::Bandwidth {
            w.attr("unit", "KiB");
        }
        w.end();
    }

    pub(super) fn format_all(all: &[Self], w: &mut Writer) {
        w.start(INTERCONNECTS.element);
        all.iter().for_each(|way| way.format(w));
        w.end_unless_empty();
    }
}

const AMOUNT: &[AttrShape] = &[
    AttrShape::new("value").of(Datatype::Unsigned).required(),
    AttrShape::new("unit").of(Datatype::Unit).required(),
];

/// `<cache>`
pub(super) const CACHE: &Shape = &Shape::new(
    "cache",
    &[
        AttrShape::new("level").of(Datatype::Unsigned).required(),
        AttrShape::new("associativity")
            .words(CacheAssociativity::WORDS)
            .required(),
        AttrShape::new("policy")
            .words(CachePolicy::WORDS)
            .required(),
    ],
    &[
        ChildShape::new(&Shape::new("size", AMOUNT, &[])).required(),
        ChildShape::new(&Shape::new("line", AMOUNT, &[])).required(),
    ],
);

const INITIATOR: AttrShape = AttrShape::new("initiator")
    .of(Datatype::Unsigned)
    .required();
const TARGET: AttrShape = AttrShape::new("target").of(Datatype::Unsigned).required();
const OF_CACHE: AttrShape = AttrShape::new("cache").of(Datatype::Unsigned);
const ACCESS: AttrShape = AttrShape::new("type").words(AccessType::WORDS).required();
const VALUE: AttrShape = AttrShape::new("value").of(Datatype::Unsigned).required();

/// `<interconnects>`
pub(super) const INTERCONNECTS: &Shape = &Shape::new(
    "interconnects",
    &[],
    &[
        ChildShape::new(&Shape::new(
            "latency",
            &[INITIATOR, TARGET, OF_CACHE, ACCESS, VALUE],
            &[],
        ))
        .many(),
        ChildShape::new(&Shape::new(
            "bandwidth",
            &[
                INITIATOR,
                TARGET,
                OF_CACHE,
                ACCESS,
                VALUE,
                AttrShape::new("unit").of(Datatype::Unit).required(),
            ],
            &[],
        ))
        .many(),
    ],
);
