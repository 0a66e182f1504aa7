//! What QEMU's driver refuses (C: `qemuValidateDomainDef`, `qemuValidateDomainDeviceDef`).
//!
//! A definition that passes may still be refused at start: what this driver can't say to QEMU is
//! the command line's matter, so that definitions made elsewhere can be stored.
mod clock;
mod controller;
mod cpu;
mod devices;
mod disk;
mod hostdev;
mod lifecycle;
mod net;
mod screen;

use conf::arch::Arch;
use conf::domain::VirtType;
use conf::domain::chardev::{ChardevTarget, ConsoleTarget};
use conf::domain::features::Feature;
use conf::domain::loader::LoaderType;
use conf::domain::os::OsType;
use conf::{DomainDef, OnOff, YesNo};
use util::bail;
use util::error::{ErrorDomain, Result};

use crate::capabilities::{Accelerator, Capabilities};
use crate::machine;
use crate::post_parse::accelerated;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Checks a completed definition.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED` mostly.
pub fn check(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    selection(def)?;
    emulator(def, caps)?;
    firmware(def)?;
    launch_security(def)?;
    lifecycle::check(def)?;
    lifecycle::check_firmware_data(def)?;
    clock::check(def, caps)?;
    cpu::count(def, caps)?;
    features(def)?;
    consoles(def)?;
    cpu::model(def)?;
    devices::check(def, caps)
}

/// Firmware by its properties: descriptions of firmware aren't read, and a host may have none.
fn selection(def: &DomainDef) -> Result<()> {
    match def.os.firmware {
        Some(kind) => bail!(
            VIR_ERR_OPERATION_FAILED,
            "Unable to find '{kind}' firmware that is compatible with the current configuration"
        ),
        None => Ok(()),
    }
}

/// Whether the binary can run such a guest at all.
fn emulator(def: &DomainDef, caps: &Capabilities) -> Result<()> {
    let emulator = def.devices.emulator.as_deref().unwrap_or_default();
    let unable = |what: &str, word: &str| {
        util::err!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Emulator '{emulator}' does not support {what} '{word}'"
        )
    };
    if def.os.kind != Some(OsType::Hvm) {
        return Err(unable("os type", def.os.kind.map_or("", OsType::as_str)));
    }
    let arch = def.os.arch.unwrap_or_else(Arch::host);
    if !runs(&caps.arch, arch) {
        return Err(unable("arch", arch.as_str()));
    }
    let usable = match def.virt_type {
        VirtType::Qemu => true,
        VirtType::Kvm => caps.accelerated(Accelerator::Kvm).is_some(),
        _ => false,
    };
    if !usable {
        return Err(unable("virt type", def.virt_type.as_str()));
    }
    let name = def.os.machine.as_deref().unwrap_or_default();
    let known = accelerated(def, caps).and_then(|offer| offer.machine(name));
    match known {
        Some(_) => Ok(()),
        None => Err(unable("machine type", name)),
    }
}

/// Whether a binary for one architecture runs guests of another: 32 bits on 64.
fn runs(binary: &str, arch: Arch) -> bool {
    match (binary, arch) {
        ("x86_64", Arch::I686) | ("aarch64", Arch::Armv7l) => true,
        (binary, arch) => binary == machine::qemu_word(arch),
    }
}

fn firmware(def: &DomainDef) -> Result<()> {
    let loader = def.os.loader.as_ref();
    let x86 = def.os.arch.is_some_and(Arch::is_x86);
    let flash =
        loader.is_some_and(|l| l.kind == Some(LoaderType::Pflash) && l.readonly != Some(YesNo::No));
    if flash && x86 && !def.features.has(Feature::Acpi) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "UEFI requires ACPI on this architecture"
        );
    }
    if loader.is_none_or(|l| l.secure != Some(YesNo::Yes)) {
        return Ok(());
    }
    if !machine::is_q35(def) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Secure boot is supported with q35 machine types only"
        );
    }
    if def.os.arch != Some(Arch::X86_64) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Secure boot is supported for x86_64 architecture only"
        );
    }
    if !def.features.has(Feature::Smm) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Secure boot requires SMM feature enabled"
        );
    }
    Ok(())
}

/// Protected guests: what the host's processor and firmware can do isn't asked, so none is known
/// to work.
fn launch_security(def: &DomainDef) -> Result<()> {
    match &def.launch_security {
        Some(security) => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "'{}' launch security is not supported with this QEMU binary",
            security.kind()
        ),
        None => Ok(()),
    }
}

/// Features that belong to other machines.
fn features(def: &DomainDef) -> Result<()> {
    const PSERIES: [Feature; 7] = [
        Feature::Hpt,
        Feature::Htm,
        Feature::NestedHv,
        Feature::CcfAssist,
        Feature::Cfpc,
        Feature::Sbbc,
        Feature::Ibs,
    ];
    if !def.os.arch.is_some_and(Arch::is_x86) {
        return Ok(());
    }
    let foreign = PSERIES
        .iter()
        .find(|feature| def.features.state(**feature).is_some());
    let gic = Some(&Feature::Gic).filter(|gic| def.features.has(**gic));
    if let Some(feature) = foreign.or(gic) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "The '{feature}' feature is not supported for architecture '{}' or machine type '{}'",
            def.os.arch.map_or("", Arch::as_str),
            def.os.machine.as_deref().unwrap_or_default()
        );
    }
    for (feature, machines) in [(Feature::Ras, "ARM"), (Feature::Aia, "RISC-V")] {
        if def.features.state(feature).is_some() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "{feature} feature is only supported with {machines} Virt machines"
            );
        }
    }
    if def.virt_type == VirtType::Kvm && def.features.has(Feature::Tcg) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "TCG features are incompatible with domain type 'kvm'"
        );
    }
    let no_ps2 = def.features.state(Feature::Ps2) == Some(OnOff::Off);
    if no_ps2 && def.features.has(Feature::Vmport) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "vmport feature requires the ps2 feature not to be disabled"
        );
    }
    Ok(())
}

fn consoles(def: &DomainDef) -> Result<()> {
    for console in &def.devices.consoles {
        match console.target {
            ChardevTarget::Console {
                kind: Some(ConsoleTarget::Serial | ConsoleTarget::Virtio) | None,
                ..
            } => {}
            ChardevTarget::Console {
                kind: Some(kind @ (ConsoleTarget::Sclp | ConsoleTarget::Sclplm)),
                ..
            } => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "{kind}console is not supported in this QEMU binary"
            ),
            ChardevTarget::Console {
                kind: Some(other), ..
            } => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unsupported console target type {other}"
            ),
            _ => {}
        }
    }
    Ok(())
}
