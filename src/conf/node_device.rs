//! `<device>`: a device of the host, and what it can do (C: `virNodeDeviceDef`).
//!
//! Documents come from the host's drivers, from `test:///` files and, for virtual adapters and
//! mediated devices, from users.  Finding devices on the host isn't done here.
mod ap;
mod capability;
mod ccw;
mod mdev;
mod mdev_types;
mod net;
mod pci;
mod pci_express;
mod scsi;
mod source;
mod storage;
mod system;
mod usb;
mod vpd;
mod wwn;

pub use ap::{ApAdapter, ApQueue};
pub use capability::{CapType, Capability, DrmType};
pub use ccw::{CcwAddress, CcwDevice, CcwGroup, CcwState, CssDevice, GroupMember, QethType};
pub use mdev::{Mdev, MdevConfig};
pub use mdev_types::MdevType;
pub use net::{Ieee, NetDevice, NetFeature};
pub use pci::{HeaderType, IommuGroup, PciDevice, VirtualFunctions};
pub use pci_express::{LinkSpeed, PciExpress, PciLink};
pub use scsi::{FcHost, RemotePort, ScsiDevice, ScsiHost, ScsiTarget, Vports};
pub use storage::{Medium, Storage};
pub use system::System;
pub use usb::{UsbDevice, UsbInterface};
pub use vpd::{CustomFields, ReadOnlyFields, ReadWriteFields, Vpd};

use util::error::{ErrorDomain, ErrorNumber, Result};
use util::xml::value::attr_required;
use util::xml::{
    AttrShape, ChildShape, FormatCx, FormatFlags, Node, ParseCx, ParseFlags, Shape, Writer, Xml,
};
use util::{Error, bail};

use crate::document;
use source::{Purpose, Source, text};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NODEDEV;

util::vir_enum! {
    /// Kind of a file below `/dev` (C: `virNodeDevDevnodeType`).
    enum DevnodeType { Dev = "dev", Link = "link" }
}
util::xml_enum!(DevnodeType);

/// A device of the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeDeviceDef {
    /// Its name.
    pub name: String,
    /// Its folder in `/sys`.
    pub path: Option<String>,
    /// Its file in `/dev`.
    pub devnode: Option<String>,
    /// Links to that file.
    pub devlinks: Vec<String>,
    /// What it hangs on.
    pub parent: Option<String>,
    /// The parent of a virtual adapter by its addresses; never written.
    pub parent_wwn: ParentWwn,
    /// The kernel's driver; never read.
    pub driver: Option<String>,
    /// What it can do; never empty.
    pub capabilities: Vec<Capability>,
}

/// How a new virtual adapter names its parent besides by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParentWwn {
    /// World wide names of node and port.
    pub port: Option<(String, String)>,
    /// World wide name of the fabric.
    pub fabric: Option<String>,
}

impl ParentWwn {
    fn parse(parent: Node<'_>) -> Result<Self> {
        let attr = |name| {
            let value = parent.attr(name).filter(|value| !value.is_empty());
            value.map(str::to_owned)
        };
        let port = match (attr("wwnn"), attr("wwpn")) {
            (Some(node), Some(port)) => Some((node, port)),
            (Some(node), None) => bail!(
                VIR_ERR_XML_ERROR,
                "when providing parent wwnn='{node}', the wwpn must also be provided"
            ),
            (None, Some(port)) => bail!(
                VIR_ERR_XML_ERROR,
                "when providing parent wwpn='{port}', the wwnn must also be provided"
            ),
            (None, None) => None,
        };
        Ok(Self {
            port,
            fabric: attr("fabric_wwn"),
        })
    }
}

impl NodeDeviceDef {
    /// Reads the document of a device that exists (C: `virNodeDeviceDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_NO_NAME`, `VIR_ERR_XML_ERROR`, `VIR_ERR_INTERNAL_ERROR` or
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for what isn't allowed, `VIR_ERR_XML_INVALID_SCHEMA` for what
    /// isn't declared if `flags` asks for strictness.
    pub fn from_xml(source: &str, flags: ParseFlags) -> Result<Self> {
        document::parse(source, ORIGIN, flags)
    }

