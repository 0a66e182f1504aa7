//! The default loop on poll(2).
//!
//! One thread at a time runs a round; the others change the sources and wake it.  A child of
//! fork(2) gets a waking descriptor of its own, lest it wake its parent.
use std::os::fd::RawFd;
use std::sync::Arc;
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex};

use super::sources::Sources;
use super::{EventImpl, HandleCallback, TimeoutCallback};
use crate::error::{Error, ErrorDomain, Result};
use crate::sys::poll::{PollFd, Waker, poll};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_EVENT;

/// How long sources may wait for a first round before that is worth a warning.
const PATIENCE: Duration = Duration::from_secs(5);

/// The loop behind `virEventRegisterDefaultImpl`.
pub(super) struct DefaultLoop {
    state: Mutex<State>,
    turn_ended: Condvar,
}

/// What the lock guards.
struct State {
    sources: Sources,
    /// The thread that runs, and how deep rounds are nested in callbacks.
    runner: Option<(ThreadId, u32)>,
    /// Whether the runner waits in poll(2) and must be woken.
    polling: bool,
    waker: Option<(u32, Arc<Waker>)>,
    neglect: Neglect,
}

/// Watches over a loop that is registered but never run.
enum Neglect {
    /// Nothing waits yet.
    Unused,
    /// Sources wait since then, and no round has come.
    Waiting(Instant),
    /// A round has come, or the warning is out.
    Settled,
}

/// A thread's right to run rounds, given back on drop.
struct Turn<'a>(&'a DefaultLoop);

impl DefaultLoop {
    pub(super) const fn new() -> Self {
        let state = State {
            sources: Sources::new(),
            runner: None,
            polling: false,
            waker: None,
            neglect: Neglect::Unused,
        };
        Self {
            state: Mutex::new(state),
            turn_ended: Condvar::new(),
        }
    }

    /// How long something has waited to be delivered in the next round.
    pub(super) fn overdue(&self) -> Option<Duration> {
        let since = self.state.lock().sources.waiting_since()?;
        Instant::now().checked_duration_since(since)
    }

    /// One round.
    pub(super) fn run(&self) -> Result<()> {
        let (_turn, waker) = self.begin_turn()?;
        let removed = self.state.lock().sources.take_removed();
        let any_dropped = !removed.is_empty();
        drop(removed);
        let (watches, mut table, timeout) = self.prepare(&waker, any_dropped);
        let outcome = poll(&mut table, timeout);
        self.state.lock().polling = false;
        match outcome {
            // A signal: the application may have set a flag, so the round ends early.
            Err(cause) if cause.kind() == std::io::ErrorKind::Interrupted => return Ok(()),
            Err(cause) => {
                let text = "Unable to poll on file handles";
                return Err(Error::system(ORIGIN, &cause, text));
            }
            Ok(()) => {}
        }
        if let Some((last, handles)) = table.split_last() {
            if last.found() != 0 {
                waker.clear();
            }
            self.dispatch(&watches, handles);
        }
        Ok(())
    }

    /// Waits for the turn, and for the means to be woken.
    fn begin_turn(&self) -> Result<(Turn<'_>, Arc<Waker>)> {
        let me = thread::current().id();
        let mut state = self.state.lock();
        state.neglect = Neglect::Settled;
        let waker = state.waker()?;
        loop {
            match &mut state.runner {
                Some((runner, depth)) if *runner == me => {
                    *depth += 1;
                    break;
                }
                Some(_) => self.turn_ended.wait(&mut state),
                None => {
                    state.runner = Some((me, 1));
                    break;
                }
            }
        }
        Ok((Turn(self), waker))
    }

    /// What to poll, the waker last, and for how long.
    fn prepare(&self, waker: &Waker, at_once: bool) -> (Vec<i32>, Vec<PollFd>, i32) {
        let mut state = self.state.lock();
        let (watches, mut table) = state.sources.poll_table();
        table.push(PollFd::new(waker.fd(), libc::POLLIN));
        let timeout = match state.sources.next_due() {
            _ if at_once => 0,
            None => -1,
            Some(due) => ms_until(due),
        };
        state.polling = true;
        (watches, table, timeout)
    }

    /// Calls back every source that is due, without the lock.
    fn dispatch(&self, watches: &[i32], table: &[PollFd]) {
        let now = Instant::now();
        let due = self.state.lock().sources.due(watches, table, now);
        for source in due {
            let call = self.state.lock().sources.begin(source, now);
            if let Some(mut call) = call {
                call.run();
                self.state.lock().sources.end(call);
            }
        }
    }

