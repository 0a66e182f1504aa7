//! Statistics of guests in groups (`virConnectGetAllDomainStats`).
use crate::ORIGIN;
use crate::block;
use crate::device_events::alias_of;
use crate::guest::{Facts, Guest};
use crate::host::Host;
use crate::job::Kind;
use crate::proc::{self, Times};
use crate::run::Run;
use abi::*;
use api::{Conn, Domain, DomainStats};
use conf::domain::disk::Disk;
use conf::guest::filter;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::net_device;
use util::typed_param::TypedParams;

/// The groups that this driver has something of.
const GROUPS: u32 = VIR_DOMAIN_STATS_STATE
    | VIR_DOMAIN_STATS_CPU_TOTAL
    | VIR_DOMAIN_STATS_BALLOON
    | VIR_DOMAIN_STATS_VCPU
    | VIR_DOMAIN_STATS_INTERFACE
    | VIR_DOMAIN_STATS_BLOCK;

impl Host {
    /// `virConnectGetAllDomainStats`: of `domains`, or of all where there are none.
    pub(crate) fn all_stats(
        &self,
        conn: &Conn,
        domains: &[&Domain],
        groups: u32,
        flags: u32,
    ) -> Result<Vec<DomainStats>> {
        const KNOWN: u32 = filter::STATS
            | VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT
            | VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING
            | VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS;
        api::check_flags(flags, KNOWN, "qemuConnectGetAllDomainStats", ORIGIN)?;
        let unknown = groups & !GROUPS;
        if flags & VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS != 0 && unknown != 0 {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "Stats types bits 0x{unknown:x} are not supported by this daemon or QEMU"
            );
        }
        let groups = if groups == 0 { GROUPS } else { groups };
        let chosen = |guest: &Guest| filter::matches(flags & filter::STATS, guest.traits());
        let guests: Vec<Arc<Guest>> = match domains {
            [] => self.guests.filter(chosen),
            // One that is gone meanwhile is passed over.
            some => some
                .iter()
                .filter_map(|handle| self.guest(handle).ok())
                .filter(|guest| chosen(guest))
                .collect(),
        };
        let stats = guests.iter().map(|guest| {
            Ok(DomainStats {
                domain: guest.handle(conn),
                params: stats(guest, groups)?,
            })
        });
        stats.collect()
    }
}

/// The groups of one guest.
fn stats(guest: &Guest, groups: u32) -> Result<TypedParams> {
    let facts = guest.look().clone();
    let mut params = TypedParams::default();
    let mut run = facts.run.clone();
    // Without a turn there is what needs no QEMU.
    let _job = match run {
        Some(_) => guest.jobs.begin(Kind::Query, "virConnectGetAllDomainStats"),
        None => Err(crate::job::none_active()),
    };
    if _job.is_err() {
        run = None;
    }
    let run = run.as_deref();
    type Group = fn(&Facts, Option<&Run>, &mut TypedParams) -> Result<()>;
    let all: [(u32, Group); 6] = [
        (VIR_DOMAIN_STATS_STATE, state),
        (VIR_DOMAIN_STATS_CPU_TOTAL, cpu),
        (VIR_DOMAIN_STATS_BALLOON, balloon),
        (VIR_DOMAIN_STATS_VCPU, vcpu),
        (VIR_DOMAIN_STATS_INTERFACE, interface),
        (VIR_DOMAIN_STATS_BLOCK, disks),
    ];
    for (_, group) in all.iter().filter(|(bit, _)| groups & bit != 0) {
        group(&facts, run, &mut params)?;
    }
    Ok(params)
}

fn state(facts: &Facts, _run: Option<&Run>, params: &mut TypedParams) -> Result<()> {
    params.add(VIR_DOMAIN_STATS_STATE_STATE, facts.state)?;
    params.add(VIR_DOMAIN_STATS_STATE_REASON, facts.reason)
}

fn cpu(_facts: &Facts, run: Option<&Run>, params: &mut TypedParams) -> Result<()> {
    let Some(times) = run.and_then(|run| Times::of_process(run.process.pid())) else {
        return Ok(());
    };
    params.add(VIR_DOMAIN_STATS_CPU_TIME, times.total())?;
    params.add(VIR_DOMAIN_STATS_CPU_USER, times.user)?;
    params.add(VIR_DOMAIN_STATS_CPU_SYSTEM, times.system)
}

fn balloon(facts: &Facts, run: Option<&Run>, params: &mut TypedParams) -> Result<()> {
    params.add(VIR_DOMAIN_STATS_BALLOON_CURRENT, facts.def.memory.current)?;
    params.add(VIR_DOMAIN_STATS_BALLOON_MAXIMUM, facts.def.memory.total)?;
    if let Some(resident) = run.and_then(|run| proc::resident(run.process.pid())) {
        params.add(VIR_DOMAIN_STATS_BALLOON_RSS, resident)?;
    }
    Ok(())
}

