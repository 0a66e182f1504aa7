//! `<interface>`: a network device of the host as its configuration has it (C: `virInterfaceDef`).
//!
//! One definition may hold others: bridges and bonds list their members.  The `<interface>` of a
//! domain is another element.
mod bond;
mod bridge;
mod protocol;
mod vlan;

pub use bond::{Bond, BondMode, Carrier, Monitor, Validate};
pub use bridge::Bridge;
pub use protocol::{Dhcp, Family, Ip, Protocol};
pub use vlan::Vlan;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};

use crate::document;
use crate::link::Link;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_INTERFACE;

/// Greatest `<mtu size=>` of an interface.
const MAX_MTU: u32 = 100_000;

util::vir_enum! {
    /// C: `virInterfaceType`.
    pub enum InterfaceType { Ethernet = "ethernet", Bridge = "bridge", Bond = "bond", Vlan = "vlan" }
}
util::vir_enum! {
    /// When the interface comes up (C: `virInterfaceStartMode`).
    pub enum StartMode { OnBoot = "onboot", None = "none", Hotplug = "hotplug" }
}
util::xml_enum!(InterfaceType);

/// A network device of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterfaceDef {
    /// Its name.
    pub name: String,
    /// When it comes up; a member of another interface has none.
    pub start: Option<StartMode>,
    /// Greatest packet in bytes; 0 when not given.
    pub mtu: u32,
    /// How it gets its addresses.
    pub protocols: Vec<Protocol>,
    /// Speed and state.
    pub link: Link,
    /// What it is made of.
    pub kind: Kind,
}

/// What an interface is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A network card.
    Ethernet {
        /// Its address, as it was given.
        mac: Option<String>,
    },
    /// A switch.
    Bridge(Bridge),
    /// Several cards as one.
    Bond(Bond),
    /// A part of another interface's traffic.
    Vlan(Vlan),
}

impl Kind {
    /// The word in the document.
    #[must_use]
    pub fn type_of(&self) -> InterfaceType {
        match self {
            Self::Ethernet { .. } => InterfaceType::Ethernet,
            Self::Bridge(_) => InterfaceType::Bridge,
            Self::Bond(_) => InterfaceType::Bond,
            Self::Vlan(_) => InterfaceType::Vlan,
        }
    }
}

impl InterfaceDef {
    /// Reads a document (C: `virInterfaceDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for what isn't allowed, `VIR_ERR_XML_INVALID_SCHEMA` for what isn't
    /// declared if `flags` asks for strictness.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ORIGIN, flags)
    }

    /// The document (C: `virInterfaceDefFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::NONE)
    }

    /// The address, if it has one of its own.
    #[must_use]
    pub fn mac(&self) -> Option<&str> {
        match &self.kind {
            Kind::Ethernet { mac } => mac.as_deref(),
            _ => None,
        }
    }

    /// Reads an element; a member of another interface is one of `allowed`.
    fn parse_as(node: Node<'_>, allowed: Option<&[InterfaceType]>) -> Result<Self> {
        let kind: InterfaceType = attr_required(node, "type")?;
        if allowed.is_some_and(|allowed| !allowed.contains(&kind)) {
            bail!(VIR_ERR_XML_ERROR, "interface has unsupported type '{kind}'");
        }
        let Some(name) = node.attr("name") else {
            bail!(VIR_ERR_XML_ERROR, "interface has no name");
        };
        let mut def = Self {
            name: name.to_owned(),
            start: None,
            mtu: 0,
            protocols: Vec::new(),
            link: Link::default(),
            kind: Kind::Ethernet { mac: None },
        };
        if allowed.is_none() {
            def.start = parse_start(node)?;
            def.mtu = parse_mtu(node)?;
            def.protocols = Protocol::parse_all(node)?;
        }
        if let Some(link) = node.child("link").filter(|_| kind != InterfaceType::Bridge) {
            def.link = Link::parse(link, &mut ParseCx::default())?;
        }
        def.kind = parse_kind(node, kind)?;
        Ok(def)
    }

    /// Reads those children of `node` that are members of it.
    fn parse_members(node: Node<'_>, allowed: &[InterfaceType]) -> Result<Vec<Self>> {
        node.children_named("interface")
            .map(|member| Self::parse_as(member, Some(allowed)))
            .collect()
    }

    fn format_members(members: &[Self], w: &mut Writer, cx: &FormatCx) {
        for member in members {
            member.format(w, cx);
        }
    }
}

