//! Disks: `-blockdev` for the content, `-device` for the drive.
use conf::domain::address::{Address, DriveAddress};
use conf::domain::controller::ControllerType;
use conf::domain::disk::{
    BackingStore, Discard, Disk, DiskBus, DiskCache, DiskDevice, DiskIo, ErrorPolicy,
    SourceLocation, StorageFormat,
};
use conf::domain::os::BootDevice;
use conf::{DomainDef, OnOff};
use serde_json::json;
use util::command::Command;
use util::{Result, bail};

use super::boot::BootOrder;
use super::device::{Object, alias, controller_id};
use super::{ORIGIN, Plan};

/// Writes into a live definition how its images are numbered, which is part of their nodes' names,
/// and that a raw image has nothing below it.
pub(crate) fn number(def: &mut DomainDef) {
    let count = def.devices.disks.len();
    for (index, disk) in def.devices.disks.iter_mut().enumerate() {
        if disk.source.is_empty() {
            continue;
        }
        disk.source.index = u32::try_from(image_number(count, index)).unwrap_or_default();
        if disk.driver.format.unwrap_or(StorageFormat::Raw) == StorageFormat::Raw {
            disk.source.backing.get_or_insert(BackingStore::End);
        }
    }
}

/// The number of a disk's image: the last disk has 1.
fn image_number(count: usize, index: usize) -> usize {
    count - index
}

/// All disks.
pub(super) fn disks(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let mut order = BootOrder::new(plan);
    for (index, disk) in plan.def.devices.disks.iter().enumerate() {
        let number = image_number(plan.def.devices.disks.len(), index);
        let node = content(disk, number, command)?;
        let turn = order.take(boot_kind(disk));
        let device = drive(plan, disk, node.as_deref(), turn)?;
        device.write("-device", command);
    }
    Ok(())
}

fn boot_kind(disk: &Disk) -> BootDevice {
    match disk.device {
        DiskDevice::Cdrom => BootDevice::Cdrom,
        DiskDevice::Floppy => BootDevice::Fd,
        DiskDevice::Disk | DiskDevice::Lun => BootDevice::Hd,
    }
}

/// The block devices below a drive; gives the name of the topmost, none for an empty drive.
fn content(disk: &Disk, number: usize, command: &mut Command) -> Result<Option<String>> {
    let (driver, path) = match &disk.source.location {
        SourceLocation::File(Some(path)) => ("file", path),
        SourceLocation::Block(Some(path)) if disk.device == DiskDevice::Cdrom => {
            ("host_cdrom", path)
        }
        SourceLocation::Block(Some(path)) => ("host_device", path),
        SourceLocation::File(None) | SourceLocation::Block(None) => return Ok(None),
        other => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk '{}' has a source that is not supported by this driver: {other:?}",
            disk.target.dev
        ),
    };
    let format = disk.driver.format.unwrap_or(StorageFormat::Raw);
    let storage = format!("libvirt-{number}-storage");
    let is_raw = format == StorageFormat::Raw;
    let mut lower = Object::device(driver);
    lower
        .set("filename", path.as_str())
        .set("node-name", storage.as_str());
    io(disk, &mut lower);
    if is_raw {
        lower.set("read-only", disk.readonly);
        modes(disk, &mut lower);
    } else {
        lower.set("auto-read-only", true).set("discard", "unmap");
    }
    cache(disk, &mut lower);
    lower.write("-blockdev", command);
    if is_raw {
        return Ok(Some(storage));
    }
    let node = format!("libvirt-{number}-format");
    let mut upper = Object::default();
    upper
        .set("node-name", node.as_str())
        .set("read-only", disk.readonly);
    modes(disk, &mut upper);
    cache(disk, &mut upper);
    upper
        .set("driver", qemu_format(format)?)
        .set("file", storage);
    upper.write("-blockdev", command);
    Ok(Some(node))
}

