//! `<numatune>`: the host's NUMA nodes that hold the guest's memory (C: `virDomainNumatune`).
use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_word};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::vcpu::Placement;
use crate::bitmap::Bitmap;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainNumatuneMemMode`.
    pub enum NumaMode {
        Strict = "strict",
        Preferred = "preferred",
        Interleave = "interleave",
        Restrictive = "restrictive",
    }
}
util::xml_enum!(NumaMode);

/// Policies for the whole guest and for its nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numatune {
    /// `<memory>`
    pub memory: Option<NumaMemory>,
    /// `<memnode>`, by guest node.
    pub nodes: Vec<NumaMemnode>,
}

/// `<memory>`: the policy of all memory that has none of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumaMemory {
    /// How the nodes are used.
    pub mode: NumaMode,
    /// Who chooses the nodes; always there in a complete definition.
    pub placement: Option<Placement>,
    /// Nodes of the host.
    pub nodeset: Option<Bitmap>,
}

/// `<memnode>`: the policy of one guest node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumaMemnode {
    /// Guest node.
    pub cellid: u32,
    /// How the host's nodes are used.
    pub mode: NumaMode,
    /// Nodes of the host.
    pub nodeset: Bitmap,
}

/// Rules between the two kinds of policy and the guest's nodes.
///
/// # Errors
/// `VIR_ERR_XML_ERROR`, `VIR_ERR_CONFIG_UNSUPPORTED`.
pub(super) fn check(numatune: &Numatune, cells: usize) -> Result<()> {
    if numatune.nodes.is_empty() {
        return Ok(());
    }
    if numatune.is_auto() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Per-node binding is not compatible with automatic NUMA placement."
        );
    }
    if cells == 0 {
        bail!(
            VIR_ERR_XML_ERROR,
            "Element 'memnode' is invalid without any guest NUMA cells"
        );
    }
    let whole = numatune.memory.as_ref().map(|memory| memory.mode);
    for node in &numatune.nodes {
        if node.cellid as usize >= cells {
            bail!(
                VIR_ERR_XML_ERROR,
                "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell"
            );
        }
        let restrictive = (
            whole == Some(NumaMode::Restrictive),
            node.mode == NumaMode::Restrictive,
        );
        match restrictive {
            (true, false) => bail!(
                VIR_ERR_XML_ERROR,
                "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element"
            ),
            (false, true) if whole.is_some() => bail!(
                VIR_ERR_XML_ERROR,
                "'restrictive' mode is required in memory element when mode is 'restrictive' in memnode element"
            ),
            _ => {}
        }
    }
    Ok(())
}

fn nodeset(node: Node<'_>) -> Result<Option<Bitmap>> {
    let set = node.attr("nodeset").map(Bitmap::parse).transpose()?;
    if set.as_ref().is_some_and(Bitmap::is_empty) {
        let text = node.attr("nodeset").unwrap_or("");
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Invalid value of 'nodeset': {text}"
        );
    }
    Ok(set)
}

impl NumaMemory {
    fn parse(node: Node<'_>) -> Result<Self> {
        let mode = attr_word(node, "mode", ORIGIN, "Unsupported NUMA memory tuning mode")?;
        let mode = mode.unwrap_or(NumaMode::Strict);
        let placement: Option<Placement> = attr_word(
            node,
            "placement",
            ORIGIN,
            "Unsupported NUMA memory placement mode",
        )?;
        let nodeset = nodeset(node)?;
        let placement = placement.or(nodeset.is_some().then_some(Placement::Static));
        Ok(Self {
            mode,
            placement,
            nodeset,
        })
    }
}

impl Numatune {
    /// Settles who chooses the nodes, now that it is known who chooses the CPUs.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for nodes to be chosen by no one.
    pub(super) fn resolve(&mut self, cpus: Placement) -> Result<()> {
        if self.memory.is_none() && cpus == Placement::Auto {
            let placement = Some(Placement::Auto);
            self.memory = Some(NumaMemory {
                mode: NumaMode::Strict,
                placement,
                nodeset: None,
            });
        }
        let Some(memory) = &mut self.memory else {
            return Ok(());
        };
        let placement = *memory.placement.get_or_insert(cpus);
        if placement == Placement::Static && memory.nodeset.is_none() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "nodeset for NUMA memory tuning must be set if 'placement' is 'static'"
            );
        }
        if placement == Placement::Auto {
            memory.nodeset = None;
        }
        Ok(())
    }

    /// Whether the driver chooses the nodes.
    #[must_use]
    pub fn is_auto(&self) -> bool {
        self.memory
            .as_ref()
            .is_some_and(|memory| memory.placement == Some(Placement::Auto))
    }
}

impl NumaMemnode {
    fn parse(node: Node<'_>) -> Result<Self> {
        let cellid = attr_required(node, "cellid")?;
        let mode = attr_opt(node, "mode")?.unwrap_or(NumaMode::Strict);
        let Some(nodeset) = nodeset(node)? else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing required nodeset attribute in memnode element"
            );
        };
        Ok(Self {
            cellid,
            mode,
            nodeset,
        })
    }
}

const MODE: AttrShape = AttrShape::new("mode").words(NumaMode::WORDS);

impl Xml for Numatune {
    const SHAPE: &'static Shape = &Shape::new(
        "numatune",
        &[],
        &[
            ChildShape::new(&Shape::new(
                "memory",
                &[
                    MODE,
                    AttrShape::new("placement").words(Placement::WORDS),
                    AttrShape::new("nodeset"),
                ],
                &[],
            )),
            ChildShape::new(&Shape::new(
                "memnode",
                &[
                    AttrShape::new("cellid").required(),
                    MODE,
                    AttrShape::new("nodeset").required(),
                ],
                &[],
            ))
            .many(),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let memory = node.child("memory").map(NumaMemory::parse).transpose()?;
        let (mut nodes, mut seen) = (Vec::new(), HashSet::new());
        for child in node.children_named("memnode") {
            let memnode = NumaMemnode::parse(child)?;
            if !seen.insert(memnode.cellid) {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Multiple memnode elements with cellid {}",
                    memnode.cellid
                );
            }
            nodes.push(memnode);
        }
        nodes.sort_by_key(|node: &NumaMemnode| node.cellid);
        Ok(Self { memory, nodes })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        if let Some(memory) = &self.memory {
            w.start("memory");
            w.attr("mode", memory.mode.as_str());
            match &memory.nodeset {
                Some(nodeset) => w.attr_plain("nodeset", nodeset),
                None => w.attr_opt("placement", memory.placement.map(Placement::as_str)),
            }
            w.end();
        }
        for node in &self.nodes {
            w.start("memnode");
            w.attr_plain("cellid", node.cellid);
            w.attr("mode", node.mode.as_str());
            w.attr_plain("nodeset", &node.nodeset);
            w.end();
        }
    }
}
