//! The host itself: its maker and its firmware (C: `virNodeDevCapSystem`).
use util::Uuid;
use util::bail;
use util::error::Result;
use util::xml::{ChildShape, Shape, Writer};

use super::ORIGIN;
use super::source::{Source, text};

/// What the host's firmware says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct System {
    /// The product's name.
    pub product: Option<String>,
    /// Who made the machine.
    pub hardware_vendor: Option<String>,
    /// Its version.
    pub hardware_version: Option<String>,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its UUID.
    pub uuid: Uuid,
    /// Who made the firmware.
    pub firmware_vendor: Option<String>,
    /// Its version.
    pub firmware_version: Option<String>,
    /// Its date.
    pub release_date: Option<String>,
}

impl System {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("product"),
            ChildShape::new(&Shape::new(
                "hardware",
                &[],
                &[
                    ChildShape::leaf("vendor"),
                    ChildShape::leaf("version"),
                    ChildShape::leaf("serial"),
                    ChildShape::leaf("uuid").required(),
                ],
            )),
            ChildShape::new(&Shape::new(
                "firmware",
                &[],
                &[
                    ChildShape::leaf("vendor"),
                    ChildShape::leaf("version"),
                    ChildShape::leaf("release_date"),
                ],
            )),
        ],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let within = |part: &str, name| source.node.child(part).and_then(|part| text(part, name));
        let Some(uuid) = within("hardware", "uuid") else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "no system UUID supplied for '{}'",
                source.device
            );
        };
        let Some(uuid) = Uuid::parse(&uuid) else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "malformed uuid element for '{}'",
                source.device
            );
        };
        Ok(Self {
            product: source.text("product"),
            hardware_vendor: within("hardware", "vendor"),
            hardware_version: within("hardware", "version"),
            serial: within("hardware", "serial"),
            uuid,
            firmware_vendor: within("firmware", "vendor"),
            firmware_version: within("firmware", "version"),
            release_date: within("firmware", "release_date"),
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf_opt("product", self.product.as_deref());
        w.start("hardware");
        w.leaf_opt("vendor", self.hardware_vendor.as_deref());
        w.leaf_opt("version", self.hardware_version.as_deref());
        w.leaf_opt("serial", self.serial.as_deref());
        w.leaf_plain("uuid", self.uuid);
        w.end();
        w.start("firmware");
        w.open_body();
        w.leaf_opt("vendor", self.firmware_vendor.as_deref());
        w.leaf_opt("version", self.firmware_version.as_deref());
        w.leaf_opt("release_date", self.release_date.as_deref());
        w.end();
    }
}
