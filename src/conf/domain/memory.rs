//! `<maxMemory>`, `<memory>`, `<currentMemory>`: how much memory the guest has and may have.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrShape, Node, Shape, Writer};

use crate::{OnOff, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Most bytes that a guest's memory may have.
const MAX_BYTES: u64 = i64::MAX.unsigned_abs();

/// Sizes in KiB (C: `virDomainMemtune`, its first part).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Memory at boot, that of pluggable modules included (`virDomainDefGetMemoryTotal`).
    pub total: u64,
    /// Memory left by the balloon.
    pub current: u64,
    /// What memory may grow to by plugging modules; 0 for no plugging.
    pub max: u64,
    /// Slots for modules.
    pub slots: u32,
    /// Whether the guest's memory goes into a core dump.
    pub dump_core: Option<OnOff>,
}

/// `<maxMemory>`
pub(super) const MAX_SHAPE: &Shape = &Shape::new(
    "maxMemory",
    &[AttrShape::new("unit"), AttrShape::new("slots")],
    &[],
)
.with_text();

/// `<memory>`
pub(super) const SHAPE: &Shape = &Shape::new(
    "memory",
    &[
        AttrShape::new("unit"),
        AttrShape::new("dumpCore").words(OnOff::WORDS),
    ],
    &[],
)
.with_text();

/// `<currentMemory>`
pub(super) const CURRENT_SHAPE: &Shape =
    &Shape::new("currentMemory", &[AttrShape::new("unit")], &[]).with_text();

impl Memory {
    /// Reads the three elements below `<domain>`.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` and what [`size`] says.
    pub fn parse(domain: Node<'_>) -> Result<Self> {
        let kib = |name: &str| {
            let path = format!("./{name}[1]");
            size::child_kib(domain, name, &path, MAX_BYTES).map(Option::unwrap_or_default)
        };
        let mut memory = Self {
            total: kib("memory")?,
            ..Self::default()
        };
        memory.current = kib("currentMemory")?;
        memory.max = kib("maxMemory")?;
        if let Some(text) = domain.child("maxMemory").and_then(|n| n.attr("slots")) {
            match util::number::to_u32(text, 10) {
                Some(slots) => memory.slots = slots,
                None => bail!(VIR_ERR_XML_ERROR, "Failed to parse memory slot count"),
            }
        }
        if let Some(node) = domain.child("memory") {
            memory.dump_core = attr_opt(node, "dumpCore")?;
        }
        Ok(memory)
    }

    /// Writes the three elements.
    pub fn format(&self, w: &mut Writer) {
        if self.max != 0 || self.slots != 0 {
            w.start("maxMemory");
            if self.slots != 0 {
                w.attr_plain("slots", self.slots);
            }
            w.attr("unit", "KiB");
            w.text_plain(self.max);
            w.end();
        }
        w.start("memory");
        w.attr_opt("dumpCore", self.dump_core.map(OnOff::as_str));
        w.attr("unit", "KiB");
        w.text_plain(self.total);
        w.end();
        size::format_kib(w, "currentMemory", self.current);
    }
}
