//! What migrations of a guest are bound to: speeds, the pause, the cache.
use crate::ORIGIN;
use crate::host::Host;
use crate::job::Wish;
use abi::*;
use api::Domain;
use std::sync::Arc;
use util::bail;
use util::error::Result;

/// Bytes in a second of a migration that has no limit.
const SPEED: u64 = 1 << 30;

/// The greatest limit in MiB a second, and that of a guest to which none was given
/// (C: `QEMU_DOMAIN_MIG_BANDWIDTH_MAX`).
const MAX_SPEED: u64 = (i64::MAX as u64) >> 20;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// MiB in a second.
    speed: u64,
    /// The same once the guest runs at the destination; 0 for none.
    postcopy_speed: u64,
    /// Longest pause in milliseconds.
    pub(super) downtime: u64,
    /// Bytes of the cache for compression.
    cache: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            speed: MAX_SPEED,
            postcopy_speed: 0,
            downtime: 300,
            cache: 64 << 20,
        }
    }
}

impl Limits {
    /// What is left of them when the guest has stopped: all others are of its hypervisor.
    pub(crate) fn stopped(&self) -> Self {
        Self {
            speed: self.speed,
            ..Self::default()
        }
    }

    /// Bytes in a second of a migration for which the caller gave this limit in MiB; 0 for none.
    pub(super) fn bytes(&self, given: u64) -> u64 {
        match (given, self.speed) {
            (0, 0 | MAX_SPEED) => SPEED,
            (0, speed) => speed << 20,
            (given, _) => given.min(MAX_SPEED) << 20,
        }
    }

    pub(super) fn set_postcopy(&mut self, speed: u64) {
        self.postcopy_speed = speed.min(MAX_SPEED);
    }

    /// The same for what is still missing at the destination.
    pub(super) fn postcopy_bytes(&self) -> u64 {
        match self.postcopy_speed {
            0 => SPEED,
            speed => speed << 20,
        }
    }
}

impl Host {
    /// Reads a limit of a running guest.
    fn limit(
        &self,
        handle: &Domain,
        flags: u32,
        function: &str,
        read: fn(&Limits) -> u64,
    ) -> Result<u64> {
        api::check_flags(flags, 0, function, ORIGIN)?;
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            status.require_active()?;
            Ok(read(&guest.live().limits))
        })
    }

    /// Sets a limit of a running guest.
    fn set_limit(
        &self,
        handle: &Domain,
        flags: u32,
        function: &str,
        set: impl FnOnce(&mut Limits),
    ) -> Result<()> {
        api::check_flags(flags, 0, function, ORIGIN)?;
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            status.require_active()?;
            set(&mut guest.live().limits);
            Ok(())
        })
    }

    /// `virDomainMigrateGetMaxDowntime`
    pub(crate) fn max_downtime(&self, handle: &Domain, flags: u32) -> Result<u64> {
        let function = "testDomainMigrateGetMaxDowntime";
        self.limit(handle, flags, function, |limits| limits.downtime)
    }

    /// `virDomainMigrateSetMaxDowntime`
    pub(crate) fn set_max_downtime(&self, handle: &Domain, ms: u64, flags: u32) -> Result<()> {
        let function = "testDomainMigrateSetMaxDowntime";
        self.set_limit(handle, flags, function, |limits| limits.downtime = ms)
    }

    /// `virDomainMigrateGetCompressionCache`
    pub(crate) fn compression_cache(&self, handle: &Domain, flags: u32) -> Result<u64> {
        let function = "testDomainMigrateGetCompressionCache";
        self.limit(handle, flags, function, |limits| limits.cache)
    }

    /// `virDomainMigrateSetCompressionCache`
    pub(crate) fn set_compression_cache(
        &self,
        handle: &Domain,
        bytes: u64,
        flags: u32,
    ) -> Result<()> {
        let function = "testDomainMigrateSetCompressionCache";
        self.set_limit(handle, flags, function, |limits| limits.cache = bytes)
    }

    /// `virDomainMigrateGetMaxSpeed`: that for post-copy is the running hypervisor's.
    pub(crate) fn max_speed(&self, handle: &Domain, flags: u32) -> Result<u64> {
        const POSTCOPY: u32 = VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY;
        api::check_flags(flags, POSTCOPY, "testDomainMigrateGetMaxSpeed", ORIGIN)?;
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            if flags & POSTCOPY == 0 {
                return Ok(guest.live().limits.speed);
            }
            status.require_active()?;
            Ok(guest.live().limits.postcopy_speed)
        })
    }

    /// `virDomainMigrateSetMaxSpeed`; a migration under way follows.
    pub(crate) fn set_max_speed(&self, handle: &Domain, speed: u64, flags: u32) -> Result<()> {
        const POSTCOPY: u32 = VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY;
        api::check_flags(flags, POSTCOPY, "testDomainMigrateSetMaxSpeed", ORIGIN)?;
        if speed > MAX_SPEED {
            bail!(
                VIR_ERR_OVERFLOW,
                "bandwidth must be less than {}",
                MAX_SPEED + 1
            );
        }
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            let of_postcopy = flags & POSTCOPY != 0;
            if of_postcopy {
                status.require_active()?;
            }
            let mut live = guest.live();
            *match of_postcopy {
                true => &mut live.limits.postcopy_speed,
                false => &mut live.limits.speed,
            } = speed;
            let bytes = match of_postcopy {
                true => live.limits.postcopy_bytes(),
                false => live.limits.bytes(0),
            };
            if let Some(job) = &live.job {
                let now = self.clock.now();
                job.change(|progress| {
                    let memory = progress.memory.as_mut();
                    if let Some(memory) = memory.filter(|_| progress.is_postcopy == of_postcopy) {
                        memory.set_speed(bytes, now);
                    }
                });
            }
            Ok(())
        })
    }

    /// `virDomainMigrateStartPostCopy`
    pub(crate) fn start_post_copy(self: &Arc<Self>, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainMigrateStartPostCopy", ORIGIN)?;
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            status.require_active()?;
            let live = guest.live();
            let outgoing = live
                .job
                .as_ref()
                .filter(|job| job.operation == VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT);
            let Some(job) = outgoing else {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "post-copy can only be started while outgoing migration is in progress"
                );
            };
            if job.flags & VIR_MIGRATE_POSTCOPY == 0 {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "switching to post-copy requires migration to be started with VIR_MIGRATE_POSTCOPY flag"
                );
            }
            job.change(|progress| progress.wish = Wish::PostCopy);
            Ok(())
        })
    }
}
