//! Disks: which call leads where.
use super::Connection;
use crate::ORIGIN;
use crate::block_job::Between;
use abi::*;
use api::{DiskErrors, Domain, DomainBlockDriver};
use std::ffi::c_ulong;
use util::error::Result;
use util::typed_param::TypedParams;

impl DomainBlockDriver for Connection {
    fn domain_backup_begin(
        &self,
        domain: &Domain,
        backup_xml: &str,
        checkpoint_xml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainBackupBegin")?;
        host.begin_backup(domain, backup_xml, checkpoint_xml, flags)
    }

    fn domain_backup_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String> {
        let host = self.extended("virDomainBackupGetXMLDesc")?;
        host.backup_xml(domain, flags)
    }

    fn domain_block_pull(
        &self,
        dom: &Domain,
        disk: &str,
        bandwidth: c_ulong,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES;
        let host = self.extended("virDomainBlockPull")?;
        api::check_flags(flags, KNOWN, "testDomainBlockPull", ORIGIN)?;
        host.block_pull(dom, disk, None, bandwidth, flags)
    }

    fn domain_block_rebase(
        &self,
        dom: &Domain,
        disk: &str,
        base: Option<&str>,
        bandwidth: c_ulong,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainBlockRebase")?;
        host.block_rebase(dom, disk, base, bandwidth, flags)
    }

    fn domain_block_copy(
        &self,
        dom: &Domain,
        disk: &str,
        destxml: &str,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainBlockCopy")?;
        host.block_copy(dom, disk, destxml, params, flags)
    }

    fn domain_block_commit(
        &self,
        dom: &Domain,
        disk: &str,
        base: Option<&str>,
        top: Option<&str>,
        bandwidth: c_ulong,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainBlockCommit")?;
        host.block_commit(dom, disk, &Between { base, top }, bandwidth, flags)
    }

    fn domain_block_resize(&self, dom: &Domain, disk: &str, size: u64, flags: u32) -> Result<()> {
        let host = self.extended("virDomainBlockResize")?;
        host.block_resize(dom, disk, size, flags)
    }

    fn domain_block_peek(
        &self,
        dom: &Domain,
        disk: &str,
        offset: u64,
        buffer: &mut [u8],
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainBlockPeek")?;
        host.block_peek(dom, disk, offset, buffer, flags)
    }

    fn domain_set_block_threshold(
        &self,
        domain: &Domain,
        dev: &str,
        threshold: u64,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainSetBlockThreshold")?;
        host.set_block_threshold(domain, dev, threshold, flags)
    }

    fn domain_block_job_abort(&self, dom: &Domain, disk: &str, flags: u32) -> Result<()> {
        let host = self.extended("virDomainBlockJobAbort")?;
        host.abort_block_job(dom, disk, flags)
    }

    fn domain_block_job_set_speed(
        &self,
        dom: &Domain,
        disk: &str,
        bandwidth: c_ulong,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainBlockJobSetSpeed")?;
        host.set_block_job_speed(dom, disk, bandwidth, flags)
    }

    fn domain_get_block_job_info(
        &self,
        dom: &Domain,
        disk: &str,
        flags: u32,
    ) -> Result<Option<virDomainBlockJobInfo>> {
        let host = self.extended("virDomainGetBlockJobInfo")?;
        host.block_job_info(dom, disk, flags)
    }

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

    fn domain_block_stats_flags(
        &self,
        dom: &Domain,
        disk: &str,
        flags: u32,
    ) -> Result<TypedParams> {
        let host = self.extended("virDomainBlockStatsFlags")?;
        host.block_figures(dom, disk, flags)
    }

    fn domain_set_throttle_group(
        &self,
        dom: &Domain,
        group: &str,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainSetThrottleGroup")?;
        host.set_throttle_group(dom, group, params, flags)
    }

    fn domain_del_throttle_group(&self, dom: &Domain, group: &str, flags: u32) -> Result<()> {
        let host = self.extended("virDomainDelThrottleGroup")?;
        host.delete_throttle_group(dom, group, flags)
    }
}
