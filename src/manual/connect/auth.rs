//! Questions to the user while a connection opens: the caller's callback as drivers see it, and
//! `virConnectAuthPtrDefault`, which asks on the terminal.
use abi::*;
use api::{Credential, Name};
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::AsRawFd;

/// Asks `auth`'s callback; none when it gives up.
///
/// # Safety
/// `auth` is complete: the callback can be called with its data.
pub(super) unsafe fn ask(
    auth: &virConnectAuth,
    questions: &[Credential],
) -> Option<Vec<Option<String>>> {
    let texts: Vec<_> = questions.iter().map(Texts::new).collect();
    let mut asked: Vec<_> = questions
        .iter()
        .zip(&texts)
        .map(|(question, texts)| texts.to_c(question.kind))
        .collect();
    let count = c_uint::try_from(asked.len()).ok()?;
    // SAFETY: the caller's own callback and data; the questions outlive the call.
    let answer = unsafe { auth.cb?(asked.as_mut_ptr(), count, auth.cbdata) };
    // SAFETY: the callback has set each answer to NULL or to memory from `malloc`.
    let answers = asked
        .iter()
        .map(|question| unsafe { take_answer(question) })
        .collect();
    (answer >= 0).then_some(answers)
}

/// The texts of a question as C reads them.
struct Texts {
    prompt: Name,
    challenge: Option<Name>,
    default: Option<Name>,
}

impl Texts {
    fn new(question: &Credential) -> Self {
        Self {
            prompt: Name::new(&question.prompt),
            challenge: question.challenge.as_deref().map(Name::new),
            default: question.default.as_deref().map(Name::new),
        }
    }

    fn to_c(&self, kind: i32) -> virConnectCredential {
        let optional = |text: &Option<Name>| {
            text.as_ref()
                .map_or(std::ptr::null(), |text| text.as_c_str().as_ptr())
        };
        virConnectCredential {
            r#type: kind,
            prompt: self.prompt.as_c_str().as_ptr(),
            challenge: optional(&self.challenge),
            defresult: optional(&self.default),
            result: std::ptr::null_mut(),
            resultlen: 0,
        }
    }
}

/// The answer, whose memory is wiped and freed.
///
/// # Safety
/// The result is NULL or from `malloc` with as many bytes as it says.
unsafe fn take_answer(question: &virConnectCredential) -> Option<String> {
    if question.result.is_null() {
        return None;
    }
    let length = usize::try_from(question.resultlen).unwrap_or(0);
    // SAFETY: not NULL; the length is the callback's word; not used after it is freed.
    unsafe {
        let bytes = std::slice::from_raw_parts_mut(question.result.cast::<u8>(), length);
        let answer = String::from_utf8_lossy(bytes).into_owned();
        bytes.fill(0);
        crate::entry::malloc::free(question.result);
        Some(answer)
    }
}

/// What the default can ask for.
static KINDS: [c_int; 6] = [
    VIR_CRED_AUTHNAME,
    VIR_CRED_ECHOPROMPT,
    VIR_CRED_REALM,
    VIR_CRED_PASSPHRASE,
    VIR_CRED_NOECHOPROMPT,
    VIR_CRED_EXTERNAL,
];

/// A structure with pointers to constants.
#[repr(transparent)]
struct Constant(virConnectAuth);

// SAFETY: nothing in it or behind it is ever written.
unsafe impl Sync for Constant {}

static DEFAULT: Constant = Constant(virConnectAuth {
    credtype: KINDS.as_ptr().cast_mut(),
    ncredtype: 6,
    cb: Some(ask_on_terminal),
    cbdata: std::ptr::null_mut(),
});

/// A C variable that holds a pointer to a constant.
#[repr(transparent)]
pub struct Pointer(virConnectAuthPtr);

// SAFETY: neither the pointer nor what is behind it is ever written.
unsafe impl Sync for Pointer {}

/// Asks on the terminal.
#[unsafe(no_mangle)]
pub static virConnectAuthPtrDefault: Pointer = Pointer((&raw const DEFAULT.0).cast_mut());

/// # Safety
/// `cred` has `ncred` questions.
unsafe extern "C" fn ask_on_terminal(
    cred: virConnectCredentialPtr,
    ncred: c_uint,
    _cbdata: *mut c_void,
) -> c_int {
    for at in 0..usize::try_from(ncred).unwrap_or(0) {
        // SAFETY: there are `ncred` questions by contract, and they are the callback's for now.
        let question = unsafe { &mut *cred.add(at) };
        // SAFETY: their texts are NULL or terminated.
        if unsafe { answer(question) }.is_none() {
            return -1;
        }
    }
    0
}

