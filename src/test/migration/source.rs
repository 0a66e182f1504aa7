//! The end that a guest leaves: begin, perform, confirm.
use super::flow::{self, Flow};
use crate::ORIGIN;
use crate::definition;
use crate::guest::Guest;
use crate::host::Host;
use crate::job::{DomainJob, Progress, Wish};
use crate::transfer::{DISK_SPEED, Transfer};
use abi::*;
use api::migrate::{Cookie, Request};
use api::{Domain, DomainEvent};
use conf::domain::abi_stability::Strictness;
use conf::domain::disk::Disk;
use conf::domain::hostdev::HostdevSource;
use conf::guest::Status;
use parking_lot::Mutex;
use std::sync::Arc;
use std::time::Duration;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;

/// How much of the memory that is sent the guest has changed meanwhile: one page of so many.
const CHANGED: u64 = 16;

/// Most times that memory is gone through.
const MAX_PASSES: usize = 10;

/// What speaks against leaving (C: `qemuMigrationSrcIsAllowed`).
fn check_allowed(guest: &Guest, status: &Status) -> Result<()> {
    if let Some(job) = &guest.live().job {
        match job.operation {
            VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN | VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT => {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "another migration job is already running for domain '{}'",
                    status.def.name
                )
            }
            _ => bail!(
                VIR_ERR_OPERATION_TIMEOUT,
                "cannot acquire state change lock"
            ),
        }
    }
    if !status.snapshots.is_empty() {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "cannot migrate domain with {} snapshots",
            status.snapshots.len()
        );
    }
    if !guest.live().block_jobs.is_empty() {
        bail!(VIR_ERR_OPERATION_INVALID, "domain has active block job");
    }
    let mut hostdevs = status.def.devices.hostdevs.iter();
    let stays = hostdevs.find(|dev| !matches!(dev.source, HostdevSource::Usb(_)));
    if let Some(dev) = stays {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "cannot migrate a domain with <hostdev mode='subsystem' type='{}'>",
            dev.source.kind()
        );
    }
    Ok(())
}

/// The document of the guest to come: the caller's, if it is of the same machine.
fn document(status: &Status, params: &TypedParams, offline: bool) -> Result<String> {
    let own = if offline {
        status.config()
    } else {
        &status.def
    };
    let given = params.get_string(VIR_MIGRATE_PARAM_DEST_XML)?;
    let format = |def| {
        let flags = VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_MIGRATABLE;
        definition::format(def, None, flags)
    };
    let Some(xml) = given else {
        return Ok(format(own));
    };
    let target = definition::parse(xml, false)?;
    own.check_abi_stability(&target, Strictness::Full)?;
    Ok(format(&target))
}

/// Sizes of the passes through the memory: the guest goes on to change some of it while it runs; the last
/// pass is for what can be sent in a pause of `downtime` milliseconds.
fn passes(size: u64, speed: u64, downtime: u64, is_live: bool) -> Vec<u64> {
    let pause = u128::from(speed) * u128::from(downtime) / 1000;
    let mut passes = vec![size];
    let mut last = size;
    while is_live && passes.len() < MAX_PASSES && last > 0 {
        let fits = u128::from(last) <= pause;
        if fits && passes.len() > 1 {
            break;
        }
        last /= CHANGED;
        passes.push(last);
    }
    passes
}

/// Why a stage of the way is over.
enum Reached {
    End,
    PostCopy,
}

/// The guest's host, the guest and its migration.
struct Departure<'a> {
    host: &'a Arc<Host>,
    guest: Arc<Guest>,
    flow: Arc<Flow>,
    flags: u32,
}

impl Host {
    /// See [`api::migrate::MigrationDriver::begin`].
    pub(crate) fn begin_migration(
        self: &Arc<Self>,
        handle: &Domain,
        request: Request<'_>,
    ) -> Result<(String, Cookie)> {
        super::check_flags(request.flags, "testDomainMigrateBegin3Params")?;
        let offline = request.flags & VIR_MIGRATE_OFFLINE != 0;
        self.change(handle, |guest, status| {
            if !offline {
                status.require_active()?;
            }
            check_allowed(guest, status)?;
            let xml = document(status, request.params, offline)?;
            let stored = match request.params.get_string(VIR_MIGRATE_PARAM_PERSIST_XML)? {
                Some(xml) => {
                    let target = definition::parse(xml, false)?;
                    let strictness = Strictness::SkipVolatile;
                    status.config().check_abi_stability(&target, strictness)?;
                    target
                }
                None => status.config().clone(),
            };
            let name = request.params.get_string(VIR_MIGRATE_PARAM_DEST_NAME)?;
            let operation = VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT;
            let job = DomainJob::new(operation, request.flags, self.clock.now());
            if !offline {
                guest.live().job = Some(job.clone());
            }
            let flow = Flow {
                number: flow::take_number(),
                source: Arc::downgrade(self),
                id: status.id,
                name: name.unwrap_or(&status.def.name).to_owned(),
                stored,
                job,
                was_running: status.state == VIR_DOMAIN_RUNNING,
                clock: Mutex::new(None),
            };
            Ok((xml, flow.begin()))
        })
    }

