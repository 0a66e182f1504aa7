//! The clock of a guest of an extended host: it runs, and the guest that sets it says so.
//!
//! Guests of a plain host have a clock that stands still, `agent`'s; what a change means is reckoned in
//! `conf::domain::rtc`, as for QEMU's guests.
use crate::extension;
use crate::guest::Guest;
use crate::host::Host;
use abi::VIR_DOMAIN_TIME_SYNC;
use api::{Domain, DomainEvent, EventKind};
use conf::domain::rtc;
use conf::guest::Status;
use std::sync::Arc;
use std::time::Duration;
use util::error::Result;
use util::number;
use util::xml::Node;

/// A running guest's clock.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct GuestClock {
    /// The host's time when the guest started, in seconds.
    started: i64,
    /// The host's time when the guest's clock was set.
    set_at: Duration,
    /// What it was set to: seconds, nanoseconds.
    time: (i64, u32),
}

impl GuestClock {
    /// What it shows when it is `now` on the host.
    fn at(&self, now: Duration) -> (i64, u32) {
        let passed = now.saturating_sub(self.set_at) + Duration::from_nanos(self.time.1.into());
        (
            self.time.0.saturating_add(seconds(passed)),
            passed.subsec_nanos(),
        )
    }
}

fn seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(i64::MAX)
}

/// So long after each start the guest sets its clock ahead, or back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RtcChange {
    after: Duration,
    seconds: i64,
}

impl RtcChange {
    /// Reads `<rtc-change>`.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for another element, or what makes no sense.
    pub(crate) fn parse(node: Node<'_>) -> Result<Self> {
        if node.name() != "rtc-change" {
            return Err(extension::unknown(node));
        }
        let text = extension::required(node, "seconds")?;
        let seconds = number::to_i64(text, 10);
        Ok(Self {
            after: Duration::from_secs(extension::count(node, "after")?.unwrap_or(0)),
            seconds: seconds.ok_or_else(|| extension::invalid(node, "seconds", text))?,
        })
    }
}

impl Host {
    /// The clock of the guest, whose lock the caller holds, begins to run; a guest of a plain host has
    /// none.
    pub(crate) fn start_clock(&self, guest: &Arc<Guest>, status: &mut Status) {
        if !self.is_extended {
            return;
        }
        let now = self.clock.now();
        let started = seconds(now);
        let local_offset = util::sys::time_zone::offset_at(started).unwrap_or(0);
        let mut clock = status.def.clock.offset.clone();
        rtc::begin(&mut clock, local_offset);
        let ahead = rtc::changed(&clock, started, None, started);
        if clock != status.def.clock.offset {
            status.live_mut().clock.offset = clock;
        }
        guest.agent().clock = Some(GuestClock {
            started,
            set_at: now,
            time: (started.saturating_add(ahead), now.subsec_nanos()),
        });
        let changes = guest.agent().rtc_changes.clone();
        for change in changes {
            self.schedule_rtc_change(guest, status.id, change);
        }
    }

    /// The guest will set its clock, if it still runs under the number `id` then.
    fn schedule_rtc_change(&self, guest: &Arc<Guest>, id: Option<i32>, change: RtcChange) {
        let guest = Arc::downgrade(guest);
        let task = move |host: &Arc<Self>| {
            let Some(guest) = guest.upgrade() else { return };
            let mut status = guest.change();
            if status.id == id {
                host.shift_clock_locked(&guest, &mut status, change.seconds);
            }
            drop(status);
            host.events.wake();
        };
        let Some(me) = self.me.upgrade() else { return };
        let scheduled = self.clock.after(&me, change.after, Box::new(task));
        if let Err(error) = scheduled {
            util::warn!("A guest won't set its clock: {error}");
        }
    }

    /// How far the clock of the guest is ahead of the host's: seconds, nanoseconds; none for a guest
    /// without one.
    pub(crate) fn clock_ahead(&self, guest: &Guest) -> Option<(i64, u32)> {
        let clock = guest.agent().clock?;
        let now = self.clock.now();
        let (time, fraction) = clock.at(now);
        let ahead = time.saturating_sub(seconds(now));
        Some(match fraction.checked_sub(now.subsec_nanos()) {
            Some(fraction) => (ahead, fraction),
            None => (ahead - 1, fraction + 1_000_000_000 - now.subsec_nanos()),
        })
    }

    /// The guest, whose lock the caller holds, has come with a clock that is so far ahead of a host's.
    pub(crate) fn take_clock(&self, guest: &Guest, status: &mut Status, ahead: (i64, u32)) {
        let now = self.clock.now();
        let time = now + Duration::from_nanos(ahead.1.into());
        let mut agent = guest.agent();
        let clock = agent.clock.get_or_insert_default();
        clock.set_at = now;
        clock.time = (seconds(time).saturating_add(ahead.0), time.subsec_nanos());
        rtc::set_adjustment(&mut status.def, ahead.0);
    }

    /// What the clock of the guest shows; none for a guest without one.
    pub(crate) fn clock_time(&self, guest: &Guest) -> Option<(i64, u32)> {
        let clock = guest.agent().clock?;
        Some(clock.at(self.clock.now()))
    }

    /// `virDomainSetTime` on an extended host: the guest sets its clock, unless the clock is what it is
    /// to follow.
    pub(crate) fn set_clock(&self, handle: &Domain, time: (i64, u32), flags: u32) -> Result<()> {
        self.change(handle, |guest, status| {
            status.require_active()?;
            if flags & VIR_DOMAIN_TIME_SYNC == 0 {
                self.set_clock_locked(guest, status, time);
            }
            Ok(())
        })
    }

    /// The clock of the guest, whose lock the caller holds, is set to `time`: the live definition
    /// follows, and listeners hear of it.
    fn set_clock_locked(&self, guest: &Guest, status: &mut Status, time: (i64, u32)) {
        let now = self.clock.now();
        let utcoffset = {
            let mut agent = guest.agent();
            let clock = agent.clock.get_or_insert_default();
            let source = &status.def.clock.offset;
            let offset = rtc::reported(source, clock.started, time.0, seconds(now));
            (clock.set_at, clock.time) = (now, time);
            rtc::changed(source, clock.started, Some(offset), seconds(now))
        };
        rtc::set_adjustment(&mut status.def, utcoffset);
        let event = EventKind::Domain(DomainEvent::RtcChange { utcoffset });
        self.events.push(guest.subject(status), event);
    }

    /// The guest, whose lock the caller holds, sets its clock ahead by so many seconds, or back.
    fn shift_clock_locked(&self, guest: &Guest, status: &mut Status, by: i64) {
        if let Some((time, fraction)) = self.clock_time(guest) {
            self.set_clock_locked(guest, status, (time.saturating_add(by), fraction));
        }
    }
}
