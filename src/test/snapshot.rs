//! Snapshots of guests: made, described anew, listed, deleted.  Going back to one is `revert`'s.
//!
//! Nothing of a guest's disks or memory is kept, the test host has neither; a snapshot is its
//! description with the guest's definition.
pub(crate) mod file;
mod filter;
mod revert;

use crate::ORIGIN;
use crate::definition;
use crate::guest::Guest;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainSnapshot};
use conf::domain::disk::SnapshotLocation;
use conf::guest::Status;
use conf::moment::Scope;
use conf::snapshot::align::Default as Alignment;
use conf::snapshot::{SnapshotDef, SnapshotMemory, SnapshotParse, SnapshotState};
use std::sync::Arc;
use util::error::{Error, Result};
use util::xml::FormatFlags;
use util::{bail, err};

/// The guest's snapshot of this name.
fn find(status: &Status, name: &str) -> Result<Arc<SnapshotDef>> {
    let found = status.snapshots.find(name).cloned();
    found.ok_or_else(|| not_found(format!("no domain snapshot with matching name '{name}'")))
}

fn not_found(text: String) -> Box<Error> {
    err!(VIR_ERR_NO_DOMAIN_SNAPSHOT, "{text}")
}

/// Whether the guest has this very snapshot as its current one.
fn is_current(status: &Status, name: &str) -> bool {
    let current = status.snapshots.current();
    current.is_some_and(|current| current.name == name)
}

impl Host {
    /// Reads facts of a snapshot and of its guest.
    fn look_snapshot<T>(
        &self,
        handle: &DomainSnapshot,
        read: impl FnOnce(&Status, &SnapshotDef) -> Result<T>,
    ) -> Result<T> {
        self.look(handle.domain(), |status| {
            read(status, &*find(status, handle.name().as_str())?)
        })
    }

    /// `virDomainSnapshotCreateXML`; gives the name.
    pub(crate) fn create_snapshot(&self, handle: &Domain, xml: &str, flags: u32) -> Result<String> {
        const KNOWN: u32 = VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE
            | VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT
            | VIR_DOMAIN_SNAPSHOT_CREATE_HALT
            | VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE
            | VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC
            | VIR_DOMAIN_SNAPSHOT_CREATE_LIVE
            | VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE;
        api::check_flags(flags, KNOWN, "testDomainSnapshotCreateXML", ORIGIN)?;
        let redefine = flags & VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE != 0;
        let halt = flags & VIR_DOMAIN_SNAPSHOT_CREATE_HALT != 0;
        let how = SnapshotParse {
            redefine,
            validate: flags & VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE != 0,
            ..SnapshotParse::default()
        };
        self.change(handle, |guest, status| {
            if !status.checkpoints.is_empty() {
                bail!(
                    VIR_ERR_OPERATION_UNSUPPORTED,
                    "cannot create snapshot while checkpoint exists"
                );
            }
            if halt && !status.persistent {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot halt after transient domain snapshot"
                );
            }
            let now = self.clock.now_seconds();
            let mut def = SnapshotDef::from_xml(xml, how, now, &definition::parse_past)?;
            if redefine {
                def.prepare_redefine(handle.uuid(), &status.snapshots)?;
            } else {
                prepare_new(&mut def, status)?;
            }
            let name = def.name.clone();
            status.snapshots.insert(def);
            if !redefine || flags & VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT != 0 {
                status.snapshots.set_current(Some(&name));
            }
            if halt && status.is_active() {
                self.stop_for_snapshot(handle, guest, status);
            }
            Ok(name)
        })
    }

    /// The guest, whose lock the caller holds, ceases to run; the host keeps even a transient one.
    fn stop_for_snapshot(&self, handle: &Domain, guest: &Guest, status: &mut Status) {
        self.halt_locked(
            guest,
            status,
            VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT,
            VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT,
        );
        handle.set_id(-1);
    }

    /// The snapshots of the guest, or those made directly upon nothing, by `flags`; `call` is
    /// libvirt's function.
    pub(crate) fn list_snapshots(
        &self,
        handle: &Domain,
        flags: u32,
        call: &str,
    ) -> Result<Vec<Arc<SnapshotDef>>> {
        api::check_flags(flags, filter::KNOWN, call, ORIGIN)?;
        let scope = match flags & VIR_DOMAIN_SNAPSHOT_LIST_ROOTS {
            0 => Scope::All,
            _ => Scope::Roots,
        };
        self.look(handle, |status| Ok(filter::list(status, scope, flags)))
    }

    /// The snapshots made upon this one, directly or not, by `flags`; `call` is libvirt's function.
    pub(crate) fn list_snapshot_children(
        &self,
        handle: &DomainSnapshot,
        flags: u32,
        call: &str,
    ) -> Result<Vec<Arc<SnapshotDef>>> {
        api::check_flags(flags, filter::KNOWN, call, ORIGIN)?;
        self.look_snapshot(handle, |status, snapshot| {
            let scope = match flags & VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS {
                0 => Scope::Children(&snapshot.name),
                _ => Scope::Descendants(&snapshot.name),
            };
            Ok(filter::list(status, scope, flags))
        })
    }

    /// `virDomainSnapshotLookupByName`
    pub(crate) fn find_snapshot(&self, handle: &Domain, name: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainSnapshotLookupByName", ORIGIN)?;
        self.look(handle, |status| find(status, name).map(drop))
    }

    /// `virDomainHasCurrentSnapshot`
    pub(crate) fn has_current_snapshot(&self, handle: &Domain, flags: u32) -> Result<bool> {
        api::check_flags(flags, 0, "testDomainHasCurrentSnapshot", ORIGIN)?;
        self.look(handle, |status| Ok(status.snapshots.current().is_some()))
    }

    /// `virDomainSnapshotCurrent`; gives the name.
    pub(crate) fn current_snapshot(&self, handle: &Domain, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testDomainSnapshotCurrent", ORIGIN)?;
        self.look(handle, |status| match status.snapshots.current() {
            Some(current) => Ok(current.name.clone()),
            None => Err(not_found(
                "the domain does not have a current snapshot".to_owned(),
            )),
        })
    }

    /// `virDomainSnapshotGetParent`; gives the name.
    pub(crate) fn snapshot_parent(&self, handle: &DomainSnapshot, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testDomainSnapshotGetParent", ORIGIN)?;
        self.look_snapshot(handle, |_, snapshot| match &snapshot.parent {
            Some(parent) => Ok(parent.clone()),
            None => Err(not_found(format!(
                "snapshot '{}' does not have a parent",
                snapshot.name
            ))),
        })
    }

    /// `virDomainSnapshotIsCurrent`
    pub(crate) fn is_current_snapshot(&self, handle: &DomainSnapshot, flags: u32) -> Result<bool> {
        api::check_flags(flags, 0, "testDomainSnapshotIsCurrent", ORIGIN)?;
        self.look_snapshot(handle, |status, snapshot| {
            Ok(is_current(status, &snapshot.name))
        })
    }

    /// `virDomainSnapshotHasMetadata`: the host knows of every snapshot by its description alone.
    pub(crate) fn has_snapshot_metadata(
        &self,
        handle: &DomainSnapshot,
        flags: u32,
    ) -> Result<bool> {
        api::check_flags(flags, 0, "testDomainSnapshotHasMetadata", ORIGIN)?;
        self.look_snapshot(handle, |_, _| Ok(true))
    }

    /// `virDomainSnapshotGetXMLDesc`
    pub(crate) fn snapshot_xml(&self, handle: &DomainSnapshot, flags: u32) -> Result<String> {
        const SECURE: u32 = VIR_DOMAIN_SNAPSHOT_XML_SECURE;
        api::check_flags(flags, SECURE, "testDomainSnapshotGetXMLDesc", ORIGIN)?;
        let def = self.look(handle.domain(), |status| {
            find(status, handle.name().as_str())
        })?;
        let format = match flags & SECURE {
            0 => FormatFlags::NONE,
            _ => FormatFlags::SECURE,
        };
        Ok(def.to_xml(format, false, Some(handle.domain().uuid())))
    }

    /// `virDomainSnapshotDelete`
    pub(crate) fn delete_snapshot(&self, handle: &DomainSnapshot, flags: u32) -> Result<()> {
        const KNOWN: u32 =
            VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN | VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY;
        api::check_flags(flags, KNOWN, "testDomainSnapshotDelete", ORIGIN)?;
        self.change(handle.domain(), |_, status| {
            let name = &find(status, handle.name().as_str())?.name;
            if flags != 0 {
                status.snapshots.remove_descendants(name);
            }
            if flags & VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY == 0 {
                status.snapshots.remove(name);
            }
            Ok(())
        })
    }
}

