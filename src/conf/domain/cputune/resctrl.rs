//! `<cachetune>` and `<memorytune>`: parts of the host's caches and memory bandwidth for some of
//! the guest's CPUs (C: `virDomainResctrlDef`, `virResctrlAlloc`).
//!
//! Elements of both kinds that name the same CPUs describe one group of the host.
use std::collections::BTreeMap;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer,
};

use crate::bitmap::Bitmap;
use crate::size;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// The only level of cache that can be monitored.
const MONITOR_LEVEL: u32 = 3;

util::vir_enum! {
    /// C: `virCacheType`
    pub enum CacheType { Both = "both", Code = "code", Data = "data" }
}
util::xml_enum!(CacheType);

/// What a monitor counts (C: `virResctrlMonitorType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonitorKind {
    /// Occupancy of a cache.
    Cache,
    /// Memory bandwidth.
    Bandwidth,
}

/// `<monitor>`: CPUs that are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monitor {
    /// What is counted.
    pub kind: MonitorKind,
    /// CPUs of the guest.
    pub vcpus: Bitmap,
}

/// A group of CPUs with its parts of the host's resources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resctrl {
    /// Name of the group in the host, where it isn't made of the CPUs' numbers.
    pub id: Option<String>,
    /// CPUs of the guest.
    pub vcpus: Bitmap,
    /// Bytes of each cache by level, type and number.
    pub caches: BTreeMap<(u32, CacheType, u32), u64>,
    /// Percent of memory bandwidth by NUMA node.
    pub bandwidth: BTreeMap<u32, u32>,
    /// Monitors in the order of the document, those of caches first.
    pub monitors: Vec<Monitor>,
}

/// CPUs of an element, below the guest's number of CPUs.
fn vcpus(node: Node<'_>, max: u32) -> Result<Bitmap> {
    let element = node.qualified_name();
    let Some(text) = node.attr("vcpus") else {
        bail!(VIR_ERR_XML_ERROR, "Missing {element} attribute 'vcpus'");
    };
    match Bitmap::parse(text) {
        Ok(set) => Ok(set.iter().filter(|vcpu| *vcpu < max as usize).collect()),
        Err(_) => bail!(
            VIR_ERR_XML_ERROR,
            "Invalid {element} attribute 'vcpus' value '{text}'"
        ),
    }
}

/// The group of exactly these CPUs; another group must not have any of them.
fn find(groups: &[Resctrl], vcpus: &Bitmap) -> Result<Option<usize>> {
    for (index, group) in groups.iter().enumerate() {
        if group.vcpus == *vcpus {
            return Ok(Some(index));
        }
        if group.vcpus.overlaps(vcpus) {
            bail!(VIR_ERR_XML_ERROR, "Overlapping vcpus in resctrls");
        }
    }
    Ok(None)
}

/// Reads the groups of `<cputune>`; `max` is the guest's number of CPUs.
///
/// # Errors
/// `VIR_ERR_XML_ERROR`, `VIR_ERR_INVALID_ARG` and `VIR_ERR_CONFIG_UNSUPPORTED`.
pub(super) fn parse(cputune: Node<'_>, max: u32, cx: &ParseCx) -> Result<Vec<Resctrl>> {
    let mut groups = Vec::new();
    for node in cputune.children_named("cachetune") {
        parse_cachetune(node, max, &mut groups, cx)?;
    }
    for node in cputune.children_named("memorytune") {
        parse_memorytune(node, max, &mut groups, cx)?;
    }
    Ok(groups)
}

fn parse_cachetune(
    node: Node<'_>,
    max: u32,
    groups: &mut Vec<Resctrl>,
    cx: &ParseCx,
) -> Result<()> {
    let vcpus = vcpus(node, max)?;
    if vcpus.is_empty() {
        return Ok(());
    }
    if find(groups, &vcpus)?.is_some() {
        bail!(VIR_ERR_XML_ERROR, "Identical vcpus in cachetunes found");
    }
    let mut group = Resctrl::new(node, vcpus, cx);
    for cache in node.children_named("cache") {
        group.parse_cache(cache)?;
    }
    group.parse_monitors(node, MonitorKind::Cache, max)?;
    if !group.is_plain() {
        groups.push(group);
    }
    Ok(())
}

