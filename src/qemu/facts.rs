//! Questions about guests that need no QEMU, and settings that need none either.
use crate::ORIGIN;
use crate::host::Host;
use crate::job::Kind;
use crate::proc::Times;
use crate::vcpus::no_agent;
use crate::{cpu_model, definition, launch, store};
use abi::*;
use api::{Domain, rule};
use conf::DomainDef;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;
use util::xml::ParseFlags;

impl Host {
    /// `virDomainGetXMLDesc`
    pub(crate) fn xml(&self, handle: &Domain, flags: u32) -> Result<String> {
        const KNOWN: u32 = VIR_DOMAIN_XML_SECURE
            | VIR_DOMAIN_XML_INACTIVE
            | VIR_DOMAIN_XML_MIGRATABLE
            | VIR_DOMAIN_XML_UPDATE_CPU;
        api::check_flags(flags, KNOWN, "qemuDomainGetXMLDesc", ORIGIN)?;
        let guest = self.guest(handle)?;
        let (def, run) = {
            let facts = guest.look();
            match flags & VIR_DOMAIN_XML_INACTIVE != 0 {
                true => (Arc::clone(facts.config()), None),
                false => (Arc::clone(&facts.def), facts.run.clone()),
            }
        };
        if let Some(run) = run.filter(|_| flags & VIR_DOMAIN_XML_MIGRATABLE != 0) {
            return Ok(definition::format(&definition::portable(&def, &run), flags));
        }
        if flags & VIR_DOMAIN_XML_UPDATE_CPU != 0 {
            let mut def = DomainDef::clone(&def);
            let caps = definition::capabilities(&def, &self.cache)?;
            cpu_model::show_updated(&mut def, &caps)?;
            return Ok(definition::format(&def, flags));
        }
        Ok(definition::format(&def, flags))
    }

    /// `virDomainGetState`
    pub(crate) fn state(&self, handle: &Domain, flags: u32) -> Result<(i32, i32)> {
        api::check_flags(flags, 0, "qemuDomainGetState", ORIGIN)?;
        let guest = self.guest(handle)?;
        let facts = guest.look();
        Ok((facts.state, facts.reason))
    }

    /// `virDomainGetInfo`
    pub(crate) fn info(&self, handle: &Domain) -> Result<virDomainInfo> {
        let guest = self.guest(handle)?;
        let (mut info, pid) = {
            let facts = guest.look();
            let (memory, vcpus) = (&facts.def.memory, &facts.def.vcpus);
            let info = virDomainInfo {
                state: facts.state.try_into().unwrap_or_default(),
                maxMem: memory.total,
                memory: memory.current,
                nrVirtCpu: vcpus.current.try_into().unwrap_or(u16::MAX),
                cpuTime: 0,
            };
            (info, facts.run.as_ref().map(|run| run.process.pid()))
        };
        if let Some(pid) = pid {
            let times = Times::of_process(pid);
            info.cpuTime = times.map_or(0, Times::total);
        }
        Ok(info)
    }

    /// `virDomainGetOSType`
    pub(crate) fn os_type(&self, handle: &Domain) -> Result<String> {
        let guest = self.guest(handle)?;
        let facts = guest.look();
        Ok(facts
            .def
            .os
            .kind
            .map_or("hvm", |kind| kind.as_str())
            .to_owned())
    }

    /// `virDomainGetHostname`: there is neither an agent to ask nor a network with leases.
    pub(crate) fn guest_hostname(&self, handle: &Domain, flags: u32) -> Result<String> {
        const LEASE: rule::Flag<'_> = (
            VIR_DOMAIN_GET_HOSTNAME_LEASE,
            "VIR_DOMAIN_GET_HOSTNAME_LEASE",
        );
        const AGENT: rule::Flag<'_> = (
            VIR_DOMAIN_GET_HOSTNAME_AGENT,
            "VIR_DOMAIN_GET_HOSTNAME_AGENT",
        );
        const FUNCTION: &str = "qemuDomainGetHostname";
        api::check_flags(flags, LEASE.0 | AGENT.0, FUNCTION, ORIGIN)?;
        rule::exclusive(flags, LEASE, AGENT, FUNCTION, ORIGIN)?;
        let guest = self.guest(handle)?;
        guest.run()?;
        match flags & LEASE.0 {
            0 => Err(no_agent()),
            _ => bail!(
                VIR_ERR_NO_HOSTNAME,
                "no hostname found for domain {}",
                handle.name()
            ),
        }
    }

    /// `virDomainSetAutostart`
    pub(crate) fn set_autostart(&self, handle: &Domain, wanted: bool) -> Result<()> {
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainSetAutostart")?;
        let name = {
            let facts = guest.look();
            if !facts.persistent {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot set autostart for transient domain"
                );
            }
            if facts.autostart == wanted {
                return Ok(());
            }
            facts.def.name.clone()
        };
        store::set_autostart(&self.folders, &name, wanted)?;
        guest.change().autostart = wanted;
        Ok(())
    }

    /// `virDomainGetJobStats`
    pub(crate) fn job_stats(&self, handle: &Domain, flags: u32) -> Result<(i32, TypedParams)> {
        const KNOWN: u32 = VIR_DOMAIN_JOB_STATS_COMPLETED | VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED;
        api::check_flags(flags, KNOWN, "qemuDomainGetJobStats", ORIGIN)?;
        let completed = flags & VIR_DOMAIN_JOB_STATS_COMPLETED != 0;
        let keep = flags & VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED != 0;
        let guest = self.guest(handle)?;
        if !completed {
            guest.run()?;
        }
        Ok(guest.progress.stats(completed, keep))
    }

    /// `virDomainGetControlInfo`
    pub(crate) fn control_info(&self, handle: &Domain, flags: u32) -> Result<virDomainControlInfo> {
        api::check_flags(flags, 0, "qemuDomainGetControlInfo", ORIGIN)?;
        let guest = self.guest(handle)?;
        let run = guest.run()?;
        let state = match run.monitor.closed() {
            Some(_) => VIR_DOMAIN_CONTROL_ERROR,
            None if guest.jobs.is_busy() => VIR_DOMAIN_CONTROL_JOB,
            None => VIR_DOMAIN_CONTROL_OK,
        };
        Ok(virDomainControlInfo {
            state: state.cast_unsigned(),
            details: 0,
            stateTime: 0,
        })
    }

    /// `virDomainAbortJobFlags`
    pub(crate) fn abort_job(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(
            flags,
            VIR_DOMAIN_ABORT_JOB_POSTCOPY,
            "qemuDomainAbortJobFlags",
            ORIGIN,
        )?;
        let guest = self.guest(handle)?;
        guest.run()?;
        guest.progress.abort()
    }

    /// `virConnectDomainXMLToNative`
    pub(crate) fn to_native(
        self: &Arc<Self>,
        format: &str,
        xml: &str,
        flags: u32,
    ) -> Result<String> {
        api::check_flags(flags, 0, "qemuConnectDomainXMLToNative", ORIGIN)?;
        if format != "qemu-argv" {
            bail!(VIR_ERR_INVALID_ARG, "unsupported config type {format}");
        }
        let mut def = self.parse(xml, ParseFlags::INACTIVE)?;
        for net in &mut def.devices.nets {
            *net = definition::detached(net);
        }
        launch::command_line(self, &def)
    }
}
