//! Devices that come with others: controllers of drives and ports, a graphics card for a screen
//! (C: `virDomainDefAddImplicitDevices`).
use std::collections::{HashMap, HashSet};

use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::address::Address;
use super::chardev::{ChannelTargetType, Chardev, ChardevTarget, ConsoleTarget};
use super::controller::{Controller, ControllerType};
use super::disk::DiskBus;
use super::hooks::DomainHooks;
use super::smartcard::Smartcard;
use super::video::Video;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Buses of drives whose controllers need not be written down.
const DRIVE_BUSES: [(DiskBus, ControllerType); 4] = [
    (DiskBus::Scsi, ControllerType::Scsi),
    (DiskBus::Fdc, ControllerType::Fdc),
    (DiskBus::Ide, ControllerType::Ide),
    (DiskBus::Sata, ControllerType::Sata),
];

/// Greatest number of a controller that is made because a device names it.
const MAX_IMPLICIT_INDEX: u32 = 4096;

/// Puts a controller beside those of its kind, by number (C: `virDomainControllerInsert`).
pub fn insert_controller(list: &mut Vec<Controller>, controller: Controller) {
    let same = |other: &Controller| other.kind == controller.kind;
    let after = |other: &Controller| {
        let master_first = controller.info.master_startport.is_none()
            && other.info.master_startport.is_some()
            && other.index == controller.index;
        same(other) && (other.index > controller.index || master_first)
    };
    let place = match list.iter().position(after) {
        Some(place) => place,
        None => list
            .iter()
            .rposition(same)
            .map_or(list.len(), |last| last + 1),
    };
    list.insert(place, controller);
}

/// The parts of an ICH9 USB controller that share a number, while numbers are given out.
#[derive(Default)]
struct Companions {
    index: Option<u32>,
    models: Vec<&'static str>,
}

impl Companions {
    /// The shared number, if the model is such a part and still lacking.
    fn place_for(&mut self, model: Option<&'static str>) -> Option<u32> {
        let model = model.filter(|m| m.starts_with("ich9-"))?;
        if self.models.contains(&model) {
            return None;
        }
        self.models.extend(self.index.map(|_| model));
        self.index
    }

    /// A part that found no place begins the next group.
    fn begin(&mut self, model: Option<&'static str>, index: u32) {
        if let Some(model) = model.filter(|m| m.starts_with("ich9-")) {
            *self = Self {
                index: Some(index),
                models: vec![model],
            };
        }
    }
}

impl DomainDef {
    /// Numbers the controllers that have no number, and puts each kind in its order.
    pub(super) fn number_controllers(&mut self) {
        let controllers = &mut self.devices.controllers;
        let given = controllers.iter().filter_map(|c| Some((c.kind, c.index?)));
        let mut taken: HashSet<(ControllerType, u32)> = given.collect();
        let mut next: HashMap<ControllerType, u32> = HashMap::new();
        let mut group = Companions::default();
        for controller in controllers.iter_mut().filter(|c| c.index.is_none()) {
            controller.index = group.place_for(controller.model);
            if controller.index.is_none() {
                let candidate = next.entry(controller.kind).or_insert(0);
                while !taken.insert((controller.kind, *candidate)) {
                    *candidate += 1;
                }
                controller.index = Some(*candidate);
                group.begin(controller.model, *candidate);
            }
        }
        let mut kinds: Vec<ControllerType> = Vec::new();
        for controller in controllers.iter() {
            if !kinds.contains(&controller.kind) {
                kinds.push(controller.kind);
            }
        }
        controllers.sort_by_key(|controller| {
            let kind = kinds.iter().position(|kind| *kind == controller.kind);
            (
                kind,
                controller.index,
                controller.info.master_startport.is_some(),
            )
        });
    }

    /// Adds every device that others imply.
    pub(super) fn add_implicit_devices(&mut self, hooks: &dyn DomainHooks) -> Result<()> {
        self.add_implicit_video(hooks);
        for (bus, kind) in DRIVE_BUSES {
            let drives = self
                .devices
                .disks
                .iter()
                .filter(|disk| disk.target.bus == Some(bus));
            let indexes = drives.filter_map(|disk| disk.info.address.as_ref()?.drive());
            self.add_controllers(kind, indexes.map(|drive| drive.controller).max(), None)?;
        }
        self.add_hostdev_controllers()?;
        for index in self.serial_controllers() {
            self.add_controller(ControllerType::VirtioSerial, index, None);
        }
        Smartcard::place_all(&mut self.devices.smartcards);
        for reader in Smartcard::readers(&self.devices.smartcards) {
            self.add_controller(ControllerType::Ccid, reader, None);
        }
        Ok(())
    }

