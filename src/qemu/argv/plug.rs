//! Devices that come to a running guest: the same objects as on the command line, as arguments of
//! the monitor's commands.
use conf::DomainDef;
use conf::domain::disk::Disk;
use conf::domain::net::Net;
use serde_json::Value;
use util::Result;

use super::device::Object;
use super::{Tap, disk, net};
use crate::capabilities::Capabilities;

/// A drive and what is in it.
#[derive(Debug)]
pub(crate) struct DriveParts {
    /// For `blockdev-add`, from the lowest to the topmost; none for an empty drive.
    pub(crate) nodes: Vec<Value>,
    /// Name of the topmost node.
    pub(crate) top: Option<String>,
    /// For `device_add`.
    pub(crate) device: Value,
}

impl DriveParts {
    /// The parts of a disk of `def`, which has its alias, its address and its image's number.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for what this driver can't do.
    pub(crate) fn new(
        def: &DomainDef,
        caps: &Capabilities,
        host_cdroms: &[String],
        drive: &Disk,
    ) -> Result<Self> {
        let number = usize::try_from(drive.source.index).unwrap_or_default();
        let nodes = disk::content(caps, host_cdroms, drive, number)?;
        let turn = drive.info.boot.as_ref().map(|boot| boot.order);
        let device = disk::drive(def, drive, disk::top(&nodes), turn)?;
        Ok(Self {
            top: disk::top(&nodes).map(str::to_owned),
            nodes: nodes.into_iter().map(Object::into_value).collect(),
            device: device.into_value(),
        })
    }
}

/// A network card and its cable.
#[derive(Debug)]
pub(crate) struct CardParts {
    /// For `netdev_add`; none for a card without a cable.
    pub(crate) cable: Option<Value>,
    /// For `device_add`.
    pub(crate) device: Value,
}

impl CardParts {
    /// The parts of an interface of `def`, which has its alias and its address.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for what this driver can't do.
    pub(crate) fn new(
        def: &DomainDef,
        caps: &Capabilities,
        card: &Net,
        tap: Option<&Tap>,
    ) -> Result<Self> {
        let cable = net::host_end(card, tap)?;
        let device = net::guest_end(def, caps, card, cable.is_some(), None)?;
        Ok(Self {
            cable: cable.map(Object::into_value),
            device: device.into_value(),
        })
    }
}
