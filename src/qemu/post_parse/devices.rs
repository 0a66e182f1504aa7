//! Defaults of each device kind (C: `qemuDomainDeviceDefPostParse`).
use conf::arch::Arch;
use conf::domain::chardev::{
    Chardev, ChardevTarget, ChardevType, SerialModel, SerialTarget, SocketMode,
};
use conf::domain::controller::{Controller, ControllerType};
use conf::domain::disk::{BackingStore, Disk, SourceLocation, StorageFormat, StorageSource};
use conf::domain::hostdev::{Hostdev, HostdevSource, MdevModel};
use conf::domain::iommu::IommuModel;
use conf::domain::net::NetSource;
use conf::domain::panic::PanicModel;
use conf::domain::shmem::{Shmem, ShmemModel};
use conf::domain::tpm::{Tpm, TpmBackend, TpmModel, TpmVersion};
use conf::domain::video::VideoType;
use conf::domain::vsock::VsockModel;
use conf::encryption::EncryptionEngine;
use conf::{DomainDef, OnOff};
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::ParseFlags;

use crate::capabilities::Capabilities;
use crate::machine;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Bytes of shared memory that doesn't say.
const SHMEM_SIZE: u64 = 4 << 20;

/// Ports of an xHCI controller at most.
const XHCI_PORTS: u32 = 15;
/// KiB that a QXL card shows as a plain one.
const QXL_VGAMEM: u32 = 16 * 1024;

/// Fills in the devices of the document.
pub(super) fn fill(def: &mut DomainDef, caps: &Capabilities, flags: ParseFlags) -> Result<()> {
    for disk in &mut def.devices.disks {
        fill_disk(disk);
    }
    let i440fx = machine::is_i440fx(def);
    let q35 = machine::is_q35(def);
    def.devices.hostdevs.iter_mut().for_each(fill_hostdev);
    for controller in &mut def.devices.controllers {
        fill_controller(controller, caps)?;
        check_pci(controller, i440fx, q35)?;
    }
    fill_nets(def, caps);
    let devices = &mut def.devices;
    devices.tpms.iter_mut().for_each(fill_tpm);
    for panic in &mut devices.panics {
        panic.model.get_or_insert(PanicModel::Isa);
    }
    for vsock in &mut devices.vsocks {
        vsock.model.get_or_insert(VsockModel::Virtio);
    }
    devices.shmems.iter_mut().for_each(fill_shmem);
    fill_iommus(def, flags);
    fill_sockets(def, flags);
    Ok(())
}

/// Fills in the devices that others have implied meanwhile.
pub(super) fn fill_implied(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    let x86 = def.os.arch.is_some_and(Arch::is_x86);
    for serial in &mut def.devices.serials {
        fill_serial(serial, x86);
    }
    for controller in &mut def.devices.controllers {
        fill_controller(controller, caps)?;
    }
    for video in &mut def.devices.videos {
        if video.kind == VideoType::Qxl && video.vgamem == 0 {
            video.vgamem = QXL_VGAMEM;
        }
    }
    Ok(())
}

fn fill_disk(disk: &mut Disk) {
    disk.driver.name.get_or_insert_with(|| "qemu".to_owned());
    if !matches!(disk.source.location, SourceLocation::Volume { .. }) {
        disk.driver.format.get_or_insert(StorageFormat::Raw);
    }
    fill_encryption(&mut disk.source);
    let mut below = disk.backing.as_mut();
    while let Some(BackingStore::Image(image)) = below {
        fill_encryption(&mut image.source);
        below = image.backing.as_mut();
    }
}

fn fill_encryption(source: &mut StorageSource) {
    if let Some(encryption) = &mut source.encryption {
        encryption.engine.get_or_insert(EncryptionEngine::Qemu);
    }
}

/// A mediated card doesn't show its pictures unless it is to.
fn fill_hostdev(hostdev: &mut Hostdev) {
    if let HostdevSource::Mdev(mdev) = &mut hostdev.source
        && mdev.model == MdevModel::Pci
    {
        mdev.display.display.get_or_insert(OnOff::Off);
    }
}

fn fill_controller(controller: &mut Controller, caps: &Capabilities) -> Result<()> {
    match controller.kind {
        ControllerType::Scsi if matches!(controller.model, None | Some("auto")) => {
            let candidates = [
                ("lsi53c895a", "lsilogic"),
                ("virtio-scsi-pci", "virtio-scsi"),
            ];
            let found = candidates
                .into_iter()
                .find(|(device, _)| caps.has_type(device));
            let Some((_, model)) = found else {
                bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "Unable to determine model for SCSI controller idx={}",
                    controller.index.unwrap_or(0)
                );
            };
            controller.model = Some(model);
        }
        ControllerType::Usb => fill_usb(controller, caps)?,
        _ => {}
    }
    Ok(())
}

