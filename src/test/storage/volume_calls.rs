//! The volumes of the host's pools: how they come, go and are found.
use super::pools::{Pool, PoolState, Pools, require};
use super::volumes::{Volume, Volumes};
use crate::ORIGIN;
use abi::*;
use api::{Conn, StoragePool, StorageVol};
use conf::StorageVolumeDef;
use conf::storage_pool::PoolType;
use conf::storage_volume::Capacity;
use std::sync::Arc;
use util::error::{Error, Result};
use util::xml::ParseFlags;
use util::{bail, err};

fn handle(conn: &Conn, pool: &Pool, volume: &Volume) -> StorageVol {
    StorageVol::new(conn, pool.name(), &volume.def.name, &volume.key)
}

fn not_found(what: &str, value: &str) -> Box<Error> {
    err!(
        VIR_ERR_NO_STORAGE_VOL,
        "no storage vol with matching {what} '{value}'"
    )
}

fn named(state: &PoolState, name: &str) -> Result<Arc<Volume>> {
    let found = state.extra.by_name(name);
    found.ok_or_else(|| not_found("name", name))
}

/// `virStorageVolType` of the volumes of a pool.
pub(super) const fn type_in(pool: PoolType) -> i32 {
    match pool {
        PoolType::Dir | PoolType::Fs | PoolType::Netfs | PoolType::Vstorage => VIR_STORAGE_VOL_FILE,
        PoolType::Sheepdog | PoolType::IscsiDirect | PoolType::Gluster | PoolType::Rbd => {
            VIR_STORAGE_VOL_NETWORK
        }
        PoolType::Logical
        | PoolType::Disk
        | PoolType::Mpath
        | PoolType::Iscsi
        | PoolType::Scsi
        | PoolType::Zfs => VIR_STORAGE_VOL_BLOCK,
    }
}

/// Counts bytes that a pool has given away, or got back.
pub(super) fn count_allocation(state: &mut PoolState, allocation: u64) {
    let def = Arc::make_mut(&mut state.def);
    def.allocation = allocation;
    def.available = def.capacity.wrapping_sub(allocation);
}

/// Adds a volume to a pool whose lock the caller holds; it gets a path, if it has none, and a key.
pub(super) fn add(state: &mut PoolState, mut def: StorageVolumeDef) -> Result<Arc<Volume>> {
    let folder = state.def.target.as_deref();
    // What C's printf makes of the path that pools in the network lack.
    let folder = folder.unwrap_or("(null)");
    let path = def.target.path.take();
    let path = path.unwrap_or_else(|| format!("{folder}/{}", def.name));
    let key = def.key.take().unwrap_or_else(|| path.clone());
    def.target.path = Some(path.clone());
    def.key = Some(key.clone());
    let allocation = state.def.allocation.wrapping_add(def.allocation);
    let volume = state.extra.add(Volume::new(def, key, path))?;
    count_allocation(state, allocation);
    Ok(volume)
}

/// Makes a volume of a document; key and path are the pool's to give.
fn create(
    state: &mut PoolState,
    xml: &str,
    strict: ParseFlags,
    original: Option<(&StorageVol, Cloning)>,
) -> Result<Arc<Volume>> {
    let kind = state.def.kind;
    let mut def = StorageVolumeDef::from_xml(kind, xml, Capacity::Required, strict)?;
    if state.extra.by_name(&def.name).is_some() {
        bail!(VIR_ERR_OPERATION_FAILED, "storage vol already exists");
    }
    let original = match original {
        Some((original, how)) => {
            let original = named(state, original.name().as_str())?;
            if how == Cloning::Whole {
                def.capacity = def.capacity.max(original.def.capacity);
                def.allocation = def.allocation.max(original.def.allocation);
            }
            Some(original)
        }
        None => None,
    };
    let allocation = state.def.allocation.checked_add(def.allocation);
    if allocation.is_none_or(|allocation| allocation > state.def.capacity) {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Not enough free space in pool for volume '{}'",
            def.name
        );
    }
    (def.key, def.target.path) = (None, None);
    let volume = add(state, def)?;
    if let Some(original) = original {
        let content = original.content.lock().clone();
        volume.content.lock().fill_from(content);
    }
    Ok(volume)
}

/// How big the copy of a volume is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cloning {
    /// As its document says.
    AsSaid,
    /// As the original at least, as libvirt's storage driver does.
    Whole,
}

impl Pools {
    /// Looks at a pool that runs.
    fn look<T>(&self, name: &str, look: impl FnOnce(&Pool, &PoolState) -> Result<T>) -> Result<T> {
        let pool = self.by_name(name)?;
        let state = pool.state();
        require(&pool, &state, true)?;
        look(&pool, &state)
    }

    pub(crate) fn volume_names(&self, pool: &StoragePool) -> Result<Vec<String>> {
        self.look(pool.name().as_str(), |_, state| {
            let volumes = state.extra.iter();
            Ok(volumes.map(|volume| volume.def.name.clone()).collect())
        })
    }

