//! Devices of a running guest: what QEMU is told when they come, change and go.
//!
//! A step that fails takes back those before it.  What is behind a device goes when the guest has
//! let go of it, which QEMU tells in its own time.
use crate::ORIGIN;
use crate::argv::{self, CardParts, DriveParts};
use crate::capabilities::Capabilities;
use crate::guest::Guest;
use crate::host::Host;
use crate::run::Run;
use crate::taps::{self, Taps};
use crate::{definition, prepare};
use api::DomainEvent;
use conf::DomainDef;
use conf::domain::VirtType;
use conf::domain::alias;
use conf::domain::controller::{Controller, ControllerType};
use conf::domain::device_document::{DeviceDocument, find_net};
use conf::domain::device_info::DeviceInfo;
use conf::domain::disk::{BackingStore, Disk, DiskBus, DiskDevice, SourceLocation, StorageFormat};
use conf::domain::disk_defaults::bus_of_name;
use conf::domain::net::{LinkState, Net};
use std::sync::Arc;
use std::time::{Duration, Instant};
use util::bail;
use util::error::{Error, ErrorDomain, Result};
use util::xml::ParseFlags;

/// How long a guest may take to let go of a device before the call ends without it
/// (C: `QEMU_DOMAIN_DEVICE_REMOVAL_WAIT`).
const REMOVAL_PATIENCE: Duration = Duration::from_secs(5);
/// How often it is looked whether it has.
const REMOVAL_STEP: Duration = Duration::from_millis(5);

/// A running guest whose devices change; the caller has its job.
pub(crate) struct Live<'a> {
    host: &'a Host,
    guest: &'a Arc<Guest>,
    run: Arc<Run>,
    def: Arc<DomainDef>,
    caps: Arc<Capabilities>,
}

impl<'a> Live<'a> {
    /// # Errors
    /// `VIR_ERR_OPERATION_INVALID` when it doesn't run.
    pub(crate) fn new(host: &'a Host, guest: &'a Arc<Guest>) -> Result<Self> {
        let def = Arc::clone(&guest.look().def);
        Ok(Self {
            run: guest.run()?,
            caps: definition::capabilities(&def, &host.cache)?,
            host,
            guest,
            def,
        })
    }

    /// The live definition as it was when the call began.
    pub(crate) fn def(&self) -> &DomainDef {
        &self.def
    }

    /// Plugs a device in; what exists already of a drive for media gets another medium.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_UNSUPPORTED` for what can't be plugged, what the passes and QEMU say.
    pub(crate) fn attach(&self, document: &DeviceDocument) -> Result<()> {
        let device = document.device();
        if let Some(disk) = device.disks.first() {
            if is_removable(disk) && self.disk(&disk.target.dev).is_some() {
                return self.update(document, false);
            }
            check_plugged(disk)?;
        } else if device.nets.is_empty() {
            return unsupported("attach", document);
        }
        let mut def = DomainDef::clone(&self.def);
        def.devices.insert(document)?;
        self.host.complete(&mut def, ParseFlags::ABI_UPDATE)?;
        alias::assign(&mut def);
        self.check_controllers(&def)?;
        match device.disks.first() {
            Some(disk) => self.attach_disk(&mut def, &disk.target.dev)?,
            None => self.attach_net(&mut def)?,
        }
        let alias = self.newcomer(&def);
        self.publish(def);
        if let Some(dev_alias) = alias {
            let subject = self.guest.look().subject();
            self.host
                .tell_of(subject, DomainEvent::DeviceAdded { dev_alias });
            self.host.events.wake();
        }
        self.host.save_status(self.guest, &self.run)
    }

    /// Takes a device out; false hope ends after some seconds, but not the guest's chance.
    ///
    /// # Errors
    /// `VIR_ERR_DEVICE_MISSING`, `VIR_ERR_OPERATION_UNSUPPORTED`, what QEMU says.
    pub(crate) fn detach(&self, document: &DeviceDocument) -> Result<()> {
        let device = document.device();
        let info = if let Some(disk) = device.disks.first() {
            let Some(found) = self.disk(&disk.target.dev) else {
                bail!(VIR_ERR_DEVICE_MISSING, "disk {} not found", disk.target.dev);
            };
            check_unplugged(found)?;
            &found.info
        } else if let Some(net) = device.nets.first() {
            let nets = &self.def.devices.nets;
            &nets[find_net(nets, net)?].info
        } else {
            return unsupported("detach", document);
        };
        self.remove(info.alias.as_deref().unwrap_or_default())
    }

