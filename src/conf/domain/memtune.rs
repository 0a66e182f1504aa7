//! `<memtune>`: how much of the host's memory the guest may take (C: `virDomainMemtune`, its
//! limits).
use util::error::Result;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::size;

/// From this number of KiB on there is no limit (C: `VIR_DOMAIN_MEMORY_PARAM_UNLIMITED`).
const UNLIMITED: u64 = abi::VIR_DOMAIN_MEMORY_PARAM_UNLIMITED.unsigned_abs();

/// Limits in KiB; none where nothing limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memtune {
    /// What the guest never exceeds.
    pub hard_limit: Option<u64>,
    /// What it is brought back to when memory is scarce.
    pub soft_limit: Option<u64>,
    /// What it always gets.
    pub min_guarantee: Option<u64>,
    /// What it never exceeds with swap space.
    pub swap_hard_limit: Option<u64>,
}

const fn limit(name: &'static str) -> Shape {
    const ATTRS: &[AttrShape] = &[AttrShape::new("unit")];
    Shape::new(name, ATTRS, &[]).with_text()
}

impl Xml for Memtune {
    const SHAPE: &'static Shape = &Shape::new(
        "memtune",
        &[],
        &[
            ChildShape::new(&const { limit("hard_limit") }),
            ChildShape::new(&const { limit("soft_limit") }),
            ChildShape::new(&const { limit("min_guarantee") }),
            ChildShape::new(&const { limit("swap_hard_limit") }),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let limit = |name: &str| -> Result<Option<u64>> {
            let path = format!("./memtune/{name}[1]");
            let kib = size::child_kib(node, name, &path, UNLIMITED << 10)?;
            Ok(kib.filter(|kib| *kib < UNLIMITED))
        };
        Ok(Self {
            hard_limit: limit("hard_limit")?,
            soft_limit: limit("soft_limit")?,
            min_guarantee: limit("min_guarantee")?,
            swap_hard_limit: limit("swap_hard_limit")?,
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        let limits = [
            ("hard_limit", self.hard_limit),
            ("soft_limit", self.soft_limit),
            ("min_guarantee", self.min_guarantee),
            ("swap_hard_limit", self.swap_hard_limit),
        ];
        for (name, limit) in limits {
            if let Some(kib) = limit {
                size::format_kib(w, name, kib);
            }
        }
    }
}
