//! fork and exec: what happens between the two.
//!
//! The host may have threads and hold any lock when it calls libvirt, so the code between fork and
//! exec calls nothing that is not async-signal-safe and allocates nothing: [`Plan`] carries
//! everything ready-made.  Building a plan is `crate::command`'s business.
use super::check;
use std::ffi::{CString, c_char, c_int};
use std::io::{self, Read};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

/// Everything a new process is made of, in the form that exec wants it.
pub struct Plan {
    /// Absolute path of the executable.
    pub program: CString,
    /// The arguments, the program's name first.
    pub argv: Vec<CString>,
    /// The whole environment, as `NAME=value`.
    pub envp: Vec<CString>,
    /// Descriptors that the process gets, with the numbers it finds them under (each from 0 up and
    /// once).  All others are closed.
    pub fds: Vec<(OwnedFd, RawFd)>,
    /// File mode creation mask.
    pub umask: Option<u32>,
    /// User and group to become, with that group as the only one.
    pub identity: Option<(u32, u32)>,
    /// Whether the process gets a session of its own and isn't our child.
    pub daemon: bool,
    /// Locked and filled with the process's number before exec; the process keeps the lock.  The
    /// second number is the one it finds the descriptor under.
    pub pid_file: Option<(OwnedFd, RawFd)>,
}

/// The step between fork and exec that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Setting up descriptors, session or mask.
    Prepare,
    /// Locking the pid file: its former owner still runs.
    PidFile,
    /// Becoming the user and group.
    Identity,
    /// The exec itself.
    Exec,
}

/// Why no process came to be.
#[derive(Debug)]
pub struct Failure {
    /// Where.
    pub stage: Stage,
    /// What the system said.
    pub cause: io::Error,
}

impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Self {
        let stage = Stage::Prepare;
        Self { stage, cause }
    }
}

/// What the new process says over the status pipe: its number, or what failed.
const REPORT_PID: c_int = -1;

/// Starts the process and returns its number once exec has succeeded.
///
/// # Errors
/// What failed on the way to exec; then no process is left.
pub fn spawn(plan: &Plan) -> Result<libc::pid_t, Failure> {
    let argv = pointers(&plan.argv);
    let envp = pointers(&plan.envp);
    let (reader, writer) = pipe()?;
    let keep = kept_numbers(plan);
    let highest = keep.iter().copied().max().unwrap_or(2);
    // Sources are moved out of the way of every target number, by a scratch table made here.
    let mut scratch = vec![-1; plan.fds.len()];

    let mask = block_signals();
    // SAFETY: the child runs nothing but async-signal-safe calls on memory made above.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        // Above every number the process wants, so that no dup2 hits it.
        // SAFETY: plain system call.
        let report = unsafe { libc::fcntl(writer.as_raw_fd(), libc::F_DUPFD_CLOEXEC, highest + 1) };
        let failed = become_process(plan, &argv, &envp, &keep, &mut scratch, report);
        let errno = io::Error::last_os_error().raw_os_error().unwrap_or(0);
        tell(report, failed as c_int, errno);
        // SAFETY: ends the child without running the host's exit handlers.
        unsafe { libc::_exit(127) }
    }
    let forked = check(pid);
    restore_signals(&mask);
    let child = forked?;
    drop(writer);
    let outcome = read_report(reader);
    if plan.daemon || outcome.is_err() {
        // The intermediate process (or the failed one) ends at once; a host that ignores SIGCHLD
        // has it reaped already.
        let _ = super::process::wait(child);
    }
    outcome
}

/// The numbers under which the process has descriptors, in ascending order.
fn kept_numbers(plan: &Plan) -> Vec<RawFd> {
    let mut keep: Vec<RawFd> = plan.fds.iter().map(|(_, number)| *number).collect();
    keep.extend(plan.pid_file.iter().map(|(_, number)| *number));
    keep.sort_unstable();
    keep
}

/// A NULL-terminated table of pointers into `strings`.
fn pointers(strings: &[CString]) -> Vec<*const c_char> {
    let ends = std::iter::once(std::ptr::null());
    strings.iter().map(|s| s.as_ptr()).chain(ends).collect()
}

