//! Devices that a machine has without being asked (C: `qemuDomainDefAddDefaultDevices`).
use conf::arch::Arch;
use conf::domain::audio::{Audio, AudioDirection, AudioType};
use conf::domain::controller::{Controller, ControllerType};
use conf::domain::device_info::DeviceInfo;
use conf::domain::features::Feature;
use conf::domain::graphics::GraphicsType;
use conf::domain::implicit::insert_controller;
use conf::domain::input::{Input, InputBus, InputType};
use conf::domain::iommu::{Iommu, IommuDriver, IommuModel};
use conf::domain::memballoon::{Memballoon, MemballoonModel};
use conf::domain::virtio::VirtioOptions;
use conf::domain::watchdog::{Watchdog, WatchdogAction, WatchdogModel};
use conf::{DomainDef, OnOff};
use util::bail;
use util::error::{ErrorDomain, Result};

use crate::capabilities::Capabilities;
use crate::machine;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Adds what is missing.
pub(super) fn add(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    let x86 = def.os.arch.is_some_and(Arch::is_x86);
    if x86 {
        add_inputs(def);
    }
    let plain = matches!(def.os.machine.as_deref(), Some("isapc" | "microvm"));
    if x86 && !plain {
        add_usb(def, caps);
        if machine::is_q35(def) {
            add_if_missing(def, ControllerType::Sata, None);
        }
        add_root(def)?;
        add_memballoon(def);
        if machine::is_q35(def) {
            add_watchdog(def);
            add_iommu(def, caps);
        }
    }
    add_audio(def);
    Ok(())
}

/// Mouse and keyboard of the chipset, unless it is told to have none.
fn add_inputs(def: &mut DomainDef) {
    if def.features.state(Feature::Ps2) == Some(OnOff::Off) {
        return;
    }
    for kind in [InputType::Mouse, InputType::Keyboard] {
        let inputs = &mut def.devices.inputs;
        let has = inputs
            .iter()
            .any(|i| i.kind == kind && i.bus == Some(InputBus::Ps2));
        if !has {
            inputs.push(Input::implicit(kind, InputBus::Ps2));
        }
    }
}

/// Whether there is a first controller of a kind; one without number will be it.
fn has_first(def: &DomainDef, kind: ControllerType) -> bool {
    let mut controllers = def.devices.controllers.iter().filter(|c| c.kind == kind);
    controllers.any(|c| matches!(c.index, None | Some(0)))
}

fn add_if_missing(def: &mut DomainDef, kind: ControllerType, model: Option<&'static str>) {
    if !has_first(def, kind) {
        insert_controller(
            &mut def.devices.controllers,
            Controller::new(kind, 0, model),
        );
    }
}

fn add_usb(def: &mut DomainDef, caps: &Capabilities) {
    let candidates: &[(&str, &str)] = if machine::is_q35(def) {
        &[("qemu-xhci", "qemu-xhci"), ("nec-usb-xhci", "nec-xhci")]
    } else {
        &[("piix3-usb-uhci", "piix3-uhci")]
    };
    let model = candidates.iter().find(|(device, _)| caps.has_type(device));
    if let Some((_, model)) = model {
        add_if_missing(def, ControllerType::Usb, Some(model));
    }
}

/// The host bridge.
fn add_root(def: &mut DomainDef) -> Result<()> {
    let wanted = match (machine::is_q35(def), machine::is_i440fx(def)) {
        (true, _) => "pcie-root",
        (_, true) => "pci-root",
        _ => return Ok(()),
    };
    let pci = |index| {
        let mut controllers = def.devices.controllers.iter();
        controllers.find(|c| c.kind == ControllerType::Pci && c.index == index)
    };
    // Without a first one, the first without number will be it.
    match pci(Some(0)).or_else(|| pci(None)) {
        Some(found) if found.model != Some(wanted) => bail!(
            VIR_ERR_XML_ERROR,
            "The PCI controller with index='0' must be model='{wanted}' for this machine type, but model='{}' was found instead",
            found.model.unwrap_or_default()
        ),
        Some(_) => {}
        None => add_if_missing(def, ControllerType::Pci, Some(wanted)),
    }
    Ok(())
}

fn add_memballoon(def: &mut DomainDef) {
    if def.devices.memballoons.is_empty() {
        def.devices.memballoons.push(Memballoon {
            model: MemballoonModel::Virtio,
            autodeflate: None,
            free_page_reporting: None,
            stats_period: 0,
            info: DeviceInfo::default(),
            virtio: VirtioOptions::default(),
        });
    }
}

/// The chipset's watchdog; it does what the first one does.
fn add_watchdog(def: &mut DomainDef) {
    let watchdogs = &mut def.devices.watchdogs;
    if watchdogs.iter().any(|w| w.model == WatchdogModel::Itco) {
        return;
    }
    let action = watchdogs
        .first()
        .map_or(WatchdogAction::Reset, |first| first.action);
    let info = DeviceInfo::default();
    watchdogs.push(Watchdog {
        model: WatchdogModel::Itco,
        action,
        info,
    });
}

/// Interrupts reach more than 255 CPUs through an IOMMU alone.
fn add_iommu(def: &mut DomainDef, caps: &Capabilities) {
    let able = caps.has_type("intel-iommu");
    if !able || !machine::needs_eim(def) || !def.devices.iommus.is_empty() {
        return;
    }
    let (intremap, eim) = (Some(OnOff::On), Some(OnOff::On));
    let driver = IommuDriver {
        intremap,
        eim,
        ..IommuDriver::default()
    };
    let info = DeviceInfo::default();
    def.devices.iommus.push(Iommu {
        model: IommuModel::Intel,
        driver,
        info,
    });
}

/// The host's end of the guest's sound; screens in a window bring their own.
fn add_audio(def: &mut DomainDef) {
    if !def.devices.audios.is_empty() {
        return;
    }
    let mut screens = def.devices.graphics.iter().map(|graphics| graphics.kind);
    let kind = if def.devices.graphics.is_empty() {
        AudioType::None
    } else {
        match screens.find(|kind| matches!(kind, GraphicsType::Vnc | GraphicsType::Spice)) {
            Some(GraphicsType::Spice) => AudioType::Spice,
            Some(_) => AudioType::None,
            None => return,
        }
    };
    def.devices.audios.push(Audio {
        id: 1,
        kind,
        timer_period: 0,
        try_mmap: None,
        exclusive: None,
        dsp_policy: None,
        server_name: None,
        runtime_dir: None,
        driver: None,
        path: None,
        input: AudioDirection::default(),
        output: AudioDirection::default(),
    });
}
