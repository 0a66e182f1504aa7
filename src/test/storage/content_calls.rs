//! What extended hosts do with the content of volumes: streams, wiping, other sizes.
use super::pools::{Pool, PoolState, subject};
use super::transfer::{Transfer, Way};
use super::volume_calls::{count_allocation, type_in};
use super::volumes::Volume;
use crate::host::Host;
use abi::*;
use api::{Conn, EventKind, StoragePool, StorageVol, Stream};
use conf::storage_pool::{PoolType, capabilities};
use std::sync::Arc;
use util::error::{Error, ErrorDomain, Result};
use util::{bail, err, file};

/// These calls answer as libvirt's own storage driver does.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// The change of a volume's size that a caller asks for.
struct Resize {
    capacity: u64,
    flags: u32,
}

impl Resize {
    fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// The capacity that a volume gets.
    fn target(&self, now: u64) -> u64 {
        match (
            self.has(VIR_STORAGE_VOL_RESIZE_DELTA),
            self.has(VIR_STORAGE_VOL_RESIZE_SHRINK),
        ) {
            (true, true) => now.saturating_sub(self.capacity),
            (true, false) => now.wrapping_add(self.capacity),
            (false, _) => self.capacity,
        }
    }

    /// Changes a volume of a pool that has `available` bytes left; how many it takes of them.
    fn apply(&self, volume: &mut Volume, available: u64) -> Result<u64> {
        let def = &mut volume.def;
        let capacity = self.target(def.capacity);
        if capacity < def.allocation {
            bail!(
                VIR_ERR_INVALID_ARG,
                "can't shrink capacity below existing allocation"
            );
        }
        if capacity < def.capacity && !self.has(VIR_STORAGE_VOL_RESIZE_SHRINK) {
            bail!(
                VIR_ERR_INVALID_ARG,
                "Can't shrink capacity below current capacity unless shrink flag explicitly specified"
            );
        }
        let taken = match self.has(VIR_STORAGE_VOL_RESIZE_ALLOCATE) {
            true => capacity - def.allocation,
            false => 0,
        };
        if taken > available {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "Not enough space left in storage pool"
            );
        }
        def.capacity = capacity;
        if taken > 0 {
            def.allocation = capacity;
        }
        if volume.is_raw() {
            volume
                .content
                .lock()
                .resize(capacity, volume.def.allocation);
        }
        Ok(taken)
    }
}

/// Whether an algorithm (a `virStorageVolWipeAlgorithm`) leaves noise in the place of zeros.
fn leaves_noise(algorithm: u32) -> Result<bool> {
    match algorithm.cast_signed() {
        VIR_STORAGE_VOL_WIPE_ALG_ZERO | VIR_STORAGE_VOL_WIPE_ALG_NNSA => Ok(false),
        VIR_STORAGE_VOL_WIPE_ALG_DOD
        | VIR_STORAGE_VOL_WIPE_ALG_BSI
        | VIR_STORAGE_VOL_WIPE_ALG_GUTMANN
        | VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER
        | VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7
        | VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33
        | VIR_STORAGE_VOL_WIPE_ALG_RANDOM => Ok(true),
        VIR_STORAGE_VOL_WIPE_ALG_TRIM => bail!(
            VIR_ERR_ARGUMENT_UNSUPPORTED,
            "'trim' algorithm not supported"
        ),
        _ => bail!(
            VIR_ERR_INVALID_ARG,
            "wiping algorithm {algorithm} not supported"
        ),
    }
}

fn random_number() -> Result<u64> {
    let mut bytes = [0; 8];
    match util::random::fill(&mut bytes) {
        Ok(()) => Ok(u64::from_ne_bytes(bytes)),
        Err(cause) => Err(Error::system(
            ORIGIN,
            &cause,
            "failed to generate random bytes",
        )),
    }
}

fn no_such_volume(name: &str) -> Box<Error> {
    err!(
        VIR_ERR_NO_STORAGE_VOL,
        "no storage vol with matching name '{name}'"
    )
}

/// Has a volume's definition say what has become of its content, and the pool what that takes of it.
fn settle(state: &mut PoolState, name: &str) {
    let mut taken = 0;
    let before = state.def.allocation;
    state.extra.update(name, |volume| {
        let (length, allocation) = {
            let content = volume.content.lock();
            (content.length(), content.allocation())
        };
        if volume.is_raw() {
            volume.def.capacity = length;
        }
        taken = allocation.wrapping_sub(volume.def.allocation);
        volume.def.allocation = allocation;
    });
    count_allocation(state, before.wrapping_add(taken));
}