fn parse_memorytune(
    node: Node<'_>,
    max: u32,
    groups: &mut Vec<Resctrl>,
    cx: &ParseCx,
) -> Result<()> {
    let vcpus = vcpus(node, max)?;
    if vcpus.is_empty() {
        return Ok(());
    }
    let found = find(groups, &vcpus)?;
    let mut group = match found {
        Some(index) => groups.remove(index),
        None => Resctrl::new(node, vcpus, cx),
    };
    for child in node.children_named("node") {
        group.parse_bandwidth(child)?;
    }
    group.parse_monitors(node, MonitorKind::Bandwidth, max)?;
    if !group.is_plain() {
        groups.insert(found.unwrap_or(groups.len()), group);
    }
    Ok(())
}

impl Resctrl {
    fn new(node: Node<'_>, vcpus: Bitmap, cx: &ParseCx) -> Self {
        let live = !cx.flags.has(ParseFlags::INACTIVE);
        let id = node.attr("id").filter(|_| live);
        Self {
            id: id.map(str::to_owned),
            vcpus,
            caches: BTreeMap::new(),
            bandwidth: BTreeMap::new(),
            monitors: Vec::new(),
        }
    }

    /// Name of the group in the host (C: `virResctrlAllocGetID`).
    #[must_use]
    pub fn name(&self) -> String {
        let made = || format!("vcpus_{}", self.vcpus);
        self.id.clone().unwrap_or_else(made)
    }

    /// Whether the group asks for nothing.
    fn is_plain(&self) -> bool {
        self.caches.is_empty() && self.bandwidth.is_empty() && self.monitors.is_empty()
    }

    fn parse_cache(&mut self, node: Node<'_>) -> Result<()> {
        let id = attr_required(node, "id")?;
        let level = attr_required(node, "level")?;
        let kind: CacheType = attr_required(node, "type")?;
        let Some(bytes) = size::attr_bytes(node, "size", "unit")? else {
            bail!(VIR_FROM_XML: VIR_ERR_XML_ERROR, "missing element or attribute './@size'");
        };
        let taken = |kind| self.caches.contains_key(&(level, kind, id));
        let collides = match kind {
            CacheType::Both => CacheType::ALL.iter().any(|kind| taken(*kind)),
            kind => taken(kind) || taken(CacheType::Both),
        };
        if collides {
            bail!(
                VIR_FROM_RESCTRL: VIR_ERR_XML_ERROR,
                "Colliding cache allocations for cache level '{level}' id '{id}', type '{kind}'"
            );
        }
        self.caches.insert((level, kind, id), bytes);
        Ok(())
    }

    fn parse_bandwidth(&mut self, node: Node<'_>) -> Result<()> {
        let id: u32 = attr_required(node, "id")?;
        if self
            .bandwidth
            .insert(id, attr_required(node, "bandwidth")?)
            .is_some()
        {
            bail!(
                VIR_FROM_RESCTRL: VIR_ERR_XML_ERROR,
                "Memory Bandwidth already defined for node {id}"
            );
        }
        Ok(())
    }

    fn parse_monitors(&mut self, node: Node<'_>, kind: MonitorKind, max: u32) -> Result<()> {
        for child in node.children_named("monitor") {
            if kind == MonitorKind::Cache {
                let level: u32 = attr_required(child, "level")?;
                if level != MONITOR_LEVEL {
                    bail!(VIR_ERR_XML_ERROR, "Invalid monitor cache level '{level}'");
                }
            }
            let vcpus = vcpus(child, max)?;
            let monitor = Monitor { kind, vcpus };
            self.check_monitor(&monitor)?;
            self.monitors.push(monitor);
        }
        Ok(())
    }

    /// Whether it counts what the group has been given as a whole; a group that has been given
    /// nothing counts as it is.
    fn is_default(&self, monitor: &Monitor) -> bool {
        let given = !(self.caches.is_empty() && self.bandwidth.is_empty());
        given && monitor.vcpus == self.vcpus
    }

