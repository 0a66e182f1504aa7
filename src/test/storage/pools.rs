//! The pools of the host: how they come, go and change.
use super::filter;
use super::volume_calls;
use super::volumes::Volumes;
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::{Conn, EventKind, StoragePool, Subject};
use conf::object::filter::{known, matches};
use conf::object::{Clash, Object, Objects, Place, State};
use conf::storage_pool::{Adapter, Extensions};
use conf::{StoragePoolDef, StorageVolumeDef};
use parking_lot::Mutex;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, Result};
use util::uuid::Uuid;
use util::xml::ParseFlags;
use util::{bail, err};

/// Bytes of each pool.
const CAPACITY: u64 = 100 << 30;

/// How a pool stands, its volumes included.
pub(crate) type PoolState = State<StoragePoolDef, Volumes>;

/// A pool.
pub(crate) type Pool = Object<StoragePoolDef, Volumes>;

/// The pools of a host.  Thread-safe.
#[derive(Default)]
pub(crate) struct Pools {
    objects: Objects<StoragePoolDef, Volumes>,
    /// Held while a definition comes, so that no two for the same storage do.  It is the outermost
    /// lock.
    coming: Mutex<()>,
}

/// A new pool is empty.
fn reset(def: &mut StoragePoolDef) {
    (def.capacity, def.allocation, def.available) = (CAPACITY, 0, CAPACITY);
}

fn parse(xml: &str, flags: ParseFlags) -> Result<Arc<StoragePoolDef>> {
    let mut def = StoragePoolDef::from_xml(xml, flags, Extensions::Ignored)?;
    reset(&mut def);
    Ok(Arc::new(def))
}

fn handle(conn: &Conn, pool: &Pool) -> StoragePool {
    StoragePool::new(conn, pool.name(), pool.uuid())
}

fn no_name(name: &str) -> Box<Error> {
    err!(
        VIR_ERR_NO_STORAGE_POOL,
        "no storage pool with matching name '{name}'"
    )
}

fn clash(def: &StoragePoolDef, clash: Clash) -> Box<Error> {
    const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;
    let (name, uuid) = (&def.name, def.uuid);
    match clash {
        Clash::OtherName(old) => err!(
            VIR_ERR_OPERATION_FAILED,
            "pool '{old}' is already defined with uuid {uuid}"
        ),
        Clash::OtherUuid(other) => err!(
            VIR_ERR_OPERATION_FAILED,
            "pool '{name}' already exists with uuid {other}"
        ),
        Clash::Active(name) => err!(
            VIR_ERR_OPERATION_INVALID,
            "pool is already active as '{name}'"
        ),
    }
}

impl Pools {
    /// Takes a definition in; `then` runs with the pool's lock held.
    fn assign<T>(
        &self,
        def: &Arc<StoragePoolDef>,
        place: Place,
        then: impl FnOnce(&Pool, &mut PoolState) -> T,
    ) -> Result<T> {
        let _coming = self.coming.lock();
        let other = self.objects.list(|state| state.def.conflicts_with(def));
        if let Some(other) = other.first() {
            bail!(
                VIR_FROM_STORAGE: VIR_ERR_OPERATION_FAILED,
                "Storage source conflict with pool: '{}'", other.name()
            );
        }
        let assigned = self.objects.assign(def, place, then);
        assigned.map_err(|reason| clash(def, reason))
    }

    /// Adds a running pool with these volumes.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` for a pool that isn't the first of its name, UUID or storage,
    /// `VIR_ERR_INTERNAL_ERROR` for such a volume.
    pub(crate) fn add(
        &self,
        mut def: StoragePoolDef,
        volumes: Vec<StorageVolumeDef>,
    ) -> Result<()> {
        reset(&mut def);
        self.assign(&Arc::new(def), Place::Stored, |_, state| {
            (state.active, state.persistent) = (true, true);
            volumes
                .into_iter()
                .try_for_each(|volume| volume_calls::add(state, volume).map(drop))
        })?
    }

    /// The pool of a name.
    pub(crate) fn by_name(&self, name: &str) -> Result<Arc<Pool>> {
        self.objects.by_name(name).ok_or_else(|| no_name(name))
    }

    /// The pool of a UUID.
    pub(crate) fn by_uuid(&self, uuid: &Uuid) -> Result<Arc<Pool>> {
        self.objects.by_uuid(uuid).ok_or_else(|| {
            err!(
                VIR_ERR_NO_STORAGE_POOL,
                "no storage pool with matching uuid '{uuid}'"
            )
        })
    }

