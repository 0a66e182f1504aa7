//! `ReadStream`: a stream of what can be read at once, such as a file.
use super::{StreamDriver, StreamWatch};
use abi::VIR_STREAM_EVENT_READABLE;
use parking_lot::Mutex;
use std::io::{self, Read};
use util::error::{Error, ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STREAMS;

/// The only thing that can happen to such a stream.
const READABLE: u32 = VIR_STREAM_EVENT_READABLE.cast_unsigned();

/// Data that a caller reads; it is always ready, so no read ever waits.
pub struct ReadStream {
    source: Mutex<Option<Box<dyn Read + Send>>>,
    watch: StreamWatch,
}

impl ReadStream {
    /// A stream of what `source` has, to its end.
    pub fn new(source: impl Read + Send + 'static) -> Self {
        Self {
            source: Mutex::new(Some(Box::new(source))),
            watch: StreamWatch::new(READABLE),
        }
    }

    fn close(&self) -> Result<()> {
        self.source.lock().take();
        let _ = self.watch.remove(); // nobody need wait
        Ok(())
    }
}

impl StreamDriver for ReadStream {
    fn send(&self, _data: &[u8]) -> Result<Option<usize>> {
        if self.source.lock().is_none() {
            return Err(not_open());
        }
        let cause = io::Error::from_raw_os_error(libc::EBADF);
        Err(Error::system(ORIGIN, &cause, "cannot write to stream"))
    }

    fn recv(&self, data: &mut [u8]) -> Result<Option<usize>> {
        match &mut *self.source.lock() {
            Some(source) => match source.read(data) {
                Ok(size) => Ok(Some(size)),
                Err(cause) => Err(Error::system(ORIGIN, &cause, "cannot read from stream")),
            },
            None => Err(not_open()),
        }
    }

    fn watch(&self) -> Option<&StreamWatch> {
        Some(&self.watch)
    }

    fn finish(&self) -> Result<()> {
        self.close()
    }

    fn abort(&self) -> Result<()> {
        self.close()
    }
}

fn not_open() -> Box<Error> {
    util::err!(VIR_ERR_INTERNAL_ERROR, "stream is not open")
}
