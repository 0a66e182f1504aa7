//! How a run ends, whoever ends it.
use crate::guest::Guest;
use crate::host::Host;
use crate::job::Kind;
use crate::log_file::LogFile;
use crate::run::{Run, TERM_PATIENCE};
use crate::{ORIGIN, prepare, taps};
use abi::*;
use api::DomainEvent;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use util::bail;
use util::error::{Error, Result};

/// How long a QEMU that ends takes from closing its monitor to its end.
const EXIT_PATIENCE: Duration = Duration::from_secs(1);

/// How long QEMU may take to reset a machine.
const RESET_PATIENCE: Duration = Duration::from_secs(1);
/// How often it is tried whether it has.
const RESET_STEP: Duration = Duration::from_millis(10);

/// Why a guest stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Why {
    /// `virDomainShutoffReason`
    pub(crate) reason: i32,
    /// `virDomainEventStoppedDetailType`
    pub(crate) detail: i32,
    /// The word in the guest's log.
    pub(crate) word: &'static str,
}

/// The guest powered off.
pub(crate) const SHUTDOWN: Why = Why {
    reason: VIR_DOMAIN_SHUTOFF_SHUTDOWN,
    detail: VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN,
    word: "shutdown",
};

/// How long a dead QEMU's words may take to be heard; they are in the socket already.
const LAST_WORD_PATIENCE: Duration = Duration::from_millis(200);

/// A caller ended it.
pub(crate) const DESTROYED: Why = Why {
    reason: VIR_DOMAIN_SHUTOFF_DESTROYED,
    detail: VIR_DOMAIN_EVENT_STOPPED_DESTROYED,
    word: "destroyed",
};

/// QEMU died.
pub(crate) const CRASHED: Why = Why {
    reason: VIR_DOMAIN_SHUTOFF_CRASHED,
    detail: VIR_DOMAIN_EVENT_STOPPED_FAILED,
    word: "crashed",
};

/// The guest's own kernel died.
pub(crate) const PANICKED: Why = Why {
    reason: VIR_DOMAIN_SHUTOFF_CRASHED,
    detail: VIR_DOMAIN_EVENT_STOPPED_CRASHED,
    word: "crashed",
};

/// Its state is in a file now.
pub(crate) const SAVED: Why = Why {
    reason: VIR_DOMAIN_SHUTOFF_SAVED,
    detail: VIR_DOMAIN_EVENT_STOPPED_SAVED,
    word: "saved",
};

/// It didn't come up.
pub(crate) const FAILED: Why = Why {
    reason: VIR_DOMAIN_SHUTOFF_FAILED,
    detail: VIR_DOMAIN_EVENT_STOPPED_FAILED,
    word: "failed",
};

impl Host {
    /// Ends a run for a caller; `graceful` forbids force.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` when QEMU doesn't go and force isn't allowed or doesn't help.
    pub(crate) fn destroy_run(&self, guest: &Arc<Guest>, graceful: bool) -> Result<()> {
        let run = guest.run()?;
        // Its death may be noticed elsewhere first, but the reason is ours.
        *run.why.lock() = Some(DESTROYED);
        let gone = match graceful {
            true => run.process.terminate(TERM_PATIENCE),
            false => run.process.stop(TERM_PATIENCE),
        };
        if let Err(error) = gone {
            *run.why.lock() = None;
            if graceful {
                bail!(
                    VIR_ERR_OPERATION_FAILED,
                    "failed to kill qemu process with SIGTERM"
                );
            }
            return Err(error);
        }
        let _job = guest.jobs.begin(Kind::Destroy, "virDomainDestroy")?;
        self.stop_run(guest, &run, DESTROYED);
        Ok(())
    }

