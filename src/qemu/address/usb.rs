//! Ports of USB controllers and hubs (C: `virDomainUSBAddressSet`).
use conf::DomainDef;
use conf::domain::address::Address;
use conf::domain::chardev::{ChardevTarget, SerialTarget};
use conf::domain::controller::{Controller, ControllerType};
use conf::domain::device_info::DeviceInfo;
use conf::domain::disk::DiskBus;
use conf::domain::filesystem::FilesystemDriver;
use conf::domain::hostdev::HostdevSource;
use conf::domain::hub::{Hub, HubType};
use conf::domain::input::InputBus;
use conf::domain::sound::SoundModel;
use std::collections::BTreeMap;
use util::bail;
use util::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Ports of a hub.
const HUB_PORTS: usize = 8;
/// Hubs in a row, the port of the device counted.
const DEPTH: usize = 4;

/// The ports of a controller or hub.
struct Tree {
    ports: Vec<Port>,
}

/// A port.
#[derive(Default)]
struct Port {
    taken: bool,
    hub: Option<Tree>,
}

impl Tree {
    fn new(ports: usize) -> Self {
        let ports = (0..ports).map(|_| Port::default()).collect();
        Self { ports }
    }

    /// The path to the first free port: those of this hub first, then those of hubs on it.
    fn free(&self, depth: usize) -> Option<Vec<u32>> {
        if let Some((number, _)) = (1u32..).zip(&self.ports).find(|(_, port)| !port.taken) {
            return Some(vec![number]);
        }
        if depth >= DEPTH {
            return None;
        }
        (1u32..).zip(&self.ports).find_map(|(number, port)| {
            let mut path = vec![number];
            path.extend(port.hub.as_ref()?.free(depth + 1)?);
            Some(path)
        })
    }
}

/// The buses by their numbers.
struct Buses(BTreeMap<u32, Tree>);

fn path_text(path: &[u32]) -> String {
    let parts: Vec<String> = path.iter().map(u32::to_string).collect();
    parts.join(".")
}

impl Buses {
    fn of(def: &DomainDef) -> Result<Self> {
        let mut buses = BTreeMap::new();
        for controller in &def.devices.controllers {
            let ports = ports_of(controller);
            let index = controller.index.unwrap_or(0);
            if ports != 0 && buses.insert(index, Tree::new(ports)).is_some() {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Duplicate USB controllers with index {index}"
                );
            }
        }
        Ok(Self(buses))
    }

    fn port(&mut self, bus: u32, path: &[u32]) -> Result<&mut Port> {
        let Some(mut tree) = self.0.get_mut(&bus) else {
            bail!(VIR_ERR_XML_ERROR, "Missing USB bus {bus}");
        };
        let text = path_text(path);
        let Some((last, hubs)) = path.split_last() else {
            bail!(VIR_ERR_XML_ERROR, "Missing USB bus {bus}");
        };
        for number in hubs {
            let port = (*number as usize)
                .checked_sub(1)
                .and_then(|at| tree.ports.get_mut(at));
            let Some(port) = port else {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "port {number} out of range in USB address bus: {bus} port: {text}"
                );
            };
            let Some(hub) = &mut port.hub else {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "there is no hub at port {number} in USB address bus: {bus} port: {text}"
                );
            };
            tree = hub;
        }
        match (*last as usize)
            .checked_sub(1)
            .and_then(|at| tree.ports.get_mut(at))
        {
            Some(port) => Ok(port),
            None => bail!(
                VIR_ERR_XML_ERROR,
                "requested USB port {text} not present on USB bus {bus}"
            ),
        }
    }

    fn reserve(&mut self, bus: u32, path: &[u32]) -> Result<()> {
        let port = self.port(bus, path)?;
        if port.taken {
            let text = path_text(path);
            bail!(
                VIR_ERR_XML_ERROR,
                "Duplicate USB address bus {bus} port {text}"
            );
        }
        port.taken = true;
        Ok(())
    }

    fn add_hub(&mut self, bus: u32, path: &[u32]) -> Result<()> {
        let port = self.port(bus, path)?;
        if port.hub.is_some() {
            let text = path_text(path);
            bail!(
                VIR_ERR_XML_ERROR,
                "Duplicate USB hub on bus {bus} port {text}"
            );
        }
        port.taken = true;
        port.hub = Some(Tree::new(HUB_PORTS));
        Ok(())
    }

    /// Gives a device the first free port, of the bus that it asks for.
    fn place(&mut self, info: &mut DeviceInfo) -> Result<(u32, Vec<u32>)> {
        let found = match info.address {
            Some(Address::Usb { bus, .. }) => {
                let Some(tree) = self.0.get(&bus) else {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "USB bus {bus} requested but no controller with that index is present"
                    );
                };
                tree.free(1).map(|port| (bus, port))
            }
            _ => self
                .0
                .iter()
                .find_map(|(bus, tree)| Some((*bus, tree.free(1)?))),
        };
        let Some((bus, port)) = found else {
            bail!(VIR_ERR_INTERNAL_ERROR, "No free USB ports");
        };
        self.reserve(bus, &port)?;
        info.address = Some(Address::Usb {
            bus,
            port: port.clone(),
        });
        Ok((bus, port))
    }
}

