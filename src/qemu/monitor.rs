//! The QEMU monitor (QMP): one connection to one QEMU.  C counterpart: `qemuMonitor`.
//!
//! A reader thread sorts what arrives.  Replies go to the caller that waits for them; events go
//! into a channel, so that whoever handles them may ask the monitor itself.  Typed commands are in
//! `commands`; what events mean to a domain isn't known here.
mod commands;
pub mod framing;
mod message;

pub use commands::{
    BlockCounters, BlockDevice, Chardev, CpuThread, MigrationStatus, PasswordTarget, Requests,
    RunState, Version,
};
pub use message::{Event, Reply};

use framing::Framer;
use message::{Message, sort};
use parking_lot::{Condvar, Mutex};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::io::{ErrorKind, Read};
use std::net::Shutdown;
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use util::error::ErrorDomain;
use util::sys::{socket, thread};
use util::{Error, Result, bail, err};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// How long QEMU may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the greeting and the handshake.
    pub greeting: Duration,
    /// For each reply.
    pub reply: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            greeting: Duration::from_secs(30),
            reply: Duration::from_secs(60),
        }
    }
}

/// What the channel of a monitor carries.
#[derive(Debug)]
pub enum Notice {
    /// QEMU said something of its own accord.
    Event(Event),
    /// The connection ended; always the last one.  The error is what later commands get.
    Closed(Box<Error>),
}

/// An open monitor.  All methods may be called from any thread; commands go out one at a time.
/// Dropping it closes the connection and ends its thread.
#[derive(Debug)]
pub struct Monitor {
    shared: Arc<Shared>,
    /// Held from a command's first byte to its reply.
    turn: Mutex<u64>,
    patience: Patience,
    name: String,
    reader: Option<JoinHandle<()>>,
}

/// What the reader thread and the callers share.
#[derive(Debug)]
struct Shared {
    socket: UnixStream,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    greeted: bool,
    closed: Option<Box<Error>>,
    /// The commands under way; None until the reply is there.
    replies: HashMap<String, Option<Reply>>,
}

impl Monitor {
    /// Takes over a connected socket: waits for the greeting and negotiates.  `name` is the
    /// domain's, for errors.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_TIMEOUT` when QEMU is silent, `VIR_ERR_INTERNAL_ERROR` when it closes the
    /// connection, talks garbage or refuses.
    pub fn open(
        socket: UnixStream,
        name: &str,
        patience: Patience,
    ) -> Result<(Self, Receiver<Notice>)> {
        let system = |cause| Error::system(ORIGIN, &cause, "failed to set up the QEMU monitor");
        socket
            .set_write_timeout(Some(patience.reply))
            .map_err(system)?;
        let incoming = socket.try_clone().map_err(system)?;
        let shared = Arc::new(Shared {
            socket,
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let (notices, receiver) = channel();
        let reader = Reader {
            shared: Arc::clone(&shared),
            notices,
            name: name.to_owned(),
        };
        let thread = thread::spawn_quiet("qmp", move || reader.run(incoming)).map_err(system)?;
        let monitor = Self {
            shared,
            turn: Mutex::new(0),
            patience,
            name: name.to_owned(),
            reader: Some(thread),
        };
        monitor.negotiate()?;
        Ok((monitor, receiver))
    }

    /// Whether the connection still stands; else why it ended.
    #[must_use]
    pub fn closed(&self) -> Option<Box<Error>> {
        self.shared.state.lock().closed.clone()
    }

    /// Sends a command and waits for what it returns.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when QEMU refuses, `VIR_ERR_OPERATION_TIMEOUT` when it is silent,
    /// the connection's own error once that has ended.
    pub fn execute(&self, command: &str, arguments: Value) -> Result<Value> {
        self.ask(command, arguments)?.into_result(command)
    }

    /// As [`Monitor::execute`], for callers to which QEMU's refusal is an answer.
    ///
    /// # Errors
    /// Only what is wrong with the connection.
    pub fn ask(&self, command: &str, arguments: Value) -> Result<Reply> {
        Ok(self.exchange(message_of(command, arguments), None)?.1)
    }

    /// As [`Monitor::execute`], with a descriptor attached to the command.
    ///
    /// # Errors
    /// As there.
    pub fn execute_with_fd(
        &self,
        command: &str,
        arguments: Value,
        fd: BorrowedFd<'_>,
    ) -> Result<Value> {
        let (_, reply) = self.exchange(message_of(command, arguments), Some(fd))?;
        reply.into_result(command)
    }

    /// Sends a message that a user wrote, an `id` of ours added, and returns QEMU's whole reply as
    /// text (C: `qemuMonitorArbitraryCommand`).
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when it isn't a JSON object or has an `id`; what is wrong with the
    /// connection.  QEMU's refusal is a reply like any other.
    pub fn arbitrary(&self, text: &str) -> Result<String> {
        let message = match serde_json::from_str(text) {
            Ok(Value::Object(message)) => message,
            Ok(_) => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Parsed JSON command '{text}' isn't an object"
            ),
            Err(cause) => bail!(VIR_ERR_INTERNAL_ERROR, "cannot parse json {text}: {cause}"),
        };
        if message.contains_key("id") {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Unable to append command 'id' string"
            );
        }
        let (id, reply) = self.exchange(message, None)?;
        Ok(reply.into_message(&id).to_string())
    }

