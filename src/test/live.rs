//! `Live`: what an extended host knows of a running guest beside its definition.
//!
//! It goes when the guest stops, but for the account of its last job and its limits.
use crate::backup::Backup;
use crate::block_job::BlockJob;
use crate::dirty_rate::DirtyRate;
use crate::job::{Account, DomainJob};
use crate::line::Line;
use crate::migration::Limits;
use conf::DomainDef;
use conf::domain::alias;
use conf::domain::disk::Disk;
use conf::guest::Status;
use conf::storage_source::chain::Chain;
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Live {
    /// The jobs on its disks, by target.
    pub(crate) block_jobs: BTreeMap<String, BlockJob>,
    /// Its long job.
    pub(crate) job: Option<Arc<DomainJob>>,
    /// Its backup, which is its job.
    pub(crate) backup: Option<Backup>,
    /// The migration by which it comes.
    pub(crate) incoming: Option<u64>,
    /// What is told of its last long job that came to its end.
    pub(crate) completed: Option<Account>,
    /// What migrations are bound to.
    pub(crate) limits: Limits,
    /// What its images are watched for, by name: bytes, and which task is this watch's.
    pub(crate) thresholds: BTreeMap<String, (u64, u64)>,
    /// The streams to its character devices, by the devices' names; their callers own them.
    pub(crate) lines: BTreeMap<String, Weak<Line>>,
    /// How fast it writes to its memory, if somebody wanted to know.
    pub(crate) dirty_rate: Option<DirtyRate>,
    /// The host's time when it started.
    pub(crate) started: Duration,
    /// The greatest number that an image has had.
    last_image: u32,
    /// How many jobs there have been.
    jobs: u64,
}

impl Live {
    /// The guest stops; a thread that waits for its job learns of it.  Gives what is to be ended.
    pub(crate) fn end(&mut self) -> Self {
        let (completed, limits) = (self.completed.take(), self.limits.stopped());
        let ended = std::mem::take(self);
        (self.completed, self.limits) = (completed, limits);
        if let Some(job) = &ended.job {
            job.change(|_| {});
        }
        ended
    }

    /// A number for the next image.
    pub(crate) fn take_image(&mut self) -> u32 {
        self.last_image = self.last_image.saturating_add(1);
        self.last_image
    }

    /// A number for the next job, or for its next stage.
    pub(crate) fn take_serial(&mut self) -> u64 {
        self.jobs += 1;
        self.jobs
    }

    /// The guest starts.
    pub(crate) fn begin(&mut self, status: &mut Status, now: Duration) {
        self.started = now;
        self.complete(status);
    }

    /// What a hypervisor adds to a definition at start: names of devices, numbers of images, ends of
    /// chains.  What is there already stays.
    pub(crate) fn complete(&mut self, status: &mut Status) {
        let mut def = DomainDef::clone(&status.def);
        alias::assign(&mut def);
        for disk in def.devices.disks.iter_mut().filter(|d| has_source(d)) {
            let mut chain = Chain::of(disk);
            chain.is_complete = true;
            for image in &mut chain.images {
                match image.source.index {
                    0 => image.source.index = self.take_image(),
                    number => self.last_image = self.last_image.max(number),
                }
            }
            chain.put_in(disk);
        }
        if def != *status.def {
            *status.live_mut() = def;
        }
    }
}

fn has_source(disk: &Disk) -> bool {
    !disk.source.is_empty()
}
