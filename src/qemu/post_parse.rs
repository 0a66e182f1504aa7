//! The driver's part in completing a definition (C: `qemuDomainDefPostParse`,
//! `qemuDomainDeviceDefPostParse`).
//!
//! What holds for every hypervisor is done in `conf`, before and after the calls here.
mod devices;
mod firmware;
mod machine_devices;
mod numa;

use conf::arch::Arch;
use conf::cpu::{Cpu, CpuCheck, CpuFallback, CpuMatch, CpuMode};
use conf::domain::VirtType;
use conf::domain::features::Feature;
use conf::domain::features::IoapicDriver;
use conf::domain::hooks::{DomainHooks, DriverFeatures};
use conf::domain::seclabel::SeclabelType;
use conf::domain::video::VideoType;
use conf::{DomainDef, OnOff, YesNo};
use std::path::Path;
use std::sync::Arc;
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::ParseFlags;

use crate::capabilities::{Accelerated, Accelerator, Cache, Capabilities};
use crate::{address, machine, validate};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// Where the capabilities of QEMU's binaries come from.
pub trait Binaries: Send + Sync {
    /// What a binary can do.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when there is no such binary; what probing says.
    fn capabilities(&self, binary: &Path) -> Result<Arc<Capabilities>>;

    /// The binary for guests of an architecture whose definition names none.
    fn default_binary(&self, arch: Arch) -> Option<String>;
}

impl Binaries for Cache {
    fn capabilities(&self, binary: &Path) -> Result<Arc<Capabilities>> {
        self.lookup(binary)
    }

    fn default_binary(&self, arch: Arch) -> Option<String> {
        machine::default_binary(arch)
    }
}

/// QEMU's rules for definitions.
pub struct Rules<'a> {
    /// The binaries.
    pub binaries: &'a dyn Binaries,
    /// Where files with firmware variables go; none leaves their paths open.
    pub nvram_folder: Option<&'a Path>,
}

impl Rules<'_> {
    fn capabilities(&self, def: &DomainDef) -> Result<Arc<Capabilities>> {
        let emulator = def.devices.emulator.as_deref().unwrap_or_default();
        self.binaries.capabilities(Path::new(emulator))
    }
}

/// What runs the CPUs of a guest of this type.
#[must_use]
pub fn accelerator(virt_type: VirtType) -> Accelerator {
    match virt_type {
        VirtType::Kvm => Accelerator::Kvm,
        _ => Accelerator::Tcg,
    }
}

/// What the guest's accelerator offers, if it can be used.
pub(crate) fn accelerated<'a>(def: &DomainDef, caps: &'a Capabilities) -> Option<&'a Accelerated> {
    caps.accelerated(accelerator(def.virt_type))
}

impl DomainHooks for Rules<'_> {
    fn features(&self) -> DriverFeatures {
        DriverFeatures {
            memory_hotplug: true,
            offline_vcpupin: true,
            individual_vcpus: true,
            name_slash: false,
            net_model_string: true,
            disk_fd: true,
            fw_autoselect: true,
            user_alias: true,
            qemu_namespace: true,
        }
    }

    fn default_video(&self, def: &DomainDef) -> Option<VideoType> {
        let caps = self.capabilities(def).ok()?;
        let first = [("cirrus-vga", VideoType::Cirrus), ("VGA", VideoType::Vga)];
        let found = first.into_iter().find(|(name, _)| caps.has_type(name));
        Some(found.map_or(VideoType::Default, |(_, kind)| kind))
    }

    fn prepare(&self, def: &mut DomainDef, _flags: ParseFlags) -> Result<()> {
        if def.devices.emulator.is_some() {
            return Ok(());
        }
        let arch = def.os.arch.unwrap_or_else(Arch::host);
        match self.binaries.default_binary(arch) {
            Some(binary) => def.devices.emulator = Some(binary),
            None => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "No emulator found for arch '{arch}'"
            ),
        }
        Ok(())
    }

    fn fill(&self, def: &mut DomainDef, flags: ParseFlags) -> Result<()> {
        let caps = self.capabilities(def)?;
        name_machine(def, &caps)?;
        firmware::fill(def, self.nvram_folder);
        machine_devices::add(def, &caps)?;
        fill_default_cpu(def, &caps)?;
        fill_features(def);
        check_vcpus(def)?;
        fill_cpu(def);
        check_tseg(def)?;
        numa::fill(def, flags);
        fill_labels(def);
        devices::fill(def, &caps, flags)
    }

    fn assign_addresses(&self, def: &mut DomainDef, flags: ParseFlags) -> Result<()> {
        let caps = self.capabilities(def)?;
        devices::fill_implied(def, &caps)?;
        address::assign(def, &caps, flags.has(ParseFlags::ABI_UPDATE))
    }

    fn validate(&self, def: &DomainDef) -> Result<()> {
        validate::check(def, &*self.capabilities(def)?)
    }
}

