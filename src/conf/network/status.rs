//! `<networkstatus>`: a running network as its driver keeps it on disk (C: `virNetworkObj`).
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Fragment, Node, ParseCx, ParseFlags, Shape,
    Writer, Xml,
};
use util::{Result, bail, number};

use super::def::NetworkDef;
use super::{ORIGIN, filled};
use crate::{Bitmap, document};

util::vir_enum! {
    /// What a network was tampered with by (C: `virNetworkTaintFlags`).
    pub enum Taint { HookScript = "hook-script" }
}

/// A running network.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkStatus {
    /// Traffic classes in use on the bridge.
    pub class_ids: Bitmap,
    /// What is guaranteed to all guests together, in KiB/s.
    pub floor_sum: u64,
    /// What it was tampered with by.
    pub taints: Vec<Taint>,
    /// How to take the firewall's rules back, in the driver's own words.
    pub firewall_removal: Option<Fragment>,
    /// The definition in use.
    pub def: NetworkDef,
}

impl NetworkStatus {
    /// Reads a status file (C: `virNetworkLoadState`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` for numbers that are none, those of the definition.
    pub fn from_xml(source: &str) -> Result<Self> {
        document::parse(source, ORIGIN, ParseFlags::STATUS | ParseFlags::EXTENSIONS)
    }

    /// The file.
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::STATUS)
    }
}

/// The classes of a bridge on which no guest has one: the root and those of libvirt itself.
fn first_classes() -> Bitmap {
    (0..=2).collect()
}

impl Xml for NetworkStatus {
    const SHAPE: &'static Shape = &Shape::new(
        "networkstatus",
        &[],
        &[
            ChildShape::new(&Shape::new("class_id", &[AttrShape::new("bitmap")], &[])),
            ChildShape::new(&Shape::new("floor", &[AttrShape::new("sum")], &[])),
            ChildShape::new(&Shape::new(
                "taint",
                &[AttrShape::new("flag").words(Taint::WORDS)],
                &[],
            ))
            .many(),
            ChildShape::new(&Shape::by_hand("fwRemoval")),
            ChildShape::new(NetworkDef::SHAPE).required(),
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(network) = node.child("network") else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Could not find any 'network' element in status file"
            );
        };
        let attr = |child, name| filled(node.child(child)?, name);
        let class_ids = match attr("class_id", "bitmap") {
            None => first_classes(),
            Some(text) => match Bitmap::parse(text) {
                Ok(classes) => classes,
                Err(_) => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "Malformed 'class_id' attribute: {text}"
                ),
            },
        };
        let floor_sum = match attr("floor", "sum") {
            None => 0,
            Some(text) => match number::to_u64(text, 10) {
                Some(sum) => sum,
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "Malformed 'floor_sum' attribute: {text}"
                ),
            },
        };
        let taints = node.children_named("taint").filter_map(|n| n.attr("flag"));
        let taints = taints
            .map(|word| match Taint::from_str(word) {
                Some(taint) => Ok(taint),
                None => bail!(VIR_ERR_INTERNAL_ERROR, "Unknown taint flag {word}"),
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            class_ids,
            floor_sum,
            taints,
            firewall_removal: node.child("fwRemoval").map(Fragment::from_node),
            def: NetworkDef::parse(network, cx)?,
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("class_id");
        w.attr_plain("bitmap", &self.class_ids);
        w.end();
        w.start("floor");
        w.attr_plain("sum", self.floor_sum);
        w.end();
        for taint in &self.taints {
            w.start("taint");
            w.attr("flag", taint.as_str());
            w.end();
        }
        if let Some(removal) = &self.firewall_removal {
            w.raw(&removal.to_text(w.level()));
        }
        self.def.format(w, cx);
    }
}
