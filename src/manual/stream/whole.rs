//! Streams as a whole: their bytes and holes come from callbacks or go to them.
use super::{ORIGIN, abort, on_stream};
use crate::entry::{Call, Cx};
use abi::*;
use api::{Received, Stream, StreamDriver};
use std::ffi::{c_int, c_void};
use std::sync::Arc;
use util::err;
use util::error::{Error, Result};

/// What a callback is asked for at once: the greatest payload of one message on the wire.
const CHUNK: usize = 262_120;

/// Runs `body`, which moves a whole stream; the stream is broken off when it fails.
///
/// # Safety
/// `stream` is a handle of this library or NULL.
unsafe fn whole(
    call: &'static Call,
    stream: virStreamPtr,
    body: impl FnOnce(&Cx, &Stream, &dyn StreamDriver) -> Result<()>,
) -> c_int {
    let run = |cx: &Cx, object: &Arc<Stream>, driver: &dyn StreamDriver| {
        let done = body(cx, object, driver);
        if done.is_err() {
            // The first error is the one to tell.
            let _ = abort(object);
        }
        done.map(|()| 0)
    };
    // SAFETY: passed on to the caller.
    unsafe { on_stream(call, stream, run) }
}

/// Refuses streams that must not block to callbacks of that kind.
fn require_blocking(stream: &Stream, callbacks: &str) -> Result<()> {
    if stream.is_nonblocking() {
        return Err(err!(
            VIR_ERR_OPERATION_INVALID,
            "{callbacks} cannot be used for non-blocking streams"
        ));
    }
    Ok(())
}

/// The answer of a callback that says failure by a negative number; the cause is in `errno`.
fn answered(what: &str, call: impl FnOnce() -> c_int) -> Result<usize> {
    // SAFETY: the thread's own errno.
    unsafe { libc::__errno_location().write(0) };
    usize::try_from(call()).map_err(|_| {
        let mut cause = std::io::Error::last_os_error();
        if cause.raw_os_error() == Some(0) {
            cause = std::io::Error::from_raw_os_error(libc::EIO);
        }
        Error::system(ORIGIN, &cause, format!("{what} failed"))
    })
}

fn send_all(driver: &dyn StreamDriver, mut bytes: &[u8]) -> Result<()> {
    while !bytes.is_empty() {
        let done = driver.send(bytes)?.ok_or_else(util::Error::unexplained)?;
        bytes = bytes.get(done..).unwrap_or_default();
    }
    Ok(())
}

/// Fills the buffer once from the source and sends that; false at the source's end.
///
/// # Safety
/// `source` keeps to its prototype.
unsafe fn pump(
    driver: &dyn StreamDriver,
    stream: virStreamPtr,
    buffer: &mut [u8],
    source: virStreamSourceFunc,
    opaque: *mut c_void,
) -> Result<bool> {
    let Some(source) = source else {
        return Ok(false);
    };
    // SAFETY: passed on to the caller; the buffer is as long as it is said to be.
    let got = answered("send handler", || unsafe {
        source(stream, buffer.as_mut_ptr().cast(), buffer.len(), opaque)
    })?;
    send_all(driver, &buffer[..got.min(buffer.len())])?;
    Ok(got > 0)
}

/// Hands received bytes to the sink until it has taken all of them.
///
/// # Safety
/// `sink` keeps to its prototype.
unsafe fn drain(
    stream: virStreamPtr,
    mut bytes: &[u8],
    sink: virStreamSinkFunc,
    opaque: *mut c_void,
) -> Result<()> {
    let Some(sink) = sink else { return Ok(()) };
    while !bytes.is_empty() {
        // SAFETY: passed on to the caller; there are as many bytes as is said.
        let done = answered("recv handler", || unsafe {
            sink(stream, bytes.as_ptr().cast(), bytes.len(), opaque)
        })?;
        bytes = bytes.get(done..).unwrap_or_default();
    }
    Ok(())
}