/// The machine type by its real name: what QEMU's default or an alias stands for now.
fn name_machine(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    let machines = accelerated(def, caps);
    let found = match &def.os.machine {
        Some(name) => machines.and_then(|machines| machines.machine(name)),
        None => {
            let default = machines.and_then(Accelerated::default_machine);
            if default.is_none() {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "could not get preferred machine for {} type={}",
                    caps.binary.display(),
                    def.virt_type
                );
            }
            default
        }
    };
    if let Some(machine) = found {
        def.os.machine = Some(machine.name.clone());
    }
    Ok(())
}

/// The machine's default CPU model, so that it stays when QEMU's changes.
fn fill_default_cpu(def: &mut DomainDef, caps: &Capabilities) -> Result<()> {
    if def.cpu.as_ref().is_some_and(Cpu::names_cpu) {
        return Ok(());
    }
    let default = accelerated(def, caps).and_then(|offer| {
        let machine = offer.machine(def.os.machine.as_deref()?)?;
        let kind = machine.default_cpu.as_deref()?;
        offer.cpus.iter().find(|cpu| cpu.type_name == kind)
    });
    let Some(default) = default else {
        return Ok(());
    };
    let cpu = def.cpu.get_or_insert_with(Cpu::default);
    if default.name == "host" {
        if def.virt_type != VirtType::Kvm {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "QEMU reports invalid default CPU model \"host\" for non-kvm domain virt type"
            );
        }
        cpu.mode = CpuMode::HostPassthrough;
        return Ok(());
    }
    cpu.mode = CpuMode::Custom;
    cpu.matching = CpuMatch::Exact;
    cpu.check = Some(CpuCheck::None);
    cpu.fallback = CpuFallback::Forbid;
    cpu.model = Some(default.name.clone());
    Ok(())
}

/// An IOMMU that remaps interrupts needs QEMU's own I/O APIC.
fn fill_features(def: &mut DomainDef) {
    let many = machine::needs_eim(def);
    let remaps = match def.devices.iommus.as_slice() {
        [iommu] => iommu.driver.intremap == Some(OnOff::On) || many,
        _ => false,
    };
    if remaps && def.features.ioapic.is_none() {
        def.features.ioapic = Some(IoapicDriver::Qemu);
        def.features.set(Feature::Ioapic, OnOff::On);
    }
}

/// CPU 0 is always there and first; CPUs that stay come before those that may go.
fn check_vcpus(def: &DomainDef) -> Result<()> {
    let vcpus = &def.vcpus.each;
    let Some((first, rest)) = vcpus.split_first() else {
        return Ok(());
    };
    if !first.online {
        bail!(VIR_ERR_CONFIG_UNSUPPORTED, "vcpu 0 can't be offline");
    }
    if first.hotpluggable == Some(YesNo::Yes) {
        bail!(VIR_ERR_CONFIG_UNSUPPORTED, "vcpu0 can't be hotpluggable");
    }
    if first.order > 1 {
        bail!(VIR_ERR_CONFIG_UNSUPPORTED, "vcpu0 must be enabled first");
    }
    let mut last = first;
    for vcpu in rest {
        if vcpu.online && (vcpu.order != 0) != (first.order != 0) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "all vcpus must have either set or unset order"
            );
        }
        if vcpu.hotpluggable == Some(YesNo::No) {
            if last.hotpluggable == Some(YesNo::Yes) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "online non-hotpluggable vcpus need to be ordered prior to hotpluggable vcpus"
                );
            }
            if last.order > vcpu.order {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "online non-hotpluggable vcpus must be ordered in ascending order"
                );
            }
        }
        last = vcpu;
    }
    Ok(())
}

/// Whether the host's CPU may be one that can't migrate, and who checks the result.
fn fill_cpu(def: &mut DomainDef) {
    let (stopped, translated) = (def.id.is_none(), def.virt_type == VirtType::Qemu);
    let Some(cpu) = def.cpu.as_mut().filter(|cpu| cpu.names_cpu()) else {
        return;
    };
    if stopped && cpu.mode == CpuMode::HostPassthrough {
        cpu.migratable.get_or_insert(OnOff::On);
    }
    let check = match cpu.mode {
        CpuMode::HostPassthrough | CpuMode::Maximum => CpuCheck::None,
        // Translated CPUs have nothing to do with the host's.
        CpuMode::Custom if translated => CpuCheck::None,
        CpuMode::Custom | CpuMode::HostModel => CpuCheck::Partial,
    };
    cpu.check.get_or_insert(check);
}

/// Without security driver no guest is confined: a label that names no model means none.
fn fill_labels(def: &mut DomainDef) {
    for label in def
        .seclabels
        .iter_mut()
        .filter(|label| label.model.is_none())
    {
        label.kind = Some(SeclabelType::None);
        label.model = Some("none".to_owned());
        label.relabel = false;
    }
}

/// Memory for the system management mode: whole MiB, on q35.
fn check_tseg(def: &DomainDef) -> Result<()> {
    const MIB: u64 = 1 << 20;
    let Some(bytes) = def
        .features
        .smm_tseg
        .filter(|_| def.features.has(Feature::Smm))
    else {
        return Ok(());
    };
    if !machine::is_q35(def) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "SMM TSEG is only supported with q35 machine type"
        );
    }
    if bytes % MIB != 0 {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "SMM TSEG size must be divisible by 1 MiB"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests;
