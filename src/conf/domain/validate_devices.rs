//! The third pass for devices: rules of one kind, and between kinds.
use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::address::{Address, AddressType};
use super::controller::{Controller, ControllerType};
use super::features::{Feature, IoapicDriver};
use super::graphics::GraphicsType;
use super::input::InputBus;
use super::iommu::{IommuDriver, IommuModel};
use super::video::{Video, VideoBackend, VideoType};
use crate::OnOff;
use crate::arch::Arch;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Greatest index of a PCI controller.
const MAX_PCI_INDEX: u32 = 255;
/// Greatest index of a pseries host bridge.
const MAX_TARGET_INDEX: u32 = 30;

impl DomainDef {
    fn usb_controllers(&self) -> impl Iterator<Item = &Controller> {
        let controllers = self.devices.controllers.iter();
        controllers.filter(|c| c.kind == ControllerType::Usb)
    }

    /// Whether devices find a USB bus there (C: `virDomainDefHasUSB`).
    pub(super) fn has_usb(&self) -> bool {
        self.usb_controllers().any(|c| c.model != Some("none"))
    }

    /// What needs a USB bus, and a bus that is switched off.
    pub(super) fn check_usb(&self) -> Result<()> {
        let devices = &self.devices;
        let disabled = self.usb_controllers().any(|c| c.model == Some("none"));
        let is_companion = |c: &Controller| c.info.master_startport.is_some();
        let mut buses = self.usb_controllers().peekable();
        if !disabled && buses.peek().is_some() && buses.all(is_companion) {
            bail!(VIR_ERR_XML_DETAIL, "No master USB controller specified");
        }
        if disabled {
            if self.usb_controllers().nth(1).is_some() {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "Can't add another USB controller: USB is disabled for this domain"
                );
            }
            if devices
                .inputs
                .iter()
                .any(|input| input.bus == Some(InputBus::Usb))
            {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Can't add USB input device. USB bus is disabled"
                );
            }
            if !devices.hubs.is_empty() {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Can't add USB hub: USB is disabled for this domain"
                );
            }
        }
        let ps2 = devices
            .inputs
            .iter()
            .any(|input| input.bus == Some(InputBus::Ps2));
        if ps2 && self.features.state(Feature::Ps2) == Some(OnOff::Off) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "ps2 bus inputs require the ps2 feature not to be disabled"
            );
        }
        Ok(())
    }

    /// Devices of the client's side come in through USB.
    pub(super) fn check_redirection(&self) -> Result<()> {
        for redirdev in &self.devices.redirdevs {
            if !self.has_usb() {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "cannot add redirected USB device: USB is disabled for this domain"
                );
            }
            let kind = redirdev.info.address.as_ref().map(Address::kind);
            if kind.is_some_and(|kind| kind != AddressType::Usb) {
                bail!(VIR_ERR_XML_ERROR, "Invalid address for a USB device");
            }
            redirdev.source.validate(false)?;
        }
        Ok(())
    }

    /// Rules of memory modules, and no two in one place.
    pub(super) fn check_memory_devices(&self) -> Result<()> {
        let numa = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        let cells = numa.map_or(0, |numa| numa.cells.len());
        let arch = self.os.arch.unwrap_or_else(Arch::host);
        let modules = &self.devices.memories;
        for (at, module) in modules.iter().enumerate() {
            module.validate(cells, arch)?;
            let others = modules.iter().enumerate().filter(|(other, _)| *other != at);
            for (_, other) in others {
                module.check_conflict(other)?;
            }
        }
        Ok(())
    }

    /// Kinds of which there is one, and numbers that are given once.
    pub(super) fn check_single_devices(&self) -> Result<()> {
        let devices = &self.devices;
        let singles = [
            (
                devices.memballoons.len(),
                "only a single memory balloon device is supported",
            ),
            (
                devices.redirfilters.len(),
                "only one set of redirection filter rule is supported",
            ),
            (
                devices.nvrams.len(),
                "only a single nvram device is supported",
            ),
            (
                devices.iommus.len(),
                "only a single IOMMU device is supported",
            ),
        ];
        for (count, words) in singles {
            if count > 1 {
                bail!(VIR_ERR_INTERNAL_ERROR, "{words}");
            }
        }
        if devices.vsocks.len() > 1 {
            bail!(VIR_ERR_XML_ERROR, "only a single vsock device is supported");
        }
        let mut panics = HashSet::new();
        let mut models = devices.panics.iter().filter_map(|panic| panic.model);
        if let Some(model) = models.find(|model| !panics.insert(*model)) {
            bail!(
                VIR_ERR_XML_ERROR,
                "Multiple panic devices with model '{model}'"
            );
        }
        if devices.pstores.len() > 1 {
            bail!(
                VIR_ERR_XML_ERROR,
                "only a single pstore device is supported"
            );
        }
        let mut seen = HashSet::new();
        for id in devices.audios.iter().map(|audio| audio.id) {
            if !seen.insert(id) {
                bail!(VIR_ERR_XML_ERROR, "audio ID {id} is used multiple times");
            }
        }
        for vsock in &devices.vsocks {
            if (1..3).contains(&vsock.cid.address) {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "guest CIDs must be >= 3");
            }
        }
        Ok(())
    }

    /// Rules of graphics cards.
    pub(super) fn check_videos(&self) -> Result<()> {
        let videos = &self.devices.videos;
        if videos.len() > 1 && videos.iter().any(|video| video.kind == VideoType::None) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "a 'none' video type must be the only video device defined for the domain"
            );
        }
        if videos.iter().filter(|video| video.primary).count() > 1 {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Only one primary video device is supported"
            );
        }
        for video in videos {
            check_memory(video)?;
            check_backend(video)?;
            if video.kind == VideoType::Ramfb && video.info.address.is_some() {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "address not supported for video type ramfb"
                );
            }
        }
        Ok(())
    }

    /// What plays sound names one of the host's ends.
    pub(super) fn check_audios(&self) -> Result<()> {
        let devices = &self.devices;
        let of_vnc = devices
            .graphics
            .iter()
            .filter(|graphics| graphics.kind == GraphicsType::Vnc);
        let named = devices.sounds.iter().map(|sound| sound.audio_id);
        let mut named = named.chain(of_vnc.map(|graphics| graphics.audio_id));
        let known = |id: u32| id == 0 || devices.audios.iter().any(|audio| audio.id == id);
        match named.find(|id| !known(*id)) {
            Some(id) => bail!(VIR_ERR_XML_ERROR, "no audio device with ID {id}"),
            None => Ok(()),
        }
    }

    /// Only Intel's IOMMU has switches.
    pub(super) fn check_iommus(&self) -> Result<()> {
        for iommu in &self.devices.iommus {
            let model = iommu.model;
            let remaps = iommu.driver.intremap == Some(OnOff::On);
            if remaps && self.features.ioapic != Some(IoapicDriver::Qemu) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')"
                );
            }
            if iommu.driver.eim == Some(OnOff::On) && !remaps {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "IOMMU eim requires interrupt remapping to be enabled"
                );
            }
            if model != IommuModel::Intel && iommu.driver != IommuDriver::default() {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "iommu model '{model}' doesn't support additional attributes"
                );
            }
        }
        Ok(())
    }

    /// Rules of controllers.
    pub(super) fn check_controllers(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for controller in &self.devices.controllers {
            let index = controller.index.unwrap_or(0);
            let kind = controller.kind;
            if kind != ControllerType::Usb && !seen.insert((kind, index)) {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "Multiple '{kind}' controllers with index '{index}'"
                );
            }
            let virtio = controller
                .model
                .is_some_and(|model| model.starts_with("virtio"));
            let virtio_scsi = kind == ControllerType::Scsi && virtio;
            if controller.driver.iothread != 0 && !virtio_scsi {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "'iothread' attribute only supported for virtio scsi controllers"
                );
            }
            let mapped = !controller.driver.iothreads.threads.is_empty();
            if mapped && controller.driver.iothread != 0 {
                bail!(
                    VIR_ERR_XML_ERROR,
                    "controller driver 'iothread' attribute can't be used together with 'iothreads' subelement"
                );
            }
            if mapped && controller.model != Some("virtio-scsi") {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "iothreads are supported only by 'virtio-scsi' controllers"
                );
            }
            if controller.kind == ControllerType::Pci {
                check_pci(controller)?;
            }
        }
        Ok(())
    }
}

