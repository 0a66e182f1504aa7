//! Taking over the guests that a former process left running.
use crate::guest::Guest;
use crate::host::Host;
use crate::job::Kind;
use crate::monitor::{Notice, Patience};
use crate::process::{self, Process};
use crate::run::{LastWord, Run, RunFiles};
use crate::status_file::{self, Record};
use crate::{prepare, rtc, stop, store, taps, watch};
use abi::*;
use conf::domain::clock::Offset;
use conf::domain::rtc::set_adjustment;
use conf::guest::Status;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use util::error::Result;
use util::sys::thread;
use util::time::now_seconds;

/// How long opening a root waits for QEMUs that don't answer; they are waited for further behind
/// its back.
const OPEN_PATIENCE: Duration = Duration::from_secs(3);

/// Takes over every guest that has a status file.
pub(crate) fn all(host: &Arc<Host>) {
    let (done, waiting) = channel();
    for name in store::names(&host.folders.state) {
        if let Err(error) = begin(host, &name, &done) {
            util::error!("Failed to load status for domain '{name}': {error}");
        }
    }
    drop(done);
    let until = Instant::now() + OPEN_PATIENCE;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        // Ends when the last thread has let go of its sender.
        if waiting.recv_timeout(left).is_err() {
            return;
        }
    }
}

/// The guest of a status file: known as running at once, its QEMU asked in a thread.
fn begin(host: &Arc<Host>, name: &str, done: &Sender<()>) -> Result<()> {
    let record = status_file::parse(&store::read(&host.folders.status(name))?)?;
    let id = record.def.id.unwrap_or_else(|| host.take_id());
    host.keep_id(id);
    let files = files(host, &record, id);
    let Some(process) = Process::adopt(&files.pid_file)? else {
        return gone(host, record, &files);
    };
    let guest = known(host, &record)?;
    prepare::keep_ports(host, &record.def);
    taps::keep_names(&record.def);
    let (worker, done) = (host.weak(), done.clone());
    let work = move || {
        if let Some(host) = worker.upgrade() {
            Takeover {
                host: &host,
                guest: &guest,
                record,
                files,
                process,
                id,
            }
            .run();
        }
        drop(done);
    };
    match thread::spawn_quiet("qemu-reconnect", work) {
        Ok(_) => Ok(()),
        Err(cause) => Err(util::Error::system(
            crate::ORIGIN,
            &cause,
            "failed to start a thread",
        )),
    }
}

fn files(host: &Host, record: &Record, id: i32) -> RunFiles {
    let usual = RunFiles::of(&host.folders, id, &record.def.name);
    RunFiles {
        monitor: record.monitor.clone(),
        folder: record.folder.clone().unwrap_or(usual.folder),
        channels: record.channels.clone().unwrap_or(usual.channels),
        ..usual
    }
}

/// The guest of a record; one that isn't stored is known by its record alone.
fn known(host: &Host, record: &Record) -> Result<Arc<Guest>> {
    let uuid = record.def.uuid.unwrap_or_default();
    if let Some(guest) = host.guests.by_uuid(&uuid) {
        return Ok(guest);
    }
    let mut status = Status::shut_off(Arc::new(record.def.clone()));
    status.persistent = false;
    let guest = Guest::new(uuid, status);
    match host.guests.insert(&guest, &record.def.name, None) {
        Ok(()) => Ok(guest),
        Err(_) => {
            util::bail!(VIR_FROM_QEMU: VIR_ERR_INTERNAL_ERROR, "name or UUID is another domain's")
        }
    }
}

/// A guest that died while nobody looked.
fn gone(host: &Host, record: Record, files: &RunFiles) -> Result<()> {
    files.remove();
    taps::disconnect(&record.def);
    let why = if record.state == VIR_DOMAIN_SHUTDOWN {
        stop::SHUTDOWN
    } else {
        stop::CRASHED
    };
    stop::log_end(host, &record.def.name, why.word);
    if let Some(guest) = host.guests.by_uuid(&record.def.uuid.unwrap_or_default()) {
        guest.change().reason = why.reason;
    }
    Ok(())
}

struct Takeover<'a> {
    host: &'a Arc<Host>,
    guest: &'a Arc<Guest>,
    record: Record,
    files: RunFiles,
    process: Process,
    id: i32,
}

