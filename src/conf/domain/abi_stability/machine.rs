//! Memory, CPUs by number, NUMA nodes, firmware facts and timers of both definitions.
use util::bail;
use util::error::{ErrorDomain, Result};

use super::{Strictness, equal, same, same_quoted, text, word};
use crate::domain::DomainDef;
use crate::domain::clock::{Clock, Timer, TimerName};
use crate::domain::memory::Memory;
use crate::domain::os::Os;
use crate::domain::sysinfo::Sysinfo;
use crate::domain::vcpu::Vcpus;
use crate::numa::Numa;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Refuses another machine.
pub(super) fn check(source: &DomainDef, target: &DomainDef, strictness: Strictness) -> Result<()> {
    check_memory(&source.memory, &target.memory, strictness)?;
    check_numa(nodes(source), nodes(target))?;
    check_vcpus(&source.vcpus, &target.vcpus)?;
    check_os(&source.os, &target.os)
}

fn check_memory(source: &Memory, target: &Memory, strictness: Strictness) -> Result<()> {
    same("domain max memory", target.total, source.total)?;
    if strictness == Strictness::Full {
        same("domain current memory", target.current, source.current)?;
    }
    if source.slots != target.slots {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target domain memory slots count '{}' doesn't match source '{}'",
            target.slots,
            source.slots
        );
    }
    if source.max != target.max {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target maximum memory size '{}' doesn't match source '{}'",
            target.max,
            source.max
        );
    }
    Ok(())
}

fn nodes(def: &DomainDef) -> Option<&Numa> {
    def.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref())
}

fn check_numa(source: Option<&Numa>, target: Option<&Numa>) -> Result<()> {
    let cells = |numa: Option<&Numa>| numa.map_or(0, |numa| numa.cells.len());
    if cells(source) != cells(target) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target NUMA node count '{}' doesn't match source '{}'",
            cells(target),
            cells(source)
        );
    }
    let (Some(source), Some(target)) = (source, target) else {
        return Ok(());
    };
    for (node, (ours, theirs)) in source.cells.iter().zip(&target.cells).enumerate() {
        if ours.memory != theirs.memory {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Size of target NUMA node {node} ({}) doesn't match source ({})",
                theirs.memory,
                ours.memory
            );
        }
        if ours.cpus != theirs.cpus {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Processor mask of target NUMA node {node} doesn't match source"
            );
        }
        let moved = |(to, distance): &&(u32, u32)| !theirs.distances.contains(&(*to, *distance));
        if let Some((to, _)) = ours.distances.iter().find(moved) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Target NUMA distance from {node} to {to} doesn't match source"
            );
        }
    }
    Ok(())
}

fn check_vcpus(source: &Vcpus, target: &Vcpus) -> Result<()> {
    same("domain vCPU max", target.max, source.max)?;
    let listed = source.each.len().max(target.each.len());
    let counted = source.current.max(target.current);
    for id in 0..counted.max(u32::try_from(listed).unwrap_or(u32::MAX)) {
        if source.is_online(id) != target.is_online(id) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "State of vCPU '{id}' differs between source and destination definitions"
            );
        }
        let order = |vcpus: &Vcpus| vcpus.each.get(id as usize).map_or(0, |vcpu| vcpu.order);
        if order(source) != order(target) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "vcpu enable order of vCPU '{id}' differs between source and destination definitions"
            );
        }
    }
    Ok(())
}

fn check_os(source: &Os, target: &Os) -> Result<()> {
    let machine = |os: &Os| text(os.machine.as_deref()).to_owned();
    same("domain OS type", word(target.kind), word(source.kind))?;
    same("domain architecture", word(target.arch), word(source.arch))?;
    same("domain machine type", machine(target), machine(source))?;
    let smbios = |os: &Os| os.smbios.map_or("none", |mode| mode.as_str());
    same("domain SMBIOS mode", smbios(target), smbios(source))
}

/// Refuses timers of another kind.
pub(super) fn check_timers(source: &Clock, target: &Clock) -> Result<()> {
    if source.timers.len() != target.timers.len() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target domain timers do not match source"
        );
    }
    let mut pairs = source.timers.iter().zip(&target.timers);
    pairs.try_for_each(|(ours, theirs)| check_timer(ours, theirs))
}

fn check_timer(source: &Timer, target: &Timer) -> Result<()> {
    same("timer", target.name, source.name)?;
    let present = |timer: &Timer| word(timer.present);
    same_quoted("timer presence", present(target), present(source))?;
    if source.name == TimerName::Tsc {
        same("TSC frequency", target.frequency, source.frequency)?;
        let mode = |timer: &Timer| timer.mode.map_or("default", |mode| mode.as_str());
        same("TSC mode", mode(target), mode(source))?;
    }
    Ok(())
}

/// Refuses other facts in the firmware's tables; the complaints are those of the tables' room.
pub(super) fn check_sysinfo(source: &[Sysinfo], target: &[Sysinfo]) -> Result<()> {
    equal("domain count of sysinfo", target.len(), source.len())?;
    for (ours, theirs) in source.iter().zip(target) {
        compare_sysinfo(ours, theirs).map_err(|mut error| {
            error.domain = ErrorDomain::VIR_FROM_SYSINFO;
            error
        })?;
    }
    Ok(())
}

/// How messages call a block of SMBIOS and its first entry, which is the maker's name.
fn block_name(block: &str) -> (&str, &str) {
    match block {
        "bios" => ("BIOS", "vendor"),
        "baseBoard" => ("base board", "manufacturer"),
        other => (other, "manufacturer"),
    }
}

fn compare_sysinfo(source: &Sysinfo, target: &Sysinfo) -> Result<()> {
    same("sysinfo", target.kind(), source.kind())?;
    let boards = |info: &Sysinfo| {
        info.blocks()
            .filter(|(name, _)| *name == "baseBoard")
            .count()
    };
    same_quoted("sysinfo base board count", boards(target), boards(source))?;
    if source.blocks().count() != target.blocks().count() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target sysinfo does not match source"
        );
    }
    for ((name, ours), (_, theirs)) in source.blocks().zip(target.blocks()) {
        let (block, maker) = block_name(name);
        for entry in Sysinfo::entries_of(name) {
            let what = if *entry == maker { "vendor" } else { entry };
            let value = |entries: &[(&str, String)]| {
                let found = entries.iter().find(|(other, _)| other == entry);
                text(found.map(|(_, value)| value.as_str())).to_owned()
            };
            same(
                &format!("sysinfo {block} {what}"),
                value(theirs),
                value(ours),
            )?;
        }
    }
    Ok(())
}
