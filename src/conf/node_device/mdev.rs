//! A mediated device: a part of a real one, as a device of its own (C: `virNodeDevCapMdev`).
use util::Uuid;
use util::bail;
use util::error::Result;
use util::number;
use util::xml::{AttrShape, ChildShape, FormatCx, FormatFlags, Node, Shape, Writer};

use super::ORIGIN;
use super::source::Source;

/// A mediated device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mdev {
    /// Its UUID.
    pub uuid: Option<Uuid>,
    /// The address of its parent; drivers alone know it.
    pub parent_address: Option<String>,
    /// Number of its IOMMU group.
    pub iommu_group: u32,
    /// How it is stored, which is what documents tell.
    pub defined: MdevConfig,
    /// How it is now; drivers alone know it.
    pub active: MdevConfig,
}

/// What a mediated device is like (C: `virMediatedDeviceConfig`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MdevConfig {
    /// Its kind, one of its parent's.
    pub kind: Option<String>,
    /// Names and values that its driver knows.
    pub attributes: Vec<(String, String)>,
}

impl MdevConfig {
    fn format_attributes(&self, w: &mut Writer) {
        for (name, value) in &self.attributes {
            w.start("attr");
            w.attr("name", name);
            w.attr("value", value);
            w.end();
        }
    }
}

/// An attribute; one without name or value is passed over, as libvirt does.
fn parse_attribute(node: Node<'_>) -> Option<(String, String)> {
    let part = |name| node.attr(name).filter(|text| !text.is_empty());
    Some((part("name")?.to_owned(), part("value")?.to_owned()))
}

impl Mdev {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::new(&Shape::new("type", &[AttrShape::new("id").required()], &[])),
            ChildShape::leaf("uuid"),
            ChildShape::leaf("parent_addr"),
            ChildShape::new(&Shape::new(
                "attr",
                &[
                    AttrShape::new("name").required(),
                    AttrShape::new("value").required(),
                ],
                &[],
            ))
            .many(),
        ],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let kind = source.node.child("type").and_then(|kind| kind.attr("id"));
        let Some(kind) = kind.filter(|kind| !kind.is_empty()) else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "missing type id attribute for '{}'",
                source.device
            );
        };
        let attributes = source.node.children_named("attr");
        Ok(Self {
            uuid: parse_uuid(source)?,
            parent_address: None,
            iommu_group: parse_group(source)?,
            defined: MdevConfig {
                kind: Some(kind.to_owned()),
                attributes: attributes.filter_map(parse_attribute).collect(),
            },
            active: MdevConfig::default(),
        })
    }

    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        let config = match cx.has(FormatFlags::INACTIVE) {
            true => &self.defined,
            false => &self.active,
        };
        if let Some(kind) = &config.kind {
            w.start("type");
            w.attr("id", kind);
            w.end();
        }
        if let Some(uuid) = self.uuid {
            w.leaf_plain("uuid", uuid);
        }
        w.leaf_opt("parent_addr", self.parent_address.as_deref());
        w.start("iommuGroup");
        w.attr_plain("number", self.iommu_group);
        w.end();
        config.format_attributes(w);
    }
}

fn parse_uuid(source: &Source<'_>) -> Result<Option<Uuid>> {
    let Some(text) = source.text("uuid") else {
        return Ok(None);
    };
    match Uuid::parse(&text) {
        Some(uuid) => Ok(Some(uuid)),
        None => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Invalid uuid '{text}' for new mdev device"
        ),
    }
}

fn parse_group(source: &Source<'_>) -> Result<u32> {
    let group = source.node.child("iommuGroup");
    let text = group.and_then(|group| group.attr("number"));
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(0);
    };
    match number::to_u32_positive(text, 10) {
        Some(number) => Ok(number),
        None => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "invalid iommuGroup number attribute for '{}'",
            source.device
        ),
    }
}
