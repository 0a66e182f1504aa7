//! `<adapter>` of a SCSI pool: the host adapter that its volumes are behind
//! (C: `virStorageAdapter`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::value::attr_opt;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

use crate::domain::address::PciAddress;
use crate::{YesNo, wwn};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

util::vir_enum! {
    /// C: `virStorageAdapterType`.
    enum AdapterType { ScsiHost = "scsi_host", FcHost = "fc_host" }
}
util::xml_enum!(AdapterType);

/// Which adapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adapter {
    /// One of the host.
    ScsiHost(ScsiHost),
    /// One that is made on a Fibre Channel adapter.
    FcHost(FcHost),
}

/// C: `virStorageAdapterSCSIHost`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScsiHost {
    /// Its name: `scsi_host2`.
    pub name: Option<String>,
    /// The address of its device and its number there.
    pub parent: Option<(PciAddress, u32)>,
}

/// C: `virStorageAdapterFCHost`; names are world wide names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FcHost {
    /// Name of the adapter that it is made on.
    pub parent: Option<String>,
    /// Node name of that adapter.
    pub parent_wwnn: Option<String>,
    /// Port name of that adapter.
    pub parent_wwpn: Option<String>,
    /// Fabric name of that adapter.
    pub parent_fabric_wwn: Option<String>,
    /// Whether it goes with the pool.
    pub managed: Option<YesNo>,
    /// Node name.
    pub wwnn: Option<String>,
    /// Port name.
    pub wwpn: Option<String>,
}

fn owned(node: Node<'_>, name: &str) -> Option<String> {
    node.attr(name).map(str::to_owned)
}

impl ScsiHost {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            name: owned(node, "name"),
            parent: node.child("parentaddr").map(parse_parent).transpose()?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.attr_opt("name", self.name.as_deref());
        if let Some((address, number)) = &self.parent {
            w.start("parentaddr");
            w.attr_plain("unique_id", number);
            w.start("address");
            address.format_attrs(w);
            w.end();
            w.end();
        }
    }

    fn check(&self) -> Result<()> {
        match (&self.name, &self.parent) {
            (None, None) => bail!(
                VIR_ERR_XML_ERROR,
                "Either 'name' or 'parent' must be specified for the 'scsi_host' adapter"
            ),
            (Some(_), Some(_)) => bail!(
                VIR_ERR_XML_ERROR,
                "Both 'name' and 'parent' cannot be specified for the 'scsi_host' adapter"
            ),
            _ => Ok(()),
        }
    }
}

fn parse_parent(node: Node<'_>) -> Result<(PciAddress, u32)> {
    let Some(address) = node.child("address") else {
        bail!(VIR_ERR_XML_ERROR, "Missing scsi_host PCI address element");
    };
    let address = PciAddress::parse(address)?;
    let number = node.attr("unique_id").and_then(|id| number::to_i32(id, 10));
    match number.and_then(|number| u32::try_from(number).ok()) {
        Some(number) => Ok((address, number)),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "Missing or invalid scsi adapter 'unique_id' value"
        ),
    }
}

impl FcHost {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            parent: owned(node, "parent"),
            managed: attr_opt(node, "managed")?,
            parent_wwnn: owned(node, "parent_wwnn"),
            parent_wwpn: owned(node, "parent_wwpn"),
            parent_fabric_wwn: owned(node, "parent_fabric_wwn"),
            wwnn: owned(node, "wwnn"),
            wwpn: owned(node, "wwpn"),
        })
    }

    fn format(&self, w: &mut Writer) {
        w.attr_opt("parent", self.parent.as_deref());
        w.attr_opt("parent_wwnn", self.parent_wwnn.as_deref());
        w.attr_opt("parent_wwpn", self.parent_wwpn.as_deref());
        w.attr_opt("parent_fabric_wwn", self.parent_fabric_wwn.as_deref());
        w.attr_opt("managed", self.managed.map(YesNo::as_str));
        w.attr_opt("wwnn", self.wwnn.as_deref());
        w.attr_opt("wwpn", self.wwpn.as_deref());
    }

    fn check(&self) -> Result<()> {
        let (Some(wwnn), Some(wwpn)) = (&self.wwnn, &self.wwpn) else {
            bail!(
                VIR_ERR_XML_ERROR,
                "'wwnn' and 'wwpn' must be specified for adapter type 'fchost'"
            );
        };
        wwn::check(wwnn)?;
        wwn::check(wwpn)?;
        match (&self.parent_wwnn, &self.parent_wwpn) {
            (Some(wwnn), None) => bail!(
                VIR_ERR_XML_ERROR,
                "when providing parent_wwnn='{wwnn}', the parent_wwpn must also be provided"
            ),
            (None, Some(wwpn)) => bail!(
                VIR_ERR_XML_ERROR,
                "when providing parent_wwpn='{wwpn}', the parent_wwnn must also be provided"
            ),
            _ => {}
        }
        let parents = [
            &self.parent_wwnn,
            &self.parent_wwpn,
            &self.parent_fabric_wwn,
        ];
        parents
            .into_iter()
            .flatten()
            .try_for_each(|w| wwn::check(w))
    }
}

