//! The virtual CPUs: how many, and what they use of the host's.
use crate::ORIGIN;
use crate::guest::Guest;
use crate::host::Host;
use crate::job::Kind;
use crate::proc::{self, Times};
use crate::run::Run;
use abi::*;
use api::{Domain, VcpuInfo};
use conf::domain::vcpu::Vcpus;
use serde_json::Value;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;

impl Host {
    /// `virDomainGetVcpusFlags`
    pub(crate) fn vcpus(&self, handle: &Domain, flags: u32) -> Result<i32> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE
            | VIR_DOMAIN_AFFECT_CONFIG
            | VIR_DOMAIN_VCPU_MAXIMUM
            | VIR_DOMAIN_VCPU_GUEST;
        api::check_flags(flags, KNOWN, "qemuDomainGetVcpusFlags", ORIGIN)?;
        let guest = self.guest(handle)?;
        if flags & VIR_DOMAIN_VCPU_GUEST != 0 {
            return Err(no_agent());
        }
        let facts = guest.look();
        let vcpus = &facts.one_def(flags & !VIR_DOMAIN_VCPU_MAXIMUM)?.vcpus;
        let count = if flags & VIR_DOMAIN_VCPU_MAXIMUM == 0 {
            vcpus.current
        } else {
            vcpus.max
        };
        Ok(count.try_into().unwrap_or(i32::MAX))
    }

    /// `virDomainSetVcpusFlags`
    pub(crate) fn set_vcpus(&self, handle: &Domain, count: u32, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE
            | VIR_DOMAIN_AFFECT_CONFIG
            | VIR_DOMAIN_VCPU_MAXIMUM
            | VIR_DOMAIN_VCPU_GUEST
            | VIR_DOMAIN_VCPU_HOTPLUGGABLE;
        api::check_flags(flags, KNOWN, "qemuDomainSetVcpusFlags", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainSetVcpusFlags")?;
        let affects = guest.look().affects(flags)?;
        if flags & VIR_DOMAIN_VCPU_GUEST != 0 {
            return Err(no_agent());
        }
        if flags & VIR_DOMAIN_VCPU_MAXIMUM != 0 {
            if affects.live {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "maximum vcpu count of a live domain can't be modified"
                );
            }
            return self.change_stored(&guest, |def| def.vcpus.set_max(count));
        }
        if affects.live {
            check_count(&guest.look().def.vcpus, count, "live")?;
        }
        if affects.config {
            check_count(&guest.look().config().vcpus, count, "persistent")?;
        }
        if affects.live {
            let run = guest.run()?;
            self.plug(&guest, &run, count)?;
        }
        if affects.config {
            self.change_stored(&guest, |def| def.vcpus.set_current(count))?;
        }
        Ok(())
    }

    /// Plugs virtual CPUs in until there are `count`.
    fn plug(&self, guest: &Arc<Guest>, run: &Arc<Run>, count: u32) -> Result<()> {
        let current = guest.look().def.vcpus.current;
        if count < current {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count"
            );
        }
        for number in current..count {
            let sockets = run.monitor.query_hotpluggable_cpus()?;
            let mut free: Vec<&Value> = sockets
                .iter()
                .filter(|cpu| cpu.get("qom-path").is_none() && cpu["vcpus-count"] == 1)
                .collect();
            // QEMU lists them from the last to the first.
            let Some(next) = free.pop() else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count"
                );
            };
            let mut device = next["props"].clone();
            device["driver"] = next["type"].clone();
            device["id"] = format!("vcpu{number}").into();
            run.monitor.device_add(device)?;
            guest.change().live_mut().vcpus.set_current(number + 1);
        }
        self.save_status(guest, run)
    }

    /// `virDomainGetVcpus`: at most `room` of them.
    pub(crate) fn vcpu_infos(&self, handle: &Domain, room: usize) -> Result<Vec<VcpuInfo>> {
        let guest = self.guest(handle)?;
        let Some(run) = guest.look().run.clone() else {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "cannot retrieve vcpu information for inactive domain"
            );
        };
        let _job = self.job(&guest, handle, Kind::Query, "virDomainGetVcpus")?;
        let pid = run.process.pid();
        let cpus = run.monitor.query_cpus()?;
        let info = |(number, thread): (u32, i64)| {
            let times = Times::of_thread(pid, thread).unwrap_or_default();
            let allowed = proc::allowed_cpus(pid, thread);
            VcpuInfo {
                info: virVcpuInfo {
                    number,
                    state: VIR_VCPU_RUNNING,
                    cpuTime: times.total(),
                    cpu: times.cpu,
                },
                cpumap: allowed.map_or(Vec::new(), |map| map.as_bytes().to_vec()),
            }
        };
        let threads = (0..).zip(cpus.iter().map(|cpu| cpu.thread));
        Ok(threads.take(room).map(info).collect())
    }

    /// `virDomainGetCPUStats`; of all CPUs together, as /proc knows them no other way.
    pub(crate) fn cpu_stats(
        &self,
        handle: &Domain,
        start: i32,
        flags: u32,
    ) -> Result<Vec<TypedParams>> {
        api::check_flags(
            flags,
            VIR_TYPED_PARAM_STRING_OKAY,
            "qemuDomainGetCPUStats",
            ORIGIN,
        )?;
        let guest = self.guest(handle)?;
        let run = guest.run()?;
        if start != -1 {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "statistics of single CPUs of the host are not supported by this driver"
            );
        }
        let times = Times::of_process(run.process.pid()).unwrap_or_default();
        let mut params = TypedParams::default();
        params.add(VIR_DOMAIN_CPU_STATS_CPUTIME, times.total())?;
        params.add(VIR_DOMAIN_CPU_STATS_USERTIME, times.user)?;
        params.add(VIR_DOMAIN_CPU_STATS_SYSTEMTIME, times.system)?;
        Ok(vec![params])
    }
}

fn check_count(vcpus: &Vcpus, count: u32, what: &str) -> Result<()> {
    if count > vcpus.max {
        bail!(
            VIR_ERR_INVALID_ARG,
            "requested vcpus is greater than max allowable vcpus for the {what} domain: {count} > {}",
            vcpus.max
        );
    }
    Ok(())
}

pub(crate) fn no_agent() -> Box<util::Error> {
    util::err!(
        VIR_ERR_ARGUMENT_UNSUPPORTED,
        "QEMU guest agent is not configured"
    )
}
