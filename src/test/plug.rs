//! Devices of an extended host's guests, as QEMU's driver has it: they come, change and go in the stored
//! definition, in the running guest, or in both.
//!
//! A plain host's are in `devices`, as libvirt's test driver has it.
use crate::ORIGIN;
use crate::definition;
use crate::devices::check_unplugged;
use crate::guest::Guest;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainEvent};
use conf::DomainDef;
use conf::domain::alias;
use conf::domain::controller::ControllerType;
use conf::domain::device_document::DeviceDocument;
use conf::domain::devices::Devices;
use conf::domain::disk::{Disk, DiskBus, DiskDevice};
use conf::domain::disk_defaults::bus_of_name;
use conf::domain::net::Net;
use conf::guest::Status;
use util::bail;
use util::error::Result;
use util::xml::ParseFlags;

/// The flags of all these calls.
const AFFECT: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;

/// Kinds of devices that come to running guests and go.
const PLUGGED: [&str; 11] = [
    "disk",
    "controller",
    "lease",
    "filesystem",
    "hostdev",
    "interface",
    "chr",
    "input",
    "watchdog",
    "rng",
    "vsock",
];

/// How devices change.
type Change = fn(&mut Devices, &DeviceDocument) -> Result<()>;

/// A running guest whose devices change; the caller holds its lock.
struct Live<'a> {
    host: &'a Host,
    guest: &'a Guest,
    status: &'a mut Status,
}

impl Host {
    /// `virDomainAttachDeviceFlags`
    pub(crate) fn plug(&self, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, AFFECT, "testDomainAttachDeviceLiveAndConfig", ORIGIN)?;
        self.change_devices(handle, xml, flags, Devices::attach, |live, device| {
            live.attach(device)
        })
    }

    /// `virDomainDetachDeviceFlags`
    pub(crate) fn unplug(&self, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, AFFECT, "testDomainDetachDeviceLiveAndConfig", ORIGIN)?;
        self.change_devices(handle, xml, flags, Devices::detach, |live, device| {
            live.detach(device)
        })
    }

    /// `virDomainUpdateDeviceFlags`
    pub(crate) fn replug(&self, handle: &Domain, xml: &str, flags: u32) -> Result<()> {
        const KNOWN: u32 = AFFECT | VIR_DOMAIN_DEVICE_MODIFY_FORCE;
        api::check_flags(flags, KNOWN, "testDomainUpdateDeviceFlags", ORIGIN)?;
        let flags = flags & AFFECT;
        self.change_devices(handle, xml, flags, Devices::update, |live, device| {
            live.update(device)
        })
    }

    /// `virDomainDetachDeviceAlias`
    pub(crate) fn unplug_alias(&self, handle: &Domain, name: &str, flags: u32) -> Result<()> {
        const FUNCTION: &str = "testDomainDetachDeviceAliasLiveAndConfig";
        api::check_flags(flags, AFFECT, FUNCTION, ORIGIN)?;
        self.change(handle, |guest, status| {
            let affects = status.affects(flags)?;
            let stored = match affects.config {
                true => Some(without(status.config(), name)?),
                false => None,
            };
            if affects.live {
                let def = without(&status.def, name)?;
                let mut live = Live {
                    host: self,
                    guest,
                    status,
                };
                live.check_leaving(name)?;
                live.lose(def);
            }
            self.store_devices(guest, status, stored);
            Ok(())
        })
    }

    /// One call for the stored definition, the running guest, or both.  Everything that can be wrong
    /// with the stored definition is known before the guest is touched.
    fn change_devices(
        &self,
        handle: &Domain,
        xml: &str,
        flags: u32,
        change: Change,
        of_live: fn(&mut Live<'_>, &DeviceDocument) -> Result<()>,
    ) -> Result<()> {
        self.change(handle, |guest, status| {
            let affects = status.affects(flags)?;
            let mut stored = None;
            if affects.config {
                let flags = ParseFlags::INACTIVE | ParseFlags::ABI_UPDATE;
                let device = DeviceDocument::parse(xml, flags)?;
                let mut def = DomainDef::clone(status.config());
                change(&mut def.devices, &device)?;
                definition::complete(&mut def, flags)?;
                stored = Some(def);
            }
            if affects.live {
                let mut device = DeviceDocument::parse(xml, ParseFlags::ABI_UPDATE)?;
                if let Some(def) = &stored {
                    device.share_mac(def);
                }
                let mut live = Live {
                    host: self,
                    guest,
                    status,
                };
                of_live(&mut live, &device)?;
            }
            self.store_devices(guest, status, stored);
            Ok(())
        })
    }

    /// The guest, whose lock the caller holds, is to have this definition when it starts next.
    fn store_devices(&self, guest: &Guest, status: &mut Status, stored: Option<DomainDef>) {
        if let Some(def) = stored {
            *status.config_mut() = def;
            let subject = guest.subject(status);
            self.tell(
                subject,
                VIR_DOMAIN_EVENT_DEFINED,
                VIR_DOMAIN_EVENT_DEFINED_UPDATED,
            );
        }
    }
}