fn fill_usb(controller: &mut Controller, caps: &Capabilities) -> Result<()> {
    if controller.model.is_none() {
        let candidates = [("piix3-usb-uhci", "piix3-uhci"), ("pci-ohci", "pci-ohci")];
        let found = candidates
            .into_iter()
            .find(|(device, _)| caps.has_type(device));
        controller.model = found.map(|(_, model)| model);
    }
    match controller.model {
        Some("none") => controller.info.address = None,
        Some("qusb1" | "qusb2") => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "USB controller model type 'qusb1' or 'qusb2' is not supported in qemu"
        ),
        Some(model @ ("nec-xhci" | "qemu-xhci")) if controller.ports > Some(XHCI_PORTS) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'{model}' controller only supports up to '{XHCI_PORTS}' ports"
        ),
        _ => {}
    }
    Ok(())
}

fn check_pci(controller: &Controller, i440fx: bool, q35: bool) -> Result<()> {
    if controller.is_pci_root() && controller.index.is_some_and(|index| index != 0) {
        bail!(
            VIR_ERR_XML_ERROR,
            "pci-root and pcie-root controllers should have index 0"
        );
    }
    match (controller.kind, controller.model) {
        (ControllerType::Pci, Some("pci-expander-bus")) if !i440fx => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "pci-expander-bus controllers are only supported on 440fx-based machinetypes"
        ),
        (ControllerType::Pci, Some("pcie-expander-bus")) if !q35 => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "pcie-expander-bus controllers are not supported with this machine type"
        ),
        _ => Ok(()),
    }
}

/// The card that most guests know, where it isn't the host's; none but virtio's speaks vhost to a device or to passt.
fn fill_nets(def: &mut DomainDef, caps: &Capabilities) {
    let candidates = [("rtl8139", "rtl8139"), ("e1000", "e1000")];
    let found = candidates.iter().find(|(device, _)| caps.has_type(device));
    let model = found.map_or("virtio", |(_, model)| model);
    for net in def
        .devices
        .nets
        .iter_mut()
        .filter(|net| net.model.is_none() && net.hostdev().is_none())
    {
        let model = match net.source {
            NetSource::Vdpa(_) | NetSource::VhostUserPasst { .. } => "virtio",
            NetSource::Hostdev(_) => continue,
            _ => model,
        };
        net.model = Some(model.to_owned());
    }
}

/// Shared memory of the guest itself has a size; a doorbell's is its server's matter.
fn fill_shmem(shmem: &mut Shmem) {
    if shmem.size == 0 && shmem.model != ShmemModel::IvshmemDoorbell {
        shmem.size = SHMEM_SIZE;
    }
}

fn fill_tpm(tpm: &mut Tpm) {
    let model = *tpm.model.get_or_insert(TpmModel::Tis);
    if let TpmBackend::Emulator(emulator) = &mut tpm.backend {
        let version = match model {
            TpmModel::Tis => TpmVersion::V1_2,
            _ => TpmVersion::V2_0,
        };
        emulator.version.get_or_insert(version);
    }
}

fn fill_iommus(def: &mut DomainDef, flags: ParseFlags) {
    let many = flags.has(ParseFlags::ABI_UPDATE) && machine::needs_eim(def);
    for iommu in &mut def.devices.iommus {
        if many && iommu.model == IommuModel::Intel {
            iommu.driver.intremap.get_or_insert(OnOff::On);
            iommu.driver.eim.get_or_insert(OnOff::On);
        }
    }
}

/// A UNIX socket without path is ours to make, and to listen on.
fn fill_sockets(def: &mut DomainDef, flags: ParseFlags) {
    if !flags.has(ParseFlags::INACTIVE) {
        return;
    }
    let devices = &mut def.devices;
    let lists = [
        &mut devices.serials,
        &mut devices.parallels,
        &mut devices.consoles,
        &mut devices.channels,
    ];
    for device in lists.into_iter().flatten() {
        if device.source.kind == ChardevType::Unix && device.source.path.is_none() {
            device.source.mode = Some(SocketMode::Bind);
        }
    }
}

fn fill_serial(serial: &mut Chardev, x86: bool) {
    let ChardevTarget::Serial { kind, model, .. } = &mut serial.target else {
        return;
    };
    if x86 {
        kind.get_or_insert(SerialTarget::IsaSerial);
    }
    let usual = match kind {
        Some(SerialTarget::IsaSerial) => Some(SerialModel::IsaSerial),
        Some(SerialTarget::UsbSerial) => Some(SerialModel::UsbSerial),
        Some(SerialTarget::PciSerial) => Some(SerialModel::PciSerial),
        Some(SerialTarget::SpaprVioSerial) => Some(SerialModel::SpaprVty),
        Some(SerialTarget::SclpSerial) => Some(SerialModel::Sclpconsole),
        Some(SerialTarget::IsaDebug) => Some(SerialModel::IsaDebugcon),
        Some(SerialTarget::SystemSerial) | None => None,
    };
    *model = model.or(usual);
}
