//! The sources of the default loop: what is watched, and what of it is due.
//!
//! Plain data without locks or system calls; time comes in from outside.
use std::collections::BTreeMap;
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use abi::{
    VIR_EVENT_HANDLE_ERROR as ERROR, VIR_EVENT_HANDLE_HANGUP as HANGUP,
    VIR_EVENT_HANDLE_READABLE as READABLE, VIR_EVENT_HANDLE_WRITABLE as WRITABLE,
};

use super::{HandleCallback, TimeoutCallback};
use crate::sys::poll::PollFd;

/// A watched descriptor.
struct Handle {
    /// Place in the order in which sources were added: the order of dispatch.
    order: u64,
    fd: RawFd,
    events: i32,
    /// Absent while it runs: a source is never entered twice.
    callback: Option<HandleCallback>,
}

/// A timer.
struct Timer {
    order: u64,
    /// None: switched off.
    interval: Option<Duration>,
    due: Instant,
    /// Absent while it runs.
    callback: Option<TimeoutCallback>,
}

/// The callback of a removed source, waiting to be dropped.
pub(super) type Removed = Box<dyn Send>;

/// A source whose callback is to be called.
#[derive(Clone, Copy)]
pub(super) enum Due {
    /// A watch, and the events that came.
    Handle(i32, i32),
    /// A timer.
    Timer(i32),
}

/// A callback taken out of its source, to be called and brought back.
pub(super) enum Call {
    /// Watch, descriptor, events.
    Handle(i32, RawFd, i32, HandleCallback),
    /// Timer.
    Timer(i32, TimeoutCallback),
}

impl Call {
    /// Calls it.
    pub(super) fn run(&mut self) {
        match self {
            Self::Handle(watch, fd, events, callback) => callback(*watch, *fd, *events),
            Self::Timer(timer, callback) => callback(*timer),
        }
    }
}

/// The number of a source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Handle(i32),
    Timer(i32),
}

/// All sources of a loop.
pub(super) struct Sources {
    handles: BTreeMap<i32, Handle>,
    timers: BTreeMap<i32, Timer>,
    /// By the order of their removal, which is that of their drops.
    removed: BTreeMap<u64, Removed>,
    /// Removed while its callback ran: the place that this will have in `removed`.
    leaving: BTreeMap<Source, u64>,
    removals: u64,
    order: u64,
    last_watch: i32,
    last_timer: i32,
}

impl Sources {
    pub(super) const fn new() -> Self {
        Self {
            handles: BTreeMap::new(),
            timers: BTreeMap::new(),
            removed: BTreeMap::new(),
            leaving: BTreeMap::new(),
            removals: 0,
            order: 0,
            last_watch: 0,
            last_timer: 0,
        }
    }

    /// How many descriptors and timers there are.
    pub(super) fn count(&self) -> (usize, usize) {
        (self.handles.len(), self.timers.len())
    }

    pub(super) fn add_handle(&mut self, fd: RawFd, events: i32, callback: HandleCallback) -> i32 {
        let watch = next_free(&self.handles, &mut self.last_watch);
        self.order += 1;
        let handle = Handle {
            order: self.order,
            fd,
            events,
            callback: Some(callback),
        };
        self.handles.insert(watch, handle);
        watch
    }

    pub(super) fn update_handle(&mut self, watch: i32, events: i32) {
        if let Some(handle) = self.handles.get_mut(&watch) {
            handle.events = events;
        }
    }

    pub(super) fn remove_handle(&mut self, watch: i32) -> bool {
        let found = self.handles.remove(&watch);
        let known = found.is_some();
        if let Some(handle) = found {
            self.forget(Source::Handle(watch), handle.callback);
        }
        known
    }

    pub(super) fn add_timer(&mut self, ms: i32, now: Instant, callback: TimeoutCallback) -> i32 {
        let id = next_free(&self.timers, &mut self.last_timer);
        self.order += 1;
        let timer = Timer {
            order: self.order,
            interval: None,
            due: now,
            callback: Some(callback),
        };
        self.timers.insert(id, timer);
        self.update_timer(id, ms, now);
        id
    }

    pub(super) fn update_timer(&mut self, id: i32, ms: i32, now: Instant) {
        if let Some(timer) = self.timers.get_mut(&id) {
            timer.interval = u64::try_from(ms).ok().map(Duration::from_millis);
            timer.due = now + timer.interval.unwrap_or_default();
        }
    }

    pub(super) fn remove_timer(&mut self, id: i32) -> bool {
        let found = self.timers.remove(&id);
        let known = found.is_some();
        if let Some(timer) = found {
            self.forget(Source::Timer(id), timer.callback);
        }
        known
    }

    /// Keeps a removed source's callback until it can be dropped; one that runs comes later.
    fn forget(&mut self, source: Source, callback: Option<impl Send + 'static>) {
        self.removals += 1;
        match callback {
            Some(callback) => {
                self.removed.insert(self.removals, Box::new(callback));
            }
            None => {
                self.leaving.insert(source, self.removals);
            }
        }
    }

    /// Takes the callback of a source that was removed while it ran.
    fn left(&mut self, source: Source, callback: impl Send + 'static) {
        if let Some(place) = self.leaving.remove(&source) {
            self.removed.insert(place, Box::new(callback));
        }
    }

    /// The callbacks removed since the last time.
    pub(super) fn take_removed(&mut self) -> Vec<Removed> {
        std::mem::take(&mut self.removed).into_values().collect()
    }

