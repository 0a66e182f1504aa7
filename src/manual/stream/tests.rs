//! Streams with a data path, by the C functions.
use super::whole::*;
use super::*;
use crate::manual::error::{virGetLastErrorMessage, virSetErrorFunc};
use crate::manual::tests::connection;
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::ffi::CStr;
use util::err;

/// What a stream is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Bytes(Vec<u8>),
    Hole(i64),
}

/// A data path in memory: gives `coming`, keeps what is sent.
#[derive(Default)]
struct Memory {
    coming: Mutex<VecDeque<Piece>>,
    sent: Mutex<Vec<Piece>>,
    aborted: Mutex<u32>,
}

impl Memory {
    fn next(&self, data: &mut [u8]) -> Received {
        let mut coming = self.coming.lock();
        match coming.pop_front() {
            None => Received::Data(0),
            Some(Piece::Hole(length)) => {
                coming.push_front(Piece::Hole(length));
                Received::Hole
            }
            Some(Piece::Bytes(bytes)) => {
                data[..bytes.len()].copy_from_slice(&bytes);
                Received::Data(bytes.len())
            }
        }
    }
}

impl StreamDriver for Memory {
    /// Takes three bytes at most, so that callers have to come again.
    fn send(&self, data: &[u8]) -> Result<Option<usize>> {
        let taken = &data[..data.len().min(3)];
        self.sent.lock().push(Piece::Bytes(taken.to_vec()));
        Ok(Some(taken.len()))
    }

    fn recv(&self, data: &mut [u8]) -> Result<Option<usize>> {
        match self.next(data) {
            Received::Data(bytes) => Ok(Some(bytes)),
            _ => Ok(None),
        }
    }

    fn recv_flags(&self, data: &mut [u8], _flags: u32) -> Result<Received> {
        Ok(self.next(data))
    }

    fn send_hole(&self, length: i64, _flags: u32) -> Result<()> {
        self.sent.lock().push(Piece::Hole(length));
        Ok(())
    }

    fn recv_hole(&self, _flags: u32) -> Result<i64> {
        match self.coming.lock().pop_front() {
            Some(Piece::Hole(length)) => Ok(length),
            _ => Err(err!(VIR_ERR_INTERNAL_ERROR, "no hole")),
        }
    }

    fn abort(&self) -> Result<()> {
        *self.aborted.lock() += 1;
        Ok(())
    }
}

unsafe extern "C" fn quiet(_data: *mut c_void, _error: virErrorPtr) {}

/// A stream handle over `memory`, freed at the end.
struct Open(virStreamPtr);

impl Open {
    fn new(memory: &Arc<Memory>, flags: u32) -> Self {
        // SAFETY: a function of the right type; its data are not used.
        unsafe { virSetErrorFunc(std::ptr::null_mut(), Some(quiet)) };
        let stream = Stream::new(&connection(), flags);
        stream.attach(memory.clone());
        Self(ret::handle(stream))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        // SAFETY: the handle that `new` made, given up here.
        drop(unsafe { Arc::from_raw(self.0.cast_const().cast::<Stream>()) });
    }
}

fn with(pieces: &[Piece]) -> Arc<Memory> {
    let memory = Memory::default();
    memory.coming.lock().extend(pieces.iter().cloned());
    Arc::new(memory)
}

fn bytes(text: &str) -> Piece {
    Piece::Bytes(text.as_bytes().to_vec())
}

fn last_message() -> String {
    // SAFETY: the thread's own message, terminated.
    unsafe { CStr::from_ptr(virGetLastErrorMessage()) }
        .to_string_lossy()
        .into_owned()
}

/// A source or a sink in the callbacks' `opaque`.
#[derive(Default)]
struct End {
    pieces: VecDeque<Piece>,
    fails: bool,
}

impl End {
    fn opaque(&mut self) -> *mut c_void {
        (&raw mut *self).cast()
    }
}

unsafe extern "C" fn take(
    _stream: virStreamPtr,
    data: *const c_char,
    count: usize,
    opaque: *mut c_void,
) -> c_int {
    // SAFETY: the test's own `End`, and as many bytes as is said.
    let (end, data) = unsafe {
        (
            &mut *opaque.cast::<End>(),
            std::slice::from_raw_parts(data.cast::<u8>(), count),
        )
    };
    if end.fails {
        return -1;
    }
    let some = &data[..count.min(2)];
    end.pieces.push_back(Piece::Bytes(some.to_vec()));
    super::count(some.len())
}

unsafe extern "C" fn take_hole(_stream: virStreamPtr, length: i64, opaque: *mut c_void) -> c_int {
    // SAFETY: the test's own `End`.
    unsafe { &mut *opaque.cast::<End>() }
        .pieces
        .push_back(Piece::Hole(length));
    0
}

