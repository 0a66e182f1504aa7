//! `<encryption>` of a volume or a disk: how its content is encrypted (C: `virStorageEncryption`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{
    AttrShape, AttrValue as _, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml,
};

use crate::secret_lookup::SecretLookup;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

util::vir_enum! {
    /// C: `virStorageEncryptionFormatType`.
    pub enum EncryptionFormat {
        Default = "default",
        Qcow = "qcow",
        Luks = "luks",
        Luks2 = "luks2",
        LuksAny = "luks-any",
    }
}

util::vir_enum! {
    /// C: `virStorageEncryptionEngine`.
    pub enum EncryptionEngine { Qemu = "qemu", Librbd = "librbd" }
}

util::vir_enum! {
    /// C: `virStorageEncryptionSecretType`.
    pub enum EncryptionSecretType { Passphrase = "passphrase" }
}
util::xml_enum!(EncryptionFormat, EncryptionEngine, EncryptionSecretType);

const UNKNOWN_FORMAT: &str = "unknown volume encryption format";
const UNKNOWN_FORMAT_TYPE: &str = "unknown volume encryption format type";
const UNKNOWN_SECRET: &str = "unknown volume encryption secret type";

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encryption {
    /// Format of the encrypted content.
    pub format: EncryptionFormat,
    /// Who encrypts; `None` until a driver decides.
    pub engine: Option<EncryptionEngine>,
    /// The passphrases.
    pub secrets: Vec<SecretLookup>,
    /// `<cipher>` of LUKS.
    pub cipher: Option<Cipher>,
    /// `<ivgen>` of LUKS.
    pub ivgen: Option<Ivgen>,
}

/// `<cipher>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cipher {
    /// Algorithm: `aes`.
    pub name: String,
    /// Length of the key in bits.
    pub size: u32,
    /// Mode: `cbc`.
    pub mode: Option<String>,
    /// Hash of the passphrase.
    pub hash: Option<String>,
}

/// `<ivgen>`: where initialization vectors come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ivgen {
    /// Algorithm: `plain64`.
    pub name: String,
    /// Hash that it uses.
    pub hash: Option<String>,
}

/// A word that must be there; `missing` and `unknown` are libvirt's complaints.
fn word<T: util::xml::AttrValue>(
    node: Node<'_>,
    name: &str,
    missing: &str,
    unknown: &str,
) -> Result<T> {
    let Some(text) = node.attr(name).filter(|text| !text.is_empty()) else {
        bail!(VIR_ERR_XML_ERROR, "{missing}");
    };
    match T::from_attr(text) {
        Some(value) => Ok(value),
        None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "{unknown} {text}"),
    }
}

fn parse_secret(node: Node<'_>) -> Result<SecretLookup> {
    let EncryptionSecretType::Passphrase = word(node, "type", UNKNOWN_SECRET, UNKNOWN_SECRET)?;
    SecretLookup::parse(node)
}

fn owned(node: Node<'_>, name: &str) -> Option<String> {
    node.attr(name).map(str::to_owned)
}

impl Cipher {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = owned(node, "name") else {
            bail!(VIR_ERR_XML_ERROR, "cipher info missing 'name' attribute");
        };
        Ok(Self {
            name,
            size: attr_required(node, "size")?,
            mode: owned(node, "mode"),
            hash: owned(node, "hash"),
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("cipher");
        w.attr("name", &self.name);
        w.attr_plain("size", self.size);
        w.attr_opt("mode", self.mode.as_deref());
        w.attr_opt("hash", self.hash.as_deref());
        w.end();
    }
}

impl Ivgen {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = owned(node, "name") else {
            bail!(VIR_ERR_XML_ERROR, "missing ivgen info name string");
        };
        Ok(Self {
            name,
            hash: owned(node, "hash"),
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("ivgen");
        w.attr("name", &self.name);
        w.attr_opt("hash", self.hash.as_deref());
        w.end();
    }
}

/// Only LUKS of the first version lets its cipher be chosen.
fn parse_algorithms(node: Node<'_>) -> Result<(Option<Cipher>, Option<Ivgen>)> {
    let cipher = node.child("cipher").map(Cipher::parse).transpose()?;
    let ivgen = node.child("ivgen");
    if ivgen.is_some() && cipher.is_none() {
        bail!(
            VIR_ERR_XML_ERROR,
            "ivgen element found, but cipher is missing"
        );
    }
    Ok((cipher, ivgen.map(Ivgen::parse).transpose()?))
}

impl Xml for Encryption {
    const SHAPE: &'static Shape = &SHAPE;

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        let format = word(node, "format", UNKNOWN_FORMAT, UNKNOWN_FORMAT_TYPE)?;
        let engine = attr_opt(node, "engine")?;
        let secrets = node.children_named("secret").map(parse_secret);
        let secrets = secrets.collect::<Result<_>>()?;
        let (cipher, ivgen) = match format {
            EncryptionFormat::Luks => parse_algorithms(node)?,
            _ => (None, None),
        };
        Ok(Self {
            format,
            engine,
            secrets,
            cipher,
            ivgen,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        self.format.write_attr("format", w);
        w.attr_opt("engine", self.engine.map(EncryptionEngine::as_str));
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        w.open_body();
        for secret in &self.secrets {
            secret.format(Some(EncryptionSecretType::Passphrase.as_str()), w);
        }
        if let Some(cipher) = &self.cipher {
            cipher.format(w);
        }
        if let Some(ivgen) = &self.ivgen {
            ivgen.format(w);
        }
    }
}

static CIPHER: Shape = Shape::new(
    "cipher",
    &[
        AttrShape::new("name").required(),
        AttrShape::new("size").required(),
        AttrShape::new("mode"),
        AttrShape::new("hash"),
    ],
    &[],
);

static IVGEN: Shape = Shape::new(
    "ivgen",
    &[AttrShape::new("name").required(), AttrShape::new("hash")],
    &[],
);

static SHAPE: Shape = Shape::new(
    "encryption",
    &[
        AttrShape::new("format")
            .words(EncryptionFormat::WORDS)
            .required(),
        AttrShape::new("engine").words(EncryptionEngine::WORDS),
    ],
    &[
        ChildShape::new(SecretLookup::SHAPE).many(),
        ChildShape::new(&CIPHER),
        ChildShape::new(&IVGEN),
    ],
);
