//! Memory, virtual CPUs, limits: which call leads where.
use super::Connection;
use abi::*;
use api::{Domain, DomainTuningDriver, VcpuInfo};
use std::ffi::c_ulong;
use util::error::Result;
use util::typed_param::TypedParams;

impl DomainTuningDriver for Connection {
    fn domain_get_max_memory(&self, domain: &Domain) -> Result<c_ulong> {
        Ok(self.host.guest(domain)?.look().def.memory.total)
    }

    fn domain_get_vcpus_flags(&self, domain: &Domain, flags: u32) -> Result<i32> {
        self.host.vcpus(domain, flags)
    }

    fn domain_set_vcpus(&self, domain: &Domain, nvcpus: u32) -> Result<()> {
        self.host.set_vcpus(domain, nvcpus, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_set_vcpus_flags(&self, domain: &Domain, nvcpus: u32, flags: u32) -> Result<()> {
        self.host.set_vcpus(domain, nvcpus, flags)
    }

    fn domain_get_vcpus(
        &self,
        domain: &Domain,
        maxinfo: usize,
        _maplen: usize,
    ) -> Result<Vec<VcpuInfo>> {
        self.host.vcpu_infos(domain, maxinfo)
    }

    fn domain_get_cpu_stats(
        &self,
        domain: &Domain,
        start_cpu: i32,
        _ncpus: u32,
        flags: u32,
    ) -> Result<Vec<TypedParams>> {
        self.host.cpu_stats(domain, start_cpu, flags)
    }

    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<i32> {
        self.host
            .vcpus(domain, VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_VCPU_MAXIMUM)
    }

    fn domain_memory_stats(
        &self,
        dom: &Domain,
        flags: u32,
    ) -> Result<Vec<virDomainMemoryStatStruct>> {
        self.host.memory_stats(dom, flags)
    }

    fn domain_set_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_set_max_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_MEM_MAXIMUM)
    }

    fn domain_set_memory_flags(&self, domain: &Domain, memory: c_ulong, flags: u32) -> Result<()> {
        self.host.set_memory(domain, memory, flags)
    }
}
