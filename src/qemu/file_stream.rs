//! A stream that reads a file.
use crate::ORIGIN;
use abi::VIR_STREAM_EVENT_READABLE;
use api::{Received, StreamCallback, StreamDriver, StreamWatch};
use parking_lot::Mutex;
use std::fs::File;
use std::io::Read;
use util::bail;
use util::error::{Error, Result};

/// The only thing that can happen to such a stream.
const READABLE: u32 = VIR_STREAM_EVENT_READABLE.cast_unsigned();

/// A file that a caller reads; it is always ready, so no read ever waits.
pub(crate) struct FileStream {
    file: Mutex<Option<File>>,
    watch: StreamWatch,
}

impl FileStream {
    pub(crate) fn new(file: File) -> Self {
        Self {
            file: Mutex::new(Some(file)),
            watch: StreamWatch::new(READABLE),
        }
    }

    fn close(&self) -> Result<()> {
        self.file.lock().take();
        let _ = self.watch.remove(); // nobody need wait
        Ok(())
    }
}

impl StreamDriver for FileStream {
    fn recv(&self, data: &mut [u8]) -> Result<Option<usize>> {
        match &mut *self.file.lock() {
            Some(file) => match file.read(data) {
                Ok(size) => Ok(Some(size)),
                Err(cause) => Err(Error::system(ORIGIN, &cause, "cannot read from stream")),
            },
            None => bail!(VIR_FROM_STREAMS: VIR_ERR_INTERNAL_ERROR, "stream is not open"),
        }
    }

    fn recv_flags(&self, data: &mut [u8], _flags: u32) -> Result<Received> {
        // Pictures have no holes.
        Ok(Received::Data(self.recv(data)?.unwrap_or(0)))
    }

    fn event_add(&self, events: u32, callback: StreamCallback) -> Result<()> {
        self.watch.add(events, callback)
    }

    fn event_update(&self, events: u32) -> Result<()> {
        self.watch.update(events)
    }

    fn event_remove(&self) -> Result<()> {
        self.watch.remove()
    }

    fn finish(&self) -> Result<()> {
        self.close()
    }

    fn abort(&self) -> Result<()> {
        self.close()
    }
}