fn qemu_format(format: StorageFormat) -> Result<&'static str> {
    match format {
        StorageFormat::Qcow2 | StorageFormat::Qcow | StorageFormat::Qed | StorageFormat::Vmdk => {
            Ok(format.as_str())
        }
        StorageFormat::Vdi | StorageFormat::Vpc | StorageFormat::Dmg | StorageFormat::Bochs => {
            Ok(format.as_str())
        }
        StorageFormat::Cloop => Ok("cloop"),
        other => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk format '{}' is not supported by this driver",
            other.as_str()
        ),
    }
}

fn io(disk: &Disk, object: &mut Object) {
    let aio = disk.driver.io.filter(|io| *io != DiskIo::Default);
    object.set_opt("aio", aio.map(DiskIo::as_str));
}

fn modes(disk: &Disk, object: &mut Object) {
    let discard = disk.driver.discard.filter(|d| *d != Discard::Default);
    object.set_opt("discard", discard.map(Discard::as_str));
    let zeroes = disk
        .driver
        .detect_zeroes
        .map(conf::domain::disk::DetectZeroes::as_str);
    object.set_opt("detect-zeroes", zeroes.filter(|z| *z != "default"));
}

/// What a cache mode means: host cache off, flushes ignored, writes acknowledged early.
fn cache_flags(mode: DiskCache) -> Option<(bool, bool, bool)> {
    match mode {
        DiskCache::Default => None,
        DiskCache::None => Some((true, false, true)),
        DiskCache::Writethrough => Some((false, false, false)),
        DiskCache::Writeback => Some((false, false, true)),
        DiskCache::Directsync => Some((true, false, false)),
        DiskCache::Unsafe => Some((false, true, true)),
    }
}

fn cache(disk: &Disk, object: &mut Object) {
    if let Some((direct, no_flush, _)) = disk.driver.cache.and_then(cache_flags) {
        object.set("cache", json!({ "direct": direct, "no-flush": no_flush }));
    }
}

fn drive(plan: &Plan<'_>, disk: &Disk, node: Option<&str>, turn: Option<u32>) -> Result<Object> {
    let mut device = Object::device(driver(disk)?);
    place(plan, disk, &mut device)?;
    if disk.shareable {
        device.set("share-rw", true);
    }
    device.set_opt("drive", node);
    device.set("id", alias(&disk.info));
    match &disk.info.boot {
        Some(_) => device.set_boot(&disk.info),
        None => device.set_opt("bootindex", turn),
    };
    tuning(disk, &mut device);
    Ok(device)
}

fn driver(disk: &Disk) -> Result<&'static str> {
    use conf::domain::disk::DiskModel;
    let is_cd = disk.device == DiskDevice::Cdrom;
    Ok(match (disk.target.bus, disk.device) {
        (Some(DiskBus::Ide | DiskBus::Sata), _) => {
            if is_cd {
                "ide-cd"
            } else {
                "ide-hd"
            }
        }
        (Some(DiskBus::Scsi), DiskDevice::Lun) => "scsi-block",
        (Some(DiskBus::Scsi), _) => {
            if is_cd {
                "scsi-cd"
            } else {
                "scsi-hd"
            }
        }
        (Some(DiskBus::Virtio), DiskDevice::Disk) => match disk.model {
            Some(DiskModel::VirtioTransitional) => "virtio-blk-pci-transitional",
            Some(DiskModel::VirtioNonTransitional) => "virtio-blk-pci-non-transitional",
            _ => "virtio-blk-pci",
        },
        (Some(DiskBus::Usb), DiskDevice::Disk | DiskDevice::Cdrom) => "usb-storage",
        (Some(DiskBus::Fdc), DiskDevice::Floppy) => "floppy",
        (bus, device) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk device '{}' on bus '{}' is not supported by this driver",
            device.as_str(),
            bus.map_or("none", DiskBus::as_str)
        ),
    })
}

