//! Disks: `-blockdev` for the content, `-device` for the drive.
use conf::domain::address::{Address, DriveAddress};
use conf::domain::controller::ControllerType;
use conf::domain::disk::{
    BackingStore, DetectZeroes, Discard, Disk, DiskBus, DiskCache, DiskDevice, DiskIo, ErrorPolicy,
    GeometryTrans, SourceLocation, StorageFormat,
};
use conf::domain::os::BootDevice;
use conf::{DomainDef, OnOff};
use serde_json::json;
use util::command::Command;
use util::{Result, bail};

use super::boot::BootOrder;
use super::device::{Object, alias, controller_id};
use super::{ORIGIN, Plan, is_q35};
use crate::capabilities::Capabilities;

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
            disk.backing.get_or_insert(BackingStore::End);
        }
    }
}

/// The number of a disk's image: the last disk has 1.
fn image_number(count: usize, index: usize) -> usize {
    count - index
}

/// All disks.
pub(super) fn disks(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let disks = &plan.def.devices.disks;
    let mut order = BootOrder::new(plan);
    let turns: Vec<Option<u32>> = disks.iter().map(|disk| turn(disk, &mut order)).collect();
    floppy_controller(plan, &turns, command);
    for (index, (disk, turn)) in disks.iter().zip(turns).enumerate() {
        let nodes = content(
            plan.caps,
            &plan.host_cdroms,
            disk,
            image_number(disks.len(), index),
        )?;
        for node in &nodes {
            node.write("-blockdev", command);
        }
        let device = drive(plan.def, disk, top(&nodes), turn)?;
        device.write("-device", command);
    }
    Ok(())
}

/// A disk's turn at boot: its own, or that of its kind.
fn turn(disk: &Disk, order: &mut BootOrder) -> Option<u32> {
    match &disk.info.boot {
        Some(boot) => Some(boot.order),
        None => order.take(boot_kind(disk)),
    }
}

/// The floppy controller, which knows its drives' turns at boot; q35 has none of its own.
fn floppy_controller(plan: &Plan<'_>, turns: &[Option<u32>], command: &mut Command) {
    let disks = plan.def.devices.disks.iter().zip(turns);
    let mut floppies = disks.filter(|(disk, _)| is_floppy(disk)).peekable();
    if floppies.peek().is_none() {
        return;
    }
    let mut device = Object::device("isa-fdc");
    for (disk, turn) in floppies {
        let letter = match &disk.info.address {
            Some(Address::Drive(at)) if at.unit != 0 => "B",
            _ => "A",
        };
        let Some(turn) = turn else { continue };
        if !plan.is_q35() {
            command.arg("-global");
            command.arg(format!("isa-fdc.bootindex{letter}={turn}"));
        }
        device.set(&format!("bootindex{letter}"), *turn);
    }
    if plan.is_q35() {
        device.write("-device", command);
    }
}

fn is_floppy(disk: &Disk) -> bool {
    disk.target.bus == Some(DiskBus::Fdc)
}

fn boot_kind(disk: &Disk) -> BootDevice {
    match disk.device {
        DiskDevice::Cdrom => BootDevice::Cdrom,
        DiskDevice::Floppy => BootDevice::Fd,
        DiskDevice::Disk | DiskDevice::Lun => BootDevice::Hd,
    }
}

/// The name of the topmost of a drive's nodes.
pub(super) fn top(nodes: &[Object]) -> Option<&str> {
    nodes.last()?.text("node-name")
}

/// The block devices below a drive, from the lowest to the topmost; none for an empty drive.
/// `number` is the image's, `host_cdroms` are paths of images that are the host's CD drives.
pub(super) fn content(
    caps: &Capabilities,
    host_cdroms: &[String],
    disk: &Disk,
    number: usize,
) -> Result<Vec<Object>> {
    let (driver, path) = match &disk.source.location {
        SourceLocation::File(Some(path)) => ("file", path),
        SourceLocation::Block(Some(path)) if host_cdroms.contains(path) => ("host_cdrom", path),
        SourceLocation::Block(Some(path)) => ("host_device", path),
        SourceLocation::File(None) | SourceLocation::Block(None) => return Ok(Vec::new()),
        other => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk '{}' of type '{}' is not supported by this driver",
            disk.target.dev,
            other.kind()
        ),
    };
    let format = disk.driver.format.unwrap_or(StorageFormat::Raw);
    let storage = format!("libvirt-{number}-storage");
    let is_alone = format == StorageFormat::Raw && !caps.needs_raw_layer();
    let mut lower = Object::device(driver);
    lower.set("filename", path.as_str());
    io(disk, &mut lower);
    lower.set("node-name", storage.as_str());
    if is_alone {
        lower.set("read-only", disk.readonly);
        modes(disk, &mut lower);
    } else {
        lower.set("auto-read-only", true).set("discard", "unmap");
    }
    cache(disk, &mut lower);
    if is_alone {
        return Ok(vec![lower]);
    }
    let mut upper = Object::default();
    upper
        .set("node-name", format!("libvirt-{number}-format"))
        .set("read-only", disk.readonly);
    modes(disk, &mut upper);
    cache(disk, &mut upper);
    upper
        .set("driver", qemu_format(format)?)
        .set("file", storage);
    Ok(vec![lower, upper])
}

