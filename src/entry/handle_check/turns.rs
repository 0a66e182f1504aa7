//! How the application uses the event loop: whether there is one, who runs it, and whether it runs
//! at all while there is work.
use parking_lot::Mutex;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use util::event_loop;

/// How long work may wait for the default loop.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Turns {
    /// The threads inside of `virEventRunDefaultImpl`, and how often.
    runners: Vec<i32>,
    looked: Option<Instant>,
    /// What was said already, in the report again.
    told: BTreeSet<String>,
}

static TURNS: Mutex<Turns> = Mutex::new(Turns {
    runners: Vec::new(),
    looked: None,
    told: BTreeSet::new(),
});

/// Says something once, and keeps it for the report.
fn tell(what: String) {
    let is_new = TURNS.lock().told.insert(what.clone());
    if is_new {
        util::warn!("{what}");
    }
}

/// What was said.
pub(super) fn told() -> Vec<String> {
    TURNS.lock().told.iter().cloned().collect()
}

/// The function called wants an event loop to be there.
pub(crate) fn expect_loop() {
    if super::is_on() && !event_loop::is_registered() {
        let name = super::CALLED.get();
        tell(format!(
            "{name} found no event loop: call virEventRegisterDefaultImpl or virEventRegisterImpl \
             before the connection is opened"
        ));
    }
}

/// The time of a round.
pub(crate) struct Running(Option<i32>);

/// A thread begins a round of the default loop.
pub(crate) fn running() -> Running {
    if !super::is_on() {
        return Running(None);
    }
    let me = util::sys::ids::thread();
    let other = {
        let mut turns = TURNS.lock();
        turns.runners.push(me);
        turns.runners.iter().copied().find(|other| *other != me)
    };
    if let Some(other) = other {
        tell(format!(
            "virEventRunDefaultImpl is run by thread {me} while thread {other} runs it: they take \
             turns, and callbacks come in either thread"
        ));
    }
    Running(Some(me))
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(me) = self.0 {
            let mut turns = TURNS.lock();
            if let Some(at) = turns.runners.iter().rposition(|runner| *runner == me) {
                turns.runners.remove(at);
            }
        }
    }
}

/// Once in a while, as the function `name` is called: whether work waits for the loop.
pub(super) fn look_for_neglect(name: &str) {
    let now = Instant::now();
    {
        let mut turns = TURNS.lock();
        let lately = |looked: Instant| now.duration_since(looked) < PATIENCE;
        if turns.looked.is_some_and(lately) || name == "virEventRunDefaultImpl" {
            return;
        }
        turns.looked = Some(now);
    }
    if event_loop::overdue().is_some_and(|late| late > PATIENCE) {
        tell(neglect());
    }
}

/// What still waits for the loop.
pub(super) fn left() -> Option<String> {
    event_loop::overdue().map(|_| neglect())
}

fn neglect() -> String {
    let runners = TURNS.lock().runners.clone();
    let state = match runners.first() {
        Some(runner) => format!("thread {runner} is in one of its callbacks"),
        None => "no thread runs it".to_owned(),
    };
    format!("the default event loop has events or timers to deliver, but {state}")
}
