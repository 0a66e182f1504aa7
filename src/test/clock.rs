//! The host's clock, and what is to happen at a later time: the machine's clock and a thread that
//! waits, or a virtual clock that stands still until a caller advances it.
use crate::host::Host;
use parking_lot::{Condvar, Mutex};
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};
use std::time::Duration;
use util::error::{Error, Result};
use util::random::Seeded;
use util::sys::thread::spawn_quiet;

use crate::ORIGIN;

/// What a virtual clock says at first, in seconds since 1970: 2025-01-01 00:00:00 UTC.
const VIRTUAL_START: u64 = 1_735_689_600;

/// Something to do at its time, with the host if that is still there; it takes locks of its own.
pub(crate) type Task = Box<dyn FnOnce(&Arc<Host>) + Send>;

/// Tells the time and keeps what is due later.  Thread-safe.
pub(crate) struct Clock {
    /// Whether time passes only when somebody says so.
    is_virtual: bool,
    agenda: Arc<Agenda>,
}

/// When a task is due, then which of those due at once was scheduled first.
type Key = (Duration, u64);

#[derive(Default)]
struct Agenda {
    state: Mutex<State>,
    /// Something has changed that the waiting thread has to know.
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The virtual clock's time since 1970; none for the machine's clock.
    virtual_now: Option<Duration>,
    tasks: BTreeMap<Key, (Weak<Host>, Task)>,
    scheduled: u64,
    /// Whether a thread waits for the next task.
    waiting: bool,
    /// Whether the host has gone, and with it all that was to happen.
    closed: bool,
}

/// What the machine's clock says, since 1970.
fn machine_time() -> Duration {
    Duration::from_millis(util::time::now_ms())
}

impl State {
    fn now(&self) -> Duration {
        self.virtual_now.unwrap_or_else(machine_time)
    }

    /// The first task, if it is due at `when`.
    fn take_due(&mut self, when: Duration) -> Option<(Duration, Weak<Host>, Task)> {
        let entry = self.tasks.first_entry()?;
        let due = entry.key().0;
        if due > when {
            return None;
        }
        let (host, task) = entry.remove();
        Some((due, host, task))
    }
}

/// Does what is due if the host is still there; identifiers are made as in calls to it.
fn perform(host: &Weak<Host>, task: Task) {
    if let Some(host) = host.upgrade() {
        let _scope = host.seeded.as_ref().map(Seeded::scope);
        task(&host);
    }
}

impl Clock {
    /// The machine's clock, or a virtual one.
    pub(crate) fn new(is_virtual: bool) -> Self {
        let agenda = Agenda::default();
        agenda.state.lock().virtual_now = is_virtual.then_some(Duration::from_secs(VIRTUAL_START));
        Self {
            is_virtual,
            agenda: Arc::new(agenda),
        }
    }

    /// Time since 1970.
    pub(crate) fn now(&self) -> Duration {
        match self.is_virtual {
            true => self.agenda.state.lock().now(),
            false => machine_time(),
        }
    }

