//! Vocabulary of `libvirt-stream.h`.
use crate::virStreamPtr;
use std::ffi::{c_char, c_int, c_longlong, c_void};

/// How a stream behaves.
///
/// Since: 0.7.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStreamFlags {
    /// Calls return instead of waiting.
    ///
    /// Since: 0.7.2
    VIR_STREAM_NONBLOCK = 1 << 0,
}

/// Where receiving stops.
///
/// Since: 3.4.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStreamRecvFlagsValues {
    /// Stop before a hole.
    ///
    /// Since: 3.4.0
    VIR_STREAM_RECV_STOP_AT_HOLE = 1 << 0,
}

/// Gives bytes to send: their number, 0 at the end, -1 on an error.
///
/// Since: 0.7.2
pub type virStreamSourceFunc = Option<
    unsafe extern "C" fn(
        st: virStreamPtr,
        data: *mut c_char,
        nbytes: usize,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Tells whether data or a hole comes next in the source and how many bytes it has.
///
/// Since: 3.4.0
pub type virStreamSourceHoleFunc = Option<
    unsafe extern "C" fn(
        st: virStreamPtr,
        inData: *mut c_int,
        length: *mut c_longlong,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Moves the source over a hole of so many bytes.
///
/// Since: 3.4.0
pub type virStreamSourceSkipFunc = Option<
    unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int,
>;

/// Takes bytes that were received: how many it took, -1 on an error.
///
/// Since: 0.7.2
pub type virStreamSinkFunc = Option<
    unsafe extern "C" fn(
        st: virStreamPtr,
        data: *const c_char,
        nbytes: usize,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Takes a hole of so many bytes.
///
/// Since: 3.4.0
pub type virStreamSinkHoleFunc = Option<
    unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int,
>;

/// What to watch a stream for, and what was seen.
///
/// Since: 0.7.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virStreamEventType {
    /// Receiving will not block.
    ///
    /// Since: 0.7.2
    VIR_STREAM_EVENT_READABLE = 1 << 0,
    /// Sending will not block.
    ///
    /// Since: 0.7.2
    VIR_STREAM_EVENT_WRITABLE = 1 << 1,
    /// There is an error.
    ///
    /// Since: 0.7.2
    VIR_STREAM_EVENT_ERROR = 1 << 2,
    /// The other end is gone.
    ///
    /// Since: 0.7.2
    VIR_STREAM_EVENT_HANGUP = 1 << 3,
}

/// Something was seen on a stream; `events` are virStreamEventType bits.
///
/// Since: 0.7.2
pub type virStreamEventCallback =
    Option<unsafe extern "C" fn(stream: virStreamPtr, events: c_int, opaque: *mut c_void)>;
