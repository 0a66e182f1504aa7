//! Disks: which call leads where.
use super::Connection;
use abi::*;
use api::{DiskErrors, Domain, DomainBlockDriver};
use util::error::Result;
use util::typed_param::TypedParams;

impl DomainBlockDriver for Connection {
    fn domain_get_block_info(
        &self,
        domain: &Domain,
        disk: &str,
        flags: u32,
    ) -> Result<virDomainBlockInfo> {
        self.host.block_info(domain, disk, flags)
    }

    fn domain_block_stats(&self, dom: &Domain, disk: &str) -> Result<virDomainBlockStatsStruct> {
        self.host.block_stats(dom, disk)
    }

    fn domain_block_stats_flags(
        &self,
        dom: &Domain,
        disk: &str,
        flags: u32,
    ) -> Result<TypedParams> {
        self.host.block_stats_params(dom, disk, flags)
    }

    fn domain_block_resize(&self, dom: &Domain, disk: &str, size: u64, flags: u32) -> Result<()> {
        self.host.block_resize(dom, disk, size, flags)
    }

    fn domain_get_disk_errors(&self, dom: &Domain, flags: u32) -> Result<DiskErrors> {
        self.host.disk_errors(dom, flags)
    }
}
