//! The commands libvirt uses, typed.  What is sent and read back is here; when, is the driver's.
mod block;
mod device;
mod migration;
mod run;

pub use block::{BlockCounters, BlockDevice, Requests};
pub use device::{Chardev, PasswordTarget};
pub use migration::MigrationStatus;
pub use run::{CpuThread, RunState, Version};

use super::Monitor;
use super::message::incomplete;
use serde_json::Value;
use util::Result;

/// A string member that the reply must have.
fn text<'a>(value: &'a Value, member: &str, command: &str) -> Result<&'a str> {
    let found = value.get(member).and_then(Value::as_str);
    found.ok_or_else(|| incomplete(command))
}

/// An integer member that the reply must have.
fn integer(value: &Value, member: &str, command: &str) -> Result<i64> {
    let found = value.get(member).and_then(Value::as_i64);
    found.ok_or_else(|| incomplete(command))
}

/// The reply as a list.
fn list<'a>(value: &'a Value, command: &str) -> Result<&'a [Value]> {
    let found = value.as_array().map(Vec::as_slice);
    found.ok_or_else(|| incomplete(command))
}

/// A string member that may be missing, owned.
fn optional_text(value: &Value, member: &str) -> Option<String> {
    value.get(member)?.as_str().map(str::to_owned)
}