/// Before there were types, an adapter had just a name.
fn parse_untyped(node: Node<'_>) -> Result<Option<Adapter>> {
    if ["wwnn", "wwpn", "parent"]
        .iter()
        .any(|name| node.attr(name).is_some())
    {
        bail!(
            VIR_ERR_XML_ERROR,
            "Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'"
        );
    }
    if node.child("parentaddr").is_some() {
        bail!(
            VIR_ERR_XML_ERROR,
            "Use of 'parentaddr' element requires use of the adapter 'type'"
        );
    }
    Ok(owned(node, "name").map(|name| {
        Adapter::ScsiHost(ScsiHost {
            name: Some(name),
            parent: None,
        })
    }))
}

impl Adapter {
    /// The declaration of `<adapter>`.
    pub(super) const SHAPE: &'static Shape = &SHAPE;

    /// Reads `<adapter>`; `None` if it names none.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for values that aren't allowed.
    pub(super) fn parse(node: Node<'_>) -> Result<Option<Self>> {
        match attr_opt(node, "type")? {
            Some(AdapterType::ScsiHost) => ScsiHost::parse(node).map(|it| Some(Self::ScsiHost(it))),
            Some(AdapterType::FcHost) => FcHost::parse(node).map(|it| Some(Self::FcHost(it))),
            None => parse_untyped(node),
        }
    }

    /// Writes `<adapter>`.
    pub(super) fn format(&self, w: &mut Writer) {
        w.start("adapter");
        match self {
            Self::ScsiHost(host) => {
                w.attr("type", AdapterType::ScsiHost.as_str());
                host.format(w);
            }
            Self::FcHost(host) => {
                w.attr("type", AdapterType::FcHost.as_str());
                host.format(w);
            }
        }
        w.end();
    }

    /// Refuses one that names no adapter (C: `virStorageAdapterValidate`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, `VIR_ERR_INTERNAL_ERROR` for a world wide name that is none.
    pub(super) fn check(&self) -> Result<()> {
        match self {
            Self::ScsiHost(host) => host.check(),
            Self::FcHost(host) => host.check(),
        }
    }
}

static ADDRESS: Shape = Shape::new(
    "address",
    &[
        AttrShape::new("domain"),
        AttrShape::new("bus"),
        AttrShape::new("slot"),
        AttrShape::new("function"),
        AttrShape::new("multifunction"),
    ],
    &[],
);

static PARENT: Shape = Shape::new(
    "parentaddr",
    &[AttrShape::new("unique_id").required()],
    &[ChildShape::new(&ADDRESS).required()],
);

static SHAPE: Shape = Shape::new(
    "adapter",
    &[
        AttrShape::new("type").words(AdapterType::WORDS),
        AttrShape::new("name"),
        AttrShape::new("parent"),
        AttrShape::new("parent_wwnn"),
        AttrShape::new("parent_wwpn"),
        AttrShape::new("parent_fabric_wwn"),
        AttrShape::new("managed").words(YesNo::WORDS),
        AttrShape::new("wwnn"),
        AttrShape::new("wwpn"),
    ],
    &[ChildShape::new(&PARENT)],
);
