//! Names of the devices of a running guest: `net0`, `virtio-disk0` (C: `qemuAssignDeviceAliases`).
//!
//! Names given by the user, or by an earlier run, stay.  What a name is used for is the driver's
//! matter.
use super::DomainDef;
use super::address::{Address, DriveAddress};
use super::controller::{Controller, ControllerType};
use super::device_info::Device;
use super::disk::{Disk, DiskBus};
use super::disk_defaults::disk_index;
use super::machine;
use super::memballoon::{Memballoon, MemballoonModel};
use super::net::Net;

/// Names every device that has no name yet.
pub fn assign(def: &mut DomainDef) {
    name_disks(def);
    name_controllers(def);
    let devices = &mut def.devices;
    name_next(&mut devices.nets, "net");
    name_all(&mut devices.serials, "serial");
    name_all(&mut devices.parallels, "parallel");
    name_all(&mut devices.channels, "channel");
    name_all(&mut devices.consoles, "console");
    name_all(&mut devices.inputs, "input");
    name_all(&mut devices.tpms, "tpm");
    name_all(&mut devices.sounds, "sound");
    name_all(&mut devices.videos, "video");
    name_all(&mut devices.hubs, "hub");
    name_all(&mut devices.watchdogs, "watchdog");
    let is_real = |balloon: &Memballoon| balloon.model != MemballoonModel::None;
    if devices.memballoons.iter().any(is_real) {
        name_all(&mut devices.memballoons, "balloon");
    }
    name_next(&mut devices.rngs, "rng");
    name_all(&mut devices.iommus, "iommu");
    name_all(&mut devices.vsocks, "vsock");
}

/// The name of a drive that comes to a guest with these controllers.
#[must_use]
pub fn of_disk(disk: &Disk, controllers: &[Controller]) -> String {
    let drive = disk.info.address.as_ref().and_then(Address::drive);
    disk_alias(
        disk,
        drive.is_some_and(|drive| has_flat_bus(controllers, drive)),
    )
}

/// The name of the next card of a guest that has these.
#[must_use]
pub fn of_next_net(nets: &[Net]) -> String {
    format!("net{}", next(nets, "net"))
}

/// The number behind the prefix in a name of this kind.
fn number(alias: &str, prefix: &str) -> Option<usize> {
    alias.strip_prefix(prefix)?.parse().ok()
}

/// One more than the greatest number in use.
fn next<T: Device>(devices: &[T], prefix: &str) -> usize {
    let aliases = devices
        .iter()
        .filter_map(|device| device.info()?.alias.as_deref());
    aliases
        .filter_map(|alias| number(alias, prefix))
        .max()
        .map_or(0, |last| last + 1)
}

fn name_one<T: Device>(devices: &mut [T], at: usize, prefix: &str, number: usize) {
    if let Some(info) = devices[at].info_mut() {
        info.alias
            .get_or_insert_with(|| format!("{prefix}{number}"));
    }
}

/// Devices counted by their place; one that came later counts on from the greatest.
fn name_all<T: Device>(devices: &mut [T], prefix: &str) {
    for at in 0..devices.len() {
        let number = next(devices, prefix).max(at);
        name_one(devices, at, prefix, number);
    }
}

/// Devices counted among those that libvirt names.
fn name_next<T: Device>(devices: &mut [T], prefix: &str) {
    for at in 0..devices.len() {
        let number = next(devices, prefix);
        name_one(devices, at, prefix, number);
    }
}

fn name_disks(def: &mut DomainDef) {
    for disk in &mut def.devices.disks {
        if disk.info.alias.is_none() {
            disk.info.alias = Some(of_disk(disk, &def.devices.controllers));
        }
    }
}

/// Whether a SCSI controller has units alone, no targets.
fn has_flat_bus(controllers: &[Controller], drive: &DriveAddress) -> bool {
    let of_drive =
        |c: &&Controller| c.kind == ControllerType::Scsi && c.index == Some(drive.controller);
    controllers
        .iter()
        .find(of_drive)
        .is_some_and(|c| c.model == Some("lsilogic"))
}

