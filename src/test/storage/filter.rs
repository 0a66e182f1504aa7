//! Which pools a list is to show, and which events of pools somebody wants.
use abi::*;
use api::{EventFilter, EventKind};
use conf::object::filter::Groups;
use conf::storage_pool::PoolType;
use util::uuid::Uuid;

use super::pools::PoolState;

/// The flags of `virConnectListAllStoragePools`.
pub(super) const GROUPS: &Groups = &[
    VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE | VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE,
    VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT | VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT,
    VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART | VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART,
    VIR_CONNECT_LIST_STORAGE_POOLS_DIR
        | VIR_CONNECT_LIST_STORAGE_POOLS_FS
        | VIR_CONNECT_LIST_STORAGE_POOLS_NETFS
        | VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL
        | VIR_CONNECT_LIST_STORAGE_POOLS_DISK
        | VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI
        | VIR_CONNECT_LIST_STORAGE_POOLS_SCSI
        | VIR_CONNECT_LIST_STORAGE_POOLS_MPATH
        | VIR_CONNECT_LIST_STORAGE_POOLS_RBD
        | VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG
        | VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER
        | VIR_CONNECT_LIST_STORAGE_POOLS_ZFS
        | VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE
        | VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT,
];

const fn flag_of(kind: PoolType) -> u32 {
    match kind {
        PoolType::Dir => VIR_CONNECT_LIST_STORAGE_POOLS_DIR,
        PoolType::Fs => VIR_CONNECT_LIST_STORAGE_POOLS_FS,
        PoolType::Netfs => VIR_CONNECT_LIST_STORAGE_POOLS_NETFS,
        PoolType::Logical => VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL,
        PoolType::Disk => VIR_CONNECT_LIST_STORAGE_POOLS_DISK,
        PoolType::Iscsi => VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI,
        PoolType::IscsiDirect => VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT,
        PoolType::Scsi => VIR_CONNECT_LIST_STORAGE_POOLS_SCSI,
        PoolType::Mpath => VIR_CONNECT_LIST_STORAGE_POOLS_MPATH,
        PoolType::Rbd => VIR_CONNECT_LIST_STORAGE_POOLS_RBD,
        PoolType::Sheepdog => VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG,
        PoolType::Gluster => VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER,
        PoolType::Zfs => VIR_CONNECT_LIST_STORAGE_POOLS_ZFS,
        PoolType::Vstorage => VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE,
    }
}

/// The flags that describe a pool.
pub(super) fn traits(state: &PoolState) -> u32 {
    let either = |is, yes, no| if is { yes } else { no };
    either(
        state.active,
        VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE,
        VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE,
    ) | either(
        state.persistent,
        VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT,
        VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT,
    ) | either(
        state.autostart,
        VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART,
        VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART,
    ) | flag_of(state.def.kind)
}

/// What a registration for `event_id` (a `virStoragePoolEventID`) wants, of all pools or of one.
pub(crate) fn of_events(event_id: i32, pool: Option<Uuid>) -> EventFilter {
    Box::new(move |event| {
        let id = match &event.kind {
            EventKind::StoragePoolLifecycle { .. } => VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
            EventKind::StoragePoolRefresh => VIR_STORAGE_POOL_EVENT_ID_REFRESH,
            _ => return false,
        };
        id == event_id && pool.is_none_or(|uuid| uuid == event.subject.uuid)
    })
}
