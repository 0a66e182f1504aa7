//! Whether a device fits a guest that is there: its own defaults and rules, then what the guest
//! must have for it (C: `virDomainDeviceDefParse`, `virDomainDefCompatibleDevice`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::ParseFlags;

use super::DomainDef;
use super::device_document::DeviceDocument;
use super::device_info::DeviceInfo;
use super::devices::Devices;
use super::disk::DiskBus;
use super::hooks::DomainHooks;
use super::hostdev::HostdevSource;
use super::input::InputBus;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

impl DeviceDocument {
    /// The device with its defaults, as the guest `def` gives them.
    ///
    /// # Errors
    /// What the passes say of the device by itself.
    pub fn complete_for(
        self,
        def: &DomainDef,
        hooks: &dyn DomainHooks,
        flags: ParseFlags,
    ) -> Result<Self> {
        let mut devices = self.device().clone();
        let brings_controller = !devices.controllers.is_empty();
        if !brings_controller {
            devices.controllers.clone_from(&def.devices.controllers);
        }
        let mut alone = DomainDef {
            devices,
            ..def.clone()
        };
        // What the guest boots from and how much memory it has isn't the device's own affair.
        alone.os.boot.clear();
        let modules = alone.devices.memories.iter().map(|m| m.target.size);
        alone.memory.total = modules.fold(alone.memory.total, u64::saturating_add);
        alone.complete(hooks, flags)?;
        if !brings_controller {
            alone.devices.controllers.clear();
        }
        Ok(self.with(alone.devices))
    }

    /// Refuses a device for which the guest has no bus or no room, or whose name or turn to boot
    /// another device has.  One that takes the place of `replaced` may have its turn, and any name.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED`
    pub fn check_compatible(&self, def: &DomainDef, replaced: Option<&DeviceInfo>) -> Result<()> {
        for info in self.device().infos() {
            if replaced.is_none() {
                check_alias(def, info)?;
            }
            check_boot_order(def, info, replaced)?;
        }
        if needs_usb(self.device()) && !def.has_usb() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Device configuration is not compatible: Domain has no USB bus support"
            );
        }
        if !self.device().memories.is_empty() && def.memory.max == 0 {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "cannot use/hotplug a memory device when domain 'maxMemory' is not defined"
            );
        }
        Ok(())
    }
}

fn check_alias(def: &DomainDef, info: &DeviceInfo) -> Result<()> {
    let Some(alias) = &info.alias else {
        return Ok(());
    };
    if def.devices.element_named(alias).is_some() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "non unique alias detected: {alias}"
        );
    }
    Ok(())
}

fn check_boot_order(
    def: &DomainDef,
    info: &DeviceInfo,
    replaced: Option<&DeviceInfo>,
) -> Result<()> {
    let Some(order) = info.boot.as_ref().map(|boot| boot.order) else {
        return Ok(());
    };
    if !def.os.boot.is_empty() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "per-device boot elements cannot be used together with os/boot elements"
        );
    }
    let others = def.devices.infos();
    let mut others = others.filter(|other| !replaced.is_some_and(|old| std::ptr::eq(old, *other)));
    if others.any(|other| other.boot.as_ref().is_some_and(|boot| boot.order == order)) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "boot order {order} is already used by another device"
        );
    }
    Ok(())
}

/// Whether the one device of the list sits on a USB bus (C: `virDomainDeviceIsUSB`, which takes a
/// container's storage for a USB device, too).
fn needs_usb(device: &Devices) -> bool {
    let usb = |source: &HostdevSource| {
        matches!(source, HostdevSource::Usb(_) | HostdevSource::Storage(_))
    };
    device
        .disks
        .iter()
        .any(|disk| disk.target.bus == Some(DiskBus::Usb))
        || device
            .inputs
            .iter()
            .any(|input| input.bus == Some(InputBus::Usb))
        || device.hostdevs.iter().any(|hostdev| usb(&hostdev.source))
        || !device.hubs.is_empty()
        || !device.redirdevs.is_empty()
}
