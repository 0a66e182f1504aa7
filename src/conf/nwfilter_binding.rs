//! `<filterbinding>`: which filter holds for which interface of a guest
//! (C: `virNWFilterBindingDef`), and `<filterbindingstatus>` around it.
use util::error::{ErrorDomain, Result};
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};
use util::{Uuid, bail};

use crate::nwfilter::FilterRef;
use crate::{MacAddr, document};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NWFILTER;

/// Which filter holds for which interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NwFilterBindingDef {
    /// Name of the guest.
    pub owner_name: String,
    /// UUID of the guest.
    pub owner_uuid: Uuid,
    /// The interface on the host.
    pub port_device: String,
    /// What it is connected to.
    pub link_device: Option<String>,
    /// Its address in the guest.
    pub mac: MacAddr,
    /// The filter.
    pub filter: FilterRef,
}

impl NwFilterBindingDef {
    /// Reads a document (C: `virNWFilterBindingDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` for what is missing, `VIR_ERR_XML_INVALID_SCHEMA` for what isn't
    /// declared if `flags` asks for strictness.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ORIGIN, flags)
    }

    /// The document (C: `virNWFilterBindingDefFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::NONE)
    }
}

/// A name in an attribute of a child; an empty one counts as none.
fn name<'a>(node: Node<'a>, child: &str, attr: &str) -> Option<&'a str> {
    let value = node.child(child).and_then(|child| child.attr(attr));
    value.filter(|value| !value.is_empty())
}

impl Xml for NwFilterBindingDef {
    const SHAPE: &'static Shape = &Shape::new(
        "filterbinding",
        &[],
        &[
            ChildShape::new(&Shape::new(
                "owner",
                &[],
                &[ChildShape::leaf("name"), ChildShape::leaf("uuid")],
            ))
            .required(),
            ChildShape::new(&Shape::new(
                "portdev",
                &[AttrShape::new("name").required()],
                &[],
            ))
            .required(),
            ChildShape::new(&Shape::new(
                "linkdev",
                &[AttrShape::new("name").required()],
                &[],
            )),
            ChildShape::new(&Shape::new(
                "mac",
                &[AttrShape::new("address").required()],
                &[],
            ))
            .required(),
            ChildShape::new(FilterRef::SHAPE).required(),
        ],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(port_device) = name(node, "portdev", "name") else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "filter binding has no port dev name"
            );
        };
        let link_device = name(node, "linkdev", "name");
        if node.child("linkdev").is_some() && link_device.is_none() {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "filter binding has no link dev name"
            );
        }
        let owner = |what| node.child("owner").and_then(|owner| owner.child_text(what));
        let Some(owner_name) = owner("name") else {
            bail!(VIR_ERR_INTERNAL_ERROR, "filter binding has no owner name");
        };
        let Some(uuid) = owner("uuid") else {
            bail!(VIR_ERR_INTERNAL_ERROR, "filter binding has no owner UUID");
        };
        let Some(owner_uuid) = Uuid::parse(&uuid) else {
            bail!(VIR_ERR_INTERNAL_ERROR, "Unable to parse UUID '{uuid}'");
        };
        let Some(mac) = name(node, "mac", "address") else {
            bail!(VIR_ERR_INTERNAL_ERROR, "filter binding has no MAC address");
        };
        let Some(mac) = MacAddr::parse(mac) else {
            bail!(VIR_ERR_INTERNAL_ERROR, "Unable to parse MAC '{mac}'");
        };
        let filter = node
            .child("filterref")
            .filter(|_| name(node, "filterref", "filter").is_some());
        let Some(filter) = filter else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "filter binding has no filter reference"
            );
        };
        Ok(Self {
            owner_name: owner_name.into_owned(),
            owner_uuid,
            port_device: port_device.to_owned(),
            link_device: link_device.map(str::to_owned),
            mac,
            filter: FilterRef::parse(filter, cx)?,
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("owner");
        w.leaf("name", &self.owner_name);
        w.leaf_plain("uuid", self.owner_uuid);
        w.end();
        let attr = |w: &mut Writer, element: &str, name: &str, value: &str| {
            w.start(element);
            w.attr(name, value);
            w.end();
        };
        attr(w, "portdev", "name", &self.port_device);
        if let Some(device) = &self.link_device {
            attr(w, "linkdev", "name", device);
        }
        attr(w, "mac", "address", &self.mac.to_string());
        self.filter.format(w, cx);
    }
}

/// What a driver keeps of a binding that is in use (C: `virNWFilterBindingObj`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NwFilterBindingStatus(pub NwFilterBindingDef);

impl Xml for NwFilterBindingStatus {
    const SHAPE: &'static Shape = &Shape::new(
        "filterbindingstatus",
        &[],
        &[ChildShape::new(NwFilterBindingDef::SHAPE).required()],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        match node.child("filterbinding") {
            Some(binding) => NwFilterBindingDef::parse(binding, cx).map(Self),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "filter binding status missing content"
            ),
        }
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.0.format(w, cx);
    }
}

impl NwFilterBindingStatus {
    /// Reads a status file (C: `virNWFilterBindingObjParse`).
    ///
    /// # Errors
    /// As [`NwFilterBindingDef::from_xml`].
    pub fn from_xml(source: &str) -> Result<Self> {
        document::parse(source, ORIGIN, ParseFlags::STATUS)
    }

    /// The status file (C: `virNWFilterBindingObjFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::STATUS)
    }
}
