//! The host and the connection itself: which call leads where.
use super::Connection;
use crate::cpu_calls::{self, Wanted};
use crate::{host_facts, security};
use abi::*;
use api::{Conn, CpuMap, HostDriver};
use std::ffi::c_ulong;
use util::error::Result;

impl HostDriver for Connection {
    fn connect_get_version(&self, _conn: &Conn) -> Result<c_ulong> {
        self.host.version()
    }

    fn connect_get_max_vcpus(&self, _conn: &Conn, kind: Option<&str>) -> Result<i32> {
        host_facts::most_vcpus(kind)
    }

    fn connect_get_capabilities(&self, _conn: &Conn) -> Result<String> {
        self.host.capabilities()
    }

    fn connect_baseline_cpu(&self, _conn: &Conn, xml_cpus: &[&str], flags: u32) -> Result<String> {
        cpu_calls::baseline(xml_cpus, flags)
    }

    fn connect_baseline_hypervisor_cpu(
        &self,
        _conn: &Conn,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virt_type: Option<&str>,
        xml_cpus: &[&str],
        flags: u32,
    ) -> Result<String> {
        let wanted = Wanted {
            emulator,
            arch,
            machine,
            virt_type,
        };
        self.host.baseline_hypervisor(wanted, xml_cpus, flags)
    }

    fn connect_compare_cpu(&self, _conn: &Conn, xml_desc: &str, flags: u32) -> Result<i32> {
        cpu_calls::compare(xml_desc, flags)
    }

    fn connect_compare_hypervisor_cpu(
        &self,
        _conn: &Conn,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virt_type: Option<&str>,
        xml_cpu: &str,
        flags: u32,
    ) -> Result<i32> {
        let wanted = Wanted {
            emulator,
            arch,
            machine,
            virt_type,
        };
        self.host.compare_hypervisor(wanted, xml_cpu, flags)
    }

    fn connect_get_cpu_model_names(
        &self,
        _conn: &Conn,
        arch: &str,
        flags: u32,
    ) -> Result<Vec<String>> {
        cpu_calls::model_names(arch, flags)
    }

    fn node_get_info(&self, _conn: &Conn) -> Result<virNodeInfo> {
        host_facts::node_info()
    }

    fn node_get_free_memory(&self, _conn: &Conn) -> Result<u64> {
        Ok(util::host::memory()?.free)
    }

    fn node_get_cells_free_memory(
        &self,
        _conn: &Conn,
        start_cell: i32,
        max_cells: i32,
    ) -> Result<Vec<u64>> {
        host_facts::cells_free_memory(start_cell, max_cells)
    }

    fn node_get_cpu_map(&self, _conn: &Conn, flags: u32) -> Result<CpuMap> {
        host_facts::cpu_map(flags)
    }

    fn node_get_security_model(&self, _conn: &Conn) -> Result<virSecurityModel> {
        Ok(security::model())
    }

    fn connect_get_hostname(&self, _conn: &Conn) -> Result<String> {
        Ok(util::host::name())
    }

    fn connect_is_alive(&self, _conn: &Conn) -> Result<bool> {
        Ok(true)
    }

    fn connect_is_encrypted(&self, _conn: &Conn) -> Result<bool> {
        Ok(false)
    }

    fn connect_is_secure(&self, _conn: &Conn) -> Result<bool> {
        Ok(true)
    }
}
