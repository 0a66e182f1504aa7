//! The guest's CPU in both definitions (C: `virCPUDefIsEqual`).
use util::bail;
use util::error::{ErrorDomain, Result};

use crate::cpu::{Cpu, CpuTopology};

/// Refuses another CPU; the complaints are those of the CPU's room.
pub(super) fn check(source: Option<&Cpu>, target: Option<&Cpu>) -> Result<()> {
    let complain = |result: Result<()>| {
        result.map_err(|mut error| {
            error.domain = ErrorDomain::VIR_FROM_CPU;
            error
        })
    };
    match (source, target) {
        (None, None) => Ok(()),
        (Some(source), Some(target)) => complain(compare(source, target)),
        _ => bail!(
            VIR_FROM_CPU: VIR_ERR_CONFIG_UNSUPPORTED,
            "Target CPU does not match source"
        ),
    }
}

fn compare(source: &Cpu, target: &Cpu) -> Result<()> {
    use super::{equal, same, text, word};
    let name = |of: &Option<String>| text(of.as_deref()).to_owned();
    same("CPU mode", target.mode, source.mode)?;
    same("CPU check", word(target.check), word(source.check))?;
    same("CPU model", name(&target.model), name(&source.model))?;
    same("CPU vendor", name(&target.vendor), name(&source.vendor))?;
    same(
        "CPU vendor id",
        name(&target.vendor_id),
        name(&source.vendor_id),
    )?;
    compare_topology(source, target)?;
    same(
        "CPU feature count",
        target.features.len(),
        source.features.len(),
    )?;
    equal("CPU cache", &target.cache, &source.cache)?;
    equal("CPU maxphysaddr", &target.maxphysaddr, &source.maxphysaddr)?;
    for (ours, theirs) in source.features.iter().zip(&target.features) {
        same("CPU feature", &theirs.name, &ours.name)?;
        same("CPU feature policy", theirs.policy, ours.policy)?;
    }
    Ok(())
}

fn compare_topology(source: &Cpu, target: &Cpu) -> Result<()> {
    let counts = |cpu: &Cpu| {
        let count = |of: fn(&CpuTopology) -> u32| cpu.topology.as_ref().map_or(0, of);
        [
            ("CPU sockets", count(|topology| topology.sockets)),
            ("CPU dies", count(|topology| topology.dies)),
            ("CPU clusters", count(|topology| topology.clusters)),
            ("CPU cores", count(|topology| topology.cores)),
            ("CPU threads", count(|topology| topology.threads)),
        ]
    };
    for ((what, theirs), (_, ours)) in counts(target).into_iter().zip(counts(source)) {
        super::same(what, theirs, ours)?;
    }
    Ok(())
}
