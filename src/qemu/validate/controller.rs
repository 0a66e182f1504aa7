//! Controllers that the machine or the binary doesn't have.
use conf::DomainDef;
use conf::domain::controller::{Controller, ControllerType};
use util::bail;
use util::error::Result;

use super::ORIGIN;
use crate::capabilities::Capabilities;
use crate::machine;

pub(super) fn check(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    for controller in &def.devices.controllers {
        match controller.kind {
            ControllerType::Ide => check_ide(def, controller)?,
            ControllerType::Scsi => check_scsi(controller, caps)?,
            _ => {}
        }
    }
    Ok(())
}

fn check_ide(def: &DomainDef, controller: &Controller) -> Result<()> {
    if !machine::has_ide(def) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "IDE controllers are unsupported for this QEMU binary or machine type"
        );
    }
    if controller.index.is_some_and(|index| index != 0) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Only a single IDE controller is supported for this machine type"
        );
    }
    Ok(())
}

fn check_scsi(controller: &Controller, caps: &Capabilities) -> Result<()> {
    // A model, QEMU's type, and how messages call it.
    const MODELS: [(&str, &str, &str); 6] = [
        ("lsilogic", "lsi53c895a", "the LSI 53C895A SCSI controller"),
        ("virtio-scsi", "virtio-scsi-pci", "virtio scsi controller"),
        ("lsisas1068", "mptsas1068", "the LSI SAS1068 controller"),
        ("lsisas1078", "megasas", "the LSI SAS1078 controller"),
        ("dc390", "dc390", "the DC390 controller"),
        ("am53c974", "am53c974", "the AM53C974 controller"),
    ];
    let Some(model) = controller.model else {
        return Ok(());
    };
    match model {
        "buslogic" | "auto" => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Unsupported controller model: {model}"
        ),
        "ncr53c90" => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "ncr53c90 SCSI controller is not a built-in for this machine"
        ),
        _ => {}
    }
    let known = MODELS.iter().find(|(name, ..)| *name == model);
    match known {
        Some((_, device, what)) if !caps.has_type(device) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "This QEMU doesn't support {what}"
        ),
        _ => Ok(()),
    }
}
