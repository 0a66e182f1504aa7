//! `<capability type='mdev_types'>`: the mediated devices that a device can make
//! (C: `virMediatedDeviceType`).
use util::bail;
use util::error::Result;
use util::number;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

use super::ORIGIN;
use super::capability::start;
use super::source::{Source, text};

/// One kind of mediated device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MdevType {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// How it is driven.
    pub device_api: String,
    /// How many more can be made.
    pub available: u32,
}

pub(super) const SHAPE: Shape = Shape::new(
    "",
    &[],
    &[ChildShape::new(&Shape::new(
        "type",
        &[AttrShape::new("id").required()],
        &[
            ChildShape::leaf("name"),
            ChildShape::leaf("deviceAPI").required(),
            ChildShape::leaf("availableInstances").required(),
        ],
    ))
    .many()],
);

impl MdevType {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(id) = node.attr("id").filter(|id| !id.is_empty()) else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing 'id' attribute for mediated device's <type> element"
            );
        };
        let Some(device_api) = text(node, "deviceAPI") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing device API for mediated device type '{id}'"
            );
        };
        let available = node.child_text("availableInstances");
        let Some(available) = available.and_then(|text| number::to_u32_positive(&text, 10)) else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing number of available instances for mediated device type '{id}'"
            );
        };
        Ok(Self {
            id: id.to_owned(),
            name: text(node, "name"),
            device_api,
            available,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("type");
        w.attr("id", &self.id);
        w.leaf_opt("name", self.name.as_deref());
        w.leaf("deviceAPI", &self.device_api);
        w.leaf_plain("availableInstances", self.available);
        w.end();
    }
}

pub(super) fn parse(node: Node<'_>) -> Result<Vec<MdevType>> {
    node.children_named("type").map(MdevType::parse).collect()
}

/// Reads those of all capabilities within one that can have no others.
pub(super) fn parse_within(source: &Source<'_>) -> Result<Vec<MdevType>> {
    let mut all = Vec::new();
    for inner in source.capabilities() {
        if inner.required_kind()? == "mdev_types" {
            all.extend(parse(inner.node)?);
        }
    }
    Ok(all)
}

pub(super) fn format(types: &[MdevType], w: &mut Writer) {
    if types.is_empty() {
        return;
    }
    start("mdev_types", w);
    for kind in types {
        kind.format(w);
    }
    w.end();
}
