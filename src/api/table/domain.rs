//! The one table: calls on domains.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait Local {
    /// `virConnectDomainEventDeregister`.
    #[api(
        "int virConnectDomainEventDeregister(virConnectPtr conn, virConnectDomainEventCallback cb)",
        since = "0.5.0", rpc = 106, acl(connect:read), manual
    )]
    fn connect_domain_event_deregister();

    /// `virConnectDomainEventRegister`.
    #[api(
        "int virConnectDomainEventRegister(virConnectPtr conn, virConnectDomainEventCallback cb, void *opaque, virFreeCallback freecb)",
        since = "0.5.0", rpc = 105, acl(connect:search_domains), acl_filter(domain:getattr), manual
    )]
    fn connect_domain_event_register();

    /// `virDomainFSInfoFree`.
    #[api("void virDomainFSInfoFree(virDomainFSInfoPtr info)", since = "1.2.11", manual)]
    fn domain_fs_info_free();

    /// `virDomainFree`.
    #[api("int virDomainFree(virDomainPtr domain)", since = "0.0.3", form(free))]
    fn domain_free();

    /// `virDomainGetConnect`.
    #[api("virConnectPtr virDomainGetConnect(virDomainPtr dom)", since = "0.3.0", form(connect))]
    fn domain_get_connect();

    /// `virDomainGetID`.
    #[api("unsigned int virDomainGetID(virDomainPtr domain)", since = "0.0.3", manual)]
    fn domain_get_id();

    /// `virDomainGetName`.
    #[api("const char *virDomainGetName(virDomainPtr domain)", since = "0.0.3", form(text, name))]
    fn domain_get_name();

    /// `virDomainGetUUID`.
    #[api(
        "int virDomainGetUUID(virDomainPtr domain, unsigned char *uuid)",
        since = "0.0.5", form(uuid)
    )]
    fn domain_get_uuid();

    /// `virDomainGetUUIDString`.
    #[api(
        "int virDomainGetUUIDString(virDomainPtr domain, char *buf)",
        since = "0.1.1", form(uuid_string)
    )]
    fn domain_get_uuid_string();

    /// `virDomainIOThreadInfoFree`.
    #[api(
        "void virDomainIOThreadInfoFree(virDomainIOThreadInfoPtr info)",
        since = "1.2.14", manual
    )]
    fn domain_iothread_info_free();

    /// `virDomainInterfaceFree`.
    #[api("void virDomainInterfaceFree(virDomainInterfacePtr iface)", since = "1.2.14", manual)]
    fn domain_interface_free();

    /// `virDomainListGetStats`.
    #[api(
        "int virDomainListGetStats(virDomainPtr *doms, unsigned int stats, virDomainStatsRecordPtr **retStats, unsigned int flags)",
        since = "1.2.8", manual
    )]
    fn domain_list_get_stats();

    /// `virDomainLookupByUUIDString`.
    #[api(
        "virDomainPtr virDomainLookupByUUIDString(virConnectPtr conn, const char *uuidstr)",
        since = "0.1.1", form(by_uuid_string)
    )]
    fn domain_lookup_by_uuid_string();

    /// `virDomainMigrate`.
    #[api(
        "virDomainPtr virDomainMigrate(virDomainPtr domain, virConnectPtr dconn, unsigned long flags, const char *dname, const char *uri, unsigned long bandwidth)",
        since = "0.3.2", manual
    )]
    fn domain_migrate();

    /// `virDomainMigrate2`.
    #[api(
        "virDomainPtr virDomainMigrate2(virDomainPtr domain, virConnectPtr dconn, const char *dxml, unsigned long flags, const char *dname, const char *uri, unsigned long bandwidth)",
        since = "0.9.2", manual
    )]
    fn domain_migrate2();

    /// `virDomainMigrate3`.
    #[api(
        "virDomainPtr virDomainMigrate3(virDomainPtr domain, virConnectPtr dconn, virTypedParameterPtr params, unsigned int nparams, unsigned int flags)",
        since = "1.1.0", manual
    )]
    fn domain_migrate3();

    /// `virDomainMigrateToURI`.
    #[api(
        "int virDomainMigrateToURI(virDomainPtr domain, const char *duri, unsigned long flags, const char *dname, unsigned long bandwidth)",
        since = "0.7.2", manual
    )]
    fn domain_migrate_to_uri();

    /// `virDomainMigrateToURI2`.
    #[api(
        "int virDomainMigrateToURI2(virDomainPtr domain, const char *dconnuri, const char *miguri, const char *dxml, unsigned long flags, const char *dname, unsigned long bandwidth)",
        since = "0.9.2", manual
    )]
    fn domain_migrate_to_uri2();

    /// `virDomainMigrateToURI3`.
    #[api(
        "int virDomainMigrateToURI3(virDomainPtr domain, const char *dconnuri, virTypedParameterPtr params, unsigned int nparams, unsigned int flags)",
        since = "1.1.0", manual
    )]
    fn domain_migrate_to_uri3();

    /// `virDomainRef`.
    #[api("int virDomainRef(virDomainPtr domain)", since = "0.6.0", form(reference))]
    fn domain_ref();

    /// `virDomainStatsRecordListFree`.
    #[api(
        "void virDomainStatsRecordListFree(virDomainStatsRecordPtr *stats)",
        since = "1.2.8", manual
    )]
    fn domain_stats_record_list_free();
}

