//! Back to a snapshot (`virDomainRevertToSnapshot`).
use super::find;
use crate::ORIGIN;
use crate::guest::Guest;
use crate::host::Host;
use abi::*;
use api::DomainSnapshot;
use conf::DomainDef;
use conf::guest::Status;
use conf::snapshot::{SnapshotDef, SnapshotState};
use std::sync::Arc;
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainRevertToSnapshot`
    pub(crate) fn revert(&self, handle: &DomainSnapshot, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING
            | VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED
            | VIR_DOMAIN_SNAPSHOT_REVERT_FORCE;
        api::check_flags(flags, KNOWN, "testDomainRevertToSnapshot", ORIGIN)?;
        self.change(handle.domain(), |guest, status| {
            let snapshot = find(status, handle.name().as_str())?;
            let was_online = matches!(
                snapshot.state,
                Some(SnapshotState::Running | SnapshotState::Paused)
            );
            let wanted = Wanted::of(flags);
            if !status.persistent && !was_online && wanted.is_none() {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "transient domain needs to request run or pause to revert to inactive snapshot"
                );
            }
            let def = definition(&snapshot, status)?;
            status.snapshots.set_current(Some(&snapshot.name));
            if status.is_active() {
                self.stop_for_snapshot(handle.domain(), guest, status);
            }
            status.def = def;
            if was_online {
                self.start_from(guest, status)?;
                let paused = snapshot.state == Some(SnapshotState::Paused);
                if wanted.map_or(paused, |wanted| wanted == Wanted::Paused) {
                    (status.state, status.reason) =
                        (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_FROM_SNAPSHOT);
                    self.tell_paused(guest, status);
                }
            } else if let Some(wanted) = wanted {
                self.tell_wanted(guest, status, wanted);
            }
            Ok(())
        })
    }

    fn start_from(&self, guest: &Arc<Guest>, status: &mut Status) -> Result<()> {
        self.start_locked(
            guest,
            status,
            VIR_DOMAIN_RUNNING_FROM_SNAPSHOT,
            VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT,
        )
    }

    fn tell_paused(&self, guest: &Guest, status: &Status) {
        self.tell(
            guest.subject(status),
            VIR_DOMAIN_EVENT_SUSPENDED,
            VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT,
        );
    }

    /// A snapshot of a guest that didn't run leaves it so whatever is wanted; libvirt's test host
    /// tells of a start nevertheless.
    fn tell_wanted(&self, guest: &Guest, status: &Status, wanted: Wanted) {
        self.tell(
            guest.subject(status),
            VIR_DOMAIN_EVENT_STARTED,
            VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT,
        );
        if wanted == Wanted::Paused {
            self.tell_paused(guest, status);
        }
    }
}

/// What the guest is to do afterwards, whatever it did at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Running,
    Paused,
}

impl Wanted {
    fn of(flags: u32) -> Option<Self> {
        if flags & VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING != 0 {
            Some(Self::Running)
        } else {
            (flags & VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED != 0).then_some(Self::Paused)
        }
    }
}

/// The snapshot's definition under the guest's present name, by which the host finds it.
fn definition(snapshot: &SnapshotDef, status: &Status) -> Result<Arc<DomainDef>> {
    let Some(def) = &snapshot.domain else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "snapshot '{}' lacks a definition of the domain",
            snapshot.name
        );
    };
    let mut def = def.clone();
    if def.name != status.def.name {
        Arc::make_mut(&mut def).name.clone_from(&status.def.name);
    }
    Ok(def)
}
