//! Faults that a host's document asks for, so that programs can test what they do about them: failing
//! and slow calls, lost events, a lost connection.
//!
//! How they are written is in `document`; docs/test-driver.md has examples.
mod document;
mod events;

use crate::clock::Clock;
use abi::*;
use api::{Conn, Event};
use std::cell::Cell;
use std::collections::HashMap;
use std::io;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use util::err;
use util::error::{Error, ErrorDomain, Result};

/// Errors of a broken connection are libvirt's remote procedure calls'.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_RPC;

thread_local! {
    /// Whether this thread is in a call whose events are lost.
    static MUTED: Cell<bool> = const { Cell::new(false) };
}

/// All faults of a host.  Thread-safe.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// By the C name of the function.
    calls: HashMap<&'static str, Vec<CallFault>>,
    events: Vec<events::EventFault>,
    /// Whether the connection broke.
    is_lost: AtomicBool,
}

/// Which of the calls, or events, a fault meets.
#[derive(Debug)]
struct Window {
    /// So many pass first.
    after: u64,
    /// Then it meets so many; none: all.
    times: Option<u64>,
    seen: AtomicU64,
}

/// What happens in a call of a function.
#[derive(Debug)]
struct CallFault {
    window: Window,
    effect: Effect,
}

#[derive(Debug)]
enum Effect {
    /// It fails.
    Error(Box<Error>),
    /// It takes longer.
    Delay(Duration),
    /// Nobody hears of what it does.
    LostEvents,
    /// The connection breaks, with a `virConnectCloseReason`.
    LostConnection(i32),
}

/// As long as it lives, its thread's events are lost.
#[derive(Debug)]
pub(crate) struct Muted(PhantomData<*const ()>);

impl Muted {
    fn new() -> Self {
        MUTED.set(true);
        Self(PhantomData)
    }
}

impl Drop for Muted {
    fn drop(&mut self) {
        MUTED.set(false);
    }
}

impl Window {
    /// Counts one more, and whether that is met.
    fn meets_next(&self) -> bool {
        let before = self.seen.fetch_add(1, Ordering::Relaxed);
        let met = before.checked_sub(self.after);
        met.is_some_and(|met| self.times.is_none_or(|times| met < times))
    }
}

impl Faults {
    /// Whether the connection broke.
    pub(crate) fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::Acquire)
    }

    /// A call of `function` is about to begin; what this returns lives until its end.
    ///
    /// # Errors
    /// What the call fails with.
    pub(crate) fn enter(
        &self,
        conn: &Conn,
        clock: &Clock,
        function: &'static str,
    ) -> Result<Option<Muted>> {
        if self.is_lost() {
            // What needs no far side goes on, so that a caller can clean up.
            if function == "virConnectIsAlive" || function.contains("EventDeregister") {
                return Ok(None);
            }
            return Err(err!(VIR_ERR_INTERNAL_ERROR, "client socket is closed"));
        }
        let faults = self.calls.get(function).map_or(&[][..], Vec::as_slice);
        // Each counts each call, also those that another one lets fail.
        let met = faults.iter().filter(|fault| fault.window.meets_next());
        let met: Vec<_> = met.map(|fault| &fault.effect).collect();
        let mut muted = None;
        for effect in met {
            match effect {
                Effect::Error(error) => return Err(error.clone()),
                Effect::Delay(delay) => clock.pass(*delay),
                Effect::LostEvents => muted = Some(Muted::new()),
                Effect::LostConnection(reason) => return Err(self.lose(conn, *reason)),
            }
        }
        Ok(muted)
    }

    /// The connection breaks; what the call that notices fails with.
    fn lose(&self, conn: &Conn, reason: i32) -> Box<Error> {
        self.is_lost.store(true, Ordering::Release);
        conn.broken(reason);
        let system =
            |errno, what| Error::system(ORIGIN, &io::Error::from_raw_os_error(errno), what);
        match reason {
            VIR_CONNECT_CLOSE_REASON_EOF => system(libc::EIO, "End of file while reading data"),
            VIR_CONNECT_CLOSE_REASON_KEEPALIVE => err!(
                VIR_ERR_INTERNAL_ERROR,
                "connection closed due to keepalive timeout"
            ),
            _ => system(libc::ECONNRESET, "Cannot recv data"),
        }
    }

    /// Whether anybody is to hear of an event.
    pub(crate) fn admits(&self, event: &Event) -> bool {
        // Each counts each event.
        let met = self.events.iter().filter(|fault| fault.meets(event));
        met.count() == 0 && !MUTED.get() && !self.is_lost()
    }
}
