//! `<lease>`: a lock that the guest holds while it runs (C: `virDomainLeaseDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// `<lease>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Group of leases.
    pub lockspace: String,
    /// Name in the group.
    pub key: String,
    /// File of the lock manager.
    pub path: String,
    /// Where in the file; 0 when not given.
    pub offset: u64,
}

static TARGET: Shape = Shape::new(
    "target",
    &[AttrShape::new("path").required(), AttrShape::new("offset")],
    &[],
);

static SHAPE: Shape = Shape::new(
    "lease",
    &[],
    &[
        ChildShape::leaf("lockspace").required(),
        ChildShape::leaf("key").required(),
        ChildShape::new(&TARGET).required(),
    ],
);

fn missing(name: &str) -> Box<util::Error> {
    util::err!(VIR_ERR_XML_ERROR, "Missing '{name}' element for lease")
}

impl Xml for Lease {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let text = |name: &str| {
            let text = node.child_text(name).map(|text| text.into_owned());
            text.ok_or_else(|| missing(name))
        };
        let (lockspace, key) = (text("lockspace")?, text("key")?);
        let Some(target) = node.child("target") else {
            return Err(missing("target"));
        };
        let Some(path) = target.attr("path") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing 'path' attribute to 'target' element for lease"
            );
        };
        Ok(Self {
            lockspace,
            key,
            path: path.to_owned(),
            offset: attr_opt(target, "offset")?.unwrap_or(0),
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        w.leaf("lockspace", &self.lockspace);
        w.leaf("key", &self.key);
        w.start("target");
        w.attr("path", &self.path);
        if self.offset != 0 {
            w.attr_plain("offset", self.offset);
        }
        w.end();
    }
}
