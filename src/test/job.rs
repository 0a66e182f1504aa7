//! `DomainJob`: the long job of a guest (a migration, a backup): how far it has come, who wants it to
//! end, and what is told of it afterwards.
//!
//! What a job does is the matter of the room that begins it.
use crate::ORIGIN;
use crate::clock::Task;
use crate::host::Host;
use crate::transfer::Transfer;
use abi::*;
use api::Domain;
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::sync::Arc;
use std::time::Duration;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;

/// Size of a guest's page in bytes.
const PAGE: u64 = 4096;

/// How long a job waits for somebody to let time pass on a virtual clock, before it does so itself.
const PATIENCE: Duration = Duration::from_millis(250);

/// The same once somebody has asked for the job, and so knows of it.
const LONG_PATIENCE: Duration = Duration::from_secs(10);

/// A long job.
#[derive(Debug)]
pub(crate) struct DomainJob {
    /// `virDomainJobOperation`
    pub(crate) operation: i32,
    /// What the caller asked for, by the flags of the call that began it.
    pub(crate) flags: u32,
    /// The host's time when it began.
    begun: Duration,
    progress: Mutex<Progress>,
    changed: Condvar,
}

/// How far a job has come.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// Data of disks.
    pub(crate) disks: Option<Transfer>,
    /// Data of memory, page by page as often as it is sent.
    pub(crate) memory: Option<Transfer>,
    /// Size of the guest's memory in bytes.
    pub(crate) memory_size: u64,
    /// Bytes of `memory` up to the end of this pass.
    pub(crate) goal: u64,
    /// How often its memory has been gone through.
    pub(crate) iteration: u32,
    /// Milliseconds that the guest stood still.
    pub(crate) downtime: Option<u64>,
    /// What somebody wants.
    pub(crate) wish: Wish,
    /// The guest runs at the destination already.
    pub(crate) is_postcopy: bool,
    /// Somebody knows of the job.
    is_observed: bool,
    /// How often something has changed that a waiting thread has to know.
    wakes: u64,
}

/// What is wanted of a job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wish {
    #[default]
    GoOn,
    /// It is to end.
    Abort,
    /// A migration is to go on as post-copy.
    PostCopy,
}

/// Bytes of one kind.
#[derive(Clone, Copy, Debug, Default)]
struct Moved {
    total: u64,
    processed: u64,
    remaining: u64,
    /// Bytes in a second.
    speed: u64,
}

/// How far a job had come at a moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Account {
    operation: i32,
    /// Milliseconds.
    elapsed: u64,
    downtime: Option<u64>,
    memory: Option<Moved>,
    disks: Option<Moved>,
    iteration: u32,
    is_postcopy: bool,
    /// For a job that is over and tells of it.
    pub(crate) success: Option<bool>,
}

impl Moved {
    /// `total` is what there is, which may be sent more than once, `goal` what is to be sent now.
    fn of(transfer: &Transfer, total: u64, goal: u64, now: Duration) -> Self {
        let processed = transfer.moved(now);
        Self {
            total,
            processed,
            remaining: goal.saturating_sub(processed),
            speed: transfer.speed(),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            total: self.total.saturating_add(other.total),
            processed: self.processed.saturating_add(other.processed),
            remaining: self.remaining.saturating_add(other.remaining),
            speed: self.speed,
        }
    }
}

impl DomainJob {
    pub(crate) fn new(operation: i32, flags: u32, now: Duration) -> Arc<Self> {
        Arc::new(Self {
            operation,
            flags,
            begun: now,
            progress: Mutex::default(),
            changed: Condvar::new(),
        })
    }

    /// How far it has come; the lock may be taken under a guest's.
    pub(crate) fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock()
    }

    /// Changes it, and has the thread that waits for it look again.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Progress)) {
        let mut progress = self.progress.lock();
        change(&mut progress);
        progress.wakes += 1;
        drop(progress);
        self.changed.notify_all();
    }

    /// What can be told of it now.
    pub(crate) fn account(&self, now: Duration) -> Account {
        let progress = self.progress.lock();
        let memory = progress.memory.as_ref();
        let disks = progress.disks.as_ref();
        let elapsed = now.saturating_sub(self.begun).as_millis();
        Account {
            operation: self.operation,
            elapsed: u64::try_from(elapsed).unwrap_or(u64::MAX),
            downtime: progress.downtime,
            memory: memory.map(|m| Moved::of(m, progress.memory_size, progress.goal, now)),
            disks: disks.map(|disks| Moved::of(disks, disks.size, disks.size, now)),
            iteration: progress.iteration,
            is_postcopy: progress.is_postcopy,
            success: None,
        }
    }
}