    /// Reads the document of a device that is to be made: it has no name yet, and an adapter's
    /// world wide names are made up if `virt_type`, the connection's type, has a prefix for them.
    ///
    /// # Errors
    /// As [`from_xml`](Self::from_xml).
    pub fn new_from_xml(source: &str, virt_type: Option<&str>, flags: ParseFlags) -> Result<Self> {
        document::parse_with(source, Self::SHAPE, ORIGIN, flags, |root| {
            Self::parse_for(root, Purpose::Create { virt_type })
        })
    }

    /// The document (C: `virNodeDeviceDefFormat`); `INACTIVE` asks for the stored definition.
    #[must_use]
    pub fn to_xml(&self, flags: FormatFlags) -> String {
        document::format(self, flags)
    }

    fn parse_for(node: Node<'_>, purpose: Purpose<'_>) -> Result<Self> {
        let mut def = Self {
            name: match purpose {
                Purpose::Create { .. } => "new device".to_owned(),
                Purpose::Existing => match text(node, "name") {
                    Some(name) => name,
                    None => return Err(Error::new(ORIGIN, ErrorNumber::VIR_ERR_NO_NAME, "")),
                },
            },
            path: text(node, "path"),
            parent: text(node, "parent"),
            ..Self::default()
        };
        def.parse_devnodes(node)?;
        if let Some(parent) = node.child("parent") {
            def.parent_wwn = ParentWwn::parse(parent)?;
        }
        for capability in node.children_named("capability") {
            let source = Source::new(capability, &def.name, purpose);
            let capability = Capability::parse(&source)?;
            def.capabilities.push(capability);
        }
        if def.capabilities.is_empty() {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "no device capabilities for '{}'",
                def.name
            );
        }
        Ok(def)
    }

    fn parse_devnodes(&mut self, node: Node<'_>) -> Result<()> {
        for devnode in node.children_named("devnode") {
            let path = devnode.text().into_owned();
            match attr_required(devnode, "type")? {
                DevnodeType::Dev => self.devnode = Some(path),
                DevnodeType::Link => self.devlinks.push(path),
            }
        }
        Ok(())
    }

    /// Takes a mediated device to be as it is stored.
    pub fn activate(&mut self) {
        for capability in &mut self.capabilities {
            if let Capability::Mdev(mdev) = capability {
                mdev.active = mdev.defined.clone();
            }
        }
    }

    /// The world wide names of node and port, if it is an adapter (C: `virNodeDeviceGetWWNs`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` if it is none.
    pub fn wwns(&self) -> Result<(&str, &str)> {
        match self.capabilities.iter().find_map(Capability::fc_host) {
            Some(host) => Ok((&host.wwnn, &host.wwpn)),
            None => bail!(VIR_ERR_INTERNAL_ERROR, "Device is not a fibre channel HBA"),
        }
    }
}

fn format_devnode(kind: DevnodeType, path: &str, w: &mut Writer) {
    w.start("devnode");
    w.attr("type", kind.as_str());
    w.text(path);
    w.end();
}

impl Xml for NodeDeviceDef {
    const SHAPE: &'static Shape = &Shape::new(
        "device",
        &[],
        &[
            ChildShape::leaf("name").required(),
            ChildShape::leaf("path"),
            ChildShape::new(
                &Shape::new(
                    "devnode",
                    &[AttrShape::new("type").words(DevnodeType::WORDS).required()],
                    &[],
                )
                .with_text(),
            )
            .many(),
            ChildShape::new(
                &Shape::new(
                    "parent",
                    &[
                        AttrShape::new("wwnn"),
                        AttrShape::new("wwpn"),
                        AttrShape::new("fabric_wwn"),
                    ],
                    &[],
                )
                .with_text(),
            ),
            ChildShape::new(&Shape::new("driver", &[], &[ChildShape::leaf("name")])),
            ChildShape::new(&Capability::SHAPE).many(),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        Self::parse_for(node, Purpose::Existing)
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        w.leaf("name", &self.name);
        if !cx.has(FormatFlags::INACTIVE) {
            w.leaf_opt("path", self.path.as_deref());
            if let Some(devnode) = &self.devnode {
                format_devnode(DevnodeType::Dev, devnode, w);
            }
            for link in &self.devlinks {
                format_devnode(DevnodeType::Link, link, w);
            }
        }
        w.leaf_opt("parent", self.parent.as_deref());
        if let Some(driver) = &self.driver {
            w.start("driver");
            w.leaf("name", driver);
            w.end();
        }
        for capability in &self.capabilities {
            capability.format(w, cx);
        }
    }
}
