//! `<reservations>`: who keeps the SCSI reservations of a LUN (C: `virStoragePRDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, Shape, Writer, Xml};

use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// `<reservations>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservations {
    /// Whether the driver starts the helper.
    pub managed: YesNo,
    /// Socket of the helper.
    pub path: Option<String>,
}

/// The socket's path; libvirt knows one way to connect.
fn parse_path(node: Node<'_>) -> Result<String> {
    let source = node.child("source");
    let attr = |name| source.and_then(|source| source.attr(name));
    let Some(kind) = attr("type") else {
        bail!(
            VIR_ERR_XML_ERROR,
            "missing connection type for <reservations/>"
        );
    };
    let Some(path) = attr("path") else {
        bail!(VIR_ERR_XML_ERROR, "missing path for <reservations/>");
    };
    let Some(mode) = attr("mode") else {
        bail!(
            VIR_ERR_XML_ERROR,
            "missing connection mode for <reservations/>"
        );
    };
    if kind != "unix" {
        bail!(
            VIR_ERR_XML_ERROR,
            "unsupported connection type for <reservations/>: {kind}"
        );
    }
    if mode != "client" {
        bail!(
            VIR_ERR_XML_ERROR,
            "unsupported connection mode for <reservations/>: {mode}"
        );
    }
    Ok(path.to_owned())
}

static SHAPE: Shape = Shape::new(
    "reservations",
    &[AttrShape::new("managed").words(YesNo::WORDS)],
    &[ChildShape::new(&Shape::new(
        "source",
        &[
            AttrShape::new("type").words(&["unix"]).required(),
            AttrShape::new("path").required(),
            AttrShape::new("mode")
                .words(&["server", "client"])
                .required(),
        ],
        &[ChildShape::new(&super::location::RECONNECT)],
    ))],
);

impl Xml for Reservations {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let managed = attr_required(node, "managed")?;
        let has_source = node.child("source").is_some();
        let path = match managed == YesNo::No || has_source {
            true => Some(parse_path(node)?),
            false => None,
        };
        Ok(Self { managed, path })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("managed", self.managed.as_str());
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        // The socket of a helper that the driver starts is another one on another host.
        let own = self.managed.is_yes() && cx.has(FormatFlags::MIGRATABLE);
        if let Some(path) = self.path.as_deref().filter(|_| !own) {
            w.start("source");
            w.attr("type", "unix");
            w.attr("path", path);
            w.attr("mode", "client");
            w.end();
        }
    }
}
