//! One QEMU process: starting it with its monitor, ending it, finding it again.
//!
//! Knows command lines and sockets, but no domain; what is started and what a death means is the
//! driver's business.
use crate::log_file::LogFile;
use crate::monitor::{Monitor, Notice, Patience};
use std::fs::File;
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::time::Duration;
use util::command::Command;
use util::error::ErrorDomain;
use util::sys::process::{PidFd, lock_owner};
use util::{Error, Result, bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// How long a killed process may take to be gone before that is an error.
const KILL_PATIENCE: Duration = Duration::from_secs(30);

/// A process that runs, or ran; it can't be confused with a later one of the same number.
#[derive(Debug)]
pub struct Process {
    pid: i32,
    hold: PidFd,
}

/// The two ends of a monitor that exist before QEMU does: QEMU gets the listening one by number,
/// ours is connected already, so neither side waits for the other to appear.
#[derive(Debug)]
pub struct MonitorSocket {
    path: PathBuf,
    listener: UnixListener,
    client: UnixStream,
}

/// A QEMU that has greeted.
#[derive(Debug)]
pub struct Started {
    /// The process.
    pub process: Process,
    /// Its monitor, past the handshake.
    pub monitor: Monitor,
    /// What comes from it unasked.
    pub notices: Receiver<Notice>,
}

impl MonitorSocket {
    /// Makes the socket at `path` in place of whatever a former QEMU left there.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` naming the path.
    pub fn create(path: &Path) -> Result<Self> {
        let failed = |cause| {
            let text = format!("unable to create monitor socket '{}'", path.display());
            Error::system(ORIGIN, &cause, text)
        };
        remove(path)?;
        let listener = UnixListener::bind(path).map_err(failed)?;
        let made = std::fs::set_permissions(path, PermissionsExt::from_mode(0o600))
            .and_then(|()| UnixStream::connect(path));
        match made {
            Ok(client) => Ok(Self {
                path: path.to_owned(),
                listener,
                client,
            }),
            Err(cause) => {
                let _ = remove(path);
                Err(failed(cause))
            }
        }
    }

    /// Gives QEMU its end; the result is for `-chardev socket,fd=…`.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR`.
    pub fn pass_to(&self, command: &mut Command) -> Result<i32> {
        let listener = self.listener.try_clone();
        let listener = listener
            .map_err(|cause| Error::system(ORIGIN, &cause, "unable to dup monitor socket"))?;
        Ok(command.pass_fd(listener))
    }
}

/// Starts QEMU and waits until its monitor is ready.  `command` has the socket's end and the pid
/// file; `name` is the domain's.
///
/// # Errors
/// What failed, with the end of QEMU's own words from the log; then no process, pid file or socket
/// is left.
pub fn start(
    command: Command,
    pid_file: &Path,
    socket: MonitorSocket,
    name: &str,
    patience: Patience,
    log: &LogFile,
) -> Result<Started> {
    let MonitorSocket {
        path,
        listener,
        client,
    } = socket;
    let begun = spawn(command, pid_file).and_then(|process| {
        // With our copy gone, the end of QEMU is the end of the connection.
        drop(listener);
        match Monitor::open(client, name, patience) {
            Ok((monitor, notices)) => Ok(Started {
                process,
                monitor,
                notices,
            }),
            Err(error) => Err(give_up(&process, error, log)),
        }
    });
    if begun.is_err() {
        let _ = remove(&path);
        let _ = remove(pid_file);
    }
    begun
}

/// Refuses where a started QEMU could not be held, and so not be ended, either.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR`.
pub(crate) fn require_holds() -> Result<()> {
    let needed = "this driver needs pidfd_open(2), which Linux has since 5.3";
    PidFd::supported().map_err(|cause| Error::system(ORIGIN, &cause, needed))
}

fn spawn(mut command: Command, pid_file: &Path) -> Result<Process> {
    require_holds()?;
    command.pid_file(pid_file);
    let pid = command.spawn_daemon()?;
    match PidFd::open(pid) {
        Ok(hold) => Ok(Process { pid, hold }),
        Err(cause) => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "process exited while connecting to monitor: {cause}"
        ),
    }
}

