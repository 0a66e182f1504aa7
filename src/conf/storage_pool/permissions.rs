//! `<permissions>` of a pool's or volume's target: owner and mode of files (C: `virStoragePerms`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::{ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// See the module; what is absent is left as it comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// Mode of a file, to 0777.
    pub mode: Option<u32>,
    /// User who owns it.
    pub owner: Option<u32>,
    /// Group that owns it.
    pub group: Option<u32>,
    /// Label of the host's security model.
    pub label: Option<String>,
}

fn parse_mode(text: &str) -> Result<u32> {
    let mode = number::to_i32(text, 8).and_then(|mode| u32::try_from(mode).ok());
    match mode {
        Some(mode) if mode <= 0o777 => Ok(mode),
        _ => bail!(VIR_ERR_XML_ERROR, "malformed octal mode"),
    }
}

/// A user's or group's number; -1, as a number of 32 bits, too, means none.
fn parse_id(node: Node<'_>, name: &str) -> Result<Option<u32>> {
    let Some(child) = node.child(name) else {
        return Ok(None);
    };
    match number::to_i64(&child.text(), 10).map(|id| (id, u32::try_from(id))) {
        Some((-1, _) | (_, Ok(u32::MAX))) => Ok(None),
        Some((_, Ok(id))) => Ok(Some(id)),
        _ => bail!(VIR_ERR_XML_ERROR, "malformed {name} element"),
    }
}

impl Xml for Permissions {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let mode = node.child_text("mode");
        Ok(Self {
            mode: mode.map(|text| parse_mode(&text)).transpose()?,
            owner: parse_id(node, "owner")?,
            group: parse_id(node, "group")?,
            label: node.child_text("label").map(|text| text.into_owned()),
        })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        if let Some(mode) = self.mode {
            w.leaf_plain("mode", format_args!("0{mode:o}"));
        }
        for (name, id) in [("owner", self.owner), ("group", self.group)] {
            if let Some(id) = id {
                w.leaf_plain(name, id.cast_signed());
            }
        }
        w.leaf_opt("label", self.label.as_deref());
    }
}

static SHAPE: Shape = Shape::new(
    "permissions",
    &[],
    &[
        ChildShape::leaf("mode"),
        ChildShape::leaf("owner"),
        ChildShape::leaf("group"),
        ChildShape::leaf("label"),
    ],
);
