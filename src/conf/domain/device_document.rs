//! `DeviceDocument`: a document that is one device, and what attaching, changing and detaching it
//! mean for a stored definition (C: `virDomainDeviceDef`, `virDomainDiskInsert` and its sisters).
//!
//! Defaults and rules come afterwards: [`DomainDef::complete`](super::DomainDef::complete) runs
//! over the whole definition.  What a running hypervisor does is the driver's matter.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{Document, ParseCx, ParseFlags};

use super::DomainDef;
use super::address::Address;
use super::chardev::Chardev;
use super::device_info::{Device, DeviceInfo};
use super::devices::Devices;
use super::disk_order;
use super::filesystem::Filesystem;
use super::hostdev::Hostdev;
use super::implicit::insert_controller;
use super::lease::Lease;
use super::net::Net;

/// The domain of errors about stored definitions: QEMU's driver is the one that changes them so.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// One device, held as a list of devices that has no other.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceDocument {
    element: &'static str,
    device: Devices,
}

impl DeviceDocument {
    /// Reads a document whose root is a device (C: `virDomainDeviceDefParse`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL`, `VIR_ERR_CONFIG_UNSUPPORTED` for an unknown kind and what the device's
    /// parser says; what this room doesn't hold is refused.
    pub fn parse(source: &str, flags: ParseFlags) -> Result<Self> {
        let document = Document::parse_any(source.as_bytes(), ErrorDomain::VIR_FROM_DOMAIN)?;
        let root = document.root();
        let mut cx = ParseCx::new(flags);
        let device = Devices::parse_one(root, &mut cx)?;
        // A filter of redirected devices is an element among devices, and no device.
        let device = device.filter(|(element, _)| *element != "redirfilter");
        let Some((element, device)) = device else {
            bail!(
                VIR_FROM_DOMAIN: VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown device type '{}'",
                root.qualified_name()
            );
        };
        match cx.unhandled.first() {
            Some(path) => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "element '{path}' is not supported by this driver"
            ),
            None => Ok(Self { element, device }),
        }
    }

    /// Word for its kind (C: `virDomainDeviceType`).
    #[must_use]
    pub fn kind(&self) -> &'static str {
        kind_of(self.element)
    }

    /// The device, as the only one of its list.
    #[must_use]
    pub fn device(&self) -> &Devices {
        &self.device
    }

    /// The device, to change it.
    pub fn device_mut(&mut self) -> &mut Devices {
        &mut self.device
    }

    /// The same kind of device, with more known of it.
    pub(super) fn with(self, device: Devices) -> Self {
        Self { device, ..self }
    }

    /// An interface without address of its own gets the one that its twin, the last of `def`, got.
    pub fn share_mac(&mut self, def: &DomainDef) {
        let nets = self.device.nets.iter_mut();
        for net in nets.filter(|net| net.mac.address.is_none()) {
            net.mac.address = def.devices.nets.last().and_then(|twin| twin.mac.address);
        }
    }

    fn unsupported<T>(&self, what: &str) -> Result<T> {
        bail!(
            VIR_ERR_OPERATION_UNSUPPORTED,
            "persistent {what} of device '{}' is not supported",
            self.kind()
        )
    }
}