    pub(crate) fn list_volumes(&self, pool: &StoragePool, flags: u32) -> Result<Vec<StorageVol>> {
        api::check_flags(flags, 0, "testStoragePoolListAllVolumes", ORIGIN)?;
        let found = self.by_uuid(pool.uuid())?;
        let state = found.state();
        if !state.active {
            bail!(VIR_ERR_OPERATION_INVALID, "storage pool is not active");
        }
        let volumes = state.extra.iter();
        let handles = volumes.map(|volume| handle(pool.conn(), &found, volume));
        Ok(handles.collect())
    }

    pub(crate) fn volume_by_name(&self, pool: &StoragePool, name: &str) -> Result<StorageVol> {
        self.look(pool.name().as_str(), |found, state| {
            Ok(handle(pool.conn(), found, &*named(state, name)?))
        })
    }

    /// The first volume that `find` finds in a pool that runs.
    fn find(
        &self,
        conn: &Conn,
        find: impl Fn(&Volumes) -> Option<Arc<Volume>>,
    ) -> Option<StorageVol> {
        self.running().iter().find_map(|pool| {
            let volume = find(&pool.state().extra)?;
            Some(handle(conn, pool, &volume))
        })
    }

    pub(crate) fn volume_by_key(&self, conn: &Conn, key: &str) -> Result<StorageVol> {
        let found = self.find(conn, |volumes| volumes.by_key(key));
        found.ok_or_else(|| not_found("key", key))
    }

    pub(crate) fn volume_by_path(&self, conn: &Conn, path: &str) -> Result<StorageVol> {
        let found = self.find(conn, |volumes| volumes.by_path(path));
        found.ok_or_else(|| not_found("path", path))
    }

    fn change_running<T>(
        &self,
        name: &str,
        change: impl FnOnce(&Pool, &mut PoolState) -> Result<T>,
    ) -> Result<T> {
        self.change(name, |pool, state| {
            require(pool, state, true)?;
            change(pool, state)
        })
    }

    pub(crate) fn create_volume(
        &self,
        pool: &StoragePool,
        xml: &str,
        flags: u32,
    ) -> Result<StorageVol> {
        const KNOWN: u32 = VIR_STORAGE_VOL_CREATE_VALIDATE;
        api::check_flags(flags, KNOWN, "testStorageVolCreateXML", ORIGIN)?;
        let strict = ParseFlags::strict_if(flags, KNOWN);
        self.change_running(pool.name().as_str(), |found, state| {
            let volume = create(state, xml, strict, None)?;
            Ok(handle(pool.conn(), found, &volume))
        })
    }

    /// The original must lie in the same pool.
    pub(crate) fn create_volume_from(
        &self,
        pool: &StoragePool,
        xml: &str,
        (original, how): (&StorageVol, Cloning),
        flags: u32,
    ) -> Result<StorageVol> {
        const KNOWN: u32 = VIR_STORAGE_VOL_CREATE_VALIDATE;
        api::check_flags(flags, KNOWN, "testStorageVolCreateXMLFrom", ORIGIN)?;
        let strict = ParseFlags::strict_if(flags, KNOWN);
        self.change_running(pool.name().as_str(), |found, state| {
            let volume = create(state, xml, strict, Some((original, how)))?;
            Ok(handle(pool.conn(), found, &volume))
        })
    }

    pub(crate) fn delete_volume(&self, vol: &StorageVol, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testStorageVolDelete", ORIGIN)?;
        self.change_running(vol.pool().as_str(), |_, state| {
            let volume = named(state, vol.name().as_str())?;
            state.extra.remove(vol.name().as_str());
            let allocation = state.def.allocation.wrapping_sub(volume.def.allocation);
            count_allocation(state, allocation);
            Ok(())
        })
    }

    fn look_at_volume<T>(
        &self,
        vol: &StorageVol,
        look: impl FnOnce(&PoolState, &Volume) -> T,
    ) -> Result<T> {
        self.look(vol.pool().as_str(), |_, state| {
            Ok(look(state, &*named(state, vol.name().as_str())?))
        })
    }

    pub(crate) fn volume_info(&self, vol: &StorageVol) -> Result<virStorageVolInfo> {
        self.look_at_volume(vol, |state, volume| virStorageVolInfo {
            r#type: type_in(state.def.kind),
            capacity: volume.def.capacity,
            allocation: volume.def.allocation,
        })
    }

    pub(crate) fn volume_path(&self, vol: &StorageVol) -> Result<String> {
        self.look_at_volume(vol, |_, volume| volume.path.clone())
    }

    pub(crate) fn volume_xml(&self, vol: &StorageVol, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testStorageVolGetXMLDesc", ORIGIN)?;
        self.look_at_volume(vol, |_, volume| volume.def.to_xml())
    }
}