/// Ends a QEMU that didn't come up and completes the error with what it wrote.
fn give_up(process: &Process, error: Box<Error>, log: &LogFile) -> Box<Error> {
    // One that is about to exit by itself gets the time to say why.
    let exited = process.wait_gone(Duration::from_millis(200));
    if !exited {
        let _ = process.kill();
    }
    with_tail(error, &log.tail())
}

/// The error with the end of QEMU's output behind it, if there is any.
#[must_use]
pub fn with_tail(error: Box<Error>, tail: &str) -> Box<Error> {
    match error.str2 {
        Some(ref detail) if !tail.is_empty() => {
            let detail = format!("{detail}: {tail}");
            Error::new(error.domain, error.code, detail)
        }
        _ => error,
    }
}

impl Process {
    /// Finds the process that holds this pid file; None when it is gone.  A number that another
    /// process has meanwhile is recognized, because that one doesn't hold the file's lock.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when the file can't be read.
    pub fn adopt(pid_file: &Path) -> Result<Option<Self>> {
        let failed = |cause: io::Error| {
            let text = format!("Failed to read pidfile {}", pid_file.display());
            Error::system(ORIGIN, &cause, text)
        };
        let file = match File::options().read(true).write(true).open(pid_file) {
            Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
            other => other.map_err(failed)?,
        };
        let Some(pid) = lock_owner(&file).map_err(failed)? else {
            return Ok(None);
        };
        let Ok(hold) = PidFd::open(pid) else {
            return Ok(None);
        };
        // Asked again: only now can't the number change hands any more.
        let still = lock_owner(&file).map_err(failed)? == Some(pid);
        Ok(still.then_some(Self { pid, hold }))
    }

    /// The process's number.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// Whether it still runs.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        !self.wait_gone(Duration::ZERO)
    }

    /// Waits for its end; false when `patience` ends first.
    #[must_use]
    pub fn wait_gone(&self, patience: Duration) -> bool {
        // A hold that can't be polled says nothing; taking the process for alive is the safe side.
        self.hold.wait_gone(patience).unwrap_or(false)
    }

    /// Asks it to end and waits (`VIR_DOMAIN_DESTROY_GRACEFUL`).
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when it is still there after `patience`.
    pub fn terminate(&self, patience: Duration) -> Result<()> {
        self.end(libc::SIGTERM, "TERM", patience)
    }

    /// Asks it to end, then kills it; returns as soon as it is gone.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when not even that helps.
    pub fn stop(&self, patience: Duration) -> Result<()> {
        self.terminate(patience).or_else(|_| self.kill())
    }

    /// Kills it; returns as soon as it is gone.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when it stays (it hangs in the kernel, or isn't ours to kill).
    pub fn kill(&self) -> Result<()> {
        self.end(libc::SIGKILL, "KILL", KILL_PATIENCE)
    }

    fn end(&self, signal: i32, name: &str, patience: Duration) -> Result<()> {
        let failed = |cause: io::Error| {
            let text = format!("Failed to terminate process {} with SIG{name}", self.pid);
            Error::system(ORIGIN, &cause, text)
        };
        match self.hold.signal(signal) {
            Err(cause) if cause.raw_os_error() == Some(libc::ESRCH) => return Ok(()),
            other => other.map_err(failed)?,
        }
        match self.wait_gone(patience) {
            true => Ok(()),
            false => Err(failed(io::Error::from_raw_os_error(libc::EBUSY))),
        }
    }
}

/// Connects to the monitor of a QEMU that runs already.
///
/// # Errors
/// `VIR_ERR_OPERATION_FAILED` when the socket can't be reached; what [`Monitor::open`] says.
pub fn reconnect(
    socket: &Path,
    name: &str,
    patience: Patience,
) -> Result<(Monitor, Receiver<Notice>)> {
    let client = UnixStream::connect(socket).map_err(|cause| {
        err!(
            VIR_ERR_OPERATION_FAILED,
            "failed to connect to monitor socket: {cause}"
        )
    })?;
    Monitor::open(client, name, patience)
}

/// Removes a file if it is there.
///
/// # Errors
/// `VIR_ERR_SYSTEM_ERROR` naming it.
pub fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => {
            let text = format!("unable to remove '{}'", path.display());
            Err(Error::system(ORIGIN, &cause, text))
        }
        _ => Ok(()),
    }
}
