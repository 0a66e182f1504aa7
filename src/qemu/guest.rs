//! `Guest`: one domain of a host, from its making until the host forgets it.
use crate::ORIGIN;
use crate::job::Jobs;
use crate::progress::Progress;
use crate::run::Run;
use api::{Conn, Domain, Subject};
use conf::guest::{Registered, Status};
use parking_lot::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use util::error::{Error, Result};
use util::uuid::Uuid;
use util::{bail, err};

/// A domain.  Its lock is held for moments only: never while the monitor, the file system or a
/// callback is at work.  Changes of a guest are made by whoever has its job.
pub(crate) struct Guest {
    uuid: Uuid,
    /// [`Status::traits`] as of the last change, so that lists look at a guest without its lock.
    traits: AtomicU32,
    facts: RwLock<Facts>,
    /// Who may change it.
    pub(crate) jobs: Jobs,
    /// What its long job has done so far, and the last one's account.
    pub(crate) progress: Progress,
    /// Writers of the status file take turns, so that the last one writes the last state.
    pub(crate) status_file: Mutex<()>,
}

/// What is true of a guest at a moment.
#[derive(Clone)]
pub(crate) struct Facts {
    /// State and definitions.
    pub(crate) status: Status,
    /// The QEMU that runs it.
    pub(crate) run: Option<Arc<Run>>,
}

/// A guest's facts, to change them; [`Guest::traits`] follows when they go.
pub(crate) struct Change<'a> {
    guest: &'a Guest,
    facts: RwLockWriteGuard<'a, Facts>,
}

impl Guest {
    pub(crate) fn new(uuid: Uuid, status: Status) -> Arc<Self> {
        Arc::new(Self {
            uuid,
            traits: AtomicU32::new(status.traits()),
            facts: RwLock::new(Facts { status, run: None }),
            jobs: Jobs::default(),
            progress: Progress::default(),
            status_file: Mutex::default(),
        })
    }

    /// The flags of `virConnectListAllDomains` that describe it.
    pub(crate) fn traits(&self) -> u32 {
        self.traits.load(Ordering::Relaxed)
    }

    /// What is true of it now; a later change doesn't wait for the reader to finish.
    pub(crate) fn look(&self) -> RwLockReadGuard<'_, Facts> {
        self.facts.read()
    }

    /// What is true of it, to change it.
    pub(crate) fn change(&self) -> Change<'_> {
        Change {
            guest: self,
            facts: self.facts.write(),
        }
    }

    /// Its name.
    pub(crate) fn name(&self) -> String {
        self.look().def.name.clone()
    }

    /// The QEMU that runs it.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_INVALID` when it doesn't run.
    pub(crate) fn run(&self) -> Result<Arc<Run>> {
        match &self.look().run {
            Some(run) => Ok(Arc::clone(run)),
            None => bail!(VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID, "domain is not running"),
        }
    }

    /// The public object that stands for it.
    pub(crate) fn handle(&self, conn: &Conn) -> Domain {
        let facts = self.look();
        Domain::new(conn, &facts.def.name, self.uuid, facts.id.unwrap_or(-1))
    }
}

impl Registered for Guest {
    fn uuid(&self) -> Uuid {
        self.uuid
    }
}

impl Facts {
    /// The guest as the object of an event.
    pub(crate) fn subject(&self) -> Subject {
        let uuid = self.def.uuid.unwrap_or_default();
        Subject {
            name: self.def.name.clone(),
            uuid,
            id: self.id.unwrap_or(-1),
        }
    }

    /// Whether `run` is what runs it.
    pub(crate) fn is_run_by(&self, run: &Arc<Run>) -> bool {
        self.run.as_ref().is_some_and(|ours| Arc::ptr_eq(ours, run))
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

impl std::ops::Deref for Facts {
    type Target = Status;
    fn deref(&self) -> &Status {
        &self.status
    }
}

impl std::ops::DerefMut for Facts {
    fn deref_mut(&mut self) -> &mut Status {
        &mut self.status
    }
}

impl std::ops::Deref for Change<'_> {
    type Target = Facts;
    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl std::ops::DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut Facts {
        &mut self.facts
    }
}

impl Drop for Change<'_> {
    fn drop(&mut self) {
        self.guest
            .traits
            .store(self.facts.traits(), Ordering::Relaxed);
    }
}
