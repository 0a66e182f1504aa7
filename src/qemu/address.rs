//! Where each device sits: addresses that the user left to us (C: `qemuDomainAssignAddresses`).
//!
//! Places of drives on their controllers are chosen for every hypervisor alike, in `conf`.
mod chipset;
mod connect;
mod memory;
mod pci;
mod place;
mod serial;
mod slots;
mod usb;

use conf::DomainDef;
use util::Result;

use crate::capabilities::Capabilities;

/// Gives every device without address one, and adds the controllers that are needed.
///
/// `fresh` is a definition that comes from the user: it also gets USB ports and hubs.  Older ones
/// may lack them, and keep what QEMU chose.
///
/// # Errors
/// `VIR_ERR_XML_ERROR` for addresses that don't exist or are taken twice, `VIR_ERR_INTERNAL_ERROR`
/// when there is no room.
pub fn assign(def: &mut DomainDef, caps: &Capabilities, fresh: bool) -> Result<()> {
    memory::assign(def);
    serial::assign(def)?;
    pci::assign(def, caps)?;
    usb::assign(def, fresh)
}
