//! `Line`: a stream to a character device of a running guest, with the program at the guest's end.
//!
//! Which device a call means is found in `console`; the program of consoles is `terminal`.
mod terminal;

use abi::*;
use api::{Received, StreamDriver, StreamWatch};
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::collections::VecDeque;
use std::sync::Arc;
use util::bail;
use util::error::{Error, ErrorDomain, Result};

pub(crate) use terminal::Terminal;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STREAMS;

/// So many bytes of the guest's can wait for the caller to read them; then it has to wait itself.
const ROOM: usize = 64 << 10;

const READABLE: u32 = VIR_STREAM_EVENT_READABLE.cast_unsigned();
const WRITABLE: u32 = VIR_STREAM_EVENT_WRITABLE.cast_unsigned();
const HANGUP: u32 = VIR_STREAM_EVENT_HANGUP.cast_unsigned();

/// What reads and writes at the guest's end.
pub(crate) enum Program {
    /// What comes is sent back.
    Echo,
    /// Somebody can log in.
    Terminal(Terminal),
}

/// What happens to the guest through the line; called free of all locks.
pub(crate) type PowerOff = Box<dyn Fn() + Send + Sync>;

/// An open stream to a guest.
pub(crate) struct Line {
    state: Mutex<State>,
    /// Something can be read or written that could not before.
    changed: Condvar,
    watch: StreamWatch,
    must_not_block: bool,
    power_off: PowerOff,
}

struct State {
    program: Program,
    /// What the guest has written and the caller not yet read.
    output: VecDeque<u8>,
    /// Who may still use it.
    end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Both ends.
    No,
    /// The guest's end is gone.
    HungUp,
    /// The caller's end is gone.
    Closed,
}

impl State {
    fn ready(&self) -> u32 {
        let mut ready = 0;
        if self.end == End::HungUp {
            ready |= HANGUP;
        }
        if !self.output.is_empty() || self.end == End::HungUp {
            ready |= READABLE;
        }
        if self.output.len() < ROOM && self.end == End::No {
            ready |= WRITABLE;
        }
        ready
    }
}

impl Line {
    /// A stream to this program.
    pub(crate) fn open(program: Program, must_not_block: bool, power_off: PowerOff) -> Arc<Self> {
        let mut output = VecDeque::new();
        if let Program::Terminal(terminal) = &program {
            terminal.greet(&mut output);
        }
        let state = State {
            program,
            output,
            end: End::No,
        };
        Arc::new(Self {
            watch: StreamWatch::new(state.ready()),
            state: Mutex::new(state),
            changed: Condvar::new(),
            must_not_block,
            power_off,
        })
    }

    /// Whether somebody at the caller's end uses it.
    pub(crate) fn is_open(&self) -> bool {
        self.state.lock().end != End::Closed
    }

    /// The guest has stopped; what it has written can still be read.  Threads that wait go on, the event
    /// loop hears of it from [`wake`](Self::wake).
    pub(crate) fn hang_up(&self) {
        let mut state = self.state.lock();
        if state.end == End::No {
            state.end = End::HungUp;
        }
        self.changed.notify_all();
    }

    /// Has the event loop tell of what has changed; to be called free of locks.
    pub(crate) fn wake(&self) {
        let ready = self.state.lock().ready();
        self.watch.set_ready(ready);
    }

    /// The caller's end goes; somebody else may have wanted that.
    pub(crate) fn close(&self) {
        self.state.lock().end = End::Closed;
        self.changed.notify_all();
        let _ = self.watch.remove(); // nobody need wait
    }

    /// The state once `is_ready`, or none if the stream must not wait for that.
    fn wait(&self, is_ready: impl Fn(&State) -> bool) -> Result<Option<MutexGuard<'_, State>>> {
        let mut state = self.state.lock();
        loop {
            if state.end == End::Closed {
                bail!(VIR_ERR_INTERNAL_ERROR, "stream is not open");
            }
            if is_ready(&state) {
                return Ok(Some(state));
            }
            if self.must_not_block {
                return Ok(None);
            }
            self.changed.wait(&mut state);
        }
    }
}

impl StreamDriver for Line {
    fn send(&self, data: &[u8]) -> Result<Option<usize>> {
        let is_ready = |state: &State| state.ready() & (WRITABLE | HANGUP) != 0;
        let Some(mut state) = self.wait(is_ready)? else {
            return Ok(None);
        };
        if state.end == End::HungUp {
            let cause = std::io::Error::from_raw_os_error(libc::EPIPE);
            return Err(Error::system(ORIGIN, &cause, "cannot write to stream"));
        }
        let mut taken = 0;
        let mut wants_off = false;
        let State {
            program, output, ..
        } = &mut *state;
        while taken < data.len() && output.len() < ROOM && !wants_off {
            match program {
                Program::Echo => output.push_back(data[taken]),
                Program::Terminal(terminal) => wants_off = terminal.take(data[taken], output),
            }
            taken += 1;
        }
        drop(state);
        self.changed.notify_all();
        self.wake();
        if wants_off {
            (self.power_off)();
        }
        Ok(Some(taken))
    }

    fn recv(&self, data: &mut [u8]) -> Result<Option<usize>> {
        let is_ready = |state: &State| state.ready() & READABLE != 0;
        let Some(mut state) = self.wait(is_ready)? else {
            return Ok(None);
        };
        let length = data.len().min(state.output.len());
        for (to, from) in data.iter_mut().zip(state.output.drain(..length)) {
            *to = from;
        }
        drop(state);
        self.changed.notify_all();
        self.wake();
        Ok(Some(length))
    }

    fn recv_flags(&self, data: &mut [u8], _flags: u32) -> Result<Received> {
        // There are no holes.
        Ok(self
            .recv(data)?
            .map_or(Received::WouldBlock, Received::Data))
    }

    fn watch(&self) -> Option<&StreamWatch> {
        Some(&self.watch)
    }

    fn finish(&self) -> Result<()> {
        self.close();
        Ok(())
    }

    fn abort(&self) -> Result<()> {
        self.close();
        Ok(())
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}