/// What only some backends and cards can do.
fn check_backend(video: &Video) -> Result<()> {
    let vhostuser = video.driver.name == Some(VideoBackend::Vhostuser);
    let accelerated = video.acceleration.as_ref();
    if !vhostuser && accelerated.is_some_and(|accel| accel.rendernode.is_some()) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported rendernode accel attribute without 'vhostuser'"
        );
    }
    let virtio = video.kind == VideoType::Virtio;
    if vhostuser && !virtio {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'vhostuser' driver is only supported with 'virtio' device"
        );
    }
    if video.blob == Some(OnOff::On) && !virtio {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "video type '{}' does not support blob resources",
            video.kind
        );
    }
    Ok(())
}

/// Only a QXL card has three kinds of memory.
fn check_memory(video: &Video) -> Result<()> {
    if video.kind == VideoType::Qxl {
        return Ok(());
    }
    for (name, size) in [
        ("ram", video.ram),
        ("vram64", video.vram64),
        ("vgamem", video.vgamem),
    ] {
        if size != 0 {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "{name} attribute only supported for video type qxl"
            );
        }
    }
    Ok(())
}

fn check_pci(controller: &Controller) -> Result<()> {
    let index = controller.index.unwrap_or(0);
    if controller.is_pci_root() && controller.info.address.is_some() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "pci-root and pcie-root controllers should not have an address"
        );
    }
    if index == 0 && controller.target.node.is_some() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "The PCI controller with index=0 can't be associated with a NUMA node"
        );
    }
    if index > MAX_PCI_INDEX {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "PCI controller index {index} too high, maximum is {MAX_PCI_INDEX}"
        );
    }
    let Some(target) = controller.target.index else {
        return Ok(());
    };
    if target > MAX_TARGET_INDEX {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "PCI controller target index '{target}' out of range - must be 0-{MAX_TARGET_INDEX}"
        );
    }
    if (index == 0) != (target == 0) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Only the PCI controller with index 0 can have target index 0, and vice versa"
        );
    }
    Ok(())
}