    /// CPUs of a monitor are the group's, and another monitor has all of them or none, unless one
    /// of the two counts the whole group.
    fn check_monitor(&self, monitor: &Monitor) -> Result<()> {
        let vcpus = &monitor.vcpus;
        if vcpus.is_empty() {
            bail!(VIR_ERR_INVALID_ARG, "vcpus is empty");
        }
        if !vcpus.iter().all(|vcpu| self.vcpus.contains(vcpu)) {
            bail!(
                VIR_ERR_INVALID_ARG,
                "Monitor vcpus conflicts with allocation"
            );
        }
        for other in &self.monitors {
            let same = other.vcpus == *vcpus;
            if same && other.kind == monitor.kind {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "Identical vcpus found in same type monitors"
                );
            }
            let default = self.is_default(other) || self.is_default(monitor);
            if !same && !default && other.vcpus.overlaps(vcpus) {
                bail!(VIR_ERR_INVALID_ARG, "vcpus overlaps in resctrl groups");
            }
        }
        Ok(())
    }

    fn watches(&self, kind: MonitorKind) -> bool {
        self.monitors.iter().any(|monitor| monitor.kind == kind)
    }

    fn format_tag(&self, element: &str, w: &mut Writer, cx: &FormatCx) {
        w.start(element);
        w.attr_plain("vcpus", &self.vcpus);
        if !cx.has(FormatFlags::INACTIVE) {
            w.attr("id", &self.name());
        }
    }

    fn format_monitors(&self, kind: MonitorKind, w: &mut Writer) {
        for monitor in self.monitors.iter().filter(|monitor| monitor.kind == kind) {
            w.start("monitor");
            if kind == MonitorKind::Cache {
                w.attr_plain("level", MONITOR_LEVEL);
            }
            w.attr_plain("vcpus", &monitor.vcpus);
            w.end();
        }
    }

    fn format_cachetune(&self, w: &mut Writer, cx: &FormatCx) {
        if self.caches.is_empty() && !self.watches(MonitorKind::Cache) {
            return;
        }
        self.format_tag("cachetune", w, cx);
        for ((level, kind, id), bytes) in &self.caches {
            let (size, unit) = size::pretty(*bytes);
            w.start("cache");
            w.attr_plain("id", id);
            w.attr_plain("level", level);
            w.attr("type", kind.as_str());
            w.attr_plain("size", size);
            w.attr("unit", unit);
            w.end();
        }
        self.format_monitors(MonitorKind::Cache, w);
        w.end();
    }

    fn format_memorytune(&self, w: &mut Writer, cx: &FormatCx) {
        if self.bandwidth.is_empty() && !self.watches(MonitorKind::Bandwidth) {
            return;
        }
        self.format_tag("memorytune", w, cx);
        for (id, percent) in &self.bandwidth {
            w.start("node");
            w.attr_plain("id", id);
            w.attr_plain("bandwidth", percent);
            w.end();
        }
        self.format_monitors(MonitorKind::Bandwidth, w);
        w.end();
    }
}

/// Writes the elements of all groups.
pub(super) fn format(groups: &[Resctrl], w: &mut Writer, cx: &FormatCx) {
    groups
        .iter()
        .for_each(|group| group.format_cachetune(w, cx));
    groups
        .iter()
        .for_each(|group| group.format_memorytune(w, cx));
}

const ATTRS: &[AttrShape] = &[AttrShape::new("vcpus").required(), AttrShape::new("id")];

const CACHE: &Shape = &Shape::new(
    "cache",
    &[
        AttrShape::new("id").required(),
        AttrShape::new("level").required(),
        AttrShape::new("type").words(CacheType::WORDS).required(),
        AttrShape::new("size").required(),
        AttrShape::new("unit"),
    ],
    &[],
);

const NODE: &Shape = &Shape::new(
    "node",
    &[
        AttrShape::new("id").required(),
        AttrShape::new("bandwidth").required(),
    ],
    &[],
);

/// `<cachetune>`
pub(super) const CACHETUNE: &Shape = &Shape::new(
    "cachetune",
    ATTRS,
    &[
        ChildShape::new(CACHE).many(),
        ChildShape::new(&Shape::new(
            "monitor",
            &[
                AttrShape::new("level").required(),
                AttrShape::new("vcpus").required(),
            ],
            &[],
        ))
        .many(),
    ],
);

/// `<memorytune>`
pub(super) const MEMORYTUNE: &Shape = &Shape::new(
    "memorytune",
    ATTRS,
    &[
        ChildShape::new(NODE).many(),
        ChildShape::new(&Shape::new(
            "monitor",
            &[AttrShape::new("vcpus").required()],
            &[],
        ))
        .many(),
    ],
);