    /// Milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> u64 {
        u64::try_from(self.now().as_millis()).unwrap_or(u64::MAX)
    }

    /// Seconds since 1970, rounded down.
    pub(crate) fn now_seconds(&self) -> i64 {
        i64::try_from(self.now().as_secs()).unwrap_or(i64::MAX)
    }

    /// Has `task` done for `host` once `delay` has passed.  The caller may hold the host's locks.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when no thread can be started to wait; the task is forgotten then.
    pub(crate) fn after(&self, host: &Arc<Host>, delay: Duration, task: Task) -> Result<()> {
        let mut state = self.agenda.state.lock();
        let key = (state.now().saturating_add(delay), state.scheduled);
        state.scheduled += 1;
        state.tasks.insert(key, (Arc::downgrade(host), task));
        if state.virtual_now.is_some() {
            return Ok(());
        }
        if !state.waiting {
            let agenda = self.agenda.clone();
            if let Err(cause) = spawn_quiet("test-clock", move || agenda.wait()) {
                state.tasks.remove(&key);
                return Err(Error::system(ORIGIN, &cause, "Unable to start a thread"));
            }
            state.waiting = true;
        }
        drop(state);
        self.agenda.changed.notify_one();
        Ok(())
    }

    /// Whether time passes only when somebody says so.
    pub(crate) fn is_virtual(&self) -> bool {
        self.is_virtual
    }

    /// Lets `by` pass on a virtual clock; what gets due is done on this thread, each at its time.
    /// False on the machine's clock.
    pub(crate) fn advance(&self, by: Duration) -> bool {
        let mut state = self.agenda.state.lock();
        let Some(now) = state.virtual_now else {
            return false;
        };
        let until = now.saturating_add(by);
        while let Some((due, host, task)) = state.take_due(until) {
            state.virtual_now = state.virtual_now.max(Some(due));
            drop(state);
            perform(&host, task);
            state = self.agenda.state.lock();
        }
        state.virtual_now = state.virtual_now.max(Some(until));
        true
    }

    /// Lets `by` pass, whatever clock it is.
    pub(crate) fn pass(&self, by: Duration) {
        if !self.advance(by) {
            std::thread::sleep(by);
        }
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.agenda.state.lock().closed = true;
        self.agenda.changed.notify_one();
    }
}

impl Agenda {
    /// Does what gets due, until nothing is left to wait for.
    fn wait(&self) {
        let mut state = self.state.lock();
        while !state.closed {
            let now = state.now();
            if let Some((_, host, task)) = state.take_due(now) {
                drop(state);
                perform(&host, task);
                state = self.state.lock();
                continue;
            }
            let Some((&(due, _), _)) = state.tasks.first_key_value() else {
                break;
            };
            self.changed.wait_for(&mut state, due.saturating_sub(now));
        }
        state.waiting = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::options::Options;
    use std::sync::mpsc;

    fn host(query: &str) -> Arc<Host> {
        let uri = util::uri::Uri::parse(&format!("test:///default{query}")).unwrap();
        document::default_host(&Options::parse(&uri).unwrap()).unwrap()
    }

    /// Tells its name and the time when it is done.
    fn telling(name: &'static str, tell: &mpsc::Sender<(&'static str, u64)>) -> Task {
        let tell = tell.clone();
        Box::new(move |host| tell.send((name, host.clock.now().as_secs())).unwrap())
    }

    #[test]
    fn a_virtual_clock_does_each_thing_at_its_time() {
        let host = host("?clock=virtual");
        let (tell, told) = mpsc::channel();
        let start = host.clock.now().as_secs();
        for (name, seconds) in [("late", 5), ("early", 2), ("later", 5), ("never", 60)] {
            let delay = Duration::from_secs(seconds);
            host.clock
                .after(&host, delay, telling(name, &tell))
                .unwrap();
        }
        assert!(host.clock.advance(Duration::from_secs(1)));
        assert!(told.try_recv().is_err());
        assert!(host.clock.advance(Duration::from_secs(9)));
        let order: Vec<_> = told.try_iter().collect();
        assert_eq!(
            order,
            [
                ("early", start + 2),
                ("late", start + 5),
                ("later", start + 5)
            ]
        );
        assert_eq!(host.clock.now().as_secs(), start + 10);
    }

    #[test]
    fn the_machines_clock_does_things_by_itself_and_cannot_be_advanced() {
        let host = host("");
        let (tell, told) = mpsc::channel();
        let delay = Duration::from_millis(20);
        host.clock
            .after(&host, delay * 2, telling("second", &tell))
            .unwrap();
        host.clock
            .after(&host, delay, telling("first", &tell))
            .unwrap();
        assert!(!host.clock.advance(delay));
        let patience = Duration::from_secs(20);
        let order: Vec<_> = (0..2)
            .map(|_| told.recv_timeout(patience).unwrap().0)
            .collect();
        assert_eq!(order, ["first", "second"]);
    }
}
