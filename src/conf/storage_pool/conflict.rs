//! Whether two pools would use the same storage (C: `virStoragePoolObjSourceFindDuplicate`).
use super::adapter::{Adapter, FcHost, ScsiHost};
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
            PoolType::Iscsi | PoolType::IscsiDirect => {
                share_devices(mine, theirs)
                    && same_host(mine, theirs)
                    && mine.initiator == theirs.initiator
            }
            PoolType::Sheepdog => mine.name == theirs.name && same_host(mine, theirs),
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

/// Sources with several hosts are taken for different.
fn same_host(mine: &PoolSource, theirs: &PoolSource) -> bool {
    match (mine.hosts.as_slice(), theirs.hosts.as_slice()) {
        ([mine], [theirs]) => {
            (theirs.port == 0 || mine.port == theirs.port) && mine.name == theirs.name
        }
        _ => false,
    }
}

fn same_adapter(mine: &PoolSource, theirs: &PoolSource) -> bool {
    match (&mine.adapter, &theirs.adapter) {
        (Some(Adapter::FcHost(mine)), Some(Adapter::FcHost(theirs))) => same_fc(mine, theirs),
        (Some(Adapter::ScsiHost(mine)), Some(Adapter::ScsiHost(theirs))) => same_scsi(mine, theirs),
        _ => false,
    }
}

fn same_fc(mine: &FcHost, theirs: &FcHost) -> bool {
    mine.wwnn == theirs.wwnn && mine.wwpn == theirs.wwpn
}

fn same_scsi(mine: &ScsiHost, theirs: &ScsiHost) -> bool {
    match (&mine.name, &theirs.name) {
        (Some(mine), Some(theirs)) => host_number(mine) == host_number(theirs),
        (None, None) => mine.parent == theirs.parent,
        _ => false,
    }
}

/// `host2` is an older name of `scsi_host2`.
fn host_number(name: &str) -> &str {
    let name = name.strip_prefix("scsi_").unwrap_or(name);
    name.strip_prefix("host").unwrap_or(name)
}
