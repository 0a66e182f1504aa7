//! Devices of the host, and directories of the host that the guest sees.
use conf::DomainDef;
use conf::OnOff;
use conf::domain::address::Address;
use conf::domain::filesystem::{
    AccessMode, Filesystem, FilesystemDriver, FilesystemSource, FilesystemType,
};
use conf::domain::hostdev::{Hostdev, HostdevSource, MdevModel, MdevSource};
use util::bail;
use util::error::Result;

use super::ORIGIN;
use crate::capabilities::Capabilities;

pub(super) fn check(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    let devices = &def.devices;
    check_zpci(def, caps)?;
    devices
        .hostdevs
        .iter()
        .try_for_each(|hostdev| check_hostdev(def, hostdev))?;
    let is_crypto = |hostdev: &&Hostdev| matches!(&hostdev.source, HostdevSource::Mdev(mdev) if mdev.model == MdevModel::Ap);
    if devices.hostdevs.iter().filter(is_crypto).count() > 1 {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Only one hostdev of model vfio-ap is supported"
        );
    }
    devices
        .filesystems
        .iter()
        .try_for_each(|filesystem| check_filesystem(filesystem, caps))
}

/// Names of PCI functions that only s390 has.
fn check_zpci(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    let mut addresses = def.devices.infos().filter_map(|info| info.address.as_ref());
    let named = addresses.any(|at| matches!(at, Address::Pci(pci) if pci.zpci.is_some()));
    if named && !caps.has_type("zpci") {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "This QEMU binary doesn't support zPCI"
        );
    }
    Ok(())
}

fn check_hostdev(def: &DomainDef, hostdev: &Hostdev) -> Result<()> {
    match &hostdev.source {
        HostdevSource::Storage(_) | HostdevSource::Misc(_) | HostdevSource::Net(_) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "hostdev mode 'capabilities' is not supported in {}",
            def.virt_type
        ),
        HostdevSource::Pci(pci) => {
            if pci.write_filtering.is_some() {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Write filtering of PCI device configuration space is not supported by qemu"
                );
            }
            check_display(def, pci.display.display)
        }
        HostdevSource::ScsiHost { .. } if hostdev.info.boot.is_some() => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "booting from assigned devices is not supported by vhost SCSI devices"
        ),
        HostdevSource::Mdev(mdev) => check_mdev(def, hostdev, mdev),
        HostdevSource::ScsiHost { .. } | HostdevSource::Usb(_) | HostdevSource::Scsi { .. } => {
            Ok(())
        }
    }
}

fn check_mdev(def: &DomainDef, hostdev: &Hostdev, mdev: &MdevSource) -> Result<()> {
    if hostdev.info.boot.is_some() && mdev.model != MdevModel::Ccw {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "booting from assigned devices is not supported by mediated devices of model {}",
            mdev.model
        );
    }
    if mdev.display.display.is_some() && mdev.model != MdevModel::Pci {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "<hostdev> attribute 'display' is only supported with model='vfio-pci'"
        );
    }
    check_display(def, mdev.display.display)
}

fn check_display(def: &DomainDef, display: Option<OnOff>) -> Result<()> {
    if display == Some(OnOff::On) && def.devices.graphics.is_empty() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "graphics device is needed for attribute value 'display=on' in <hostdev>"
        );
    }
    Ok(())
}

fn check_filesystem(filesystem: &Filesystem, caps: &Capabilities) -> Result<()> {
    let unsupported = |what: &str| Err(util::err!(VIR_ERR_CONFIG_UNSUPPORTED, "{what}"));
    let modes = filesystem.file_mode != 0 || filesystem.dir_mode != 0;
    let passthrough = matches!(filesystem.access_mode, None | Some(AccessMode::Passthrough));
    if filesystem.kind != FilesystemType::Mount {
        return unsupported("only supports mount filesystem type");
    }
    if filesystem.hard_limit != 0 || filesystem.soft_limit != 0 {
        return unsupported("filesystem usage limits are not supported with QEMU");
    }
    if modes && filesystem.access_mode != Some(AccessMode::Mapped) {
        return unsupported("fmode and dmode must be used with accessmode=mapped");
    }
    match filesystem.driver {
        None | Some(FilesystemDriver::Default | FilesystemDriver::Path) => Ok(()),
        Some(FilesystemDriver::Virtiofs) => check_virtiofs(filesystem, caps),
        Some(FilesystemDriver::Mtp) if !caps.has_type("usb-mtp") => {
            unsupported("mtp is not supported with this QEMU binary")
        }
        Some(FilesystemDriver::Mtp) if !passthrough => {
            unsupported("mtp only supports passthrough accessmode")
        }
        Some(FilesystemDriver::Handle) if !passthrough => {
            unsupported("only supports passthrough accessmode")
        }
        Some(FilesystemDriver::Mtp | FilesystemDriver::Handle) => Ok(()),
        Some(_) => unsupported("Filesystem driver type not supported"),
    }
}

fn check_virtiofs(filesystem: &Filesystem, caps: &Capabilities) -> Result<()> {
    let shared = matches!(filesystem.source, FilesystemSource::Socket(_));
    let passthrough = filesystem.access_mode == Some(AccessMode::Passthrough);
    let refused = [
        (
            "virtiofs only supports passthrough accessmode",
            !shared && !passthrough,
        ),
        (
            "virtiofs does not support wrpolicy",
            filesystem.write_policy.is_some(),
        ),
        (
            "virtiofs does not support model",
            filesystem.model.is_some(),
        ),
        (
            "virtiofs does not support format",
            filesystem.format.is_some(),
        ),
        (
            "virtiofs is not supported with this QEMU binary",
            !caps.has_type("vhost-user-fs-device"),
        ),
        (
            "virtiofs does not support multidevs",
            filesystem.multidevs.is_some(),
        ),
    ];
    match refused.iter().find(|(_, refused)| *refused) {
        Some((what, _)) => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "{what}"),
        None => Ok(()),
    }
}
