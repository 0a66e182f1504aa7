//! s390's channel subsystem: devices, subchannels and groups of devices (C: `virNodeDevCapCCW`,
//! `virNodeDevCapCCWGroup`).
use util::bail;
use util::error::Result;
use util::xml::value::attr_required;
use util::xml::{AttrShape, ChildShape, Shape, Writer};

use super::capability::start;
use super::source::{Source, text};
use super::{MdevType, ORIGIN, mdev_types};

/// Where a device sits (C: `virCCWDeviceAddress`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CcwAddress {
    /// Channel subsystem.
    pub cssid: u32,
    /// Subchannel set.
    pub ssid: u32,
    /// Device number.
    pub devno: u32,
}

impl CcwAddress {
    const CHILDREN: &'static [ChildShape] = &[
        ChildShape::leaf("cssid"),
        ChildShape::leaf("ssid"),
        ChildShape::leaf("devno"),
    ];

    fn parse(source: &Source<'_>) -> Result<Self> {
        Ok(Self {
            cssid: source.based("cssid", 0)?,
            ssid: source.based("ssid", 0)?,
            devno: source.based("devno", 16)?,
        })
    }

    fn format(self, w: &mut Writer) {
        w.leaf_plain("cssid", format_args!("0x{:x}", self.cssid));
        w.leaf_plain("ssid", format_args!("0x{:x}", self.ssid));
        w.leaf_plain("devno", format_args!("0x{:04x}", self.devno));
    }
}

util::vir_enum! {
    /// Whether a channel device is in use (C: `virNodeDevCCWStateType`).
    pub enum CcwState { Offline = "offline", Online = "online" }
}

fn parse_state(source: &Source<'_>) -> Result<Option<CcwState>> {
    let Some(text) = source.text("state") else {
        return Ok(None);
    };
    match CcwState::from_str(&text) {
        Some(state) => Ok(Some(state)),
        None => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unknown state '{text}' for '{}'",
            source.device
        ),
    }
}

/// A channel device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CcwDevice {
    /// Whether it is in use.
    pub state: Option<CcwState>,
    /// Where it sits.
    pub address: CcwAddress,
    /// The group that it belongs to.
    pub group: Option<String>,
}

impl CcwDevice {
    pub(super) const SHAPE: Shape = Shape {
        inline: &[&Shape::new("", &[], CcwAddress::CHILDREN)],
        ..Shape::new("", &[], &[ChildShape::leaf("state")])
    };

    /// The capability within.
    pub(super) const MEMBER: Shape = Shape::new("", &[], &[ChildShape::leaf("group_device")]);

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let mut device = Self {
            state: parse_state(source)?,
            address: CcwAddress::parse(source)?,
            group: None,
        };
        let member = source
            .capabilities()
            .find(|inner| inner.kind() == Some("ccwgroup_member"));
        if let Some(member) = member {
            let Some(group) = member.text("group_device") else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "missing group_device value for '{}'",
                    source.device
                );
            };
            device.group = Some(group);
        }
        Ok(device)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf_opt("state", self.state.map(CcwState::as_str));
        self.address.format(w);
        if let Some(group) = &self.group {
            start("ccwgroup_member", w);
            w.leaf("group_device", group);
            w.end();
        }
    }
}

/// A subchannel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CssDevice {
    /// Where it sits.
    pub address: CcwAddress,
    /// Where the device behind it sits.
    pub channel_address: Option<CcwAddress>,
    /// The mediated devices that it can make.
    pub mdev_types: Vec<MdevType>,
}

impl CssDevice {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[ChildShape::new(&Shape::new(
            "channel_dev_addr",
            &[],
            CcwAddress::CHILDREN,
        ))],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let address = CcwAddress::parse(source)?;
        let mdev_types = mdev_types::parse_within(source)?;
        let channel = source.node.child("channel_dev_addr");
        let channel_address = match channel {
            Some(channel) => Some(CcwAddress::parse(&source.within(channel))?),
            None => None,
        };
        Ok(Self {
            address,
            channel_address,
            mdev_types,
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        self.address.format(w);
        if let Some(address) = &self.channel_address {
            w.start("channel_dev_addr");
            address.format(w);
            w.end();
        }
        mdev_types::format(&self.mdev_types, w);
    }
}

util::vir_enum! {
    /// How a group's driver works (C: `virNodeDevCCWGroupCapType`).
    pub enum QethType {
        Generic = "qeth_generic",
        Layer2 = "qeth_layer2",
        Layer3 = "qeth_layer3",
    }
}
util::xml_enum!(QethType);

/// Channel devices that act as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CcwGroup {
    /// Whether it is in use.
    pub state: Option<CcwState>,
    /// Where it sits.
    pub address: CcwAddress,
    /// What is in it.
    pub members: Vec<GroupMember>,
    /// How its driver works.
    pub kind: QethType,
    /// Kind of its card.
    pub card_type: Option<String>,
    /// Its channel path.
    pub chpid: Option<String>,
}

/// `<ccw_device>`: a device in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMember {
    /// What it is in the group.
    pub role: String,
    /// Its name.
    pub device: String,
}

impl CcwGroup {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[ChildShape::new(&Shape::new(
            "members",
            &[],
            &[ChildShape::new(
                &Shape::new("ccw_device", &[AttrShape::new("ref").required()], &[]).with_text(),
            )
            .many()],
        ))],
    );

    /// The capability within.
    pub(super) const QETH: Shape = Shape::new(
        "",
        &[],
        &[ChildShape::leaf("card_type"), ChildShape::leaf("chpid")],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let mut group = Self {
            state: parse_state(source)?,
            address: CcwAddress::parse(source)?,
            members: parse_members(source)?,
            kind: QethType::Generic,
            card_type: None,
            chpid: None,
        };
        if let Some(node) = source.node.child("capability") {
            group.kind = attr_required(node, "type")?;
            group.card_type = text(node, "card_type");
            group.chpid = text(node, "chpid");
        }
        Ok(group)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf_opt("state", self.state.map(CcwState::as_str));
        self.address.format(w);
        if !self.members.is_empty() {
            w.start("members");
            for member in &self.members {
                w.start("ccw_device");
                w.attr("ref", &member.role);
                w.text(&member.device);
                w.end();
            }
            w.end();
        }
        start(self.kind.as_str(), w);
        w.leaf_opt("card_type", self.card_type.as_deref());
        w.leaf_opt("chpid", self.chpid.as_deref());
        w.end();
    }
}

fn parse_members(source: &Source<'_>) -> Result<Vec<GroupMember>> {
    let all = source.node.child("members").into_iter();
    let mut members = Vec::new();
    for node in all.flat_map(|members| members.children_named("ccw_device")) {
        let Some(role) = node.attr("ref") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Missing ref property on ccw_device in members for '{}'",
                source.device
            );
        };
        members.push(GroupMember {
            role: role.to_owned(),
            device: node.text().into_owned(),
        });
    }
    Ok(members)
}