    /// Changes the sources and tells the runner.
    fn change<T>(&self, change: impl FnOnce(&mut Sources) -> T) -> T {
        let mut state = self.state.lock();
        let result = change(&mut state.sources);
        let complaint = state.complaint();
        if state.polling
            && let Ok(waker) = state.waker()
        {
            waker.wake();
        }
        drop(state);
        if let Some(text) = complaint {
            crate::warn!("{text}");
        }
        result
    }
}

impl State {
    /// The waker of this process.
    fn waker(&mut self) -> Result<Arc<Waker>> {
        let process = std::process::id();
        match &self.waker {
            Some((owner, waker)) if *owner == process => return Ok(waker.clone()),
            Some(_) => self.forget_parent(),
            None => {}
        }
        let waker = Waker::new().map_err(|cause| {
            Error::system(
                ORIGIN,
                &cause,
                "Unable to create the event loop's descriptor",
            )
        })?;
        let waker = Arc::new(waker);
        self.waker = Some((process, waker.clone()));
        Ok(waker)
    }

    /// Forgets the thread that ran the loop in the parent process, unless it is this one.
    fn forget_parent(&mut self) {
        let me = thread::current().id();
        self.runner = self.runner.take().filter(|(runner, _)| *runner == me);
        self.polling = false;
    }

    /// What to say about sources that wait for a loop which nobody runs; once.
    fn complaint(&mut self) -> Option<String> {
        match self.neglect {
            Neglect::Unused => self.neglect = Neglect::Waiting(Instant::now()),
            Neglect::Waiting(since) if since.elapsed() > PATIENCE => {
                self.neglect = Neglect::Settled;
                let (handles, timers) = self.sources.count();
                return Some(format!(
                    "The default event loop is registered but was never run: {handles} handles and \
                     {timers} timers wait, no event will be delivered; call virEventRunDefaultImpl \
                     again and again from a thread of the application"
                ));
            }
            _ => {}
        }
        None
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state.lock();
        state.runner = match state.runner.take() {
            Some((runner, depth)) if depth > 1 => Some((runner, depth - 1)),
            _ => None,
        };
        self.0.turn_ended.notify_one();
    }
}

/// Milliseconds until an instant, rounded up so that the last part of one doesn't spin.
fn ms_until(due: Instant) -> i32 {
    let left = due.saturating_duration_since(Instant::now());
    i32::try_from(left.as_micros().div_ceil(1000)).unwrap_or(i32::MAX)
}

impl EventImpl for &'static DefaultLoop {
    fn add_handle(&self, fd: RawFd, events: i32, callback: HandleCallback) -> Option<i32> {
        Some(self.change(|sources| sources.add_handle(fd, events, callback)))
    }

    fn update_handle(&self, watch: i32, events: i32) {
        self.change(|sources| sources.update_handle(watch, events));
    }

    fn remove_handle(&self, watch: i32) -> bool {
        self.change(|sources| sources.remove_handle(watch))
    }

    fn add_timeout(&self, ms: i32, callback: TimeoutCallback) -> Option<i32> {
        let now = Instant::now();
        Some(self.change(|sources| sources.add_timer(ms, now, callback)))
    }

    fn update_timeout(&self, timer: i32, ms: i32) {
        let now = Instant::now();
        self.change(|sources| sources.update_timer(timer, ms, now));
    }

    fn remove_timeout(&self, timer: i32) -> bool {
        self.change(|sources| sources.remove_timer(timer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_that_is_never_run_is_complained_about_once() {
        let event_loop = DefaultLoop::new();
        event_loop.change(|sources| sources.add_handle(0, 1, Box::new(|_, _, _| {})));
        let mut state = event_loop.state.lock();
        assert_eq!(state.complaint(), None);
        let since = Instant::now().checked_sub(PATIENCE * 2).unwrap();
        state.neglect = Neglect::Waiting(since);
        let text = state.complaint().unwrap();
        assert!(text.contains("1 handles and 0 timers wait"), "{text}");
        assert_eq!(state.complaint(), None);
    }

    #[test]
    fn a_forked_child_forgets_the_runner_of_its_parent() {
        let event_loop = DefaultLoop::new();
        event_loop.change(|sources| sources.add_timer(0, Instant::now(), Box::new(|_| {})));
        let parents = Arc::new(Waker::new().unwrap());
        let other = thread::spawn(|| thread::current().id()).join().unwrap();
        {
            let mut state = event_loop.state.lock();
            state.waker = Some((std::process::id() + 1, parents.clone()));
            state.runner = Some((other, 1));
            state.polling = true;
        }
        event_loop.run().unwrap();
        let state = event_loop.state.lock();
        assert!(state.runner.is_none() && !state.polling);
        let (process, waker) = state.waker.as_ref().unwrap();
        assert_eq!(*process, std::process::id());
        assert!(!Arc::ptr_eq(waker, &parents));
    }
}
