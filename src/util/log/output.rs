//! Outputs: where messages go, and how a line looks (`virLogOutput`).
//!
//! Beside libvirt's destinations there is `json`: one object per line, to stderr (`1:json`) or to a
//! file (`1:json:PATH`), with the keys `time`, `pid`, `tid`, `level`, `source`, `line`, `message`.
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::journal::Journal;
use super::{ORIGIN, Priority, Record, time};
use crate::error::{Error, Result};
use crate::{bail, sys};

/// A destination with the least priority that it takes.
#[derive(Debug)]
pub struct Output {
    priority: Priority,
    target: Target,
    json: bool,
    greeted: AtomicBool,
}

/// What stands behind an output.
#[derive(Debug)]
enum Target {
    Stderr,
    File(String, File),
    Journal(Journal),
}

/// A message with everything that outputs show of it.
pub(super) struct Message {
    pub(super) priority: Priority,
    pub(super) source: String,
    pub(super) line: u32,
    pub(super) text: String,
    ms: u64,
}

impl Message {
    /// Formats the text of `record`.
    pub(super) fn new(record: &Record<'_>, source: String) -> Self {
        Self {
            priority: record.priority,
            source,
            line: record.line,
            text: record.text.to_string(),
            ms: time::now_ms(),
        }
    }

    /// The line in libvirt's form.
    fn plain(&self) -> String {
        let Self {
            source, line, text, ..
        } = self;
        let rest = format!("{} : {source}:{line} : {text}", self.priority.as_str());
        stamped(self.ms, &rest)
    }

    /// The line as a JSON object.
    fn json(&self) -> String {
        let object = serde_json::json!({
            "time": time::log_stamp(self.ms),
            "pid": std::process::id(),
            "tid": sys::ids::thread(),
            "level": self.priority.as_str(),
            "source": self.source,
            "line": self.line,
            "message": self.text,
        });
        format!("{object}\n")
    }

    /// What stands once at the head of an output, so that a bug report tells its origin.
    fn greeting(&self) -> String {
        let version = format!("info : libvirt version: {}", env!("CARGO_PKG_VERSION"));
        let host = format!("info : hostname: {}", sys::host::name());
        stamped(self.ms, &version) + &stamped(self.ms, &host)
    }
}

/// A line with time and thread before it.
fn stamped(ms: u64, rest: &str) -> String {
    format!("{}: {}: {rest}\n", time::log_stamp(ms), sys::ids::thread())
}

impl Output {
    /// The standard error stream.
    pub(super) const fn stderr(priority: Priority) -> Self {
        Self::new(priority, Target::Stderr, false)
    }

    const fn new(priority: Priority, target: Target, json: bool) -> Self {
        Self {
            priority,
            target,
            json,
            greeted: AtomicBool::new(false),
        }
    }

    /// Reads one `PRIORITY:DESTINATION[:DATA]` and opens it.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` for another form, `VIR_ERR_SYSTEM_ERROR` if it can't be opened.
    pub fn parse(text: &str) -> Result<Self> {
        let mut parts = text.splitn(3, ':');
        let (Some(priority), Some(kind)) = (parts.next(), parts.next()) else {
            bail!(
                VIR_ERR_INVALID_ARG,
                "Malformed format for log output '{text}'"
            );
        };
        let Some(priority) = Priority::from_number(priority) else {
            bail!(
                VIR_ERR_INVALID_ARG,
                "Invalid log priority '{priority}' for log output '{text}'"
            );
        };
        let target = match (kind, parts.next()) {
            ("stderr" | "json", None) => Target::Stderr,
            ("file" | "json", Some(path)) => open(path)?,
            ("syslog", Some(name)) => Target::Journal(Journal::syslog(name)?),
            ("journald", None) => Target::Journal(Journal::journald()?),
            ("stderr" | "file" | "syslog" | "journald", _) => bail!(
                VIR_ERR_INVALID_ARG,
                "Log output '{text}' does not meet the format requirements for destination type '{kind}'"
            ),
            _ => bail!(
                VIR_ERR_INVALID_ARG,
                "Invalid log destination '{kind}' for log output '{text}'"
            ),
        };
        Ok(Self::new(priority, target, kind == "json"))
    }

    /// Whether both go to the same place, so that the later setting replaces the earlier one.
    fn same_place(&self, other: &Self) -> bool {
        match (&self.target, &other.target) {
            (Target::Stderr, Target::Stderr) => true,
            (Target::File(a, _), Target::File(b, _)) => a == b,
            (Target::Journal(a), Target::Journal(b)) => a.same_kind(b),
            _ => false,
        }
    }

    /// Writes a message if it is important enough.  A destination that fails is nobody's concern
    /// here: there is no place left to complain.
    pub(super) fn write(&self, message: &Message) {
        if message.priority < self.priority {
            return;
        }
        let text = match (&self.target, self.json) {
            (Target::Journal(journal), _) => return journal.send(message),
            (_, true) => message.json(),
            (_, false) if self.greeted.swap(true, Ordering::Relaxed) => message.plain(),
            (_, false) => message.greeting() + &message.plain(),
        };
        let _ = match &self.target {
            Target::File(_, file) => (&*file).write_all(text.as_bytes()),
            _ => std::io::stderr().write_all(text.as_bytes()),
        };
    }
}

/// Opens a log file for appending.
fn open(path: &str) -> Result<Target> {
    let path = std::path::absolute(Path::new(path)).unwrap_or_else(|_| path.into());
    let file = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&path);
    let name = path.display().to_string();
    match file {
        Ok(file) => Ok(Target::File(name, file)),
        Err(cause) => Err(Error::system(
            ORIGIN,
            &cause,
            format!("failed to open {name}"),
        )),
    }
}

/// Reads outputs separated by blanks; of several for one place the last stays.
pub(super) fn parse_all(text: &str) -> Result<Vec<Arc<Output>>> {
    let mut outputs: Vec<Arc<Output>> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let output = Output::parse(word)?;
        outputs.retain(|earlier| !earlier.same_place(&output));
        outputs.push(Arc::new(output));
    }
    Ok(outputs)
}

#[cfg(test)]
mod tests;
