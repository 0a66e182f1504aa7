//! `<virtualport>`: how an interface presents itself to a switch (C: `virNetDevVPortProfile`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::uuid::Uuid;
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// Longest profile name in bytes.
const MAX_PROFILE: usize = 39;

util::vir_enum! {
    /// C: `virNetDevVPortProfileType`; none is `None` of an `Option`.
    pub enum VirtualPortType {
        Qbg = "802.1Qbg",
        Qbh = "802.1Qbh",
        Openvswitch = "openvswitch",
        Midonet = "midonet",
    }
}

/// The profile; which parameters count depends on the type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VirtualPort {
    /// Kind of switch; may be left to the network that the interface joins.
    pub kind: Option<VirtualPortType>,
    /// 802.1Qbg: database of types, to 0xff.
    pub manager_id: Option<u32>,
    /// 802.1Qbg: type, to 0xffffff.
    pub type_id: Option<u32>,
    /// 802.1Qbg: version of the type, to 0xff.
    pub type_id_version: Option<u32>,
    /// 802.1Qbg: the interface.
    pub instance_id: Option<Uuid>,
    /// Open vSwitch, MidoNet: the interface.
    pub interface_id: Option<Uuid>,
    /// 802.1Qbh, Open vSwitch: name of a profile.
    pub profile_id: Option<String>,
}

/// What the place of a `<virtualport>` asks for (C: `virNetDevVPortXMLFlags`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VirtualPortUse {
    /// Identifiers that are missing are made up.
    pub fill: bool,
    /// Nothing that the type needs may be missing.
    pub complete: bool,
    /// The type must be given.
    pub typed: bool,
}

const PARAMETERS: &Shape = &Shape::new(
    "parameters",
    &[
        AttrShape::new("managerid"),
        AttrShape::new("typeid"),
        AttrShape::new("typeidversion"),
        AttrShape::new("instanceid"),
        AttrShape::new("interfaceid"),
        AttrShape::new("profileid"),
    ],
    &[],
);

/// A number to `max`; C's prefixes tell its base.
fn small(node: Node<'_>, name: &str, max: u32) -> Result<Option<u32>> {
    let Some(text) = node.attr(name) else {
        return Ok(None);
    };
    let Some(value) = number::to_u32(text, 0) else {
        bail!(VIR_ERR_XML_ERROR, "cannot parse value of {name} parameter");
    };
    if value > max {
        let of = if name == "typeid" { "for" } else { "of" };
        bail!(VIR_ERR_XML_ERROR, "value {of} {name} out of range");
    }
    Ok(Some(value))
}

fn identifier(node: Node<'_>, name: &str) -> Result<Option<Uuid>> {
    let Some(text) = node.attr(name) else {
        return Ok(None);
    };
    match Uuid::parse(text) {
        Some(uuid) => Ok(Some(uuid)),
        None => bail!(VIR_ERR_XML_ERROR, "cannot parse {name} parameter as a uuid"),
    }
}