/// Sends a whole stream from a callback.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendAll(
    stream: virStreamPtr,
    handler: virStreamSourceFunc,
    opaque: *mut c_void,
) -> c_int {
    const CALL: Call = Call::new("virStreamSendAll", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        whole(&CALL, stream, |cx, object, driver| {
            cx.function(handler.is_some(), "handler")?;
            require_blocking(object, "data sources")?;
            let mut buffer = vec![0; CHUNK];
            while pump(driver, stream, &mut buffer, handler, opaque)? {}
            Ok(())
        })
    }
}

/// Sends a whole stream with its holes from callbacks.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseSendAll(
    stream: virStreamPtr,
    handler: virStreamSourceFunc,
    holeHandler: virStreamSourceHoleFunc,
    skipHandler: virStreamSourceSkipFunc,
    opaque: *mut c_void,
) -> c_int {
    const CALL: Call = Call::new("virStreamSparseSendAll", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        whole(&CALL, stream, |cx, object, driver| {
            cx.function(handler.is_some(), "handler")?;
            let find = holeHandler.ok_or_else(|| cx.null("holeHandler"))?;
            let skip = skipHandler.ok_or_else(|| cx.null("skipHandler"))?;
            require_blocking(object, "data sources")?;
            let mut buffer = vec![0; CHUNK];
            loop {
                let (mut in_data, mut length) = (0, 0);
                answered("send holeHandler", || {
                    find(stream, &raw mut in_data, &raw mut length, opaque)
                })?;
                if in_data == 0 && length != 0 {
                    driver.send_hole(length, 0)?;
                    answered("send skipHandler", || skip(stream, length, opaque))?;
                    continue;
                }
                let section = usize::try_from(length).unwrap_or(CHUNK);
                let want = if in_data == 0 {
                    CHUNK
                } else {
                    section.min(CHUNK)
                };
                if !pump(driver, stream, &mut buffer[..want], handler, opaque)? {
                    return Ok(());
                }
            }
        })
    }
}

/// Receives a whole stream through a callback.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvAll(
    stream: virStreamPtr,
    handler: virStreamSinkFunc,
    opaque: *mut c_void,
) -> c_int {
    const CALL: Call = Call::new("virStreamRecvAll", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        whole(&CALL, stream, |cx, object, driver| {
            cx.function(handler.is_some(), "handler")?;
            require_blocking(object, "data sinks")?;
            let mut buffer = vec![0; CHUNK];
            loop {
                let got = driver
                    .recv(&mut buffer)?
                    .ok_or_else(util::Error::unexplained)?;
                if got == 0 {
                    return Ok(());
                }
                drain(stream, &buffer[..got.min(CHUNK)], handler, opaque)?;
            }
        })
    }
}

/// Receives a whole stream with its holes through callbacks.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseRecvAll(
    stream: virStreamPtr,
    handler: virStreamSinkFunc,
    holeHandler: virStreamSinkHoleFunc,
    opaque: *mut c_void,
) -> c_int {
    const CALL: Call = Call::new("virStreamSparseRecvAll", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        whole(&CALL, stream, |cx, object, driver| {
            cx.function(handler.is_some(), "handler")?;
            let hole = holeHandler.ok_or_else(|| cx.null("holeHandler"))?;
            require_blocking(object, "data sinks")?;
            let mut buffer = vec![0; CHUNK];
            loop {
                match driver.recv_flags(&mut buffer, VIR_STREAM_RECV_STOP_AT_HOLE)? {
                    Received::Data(0) => return Ok(()),
                    Received::Data(got) => {
                        drain(stream, &buffer[..got.min(CHUNK)], handler, opaque)?
                    }
                    Received::WouldBlock => return Err(util::Error::unexplained()),
                    Received::Hole => {
                        let length = driver.recv_hole(0)?;
                        answered("recv holeHandler", || hole(stream, length, opaque))?;
                    }
                }
            }
        })
    }
}
