//! Controllers: the buses that other devices sit on.
use conf::domain::controller::{Controller, ControllerType, PciModelName};
use util::command::Command;
use util::{Result, bail};

use super::device::{Object, alias};
use super::peripheral::virtio_options;
use super::{ORIGIN, Plan};

/// The order in which they are written: a bus before what sits on it.
const ORDER: &[ControllerType] = &[
    ControllerType::Pci,
    ControllerType::Usb,
    ControllerType::Scsi,
    ControllerType::Sata,
    ControllerType::VirtioSerial,
    ControllerType::Ide,
    ControllerType::Fdc,
    ControllerType::Isa,
    ControllerType::Ccid,
    ControllerType::Xenbus,
    ControllerType::Nvme,
];

/// What is said to buses that the machine brings along.
pub(super) fn globals(plan: &Plan<'_>, command: &mut Command) {
    let controllers = plan.def.devices.controllers.iter();
    for root in controllers.filter(|c| c.is_pci_root() && c.index == Some(0)) {
        let (is_pci, bridge) = match root.model {
            Some("pcie-root") => (false, "q35-pcihost"),
            _ => (true, "i440FX-pcihost"),
        };
        if let Some(size) = root.pcihole64 {
            command.arg("-global");
            command.arg(format!("{bridge}.pci-hole64-size={size}K"));
        }
        if let Some(hotplug) = root.target.hotplug.filter(|_| is_pci) {
            command.arg("-global");
            command.arg(format!(
                "PIIX4_PM.acpi-root-pci-hotplug={}",
                hotplug.as_str()
            ));
        }
    }
}

/// `-device` for every controller that the machine doesn't bring along.
pub(super) fn controllers(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for kind in ORDER {
        for controller in plan
            .def
            .devices
            .controllers
            .iter()
            .filter(|c| c.kind == *kind)
        {
            if let Some(device) = device(plan, controller)? {
                device.write("-device", command);
            }
        }
    }
    Ok(())
}

fn device(plan: &Plan<'_>, controller: &Controller) -> Result<Option<Object>> {
    if is_built_in(plan, controller) {
        return Ok(None);
    }
    let mut device = Object::device(driver(plan, controller)?);
    match controller.kind {
        ControllerType::Pci => pci(controller, &mut device),
        ControllerType::Scsi => {
            virtio_options(&controller.driver.virtio, &mut device);
            device.set("id", alias(&controller.info));
            scsi(controller, &mut device);
        }
        ControllerType::VirtioSerial => {
            virtio_options(&controller.driver.virtio, &mut device);
            device.set("id", alias(&controller.info));
            device.set_opt("max_ports", controller.ports);
            device.set_opt("vectors", controller.vectors);
        }
        ControllerType::Usb => {
            if matches!(controller.model, Some("nec-xhci" | "qemu-xhci")) {
                device.set_opt("p2", controller.ports);
                device.set_opt("p3", controller.ports);
            }
            if let Some(start) = controller.info.master_startport {
                device.set("masterbus", format!("{}.0", alias(&controller.info)));
                device.set("firstport", start);
            } else {
                device.set("id", alias(&controller.info));
            }
        }
        _ => {
            device.set("id", alias(&controller.info));
        }
    }
    device.set_address(&controller.info, plan.def)?;
    Ok(Some(device))
}

/// What belongs to the machine and has no argument of its own.
fn is_built_in(plan: &Plan<'_>, controller: &Controller) -> bool {
    match controller.kind {
        ControllerType::Pci => controller.is_pci_root(),
        ControllerType::Usb => controller.model == Some("none"),
        ControllerType::Ide | ControllerType::Isa => true,
        // Floppy controllers come with their drives.
        ControllerType::Fdc => true,
        ControllerType::Sata => plan.is_q35() && controller.index == Some(0),
        _ => false,
    }
}