unsafe extern "C" fn give(
    _stream: virStreamPtr,
    data: *mut c_char,
    count: usize,
    opaque: *mut c_void,
) -> c_int {
    // SAFETY: the test's own `End`, and as much room as is said.
    let (end, room) = unsafe {
        (
            &mut *opaque.cast::<End>(),
            std::slice::from_raw_parts_mut(data.cast::<u8>(), count),
        )
    };
    match end.pieces.pop_front() {
        Some(Piece::Bytes(bytes)) => {
            room[..bytes.len()].copy_from_slice(&bytes);
            super::count(bytes.len())
        }
        _ if end.fails => -1,
        _ => 0,
    }
}

unsafe extern "C" fn look(
    _stream: virStreamPtr,
    in_data: *mut c_int,
    length: *mut i64,
    opaque: *mut c_void,
) -> c_int {
    // SAFETY: the test's own `End`; the caller's variables.
    unsafe {
        let (is_data, size) = match (*opaque.cast::<End>()).pieces.front() {
            Some(Piece::Hole(size)) => (0, *size),
            Some(Piece::Bytes(bytes)) => (1, i64::from(super::count(bytes.len()))),
            None => (1, 0),
        };
        in_data.write(is_data);
        length.write(size);
    }
    0
}

unsafe extern "C" fn skip(_stream: virStreamPtr, _length: i64, opaque: *mut c_void) -> c_int {
    // SAFETY: the test's own `End`.
    unsafe { &mut *opaque.cast::<End>() }.pieces.pop_front();
    0
}

#[test]
fn a_whole_stream_is_received_piece_by_piece() {
    let memory = with(&[bytes("abc"), bytes("d")]);
    let (stream, mut end) = (Open::new(&memory, 0), End::default());
    // SAFETY: a live handle and the callback's own data.
    let answer = unsafe { virStreamRecvAll(stream.0, Some(take), end.opaque()) };
    assert_eq!((answer, *memory.aborted.lock()), (0, 0));
    assert_eq!(end.pieces, [bytes("ab"), bytes("c"), bytes("d")]);
}

#[test]
fn a_sink_that_fails_breaks_the_stream_off() {
    let memory = with(&[bytes("abc")]);
    let (stream, mut end) = (
        Open::new(&memory, 0),
        End {
            fails: true,
            ..End::default()
        },
    );
    // SAFETY: a live handle and the callback's own data.
    let answer = unsafe { virStreamRecvAll(stream.0, Some(take), end.opaque()) };
    assert_eq!((answer, *memory.aborted.lock()), (-1, 1));
    assert_eq!(last_message(), "recv handler failed: Input/output error");
}

#[test]
fn holes_go_their_own_way() {
    let pieces = [bytes("ab"), Piece::Hole(9), bytes("c")];
    let memory = with(&pieces);
    let (stream, mut end) = (Open::new(&memory, 0), End::default());
    // SAFETY: a live handle and the callbacks' own data.
    unsafe {
        let opaque = end.opaque();
        assert_eq!(
            virStreamSparseRecvAll(stream.0, Some(take), Some(take_hole), opaque),
            0
        );
    }
    assert_eq!(end.pieces, pieces);
    // SAFETY: a live handle and the callbacks' own data.
    unsafe {
        let opaque = end.opaque();
        let answer = virStreamSparseSendAll(stream.0, Some(give), Some(look), Some(skip), opaque);
        assert_eq!(answer, 0);
    }
    assert_eq!(*memory.sent.lock(), pieces);
}

#[test]
fn a_whole_stream_is_sent_until_its_source_fails() {
    let memory = with(&[]);
    let (stream, mut end) = (Open::new(&memory, 0), End::default());
    end.pieces.push_back(bytes("abcd"));
    // SAFETY: a live handle and the callback's own data.
    let answer = unsafe { virStreamSendAll(stream.0, Some(give), end.opaque()) };
    assert_eq!(answer, 0);
    assert_eq!(*memory.sent.lock(), [bytes("abc"), bytes("d")]);
    end.fails = true;
    // SAFETY: a live handle and the callback's own data.
    let answer = unsafe { virStreamSendAll(stream.0, Some(give), end.opaque()) };
    assert_eq!(answer, -1);
    assert_eq!(last_message(), "send handler failed: Input/output error");
    assert_eq!(*memory.aborted.lock(), 1);
}

#[test]
fn what_would_block_and_what_stops_at_a_hole_have_numbers() {
    let memory = with(&[Piece::Hole(5)]);
    let stream = Open::new(&memory, VIR_STREAM_NONBLOCK);
    let mut data = [0; 8];
    let mut length = 0;
    // SAFETY: a live handle and memory of the size that is said.
    unsafe {
        assert_eq!(virStreamRecv(stream.0, data.as_mut_ptr(), data.len()), -2);
        assert_eq!(
            virStreamRecvFlags(stream.0, data.as_mut_ptr(), data.len(), 1),
            -3
        );
        assert_eq!(virStreamRecvHole(stream.0, &raw mut length, 0), 0);
        assert_eq!(virStreamRecv(stream.0, data.as_mut_ptr(), data.len()), 0);
        assert_eq!(virStreamSend(stream.0, data.as_ptr(), 8), 3);
    }
    assert_eq!(length, 5);
}
