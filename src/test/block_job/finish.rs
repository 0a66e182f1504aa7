//! How a job on a disk ends: what becomes of the disk, in the live definition and in the stored one.
use super::{Work, target_mut};
use crate::guest::Guest;
use crate::host::Host;
use abi::*;
use conf::domain::disk::Disk;
use conf::domain::disk_mirror::MirrorState;
use conf::guest::Status;
use conf::storage_source::chain::Chain;

/// The ways that a job can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// By itself.
    Complete,
    /// The guest goes on with the copy.
    Pivot,
    /// It is broken off.
    Abort,
}

impl End {
    /// What the mirror shows until the end has come.
    pub(super) fn mirror(self) -> MirrorState {
        match self {
            Self::Pivot => MirrorState::Pivot,
            Self::Complete | Self::Abort => MirrorState::Abort,
        }
    }
}

impl Host {
    /// The job on the disk ends; the caller holds the guest's lock.
    pub(super) fn end_block_job(&self, guest: &Guest, status: &mut Status, target: &str, end: End) {
        let Some(job) = guest.live().block_jobs.remove(target) else {
            return;
        };
        if end != End::Abort {
            apply(job.work, status, target);
            let disk = target_mut(status.live_mut(), target);
            if let Some(disk) = disk {
                self.images.resize(&disk.source, job.transfer.size);
            }
        }
        if let Some(disk) = target_mut(status.live_mut(), target) {
            disk.mirror = None;
        }
        let what = match end {
            End::Abort => VIR_DOMAIN_BLOCK_JOB_CANCELED,
            End::Complete | End::Pivot => VIR_DOMAIN_BLOCK_JOB_COMPLETED,
        };
        self.tell_block_job(guest, status, target, job.work.kind(), what);
    }
}

/// Both definitions get the disk as the job leaves it.
fn apply(work: Work, status: &mut Status, target: &str) {
    let Some(disk) = target_mut(status.live_mut(), target) else {
        return;
    };
    let old = Chain::of(disk);
    let new = match (work, &disk.mirror) {
        (Work::Copy, Some(mirror)) => Chain::below(mirror.image.clone()),
        _ => shortened(&old, work),
    };
    new.clone().put_in(disk);
    let stored = status.next.is_some();
    if stored && let Some(disk) = target_mut(status.config_mut(), target) {
        store(disk, &old, &new, work);
    }
}

/// The chain without the images that the job made superfluous.
fn shortened(chain: &Chain, work: Work) -> Chain {
    let mut chain = chain.clone();
    let all = chain.images.len();
    let gone = match work {
        Work::Pull { base } => 1..base.unwrap_or(all),
        Work::Commit { top, base } => top..base,
        Work::ActiveCommit { base } => 0..base,
        Work::Copy => 0..0,
    };
    if gone.start <= gone.end && gone.end <= all {
        chain.images.drain(gone);
    }
    chain
}

/// The stored disk follows, if it was the same one.  Of a chain that it doesn't list, or that differs,
/// only the topmost image is kept: the rest is found out at the next start.
fn store(disk: &mut Disk, old: &Chain, new: &Chain, work: Work) {
    let config = Chain::of(disk);
    if !config.agrees(old, 1) {
        return;
    }
    let listed = disk.backing.is_some() && config.agrees(old, config.images.len());
    let mut changed = match work.has_mirror() {
        true => new.clone(),
        false if listed => shortened(&config, work),
        false => config,
    };
    if !listed {
        changed.images.truncate(1);
        changed.is_complete = false;
    }
    for image in &mut changed.images {
        image.source.index = 0;
    }
    changed.put_in(disk);
}
