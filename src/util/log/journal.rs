//! The two system logs: syslog's and journald's sockets, one datagram per message.
//!
//! Written to directly rather than through `syslog(3)`, whose identity belongs to the process
//! that the library lives in.
use std::os::unix::net::UnixDatagram;

use super::output::Message;
use super::{ORIGIN, Priority, time};
use crate::error::{Error, Result};
use crate::sys;

/// Facility "daemon" of RFC 3164, in the place where it is added to the severity.
const FACILITY: u8 = 3 << 3;

/// An open way to a system log.
#[derive(Debug)]
pub(super) struct Journal {
    socket: UnixDatagram,
    kind: Kind,
}

/// Which log, and with it the form of a datagram.
#[derive(Debug)]
enum Kind {
    Syslog(String),
    Journald,
}

impl Journal {
    /// syslog, under the identity `name`.
    pub(super) fn syslog(name: &str) -> Result<Self> {
        Self::new(Kind::Syslog(name.to_owned()))
    }

    /// journald's native protocol.
    pub(super) fn journald() -> Result<Self> {
        Self::new(Kind::Journald)
    }

    fn new(kind: Kind) -> Result<Self> {
        let socket = UnixDatagram::unbound()
            .map_err(|cause| Error::system(ORIGIN, &cause, "Failed to open a log socket"))?;
        Ok(Self { socket, kind })
    }

    /// Whether both are the same log.
    pub(super) fn same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(&self.kind) == std::mem::discriminant(&other.kind)
    }

    /// Sends a message; it is lost if nobody listens.
    pub(super) fn send(&self, message: &Message) {
        let (path, datagram) = match &self.kind {
            Kind::Syslog(name) => ("/dev/log", syslog_line(name, message).into_bytes()),
            Kind::Journald => ("/run/systemd/journal/socket", journald_fields(message)),
        };
        let _ = self.socket.send_to(&datagram, path);
    }
}

/// The severity of RFC 3164.
fn severity(priority: Priority) -> u8 {
    match priority {
        Priority::Debug => 7,
        Priority::Info => 6,
        Priority::Warn => 4,
        Priority::Error => 3,
    }
}

/// `<27>Nov 22 19:30:01 name[123]: 124: error : source:1 : text`, in local time as the protocol
/// wants it.
fn syslog_line(name: &str, message: &Message) -> String {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let now = time::now_seconds();
    let date = time::Civil::from_epoch(now + sys::time_zone::offset_at(now).unwrap_or_default());
    let month = usize::try_from(date.month).unwrap_or(1).clamp(1, 12) * 3;
    format!(
        "<{}>{} {:2} {:02}:{:02}:{:02} {name}[{}]: {}: {} : {}:{} : {}",
        FACILITY + severity(message.priority),
        &MONTHS[month - 3..month],
        date.day,
        date.hour,
        date.minute,
        date.second,
        std::process::id(),
        sys::ids::thread(),
        message.priority.as_str(),
        message.source,
        message.line,
        message.text,
    )
}

/// The fields that libvirt sends; each with its length, for a text may hold line ends.
fn journald_fields(message: &Message) -> Vec<u8> {
    let fields = [
        ("MESSAGE", message.text.clone()),
        ("PRIORITY", severity(message.priority).to_string()),
        ("LIBVIRT_SOURCE", message.source.clone()),
        ("CODE_FUNC", message.source.clone()),
        ("CODE_LINE", message.line.to_string()),
    ];
    let mut datagram = Vec::new();
    for (name, value) in fields {
        datagram.extend_from_slice(name.as_bytes());
        datagram.push(b'\n');
        datagram.extend_from_slice(&(value.len() as u64).to_le_bytes());
        datagram.extend_from_slice(value.as_bytes());
        datagram.push(b'\n');
    }
    datagram
}

#[cfg(test)]
mod tests {
    use super::super::Record;
    use super::*;

    fn message() -> Message {
        let record = Record {
            priority: Priority::Warn,
            module: "m",
            line: 7,
            text: format_args!("two\nlines"),
        };
        Message::new(&record, "m".to_owned())
    }

    #[test]
    fn syslog_lines_begin_with_facility_and_severity() {
        let line = syslog_line("libvirt", &message());
        assert!(line.starts_with("<28>"), "{line}");
        assert!(line.contains(" libvirt[") && line.ends_with(": warning : m:7 : two\nlines"));
    }

    #[test]
    fn journald_fields_carry_their_length() {
        let datagram = journald_fields(&message());
        assert!(datagram.starts_with(b"MESSAGE\n\x09\0\0\0\0\0\0\0two\nlines\nPRIORITY\n"));
    }
}
