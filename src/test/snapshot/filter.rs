//! What lists of snapshots can be asked for, and which snapshots a question means.
use abi::*;
use conf::guest::Status;
use conf::moment::Scope;
use conf::object::filter::{Groups, known, matches};
use conf::snapshot::{SnapshotDef, SnapshotState};
use std::sync::Arc;

/// See [`Groups`].
const GROUPS: &Groups = &[
    VIR_DOMAIN_SNAPSHOT_LIST_METADATA | VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA,
    VIR_DOMAIN_SNAPSHOT_LIST_LEAVES | VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES,
    VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE
        | VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE
        | VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY,
    VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL | VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL,
];

/// All flags of lists; the one for roots is the one for descendants.
pub(super) const KNOWN: u32 =
    known(GROUPS) | VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS | VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL;

/// Those in `scope` that `flags` mean, parents first.
pub(super) fn list(status: &Status, scope: Scope<'_>, flags: u32) -> Vec<Arc<SnapshotDef>> {
    let mut all = status.snapshots.in_scope(scope);
    all.retain(|snapshot| matches(GROUPS, flags, traits(status, snapshot)));
    all
}

/// The flags that describe it, one of each group.
fn traits(status: &Status, snapshot: &SnapshotDef) -> u32 {
    let leaf = match status.snapshots.is_leaf(&snapshot.name) {
        true => VIR_DOMAIN_SNAPSHOT_LIST_LEAVES,
        false => VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES,
    };
    let state = match snapshot.state {
        Some(SnapshotState::Shutoff) => VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE,
        Some(SnapshotState::DiskSnapshot) => VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY,
        _ => VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE,
    };
    let location = match snapshot.is_external() {
        true => VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL,
        false => VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL,
    };
    VIR_DOMAIN_SNAPSHOT_LIST_METADATA | leaf | state | location
}
