//! `<resource>`: the host's group that the guest runs in (C: `virDomainResourceDef`).
use util::bail;
use util::error::{Error, ErrorDomain, Result};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Most bytes of a Fibre Channel name.
const MAX_APPID: usize = 128;

/// Where the guest's resources are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// Control group below which the guest's is made.
    pub partition: Option<String>,
    /// Fibre Channel's name of the guest.
    pub appid: Option<String>,
}

impl Resource {
    /// What the third pass asks of it.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG`, `VIR_ERR_XML_ERROR` for a name that Fibre Channel doesn't allow.
    pub(super) fn validate(&self) -> Result<()> {
        let Some(appid) = &self.appid else {
            return Ok(());
        };
        if !appid.bytes().all(|b| b.is_ascii_graphic() || b == b' ') {
            bail!(
                VIR_ERR_XML_ERROR,
                "Fibre Channel 'appid' is not a printable string"
            );
        }
        if !(1..=MAX_APPID).contains(&appid.len()) {
            bail!(
                VIR_ERR_INVALID_ARG,
                "Fibre Channel 'appid' string length must be between [1, {MAX_APPID}]"
            );
        }
        Ok(())
    }
}

impl Xml for Resource {
    const SHAPE: &'static Shape = &Shape::new(
        "resource",
        &[],
        &[
            ChildShape::leaf("partition"),
            ChildShape::new(&Shape::new(
                "fibrechannel",
                &[AttrShape::new("appid").required()],
                &[],
            )),
        ],
    );

    /// One without content is an error that libvirt can't explain.
    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let appid = node.child("fibrechannel").and_then(|n| n.attr("appid"));
        let this = Self {
            partition: node.child_text("partition").map(|text| text.into_owned()),
            appid: appid.filter(|id| !id.is_empty()).map(str::to_owned),
        };
        match this == Self::default() {
            true => Err(Error::unexplained()),
            false => Ok(this),
        }
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        w.leaf_opt("partition", self.partition.as_deref());
        if let Some(appid) = &self.appid {
            w.start("fibrechannel");
            w.attr("appid", appid);
            w.end();
        }
    }
}
