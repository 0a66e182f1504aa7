//! Whether two pools would use the same storage (C: `virStoragePoolObjSourceFindDuplicate`).
use util::number;

use super::adapter::Adapter;
use super::def::StoragePoolDef;
use super::kind::PoolType;
use super::source::PoolSource;

impl StoragePoolDef {
    /// Whether a new pool `other` would use what this one uses; a pool of the same name is this one
    /// itself.
    #[must_use]
    pub fn conflicts_with(&self, other: &Self) -> bool {
        if self.name == other.name {
            return false;
        }
        let (mine, theirs) = (&self.source, &other.source);
        if on_devices(self.kind) && on_devices(other.kind) {
            return share_devices(mine, theirs);
        }
        if self.kind != other.kind {
            return false;
        }
        match self.kind {
            PoolType::Dir => self.target == other.target,
            PoolType::Gluster => {
                mine.name == theirs.name && mine.dir == theirs.dir && same_host(mine, theirs)
            }
            PoolType::Netfs => mine.dir == theirs.dir && same_host(mine, theirs),
            PoolType::Scsi => same_adapter(mine, theirs),
            PoolType::Iscsi => share_devices(mine, theirs) && mine.initiator == theirs.initiator,
            PoolType::Sheepdog => same_host(mine, theirs),
            PoolType::Vstorage => mine.name == theirs.name,
            PoolType::Mpath => true, // there is one table of them
            _ => false,
        }
    }
}

/// Types whose volumes lie on block devices of the host.
fn on_devices(kind: PoolType) -> bool {
    matches!(
        kind,
        PoolType::Fs | PoolType::Logical | PoolType::Disk | PoolType::Zfs
    )
}

fn share_devices(mine: &PoolSource, theirs: &PoolSource) -> bool {
    let has = |path: &str| mine.devices.iter().any(|device| device.path == path);
    theirs.devices.iter().any(|device| has(&device.path))
}

/// The first hosts count; two sources with several each are taken for different.
fn same_host(mine: &PoolSource, theirs: &PoolSource) -> bool {
    if mine.hosts.len() != 1 && theirs.hosts.len() != 1 {
        return false;
    }
    match (mine.hosts.first(), theirs.hosts.first()) {
        (Some(mine), Some(theirs)) => {
            (theirs.port == 0 || mine.port == theirs.port) && mine.name == theirs.name
        }
        _ => false,
    }
}

fn same_adapter(mine: &PoolSource, theirs: &PoolSource) -> bool {
    let same_number = |one: Option<u32>, other| one.is_some() && one == other;
    match (&mine.adapter, &theirs.adapter) {
        (Some(Adapter::FcHost(mine)), Some(Adapter::FcHost(theirs))) => {
            mine.wwnn == theirs.wwnn && mine.wwpn == theirs.wwpn
        }
        (Some(Adapter::ScsiHost(mine)), Some(Adapter::ScsiHost(theirs))) => {
            mine.parent.is_some() && mine.parent == theirs.parent
                || same_number(host_number(&mine.name), host_number(&theirs.name))
        }
        (Some(Adapter::FcHost(fc)), Some(Adapter::ScsiHost(scsi)))
        | (Some(Adapter::ScsiHost(scsi)), Some(Adapter::FcHost(fc))) => {
            same_number(host_number(&fc.parent), host_number(&scsi.name))
        }
        _ => false,
    }
}

/// The number of a host adapter, which has several names (C: `virSCSIHostGetNumber`).
fn host_number(name: &Option<String>) -> Option<u32> {
    let name = name.as_deref()?;
    let digits = ["scsi_host", "fc_host", "host"]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))?;
    number::to_u32(digits, 10)
}