/// A snapshot that is to be made holds the guest as it is, upon the current one.
fn prepare_new(def: &mut SnapshotDef, status: &Status) -> Result<()> {
    def.domain = Some(status.def.clone());
    let manual = Some(SnapshotLocation::Manual);
    if def.disks.iter().any(|disk| disk.snapshot == manual) {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "'manual' snapshot mode is not supported by the test driver"
        );
    }
    def.state = Some(state(status));
    let external = Some(SnapshotLocation::External);
    let alignment = if def.memory.as_ref().map(|memory| memory.location) == external {
        Alignment {
            location: SnapshotLocation::External,
            uniform: false,
        }
    } else {
        let location = match status.state == VIR_DOMAIN_SHUTOFF {
            true => SnapshotLocation::No,
            false => SnapshotLocation::Internal,
        };
        def.memory = Some(SnapshotMemory {
            location,
            file: None,
        });
        Alignment {
            location: SnapshotLocation::Internal,
            uniform: true,
        }
    };
    def.align_disks(None, alignment)?;
    status.snapshots.check_new(&def.name)?;
    let current = status.snapshots.current();
    def.parent = current.map(|current| current.name.clone());
    Ok(())
}

/// What the guest does, in a snapshot's words.
fn state(status: &Status) -> SnapshotState {
    match status.state {
        VIR_DOMAIN_RUNNING => SnapshotState::Running,
        VIR_DOMAIN_BLOCKED => SnapshotState::Blocked,
        VIR_DOMAIN_PAUSED => SnapshotState::Paused,
        VIR_DOMAIN_SHUTDOWN => SnapshotState::Shutdown,
        VIR_DOMAIN_SHUTOFF => SnapshotState::Shutoff,
        VIR_DOMAIN_CRASHED => SnapshotState::Crashed,
        VIR_DOMAIN_PMSUSPENDED => SnapshotState::Pmsuspended,
        _ => SnapshotState::Nostate,
    }
}
