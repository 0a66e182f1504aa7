//! PCI addresses: two rounds, the first to find out which bridges are missing (C:
//! `qemuDomainAssignPCIAddresses`).
use conf::domain::address::{Address, PciAddress};
use conf::domain::controller::{Controller, ControllerType, HexNumber, PciModelName};
use conf::domain::disk::DiskBus;
use conf::domain::implicit::insert_controller;
use conf::domain::memballoon::MemballoonModel;
use conf::domain::sound::SoundModel;
use conf::{DomainDef, OnOff};
use util::bail;
use util::error::{ErrorDomain, Result};

use super::chipset;
use super::connect::{Connect, Needs};
use super::place::{self, Place};
use super::slots::{Bus, Slots};
use crate::capabilities::Capabilities;
use crate::machine;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Gives every PCI device an address, adding bridges and ports where slots are missing.
pub(super) fn assign(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    let pci = def
        .devices
        .controllers
        .iter()
        .filter(|c| c.kind == ControllerType::Pci);
    let count = pci
        .filter_map(|c| c.index)
        .max()
        .map_or(0, |last| last as usize + 1);
    let express = has_root(def, "pcie-root");
    let needs = Needs::new(express);
    let count = match count {
        0 => 0,
        count => add_buses(def, caps, &needs, count)?,
    };
    let mut slots = taken(def, caps, &needs, count, false)?;
    if !machine::has_pci(def) {
        return Ok(());
    }
    chipset::place(def, &mut slots, &needs)?;
    assign_all(def, &mut slots, &needs)?;
    mark_multifunction(def);
    complete_controllers(def, caps)
}

/// Whether the host bridge is of this model.
fn has_root(def: &DomainDef, model: &str) -> bool {
    def.devices
        .controllers
        .iter()
        .any(|c| c.kind == ControllerType::Pci && c.index == Some(0) && c.model == Some(model))
}

/// The first round: adds the controllers that are missing; gives the number of buses.
fn add_buses(
    def: &mut DomainDef,
    caps: &Capabilities,
    needs: &Needs,
    count: usize,
) -> Result<usize> {
    let mut slots = taken(def, caps, needs, count, true)?;
    chipset::place(def, &mut slots, needs)?;
    // Room for one more device.
    if has_root(def, "pci-root") && !slots.buses.iter().all(Bus::is_full) {
        slots.reserve_next(Connect::PCI | Connect::AUTO, None)?;
    }
    assign_all(def, &mut slots, needs)?;
    // A machine whose ports are all ours gets a spare one for hotplug.
    if count <= 1 && slots.buses.len() > count && has_root(def, "pcie-root") {
        slots.reserve_next(Connect::PCIE | Connect::AUTO, None)?;
    }
    let mut index = 1;
    while index < slots.buses.len() {
        let model = slots.buses[index].model;
        if add_controller(def, index, model) {
            slots.reserve_next(Connect::of_controller(Some(model)), None)?;
        }
        index += 1;
    }
    Ok(slots.buses.len())
}

fn add_controller(def: &mut DomainDef, index: usize, model: &'static str) -> bool {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    let list = &mut def.devices.controllers;
    let known = list
        .iter()
        .any(|c| c.kind == ControllerType::Pci && c.index == Some(index));
    if !known {
        insert_controller(
            list,
            Controller::new(ControllerType::Pci, index, Some(model)),
        );
    }
    !known
}

/// The buses of the definition, with the addresses in use taken.
fn taken(
    def: &DomainDef,
    caps: &Capabilities,
    needs: &Needs,
    count: usize,
    grows: bool,
) -> Result<Slots> {
    let default = match (has_root(def, "pcie-root"), count) {
        (true, _) => "pcie-root-port",
        (false, _) => "pci-bridge",
    };
    let mut buses: Vec<Bus> = (0..count).map(|_| Bus::below(default, true)).collect();
    for controller in def
        .devices
        .controllers
        .iter()
        .filter(|c| c.kind == ControllerType::Pci)
    {
        let (Some(index), Some(model)) = (controller.index, controller.model) else {
            util::bail!(VIR_FROM_DOMAIN: VIR_ERR_INTERNAL_ERROR, "PCI controller model was not set correctly");
        };
        let hotplug = controller.target.hotplug != Some(OnOff::Off);
        if let Some(bus) = buses.get_mut(index as usize) {
            *bus = Bus::below(model, hotplug);
        }
    }
    let has_pcie_to_pci = caps.has_type("pcie-pci-bridge");
    let mut slots = Slots {
        buses,
        grows,
        has_pcie_to_pci,
    };
    for place in place::in_order(def) {
        collect(def, place, needs, &mut slots)?;
    }
    Ok(slots)
}