fn disk_alias(disk: &Disk, flat: bool) -> String {
    let bus = disk.target.bus.map_or("", DiskBus::as_str);
    match (&disk.info.address, disk.target.bus) {
        (Some(Address::Drive(drive)), Some(DiskBus::Scsi)) if !flat => {
            let DriveAddress {
                controller,
                bus: channel,
                target,
                unit,
            } = drive;
            format!("{bus}{controller}-{channel}-{target}-{unit}")
        }
        (Some(Address::Drive(drive)), _) => {
            format!("{bus}{}-{}-{}", drive.controller, drive.bus, drive.unit)
        }
        _ => format!("{bus}-disk{}", disk_index(&disk.target.dev).unwrap_or(0)),
    }
}

fn name_controllers(def: &mut DomainDef) {
    let (ide, q35) = (machine::has_ide(def), machine::is_q35(def));
    for controller in &mut def.devices.controllers {
        if controller.info.alias.is_none() {
            controller.info.alias = Some(controller_alias(controller, ide, q35));
        }
    }
}

/// Controllers that the machine brings along have QEMU's own names.
fn controller_alias(controller: &Controller, ide: bool, q35: bool) -> String {
    let index = controller.index.unwrap_or(0);
    match controller.kind {
        ControllerType::Pci if controller.model == Some("pcie-root") => format!("pcie.{index}"),
        ControllerType::Pci => format!("pci.{index}"),
        ControllerType::Ide if ide && index == 0 => "ide".to_owned(),
        ControllerType::Sata if q35 && index == 0 => "ide".to_owned(),
        ControllerType::Usb if index == 0 => "usb".to_owned(),
        kind => format!("{kind}{index}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hooks::{DomainHooks, DriverFeatures};
    use util::xml::ParseFlags;

    /// A driver with aliases of the user.
    struct Named;

    impl DomainHooks for Named {
        fn features(&self) -> DriverFeatures {
            DriverFeatures {
                user_alias: true,
                ..DriverFeatures::default()
            }
        }
    }

    fn names(devices: &str, machine: &str) -> Vec<String> {
        let source = format!(
            "<domain type='qemu'><name>a</name><memory>1</memory>\
             <os><type arch='x86_64' machine='{machine}'>hvm</type></os>\
             <devices>{devices}</devices></domain>"
        );
        let mut def = DomainDef::from_xml(&source, &Named, ParseFlags::INACTIVE).unwrap();
        assign(&mut def);
        let aliases = def.devices.infos().filter_map(|info| info.alias.clone());
        aliases.collect()
    }

    #[test]
    fn drives_are_named_by_their_place() {
        let disk = |dev, bus| {
            format!("<disk type='file'><source file='/x'/><target dev='{dev}' bus='{bus}'/></disk>")
        };
        let disks: String = [
            ("hdc", "ide"),
            ("sda", "scsi"),
            ("vdb", "virtio"),
            ("sdb", "usb"),
        ]
        .map(|(dev, bus)| disk(dev, bus))
        .concat();
        let wanted = ["ide0-1-0", "scsi0-0-0-0", "virtio-disk1", "usb-disk1"];
        assert_eq!(names(&disks, "pc")[..4], wanted);
        let flat = format!("{disks}<controller type='scsi' index='0' model='lsilogic'/>");
        assert_eq!(names(&flat, "pc")[1], "scsi0-0-0");
    }

    #[test]
    fn the_machines_own_controllers_have_its_names() {
        let controllers = "<controller type='pci' index='0' model='pcie-root'/>\
            <controller type='sata' index='0'/><controller type='sata' index='1'/>\
            <controller type='usb' index='0'/><controller type='usb' index='1'/>";
        let wanted = ["pcie.0", "ide", "sata1", "usb", "usb1"];
        assert_eq!(names(controllers, "q35"), wanted);
    }

    #[test]
    fn names_of_the_user_stay_and_new_ones_count_on() {
        let net = |alias: &str| format!("<interface type='user'>{alias}</interface>");
        let nets = net("<alias name='ua-x'/>") + &net("") + &net("");
        assert_eq!(names(&nets, "pc"), ["ua-x", "net0", "net1"]);
        let input = |alias: &str| format!("<input type='tablet' bus='usb'>{alias}</input>");
        let inputs = input("<alias name='ua-x'/>") + &input("");
        assert_eq!(names(&inputs, "pc"), ["ua-x", "input1"]);
    }
}
