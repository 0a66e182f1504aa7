//! NUMA nodes of the guest: what QEMU wants to be said of them (C: `qemuDomainDefNumaCPUsPostParse`).
use conf::DomainDef;
use conf::bitmap::Bitmap;
use conf::cpu::Cpu;
use conf::numa::{Numa, NumaCell};
use util::xml::ParseFlags;

/// Gives a machine whose memory may grow its one node, and CPUs of no node to the first.
pub(super) fn fill(def: &mut DomainDef, flags: ParseFlags) {
    let grows = def.memory.max != 0 && def.memory.slots != 0;
    let known = def.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
    if grows && known.is_none_or(|numa| numa.cells.is_empty()) && flags.has(ParseFlags::ABI_UPDATE)
    {
        let cell = NumaCell {
            memory: def.memory.total,
            ..NumaCell::default()
        };
        let cpu = def.cpu.get_or_insert_with(Cpu::default);
        cpu.numa.get_or_insert_with(Numa::default).cells.push(cell);
    }
    let max = def.vcpus.max as usize;
    if let Some(numa) = def.cpu.as_mut().and_then(|cpu| cpu.numa.as_mut()) {
        spread(&mut numa.cells, max);
    }
}

fn spread(cells: &mut [NumaCell], max: usize) {
    let of_some = |cpu: usize, cells: &[NumaCell]| cells.iter().any(|cell| cell.cpus.contains(cpu));
    let homeless: Vec<usize> = (0..max).filter(|cpu| !of_some(*cpu, cells)).collect();
    if let Some(first) = cells.first_mut() {
        let cpus: &mut Bitmap = &mut first.cpus;
        homeless.into_iter().for_each(|cpu| cpus.insert(cpu));
    }
}
