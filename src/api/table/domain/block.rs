//! The one table: a domain's disks.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainBlock: Hypervisor {
    /// Start a backup job as described by XML.
    #[api(
        "int virDomainBackupBegin(virDomainPtr domain, const char *backupXML, const char *checkpointXML, unsigned int flags)",
        since = "6.0.0", rpc = 421, write_late, acl(domain:checkpoint, domain:block_write)
    )]
    fn domain_backup_begin(&self, domain: &Domain, backup_xml: &str, checkpoint_xml: Option<&str>, flags: u32) -> Result<()>;

    /// Returns the XML of the backup job in progress.
    #[api(
        "char *virDomainBackupGetXMLDesc(virDomainPtr domain, unsigned int flags)",
        since = "6.0.0", rpc = 422, acl(domain:read)
    )]
    fn domain_backup_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// Merge the data of upper disk images down into a lower one.
    #[api(
        "int virDomainBlockCommit(virDomainPtr dom, const char *disk, const char *base, const char *top, unsigned long bandwidth, unsigned int flags)",
        since = "0.10.2", optional(bandwidth), rpc = 290, write, acl(domain:block_write)
    )]
    fn domain_block_commit(&self, dom: &Domain, disk: &str, base: Option<&str>, top: Option<&str>, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// Copy a disk's chain to a new place and keep both in sync.
    #[api(
        "int virDomainBlockCopy(virDomainPtr dom, const char *disk, const char *destxml, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "1.2.8", rpc = 345, write, acl(domain:block_write)
    )]
    fn domain_block_copy(&self, dom: &Domain, disk: &str, destxml: &str, params: &TypedParams, flags: u32) -> Result<()>;

    /// Stop a block job, or finish it by switching to the copy.
    #[api(
        "int virDomainBlockJobAbort(virDomainPtr dom, const char *disk, unsigned int flags)",
        since = "0.9.4", rpc = 237, write, acl(domain:write)
    )]
    fn domain_block_job_abort(&self, dom: &Domain, disk: &str, flags: u32) -> Result<()>;

    /// Limit the bandwidth a block job may use.
    #[api(
        "int virDomainBlockJobSetSpeed(virDomainPtr dom, const char *disk, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.4", rpc = 239, write, acl(domain:write)
    )]
    fn domain_block_job_set_speed(&self, dom: &Domain, disk: &str, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// Read bytes from one of the domain's disks.
    #[api(
        "int virDomainBlockPeek(virDomainPtr dom, const char *disk, unsigned long long offset, size_t size, void *buffer, unsigned int flags)",
        since = "0.4.2", rpc = 103, write, acl(domain:block_read), manual
    )]
    fn domain_block_peek(&self, dom: &Domain, disk: &str, offset: u64, buffer: &mut [u8], flags: u32) -> Result<()>;

    /// Pull the data of all backing images into the active image.
    #[api(
        "int virDomainBlockPull(virDomainPtr dom, const char *disk, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.4", optional(bandwidth), rpc = 240, write, acl(domain:block_write)
    )]
    fn domain_block_pull(&self, dom: &Domain, disk: &str, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// Pull backing data from part of the chain, or start a disk copy.
    #[api(
        "int virDomainBlockRebase(virDomainPtr dom, const char *disk, const char *base, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.10", optional(bandwidth), rpc = 266, write, acl(domain:block_write), manual
    )]
    fn domain_block_rebase(&self, dom: &Domain, disk: &str, base: Option<&str>, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// Resize a disk of a running domain.
    #[api(
        "int virDomainBlockResize(virDomainPtr dom, const char *disk, unsigned long long size, unsigned int flags)",
        since = "0.9.8", rpc = 251, write, acl(domain:block_write)
    )]
    fn domain_block_resize(&self, dom: &Domain, disk: &str, size: u64, flags: u32) -> Result<()>;

    /// Fetch the basic I/O counters of a disk.
    #[api(
        "int virDomainBlockStats(virDomainPtr dom, const char *disk, virDomainBlockStatsPtr stats, size_t size)",
        since = "0.3.2", rpc = 64, acl(domain:read), manual
    )]
    fn domain_block_stats(&self, dom: &Domain, disk: &str) -> Result<virDomainBlockStatsStruct>;

    /// Fetch the I/O counters of a disk as typed parameters.
    #[api(
        "int virDomainBlockStatsFlags(virDomainPtr dom, const char *disk, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.5", rpc = 243, acl(domain:read)
    )]
    fn domain_block_stats_flags(&self, dom: &Domain, disk: &str, flags: u32) -> Result<TypedParams>;

    /// Remove a disk throttle group from a domain.
    #[api(
        "int virDomainDelThrottleGroup(virDomainPtr dom, const char *group, unsigned int flags)",
        since = "11.2.0", rpc = 452, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_del_throttle_group(&self, dom: &Domain, group: &str, flags: u32) -> Result<()>;

    /// Fetch capacity and allocation of a disk.
    #[api(
        "int virDomainGetBlockInfo(virDomainPtr domain, const char *disk, virDomainBlockInfoPtr info, unsigned int flags)",
        since = "0.8.1", rpc = 194, acl(domain:read)
    )]
    fn domain_get_block_info(&self, domain: &Domain, #[filled] disk: &str, flags: u32) -> Result<virDomainBlockInfo>;

    /// Fetch the I/O limits of one disk.
    #[api(
        "int virDomainGetBlockIoTune(virDomainPtr dom, const char *disk, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.8", rpc = 253, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_block_io_tune(&self, dom: &Domain, disk: Option<&str>, flags: u32) -> Result<TypedParams>;

    /// Fetch the progress of the block job on a disk.
    #[api(
        "int virDomainGetBlockJobInfo(virDomainPtr dom, const char *disk, virDomainBlockJobInfoPtr info, unsigned int flags)",
        since = "0.9.4", rpc = 238, acl(domain:read), manual
    )]
    fn domain_get_block_job_info(&self, dom: &Domain, disk: &str, flags: u32) -> Result<Option<virDomainBlockJobInfo>>;

    /// List the disks that have hit an I/O error.
    #[api(
        "int virDomainGetDiskErrors(virDomainPtr dom, virDomainDiskErrorPtr errors, unsigned int maxerrors, unsigned int flags)",
        since = "0.9.10", rpc = 263, acl(domain:read), manual
    )]
    fn domain_get_disk_errors(&self, dom: &Domain, flags: u32) -> Result<DiskErrors>;

    /// Change the I/O limits of one disk.
    #[api(
        "int virDomainSetBlockIoTune(virDomainPtr dom, const char *disk, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.8", rpc = 252, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_block_io_tune(&self, dom: &Domain, disk: &str, #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Set the write offset of a disk at which an event is sent.
    #[api(
        "int virDomainSetBlockThreshold(virDomainPtr domain, const char *dev, unsigned long long threshold, unsigned int flags)",
        since = "3.1.0", rpc = 386, write, acl(domain:write)
    )]
    fn domain_set_block_threshold(&self, domain: &Domain, dev: &str, threshold: u64, flags: u32) -> Result<()>;

    /// Add or change a disk throttle group of a domain.
    #[api(
        "int virDomainSetThrottleGroup(virDomainPtr dom, const char *group, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "11.2.0", rpc = 451, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_throttle_group(&self, dom: &Domain, group: &str, #[filled] params: &TypedParams, flags: u32) -> Result<()>;
}
