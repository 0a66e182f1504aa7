//! What a program in the guest would answer: file systems, clock, passwords, keys, signals.
//! The test host plays that program; the addresses it would tell are in `address`.
mod info;
mod ssh_keys;
mod vcpus;

use crate::ORIGIN;
use crate::guest::{Guest, not_found};
use crate::host::Host;
use crate::keycode;
use crate::rtc::{GuestClock, RtcChange};
use abi::*;
use api::{Domain, FsInfo};
use conf::guest::Status;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use util::bail;
use util::error::Result;

/// Mount points of every guest, with the names of their devices.
const MOUNTS: [(&str, &str); 2] = [("/", "vda1"), ("/boot", "vda2")];

/// The disk that the file systems are on.
const DISK: &str = "vda";

/// A guest whose clock nobody has set believes it is 1989, in seconds.
pub(crate) const UNSET_TIME: i64 = 627_319_920;

/// What the program in a guest remembers, also while the guest is off.
#[derive(Debug)]
pub(crate) struct Agent {
    /// Which of [`MOUNTS`] are frozen.
    frozen: [bool; MOUNTS.len()],
    /// Guest time where there is no `clock`: seconds, nanoseconds.
    time: (i64, u32),
    /// The clock of a guest of an extended host, once it has run.
    pub(crate) clock: Option<GuestClock>,
    /// How it sets that clock by itself.
    pub(crate) rtc_changes: Vec<RtcChange>,
    /// With which keys users can log in.
    ssh_keys: BTreeMap<String, Vec<String>>,
    /// Virtual CPUs that it doesn't use.
    offline: BTreeSet<u32>,
}

impl Default for Agent {
    fn default() -> Self {
        Self {
            frozen: [false; MOUNTS.len()],
            time: (UNSET_TIME, 0),
            clock: None,
            rtc_changes: Vec::new(),
            ssh_keys: BTreeMap::new(),
            offline: BTreeSet::new(),
        }
    }
}

/// Which mount points are meant: those named, or all.
fn wanted(names: &[&str]) -> Result<[bool; MOUNTS.len()]> {
    if names.is_empty() {
        return Ok([true; MOUNTS.len()]);
    }
    let mut wanted = [false; MOUNTS.len()];
    for name in names {
        match MOUNTS.iter().position(|(path, _)| path == name) {
            Some(at) => wanted[at] = true,
            None => bail!(VIR_ERR_OPERATION_INVALID, "mount point not found: {name}"),
        }
    }
    Ok(wanted)
}

impl Agent {
    /// The guest boots: what its system forgets then.
    pub(crate) fn boot(&mut self) {
        self.offline.clear();
    }

    /// Freezes or thaws; how many file systems changed.
    fn set_frozen(&mut self, names: &[&str], frozen: bool) -> Result<i32> {
        let mut changed = 0;
        for (is, wanted) in self.frozen.iter_mut().zip(wanted(names)?) {
            if wanted && *is != frozen {
                *is = frozen;
                changed += 1;
            }
        }
        Ok(changed)
    }
}

impl Host {
    /// The guest, if it runs.
    fn running(&self, handle: &Domain) -> Result<Arc<Guest>> {
        let guest = self.guest(handle)?;
        {
            let status = guest.status();
            if status.removed {
                return Err(not_found(handle));
            }
            status.require_active()?;
        }
        Ok(guest)
    }

    /// `virDomainGetFSInfo`
    pub(crate) fn fs_info(&self, handle: &Domain, flags: u32) -> Result<Vec<FsInfo>> {
        api::check_flags(flags, 0, "testDomainGetFSInfo", ORIGIN)?;
        self.look(handle, |status| {
            status.require_active()?;
            let mut disks = status.def.devices.disks.iter();
            if !disks.any(|disk| disk.target.dev == DISK) {
                return Ok(Vec::new());
            }
            let info = |(mountpoint, name): (&str, &str)| FsInfo {
                mountpoint: mountpoint.to_owned(),
                name: name.to_owned(),
                fstype: "ext4".to_owned(),
                dev_alias: vec![DISK.to_owned()],
            };
            Ok(MOUNTS.map(info).to_vec())
        })
    }

    /// `virDomainFSFreeze`
    pub(crate) fn fs_freeze(&self, handle: &Domain, mounts: &[&str], flags: u32) -> Result<i32> {
        api::check_flags(flags, 0, "testDomainFSFreeze", ORIGIN)?;
        self.running(handle)?.agent().set_frozen(mounts, true)
    }

    /// `virDomainFSThaw`
    pub(crate) fn fs_thaw(&self, handle: &Domain, mounts: &[&str], flags: u32) -> Result<i32> {
        api::check_flags(flags, 0, "testDomainFSThaw", ORIGIN)?;
        self.running(handle)?.agent().set_frozen(mounts, false)
    }

    /// `virDomainFSTrim`: there is nothing to discard.
    pub(crate) fn fs_trim(&self, handle: &Domain, mount: Option<&str>, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainFSTrim", ORIGIN)?;
        self.running(handle)?;
        wanted(mount.as_slice()).map(drop)
    }

    /// `virDomainGetTime`: seconds, nanoseconds
    pub(crate) fn guest_time(&self, handle: &Domain, flags: u32) -> Result<(i64, u32)> {
        api::check_flags(flags, 0, "testDomainGetTime", ORIGIN)?;
        let guest = self.guest(handle)?;
        let state = guest.status().state;
        if state != VIR_DOMAIN_RUNNING {
            bail!(VIR_ERR_OPERATION_INVALID, "domain is not running");
        }
        let time = self.clock_time(&guest);
        Ok(time.unwrap_or_else(|| guest.agent().time))
    }

    /// `virDomainSetTime`
    pub(crate) fn set_guest_time(
        &self,
        handle: &Domain,
        time: (i64, u32),
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, VIR_DOMAIN_TIME_SYNC, "testDomainSetTime", ORIGIN)?;
        if self.is_extended {
            return self.set_clock(handle, time, flags);
        }
        self.running(handle)?.agent().time = time;
        Ok(())
    }

    /// `virDomainSetUserPassword`: every guest takes every password, and forgets it.
    pub(crate) fn set_password(&self, handle: &Domain, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_PASSWORD_ENCRYPTED;
        api::check_flags(flags, KNOWN, "testDomainSetUserPassword", ORIGIN)?;
        self.look(handle, Status::require_active)
    }

    /// `virDomainSendKey`: keys go nowhere once their codes are known.
    pub(crate) fn send_key(
        &self,
        handle: &Domain,
        codeset: u32,
        keys: &[u32],
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainSendKey", ORIGIN)?;
        self.look(handle, Status::require_active)?;
        keycode::check(codeset, keys)
    }

    /// `virDomainSendProcessSignal`: the first process ignores every signal, running or not.
    pub(crate) fn send_signal(
        &self,
        handle: &Domain,
        pid: i64,
        signal: u32,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainSendProcessSignal", ORIGIN)?;
        if pid != 1 {
            bail!(
                VIR_ERR_INVALID_ARG,
                "only sending a signal to pid 1 is supported"
            );
        }
        if signal > VIR_DOMAIN_PROCESS_SIGNAL_RT32.cast_unsigned() {
            let signal = signal.cast_signed();
            bail!(VIR_ERR_INVALID_ARG, "signum value {signal} is out of range");
        }
        self.look(handle, |_| Ok(()))
    }
}