impl Account {
    /// The same, as the destination of a migration tells it.
    pub(crate) fn incoming(self) -> Self {
        Self {
            operation: VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN,
            ..self
        }
    }

    fn total(&self) -> Moved {
        let memory = self.memory.unwrap_or_default();
        memory.plus(self.disks.unwrap_or_default())
    }

    /// `virDomainGetJobInfo` of a job of this `virDomainJobType`.
    fn info(&self, kind: i32) -> virDomainJobInfo {
        let (all, memory) = (self.total(), self.memory.unwrap_or_default());
        let disks = self.disks.unwrap_or_default();
        virDomainJobInfo {
            r#type: kind,
            timeElapsed: self.elapsed,
            timeRemaining: 0,
            dataTotal: all.total,
            dataProcessed: all.processed,
            dataRemaining: all.remaining,
            memTotal: memory.total,
            memProcessed: memory.processed,
            memRemaining: memory.remaining,
            fileTotal: disks.total,
            fileProcessed: disks.processed,
            fileRemaining: disks.remaining,
        }
    }

    /// `virDomainGetJobStats`, in libvirt's order.
    pub(crate) fn params(&self) -> Result<TypedParams> {
        let mut params = TypedParams::new();
        params.add(VIR_DOMAIN_JOB_OPERATION, self.operation)?;
        params.add(VIR_DOMAIN_JOB_TIME_ELAPSED, self.elapsed)?;
        if let Some(memory) = &self.memory {
            self.add_memory(memory, &mut params)?;
        }
        let disks = self.disks.unwrap_or_default();
        params.add(VIR_DOMAIN_JOB_DISK_TOTAL, disks.total)?;
        params.add(VIR_DOMAIN_JOB_DISK_PROCESSED, disks.processed)?;
        params.add(VIR_DOMAIN_JOB_DISK_REMAINING, disks.remaining)?;
        if self.memory.is_some() {
            params.add(VIR_DOMAIN_JOB_DISK_BPS, disks.speed)?;
        }
        if let Some(success) = self.success {
            params.add(VIR_DOMAIN_JOB_SUCCESS, success)?;
        }
        Ok(params)
    }

    fn add_memory(&self, memory: &Moved, params: &mut TypedParams) -> Result<()> {
        if let Some(downtime) = self.downtime {
            params.add(VIR_DOMAIN_JOB_DOWNTIME, downtime)?;
        }
        let all = self.total();
        let pages = memory.processed / PAGE;
        for (name, value) in [
            (VIR_DOMAIN_JOB_SETUP_TIME, 0),
            (VIR_DOMAIN_JOB_DATA_TOTAL, all.total),
            (VIR_DOMAIN_JOB_DATA_PROCESSED, all.processed),
            (VIR_DOMAIN_JOB_DATA_REMAINING, all.remaining),
            (VIR_DOMAIN_JOB_MEMORY_TOTAL, memory.total),
            (VIR_DOMAIN_JOB_MEMORY_PROCESSED, memory.processed),
            (VIR_DOMAIN_JOB_MEMORY_REMAINING, memory.remaining),
            (VIR_DOMAIN_JOB_MEMORY_BPS, memory.speed),
            (VIR_DOMAIN_JOB_MEMORY_CONSTANT, 0),
            (VIR_DOMAIN_JOB_MEMORY_NORMAL, pages),
            (VIR_DOMAIN_JOB_MEMORY_NORMAL_BYTES, pages * PAGE),
            (VIR_DOMAIN_JOB_MEMORY_DIRTY_RATE, 0),
            (VIR_DOMAIN_JOB_MEMORY_ITERATION, self.iteration.into()),
            (VIR_DOMAIN_JOB_MEMORY_POSTCOPY_REQS, self.is_postcopy.into()),
            (VIR_DOMAIN_JOB_MEMORY_PAGE_SIZE, PAGE),
        ] {
            params.add(name, value)?;
        }
        Ok(())
    }
}