trait Hypervisor {
    /// `virConnectDomainEventDeregisterAny`.
    #[api(
        "int virConnectDomainEventDeregisterAny(virConnectPtr conn, int callbackID)",
        since = "0.8.0", rpc = 168, acl(connect:read), manual
    )]
    fn connect_domain_event_deregister_any(&self, conn: &Conn, callback_id: i32) -> Result<()>;

    /// `virConnectDomainEventRegisterAny`.
    #[api(
        "int virConnectDomainEventRegisterAny(virConnectPtr conn, virDomainPtr dom, int eventID, virConnectDomainEventGenericCallback cb, void *opaque, virFreeCallback freecb)",
        since = "0.8.0", rpc = 167, acl(connect:search_domains), acl_filter(domain:getattr), manual
    )]
    fn connect_domain_event_register_any(&self, conn: &Conn, dom: Option<&Domain>, event_id: i32, callback: EventCallback) -> Result<i32>;

    /// `virConnectDomainXMLFromNative`.
    #[api(
        "char *virConnectDomainXMLFromNative(virConnectPtr conn, const char *nativeFormat, const char *nativeConfig, unsigned int flags)",
        since = "0.6.4", rpc = 135, write, acl(connect:write)
    )]
    fn connect_domain_xml_from_native(&self, conn: &Conn, native_format: &str, native_config: &str, flags: u32) -> Result<String>;

    /// `virConnectDomainXMLToNative`.
    #[api(
        "char *virConnectDomainXMLToNative(virConnectPtr conn, const char *nativeFormat, const char *domainXml, unsigned int flags)",
        since = "0.6.4", rpc = 136, write, acl(connect:write)
    )]
    fn connect_domain_xml_to_native(&self, conn: &Conn, native_format: &str, domain_xml: &str, flags: u32) -> Result<String>;

    /// `virConnectGetAllDomainStats`.
    #[api(
        "int virConnectGetAllDomainStats(virConnectPtr conn, unsigned int stats, virDomainStatsRecordPtr **retStats, unsigned int flags)",
        since = "1.2.8", rpc = 344, acl(connect:search_domains), acl_filter(domain:read), manual
    )]
    fn connect_get_all_domain_stats(&self, conn: &Conn, domains: &[Domain], stats: u32, flags: u32) -> Result<Vec<DomainStats>>;

    /// `virConnectGetDomainCapabilities`.
    #[api(
        "char *virConnectGetDomainCapabilities(virConnectPtr conn, const char *emulatorbin, const char *arch, const char *machine, const char *virttype, unsigned int flags)",
        since = "1.2.7", rpc = 342, write, acl(connect:write)
    )]
    fn connect_get_domain_capabilities(&self, conn: &Conn, emulatorbin: Option<&str>, arch: Option<&str>, machine: Option<&str>, virttype: Option<&str>, flags: u32) -> Result<String>;

    /// `virConnectListAllDomains`.
    #[api(
        "int virConnectListAllDomains(virConnectPtr conn, virDomainPtr **domains, unsigned int flags)",
        since = "0.9.13", rpc = 273, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_list_all_domains(&self, conn: &Conn, flags: u32) -> Result<Vec<Domain>>;

    /// `virConnectListDefinedDomains`.
    #[api(
        "int virConnectListDefinedDomains(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.1.1", rpc = 21, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_list_defined_domains(&self, conn: &Conn) -> Result<Vec<String>>;

    /// `virConnectListDomains`.
    #[api(
        "int virConnectListDomains(virConnectPtr conn, int *ids, int maxids)",
        since = "0.0.3", rpc = 37, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_list_domains(&self, conn: &Conn) -> Result<Vec<i32>>;

    /// `virConnectNumOfDefinedDomains`.
    #[api(
        "int virConnectNumOfDefinedDomains(virConnectPtr conn)",
        since = "0.1.5", rpc = 25, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_num_of_defined_domains(&self, conn: &Conn) -> Result<i32>;

    /// `virConnectNumOfDomains`.
    #[api(
        "int virConnectNumOfDomains(virConnectPtr conn)",
        since = "0.0.3", rpc = 51, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_num_of_domains(&self, conn: &Conn) -> Result<i32>;

    /// `virDomainAbortJob`.
    #[api(
        "int virDomainAbortJob(virDomainPtr domain)",
        since = "0.7.7", rpc = 164, write, acl(domain:write)
    )]
    fn domain_abort_job(&self, domain: &Domain) -> Result<()>;

    /// `virDomainAbortJobFlags`.
    #[api(
        "int virDomainAbortJobFlags(virDomainPtr domain, unsigned int flags)",
        since = "8.5.0", rpc = 442, write, acl(domain:write)
    )]
    fn domain_abort_job_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainAddIOThread`.
    #[api(
        "int virDomainAddIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags)",
        since = "1.2.15", rpc = 355, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_add_iothread(&self, domain: &Domain, iothread_id: u32, flags: u32) -> Result<()>;

    /// `virDomainAgentSetResponseTimeout`.
    #[api(
        "int virDomainAgentSetResponseTimeout(virDomainPtr domain, int timeout, unsigned int flags)",
        since = "5.10.0", rpc = 420, write, acl(domain:write)
    )]
    fn domain_agent_set_response_timeout(&self, domain: &Domain, timeout: i32, flags: u32) -> Result<i32>;

    /// `virDomainAttachDevice`.
    #[api(
        "int virDomainAttachDevice(virDomainPtr domain, const char *xml)",
        since = "0.1.9", rpc = 8, write, acl(domain:write)
    )]
    fn domain_attach_device(&self, domain: &Domain, xml: &str) -> Result<()>;

    /// `virDomainAttachDeviceFlags`.
    #[api(
        "int virDomainAttachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.7.7", rpc = 160, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_attach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;

    /// `virDomainAuthorizedSSHKeysGet`.
    #[api(
        "int virDomainAuthorizedSSHKeysGet(virDomainPtr domain, const char *user, char ***keys, unsigned int flags)",
        since = "6.10.0", rpc = 424
    )]
    fn domain_authorized_ssh_keys_get(&self, domain: &Domain, user: &str, flags: u32) -> Result<Vec<String>>;

    /// `virDomainAuthorizedSSHKeysSet`.
    #[api(
        "int virDomainAuthorizedSSHKeysSet(virDomainPtr domain, const char *user, const char **keys, unsigned int nkeys, unsigned int flags)",
        since = "6.10.0", rpc = 425
    )]
    fn domain_authorized_ssh_keys_set(&self, domain: &Domain, user: &str, keys: &[&str], flags: u32) -> Result<()>;

    /// `virDomainBackupBegin`.
    #[api(
        "int virDomainBackupBegin(virDomainPtr domain, const char *backupXML, const char *checkpointXML, unsigned int flags)",
        since = "6.0.0", rpc = 421, write, acl(domain:checkpoint, domain:block_write)
    )]
    fn domain_backup_begin(&self, domain: &Domain, backup_xml: &str, checkpoint_xml: Option<&str>, flags: u32) -> Result<()>;

    /// `virDomainBackupGetXMLDesc`.
    #[api(
        "char *virDomainBackupGetXMLDesc(virDomainPtr domain, unsigned int flags)",
        since = "6.0.0", rpc = 422, acl(domain:read)
    )]
    fn domain_backup_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// `virDomainBlockCommit`.
    #[api(
        "int virDomainBlockCommit(virDomainPtr dom, const char *disk, const char *base, const char *top, unsigned long bandwidth, unsigned int flags)",
        since = "0.10.2", rpc = 290, write, acl(domain:block_write)
    )]
    fn domain_block_commit(&self, dom: &Domain, disk: &str, base: Option<&str>, top: Option<&str>, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// `virDomainBlockCopy`.
    #[api(
        "int virDomainBlockCopy(virDomainPtr dom, const char *disk, const char *destxml, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "1.2.8", rpc = 345, write, acl(domain:block_write)
    )]
    fn domain_block_copy(&self, dom: &Domain, disk: &str, destxml: &str, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainBlockJobAbort`.
    #[api(
        "int virDomainBlockJobAbort(virDomainPtr dom, const char *disk, unsigned int flags)",
        since = "0.9.4", rpc = 237, write, acl(domain:write)
    )]
    fn domain_block_job_abort(&self, dom: &Domain, disk: &str, flags: u32) -> Result<()>;

    /// `virDomainBlockJobSetSpeed`.
    #[api(
        "int virDomainBlockJobSetSpeed(virDomainPtr dom, const char *disk, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.4", rpc = 239, write, acl(domain:write)
    )]
    fn domain_block_job_set_speed(&self, dom: &Domain, disk: &str, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// `virDomainBlockPeek`.
    #[api(
        "int virDomainBlockPeek(virDomainPtr dom, const char *disk, unsigned long long offset, size_t size, void *buffer, unsigned int flags)",
        since = "0.4.2", rpc = 103, write, acl(domain:block_read), manual
    )]
    fn domain_block_peek(&self, dom: &Domain, disk: &str, offset: u64, buffer: &mut [u8], flags: u32) -> Result<()>;

    /// `virDomainBlockPull`.
    #[api(
        "int virDomainBlockPull(virDomainPtr dom, const char *disk, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.4", rpc = 240, write, acl(domain:block_write)
    )]
    fn domain_block_pull(&self, dom: &Domain, disk: &str, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// `virDomainBlockRebase`.
    #[api(
        "int virDomainBlockRebase(virDomainPtr dom, const char *disk, const char *base, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.10", rpc = 266, write, acl(domain:block_write)
    )]
    fn domain_block_rebase(&self, dom: &Domain, disk: &str, base: Option<&str>, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// `virDomainBlockResize`.
    #[api(
        "int virDomainBlockResize(virDomainPtr dom, const char *disk, unsigned long long size, unsigned int flags)",
        since = "0.9.8", rpc = 251, write, acl(domain:block_write)
    )]
    fn domain_block_resize(&self, dom: &Domain, disk: &str, size: u64, flags: u32) -> Result<()>;

    /// `virDomainBlockStats`.
    #[api(
        "int virDomainBlockStats(virDomainPtr dom, const char *disk, virDomainBlockStatsPtr stats, size_t size)",
        since = "0.3.2", rpc = 64, acl(domain:read), manual
    )]
    fn domain_block_stats(&self, dom: &Domain, disk: &str) -> Result<virDomainBlockStatsStruct>;

    /// `virDomainBlockStatsFlags`.
    #[api(
        "int virDomainBlockStatsFlags(virDomainPtr dom, const char *disk, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.5", rpc = 243, acl(domain:read)
    )]
    fn domain_block_stats_flags(&self, dom: &Domain, disk: &str, flags: u32) -> Result<TypedParams>;

    /// `virDomainCoreDump`.
    #[api(
        "int virDomainCoreDump(virDomainPtr domain, const char *to, unsigned int flags)",
        since = "0.1.9", rpc = 53, write, acl(domain:core_dump)
    )]
    fn domain_core_dump(&self, domain: &Domain, to: &str, flags: u32) -> Result<()>;

    /// `virDomainCoreDumpWithFormat`.
    #[api(
        "int virDomainCoreDumpWithFormat(virDomainPtr domain, const char *to, unsigned int dumpformat, unsigned int flags)",
        since = "1.2.3", rpc = 334, write, acl(domain:core_dump)
    )]
    fn domain_core_dump_with_format(&self, domain: &Domain, to: &str, dumpformat: u32, flags: u32) -> Result<()>;

    /// `virDomainCreate`.
    #[api(
        "int virDomainCreate(virDomainPtr domain)",
        since = "0.1.1", rpc = 9, write, acl(domain:start)
    )]
    fn domain_create(&self, domain: &Domain) -> Result<()>;

    /// `virDomainCreateLinux`.
    #[api(
        "virDomainPtr virDomainCreateLinux(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.0.3"
    )]
    fn domain_create_linux(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<Domain>;

    /// `virDomainCreateWithFiles`.
    #[api(
        "int virDomainCreateWithFiles(virDomainPtr domain, unsigned int nfiles, int *files, unsigned int flags)",
        since = "1.1.1", rpc = 310, write, acl(domain:start), manual
    )]
    fn domain_create_with_files(&self, domain: &Domain, files: &[RawFd], flags: u32) -> Result<()>;

    /// `virDomainCreateWithFlags`.
    #[api(
        "int virDomainCreateWithFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.8.2", rpc = 196, write, acl(domain:start)
    )]
    fn domain_create_with_flags(&self, domain: &Domain, flags: u32) -> Result<i32>;

    /// `virDomainCreateXML`.
    #[api(
        "virDomainPtr virDomainCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.5.0", rpc = 10, write, acl(domain:write, domain:start)
    )]
    fn domain_create_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<Domain>;

    /// `virDomainCreateXMLWithFiles`.
    #[api(
        "virDomainPtr virDomainCreateXMLWithFiles(virConnectPtr conn, const char *xmlDesc, unsigned int nfiles, int *files, unsigned int flags)",
        since = "1.1.1", rpc = 309, write, acl(domain:write, domain:start), manual
    )]
    fn domain_create_xml_with_files(&self, conn: &Conn, xml_desc: &str, files: &[RawFd], flags: u32) -> Result<Domain>;

    /// `virDomainDefineXML`.
    #[api(
        "virDomainPtr virDomainDefineXML(virConnectPtr conn, const char *xml)",
        since = "0.1.1", rpc = 11, write, acl(domain:write, domain:save)
    )]
    fn domain_define_xml(&self, conn: &Conn, xml: &str) -> Result<Domain>;

    /// `virDomainDefineXMLFlags`.
    #[api(
        "virDomainPtr virDomainDefineXMLFlags(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "1.2.12", rpc = 350, write, acl(domain:write, domain:save)
    )]
    fn domain_define_xml_flags(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Domain>;

    /// `virDomainDelIOThread`.
    #[api(
        "int virDomainDelIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags)",
        since = "1.2.15", rpc = 356, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_del_iothread(&self, domain: &Domain, iothread_id: u32, flags: u32) -> Result<()>;

    /// `virDomainDelThrottleGroup`.
    #[api(
        "int virDomainDelThrottleGroup(virDomainPtr dom, const char *group, unsigned int flags)",
        since = "11.2.0", rpc = 452, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_del_throttle_group(&self, dom: &Domain, group: Option<&str>, flags: u32) -> Result<()>;

    /// `virDomainDestroy`.
    #[api(
        "int virDomainDestroy(virDomainPtr domain)",
        since = "0.0.3", rpc = 12, write, acl(domain:stop)
    )]
    fn domain_destroy(&self, domain: &Domain) -> Result<()>;

    /// `virDomainDestroyFlags`.
    #[api(
        "int virDomainDestroyFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.9.4", rpc = 234, write, acl(domain:stop)
    )]
    fn domain_destroy_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainDetachDevice`.
    #[api(
        "int virDomainDetachDevice(virDomainPtr domain, const char *xml)",
        since = "0.1.9", rpc = 13, write, acl(domain:write)
    )]
    fn domain_detach_device(&self, domain: &Domain, xml: &str) -> Result<()>;

    /// `virDomainDetachDeviceAlias`.
    #[api(
        "int virDomainDetachDeviceAlias(virDomainPtr domain, const char *alias, unsigned int flags)",
        since = "4.4.0", rpc = 392, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_detach_device_alias(&self, domain: &Domain, alias: &str, flags: u32) -> Result<()>;

    /// `virDomainDetachDeviceFlags`.
    #[api(
        "int virDomainDetachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.7.7", rpc = 161, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_detach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;

    /// `virDomainFDAssociate`.
    #[api(
        "int virDomainFDAssociate(virDomainPtr domain, const char *name, unsigned int nfds, int *fds, unsigned int flags)",
        since = "9.0.0", rpc = 443, manual
    )]
    fn domain_fd_associate(&self, domain: &Domain, name: &str, fds: &[RawFd], flags: u32) -> Result<()>;

    /// `virDomainFSFreeze`.
    #[api(
        "int virDomainFSFreeze(virDomainPtr dom, const char **mountpoints, unsigned int nmountpoints, unsigned int flags)",
        since = "1.2.5", rpc = 335, write, acl(domain:fs_freeze)
    )]
    fn domain_fs_freeze(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32>;

    /// `virDomainFSThaw`.
    #[api(
        "int virDomainFSThaw(virDomainPtr dom, const char **mountpoints, unsigned int nmountpoints, unsigned int flags)",
        since = "1.2.5", rpc = 336, write, acl(domain:fs_freeze)
    )]
    fn domain_fs_thaw(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32>;

    /// `virDomainFSTrim`.
    #[api(
        "int virDomainFSTrim(virDomainPtr dom, const char *mountPoint, unsigned long long minimum, unsigned int flags)",
        since = "1.0.1", rpc = 294, write, acl(domain:fs_trim)
    )]
    fn domain_fs_trim(&self, dom: &Domain, mount_point: Option<&str>, minimum: u64, flags: u32) -> Result<()>;

    /// `virDomainGetAutostart`.
    #[api(
        "int virDomainGetAutostart(virDomainPtr domain, int *autostart)",
        since = "0.2.1", rpc = 15, acl(domain:read)
    )]
    fn domain_get_autostart(&self, domain: &Domain) -> Result<bool>;

    /// `virDomainGetAutostartOnce`.
    #[api(
        "int virDomainGetAutostartOnce(virDomainPtr domain, int *autostart)",
        since = "11.2.0", rpc = 449, acl(domain:read)
    )]
    fn domain_get_autostart_once(&self, domain: &Domain) -> Result<bool>;

    /// `virDomainGetBlkioParameters`.
    #[api(
        "int virDomainGetBlkioParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.0", rpc = 206, acl(domain:read)
    )]
    fn domain_get_blkio_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetBlockInfo`.
    #[api(
        "int virDomainGetBlockInfo(virDomainPtr domain, const char *disk, virDomainBlockInfoPtr info, unsigned int flags)",
        since = "0.8.1", rpc = 194, acl(domain:read)
    )]
    fn domain_get_block_info(&self, domain: &Domain, disk: &str, flags: u32) -> Result<virDomainBlockInfo>;

    /// `virDomainGetBlockIoTune`.
    #[api(
        "int virDomainGetBlockIoTune(virDomainPtr dom, const char *disk, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.8", rpc = 253, acl(domain:read)
    )]
    fn domain_get_block_io_tune(&self, dom: &Domain, disk: Option<&str>, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetBlockJobInfo`.
    #[api(
        "int virDomainGetBlockJobInfo(virDomainPtr dom, const char *disk, virDomainBlockJobInfoPtr info, unsigned int flags)",
        since = "0.9.4", rpc = 238, acl(domain:read), manual
    )]
    fn domain_get_block_job_info(&self, dom: &Domain, disk: &str, flags: u32) -> Result<Option<virDomainBlockJobInfo>>;

    /// `virDomainGetCPUStats`.
    #[api(
        "int virDomainGetCPUStats(virDomainPtr domain, virTypedParameterPtr params, unsigned int nparams, int start_cpu, unsigned int ncpus, unsigned int flags)",
        since = "0.9.10", rpc = 262, acl(domain:read), manual
    )]
    fn domain_get_cpu_stats(&self, domain: &Domain, start_cpu: i32, ncpus: u32, flags: u32) -> Result<Vec<TypedParams>>;

    /// `virDomainGetControlInfo`.
    #[api(
        "int virDomainGetControlInfo(virDomainPtr domain, virDomainControlInfoPtr info, unsigned int flags)",
        since = "0.9.3", rpc = 229, acl(domain:read)
    )]
    fn domain_get_control_info(&self, domain: &Domain, flags: u32) -> Result<virDomainControlInfo>;

    /// `virDomainGetDiskErrors`.
    #[api(
        "int virDomainGetDiskErrors(virDomainPtr dom, virDomainDiskErrorPtr errors, unsigned int maxerrors, unsigned int flags)",
        since = "0.9.10", rpc = 263, acl(domain:read), manual
    )]
    fn domain_get_disk_errors(&self, dom: &Domain, flags: u32) -> Result<Vec<DiskError>>;

    /// `virDomainGetEmulatorPinInfo`.
    #[api(
        "int virDomainGetEmulatorPinInfo(virDomainPtr domain, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.10.0", rpc = 280, acl(domain:read), manual
    )]
    fn domain_get_emulator_pin_info(&self, domain: &Domain, maplen: usize, flags: u32) -> Result<Option<Vec<u8>>>;

    /// `virDomainGetFSInfo`.
    #[api(
        "int virDomainGetFSInfo(virDomainPtr dom, virDomainFSInfoPtr **info, unsigned int flags)",
        since = "1.2.11", rpc = 349, write, acl(domain:fs_freeze), manual
    )]
    fn domain_get_fs_info(&self, dom: &Domain, flags: u32) -> Result<Vec<FsInfo>>;

    /// `virDomainGetGuestInfo`.
    #[api(
        "int virDomainGetGuestInfo(virDomainPtr domain, unsigned int types, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "5.7.0", rpc = 418, write, acl(domain:write)
    )]
    fn domain_get_guest_info(&self, domain: &Domain, types: u32, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetGuestVcpus`.
    #[api(
        "int virDomainGetGuestVcpus(virDomainPtr domain, virTypedParameterPtr *params, unsigned int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 371, write, acl(domain:write)
    )]
    fn domain_get_guest_vcpus(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetHostname`.
    #[api(
        "char *virDomainGetHostname(virDomainPtr domain, unsigned int flags)",
        since = "0.10.0", rpc = 277, write, acl(domain:write)
    )]
    fn domain_get_hostname(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// `virDomainGetIOThreadInfo`.
    #[api(
        "int virDomainGetIOThreadInfo(virDomainPtr dom, virDomainIOThreadInfoPtr **info, unsigned int flags)",
        since = "1.2.14", rpc = 351, acl(domain:read), manual
    )]
    fn domain_get_iothread_info(&self, dom: &Domain, flags: u32) -> Result<Vec<IothreadInfo>>;

    /// `virDomainGetInfo`.
    #[api(
        "int virDomainGetInfo(virDomainPtr domain, virDomainInfoPtr info)",
        since = "0.0.3", rpc = 16, acl(domain:read)
    )]
    fn domain_get_info(&self, domain: &Domain) -> Result<virDomainInfo>;

    /// `virDomainGetInterfaceParameters`.
    #[api(
        "int virDomainGetInterfaceParameters(virDomainPtr domain, const char *device, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.9", rpc = 257, acl(domain:read)
    )]
    fn domain_get_interface_parameters(&self, domain: &Domain, device: &str, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetJobInfo`.
    #[api(
        "int virDomainGetJobInfo(virDomainPtr domain, virDomainJobInfoPtr info)",
        since = "0.7.7", rpc = 163, acl(domain:read)
    )]
    fn domain_get_job_info(&self, domain: &Domain) -> Result<virDomainJobInfo>;

    /// `virDomainGetJobStats`.
    #[api(
        "int virDomainGetJobStats(virDomainPtr domain, int *type, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "1.0.3", rpc = 298, acl(domain:read), manual
    )]
    fn domain_get_job_stats(&self, domain: &Domain, flags: u32) -> Result<(i32, TypedParams)>;

    /// `virDomainGetLaunchSecurityInfo`.
    #[api(
        "int virDomainGetLaunchSecurityInfo(virDomainPtr domain, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "4.5.0", rpc = 396, acl(domain:read)
    )]
    fn domain_get_launch_security_info(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetMaxMemory`.
    #[api(
        "unsigned long virDomainGetMaxMemory(virDomainPtr domain)",
        since = "0.0.3", rpc = 17, acl(domain:read)
    )]
    fn domain_get_max_memory(&self, domain: &Domain) -> Result<c_ulong>;

    /// `virDomainGetMaxVcpus`.
    #[api(
        "int virDomainGetMaxVcpus(virDomainPtr domain)",
        since = "0.2.1", rpc = 18, acl(domain:read)
    )]
    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<i32>;

    /// `virDomainGetMemoryParameters`.
    #[api(
        "int virDomainGetMemoryParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.8.5", rpc = 198, acl(domain:read)
    )]
    fn domain_get_memory_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetMessages`.
    #[api(
        "int virDomainGetMessages(virDomainPtr domain, char ***msgs, unsigned int flags)",
        since = "7.1.0", rpc = 426, acl(domain:read)
    )]
    fn domain_get_messages(&self, domain: &Domain, flags: u32) -> Result<Vec<String>>;

    /// `virDomainGetMetadata`.
    #[api(
        "char *virDomainGetMetadata(virDomainPtr domain, int type, const char *uri, unsigned int flags)",
        since = "0.9.10", rpc = 265, acl(domain:read)
    )]
    fn domain_get_metadata(&self, domain: &Domain, r#type: i32, uri: Option<&str>, flags: u32) -> Result<String>;

    /// `virDomainGetNumaParameters`.
    #[api(
        "int virDomainGetNumaParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.9", rpc = 255, acl(domain:read)
    )]
    fn domain_get_numa_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetOSType`.
    #[api(
        "char *virDomainGetOSType(virDomainPtr domain)",
        since = "0.0.3", rpc = 19, acl(domain:read)
    )]
    fn domain_get_os_type(&self, domain: &Domain) -> Result<String>;

    /// `virDomainGetPerfEvents`.
    #[api(
        "int virDomainGetPerfEvents(virDomainPtr domain, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "1.3.3", rpc = 365, acl(domain:read)
    )]
    fn domain_get_perf_events(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetSchedulerParameters`.
    #[api(
        "int virDomainGetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams)",
        since = "0.2.3", rpc = 57, acl(domain:read)
    )]
    fn domain_get_scheduler_parameters(&self, domain: &Domain) -> Result<TypedParams>;

    /// `virDomainGetSchedulerParametersFlags`.
    #[api(
        "int virDomainGetSchedulerParametersFlags(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.2", rpc = 223, acl(domain:read)
    )]
    fn domain_get_scheduler_parameters_flags(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// `virDomainGetSchedulerType`.
    #[api(
        "char *virDomainGetSchedulerType(virDomainPtr domain, int *nparams)",
        since = "0.2.3", rpc = 56, acl(domain:read), manual
    )]
    fn domain_get_scheduler_type(&self, domain: &Domain) -> Result<(String, i32)>;

    /// `virDomainGetSecurityLabel`.
    #[api(
        "int virDomainGetSecurityLabel(virDomainPtr domain, virSecurityLabelPtr seclabel)",
        since = "0.6.1", rpc = 121, acl(domain:read)
    )]
    fn domain_get_security_label(&self, domain: &Domain) -> Result<virSecurityLabel>;

    /// `virDomainGetSecurityLabelList`.
    #[api(
        "int virDomainGetSecurityLabelList(virDomainPtr domain, virSecurityLabelPtr *seclabels)",
        since = "0.10.0", rpc = 278, acl(domain:read), manual
    )]
    fn domain_get_security_label_list(&self, domain: &Domain) -> Result<Vec<virSecurityLabel>>;

    /// `virDomainGetState`.
    #[api(
        "int virDomainGetState(virDomainPtr domain, int *state, int *reason, unsigned int flags)",
        since = "0.9.2", rpc = 212, acl(domain:read), manual
    )]
    fn domain_get_state(&self, domain: &Domain, flags: u32) -> Result<(i32, i32)>;

    /// `virDomainGetTime`.
    #[api(
        "int virDomainGetTime(virDomainPtr dom, long long *seconds, unsigned int *nseconds, unsigned int flags)",
        since = "1.2.5", rpc = 337, write, acl(domain:write), manual
    )]
    fn domain_get_time(&self, dom: &Domain, flags: u32) -> Result<(i64, u32)>;

    /// `virDomainGetVcpuPinInfo`.
    #[api(
        "int virDomainGetVcpuPinInfo(virDomainPtr domain, int ncpumaps, unsigned char *cpumaps, int maplen, unsigned int flags)",
        since = "0.9.3", rpc = 230, acl(domain:read), manual
    )]
    fn domain_get_vcpu_pin_info(&self, domain: &Domain, ncpumaps: usize, maplen: usize, flags: u32) -> Result<Vec<Vec<u8>>>;

    /// `virDomainGetVcpus`.
    #[api(
        "int virDomainGetVcpus(virDomainPtr domain, virVcpuInfoPtr info, int maxinfo, unsigned char *cpumaps, int maplen)",
        since = "0.1.4", rpc = 20, acl(domain:read), manual
    )]
    fn domain_get_vcpus(&self, domain: &Domain, maxinfo: usize, maplen: usize) -> Result<Vec<VcpuInfo>>;

    /// `virDomainGetVcpusFlags`.
    #[api(
        "int virDomainGetVcpusFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.8.5", rpc = 200, acl(domain:read, domain:write if VIR_DOMAIN_VCPU_GUEST)
    )]
    fn domain_get_vcpus_flags(&self, domain: &Domain, flags: u32) -> Result<i32>;

    /// `virDomainGetXMLDesc`.
    #[api(
        "char *virDomainGetXMLDesc(virDomainPtr domain, unsigned int flags)",
        since = "0.0.3", rpc = 14, acl(domain:read, domain:read_secure if VIR_DOMAIN_XML_SECURE, domain:read_secure if VIR_DOMAIN_XML_MIGRATABLE)
    )]
    fn domain_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// `virDomainGraphicsReload`.
    #[api(
        "int virDomainGraphicsReload(virDomainPtr domain, unsigned int type, unsigned int flags)",
        since = "10.2.0", rpc = 448, write, acl(domain:write)
    )]
    fn domain_graphics_reload(&self, domain: &Domain, r#type: u32, flags: u32) -> Result<()>;

    /// `virDomainHasManagedSaveImage`.
    #[api(
        "int virDomainHasManagedSaveImage(virDomainPtr dom, unsigned int flags)",
        since = "0.8.0", rpc = 183, acl(domain:read)
    )]
    fn domain_has_managed_save_image(&self, dom: &Domain, flags: u32) -> Result<bool>;

    /// `virDomainInjectNMI`.
    #[api(
        "int virDomainInjectNMI(virDomainPtr domain, unsigned int flags)",
        since = "0.9.2", rpc = 210, write, acl(domain:inject_nmi)
    )]
    fn domain_inject_nmi(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainInterfaceAddresses`.
    #[api(
        "int virDomainInterfaceAddresses(virDomainPtr dom, virDomainInterfacePtr **ifaces, unsigned int source, unsigned int flags)",
        since = "1.2.14", rpc = 353, write, acl(domain:read, domain:write), manual
    )]
    fn domain_interface_addresses(&self, dom: &Domain, source: u32, flags: u32) -> Result<Vec<DomainInterface>>;

    /// `virDomainInterfaceStats`.
    #[api(
        "int virDomainInterfaceStats(virDomainPtr dom, const char *device, virDomainInterfaceStatsPtr stats, size_t size)",
        since = "0.3.2", rpc = 65, acl(domain:read), manual
    )]
    fn domain_interface_stats(&self, dom: &Domain, device: &str) -> Result<virDomainInterfaceStatsStruct>;

    /// `virDomainIsActive`.
    #[api("int virDomainIsActive(virDomainPtr dom)", since = "0.7.3", rpc = 150, acl(domain:read))]
    fn domain_is_active(&self, dom: &Domain) -> Result<bool>;

    /// `virDomainIsPersistent`.
    #[api(
        "int virDomainIsPersistent(virDomainPtr dom)",
        since = "0.7.3", rpc = 151, acl(domain:read)
    )]
    fn domain_is_persistent(&self, dom: &Domain) -> Result<bool>;

    /// `virDomainIsUpdated`.
    #[api("int virDomainIsUpdated(virDomainPtr dom)", since = "0.8.6", rpc = 202, acl(domain:read))]
    fn domain_is_updated(&self, dom: &Domain) -> Result<bool>;

    /// `virDomainLookupByID`.
    #[api(
        "virDomainPtr virDomainLookupByID(virConnectPtr conn, int id)",
        since = "0.0.3", rpc = 22, acl(domain:getattr)
    )]
    fn domain_lookup_by_id(&self, conn: &Conn, id: i32) -> Result<Domain>;

    /// `virDomainLookupByName`.
    #[api(
        "virDomainPtr virDomainLookupByName(virConnectPtr conn, const char *name)",
        since = "0.0.3", rpc = 23, acl(domain:getattr)
    )]
    fn domain_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Domain>;

    /// `virDomainLookupByUUID`.
    #[api(
        "virDomainPtr virDomainLookupByUUID(virConnectPtr conn, const unsigned char *uuid)",
        since = "0.0.5", rpc = 24, acl(domain:getattr)
    )]
    fn domain_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Domain>;

    /// `virDomainManagedSave`.
    #[api(
        "int virDomainManagedSave(virDomainPtr dom, unsigned int flags)",
        since = "0.8.0", rpc = 182, write, acl(domain:hibernate)
    )]
    fn domain_managed_save(&self, dom: &Domain, flags: u32) -> Result<()>;

    /// `virDomainManagedSaveDefineXML`.
    #[api(
        "int virDomainManagedSaveDefineXML(virDomainPtr domain, const char *dxml, unsigned int flags)",
        since = "3.7.0", rpc = 389, write, acl(domain:write, domain:hibernate)
    )]
    fn domain_managed_save_define_xml(&self, domain: &Domain, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// `virDomainManagedSaveGetXMLDesc`.
    #[api(
        "char *virDomainManagedSaveGetXMLDesc(virDomainPtr domain, unsigned int flags)",
        since = "3.7.0", rpc = 388, acl(domain:read, domain:read_secure if VIR_DOMAIN_SAVE_IMAGE_XML_SECURE)
    )]
    fn domain_managed_save_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// `virDomainManagedSaveRemove`.
    #[api(
        "int virDomainManagedSaveRemove(virDomainPtr dom, unsigned int flags)",
        since = "0.8.0", rpc = 184, write, acl(domain:hibernate)
    )]
    fn domain_managed_save_remove(&self, dom: &Domain, flags: u32) -> Result<()>;

    /// `virDomainMemoryPeek`.
    #[api(
        "int virDomainMemoryPeek(virDomainPtr dom, unsigned long long start, size_t size, void *buffer, unsigned int flags)",
        since = "0.4.2", rpc = 104, write, acl(domain:mem_read), manual
    )]
    fn domain_memory_peek(&self, dom: &Domain, start: u64, buffer: &mut [u8], flags: u32) -> Result<()>;

    /// `virDomainMemoryStats`.
    #[api(
        "int virDomainMemoryStats(virDomainPtr dom, virDomainMemoryStatPtr stats, unsigned int nr_stats, unsigned int flags)",
        since = "0.7.5", rpc = 159, acl(domain:read), manual
    )]
    fn domain_memory_stats(&self, dom: &Domain, flags: u32) -> Result<Vec<virDomainMemoryStatStruct>>;

    /// `virDomainMigrateGetCompressionCache`.
    #[api(
        "int virDomainMigrateGetCompressionCache(virDomainPtr domain, unsigned long long *cacheSize, unsigned int flags)",
        since = "1.0.3", rpc = 299, write, acl(domain:migrate)
    )]
    fn domain_migrate_get_compression_cache(&self, domain: &Domain, flags: u32) -> Result<u64>;

    /// `virDomainMigrateGetMaxDowntime`.
    #[api(
        "int virDomainMigrateGetMaxDowntime(virDomainPtr domain, unsigned long long *downtime, unsigned int flags)",
        since = "3.7.0", rpc = 387, write, acl(domain:migrate)
    )]
    fn domain_migrate_get_max_downtime(&self, domain: &Domain, flags: u32) -> Result<u64>;

    /// `virDomainMigrateGetMaxSpeed`.
    #[api(
        "int virDomainMigrateGetMaxSpeed(virDomainPtr domain, unsigned long *bandwidth, unsigned int flags)",
        since = "0.9.5", rpc = 242, write, acl(domain:migrate)
    )]
    fn domain_migrate_get_max_speed(&self, domain: &Domain, flags: u32) -> Result<c_ulong>;

    /// `virDomainMigrateSetCompressionCache`.
    #[api(
        "int virDomainMigrateSetCompressionCache(virDomainPtr domain, unsigned long long cacheSize, unsigned int flags)",
        since = "1.0.3", rpc = 300, write, acl(domain:migrate)
    )]
    fn domain_migrate_set_compression_cache(&self, domain: &Domain, cache_size: u64, flags: u32) -> Result<()>;

    /// `virDomainMigrateSetMaxDowntime`.
    #[api(
        "int virDomainMigrateSetMaxDowntime(virDomainPtr domain, unsigned long long downtime, unsigned int flags)",
        since = "0.8.0", rpc = 166, write, acl(domain:migrate)
    )]
    fn domain_migrate_set_max_downtime(&self, domain: &Domain, downtime: u64, flags: u32) -> Result<()>;

    /// `virDomainMigrateSetMaxSpeed`.
    #[api(
        "int virDomainMigrateSetMaxSpeed(virDomainPtr domain, unsigned long bandwidth, unsigned int flags)",
        since = "0.9.0", rpc = 207, write, acl(domain:migrate)
    )]
    fn domain_migrate_set_max_speed(&self, domain: &Domain, bandwidth: c_ulong, flags: u32) -> Result<()>;

    /// `virDomainMigrateStartPostCopy`.
    #[api(
        "int virDomainMigrateStartPostCopy(virDomainPtr domain, unsigned int flags)",
        since = "1.3.3", rpc = 364, write, acl(domain:migrate)
    )]
    fn domain_migrate_start_post_copy(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainOpenChannel`.
    #[api(
        "int virDomainOpenChannel(virDomainPtr dom, const char *name, virStreamPtr st, unsigned int flags)",
        since = "1.0.2", rpc = 296, write, acl(domain:open_device)
    )]
    fn domain_open_channel(&self, dom: &Domain, name: Option<&str>, st: &Stream, flags: u32) -> Result<()>;

    /// `virDomainOpenConsole`.
    #[api(
        "int virDomainOpenConsole(virDomainPtr dom, const char *dev_name, virStreamPtr st, unsigned int flags)",
        since = "0.8.6", rpc = 201, write, acl(domain:open_device)
    )]
    fn domain_open_console(&self, dom: &Domain, dev_name: Option<&str>, st: &Stream, flags: u32) -> Result<()>;

    /// `virDomainOpenGraphics`.
    #[api(
        "int virDomainOpenGraphics(virDomainPtr dom, unsigned int idx, int fd, unsigned int flags)",
        since = "0.9.7", rpc = 249, write, acl(domain:open_graphics), manual
    )]
    fn domain_open_graphics(&self, dom: &Domain, idx: u32, fd: RawFd, flags: u32) -> Result<()>;

    /// `virDomainOpenGraphicsFD`.
    #[api(
        "int virDomainOpenGraphicsFD(virDomainPtr dom, unsigned int idx, unsigned int flags)",
        since = "1.2.8", rpc = 343, manual
    )]
    fn domain_open_graphics_fd(&self, dom: &Domain, idx: u32, flags: u32) -> Result<OwnedFd>;

    /// `virDomainPMSuspendForDuration`.
    #[api(
        "int virDomainPMSuspendForDuration(virDomainPtr dom, unsigned int target, unsigned long long duration, unsigned int flags)",
        since = "0.9.10", rpc = 261, write, acl(domain:pm_control)
    )]
    fn domain_pm_suspend_for_duration(&self, dom: &Domain, target: u32, duration: u64, flags: u32) -> Result<()>;

    /// `virDomainPMWakeup`.
    #[api(
        "int virDomainPMWakeup(virDomainPtr dom, unsigned int flags)",
        since = "0.9.11", rpc = 267, write, acl(domain:pm_control)
    )]
    fn domain_pm_wakeup(&self, dom: &Domain, flags: u32) -> Result<()>;

    /// `virDomainPinEmulator`.
    #[api(
        "int virDomainPinEmulator(virDomainPtr domain, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.10.0", rpc = 279, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_emulator(&self, domain: &Domain, cpumap: &[u8], flags: u32) -> Result<()>;

    /// `virDomainPinIOThread`.
    #[api(
        "int virDomainPinIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "1.2.14", rpc = 352, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_iothread(&self, domain: &Domain, iothread_id: u32, cpumap: &[u8], flags: u32) -> Result<()>;

    /// `virDomainPinVcpu`.
    #[api(
        "int virDomainPinVcpu(virDomainPtr domain, unsigned int vcpu, unsigned char *cpumap, int maplen)",
        since = "0.1.4", rpc = 26, write, acl(domain:write)
    )]
    fn domain_pin_vcpu(&self, domain: &Domain, vcpu: u32, cpumap: &[u8]) -> Result<()>;

    /// `virDomainPinVcpuFlags`.
    #[api(
        "int virDomainPinVcpuFlags(virDomainPtr domain, unsigned int vcpu, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.9.3", rpc = 225, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_vcpu_flags(&self, domain: &Domain, vcpu: u32, cpumap: &[u8], flags: u32) -> Result<()>;

    /// `virDomainReboot`.
    #[api(
        "int virDomainReboot(virDomainPtr domain, unsigned int flags)",
        since = "0.1.0", rpc = 27, write, acl(domain:init_control, domain:write if VIR_DOMAIN_REBOOT_GUEST_AGENT)
    )]
    fn domain_reboot(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainRename`.
    #[api(
        "int virDomainRename(virDomainPtr dom, const char *new_name, unsigned int flags)",
        since = "1.2.19", rpc = 358, write, acl(domain:write, domain:save)
    )]
    fn domain_rename(&self, dom: &Domain, new_name: Option<&str>, flags: u32) -> Result<i32>;

    /// `virDomainReset`.
    #[api(
        "int virDomainReset(virDomainPtr domain, unsigned int flags)",
        since = "0.9.7", rpc = 245, write, acl(domain:reset)
    )]
    fn domain_reset(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainRestore`.
    #[api(
        "int virDomainRestore(virConnectPtr conn, const char *from)",
        since = "0.0.3", rpc = 54, write, acl(domain:start, domain:write)
    )]
    fn domain_restore(&self, conn: &Conn, from: &str) -> Result<()>;

    /// `virDomainRestoreFlags`.
    #[api(
        "int virDomainRestoreFlags(virConnectPtr conn, const char *from, const char *dxml, unsigned int flags)",
        since = "0.9.4", rpc = 233, write, acl(domain:start, domain:write)
    )]
    fn domain_restore_flags(&self, conn: &Conn, from: &str, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// `virDomainRestoreParams`.
    #[api(
        "int virDomainRestoreParams(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.4.0", rpc = 441, write, acl(domain:start, domain:write)
    )]
    fn domain_restore_params(&self, conn: &Conn, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainResume`.
    #[api(
        "int virDomainResume(virDomainPtr domain)",
        since = "0.0.3", rpc = 28, write, acl(domain:suspend)
    )]
    fn domain_resume(&self, domain: &Domain) -> Result<()>;

    /// `virDomainSave`.
    #[api(
        "int virDomainSave(virDomainPtr domain, const char *to)",
        since = "0.0.3", rpc = 55, write, acl(domain:hibernate)
    )]
    fn domain_save(&self, domain: &Domain, to: &str) -> Result<()>;

    /// `virDomainSaveFlags`.
    #[api(
        "int virDomainSaveFlags(virDomainPtr domain, const char *to, const char *dxml, unsigned int flags)",
        since = "0.9.4", rpc = 232, write, acl(domain:hibernate)
    )]
    fn domain_save_flags(&self, domain: &Domain, to: &str, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// `virDomainSaveImageDefineXML`.
    #[api(
        "int virDomainSaveImageDefineXML(virConnectPtr conn, const char *file, const char *dxml, unsigned int flags)",
        since = "0.9.4", rpc = 236, write, acl(domain:write, domain:hibernate)
    )]
    fn domain_save_image_define_xml(&self, conn: &Conn, file: &str, dxml: &str, flags: u32) -> Result<()>;

    /// `virDomainSaveImageGetXMLDesc`.
    #[api(
        "char *virDomainSaveImageGetXMLDesc(virConnectPtr conn, const char *file, unsigned int flags)",
        since = "0.9.4", rpc = 235, write, acl(domain:write)
    )]
    fn domain_save_image_get_xml_desc(&self, conn: &Conn, file: &str, flags: u32) -> Result<String>;

    /// `virDomainSaveParams`.
    #[api(
        "int virDomainSaveParams(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.4.0", rpc = 440, write, acl(domain:hibernate)
    )]
    fn domain_save_params(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainScreenshot`.
    #[api(
        "char *virDomainScreenshot(virDomainPtr domain, virStreamPtr stream, unsigned int screen, unsigned int flags)",
        since = "0.9.2", rpc = 211, write, acl(domain:screenshot), manual
    )]
    fn domain_screenshot(&self, domain: &Domain, stream: &Stream, screen: u32, flags: u32) -> Result<Option<String>>;

    /// `virDomainSendKey`.
    #[api(
        "int virDomainSendKey(virDomainPtr domain, unsigned int codeset, unsigned int holdtime, unsigned int *keycodes, int nkeycodes, unsigned int flags)",
        since = "0.9.3", rpc = 226, write, acl(domain:send_input)
    )]
    fn domain_send_key(&self, domain: &Domain, codeset: u32, holdtime: u32, keycodes: &[u32], flags: u32) -> Result<()>;

    /// `virDomainSendProcessSignal`.
    #[api(
        "int virDomainSendProcessSignal(virDomainPtr domain, long long pid_value, unsigned int signum, unsigned int flags)",
        since = "1.0.1", rpc = 295, write, acl(domain:send_signal)
    )]
    fn domain_send_process_signal(&self, domain: &Domain, pid_value: i64, signum: u32, flags: u32) -> Result<()>;

    /// `virDomainSetAutostart`.
    #[api(
        "int virDomainSetAutostart(virDomainPtr domain, int autostart)",
        since = "0.2.1", rpc = 29, write, acl(domain:write)
    )]
    fn domain_set_autostart(&self, domain: &Domain, autostart: i32) -> Result<()>;

    /// `virDomainSetAutostartOnce`.
    #[api(
        "int virDomainSetAutostartOnce(virDomainPtr domain, int autostart)",
        since = "11.2.0", rpc = 450, write, acl(domain:write)
    )]
    fn domain_set_autostart_once(&self, domain: &Domain, autostart: i32) -> Result<()>;

    /// `virDomainSetBlkioParameters`.
    #[api(
        "int virDomainSetBlkioParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.0", rpc = 205, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_blkio_parameters(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetBlockIoTune`.
    #[api(
        "int virDomainSetBlockIoTune(virDomainPtr dom, const char *disk, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.8", rpc = 252, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_block_io_tune(&self, dom: &Domain, disk: &str, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetBlockThreshold`.
    #[api(
        "int virDomainSetBlockThreshold(virDomainPtr domain, const char *dev, unsigned long long threshold, unsigned int flags)",
        since = "3.1.0", rpc = 386, write, acl(domain:write)
    )]
    fn domain_set_block_threshold(&self, domain: &Domain, dev: &str, threshold: u64, flags: u32) -> Result<()>;

    /// `virDomainSetGuestVcpus`.
    #[api(
        "int virDomainSetGuestVcpus(virDomainPtr domain, const char *cpumap, int state, unsigned int flags)",
        since = "2.0.0", rpc = 372, write, acl(domain:write)
    )]
    fn domain_set_guest_vcpus(&self, domain: &Domain, cpumap: &str, state: i32, flags: u32) -> Result<()>;

    /// `virDomainSetIOThreadParams`.
    #[api(
        "int virDomainSetIOThreadParams(virDomainPtr domain, unsigned int iothread_id, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "4.10.0", rpc = 402, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_iothread_params(&self, domain: &Domain, iothread_id: u32, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetInterfaceParameters`.
    #[api(
        "int virDomainSetInterfaceParameters(virDomainPtr domain, const char *device, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.9", rpc = 256, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_interface_parameters(&self, domain: &Domain, device: &str, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetLaunchSecurityState`.
    #[api(
        "int virDomainSetLaunchSecurityState(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.0.0", rpc = 439, write, acl(domain:write)
    )]
    fn domain_set_launch_security_state(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetLifecycleAction`.
    #[api(
        "int virDomainSetLifecycleAction(virDomainPtr domain, unsigned int type, unsigned int action, unsigned int flags)",
        since = "3.9.0", rpc = 390, write, acl(domain:write)
    )]
    fn domain_set_lifecycle_action(&self, domain: &Domain, r#type: u32, action: u32, flags: u32) -> Result<()>;

    /// `virDomainSetMaxMemory`.
    #[api(
        "int virDomainSetMaxMemory(virDomainPtr domain, unsigned long memory)",
        since = "0.0.3", rpc = 30, write, acl(domain:write)
    )]
    fn domain_set_max_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()>;

    /// `virDomainSetMemory`.
    #[api(
        "int virDomainSetMemory(virDomainPtr domain, unsigned long memory)",
        since = "0.1.1", rpc = 31, write, acl(domain:write)
    )]
    fn domain_set_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()>;

    /// `virDomainSetMemoryFlags`.
    #[api(
        "int virDomainSetMemoryFlags(virDomainPtr domain, unsigned long memory, unsigned int flags)",
        since = "0.9.0", rpc = 204, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_flags(&self, domain: &Domain, memory: c_ulong, flags: u32) -> Result<()>;

    /// `virDomainSetMemoryParameters`.
    #[api(
        "int virDomainSetMemoryParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.8.5", rpc = 197, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_parameters(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetMemoryStatsPeriod`.
    #[api(
        "int virDomainSetMemoryStatsPeriod(virDomainPtr domain, int period, unsigned int flags)",
        since = "1.1.1", rpc = 308, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_stats_period(&self, domain: &Domain, period: i32, flags: u32) -> Result<()>;

    /// `virDomainSetMetadata`.
    #[api(
        "int virDomainSetMetadata(virDomainPtr domain, int type, const char *metadata, const char *key, const char *uri, unsigned int flags)",
        since = "0.9.10", rpc = 264, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_metadata(&self, domain: &Domain, r#type: i32, metadata: Option<&str>, key: Option<&str>, uri: Option<&str>, flags: u32) -> Result<()>;

    /// `virDomainSetNumaParameters`.
    #[api(
        "int virDomainSetNumaParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.9", rpc = 254, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_numa_parameters(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetPerfEvents`.
    #[api(
        "int virDomainSetPerfEvents(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "1.3.3", rpc = 366, write, acl(domain:write)
    )]
    fn domain_set_perf_events(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetSchedulerParameters`.
    #[api(
        "int virDomainSetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams)",
        since = "0.2.3", rpc = 58, acl(domain:read)
    )]
    fn domain_set_scheduler_parameters(&self, domain: &Domain, params: &TypedParams) -> Result<()>;

    /// `virDomainSetSchedulerParametersFlags`.
    #[api(
        "int virDomainSetSchedulerParametersFlags(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.2", rpc = 219, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_scheduler_parameters_flags(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetThrottleGroup`.
    #[api(
        "int virDomainSetThrottleGroup(virDomainPtr dom, const char *group, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "11.2.0", rpc = 451, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_throttle_group(&self, dom: &Domain, group: &str, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virDomainSetTime`.
    #[api(
        "int virDomainSetTime(virDomainPtr dom, long long seconds, unsigned int nseconds, unsigned int flags)",
        since = "1.2.5", rpc = 338, write, acl(domain:set_time)
    )]
    fn domain_set_time(&self, dom: &Domain, seconds: i64, nseconds: u32, flags: u32) -> Result<()>;

    /// `virDomainSetUserPassword`.
    #[api(
        "int virDomainSetUserPassword(virDomainPtr dom, const char *user, const char *password, unsigned int flags)",
        since = "1.2.16", rpc = 357, write, acl(domain:set_password)
    )]
    fn domain_set_user_password(&self, dom: &Domain, user: Option<&str>, password: Option<&str>, flags: u32) -> Result<()>;

    /// `virDomainSetVcpu`.
    #[api(
        "int virDomainSetVcpu(virDomainPtr domain, const char *vcpumap, int state, unsigned int flags)",
        since = "3.1.0", rpc = 384, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_vcpu(&self, domain: &Domain, vcpumap: &str, state: i32, flags: u32) -> Result<()>;

    /// `virDomainSetVcpus`.
    #[api(
        "int virDomainSetVcpus(virDomainPtr domain, unsigned int nvcpus)",
        since = "0.1.4", rpc = 32, write, acl(domain:write)
    )]
    fn domain_set_vcpus(&self, domain: &Domain, nvcpus: u32) -> Result<()>;

    /// `virDomainSetVcpusFlags`.
    #[api(
        "int virDomainSetVcpusFlags(virDomainPtr domain, unsigned int nvcpus, unsigned int flags)",
        since = "0.8.5", rpc = 199, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG, domain:write if VIR_DOMAIN_VCPU_GUEST)
    )]
    fn domain_set_vcpus_flags(&self, domain: &Domain, nvcpus: u32, flags: u32) -> Result<()>;

    /// `virDomainShutdown`.
    #[api(
        "int virDomainShutdown(virDomainPtr domain)",
        since = "0.0.3", rpc = 33, write, acl(domain:init_control)
    )]
    fn domain_shutdown(&self, domain: &Domain) -> Result<()>;

    /// `virDomainShutdownFlags`.
    #[api(
        "int virDomainShutdownFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.9.10", rpc = 258, write, acl(domain:init_control, domain:write if VIR_DOMAIN_SHUTDOWN_GUEST_AGENT)
    )]
    fn domain_shutdown_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainStartDirtyRateCalc`.
    #[api(
        "int virDomainStartDirtyRateCalc(virDomainPtr domain, int seconds, unsigned int flags)",
        since = "7.2.0", rpc = 427, write, acl(domain:write)
    )]
    fn domain_start_dirty_rate_calc(&self, domain: &Domain, seconds: i32, flags: u32) -> Result<()>;

    /// `virDomainSuspend`.
    #[api(
        "int virDomainSuspend(virDomainPtr domain)",
        since = "0.0.3", rpc = 34, write, acl(domain:suspend)
    )]
    fn domain_suspend(&self, domain: &Domain) -> Result<()>;

    /// `virDomainUndefine`.
    #[api(
        "int virDomainUndefine(virDomainPtr domain)",
        since = "0.1.1", rpc = 35, write, acl(domain:delete)
    )]
    fn domain_undefine(&self, domain: &Domain) -> Result<()>;

    /// `virDomainUndefineFlags`.
    #[api(
        "int virDomainUndefineFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.9.4", rpc = 231, write, acl(domain:delete)
    )]
    fn domain_undefine_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// `virDomainUpdateDeviceFlags`.
    #[api(
        "int virDomainUpdateDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.8.0", rpc = 174, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_update_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;
}
