//! What QEMU's events mean: changes of the guest's facts, and events of libvirt's.
//!
//! Runs in the guest's own thread.  The clock's event is in `clock`.
use crate::guest::{Change, Guest};
use crate::host::Host;
use crate::monitor::Event;
use crate::run::Run;
use crate::{clock, device_events};
use abi::*;
use api::{DomainEvent, EventKind};
use conf::domain::lifecycle::LifecycleAction;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Handles one event of a guest's QEMU.
pub(crate) fn handle(host: &Arc<Host>, guest: &Arc<Guest>, run: &Arc<Run>, event: &Event) {
    let on = Occurrence {
        host,
        guest,
        run,
        data: &event.data,
    };
    on.pass_on(event);
    match event.name.as_str() {
        "SHUTDOWN" => on.shutdown(),
        "RESET" => on.tell(DomainEvent::Reboot),
        "RESUME" | "STOP" => host.cpus_turned(guest, run),
        "RTC_CHANGE" => clock::changed(&on),
        "WATCHDOG" => on.watchdog(),
        "GUEST_PANICKED" => on.panicked(),
        "SUSPEND" => on.suspended(
            VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY,
            DomainEvent::PmSuspend { reason: 0 },
        ),
        "SUSPEND_DISK" => {
            on.suspended(
                VIR_DOMAIN_EVENT_PMSUSPENDED_DISK,
                DomainEvent::PmSuspendDisk { reason: 0 },
            );
        }
        "WAKEUP" => on.woken(),
        "BALLOON_CHANGE" => on.balloon(),
        "MIGRATION_PASS" => {
            let iteration = on.data["pass"]
                .as_i64()
                .and_then(|pass| i32::try_from(pass).ok());
            on.tell(DomainEvent::MigrationIteration {
                iteration: iteration.unwrap_or(0),
            });
        }
        name => device_events::handle(&on, name),
    }
    host.events.wake();
}

/// An event with all it is about.
pub(crate) struct Occurrence<'a> {
    pub(crate) host: &'a Arc<Host>,
    pub(crate) guest: &'a Arc<Guest>,
    pub(crate) run: &'a Arc<Run>,
    pub(crate) data: &'a Value,
}

impl Occurrence<'_> {
    /// A text of the event's data.
    pub(crate) fn text(&self, member: &str) -> Option<&str> {
        self.data[member].as_str()
    }

    /// Queues an event of libvirt's.
    pub(crate) fn tell(&self, event: DomainEvent) {
        self.host.tell_of(self.guest.look().subject(), event);
    }

    /// Changes the guest's facts if they are still this run's, then stores them.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Change<'_>)) {
        {
            let mut facts = self.guest.change();
            if !facts.is_run_by(self.run) {
                return;
            }
            change(&mut facts);
        }
        self.host.save_status_or_log(self.guest, self.run);
    }

    /// The event has stopped the CPUs.
    pub(crate) fn stopped(&self, reason: i32) {
        if self.host.note_stopped(self.guest, self.run, reason) {
            self.host.save_status_or_log(self.guest, self.run);
        }
    }

    /// `virConnectDomainQemuMonitorEventRegister`'s listeners get everything.
    fn pass_on(&self, event: &Event) {
        let (seconds, micros) = event.time.unwrap_or((0, 0));
        let kind = EventKind::QemuMonitor {
            event: event.name.clone(),
            seconds,
            micros: u32::try_from(micros).unwrap_or(0),
            details: (!event.data.is_null()).then(|| event.data.to_string()),
        };
        self.host.events.push(self.guest.look().subject(), kind);
    }

    /// The machine has been switched off; QEMU itself waits for the driver.
    fn shutdown(&self) {
        let reboots = self.begins_anew();
        if !reboots {
            let detail = match self.data["guest"].as_bool() {
                Some(true) => VIR_DOMAIN_EVENT_SHUTDOWN_GUEST,
                Some(false) => VIR_DOMAIN_EVENT_SHUTDOWN_HOST,
                None => VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED,
            };
            let mut again = false;
            self.change(|facts| {
                again = facts.state == VIR_DOMAIN_SHUTDOWN;
                if !again {
                    facts.state = VIR_DOMAIN_SHUTDOWN;
                    facts.reason = VIR_DOMAIN_SHUTDOWN_UNKNOWN;
                    self.host
                        .tell(facts.subject(), VIR_DOMAIN_EVENT_SHUTDOWN, detail);
                }
            });
            self.host.events.wake();
            if again {
                return;
            }
        }
        self.host.end_or_reboot(self.guest, self.run);
    }

    /// Whether the machine is to be switched on again at once.
    fn begins_anew(&self) -> bool {
        let restarts = self.guest.look().def.lifecycle.on_poweroff == LifecycleAction::Restart;
        if restarts && self.run.why.lock().is_none() {
            self.run.reboots.store(true, Ordering::Relaxed);
        }
        self.run.reboots.load(Ordering::Relaxed)
    }

    fn watchdog(&self) {
        let action = match self.text("action").unwrap_or_default() {
            "pause" => VIR_DOMAIN_EVENT_WATCHDOG_PAUSE,
            "reset" => VIR_DOMAIN_EVENT_WATCHDOG_RESET,
            "poweroff" => VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF,
            "shutdown" => VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN,
            "debug" => VIR_DOMAIN_EVENT_WATCHDOG_DEBUG,
            "inject-nmi" => VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI,
            _ => VIR_DOMAIN_EVENT_WATCHDOG_NONE,
        };
        self.tell(DomainEvent::Watchdog { action });
        if action == VIR_DOMAIN_EVENT_WATCHDOG_PAUSE {
            self.stopped(VIR_DOMAIN_PAUSED_WATCHDOG);
        }
    }

    fn panicked(&self) {
        self.change(|facts| {
            facts.state = VIR_DOMAIN_CRASHED;
            facts.reason = VIR_DOMAIN_CRASHED_PANICKED;
            self.host.tell(
                facts.subject(),
                VIR_DOMAIN_EVENT_CRASHED,
                VIR_DOMAIN_EVENT_CRASHED_PANICKED,
            );
        });
        self.host.events.wake();
        self.host.after_panic(self.guest, self.run);
    }

    fn suspended(&self, detail: i32, event: DomainEvent) {
        self.change(|facts| {
            self.host.tell_of(facts.subject(), event);
            if facts.state == VIR_DOMAIN_RUNNING {
                facts.state = VIR_DOMAIN_PMSUSPENDED;
                facts.reason = VIR_DOMAIN_PMSUSPENDED_UNKNOWN;
                self.host
                    .tell(facts.subject(), VIR_DOMAIN_EVENT_PMSUSPENDED, detail);
            }
        });
    }

    fn woken(&self) {
        self.change(|facts| {
            self.host
                .tell_of(facts.subject(), DomainEvent::PmWakeup { reason: 0 });
            if facts.state == VIR_DOMAIN_PMSUSPENDED {
                facts.state = VIR_DOMAIN_RUNNING;
                facts.reason = VIR_DOMAIN_RUNNING_WAKEUP;
                self.host.tell(
                    facts.subject(),
                    VIR_DOMAIN_EVENT_STARTED,
                    VIR_DOMAIN_EVENT_STARTED_WAKEUP,
                );
            }
        });
    }

    fn balloon(&self) {
        let Some(bytes) = self.data["actual"].as_u64() else {
            return;
        };
        let actual = bytes.div_ceil(1024);
        self.change(|facts| {
            facts.live_mut().memory.current = actual;
            self.host
                .tell_of(facts.subject(), DomainEvent::BalloonChange { actual });
        });
    }
}
