//! Running, stopping, and looking at the machine and its CPUs.
use super::{Monitor, integer, list, optional_text, text};
use serde_json::{Value, json};
use util::Result;

/// What `query-status` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunState {
    /// Whether the guest's CPUs run.
    pub running: bool,
    /// `running`, `paused`, `shutdown`, `io-error`, `watchdog`, ….
    pub status: String,
}

/// QEMU's version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Major number.
    pub major: u32,
    /// Minor number.
    pub minor: u32,
    /// Micro number.
    pub micro: u32,
    /// What the packager added, with QEMU's leading blank removed.
    pub package: String,
}

impl Version {
    /// One number, as `virConnectGetVersion` gives it.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.major * 1_000_000 + self.minor * 1000 + self.micro
    }

    /// Reads the reply of `query-version`.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when a part is missing.
    pub fn from_reply(reply: &Value) -> Result<Self> {
        const COMMAND: &str = "query-version";
        let part = |member| {
            let number = integer(&reply["qemu"], member, COMMAND)?;
            // Bounded, so that the combined number can't overflow.
            u32::try_from(number.clamp(0, 999)).map_err(|_| super::incomplete(COMMAND))
        };
        Ok(Self {
            major: part("major")?,
            minor: part("minor")?,
            micro: part("micro")?,
            package: text(reply, "package", COMMAND)?.trim_start().to_owned(),
        })
    }
}

/// One virtual CPU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CpuThread {
    /// QEMU's number of it.
    pub index: i64,
    /// The host thread that runs it.
    pub thread: i64,
    /// Its place in QEMU's object tree.
    pub qom_path: Option<String>,
}

impl Monitor {
    /// `query-status`.
    ///
    /// # Errors
    /// See [`Monitor::execute`]; so for every command here.
    pub fn query_status(&self) -> Result<RunState> {
        const COMMAND: &str = "query-status";
        let reply = self.execute(COMMAND, Value::Null)?;
        let running = reply["running"].as_bool();
        Ok(RunState {
            running: running.ok_or_else(|| super::incomplete(COMMAND))?,
            status: text(&reply, "status", COMMAND)?.to_owned(),
        })
    }

    /// Runs the guest's CPUs.
    ///
    /// # Errors
    /// See above.
    pub fn cont(&self) -> Result<()> {
        self.simple("cont")
    }

    /// Stops the guest's CPUs.
    ///
    /// # Errors
    /// See above.
    pub fn stop(&self) -> Result<()> {
        self.simple("stop")
    }

    /// Presses the reset button.
    ///
    /// # Errors
    /// See above.
    pub fn system_reset(&self) -> Result<()> {
        self.simple("system_reset")
    }

    /// Presses the power button.
    ///
    /// # Errors
    /// See above.
    pub fn system_powerdown(&self) -> Result<()> {
        self.simple("system_powerdown")
    }

    /// Wakes a guest that suspended to RAM.
    ///
    /// # Errors
    /// See above.
    pub fn system_wakeup(&self) -> Result<()> {
        self.simple("system_wakeup")
    }

    /// Ends QEMU.
    ///
    /// # Errors
    /// See above.
    pub fn quit(&self) -> Result<()> {
        self.simple("quit")
    }

    /// Injects a non-maskable interrupt.
    ///
    /// # Errors
    /// See above.
    pub fn inject_nmi(&self) -> Result<()> {
        self.simple("inject-nmi")
    }

    /// Takes away the lost ticks that the guest's RTC still owes.
    ///
    /// # Errors
    /// See above.
    pub fn rtc_reset_reinjection(&self) -> Result<()> {
        self.simple("rtc-reset-reinjection")
    }

    /// `query-version`.
    ///
    /// # Errors
    /// See above.
    pub fn query_version(&self) -> Result<Version> {
        Version::from_reply(&self.execute("query-version", Value::Null)?)
    }

    /// `query-cpus-fast`.
    ///
    /// # Errors
    /// See above.
    pub fn query_cpus(&self) -> Result<Vec<CpuThread>> {
        const COMMAND: &str = "query-cpus-fast";
        let reply = self.execute(COMMAND, Value::Null)?;
        let cpus = list(&reply, COMMAND)?.iter().map(|cpu| {
            Ok(CpuThread {
                index: integer(cpu, "cpu-index", COMMAND)?,
                thread: integer(cpu, "thread-id", COMMAND)?,
                qom_path: optional_text(cpu, "qom-path"),
            })
        });
        cpus.collect()
    }

    /// `query-hotpluggable-cpus`, as QEMU gives them.
    ///
    /// # Errors
    /// See above.
    pub fn query_hotpluggable_cpus(&self) -> Result<Vec<Value>> {
        const COMMAND: &str = "query-hotpluggable-cpus";
        let reply = self.execute(COMMAND, Value::Null)?;
        Ok(list(&reply, COMMAND)?.to_vec())
    }

    /// Reads a property of an object in QEMU's tree.
    ///
    /// # Errors
    /// See above.
    pub fn qom_get(&self, path: &str, property: &str) -> Result<Value> {
        self.execute("qom-get", json!({"path": path, "property": property}))
    }

    /// The guest's RTC as QEMU shows it: an object like C's `struct tm`
    /// (`tm_year`, `tm_mon`, `tm_mday`, `tm_hour`, `tm_min`, `tm_sec`).
    ///
    /// # Errors
    /// See above.
    pub fn rtc_time(&self) -> Result<Value> {
        self.qom_get("/machine", "rtc-time")
    }

    /// Runs a command of the human monitor and returns what it prints.
    ///
    /// # Errors
    /// See above.
    pub fn human(&self, command_line: &str) -> Result<String> {
        const COMMAND: &str = "human-monitor-command";
        let arguments = json!({"command-line": command_line});
        let reply = self.execute(COMMAND, arguments)?;
        let printed = reply.as_str().map(str::to_owned);
        printed.ok_or_else(|| super::incomplete(COMMAND))
    }

    /// A command without arguments whose return value says nothing.
    fn simple(&self, command: &str) -> Result<()> {
        self.execute(command, Value::Null).map(drop)
    }
}