impl Host {
    /// Changes a volume of a pool that runs.
    fn with_volume<T>(
        &self,
        vol: &StorageVol,
        work: impl FnOnce(&mut PoolState, &Arc<Volume>) -> Result<T>,
    ) -> Result<T> {
        let (pool, name) = (vol.pool().as_str(), vol.name().as_str());
        let gone = || {
            err!(
                VIR_ERR_NO_STORAGE_POOL,
                "no storage pool with matching name '{pool}'"
            )
        };
        let found = self.pools.by_name(pool).map_err(|_| gone())?;
        let mut state = found.change().ok_or_else(gone)?;
        if !state.active {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "storage pool '{pool}' is not active"
            );
        }
        let volume = state.extra.by_name(name);
        let volume = volume.ok_or_else(|| no_such_volume(name))?;
        work(&mut state, &volume)
    }

    /// `virStorageVolGetInfoFlags`
    pub(crate) fn volume_info_with(
        &self,
        vol: &StorageVol,
        flags: u32,
    ) -> Result<virStorageVolInfo> {
        let physical = VIR_STORAGE_VOL_GET_PHYSICAL;
        api::check_flags(flags, physical, "storageVolGetInfoFlags", ORIGIN)?;
        self.with_volume(vol, |state, volume| {
            Ok(virStorageVolInfo {
                r#type: type_in(state.def.kind),
                capacity: volume.def.capacity,
                allocation: match flags & physical {
                    0 => volume.def.allocation,
                    _ => volume.content.lock().length(),
                },
            })
        })
    }

    /// `virStorageVolDownload`
    pub(crate) fn download_volume(
        &self,
        vol: &StorageVol,
        stream: &Stream,
        part: (u64, u64),
        flags: u32,
    ) -> Result<()> {
        let sparse = VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM;
        api::check_flags(flags, sparse, "storageVolDownload", ORIGIN)?;
        let content = self.with_volume(vol, |_, volume| Ok(volume.content.clone()))?;
        let is_sparse = flags & sparse != 0;
        let nothing = Box::new(|| ());
        stream.attach(Transfer::open(
            &content,
            Way::Down,
            part,
            is_sparse,
            nothing,
        ));
        Ok(())
    }

    /// `virStorageVolUpload`: once the stream has ended, the pool looks at the volume again.
    pub(crate) fn upload_volume(
        &self,
        vol: &StorageVol,
        stream: &Stream,
        part: (u64, u64),
        flags: u32,
    ) -> Result<()> {
        let sparse = VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM;
        api::check_flags(flags, sparse, "storageVolUpload", ORIGIN)?;
        let content = self.with_volume(vol, |_, volume| Ok(volume.content.clone()))?;
        let is_sparse = flags & sparse != 0;
        let host = self.me.clone();
        let (pool, name) = (vol.pool().to_string(), vol.name().to_string());
        let ended = Box::new(move || {
            if let Some(host) = host.upgrade() {
                host.look_again(&pool, &name);
            }
        });
        stream.attach(Transfer::open(&content, Way::Up, part, is_sparse, ended));
        Ok(())
    }

    /// Brings a volume's definition and the pool up to date, and tells of it.
    fn look_again(&self, pool: &str, name: &str) {
        let Ok(pool) = self.pools.by_name(pool) else {
            return; // it has gone meanwhile
        };
        if let Some(mut state) = pool.change() {
            settle(&mut state, name);
            self.events
                .push(subject(&pool), EventKind::StoragePoolRefresh);
        }
        self.events.wake();
    }

    /// `virStorageVolWipePattern`
    pub(crate) fn wipe_volume(&self, vol: &StorageVol, algorithm: u32, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "storageVolWipePattern", ORIGIN)?;
        if algorithm > VIR_STORAGE_VOL_WIPE_ALG_TRIM.cast_unsigned() {
            leaves_noise(algorithm)?;
        }
        let noise = random_number()?;
        self.with_volume(vol, |state, volume| {
            let noise = leaves_noise(algorithm)?.then_some(noise);
            volume.content.lock().wipe(noise);
            settle(state, &volume.def.name);
            Ok(())
        })
    }

    /// `virStorageVolResize`
    pub(crate) fn resize_volume(&self, vol: &StorageVol, capacity: u64, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_STORAGE_VOL_RESIZE_ALLOCATE
            | VIR_STORAGE_VOL_RESIZE_DELTA
            | VIR_STORAGE_VOL_RESIZE_SHRINK;
        api::check_flags(flags, KNOWN, "storageVolResize", ORIGIN)?;
        let resize = Resize { capacity, flags };
        self.with_volume(vol, |state, volume| {
            let available = state.def.available;
            let name = &volume.def.name;
            let taken = state
                .extra
                .update(name, |volume| resize.apply(volume, available));
            let taken = taken.ok_or_else(|| no_such_volume(name))??;
            count_allocation(state, state.def.allocation.wrapping_add(taken));
            Ok(())
        })
    }

    /// `virStoragePoolLookupByTargetPath`
    pub(crate) fn pool_by_target(&self, conn: &Conn, path: &str) -> Result<StoragePool> {
        let clean = file::sanitize(path);
        let has_path = |pool: &&Arc<Pool>| pool.state().def.target.as_ref() == Some(&clean);
        let running = self.pools.running();
        if let Some(pool) = running.iter().find(has_path) {
            return Ok(StoragePool::new(conn, pool.name(), pool.uuid()));
        }
        if clean == path {
            bail!(
                VIR_ERR_NO_STORAGE_POOL,
                "no storage pool with matching target path '{path}'"
            );
        }
        bail!(
            VIR_ERR_NO_STORAGE_POOL,
            "no storage pool with matching target path '{path}' ({clean})"
        )
    }
}

/// `virConnectGetStoragePoolCapabilities`: there are pools of every type.
pub(crate) fn pool_capabilities(flags: u32) -> Result<String> {
    api::check_flags(flags, 0, "storageConnectGetStoragePoolCapabilities", ORIGIN)?;
    Ok(capabilities::document(|_: PoolType| true))
}