    /// Adds the SCSI controllers of host devices, of the model that others of them sit on (C:
    /// `virDomainDefMaybeAddHostdevSCSIcontroller`).
    fn add_hostdev_controllers(&mut self) -> Result<()> {
        let scsi = self.devices.hostdevs.iter().filter(|h| h.is_scsi());
        let places = scsi.filter_map(|hostdev| hostdev.info.address.as_ref()?.drive());
        let indexes: Vec<u32> = places.map(|place| place.controller).collect();
        let used = |c: &&Controller| {
            let index = c.index.is_some_and(|index| indexes.contains(&index));
            c.kind == ControllerType::Scsi && index
        };
        let model = self.devices.controllers.iter().find(used);
        let model = model.and_then(|controller| controller.model);
        self.add_controllers(ControllerType::Scsi, indexes.into_iter().max(), model)
    }

    fn add_controller(&mut self, kind: ControllerType, index: u32, model: Option<&'static str>) {
        let list = &mut self.devices.controllers;
        if !list
            .iter()
            .any(|c| c.kind == kind && c.index == Some(index))
        {
            insert_controller(list, Controller::new(kind, index, model));
        }
    }

    /// Adds controllers of a kind up to a number.
    fn add_controllers(
        &mut self,
        kind: ControllerType,
        greatest: Option<u32>,
        model: Option<&'static str>,
    ) -> Result<()> {
        let Some(greatest) = greatest else {
            return Ok(());
        };
        if greatest > MAX_IMPLICIT_INDEX {
            bail!(
                VIR_ERR_XML_ERROR,
                "{kind} controller index {greatest} too high"
            );
        }
        for index in 0..=greatest {
            self.add_controller(kind, index, model);
        }
        Ok(())
    }

    /// The controllers that virtio ports need; a port without address takes the first.
    fn serial_controllers(&self) -> Vec<u32> {
        let devices = &self.devices;
        let ports = devices.channels.iter().chain(&devices.consoles);
        let virtio = ports.filter(|port| {
            matches!(
                port.target,
                ChardevTarget::Channel {
                    kind: ChannelTargetType::Virtio,
                    ..
                } | ChardevTarget::Console {
                    kind: Some(ConsoleTarget::Virtio),
                    ..
                }
            )
        });
        let controller = |port: &Chardev| match port.info.address {
            Some(Address::VirtioSerial { controller, .. }) => controller,
            _ => 0,
        };
        virtio.map(controller).collect()
    }

    /// Gives the virtio channels without address the next port of the first controller; for
    /// drivers that write every address down.
    pub fn place_serial_ports(&mut self) {
        let taken = |channels: &[Chardev]| {
            let ports = channels
                .iter()
                .filter_map(|channel| match channel.info.address {
                    Some(Address::VirtioSerial {
                        controller: 0,
                        bus: 0,
                        port,
                    }) => Some(port),
                    _ => None,
                });
            ports.max().unwrap_or(0)
        };
        let mut last = taken(&self.devices.channels);
        for channel in &mut self.devices.channels {
            let virtio = matches!(
                channel.target,
                ChardevTarget::Channel {
                    kind: ChannelTargetType::Virtio,
                    ..
                }
            );
            if virtio && channel.info.address.is_none() {
                last += 1;
                let address = Address::VirtioSerial {
                    controller: 0,
                    bus: 0,
                    port: last,
                };
                channel.info.address = Some(address);
            }
        }
    }

    /// A screen needs a graphics card.
    fn add_implicit_video(&mut self, hooks: &dyn DomainHooks) {
        if !self.devices.graphics.is_empty() && self.devices.videos.is_empty() {
            let mut video = Video::new(self.default_video(hooks));
            video.primary = true;
            self.devices.videos.push(video);
        }
    }
}
