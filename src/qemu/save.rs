//! Saving a guest into a file.  Coming back from one is in `restore`.
use crate::ORIGIN;
use crate::definition;
use crate::guest::Guest;
use crate::host::Host;
use crate::job::Kind;
use crate::progress::Running;
use crate::run::Run;
use crate::save_file::{self, Head};
use crate::stop;
use abi::*;
use api::{Domain, DomainEvent};
use serde_json::{Map, json};
use std::fs::File;
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use util::error::{Error, Result};
use util::{bail, err, file};

/// The name under which QEMU knows the descriptor of the file.
const FILE_FD: &str = "save";
/// How often QEMU is asked how far it has come.
const STEP: Duration = Duration::from_millis(5);
/// Bytes a second while saving: as fast as the file takes them.
const UNLIMITED: u64 = 0x7fff_ffff_fff0_0000;
/// What QEMU does by itself.
const USUAL: u64 = 128 << 20;

/// Flags of every way to save.
pub(crate) const FLAGS: u32 =
    VIR_DOMAIN_SAVE_BYPASS_CACHE | VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED;

/// Where and how a guest is to be saved.
struct Order<'a> {
    path: &'a Path,
    /// A definition to store instead of the live one.
    xml: Option<&'a str>,
    flags: u32,
    function: &'static str,
}

impl Host {
    /// `virDomainSaveFlags`
    pub(crate) fn save(
        &self,
        handle: &Domain,
        to: &str,
        xml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, FLAGS, "qemuDomainSaveFlags", ORIGIN)?;
        let guest = self.guest(handle)?;
        let order = Order {
            path: Path::new(to),
            xml,
            flags,
            function: "virDomainSaveFlags",
        };
        self.save_guest(&guest, &order)?;
        handle.set_id(-1);
        Ok(())
    }

    /// `virDomainManagedSave`
    pub(crate) fn managed_save(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, FLAGS, "qemuDomainManagedSave", ORIGIN)?;
        let guest = self.guest(handle)?;
        guest.run()?;
        if !guest.look().persistent {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "cannot do managed save for transient domain"
            );
        }
        let path = self.folders.managed_save(&guest.name());
        let order = Order {
            path: &path,
            xml: None,
            flags,
            function: "virDomainManagedSave",
        };
        self.save_guest(&guest, &order)?;
        handle.set_id(-1);
        Ok(())
    }

    fn save_guest(&self, guest: &Arc<Guest>, order: &Order<'_>) -> Result<()> {
        if order.flags & VIR_DOMAIN_SAVE_BYPASS_CACHE != 0 {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "bypass cache unsupported by this system"
            );
        }
        if self.config.save_image_format != "raw" {
            let format = &self.config.save_image_format;
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "save_image_format '{format}' is not supported by this driver"
            );
        }
        let _job = guest.jobs.begin_long(order.function)?;
        let run = guest.run()?;
        let was_running = guest.look().state == VIR_DOMAIN_RUNNING;
        if was_running {
            self.pause_run(guest, &run, VIR_DOMAIN_PAUSED_SAVE)?;
            // A later process must know that it was saving which stopped the guest.
            self.save_status_or_log(guest, &run);
            self.events.wake();
        }
        let progress = guest.progress.begin(VIR_DOMAIN_JOB_OPERATION_SAVE);
        let outcome = self.save_paused(guest, &run, order, was_running, &progress);
        guest.progress.end(outcome.is_ok());
        if let Err(error) = outcome {
            self.save_failed(guest, &run, was_running);
            return Err(error);
        }
        if order.path == self.folders.managed_save(&guest.name()) {
            guest.change().managed_save = true;
        }
        let params = progress.account().params();
        self.tell_of(guest.look().subject(), DomainEvent::JobCompleted { params });
        // Its death will be noticed elsewhere, but the reason is ours.
        *run.why.lock() = Some(stop::SAVED);
        let _turn = guest.jobs.begin(Kind::Destroy, order.function)?;
        self.stop_run(guest, &run, stop::SAVED);
        Ok(())
    }

    /// The guest goes on as before.
    fn save_failed(&self, guest: &Arc<Guest>, run: &Arc<Run>, was_running: bool) {
        if was_running && guest.look().state == VIR_DOMAIN_PAUSED {
            if let Err(error) = self.resume_run(guest, run, VIR_DOMAIN_RUNNING_SAVE_CANCELED) {
                util::warn!("Unable to resume guest CPUs after save failure: {error}");
            }
            self.save_status_or_log(guest, run);
        }
        self.events.wake();
    }

    /// Writes the whole file; nothing of it is left if that fails.
    fn save_paused(
        &self,
        guest: &Guest,
        run: &Run,
        order: &Order<'_>,
        was_running: bool,
        progress: &Running,
    ) -> Result<()> {
        let runs_later = match order.flags {
            flags if flags & VIR_DOMAIN_SAVE_RUNNING != 0 => true,
            flags if flags & VIR_DOMAIN_SAVE_PAUSED != 0 => false,
            _ => was_running,
        };
        let def = Arc::clone(&guest.look().def);
        let xml = match order.xml {
            Some(xml) => self.replacement(xml, &def)?,
            None => definition::format(&definition::portable(&def, run), definition::PORTABLE),
        };
        let head = Head::new(xml, runs_later);
        let mut file = save_file::create(order.path)?;
        let written = head
            .write(&mut file, false, order.path)
            .and_then(|()| write_state(run, &file, progress))
            .and_then(|()| finish(&head, &mut file, order.path));
        if written.is_err() {
            let _ = std::fs::remove_file(order.path);
        }
        written
    }
}

