//! `<auth>` of a storage source: as whom, and with which secret (C: `virStorageAuthDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_word;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::secret_lookup::SecretLookup;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

util::vir_enum! {
    /// C: `virStorageAuthType`.
    pub enum StorageAuthType { None = "none", Chap = "chap", Ceph = "ceph" }
}
util::xml_enum!(StorageAuthType);

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageAuth {
    /// How, for a pool; a disk tells it by the secret's type.
    pub kind: StorageAuthType,
    /// As whom.
    pub username: String,
    /// `type` of `<secret>`: what it is used for.
    pub secret_type: Option<String>,
    /// With which secret.
    pub secret: SecretLookup,
}

impl Xml for StorageAuth {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let Some(username) = node.attr("username") else {
            bail!(VIR_ERR_XML_ERROR, "missing username for auth");
        };
        let kind = attr_word(node, "type", ORIGIN, "unknown auth type")?;
        let Some(secret) = node.child("secret") else {
            bail!(VIR_ERR_XML_ERROR, "Missing <secret> element in auth");
        };
        Ok(Self {
            kind: kind.unwrap_or(StorageAuthType::None),
            username: username.to_owned(),
            secret_type: secret.attr("type").map(str::to_owned),
            secret: SecretLookup::parse(secret)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        if self.kind != StorageAuthType::None {
            w.attr("type", self.kind.as_str());
        }
        w.attr("username", &self.username);
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        self.secret.format(self.secret_type.as_deref(), w);
    }
}

static SHAPE: Shape = Shape::new(
    "auth",
    &[
        AttrShape::new("type").words(StorageAuthType::WORDS),
        AttrShape::new("username").required(),
    ],
    &[ChildShape::new(SecretLookup::SHAPE).required()],
);