fn place(plan: &Plan<'_>, disk: &Disk, device: &mut Object) -> Result<()> {
    let Some(Address::Drive(at)) = &disk.info.address else {
        if disk.target.bus == Some(DiskBus::Virtio) && disk.driver.iothread != 0 {
            device.set("iothread", format!("iothread{}", disk.driver.iothread));
        }
        virtio(disk, device);
        device.set_address(&disk.info, plan.def)?;
        return Ok(());
    };
    match disk.target.bus {
        Some(DiskBus::Ide) => {
            device
                .set("bus", format!("ide.{}", at.bus))
                .set("unit", at.unit);
        }
        Some(DiskBus::Sata) => {
            let id = match plan.is_q35() && at.controller == 0 {
                true => "ide".to_owned(),
                false => controller_id(plan.def, ControllerType::Sata, at.controller),
            };
            device.set("bus", format!("{id}.{}", at.unit));
        }
        Some(DiskBus::Scsi) => scsi(plan, disk, at, device),
        _ => {
            device.set("unit", at.unit);
        }
    }
    Ok(())
}

/// Controllers other than virtio's have no more than one number per disk.
fn scsi(plan: &Plan<'_>, disk: &Disk, at: &DriveAddress, device: &mut Object) {
    let controllers = &plan.def.devices.controllers;
    let found = controllers
        .iter()
        .find(|c| c.kind == ControllerType::Scsi && c.index == Some(at.controller));
    let model = found.and_then(|c| c.model);
    let is_narrow = matches!(model, None | Some("auto" | "lsilogic"));
    let id = controller_id(plan.def, ControllerType::Scsi, at.controller);
    device.set("bus", format!("{id}.0"));
    if is_narrow {
        device.set("scsi-id", at.unit);
    } else {
        device
            .set("channel", 0)
            .set("scsi-id", at.target)
            .set("lun", at.unit);
    }
    device.set("device_id", format!("drive-{}", alias(&disk.info)));
}

fn virtio(disk: &Disk, device: &mut Object) {
    if disk.target.bus != Some(DiskBus::Virtio) {
        return;
    }
    let driver = &disk.driver;
    device.set_switch("ioeventfd", driver.ioeventfd);
    device.set_switch("event_idx", driver.event_idx);
    device.set_nonzero("num-queues", driver.queues);
    device.set_nonzero("queue-size", driver.queue_size);
    super::peripheral::virtio_options(&driver.virtio, device);
}

fn tuning(disk: &Disk, device: &mut Object) {
    device.set_nonzero("logical_block_size", disk.blockio.logical_block_size);
    device.set_nonzero("physical_block_size", disk.blockio.physical_block_size);
    device.set_opt("discard_granularity", disk.blockio.discard_granularity);
    device.set_opt(
        "wwn",
        disk.wwn
            .as_deref()
            .and_then(|w| u64::from_str_radix(w, 16).ok()),
    );
    device.set_nonzero("rotation_rate", disk.target.rotation_rate);
    device.set_opt("vendor", disk.vendor.as_deref());
    device.set_opt("product", disk.product.as_deref());
    device.set_opt("serial", disk.serial.as_deref());
    if disk.target.bus == Some(DiskBus::Usb) {
        device.set("removable", disk.target.removable.is_some_and(OnOff::is_on));
    }
    if let Some((_, _, early)) = disk.driver.cache.and_then(cache_flags) {
        device.set("write-cache", OnOff::from(early).as_str());
    }
    errors(disk, device);
}

fn errors(disk: &Disk, device: &mut Object) {
    let word = |policy: ErrorPolicy| match policy {
        ErrorPolicy::Default => None,
        ErrorPolicy::Enospace => Some("enospc"),
        other => Some(other.as_str()),
    };
    device.set_opt("werror", disk.driver.error_policy.and_then(word));
    device.set_opt("rerror", disk.driver.rerror_policy.and_then(word));
}
