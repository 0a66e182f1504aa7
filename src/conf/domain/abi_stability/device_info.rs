//! What devices of every kind have: where they sit, and virtio's options (C:
//! `virDomainDeviceInfoCheckABIStability`, `virDomainVirtioOptionsCheckABIStability`).
use util::error::Result;

use super::{same, same_quoted, word};
use crate::domain::address::{Address, CcwAddress, PciAddress};
use crate::domain::device_info::DeviceInfo;
use crate::domain::virtio::VirtioOptions;

/// Name of the kind of address.
fn kind(info: &DeviceInfo) -> &'static str {
    info.address
        .as_ref()
        .map_or("none", |address| address.kind().as_str())
}

fn pci(address: &PciAddress) -> String {
    format!(
        "{:04x}:{:02x}:{:02x}.{}",
        address.domain, address.bus, address.slot, address.function
    )
}

fn ccw(address: &CcwAddress) -> String {
    format!(
        "{:x}.{:x}.{:04x}",
        address.cssid, address.ssid, address.devno
    )
}

/// Refuses a device that sits elsewhere.
pub(super) fn check(source: &DeviceInfo, target: &DeviceInfo) -> Result<()> {
    same("device address type", kind(target), kind(source))?;
    if let (Some(ours), Some(theirs)) = (&source.address, &target.address) {
        compare(ours, theirs)?;
    }
    same_quoted("ACPI index", target.acpi_index, source.acpi_index)
}

fn compare(source: &Address, target: &Address) -> Result<()> {
    match (source, target) {
        (Address::Pci(ours), Address::Pci(theirs)) => {
            same("device PCI address", pci(theirs), pci(ours))
        }
        (Address::Drive(ours), Address::Drive(theirs)) => same(
            "device drive address",
            format!("{}:{}:{}", theirs.controller, theirs.bus, theirs.unit),
            format!("{}:{}:{}", ours.controller, ours.bus, ours.unit),
        ),
        (Address::Ccw(Some(ours)), Address::Ccw(Some(theirs))) => {
            same("device CCW address", ccw(theirs), ccw(ours))
        }
        (Address::Dimm { slot, base }, Address::Dimm { slot: s, base: b }) => {
            same("device dimm slot", s, slot)?;
            let hex = |base: &u64| format!("{base:x}");
            same_quoted("device dimm base address", hex(b), hex(base))
        }
        _ => match (numbers(source), numbers(target)) {
            (Some((what, ours)), Some((_, theirs))) => same(what, theirs, ours),
            _ => Ok(()),
        },
    }
}

/// The addresses that are written as numbers with colons.
fn numbers(address: &Address) -> Option<(&'static str, String)> {
    match address {
        Address::VirtioSerial {
            controller,
            bus,
            port,
        } => Some((
            "device virtio serial address",
            format!("{controller}:{bus}:{port}"),
        )),
        Address::Ccid { controller, slot } => {
            Some(("device ccid address", format!("{controller}:{slot}")))
        }
        Address::Isa { iobase, irq } => Some(("device isa address", format!("{iobase}:{irq}"))),
        _ => None,
    }
}

/// Refuses other options.
pub(super) fn check_virtio(source: &VirtioOptions, target: &VirtioOptions) -> Result<()> {
    let options = |of: &VirtioOptions| {
        [
            ("device iommu option", of.iommu),
            ("device ats option", of.ats),
            ("device packed option", of.packed),
            ("device page_per_vq option", of.page_per_vq),
        ]
    };
    for ((what, theirs), (_, ours)) in options(target).into_iter().zip(options(source)) {
        same_quoted(what, word(theirs), word(ours))?;
    }
    Ok(())
}
