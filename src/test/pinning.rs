//! Which of the host's CPUs the threads of a guest run on.
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::{Domain, VcpuInfo};
use conf::{Bitmap, DomainDef};
use util::bail;
use util::error::Result;

/// Flags of calls about one definition.
pub(crate) const ONE_DEF: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;

/// The CPUs of a map as C has it: a bit each, the lowest first.
pub(crate) fn from_map(map: &[u8]) -> Bitmap {
    let bit = |at: &usize| map[at / 8] & (1 << (at % 8)) != 0;
    (0..8 * map.len()).filter(bit).collect()
}

/// The map of a set of CPUs, as long as its last one asks.
pub(crate) fn to_map(cpus: &Bitmap) -> Vec<u8> {
    let mut map = vec![0; cpus.last().map_or(0, |last| last / 8 + 1)];
    for cpu in cpus.iter() {
        map[cpu / 8] |= 1 << (cpu % 8);
    }
    map
}

/// The CPUs of a map that a thread can be bound to; `what` the map is called.
pub(crate) fn to_pin(map: &[u8], what: &str) -> Result<Bitmap> {
    let cpus = from_map(map);
    if cpus.is_empty() {
        bail!(VIR_ERR_INVALID_ARG, "Empty {what} list for pinning");
    }
    Ok(cpus)
}

/// Binds the thread `id` of a list to CPUs.
pub(crate) fn bind(pins: &mut Vec<(u32, Bitmap)>, id: u32, cpus: Bitmap) {
    pins.retain(|(other, _)| *other != id);
    pins.push((id, cpus));
    pins.sort_by_key(|(id, _)| *id);
}

impl Host {
    /// The CPUs of a thread: its own, the guest's, or all that the host has.
    fn cpus(&self, own: Option<&Bitmap>, def: &DomainDef) -> Bitmap {
        let cpus = own.or(def.vcpus.cpuset.as_ref());
        cpus.cloned()
            .unwrap_or_else(|| (0..self.node.max_cpus() as usize).collect())
    }

    fn vcpu_cpus(&self, def: &DomainDef, vcpu: u32) -> Bitmap {
        let mut pins = def.cputune.vcpupin.iter();
        let own = pins.find(|(id, _)| *id == vcpu).map(|(_, cpus)| cpus);
        self.cpus(own, def)
    }

    /// `virDomainGetVcpuPinInfo`: a map for each virtual CPU, at most `count`
    pub(crate) fn vcpu_pins(
        &self,
        handle: &Domain,
        count: usize,
        flags: u32,
    ) -> Result<Vec<Vec<u8>>> {
        let def = self.look(handle, |status| status.one_def(flags).cloned())?;
        let vcpus = (0..def.vcpus.max).take(count);
        Ok(vcpus
            .map(|vcpu| to_map(&self.vcpu_cpus(&def, vcpu)))
            .collect())
    }

    /// `virDomainGetVcpus`: the virtual CPUs that are there, of the first `count`
    pub(crate) fn vcpu_infos(&self, handle: &Domain, count: usize) -> Result<Vec<VcpuInfo>> {
        let def = self.look(handle, |status| {
            if !status.is_active() {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot list vcpus for an inactive domain"
                );
            }
            Ok(status.def.clone())
        })?;
        let vcpus = (0..def.vcpus.max).take(count);
        let there = vcpus.filter(|vcpu| def.vcpus.is_online(*vcpu));
        Ok(there
            .map(|vcpu| {
                let cpus = self.vcpu_cpus(&def, vcpu);
                let last = cpus.last().and_then(|last| i32::try_from(last).ok());
                VcpuInfo {
                    info: virVcpuInfo {
                        number: vcpu,
                        state: VIR_VCPU_RUNNING,
                        cpuTime: self.clock.now_ms() * 100,
                        cpu: last.unwrap_or(-1),
                    },
                    cpumap: to_map(&cpus),
                }
            })
            .collect())
    }

    /// `virDomainPinVcpuFlags`
    pub(crate) fn pin_vcpu(
        &self,
        handle: &Domain,
        vcpu: u32,
        map: &[u8],
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainPinVcpuFlags", ORIGIN)?;
        self.change(handle, |_, status| {
            if !status.is_active() {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot pin vcpus on an inactive domain"
                );
            }
            let vcpus = &status.def.vcpus;
            if vcpu >= vcpus.max || !vcpus.is_online(vcpu) {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "requested vcpu '{}' is not present in the domain",
                    vcpu.cast_signed()
                );
            }
            bind(&mut status.live_mut().cputune.vcpupin, vcpu, from_map(map));
            Ok(())
        })
    }

    /// `virDomainGetEmulatorPinInfo`
    pub(crate) fn emulator_pin(&self, handle: &Domain, flags: u32) -> Result<Vec<u8>> {
        api::check_flags(flags, ONE_DEF, "testDomainGetEmulatorPinInfo", ORIGIN)?;
        let def = self.look(handle, |status| status.one_def(flags).cloned())?;
        Ok(to_map(&self.cpus(def.cputune.emulatorpin.as_ref(), &def)))
    }

    /// `virDomainPinEmulator`
    pub(crate) fn pin_emulator(&self, handle: &Domain, map: &[u8], flags: u32) -> Result<()> {
        api::check_flags(flags, ONE_DEF, "testDomainPinEmulator", ORIGIN)?;
        self.change(handle, |_, status| {
            let def = status.one_def_mut(flags)?;
            def.cputune.emulatorpin = Some(to_pin(map, "cpu")?);
            Ok(())
        })
    }
}
