//! Streams: a handle whose data path a driver supplies when a call starts one.
mod read;
mod watch;

use crate::connect::Conn;
use crate::object::{Magic, Object};
use parking_lot::Mutex;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};

pub use read::ReadStream;
pub use watch::StreamWatch;

/// Told that a stream is ready: the ready `virStreamEventType` bits.
pub type StreamCallback = Box<dyn FnMut(u32) + Send>;

/// What an attempt to read found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// So many bytes; 0 at the end.
    Data(usize),
    /// Nothing yet, and the stream must not block.
    WouldBlock,
    /// A hole, at which VIR_STREAM_RECV_STOP_AT_HOLE asks to stop.
    Hole,
}

/// The data path of a running stream.
///
/// Every method has a default of VIR_ERR_NO_SUPPORT named after its C function.
pub trait StreamDriver: Send + Sync {
    /// Writes; `Ok(None)` when a non-blocking stream would block (`virStreamSend`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or what the transport says.
    fn send(&self, data: &[u8]) -> Result<Option<usize>> {
        let _ = data;
        Err(unsupported("virStreamSend"))
    }

    /// Reads; 0 at the end, `Ok(None)` when a non-blocking stream would block (`virStreamRecv`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or what the transport says.
    fn recv(&self, data: &mut [u8]) -> Result<Option<usize>> {
        let _ = data;
        Err(unsupported("virStreamRecv"))
    }

    /// Reads; `flags` are `virStreamRecvFlagsValues` (`virStreamRecvFlags`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or what the transport says.
    fn recv_flags(&self, data: &mut [u8], flags: u32) -> Result<Received> {
        let _ = (data, flags);
        Err(unsupported("virStreamRecvFlags"))
    }

    /// Sends a hole (`virStreamSendHole`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or what the transport says.
    fn send_hole(&self, length: i64, flags: u32) -> Result<()> {
        let _ = (length, flags);
        Err(unsupported("virStreamSendHole"))
    }

    /// Reads the length of a hole (`virStreamRecvHole`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or what the transport says.
    fn recv_hole(&self, flags: u32) -> Result<i64> {
        let _ = flags;
        Err(unsupported("virStreamRecvHole"))
    }

    /// Where a caller waits for readiness; none for a stream that can't be watched.
    fn watch(&self) -> Option<&StreamWatch> {
        None
    }

    /// Watches for readiness in the event loop (`virStreamEventAddCallback`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or when one is watching already.
    fn event_add(&self, events: u32, callback: StreamCallback) -> Result<()> {
        let watch = self.watch();
        let watch = watch.ok_or_else(|| unsupported("virStreamEventAddCallback"))?;
        watch.add(events, callback)
    }

    /// Changes what is watched for (`virStreamEventUpdateCallback`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or when nobody is watching.
    fn event_update(&self, events: u32) -> Result<()> {
        let watch = self.watch();
        let watch = watch.ok_or_else(|| unsupported("virStreamEventUpdateCallback"))?;
        watch.update(events)
    }

    /// Stops watching (`virStreamEventRemoveCallback`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or when nobody is watching.
    fn event_remove(&self) -> Result<()> {
        let watch = self.watch();
        let watch = watch.ok_or_else(|| unsupported("virStreamEventRemoveCallback"))?;
        watch.remove()
    }

    /// Ends the stream and waits for the other side's word (`virStreamFinish`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or what the transport says.
    fn finish(&self) -> Result<()> {
        Err(unsupported("virStreamFinish"))
    }

    /// Breaks the stream off (`virStreamAbort`).
    ///
    /// # Errors
    /// VIR_ERR_NO_SUPPORT, or what the transport says.
    fn abort(&self) -> Result<()> {
        Err(unsupported("virStreamAbort"))
    }
}

fn unsupported(function: &str) -> Box<Error> {
    crate::driver::unsupported(ErrorDomain::VIR_FROM_STREAMS, function)
}

/// A stream of bytes between the caller and a driver (`virStream`).
#[repr(C)]
pub struct Stream {
    magic: Magic,
    conn: Conn,
    flags: u32,
    driver: Mutex<Option<Arc<dyn StreamDriver>>>,
}

impl Stream {
    /// A stream without a data path (`virStreamNew`); `flags` are `virStreamFlags`.
    #[must_use]
    pub fn new(conn: &Conn, flags: u32) -> Self {
        Self {
            magic: Magic::new(<Self as Object>::MAGIC),
            conn: conn.clone(),
            flags,
            driver: Mutex::new(None),
        }
    }

    /// The magic number, for the C surface's check.
    #[must_use]
    pub fn magic(&self) -> u32 {
        self.magic.get()
    }

    /// The connection it is of.
    #[must_use]
    pub fn conn(&self) -> &Conn {
        &self.conn
    }

    /// `virStreamFlags` it was made with.
    #[must_use]
    pub fn flags(&self) -> u32 {
        self.flags
    }

    /// Whether it must not block.
    #[must_use]
    pub fn is_nonblocking(&self) -> bool {
        self.flags & abi::VIR_STREAM_NONBLOCK != 0
    }

    /// Gives it its data path, as calls that start a stream do.
    pub fn attach(&self, driver: Arc<dyn StreamDriver>) {
        *self.driver.lock() = Some(driver);
    }

    /// Its data path; absent before a call started it and after its end.
    #[must_use]
    pub fn driver(&self) -> Option<Arc<dyn StreamDriver>> {
        self.driver.lock().clone()
    }

    /// Takes the data path away, at the stream's end.
    pub fn detach(&self) -> Option<Arc<dyn StreamDriver>> {
        self.driver.lock().take()
    }
}

impl Object for Stream {
    const MAGIC: u32 = 0x7669_0110;
    const INVALID: ErrorNumber = ErrorNumber::VIR_ERR_INVALID_STREAM;
    const ORIGIN: Option<ErrorDomain> = Some(ErrorDomain::VIR_FROM_STREAMS);
    const NAME: &'static str = "Stream";
    fn connection(&self) -> Option<&Conn> {
        Some(&self.conn)
    }
}
