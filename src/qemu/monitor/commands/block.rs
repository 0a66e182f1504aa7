//! Block devices: what they are, how big, what has gone through them.
use super::{Monitor, list, optional_text};
use serde_json::{Value, json};
use util::Result;

/// One block device of the guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockDevice {
    /// The device's place in QEMU's object tree, or its id.
    pub qdev: Option<String>,
    /// The topmost node behind it; None for an empty drive.
    pub node: Option<String>,
    /// The size that the guest sees, in bytes.
    pub virtual_size: Option<u64>,
    /// What the image takes on the host, in bytes.
    pub actual_size: Option<u64>,
    /// Whether its medium can be changed.
    pub removable: bool,
    /// Whether the guest keeps the tray shut.
    pub locked: bool,
    /// Whether the tray is open; None for devices without one.
    pub tray_open: Option<bool>,
    /// `ok`, `failed` or `nospace`.
    pub io_status: Option<String>,
}

/// Requests of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Requests {
    /// How many.
    pub requests: u64,
    /// How much.
    pub bytes: u64,
    /// Nanoseconds spent on them.
    pub time: u64,
}

/// What has gone through a block device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BlockCounters {
    /// Reads.
    pub reads: Requests,
    /// Writes.
    pub writes: Requests,
    /// Flushes, which have no bytes.
    pub flushes: Requests,
    /// The highest byte of the image's file that has been written.
    pub highest: u64,
}

impl Requests {
    fn plus(self, other: &Self) -> Self {
        Self {
            requests: self.requests.saturating_add(other.requests),
            bytes: self.bytes.saturating_add(other.bytes),
            time: self.time.saturating_add(other.time),
        }
    }
}

impl BlockCounters {
    /// The sum of two devices' counters.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        Self {
            reads: self.reads.plus(&other.reads),
            writes: self.writes.plus(&other.writes),
            flushes: self.flushes.plus(&other.flushes),
            highest: self.highest.max(other.highest),
        }
    }

    fn read(device: &Value) -> Self {
        let number = |name: &str| device["stats"][name].as_u64().unwrap_or(0);
        let requests = |kind: &str| Requests {
            requests: number(&format!("{kind}_operations")),
            bytes: number(&format!("{kind}_bytes")),
            time: number(&format!("{kind}_total_time_ns")),
        };
        let lower = device.get("parent").unwrap_or(device);
        Self {
            reads: requests("rd"),
            writes: requests("wr"),
            flushes: requests("flush"),
            highest: lower["stats"]["wr_highest_offset"].as_u64().unwrap_or(0),
        }
    }
}

impl Monitor {
    /// `query-block`.
    ///
    /// # Errors
    /// See [`Monitor::execute`]; so for every command here.
    pub fn query_block(&self) -> Result<Vec<BlockDevice>> {
        const COMMAND: &str = "query-block";
        let reply = self.execute(COMMAND, Value::Null)?;
        let devices = list(&reply, COMMAND)?.iter().map(|device| {
            let image = &device["inserted"]["image"];
            BlockDevice {
                qdev: optional_text(device, "qdev"),
                node: optional_text(&device["inserted"], "node-name"),
                virtual_size: image["virtual-size"].as_u64(),
                actual_size: image["actual-size"].as_u64(),
                removable: device["removable"].as_bool().unwrap_or(false),
                locked: device["locked"].as_bool().unwrap_or(false),
                tray_open: device["tray_open"].as_bool(),
                io_status: optional_text(device, "io-status"),
            }
        });
        Ok(devices.collect())
    }

    /// `query-blockstats`: the counters of each device of the guest, by its place in QEMU's object
    /// tree or its id.
    ///
    /// # Errors
    /// See above.
    pub fn query_block_counters(&self) -> Result<Vec<(String, BlockCounters)>> {
        const COMMAND: &str = "query-blockstats";
        let reply = self.execute(COMMAND, Value::Null)?;
        let devices = list(&reply, COMMAND)?.iter().filter_map(|device| {
            let qdev = optional_text(device, "qdev")?;
            Some((qdev, BlockCounters::read(device)))
        });
        Ok(devices.collect())
    }

    /// Changes the size of a node, in bytes.
    ///
    /// # Errors
    /// See above.
    pub fn block_resize(&self, node: &str, size: u64) -> Result<()> {
        let arguments = json!({"node-name": node, "size": size});
        self.execute("block_resize", arguments).map(drop)
    }
}
