//! SCSI: adapters, targets and units (C: `virNodeDevCapSCSIHost`, `…Target`, `…SCSI`).
use util::bail;
use util::error::Result;
use util::number;
use util::xml::{ChildShape, Shape, Writer};

use super::capability::start;
use super::source::{Purpose, Source};
use super::{ORIGIN, wwn};

/// A SCSI adapter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScsiHost {
    /// Its number; 0 of one that is to be made.
    pub host: u32,
    /// What its driver calls it.
    pub unique_id: Option<i32>,
    /// Its addresses, on Fibre Channel.
    pub fc_host: Option<FcHost>,
    /// The virtual adapters that it can have.
    pub vports: Option<Vports>,
}

/// `<capability type='fc_host'>`: a Fibre Channel adapter's addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FcHost {
    /// World wide name of the node.
    pub wwnn: String,
    /// World wide name of the port.
    pub wwpn: String,
    /// World wide name of the fabric.
    pub fabric_wwn: Option<String>,
}

/// `<capability type='vport_ops'>`: the numbers are the host's to tell, they are never read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vports {
    /// How many virtual adapters it can have.
    pub max: u32,
    /// How many it has.
    pub count: u32,
}

impl FcHost {
    fn parse(source: &Source<'_>) -> Result<Self> {
        let wwn = |name, what| -> Result<String> {
            let made_up = match (source.text(name), source.purpose) {
                (Some(wwn), _) => return Ok(wwn),
                (None, Purpose::Create { virt_type }) => wwn::generate(virt_type)?,
                (None, Purpose::Existing) => None,
            };
            match made_up {
                Some(wwn) => Ok(wwn),
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "no {what} supplied for '{}', and auto-generation failed",
                    source.device
                ),
            }
        };
        Ok(Self {
            wwnn: wwn("wwnn", "WWNN")?,
            wwpn: wwn("wwpn", "WWPN")?,
            fabric_wwn: source.text("fabric_wwn"),
        })
    }

    fn format(&self, w: &mut Writer) {
        start("fc_host", w);
        w.leaf("wwnn", &self.wwnn);
        w.leaf("wwpn", &self.wwpn);
        w.leaf_opt("fabric_wwn", self.fabric_wwn.as_deref());
        w.end();
    }
}

/// What an adapter's driver calls one that doesn't say.
const NO_UNIQUE_ID: i32 = -1;

impl ScsiHost {
    pub(super) const SHAPE: Shape = Shape::new(
        "",
        &[],
        &[ChildShape::leaf("host"), ChildShape::leaf("unique_id")],
    );

    /// The capabilities within.
    pub(super) const ADAPTER: Shape = Shape::new(
        "",
        &[],
        &[
            ChildShape::leaf("wwnn"),
            ChildShape::leaf("wwpn"),
            ChildShape::leaf("fabric_wwn"),
            ChildShape::leaf("max_vports"),
            ChildShape::leaf("vports"),
        ],
    );

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let mut host = match source.purpose {
            Purpose::Create { .. } => Self {
                unique_id: Some(0),
                ..Self::default()
            },
            Purpose::Existing => Self {
                host: source.number("host", "SCSI host ID")?,
                unique_id: parse_unique_id(source)?,
                ..Self::default()
            },
        };
        for inner in source.capabilities() {
            match inner.node.attr("type") {
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "missing SCSI host capability type for '{}'",
                    source.device
                ),
                Some("vport_ops") => host.vports = Some(Vports::default()),
                Some("fc_host") => host.fc_host = Some(FcHost::parse(&inner)?),
                Some(kind) => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "unknown SCSI host capability type '{kind}' for '{}'",
                    source.device
                ),
            }
        }
        Ok(host)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf_plain("host", self.host);
        if let Some(id) = self.unique_id {
            w.leaf_plain("unique_id", id);
        }
        if let Some(fc_host) = &self.fc_host {
            fc_host.format(w);
        }
        if let Some(vports) = &self.vports {
            start("vport_ops", w);
            w.leaf_plain("max_vports", vports.max);
            w.leaf_plain("vports", vports.count);
            w.end();
        }
    }
}

fn parse_unique_id(source: &Source<'_>) -> Result<Option<i32>> {
    let Some(text) = source.text("unique_id") else {
        return Ok(None);
    };
    let id = source.valid(number::to_i32(&text, 10), "unique_id")?;
    Ok(Some(id).filter(|id| *id != NO_UNIQUE_ID))
}

/// A SCSI target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScsiTarget {
    /// Its name.
    pub name: String,
    /// The port behind it, on Fibre Channel.
    pub remote_port: Option<RemotePort>,
}

/// `<capability type='fc_remote_port'>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemotePort {
    /// Its name.
    pub rport: String,
    /// Its world wide name.
    pub wwpn: String,
}

impl ScsiTarget {
    pub(super) const SHAPE: Shape = Shape::new("", &[], &[ChildShape::leaf("target")]);

    /// The capability within.
    pub(super) const PORT: Shape = Shape::new("", &[], &[ChildShape::leaf("rport")]);

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        let mut target = Self {
            name: source.required("target", "target name")?,
            remote_port: None,
        };
        for inner in source.capabilities() {
            match inner.node.attr("type") {
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "missing type for SCSI target capability for '{}'",
                    source.device
                ),
                Some("fc_remote_port") => target.remote_port = Some(RemotePort::parse(&inner)?),
                Some(kind) => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "unknown SCSI target capability type '{kind}' for '{}'",
                    source.device
                ),
            }
        }
        Ok(target)
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf("target", &self.name);
        if let Some(port) = &self.remote_port {
            start("fc_remote_port", w);
            w.leaf("rport", &port.rport);
            w.leaf("wwpn", &port.wwpn);
            w.end();
        }
    }
}

impl RemotePort {
    fn parse(source: &Source<'_>) -> Result<Self> {
        let required = |name, what| match source.text(name) {
            Some(text) => Ok(text),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "missing {what} for '{}'",
                source.device
            ),
        };
        Ok(Self {
            rport: required("rport", "rport name")?,
            wwpn: required("wwpn", "wwpn identifier")?,
        })
    }
}

/// A SCSI logical unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScsiDevice {
    /// Number of the adapter.
    pub host: u32,
    /// Bus.
    pub bus: u32,
    /// Target.
    pub target: u32,
    /// Logical unit.
    pub lun: u32,
    /// What it is: `disk`, …
    pub kind: Option<String>,
}

impl ScsiDevice {
    pub(super) const SHAPE: Shape = Shape::new("", &[], &[ChildShape::leaf("lun")]);

    pub(super) fn parse(source: &Source<'_>) -> Result<Self> {
        Ok(Self {
            host: source.number("host", "SCSI host ID")?,
            bus: source.number("bus", "SCSI bus ID")?,
            target: source.number("target", "SCSI target ID")?,
            lun: source.number("lun", "SCSI LUN ID")?,
            kind: source.text("type"),
        })
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.leaf_plain("host", self.host);
        w.leaf_plain("bus", self.bus);
        w.leaf_plain("target", self.target);
        w.leaf_plain("lun", self.lun);
        w.leaf_opt("type", self.kind.as_deref());
    }
}
