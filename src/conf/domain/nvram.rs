//! `<nvram>` among the devices: the memory of a pseries machine's firmware (C:
//! `virDomainNVRAMDef`).
//!
//! The file of a UEFI's variables stands in `loader`.
use util::error::Result;
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::device_info::DeviceInfo;

/// The memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NvramDevice {
    /// Alias and address.
    pub info: DeviceInfo,
}

impl Xml for NvramDevice {
    const SHAPE: &'static Shape = &Shape::new("nvram", &[], &[]).with_inline(&[DeviceInfo::SHAPE]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.open_body();
        self.info.format_body(w, cx);
    }
}
