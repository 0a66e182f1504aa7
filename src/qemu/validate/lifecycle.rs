//! What happens at the end of a run, and what the firmware is told.
use conf::DomainDef;
use conf::domain::lifecycle::LifecycleAction;
use conf::domain::sysinfo::Sysinfo;
use util::bail;
use util::error::Result;

use super::ORIGIN;

/// Actions that QEMU's guests can't have.
pub(super) fn check(def: &DomainDef) -> Result<()> {
    let actions = &def.lifecycle;
    let (off, reboot) = (actions.on_poweroff, actions.on_reboot);
    if [off, reboot, actions.on_crash].contains(&LifecycleAction::RestartRename) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "qemu driver doesn't support the 'rename-restart' action for 'on_reboot'/'on_poweroff'/'on_crash'"
        );
    }
    if [off, reboot].contains(&LifecycleAction::Preserve) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "qemu driver doesn't support the 'preserve' action for 'on_reboot'/'on_poweroff'"
        );
    }
    if (off, reboot) == (LifecycleAction::Restart, LifecycleAction::Destroy) {
        // The quotes of this message are libvirt's.
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "qemu driver doesn't support 'onReboot' set to 'destroy and 'onPoweroff' set to 'reboot'"
        );
    }
    if def.bootloader.is_some() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "bootloader is not supported by QEMU"
        );
    }
    Ok(())
}

/// Names of entries for the firmware, and its output on a serial port.
pub(super) fn check_firmware_data(def: &DomainDef) -> Result<()> {
    for info in &def.sysinfo {
        let Sysinfo::Fwcfg(entries) = info else {
            continue;
        };
        for entry in entries {
            if !entry.name.starts_with("opt/") {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Invalid firmware name");
            }
            if ["opt/ovmf/", "opt/org.qemu/"]
                .iter()
                .any(|own| entry.name.starts_with(own))
            {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "That firmware name is reserved");
            }
        }
    }
    if def.os.bios_useserial.is_some_and(conf::YesNo::is_yes) && def.devices.serials.is_empty() {
        bail!(
            VIR_ERR_XML_ERROR,
            "need at least one serial port to use BIOS serial output"
        );
    }
    Ok(())
}
