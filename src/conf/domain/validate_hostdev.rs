//! Defaults and rules of host devices and file systems (C: `virDomainHostdevDefPostParse`,
//! `virDomainDefHostdevValidate`, `virDomainFSDefValidate`).
use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::address::Address;
use super::hostdev::HostdevSource;

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
        for (at, hostdev) in hostdevs.iter().enumerate() {
            let mut later = hostdevs[at + 1..].iter();
            if later.any(|other| hostdev.source.matches(&other.source)) {
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
