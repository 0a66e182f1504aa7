//! What /proc says of a QEMU.
use std::fs;
use util::bitmap::Bitmap;

/// Nanoseconds in a tick of /proc's CPU times, of which there are 100 in a second on every
/// architecture that QEMU runs on.
const TICK: u64 = 10_000_000;

/// Most CPUs that a host is taken to have.
const MAX_CPUS: usize = 16384;

/// CPU time that a process or thread has used, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// In its own code, and the guest's.
    pub(crate) user: u64,
    /// In the kernel.
    pub(crate) system: u64,
    /// The CPU it ran on last.
    pub(crate) cpu: i32,
}

impl Times {
    /// Of a process with all its threads.
    pub(crate) fn of_process(pid: i32) -> Option<Self> {
        Self::read(&format!("/proc/{pid}/stat"))
    }

    /// Of one of its threads.
    pub(crate) fn of_thread(pid: i32, thread: i64) -> Option<Self> {
        Self::read(&format!("/proc/{pid}/task/{thread}/stat"))
    }

    fn read(path: &str) -> Option<Self> {
        let stat = fs::read_to_string(path).ok()?;
        // The name in parentheses may hold anything; the 12th, 13th and 37th after it are meant.
        let (_, rest) = stat.rsplit_once(") ")?;
        let fields: Vec<&str> = rest.split(' ').collect();
        let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok()?.checked_mul(TICK);
        Some(Self {
            user: ticks(11)?,
            system: ticks(12)?,
            cpu: fields.get(36)?.trim().parse().ok()?,
        })
    }

    /// Both together.
    pub(crate) fn total(self) -> u64 {
        self.user.saturating_add(self.system)
    }
}

/// How long a thread has waited for a CPU, in nanoseconds.
pub(crate) fn run_delay(pid: i32, thread: i64) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/task/{thread}/schedstat")).ok()?;
    text.split(' ').nth(1)?.parse().ok()
}

/// The host's CPUs that a thread may run on.
pub(crate) fn allowed_cpus(pid: i32, thread: i64) -> Option<Bitmap> {
    let text = fs::read_to_string(format!("/proc/{pid}/task/{thread}/status")).ok()?;
    let mut lines = text.lines();
    let list = lines.find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?;
    Bitmap::parse(list.trim(), MAX_CPUS).ok()
}

/// Memory of a process that is in RAM, in KiB.
pub(crate) fn resident(pid: i32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/statm")).ok()?;
    let pages: u64 = text.split(' ').nth(1)?.parse().ok()?;
    pages.checked_mul(util::sys::host::page_size() / 1024)
}
