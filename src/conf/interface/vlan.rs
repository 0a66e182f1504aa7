//! `<vlan>`: a part of another interface's traffic (C: `virInterfaceVlanDef`).
use util::bail;
use util::error::Result;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::{NAME, ORIGIN, text};

/// The traffic with one tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vlan {
    /// The tag, as it was given.
    pub tag: String,
    /// The interface that carries it.
    pub device: String,
}

impl Xml for Vlan {
    const SHAPE: &'static Shape = &Shape::new(
        "vlan",
        &[AttrShape::new("tag").required()],
        &[ChildShape::new(&Shape::new("interface", &[NAME.required()], &[])).required()],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let Some(tag) = text(node, "tag") else {
            bail!(VIR_ERR_XML_ERROR, "vlan interface misses the tag attribute");
        };
        let device = node
            .child("interface")
            .and_then(|device| text(device, "name"));
        let Some(device) = device else {
            bail!(VIR_ERR_XML_ERROR, "vlan interface misses name attribute");
        };
        Ok(Self {
            tag: tag.to_owned(),
            device: device.to_owned(),
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("tag", &self.tag);
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        w.start("interface");
        w.attr("name", &self.device);
        w.end();
    }
}
