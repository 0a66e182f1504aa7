//! `virStream*`: the bytes of a stream, one call at a time or all of them through callbacks.
//!
//! What carries them is the stream's `api::StreamDriver`.
use crate::entry::{Call, Cx, Failure, UserData, last_error, ret};
use abi::*;
use api::{Connect, Received, Stream, StreamDriver};
use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};
use std::sync::Arc;
use util::err;
use util::error::{Error, ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STREAMS;

/// What a callback is asked for at once: the greatest payload of one message on the wire.
const CHUNK: usize = 262_120;

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
pub unsafe extern "C" fn virStreamSend(stream: virStreamPtr, data: *const c_char, nbytes: usize) -> c_int {
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
pub unsafe extern "C" fn virStreamRecv(stream: virStreamPtr, data: *mut c_char, nbytes: usize) -> c_int {
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
pub unsafe extern "C" fn virStreamSendHole(stream: virStreamPtr, length: c_longlong, flags: c_uint) -> c_int {
    const CALL: Call = Call::new("virStreamSendHole", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe { on_stream(&CALL, stream, |_, _, driver| driver.send_hole(length, flags).map(|()| 0)) }
}

/// Receives the length of the hole that the stream stands at.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvHole(stream: virStreamPtr, length: *mut c_longlong, flags: c_uint) -> c_int {
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
pub unsafe extern "C" fn virStreamEventUpdateCallback(stream: virStreamPtr, events: c_int) -> c_int {
    const CALL: Call = Call::new("virStreamEventUpdateCallback", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe { on_stream(&CALL, stream, |_, _, driver| driver.event_update(events.cast_unsigned()).map(|()| 0)) }
}

/// Removes the callback.
///
/// # Safety
/// The arguments are what the C prototype asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int {
    const CALL: Call = Call::new("virStreamEventRemoveCallback", ORIGIN, false);
    // SAFETY: the caller keeps to the prototype.
    unsafe { on_stream(&CALL, stream, |_, _, driver| driver.event_remove().map(|()| 0)) }
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
        return Err(err!(VIR_ERR_OPERATION_INVALID, "{callbacks} cannot be used for non-blocking streams"));
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
        let done = driver.send(bytes)?.ok_or_else(last_error::unknown)?;
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
    let Some(source) = source else { return Ok(false) };
    // SAFETY: passed on to the caller; the buffer is as long as it is said to be.
    let got = answered("send handler", || unsafe { source(stream, buffer.as_mut_ptr().cast(), buffer.len(), opaque) })?;
    send_all(driver, &buffer[..got.min(buffer.len())])?;
    Ok(got > 0)
}

/// Hands received bytes to the sink until it has taken all of them.
///
/// # Safety
/// `sink` keeps to its prototype.
unsafe fn drain(stream: virStreamPtr, mut bytes: &[u8], sink: virStreamSinkFunc, opaque: *mut c_void) -> Result<()> {
    let Some(sink) = sink else { return Ok(()) };
    while !bytes.is_empty() {
        // SAFETY: passed on to the caller; there are as many bytes as is said.
        let done = answered("recv handler", || unsafe { sink(stream, bytes.as_ptr().cast(), bytes.len(), opaque) })?;
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
                answered("send holeHandler", || find(stream, &raw mut in_data, &raw mut length, opaque))?;
                if in_data == 0 && length != 0 {
                    driver.send_hole(length, 0)?;
                    answered("send skipHandler", || skip(stream, length, opaque))?;
                    continue;
                }
                let section = usize::try_from(length).unwrap_or(CHUNK);
                let want = if in_data == 0 { CHUNK } else { section.min(CHUNK) };
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
                let got = driver.recv(&mut buffer)?.ok_or_else(last_error::unknown)?;
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
                    Received::Data(got) => drain(stream, &buffer[..got.min(CHUNK)], handler, opaque)?,
                    Received::WouldBlock => return Err(last_error::unknown()),
                    Received::Hole => {
                        let length = driver.recv_hole(0)?;
                        answered("recv holeHandler", || hole(stream, length, opaque))?;
                    }
                }
            }
        })
    }
}
