//! `<shmem>`: memory that guests share (C: `virDomainShmemDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use crate::{OnOff, size};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainShmemModel`.
    pub enum ShmemModel {
        Ivshmem = "ivshmem",
        IvshmemPlain = "ivshmem-plain",
        IvshmemDoorbell = "ivshmem-doorbell",
    }
}

util::vir_enum! {
    /// C: `virDomainShmemRole`: who keeps the memory's content during migration.
    pub enum ShmemRole { Master = "master", Peer = "peer" }
}
util::xml_enum!(ShmemModel, ShmemRole);

/// `<server>`: who gives the memory out.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "server")]
pub struct ShmemServer {
    /// Its socket; the driver chooses one when not given.
    #[xml(attr)]
    pub path: Option<String>,
}

/// `<msi>`: interrupts between the guests.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "msi")]
pub struct ShmemMsi {
    /// How many; 0 when not given.
    #[xml(attr, skip_zero)]
    pub vectors: u32,
    /// Whether they are handled in a thread of their own.
    #[xml(attr)]
    pub ioeventfd: Option<OnOff>,
}

/// A piece of shared memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shmem {
    /// Its name, without slashes.
    pub name: String,
    /// The guest's part in migration.
    pub role: Option<ShmemRole>,
    /// Which hardware.
    pub model: ShmemModel,
    /// Bytes; 0 when not given.
    pub size: u64,
    /// `<server>`
    pub server: Option<ShmemServer>,
    /// `<msi>`
    pub msi: Option<ShmemMsi>,
    /// Alias and address.
    pub info: DeviceInfo,
}

impl Shmem {
    pub(super) fn validate(&self) -> Result<()> {
        let name = self.name.as_str();
        if name.contains('/') {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "shmem name cannot include '/' character"
            );
        }
        if matches!(name, "." | "..") {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "shmem name cannot be equal to '{name}'"
            );
        }
        if self.msi.is_some() && self.server.is_none() {
            bail!(
                VIR_ERR_XML_ERROR,
                "msi option is only supported with a server"
            );
        }
        Ok(())
    }
}

impl Xml for Shmem {
    const SHAPE: &'static Shape = &Shape::new(
        "shmem",
        &[
            AttrShape::new("name").required(),
            AttrShape::new("role").words(ShmemRole::WORDS),
        ],
        &[
            ChildShape::new(&Shape::new(
                "model",
                &[AttrShape::new("type").required().words(ShmemModel::WORDS)],
                &[],
            )),
            ChildShape::new(&Shape::new("size", &[AttrShape::new("unit")], &[]).with_text()),
            ChildShape::new(ShmemServer::SHAPE),
            ChildShape::new(ShmemMsi::SHAPE),
        ],
    )
    .with_inline(&[DeviceInfo::SHAPE]);

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "shmem element must contain 'name' attribute"
            );
        };
        let child = |name| node.child(name);
        let model = child("model").map_or(Ok(None), |n| attr_opt(n, "type"))?;
        Ok(Self {
            name: name.to_owned(),
            role: node.attr("role").and_then(ShmemRole::from_str),
            model: model.unwrap_or(ShmemModel::Ivshmem),
            size: child("size").map_or(Ok(0), |n| size::parse_bytes(n, "./size[1]", 1))?,
            server: child("server")
                .map(|n| ShmemServer::parse(n, cx))
                .transpose()?,
            msi: child("msi").map(|n| ShmemMsi::parse(n, cx)).transpose()?,
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("name", &self.name);
        w.attr_opt("role", self.role.map(ShmemRole::as_str));
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.start("model");
        w.attr("type", self.model.as_str());
        w.end();
        if self.size != 0 {
            w.start("size");
            w.attr("unit", "M");
            w.text_plain(self.size >> 20);
            w.end();
        }
        if let Some(server) = &self.server {
            server.format(w, cx);
        }
        if let Some(msi) = &self.msi {
            msi.format(w, cx);
        }
        self.info.format_body(w, cx);
    }
}
