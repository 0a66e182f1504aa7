//! The host and the connection itself: which call leads where.
use super::Connection;
use crate::ORIGIN;
use crate::capabilities;
use crate::cpu;
use crate::node::{self, MAX_VCPUS};
use abi::*;
use api::{Conn, CpuMap, HostDriver};
use conf::cpu::request;
use conf::services::BaselineLimits;
use std::ffi::c_ulong;
use util::error::Result;

/// Version of the hypervisor: 0.0.2.
const VERSION: c_ulong = 2;

impl HostDriver for Connection {
    fn connect_get_version(&self, _conn: &Conn) -> Result<c_ulong> {
        Ok(VERSION)
    }

    fn connect_get_hostname(&self, _conn: &Conn) -> Result<String> {
        Ok(util::host::name())
    }

    fn connect_get_max_vcpus(&self, _conn: &Conn, _type: Option<&str>) -> Result<i32> {
        Ok(i32::try_from(MAX_VCPUS).unwrap_or(i32::MAX))
    }

    fn connect_get_capabilities(&self, _conn: &Conn) -> Result<String> {
        let cpu = match self.is_extended {
            true => Some(cpu::host()?),
            false => None,
        };
        Ok(capabilities::document(&self.host.node, cpu))
    }

    fn connect_compare_cpu(&self, _conn: &Conn, xml_desc: &str, flags: u32) -> Result<i32> {
        self.extended("virConnectCompareCPU")?;
        cpu::compare(xml_desc, flags)
    }

    fn connect_compare_hypervisor_cpu(
        &self,
        _conn: &Conn,
        _emulator: Option<&str>,
        arch: Option<&str>,
        _machine: Option<&str>,
        virt_type: Option<&str>,
        xml_cpu: &str,
        flags: u32,
    ) -> Result<i32> {
        self.extended("virConnectCompareHypervisorCPU")?;
        cpu::compare_hypervisor(cpu::Wanted { arch, virt_type }, xml_cpu, flags)
    }

    fn connect_baseline_hypervisor_cpu(
        &self,
        _conn: &Conn,
        _emulator: Option<&str>,
        arch: Option<&str>,
        _machine: Option<&str>,
        virt_type: Option<&str>,
        xml_cpus: &[&str],
        flags: u32,
    ) -> Result<String> {
        self.extended("virConnectBaselineHypervisorCPU")?;
        cpu::baseline_hypervisor(cpu::Wanted { arch, virt_type }, xml_cpus, flags)
    }

    fn connect_baseline_cpu(&self, _conn: &Conn, xml_cpus: &[&str], flags: u32) -> Result<String> {
        const EXPAND: u32 = VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES;
        api::check_flags(flags, EXPAND, "testConnectBaselineCPU", ORIGIN)?;
        request::baseline_of_hosts(xml_cpus, BaselineLimits::default(), flags & EXPAND != 0)
    }

    fn connect_get_cpu_model_names(
        &self,
        _conn: &Conn,
        arch: &str,
        flags: u32,
    ) -> Result<Vec<String>> {
        api::check_flags(flags, 0, "testConnectGetCPUModelNames", ORIGIN)?;
        request::model_names(arch, ORIGIN)
    }

    fn connect_is_alive(&self, _conn: &Conn) -> Result<bool> {
        let faults = self.host.faults.as_ref();
        Ok(!faults.is_some_and(|faults| faults.is_lost()))
    }

    fn connect_is_secure(&self, _conn: &Conn) -> Result<bool> {
        Ok(true)
    }

    fn connect_is_encrypted(&self, _conn: &Conn) -> Result<bool> {
        Ok(false)
    }

    fn node_get_info(&self, _conn: &Conn) -> Result<virNodeInfo> {
        Ok(self.host.node.info())
    }

    fn node_get_free_memory(&self, _conn: &Conn) -> Result<u64> {
        Ok(self.host.node.all_free_memory())
    }

    fn node_get_cells_free_memory(
        &self,
        _conn: &Conn,
        start_cell: i32,
        max_cells: i32,
    ) -> Result<Vec<u64>> {
        self.host.node.free_memory(start_cell, max_cells)
    }

    fn node_get_cpu_map(&self, _conn: &Conn, flags: u32) -> Result<CpuMap> {
        api::check_flags(flags, 0, "testNodeGetCPUMap", ORIGIN)?;
        Ok(node::cpu_map())
    }

    fn node_get_security_model(&self, _conn: &Conn) -> Result<virSecurityModel> {
        Ok(node::security_model())
    }

    fn connect_get_sysinfo(&self, _conn: &Conn, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testConnectGetSysinfo", ORIGIN)?;
        Ok(node::SYSINFO.to_owned())
    }

    fn node_get_cpu_stats(
        &self,
        _conn: &Conn,
        _cpu_num: i32,
        flags: u32,
    ) -> Result<Vec<(&'static str, u64)>> {
        api::check_flags(flags, 0, "testNodeGetCPUStats", ORIGIN)?;
        Ok(node::CPU_STATS.to_vec())
    }

    fn node_get_memory_stats(
        &self,
        _conn: &Conn,
        cell_num: i32,
        flags: u32,
    ) -> Result<Vec<(&'static str, u64)>> {
        let host = self.extended("virNodeGetMemoryStats")?;
        api::check_flags(flags, 0, "testNodeGetMemoryStats", ORIGIN)?;
        host.node.memory_stats(cell_num)
    }

    fn node_get_free_pages(
        &self,
        _conn: &Conn,
        pages: &[u32],
        start_cell: i32,
        cell_count: u32,
        flags: u32,
    ) -> Result<Vec<u64>> {
        api::check_flags(flags, 0, "testNodeGetFreePages", ORIGIN)?;
        Ok(node::free_pages(pages.len(), start_cell, cell_count))
    }

    fn node_suspend_for_duration(
        &self,
        _conn: &Conn,
        target: u32,
        duration: u64,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virNodeSuspendForDuration")?;
        host.sleep(target, duration, flags)
    }
}
