//! `<secret>`: what a secret is for; never its value (C: `virSecretDef`).
mod registry;

pub use registry::{LIST_FLAGS, Secrets};

use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};
use util::{Uuid, bail};

use crate::{YesNo, document};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_SECRET;

util::vir_enum! {
    /// C: `virSecretUsageType`.
    pub enum UsageType {
        None = "none",
        Volume = "volume",
        Ceph = "ceph",
        Iscsi = "iscsi",
        Tls = "tls",
        Vtpm = "vtpm",
    }
}
util::xml_enum!(UsageType);

impl UsageType {
    /// The element that says what exactly it is for, and how a message names its absence.
    fn element(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::None => None,
            Self::Volume => Some((
                "volume",
                "volume usage specified, but volume path is missing",
            )),
            Self::Ceph => Some(("name", "Ceph usage specified, but name is missing")),
            Self::Iscsi => Some(("target", "iSCSI usage specified, but target is missing")),
            Self::Tls => Some(("name", "TLS usage specified, but name is missing")),
            Self::Vtpm => Some(("name", "vTPM usage specified, but name is missing")),
        }
    }
}

/// What a secret is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretDef {
    /// Whether it is never stored.
    pub ephemeral: bool,
    /// Whether its value is for the host alone.
    pub private: bool,
    /// Its UUID.
    pub uuid: Uuid,
    /// What it is, for people.
    pub description: Option<String>,
    /// What it is for.
    pub usage: UsageType,
    /// What exactly: a path, a name, a target; `None` for [`UsageType::None`].
    pub usage_id: Option<String>,
}

impl SecretDef {
    /// Reads a document (C: `virSecretDefParse`); one without a UUID gets a random one.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` or `VIR_ERR_INTERNAL_ERROR` for what isn't allowed,
    /// `VIR_ERR_XML_INVALID_SCHEMA` for what isn't declared if `flags` asks for strictness.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ORIGIN, flags)
    }

    /// The document (C: `virSecretDefFormat`).
    #[must_use]
    pub fn to_xml(&self) -> String {
        document::format(self, FormatFlags::NONE)
    }
}

/// A switch that is off if it isn't there.
fn parse_switch(node: Node<'_>, name: &str) -> Result<bool> {
    let text = node.attr(name).filter(|text| !text.is_empty());
    match text.map(YesNo::from_str) {
        None => Ok(false),
        Some(Some(switch)) => Ok(switch.is_yes()),
        Some(None) => bail!(VIR_ERR_XML_ERROR, "invalid value of '{name}'"),
    }
}

fn parse_uuid(node: Node<'_>) -> Result<Uuid> {
    let Some(text) = node.child_text("uuid") else {
        return Uuid::generate();
    };
    match Uuid::parse(&text) {
        Some(uuid) => Ok(uuid),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "malformed uuid element"),
    }
}

fn parse_usage(node: Node<'_>) -> Result<(UsageType, Option<String>)> {
    let kind: UsageType = attr_required(node, "type")?;
    let Some((element, missing)) = kind.element() else {
        return Ok((kind, None));
    };
    match node.child_text(element) {
        Some(id) => Ok((kind, Some(id.into_owned()))),
        None => bail!(VIR_ERR_INTERNAL_ERROR, "{missing}"),
    }
}

impl Xml for SecretDef {
    const SHAPE: &'static Shape = &Shape::new(
        "secret",
        &[
            AttrShape::new("ephemeral").words(YesNo::WORDS),
            AttrShape::new("private").words(YesNo::WORDS),
        ],
        &[
            ChildShape::leaf("uuid"),
            ChildShape::leaf("description"),
            ChildShape::new(&Shape::new(
                "usage",
                &[AttrShape::new("type").words(UsageType::WORDS).required()],
                &[
                    ChildShape::leaf("volume"),
                    ChildShape::leaf("name"),
                    ChildShape::leaf("target"),
                ],
            )),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let (ephemeral, private) = (
            parse_switch(node, "ephemeral")?,
            parse_switch(node, "private")?,
        );
        let uuid = parse_uuid(node)?;
        let (usage, usage_id) = match node.child("usage") {
            Some(usage) => parse_usage(usage)?,
            None => (UsageType::None, None),
        };
        Ok(Self {
            ephemeral,
            private,
            uuid,
            description: node
                .child_text("description")
                .map(std::borrow::Cow::into_owned),
            usage,
            usage_id,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("ephemeral", YesNo::from(self.ephemeral).as_str());
        w.attr("private", YesNo::from(self.private).as_str());
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        w.leaf_plain("uuid", self.uuid);
        w.leaf_opt("description", self.description.as_deref());
        if let (Some((element, _)), Some(id)) = (self.usage.element(), &self.usage_id) {
            w.start("usage");
            w.attr("type", self.usage.as_str());
            w.leaf(element, id);
            w.end();
        }
    }
}
