//! The host and the connection itself: which call leads where.
use super::Connection;
use crate::host_facts;
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