fn parse_start(node: Node<'_>) -> Result<Option<StartMode>> {
    let Some(word) = node.child("start").and_then(|start| text(start, "mode")) else {
        return Ok(None);
    };
    match StartMode::from_str(word) {
        Some(mode) => Ok(Some(mode)),
        None => bail!(VIR_ERR_XML_ERROR, "unknown interface startmode {word}"),
    }
}

fn parse_mtu(node: Node<'_>) -> Result<u32> {
    let Some(size) = node.child("mtu").and_then(|mtu| text(mtu, "size")) else {
        return Ok(0);
    };
    match number::to_u32_positive(size, 10) {
        Some(mtu) if mtu <= MAX_MTU => Ok(mtu),
        Some(_) => bail!(
            VIR_ERR_XML_ERROR,
            "value of the 'size' attribute of 'mtu' element must be at most {MAX_MTU}"
        ),
        None => Err(util::xml::error::invalid_attr("mtu", "size", size, "")),
    }
}

fn parse_kind(node: Node<'_>, kind: InterfaceType) -> Result<Kind> {
    let part = |name: &str| match node.child(name) {
        Some(part) => Ok(part),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "{kind} interface misses the {kind} element"
        ),
    };
    let cx = &mut ParseCx::default();
    Ok(match kind {
        InterfaceType::Ethernet => Kind::Ethernet {
            mac: match node.child("mac") {
                Some(mac) => attr_opt(mac, "address")?,
                None => None,
            },
        },
        InterfaceType::Bridge => Kind::Bridge(Bridge::parse(part("bridge")?, cx)?),
        InterfaceType::Bond => Kind::Bond(Bond::parse(part("bond")?, cx)?),
        InterfaceType::Vlan => Kind::Vlan(Vlan::parse(part("vlan")?, cx)?),
    })
}

/// An attribute's text; an empty one counts as none.
fn text<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    node.attr(name).filter(|text| !text.is_empty())
}

const NAME: AttrShape = AttrShape::new("name");
const MAC: Shape = Shape::new("mac", &[AttrShape::new("address").required()], &[]);

/// A network card as a member of another interface.
const PORT: Shape = Shape::new(
    "interface",
    &[
        AttrShape::new("type").words(&["ethernet"]).required(),
        NAME.required(),
    ],
    &[ChildShape::new(&MAC), ChildShape::new(Link::SHAPE)],
);

impl Xml for InterfaceDef {
    const SHAPE: &'static Shape = &Shape::new(
        "interface",
        &[
            AttrShape::new("type")
                .words(InterfaceType::WORDS)
                .required(),
            NAME,
        ],
        &[
            ChildShape::new(&Shape::new(
                "start",
                &[AttrShape::new("mode").words(StartMode::WORDS).required()],
                &[],
            )),
            ChildShape::new(&Shape::new(
                "mtu",
                &[AttrShape::new("size").required()],
                &[],
            )),
            ChildShape::new(Protocol::SHAPE).many(),
            ChildShape::new(Link::SHAPE),
            ChildShape::new(&MAC),
            ChildShape::new(Bridge::SHAPE),
            ChildShape::new(Bond::SHAPE),
            ChildShape::new(Vlan::SHAPE),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        Self::parse_as(node, None)
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.kind.type_of().as_str());
        w.attr("name", &self.name);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.open_body();
        let attr = |w: &mut Writer, element: &str, name: &str, value: &str| {
            w.start(element);
            w.attr(name, value);
            w.end();
        };
        if let Some(start) = self.start {
            attr(w, "start", "mode", start.as_str());
        }
        if self.mtu != 0 {
            attr(w, "mtu", "size", &self.mtu.to_string());
        }
        for protocol in &self.protocols {
            protocol.format(w, cx);
        }
        if self.link != Link::default() {
            self.link.format(w, cx);
        }
        match &self.kind {
            Kind::Ethernet { mac: Some(mac) } => attr(w, "mac", "address", mac),
            Kind::Ethernet { mac: None } => {}
            Kind::Bridge(bridge) => bridge.format(w, cx),
            Kind::Bond(bond) => bond.format(w, cx),
            Kind::Vlan(vlan) => vlan.format(w, cx),
        }
    }
}
