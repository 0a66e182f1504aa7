//! Memory, virtual CPUs, limits: which call leads where.
use super::Connection;
use abi::*;
use api::{Domain, DomainTuningDriver};
use std::ffi::c_ulong;
use util::error::Result;

impl DomainTuningDriver for Connection {
    fn domain_get_max_memory(&self, domain: &Domain) -> Result<c_ulong> {
        self.host.max_memory(domain)
    }

    fn domain_set_max_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_MEM_MAXIMUM)
    }

    fn domain_set_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_set_memory_flags(&self, domain: &Domain, memory: c_ulong, flags: u32) -> Result<()> {
        self.host.set_memory(domain, memory, flags)
    }

    fn domain_set_memory_stats_period(
        &self,
        domain: &Domain,
        period: i32,
        flags: u32,
    ) -> Result<()> {
        self.host.set_stats_period(domain, period, flags)
    }

    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<i32> {
        self.host.max_vcpus(domain)
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
}
