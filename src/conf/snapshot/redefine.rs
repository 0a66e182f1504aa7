//! A description that is to take the place of a known snapshot, or beside the known ones (C:
//! `virDomainSnapshotRedefinePrep`).
use std::sync::Arc;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::uuid::Uuid;

use super::align::Default;
use super::{SnapshotDef, SnapshotState};
use crate::domain::abi_stability::Strictness;
use crate::domain::disk::SnapshotLocation;
use crate::moment::Moments;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN_SNAPSHOT;

impl SnapshotDef {
    /// Makes the description fit to be put among the `known` snapshots of the guest `uuid`: what it
    /// leaves out of the guest's definition comes from its namesake, and each disk has its line.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` for a parent that can't be, another guest, or another kind of snapshot
    /// than its namesake; `VIR_ERR_CONFIG_UNSUPPORTED` for another machine than the namesake's and
    /// for disks that the guest hasn't got; `VIR_ERR_INTERNAL_ERROR` where no definition is known.
    pub fn prepare_redefine(&mut self, uuid: &Uuid, known: &Moments<Self>) -> Result<()> {
        known.check_parent(self)?;
        let name = &self.name;
        if let Some(domain) = &self.domain
            && domain.uuid.as_ref() != Some(uuid)
        {
            bail!(
                VIR_ERR_INVALID_ARG,
                "definition for snapshot {name} must use uuid {uuid}"
            );
        }
        if let Some(namesake) = known.find(name).cloned() {
            self.check_kind(&namesake)?;
            self.take_domain(&namesake)?;
        }
        let external = self.is_external() || self.state == Some(SnapshotState::DiskSnapshot);
        let location = match external {
            true => SnapshotLocation::External,
            false => SnapshotLocation::Internal,
        };
        let uniform = !external;
        self.align_disks(None, Default { location, uniform })
    }

    /// A running guest's snapshot remains one, so does one of disks alone.
    fn check_kind(&self, namesake: &Self) -> Result<()> {
        let name = &self.name;
        let online = |def: &Self| {
            matches!(
                def.state,
                Some(SnapshotState::Running | SnapshotState::Paused)
            )
        };
        if online(self) != online(namesake) {
            bail!(
                VIR_ERR_INVALID_ARG,
                "cannot change between online and offline snapshot state in snapshot {name}"
            );
        }
        let disks_only = |def: &Self| def.state == Some(SnapshotState::DiskSnapshot);
        if disks_only(self) != disks_only(namesake) {
            bail!(
                VIR_ERR_INVALID_ARG,
                "cannot change between disk only and full system in snapshot {name}"
            );
        }
        Ok(())
    }

    fn take_domain(&mut self, namesake: &Self) -> Result<()> {
        match (&self.domain, &namesake.domain) {
            (Some(ours), Some(known)) => known.check_abi_stability(ours, Strictness::Full),
            (None, Some(known)) => {
                self.domain = Some(Arc::clone(known));
                Ok(())
            }
            (_, None) => Ok(()),
        }
    }
}