    /// Sends several commands at once and returns the replies in the same order: as many answers
    /// as QEMU can give, for one turn of waiting.
    ///
    /// # Errors
    /// Only what is wrong with the connection.
    pub fn ask_all(&self, commands: Vec<(&str, Value)>) -> Result<Vec<Reply>> {
        let mut last = self.take_turn()?;
        let mut ids = Vec::with_capacity(commands.len());
        let mut text = Vec::new();
        for (command, arguments) in commands {
            *last += 1;
            let id = format!("libvirt-{last}");
            text.extend(encode(message_of(command, arguments), &id));
            ids.push((id, command));
        }
        self.expect(ids.iter().map(|(id, _)| id.clone()))?;
        self.send(&text, None)?;
        let replies = ids.iter().map(|(id, command)| self.wait_reply(id, command));
        let replies: Result<Vec<Reply>> = replies.collect();
        self.forget(ids.iter().map(|(id, _)| id.as_str()));
        replies
    }

    /// One command and its reply; the id it went out under comes back too.
    fn exchange(
        &self,
        message: Map<String, Value>,
        fd: Option<BorrowedFd<'_>>,
    ) -> Result<(String, Reply)> {
        let command = message.get("execute").and_then(Value::as_str);
        let command = command.unwrap_or("unknown").to_owned();
        let mut last = self.take_turn()?;
        *last += 1;
        let id = format!("libvirt-{last}");
        self.expect([id.clone()])?;
        self.send(&encode(message, &id), fd)?;
        let reply = self.wait_reply(&id, &command);
        self.forget([id.as_str()]);
        Ok((id, reply?))
    }

    /// The right to send, and the number of the last command sent.
    fn take_turn(&self) -> Result<parking_lot::MutexGuard<'_, u64>> {
        match self.turn.try_lock_for(self.patience.reply) {
            Some(turn) => Ok(turn),
            None => bail!(
                VIR_ERR_OPERATION_TIMEOUT,
                "cannot acquire the monitor of domain '{}'",
                self.name
            ),
        }
    }

    /// Makes room for replies to these ids, unless the connection has ended.
    fn expect(&self, ids: impl IntoIterator<Item = String>) -> Result<()> {
        let mut state = self.shared.state.lock();
        if let Some(error) = &state.closed {
            return Err(error.clone());
        }
        state.replies.extend(ids.into_iter().map(|id| (id, None)));
        Ok(())
    }

    fn forget<'a>(&self, ids: impl IntoIterator<Item = &'a str>) {
        let mut state = self.shared.state.lock();
        for id in ids {
            state.replies.remove(id);
        }
    }

    fn send(&self, text: &[u8], fd: Option<BorrowedFd<'_>>) -> Result<()> {
        let socket = &self.shared.socket;
        let sent = match fd {
            None => socket::send_all(socket, text),
            Some(fd) => socket::send_with_fd(socket, text, fd)
                .and_then(|done| socket::send_all(socket, &text[done..])),
        };
        let Err(cause) = sent else { return Ok(()) };
        // Half a command makes the rest unintelligible: the connection is over.
        let _ = socket.shutdown(Shutdown::Both);
        if let Some(error) = self.closed() {
            return Err(error);
        }
        Err(Error::system(ORIGIN, &cause, "Unable to write to monitor"))
    }

    fn wait_reply(&self, id: &str, command: &str) -> Result<Reply> {
        let until = Instant::now() + self.patience.reply;
        let mut state = self.shared.state.lock();
        loop {
            if let Some(reply) = state.replies.get_mut(id).and_then(Option::take) {
                return Ok(reply);
            }
            if let Some(error) = &state.closed {
                return Err(error.clone());
            }
            if self
                .shared
                .changed
                .wait_until(&mut state, until)
                .timed_out()
            {
                bail!(
                    VIR_ERR_OPERATION_TIMEOUT,
                    "QEMU of domain '{}' did not reply to '{command}' within {} s",
                    self.name,
                    self.patience.reply.as_secs_f32()
                );
            }
        }
    }

    fn negotiate(&self) -> Result<()> {
        self.wait_greeting()?;
        self.execute("qmp_capabilities", Value::Null).map(drop)
    }

    fn wait_greeting(&self) -> Result<()> {
        let until = Instant::now() + self.patience.greeting;
        let mut state = self.shared.state.lock();
        while !state.greeted {
            if let Some(error) = &state.closed {
                return Err(error.clone());
            }
            if self
                .shared
                .changed
                .wait_until(&mut state, until)
                .timed_out()
            {
                bail!(
                    VIR_ERR_OPERATION_TIMEOUT,
                    "QEMU of domain '{}' sent no greeting within {} s",
                    self.name,
                    self.patience.greeting.as_secs_f32()
                );
            }
        }
        Ok(())
    }
}

