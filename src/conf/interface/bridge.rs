//! `<bridge>`: a switch of the host (C: `virInterfaceBridgeDef`).
use util::bail;
use util::error::Result;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::{Bond, InterfaceDef, InterfaceType, MAC, NAME, ORIGIN, Vlan, text};
use crate::OnOff;
use crate::link::Link;

/// What may be plugged into a switch.
const MEMBERS: &[InterfaceType] = &[
    InterfaceType::Ethernet,
    InterfaceType::Bond,
    InterfaceType::Vlan,
];

/// A switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// Whether it looks for loops.
    pub stp: Option<OnOff>,
    /// Seconds before it forwards to a new port, as given.
    pub delay: Option<String>,
    /// What is plugged in.
    pub members: Vec<InterfaceDef>,
}

impl Xml for Bridge {
    const SHAPE: &'static Shape = &Shape::new(
        "bridge",
        &[
            AttrShape::new("stp").words(OnOff::WORDS),
            AttrShape::new("delay"),
        ],
        &[ChildShape::new(&Shape::new(
            "interface",
            &[
                AttrShape::new("type")
                    .words(&["ethernet", "bond", "vlan"])
                    .required(),
                NAME,
            ],
            &[
                ChildShape::new(&MAC),
                ChildShape::new(Link::SHAPE),
                ChildShape::new(Bond::SHAPE),
                ChildShape::new(Vlan::SHAPE),
            ],
        ))
        .many()],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let stp = match text(node, "stp") {
            None => None,
            Some(word) => match OnOff::from_str(word) {
                Some(stp) => Some(stp),
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "bridge interface stp should be on or off got {word}"
                ),
            },
        };
        Ok(Self {
            stp,
            delay: node.attr("delay").map(str::to_owned),
            members: InterfaceDef::parse_members(node, MEMBERS)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr_opt("stp", self.stp.map(OnOff::as_str));
        w.attr_opt("delay", self.delay.as_deref());
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.open_body();
        InterfaceDef::format_members(&self.members, w, cx);
    }
}
