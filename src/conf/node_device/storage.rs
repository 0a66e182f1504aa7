//! A disk or a drive (C: `virNodeDevCapStorage`).
use util::bail;
use util::error::Result;
use util::xml::{ChildShape, Shape, Writer};

use super::ORIGIN;
use super::capability::start;
use super::source::Source;

/// A disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storage {
    /// Its file in `/dev`.
    pub block: String,
    /// What it hangs on.
    pub bus: Option<String>,
    /// What it is: `disk`, `cdrom`, …
    pub drive_type: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Who made it.
    pub vendor: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// How much it holds.
    pub medium: Medium,
    /// Bytes of a block; 0 when unknown.  The host tells, it is never read.
    pub logical_block_size: u64,
    /// Number of blocks; 0 when unknown.  The host tells, it is never read.
    pub num_blocks: u64,
    /// Whether it may go away.
    pub hotpluggable: bool,
}

/// What a drive reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A medium that can't be taken out, of so many bytes.
    Fixed(u64),
    /// One that can.
    Removable {
        /// Whether there is one.
        available: bool,
        /// Its bytes.
        size: u64,
        /// Its name.
        label: Option<String>,
    },
}

impl Storage {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("block"),
            ChildShape::leaf("drive_type"),
            ChildShape::leaf("model"),
            ChildShape::leaf("serial"),
            ChildShape::leaf("size"),
            ChildShape::leaf("logical_block_size"),
            ChildShape::leaf("num_blocks"),
        ],
    );

    /// The capability of a drive whose medium can be taken out.
    pub(super) const MEDIUM: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("media_available"),
            ChildShape::leaf("media_size"),
            ChildShape::leaf("media_label"),
            ChildShape::leaf("logical_block_size"),
            ChildShape::leaf("num_blocks"),
        ],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let mut storage = Self {
            block: source.required("block", "block device path")?,
            bus: source.text("bus"),
            drive_type: source.text("drive_type"),
            model: source.text("model"),
            vendor: source.text("vendor"),
            serial: source.text("serial"),
            medium: Medium::Fixed(0),
            logical_block_size: 0,
            num_blocks: 0,
            hotpluggable: false,
        };
        for inner in source.capabilities() {
            match inner.node.attr("type") {
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "missing storage capability type for '{}'",
                    source.device
                ),
                Some("hotpluggable") => storage.hotpluggable = true,
                Some("removable") => storage.medium = parse_removable(&inner)?,
                Some(kind) => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "unknown storage capability type '{kind}' for '{}'",
                    source.device
                ),
            }
        }
        if let Medium::Fixed(size) = &mut storage.medium {
            *size = source.number64("size", "size")?;
        }
        Ok(storage)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf("block", &self.block);
        w.leaf_opt("bus", self.bus.as_deref());
        w.leaf_opt("drive_type", self.drive_type.as_deref());
        w.leaf_opt("model", self.model.as_deref());
        w.leaf_opt("vendor", self.vendor.as_deref());
        w.leaf_opt("serial", self.serial.as_deref());
        match &self.medium {
            Medium::Fixed(size) => {
                w.leaf_plain("size", size);
                self.format_blocks(w);
            }
            Medium::Removable {
                available,
                size,
                label,
            } => {
                start("removable", w);
                w.leaf_plain("media_available", u8::from(*available));
                w.leaf_plain("media_size", size);
                w.leaf_opt("media_label", label.as_deref());
                self.format_blocks(w);
                w.end();
            }
        }
        if self.hotpluggable {
            start("hotpluggable", w);
            w.end();
        }
    }

    fn format_blocks(&self, w: &mut Writer) {
        if self.logical_block_size > 0 {
            w.leaf_plain("logical_block_size", self.logical_block_size);
        }
        if self.num_blocks > 0 {
            w.leaf_plain("num_blocks", self.num_blocks);
        }
    }
}

fn parse_removable(source: &Source<'_>) -> Result<Medium> {
    let mut answers = source.node.children_named("media_available");
    Ok(Medium::Removable {
        available: answers.any(|answer| answer.text() == "1"),
        label: source.text("media_label"),
        size: source.number64("media_size", "removable media size")?,
    })
}
