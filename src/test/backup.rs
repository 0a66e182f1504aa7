//! Backups of an extended host's guests: a job that copies disks as they are at one moment.
//!
//! Nothing is copied; a push backup takes the time that disks of these sizes would, a pull backup
//! lasts until somebody ends it.
use crate::ORIGIN;
use crate::checkpoint;
use crate::clock::Task;
use crate::definition;
use crate::guest::Guest;
use crate::host::Host;
use crate::job::DomainJob;
use crate::transfer::{DISK_SPEED, Transfer};
use abi::*;
use api::{Domain, DomainEvent};
use conf::DomainDef;
use conf::backup::{BackupDef, BackupMode, Transport};
use conf::checkpoint::CheckpointDef;
use conf::domain::disk::{Disk, StorageFormat};
use conf::guest::{Registered, Status};
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::uuid::Uuid;

/// The backup of a guest.
#[derive(Debug)]
pub(crate) struct Backup {
    def: BackupDef,
    /// Which task is this backup's.
    serial: u64,
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Complete,
    Abort,
}

/// Refuses a second long job.
fn check_free(guest: &Guest, status: &Status) -> Result<()> {
    if !status.is_active() {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "cannot perform disk backup for inactive domain"
        );
    }
    let live = guest.live();
    if live.backup.is_some() {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "another backup job is already running"
        );
    }
    if live.job.is_some() {
        bail!(
            VIR_ERR_OPERATION_TIMEOUT,
            "cannot acquire state change lock"
        );
    }
    Ok(())
}

/// Refuses a pull backup that is served over TCP, as it is unless it says otherwise, at no port.
fn check_server(def: &BackupDef) -> Result<()> {
    let is_served = match &def.server {
        Some(server) => server.transport != Transport::Tcp || server.port.is_some_and(|p| p != 0),
        None => def.mode == BackupMode::Push,
    };
    if !is_served {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "<domainbackup> must specify TCP port for now"
        );
    }
    Ok(())
}

/// Refuses disks that can't be copied as the backup says.
fn check_disks(def: &BackupDef, guest: &Guest, status: &Status) -> Result<()> {
    if def.copied().next().is_none() {
        bail!(VIR_ERR_CONFIG_UNSUPPORTED, "no disks selected for backup");
    }
    for disk in def.copied() {
        let name = &disk.name;
        let format = disk.store.as_ref().and_then(|store| store.format);
        let is_plain = format.is_some_and(|format| format != StorageFormat::Qcow2);
        if def.mode == BackupMode::Pull && is_plain {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "pull mode backup for disk '{name}' requires qcow2 driver"
            );
        }
        if guest.live().block_jobs.contains_key(name) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "disk '{name}' already in active block job"
            );
        }
        if let Some(from) = &disk.incremental
            && status.checkpoints.find(from).is_none()
        {
            bail!(
                VIR_ERR_NO_DOMAIN_CHECKPOINT,
                "Checkpoint '{from}' for incremental backup of disk '{name}' not found"
            );
        }
    }
    Ok(())
}

fn disk<'a>(def: &'a DomainDef, name: &str) -> Option<&'a Disk> {
    let mut disks = def.devices.disks.iter();
    disks.find(|disk| disk.target.dev == name)
}

impl Host {
    /// `virDomainBackupBegin`
    pub(crate) fn begin_backup(
        self: &Arc<Self>,
        handle: &Domain,
        xml: &str,
        checkpoint: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL;
        api::check_flags(flags, KNOWN, "testDomainBackupBegin", ORIGIN)?;
        let mut def = BackupDef::from_xml(xml, false)?;
        let now = self.clock.now_seconds();
        let read = |text| CheckpointDef::from_xml(text, false, now, &definition::parse_past);
        let checkpoint = checkpoint.map(read).transpose()?;
        self.change(handle, |guest, status| {
            check_free(guest, status)?;
            check_server(&def)?;
            let suffix = match &checkpoint {
                Some(checkpoint) => checkpoint.name.clone(),
                None => now.to_string(),
            };
            def.align_disks(&status.def, &suffix)?;
            check_disks(&def, guest, status)?;
            if let Some(checkpoint) = checkpoint {
                checkpoint::put_new(checkpoint, status)?;
            }
            self.run_backup(guest, status, def, flags)
        })
    }

    /// The backup begins; the caller holds the guest's lock.
    fn run_backup(
        self: &Arc<Self>,
        guest: &Guest,
        status: &Status,
        def: BackupDef,
        flags: u32,
    ) -> Result<()> {
        let now = self.clock.now();
        let disks = def
            .copied()
            .filter_map(|line| disk(&status.def, &line.name));
        let sizes = disks.map(|disk| self.images.size(&disk.source));
        let size = sizes.fold(0, u64::saturating_add);
        let transfer = Transfer::new(size, DISK_SPEED, now);
        let job = DomainJob::new(VIR_DOMAIN_JOB_OPERATION_BACKUP, flags, now);
        let mut live = guest.live();
        let serial = live.take_serial();
        if def.mode == BackupMode::Push {
            job.change(|progress| progress.disks = Some(transfer));
            let uuid = guest.uuid();
            let task: Task = Box::new(move |host| host.backup_is_due(&uuid, serial));
            self.clock.after(self, transfer.remaining(now), task)?;
        }
        live.job = Some(job);
        live.backup = Some(Backup { def, serial });
        Ok(())
    }

    /// `virDomainBackupGetXMLDesc`
    pub(crate) fn backup_xml(&self, handle: &Domain, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testDomainBackupGetXMLDesc", ORIGIN)?;
        let guest = self.guest(handle)?;
        let live = guest.live();
        match &live.backup {
            Some(backup) => Ok(backup.def.to_xml(false)),
            None => bail!(VIR_ERR_NO_DOMAIN_BACKUP, "no domain backup job present"),
        }
    }

    /// The data of a push backup has been copied.
    fn backup_is_due(&self, uuid: &Uuid, serial: u64) {
        let Some(guest) = self.guests.by_uuid(uuid) else {
            return;
        };
        let status = guest.change();
        let is_it = |backup: &Backup| backup.serial == serial;
        if guest.live().backup.as_ref().is_some_and(is_it) {
            self.end_backup(&guest, &status, End::Complete);
        }
        drop(status);
        self.wake();
    }

    /// `virDomainAbortJob` of a backup, whose guest's lock the caller holds: that is how a pull backup
    /// comes to its end.
    pub(crate) fn abort_backup(&self, guest: &Guest, status: &Status) {
        self.end_backup(guest, status, End::Abort);
    }

    fn end_backup(&self, guest: &Guest, status: &Status, end: End) {
        let (backup, job) = {
            let mut live = guest.live();
            (live.backup.take(), live.job.take())
        };
        let (Some(backup), Some(job)) = (backup, job) else {
            return;
        };
        let is_done = end == End::Complete || backup.def.mode == BackupMode::Pull;
        let what = match end {
            End::Complete => VIR_DOMAIN_BLOCK_JOB_COMPLETED,
            End::Abort => VIR_DOMAIN_BLOCK_JOB_CANCELED,
        };
        for line in backup.def.copied() {
            let kind = VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP;
            self.tell_block_job(guest, status, &line.name, kind, what);
        }
        let mut account = job.account(self.clock.now());
        account.success = Some(is_done);
        if let Ok(params) = account.params() {
            let event = DomainEvent::JobCompleted { params };
            self.tell_of(guest.subject(status), event);
        }
        guest.live().completed = Some(account);
    }
}
