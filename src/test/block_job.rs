//! Jobs on the disks of a running guest: what each does to the disk when it ends, how far it has
//! come, how it is broken off.
//!
//! How each begins is in `begin`.  Data exists nowhere: a job takes the time that a disk of its size
//! would at the job's speed.
mod begin;
mod finish;

use crate::ORIGIN;
use crate::clock::Task;
use crate::guest::Guest;
use crate::host::Host;
use crate::live::Live;
use crate::transfer::{DISK_SPEED, Transfer};
use abi::*;
use api::{Domain, DomainEvent};
pub(crate) use begin::Between;
use conf::DomainDef;
use conf::domain::disk::{self, Disk};
use conf::domain::disk_mirror::MirrorState;
use conf::guest::{Registered, Status};
use finish::End;
use std::sync::Arc;
use std::time::Duration;
use util::bail;
use util::error::Result;
use util::uuid::Uuid;

/// Most bytes of a second that there is a name for in MiB.
const MAX_SPEED: u64 = (i64::MAX as u64) >> 20;

/// A job on a disk (C: `qemuBlockJobData`).
#[derive(Clone, Debug)]
pub(crate) struct BlockJob {
    name: String,
    work: Work,
    stage: Stage,
    transfer: Transfer,
    /// Bytes in a second; 0 for no limit.
    limit: u64,
    /// Which task is this job's: others are of earlier jobs, speeds or stages.
    serial: u64,
}

/// What a job does; images are places in the disk's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    /// Data of the images above `base` goes to the topmost one.
    Pull { base: Option<usize> },
    /// Data goes to the disk's mirror.
    Copy,
    /// Data goes down from the images above `base`, the first of which is `top`.
    Commit { top: usize, base: usize },
    /// The same from the topmost image, while the guest writes to it.
    ActiveCommit { base: usize },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Running,
    /// All is there; what the guest writes goes to both places until somebody ends the job.
    Ready,
    Ending(End),
}

impl Work {
    /// `virDomainBlockJobType`
    fn kind(self) -> i32 {
        match self {
            Self::Pull { .. } => VIR_DOMAIN_BLOCK_JOB_TYPE_PULL,
            Self::Copy => VIR_DOMAIN_BLOCK_JOB_TYPE_COPY,
            Self::Commit { .. } => VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT,
            Self::ActiveCommit { .. } => VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Pull { .. } => "pull",
            Self::Copy => "copy",
            Self::Commit { .. } => "commit",
            Self::ActiveCommit { .. } => "active-commit",
        }
    }

    /// Whether it goes on until somebody ends it.
    fn has_mirror(self) -> bool {
        matches!(self, Self::Copy | Self::ActiveCommit { .. })
    }
}

impl BlockJob {
    /// `virDomainGetBlockJobInfo`
    fn info(&self, now: Duration, bytes: bool) -> virDomainBlockJobInfo {
        let end = self.transfer.size;
        let mut cur = self.transfer.moved(now);
        if cur == end && self.stage == Stage::Running {
            cur = cur.saturating_sub(1); // all of it means that the job is ready or over
        }
        let bandwidth = match bytes {
            true => self.limit,
            false => self.limit.div_ceil(1 << 20),
        };
        virDomainBlockJobInfo {
            r#type: self.work.kind(),
            bandwidth,
            cur,
            end,
        }
    }
}

/// Bytes in a second of a bandwidth in MiB, or in bytes.
fn to_bytes(bandwidth: u64, bytes: bool) -> Result<u64> {
    match bytes {
        true => Ok(bandwidth),
        false if bandwidth > MAX_SPEED => {
            bail!(VIR_ERR_OVERFLOW, "bandwidth must be less than {MAX_SPEED}")
        }
        false => Ok(bandwidth << 20),
    }
}

/// The speed of a job with this limit.
fn speed(limit: u64) -> u64 {
    if limit == 0 { DISK_SPEED } else { limit }
}

/// The disk that a caller names by target or source.
fn find<'a>(def: &'a DomainDef, name: &str) -> Result<&'a Disk> {
    match disk::position(&def.devices.disks, name) {
        Some(at) => Ok(&def.devices.disks[at]),
        None => bail!(VIR_ERR_INVALID_ARG, "disk '{name}' not found in domain"),
    }
}

/// The disk of this target.
fn target_mut<'a>(def: &'a mut DomainDef, target: &str) -> Option<&'a mut Disk> {
    let mut disks = def.devices.disks.iter_mut();
    disks.find(|disk| disk.target.dev == target)
}

/// The job on a disk of the guest.
fn job_of<'a>(live: &'a mut Live, disk: &Disk) -> Result<&'a mut BlockJob> {
    let target = &disk.target.dev;
    match live.block_jobs.get_mut(target) {
        Some(job) => Ok(job),
        None => bail!(
            VIR_ERR_INVALID_ARG,
            "disk {target} does not have an active block job"
        ),
    }
}

