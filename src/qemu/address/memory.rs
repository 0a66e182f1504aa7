//! Slots of memory modules (C: `qemuDomainAssignMemorySlots`).
use std::collections::BTreeSet;

use conf::DomainDef;
use conf::domain::address::Address;
use conf::domain::memory_device::MemoryModel;

/// Gives the modules that sit in slots the first free ones.
pub(super) fn assign(def: &mut DomainDef) {
    let modules = &mut def.devices.memories;
    let taken: BTreeSet<u32> = modules
        .iter()
        .filter_map(|module| match module.info.address {
            Some(Address::Dimm { slot, .. }) => Some(slot),
            _ => None,
        })
        .collect();
    let free = (0..).filter(|slot| !taken.contains(slot));
    let homeless = modules.iter_mut().filter(|module| {
        let slotted = matches!(module.model, MemoryModel::Dimm | MemoryModel::Nvdimm);
        slotted && module.info.address.is_none()
    });
    for (slot, module) in free.zip(homeless) {
        module.info.address = Some(Address::Dimm { slot, base: 0 });
    }
}