    /// As [`detach`](Self::detach), by a name that a device has.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn detach_alias(&self, alias: &str) -> Result<()> {
        let named = |info: &DeviceInfo| info.alias.as_deref() == Some(alias);
        let devices = &self.def.devices;
        if let Some(disk) = devices.disks.iter().find(|disk| named(&disk.info)) {
            check_unplugged(disk)?;
        } else if !devices.nets.iter().any(|net| named(&net.info)) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "live detach of device '{alias}' is not supported"
            );
        }
        self.remove(alias)
    }

    /// Changes a device: the medium of a drive, the link of an interface.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for other changes, what QEMU says.
    pub(crate) fn update(&self, document: &DeviceDocument, force: bool) -> Result<()> {
        let device = document.device();
        let mut def = DomainDef::clone(&self.def);
        if device.disks.is_empty() && device.nets.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "live update of device '{}' is not supported",
                document.kind()
            );
        }
        if let Some(disk) = device.disks.first()
            && self.disk(&disk.target.dev).is_none()
        {
            bail!(
                VIR_ERR_DEVICE_MISSING,
                "disk '{}' not found",
                disk.target.dev
            );
        }
        def.devices.update(document)?;
        // What the document leaves open stays as it is.
        keep_aliases(&mut def, &self.def);
        self.host.complete(&mut def, ParseFlags::ABI_UPDATE)?;
        match device.disks.first() {
            Some(disk) => self.update_disk(&mut def, &disk.target.dev, force)?,
            None => self.update_net(&def)?,
        }
        self.publish(def);
        self.host.save_status(self.guest, &self.run)
    }

    fn disk(&self, name: &str) -> Option<&Disk> {
        let mut disks = self.def.devices.disks.iter();
        disks.find(|disk| disk.target.dev == name)
    }

    /// The guest has these devices from now on.  Only devices are changed: events may have changed
    /// what else is in its definition.
    fn publish(&self, def: DomainDef) {
        let mut facts = self.guest.change();
        if facts.is_run_by(&self.run) {
            facts.live_mut().devices = def.devices;
        }
    }

    /// Alias of the device that wasn't there before.
    fn newcomer(&self, def: &DomainDef) -> Option<String> {
        let old: Vec<_> = self.def.devices.infos().map(|info| &info.alias).collect();
        let mut new = def.devices.infos().map(|info| &info.alias);
        new.find(|alias| !old.contains(alias))?.clone()
    }

    /// A controller can't come with its first device here.
    fn check_controllers(&self, def: &DomainDef) -> Result<()> {
        let (old, new) = (&self.def.devices.controllers, &def.devices.controllers);
        let added = new.iter().find(|controller| {
            let same = |o: &&Controller| o.kind == controller.kind && o.index == controller.index;
            old.iter().find(same).is_none()
        });
        match added.map(|controller| controller.kind) {
            None => Ok(()),
            Some(ControllerType::Pci) => {
                bail!(VIR_ERR_INTERNAL_ERROR, "No more available PCI slots")
            }
            Some(kind) => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "a device that needs another '{}' controller can't be plugged by this driver",
                kind.as_str()
            ),
        }
    }

    /// The next number for an image: each has its own as long as the guest runs.
    fn image_number(&self) -> u32 {
        let numbers = self.def.devices.disks.iter().map(|disk| disk.source.index);
        numbers.max().unwrap_or_default().saturating_add(1)
    }

    /// The parts of a disk, whose image gets its number.
    fn parts(&self, def: &mut DomainDef, name: &str) -> Result<DriveParts> {
        let number = self.image_number();
        let mut disks = def.devices.disks.iter_mut();
        let Some(disk) = disks.find(|disk| disk.target.dev == name) else {
            bail!(VIR_ERR_DEVICE_MISSING, "disk {name} not found");
        };
        if !disk.source.is_empty() {
            check_image(disk)?;
            disk.source.index = number;
            if disk.driver.format.unwrap_or(StorageFormat::Raw) == StorageFormat::Raw {
                disk.backing.get_or_insert(BackingStore::End);
            }
        }
        let disk = disk.clone();
        DriveParts::new(def, &self.caps, &prepare::host_cdroms(def), &disk)
    }

    fn attach_disk(&self, def: &mut DomainDef, name: &str) -> Result<()> {
        let parts = self.parts(def, name)?;
        let nodes = self.add_nodes(&parts)?;
        let plugged = self.run.monitor.device_add(parts.device);
        if plugged.is_err() {
            self.drop_nodes(&nodes);
        }
        plugged
    }

    /// Adds the nodes of a drive; gives their names from the topmost down.
    fn add_nodes(&self, parts: &DriveParts) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for node in &parts.nodes {
            if let Err(error) = self.run.monitor.blockdev_add(node.clone()) {
                self.drop_nodes(&names);
                return Err(error);
            }
            let name = node["node-name"].as_str().unwrap_or_default();
            names.insert(0, name.to_owned());
        }
        Ok(names)
    }

    fn drop_nodes(&self, names: &[String]) {
        drop_nodes(&self.run, names);
    }

    fn attach_net(&self, def: &mut DomainDef) -> Result<()> {
        let is_kvm = def.virt_type == VirtType::Kvm;
        let Some(net) = def.devices.nets.last_mut() else {
            return Ok(());
        };
        let (config, privileged) = (&self.host.config, self.host.privileged);
        let mut taps = Taps::connect_one(config, privileged, is_kvm, net)?;
        let net = net.clone();
        let alias = net.info.alias.as_deref().unwrap_or_default();
        let tap = taps.send(&self.run.monitor, alias)?;
        let parts = CardParts::new(def, &self.caps, &net, Some(&tap))?;
        let monitor = &self.run.monitor;
        let has_cable = parts.cable.is_some();
        if let Some(cable) = parts.cable {
            monitor.netdev_add(cable)?;
        }
        let plugged = monitor
            .device_add(parts.device)
            .and_then(|()| match net.link {
                Some(LinkState::Down) => monitor.set_link(alias, false),
                _ => Ok(()),
            });
        match plugged {
            Ok(()) => taps.keep(),
            Err(error) => {
                if has_cable {
                    let _ = monitor.netdev_del(&argv::host_id(&net));
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// Asks the guest to give a device up, and waits a while for it.
    fn remove(&self, alias: &str) -> Result<()> {
        self.run.monitor.device_del(alias)?;
        let until = Instant::now() + REMOVAL_PATIENCE;
        let has = || {
            let facts = self.guest.look();
            let named = facts
                .def
                .devices
                .infos()
                .any(|info| info.alias.as_deref() == Some(alias));
            named && facts.is_run_by(&self.run)
        };
        while has() && Instant::now() < until {
            std::thread::sleep(REMOVAL_STEP);
        }
        Ok(())
    }

    /// Another medium for a drive that exists.
    fn update_disk(&self, def: &mut DomainDef, name: &str, force: bool) -> Result<()> {
        let Some(old) = self.disk(name) else {
            return Ok(());
        };
        let changed = def.devices.disks.iter().find(|d| d.target.dev == name);
        if changed.is_some_and(|new| new.source.location == old.source.location) {
            return Ok(());
        }
        if !is_removable(old) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "disk source can be changed only in removable drives"
            );
        }
        let id = old.info.alias.as_deref().unwrap_or_default();
        let parts = self.parts(def, name)?;
        let nodes = self.add_nodes(&parts)?;
        let behind = nodes_of(&self.caps, &self.def, old);
        let monitor = &self.run.monitor;
        let changed = monitor.open_tray(id, force).and_then(|()| {
            if !behind.is_empty() {
                monitor.remove_medium(id)?;
            }
            if let Some(top) = &parts.top {
                monitor.insert_medium(id, top)?;
            }
            monitor.close_tray(id)
        });
        self.drop_nodes(if changed.is_ok() { &behind } else { &nodes });
        changed
    }

    /// The link is all of a card that changes.
    fn update_net(&self, def: &DomainDef) -> Result<()> {
        let pairs = def.devices.nets.iter().zip(&self.def.devices.nets);
        for (new, old) in pairs.filter(|(new, old)| new != old) {
            let same = Net {
                link: old.link,
                ifname: old.ifname.clone(),
                ..new.clone()
            };
            if same != *old {
                bail!(
                    VIR_ERR_OPERATION_UNSUPPORTED,
                    "live update of an interface is limited to its link by this driver"
                );
            }
            let alias = old.info.alias.as_deref().unwrap_or_default();
            let up = new.link != Some(LinkState::Down);
            self.run.monitor.set_link(alias, up)?;
        }
        Ok(())
    }
}

/// Removes what was behind a device that is gone: the nodes of its image, its cable.
pub(crate) fn clear_behind(run: &Run, host: &Host, def: &DomainDef, alias: &str) {
    let mut disks = def.devices.disks.iter();
    if let Some(disk) = disks.find(|disk| disk.info.alias.as_deref() == Some(alias))
        && let Ok(caps) = definition::capabilities(def, &host.cache)
    {
        drop_nodes(run, &nodes_of(&caps, def, disk));
    }
    let mut nets = def.devices.nets.iter();
    if let Some(net) = nets.find(|net| net.info.alias.as_deref() == Some(alias)) {
        if let Err(error) = run.monitor.netdev_del(&argv::host_id(net)) {
            util::warn!("{error}");
        }
        taps::take_down(std::slice::from_ref(net));
    }
}

/// Names of a disk's nodes, from the topmost down.
fn nodes_of(caps: &Capabilities, def: &DomainDef, disk: &Disk) -> Vec<String> {
    let parts = DriveParts::new(def, caps, &prepare::host_cdroms(def), disk);
    let nodes = parts.map(|parts| parts.nodes).unwrap_or_default();
    let names = nodes.iter().filter_map(|node| node["node-name"].as_str());
    names.rev().map(str::to_owned).collect()
}

fn drop_nodes(run: &Run, names: &[String]) {
    for name in names {
        if let Err(error) = run.monitor.blockdev_del(name) {
            util::warn!("{error}");
        }
    }
}

fn is_removable(disk: &Disk) -> bool {
    matches!(disk.device, DiskDevice::Cdrom | DiskDevice::Floppy)
}

/// Names, and what the driver chose, of devices that were replaced by documents without them.
fn keep_aliases(def: &mut DomainDef, old: &DomainDef) {
    for (disk, old) in def.devices.disks.iter_mut().zip(&old.devices.disks) {
        disk.info.alias = disk.info.alias.take().or_else(|| old.info.alias.clone());
    }
    for (net, old) in def.devices.nets.iter_mut().zip(&old.devices.nets) {
        net.info.alias = net.info.alias.take().or_else(|| old.info.alias.clone());
        net.ifname = net.ifname.take().or_else(|| old.ifname.clone());
    }
}

/// Whether a drive can come to a running guest.
fn check_plugged(disk: &Disk) -> Result<()> {
    if disk.device == DiskDevice::Floppy {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "floppy device hotplug isn't supported"
        );
    }
    let bus = disk.target.bus.or_else(|| bus_of_name(disk));
    match bus {
        None | Some(DiskBus::Virtio | DiskBus::Scsi | DiskBus::Usb) => Ok(()),
        Some(bus) => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "disk bus '{}' cannot be hotplugged.",
            bus.as_str()
        ),
    }
}

