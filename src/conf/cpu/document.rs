//! Documents whose root is `<cpu>`: what `virConnectCompareCPU` and `virConnectBaselineCPU` take
//! and give.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{Document, FormatCx, Mismatch, Node, ParseCx, Writer, Xml};

use super::{Cpu, CpuTopology, HostFacts};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Whose CPU a document is expected to describe (C: `virCPUType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CpuKind {
    /// A host's.
    Host,
    /// A guest's.
    Guest,
    /// A host's if it names an architecture, else a guest's.
    Auto,
}

impl Cpu {
    /// Reads a document (C: `virCPUDefParseXMLString`); `validate` compares it with the
    /// declaration.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` when it is no such document, `VIR_ERR_XML_INVALID_SCHEMA` when the
    /// declaration doesn't allow it.
    pub fn from_xml(source: &str, kind: CpuKind, validate: bool) -> Result<Self> {
        let document = Document::parse_any(source.as_bytes(), ORIGIN)?;
        let root = document.root();
        if root.qualified_name() != "cpu" {
            bail!(
                VIR_ERR_XML_ERROR,
                "XML does not contain expected 'cpu' element"
            );
        }
        if validate && let Err(Mismatch(lines)) = Self::SHAPE.check(root) {
            bail!(
                VIR_FROM_XML: VIR_ERR_XML_INVALID_SCHEMA,
                "Unable to validate doc against the declaration of cpu\n{lines}"
            );
        }
        Self::parse_as(root, kind)
    }

    /// Reads an element as the CPU of `kind` (C: `virCPUDefParseXML`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, `VIR_ERR_CONFIG_UNSUPPORTED`.
    pub fn parse_as(node: Node<'_>, kind: CpuKind) -> Result<Self> {
        let is_host = match kind {
            CpuKind::Host => true,
            CpuKind::Guest => false,
            CpuKind::Auto => node.child("arch").is_some(),
        };
        if kind == CpuKind::Auto && is_host && node.attr("match").is_some() {
            bail!(
                VIR_ERR_XML_ERROR,
                "'arch' element cannot be used inside 'cpu' element with 'match' attribute'"
            );
        }
        match is_host {
            true => Self::parse_host(node),
            false => Self::parse(node, &mut ParseCx::default()),
        }
    }

    fn parse_host(node: Node<'_>) -> Result<Self> {
        if node.attr("mode").is_some() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Attribute mode is only allowed for guest CPU"
            );
        }
        let mut cpu = Self {
            migratable: attr_opt(node, "migratable")?,
            ..Self::default()
        };
        cpu.check_migratable()?;
        cpu.host = Some(Box::new(HostFacts::parse(node)?));
        cpu.model = node.child_text("model").map(|t| t.into_owned());
        if cpu.model.is_none() {
            bail!(VIR_ERR_XML_ERROR, "Missing CPU model name");
        }
        cpu.vendor = node.child_text("vendor").map(|t| t.into_owned());
        cpu.topology = node.child("topology").map(CpuTopology::parse).transpose()?;
        cpu.parse_features(node)?;
        cpu.parse_caches(node)?;
        Ok(cpu)
    }

    /// Writes a document (C: `virCPUDefFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut w = Writer::new();
        self.format(&mut w, &FormatCx::default());
        w.finish()
    }
}