fn collect(def: &DomainDef, place: Place, needs: &Needs, slots: &mut Slots) -> Result<()> {
    let Some(address) = place.info(def).address.as_ref().and_then(Address::pci) else {
        return Ok(());
    };
    if let Place::Controller(at) = place
        && let Some((function, _)) = chipset::piix3_function(&def.devices.controllers[at])
        && (address.domain, address.bus, address.slot, address.function) == (0, 0, 1, function)
    {
        // The chipset's rules take it where the chipset is there.
        return Ok(());
    }
    let own = needs.of(def, place);
    // Documents of old gave PCI addresses to devices that have none.
    let own = if own.is_empty() { Connect::PCI } else { own };
    slots.reserve(address, own)
}

/// Addresses for all that have none.
fn assign_all(def: &mut DomainDef, slots: &mut Slots, needs: &Needs) -> Result<()> {
    for place in place::in_order(def) {
        let own = needs.of(def, place);
        check_disk(def, place)?;
        let off_bus = own.is_empty() && !is_homeless(def, place);
        if off_bus || !place.info(def).wants_pci() || is_built_in(def, place) {
            continue;
        }
        let address = match companion(def, place) {
            Some((function, None)) => slots.reserve_next(own, Some(function))?,
            Some((function, Some(slot))) => {
                let address = PciAddress {
                    function,
                    multifunction: None,
                    ..slot
                };
                slots.reserve(&address, own)?;
                address
            }
            None => slots.reserve_next(own, None)?,
        };
        // The first round with room to grow is a trial.
        let settled = !slots.grows || matches!(companion(def, place), Some((_, Some(_))));
        if settled {
            place.info_mut(def).address =
                Some(Address::Pci(with_multifunction(def, place, address)));
        }
    }
    Ok(())
}

fn with_multifunction(def: &DomainDef, place: Place, address: PciAddress) -> PciAddress {
    let first_of_many = matches!(companion(def, place), Some((0, _)));
    let multifunction = first_of_many.then_some(OnOff::On);
    let zpci = place
        .info(def)
        .address
        .as_ref()
        .and_then(|given| match given {
            Address::Pci(pci) => pci.zpci,
            _ => None,
        });
    PciAddress {
        multifunction,
        zpci,
        ..address
    }
}

/// Devices that no bus of QEMU takes; they are refused for want of one.
fn is_homeless(def: &DomainDef, place: Place) -> bool {
    match place {
        Place::Sound(at) => def.devices.sounds[at].model == SoundModel::Ich7,
        Place::Memballoon(at) => def.devices.memballoons[at].model == MemballoonModel::Xen,
        _ => false,
    }
}

/// Controllers that are part of the chipset.
fn is_built_in(def: &DomainDef, place: Place) -> bool {
    let Place::Controller(at) = place else {
        return false;
    };
    let controller = &def.devices.controllers[at];
    controller.kind == ControllerType::Ide && controller.index == Some(0)
}

fn check_disk(def: &DomainDef, place: Place) -> Result<()> {
    let Place::Disk(at) = place else {
        return Ok(());
    };
    let disk = &def.devices.disks[at];
    match &disk.info.address {
        Some(Address::Pci(_) | Address::Ccw(_)) | None => Ok(()),
        Some(other) if disk.target.bus == Some(DiskBus::Virtio) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "virtio disk cannot have an address of type '{}'",
            other.kind()
        ),
        Some(_) => Ok(()),
    }
}

/// For a USB 2 controller and its companions: the function, and the slot of one that has its
/// address.
fn companion(def: &DomainDef, place: Place) -> Option<(u32, Option<PciAddress>)> {
    let Place::Controller(at) = place else {
        return None;
    };
    let controllers = &def.devices.controllers;
    let function = usb2_function(&controllers[at])?;
    let same = |other: &&Controller| {
        usb2_function(other).is_some() && other.index == controllers[at].index
    };
    let slot = controllers
        .iter()
        .filter(same)
        .find_map(|other| other.info.address.as_ref()?.pci().copied());
    Some((function, slot))
}

