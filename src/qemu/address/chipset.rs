//! Devices that PC chipsets have at fixed places (C: `qemuDomainValidateDevicePCISlotsChipsets`).
use conf::domain::address::{Address, PciAddress};
use conf::domain::controller::{Controller, ControllerType};
use conf::domain::sound::SoundModel;
use conf::domain::video::VideoType;
use conf::{DomainDef, OnOff};
use util::bail;
use util::error::{ErrorDomain, Result};

use super::connect::{Connect, Needs};
use super::place::Place;
use super::slots::Slots;
use crate::machine;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

pub(super) fn root(slot: u32, function: u32) -> PciAddress {
    PciAddress {
        slot,
        function,
        ..PciAddress::default()
    }
}

/// Takes the chipset's slots and puts the devices that belong there on them.
pub(super) fn place(def: &mut DomainDef, slots: &mut Slots, needs: &Needs) -> Result<()> {
    if machine::is_i440fx(def) {
        piix3(def, slots)?;
        primary_video(def, slots, needs, 2, Connect::PCI | Connect::AUTO)?;
    }
    if machine::is_q35(def) {
        ich9(def, slots)?;
        primary_video(def, slots, needs, 1, Connect::PCIE)?;
        ich9_sound(def, slots)?;
    }
    Ok(())
}

/// The function of the PIIX3 that a controller is, if it is one, and its name.
pub(super) fn piix3_function(controller: &Controller) -> Option<(u32, &'static str)> {
    if controller.index != Some(0) {
        return None;
    }
    match (controller.kind, controller.model) {
        (ControllerType::Ide, _) => Some((1, "Primary IDE controller must")),
        (ControllerType::Usb, None | Some("piix3-uhci")) => {
            Some((2, "PIIX3 USB controller at index 0 must"))
        }
        _ => None,
    }
}

fn piix3(def: &mut DomainDef, slots: &mut Slots) -> Result<()> {
    let needs = Connect::PCI | Connect::AUTO;
    for controller in &mut def.devices.controllers {
        let Some((function, who)) = piix3_function(controller) else {
            continue;
        };
        let address = root(1, function);
        settle(controller, address, || {
            format!("{who} have PCI address 0:0:1.{function}")
        })?;
        slots.reserve(&address, needs)?;
    }
    // The ISA bridge and the power management.
    slots.reserve(&root(1, 0), needs)?;
    slots.reserve(&root(1, 3), needs)
}

/// Gives a built-in controller its address, or refuses another one.
fn settle(controller: &mut Controller, wanted: PciAddress, why: impl Fn() -> String) -> Result<()> {
    let same = |given: &PciAddress| {
        let multifunction = given.multifunction;
        *given
            == PciAddress {
                multifunction,
                ..wanted
            }
    };
    match controller.info.address.as_ref().and_then(Address::pci) {
        Some(given) if !same(given) => bail!(VIR_ERR_INTERNAL_ERROR, "{}", why()),
        Some(_) => {}
        None => controller.info.address = Some(Address::Pci(wanted)),
    }
    Ok(())
}

fn ich9(def: &mut DomainDef, slots: &mut Slots) -> Result<()> {
    for controller in &mut def.devices.controllers {
        let unplaced = controller.info.address.is_none();
        match (controller.kind, controller.model) {
            (ControllerType::Sata, _) if controller.index == Some(0) => {
                let why = || "Primary SATA controller must have PCI address 0:0:1f.2".to_owned();
                settle(controller, root(0x1f, 2), why)?;
            }
            (ControllerType::Usb, Some("ich9-uhci1")) if unplaced => {
                if let Some(slot) = [0x1d, 0x1a].into_iter().find(|slot| !slots.is_used(*slot)) {
                    let mut address = root(slot, 0);
                    address.multifunction = Some(OnOff::On);
                    put(controller, address, slots)?;
                }
            }
            (ControllerType::Pci, Some("dmi-to-pci-bridge"))
                if unplaced && !slots.is_used(0x1e) =>
            {
                put(controller, root(0x1e, 0), slots)?;
            }
            _ => {}
        }
    }
    // The ISA bridge and the SMBus.
    slots.reserve(&root(0x1f, 0), Connect::PCIE)?;
    slots.reserve(&root(0x1f, 3), Connect::PCIE)
}

fn put(controller: &mut Controller, address: PciAddress, slots: &mut Slots) -> Result<()> {
    slots.reserve(&address, Connect::PCIE)?;
    controller.info.address = Some(Address::Pci(address));
    Ok(())
}

/// QEMU puts the first graphics card on the first free slot.
fn primary_video(
    def: &mut DomainDef,
    slots: &mut Slots,
    needs: &Needs,
    slot: u32,
    connect: Connect,
) -> Result<()> {
    let Some(video) = def.devices.videos.first() else {
        return Ok(());
    };
    let off_bus = matches!(video.kind, VideoType::None | VideoType::Ramfb);
    if off_bus || !video.info.wants_pci() {
        return Ok(());
    }
    let address = root(slot, 0);
    slots.check(&address, connect)?;
    if slots.is_used(slot) {
        let own = needs.of(def, Place::Video(0));
        let next = slots.reserve_next(own, None)?;
        if !slots.grows {
            def.devices.videos[0].info.address = Some(Address::Pci(next));
        }
    } else {
        slots.reserve(&address, connect)?;
        def.devices.videos[0].info.address = Some(Address::Pci(address));
    }
    Ok(())
}

/// The first ICH9 sound card goes where the real chip has it.
fn ich9_sound(def: &mut DomainDef, slots: &mut Slots) -> Result<()> {
    const SLOT: u32 = 0x1b;
    if slots.is_used(SLOT) {
        return Ok(());
    }
    let mut sounds = def.devices.sounds.iter_mut();
    let unplaced = sounds.find(|sound| sound.model == SoundModel::Ich9 && sound.info.wants_pci());
    if let Some(sound) = unplaced {
        slots.reserve(&root(SLOT, 0), Connect::PCIE)?;
        sound.info.address = Some(Address::Pci(root(SLOT, 0)));
    }
    Ok(())
}
