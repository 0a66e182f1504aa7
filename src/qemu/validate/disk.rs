//! Disks: formats, buses and options that don't go together.
use conf::DomainDef;
use conf::domain::address::{Address, DriveAddress};
use conf::domain::controller::ControllerType;
use conf::domain::disk::{
    Disk, DiskBus, DiskCache, DiskDevice, DiskIo, SourceLocation, StorageFormat,
};
use util::bail;
use util::error::Result;

use super::ORIGIN;
use crate::capabilities::Capabilities;

pub(super) fn check(def: &DomainDef, disk: &Disk, caps: &Capabilities) -> Result<()> {
    check_target(disk)?;
    check_words(disk)?;
    check_bus(disk, caps)?;
    if let Some(drive) = disk.info.address.as_ref().and_then(Address::drive) {
        check_place(def, disk, drive)?;
    }
    check_driver(def, disk)?;
    check_format(disk)
}

fn check_target(disk: &Disk) -> Result<()> {
    let dev = &disk.target.dev;
    let partition = dev.chars().next_back().is_some_and(|c| c.is_ascii_digit());
    if partition {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "invalid disk target '{dev}', partitions can't appear in disk targets"
        );
    }
    let turns = matches!(
        disk.target.bus,
        Some(DiskBus::Scsi | DiskBus::Ide | DiskBus::Sata)
    );
    if disk.target.rotation_rate != 0 && !turns {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "rotation rate is only valid for SCSI/IDE/SATA bus"
        );
    }
    Ok(())
}

/// What the guest reads of the drive.
fn check_words(disk: &Disk) -> Result<()> {
    let bus = disk.target.bus;
    let scsi = bus == Some(DiskBus::Scsi);
    let words = scsi || matches!(bus, Some(DiskBus::Ide | DiskBus::Sata));
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
    if disk.wwn.is_some() && !scsi && bus != Some(DiskBus::Ide) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Only ide and scsi disk support wwn"
        );
    }
    let safe = |c: char| c.is_ascii_alphanumeric() || "+-._ ".contains(c);
    if let Some(serial) = disk
        .serial
        .as_deref()
        .filter(|serial| !serial.chars().all(safe))
    {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "driver serial '{serial}' contains unsafe characters"
        );
    }
    Ok(())
}

fn check_bus(disk: &Disk, caps: &Capabilities) -> Result<()> {
    match disk.target.bus {
        Some(DiskBus::Virtio) => check_virtio(disk, caps),
        Some(bus @ (DiskBus::Ide | DiskBus::Sata)) => {
            if disk.readonly && disk.device == DiskDevice::Disk {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "readonly {bus} disks are not supported"
                );
            }
            Ok(())
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
            Ok(())
        }
        _ => Ok(()),
    }
}

fn check_virtio(disk: &Disk, caps: &Capabilities) -> Result<()> {
    match disk.device {
        DiskDevice::Cdrom | DiskDevice::Floppy => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk type of '{}' does not support ejectable media",
            disk.target.dev
        ),
        DiskDevice::Lun if !caps.has_property("virtio-blk-pci", "scsi") => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "This QEMU doesn't support SCSI emulation with 'virtio-blk' device"
        ),
        _ => Ok(()),
    }
}

/// Places that the bus doesn't have.
fn check_place(def: &DomainDef, disk: &Disk, drive: &DriveAddress) -> Result<()> {
    let flat = |what: &str| util::err!(VIR_ERR_CONFIG_UNSUPPORTED, "target must be 0 for {what}");
    match disk.target.bus {
        Some(bus @ (DiskBus::Fdc | DiskBus::Ide)) if drive.controller != 0 => {
            let name = if bus == DiskBus::Ide { "IDE" } else { "fdc" };
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Only 1 {name} controller is supported"
            );
        }
        Some(DiskBus::Fdc) if drive.bus != 0 => {
            bail!(VIR_ERR_INTERNAL_ERROR, "Only 1 fdc bus is supported")
        }
        Some(DiskBus::Fdc) if drive.target != 0 => Err(flat("controller fdc")),
        Some(DiskBus::Ide) if drive.target != 0 => Err(flat("ide controller")),
        Some(DiskBus::Sata) if drive.bus != 0 => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "bus must be 0 for sata controller"
        ),
        Some(DiskBus::Sata) if drive.target != 0 => Err(flat("sata controller")),
        Some(DiskBus::Scsi) if drive.bus != 0 => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "SCSI controller only supports 1 bus"
        ),
        Some(DiskBus::Scsi) if drive.target != 0 && is_lsilogic(def, drive.controller) => {
            Err(flat("controller model 'lsilogic'"))
        }
        _ => Ok(()),
    }
}

fn is_lsilogic(def: &DomainDef, index: u32) -> bool {
    let mut controllers = def.devices.controllers.iter();
    let found = controllers.find(|c| c.kind == ControllerType::Scsi && c.index == Some(index));
    found.is_some_and(|c| c.model == Some("lsilogic"))
}

fn check_driver(def: &DomainDef, disk: &Disk) -> Result<()> {
    let driver = &disk.driver;
    if let Some(name) = driver.name.as_deref().filter(|name| *name != "qemu") {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported driver name '{name}' for disk '{}'",
            disk.target.dev
        );
    }
    let direct = matches!(driver.cache, Some(DiskCache::None | DiskCache::Directsync));
    if driver.io == Some(DiskIo::Native) && !direct {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "io='native' needs either no disk cache or directsync cache mode"
        );
    }
    if driver.copy_on_read.is_some_and(conf::OnOff::is_on) && disk.readonly {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "copy_on_read is not compatible with read-only disk '{}'",
            disk.target.dev
        );
    }
    let thread = driver.iothread;
    if thread != 0 && !def.iothreads.threads.iter().any(|t| t.id == thread) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Disk iothread '{thread}' not defined in iothreadid"
        );
    }
    Ok(())
}

fn check_format(disk: &Disk) -> Result<()> {
    let format = disk.driver.format.unwrap_or(StorageFormat::Raw);
    // What a volume is comes out at start.
    let folder = matches!(
        disk.source.location,
        SourceLocation::Dir(_) | SourceLocation::Volume(_)
    );
    match format {
        StorageFormat::Cow => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'{format}' storage format is not supported"
        ),
        StorageFormat::Iso => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "storage format 'iso' is not directly supported by QEMU, use 'raw' instead"
        ),
        StorageFormat::Dir if !folder => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead"
        ),
        StorageFormat::Fat if !folder => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "storage format 'fat' is supported only with 'dir' storage type"
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
