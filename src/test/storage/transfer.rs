//! `Transfer`: a stream that reads or writes a volume's content.
use super::content::{Content, Extent, cannot_write, end_of};
use abi::{VIR_STREAM_EVENT_READABLE, VIR_STREAM_EVENT_WRITABLE, VIR_STREAM_RECV_STOP_AT_HOLE};
use api::{Received, StreamDriver, StreamWatch};
use parking_lot::Mutex;
use std::sync::Arc;
use util::bail;
use util::error::{Error, ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STREAMS;

/// Which way the bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// From the volume to the caller.
    Down,
    /// From the caller to the volume.
    Up,
}

/// What is done once the caller has ended the stream; called free of locks.
pub(crate) type Ended = Box<dyn FnOnce() + Send>;

/// An open stream.
pub(crate) struct Transfer {
    content: Arc<Mutex<Content>>,
    way: Way,
    state: Mutex<State>,
    watch: StreamWatch,
}

struct State {
    position: u64,
    /// Where it ends at the latest.
    end: u64,
    /// Whether holes are told from zeros.
    is_sparse: bool,
    /// None once the stream has ended.
    ended: Option<Ended>,
}

impl Transfer {
    /// A stream of `length` bytes from `offset`, or of all to the end for 0.
    pub(crate) fn open(
        content: &Arc<Mutex<Content>>,
        way: Way,
        (offset, length): (u64, u64),
        is_sparse: bool,
        ended: Ended,
    ) -> Arc<Self> {
        let ready = match way {
            Way::Down => VIR_STREAM_EVENT_READABLE,
            Way::Up => VIR_STREAM_EVENT_WRITABLE,
        };
        let end = match length {
            0 => u64::MAX,
            length => offset.saturating_add(length),
        };
        Arc::new(Self {
            content: content.clone(),
            way,
            state: Mutex::new(State {
                position: offset,
                end,
                is_sparse,
                ended: Some(ended),
            }),
            watch: StreamWatch::new(ready.cast_unsigned()),
        })
    }

    /// Works with the state of a stream that goes this way.
    fn with<T>(
        &self,
        way: Way,
        work: impl FnOnce(&mut State, &mut Content) -> Result<T>,
    ) -> Result<T> {
        let mut state = self.state.lock();
        if state.ended.is_none() {
            bail!(VIR_ERR_INTERNAL_ERROR, "stream is not open");
        }
        if self.way != way {
            let cause = std::io::Error::from_raw_os_error(libc::EBADF);
            return Err(match way {
                Way::Down => Error::system(ORIGIN, &cause, "cannot read from stream"),
                Way::Up => cannot_write(libc::EBADF),
            });
        }
        work(&mut state, &mut self.content.lock())
    }

    fn close(&self) {
        let ended = self.state.lock().ended.take();
        let _ = self.watch.remove(); // nobody need wait
        if let Some(ended) = ended {
            ended();
        }
    }
}

impl State {
    fn room(&self, wanted: usize) -> usize {
        let left = self.end.saturating_sub(self.position);
        wanted.min(usize::try_from(left).unwrap_or(usize::MAX))
    }

    /// The hole at the position, if that is what lies there.
    fn hole(&self, content: &Content) -> Option<u64> {
        match content.extent(self.position)? {
            Extent::Hole(length) => Some(length.min(self.end.saturating_sub(self.position))),
            Extent::Data(_) => None,
        }
    }

    fn read(&mut self, content: &Content, data: &mut [u8]) -> usize {
        let room = self.room(data.len());
        let got = content.read(self.position, &mut data[..room]);
        self.position += got as u64;
        got
    }
}

impl StreamDriver for Transfer {
    fn send(&self, data: &[u8]) -> Result<Option<usize>> {
        self.with(Way::Up, |state, content| {
            let room = state.room(data.len());
            if room == 0 && !data.is_empty() {
                return Err(cannot_write(libc::ENOSPC));
            }
            content.write(state.position, &data[..room])?;
            state.position += room as u64;
            Ok(Some(room))
        })
    }

    fn recv(&self, data: &mut [u8]) -> Result<Option<usize>> {
        self.with(Way::Down, |state, content| {
            Ok(Some(state.read(content, data)))
        })
    }

    fn recv_flags(&self, data: &mut [u8], flags: u32) -> Result<Received> {
        let stops = flags & VIR_STREAM_RECV_STOP_AT_HOLE != 0;
        self.with(Way::Down, |state, content| {
            if !(stops && state.is_sparse) {
                return Ok(Received::Data(state.read(content, data)));
            }
            let room = match content.extent(state.position) {
                Some(Extent::Hole(_)) if state.room(1) > 0 => return Ok(Received::Hole),
                Some(Extent::Data(length)) => usize::try_from(length).unwrap_or(usize::MAX),
                _ => 0,
            };
            let length = data.len().min(room);
            Ok(Received::Data(state.read(content, &mut data[..length])))
        })
    }

    fn send_hole(&self, length: i64, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "virFDStreamSendHole", ORIGIN)?;
        self.with(Way::Up, |state, content| {
            let length = u64::try_from(length).unwrap_or(u64::MAX);
            let end = end_of(state.position, length)?;
            if !state.is_sparse || end > state.end {
                return Err(cannot_write(libc::ENOSPC));
            }
            content.punch(state.position..end)?;
            state.position = end;
            Ok(())
        })
    }

    fn recv_hole(&self, flags: u32) -> Result<i64> {
        api::check_flags(flags, 0, "virFDStreamRecvHole", ORIGIN)?;
        self.with(Way::Down, |state, content| {
            let length = state.hole(content).unwrap_or(0);
            state.position += length;
            Ok(i64::try_from(length).unwrap_or(i64::MAX))
        })
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
