//! What follows from the name of a PC's machine type (C: `qemuDomainIsQ35` and its like).
use super::DomainDef;
use crate::arch::Arch;

fn is_one_of(def: &DomainDef, name: &str, prefix: &str) -> bool {
    let machine = def.os.machine.as_deref().unwrap_or_default();
    def.os.arch.is_some_and(Arch::is_x86) && (machine == name || machine.starts_with(prefix))
}

/// Whether it is a PC with PCI Express.
#[must_use]
pub fn is_q35(def: &DomainDef) -> bool {
    is_one_of(def, "q35", "pc-q35-")
}

/// Whether it is a PC with PCI alone, by any of the names it has had.
#[must_use]
pub fn is_i440fx(def: &DomainDef) -> bool {
    ["pc-i440", "pc-0.", "pc-1.", "rhel"]
        .iter()
        .any(|prefix| is_one_of(def, "pc", prefix))
}

/// Whether it brings an IDE controller along.
#[must_use]
pub fn has_ide(def: &DomainDef) -> bool {
    is_i440fx(def)
}
