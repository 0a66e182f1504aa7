//! `<numa>` of `<cpu>`: the guest's memory nodes (C: `virDomainNuma`).
//!
//! Caches of nodes and the ways between them: `hmat`.
mod hmat;

use std::collections::HashMap;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_u32};
use util::xml::{AttrShape, ChildShape, Datatype, FormatCx, Node, ParseCx, Shape, Writer, Xml};

pub use hmat::{
    AccessType, CacheAssociativity, CachePolicy, Interconnect, InterconnectType, NumaCache,
};

use crate::bitmap::Bitmap;
use crate::domain::memory_backing::MemoryAccess;
use crate::{YesNo, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// The least and greatest distance (ACPI's SLIT).
const DISTANCES: std::ops::RangeInclusive<u32> = 10..=255;
/// Distance of a node from itself.
const LOCAL_DISTANCE: u32 = 10;

/// The guest's nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numa {
    /// Nodes by their number.
    pub cells: Vec<NumaCell>,
    /// What the ways between nodes cost and carry, in the order of the document.
    pub interconnects: Vec<Interconnect>,
}

/// `<cell>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumaCell {
    /// CPUs of the node.
    pub cpus: Bitmap,
    /// Memory in KiB.
    pub memory: u64,
    /// Whether other processes see the memory.
    pub access: Option<MemoryAccess>,
    /// Whether the memory is thrown away at the end.
    pub discard: Option<YesNo>,
    /// Distances to nodes, where given: node and distance.
    pub distances: Vec<(u32, u32)>,
    /// Caches before the memory, in the order of the document.
    pub caches: Vec<NumaCache>,
}

impl Numa {
    /// Memory of all nodes in KiB.
    #[must_use]
    pub fn memory(&self) -> u64 {
        self.cells
            .iter()
            .fold(0, |all, cell| all.saturating_add(cell.memory))
    }

    fn parse_cells(nodes: &[Node<'_>]) -> Result<Vec<NumaCell>> {
        let mut cells: Vec<Option<NumaCell>> = vec![None; nodes.len()];
        for (index, node) in nodes.iter().enumerate() {
            let id = match attr_u32(*node, "id", 10)? {
                Some(id) => id as usize,
                None => index,
            };
            let Some(slot) = cells.get_mut(id) else {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed"
                );
            };
            if slot.is_some() {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Duplicate NUMA cell info for cell id '{id}'"
                );
            }
            *slot = Some(NumaCell::parse(*node)?);
        }
        Ok(cells.into_iter().flatten().collect())
    }

    fn check_overlap(&self) -> Result<()> {
        let mut owners: HashMap<usize, usize> = HashMap::new();
        for (i, cell) in self.cells.iter().enumerate() {
            for cpu in cell.cpus.iter() {
                if let Some(j) = owners.insert(cpu, i) {
                    bail!(
                        VIR_ERR_CONFIG_UNSUPPORTED,
                        "NUMA cells {i} and {j} have overlapping vCPU ids"
                    );
                }
            }
        }
        Ok(())
    }

    fn parse_distances(&mut self, nodes: &[Node<'_>]) -> Result<()> {
        let count = nodes.len();
        for (index, node) in nodes.iter().enumerate() {
            let id = attr_u32(*node, "id", 10)?.map_or(index, |id| id as usize);
            let Some(list) = node.child("distances") else {
                continue;
            };
            let siblings: Vec<Node<'_>> = list.children_named("sibling").collect();
            if siblings.is_empty() {
                bail!(VIR_ERR_XML_ERROR, "NUMA distances defined without siblings");
            }
            for sibling in siblings {
                let other: u32 = attr_required(sibling, "id")?;
                if other as usize >= count {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "'sibling_id {other}' does not refer to a valid cell within NUMA 'cell id {id}'"
                    );
                }
                let value: u32 = attr_required(sibling, "value")?;
                let own = other as usize == id;
                if !DISTANCES.contains(&value) || (value == LOCAL_DISTANCE) != own {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "'value {value}' is invalid for 'sibling id {other}' under NUMA 'cell id {id}'"
                    );
                }
                self.set_distance(id, other as usize, value);
            }
        }
        Ok(())
    }

    /// Sets a distance, and the way back where it isn't given yet.
    fn set_distance(&mut self, from: usize, to: usize, value: u32) {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let set = |list: &mut Vec<(u32, u32)>, to: u32, keep: bool| {
            match list.iter_mut().find(|(node, _)| *node == to) {
                Some((_, distance)) if !keep => *distance = value,
                Some(_) => {}
                None => list.push((to, value)),
            }
            list.sort_unstable();
        };
        for node in [from, to] {
            let own = &mut self.cells[node].distances;
            if !own.iter().any(|(other, _)| *other == small(node)) {
                own.push((small(node), LOCAL_DISTANCE));
            }
        }
        set(&mut self.cells[from].distances, small(to), false);
        set(&mut self.cells[to].distances, small(from), true);
    }
}