/// A close-on-exec pipe: reader, writer.
fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    let mut ends = [-1; 2];
    // SAFETY: `ends` has room for two descriptors.
    check(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) })?;
    // SAFETY: both were just made and belong to nobody else.
    Ok(unsafe { (OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1])) })
}

/// Blocks every signal, so that none runs a handler of the host in the child; returns the old mask.
pub(super) fn block_signals() -> libc::sigset_t {
    // SAFETY: sigset_t is plain data, filled by the calls.
    unsafe {
        let mut all = std::mem::zeroed();
        let mut old = std::mem::zeroed();
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut old);
        old
    }
}

pub(super) fn restore_signals(mask: &libc::sigset_t) {
    // SAFETY: `mask` came from `block_signals`.
    unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, mask, std::ptr::null_mut()) };
}

/// Reads what the new process reports, up to the end that a successful exec makes.
fn read_report(reader: OwnedFd) -> Result<libc::pid_t, Failure> {
    const STAGES: [Stage; 4] = [Stage::Prepare, Stage::PidFile, Stage::Identity, Stage::Exec];
    let mut bytes = Vec::new();
    std::fs::File::from(reader).read_to_end(&mut bytes)?;
    let mut pid = None;
    for record in bytes.chunks_exact(8) {
        let mut words = record
            .chunks_exact(4)
            .map(|word| c_int::from_ne_bytes([word[0], word[1], word[2], word[3]]));
        let (Some(kind), Some(value)) = (words.next(), words.next()) else {
            continue;
        };
        if kind == REPORT_PID {
            pid = Some(value);
            continue;
        }
        let stage = usize::try_from(kind).ok().and_then(|at| STAGES.get(at));
        return Err(Failure {
            stage: stage.copied().unwrap_or(Stage::Prepare),
            cause: io::Error::from_raw_os_error(value),
        });
    }
    // Killed before it could say anything.
    pid.ok_or_else(|| io::Error::from_raw_os_error(libc::ECHILD).into())
}

// ---- From here on: the child, between fork and exec. ----

/// Turns the forked child into the process; returns only if a step failed, with errno set.
fn become_process(
    plan: &Plan,
    argv: &[*const c_char],
    envp: &[*const c_char],
    keep: &[RawFd],
    scratch: &mut [RawFd],
    report: RawFd,
) -> Stage {
    if report < 0 {
        return Stage::Prepare;
    }
    if plan.daemon {
        // SAFETY: plain system calls.
        unsafe {
            if libc::setsid() < 0 {
                return Stage::Prepare;
            }
            match libc::fork() {
                0 => {}
                -1 => return Stage::Prepare,
                _ => libc::_exit(0),
            }
        }
    }
    // SAFETY: plain system call.
    tell(report, REPORT_PID, unsafe { libc::getpid() });
    if !arrange_descriptors(plan, keep, scratch) {
        return Stage::Prepare;
    }
    if let Some((_, number)) = &plan.pid_file
        && !fill_pid_file(*number)
    {
        return Stage::PidFile;
    }
    close_gaps(keep);
    if let Some((user, group)) = plan.identity
        && !take_identity(user, group)
    {
        return Stage::Identity;
    }
    if let Some(mask) = plan.umask {
        // SAFETY: plain system call.
        unsafe { libc::umask(mask) };
    }
    reset_signals();
    // SAFETY: both tables end with NULL and point to strings of `plan`.
    unsafe { libc::execve(plan.program.as_ptr(), argv.as_ptr(), envp.as_ptr()) };
    Stage::Exec
}

/// Writes one record to the status pipe.
fn tell(report: RawFd, kind: c_int, value: c_int) {
    let words = [kind, value];
    // SAFETY: `words` is 8 readable bytes; a pipe takes them in one piece.
    unsafe { libc::write(report, words.as_ptr().cast(), 8) };
}

