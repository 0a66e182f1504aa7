//! `Guest`: one domain of the host, from its making until the host forgets it.
use crate::ORIGIN;
use crate::agent::Agent;
use crate::iothreads::Polling;
use crate::live::Live;
use crate::save::Saved;
use api::{Conn, Domain, Name, Subject};
use conf::guest::{Registered, Status};
use parking_lot::{Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use util::err;
use util::error::Error;
use util::uuid::Uuid;

/// A domain of the test host.
///
/// Its lock is held for moments only and while nothing outside of this crate runs.  The registry's
/// lock may be taken under it, never the other way round.
#[derive(Debug)]
pub(crate) struct Guest {
    uuid: Uuid,
    /// As of the last change; all handles share it.
    name: RwLock<Name>,
    /// [`Status::traits`] as of the last change, so that listing looks at a guest without its lock.
    traits: AtomicU32,
    status: RwLock<Status>,
    agent: Mutex<Agent>,
    polling: Mutex<Vec<Polling>>,
    saved: Mutex<Option<Saved>>,
    live: Mutex<Live>,
}

/// A guest's status, to change it; [`Guest::traits`] and the name follow when it goes.
pub(crate) struct Change<'a> {
    guest: &'a Guest,
    status: RwLockWriteGuard<'a, Status>,
}

impl Guest {
    pub(crate) fn new(uuid: Uuid, status: Status) -> Arc<Self> {
        Arc::new(Self {
            uuid,
            name: RwLock::new(Name::new(&status.def.name)),
            traits: AtomicU32::new(status.traits()),
            status: RwLock::new(status),
            agent: Mutex::default(),
            polling: Mutex::default(),
            saved: Mutex::default(),
            live: Mutex::default(),
        })
    }

    /// The flags of `virConnectListAllDomains` that describe it.
    pub(crate) fn traits(&self) -> u32 {
        self.traits.load(Ordering::Relaxed)
    }

    /// Its status.
    pub(crate) fn status(&self) -> RwLockReadGuard<'_, Status> {
        self.status.read()
    }

    /// Its status, to change it.
    pub(crate) fn change(&self) -> Change<'_> {
        Change {
            guest: self,
            status: self.status.write(),
        }
    }

    /// What the program in it remembers; its lock may be taken under the guest's own.
    pub(crate) fn agent(&self) -> MutexGuard<'_, Agent> {
        self.agent.lock()
    }

    /// How its I/O threads poll; the lock may be taken under the guest's own.
    pub(crate) fn polling(&self) -> MutexGuard<'_, Vec<Polling>> {
        self.polling.lock()
    }

    /// What an extended host knows of it while it runs; the lock may be taken under the guest's own.
    pub(crate) fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock()
    }

    /// What the host keeps of it while it is off; the lock may be taken under the guest's own.
    pub(crate) fn saved(&self) -> MutexGuard<'_, Option<Saved>> {
        self.saved.lock()
    }

    /// In this state of its, as the object of an event.
    pub(crate) fn subject(&self, status: &Status) -> Subject {
        Subject {
            name: status.def.name.clone(),
            uuid: self.uuid,
            id: status.id.unwrap_or(-1),
        }
    }

    /// The public object that stands for it.
    pub(crate) fn handle(&self, conn: &Conn) -> Domain {
        let status = self.status();
        let name = self.name.read().clone();
        Domain::new(conn, name, self.uuid, status.id.unwrap_or(-1))
    }
}

impl Registered for Guest {
    fn uuid(&self) -> Uuid {
        self.uuid
    }
}

/// The domain that `handle` stands for is not there, or no longer.
pub(crate) fn not_found(handle: &Domain) -> Box<Error> {
    err!(
        VIR_ERR_NO_DOMAIN,
        "no domain with matching uuid '{}' ({})",
        handle.uuid(),
        handle.name()
    )
}

impl std::ops::Deref for Change<'_> {
    type Target = Status;
    fn deref(&self) -> &Status {
        &self.status
    }
}

impl std::ops::DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut Status {
        &mut self.status
    }
}

impl Drop for Change<'_> {
    fn drop(&mut self) {
        self.guest
            .traits
            .store(self.status.traits(), Ordering::Relaxed);
        let name = &self.status.def.name;
        if self.guest.name.read().as_str() != name {
            *self.guest.name.write() = Name::new(name);
        }
    }
}
