//! The third pass: what a complete definition must not say (C: `virDomainDefValidate`).
//!
//! Rules of one device kind stand beside the device; a driver's in its hooks.
use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::chardev::{ChannelTargetType, ChardevTarget};
use super::cputune::LIMITS;
use super::hooks::DomainHooks;
use super::rng::RngBackend;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Bounds of a period in microseconds.
const PERIOD: std::ops::RangeInclusive<i64> = 1000..=1_000_000;
/// Bounds of a positive quota in microseconds.
const QUOTA: std::ops::RangeInclusive<i64> = 1000..=17_592_186_044_415;

impl DomainDef {
    /// Checks the rules that hold for every hypervisor, then the driver's.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn validate(&self, hooks: &dyn DomainHooks) -> Result<()> {
        self.check_aliases()?;
        self.check_boot_orders()?;
        self.check_cputune()?;
        self.check_iothreads()?;
        self.check_numa()?;
        self.check_chardevs()?;
        hooks.validate(self)
    }

    fn check_aliases(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for alias in self
            .devices
            .infos()
            .filter_map(|info| info.alias.as_deref())
        {
            if !seen.insert(alias) {
                bail!(VIR_ERR_XML_ERROR, "non unique alias detected: {alias}");
            }
        }
        Ok(())
    }

    fn check_boot_orders(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for boot in self.devices.infos().filter_map(|info| info.boot.as_ref()) {
            if !self.os.boot.is_empty() {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "per-device boot elements cannot be used together with os/boot elements"
                );
            }
            if !seen.insert(boot.order) {
                bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "boot order '{}' used for more than one device",
                    boot.order
                );
            }
        }
        Ok(())
    }

    fn check_cputune(&self) -> Result<()> {
        for ((name, _), value) in LIMITS.iter().zip(self.cputune.limits) {
            let quota = name.ends_with("quota");
            let range = if quota { &QUOTA } else { &PERIOD };
            // A quota below zero stands for none.
            let open = value == 0 || (quota && value < 0);
            if !open && !range.contains(&value) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Value of cputune '{name}' must be in range [{}, {}]",
                    range.start(),
                    range.end()
                );
            }
        }
        Ok(())
    }

    fn check_iothreads(&self) -> Result<()> {
        for pool in self.iothreads.threads.iter().map(|thread| thread.pool) {
            if pool.max.is_some_and(|max| max <= 0) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "thread_pool_max must be a positive integer"
                );
            }
            if let (Some(min), Some(max)) = (pool.min, pool.max)
                && min > max
            {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "thread_pool_min must be smaller or equal to thread_pool_max"
                );
            }
        }
        Ok(())
    }

    fn check_chardevs(&self) -> Result<()> {
        let devices = &self.devices;
        let all = devices
            .serials
            .iter()
            .chain(&devices.parallels)
            .chain(&devices.channels);
        for device in all.chain(&devices.consoles) {
            let virtio = matches!(
                device.target,
                ChardevTarget::Channel {
                    kind: ChannelTargetType::Virtio | ChannelTargetType::Xen,
                    ..
                }
            );
            device.source.validate(virtio)?;
        }
        for rng in &devices.rngs {
            if let RngBackend::Egd(source) = &rng.backend {
                source.validate(false)?;
            }
        }
        Ok(())
    }

    fn check_numa(&self) -> Result<()> {
        let Some(numa) = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref()) else {
            return Ok(());
        };
        let counted: usize = numa.cells.iter().map(|cell| cell.cpus.count()).sum();
        if counted > self.vcpus.max as usize {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Number of CPUs in <numa> exceeds the <vcpu> count"
            );
        }
        let last = numa.cells.iter().filter_map(|cell| cell.cpus.last()).max();
        if last.is_some_and(|last| last >= self.vcpus.max as usize) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "CPU IDs in <numa> exceed the <vcpu> count"
            );
        }
        Ok(())
    }
}