/// Whether a drive can leave a running guest.
fn check_unplugged(disk: &Disk) -> Result<()> {
    let can_go = matches!(
        disk.target.bus,
        Some(DiskBus::Virtio | DiskBus::Scsi | DiskBus::Usb)
    );
    match disk.device {
        DiskDevice::Disk | DiskDevice::Lun | DiskDevice::Cdrom if can_go => Ok(()),
        DiskDevice::Disk | DiskDevice::Lun => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "This type of disk cannot be hot unplugged"
        ),
        device => bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "disk device type '{}' cannot be detached",
            device.as_str()
        ),
    }
}

/// Refuses an image that isn't there before QEMU has to.
fn check_image(disk: &Disk) -> Result<()> {
    let (SourceLocation::File(Some(path)) | SourceLocation::Block(Some(path))) =
        &disk.source.location
    else {
        return Ok(());
    };
    let missing = |cause| {
        let text = format!("Cannot access storage file '{path}'");
        Error::system(ErrorDomain::VIR_FROM_STORAGE, &cause, text)
    };
    std::fs::metadata(path).map(drop).map_err(missing)
}

fn unsupported<T>(what: &str, document: &DeviceDocument) -> Result<T> {
    bail!(
        VIR_ERR_OPERATION_UNSUPPORTED,
        "live {what} of device '{}' is not supported",
        document.kind()
    )
}
