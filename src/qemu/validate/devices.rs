//! Devices other than disks.
use conf::DomainDef;
use conf::domain::address::{Address, AddressType};
use conf::domain::chardev::{
    Chardev, ChardevSource, ChardevTarget, ChardevType, SerialModel, SerialTarget,
};
use conf::domain::features::Feature;
use conf::domain::graphics::GraphicsType;
use conf::domain::iommu::{Iommu, IommuModel};
use conf::domain::shmem::Shmem;
use conf::domain::tpm::{Tpm, TpmBackend};
use conf::domain::watchdog::{Watchdog, WatchdogModel};
use util::bail;
use util::error::Result;

use super::{ORIGIN, controller, disk, hostdev, net, screen};
use crate::capabilities::Capabilities;
use crate::machine;

pub(super) fn check(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    let devices = &def.devices;
    devices
        .disks
        .iter()
        .try_for_each(|d| disk::check(def, d, caps))?;
    controller::check(def, caps)?;
    hostdev::check(def, caps)?;
    devices.nets.iter().try_for_each(net::check)?;
    let lists = [
        &devices.serials,
        &devices.parallels,
        &devices.consoles,
        &devices.channels,
    ];
    lists
        .into_iter()
        .flatten()
        .try_for_each(|device| check_chardev(def, device))?;
    devices.tpms.iter().try_for_each(check_tpm)?;
    devices.shmems.iter().try_for_each(check_shmem)?;
    screen::check_graphics(&devices.graphics, caps)?;
    devices
        .videos
        .iter()
        .try_for_each(|video| screen::check_video(video, caps))?;
    devices
        .watchdogs
        .iter()
        .try_for_each(|watchdog| check_watchdog(def, watchdog))?;
    devices
        .iommus
        .iter()
        .try_for_each(|iommu| check_iommu(def, iommu))
}

/// A PCI region's size is a power of two.
fn check_shmem(shmem: &Shmem) -> Result<()> {
    if shmem.size != 0 && (shmem.size < 1 << 20 || !shmem.size.is_power_of_two()) {
        bail!(
            VIR_ERR_XML_ERROR,
            "shmem size must be a power of 2 and at least 1 MiB (1024 KiB)"
        );
    }
    Ok(())
}

fn check_chardev(def: &DomainDef, device: &Chardev) -> Result<()> {
    check_spice(def, &device.source)?;
    check_source(&device.source)?;
    let ChardevTarget::Serial {
        kind: Some(kind),
        model,
        ..
    } = device.target
    else {
        return Ok(());
    };
    let wanted = match kind {
        SerialTarget::IsaSerial | SerialTarget::IsaDebug => Some(AddressType::Isa),
        SerialTarget::UsbSerial => Some(AddressType::Usb),
        SerialTarget::PciSerial => Some(AddressType::Pci),
        SerialTarget::SpaprVioSerial => Some(AddressType::SpaprVio),
        SerialTarget::SystemSerial | SerialTarget::SclpSerial => None,
    };
    match (wanted, device.info.address.as_ref().map(Address::kind)) {
        (Some(wanted), Some(given)) if wanted != given => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target type '{kind}' requires address type '{wanted}'"
        ),
        (None, Some(_)) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target type '{kind}' cannot have an associated address"
        ),
        _ => {}
    }
    model.map_or(Ok(()), |model| check_serial_model(kind, model))
}

/// Channels of SPICE need its server.
fn check_spice(def: &DomainDef, source: &ChardevSource) -> Result<()> {
    let kind = source.kind;
    let spice = matches!(kind, ChardevType::Spicevmc | ChardevType::Spiceport);
    let mut graphics = def.devices.graphics.iter();
    if spice && !graphics.any(|graphics| graphics.kind == GraphicsType::Spice) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "chardev '{kind}' not supported without spice graphics"
        );
    }
    Ok(())
}

fn check_serial_model(kind: SerialTarget, model: SerialModel) -> Result<()> {
    let wanted = match model {
        SerialModel::IsaSerial => SerialTarget::IsaSerial,
        SerialModel::UsbSerial => SerialTarget::UsbSerial,
        SerialModel::PciSerial => SerialTarget::PciSerial,
        SerialModel::SpaprVty => SerialTarget::SpaprVioSerial,
        SerialModel::Pl011 | SerialModel::Uart16550a => SerialTarget::SystemSerial,
        SerialModel::Sclpconsole | SerialModel::Sclplmconsole => SerialTarget::SclpSerial,
        SerialModel::IsaDebugcon => SerialTarget::IsaDebug,
    };
    if wanted != kind {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Target model '{model}' requires target type '{wanted}'"
        );
    }
    let foreign = matches!(
        kind,
        SerialTarget::SpaprVioSerial | SerialTarget::SystemSerial | SerialTarget::SclpSerial
    );
    if foreign {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Serial device with target type '{kind}' and target model '{model}' not compatible with guest architecture or machine type"
        );
    }
    Ok(())
}

fn check_source(source: &ChardevSource) -> Result<()> {
    let reconnects = matches!(source.kind, ChardevType::Tcp | ChardevType::Unix);
    if let Some(reconnect) = source
        .reconnect
        .filter(|r| reconnects && r.enabled.is_yes())
        && reconnect.timeout == 0
    {
        bail!(
            VIR_ERR_INVALID_ARG,
            "chardev reconnect source timeout cannot be '0'"
        );
    }
    let protocol = source.protocol.as_str();
    if source.kind == ChardevType::Tcp && matches!(protocol, "telnets" | "tls") {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "tcp chardev protocol '{protocol}' not supported"
        );
    }
    Ok(())
}

/// The emulated module is a program of its own.
fn check_tpm(tpm: &Tpm) -> Result<()> {
    match &tpm.backend {
        TpmBackend::Emulator(emulator) if machine::in_path("swtpm").is_none() => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "TPM version '{}' is not supported",
            emulator.version.map_or("", |version| version.as_str())
        ),
        _ => Ok(()),
    }
}

fn check_watchdog(def: &DomainDef, watchdog: &Watchdog) -> Result<()> {
    let address = watchdog.info.address.as_ref().map(Address::kind);
    let model = watchdog.model;
    match (model, address) {
        (WatchdogModel::I6300esb, Some(kind)) if kind != AddressType::Pci => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{model} model of watchdog can go only on PCI bus"
        ),
        (WatchdogModel::Ib700, Some(_)) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{model} model of watchdog does not support configuring the address"
        ),
        (WatchdogModel::Diag288, Some(_)) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{model} model of watchdog is virtual and cannot go on any bus."
        ),
        (WatchdogModel::Itco, _) if !machine::is_q35(def) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{model} model of watchdog is only part of q35 machine"
        ),
        (WatchdogModel::Diag288, None) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{model} model of watchdog is allowed for s390 and s390x only"
        ),
        _ => Ok(()),
    }
}

fn check_iommu(def: &DomainDef, iommu: &Iommu) -> Result<()> {
    let model = iommu.model;
    let place = match model {
        IommuModel::Intel => "Q35 machines",
        IommuModel::Virtio => "Q35 and ARM Virt machines",
        IommuModel::Smmuv3 => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "IOMMU device: '{model}' is only supported with ARM Virt machines"
        ),
    };
    if !machine::is_q35(def) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "IOMMU device: '{model}' is only supported with {place}"
        );
    }
    if model == IommuModel::Virtio && !def.features.has(Feature::Acpi) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "IOMMU device: '{model}' requires ACPI"
        );
    }
    Ok(())
}
