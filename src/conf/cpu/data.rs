//! `<cpudata>`: a CPU as the hardware tells it (C: `virCPUData`): CPUID leaves and model specific
//! registers of x86, the version register of POWER.
//!
//! Which feature stands where is the `cpu` service's matter.
use std::collections::BTreeMap;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::number::to_u32;
use util::xml::{Document, Node, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CPU;

/// Where a value of x86 is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum X86Source {
    /// The CPUID instruction.
    Cpuid {
        /// EAX before it.
        leaf: u32,
        /// ECX before it.
        subleaf: u32,
    },
    /// A model specific register.
    Msr {
        /// Its number.
        index: u32,
    },
}

/// EAX, EBX, ECX, EDX; a model specific register has its halves in EAX and EDX.
pub type Registers = [u32; 4];

/// Names of the registers in their order.
pub const REGISTERS: [&str; 4] = ["eax", "ebx", "ecx", "edx"];

/// Raw data of a CPU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CpuData {
    /// x86: what was read where, without what is all zero.
    X86(BTreeMap<X86Source, Registers>),
    /// POWER: the processor version register.
    Ppc64(u32),
}

impl CpuData {
    /// Reads a document (C: `virCPUDataParse`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR`, `VIR_ERR_XML_ERROR`
    pub fn from_xml(source: &str) -> Result<Self> {
        let document = Document::parse_any(source.as_bytes(), ORIGIN)?;
        let root = document.root();
        if root.qualified_name() != "cpudata" {
            bail!(VIR_ERR_XML_ERROR, "invalid CPU data XML document");
        }
        match root.attr("arch") {
            Some("x86") => Self::parse_x86(root),
            Some("ppc64") => Self::parse_ppc64(root),
            Some(arch) => bail!(
                VIR_ERR_NO_SUPPORT,
                "'{arch}' architecture is not supported by CPU driver"
            ),
            None => bail!(VIR_ERR_XML_ERROR, "missing CPU data architecture"),
        }
    }

    fn parse_x86(root: Node<'_>) -> Result<Self> {
        let mut items = BTreeMap::new();
        for (n, node) in root.children().enumerate() {
            let item = match node.qualified_name() {
                "cpuid" => parse_cpuid(node),
                "msr" => parse_msr(node),
                _ => continue,
            };
            let Some((source, registers)) = item else {
                let kind = node.qualified_name();
                bail!(VIR_ERR_INTERNAL_ERROR, "failed to parse {kind}[{n}]");
            };
            items.insert(source, registers);
        }
        if items.is_empty() {
            bail!(VIR_ERR_INTERNAL_ERROR, "no x86 CPU data found");
        }
        items.retain(|_, registers| *registers != Registers::default());
        Ok(Self::X86(items))
    }

    fn parse_ppc64(root: Node<'_>) -> Result<Self> {
        match root.child("pvr").and_then(|node| word(node, "value")) {
            Some(pvr) => Ok(Self::Ppc64(pvr)),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Missing or invalid PVR value in CPU data"
            ),
        }
    }

    /// Writes a document (C: `virCPUDataFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut w = Writer::new();
        w.start("cpudata");
        match self {
            Self::X86(items) => {
                w.attr("arch", "x86");
                for (source, registers) in items {
                    format_item(*source, *registers, &mut w);
                }
            }
            Self::Ppc64(pvr) => {
                w.attr("arch", "ppc64");
                w.start("pvr");
                w.attr_plain("value", format_args!("0x{pvr:x}"));
                w.end();
            }
        }
        w.end();
        w.finish()
    }
}

fn word(node: Node<'_>, name: &str) -> Option<u32> {
    to_u32(node.attr(name)?, 0)
}

/// A word that stands for zero where it is missing; None where it is no number.
fn word_or_zero(node: Node<'_>, name: &str) -> Option<u32> {
    node.attr(name).map_or(Some(0), |text| to_u32(text, 0))
}

fn parse_cpuid(node: Node<'_>) -> Option<(X86Source, Registers)> {
    let source = X86Source::Cpuid {
        leaf: word(node, "eax_in")?,
        subleaf: word_or_zero(node, "ecx_in")?,
    };
    let mut registers = Registers::default();
    for (value, name) in registers.iter_mut().zip(REGISTERS) {
        *value = word_or_zero(node, name)?;
    }
    Some((source, registers))
}

fn parse_msr(node: Node<'_>) -> Option<(X86Source, Registers)> {
    let source = X86Source::Msr {
        index: word(node, "index")?,
    };
    let low = word_or_zero(node, "eax")?;
    let high = word_or_zero(node, "edx")?;
    Some((source, [low, 0, 0, high]))
}

fn format_item(source: X86Source, registers: Registers, w: &mut Writer) {
    let value = |w: &mut Writer, name: &str, value: u32| {
        w.attr_plain(name, format_args!("0x{value:08x}"));
    };
    match source {
        X86Source::Cpuid { leaf, subleaf } => {
            w.start("cpuid");
            value(w, "eax_in", leaf);
            w.attr_plain("ecx_in", format_args!("0x{subleaf:02x}"));
            for (register, name) in registers.into_iter().zip(REGISTERS) {
                value(w, name, register);
            }
        }
        X86Source::Msr { index } => {
            w.start("msr");
            w.attr_plain("index", format_args!("0x{index:x}"));
            value(w, "edx", registers[3]);
            value(w, "eax", registers[0]);
        }
    }
    w.end();
}
