//! Jobs: which call leads where.
use super::Connection;
use abi::*;
use api::{Domain, DomainJobDriver};
use util::error::Result;
use util::typed_param::TypedParams;

impl DomainJobDriver for Connection {
    fn domain_get_job_info(&self, domain: &Domain) -> Result<virDomainJobInfo> {
        Ok(self.host.guest(domain)?.progress.info())
    }

    fn domain_get_job_stats(&self, domain: &Domain, flags: u32) -> Result<(i32, TypedParams)> {
        self.host.job_stats(domain, flags)
    }

    fn domain_abort_job(&self, domain: &Domain) -> Result<()> {
        self.host.abort_job(domain, 0)
    }

    fn domain_abort_job_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.abort_job(domain, flags)
    }
}