fn usb2_function(controller: &Controller) -> Option<u32> {
    if controller.kind != ControllerType::Usb {
        return None;
    }
    match controller.model? {
        "ich9-ehci1" => Some(7),
        "ich9-uhci1" => Some(0),
        "ich9-uhci2" => Some(1),
        "ich9-uhci3" => Some(2),
        _ => None,
    }
}

/// Function 0 says whether there are others.
fn mark_multifunction(def: &mut DomainDef) {
    let infos = def.devices.infos();
    let addresses = infos.filter_map(|info| info.address.as_ref()?.pci());
    let shared: Vec<_> = addresses
        .filter(|pci| pci.function != 0)
        .map(|pci| (pci.domain, pci.bus, pci.slot))
        .collect();
    for info in def.devices.infos_mut() {
        if let Some(Address::Pci(pci)) = &mut info.address
            && pci.function == 0
            && shared.contains(&(pci.domain, pci.bus, pci.slot))
        {
            pci.multifunction.get_or_insert(OnOff::On);
        }
    }
}

/// Names of the PCI controllers' devices, chassis and ports.
fn complete_controllers(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    let mut free_bus = lowest_bus(def);
    for controller in &mut def.devices.controllers {
        if controller.kind != ControllerType::Pci {
            continue;
        }
        let index = controller.index.unwrap_or(0);
        let address = controller
            .info
            .address
            .as_ref()
            .and_then(Address::pci)
            .copied();
        let address = address.unwrap_or_default();
        if controller.pci_model_name.is_none() {
            controller.pci_model_name = model_name(controller.model, caps);
        }
        let target = &mut controller.target;
        let port = |number: u32| HexNumber(number);
        match controller.model {
            Some("pci-bridge") => {
                target.chassis_nr.get_or_insert(index);
                if index <= address.bus {
                    bail!(
                        VIR_ERR_CONFIG_UNSUPPORTED,
                        "PCI controller at index {index} (0x{index:02x}) has bus='0x{:02x}', but index must be larger than bus",
                        address.bus
                    );
                }
            }
            Some("pcie-root-port") => {
                target.chassis.get_or_insert(index);
                target
                    .port
                    .get_or_insert(port((address.slot << 3) + address.function));
            }
            Some("pcie-switch-downstream-port") => {
                target.chassis.get_or_insert(index);
                target.port.get_or_insert(port(address.slot));
            }
            Some("pci-expander-bus" | "pcie-expander-bus") if target.bus_nr.is_none() => {
                if free_bus <= 2 {
                    bail!(
                        VIR_ERR_CONFIG_UNSUPPORTED,
                        "No free busNr lower than current lowest busNr is available to auto-assign to bus {}. Must be manually assigned",
                        address.bus
                    );
                }
                free_bus -= 2;
                target.bus_nr = Some(free_bus);
            }
            _ => {}
        }
    }
    Ok(())
}

/// The lowest number of an expander bus; one past the last where there is none.
fn lowest_bus(def: &DomainDef) -> u32 {
    let numbers = def
        .devices
        .controllers
        .iter()
        .filter_map(|c| c.target.bus_nr);
    numbers.min().unwrap_or(256)
}

fn model_name(model: Option<&str>, caps: &Capabilities) -> Option<PciModelName> {
    Some(match model? {
        "pci-bridge" => PciModelName::PciBridge,
        "dmi-to-pci-bridge" => PciModelName::I82801b11Bridge,
        "pcie-to-pci-bridge" => PciModelName::PciePciBridge,
        "pcie-root-port" if caps.has_type("pcie-root-port") => PciModelName::PcieRootPort,
        "pcie-root-port" => PciModelName::Ioh3420,
        "pcie-switch-upstream-port" => PciModelName::X3130Upstream,
        "pcie-switch-downstream-port" => PciModelName::Xio3130Downstream,
        "pci-expander-bus" => PciModelName::Pxb,
        "pcie-expander-bus" => PciModelName::PxbPcie,
        _ => return None,
    })
}
