//! `<pci-express>`: the links of a PCI Express function (C: `virPCIEDeviceInfo`).
use util::error::Result;
use util::xml::value::{attr_opt, attr_u32};
use util::xml::{AttrShape, AttrValue, ChildShape, Node, Shape, Writer};

util::vir_enum! {
    /// GT/s of a link (C: `virPCIELinkSpeed`).
    pub enum LinkSpeed { G2_5 = "2.5", G5 = "5", G8 = "8", G16 = "16", G32 = "32", G64 = "64" }
}

/// A speed that may be unknown, which an empty text says.
struct MaybeSpeed(Option<LinkSpeed>);

impl AttrValue for MaybeSpeed {
    fn from_attr(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self(None)),
            text => LinkSpeed::from_str(text).map(|speed| Self(Some(speed))),
        }
    }
    fn write_attr(&self, name: &str, w: &mut Writer) {
        w.attr_opt(name, self.0.map(LinkSpeed::as_str));
    }
    fn write_text(&self, w: &mut Writer) {
        w.text(self.0.map_or("", LinkSpeed::as_str));
    }
}

/// The links of a function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PciExpress {
    /// What its link can be.
    pub capable: Option<PciLink>,
    /// What its link is.
    pub status: Option<PciLink>,
}

/// `<link>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PciLink {
    /// Number of the port.
    pub port: Option<u32>,
    /// How fast it is.
    pub speed: Option<LinkSpeed>,
    /// How many lanes it has.
    pub width: u32,
}

impl PciLink {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(width) = attr_u32(node, "width", 0)? else {
            return Err(util::xml::error::missing_attr(
                node.qualified_name(),
                "width",
            ));
        };
        let speed: Option<MaybeSpeed> = attr_opt(node, "speed")?;
        let port: Option<i32> = attr_opt(node, "port")?;
        Ok(Self {
            port: port.and_then(|port| u32::try_from(port).ok()),
            speed: speed.and_then(|speed| speed.0),
            width,
        })
    }

    fn format(&self, validity: &str, w: &mut Writer) {
        w.start("link");
        w.attr("validity", validity);
        if let Some(port) = self.port {
            w.attr_plain("port", port);
        }
        w.attr_opt("speed", self.speed.map(LinkSpeed::as_str));
        w.attr_plain("width", self.width);
        w.end();
    }
}

impl PciExpress {
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "pci-express",
        &[],
        &[ChildShape::new(&Shape::new(
            "link",
            &[
                AttrShape::new("validity").words(&["cap", "sta"]).required(),
                AttrShape::new("port"),
                AttrShape::new("speed"),
                AttrShape::new("width").required(),
            ],
            &[],
        ))
        .many()],
    );

    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let link = |validity| {
            let mut links = node.children_named("link");
            let link = links.find(|link| link.attr("validity") == Some(validity));
            link.map(PciLink::parse).transpose()
        };
        Ok(Self {
            capable: link("cap")?,
            status: link("sta")?,
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start("pci-express");
        if let Some(link) = &self.capable {
            link.format("cap", w);
        }
        if let Some(link) = &self.status {
            link.format("sta", w);
        }
        w.end();
    }
}
