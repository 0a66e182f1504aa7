//! `<memoryBacking>`: what the host keeps the guest's memory in (C: `virDomainMemtune`'s other half).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::bitmap::Bitmap;
use crate::size;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainMemorySource`.
    pub enum MemorySource { File = "file", Anonymous = "anonymous", Memfd = "memfd" }
}
util::vir_enum! {
    /// C: `virDomainMemoryAccess`.
    pub enum MemoryAccess { Shared = "shared", Private = "private" }
}
util::vir_enum! {
    /// C: `virDomainMemoryAllocation`.
    pub enum MemoryAllocation { Immediate = "immediate", Ondemand = "ondemand" }
}
util::xml_enum!(MemorySource, MemoryAccess, MemoryAllocation);

/// What the guest's memory is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryBacking {
    /// Huge pages; an empty list with [`hugepages`](Self::hugepages) set means the host's default.
    pub pages: Vec<HugePage>,
    /// Whether huge pages are asked for.
    pub hugepages: bool,
    /// Whether the host must not merge equal pages.
    pub nosharepages: bool,
    /// Whether the memory stays in RAM.
    pub locked: bool,
    /// What kind of memory.
    pub source: Option<MemorySource>,
    /// Whether other processes see it.
    pub access: Option<MemoryAccess>,
    /// When it is allocated.
    pub allocation: Option<MemoryAllocation>,
    /// Threads that allocate it; 0 for the default.
    pub allocation_threads: u32,
    /// Whether it is thrown away at the end.
    pub discard: bool,
}

/// `<page>` of `<hugepages>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HugePage {
    /// Size in KiB.
    pub size: u64,
    /// Guest NUMA nodes that have such pages; `None` for all others.
    pub nodeset: Option<Bitmap>,
}

impl HugePage {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(size) = size::attr_kib(node, "size", "unit")? else {
            bail!(VIR_FROM_XML: VIR_ERR_XML_ERROR, "missing element or attribute './@size'");
        };
        let nodeset = node.attr("nodeset").map(Bitmap::parse).transpose()?;
        if nodeset.as_ref().is_some_and(Bitmap::is_empty) {
            let text = node.attr("nodeset").unwrap_or("");
            bail!(VIR_ERR_XML_ERROR, "Invalid value of 'nodeset': {text}");
        }
        Ok(Self { size, nodeset })
    }

    fn format(&self, w: &mut Writer) {
        w.start("page");
        w.attr_plain("size", self.size);
        w.attr("unit", "KiB");
        if let Some(nodeset) = &self.nodeset {
            w.attr_plain("nodeset", nodeset);
        }
        w.end();
    }
}

/// The word in an attribute of a child.
fn word<T>(
    node: Node<'_>,
    child: &str,
    attr: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    let text = node
        .child(child)
        .and_then(|n| n.attr(attr))
        .filter(|t| !t.is_empty());
    match text.map(|text| (text, parse(text))) {
        None => Ok(None),
        Some((_, Some(value))) => Ok(Some(value)),
        Some((text, None)) => {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown memoryBacking/{child}/{attr} '{text}'"
            )
        }
    }
}

const PAGE: &Shape = &Shape::new(
    "page",
    &[
        AttrShape::new("size").required(),
        AttrShape::new("unit"),
        AttrShape::new("nodeset"),
    ],
    &[],
);

impl Xml for MemoryBacking {
    const SHAPE: &'static Shape = &Shape::new(
        "memoryBacking",
        &[],
        &[
            ChildShape::new(&Shape::new(
                "hugepages",
                &[],
                &[ChildShape::new(PAGE).many()],
            )),
            ChildShape::new(&Shape::new("nosharepages", &[], &[])),
            ChildShape::new(&Shape::new("locked", &[], &[])),
            ChildShape::new(&Shape::new(
                "source",
                &[AttrShape::new("type").words(MemorySource::WORDS)],
                &[],
            )),
            ChildShape::new(&Shape::new(
                "access",
                &[AttrShape::new("mode").words(MemoryAccess::WORDS)],
                &[],
            )),
            ChildShape::new(&Shape::new(
                "allocation",
                &[
                    AttrShape::new("mode").words(MemoryAllocation::WORDS),
                    AttrShape::new("threads"),
                ],
                &[],
            )),
            ChildShape::new(&Shape::new("discard", &[], &[])),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let mut this = Self {
            source: word(node, "source", "type", MemorySource::from_str)?,
            access: word(node, "access", "mode", MemoryAccess::from_str)?,
            allocation: word(node, "allocation", "mode", MemoryAllocation::from_str)?,
            ..Self::default()
        };
        if let Some(text) = node.child("allocation").and_then(|n| n.attr("threads")) {
            match util::number::to_u32(text, 10) {
                Some(threads) => this.allocation_threads = threads,
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "Failed to parse memory allocation threads"
                ),
            }
        }
        if let Some(huge) = node.child("hugepages") {
            this.hugepages = true;
            this.pages = huge
                .children_named("page")
                .map(HugePage::parse)
                .collect::<Result<_>>()?;
        }
        this.nosharepages = node.child("nosharepages").is_some();
        this.locked = node.child("locked").is_some();
        this.discard = node.child("discard").is_some();
        Ok(this)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        if self.hugepages {
            w.start("hugepages");
            self.pages.iter().for_each(|page| page.format(w));
            w.end();
        }
        if self.nosharepages {
            w.empty("nosharepages");
        }
        if self.locked {
            w.empty("locked");
        }
        w.start("source");
        w.attr_opt("type", self.source.map(MemorySource::as_str));
        w.end_unless_empty();
        w.start("access");
        w.attr_opt("mode", self.access.map(MemoryAccess::as_str));
        w.end_unless_empty();
        w.start("allocation");
        w.attr_opt("mode", self.allocation.map(MemoryAllocation::as_str));
        if self.allocation_threads != 0 {
            w.attr_plain("threads", self.allocation_threads);
        }
        w.end_unless_empty();
        if self.discard {
            w.empty("discard");
        }
    }
}
