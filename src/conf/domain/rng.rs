//! `<rng>`: random numbers of the host for the guest (C: `virDomainRNGDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::chardev::{ChardevSource, ChardevType};
use super::device_info::DeviceInfo;
use super::schema;
use super::virtio::VirtioOptions;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainRNGModel`.
    pub enum RngModel {
        Virtio = "virtio",
        VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}

util::vir_enum! {
    /// C: `virDomainRNGBackend`.
    enum RngBackendModel { Random = "random", Egd = "egd", Builtin = "builtin" }
}
util::xml_enum!(RngModel, RngBackendModel);

/// Where the numbers come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RngBackend {
    /// A file; `/dev/urandom` when none is named.
    Random(Option<String>),
    /// A program that speaks the entropy gathering protocol, over a character device.
    Egd(Box<ChardevSource>),
    /// The hypervisor itself.
    Builtin,
}

/// `<rate>`: how much at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RngRate {
    /// Bytes in a period.
    pub bytes: u32,
    /// Milliseconds; 0 stands for the default of a second.
    pub period: u32,
}

/// A random number generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng {
    /// Which hardware.
    pub model: RngModel,
    /// How much at most.
    pub rate: Option<RngRate>,
    /// Where the numbers come from.
    pub backend: RngBackend,
    /// Options of the virtio transport.
    pub virtio: VirtioOptions,
    /// Alias and address.
    pub info: DeviceInfo,
}

impl RngRate {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            bytes: attr_required(node, "bytes")?,
            period: attr_opt(node, "period")?.unwrap_or(0),
        })
    }
}

impl RngBackend {
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let text = node.text();
        Ok(match attr_required(node, "model")? {
            RngBackendModel::Random => Self::Random((!text.is_empty()).then(|| text.into_owned())),
            RngBackendModel::Egd => {
                let Some(word) = node.attr("type") else {
                    bail!(VIR_ERR_XML_ERROR, "missing EGD backend type");
                };
                if ChardevType::from_str(word).is_none() {
                    bail!(
                        VIR_ERR_CONFIG_UNSUPPORTED,
                        "unknown backend type '{word}' for egd"
                    );
                }
                Self::Egd(Box::new(ChardevSource::parse(node, "type", cx)?))
            }
            RngBackendModel::Builtin => Self::Builtin,
        })
    }

    fn format(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("backend");
        match self {
            Self::Random(file) => {
                w.attr("model", RngBackendModel::Random.as_str());
                if let Some(file) = file {
                    w.text(file);
                }
            }
            Self::Egd(source) => {
                w.attr("model", RngBackendModel::Egd.as_str());
                source.format_type(w, cx);
                // Libvirt writes an end tag even where there is no source.
                w.open_body();
                source.format_body(w, cx);
            }
            Self::Builtin => w.attr("model", RngBackendModel::Builtin.as_str()),
        }
        w.end();
    }
}

impl Xml for Rng {
    const SHAPE: &'static Shape = &schema::peripheral::RNG;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let model = attr_required(node, "model")?;
        let rate = node.child("rate").map(RngRate::parse).transpose()?;
        let mut backends = node.children_named("backend");
        let (Some(backend), None) = (backends.next(), backends.next()) else {
            bail!(VIR_ERR_XML_ERROR, "only one RNG backend is supported");
        };
        Ok(Self {
            model,
            rate,
            backend: RngBackend::parse(backend, cx)?,
            info: DeviceInfo::parse(node, cx)?,
            virtio: node
                .child("driver")
                .map_or(Ok(Default::default()), |n| VirtioOptions::parse(n, cx))?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("model", self.model.as_str());
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        if let Some(rate) = self.rate {
            w.start("rate");
            w.attr_plain("bytes", rate.bytes);
            if rate.period != 0 {
                w.attr_plain("period", rate.period);
            }
            w.end();
        }
        self.backend.format(w, cx);
        self.virtio.format_unless_empty("driver", w, cx);
        self.info.format_body(w, cx);
    }
}