    pub(crate) fn lookup_by_name(&self, conn: &Conn, name: &str) -> Result<StoragePool> {
        Ok(handle(conn, &*self.by_name(name)?))
    }

    pub(crate) fn lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<StoragePool> {
        Ok(handle(conn, &*self.by_uuid(uuid)?))
    }

    /// The names of the pools that run, or of those that don't.
    pub(crate) fn names(&self, active: bool) -> Vec<String> {
        self.objects.names(|state| state.active == active)
    }

    pub(crate) fn list(&self, conn: &Conn, flags: u32) -> Result<Vec<StoragePool>> {
        let function = "testConnectListAllStoragePools";
        api::check_flags(flags, known(filter::GROUPS), function, ORIGIN)?;
        let wanted = |state: &PoolState| matches(filter::GROUPS, flags, filter::traits(state));
        let found = self.objects.list(wanted);
        Ok(found.iter().map(|pool| handle(conn, pool)).collect())
    }

    /// The pools that run.
    pub(crate) fn running(&self) -> Vec<Arc<Pool>> {
        self.objects.list(|state| state.active)
    }

    /// Changes a pool.
    pub(crate) fn change<T>(
        &self,
        name: &str,
        change: impl FnOnce(&Pool, &mut PoolState) -> Result<T>,
    ) -> Result<T> {
        let pool = self.by_name(name)?;
        let mut state = pool.change().ok_or_else(|| no_name(name))?;
        change(&pool, &mut state)
    }

    pub(crate) fn info(&self, handle: &StoragePool) -> Result<virStoragePoolInfo> {
        let pool = self.by_name(handle.name().as_str())?;
        let state = pool.state();
        Ok(virStoragePoolInfo {
            state: match state.active {
                true => VIR_STORAGE_POOL_RUNNING,
                false => VIR_STORAGE_POOL_INACTIVE,
            },
            capacity: state.def.capacity,
            allocation: state.def.allocation,
            available: state.def.available,
        })
    }

    pub(crate) fn xml(&self, handle: &StoragePool, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testStoragePoolGetXMLDesc", ORIGIN)?;
        let def = self.by_name(handle.name().as_str())?.state().def.clone();
        Ok(def.to_xml())
    }

    pub(crate) fn set_autostart(&self, handle: &StoragePool, autostart: bool) -> Result<()> {
        self.change(handle.name().as_str(), |_, state| {
            if !state.persistent {
                bail!(VIR_ERR_INVALID_ARG, "pool has no config file");
            }
            state.autostart = autostart;
            Ok(())
        })
    }
}

/// Refuses a pool that runs or, where `active`, one that doesn't.
pub(super) fn require(pool: &Pool, state: &PoolState, active: bool) -> Result<()> {
    let name = pool.name();
    match (state.active, active) {
        (true, false) => bail!(VIR_ERR_OPERATION_INVALID, "storage pool '{name}' is active"),
        (false, true) => bail!(
            VIR_ERR_OPERATION_INVALID,
            "storage pool '{name}' is not active"
        ),
        _ => Ok(()),
    }
}

/// Node and port name of the virtual adapter that a pool lies behind.
fn virtual_adapter(def: &StoragePoolDef) -> Option<(&str, &str)> {
    match &def.source.adapter {
        Some(Adapter::FcHost(host)) => host.wwnn.as_deref().zip(host.wwpn.as_deref()),
        _ => None,
    }
}

pub(super) fn subject(pool: &Pool) -> Subject {
    Subject {
        name: pool.name().to_owned(),
        uuid: pool.uuid(),
        id: 0,
    }
}

impl Host {
    /// Queues a lifecycle event; the caller holds the pool's lock, so that events keep the order of
    /// the changes.
    fn tell_of_pool(&self, pool: &Pool, event: i32) {
        let kind = EventKind::StoragePoolLifecycle { event, detail: 0 };
        self.events.push(subject(pool), kind);
    }

    /// Changes a pool that runs or doesn't run, then has its events delivered.
    fn change_pool(
        &self,
        handle: &StoragePool,
        active: bool,
        change: impl FnOnce(&Pool, &mut PoolState) -> Result<()>,
    ) -> Result<()> {
        let outcome = self.pools.change(handle.name().as_str(), |pool, state| {
            require(pool, state, active)?;
            change(pool, state)
        });
        self.events.wake();
        outcome
    }

