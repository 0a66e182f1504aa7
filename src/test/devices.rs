//! Devices that come to running guests and go, and drives that change.
//!
//! As libvirt's test driver has it: what comes and goes does so in the running guest alone, and all
//! that changes is a drive.
use crate::ORIGIN;
use crate::definition;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainEvent, EventKind, Subject};
use conf::DomainDef;
use conf::domain::alias;
use conf::domain::device_document::{self, DeviceDocument};
use conf::domain::devices::Devices;
use conf::domain::disk::{Disk, DiskBus, DiskDevice, StorageType};
use conf::domain::hostdev::{Hostdev, HostdevSource};
use conf::domain::net::{Net, NetType};
use conf::guest::Status;
use conf::hostdev_driver::HostdevDriverName;
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainAttachDeviceFlags`
    pub(crate) fn attach_device(&self, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
        self.change(handle, |guest, status| {
            require_live(status, flags, "testDomainAttachDeviceLiveAndConfig")?;
            let mut document = definition::parse_device(xml, &status.def)?;
            document.check_compatible(&status.def, None)?;
            if let Some(dev_alias) = attach(status.live_mut(), &mut document)? {
                let event = DomainEvent::DeviceAdded { dev_alias };
                self.tell_of_device(guest.subject(status), event);
            }
            Ok(())
        })
    }

    /// `virDomainDetachDeviceAlias`
    pub(crate) fn detach_device_alias(
        &self,
        handle: &Domain,
        alias: &str,
        flags: u32,
    ) -> Result<()> {
        self.change(handle, |guest, status| {
            require_live(status, flags, "testDomainDetachDeviceAliasLiveAndConfig")?;
            check_detached(&status.def.devices, alias)?;
            status.live_mut().devices.remove_named(alias);
            let dev_alias = alias.to_owned();
            let event = DomainEvent::DeviceRemoved { dev_alias };
            self.tell_of_device(guest.subject(status), event);
            Ok(())
        })
    }

    /// `virDomainUpdateDeviceFlags`
    pub(crate) fn update_device(&self, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "testDomainUpdateDeviceFlags", ORIGIN)?;
        self.change(handle, |guest, status| {
            let affects = status.affects(flags)?;
            let stored = match affects.config {
                true => Some(updated(status.config(), xml)?),
                false => None,
            };
            if affects.live {
                *status.live_mut() = updated(&status.def, xml)?;
            }
            if let Some(def) = stored {
                *status.config_mut() = def;
                self.tell(
                    guest.subject(status),
                    VIR_DOMAIN_EVENT_DEFINED,
                    VIR_DOMAIN_EVENT_DEFINED_UPDATED,
                );
            }
            Ok(())
        })
    }

    fn tell_of_device(&self, subject: Subject, event: DomainEvent) {
        self.events.push(subject, EventKind::Domain(event));
    }
}

/// Refuses calls that are about more than the running guest.
fn require_live(status: &Status, flags: u32, function: &str) -> Result<()> {
    let affects = status.affects(flags)?;
    let meant = |wanted, flag| if wanted { flag } else { 0 };
    let flags = flags
        | meant(affects.live, VIR_DOMAIN_AFFECT_LIVE)
        | meant(affects.config, VIR_DOMAIN_AFFECT_CONFIG);
    api::check_flags(flags, VIR_DOMAIN_AFFECT_LIVE, function, ORIGIN)
}

/// Adds the device, or gives a drive that is there its medium; gives a new device's name.
fn attach(def: &mut DomainDef, document: &mut DeviceDocument) -> Result<Option<String>> {
    let kind = document.kind();
    let device = document.device_mut();
    if let Some(disk) = device.disks.first_mut() {
        if let Some(drive) = drive_for(def, disk) {
            change_medium(drive, disk);
            return Ok(None);
        }
        check_drive(def, disk)?;
        if disk.info.alias.is_none() {
            disk.info.alias = Some(alias::of_disk(disk, &def.devices.controllers));
        }
    } else if let Some(net) = device.nets.first_mut() {
        if !is_plugged(net) {
            let kind = net.source.kind();
            let text = format!("hotplug of interface type of {kind} is not implemented yet");
            bail!(VIR_ERR_OPERATION_UNSUPPORTED, "{text}");
        }
        let next = || alias::of_next_net(&def.devices.nets);
        net.info.alias.get_or_insert_with(next);
    } else if let Some(hostdev) = device.hostdevs.first() {
        check_hostdev(hostdev)?;
    } else {
        return unsupported("live attach", kind);
    }
    def.devices.insert(document)?;
    let name = document.device().infos().next();
    Ok(name.and_then(|info| info.alias.clone()))
}

/// The drive that a document about a medium means.
fn drive_for<'a>(def: &'a mut DomainDef, medium: &Disk) -> Option<&'a mut Disk> {
    let mut drives = def.devices.disks.iter_mut();
    let wanted = medium.is_removable_media();
    drives.find(|drive| wanted && drive.target.dev == medium.target.dev)
}

/// The drive gets everything of the document that is about the image.
fn change_medium(drive: &mut Disk, medium: &Disk) {
    let medium = medium.clone();
    drive.source = medium.source;
    drive.old_places = medium.old_places;
    drive.driver.format = medium.driver.format;
    drive.backing = medium.backing;
    drive.readonly = medium.readonly;
    drive.shareable = medium.shareable;
}

/// Whether a drive can come to the guest.
fn check_drive(def: &DomainDef, disk: &Disk) -> Result<()> {
    if disk.device == DiskDevice::Floppy {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "floppy device hotplug isn't supported"
        );
    }
    if disk.device == DiskDevice::Cdrom && disk.target.bus == Some(DiskBus::Virtio) {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "cdrom device with virtio bus isn't supported"
        );
    }
    if disk.source.location.kind() == StorageType::Volume {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "there is no storage service to ask for the volume of disk '{}'",
            disk.target.dev
        );
    }
    def.check_target(disk)?;
    match disk.target.bus {
        Some(DiskBus::Usb) if disk.device == DiskDevice::Lun => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "disk device='lun' is not supported for usb bus"
        ),
        None | Some(DiskBus::Usb | DiskBus::Virtio) => Ok(()),
        Some(bus) => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "disk bus '{bus}' cannot be hotplugged."
        ),
    }
}

/// Whether such a card comes and goes.
fn is_plugged(net: &Net) -> bool {
    matches!(net.source.kind(), NetType::Bridge | NetType::Ethernet)
}

/// Whether a device of the host can come to the guest: a PCI device that nobody of Xen's handles.
fn check_hostdev(hostdev: &Hostdev) -> Result<()> {
    let other = match &hostdev.source {
        HostdevSource::Pci(pci) if pci.driver.name == Some(HostdevDriverName::Xen) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "test hypervisor does not support device assignment mode 'xen'"
        ),
        HostdevSource::Pci(_) => return Ok(()),
        // libvirt looks the words for these kinds up in the list of drivers of PCI devices.
        HostdevSource::Usb(_) => "default",
        HostdevSource::Scsi { .. } => HostdevDriverName::Vfio.as_str(),
        HostdevSource::ScsiHost { .. } => HostdevDriverName::Xen.as_str(),
        HostdevSource::Mdev(_) => "(null)",
        HostdevSource::Storage(_) | HostdevSource::Misc(_) | HostdevSource::Net(_) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "hotplug is not supported for hostdev mode 'capabilities'"
        ),
    };
    bail!(
        VIR_ERR_CONFIG_UNSUPPORTED,
        "hotplug is not supported for hostdev subsys type '{other}'"
    )
}

/// Whether the guest has a device of this name, and can do without it.
fn check_detached(devices: &Devices, alias: &str) -> Result<()> {
    let Some(element) = devices.element_named(alias) else {
        bail!(
            VIR_FROM_DOMAIN: VIR_ERR_INTERNAL_ERROR,
            "no device found with alias {alias}"
        );
    };
    let name = Some(alias);
    let disk = |disk: &&Disk| disk.info.alias.as_deref() == name;
    let net = |net: &&Net| net.info.alias.as_deref() == name;
    let hostdev = |hostdev: &&Hostdev| hostdev.info.alias.as_deref() == name;
    if let Some(disk) = devices.disks.iter().find(disk) {
        check_unplugged(disk)
    } else if let Some(net) = devices.nets.iter().find(net) {
        match is_plugged(net) {
            true => Ok(()),
            false => bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "live detach of interface type {} is not implemented yet",
                net.source.kind()
            ),
        }
    } else if let Some(hostdev) = devices.hostdevs.iter().find(hostdev) {
        match hostdev.source.is_subsystem() {
            true => Ok(()),
            false => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "hot unplug is not supported for hostdev mode 'capabilities'"
            ),
        }
    } else {
        unsupported("live detach", device_document::kind_of(element))
    }
}

/// Whether a drive can leave the guest.
pub(crate) fn check_unplugged(disk: &Disk) -> Result<()> {
    let can_go = match disk.target.bus {
        Some(DiskBus::Scsi | DiskBus::Usb) => disk.device != DiskDevice::Floppy,
        Some(DiskBus::Virtio) => matches!(disk.device, DiskDevice::Disk | DiskDevice::Lun),
        _ => false,
    };
    match disk.device {
        _ if can_go => Ok(()),
        DiskDevice::Disk | DiskDevice::Lun => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "This type of disk cannot be hot unplugged"
        ),
        device => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "disk device type '{device}' cannot be detached"
        ),
    }
}

/// The definition with the drive of the document in the place of the one that has its name.
fn updated(def: &DomainDef, xml: &str) -> Result<DomainDef> {
    let document = definition::parse_device(xml, def)?;
    let Some(new) = document.device().disks.first() else {
        return unsupported("persistent update", document.kind());
    };
    let mut disks = def.devices.disks.iter();
    let Some(at) = disks.position(|disk| disk.target.dev == new.target.dev) else {
        bail!(
            VIR_ERR_INVALID_ARG,
            "target {} doesn't exist.",
            new.target.dev
        );
    };
    document.check_compatible(def, Some(&def.devices.disks[at].info))?;
    let mut def = def.clone();
    def.devices.disks[at] = new.clone();
    definition::fill(&mut def)?;
    Ok(def)
}

fn unsupported<T>(what: &str, kind: &str) -> Result<T> {
    bail!(
        VIR_ERR_OPERATION_UNSUPPORTED,
        "{what} of device '{kind}' is not supported"
    )
}