/// Ports that a controller brings; companions share those of their master.
fn ports_of(controller: &Controller) -> usize {
    if controller.kind != ControllerType::Usb {
        return 0;
    }
    let own = controller.ports.map(|ports| ports as usize);
    match controller.model {
        None | Some("piix3-uhci" | "piix4-uhci" | "vt82c686b-uhci") => 2,
        Some("ehci" | "ich9-ehci1") => 6,
        Some("pci-ohci") => 3,
        Some("nec-xhci" | "qemu-xhci") => own.unwrap_or(4),
        Some("qusb1" | "qusb2") => own.unwrap_or(8),
        Some(_) => 0,
    }
}

/// The devices on USB other than hubs, in the order in which they get ports.
fn devices(def: &mut DomainDef) -> Vec<&mut DeviceInfo> {
    let devices = &mut def.devices;
    let disks = devices
        .disks
        .iter_mut()
        .filter(|d| d.target.bus == Some(DiskBus::Usb));
    let nets = devices
        .nets
        .iter_mut()
        .filter(|n| n.model.as_deref() == Some("usb-net"));
    let readers = devices
        .controllers
        .iter_mut()
        .filter(|c| c.kind == ControllerType::Ccid);
    let inputs = devices
        .inputs
        .iter_mut()
        .filter(|i| i.bus == Some(InputBus::Usb));
    let usb = Some(SerialTarget::UsbSerial);
    let is_usb = |target: &ChardevTarget| matches!(target, ChardevTarget::Serial { kind, .. } if *kind == usb);
    let serials = devices.serials.iter_mut().filter(|s| is_usb(&s.target));
    let sounds = devices
        .sounds
        .iter_mut()
        .filter(|s| s.model == SoundModel::Usb);
    let filesystems = devices
        .filesystems
        .iter_mut()
        .filter(|f| f.driver == Some(FilesystemDriver::Mtp));
    let hostdevs = devices
        .hostdevs
        .iter_mut()
        .filter(|h| matches!(h.source, HostdevSource::Usb(_)));
    disks
        .map(|d| &mut d.info)
        .chain(nets.map(|n| &mut n.info))
        .chain(hostdevs.map(|h| &mut h.info))
        .chain(readers.map(|c| &mut c.info))
        .chain(inputs.map(|i| &mut i.info))
        .chain(filesystems.map(|f| &mut f.info))
        .chain(serials.map(|s| &mut s.info))
        .chain(sounds.map(|s| &mut s.info))
        .chain(devices.redirdevs.iter_mut().map(|r| &mut r.info))
        .collect()
}

/// The port that an address names, if it names one.
fn named(info: &DeviceInfo) -> Option<(u32, &[u32])> {
    match &info.address {
        Some(Address::Usb { bus, port }) if port.first().is_some_and(|n| *n != 0) => {
            Some((*bus, port))
        }
        _ => None,
    }
}

/// Gives every USB device a port, adding hubs where ports are missing.
pub(super) fn assign(def: &mut DomainDef, fresh: bool) -> Result<()> {
    let unplaced = |info: &DeviceInfo| named(info).is_none();
    let hubs = def.devices.hubs.iter().any(|hub| unplaced(&hub.info));
    if !fresh && (hubs || devices(def).iter().any(|info| unplaced(info))) {
        return Ok(());
    }
    let disabled = |c: &Controller| c.kind == ControllerType::Usb && c.model == Some("none");
    if def.devices.controllers.iter().any(disabled) {
        return check_absent(def);
    }
    add_hubs(def);
    let mut buses = Buses::of(def)?;
    for (bus, port) in def.devices.hubs.iter().filter_map(|hub| named(&hub.info)) {
        buses.add_hub(bus, port)?;
    }
    for info in devices(def) {
        if let Some((bus, port)) = named(info) {
            buses.reserve(bus, port)?;
        }
    }
    for hub in def
        .devices
        .hubs
        .iter_mut()
        .filter(|hub| named(&hub.info).is_none())
    {
        let (bus, port) = buses.place(&mut hub.info)?;
        buses.add_hub(bus, &port)?;
    }
    for info in devices(def) {
        let ours = matches!(info.address, None | Some(Address::Usb { .. }));
        if ours && named(info).is_none() {
            buses.place(info)?;
        }
    }
    Ok(())
}

/// A machine without USB has no USB devices; hubs and inputs are refused for every hypervisor.
fn check_absent(def: &mut DomainDef) -> Result<()> {
    let inputs = def
        .devices
        .inputs
        .iter()
        .filter(|i| i.bus == Some(InputBus::Usb))
        .count();
    if def.devices.hubs.is_empty() && devices(def).len() > inputs {
        bail!(
            VIR_FROM_QEMU: VIR_ERR_CONFIG_UNSUPPORTED,
            "USB is disabled for this domain, but USB devices are present in the domain XML"
        );
    }
    Ok(())
}

fn add_hubs(def: &mut DomainDef) {
    let count = devices(def).len() + def.devices.hubs.len();
    let controllers = &def.devices.controllers;
    let ports: usize =
        controllers.iter().map(ports_of).sum::<usize>() + def.devices.hubs.len() * HUB_PORTS;
    if count > ports {
        let missing = (count - ports + 1).div_ceil(HUB_PORTS - 1);
        let hub = || Hub {
            kind: HubType::Usb,
            info: DeviceInfo::default(),
        };
        def.devices
            .hubs
            .extend(std::iter::repeat_with(hub).take(missing));
    }
}
