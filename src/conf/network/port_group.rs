//! `<portgroup>`: settings that guests of a network can ask for by name (C: `virPortGroupDef`).
use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use util::{Result, bail};

use super::{ORIGIN, filled};
use crate::YesNo;
use crate::bandwidth::{Bandwidth, BandwidthUse};
use crate::virtual_port::{VirtualPort, VirtualPortUse};
use crate::vlan::Vlan;

/// Settings under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortGroup {
    /// The name.
    pub name: String,
    /// Whether guests that name no group are in this one.
    pub is_default: bool,
    /// Whether the guest's word on what it wants to receive is taken.
    pub trust_guest_rx_filters: Option<YesNo>,
    /// VLAN tags.
    pub vlan: Option<Vlan>,
    /// What the switch is told.
    pub virtual_port: Option<VirtualPort>,
    /// Limits of one guest's traffic.
    pub bandwidth: Option<Bandwidth>,
}

impl Xml for PortGroup {
    const SHAPE: &'static Shape = &Shape::new(
        "portgroup",
        &[
            AttrShape::new("name").required(),
            AttrShape::new("default").words(YesNo::WORDS),
            AttrShape::new("trustGuestRxFilters").words(YesNo::WORDS),
        ],
        &[
            ChildShape::new(VirtualPort::SHAPE),
            ChildShape::new(Bandwidth::SHAPE),
            ChildShape::new(Vlan::SHAPE),
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(name) = filled(node, "name") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing required name attribute in portgroup"
            );
        };
        let is_default = node.attr("default");
        Ok(Self {
            name: name.to_owned(),
            is_default: is_default.is_some_and(|word| word.eq_ignore_ascii_case("yes")),
            trust_guest_rx_filters: attr_opt(node, "trustGuestRxFilters")?,
            virtual_port: match node.child("virtualport") {
                Some(port) => Some(VirtualPort::parse(port, VirtualPortUse::default())?),
                None => None,
            },
            bandwidth: match node.child("bandwidth") {
                Some(bandwidth) => Bandwidth::parse(bandwidth, BandwidthUse::default())?,
                None => None,
            },
            vlan: match node.child("vlan") {
                Some(vlan) => Some(Vlan::parse(vlan, cx)?),
                None => None,
            },
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("name", &self.name);
        w.attr_opt("default", self.is_default.then_some("yes"));
        let trust = self.trust_guest_rx_filters.map(YesNo::as_str);
        w.attr_opt("trustGuestRxFilters", trust);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.open_body();
        if let Some(vlan) = &self.vlan {
            vlan.format(w, cx);
        }
        if let Some(port) = &self.virtual_port {
            port.format(w);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.format(w);
        }
    }
}