    /// See [`api::migrate::MigrationDriver::perform`].
    pub(crate) fn perform_migration(
        self: &Arc<Self>,
        handle: &Domain,
        cookie: &Cookie,
        request: Request<'_>,
    ) -> Result<Cookie> {
        let departure = Departure {
            host: self,
            guest: self.guest(handle)?,
            flow: Flow::find(cookie)?,
            flags: request.flags,
        };
        match departure.perform(request.params) {
            Ok(()) => Ok(cookie.clone()),
            Err(error) => {
                departure.restore();
                Err(error)
            }
        }
    }

    /// See [`api::migrate::MigrationDriver::confirm`].
    pub(crate) fn confirm_migration(
        self: &Arc<Self>,
        handle: &Domain,
        cookie: &Cookie,
        request: Request<'_>,
        cancelled: bool,
    ) -> Result<()> {
        let departure = Departure {
            host: self,
            guest: self.guest(handle)?,
            flow: Flow::find(cookie)?,
            flags: request.flags,
        };
        departure.flow.end();
        match cancelled {
            true => departure.restore(),
            false => departure.leave()?,
        }
        handle.set_id(departure.guest.status().id.unwrap_or(-1));
        Ok(())
    }
}

impl Departure<'_> {
    /// Whether it is still the guest that was to leave.
    fn is_there(&self, status: &Status) -> bool {
        !status.removed && status.id == self.flow.id
    }

    /// The guest's CPUs stop, if they run.
    fn pause(&self, reason: i32, detail: i32) -> Result<()> {
        let mut status = self.guest.change();
        if !self.is_there(&status) {
            bail!(VIR_ERR_OPERATION_FAILED, "domain is not running");
        }
        if status.state == VIR_DOMAIN_RUNNING {
            (status.state, status.reason) = (VIR_DOMAIN_PAUSED, reason);
            let subject = self.guest.subject(&status);
            self.host.tell(subject, VIR_DOMAIN_EVENT_SUSPENDED, detail);
        }
        drop(status);
        *self.flow.clock.lock() = self.host.clock_ahead(&self.guest);
        self.host.wake();
        Ok(())
    }

    fn pause_for_migration(&self) -> Result<()> {
        self.pause(
            VIR_DOMAIN_PAUSED_MIGRATION,
            VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED,
        )
    }

    fn perform(&self, params: &TypedParams) -> Result<()> {
        let is_live = self.flags & VIR_MIGRATE_LIVE != 0;
        if !is_live {
            self.pause_for_migration()?;
        }
        let given = params.get_ullong(VIR_MIGRATE_PARAM_BANDWIDTH)?.unwrap_or(0);
        if let Some(speed) = params.get_ullong(VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY)? {
            self.guest.live().limits.set_postcopy(speed);
        }
        self.move_disks(params, given)?;
        self.move_memory(given, is_live)
    }

    /// Data of the disks, if the destination doesn't share them.
    fn move_disks(&self, params: &TypedParams, given: u64) -> Result<()> {
        if self.flags & (VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC) == 0 {
            return Ok(());
        }
        let named: Vec<_> = params.strings(VIR_MIGRATE_PARAM_MIGRATE_DISKS).collect();
        let is_meant = |disk: &&Disk| match named.is_empty() {
            true => !disk.source.is_empty() && !disk.readonly && !disk.shareable,
            false => named.contains(&&*disk.target.dev),
        };
        let def = self.guest.status().def.clone();
        let disks = def.devices.disks.iter().filter(is_meant);
        let sizes = disks.map(|disk| self.host.images.size(&disk.source));
        let size = sizes.fold(0, u64::saturating_add);
        let speed = if given == 0 {
            DISK_SPEED
        } else {
            given.saturating_mul(1 << 20)
        };
        let transfer = Transfer::new(size, speed, self.host.clock.now());
        self.flow.job.change(|p| p.disks = Some(transfer));
        self.reach(false, |progress| progress.disks, size).map(drop)
    }

    fn move_memory(&self, given: u64, is_live: bool) -> Result<()> {
        let limits = self.guest.live().limits;
        let speed = limits.bytes(given);
        let size = self.guest.status().def.memory.current.saturating_mul(1024);
        let passes = passes(size, speed, limits.downtime, is_live);
        let all = passes.iter().copied().fold(0, u64::saturating_add);
        let transfer = Transfer::new(all, speed, self.host.clock.now());
        self.flow.job.change(|progress| {
            progress.memory = Some(transfer);
            progress.memory_size = size;
        });
        let (mut sent, last) = (0_u64, passes.len() - 1);
        for (index, pass) in passes.into_iter().enumerate() {
            if index == last {
                self.pause_for_migration()?;
                let pause = u128::from(pass) * 1000 / u128::from(speed.max(1));
                let pause = u64::try_from(pause).unwrap_or(u64::MAX);
                self.flow.job.change(|p| p.downtime = Some(pause));
            }
            sent = sent.saturating_add(pass);
            self.tell_pass(index, sent);
            if let Reached::PostCopy = self.reach(true, |progress| progress.memory, sent)? {
                return self.switch();
            }
        }
        Ok(())
    }

    /// A pass begins, which ends when so many bytes have been sent.
    fn tell_pass(&self, index: usize, goal: u64) {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        self.flow.job.change(|progress| {
            (progress.iteration, progress.goal) = (number, goal);
        });
        let iteration = i32::try_from(number).unwrap_or(i32::MAX);
        let event = DomainEvent::MigrationIteration { iteration };
        let subject = self.guest.subject(&self.guest.status());
        self.host.tell_of(subject, event);
        self.host.wake();
    }

    /// Waits until so many bytes of a transfer are across, or until somebody wants something else.
    fn reach(
        &self,
        can_switch: bool,
        transfer: fn(&Progress) -> Option<Transfer>,
        bytes: u64,
    ) -> Result<Reached> {
        let job = &self.flow.job;
        loop {
            if !self.is_there(&self.guest.status()) {
                bail!(VIR_ERR_OPERATION_FAILED, "domain is not running");
            }
            let now = self.host.clock.now();
            let (wish, left) = {
                let progress = job.progress();
                let transfer = transfer(&progress);
                (
                    progress.wish,
                    transfer.map(|transfer| transfer.until(bytes, now)),
                )
            };
            match wish {
                Wish::Abort => bail!(
                    VIR_ERR_OPERATION_ABORTED,
                    "job 'migration out' canceled by client"
                ),
                Wish::PostCopy if can_switch => return Ok(Reached::PostCopy),
                _ => {}
            }
            match left {
                None | Some(Duration::ZERO) => return Ok(Reached::End),
                Some(left) => self.host.wait_for_job(job, left)?,
            }
        }
    }

    /// The guest is to run at the destination, while the rest of its memory follows.
    fn switch(&self) -> Result<()> {
        let speed = self.guest.live().limits.postcopy_bytes();
        let now = self.host.clock.now();
        self.flow.job.change(|progress| {
            (progress.is_postcopy, progress.wish) = (true, Wish::GoOn);
            progress.downtime = Some(0);
            if let Some(memory) = &mut progress.memory {
                memory.size = progress.goal; // nothing is sent twice any more
                memory.set_speed(speed, now);
            }
        });
        self.pause(
            VIR_DOMAIN_PAUSED_POSTCOPY,
            VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY,
        )
    }

    /// The guest stays; it goes on unless part of it is at the destination.
    fn restore(&self) {
        let mut status = self.guest.change();
        if !self.is_there(&status) {
            return;
        }
        if self.flow.job.progress().is_postcopy {
            (status.state, status.reason) = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_POSTCOPY_FAILED);
            let subject = self.guest.subject(&status);
            let detail = VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED;
            self.host.tell(subject, VIR_DOMAIN_EVENT_SUSPENDED, detail);
        } else {
            let stopped = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_MIGRATION);
            if self.flow.was_running && (status.state, status.reason) == stopped {
                let reason = VIR_DOMAIN_RUNNING_MIGRATION_CANCELED;
                (status.state, status.reason) = (VIR_DOMAIN_RUNNING, reason);
                let subject = self.guest.subject(&status);
                let detail = VIR_DOMAIN_EVENT_RESUMED_MIGRATED;
                self.host.tell(subject, VIR_DOMAIN_EVENT_RESUMED, detail);
            }
        }
        guest_is_free(&self.guest);
        drop(status);
        self.host.wake();
    }

    /// The guest is gone to the destination.
    fn leave(&self) -> Result<()> {
        let account = self.flow.job.account(self.host.clock.now());
        let params = account.params()?;
        let mut status = self.guest.change();
        if status.removed {
            return Ok(());
        }
        if self.flags & VIR_MIGRATE_UNDEFINE_SOURCE != 0 {
            status.persistent = false;
        }
        if self.is_there(&status) && status.is_active() {
            self.guest.live().completed = Some(account);
            self.host.stop_locked(
                &self.guest,
                &mut status,
                VIR_DOMAIN_SHUTOFF_MIGRATED,
                VIR_DOMAIN_EVENT_STOPPED_MIGRATED,
            );
            let event = DomainEvent::JobCompleted { params };
            self.host.tell_of(self.guest.subject(&status), event);
        } else if !status.persistent && !status.is_active() {
            self.host.forget_locked(&self.guest, &mut status);
        }
        drop(status);
        self.host.wake();
        Ok(())
    }
}

/// Other jobs can begin.
fn guest_is_free(guest: &Guest) {
    guest.live().job = None;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_get_shorter_until_a_pause_is_enough() {
        assert_eq!(passes(1600, 10, 300, false), [1600]);
        assert_eq!(passes(1600, 100, 300, true), [1600, 100, 6]);
        assert_eq!(passes(1600, 100, 10_000, true), [1600, 100]);
        assert_eq!(passes(0, 100, 300, true), [0]);
        assert!(passes(u64::MAX, 1, 0, true).len() <= MAX_PASSES + 1);
    }
}
