//! `<pstore>`: memory in which a guest leaves its last words (C: `virDomainPstoreDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{AttrShape, AttrValue, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::device_info::DeviceInfo;
use crate::size;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Smallest size in KiB.
const MIN_SIZE: u64 = 4;

util::vir_enum! {
    /// C: `virDomainPstoreBackend`.
    pub enum PstoreBackend { AcpiErst = "acpi-erst" }
}
util::xml_enum!(PstoreBackend);

/// The memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pstore {
    /// How the guest reaches it.
    pub backend: PstoreBackend,
    /// File of the host.
    pub path: Option<String>,
    /// KiB, a power of two.
    pub size: u64,
    /// Alias and address.
    pub info: DeviceInfo,
}

impl Pstore {
    pub(super) fn validate(&self) -> Result<()> {
        if self.path.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing path for ACPI ERST pstore device"
            );
        }
        if self.size < MIN_SIZE || !self.size.is_power_of_two() {
            bail!(VIR_ERR_XML_ERROR, "invalid size of ACPI ERST pstore device");
        }
        Ok(())
    }
}

impl Xml for Pstore {
    const SHAPE: &'static Shape = &Shape::new(
        "pstore",
        &[AttrShape::new("backend")
            .required()
            .words(PstoreBackend::WORDS)],
        &[
            ChildShape::leaf("path"),
            ChildShape::new(&Shape::new("size", &[AttrShape::new("unit")], &[]).with_text())
                .required(),
        ],
    )
    .with_inline(&[DeviceInfo::SHAPE]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            backend: attr_required(node, "backend")?,
            path: node.child_text("path").map(|path| path.into_owned()),
            size: size::required_kib(node, "size")?,
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        self.backend.write_attr("backend", w);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.leaf_opt("path", self.path.as_deref());
        size::format_kib(w, "size", self.size);
        self.info.format_body(w, cx);
    }
}
