//! `<cpu>` of a host in its capabilities: besides the CPU itself, switches and sizes of pages.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::leaf_opt;
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use crate::Arch;
use crate::cpu::{Cpu, CpuKind};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// The host's CPU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostCpu {
    /// The CPU; of one without a model, no more than the architecture is known.
    pub cpu: Cpu,
    /// Names of what is switched on, such as `pae`.
    pub switches: Vec<String>,
    /// Sizes of pages that it has.
    pub pages: Vec<PageSize>,
}

/// `<pages>` of a CPU.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "pages")]
pub struct PageSize {
    #[xml(attr)]
    unit: Option<String>,
    /// KiB.
    #[xml(attr, required)]
    pub size: u32,
}

impl PageSize {
    /// Pages of so many KiB.
    #[must_use]
    pub fn new(size: u32) -> Self {
        Self {
            unit: Some("KiB".to_owned()),
            size,
        }
    }
}

impl From<Cpu> for HostCpu {
    fn from(cpu: Cpu) -> Self {
        Self {
            cpu,
            switches: Vec::new(),
            pages: Vec::new(),
        }
    }
}

impl Default for HostCpu {
    fn default() -> Self {
        Cpu::of_kind(CpuKind::Host, Arch::host()).into()
    }
}

fn parse_cpu(node: Node<'_>) -> Result<Cpu> {
    if node.child("model").is_some() {
        return Cpu::parse_as(node, CpuKind::Host);
    }
    match leaf_opt(node, "arch")? {
        Some(arch) => Ok(Cpu::of_kind(CpuKind::Host, arch)),
        None => bail!(VIR_ERR_XML_ERROR, "Missing CPU architecture"),
    }
}

impl Xml for HostCpu {
    const SHAPE: &'static Shape = Cpu::SHAPE;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let switches = node.child("features").into_iter();
        let names = switches.flat_map(Node::children);
        let pages = node.children_named("pages");
        Ok(Self {
            cpu: parse_cpu(node)?,
            switches: names.map(|name| name.name().to_owned()).collect(),
            pages: pages
                .map(|page| PageSize::parse(page, cx))
                .collect::<Result<_>>()?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        self.cpu.format_attrs(w, cx);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.cpu.format_arch(w);
        w.start("features");
        self.switches.iter().for_each(|name| w.empty(name));
        w.end_unless_empty();
        self.cpu.format_facts(w, cx);
        self.pages.iter().for_each(|page| page.format(w, cx));
    }
}
