//! `<loader>` and `<nvram>` of `<os>`: the firmware's two files (C: `virDomainLoaderDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrShape, Node, ParseCx, Shape, Writer};

use super::disk::StorageFormat;
use crate::YesNo;

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
    /// File; `None` lets the driver choose one.
    pub path: Option<String>,
    /// Whether the document names the file in a `<source>`.
    pub has_source: bool,
    /// File it is copied from.
    pub template: Option<String>,
    /// Format of the template.
    pub template_format: Option<FirmwareFormat>,
    /// Format of the file.
    pub format: Option<FirmwareFormat>,
}

fn format_of(node: Node<'_>, attr: &str, what: &str) -> Result<Option<FirmwareFormat>> {
    match attr_opt::<StorageFormat>(node, attr)? {
        None => Ok(None),
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
    /// The declaration; a `<source>` is that of a disk.
    pub(super) const SHAPE: &'static Shape = &Shape::by_hand("nvram");

    pub(super) fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let source = node.child("source");
        let kind = node.attr("type");
        if kind.is_some_and(|kind| kind != "file") {
            cx.unhandled.push("os/nvram/source".to_owned());
        }
        let path = match (kind, source) {
            (Some(_), Some(source)) => source.attr("file").map(str::to_owned),
            _ => Some(node.text())
                .filter(|t| !t.is_empty())
                .map(|t| t.into_owned()),
        };
        Ok(Self {
            path,
            has_source: kind.is_some(),
            template: node.attr("template").map(str::to_owned),
            template_format: format_of(node, "templateFormat", "nvram template")?,
            format: format_of(node, "format", "nvram")?,
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start("nvram");
        w.attr_opt("template", self.template.as_deref());
        w.attr_opt(
            "templateFormat",
            self.template_format.map(FirmwareFormat::as_str),
        );
        if self.has_source {
            w.attr("type", "file");
        }
        w.attr_opt("format", self.format.map(FirmwareFormat::as_str));
        match &self.path {
            Some(path) if self.has_source => {
                w.start("source");
                w.attr("file", path);
                w.end();
            }
            Some(path) => w.text(path),
            None => {}
        }
        w.end_unless_empty();
    }
}