    /// What to poll: the watches, and the table in the same order.
    pub(super) fn poll_table(&self) -> (Vec<i32>, Vec<PollFd>) {
        let waiting = |handle: &Handle| handle.events != 0 && handle.callback.is_some();
        let handles = self.handles.iter().filter(|(_, handle)| waiting(handle));
        handles
            .map(|(watch, handle)| (*watch, PollFd::new(handle.fd, to_poll(handle.events))))
            .unzip()
    }

    /// When the next timer is due, if any runs.
    pub(super) fn next_due(&self) -> Option<Instant> {
        let running = |timer: &&Timer| timer.interval.is_some() && timer.callback.is_some();
        self.timers
            .values()
            .filter(running)
            .map(|timer| timer.due)
            .min()
    }

    /// Since when a timer that comes in every round has waited for one; events are delivered so.
    pub(super) fn waiting_since(&self) -> Option<Instant> {
        let at_once = |timer: &&Timer| timer.interval == Some(Duration::ZERO);
        let waiting = self.timers.values().filter(at_once);
        waiting
            .filter(|timer| timer.callback.is_some())
            .map(|timer| timer.due)
            .min()
    }

    /// The sources that are due after a poll of `table`, in the order they were added.
    pub(super) fn due(&self, watches: &[i32], table: &[PollFd], now: Instant) -> Vec<Due> {
        let mut due = Vec::new();
        for (watch, line) in watches.iter().zip(table) {
            let events = from_poll(line.found());
            if let (1.., Some(handle)) = (events, self.handles.get(watch)) {
                due.push((handle.order, Due::Handle(*watch, events)));
            }
        }
        for (id, timer) in &self.timers {
            if timer.interval.is_some() && timer.due <= now {
                due.push((timer.order, Due::Timer(*id)));
            }
        }
        due.sort_unstable_by_key(|(order, _)| *order);
        due.into_iter().map(|(_, source)| source).collect()
    }

    /// Takes the callback of a due source; None if an earlier callback of the round has removed,
    /// paused or put it off, or if it runs already further up the stack.
    pub(super) fn begin(&mut self, source: Due, now: Instant) -> Option<Call> {
        match source {
            Due::Handle(watch, found) => {
                let handle = self.handles.get_mut(&watch)?;
                let events = found & (handle.events | ERROR | HANGUP);
                if handle.events == 0 || events == 0 {
                    return None;
                }
                let callback = handle.callback.take()?;
                Some(Call::Handle(watch, handle.fd, events, callback))
            }
            Due::Timer(id) => {
                let timer = self.timers.get_mut(&id)?;
                let interval = timer.interval.filter(|_| timer.due <= now)?;
                let callback = timer.callback.take()?;
                timer.due = now + interval;
                Some(Call::Timer(id, callback))
            }
        }
    }

    /// Brings a callback back; if its source was removed meanwhile it waits to be dropped.
    pub(super) fn end(&mut self, call: Call) {
        match call {
            Call::Handle(watch, _, _, callback) => match self.handles.get_mut(&watch) {
                Some(handle) => handle.callback = Some(callback),
                None => self.left(Source::Handle(watch), callback),
            },
            Call::Timer(id, callback) => match self.timers.get_mut(&id) {
                Some(timer) => timer.callback = Some(callback),
                None => self.left(Source::Timer(id), callback),
            },
        }
    }
}

/// The next number that no source has: from 1 upwards, anew after the greatest.
fn next_free<T>(taken: &BTreeMap<i32, T>, last: &mut i32) -> i32 {
    loop {
        *last = last.checked_add(1).unwrap_or(1);
        if !taken.contains_key(last) {
            return *last;
        }
    }
}

/// libvirt's event bits in poll's; errors and hangups come unasked.
fn to_poll(events: i32) -> i16 {
    let bit = |ours: i32, theirs: i16| if events & ours != 0 { theirs } else { 0 };
    bit(READABLE, libc::POLLIN) | bit(WRITABLE, libc::POLLOUT)
}

/// poll's bits in libvirt's; a closed descriptor counts as an error.
fn from_poll(found: i16) -> i32 {
    let bit = |theirs: i16, ours: i32| if found & theirs != 0 { ours } else { 0 };
    bit(libc::POLLIN, READABLE)
        | bit(libc::POLLOUT, WRITABLE)
        | bit(libc::POLLERR | libc::POLLNVAL, ERROR)
        | bit(libc::POLLHUP, HANGUP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_count_from_the_round_in_which_the_timer_came() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut sources = Sources::new();
        let timer = sources.add_timer(30, start, Box::new(|_| {}));
        assert_eq!(sources.next_due(), Some(at(30)));
        assert!(sources.begin(Due::Timer(timer), at(29)).is_none());
        let call = sources.begin(Due::Timer(timer), at(35)).unwrap();
        assert_eq!(sources.next_due(), None, "it runs");
        sources.end(call);
        assert_eq!(sources.next_due(), Some(at(65)));
        sources.update_timer(timer, 30, at(40));
        assert_eq!(sources.next_due(), Some(at(70)));
    }

    #[test]
    fn numbers_begin_anew_after_the_greatest() {
        let taken = BTreeMap::from([(1, ()), (2, ())]);
        let mut last = i32::MAX;
        assert_eq!(next_free(&taken, &mut last), 3);
    }
}