    /// Ends a run, if it is still the guest's: no process, file or port is left of it.  The caller
    /// has the guest's job.
    pub(crate) fn stop_run(&self, guest: &Arc<Guest>, run: &Arc<Run>, why: Why) {
        if !guest.look().is_run_by(run) {
            return;
        }
        // A reason that was given before, for what ends it now, is the better one.
        let why = *run.why.lock().get_or_insert(why);
        if let Err(error) = run.process.stop(TERM_PATIENCE) {
            util::error!("{error}");
        }
        // What QEMU said of its end is told before its end.
        run.last_word.wait(LAST_WORD_PATIENCE);
        let name = guest.name();
        // No writer may bring the status file back once it is removed.
        {
            let _turn = guest.status_file.lock();
            run.ended.store(true, Ordering::Relaxed);
            run.files.remove();
        }
        log_end(self, &name, why.word);
        let live = Arc::clone(&guest.look().def);
        taps::disconnect(&live);
        let mut facts = guest.change();
        if !facts.is_run_by(run) {
            return;
        }
        prepare::release_ports(self, &facts.def);
        let mut subject = facts.subject();
        if why != SHUTDOWN && why != CRASHED {
            // A guest that a caller ended is an inactive one in its last event.
            subject.id = -1;
        }
        self.guests.stopped(run.id);
        facts.run = None;
        facts.status.stop(why.reason);
        if !facts.persistent {
            facts.removed = true;
            self.guests.remove(&subject.uuid, &subject.name);
        }
        self.tell(subject, VIR_DOMAIN_EVENT_STOPPED, why.detail);
        drop(facts);
        self.events.wake();
    }

    /// The connection to QEMU has ended by itself.
    pub(crate) fn lost(&self, guest: &Arc<Guest>, run: &Arc<Run>, error: &Error) {
        if !run.process.wait_gone(EXIT_PATIENCE) {
            util::error!("domain '{}': {error}", guest.name());
            self.tell_of(guest.look().subject(), DomainEvent::ControlError);
        }
        // Without a turn it ends all the same: there is nothing left to take turns over.
        let job = guest.jobs.begin(Kind::Destroy, "monitor");
        let why = match guest.look().state {
            VIR_DOMAIN_SHUTDOWN => SHUTDOWN,
            _ => CRASHED,
        };
        self.stop_run(guest, run, why);
        drop(job);
    }

    /// Ends the guests that were to end with a connection.
    pub(crate) fn connection_closed(&self, connection: u64) {
        let active = |guest: &Guest| guest.traits() & VIR_CONNECT_LIST_DOMAINS_ACTIVE != 0;
        for guest in self.guests.filter(active) {
            let ours = |run: Arc<Run>| run.auto_destroy == Some(connection);
            if guest.run().is_ok_and(ours)
                && let Err(error) = self.destroy_run(&guest, false)
            {
                util::error!("{error}");
            }
        }
    }

    /// The guest has powered off, or begins anew if its shutdown was to be a reboot.
    pub(crate) fn end_or_reboot(&self, guest: &Arc<Guest>, run: &Arc<Run>) {
        // One that is being stopped for another reason doesn't begin anew.
        let is_stopping = run.why.lock().is_some();
        if run.reboots.swap(false, Ordering::Relaxed) && !is_stopping {
            match begin_anew(run) {
                Ok(()) => return self.note_begun_anew(guest, run),
                Err(error) => util::error!("{}: {error}", guest.name()),
            }
        }
        // Its end closes the monitor, which ends the run.
        if let Err(error) = run.process.stop(TERM_PATIENCE) {
            util::error!("{}: {error}", guest.name());
        }
    }
}

/// Resets the machine and runs it.  QEMU resets when it comes to it, and runs nothing before.
fn begin_anew(run: &Run) -> Result<()> {
    run.monitor.system_reset()?;
    let until = Instant::now() + RESET_PATIENCE;
    loop {
        match run.monitor.cont() {
            Err(_) if Instant::now() < until => std::thread::sleep(RESET_STEP),
            outcome => return outcome,
        }
    }
}

/// The last line of a run in the guest's log.
pub(crate) fn log_end(host: &Host, name: &str, word: &str) {
    let log = LogFile::open(&host.folders.log_file(name), false);
    if let Err(error) = log.and_then(|mut log| log.shutting_down(word)) {
        util::warn!("{error}");
    }
}
