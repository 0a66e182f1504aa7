//! The second pass: defaults that hold for every hypervisor, and rules between elements whose
//! breach is noticed here (C: `virDomainDefPostParse`).
//!
//! Defaults of one device kind stand in `device_defaults`; a driver's in its hooks.
use util::error::{ErrorDomain, Result};
use util::xml::ParseFlags;
use util::{Uuid, bail};

use super::clock::{Timer, TimerName, TimerTickpolicy};
use super::device_info::DeviceInfo;
use super::hooks::{DomainHooks, DriverFeatures};
use super::loader::LoaderType;
use super::memory_backing::HugePage;
use super::os::{BootDevice, OsType};
use super::vcpu::{MAX_LISTED, Vcpu};
use super::{DomainDef, Genid};
use crate::cpu::CpuMode;
use crate::{Bitmap, YesNo};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Network cards that have a name of their own in libvirt (C: `virDomainNetModelType`).
const NET_MODELS: &[&str] = &[
    "netfront",
    "rtl8139",
    "virtio",
    "e1000",
    "e1000e",
    "igb",
    "virtio-transitional",
    "virtio-non-transitional",
    "usb-net",
    "spapr-vlan",
    "lan9118",
    "smc91c111",
    "vlance",
    "vmxnet",
    "vmxnet2",
    "vmxnet3",
    "Am79C970A",
    "Am79C973",
    "82540EM",
    "82545EM",
    "82543GC",
];

impl DomainDef {
    /// Reads a document and runs the passes that make it a definition: parse, post-parse,
    /// validate.
    ///
    /// # Errors
    /// What the passes and the driver say.
    pub fn from_xml(source: &str, hooks: &dyn DomainHooks, flags: ParseFlags) -> Result<Self> {
        let mut def = Self::parse_document(source, flags)?;
        def.complete(hooks, flags)?;
        Ok(def)
    }

    /// Runs post-parse and validation on a definition just parsed.
    ///
    /// # Errors
    /// What the passes and the driver say.
    pub fn complete(&mut self, hooks: &dyn DomainHooks, flags: ParseFlags) -> Result<()> {
        self.post_parse(hooks, flags)?;
        if !flags.has(ParseFlags::SKIP_VALIDATE) {
            self.validate(hooks)?;
        }
        Ok(())
    }

    /// The second pass alone.
    ///
    /// # Errors
    /// What the passes and the driver say.
    pub fn post_parse(&mut self, hooks: &dyn DomainHooks, flags: ParseFlags) -> Result<()> {
        self.fill_identity(hooks)?;
        hooks.prepare(self, flags)?;
        hooks.fill(self, flags)?;
        self.fill_devices(hooks)?;
        self.fill_memory(flags)?;
        self.fill_hugepages();
        self.fill_vcpus()?;
        self.check_init()?;
        self.check_sysinfo()?;
        for timer in &self.clock.timers {
            check_timer(timer)?;
        }
        self.number_controllers();
        self.pair_consoles()?;
        self.add_implicit_devices(hooks)?;
        self.fill_videos(hooks);
        self.fill_boot();
        self.fill_firmware();
        self.check_cpu()?;
        self.check_driver_features(hooks)?;
        hooks.assign_addresses(self, flags)
    }

    fn fill_identity(&mut self, hooks: &dyn DomainHooks) -> Result<()> {
        if self.uuid.is_none() {
            self.uuid = Some(match self.sysinfo_uuid()? {
                Some(uuid) => uuid,
                None => Uuid::generate()?,
            });
        }
        if self.genid == Some(Genid::Wanted) {
            self.genid = Some(Genid::Given(Uuid::generate()?));
        }
        self.os.arch.get_or_insert_with(|| hooks.default_arch());
        Ok(())
    }

