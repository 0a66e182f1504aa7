//! A stream that reads a file.
use crate::ORIGIN;
use abi::VIR_STREAM_EVENT_READABLE;
use api::{Received, StreamCallback, StreamDriver};
use parking_lot::Mutex;
use std::fs::File;
use std::io::Read;
use std::sync::Arc;
use util::error::{Error, Result};
use util::{bail, event_loop};

/// The only thing that can happen to such a stream.
const READABLE: u32 = VIR_STREAM_EVENT_READABLE.cast_unsigned();

/// A file that a caller reads; it is always ready, so no read ever waits.
pub(crate) struct FileStream {
    file: Mutex<Option<File>>,
    /// The timer of somebody who wants to know when there is something to read.
    watch: Mutex<Option<i32>>,
}

impl FileStream {
    pub(crate) fn new(file: File) -> Self {
        Self {
            file: Mutex::new(Some(file)),
            watch: Mutex::default(),
        }
    }

    fn close(&self) -> Result<()> {
        self.file.lock().take();
        let watch = self.watch.lock().take();
        if let Some(timer) = watch {
            event_loop::remove_timeout(timer);
        }
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
            None => bail!(VIR_FROM_STREAMS: VIR_ERR_OPERATION_INVALID, "stream is not open"),
        }
    }

    fn recv_flags(&self, data: &mut [u8], _flags: u32) -> Result<Received> {
        // Pictures have no holes.
        Ok(Received::Data(self.recv(data)?.unwrap_or(0)))
    }

    fn event_add(&self, events: u32, callback: StreamCallback) -> Result<()> {
        if self.watch.lock().is_some() {
            bail!(
                VIR_FROM_STREAMS: VIR_ERR_INTERNAL_ERROR,
                "stream already has a callback registered"
            );
        }
        let callback = Arc::new(Mutex::new(Some(callback)));
        // The callback is out of its place while it runs, so that it may do anything.
        let ready = move |_timer: i32| {
            let taken = callback.lock().take();
            if let Some(mut run) = taken {
                run(READABLE);
                *callback.lock() = Some(run);
            }
        };
        let Some(timer) = event_loop::add_timeout(delay(events), Box::new(ready)) else {
            bail!(VIR_FROM_STREAMS: VIR_ERR_INTERNAL_ERROR, "cannot register file watch on stream");
        };
        *self.watch.lock() = Some(timer);
        Ok(())
    }

    fn event_update(&self, events: u32) -> Result<()> {
        let watch = *self.watch.lock();
        match watch {
            Some(timer) => {
                event_loop::update_timeout(timer, delay(events));
                Ok(())
            }
            None => Err(no_callback()),
        }
    }

    fn event_remove(&self) -> Result<()> {
        let watch = self.watch.lock().take();
        match watch {
            Some(timer) => {
                event_loop::remove_timeout(timer);
                Ok(())
            }
            None => Err(no_callback()),
        }
    }

    fn finish(&self) -> Result<()> {
        self.close()
    }

    fn abort(&self) -> Result<()> {
        self.close()
    }
}

/// Milliseconds until the next call; -1 for never.
fn delay(events: u32) -> i32 {
    if events & READABLE != 0 { 0 } else { -1 }
}

fn no_callback() -> Box<Error> {
    util::err!(
        VIR_FROM_STREAMS: VIR_ERR_INTERNAL_ERROR,
        "stream does not have a callback registered"
    )
}