fn driver(plan: &Plan<'_>, controller: &Controller) -> Result<&'static str> {
    let driver = match (controller.kind, controller.model) {
        (ControllerType::Pci, Some("pci-bridge")) => "pci-bridge",
        (ControllerType::Pci, Some("dmi-to-pci-bridge")) => "i82801b11-bridge",
        (ControllerType::Pci, Some("pcie-to-pci-bridge")) => "pcie-pci-bridge",
        (ControllerType::Pci, Some("pcie-root-port")) => root_port(controller)?,
        (ControllerType::Usb, model) => usb_driver(model)?,
        (ControllerType::Scsi, None | Some("auto" | "lsilogic")) => "lsi",
        (ControllerType::Scsi, Some("virtio-scsi")) => "virtio-scsi-pci",
        (ControllerType::Scsi, Some("virtio-transitional")) => "virtio-scsi-pci-transitional",
        (ControllerType::Scsi, Some("virtio-non-transitional")) => {
            "virtio-scsi-pci-non-transitional"
        }
        (ControllerType::Scsi, Some("lsisas1068")) => "mptsas1068",
        (ControllerType::Scsi, Some("lsisas1078")) => "megasas",
        (ControllerType::Sata, _) => "ahci",
        (ControllerType::VirtioSerial, Some("virtio-transitional")) => {
            "virtio-serial-pci-transitional"
        }
        (ControllerType::VirtioSerial, Some("virtio-non-transitional")) => {
            "virtio-serial-pci-non-transitional"
        }
        (ControllerType::VirtioSerial, _) => "virtio-serial-pci",
        (kind, model) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "controller of type '{}' and model '{}' is not supported by this driver",
            kind.as_str(),
            model.unwrap_or("default")
        ),
    };
    if !plan.caps.has_driver(driver) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "The '{driver}' device is not supported in this QEMU binary"
        );
    }
    Ok(driver)
}

fn root_port(controller: &Controller) -> Result<&'static str> {
    match controller.pci_model_name {
        None | Some(PciModelName::PcieRootPort) => Ok("pcie-root-port"),
        Some(PciModelName::Ioh3420) => Ok("ioh3420"),
        Some(other) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "PCI controller model name '{other}' is not supported by this driver"
        ),
    }
}

fn usb_driver(model: Option<&'static str>) -> Result<&'static str> {
    Ok(match model {
        None | Some("piix3-uhci") => "piix3-usb-uhci",
        Some("piix4-uhci") => "piix4-usb-uhci",
        Some("ehci") => "usb-ehci",
        Some("ich9-ehci1") => "ich9-usb-ehci1",
        Some("ich9-uhci1") => "ich9-usb-uhci1",
        Some("ich9-uhci2") => "ich9-usb-uhci2",
        Some("ich9-uhci3") => "ich9-usb-uhci3",
        Some("vt82c686b-uhci") => "vt82c686b-usb-uhci",
        Some("pci-ohci") => "pci-ohci",
        Some("nec-xhci") => "nec-usb-xhci",
        Some("qemu-xhci") => "qemu-xhci",
        Some(other) => {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "USB controller model '{other}' is not supported by this driver"
            )
        }
    })
}

fn pci(controller: &Controller, device: &mut Object) {
    let target = &controller.target;
    if controller.model == Some("pcie-root-port") {
        device.set_opt("port", target.port.map(|p| p.0));
        device.set_opt("chassis", target.chassis);
        device.set_switch("hotplug", target.hotplug);
    }
    device.set_opt("chassis_nr", target.chassis_nr);
    device.set("id", alias(&controller.info));
}

fn scsi(controller: &Controller, device: &mut Object) {
    let driver = &controller.driver;
    if driver.iothread != 0 {
        device.set("iothread", format!("iothread{}", driver.iothread));
    }
    device.set_nonzero("num_queues", driver.queues);
    device.set_nonzero("cmd_per_lun", driver.cmd_per_lun);
    device.set_nonzero("max_sectors", driver.max_sectors);
    device.set_switch("ioeventfd", driver.ioeventfd);
}