fn vcpu(facts: &Facts, run: Option<&Run>, params: &mut TypedParams) -> Result<()> {
    params.add(VIR_DOMAIN_STATS_VCPU_CURRENT, facts.def.vcpus.current)?;
    params.add(VIR_DOMAIN_STATS_VCPU_MAXIMUM, facts.def.vcpus.max)?;
    let Some(run) = run else { return Ok(()) };
    let pid = run.process.pid();
    for (number, cpu) in run.monitor.query_cpus()?.iter().enumerate() {
        let name = |suffix: &str| format!("{VIR_DOMAIN_STATS_VCPU_PREFIX}{number}{suffix}");
        params.add(name(VIR_DOMAIN_STATS_VCPU_SUFFIX_STATE), VIR_VCPU_RUNNING)?;
        if let Some(times) = Times::of_thread(pid, cpu.thread) {
            params.add(name(VIR_DOMAIN_STATS_VCPU_SUFFIX_TIME), times.total())?;
        }
        if let Some(delay) = proc::run_delay(pid, cpu.thread) {
            params.add(name(VIR_DOMAIN_STATS_VCPU_SUFFIX_DELAY), delay)?;
        }
    }
    Ok(())
}

fn interface(facts: &Facts, run: Option<&Run>, params: &mut TypedParams) -> Result<()> {
    if run.is_none() {
        return Ok(());
    }
    let nets = &facts.def.devices.nets;
    params.add(VIR_DOMAIN_STATS_NET_COUNT, count(nets.len()))?;
    for (number, net) in nets.iter().enumerate() {
        let Some(device) = &net.ifname else { continue };
        let name = |suffix: &str| format!("{VIR_DOMAIN_STATS_NET_PREFIX}{number}{suffix}");
        params.add(name(VIR_DOMAIN_STATS_NET_SUFFIX_NAME), device.as_str())?;
        let Ok(counters) = net_device::counters(device) else {
            continue;
        };
        // What the host sends into a tap is what the guest receives.
        let both = [("rx", counters.sent), ("tx", counters.received)];
        for (way, values) in both {
            for (what, value) in ["bytes", "pkts", "errs", "drop"].iter().zip(values) {
                params.add(name(&format!(".{way}.{what}")), value)?;
            }
        }
    }
    Ok(())
}

fn disks(facts: &Facts, run: Option<&Run>, params: &mut TypedParams) -> Result<()> {
    let disks = &facts.def.devices.disks;
    params.add(VIR_DOMAIN_STATS_BLOCK_COUNT, count(disks.len()))?;
    for (number, disk) in disks.iter().enumerate() {
        let prefix = format!("{VIR_DOMAIN_STATS_BLOCK_PREFIX}{number}");
        params.add(format!("{prefix}.name"), disk.target.dev.as_str())?;
        if let Some(path) = disk.source.path() {
            params.add(format!("{prefix}.path"), path)?;
        }
        match run {
            Some(run) => running_disk(run, disk, &prefix, params)?,
            None => stopped_disk(disk, &prefix, params)?,
        }
    }
    Ok(())
}

fn stopped_disk(disk: &Disk, prefix: &str, params: &mut TypedParams) -> Result<()> {
    // An image that can't be read has no sizes.
    let Ok(info) = block::file_info(disk) else {
        return Ok(());
    };
    params.add(format!("{prefix}.allocation"), info.allocation)?;
    params.add(format!("{prefix}.capacity"), info.capacity)?;
    params.add(format!("{prefix}.physical"), info.physical)
}

fn running_disk(run: &Run, disk: &Disk, prefix: &str, params: &mut TypedParams) -> Result<()> {
    if disk.source.index != 0 {
        params.add(format!("{prefix}.backingIndex"), disk.source.index)?;
    }
    let all = run.monitor.query_block_counters()?;
    let alias = disk.info.alias.as_deref();
    let found = all.iter().find(|(path, _)| Some(alias_of(path)) == alias);
    let Some((_, counters)) = found else {
        return Ok(());
    };
    let kinds = [
        ("rd", counters.reads),
        ("wr", counters.writes),
        ("fl", counters.flushes),
    ];
    for (kind, requests) in kinds {
        params.add(format!("{prefix}.{kind}.reqs"), requests.requests)?;
        if kind != "fl" {
            params.add(format!("{prefix}.{kind}.bytes"), requests.bytes)?;
        }
        params.add(format!("{prefix}.{kind}.times"), requests.time)?;
    }
    let devices = run.monitor.query_block()?;
    let Some(device) = block::device_of(&devices, disk) else {
        return Ok(());
    };
    let (Some(capacity), Some(physical)) = (device.virtual_size, device.actual_size) else {
        return Ok(());
    };
    params.add(format!("{prefix}.allocation"), counters.highest)?;
    params.add(format!("{prefix}.capacity"), capacity)?;
    params.add(format!("{prefix}.physical"), physical)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
