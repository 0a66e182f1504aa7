//! Who wants to know when a stream is ready, where no descriptor tells: the event loop calls as long as
//! there is something that the caller waits for.
use super::StreamCallback;
use parking_lot::Mutex;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, Result};
use util::{bail, err, event_loop};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STREAMS;

/// The place of a stream's callback.  Thread-safe; no method may be called under a lock that the
/// callback needs.
#[derive(Default)]
pub struct StreamWatch(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// What the stream is ready for: `virStreamEventType` bits.
    ready: u32,
    caller: Option<Caller>,
}

struct Caller {
    timer: i32,
    /// What it waits for.
    events: u32,
    /// Out of its place while it runs, so that it may do anything.
    callback: Option<StreamCallback>,
}

impl State {
    /// The timer and its milliseconds until the next call, -1 for never.
    fn timer(&self) -> Option<(i32, i32)> {
        let caller = self.caller.as_ref()?;
        let has_news = caller.events & self.ready != 0;
        Some((caller.timer, if has_news { 0 } else { -1 }))
    }
}

impl StreamWatch {
    /// A watch of a stream that is ready for this (`virStreamEventType` bits).
    #[must_use]
    pub fn new(ready: u32) -> Self {
        let watch = Self::default();
        watch.0.lock().ready = ready;
        watch
    }

    /// What the stream is ready for from now on.
    pub fn set_ready(&self, ready: u32) {
        let timer = {
            let mut state = self.0.lock();
            if state.ready == ready {
                return;
            }
            state.ready = ready;
            state.timer()
        };
        update(timer);
    }

    /// Somebody waits for `events` (`virStreamEventAddCallback`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when somebody does already, or without an event loop.
    pub fn add(&self, events: u32, callback: StreamCallback) -> Result<()> {
        let state = self.0.clone();
        let tell = move |timer: i32| call(&state, timer);
        let Some(timer) = event_loop::add_timeout(-1, Box::new(tell)) else {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "cannot register file watch on stream"
            );
        };
        let caller = Caller {
            timer,
            events,
            callback: Some(callback),
        };
        let mut state = self.0.lock();
        if state.caller.is_some() {
            drop(state);
            event_loop::remove_timeout(timer);
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "stream already has a callback registered"
            );
        }
        state.caller = Some(caller);
        let timer = state.timer();
        drop(state);
        update(timer);
        Ok(())
    }

    /// The caller waits for other events (`virStreamEventUpdateCallback`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when nobody waits.
    pub fn update(&self, events: u32) -> Result<()> {
        let timer = {
            let mut state = self.0.lock();
            state.caller.as_mut().ok_or_else(nobody)?.events = events;
            state.timer()
        };
        update(timer);
        Ok(())
    }

    /// The caller waits no longer (`virStreamEventRemoveCallback`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when nobody waits.
    pub fn remove(&self) -> Result<()> {
        let caller = self.0.lock().caller.take();
        let caller = caller.ok_or_else(nobody)?;
        event_loop::remove_timeout(caller.timer);
        Ok(())
    }
}

/// The timer has come: tells the caller what the stream is ready for, if it still waits for that.
fn call(state: &Mutex<State>, timer: i32) {
    let due = {
        let mut state = state.lock();
        let ready = state.ready;
        let caller = state.caller.as_mut().filter(|c| c.timer == timer);
        caller.and_then(|caller| {
            let events = caller.events & ready;
            let callback = caller.callback.take_if(|_| events != 0)?;
            Some((callback, events))
        })
    };
    let Some((mut callback, events)) = due else {
        return;
    };
    callback(events);
    let mut state = state.lock();
    if let Some(caller) = state.caller.as_mut().filter(|c| c.timer == timer) {
        caller.callback = Some(callback);
    }
}

fn update(timer: Option<(i32, i32)>) {
    if let Some((timer, delay)) = timer {
        event_loop::update_timeout(timer, delay);
    }
}

fn nobody() -> Box<Error> {
    err!(
        VIR_ERR_INTERNAL_ERROR,
        "stream does not have a callback registered"
    )
}
