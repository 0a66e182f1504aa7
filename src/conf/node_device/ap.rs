//! s390's adjunct processors: crypto cards and their queues (C: `virNodeDevCapAPCard`,
//! `virNodeDevCapAPQueue`).
use util::bail;
use util::error::Result;
use util::xml::{ChildShape, Shape, Writer};

use super::ORIGIN;
use super::source::Source;

/// Greatest `<ap-domain>`.
const MAX_DOMAIN: u32 = 255;

/// A crypto card, by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ApAdapter(pub u32);

impl ApAdapter {
    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        source.based("ap-adapter", 0).map(Self)
    }

    pub(super) fn format(self, w: &mut Writer) {
        w.leaf_plain("ap-adapter", format_args!("0x{:02x}", self.0));
    }
}

/// A queue of a crypto card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ApQueue {
    /// The card.
    pub adapter: ApAdapter,
    /// The part of the card, to 255.
    pub domain: u32,
}

impl ApQueue {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("ap-adapter"),
            ChildShape::leaf("ap-domain"),
        ],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let adapter = ApAdapter::parse(source)?;
        let domain = source.based("ap-domain", 0)?;
        if domain > MAX_DOMAIN {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "ap-domain value '{}' is out of range for '{}'",
                source.text("ap-domain").unwrap_or_default(),
                source.device
            );
        }
        Ok(Self { adapter, domain })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        self.adapter.format(w);
        w.leaf_plain("ap-domain", format_args!("0x{:04x}", self.domain));
    }
}