    /// `virStoragePoolDefineXML`
    pub(crate) fn define_pool(&self, conn: &Conn, xml: &str, flags: u32) -> Result<StoragePool> {
        let known = VIR_STORAGE_POOL_DEFINE_VALIDATE;
        api::check_flags(flags, known, "testStoragePoolDefineXML", ORIGIN)?;
        let def = parse(xml, ParseFlags::strict_if(flags, known))?;
        let defined = self.pools.assign(&def, Place::Stored, |pool, state| {
            state.persistent = true;
            reset(Arc::make_mut(&mut state.def));
            self.tell_of_pool(pool, VIR_STORAGE_POOL_EVENT_DEFINED);
            handle(conn, pool)
        })?;
        self.events.wake();
        Ok(defined)
    }

    /// `virStoragePoolCreateXML`
    pub(crate) fn create_pool_xml(
        &self,
        conn: &Conn,
        xml: &str,
        flags: u32,
    ) -> Result<StoragePool> {
        api::check_flags(flags, 0, "testStoragePoolCreateXML", ORIGIN)?;
        let def = parse(xml, ParseFlags::NONE)?;
        let created = self.pools.assign(&def, Place::Live, |pool, state| {
            state.persistent = false;
            if let Some((wwnn, wwpn)) = virtual_adapter(&def)
                && let Err(error) = self.devices.make_adapter(&self.events, wwnn, wwpn)
            {
                self.pools.objects.forget(pool, state);
                return Err(error);
            }
            state.active = true;
            self.tell_of_pool(pool, VIR_STORAGE_POOL_EVENT_STARTED);
            Ok(handle(conn, pool))
        })?;
        self.events.wake();
        created
    }

    /// `virStoragePoolBuild`
    pub(crate) fn build_pool(&self, handle: &StoragePool, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testStoragePoolBuild", ORIGIN)?;
        self.change_pool(handle, false, |pool, _| {
            self.tell_of_pool(pool, VIR_STORAGE_POOL_EVENT_CREATED);
            Ok(())
        })
    }

    /// `virStoragePoolCreate`
    pub(crate) fn create_pool(&self, handle: &StoragePool, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testStoragePoolCreate", ORIGIN)?;
        self.change_pool(handle, false, |pool, state| {
            state.active = true;
            self.tell_of_pool(pool, VIR_STORAGE_POOL_EVENT_STARTED);
            Ok(())
        })
    }

    /// `virStoragePoolDestroy`: a definition that came meanwhile isn't used, a transient pool is
    /// forgotten.  A pool whose virtual adapter isn't there stops and complains.
    pub(crate) fn destroy_pool(&self, handle: &StoragePool) -> Result<()> {
        self.change_pool(handle, true, |pool, state| {
            state.active = false;
            if virtual_adapter(&state.def).is_some() {
                self.devices.remove_adapter(&self.events)?;
            }
            self.tell_of_pool(pool, VIR_STORAGE_POOL_EVENT_STOPPED);
            if !state.persistent {
                self.pools.objects.forget(pool, state);
            }
            Ok(())
        })
    }

    /// `virStoragePoolDelete`
    pub(crate) fn delete_pool(&self, handle: &StoragePool, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testStoragePoolDelete", ORIGIN)?;
        self.change_pool(handle, false, |pool, _| {
            self.tell_of_pool(pool, VIR_STORAGE_POOL_EVENT_DELETED);
            Ok(())
        })
    }

    /// `virStoragePoolUndefine`
    pub(crate) fn undefine_pool(&self, handle: &StoragePool) -> Result<()> {
        self.change_pool(handle, false, |pool, state| {
            self.tell_of_pool(pool, VIR_STORAGE_POOL_EVENT_UNDEFINED);
            self.pools.objects.forget(pool, state);
            Ok(())
        })
    }

    /// `virStoragePoolRefresh`: nothing is new, but it is told.
    pub(crate) fn refresh_pool(&self, handle: &StoragePool, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testStoragePoolRefresh", ORIGIN)?;
        self.change_pool(handle, true, |pool, _| {
            self.events
                .push(subject(pool), EventKind::StoragePoolRefresh);
            Ok(())
        })
    }
}
