//! What QEMU's messages say: greeting, reply or event.
use super::ORIGIN;
use serde_json::{Value, json};
use util::{Error, Result, bail, err};

/// A message, sorted.
#[derive(Debug)]
pub(super) enum Message {
    /// The first one of a connection.
    Greeting,
    /// The answer to the command with this id.
    Reply(String, Reply),
    /// Something happened.
    Event(Event),
}

/// QEMU's answer to one command.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The command worked; what it returns.
    Return(Value),
    /// The command failed.
    Error {
        /// `GenericError`, `CommandNotFound`, `DeviceNotFound`, `DeviceNotActive`, ….
        class: String,
        /// QEMU's words.
        desc: String,
    },
}

/// An asynchronous message.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// For example `RTC_CHANGE`.
    pub name: String,
    /// Its data, `Null` when it has none.
    pub data: Value,
    /// When it happened by QEMU's host clock: seconds and microseconds since 1970.
    pub time: Option<(i64, i64)>,
}

/// Sorts a message by its members.
pub(super) fn sort(mut message: Value) -> Result<Message> {
    if message.get("QMP").is_some() {
        return Ok(Message::Greeting);
    }
    if let Some(name) = message.get("event").and_then(Value::as_str) {
        let stamp = |part| message.get("timestamp")?.get(part)?.as_i64();
        let name = name.to_owned();
        let time = stamp("seconds").zip(stamp("microseconds"));
        let data = message.get_mut("data").map_or(Value::Null, Value::take);
        return Ok(Message::Event(Event { name, data, time }));
    }
    let reply = if let Some(value) = message.get_mut("return") {
        Reply::Return(value.take())
    } else if let Some(error) = message.get("error") {
        let text = |member| error.get(member).and_then(Value::as_str);
        Reply::Error {
            class: text("class").unwrap_or("GenericError").to_owned(),
            desc: text("desc")
                .unwrap_or("unknown QEMU command error")
                .to_owned(),
        }
    } else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Unknown JSON reply '{}'",
            brief(&message)
        );
    };
    // An error in the command's own syntax has no id; nobody waits for it by id then.
    let id = message
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    Ok(Message::Reply(id.to_owned(), reply))
}

fn brief(message: &Value) -> String {
    message.to_string().chars().take(200).collect()
}

impl Reply {
    /// The returned value, or libvirt's error for a command that failed.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` with QEMU's words.
    pub fn into_result(self, command: &str) -> Result<Value> {
        match self {
            Self::Return(value) => Ok(value),
            Self::Error { desc, .. } => Err(failed(command, &desc)),
        }
    }

    /// The message as QEMU wrote it.
    pub(super) fn into_message(self, id: &str) -> Value {
        match self {
            Self::Return(value) => json!({"return": value, "id": id}),
            Self::Error { class, desc } => {
                json!({"id": id, "error": {"class": class, "desc": desc}})
            }
        }
    }

    /// Whether QEMU doesn't know the command.
    #[must_use]
    pub fn is_command_not_found(&self) -> bool {
        self.has_class("CommandNotFound")
    }

    /// Whether QEMU doesn't know the device the command names.
    #[must_use]
    pub fn is_device_not_found(&self) -> bool {
        self.has_class("DeviceNotFound")
    }

    pub(super) fn has_class(&self, wanted: &str) -> bool {
        matches!(self, Self::Error { class, .. } if class == wanted)
    }
}

fn failed(command: &str, desc: &str) -> Box<Error> {
    err!(
        VIR_ERR_INTERNAL_ERROR,
        "unable to execute QEMU command '{command}': {desc}"
    )
}

/// The error for a reply that lacks what its command must return.
#[must_use]
pub(crate) fn incomplete(command: &str) -> Box<Error> {
    err!(
        VIR_ERR_INTERNAL_ERROR,
        "{command} reply was missing return data"
    )
}