impl Host {
    /// `virDomainGetBlockJobInfo`
    pub(crate) fn block_job_info(
        &self,
        handle: &Domain,
        name: &str,
        flags: u32,
    ) -> Result<Option<virDomainBlockJobInfo>> {
        const BYTES: u32 = VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES;
        api::check_flags(flags, BYTES, "testDomainGetBlockJobInfo", ORIGIN)?;
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            status.require_active()?;
            let disk = find(&status.def, name)?;
            let live = guest.live();
            let job = live.block_jobs.get(&disk.target.dev);
            Ok(job.map(|job| job.info(self.clock.now(), flags & BYTES != 0)))
        })
    }

    /// `virDomainBlockJobSetSpeed`
    pub(crate) fn set_block_job_speed(
        self: &Arc<Self>,
        handle: &Domain,
        name: &str,
        bandwidth: u64,
        flags: u32,
    ) -> Result<()> {
        const BYTES: u32 = VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES;
        api::check_flags(flags, BYTES, "testDomainBlockJobSetSpeed", ORIGIN)?;
        let limit = to_bytes(bandwidth, flags & BYTES != 0)?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            let disk = find(&status.def, name)?;
            let mut live = guest.live();
            let serial = live.take_serial();
            let job = job_of(&mut live, disk)?;
            let now = self.clock.now();
            job.limit = limit;
            job.transfer.set_speed(speed(limit), now);
            if job.stage == Stage::Running {
                let due = job.transfer.remaining(now);
                job.serial = serial;
                self.schedule_block_job(guest, &disk.target.dev, serial, due)?;
            }
            Ok(())
        })
    }

    /// `virDomainBlockJobAbort`
    pub(crate) fn abort_block_job(
        self: &Arc<Self>,
        handle: &Domain,
        name: &str,
        flags: u32,
    ) -> Result<()> {
        const PIVOT: u32 = VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT;
        const ASYNC: u32 = VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC;
        api::check_flags(flags, PIVOT | ASYNC, "testDomainBlockJobAbort", ORIGIN)?;
        let end = match flags & PIVOT {
            0 => End::Abort,
            _ => End::Pivot,
        };
        self.change(handle, |guest, status| {
            status.require_active()?;
            let target = find(&status.def, name)?.target.dev.clone();
            let mut live = guest.live();
            let serial = live.take_serial();
            let job = job_of(&mut live, find(&status.def, name)?)?;
            check_end(job, end, &target)?;
            if flags & ASYNC == 0 {
                drop(live);
                self.end_block_job(guest, status, &target, end);
                return Ok(());
            }
            (job.stage, job.serial) = (Stage::Ending(end), serial);
            drop(live);
            set_mirror(status, &target, end.mirror());
            self.schedule_block_job(guest, &target, serial, Duration::ZERO)
        })
    }

    /// Has the job on the disk go on when `delay` has passed, if it is the same one then.
    fn schedule_block_job(
        self: &Arc<Self>,
        guest: &Guest,
        target: &str,
        serial: u64,
        delay: Duration,
    ) -> Result<()> {
        let (uuid, target) = (guest.uuid(), target.to_owned());
        let task: Task = Box::new(move |host| host.advance_block_job(&uuid, &target, serial));
        self.clock.after(self, delay, task)
    }

    /// The time of a job's next stage has come.
    fn advance_block_job(&self, uuid: &Uuid, target: &str, serial: u64) {
        let Some(guest) = self.guests.by_uuid(uuid) else {
            return;
        };
        let mut status = guest.change();
        let end = {
            let mut live = guest.live();
            let job = live.block_jobs.get_mut(target);
            let Some(job) = job.filter(|job| job.serial == serial) else {
                return;
            };
            match job.stage {
                Stage::Ending(end) => Some(end),
                Stage::Running if job.work.has_mirror() => {
                    job.stage = Stage::Ready;
                    None
                }
                _ => Some(End::Complete),
            }
        };
        match end {
            Some(end) => self.end_block_job(&guest, &mut status, target, end),
            None => self.ready_block_job(&guest, &mut status, target),
        }
        drop(status);
        self.wake();
    }

    fn ready_block_job(&self, guest: &Guest, status: &mut Status, target: &str) {
        set_mirror(status, target, MirrorState::Ready);
        let kind = guest.live().block_jobs.get(target).map(|j| j.work.kind());
        if let Some(kind) = kind {
            self.tell_block_job(guest, status, target, kind, VIR_DOMAIN_BLOCK_JOB_READY);
        }
    }

    /// Queues both events of a job (C: `qemuBlockJobEmitEvents`).
    pub(crate) fn tell_block_job(
        &self,
        guest: &Guest,
        status: &Status,
        target: &str,
        kind: i32,
        what: i32,
    ) {
        let mut disks = status.def.devices.disks.iter();
        let path = disks
            .find(|disk| disk.target.dev == target)
            .and_then(|disk| disk.source.path());
        if let Some(path) = path {
            let event = DomainEvent::BlockJob {
                disk: path.to_owned(),
                r#type: kind,
                status: what,
            };
            self.tell_of(guest.subject(status), event);
        }
        let event = DomainEvent::BlockJob2 {
            disk: target.to_owned(),
            r#type: kind,
            status: what,
        };
        self.tell_of(guest.subject(status), event);
    }
}

/// Refuses an end that the job can't have now.
fn check_end(job: &BlockJob, end: End, target: &str) -> Result<()> {
    if matches!(job.stage, Stage::Ending(_)) {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "block job on disk '{target}' is still being ended"
        );
    }
    if end != End::Pivot {
        return Ok(());
    }
    if !job.work.has_mirror() {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "job type '{}' does not support pivot",
            job.work.word()
        );
    }
    if job.stage != Stage::Ready {
        bail!(
            VIR_ERR_BLOCK_COPY_ACTIVE,
            "block job '{}' not ready for pivot yet",
            job.name
        );
    }
    Ok(())
}

fn set_mirror(status: &mut Status, target: &str, state: MirrorState) {
    let disk = target_mut(status.live_mut(), target);
    if let Some(mirror) = disk.and_then(|disk| disk.mirror.as_mut()) {
        mirror.state = state;
    }
}