impl Live<'_> {
    /// A device comes; a drive for media that is there gets another medium.
    fn attach(&mut self, document: &DeviceDocument) -> Result<()> {
        if !PLUGGED.contains(&document.kind()) {
            return unsupported("attach", document);
        }
        let device = document.device();
        if let Some(disk) = device.disks.first() {
            if is_removable(disk) && self.disk(&disk.target.dev).is_some() {
                return self.update(document);
            }
            check_plugged(disk)?;
        }
        if let Some(controller) = device.controllers.first()
            && controller.kind != ControllerType::Scsi
        {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "'{}' controller cannot be hot plugged.",
                controller.kind
            );
        }
        let mut def = DomainDef::clone(&self.status.def);
        def.devices.attach(document)?;
        definition::complete(&mut def, ParseFlags::ABI_UPDATE)?;
        alias::assign(&mut def);
        if !document.device().nets.is_empty()
            && let Some(card) = def.devices.nets.last_mut()
        {
            self.host.connect_card(&self.status.def, card)?;
        }
        let newcomers = new_names(&self.status.def, &def);
        *self.status.live_mut() = def;
        self.guest.live().complete(self.status);
        for dev_alias in newcomers {
            let event = DomainEvent::DeviceAdded { dev_alias };
            self.host.tell_of(self.guest.subject(self.status), event);
        }
        Ok(())
    }

    /// A device goes.
    fn detach(&mut self, document: &DeviceDocument) -> Result<()> {
        if !PLUGGED.contains(&document.kind()) {
            return unsupported("detach", document);
        }
        if let Some(disk) = document.device().disks.first()
            && self.disk(&disk.target.dev).is_none()
        {
            bail!(VIR_ERR_DEVICE_MISSING, "disk {} not found", disk.target.dev);
        }
        let mut def = DomainDef::clone(&self.status.def);
        def.devices.detach(document)?;
        for name in new_names(&def, &self.status.def) {
            self.check_leaving(&name)?;
        }
        self.lose(def);
        Ok(())
    }

    /// The medium of a drive changes, or what of a card or a display can.
    fn update(&mut self, document: &DeviceDocument) -> Result<()> {
        let device = document.device();
        if let Some(disk) = device.disks.first() {
            self.check_medium(disk)?;
        } else if device.nets.is_empty() && device.graphics.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "live update of device '{}' is not supported",
                document.kind()
            );
        }
        let mut def = DomainDef::clone(&self.status.def);
        def.devices.update(document)?;
        keep(&mut def.devices, &self.status.def.devices);
        definition::complete(&mut def, ParseFlags::ABI_UPDATE)?;
        check_cards(&def.devices.nets, &self.status.def.devices.nets)?;
        *self.status.live_mut() = def;
        self.guest.live().complete(self.status);
        if let Some(disk) = device.disks.first() {
            self.tell_tray(&disk.target.dev);
        }
        Ok(())
    }

    fn disk(&self, name: &str) -> Option<&Disk> {
        let mut disks = self.status.def.devices.disks.iter();
        disks.find(|disk| disk.target.dev == name)
    }

    /// Whether the medium can become that of `new`.
    fn check_medium(&self, new: &Disk) -> Result<()> {
        let name = &new.target.dev;
        let Some(old) = self.disk(name) else {
            bail!(VIR_ERR_DEVICE_MISSING, "disk '{name}' not found");
        };
        if new.source.location != old.source.location && !is_removable(old) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "disk source can be changed only in removable drives"
            );
        }
        if self.guest.live().block_jobs.contains_key(name) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "can't change media while a block job is running on the device"
            );
        }
        Ok(())
    }

    /// The tray of a drive for media opens and closes for another one.
    fn tell_tray(&self, name: &str) {
        let drive = self.disk(name).filter(|disk| is_removable(disk));
        let Some(dev_alias) = drive.and_then(|disk| disk.info.alias.clone()) else {
            return;
        };
        for reason in [
            VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN,
            VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE,
        ] {
            let event = DomainEvent::TrayChange {
                dev_alias: dev_alias.clone(),
                reason,
            };
            self.host.tell_of(self.guest.subject(self.status), event);
        }
    }

    /// Whether the device of this name can go.
    fn check_leaving(&self, name: &str) -> Result<()> {
        let devices = &self.status.def.devices;
        let mut disks = devices.disks.iter();
        if let Some(disk) = disks.find(|disk| disk.info.alias.as_deref() == Some(name)) {
            check_unplugged(disk)?;
            if self.guest.live().block_jobs.contains_key(&disk.target.dev) {
                bail!(
                    VIR_ERR_OPERATION_UNSUPPORTED,
                    "disk '{}' already in active block job",
                    disk.target.dev
                );
            }
        }
        let mut controllers = devices.controllers.iter();
        let named = controllers.find(|controller| controller.info.alias.as_deref() == Some(name));
        if let Some(controller) = named
            && controller.kind != ControllerType::Scsi
        {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "'{}' controller cannot be hot unplugged.",
                controller.kind
            );
        }
        Ok(())
    }

    /// What is not in `def` any more is gone.
    fn lose(&mut self, def: DomainDef) {
        let gone = new_names(&def, &self.status.def);
        let is_gone = |card: &&Net| {
            card.info
                .alias
                .as_ref()
                .is_some_and(|name| gone.contains(name))
        };
        for card in self.status.def.devices.nets.iter().filter(is_gone) {
            self.host.disconnect_card(&self.status.def, card);
        }
        *self.status.live_mut() = def;
        for dev_alias in gone {
            let event = DomainEvent::DeviceRemoved { dev_alias };
            self.host.tell_of(self.guest.subject(self.status), event);
        }
    }
}

