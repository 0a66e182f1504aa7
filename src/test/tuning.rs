//! Facts of a guest that calls read and change: memory, virtual CPUs, autostart.
use crate::ORIGIN;
use crate::host::Host;
use crate::node::MAX_VCPUS;
use abi::*;
use api::Domain;
use conf::domain::lifecycle::{Lifecycle, LifecycleAction};
use conf::domain::memballoon::{Memballoon, MemballoonModel};
use conf::guest::Status;
use std::ffi::c_ulong;
use util::bail;
use util::error::Result;

/// Sets what follows an end (`virDomainLifecycle`).
fn set_action(lifecycle: &mut Lifecycle, end: u32, action: LifecycleAction) -> Result<()> {
    match end.cast_signed() {
        VIR_DOMAIN_LIFECYCLE_POWEROFF => lifecycle.on_poweroff = action,
        VIR_DOMAIN_LIFECYCLE_REBOOT => lifecycle.on_reboot = action,
        VIR_DOMAIN_LIFECYCLE_CRASH => lifecycle.on_crash = action,
        _ => bail!(VIR_ERR_INVALID_ARG, "invalid lifecycle type '{end}'"),
    }
    Ok(())
}

impl Host {
    /// `virDomainGetInfo`
    pub(crate) fn info(&self, handle: &Domain) -> Result<virDomainInfo> {
        self.look(handle, |status| {
            let (memory, vcpus) = (&status.def.memory, &status.def.vcpus);
            Ok(virDomainInfo {
                state: status.state.try_into().unwrap_or_default(),
                maxMem: memory.total,
                memory: memory.current,
                nrVirtCpu: vcpus.current.try_into().unwrap_or(u16::MAX),
                cpuTime: self.clock.now_ms() * 1_000_000,
            })
        })
    }

    /// `virDomainGetState`
    pub(crate) fn state(&self, handle: &Domain, flags: u32) -> Result<(i32, i32)> {
        api::check_flags(flags, 0, "testDomainGetState", ORIGIN)?;
        self.look(handle, |status| Ok((status.state, status.reason)))
    }

    /// `virDomainGetControlInfo`
    pub(crate) fn control_info(&self, handle: &Domain, flags: u32) -> Result<virDomainControlInfo> {
        api::check_flags(flags, 0, "testDomainGetControlInfo", ORIGIN)?;
        self.look(handle, |status| {
            status.require_active()?;
            Ok(virDomainControlInfo {
                state: VIR_DOMAIN_CONTROL_OK.cast_unsigned(),
                details: 0,
                stateTime: 0,
            })
        })
    }

    /// `virDomainGetHostname`
    pub(crate) fn guest_hostname(&self, handle: &Domain, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testDomainGetHostname", ORIGIN)?;
        self.look(handle, |status| {
            status.require_active()?;
            Ok(format!("{}host", status.def.name))
        })
    }

    /// `virDomainGetMaxMemory`, in KiB
    pub(crate) fn max_memory(&self, handle: &Domain) -> Result<c_ulong> {
        self.look(handle, |status| Ok(status.def.memory.total))
    }