/// Puts every descriptor under its number; the copies aren't close-on-exec.
fn arrange_descriptors(plan: &Plan, keep: &[RawFd], scratch: &mut [RawFd]) -> bool {
    let above = keep.last().copied().unwrap_or(2) + 1;
    // SAFETY: plain system calls on descriptors that `plan` owns.
    unsafe {
        for (place, (source, _)) in scratch.iter_mut().zip(&plan.fds) {
            *place = libc::fcntl(source.as_raw_fd(), libc::F_DUPFD_CLOEXEC, above);
            if *place < 0 {
                return false;
            }
        }
        let pid_file = match &plan.pid_file {
            None => None,
            Some((source, number)) => {
                let moved = libc::fcntl(source.as_raw_fd(), libc::F_DUPFD_CLOEXEC, above);
                // Closing any copy of the pid file drops this process's lock on it, and exec
                // would: no copy stays but the one under its number.
                libc::close(source.as_raw_fd());
                Some((moved, *number))
            }
        };
        let sources = scratch.iter().copied();
        let numbers = plan.fds.iter().map(|(_, number)| *number);
        let placed = sources
            .zip(numbers)
            .chain(pid_file)
            .all(|(source, number)| libc::dup2(source, number) >= 0);
        if let Some((moved, _)) = pid_file {
            libc::close(moved);
        }
        placed
    }
}

/// Locks the pid file for as long as the process lives and writes its number there.
fn fill_pid_file(fd: RawFd) -> bool {
    // SAFETY: the lock is whole; the digits are initialized memory on the stack.
    unsafe {
        let lock = super::process::first_byte();
        if libc::fcntl(fd, libc::F_SETLK, &lock) < 0 || libc::ftruncate(fd, 0) < 0 {
            return false;
        }
        let mut digits = [0_u8; 12];
        let mut at = digits.len();
        let mut rest = libc::getpid().unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        let text = &digits[at..];
        libc::pwrite(fd, text.as_ptr().cast(), text.len(), 0) == text.len() as isize
    }
}

/// Marks every descriptor that the process isn't meant to have close-on-exec (`keep` ascends).
fn close_gaps(keep: &[RawFd]) {
    let mut from = 0;
    for number in keep {
        if from < *number {
            close_range(from, number - 1);
        }
        from = number + 1;
    }
    close_range(from, c_int::MAX);
}

fn close_range(first: RawFd, last: RawFd) {
    const CLOSE_RANGE_CLOEXEC: c_int = 4;
    // SAFETY: plain system calls; a number that isn't open fails harmlessly.
    unsafe {
        if libc::syscall(libc::SYS_close_range, first, last, CLOSE_RANGE_CLOEXEC) == 0 {
            return;
        }
        // Before Linux 5.11: one by one, up to the limit.
        let limit = libc::sysconf(libc::_SC_OPEN_MAX).clamp(256, 1 << 20);
        for fd in first..=last.min(limit as c_int) {
            libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC);
        }
    }
}

fn take_identity(user: u32, group: u32) -> bool {
    // SAFETY: plain system calls; `group` outlives the one that reads it.
    unsafe {
        // The libc wrappers would signal the other threads, which a forked child doesn't have.
        libc::syscall(libc::SYS_setgroups, 1, &group) == 0
            && libc::syscall(libc::SYS_setresgid, group, group, group) == 0
            && libc::syscall(libc::SYS_setresuid, user, user, user) == 0
    }
}

/// Gives every signal its default action and unblocks it: exec keeps ignored ones and the mask.
fn reset_signals() {
    // SAFETY: sigaction and sigset_t are plain data; reserved signals fail harmlessly.
    unsafe {
        let mut default: libc::sigaction = std::mem::zeroed();
        default.sa_sigaction = libc::SIG_DFL;
        for signal in 1..=64 {
            libc::sigaction(signal, &default, std::ptr::null_mut());
        }
        let mut none = std::mem::zeroed();
        libc::sigemptyset(&mut none);
        libc::pthread_sigmask(libc::SIG_SETMASK, &none, std::ptr::null_mut());
    }
}