    fn fill_memory(&mut self, flags: ParseFlags) -> Result<()> {
        let numa = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        let cells = numa.map_or(0, |numa| numa.memory());
        let modules = self.devices.memories.iter().map(|m| m.target.size);
        let modules = modules.fold(0, u64::saturating_add);
        let cells_decide = self.memory.total == 0 || flags.has(ParseFlags::ABI_UPDATE);
        let initial = if cells != 0 && cells_decide {
            self.memory.total = cells.saturating_add(modules);
            cells
        } else {
            self.memory.total.checked_sub(modules).ok_or_else(|| {
                util::err!(
                    VIR_ERR_XML_ERROR,
                    "Total size of memory devices exceeds the total memory size"
                )
            })?
        };
        let memory = &mut self.memory;
        if initial == 0 {
            bail!(
                VIR_ERR_XML_ERROR,
                "Memory size must be specified via <memory> or in the <numa> configuration"
            );
        }
        if memory.current > memory.total || memory.current == 0 {
            memory.current = memory.total;
        }
        if memory.slots != 0 && memory.max == 0 {
            bail!(
                VIR_ERR_XML_ERROR,
                "maximum memory size must be specified when specifying number of memory slots"
            );
        }
        if memory.max != 0 && memory.max < memory.total {
            bail!(
                VIR_ERR_XML_ERROR,
                "maximum memory size must be equal or greater than the actual memory size"
            );
        }
        Ok(())
    }

    fn fill_vcpus(&mut self) -> Result<()> {
        let max = self.vcpus.max;
        self.cputune.vcpupin.retain(|(vcpu, _)| *vcpu < max);
        let vcpus = &mut self.vcpus;
        if vcpus.each.is_empty() {
            return Ok(());
        }
        if max > MAX_LISTED {
            bail!(
                VIR_ERR_XML_ERROR,
                "more than {MAX_LISTED} vcpus can't be listed one by one"
            );
        }
        vcpus.each.resize(max as usize, Vcpu::default());
        for (id, vcpu) in vcpus.each.iter_mut().enumerate() {
            match vcpu.hotpluggable {
                None => vcpu.hotpluggable = Some((!vcpu.online).into()),
                Some(YesNo::No) if !vcpu.online => {
                    bail!(
                        VIR_ERR_CONFIG_UNSUPPORTED,
                        "vcpu '{id}' is both offline and not hotpluggable"
                    );
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// A container needs a program to run.
    fn check_init(&mut self) -> Result<()> {
        if self.os.kind == Some(OsType::Exe) && self.os.init.is_none() {
            bail!(VIR_ERR_XML_ERROR, "init binary must be specified");
        }
        Ok(())
    }

    /// The machine that the firmware names.
    fn sysinfo_uuid(&self) -> Result<Option<Uuid>> {
        let mut texts = self
            .sysinfo
            .iter()
            .filter_map(|i| i.smbios("system", "uuid"));
        let Some(text) = texts.next() else {
            return Ok(None);
        };
        match Uuid::parse(text) {
            None => bail!(VIR_ERR_XML_DETAIL, "malformed <sysinfo> uuid element"),
            uuid => Ok(uuid),
        }
    }

    /// The firmware must not name another machine.
    fn check_sysinfo(&self) -> Result<()> {
        let named = self.sysinfo_uuid()?;
        if named.is_some() && named != self.uuid {
            bail!(
                VIR_ERR_XML_DETAIL,
                "UUID mismatch between <uuid> and <sysinfo>"
            );
        }
        Ok(())
    }

    /// Huge pages for the only node of a guest without nodes are for all of its memory.
    fn fill_hugepages(&mut self) {
        let cells = self.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
        if cells.is_some_and(|numa| !numa.cells.is_empty()) {
            return;
        }
        let only = |page: &&mut HugePage| page.nodeset.as_ref().and_then(Bitmap::last) == Some(0);
        let pages = self.memory_backing.pages.iter_mut().filter(only);
        pages.for_each(|page| page.nodeset = None);
    }

    /// A guest with firmware boots from disk unless something else is said.
    fn fill_boot(&mut self) {
        let ordered = self.devices.infos().any(|info| info.boot.is_some());
        let firmware = self.os.kind == Some(OsType::Hvm) && self.bootloader.is_none();
        if firmware && self.os.boot.is_empty() && !ordered {
            self.os.boot.push(BootDevice::Hd);
        }
    }

    /// The two files of a firmware have one format; a file alone is a ROM.
    fn fill_firmware(&mut self) {
        let os = &mut self.os;
        let format = os.nvram.as_ref().and_then(|nvram| nvram.format);
        if os.firmware.is_some() && format.is_some() {
            let loader = os.loader.get_or_insert_default();
            loader.format = loader.format.or(format);
        }
        if let Some(loader) = &mut os.loader
            && loader.path.is_some()
        {
            loader.kind.get_or_insert(LoaderType::Rom);
        }
    }

    fn check_cpu(&self) -> Result<()> {
        match &self.cpu {
            Some(cpu)
                if cpu.mode == CpuMode::Custom && cpu.model.is_none() && cpu.check.is_some() =>
            {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "check attribute specified for CPU with no model"
                );
            }
            _ => Ok(()),
        }
    }

    fn check_device_features(&mut self, features: DriverFeatures) -> Result<()> {
        let devices = &mut self.devices;
        if !features.disk_fd
            && let Some(disk) = devices.disks.iter().find(|d| d.source.fdgroup.is_some())
        {
            let target = &disk.target.dev;
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "driver does not support FD passing for disk '{target}'"
            );
        }
        let unknown = |model: &&String| !NET_MODELS.contains(&model.as_str());
        let mut models = devices.nets.iter().filter_map(|net| net.model.as_ref());
        if !features.net_model_string
            && let Some(model) = models.find(unknown)
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "driver does not support net model '{model}'"
            );
        }
        if !features.user_alias {
            devices.infos_mut().for_each(DeviceInfo::forget_user_alias);
        }
        Ok(())
    }

