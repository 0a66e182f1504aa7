//! The third pass: what a complete definition must not say (C: `virDomainDefValidate`).
//!
//! Devices stand in `validate_devices`; a driver's own rules in its hooks.
use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};

use super::DomainDef;
use super::address::Address;
use super::chardev::{ChannelTargetType, Chardev, ChardevTarget};
use super::cputune::LIMITS;
use super::device_info::DeviceInfo;
use super::hooks::DomainHooks;
use super::input::InputGuest;
use super::loader::LoaderType;
use super::memory_backing::HugePage;
use super::net::Net;
use super::os::{Firmware, FirmwareFeature};
use super::pstore::Pstore;
use super::rng::RngBackend;
use super::shmem::Shmem;
use super::smartcard::Smartcard;
use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Bounds of a period in microseconds.
const PERIOD: std::ops::RangeInclusive<i64> = 1000..=1_000_000;
/// Bounds of a positive quota in microseconds.
const QUOTA: std::ops::RangeInclusive<i64> = 1000..=17_592_186_044_415;

impl DomainDef {
    /// Checks the rules that hold for every hypervisor, then the driver's.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn validate(&self, hooks: &dyn DomainHooks) -> Result<()> {
        self.check_aliases()?;
        self.check_unassigned()?;
        self.check_boot_orders()?;
        self.check_cputune()?;
        self.check_iothreads()?;
        self.check_numa()?;
        self.idmap.check_container()?;
        self.check_chardevs()?;
        self.check_firmware(hooks)?;
        self.check_hugepages()?;
        self.check_usb()?;
        self.check_disks()?;
        self.check_disk_places()?;
        self.check_hostdevs()?;
        self.devices.nets.iter().try_for_each(Net::validate)?;
        let guest = InputGuest::of(self);
        let mut inputs = self.devices.inputs.iter();
        inputs.try_for_each(|input| input.validate(guest))?;
        self.check_videos()?;
        self.check_audios()?;
        self.check_controllers()?;
        self.check_iommus()?;
        self.check_redirection()?;
        self.check_memory_devices()?;
        let devices = &self.devices;
        devices
            .smartcards
            .iter()
            .try_for_each(Smartcard::validate)?;
        devices.shmems.iter().try_for_each(Shmem::validate)?;
        devices.pstores.iter().try_for_each(Pstore::validate)?;
        self.check_single_devices()?;
        self.lifecycle.validate()?;
        if let Some(resource) = &self.resource {
            resource.validate()?;
        }
        if let Some(security) = &self.launch_security {
            security.validate()?;
        }
        hooks.validate(self)
    }

    fn check_aliases(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for alias in self
            .devices
            .infos()
            .filter_map(|info| info.alias.as_deref())
        {
            if !seen.insert(alias) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "non unique alias detected: {alias}"
                );
            }
        }
        Ok(())
    }

    /// Only a host device may do without a place.
    fn check_unassigned(&self) -> Result<()> {
        let unassigned = |info: &&DeviceInfo| info.address == Some(Address::Unassigned);
        let all = self.devices.infos().filter(unassigned).count();
        let hostdevs = self.devices.hostdevs.iter().map(|hostdev| &hostdev.info);
        if all > hostdevs.filter(unassigned).count() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "address of type 'unassigned' is supported only for hostdevs"
            );
        }
        Ok(())
    }

    fn check_boot_orders(&self) -> Result<()> {
        let mut seen = HashSet::new();
        for boot in self.devices.infos().filter_map(|info| info.boot.as_ref()) {
            if !self.os.boot.is_empty() {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "per-device boot elements cannot be used together with os/boot elements"
                );
            }
            if !seen.insert(boot.order) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "boot order '{}' used for more than one device",
                    boot.order
                );
            }
        }
        Ok(())
    }

    fn check_cputune(&self) -> Result<()> {
        for ((name, _), value) in LIMITS.iter().zip(self.cputune.limits) {
            let quota = name.ends_with("quota");
            let range = if quota { &QUOTA } else { &PERIOD };
            // A quota below zero stands for none.
            let open = value == 0 || (quota && value < 0);
            if !open && !range.contains(&value) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Value of cputune '{name}' must be in range [{}, {}]",
                    range.start(),
                    range.end()
                );
            }
        }
        Ok(())
    }

    fn check_iothreads(&self) -> Result<()> {
        for (id, _) in &self.cputune.vcpusched {
            if *id >= self.vcpus.max as usize {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "vCPU '{id}' is not present in domain definition"
                );
            }
        }
        let exists = |id: usize| self.iothreads.threads.iter().any(|t| t.id as usize == id);
        for (id, _) in &self.cputune.iothreadsched {
            if !exists(*id) {
                bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Cannot find 'iothread' : {id}");
            }
        }
        let pools = self.iothreads.threads.iter().map(|thread| thread.pool);
        for pool in pools.chain([self.iothreads.default_pool]) {
            if pool.max == Some(0) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "thread_pool_max must be a positive integer"
                );
            }
            if let (Some(min), Some(max)) = (pool.min, pool.max)
                && min > max
            {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "thread_pool_min must be smaller or equal to thread_pool_max"
                );
            }
        }
        Ok(())
    }

    fn check_firmware(&self, hooks: &dyn DomainHooks) -> Result<()> {
        let os = &self.os;
        let feature = |name| {
            let found = os
                .firmware_features
                .iter()
                .find(|(feature, _)| *feature == name);
            found.map(|(_, enabled)| *enabled)
        };
        let nvram = os.nvram.as_ref();
        if let Some(kind) = os.firmware {
            if !hooks.features().fw_autoselect {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "firmware auto selection not implemented for this driver"
                );
            }
            let (enrolled, secure) = (
                feature(FirmwareFeature::EnrolledKeys),
                feature(FirmwareFeature::SecureBoot),
            );
            if enrolled == Some(YesNo::Yes) && secure == Some(YesNo::No) {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled"
                );
            }
            if nvram.is_some() && kind != Firmware::Efi {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "firmware type '{kind}' does not support nvram"
                );
            }
        } else if (os.loader.is_some() || nvram.is_some())
            && os
                .loader
                .as_ref()
                .is_none_or(|loader| loader.path.is_none())
        {
            bail!(
                VIR_ERR_XML_DETAIL,
                "no loader path specified and firmware auto selection disabled"
            );
        }
        match os.loader.as_ref().and_then(|loader| loader.stateless) {
            Some(YesNo::Yes) if nvram.is_some_and(|nvram| nvram.template.is_some()) => bail!(
                VIR_ERR_XML_DETAIL,
                "NVRAM template is not permitted when loader is stateless"
            ),
            Some(YesNo::Yes) if nvram.is_some() => {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "NVRAM is not permitted when loader is stateless"
                )
            }
            Some(YesNo::No) => self.check_writable_firmware(),
            _ => Ok(()),
        }
    }

    /// Firmware that is said to keep a state must be able to.
    fn check_writable_firmware(&self) -> Result<()> {
        let kind = self.os.loader.as_ref().and_then(|loader| loader.kind);
        match self.os.firmware {
            None if kind != Some(LoaderType::Pflash) => {
                bail!(VIR_ERR_XML_DETAIL, "Only pflash loader type permits NVRAM")
            }
            Some(firmware) if firmware != Firmware::Efi => {
                bail!(VIR_ERR_XML_DETAIL, "Only EFI firmware permits NVRAM")
            }
            _ => Ok(()),
        }
    }

    fn check_hugepages(&self) -> Result<()> {
        let cells = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        let nodes = cells.map_or(0, |numa| numa.cells.len());
        let mut master: Option<u64> = None;
        for (at, page) in self.memory_backing.pages.iter().enumerate() {
            if page.size == 0 {
                bail!(VIR_ERR_XML_DETAIL, "hugepage size can't be zero");
            }
            let Some(nodeset) = &page.nodeset else {
                if let Some(first) = master.replace(page.size) {
                    bail!(
                        VIR_ERR_XML_DETAIL,
                        "two master hugepages detected: {} and {first}",
                        page.size
                    );
                }
                continue;
            };
            // A guest without nodes is one node, the first.
            let whole = nodes == 0 && nodeset.last() == Some(0);
            if whole && let Some(first) = master.replace(page.size) {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "two master hugepages detected: {} and {first}",
                    page.size
                );
            }
            if let Some(node) = nodeset.iter().find(|node| *node >= nodes && !whole) {
                bail!(VIR_ERR_XML_DETAIL, "hugepages: node {node} not found");
            }
            let mut earlier = self.memory_backing.pages.iter().take(at);
            let meets = |other: &&HugePage| {
                let other = other.nodeset.as_ref();
                other.is_some_and(|other| other.overlaps(nodeset))
            };
            if let Some(other) = earlier.find(meets) {
                bail!(
                    VIR_ERR_XML_DETAIL,
                    "nodeset attribute of hugepages of sizes {} and {} intersect",
                    page.size,
                    other.size
                );
            }
        }
        Ok(())
    }

    fn check_chardevs(&self) -> Result<()> {
        let devices = &self.devices;
        let all = devices
            .serials
            .iter()
            .chain(&devices.parallels)
            .chain(&devices.channels);
        // The console of a serial port is checked as that port.
        let own = |console: &&Chardev| !console.is_serial_console();
        for device in all.chain(devices.consoles.iter().filter(own)) {
            let virtio = matches!(
                device.target,
                ChardevTarget::Channel {
                    kind: ChannelTargetType::Virtio | ChannelTargetType::Xen,
                    ..
                }
            );
            device.source.validate(virtio)?;
        }
        for rng in &devices.rngs {
            if let RngBackend::Egd(source) = &rng.backend {
                source.validate(false)?;
            }
        }
        Ok(())
    }

    fn check_numa(&self) -> Result<()> {
        let numa = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        let cells = numa.map_or(&[][..], |numa| &numa.cells);
        let counted: usize = cells.iter().map(|cell| cell.cpus.count()).sum();
        if counted > self.vcpus.max as usize {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Number of CPUs in <numa> exceeds the <vcpu> count"
            );
        }
        let last = cells.iter().filter_map(|cell| cell.cpus.last()).max();
        if self.vcpus.max == 0 || last.is_some_and(|last| last >= self.vcpus.max as usize) {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "CPU IDs in <numa> exceed the <vcpu> count"
            );
        }
        Ok(())
    }
}
