//! `<crypto>`: a device that enciphers (C: `virDomainCryptoDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{AttrShape, AttrValue, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use super::virtio::VirtioOptions;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainCryptoModel`.
    pub enum CryptoModel { Virtio = "virtio" }
}

util::vir_enum! {
    /// C: `virDomainCryptoType`.
    pub enum CryptoType { Qemu = "qemu" }
}

util::vir_enum! {
    /// C: `virDomainCryptoBackend`.
    pub enum CryptoBackendModel { Builtin = "builtin", Lkcf = "lkcf" }
}
util::xml_enum!(CryptoModel, CryptoType, CryptoBackendModel);

/// `<backend>`: who does the work.
#[derive(Xml, Clone, Copy, Debug, PartialEq, Eq)]
#[xml(element = "backend")]
pub struct CryptoBackend {
    /// The hypervisor or the kernel.
    #[xml(attr, required)]
    pub model: CryptoBackendModel,
    /// How many queues; 0 when not given.
    #[xml(attr, skip_zero)]
    pub queues: u32,
}

/// A device that enciphers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crypto {
    /// Which hardware.
    pub model: CryptoModel,
    /// Who provides it.
    pub kind: CryptoType,
    /// `<backend>`
    pub backend: CryptoBackend,
    /// Options of the virtio transport.
    pub virtio: VirtioOptions,
    /// Alias and address.
    pub info: DeviceInfo,
}

impl Xml for Crypto {
    const SHAPE: &'static Shape = &Shape::new(
        "crypto",
        &[
            AttrShape::new("model").required().words(CryptoModel::WORDS),
            AttrShape::new("type").required().words(CryptoType::WORDS),
        ],
        &[
            ChildShape::new(CryptoBackend::SHAPE).required(),
            ChildShape::new(VirtioOptions::SHAPE),
        ],
    )
    .with_inline(&[DeviceInfo::SHAPE]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let (model, kind) = (attr_required(node, "model")?, attr_required(node, "type")?);
        let mut backends = node.children_named(CryptoBackend::SHAPE.element);
        let (Some(backend), None) = (backends.next(), backends.next()) else {
            bail!(VIR_ERR_XML_ERROR, "only one crypto backend is supported");
        };
        Ok(Self {
            model,
            kind,
            backend: CryptoBackend::parse(backend, cx)?,
            virtio: node
                .child("driver")
                .map_or(Ok(Default::default()), |n| VirtioOptions::parse(n, cx))?,
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        self.model.write_attr("model", w);
        self.kind.write_attr("type", w);
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.backend.format(w, cx);
        self.virtio.format_unless_empty("driver", w, cx);
        self.info.format_body(w, cx);
    }
}