    /// `virDomainSetMemoryFlags`, in KiB
    pub(crate) fn set_memory(&self, handle: &Domain, memory: c_ulong, flags: u32) -> Result<()> {
        const KNOWN: u32 =
            VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG | VIR_DOMAIN_MEM_MAXIMUM;
        api::check_flags(flags, KNOWN, "testDomainSetMemoryFlags", ORIGIN)?;
        self.change(handle, |_, status| {
            let live = status.affects_live(flags)?;
            if flags & VIR_DOMAIN_MEM_MAXIMUM != 0 {
                if live {
                    bail!(
                        VIR_ERR_OPERATION_INVALID,
                        "cannot resize the maximum memory on an active domain"
                    );
                }
                let sizes = &mut status.config_mut().memory;
                sizes.total = memory;
                sizes.current = sizes.current.min(memory);
                return Ok(());
            }
            let sizes = if live {
                &mut status.live_mut().memory
            } else {
                &mut status.config_mut().memory
            };
            if memory > sizes.total {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "cannot set memory higher than max memory"
                );
            }
            sizes.current = memory;
            Ok(())
        })
    }

    /// `virDomainSetMemoryStatsPeriod`, in seconds
    pub(crate) fn set_stats_period(&self, handle: &Domain, period: i32, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "testDomainSetMemoryStatsPeriod", ORIGIN)?;
        self.change(handle, |_, status| {
            let live = status.affects_live(flags)?;
            let there = |balloon: &Memballoon| balloon.model != MemballoonModel::None;
            let def = if live { &status.def } else { status.config() };
            if !def.devices.memballoons.iter().any(there) {
                bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "No memory balloon device configured, can not set the collection period"
                );
            }
            let def = if live {
                status.live_mut()
            } else {
                status.config_mut()
            };
            for balloon in &mut def.devices.memballoons {
                balloon.stats_period = period;
            }
            Ok(())
        })
    }

    /// `virDomainInjectNMI`
    pub(crate) fn inject_nmi(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainInjectNMI", ORIGIN)?;
        self.look(handle, Status::require_active)
    }

    /// `virDomainGetVcpusFlags`
    pub(crate) fn vcpus(&self, handle: &Domain, flags: u32) -> Result<i32> {
        const KNOWN: u32 =
            VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG | VIR_DOMAIN_VCPU_MAXIMUM;
        api::check_flags(flags, KNOWN, "testDomainGetVcpusFlags", ORIGIN)?;
        self.look(handle, |status| {
            let vcpus = &status.one_def(flags)?.vcpus;
            let count = if flags & VIR_DOMAIN_VCPU_MAXIMUM == 0 {
                vcpus.current
            } else {
                vcpus.max
            };
            Ok(count.try_into().unwrap_or(i32::MAX))
        })
    }

    /// `virDomainSetVcpusFlags`
    pub(crate) fn set_vcpus(&self, handle: &Domain, count: u32, flags: u32) -> Result<()> {
        const KNOWN: u32 =
            VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG | VIR_DOMAIN_VCPU_MAXIMUM;
        api::check_flags(flags, KNOWN, "testDomainSetVcpusFlags", ORIGIN)?;
        if count > MAX_VCPUS {
            bail!(
                VIR_ERR_INVALID_ARG,
                "requested cpu amount exceeds maximum supported amount ({} > {MAX_VCPUS})",
                count.cast_signed()
            );
        }
        let maximum = flags & VIR_DOMAIN_VCPU_MAXIMUM != 0;
        self.change(handle, |_, status| {
            let affects = status.affects(flags)?;
            let mut limit = u32::MAX;
            if affects.live {
                limit = status.def.vcpus.max;
            }
            if affects.config && !maximum {
                limit = limit.min(status.config().vcpus.max);
            }
            if count > limit {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "requested cpu amount exceeds maximum ({count} > {limit})"
                );
            }
            if affects.live {
                status.live_mut().vcpus.set_current(count);
            }
            if affects.config && maximum {
                status.config_mut().vcpus.set_max(count);
            } else if affects.config {
                status.config_mut().vcpus.set_current(count);
            }
            Ok(())
        })
    }

    /// `virDomainGetMaxVcpus`
    pub(crate) fn max_vcpus(&self, handle: &Domain) -> Result<i32> {
        self.vcpus(handle, VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_VCPU_MAXIMUM)
    }

    /// `virDomainSetLifecycleAction`; the numbers are known to be those of an end and an action.
    pub(crate) fn set_lifecycle_action(
        &self,
        handle: &Domain,
        (end, action): (u32, u32),
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "testDomainSetLifecycleAction", ORIGIN)?;
        let Some(action) = LifecycleAction::ALL.get(action as usize) else {
            bail!(VIR_ERR_INVALID_ARG, "invalid lifecycle action '{action}'");
        };
        // What an end allows does not depend on the guest.
        let mut alone = Lifecycle::default();
        set_action(&mut alone, end, *action)?;
        alone.validate()?;
        self.change(handle, |_, status| {
            let affects = status.affects(flags)?;
            if affects.live {
                set_action(&mut status.live_mut().lifecycle, end, *action)?;
            }
            if affects.config {
                set_action(&mut status.config_mut().lifecycle, end, *action)?;
            }
            Ok(())
        })
    }

    /// `virDomainSetAutostartOnce`
    pub(crate) fn set_autostart_once(&self, handle: &Domain, autostart: bool) -> Result<()> {
        self.change(handle, |_, status| {
            if !status.persistent {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot set autostart for transient domain"
                );
            }
            status.autostart_once = autostart;
            Ok(())
        })
    }

    /// `virDomainSetAutostart`
    pub(crate) fn set_autostart(&self, handle: &Domain, autostart: bool) -> Result<()> {
        self.change(handle, |_, status| {
            status.autostart = autostart;
            Ok(())
        })
    }
}
