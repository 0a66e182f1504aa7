//! Jobs of domains, and what migrations are bound to: which call leads where.
use super::Connection;
use abi::*;
use api::{Domain, DomainJobDriver};
use std::ffi::c_ulong;
use util::error::Result;
use util::typed_param::TypedParams;

impl DomainJobDriver for Connection {
    fn domain_get_job_info(&self, domain: &Domain) -> Result<virDomainJobInfo> {
        self.extended("virDomainGetJobInfo")?.job_info(domain)
    }

    fn domain_get_job_stats(&self, domain: &Domain, flags: u32) -> Result<(i32, TypedParams)> {
        let host = self.extended("virDomainGetJobStats")?;
        host.job_stats(domain, flags)
    }

    fn domain_abort_job(&self, domain: &Domain) -> Result<()> {
        self.extended("virDomainAbortJob")?.abort_job(domain, 0)
    }

    fn domain_abort_job_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        let host = self.extended("virDomainAbortJobFlags")?;
        host.abort_job(domain, flags)
    }

    fn domain_migrate_get_compression_cache(&self, domain: &Domain, flags: u32) -> Result<u64> {
        let host = self.extended("virDomainMigrateGetCompressionCache")?;
        host.compression_cache(domain, flags)
    }

    fn domain_migrate_set_compression_cache(
        &self,
        domain: &Domain,
        cache_size: u64,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainMigrateSetCompressionCache")?;
        host.set_compression_cache(domain, cache_size, flags)
    }

    fn domain_migrate_get_max_downtime(&self, domain: &Domain, flags: u32) -> Result<u64> {
        let host = self.extended("virDomainMigrateGetMaxDowntime")?;
        host.max_downtime(domain, flags)
    }

    fn domain_migrate_set_max_downtime(
        &self,
        domain: &Domain,
        downtime: u64,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainMigrateSetMaxDowntime")?;
        host.set_max_downtime(domain, downtime, flags)
    }

    fn domain_migrate_get_max_speed(&self, domain: &Domain, flags: u32) -> Result<c_ulong> {
        let host = self.extended("virDomainMigrateGetMaxSpeed")?;
        host.max_speed(domain, flags)
    }

    fn domain_migrate_set_max_speed(
        &self,
        domain: &Domain,
        bandwidth: c_ulong,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainMigrateSetMaxSpeed")?;
        host.set_max_speed(domain, bandwidth, flags)
    }

    fn domain_migrate_start_post_copy(&self, domain: &Domain, flags: u32) -> Result<()> {
        let host = self.extended("virDomainMigrateStartPostCopy")?;
        host.start_post_copy(domain, flags)
    }

    fn domain_start_dirty_rate_calc(
        &self,
        domain: &Domain,
        seconds: i32,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainStartDirtyRateCalc")?;
        host.measure_dirty_rate(domain, seconds, flags)
    }
}