impl NumaCell {
    fn parse(node: Node<'_>) -> Result<Self> {
        let cpus = node
            .attr("cpus")
            .map(Bitmap::parse)
            .transpose()?
            .unwrap_or_default();
        Ok(Self {
            cpus,
            memory: size::required_attr_kib(node, "memory", "unit")?,
            access: attr_opt(node, "memAccess")?,
            discard: attr_opt(node, "discard")?,
            distances: Vec::new(),
            caches: NumaCache::parse_all(node)?,
        })
    }

    fn format(&self, id: usize, w: &mut Writer) {
        w.start("cell");
        w.attr_plain("id", id);
        if !self.cpus.is_empty() {
            w.attr_plain("cpus", &self.cpus);
        }
        w.attr_plain("memory", self.memory);
        w.attr("unit", "KiB");
        w.attr_opt("memAccess", self.access.map(MemoryAccess::as_str));
        w.attr_opt("discard", self.discard.map(YesNo::as_str));
        w.start("distances");
        for (node, value) in &self.distances {
            w.start("sibling");
            w.attr_plain("id", node);
            w.attr_plain("value", value);
            w.end();
        }
        w.end_unless_empty();
        self.caches.iter().for_each(|cache| cache.format(w));
        w.end();
    }
}

static CELL: Shape = Shape::new(
    "cell",
    &[
        AttrShape::new("id").of(Datatype::Unsigned),
        AttrShape::new("cpus"),
        AttrShape::new("memory")
            .of(Datatype::UnsignedLong)
            .required(),
        AttrShape::new("unit").of(Datatype::Unit),
        AttrShape::new("memAccess").words(MemoryAccess::WORDS),
        AttrShape::new("discard").words(YesNo::WORDS),
    ],
    &[
        ChildShape::new(&Shape::new(
            "distances",
            &[],
            &[ChildShape::new(&Shape::new(
                "sibling",
                &[
                    AttrShape::new("id").of(Datatype::Unsigned).required(),
                    AttrShape::new("value").of(Datatype::Unsigned).required(),
                ],
                &[],
            ))
            .many()
            .required()],
        )),
        ChildShape::new(hmat::CACHE).many(),
    ],
);

static NUMA: Shape = Shape::new(
    "numa",
    &[],
    &[
        ChildShape::new(&CELL).many().required(),
        ChildShape::new(hmat::INTERCONNECTS),
    ],
);

impl Xml for Numa {
    const SHAPE: &'static Shape = &NUMA;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let nodes: Vec<Node<'_>> = node.children_named("cell").collect();
        if nodes.is_empty() {
            bail!(
                VIR_ERR_XML_ERROR,
                "NUMA topology defined without NUMA cells"
            );
        }
        let mut numa = Self {
            cells: Self::parse_cells(&nodes)?,
            interconnects: Vec::new(),
        };
        numa.check_overlap()?;
        numa.parse_distances(&nodes)?;
        numa.interconnects = Interconnect::parse_all(node, &numa.cells)?;
        Ok(numa)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        for (id, cell) in self.cells.iter().enumerate() {
            cell.format(id, w);
        }
        Interconnect::format_all(&self.interconnects, w);
    }
}
