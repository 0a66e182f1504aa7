//! `<secret uuid=>` or `<secret usage=>`: which secret an element means (C: `virSecretLookupTypeDef`).
//!
//! Finding the secret is the drivers' work.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::uuid::Uuid;
use util::xml::{AttrShape, Node, Shape, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// What a secret is for (C: `virSecretUsageType`).
pub(crate) const USAGES: [&str; 6] = ["none", "volume", "ceph", "iscsi", "tls", "vtpm"];

/// A secret, told by its UUID or by what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretLookup {
    /// By UUID.
    Uuid(Uuid),
    /// By usage.
    Usage(String),
}

impl SecretLookup {
    /// The declaration of `<secret>`; `type` means what the element around it makes of it.
    pub const SHAPE: &'static Shape = &Shape::new(
        "secret",
        &[
            AttrShape::new("type"),
            AttrShape::new("uuid"),
            AttrShape::new("usage"),
        ],
        &[],
    );

    /// Reads the attributes (C: `virSecretLookupParseSecret`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for neither, for both, and for a UUID that is none.
    pub fn parse(node: Node<'_>) -> Result<Self> {
        match (node.attr("uuid"), node.attr("usage")) {
            (None, None) => bail!(VIR_ERR_XML_ERROR, "missing secret uuid or usage attribute"),
            (Some(_), Some(_)) => bail!(VIR_ERR_XML_ERROR, "either secret uuid or usage expected"),
            (None, Some(usage)) => Ok(Self::Usage(usage.to_owned())),
            (Some(text), None) => match Uuid::parse(text) {
                Some(uuid) => Ok(Self::Uuid(uuid)),
                None => bail!(VIR_ERR_XML_ERROR, "invalid secret uuid '{text}'"),
            },
        }
    }

    /// Writes `<secret>`, with its `type` if it has one (C: `virSecretLookupFormatSecret`).
    pub fn format(&self, kind: Option<&str>, w: &mut Writer) {
        w.start("secret");
        w.attr_opt("type", kind);
        match self {
            Self::Uuid(uuid) => w.attr_plain("uuid", uuid),
            Self::Usage(usage) => w.attr("usage", usage),
        }
        w.end();
    }
}
