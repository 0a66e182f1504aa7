//! Running and stopping the guest's CPUs, and what is noted and told of it.
use crate::guest::Guest;
use crate::host::Host;
use crate::run::Run;
use crate::stop;
use abi::*;
use conf::domain::lifecycle::LifecycleAction;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use util::error::Result;

impl Host {
    /// Runs the CPUs; `reason` is a `virDomainRunningReason`.
    ///
    /// # Errors
    /// What QEMU says.
    pub(crate) fn resume_run(&self, guest: &Arc<Guest>, run: &Arc<Run>, reason: i32) -> Result<()> {
        run.monitor.cont()?;
        run.turns.fetch_add(1, Ordering::Relaxed);
        self.note_resumed(guest, run, reason);
        Ok(())
    }

    /// Stops the CPUs; `reason` is a `virDomainPausedReason`.
    ///
    /// # Errors
    /// What QEMU says.
    pub(crate) fn pause_run(&self, guest: &Arc<Guest>, run: &Arc<Run>, reason: i32) -> Result<()> {
        run.monitor.stop()?;
        run.turns.fetch_add(1, Ordering::Relaxed);
        self.note_stopped(guest, run, reason);
        Ok(())
    }

    /// QEMU says that the CPUs began or ceased to run.  Callers' own doings have been noted by
    /// them; an event that comes late, after the next such turn, means nothing any more.
    pub(crate) fn cpus_turned(&self, guest: &Arc<Guest>, run: &Arc<Run>) {
        let turns = run.turns.load(Ordering::Relaxed);
        let Ok(state) = run.monitor.query_status() else {
            return;
        };
        if run.turns.load(Ordering::Relaxed) != turns {
            return;
        }
        let noted = match state.running {
            true => self.note_resumed(guest, run, VIR_DOMAIN_RUNNING_UNPAUSED),
            false => self.note_stopped(guest, run, VIR_DOMAIN_PAUSED_UNKNOWN),
        };
        if noted {
            self.save_status_or_log(guest, run);
        }
    }

    /// The CPUs run: whoever notices first tells of it; false if that is known.
    pub(crate) fn note_resumed(&self, guest: &Arc<Guest>, run: &Arc<Run>, reason: i32) -> bool {
        let mut facts = guest.change();
        if !facts.is_run_by(run) || facts.state != VIR_DOMAIN_PAUSED {
            return false;
        }
        facts.state = VIR_DOMAIN_RUNNING;
        facts.reason = reason;
        let detail = match reason {
            VIR_DOMAIN_RUNNING_MIGRATED => VIR_DOMAIN_EVENT_RESUMED_MIGRATED,
            VIR_DOMAIN_RUNNING_RESTORED | VIR_DOMAIN_RUNNING_FROM_SNAPSHOT => {
                VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT
            }
            _ => VIR_DOMAIN_EVENT_RESUMED_UNPAUSED,
        };
        self.tell(facts.subject(), VIR_DOMAIN_EVENT_RESUMED, detail);
        true
    }

    /// The CPUs stand: whoever notices first tells of it; false if that is known.
    pub(crate) fn note_stopped(&self, guest: &Arc<Guest>, run: &Arc<Run>, reason: i32) -> bool {
        let mut facts = guest.change();
        if !facts.is_run_by(run) || facts.state != VIR_DOMAIN_RUNNING {
            return false;
        }
        facts.state = VIR_DOMAIN_PAUSED;
        facts.reason = reason;
        let detail = match reason {
            VIR_DOMAIN_PAUSED_MIGRATION => VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED,
            VIR_DOMAIN_PAUSED_IOERROR => VIR_DOMAIN_EVENT_SUSPENDED_IOERROR,
            VIR_DOMAIN_PAUSED_WATCHDOG => VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG,
            VIR_DOMAIN_PAUSED_FROM_SNAPSHOT => VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT,
            VIR_DOMAIN_PAUSED_API_ERROR => VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR,
            _ => VIR_DOMAIN_EVENT_SUSPENDED_PAUSED,
        };
        self.tell(facts.subject(), VIR_DOMAIN_EVENT_SUSPENDED, detail);
        true
    }

    /// The machine has begun anew: one that had crashed runs again.
    pub(crate) fn note_begun_anew(&self, guest: &Arc<Guest>, run: &Arc<Run>) {
        {
            let mut facts = guest.change();
            if !facts.is_run_by(run) || facts.state != VIR_DOMAIN_CRASHED {
                return;
            }
            facts.state = VIR_DOMAIN_RUNNING;
            facts.reason = VIR_DOMAIN_RUNNING_CRASHED;
            self.tell(
                facts.subject(),
                VIR_DOMAIN_EVENT_RESUMED,
                VIR_DOMAIN_EVENT_RESUMED_UNPAUSED,
            );
        }
        self.save_status_or_log(guest, run);
        self.events.wake();
    }

    /// What `<on_crash>` asks for.
    pub(crate) fn after_panic(&self, guest: &Arc<Guest>, run: &Arc<Run>) {
        let action = guest.look().def.lifecycle.on_crash;
        match action {
            LifecycleAction::Preserve => return,
            LifecycleAction::Restart
            | LifecycleAction::RestartRename
            | LifecycleAction::CoredumpRestart => {
                run.reboots.store(true, Ordering::Relaxed);
            }
            LifecycleAction::Destroy | LifecycleAction::CoredumpDestroy => {
                *run.why.lock() = Some(stop::PANICKED);
            }
        }
        self.end_or_reboot(guest, run);
    }
}
