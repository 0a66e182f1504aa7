//! Memory, virtual CPUs, limits: which call leads where.
use super::Connection;
use abi::*;
use api::{Domain, DomainTuningDriver, IothreadInfo, VcpuInfo};
use std::ffi::c_ulong;
use util::error::Result;
use util::typed_param::TypedParams;

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

    fn domain_get_memory_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams> {
        self.host.memory_params(domain, flags)
    }

    fn domain_set_memory_parameters(
        &self,
        domain: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.host.set_memory_params(domain, params, flags)
    }

    fn domain_get_blkio_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams> {
        self.host.blkio_params(domain, flags)
    }

    fn domain_set_blkio_parameters(
        &self,
        domain: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.host.set_blkio_params(domain, params, flags)
    }

    fn domain_get_numa_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams> {
        self.host.numa_params(domain, flags)
    }

    fn domain_set_numa_parameters(
        &self,
        domain: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.host.set_numa_params(domain, params, flags)
    }

    fn domain_get_perf_events(&self, domain: &Domain, flags: u32) -> Result<TypedParams> {
        self.host.perf_events(domain, flags)
    }

    fn domain_set_perf_events(
        &self,
        domain: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.host.set_perf_events(domain, params, flags)
    }

    // The library tells every driver that its callers can take strings; this call knows no flag.
    fn domain_get_scheduler_parameters_flags(
        &self,
        domain: &Domain,
        flags: u32,
    ) -> Result<TypedParams> {
        self.host
            .scheduler_params(domain, flags | VIR_TYPED_PARAM_STRING_OKAY)
    }

    fn domain_set_scheduler_parameters_flags(
        &self,
        domain: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.host.set_scheduler_params(domain, params, flags)
    }

    fn domain_get_scheduler_parameters(&self, domain: &Domain) -> Result<TypedParams> {
        self.host.scheduler_params(domain, 0)
    }

    fn domain_set_scheduler_parameters(&self, domain: &Domain, params: &TypedParams) -> Result<()> {
        self.host.set_scheduler_params(domain, params, 0)
    }

    fn domain_get_scheduler_type(&self, _domain: &Domain) -> Result<(String, i32)> {
        Ok(("fair".to_owned(), 1))
    }

    fn domain_get_vcpus(
        &self,
        domain: &Domain,
        maxinfo: usize,
        _maplen: usize,
    ) -> Result<Vec<VcpuInfo>> {
        self.host.vcpu_infos(domain, maxinfo)
    }

    fn domain_get_vcpu_pin_info(
        &self,
        domain: &Domain,
        ncpumaps: usize,
        _maplen: usize,
        flags: u32,
    ) -> Result<Vec<Vec<u8>>> {
        self.host.vcpu_pins(domain, ncpumaps, flags)
    }

    fn domain_pin_vcpu(&self, domain: &Domain, vcpu: u32, cpumap: &[u8]) -> Result<()> {
        self.host.pin_vcpu(domain, vcpu, cpumap, 0)
    }

    fn domain_pin_vcpu_flags(
        &self,
        domain: &Domain,
        vcpu: u32,
        cpumap: &[u8],
        flags: u32,
    ) -> Result<()> {
        self.host.pin_vcpu(domain, vcpu, cpumap, flags)
    }

    fn domain_get_emulator_pin_info(
        &self,
        domain: &Domain,
        _maplen: usize,
        flags: u32,
    ) -> Result<Option<Vec<u8>>> {
        self.host.emulator_pin(domain, flags).map(Some)
    }

    fn domain_pin_emulator(&self, domain: &Domain, cpumap: &[u8], flags: u32) -> Result<()> {
        self.host.pin_emulator(domain, cpumap, flags)
    }

    fn domain_get_iothread_info(&self, dom: &Domain, flags: u32) -> Result<Vec<IothreadInfo>> {
        self.host.iothreads(dom, flags)
    }

    fn domain_pin_iothread(
        &self,
        domain: &Domain,
        iothread_id: u32,
        cpumap: &[u8],
        flags: u32,
    ) -> Result<()> {
        self.host.pin_iothread(domain, iothread_id, cpumap, flags)
    }

    fn domain_add_iothread(&self, domain: &Domain, iothread_id: u32, flags: u32) -> Result<()> {
        self.host.add_iothread(domain, iothread_id, flags)
    }

    fn domain_del_iothread(&self, domain: &Domain, iothread_id: u32, flags: u32) -> Result<()> {
        self.host.del_iothread(domain, iothread_id, flags)
    }

    fn domain_set_iothread_params(
        &self,
        domain: &Domain,
        iothread_id: u32,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.host
            .set_iothread_params(domain, iothread_id, params, flags)
    }

    fn domain_get_cpu_stats(
        &self,
        domain: &Domain,
        start_cpu: i32,
        ncpus: u32,
        flags: u32,
    ) -> Result<Vec<TypedParams>> {
        self.host.cpu_stats(domain, start_cpu, ncpus, flags)
    }

    fn domain_memory_stats(
        &self,
        dom: &Domain,
        flags: u32,
    ) -> Result<Vec<virDomainMemoryStatStruct>> {
        self.host.memory_stats(dom, flags)
    }
}
