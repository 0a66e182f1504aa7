//! Defaults and rules of host devices and file systems (C: `virDomainHostdevDefPostParse`,
//! `virDomainDefHostdevValidate`, `virDomainFSDefValidate`).
use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::address::Address;
use super::hostdev::HostdevSource;
use super::net::Net;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

impl DomainDef {
    /// Gives SCSI devices of the host a place and their names in full.
    pub(super) fn fill_hostdevs(&mut self) {
        for at in 0..self.devices.hostdevs.len() {
            let place = self.free_scsi_place();
            let hostdev = &mut self.devices.hostdevs[at];
            if let HostdevSource::Scsi { source, .. } = &mut hostdev.source {
                source.complete();
                hostdev.info.address.get_or_insert(Address::Drive(place));
            }
        }
    }

    /// Each device of the host is taken once, by a guest that has use for it.
    pub(super) fn check_hostdevs(&self) -> Result<()> {
        let hostdevs = &self.devices.hostdevs;
        for hostdev in hostdevs {
            hostdev.validate()?;
        }
        for filesystem in &self.devices.filesystems {
            filesystem.validate()?;
        }
        let cards = self.devices.nets.iter().filter_map(Net::hostdev);
        let sources: Vec<&HostdevSource> = cards
            .chain(hostdevs.iter().map(|hostdev| &hostdev.source))
            .collect();
        for (at, source) in sources.iter().enumerate() {
            if sources[at + 1..].iter().any(|other| source.matches(other)) {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Hostdev already exists in the domain configuration"
                );
            }
        }
        if hostdevs
            .iter()
            .filter(|hostdev| hostdev.has_ramfb())
            .count()
            > 1
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Only one vgpu device can have 'ramfb' enabled"
            );
        }
        Ok(())
    }
}
