//! `<numatune>`: the host's NUMA nodes that hold the guest's memory (C: `virDomainNumatune`).
use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required, attr_word};
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

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
    /// Nothing said is as good as no element.
    fn parse(node: Node<'_>) -> Result<Option<Self>> {
        const SAYS: [&str; 3] = ["mode", "placement", "nodeset"];
        if SAYS.iter().all(|name| node.attr(name).is_none()) {
            return Ok(None);
        }
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
        Ok(Some(Self {
            mode,
            placement,
            nodeset,
        }))
    }
}

impl Numatune {
    /// Settles who chooses the nodes, now that it is known who chooses the CPUs.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for nodes to be chosen by no one.
    fn resolve(&mut self, cpus: Placement) -> Result<()> {
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
    /// `whole` is the policy of all memory, `cells` how many nodes the guest has.
    fn parse(node: Node<'_>, whole: Option<NumaMode>, cells: usize) -> Result<Self> {
        let cellid: u32 = attr_required(node, "cellid")?;
        if cellid as usize >= cells {
            bail!(
                VIR_ERR_XML_ERROR,
                "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell"
            );
        }
        let mode = attr_opt(node, "mode")?.unwrap_or(NumaMode::Strict);
        let restrictive = |mode| mode == Some(NumaMode::Restrictive);
        match (restrictive(whole), restrictive(Some(mode))) {
            (true, false) => bail!(
                VIR_ERR_XML_ERROR,
                "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element"
            ),
            (false, true) => bail!(
                VIR_ERR_XML_ERROR,
                "'restrictive' mode is required in memory element when mode is 'restrictive' in memnode element"
            ),
            _ => {}
        }
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

impl Numatune {
    /// The declaration.
    pub(super) const SHAPE: &'static Shape = &Shape::new(
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

    /// Reads the element below `<domain>`; `cpus` tells who chooses the host's CPUs, `cells` how
    /// many nodes the guest has.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED`, `VIR_ERR_XML_ERROR`, `VIR_ERR_INVALID_ARG`.
    pub(super) fn parse(domain: Node<'_>, cpus: Placement, cells: usize) -> Result<Self> {
        let node = domain.child("numatune");
        let memory = node.and_then(|node| node.child("memory"));
        let memory = memory.map(NumaMemory::parse).transpose()?.flatten();
        let mut this = Self {
            memory,
            nodes: Vec::new(),
        };
        this.resolve(cpus)?;
        if let Some(node) = node {
            this.parse_nodes(node, cells)?;
        }
        Ok(this)
    }

    fn parse_nodes(&mut self, node: Node<'_>, cells: usize) -> Result<()> {
        if node.child("memnode").is_none() {
            return Ok(());
        }
        if self.is_auto() {
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
        let whole = self.memory.as_ref().map(|memory| memory.mode);
        let mut seen = HashSet::new();
        for child in node.children_named("memnode") {
            let memnode = NumaMemnode::parse(child, whole, cells)?;
            if !seen.insert(memnode.cellid) {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Multiple memnode elements with cellid {}",
                    memnode.cellid
                );
            }
            self.nodes.push(memnode);
        }
        self.nodes.sort_by_key(|node| node.cellid);
        Ok(())
    }

    /// Writes the element, unless it is empty.
    pub(super) fn format(&self, w: &mut Writer) {
        w.start("numatune");
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
        w.end_unless_empty();
    }
}
