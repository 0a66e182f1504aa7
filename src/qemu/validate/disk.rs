//! Disks: formats, buses and options that don't go together.
use conf::domain::address::Address;
use conf::domain::disk::{Disk, DiskBus, DiskDevice, SourceLocation, StorageFormat};
use util::bail;
use util::error::Result;

use super::ORIGIN;
use crate::capabilities::Capabilities;

pub(super) fn check(disk: &Disk, caps: &Capabilities) -> Result<()> {
    check_target(disk)?;
    check_bus(disk, caps)?;
    check_format(disk)
}

fn check_target(disk: &Disk) -> Result<()> {
    let dev = &disk.target.dev;
    let partition = dev.chars().next_back().is_some_and(|c| c.is_ascii_digit());
    if partition && disk.target.bus != Some(DiskBus::Nvme) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "invalid disk target '{dev}', partitions can't appear in disk targets"
        );
    }
    Ok(())
}

fn check_bus(disk: &Disk, caps: &Capabilities) -> Result<()> {
    let scsi = disk.target.bus == Some(DiskBus::Scsi);
    let words = scsi || matches!(disk.target.bus, Some(DiskBus::Ide | DiskBus::Sata));
    let refused = [
        ("vendor", disk.vendor.is_some() && !scsi),
        ("product", disk.product.is_some() && !words),
    ];
    if let Some((what, _)) = refused.iter().find(|(_, refused)| *refused) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Only scsi disk supports '{what}'"
        );
    }
    let ejectable = matches!(disk.device, DiskDevice::Cdrom | DiskDevice::Floppy);
    match disk.target.bus {
        Some(DiskBus::Virtio) if ejectable => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk type of '{}' does not support ejectable media",
            disk.target.dev
        ),
        Some(DiskBus::Ide)
            if disk
                .info
                .address
                .as_ref()
                .and_then(Address::drive)
                .is_some_and(|d| d.controller != 0) =>
        {
            bail!(VIR_ERR_INTERNAL_ERROR, "Only 1 IDE controller is supported");
        }
        Some(DiskBus::Usb) => {
            if !matches!(disk.info.address, None | Some(Address::Usb { .. })) {
                bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "unexpected address type for usb disk"
                );
            }
            if disk.source.is_empty() {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "'usb' disk must not be empty");
            }
        }
        Some(DiskBus::Virtio)
            if disk.device == DiskDevice::Lun && !caps.has_property("virtio-blk-pci", "scsi") =>
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "This QEMU doesn't support SCSI emulation with 'virtio-blk' device"
            );
        }
        _ => {}
    }
    Ok(())
}

fn check_format(disk: &Disk) -> Result<()> {
    let format = disk.driver.format.unwrap_or(StorageFormat::Raw);
    match format {
        StorageFormat::Cow => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'{format}' storage format is not supported"
        ),
        StorageFormat::Iso => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "storage format 'iso' is not directly supported by QEMU, use 'raw' instead"
        ),
        StorageFormat::Dir if !matches!(disk.source.location, SourceLocation::Dir(_)) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead"
        ),
        _ => {}
    }
    if disk.shareable && !disk.source.is_empty() && format != StorageFormat::Raw {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "shared access for disk '{}' requires use of supported storage format",
            disk.target.dev
        );
    }
    Ok(())
}