/// Marks a file as complete, once all of it is on the disk.
fn finish(head: &Head, file: &mut File, path: &Path) -> Result<()> {
    let failed = |cause| {
        Error::system(
            ORIGIN,
            &cause,
            format!("unable to save file {}", path.display()),
        )
    };
    file.sync_all().map_err(failed)?;
    head.write(file, true, path)?;
    file.sync_all().map_err(failed)?;
    file::sync_dir(path)
}

/// Has QEMU write its state to where `file` stands, and waits until it has.
fn write_state(run: &Run, file: &File, progress: &Running) -> Result<()> {
    let monitor = &run.monitor;
    monitor.migrate_set_capabilities(&[("events", true)])?;
    set_bandwidth(run, UNLIMITED)?;
    monitor.send_fd(FILE_FD, file.as_fd())?;
    let outcome = monitor
        .migrate(&format!("fd:{FILE_FD}"))
        .and_then(|()| wait(run, progress));
    if outcome.is_err() {
        // QEMU may be gone; then that is the error to report, not this.
        let _ = set_bandwidth(run, USUAL);
    }
    outcome
}

fn set_bandwidth(run: &Run, bytes: u64) -> Result<()> {
    let mut parameters = Map::new();
    parameters.insert("max-bandwidth".to_owned(), json!(bytes));
    run.monitor.migrate_set_parameters(parameters)
}

fn wait(run: &Run, progress: &Running) -> Result<()> {
    let mut cancelled = false;
    loop {
        let status = run.monitor.query_migrate()?;
        progress.update(&status);
        match status.status.as_deref() {
            Some("completed") => return Ok(()),
            Some("failed") => {
                let reason = status
                    .error
                    .unwrap_or_else(|| "unexpectedly failed".to_owned());
                return Err(err!(VIR_ERR_OPERATION_FAILED, "domain save job: {reason}"));
            }
            Some("cancelled") => {
                return Err(err!(
                    VIR_ERR_OPERATION_ABORTED,
                    "domain save job: canceled by client"
                ));
            }
            _ => {}
        }
        if progress.is_aborted() && !cancelled {
            run.monitor.migrate_cancel()?;
            cancelled = true;
        }
        std::thread::sleep(STEP);
    }
}
