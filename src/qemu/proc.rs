//! What /proc says of a QEMU.
use std::fs;

/// Nanoseconds in a tick of /proc's CPU times, of which there are 100 in a second on every
/// architecture that QEMU runs on.
const TICK: u64 = 10_000_000;

/// CPU time that a process has used, in nanoseconds.
pub(crate) fn cpu_time(pid: i32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in parentheses may hold anything; user and system time are 12th and 13th after it.
    let (_, rest) = stat.rsplit_once(") ")?;
    let ticks = rest
        .split(' ')
        .skip(11)
        .take(2)
        .map(|field| field.parse::<u64>().ok());
    let sum: Option<u64> = ticks.sum();
    sum?.checked_mul(TICK)
}

/// Memory of a process that is in RAM, in KiB.
pub(crate) fn resident(pid: i32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/statm")).ok()?;
    let pages: u64 = text.split(' ').nth(1)?.parse().ok()?;
    pages.checked_mul(util::sys::host::page_size() / 1024)
}
