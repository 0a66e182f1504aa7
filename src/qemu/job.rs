//! `Jobs`: who may change a guest now.
//!
//! A short job has the guest to itself.  A long one (saving) lets those pass that look at the guest,
//! end it or break the job off.  Nothing else is locked while a job runs.
use crate::ORIGIN;
use parking_lot::{Condvar, Mutex};
use std::time::{Duration, Instant};
use util::error::Result;
use util::{bail, err};

/// How long a call waits for its turn.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a short job is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A change; not while a long job runs.
    Modify,
    /// A question to QEMU, or an event's consequence.
    Query,
    /// The guest's end.
    Destroy,
}

/// The jobs of one guest.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The function whose short job runs.
    short: Option<&'static str>,
    /// The function whose long job runs.
    long: Option<&'static str>,
}

/// A running job; its end is its drop.
#[derive(Debug)]
pub(crate) struct Job<'a> {
    jobs: &'a Jobs,
    long: bool,
}

impl Jobs {
    /// Waits for a short job's turn; `function` is who wants it.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_TIMEOUT` after half a minute.
    pub(crate) fn begin(&self, kind: Kind, function: &'static str) -> Result<Job<'_>> {
        self.wait(kind, function, PATIENCE)
    }

    /// Waits for a long job's turn.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub(crate) fn begin_long(&self, function: &'static str) -> Result<Job<'_>> {
        let first = self.wait(Kind::Modify, function, PATIENCE)?;
        self.state.lock().long = Some(function);
        drop(first);
        Ok(Job {
            jobs: self,
            long: true,
        })
    }

    /// Whether any job runs.
    pub(crate) fn is_busy(&self) -> bool {
        let state = self.state.lock();
        state.short.or(state.long).is_some()
    }

    fn wait(&self, kind: Kind, function: &'static str, patience: Duration) -> Result<Job<'_>> {
        let until = Instant::now() + patience;
        let mut state = self.state.lock();
        loop {
            let holder = match kind {
                Kind::Modify => state.short.or(state.long),
                Kind::Query | Kind::Destroy => state.short,
            };
            let Some(holder) = holder else { break };
            if self.changed.wait_until(&mut state, until).timed_out() {
                bail!(
                    VIR_ERR_OPERATION_TIMEOUT,
                    "cannot acquire state change lock (held by monitor={holder})"
                );
            }
        }
        state.short = Some(function);
        Ok(Job {
            jobs: self,
            long: false,
        })
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        let mut state = self.jobs.state.lock();
        *if self.long {
            &mut state.long
        } else {
            &mut state.short
        } = None;
        drop(state);
        self.jobs.changed.notify_all();
    }
}

/// The error of calls that need a long job and find none.
pub(crate) fn none_active() -> Box<util::Error> {
    err!(VIR_ERR_OPERATION_INVALID, "no job is active on the domain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_jobs_take_turns_and_pass_a_long_one() {
        let jobs = Jobs::default();
        let quick = Duration::from_millis(20);
        let first = jobs.begin(Kind::Modify, "first").unwrap();
        let error = jobs.wait(Kind::Destroy, "second", quick).unwrap_err();
        assert_eq!(
            error.message,
            "Timed out during operation: cannot acquire state change lock (held by monitor=first)"
        );
        drop(first);
        let long = jobs.begin_long("save").unwrap();
        assert!(jobs.wait(Kind::Modify, "change", quick).is_err());
        drop(jobs.wait(Kind::Query, "look", quick).unwrap());
        drop(jobs.wait(Kind::Destroy, "end", quick).unwrap());
        drop(long);
        drop(jobs.wait(Kind::Modify, "change", quick).unwrap());
    }
}
