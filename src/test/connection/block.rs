//! Disks: which call leads where.
use super::Connection;
use abi::*;
use api::{DiskErrors, Domain, DomainBlockDriver};
use util::error::Result;
use util::typed_param::TypedParams;

impl DomainBlockDriver for Connection {
    fn domain_get_block_io_tune(
        &self,
        dom: &Domain,
        disk: Option<&str>,
        flags: u32,
    ) -> Result<TypedParams> {
        self.host.block_io_tune(dom, disk, flags)
    }

    fn domain_set_block_io_tune(
        &self,
        dom: &Domain,
        disk: &str,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.host.set_block_io_tune(dom, disk, params, flags)
    }

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

    fn domain_get_disk_errors(&self, dom: &Domain, _flags: u32) -> Result<DiskErrors> {
        self.host.disk_errors(dom)
    }
}