impl Host {
    /// Waits until so much time has passed, or until the job has been changed.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when no thread can be started.
    pub(crate) fn wait_for_job(
        self: &Arc<Self>,
        job: &Arc<DomainJob>,
        delay: Duration,
    ) -> Result<()> {
        let before = job.progress.lock().wakes;
        let waker = job.clone();
        let task: Task = Box::new(move |_| waker.change(|_| {}));
        let due = self.clock.now().saturating_add(delay);
        self.clock.after(self, delay, task)?;
        let mut progress = job.progress.lock();
        while progress.wakes == before {
            if !self.clock.is_virtual() {
                job.changed.wait(&mut progress);
                continue;
            }
            let patience = match progress.is_observed {
                true => LONG_PATIENCE,
                false => PATIENCE,
            };
            if job.changed.wait_for(&mut progress, patience).timed_out() {
                drop(progress);
                self.clock.advance(due.saturating_sub(self.clock.now()));
                progress = job.progress.lock();
            }
        }
        Ok(())
    }

    /// The account of the guest's job, if it has one.
    fn job_account(&self, handle: &Domain) -> Result<Option<Account>> {
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            let live = guest.live();
            let job = live.job.as_ref();
            if job.is_some_and(|job| job.operation == VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN) {
                bail!(
                    VIR_ERR_OPERATION_UNSUPPORTED,
                    "migration statistics are available only on the source host"
                );
            }
            status.require_active()?;
            let Some(job) = job else {
                return Ok(None);
            };
            job.progress().is_observed = true;
            Ok(Some(job.account(self.clock.now())))
        })
    }

    /// `virDomainGetJobInfo`
    pub(crate) fn job_info(&self, handle: &Domain) -> Result<virDomainJobInfo> {
        Ok(match self.job_account(handle)? {
            Some(account) => account.info(VIR_DOMAIN_JOB_UNBOUNDED),
            None => Account::default().info(VIR_DOMAIN_JOB_NONE),
        })
    }

    /// `virDomainGetJobStats`
    pub(crate) fn job_stats(&self, handle: &Domain, flags: u32) -> Result<(i32, TypedParams)> {
        const KNOWN: u32 = VIR_DOMAIN_JOB_STATS_COMPLETED | VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED;
        api::check_flags(flags, KNOWN, "testDomainGetJobStats", ORIGIN)?;
        let (kind, account) = if flags & VIR_DOMAIN_JOB_STATS_COMPLETED != 0 {
            let guest = self.guest(handle)?;
            let mut live = guest.live();
            let account = match flags & VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED {
                0 => live.completed.take(),
                _ => live.completed.clone(),
            };
            (VIR_DOMAIN_JOB_COMPLETED, account)
        } else {
            (VIR_DOMAIN_JOB_UNBOUNDED, self.job_account(handle)?)
        };
        match account {
            Some(account) => Ok((kind, account.params()?)),
            None => Ok((VIR_DOMAIN_JOB_NONE, TypedParams::new())),
        }
    }

    /// `virDomainAbortJobFlags`
    pub(crate) fn abort_job(self: &Arc<Self>, handle: &Domain, flags: u32) -> Result<()> {
        const POSTCOPY: u32 = VIR_DOMAIN_ABORT_JOB_POSTCOPY;
        api::check_flags(flags, POSTCOPY, "testDomainAbortJobFlags", ORIGIN)?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            let job = guest.live().job.clone();
            let is_postcopy = job.as_ref().is_some_and(|job| job.progress().is_postcopy);
            if flags & POSTCOPY != 0 && !is_postcopy {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "current job is not outgoing migration in post-copy mode"
                );
            }
            let Some(job) = job else {
                bail!(VIR_ERR_OPERATION_INVALID, "no job is active on the domain");
            };
            if job.operation == VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot abort incoming migration; use virDomainDestroy instead"
                );
            }
            if is_postcopy && flags & POSTCOPY == 0 {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot abort migration in post-copy mode"
                );
            }
            match job.operation {
                VIR_DOMAIN_JOB_OPERATION_BACKUP => self.abort_backup(guest, status),
                _ => job.change(|progress| progress.wish = Wish::Abort),
            }
            Ok(())
        })
    }
}