impl VirtualPort {
    /// The declaration.
    pub const SHAPE: &'static Shape = &Shape::new(
        "virtualport",
        &[AttrShape::new("type").words(VirtualPortType::WORDS)],
        &[ChildShape::new(PARAMETERS)],
    );

    /// Reads the element.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for an unknown type, `VIR_ERR_XML_ERROR` for parameters that
    /// are bad, missing or of another type.
    pub fn parse(node: Node<'_>, wanted: VirtualPortUse) -> Result<Self> {
        let mut port = Self::default();
        match node.attr("type") {
            Some(word) => match VirtualPortType::from_str(word) {
                None => bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unknown virtualport type {word}"
                ),
                kind => port.kind = kind,
            },
            None if wanted.typed => bail!(VIR_ERR_XML_ERROR, "missing required virtualport type"),
            None => {}
        }
        if let Some(parameters) = node.child("parameters") {
            port.parse_parameters(parameters)?;
        }
        if wanted.fill {
            port.fill()?;
        }
        if wanted.complete {
            port.check_complete()?;
        }
        port.check_extra()?;
        Ok(port)
    }

    fn parse_parameters(&mut self, node: Node<'_>) -> Result<()> {
        self.manager_id = small(node, "managerid", 0xff)?;
        self.type_id = small(node, "typeid", 0x00ff_ffff)?;
        self.type_id_version = small(node, "typeidversion", 0xff)?;
        self.instance_id = identifier(node, "instanceid")?;
        self.interface_id = identifier(node, "interfaceid")?;
        self.profile_id = node
            .attr("profileid")
            .filter(|profile| !profile.is_empty())
            .map(str::to_owned);
        if self
            .profile_id
            .as_ref()
            .is_some_and(|profile| profile.len() > MAX_PROFILE)
        {
            bail!(VIR_ERR_XML_ERROR, "profileid parameter too long");
        }
        Ok(())
    }

    /// One profile of several, of which the first that says something counts
    /// (C: `virNetDevVPortProfileMerge3`); what identifies the interface is made up if nobody says it.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for types that differ.
    pub fn merged<'a>(profiles: impl Iterator<Item = &'a Self>) -> Result<Option<Self>> {
        let mut merged: Option<Self> = None;
        for other in profiles {
            match &mut merged {
                Some(merged) => merged.merge(other)?,
                None => merged = Some(other.clone()),
            }
        }
        if let Some(merged) = &mut merged {
            merged.fill()?;
        }
        Ok(merged)
    }

    fn merge(&mut self, other: &Self) -> Result<()> {
        if let (Some(own), Some(other)) = (self.kind, other.kind)
            && own != other
        {
            bail!(
                VIR_FROM_NET: VIR_ERR_XML_ERROR,
                "attempt to merge virtualports with mismatched types ({own} and {other})"
            );
        }
        self.kind = self.kind.or(other.kind);
        self.manager_id = self.manager_id.or(other.manager_id);
        self.type_id = self.type_id.or(other.type_id);
        self.type_id_version = self.type_id_version.or(other.type_id_version);
        self.instance_id = self.instance_id.or(other.instance_id);
        self.interface_id = self.interface_id.or(other.interface_id);
        self.profile_id = self.profile_id.take().or_else(|| other.profile_id.clone());
        Ok(())
    }

    fn fill(&mut self) -> Result<()> {
        if self.instance_id.is_none() && matches!(self.kind, None | Some(VirtualPortType::Qbg)) {
            self.instance_id = Some(Uuid::generate()?);
        }
        let has_interface = matches!(self.kind, None | Some(VirtualPortType::Openvswitch));
        if self.interface_id.is_none() && has_interface {
            self.interface_id = Some(Uuid::generate()?);
        }
        Ok(())
    }

    /// Each parameter: its name, and whether it is given.
    fn given(&self) -> [(&'static str, bool); 6] {
        [
            ("managerid", self.manager_id.is_some()),
            ("typeid", self.type_id.is_some()),
            ("typeidversion", self.type_id_version.is_some()),
            ("instanceid", self.instance_id.is_some()),
            ("profileid", self.profile_id.is_some()),
            ("interfaceid", self.interface_id.is_some()),
        ]
    }

    /// Refuses a profile that lacks what its type needs (C: `virNetDevVPortProfileCheckComplete`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`
    pub fn check_complete(&self) -> Result<()> {
        let Some(kind) = self.kind else {
            return Ok(());
        };
        let needed: &[&str] = match kind {
            VirtualPortType::Qbg => &["managerid", "typeid", "typeidversion", "instanceid"],
            VirtualPortType::Qbh => &["profileid"],
            VirtualPortType::Openvswitch | VirtualPortType::Midonet => &["interfaceid"],
        };
        let mut given = self.given().into_iter();
        match given.find(|(name, given)| needed.contains(name) && !given) {
            Some((name, _)) => bail!(
                VIR_FROM_NET: VIR_ERR_XML_ERROR,
                "missing {name} in <virtualport type='{kind}'>"
            ),
            None => Ok(()),
        }
    }

    /// Refuses parameters of another type (C: `virNetDevVPortProfileCheckNoExtras`).
    fn check_extra(&self) -> Result<()> {
        let Some(kind) = self.kind else {
            return Ok(());
        };
        let known: &[&str] = match kind {
            VirtualPortType::Qbg => &["managerid", "typeid", "typeidversion", "instanceid"],
            VirtualPortType::Qbh => &["profileid"],
            VirtualPortType::Openvswitch => &["interfaceid", "profileid"],
            // Whatever else it says is dropped.
            VirtualPortType::Midonet => return Ok(()),
        };
        let mut given = self.given().into_iter();
        match given.find(|(name, given)| *given && !known.contains(name)) {
            Some((name, _)) => bail!(
                VIR_FROM_NET: VIR_ERR_XML_ERROR,
                "extra {name} unsupported in <virtualport type='{kind}'>"
            ),
            None => Ok(()),
        }
    }

    /// Writes the element; a profile without type and parameters isn't written.
    pub fn format(&self, w: &mut Writer) {
        let of = |kinds: &[VirtualPortType]| self.kind.is_none_or(|kind| kinds.contains(&kind));
        let (qbg, qbh) = (VirtualPortType::Qbg, VirtualPortType::Qbh);
        let (ovs, midonet) = (VirtualPortType::Openvswitch, VirtualPortType::Midonet);
        w.start(Self::SHAPE.element);
        w.attr_opt("type", self.kind.map(VirtualPortType::as_str));
        w.start("parameters");
        let numbers = [
            ("managerid", self.manager_id),
            ("typeid", self.type_id),
            ("typeidversion", self.type_id_version),
        ];
        for (name, value) in numbers {
            if let Some(value) = value.filter(|_| of(&[qbg])) {
                w.attr_plain(name, value);
            }
        }
        if let Some(uuid) = self.instance_id.filter(|_| of(&[qbg])) {
            w.attr_plain("instanceid", uuid);
        }
        if let Some(uuid) = self.interface_id.filter(|_| of(&[ovs, midonet])) {
            w.attr_plain("interfaceid", uuid);
        }
        let profile = self.profile_id.as_deref().filter(|_| of(&[qbh, ovs]));
        w.attr_opt("profileid", profile);
        w.end_unless_empty();
        w.end_unless_empty();
    }
}