fn qemu_format(format: StorageFormat) -> Result<&'static str> {
    match format {
        StorageFormat::Raw | StorageFormat::Qcow2 | StorageFormat::Qcow => Ok(format.as_str()),
        StorageFormat::Qed | StorageFormat::Vmdk => Ok(format.as_str()),
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
    object.set_opt("aio", disk.driver.io.map(DiskIo::as_str));
}

fn modes(disk: &Disk, object: &mut Object) {
    let (discard, zeroes) = (disk.driver.discard, disk.driver.detect_zeroes);
    object.set_opt("discard", discard.map(Discard::as_str));
    object.set_opt("detect-zeroes", zeroes.map(DetectZeroes::as_str));
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

/// The drive itself; `node` is what is in it, `turn` its turn at boot.
pub(super) fn drive(
    def: &DomainDef,
    disk: &Disk,
    node: Option<&str>,
    turn: Option<u32>,
) -> Result<Object> {
    let mut device = Object::device(driver(disk)?);
    place(def, disk, &mut device)?;
    if disk.shareable {
        device.set("share-rw", true);
    }
    device.set_opt("drive", node);
    device.set("id", alias(&disk.info));
    device.set_opt("bootindex", turn.filter(|_| !is_floppy(disk)));
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

fn place(def: &DomainDef, disk: &Disk, device: &mut Object) -> Result<()> {
    let Some(Address::Drive(at)) = &disk.info.address else {
        if disk.target.bus == Some(DiskBus::Virtio) && disk.driver.iothread != 0 {
            device.set("iothread", format!("iothread{}", disk.driver.iothread));
        }
        virtio(disk, device);
        device.set_address(&disk.info, def)?;
        return Ok(());
    };
    match disk.target.bus {
        Some(DiskBus::Ide) => {
            device
                .set("bus", format!("ide.{}", at.bus))
                .set("unit", at.unit);
        }
        Some(DiskBus::Sata) => {
            let id = match is_q35(def) && at.controller == 0 {
                true => "ide".to_owned(),
                false => controller_id(def, ControllerType::Sata, at.controller),
            };
            device.set("bus", format!("{id}.{}", at.unit));
        }
        Some(DiskBus::Scsi) => scsi(def, disk, at, device),
        _ => {
            device.set("unit", at.unit);
        }
    }
    Ok(())
}

/// Controllers other than virtio's have no more than one number per disk.
fn scsi(def: &DomainDef, disk: &Disk, at: &DriveAddress, device: &mut Object) {
    let controllers = &def.devices.controllers;
    let found = controllers
        .iter()
        .find(|c| c.kind == ControllerType::Scsi && c.index == Some(at.controller));
    let model = found.and_then(|c| c.model);
    let is_narrow = matches!(model, None | Some("auto" | "lsilogic"));
    let id = controller_id(def, ControllerType::Scsi, at.controller);
    device.set("bus", format!("{id}.0"));
    if is_narrow {
        device.set("scsi-id", at.unit);
    } else {
        device
            .set("channel", 0)
            .set("scsi-id", at.target)
            .set("lun", at.unit);
    }
    if disk.device != DiskDevice::Lun {
        let named = disk.serial.clone();
        let name = named.unwrap_or_else(|| format!("drive-{}", alias(&disk.info)));
        device.set("device_id", name);
    }
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
            .and_then(|wwn| u64::from_str_radix(wwn.trim_start_matches("0x"), 16).ok()),
    );
    device.set_nonzero("rotation_rate", disk.target.rotation_rate);
    device.set_opt("vendor", disk.vendor.as_deref());
    let is_ata = matches!(disk.target.bus, Some(DiskBus::Ide | DiskBus::Sata));
    let product = if is_ata { "model" } else { "product" };
    device.set_opt(product, disk.product.as_deref());
    match disk.target.bus {
        Some(DiskBus::Usb) => {
            device.set("removable", disk.target.removable.is_some_and(OnOff::is_on));
        }
        _ => {
            device.set_switch("removable", disk.target.removable);
        }
    }
    if let Some((_, _, early)) = disk.driver.cache.and_then(cache_flags) {
        device.set("write-cache", OnOff::from(early).as_str());
    }
    if let Some(geometry) = &disk.geometry {
        device.set("cyls", geometry.cyls);
        device.set("heads", geometry.heads);
        device.set("secs", geometry.secs);
        let translation = geometry.trans.map(GeometryTrans::as_str);
        device.set_opt("bios-chs-trans", translation);
    }
    device.set_opt("serial", disk.serial.as_deref());
    errors(disk, device);
}

fn errors(disk: &Disk, device: &mut Object) {
    let word = |policy: ErrorPolicy| match policy {
        ErrorPolicy::Enospace => "enospc",
        other => other.as_str(),
    };
    device.set_opt("werror", disk.driver.error_policy.map(word));
    device.set_opt("rerror", disk.driver.rerror_policy.map(word));
}