/// Names of devices that are in `new` and not in `old`.
fn new_names(old: &DomainDef, new: &DomainDef) -> Vec<String> {
    let known: Vec<_> = old.devices.infos().map(|info| &info.alias).collect();
    let names = new.devices.infos().map(|info| &info.alias);
    names
        .filter(|name| !known.contains(name))
        .filter_map(Clone::clone)
        .collect()
}

/// The definition without the device of this name.
fn without(def: &DomainDef, name: &str) -> Result<DomainDef> {
    let mut infos = def.devices.infos();
    if !infos.any(|info| info.alias.as_deref() == Some(name)) {
        bail!(
            VIR_FROM_DOMAIN: VIR_ERR_INTERNAL_ERROR,
            "no device found with alias {name}"
        );
    }
    let mut def = def.clone();
    def.devices.remove_named(name);
    Ok(def)
}

fn is_removable(disk: &Disk) -> bool {
    matches!(disk.device, DiskDevice::Cdrom | DiskDevice::Floppy)
}

/// Names, and what the host chose or found out, of devices that were replaced by documents without them.
fn keep(new: &mut Devices, old: &Devices) {
    for (disk, old) in new.disks.iter_mut().zip(&old.disks) {
        disk.info.alias = disk.info.alias.take().or_else(|| old.info.alias.clone());
        if disk.source.location == old.source.location {
            disk.source.index = old.source.index;
            disk.backing = disk.backing.take().or_else(|| old.backing.clone());
            disk.mirror.clone_from(&old.mirror);
        }
    }
    for (net, old) in new.nets.iter_mut().zip(&old.nets) {
        net.info.alias = net.info.alias.take().or_else(|| old.info.alias.clone());
        net.ifname = net.ifname.take().or_else(|| old.ifname.clone());
    }
}

/// What the guest sees of a card stays.
fn check_cards(new: &[Net], old: &[Net]) -> Result<()> {
    for (new, old) in new.iter().zip(old) {
        if new.model != old.model {
            let word = |net: &Net| net.model.clone().unwrap_or_else(|| "(null)".to_owned());
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "cannot modify network device model from {} to {}",
                word(old),
                word(new)
            );
        }
    }
    Ok(())
}

/// Whether a drive can come to a running guest.
fn check_plugged(disk: &Disk) -> Result<()> {
    if disk.device == DiskDevice::Floppy {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "floppy device hotplug isn't supported"
        );
    }
    match disk.target.bus.or_else(|| bus_of_name(disk)) {
        None | Some(DiskBus::Virtio | DiskBus::Scsi | DiskBus::Usb) => Ok(()),
        Some(bus) => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "disk bus '{bus}' cannot be hotplugged."
        ),
    }
}

fn unsupported<T>(what: &str, document: &DeviceDocument) -> Result<T> {
    bail!(
        VIR_ERR_OPERATION_UNSUPPORTED,
        "live {what} of device '{}' is not supported",
        document.kind()
    )
}