/// Word for the kind of device that an element stands for: character devices are of one kind.
#[must_use]
pub fn kind_of(element: &'static str) -> &'static str {
    match element {
        "serial" | "parallel" | "console" | "channel" => "chr",
        other => other,
    }
}

/// Whether one of the devices sits where `info` says; a device without address sits nowhere.
fn is_taken(devices: &Devices, info: &DeviceInfo) -> bool {
    let place = |info: &DeviceInfo| -> Option<Address> {
        let address = info.address.clone()?;
        match &address {
            Address::Pci(pci) if pci.is_empty() => None,
            Address::Unassigned => None,
            _ => Some(address),
        }
    };
    let wanted = place(info);
    wanted.is_some() && devices.infos().any(|other| place(other) == wanted)
}

/// Index of the device that `wanted` describes; `missing` words the complaint that there is none.
fn find<T>(list: &[T], missing: &str, wanted: impl FnMut(&T) -> bool) -> Result<usize> {
    match list.iter().position(wanted) {
        Some(index) => Ok(index),
        None => bail!(VIR_ERR_DEVICE_MISSING, "{missing}"),
    }
}

fn is_same_lease(one: &Lease, other: &Lease) -> bool {
    one.key == other.key && one.lockspace == other.lockspace
}

/// Whether two ports have the same target, as far as `wanted` names it (C: `virDomainChrEquals`).
fn is_same_port(port: &Chardev, wanted: &Chardev) -> bool {
    port.target == wanted.target && port.source == wanted.source
}

/// What C's libraries print for a text that isn't there.
const NOWHERE: &str = "(<null>)";

/// A place on a PCI bus as messages name it.
fn shown_place(info: &DeviceInfo) -> String {
    match &info.address {
        Some(Address::Pci(pci)) if !pci.is_empty() => format!(
            "{:04x}:{:02x}:{:02x}.{:x}",
            pci.domain, pci.bus, pci.slot, pci.function
        ),
        _ => NOWHERE.to_owned(),
    }
}

/// Index of the interface that `wanted` means: by address of the card, and by place or alias where
/// several have it (C: `virDomainNetFindIdx`).
///
/// # Errors
/// `VIR_ERR_DEVICE_MISSING` when there is none, `VIR_ERR_OPERATION_FAILED` when there are several.
pub fn find_net(nets: &[Net], wanted: &Net) -> Result<usize> {
    let is_meant = |net: &Net| {
        let same =
            |ours: &Option<String>, theirs: &Option<String>| theirs.is_none() || ours == theirs;
        let place = wanted.info.wants_pci() || net.info.address == wanted.info.address;
        let mac = wanted.mac.address.is_none() || net.mac.address == wanted.mac.address;
        mac && place && same(&net.info.alias, &wanted.info.alias)
    };
    let mut all = nets.iter().enumerate().filter(|(_, net)| is_meant(net));
    let mac = wanted
        .mac
        .address
        .map(|mac| mac.to_string())
        .unwrap_or_default();
    match (all.next(), all.next()) {
        (Some((index, _)), None) => Ok(index),
        (Some(_), Some(_)) => bail!(
            VIR_FROM_DOMAIN: VIR_ERR_OPERATION_FAILED,
            "multiple devices matching MAC address {mac} found"
        ),
        (None, _) => bail!(
            VIR_FROM_DOMAIN: VIR_ERR_DEVICE_MISSING,
            "no device found at address '{}' matching MAC address '{mac}' and alias '{}'",
            shown_place(&wanted.info),
            wanted.info.alias.as_deref().unwrap_or(NOWHERE)
        ),
    }
}

impl Devices {
    /// Adds a device (C: `qemuDomainAttachDeviceConfig`).
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_INVALID` when its place is taken, `VIR_ERR_OPERATION_UNSUPPORTED` for a
    /// kind that isn't plugged.
    pub fn attach(&mut self, document: &DeviceDocument) -> Result<()> {
        self.check_free(document)?;
        self.insert(document)
    }

    /// As [`attach`](Self::attach), for callers to whom the passes over the definition say what is
    /// there already.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_UNSUPPORTED` for a kind that isn't plugged.
    pub fn insert(&mut self, document: &DeviceDocument) -> Result<()> {
        let new = document.device.clone();
        match document.element {
            "controller" => {
                for controller in new.controllers {
                    insert_controller(&mut self.controllers, controller);
                }
            }
            "disk" => {
                for disk in new.disks {
                    self.disks
                        .insert(disk_order::place(&self.disks, &disk), disk);
                }
            }
            "lease" => self.leases.extend(new.leases),
            "filesystem" => self.filesystems.extend(new.filesystems),
            "hostdev" => self.hostdevs.extend(new.hostdevs),
            "interface" => self.nets.extend(new.nets),
            "sound" => self.sounds.extend(new.sounds),
            "serial" => self.serials.extend(new.serials),
            "parallel" => self.parallels.extend(new.parallels),
            "console" => self.consoles.extend(new.consoles),
            "channel" => self.channels.extend(new.channels),
            "input" => self.inputs.extend(new.inputs),
            "watchdog" => self.watchdogs.extend(new.watchdogs),
            "rng" => self.rngs.extend(new.rngs),
            "iommu" => self.iommus.extend(new.iommus),
            "vsock" => self.vsocks.extend(new.vsocks),
            _ => return document.unsupported("attach"),
        }
        Ok(())
    }

    /// Refuses a device that is there already.
    fn check_free(&self, document: &DeviceDocument) -> Result<()> {
        let new = &document.device;
        for disk in &new.disks {
            let name = &disk.target.dev;
            if self.disks.iter().any(|other| other.target.dev == *name) {
                bail!(VIR_ERR_OPERATION_INVALID, "target {name} already exists");
            }
        }
        for controller in &new.controllers {
            let same = |c: &super::controller::Controller| {
                c.kind == controller.kind && c.index == controller.index
            };
            if let Some(index) = controller.index
                && self.controllers.iter().any(same)
            {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "controller index='{index}' already exists"
                );
            }
        }
        for lease in &new.leases {
            if self.leases.iter().any(|other| is_same_lease(other, lease)) {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "Lease {} in lockspace {} already exists",
                    lease.key,
                    lease.lockspace
                );
            }
        }
        let mounted = |fs: &Filesystem| self.filesystems.iter().any(|o| o.target == fs.target);
        if new.filesystems.iter().any(mounted) {
            bail!(VIR_ERR_OPERATION_INVALID, "Target already exists");
        }
        let given = |dev: &Hostdev| self.hostdevs.iter().any(|o| o.source == dev.source);
        if new.hostdevs.iter().any(given) {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "device is already in the domain configuration"
            );
        }
        self.check_places(new)
    }

    /// Refuses a device whose address is taken, and a second one of a kind that has one.
    fn check_places(&self, new: &Self) -> Result<()> {
        let placed = new.rngs.iter().map(|rng| &rng.info);
        let mut placed = placed.chain(new.inputs.iter().map(|input| &input.info));
        if placed.any(|info| is_taken(self, info)) {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "a device with the same address already exists "
            );
        }
        for (word, there, new) in [
            ("a vsock", self.vsocks.len(), new.vsocks.len()),
            ("an iommu", self.iommus.len(), new.iommus.len()),
        ] {
            if there != 0 && new != 0 {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "domain already has {word} device"
                );
            }
        }
        Ok(())
    }

    /// Takes a device out (C: `qemuDomainDetachDeviceConfig`).
    ///
    /// # Errors
    /// `VIR_ERR_DEVICE_MISSING` when it isn't there, `VIR_ERR_OPERATION_UNSUPPORTED` for a kind
    /// that isn't unplugged.
    pub fn detach(&mut self, document: &DeviceDocument) -> Result<()> {
        const ABSENT: &str = "device not present in domain configuration";
        let old = &document.device;
        if let Some(disk) = old.disks.first() {
            let name = &disk.target.dev;
            let missing = format!("no target device {name}");
            let index = find(&self.disks, &missing, |d| d.target.dev == *name)?;
            self.disks.remove(index);
        } else if let Some(net) = old.nets.first() {
            let index = find_net(&self.nets, net)?;
            self.nets.remove(index);
        } else if let Some(sound) = old.sounds.first() {
            let index = find(&self.sounds, ABSENT, |s| s.model == sound.model)?;
            self.sounds.remove(index);
        } else if let Some(wanted) = old.controllers.first() {
            let index = find(&self.controllers, ABSENT, |c| {
                c.kind == wanted.kind && c.index == wanted.index
            })?;
            self.controllers.remove(index);
        } else if let Some(rng) = old.rngs.first() {
            let missing = "no matching RNG device was found";
            let index = find(&self.rngs, missing, |r| {
                r.model == rng.model && r.backend == rng.backend
            })?;
            self.rngs.remove(index);
        } else {
            return self.detach_other(document);
        }
        Ok(())
    }

    fn detach_other(&mut self, document: &DeviceDocument) -> Result<()> {
        let old = &document.device;
        if let Some(input) = old.inputs.first() {
            let missing = "matching input device not found";
            let index = find(&self.inputs, missing, |i| {
                i.kind == input.kind && (input.bus.is_none() || i.bus == input.bus)
            })?;
            self.inputs.remove(index);
        } else if let Some(watchdog) = old.watchdogs.first() {
            let missing = "no matching watchdog was found";
            let index = find(&self.watchdogs, missing, |w| w.model == watchdog.model)?;
            self.watchdogs.remove(index);
        } else if !old.vsocks.is_empty() {
            let index = find(&self.vsocks, "matching vsock device not found", |_| true)?;
            self.vsocks.remove(index);
        } else if let Some(iommu) = old.iommus.first() {
            let missing = "matching iommu device not found";
            let index = find(&self.iommus, missing, |i| i.model == iommu.model)?;
            self.iommus.remove(index);
        } else {
            return self.detach_lent(document);
        }
        Ok(())
    }

    /// Devices of the host and what else it lends.
    fn detach_lent(&mut self, document: &DeviceDocument) -> Result<()> {
        let old = &document.device;
        if let Some(lease) = old.leases.first() {
            let missing = format!(
                "Lease {} in lockspace {} does not exist",
                lease.key, lease.lockspace
            );
            let index = find(&self.leases, &missing, |other| is_same_lease(other, lease))?;
            self.leases.remove(index);
        } else if let Some(fs) = old.filesystems.first() {
            let missing = "no matching filesystem device was found";
            let index = find(&self.filesystems, missing, |o| o.target == fs.target)?;
            self.filesystems.remove(index);
        } else if let Some(dev) = old.hostdevs.first() {
            let missing = "device not present in domain configuration";
            let index = find(&self.hostdevs, missing, |o| o.source == dev.source)?;
            self.hostdevs.remove(index);
        } else {
            return self.detach_port(document);
        }
        Ok(())
    }

    fn detach_port(&mut self, document: &DeviceDocument) -> Result<()> {
        let old = &document.device;
        let lists = [
            (&mut self.serials, &old.serials),
            (&mut self.parallels, &old.parallels),
            (&mut self.consoles, &old.consoles),
            (&mut self.channels, &old.channels),
        ];
        for (list, wanted) in lists {
            if let Some(wanted) = wanted.first() {
                let missing = "device not present in domain configuration";
                let index = find(list, missing, |port| is_same_port(port, wanted))?;
                list.remove(index);
                return Ok(());
            }
        }
        document.unsupported("detach")
    }

    /// Puts a device in the place of the one it describes (C: `qemuDomainUpdateDeviceConfig`).
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG`, `VIR_ERR_DEVICE_MISSING` when that isn't there,
    /// `VIR_ERR_OPERATION_UNSUPPORTED` for a kind that isn't changed.
    pub fn update(&mut self, document: &DeviceDocument) -> Result<()> {
        let new = &document.device;
        if let Some(disk) = new.disks.first() {
            let name = &disk.target.dev;
            let mut disks = self.disks.iter_mut();
            let Some(old) = disks.find(|other| other.target.dev == *name) else {
                bail!(VIR_ERR_INVALID_ARG, "target {name} doesn't exist.");
            };
            replace(old, disk);
        } else if let Some(graphics) = new.graphics.first() {
            let missing = format!(
                "cannot find existing graphics type '{}' device to modify",
                graphics.kind
            );
            let index = find(&self.graphics, &missing, |g| g.kind == graphics.kind)?;
            replace(&mut self.graphics[index], graphics);
        } else if let Some(net) = new.nets.first() {
            let index = find_net(&self.nets, net)?;
            replace(&mut self.nets[index], net);
        } else {
            return document.unsupported("update");
        }
        Ok(())
    }
}

/// A device that doesn't say where it sits stays where the old one was.
fn replace<T: Device + Clone>(old: &mut T, new: &T) {
    let place = old.info().and_then(|info| info.address.clone());
    *old = new.clone();
    if let Some(info) = old.info_mut() {
        info.address = info.address.take().or(place);
    }
}