impl Drop for Monitor {
    fn drop(&mut self) {
        let _ = self.shared.socket.shutdown(Shutdown::Both);
        if let Some(reader) = self.reader.take() {
            // It only reads and sorts, so it ends as soon as the socket is shut.
            let _ = reader.join();
        }
    }
}

/// A command without its id; `Null` arguments are left out.
fn message_of(command: &str, arguments: Value) -> Map<String, Value> {
    let mut message = Map::new();
    message.insert("execute".to_owned(), json!(command));
    if !arguments.is_null() {
        message.insert("arguments".to_owned(), arguments);
    }
    message
}

/// A command as it goes over the wire.
fn encode(mut message: Map<String, Value>, id: &str) -> Vec<u8> {
    message.insert("id".to_owned(), json!(id));
    let mut text = Value::Object(message).to_string().into_bytes();
    text.extend_from_slice(b"\r\n");
    text
}

/// The reader thread's half.
struct Reader {
    shared: Arc<Shared>,
    notices: Sender<Notice>,
    name: String,
}

impl Reader {
    fn run(self, mut socket: UnixStream) {
        let error = self.read_all(&mut socket).unwrap_or_else(|error| error);
        // Whatever the cause, nobody will read again.
        let _ = socket.shutdown(Shutdown::Both);
        self.shared.state.lock().closed = Some(error.clone());
        self.shared.changed.notify_all();
        let _ = self.notices.send(Notice::Closed(error));
    }

    /// Reads to the end of the connection and returns that end as an error.
    fn read_all(&self, socket: &mut UnixStream) -> Result<Box<Error>> {
        let mut framer = Framer::default();
        let mut buffer = vec![0; 64 << 10];
        loop {
            let size = match socket.read(&mut buffer) {
                Ok(0) => return Ok(self.end_of_file()),
                Ok(size) => size,
                Err(cause) if cause.kind() == ErrorKind::Interrupted => continue,
                Err(cause) if cause.kind() == ErrorKind::ConnectionReset => {
                    return Ok(self.end_of_file());
                }
                Err(cause) => {
                    return Err(Error::system(ORIGIN, &cause, "Unable to read from monitor"));
                }
            };
            for message in framer.push(&buffer[..size])? {
                self.deliver(sort(message)?);
            }
        }
    }

    fn end_of_file(&self) -> Box<Error> {
        err!(
            VIR_ERR_INTERNAL_ERROR,
            "QEMU unexpectedly closed the monitor (vm='{}')",
            self.name
        )
    }

    fn deliver(&self, message: Message) {
        match message {
            Message::Greeting => self.shared.state.lock().greeted = true,
            Message::Event(event) => {
                // Nobody listening is the listener's choice.
                let _ = self.notices.send(Notice::Event(event));
                return;
            }
            Message::Reply(id, reply) => {
                let mut state = self.shared.state.lock();
                // Without an id it can only be meant for the one command under way.
                let place = match id.is_empty() && state.replies.len() == 1 {
                    true => state.replies.values_mut().next(),
                    false => state.replies.get_mut(&id),
                };
                // A reply that nobody waits for came too late; its command has failed already.
                if let Some(place) = place {
                    *place = Some(reply);
                }
            }
        }
        self.shared.changed.notify_all();
    }
}

#[cfg(test)]
mod tests;
