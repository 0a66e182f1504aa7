//! Building a command line and starting it.  C counterpart: `virCommand`.
//!
//! A command starts with an empty environment and no descriptors but null, and exec never happens
//! in the host's own state: signals are reset and everything not passed is closed.  What runs
//! between fork and exec is in `sys::spawn`.
mod text;

pub use text::escape_shell;

use crate::error::{Error, ErrorDomain, Result};
use crate::sys::process::{self, Ended, PidFd};
use crate::sys::spawn::{self, Plan, Stage};
use std::ffi::CString;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::os::fd::{OwnedFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NONE;

/// What may end up in a program's captured output; the rest is dropped.
const OUTPUT_LIMIT: u64 = 1 << 20;

/// A command line with its surroundings.
pub struct Command {
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
    fds: Vec<(OwnedFd, RawFd)>,
    output: Option<File>,
    umask: Option<u32>,
    identity: Option<(u32, u32)>,
    pid_file: Option<PathBuf>,
    next_fd: RawFd,
}

/// How a program that was waited for ended, and what it wrote to stdout and stderr.
#[derive(Debug)]
pub struct Finished {
    /// None when the host reaps its children itself, so that the status is lost.
    pub ended: Option<Ended>,
    /// Both streams in the order written, invalid UTF-8 replaced, at most a mebibyte.
    pub output: String,
}

impl Command {
    /// `virCommandNew`; the program is an absolute path.
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            args: Vec::new(),
            env: Vec::new(),
            fds: Vec::new(),
            output: None,
            umask: None,
            identity: None,
            pid_file: None,
            next_fd: 3,
        }
    }

    /// The executable.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The arguments so far, without the program's name.
    #[must_use]
    pub fn arguments(&self) -> &[String] {
        &self.args
    }

    /// The environment so far.
    #[must_use]
    pub fn environment(&self) -> &[(String, String)] {
        &self.env
    }

    /// Adds one argument.
    pub fn arg(&mut self, arg: impl Into<String>) -> &mut Self {
        self.args.push(arg.into());
        self
    }

    /// Adds arguments.
    pub fn args<S: Into<String>>(&mut self, args: impl IntoIterator<Item = S>) -> &mut Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// Sets a variable of the program's environment, which is otherwise empty.
    pub fn env(&mut self, name: impl Into<String>, value: impl Into<String>) -> &mut Self {
        let name = name.into();
        self.env.retain(|(known, _)| *known != name);
        self.env.push((name, value.into()));
        self
    }

    /// Passes a variable of this process on, if it is set.
    pub fn env_pass(&mut self, name: &str) -> &mut Self {
        if let Ok(value) = std::env::var(name) {
            self.env(name, value);
        }
        self
    }

    /// `virCommandAddEnvPassCommon`: the C locale and what finding programs and files needs.
    pub fn env_pass_common(&mut self) -> &mut Self {
        self.env("LC_ALL", "C");
        self.env_pass("LD_PRELOAD");
        self.env_pass("LD_LIBRARY_PATH");
        let path = std::env::var("PATH").unwrap_or_else(|_| "/bin:/usr/bin".to_owned());
        self.env("PATH", path);
        for name in ["HOME", "USER", "LOGNAME", "TMPDIR"] {
            self.env_pass(name);
        }
        self
    }

    /// Gives the program a descriptor and returns the number it will find it under.
    pub fn pass_fd(&mut self, fd: impl Into<OwnedFd>) -> RawFd {
        let number = self.next_fd;
        self.next_fd += 1;
        self.fds.push((fd.into(), number));
        number
    }

    /// Where stdout and stderr go; without it, to /dev/null.
    pub fn output(&mut self, file: File) -> &mut Self {
        self.output = Some(file);
        self
    }

    /// File mode creation mask of the program.
    pub fn umask(&mut self, mask: u32) -> &mut Self {
        self.umask = Some(mask);
        self
    }

    /// The user and group the program runs as (numbers).
    pub fn identity(&mut self, user: u32, group: u32) -> &mut Self {
        let ours = (process::effective_user(), process::effective_group());
        self.identity = (ours != (user, group)).then_some((user, group));
        self
    }

    /// A file that holds the program's number and is locked while the program lives.
    pub fn pid_file(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.pid_file = Some(path.into());
        self
    }

    /// Starts the program in a session of its own, so that it survives this process, and returns
    /// its number once exec has succeeded.  The descriptors passed are consumed.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` naming the step that failed; then nothing runs.
    pub fn spawn_daemon(self) -> Result<libc::pid_t> {
        self.spawn(true)
    }

    /// Starts the program as a child, waits for its end, and returns what it wrote.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when it can't be started, `VIR_ERR_OPERATION_TIMEOUT` when it
    /// doesn't end in time; it is killed then.
    pub fn run(mut self, patience: Duration) -> Result<Finished> {
        let program = self.program.display().to_string();
        let failed = |cause: io::Error| {
            Error::system(
                ORIGIN,
                &cause,
                format!("unable to wait for process {program}"),
            )
        };
        let mut written = process::memory_file().map_err(failed)?;
        self.output = Some(written.try_clone().map_err(failed)?);
        let pid = self.spawn(false)?;
        // A host that reaps its children may have taken this one already.
        let in_time = match PidFd::open(pid) {
            Err(_) => true,
            Ok(process) => {
                let gone = process.wait_gone(patience).map_err(failed)?;
                if !gone {
                    let _ = process.signal(libc::SIGKILL);
                }
                gone
            }
        };
        let ended = process::wait(pid).ok();
        if !in_time {
            crate::bail!(VIR_ERR_OPERATION_TIMEOUT, "{program} did not end in time");
        }
        written.rewind().map_err(failed)?;
        let mut bytes = Vec::new();
        written
            .take(OUTPUT_LIMIT)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        let output = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Finished { ended, output })
    }

    fn spawn(mut self, daemon: bool) -> Result<libc::pid_t> {
        let plan = self.plan(daemon)?;
        spawn::spawn(&plan).map_err(|failure| {
            let cause = &failure.cause;
            let program = self.program.display();
            match (failure.stage, &self.pid_file) {
                (Stage::PidFile, Some(path)) => Error::system(
                    ORIGIN,
                    cause,
                    format!("Failed to acquire pid file '{}'", path.display()),
                ),
                (Stage::Identity, _) => {
                    let (user, group) = self.identity.unwrap_or_default();
                    Error::system(
                        ORIGIN,
                        cause,
                        format!("cannot change to '{user}' user, '{group}' group"),
                    )
                }
                (Stage::Exec, _) => {
                    Error::system(ORIGIN, cause, format!("cannot execute binary {program}"))
                }
                _ => Error::system(ORIGIN, cause, "cannot fork child process"),
            }
        })
    }

    /// Everything exec needs, made before the fork.
    fn plan(&mut self, daemon: bool) -> Result<Plan> {
        let mut argv = vec![c_string(self.program.as_os_str().as_bytes())?];
        for arg in &self.args {
            argv.push(c_string(arg.as_bytes())?);
        }
        let mut envp = Vec::with_capacity(self.env.len());
        for (name, value) in &self.env {
            envp.push(c_string(format!("{name}={value}").as_bytes())?);
        }
        let mut fds = std::mem::take(&mut self.fds);
        fds.extend(self.standard_streams()?);
        let pid_file = match &self.pid_file {
            None => None,
            Some(path) => Some((open_pid_file(path)?.into(), self.next_fd)),
        };
        Ok(Plan {
            program: argv[0].clone(),
            argv,
            envp,
            fds,
            umask: self.umask,
            identity: self.identity,
            daemon,
            pid_file,
        })
    }

    /// stdin from null; stdout and stderr to the output file.
    fn standard_streams(&mut self) -> Result<[(OwnedFd, RawFd); 3]> {
        let failed = |cause: io::Error| Error::system(ORIGIN, &cause, "failed to open '/dev/null'");
        let null = File::options()
            .read(true)
            .write(true)
            .open("/dev/null")
            .map_err(failed)?;
        let out = match self.output.take() {
            Some(file) => file,
            None => null.try_clone().map_err(failed)?,
        };
        let err = out.try_clone().map_err(failed)?;
        Ok([(null.into(), 0), (out.into(), 1), (err.into(), 2)])
    }
}

fn c_string(bytes: &[u8]) -> Result<CString> {
    CString::new(bytes).map_err(|_| crate::err!(VIR_ERR_INVALID_ARG, "NUL byte in a command line"))
}

fn open_pid_file(path: &Path) -> Result<File> {
    // Not truncated: a living owner's number stays readable until the lock is ours.
    File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o644)
        .open(path)
        .map_err(|cause| {
            let text = format!("Failed to open pid file '{}'", path.display());
            Error::system(ORIGIN, &cause, text)
        })
}

#[cfg(test)]
mod tests;
