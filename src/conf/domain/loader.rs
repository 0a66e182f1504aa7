//! `<loader>` and `<nvram>` of `<os>`: the firmware's two files (C: `virDomainLoaderDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer};

use crate::YesNo;
use crate::storage_source::{StorageFormat, StorageSource, StorageType, Surroundings};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainLoader`.
    pub enum LoaderType { Rom = "rom", Pflash = "pflash" }
}
util::vir_enum! {
    /// Formats of a firmware file that a document may name.
    pub enum FirmwareFormat { Raw = "raw", Qcow2 = "qcow2" }
}
util::xml_enum!(LoaderType, FirmwareFormat);

/// The firmware's code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loader {
    /// File; `None` leaves it to firmware selection.
    pub path: Option<String>,
    /// Whether the guest may write it.
    pub readonly: Option<YesNo>,
    /// Whether it checks signatures.
    pub secure: Option<YesNo>,
    /// How it is mapped.
    pub kind: Option<LoaderType>,
    /// Whether it does without variables.
    pub stateless: Option<YesNo>,
    /// Format of the file.
    pub format: Option<FirmwareFormat>,
}

/// The firmware's variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nvram {
    /// File; `None` lets the driver choose one, unless there is a source.
    pub path: Option<String>,
    /// Where they are, as a disk's content is.
    pub source: Option<StorageSource>,
    /// File it is copied from.
    pub template: Option<String>,
    /// Format of the template.
    pub template_format: Option<FirmwareFormat>,
    /// Format of the file.
    pub format: Option<FirmwareFormat>,
}

static NVRAM: Shape = Shape::new(
    "nvram",
    &[
        AttrShape::new("template"),
        AttrShape::new("templateFormat").words(FirmwareFormat::WORDS),
        AttrShape::new("type").words(StorageType::WORDS),
        AttrShape::new("format").words(FirmwareFormat::WORDS),
    ],
    &[ChildShape::new(StorageSource::SHAPE)],
)
.with_text();

fn format_of(node: Node<'_>, attr: &str, what: &str) -> Result<Option<FirmwareFormat>> {
    match attr_opt::<StorageFormat>(node, attr)? {
        None | Some(StorageFormat::None) => Ok(None),
        Some(StorageFormat::Raw) => Ok(Some(FirmwareFormat::Raw)),
        Some(StorageFormat::Qcow2) => Ok(Some(FirmwareFormat::Qcow2)),
        Some(other) => {
            bail!(VIR_ERR_XML_ERROR, "Unsupported {what} format '{other}'")
        }
    }
}

impl Loader {
    /// The declaration.
    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "loader",
        &[
            AttrShape::new("readonly").words(YesNo::WORDS),
            AttrShape::new("secure").words(YesNo::WORDS),
            AttrShape::new("type").words(LoaderType::WORDS),
            AttrShape::new("stateless").words(YesNo::WORDS),
            AttrShape::new("format").words(FirmwareFormat::WORDS),
        ],
        &[],
    )
    .with_text();

    pub(super) fn parse(node: Node<'_>) -> Result<Self> {
        let path = node.text();
        Ok(Self {
            readonly: attr_opt(node, "readonly")?,
            secure: attr_opt(node, "secure")?,
            kind: attr_opt(node, "type")?,
            stateless: attr_opt(node, "stateless")?,
            format: format_of(node, "format", "loader")?,
            path: (!path.is_empty()).then(|| path.into_owned()),
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start("loader");
        w.attr_opt("readonly", self.readonly.map(YesNo::as_str));
        w.attr_opt("secure", self.secure.map(YesNo::as_str));
        w.attr_opt("type", self.kind.map(LoaderType::as_str));
        w.attr_opt("stateless", self.stateless.map(YesNo::as_str));
        w.attr_opt("format", self.format.map(FirmwareFormat::as_str));
        if let Some(path) = &self.path {
            w.text(path);
        }
        w.end_unless_empty();
    }
}

impl Nvram {
    /// The declaration.
    pub(super) const SHAPE: &'static Shape = &NVRAM;

    /// The file of the host, in whichever way it is named.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        let source = self.source.as_ref().and_then(StorageSource::path);
        self.path.as_deref().or(source)
    }

    pub(super) fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let source = match (attr_opt(node, "type")?, node.child("source")) {
            (None, _) => None,
            (Some(kind), Some(source)) => Some(StorageSource::parse(kind, source, cx)?),
            (Some(_), None) => bail!(VIR_ERR_XML_ERROR, "missing source element of nvram"),
        };
        let path = node.text();
        Ok(Self {
            path: (source.is_none() && !path.is_empty()).then(|| path.into_owned()),
            source,
            template: node.attr("template").map(str::to_owned),
            template_format: format_of(node, "templateFormat", "nvram template")?,
            format: format_of(node, "format", "nvram")?,
        })
    }

    pub(super) fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("nvram");
        w.attr_opt("template", self.template.as_deref());
        w.attr_opt(
            "templateFormat",
            self.template_format.map(FirmwareFormat::as_str),
        );
        w.attr_opt("type", self.source.as_ref().map(StorageSource::type_word));
        w.attr_opt("format", self.format.map(FirmwareFormat::as_str));
        match (&self.source, &self.path) {
            (Some(source), _) => source.format_in(Surroundings::default(), w, cx),
            (None, Some(path)) => w.text(path),
            (None, None) => {}
        }
        w.end_unless_empty();
    }
}