/// # Safety
/// The question's texts are NULL or NUL-terminated.
unsafe fn answer(question: &mut virConnectCredential) -> Option<()> {
    let secret = match question.r#type {
        VIR_CRED_USERNAME | VIR_CRED_AUTHNAME | VIR_CRED_ECHOPROMPT | VIR_CRED_REALM => false,
        VIR_CRED_PASSPHRASE | VIR_CRED_NOECHOPROMPT => true,
        VIR_CRED_EXTERNAL => {
            // SAFETY: passed on to the caller.  PolicyKit asks by an agent of its own.
            return (unsafe { bytes(question.challenge) } == b"PolicyKit").then_some(());
        }
        _ => return None,
    };
    // SAFETY: passed on to the caller.
    let (prompt, default) = unsafe { (bytes(question.prompt), bytes(question.defresult)) };
    let mut text = if secret {
        read_secret(prompt)
    } else {
        read_line(prompt)
    }?;
    if text.is_empty() {
        text = default.to_vec();
    }
    question.resultlen = c_uint::try_from(text.len()).ok()?;
    let copy = crate::entry::malloc::array::<u8>(text.len() + 1).ok()?;
    // SAFETY: the copy has room for the text and the zero that ends it.
    unsafe { std::ptr::copy_nonoverlapping(text.as_ptr(), copy, text.len()) };
    text.fill(0);
    question.result = copy.cast();
    Some(())
}

/// # Safety
/// `text` is NULL or NUL-terminated and outlives the question.
unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    if text.is_null() {
        return b"";
    }
    // SAFETY: not NULL; terminated by contract.
    unsafe { CStr::from_ptr(text) }.to_bytes()
}

unsafe extern "C" {
    static stdin: *mut libc::FILE;
    static stdout: *mut libc::FILE;
}

/// Prints the prompt by the C library's stream, which the application may have text in.
fn show(prompt: &[u8]) -> Option<()> {
    let mut text = prompt.to_vec();
    text.extend_from_slice(b": ");
    // SAFETY: the text has as many bytes as is said; the stream is the C library's.
    let written = unsafe { libc::fwrite(text.as_ptr().cast(), 1, text.len(), stdout) };
    // SAFETY: the stream is the C library's.
    (written == text.len() && unsafe { libc::fflush(stdout) } == 0).then_some(())
}

/// A line from the C library's standard input, where the application may have read ahead; the end
/// of the file counts as an empty line.
fn read_line(prompt: &[u8]) -> Option<Vec<u8>> {
    show(prompt)?;
    let mut buffer = [0_u8; 1024];
    // SAFETY: the buffer has 1024 bytes; the stream is the C library's.
    let got = unsafe { libc::fgets(buffer.as_mut_ptr().cast(), 1024, stdin) };
    // SAFETY: the stream is the C library's.
    if got.is_null() && unsafe { libc::feof(stdin) } == 0 {
        return None;
    }
    let end = buffer.iter().position(|byte| [0, b'\n'].contains(byte));
    let line = buffer[..end.unwrap_or(0)].to_vec();
    buffer.fill(0);
    Some(line)
}

/// A line from the terminal, which does not show it; from standard input where there is no
/// terminal.
fn read_secret(prompt: &[u8]) -> Option<Vec<u8>> {
    let Ok(mut terminal) = OpenOptions::new().read(true).write(true).open("/dev/tty") else {
        return read_line(prompt);
    };
    show(prompt)?;
    let before = hide_input(&terminal)?;
    let line = read_until_newline(&mut terminal);
    set(&terminal, &before);
    // The line end that was not shown either.
    let _ = terminal.write_all(b"\n");
    line
}

fn read_until_newline(terminal: &mut File) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    let mut byte = [0];
    while terminal.read(&mut byte).ok()? == 1 && byte[0] != b'\n' {
        line.push(byte[0]);
    }
    Some(line)
}

/// Switches the echo off; gives the settings there were before.
fn hide_input(terminal: &File) -> Option<libc::termios> {
    // SAFETY: all zeros is a valid value of this structure of numbers.
    let mut before: libc::termios = unsafe { std::mem::zeroed() };
    // SAFETY: the descriptor is open, the structure writable.
    if unsafe { libc::tcgetattr(terminal.as_raw_fd(), &raw mut before) } != 0 {
        return None;
    }
    let mut hidden = before;
    hidden.c_lflag &= !libc::ECHO;
    set(terminal, &hidden).then_some(before)
}

/// Gives the terminal these settings.
fn set(terminal: &File, settings: &libc::termios) -> bool {
    // SAFETY: the descriptor is open, the structure readable.
    unsafe { libc::tcsetattr(terminal.as_raw_fd(), libc::TCSAFLUSH, settings) == 0 }
}
