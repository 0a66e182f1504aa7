//! Ports of virtio-serial controllers (C: `virDomainVirtioSerialAddrSet`).
use conf::DomainDef;
use conf::domain::address::Address;
use conf::domain::chardev::{ChannelTargetType, Chardev, ChardevTarget, ConsoleTarget};
use conf::domain::controller::{Controller, ControllerType};
use conf::domain::implicit::insert_controller;
use util::bail;
use util::error::{ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Ports of a controller that says nothing.
const PORTS: u32 = 31;

/// The ports of a controller.
struct Ports {
    controller: u32,
    taken: Vec<bool>,
}

impl Ports {
    fn of(controller: &Controller) -> Self {
        let count = controller.ports.unwrap_or(PORTS) as usize;
        Self {
            controller: controller.index.unwrap_or(0),
            taken: vec![false; count],
        }
    }

    /// The first free port from `first` on.
    fn free(&self, first: u32) -> Option<u32> {
        let mut ports = (0u32..).zip(&self.taken).skip(first as usize);
        ports.find(|(_, taken)| !**taken).map(|(port, _)| port)
    }
}

/// Gives virtio consoles and channels without port one.
pub(super) fn assign(def: &mut DomainDef) -> Result<()> {
    let is_serial = |c: &&Controller| c.kind == ControllerType::VirtioSerial;
    let mut all: Vec<Ports> = def
        .devices
        .controllers
        .iter()
        .filter(is_serial)
        .map(Ports::of)
        .collect();
    let devices = &mut def.devices;
    for device in devices.consoles.iter().chain(&devices.channels) {
        if let Some((controller, port)) = place_of(device).filter(|(_, port)| *port != 0) {
            reserve(&mut all, controller, port)?;
        }
    }
    // Port 0 is for consoles.
    let consoles = devices
        .consoles
        .iter_mut()
        .filter(|d| is_virtio(d))
        .map(|d| (d, 0));
    let channels = devices
        .channels
        .iter_mut()
        .filter(|d| is_virtio(d))
        .map(|d| (d, 1));
    for (device, first) in consoles.chain(channels) {
        let named = place_of(device);
        if first == 0 && named.is_none() {
            // QEMU places a console that says nothing.
            continue;
        }
        if named.is_some_and(|(_, port)| port != 0) {
            continue;
        }
        let (controller, port) = match named {
            Some((controller, _)) => next_of(&mut all, controller, first)?,
            None => next(&mut all, &mut devices.controllers, first),
        };
        reserve(&mut all, controller, port)?;
        device.info.address = Some(Address::VirtioSerial {
            controller,
            bus: 0,
            port,
        });
    }
    Ok(())
}

fn is_virtio(device: &Chardev) -> bool {
    matches!(
        device.target,
        ChardevTarget::Channel {
            kind: ChannelTargetType::Virtio,
            ..
        } | ChardevTarget::Console {
            kind: Some(ConsoleTarget::Virtio),
            ..
        }
    )
}

fn place_of(device: &Chardev) -> Option<(u32, u32)> {
    match device.info.address {
        Some(Address::VirtioSerial {
            controller, port, ..
        }) => Some((controller, port)),
        _ => None,
    }
}

fn reserve(all: &mut [Ports], controller: u32, port: u32) -> Result<()> {
    let Some(ports) = all.iter_mut().find(|ports| ports.controller == controller) else {
        bail!(
            VIR_ERR_XML_ERROR,
            "virtio serial controller {controller} is missing"
        );
    };
    match ports.taken.get_mut(port as usize) {
        None => bail!(
            VIR_ERR_XML_ERROR,
            "virtio serial controller {controller} does not have port {port}"
        ),
        Some(true) => bail!(
            VIR_ERR_XML_ERROR,
            "virtio serial port {port} on controller {controller} is already occupied"
        ),
        Some(taken) => *taken = true,
    }
    Ok(())
}

/// A free port of a controller that the user named.
fn next_of(all: &mut [Ports], controller: u32, first: u32) -> Result<(u32, u32)> {
    let Some(ports) = all.iter().find(|ports| ports.controller == controller) else {
        bail!(
            VIR_ERR_XML_ERROR,
            "virtio serial controller {controller} is missing"
        );
    };
    match ports.free(first) {
        Some(port) => Ok((controller, port)),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "Unable to find a free port on virtio-serial controller {controller}"
        ),
    }
}

/// A free port of any controller, of a new one at last.
fn next(all: &mut Vec<Ports>, controllers: &mut Vec<Controller>, first: u32) -> (u32, u32) {
    let found = all
        .iter()
        .find_map(|ports| Some((ports.controller, ports.free(first)?)));
    if let Some(found) = found {
        return found;
    }
    let known = |index: &u32| all.iter().any(|ports| ports.controller == *index);
    let index = (0..=u32::MAX)
        .find(|index| !known(index))
        .unwrap_or(u32::MAX);
    let controller = Controller::new(ControllerType::VirtioSerial, index, None);
    all.push(Ports::of(&controller));
    insert_controller(controllers, controller);
    (index, first)
}
