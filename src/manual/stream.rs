//! `virStream*`: the bytes of a stream, one call at a time.
//!
//! What carries them is the stream's `api::StreamDriver`.  The calls that move a whole stream
//! through callbacks are in `whole`.
mod whole;

use crate::entry::{Call, Cx, Failure, UserData, ret};
use abi::*;
use api::{Connect, Received, Stream, StreamDriver};
use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};
use std::sync::Arc;
use util::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STREAMS;

/// Answer of calls that would block.
const WOULD_BLOCK: c_int = -2;

/// Answer at a hole.
const AT_HOLE: c_int = -3;

/// A stream that no call has given a data path: nothing is supported.
struct NoPath;

impl StreamDriver for NoPath {}

/// Creates a stream that other calls can give a data path.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamNew(conn: virConnectPtr, flags: c_uint) -> virStreamPtr {
    const CALL: Call = Call::new("virStreamNew", ORIGIN, false);
    CALL.run(|cx| {
        // SAFETY: the caller keeps to the prototype.
        let conn = unsafe { cx.handle::<Connect>(conn) }?;
        Ok(ret::handle(Stream::new(&conn, flags)))
    })
}

/// Runs `body` with the stream and its data path.
///
/// # Safety
/// `stream` is a handle of this library or NULL.
unsafe fn on_stream<R: Failure>(
    call: &'static Call,
    stream: virStreamPtr,
    body: impl FnOnce(&Cx, &Arc<Stream>, &dyn StreamDriver) -> Result<R>,
) -> R {
    call.run(|cx| {
        // SAFETY: passed on to the caller.
        let stream = unsafe { cx.handle::<Stream>(stream) }?;
        let driver = stream.driver().unwrap_or_else(|| Arc::new(NoPath));
        body(cx, &stream, driver.as_ref())
    })
}

/// A number of bytes as C returns it.
fn count(bytes: usize) -> c_int {
    c_int::try_from(bytes).unwrap_or(c_int::MAX)
}

/// Sends bytes; -2 when a stream that must not block would.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSend(
    stream: virStreamPtr,
    data: *const c_char,
    nbytes: usize,
) -> c_int {
    const CALL: Call = Call::new("virStreamSend", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |cx, _, driver| {
            let data = cx.required(data.cast_mut(), "data")?;
            let bytes = std::slice::from_raw_parts(data.cast::<u8>(), nbytes);
            Ok(driver.send(bytes)?.map_or(WOULD_BLOCK, count))
        })
    }
}

/// Receives bytes; 0 at the end, -2 when a stream that must not block would.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecv(
    stream: virStreamPtr,
    data: *mut c_char,
    nbytes: usize,
) -> c_int {
    const CALL: Call = Call::new("virStreamRecv", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |cx, _, driver| {
            let buffer = buffer(cx.required(data, "data")?, nbytes);
            Ok(driver.recv(buffer)?.map_or(WOULD_BLOCK, count))
        })
    }
}

/// Receives bytes; as `virStreamRecv`, and -3 at a hole if the flags say to stop there.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvFlags(
    stream: virStreamPtr,
    data: *mut c_char,
    nbytes: usize,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virStreamRecvFlags", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |cx, _, driver| {
            let buffer = buffer(cx.required(data, "data")?, nbytes);
            Ok(match driver.recv_flags(buffer, flags)? {
                Received::Data(bytes) => count(bytes),
                Received::WouldBlock => WOULD_BLOCK,
                Received::Hole => AT_HOLE,
            })
        })
    }
}

/// The caller's buffer; zeroed, as Rust must not see memory that nobody has written.
///
/// # Safety
/// `data` has room for `nbytes` bytes, which live as long as the call.
unsafe fn buffer<'a>(data: *mut c_char, nbytes: usize) -> &'a mut [u8] {
    let data = data.cast::<u8>();
    // SAFETY: passed on to the caller.
    unsafe {
        data.write_bytes(0, nbytes);
        std::slice::from_raw_parts_mut(data, nbytes)
    }
}

/// Sends a hole instead of zero bytes.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendHole(
    stream: virStreamPtr,
    length: c_longlong,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virStreamSendHole", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |_, _, driver| {
            driver.send_hole(length, flags).map(|()| 0)
        })
    }
}

/// Receives the length of the hole that the stream stands at.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvHole(
    stream: virStreamPtr,
    length: *mut c_longlong,
    flags: c_uint,
) -> c_int {
    const CALL: Call = Call::new("virStreamRecvHole", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |cx, _, driver| {
            let length = cx.required(length, "length")?;
            ret::store(driver.recv_hole(flags)?, length)?;
            Ok(0)
        })
    }
}

/// Registers the callback that tells when the stream can be used.
///
/// # Safety
/// The arguments are what the C prototype asks for; the callback and the free function may be
/// called with `opaque` from the event loop's thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventAddCallback(
    stream: virStreamPtr,
    events: c_int,
    cb: virStreamEventCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    const CALL: Call = Call::new("virStreamEventAddCallback", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |_, object, driver| {
            let data = UserData::new(opaque, ff);
            let (held, object) = (data.clone(), object.clone());
            let call = move |events: u32| {
                if let Some(cb) = cb {
                    // The caller's own callback and data; the stream lives as long as the closure.
                    cb(ret::borrowed(&object), events.cast_signed(), held.opaque());
                }
            };
            driver.event_add(events.cast_unsigned(), Box::new(call))?;
            data.keep();
            Ok(0)
        })
    }
}

/// Changes the events that the callback waits for.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventUpdateCallback(
    stream: virStreamPtr,
    events: c_int,
) -> c_int {
    const CALL: Call = Call::new("virStreamEventUpdateCallback", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |_, _, driver| {
            driver.event_update(events.cast_unsigned()).map(|()| 0)
        })
    }
}

/// Removes the callback.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int {
    const CALL: Call = Call::new("virStreamEventRemoveCallback", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe {
        on_stream(&CALL, stream, |_, _, driver| {
            driver.event_remove().map(|()| 0)
        })
    }
}

/// Ends a stream after all its data has arrived.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamFinish(stream: virStreamPtr) -> c_int {
    const CALL: Call = Call::new("virStreamFinish", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe { on_stream(&CALL, stream, |_, _, driver| driver.finish().map(|()| 0)) }
}

/// Ends a stream and drops what is still under way; without a data path there is nothing to do.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamAbort(stream: virStreamPtr) -> c_int {
    const CALL: Call = Call::new("virStreamAbort", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe { on_stream(&CALL, stream, |_, stream, _| abort(stream).map(|()| 0)) }
}

fn abort(stream: &Stream) -> Result<()> {
    stream.driver().map_or(Ok(()), |driver| driver.abort())
}

#[cfg(test)]
mod tests;
