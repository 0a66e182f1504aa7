//! The one table: jobs on a domain and the settings of migration.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainJob: Hypervisor {
    /// Abort the background job that runs on a domain.
    #[api(
        "int virDomainAbortJob(virDomainPtr domain)",
        since = "0.7.7", rpc = 164, write, acl(domain:write)
    )]
    fn domain_abort_job(&self, domain: &Domain) -> Result<()>;

    /// Abort the background job of a domain; flags choose how.
    #[api(
        "int virDomainAbortJobFlags(virDomainPtr domain, unsigned int flags)",
        since = "8.5.0", rpc = 442, write, acl(domain:write)
    )]
    fn domain_abort_job_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Fetch the progress of a domain's background job.
    #[api(
        "int virDomainGetJobInfo(virDomainPtr domain, virDomainJobInfoPtr info)",
        since = "0.7.7", rpc = 163, acl(domain:read)
    )]
    fn domain_get_job_info(&self, domain: &Domain) -> Result<virDomainJobInfo>;

    /// Fetch the progress of a domain's background job as typed parameters.
    #[api(
        "int virDomainGetJobStats(virDomainPtr domain, int *type, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "1.0.3", rpc = 298, acl(domain:read), require(VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED, VIR_DOMAIN_JOB_STATS_COMPLETED), manual
    )]
    fn domain_get_job_stats(&self, domain: &Domain, flags: u32) -> Result<(i32, TypedParams)>;

    /// Fetch the size of the cache for compressed migration.
    #[api(
        "int virDomainMigrateGetCompressionCache(virDomainPtr domain, unsigned long long *cacheSize, unsigned int flags)",
        since = "1.0.3", rpc = 299, acl(domain:migrate)
    )]
    fn domain_migrate_get_compression_cache(&self, domain: &Domain, flags: u32) -> Result<u64>;

    /// Fetch the longest pause a migration may cause.
    #[api(
        "int virDomainMigrateGetMaxDowntime(virDomainPtr domain, unsigned long long *downtime, unsigned int flags)",
        since = "3.7.0", rpc = 387, acl(domain:migrate)
    )]
    fn domain_migrate_get_max_downtime(&self, domain: &Domain, flags: u32) -> Result<u64>;

    /// Fetch the bandwidth limit of migrations.
    #[api(
        "int virDomainMigrateGetMaxSpeed(virDomainPtr domain, unsigned long *bandwidth, unsigned int flags)",
        since = "0.9.5", rpc = 242, write_late, acl(domain:migrate)
    )]
    fn domain_migrate_get_max_speed(&self, domain: &Domain, flags: u32) -> Result<c_ulong>;

    /// Set the size of the cache for compressed migration.
    #[api(
        "int virDomainMigrateSetCompressionCache(virDomainPtr domain, unsigned long long cacheSize, unsigned int flags)",
        since = "1.0.3", rpc = 300, write, acl(domain:migrate)
    )]
    fn domain_migrate_set_compression_cache(&self, domain: &Domain, cache_size: u64, flags: u32) -> Result<()>;

    /// Set the longest pause a migration may cause.
    #[api(
        "int virDomainMigrateSetMaxDowntime(virDomainPtr domain, unsigned long long downtime, unsigned int flags)",
        since = "0.8.0", rpc = 166, write, acl(domain:migrate)
    )]
    fn domain_migrate_set_max_downtime(&self, domain: &Domain, downtime: u64, flags: u32) -> Result<()>;

    /// Set the bandwidth limit of migrations.
    #[api(
        "int virDomainMigrateSetMaxSpeed(virDomainPtr domain, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.0", rpc = 207, write, acl(domain:migrate)
    )]
    fn domain_migrate_set_max_speed(&self, domain: &Domain, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// Switch the running migration to post-copy.
    #[api(
        "int virDomainMigrateStartPostCopy(virDomainPtr domain, unsigned int flags)",
        since = "1.3.3", rpc = 364, write, acl(domain:migrate)
    )]
    fn domain_migrate_start_post_copy(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Start to measure how fast a guest changes its memory.
    #[api(
        "int virDomainStartDirtyRateCalc(virDomainPtr domain, int seconds, unsigned int flags)",
        since = "7.2.0", rpc = 427, write, acl(domain:write), exclusive(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING)
    )]
    fn domain_start_dirty_rate_calc(&self, domain: &Domain, seconds: i32, flags: u32) -> Result<()>;
}
