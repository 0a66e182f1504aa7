//! Moving a guest's state: into a file (save), out of one (restore), to another QEMU.
use super::{Monitor, optional_text};
use serde_json::{Map, Value, json};
use std::os::fd::BorrowedFd;
use util::Result;

/// What `query-migrate` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationStatus {
    /// `setup`, `active`, `completed`, `failed`, `cancelled`, …; None when none was started.
    pub status: Option<String>,
    /// Why it failed, in QEMU's words.
    pub error: Option<String>,
    /// Bytes of memory moved and still to move.
    pub transferred: u64,
    /// Bytes still to move.
    pub remaining: u64,
    /// Bytes in all.
    pub total: u64,
}

impl Monitor {
    /// Gives QEMU a descriptor under a name, for `fd:NAME` addresses.
    ///
    /// # Errors
    /// See [`Monitor::execute`]; so for every command here.
    pub fn send_fd(&self, name: &str, fd: BorrowedFd<'_>) -> Result<()> {
        self.execute_with_fd("getfd", json!({"fdname": name}), fd)
            .map(drop)
    }

    /// Closes a descriptor given by [`Monitor::send_fd`] that no command has consumed.
    ///
    /// # Errors
    /// See above.
    pub fn close_fd(&self, name: &str) -> Result<()> {
        self.execute("closefd", json!({"fdname": name})).map(drop)
    }

    /// Adds a descriptor to a set, for `/dev/fdset/SET` file names.
    ///
    /// # Errors
    /// See above.
    pub fn add_fd(&self, set: u32, opaque: &str, fd: BorrowedFd<'_>) -> Result<()> {
        let arguments = json!({"fdset-id": set, "opaque": opaque});
        self.execute_with_fd("add-fd", arguments, fd).map(drop)
    }

    /// Closes a descriptor set.
    ///
    /// # Errors
    /// See above.
    pub fn remove_fd(&self, set: u32) -> Result<()> {
        self.execute("remove-fd", json!({"fdset-id": set}))
            .map(drop)
    }

    /// Switches migration capabilities, for example `events`.
    ///
    /// # Errors
    /// See above.
    pub fn migrate_set_capabilities(&self, capabilities: &[(&str, bool)]) -> Result<()> {
        let switches: Vec<Value> = capabilities
            .iter()
            .map(|(name, state)| json!({"capability": name, "state": state}))
            .collect();
        let arguments = json!({"capabilities": switches});
        self.execute("migrate-set-capabilities", arguments)
            .map(drop)
    }

    /// Sets migration parameters, for example `max-bandwidth`.
    ///
    /// # Errors
    /// See above.
    pub fn migrate_set_parameters(&self, parameters: Map<String, Value>) -> Result<()> {
        self.execute("migrate-set-parameters", Value::Object(parameters))
            .map(drop)
    }

    /// Starts writing the guest's state to `uri`, for example `fd:NAME`.
    ///
    /// # Errors
    /// See above.
    pub fn migrate(&self, uri: &str) -> Result<()> {
        let arguments = json!({"detach": true, "resume": false, "uri": uri});
        self.execute("migrate", arguments).map(drop)
    }

    /// Starts reading the guest's state from `uri`, in a QEMU started with `-incoming defer`.
    ///
    /// # Errors
    /// See above.
    pub fn migrate_incoming(&self, uri: &str) -> Result<()> {
        self.execute("migrate-incoming", json!({"uri": uri}))
            .map(drop)
    }

    /// Gives a migration up.
    ///
    /// # Errors
    /// See above.
    pub fn migrate_cancel(&self) -> Result<()> {
        self.execute("migrate_cancel", Value::Null).map(drop)
    }

    /// `query-migrate`.
    ///
    /// # Errors
    /// See above.
    pub fn query_migrate(&self) -> Result<MigrationStatus> {
        let reply = self.execute("query-migrate", Value::Null)?;
        let bytes = |member| reply["ram"][member].as_u64().unwrap_or(0);
        Ok(MigrationStatus {
            status: optional_text(&reply, "status"),
            error: optional_text(&reply, "error-desc"),
            transferred: bytes("transferred"),
            remaining: bytes("remaining"),
            total: bytes("total"),
        })
    }
}