    fn check_memory_features(&self, features: DriverFeatures) -> Result<()> {
        if !features.memory_hotplug && !self.devices.memories.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "memory devices are not supported by this driver"
            );
        }
        Ok(())
    }

    fn check_driver_features(&mut self, hooks: &dyn DomainHooks) -> Result<()> {
        let features = hooks.features();
        if !features.name_slash && self.name.contains('/') {
            bail!(VIR_ERR_XML_ERROR, "name {} cannot contain '/'", self.name);
        }
        self.check_memory_features(features)?;
        self.check_device_features(features)?;
        if !features.offline_vcpupin {
            let vcpus = &self.vcpus;
            self.cputune
                .vcpupin
                .retain(|(vcpu, _)| vcpus.is_online(*vcpu));
        }
        if !features.qemu_namespace {
            self.qemu = None;
        }
        if !features.memory_hotplug && (self.memory.max != 0 || self.memory.slots != 0) {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "memory hotplug tunables <maxMemory> are not supported by this hypervisor driver"
            );
        }
        if !features.individual_vcpus && !self.vcpus.each.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "individual CPU state configuration is not supported"
            );
        }
        Ok(())
    }
}

fn check_timer(timer: &Timer) -> Result<()> {
    let name = timer.name;
    let paravirtual = matches!(name, TimerName::Kvmclock | TimerName::Hypervclock);
    if paravirtual && timer.tickpolicy.is_some() {
        return Err(no_setting(name, "tickpolicy"));
    }
    let catchup = timer.catchup != Default::default();
    if catchup && timer.tickpolicy != Some(TimerTickpolicy::Catchup) {
        bail!(
            VIR_ERR_XML_ERROR,
            "setting of timer catchup policies is only supported with tickpolicy='catchup'"
        );
    }
    if name != TimerName::Tsc && timer.frequency != 0 {
        return Err(no_setting(name, "frequency"));
    }
    if name != TimerName::Tsc && timer.mode.is_some() {
        return Err(no_setting(name, "mode"));
    }
    let tracks = matches!(name, TimerName::Platform | TimerName::Rtc);
    if !tracks && timer.track.is_some() {
        return Err(no_setting(name, "track"));
    }
    Ok(())
}

fn no_setting(name: TimerName, what: &str) -> Box<util::Error> {
    util::err!(
        VIR_ERR_CONFIG_UNSUPPORTED,
        "timer {name} doesn't support setting of timer {what}"
    )
}
