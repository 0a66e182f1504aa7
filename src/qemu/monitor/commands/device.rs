//! Devices: display, character and block devices, balloon, hot plug.
use super::{Monitor, list, text};
use serde_json::{Value, json};
use std::path::Path;
use util::Result;

/// One character device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chardev {
    /// Its id on the command line, for example `charserial0`.
    pub label: String,
    /// Where it leads, for example `pty:/dev/pts/3`.
    pub filename: String,
    /// Whether the guest has it open.
    pub frontend_open: bool,
}

impl Chardev {
    /// The terminal's path, if it leads to a pseudo terminal.
    #[must_use]
    pub fn pty(&self) -> Option<&str> {
        self.filename.strip_prefix("pty:")
    }
}

/// Whose password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordTarget {
    /// The VNC server's.
    Vnc,
    /// The SPICE server's.
    Spice,
}

impl PasswordTarget {
    fn name(self) -> &'static str {
        match self {
            Self::Vnc => "vnc",
            Self::Spice => "spice",
        }
    }
}

impl Monitor {
    /// `query-chardev`.
    ///
    /// # Errors
    /// See [`Monitor::execute`]; so for every command here.
    pub fn query_chardev(&self) -> Result<Vec<Chardev>> {
        const COMMAND: &str = "query-chardev";
        let reply = self.execute(COMMAND, Value::Null)?;
        let devices = list(&reply, COMMAND)?.iter().map(|device| {
            Ok(Chardev {
                label: text(device, "label", COMMAND)?.to_owned(),
                filename: text(device, "filename", COMMAND)?.to_owned(),
                frontend_open: device["frontend-open"].as_bool().unwrap_or(false),
            })
        });
        devices.collect()
    }

    /// `query-named-block-nodes`, one level deep, as QEMU gives it.
    ///
    /// # Errors
    /// See above.
    pub fn query_block_nodes(&self) -> Result<Value> {
        self.execute("query-named-block-nodes", json!({"flat": true}))
    }

    /// Adds a block node; `node` is what `-blockdev` would take.
    ///
    /// # Errors
    /// See above.
    pub fn blockdev_add(&self, node: Value) -> Result<()> {
        self.execute("blockdev-add", node).map(drop)
    }

    /// Removes a block node.
    ///
    /// # Errors
    /// See above.
    pub fn blockdev_del(&self, node: &str) -> Result<()> {
        self.execute("blockdev-del", json!({"node-name": node}))
            .map(drop)
    }

    /// Opens a drive's tray; `force` also when the guest keeps it shut.
    ///
    /// # Errors
    /// See above.
    pub fn open_tray(&self, id: &str, force: bool) -> Result<()> {
        self.execute("blockdev-open-tray", json!({"id": id, "force": force}))
            .map(drop)
    }

    /// Closes a drive's tray.
    ///
    /// # Errors
    /// See above.
    pub fn close_tray(&self, id: &str) -> Result<()> {
        self.execute("blockdev-close-tray", json!({"id": id}))
            .map(drop)
    }

    /// Takes the medium out of an open drive.
    ///
    /// # Errors
    /// See above.
    pub fn remove_medium(&self, id: &str) -> Result<()> {
        self.execute("blockdev-remove-medium", json!({"id": id}))
            .map(drop)
    }

    /// Puts a medium into an open, empty drive.
    ///
    /// # Errors
    /// See above.
    pub fn insert_medium(&self, id: &str, node: &str) -> Result<()> {
        let arguments = json!({"id": id, "node-name": node});
        self.execute("blockdev-insert-medium", arguments).map(drop)
    }

    /// Adds a device; `device` is what `-device` would take.
    ///
    /// # Errors
    /// See above.
    pub fn device_add(&self, device: Value) -> Result<()> {
        self.execute("device_add", device).map(drop)
    }

    /// Asks the guest to give a device up; `DEVICE_DELETED` tells when it has.
    ///
    /// # Errors
    /// See above; [`Monitor::ask`] tells a device that is gone already from other failures.
    pub fn device_del(&self, id: &str) -> Result<()> {
        self.execute("device_del", json!({"id": id})).map(drop)
    }

    /// Adds a network back end; `netdev` is what `-netdev` would take.
    ///
    /// # Errors
    /// See above.
    pub fn netdev_add(&self, netdev: Value) -> Result<()> {
        self.execute("netdev_add", netdev).map(drop)
    }

    /// Removes a network back end.
    ///
    /// # Errors
    /// See above.
    pub fn netdev_del(&self, id: &str) -> Result<()> {
        self.execute("netdev_del", json!({"id": id})).map(drop)
    }

    /// Plugs an interface's cable in or out.
    ///
    /// # Errors
    /// See above.
    pub fn set_link(&self, id: &str, up: bool) -> Result<()> {
        self.execute("set_link", json!({"name": id, "up": up}))
            .map(drop)
    }

    /// Asks the guest to make do with this much memory (bytes).
    ///
    /// # Errors
    /// See above.
    pub fn balloon(&self, bytes: u64) -> Result<()> {
        self.execute("balloon", json!({"value": bytes})).map(drop)
    }

    /// The guest's memory less the balloon, in bytes; None when it has no balloon.
    ///
    /// # Errors
    /// See above.
    pub fn query_balloon(&self) -> Result<Option<u64>> {
        const COMMAND: &str = "query-balloon";
        let reply = self.ask(COMMAND, Value::Null)?;
        if reply.has_class("DeviceNotActive") || reply.has_class("KVMMissingCap") {
            return Ok(None);
        }
        let reply = reply.into_result(COMMAND)?;
        let actual = reply["actual"].as_u64();
        actual.map(Some).ok_or_else(|| super::incomplete(COMMAND))
    }

    /// Writes a picture of the screen to a file that QEMU can create or open.
    ///
    /// # Errors
    /// See above.
    pub fn screendump(&self, file: &Path, device: Option<(&str, u32)>) -> Result<()> {
        let mut arguments = json!({"filename": file.to_string_lossy()});
        if let Some((id, head)) = device {
            arguments["device"] = json!(id);
            arguments["head"] = json!(head);
        }
        self.execute("screendump", arguments).map(drop)
    }

    /// Sets a display's password; `connected` is what becomes of clients (`keep`, `fail`,
    /// `disconnect`).
    ///
    /// # Errors
    /// See above.
    pub fn set_password(
        &self,
        target: PasswordTarget,
        password: &str,
        connected: &str,
    ) -> Result<()> {
        let arguments = json!({
            "protocol": target.name(), "password": password, "connected": connected
        });
        self.execute("set_password", arguments).map(drop)
    }

    /// Sets when a display's password ends (`never`, `now`, `+SECONDS`, or seconds since 1970).
    ///
    /// # Errors
    /// See above.
    pub fn expire_password(&self, target: PasswordTarget, time: &str) -> Result<()> {
        let arguments = json!({"protocol": target.name(), "time": time});
        self.execute("expire_password", arguments).map(drop)
    }

    /// The background jobs, as QEMU gives them.
    ///
    /// # Errors
    /// See above.
    pub fn query_jobs(&self) -> Result<Value> {
        self.execute("query-jobs", Value::Null)
    }

    /// Forgets a job that has ended.
    ///
    /// # Errors
    /// See above.
    pub fn job_dismiss(&self, id: &str) -> Result<()> {
        self.execute("job-dismiss", json!({"id": id})).map(drop)
    }
}