impl Takeover<'_> {
    fn run(self) {
        let (host, guest) = (self.host, self.guest);
        let Ok(_job) = guest.jobs.begin(Kind::Modify, "reconnect") else {
            return;
        };
        let name = self.record.def.name.clone();
        let monitor = process::reconnect(&self.files.monitor, &name, Patience::default());
        let (monitor, notices) = match monitor {
            Ok(open) => open,
            Err(error) => {
                util::error!("cannot reconnect to domain '{name}': {error}");
                // One that can't be talked to must not run on beside a second one.
                if let Err(error) = self.process.stop(crate::run::TERM_PATIENCE) {
                    util::error!("{error}");
                }
                prepare::release_ports(host, &self.record.def);
                if let Err(error) = gone(host, self.record, &self.files) {
                    util::error!("{error}");
                }
                return host.forget(guest);
            }
        };
        let run = Arc::new(Run {
            id: self.id,
            process: self.process,
            monitor,
            files: self.files,
            keep: self.record.keep.clone(),
            auto_destroy: None,
            reboots: AtomicBool::new(false),
            turns: AtomicU64::new(0),
            why: Mutex::default(),
            last_word: LastWord::default(),
            ended: AtomicBool::new(false),
        });
        let was_starting = (self.record.state, self.record.reason)
            == (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_STARTING_UP);
        publish(host, guest, &run, self.record);
        if run.keep.auto_destroy {
            // The connection that it was to end with is gone.
            return host.stop_run(guest, &run, stop::DESTROYED);
        }
        if was_starting {
            // Whoever was starting it can't go on.
            return host.stop_run(guest, &run, stop::FAILED);
        }
        resume(host, guest, &run, notices);
    }
}

/// The guest has its QEMU again.
fn publish(host: &Host, guest: &Arc<Guest>, run: &Arc<Run>, record: Record) {
    let mut facts = guest.change();
    facts.status.start(run.id, record.reason);
    facts.state = record.state;
    facts.reason = record.reason;
    facts.def = Arc::new(record.def);
    facts.run = Some(Arc::clone(run));
    host.guests.started(run.id, guest);
}

/// Brings the guest's facts up to date with its QEMU and begins to listen.
fn resume(host: &Arc<Host>, guest: &Arc<Guest>, run: &Arc<Run>, notices: Receiver<Notice>) {
    let outcome = watch::spawn(host, guest, run, notices).and_then(|()| refresh(guest, run));
    match outcome {
        Ok(()) => host.save_status_or_log(guest, run),
        Err(error) => {
            util::error!("cannot take over domain '{}': {error}", guest.name());
            host.stop_run(guest, run, stop::CRASHED);
        }
    }
    let (state, reason) = {
        let facts = guest.look();
        (facts.state, facts.reason)
    };
    match (state, reason) {
        (VIR_DOMAIN_SHUTDOWN, _) => host.end_or_reboot(guest, run),
        (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_SAVE) => break_off_saving(host, guest, run),
        _ => {}
    }
}

/// Whoever was saving the guest is gone: it goes on.
fn break_off_saving(host: &Arc<Host>, guest: &Arc<Guest>, run: &Arc<Run>) {
    let cancelled = run.monitor.migrate_cancel();
    let resumed =
        cancelled.and_then(|()| host.resume_run(guest, run, VIR_DOMAIN_RUNNING_SAVE_CANCELED));
    if let Err(error) = resumed {
        util::warn!(
            "Could not cancel the save of domain '{}': {error}",
            guest.name()
        );
    }
    host.save_status_or_log(guest, run);
}

/// Whether the CPUs run, and where the guest's clock is.
fn refresh(guest: &Guest, run: &Run) -> Result<()> {
    let state = run.monitor.query_status()?;
    let is_variable = matches!(guest.look().def.clock.offset, Offset::Variable { .. });
    let adjustment = match is_variable {
        true => Some(rtc::reconnected(&run.monitor.rtc_time()?, now_seconds())?),
        false => None,
    };
    let mut facts = guest.change();
    if let Some(adjustment) = adjustment {
        set_adjustment(&mut facts.def, adjustment);
    }
    match (state.running, facts.state) {
        (true, VIR_DOMAIN_RUNNING)
        | (false, VIR_DOMAIN_PAUSED | VIR_DOMAIN_CRASHED | VIR_DOMAIN_SHUTDOWN) => {}
        (true, _) => {
            facts.state = VIR_DOMAIN_RUNNING;
            facts.reason = VIR_DOMAIN_RUNNING_UNKNOWN;
        }
        (false, _) => {
            (facts.state, facts.reason) = match state.status.as_str() {
                "shutdown" => (VIR_DOMAIN_SHUTDOWN, VIR_DOMAIN_SHUTDOWN_UNKNOWN),
                "guest-panicked" => (VIR_DOMAIN_CRASHED, VIR_DOMAIN_CRASHED_PANICKED),
                "io-error" => (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_IOERROR),
                "watchdog" => (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_WATCHDOG),
                "suspended" => (VIR_DOMAIN_PMSUSPENDED, VIR_DOMAIN_PMSUSPENDED_UNKNOWN),
                _ => (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_UNKNOWN),
            };
        }
    }
    Ok(())
}
