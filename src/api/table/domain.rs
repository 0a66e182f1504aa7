//! The one table: calls on domains.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait Local {
    /// Start a transient domain from XML; an older name of virDomainCreateXML.
    #[api(
        "virDomainPtr virDomainCreateLinux(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.0.3", manual
    )]
    fn domain_create_linux();

    /// Remove a lifecycle callback that was registered by its function pointer.
    #[api(
        "int virConnectDomainEventDeregister(virConnectPtr conn, virConnectDomainEventCallback cb)",
        since = "0.5.0", rpc = 106, acl(connect:read), manual
    )]
    fn connect_domain_event_deregister();

    /// Register a callback for the lifecycle events of all domains.
    #[api(
        "int virConnectDomainEventRegister(virConnectPtr conn, virConnectDomainEventCallback cb, void *opaque, virFreeCallback freecb)",
        since = "0.5.0", optional(freecb), rpc = 105, acl(connect:search_domains), acl_filter(domain:getattr), manual
    )]
    fn connect_domain_event_register();

    /// Free one file system record and the strings in it.
    #[api(
        "void virDomainFSInfoFree(virDomainFSInfoPtr info)",
        since = "1.2.11", keep_error, manual
    )]
    fn domain_fs_info_free();

    /// Drop one reference to a domain; the guest itself is not touched.
    #[api("int virDomainFree(virDomainPtr domain)", since = "0.0.3", form(free))]
    fn domain_free();

    /// Returns the connection of a domain, without a new reference.
    #[api("virConnectPtr virDomainGetConnect(virDomainPtr dom)", since = "0.3.0", form(connect))]
    fn domain_get_connect();

    /// Returns the ID of a running domain.
    #[api("unsigned int virDomainGetID(virDomainPtr domain)", since = "0.0.3", manual)]
    fn domain_get_id();

    /// Returns the name of a domain.
    #[api("const char *virDomainGetName(virDomainPtr domain)", since = "0.0.3", form(text, name))]
    fn domain_get_name();

    /// Copy the 16 bytes of a domain's UUID.
    #[api(
        "int virDomainGetUUID(virDomainPtr domain, unsigned char *uuid)",
        since = "0.0.5", form(uuid)
    )]
    fn domain_get_uuid();

    /// Write the UUID of a domain as text.
    #[api(
        "int virDomainGetUUIDString(virDomainPtr domain, char *buf)",
        since = "0.1.1", form(uuid_string)
    )]
    fn domain_get_uuid_string();

    /// Free one IOThread record.
    #[api(
        "void virDomainIOThreadInfoFree(virDomainIOThreadInfoPtr info)",
        since = "1.2.14", keep_error, manual
    )]
    fn domain_iothread_info_free();

    /// Free one interface record and the addresses in it.
    #[api(
        "void virDomainInterfaceFree(virDomainInterfacePtr iface)",
        since = "1.2.14", keep_error, manual
    )]
    fn domain_interface_free();

    /// Collect the chosen groups of statistics for given domains.
    #[api(
        "int virDomainListGetStats(virDomainPtr *doms, unsigned int stats, virDomainStatsRecordPtr **retStats, unsigned int flags)",
        since = "1.2.8", manual
    )]
    fn domain_list_get_stats();

    /// Find a domain by its UUID as text.
    #[api(
        "virDomainPtr virDomainLookupByUUIDString(virConnectPtr conn, const char *uuidstr)",
        since = "0.1.1", form(by_uuid_string)
    )]
    fn domain_lookup_by_uuid_string();

    /// Move a running domain to another host. Returns the domain there.
    #[api(
        "virDomainPtr virDomainMigrate(virDomainPtr domain, virConnectPtr dconn, unsigned long flags, const char *dname, const char *uri, unsigned long bandwidth)",
        since = "0.3.2", optional(dname, uri, bandwidth), write, manual
    )]
    fn domain_migrate();

    /// Move a running domain to another host, with changed XML.
    #[api(
        "virDomainPtr virDomainMigrate2(virDomainPtr domain, virConnectPtr dconn, const char *dxml, unsigned long flags, const char *dname, const char *uri, unsigned long bandwidth)",
        since = "0.9.2", optional(dxml, dname, uri, bandwidth), write, manual
    )]
    fn domain_migrate2();

    /// Move a running domain to another host, with typed parameters.
    #[api(
        "virDomainPtr virDomainMigrate3(virDomainPtr domain, virConnectPtr dconn, virTypedParameterPtr params, unsigned int nparams, unsigned int flags)",
        since = "1.1.0", optional(params, nparams), write, manual
    )]
    fn domain_migrate3();

    /// Let the source host move a domain to the host a URI names.
    #[api(
        "int virDomainMigrateToURI(virDomainPtr domain, const char *duri, unsigned long flags, const char *dname, unsigned long bandwidth)",
        since = "0.7.2", optional(dname, bandwidth), write, manual
    )]
    fn domain_migrate_to_uri();

    /// Let the source host move a domain, with changed XML.
    #[api(
        "int virDomainMigrateToURI2(virDomainPtr domain, const char *dconnuri, const char *miguri, const char *dxml, unsigned long flags, const char *dname, unsigned long bandwidth)",
        since = "0.9.2", optional(dconnuri, miguri, dxml, dname, bandwidth), write, manual
    )]
    fn domain_migrate_to_uri2();

    /// Let the source host move a domain, with typed parameters.
    #[api(
        "int virDomainMigrateToURI3(virDomainPtr domain, const char *dconnuri, virTypedParameterPtr params, unsigned int nparams, unsigned int flags)",
        since = "1.1.0", optional(dconnuri, params, nparams), write, manual
    )]
    fn domain_migrate_to_uri3();

    /// Add one reference to a domain.
    #[api("int virDomainRef(virDomainPtr domain)", since = "0.6.0", form(reference))]
    fn domain_ref();

    /// Free a list of statistics records.
    #[api(
        "void virDomainStatsRecordListFree(virDomainStatsRecordPtr *stats)",
        since = "1.2.8", keep_error, manual
    )]
    fn domain_stats_record_list_free();
}

trait Hypervisor {
    /// Remove a domain event callback by its ID.
    #[api(
        "int virConnectDomainEventDeregisterAny(virConnectPtr conn, int callbackID)",
        since = "0.8.0", rpc = 168, acl(connect:read), manual
    )]
    fn connect_domain_event_deregister_any(&self, conn: &Conn, #[non_negative] callback_id: i32) -> Result<()>;

    /// Register a callback for one kind of domain event. Returns its ID.
    #[api(
        "int virConnectDomainEventRegisterAny(virConnectPtr conn, virDomainPtr dom, int eventID, virConnectDomainEventGenericCallback cb, void *opaque, virFreeCallback freecb)",
        since = "0.8.0", optional(freecb), rpc = 167, acl(connect:search_domains), acl_filter(domain:getattr), manual
    )]
    fn connect_domain_event_register_any(&self, conn: &Conn, dom: Option<&Domain>, #[non_negative] event_id: i32, callback: EventCallback) -> Result<i32>;

    /// Returns domain XML made from a hypervisor's native configuration.
    #[api(
        "char *virConnectDomainXMLFromNative(virConnectPtr conn, const char *nativeFormat, const char *nativeConfig, unsigned int flags)",
        since = "0.6.4", rpc = 135, write, acl(connect:write)
    )]
    fn connect_domain_xml_from_native(&self, conn: &Conn, native_format: &str, native_config: &str, flags: u32) -> Result<String>;

    /// Returns a hypervisor's native configuration made from domain XML.
    #[api(
        "char *virConnectDomainXMLToNative(virConnectPtr conn, const char *nativeFormat, const char *domainXml, unsigned int flags)",
        since = "0.6.4", rpc = 136, write, acl(connect:write)
    )]
    fn connect_domain_xml_to_native(&self, conn: &Conn, native_format: &str, domain_xml: &str, flags: u32) -> Result<String>;

    /// Collect the chosen groups of statistics for all matching domains.
    #[api(
        "int virConnectGetAllDomainStats(virConnectPtr conn, unsigned int stats, virDomainStatsRecordPtr **retStats, unsigned int flags)",
        since = "1.2.8", rpc = 344, acl(connect:search_domains), acl_filter(domain:read), manual
    )]
    fn connect_get_all_domain_stats(&self, conn: &Conn, domains: &[&Domain], stats: u32, flags: u32) -> Result<Vec<DomainStats>>;

    /// Returns XML which describes what a domain of the given kind may use.
    #[api(
        "char *virConnectGetDomainCapabilities(virConnectPtr conn, const char *emulatorbin, const char *arch, const char *machine, const char *virttype, unsigned int flags)",
        since = "1.2.7", rpc = 342, write, acl(connect:write)
    )]
    fn connect_get_domain_capabilities(&self, conn: &Conn, emulatorbin: Option<&str>, arch: Option<&str>, machine: Option<&str>, virttype: Option<&str>, flags: u32) -> Result<String>;

    /// List domains as objects, filtered by flags.
    #[api(
        "int virConnectListAllDomains(virConnectPtr conn, virDomainPtr **domains, unsigned int flags)",
        since = "0.9.13", rpc = 273, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_list_all_domains(&self, conn: &Conn, flags: u32) -> Result<Vec<Domain>>;

    /// Fill an array with the names of inactive domains.
    #[api(
        "int virConnectListDefinedDomains(virConnectPtr conn, char * *const names, int maxnames)",
        since = "0.1.1", rpc = 21, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_list_defined_domains(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Fill an array with the IDs of active domains.
    #[api(
        "int virConnectListDomains(virConnectPtr conn, int *ids, int maxids)",
        since = "0.0.3", rpc = 37, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_list_domains(&self, conn: &Conn) -> Result<Vec<i32>>;

    /// Returns the number of inactive domains.
    #[api(
        "int virConnectNumOfDefinedDomains(virConnectPtr conn)",
        since = "0.1.5", rpc = 25, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_num_of_defined_domains(&self, conn: &Conn) -> Result<i32>;

    /// Returns the number of active domains.
    #[api(
        "int virConnectNumOfDomains(virConnectPtr conn)",
        since = "0.0.3", rpc = 51, acl(connect:search_domains), acl_filter(domain:getattr)
    )]
    fn connect_num_of_domains(&self, conn: &Conn) -> Result<i32>;

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

    /// Add an IOThread with the given ID to a domain.
    #[api(
        "int virDomainAddIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags)",
        since = "1.2.15", rpc = 355, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_add_iothread(&self, domain: &Domain, iothread_id: u32, flags: u32) -> Result<()>;

    /// Set how long to wait for an answer of the guest agent.
    #[api(
        "int virDomainAgentSetResponseTimeout(virDomainPtr domain, int timeout, unsigned int flags)",
        since = "5.10.0", rpc = 420, write, acl(domain:write)
    )]
    fn domain_agent_set_response_timeout(&self, domain: &Domain, timeout: i32, flags: u32) -> Result<i32>;

    /// Plug a device into a running domain.
    #[api(
        "int virDomainAttachDevice(virDomainPtr domain, const char *xml)",
        since = "0.1.9", rpc = 8, write_late, acl(domain:write)
    )]
    fn domain_attach_device(&self, domain: &Domain, xml: &str) -> Result<()>;

    /// Plug a device into the live domain, its configuration, or both.
    #[api(
        "int virDomainAttachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.7.7", rpc = 160, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_attach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;

    /// List the SSH keys that may log in as a guest user.
    #[api(
        "int virDomainAuthorizedSSHKeysGet(virDomainPtr domain, const char *user, char ***keys, unsigned int flags)",
        since = "6.10.0", rpc = 424, write_late
    )]
    fn domain_authorized_ssh_keys_get(&self, domain: &Domain, user: &str, flags: u32) -> Result<Vec<String>>;

    /// Set, add or remove the SSH keys of a guest user.
    #[api(
        "int virDomainAuthorizedSSHKeysSet(virDomainPtr domain, const char *user, const char **keys, unsigned int nkeys, unsigned int flags)",
        since = "6.10.0", rpc = 425, write_late, exclusive(VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND, VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE)
    )]
    fn domain_authorized_ssh_keys_set(&self, domain: &Domain, user: &str, keys: &[&str], flags: u32) -> Result<()>;

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

    /// Write the memory of a domain into a file.
    #[api(
        "int virDomainCoreDump(virDomainPtr domain, const char *to, unsigned int flags)",
        since = "0.1.9", rpc = 53, write, acl(domain:core_dump), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET)
    )]
    fn domain_core_dump(&self, domain: &Domain, to: &str, flags: u32) -> Result<()>;

    /// Write the memory of a domain into a file of a chosen format.
    #[api(
        "int virDomainCoreDumpWithFormat(virDomainPtr domain, const char *to, unsigned int dumpformat, unsigned int flags)",
        since = "1.2.3", rpc = 334, write, acl(domain:core_dump), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET), manual
    )]
    fn domain_core_dump_with_format(&self, domain: &Domain, to: &str, dumpformat: u32, flags: u32) -> Result<()>;

    /// Start a defined domain.
    #[api(
        "int virDomainCreate(virDomainPtr domain)",
        since = "0.1.1", rpc = 9, write, acl(domain:start)
    )]
    fn domain_create(&self, domain: &Domain) -> Result<()>;

    /// Start a defined domain and hand it open file descriptors.
    #[api(
        "int virDomainCreateWithFiles(virDomainPtr domain, unsigned int nfiles, int *files, unsigned int flags)",
        since = "1.1.1", rpc = 310, write, acl(domain:start), manual
    )]
    fn domain_create_with_files(&self, domain: &Domain, files: &[RawFd], flags: u32) -> Result<()>;

    /// Start a defined domain; flags choose how.
    #[api(
        "int virDomainCreateWithFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.8.2", rpc = 196, write, acl(domain:start)
    )]
    fn domain_create_with_flags(&self, domain: &Domain, flags: u32) -> Result<i32>;

    /// Start a transient domain from XML.
    #[api(
        "virDomainPtr virDomainCreateXML(virConnectPtr conn, const char *xmlDesc, unsigned int flags)",
        since = "0.5.0", rpc = 10, write_late, acl(domain:write, domain:start)
    )]
    fn domain_create_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<Domain>;

    /// Start a transient domain from XML and hand it open file descriptors.
    #[api(
        "virDomainPtr virDomainCreateXMLWithFiles(virConnectPtr conn, const char *xmlDesc, unsigned int nfiles, int *files, unsigned int flags)",
        since = "1.1.1", rpc = 309, write_late, acl(domain:write, domain:start), manual
    )]
    fn domain_create_xml_with_files(&self, conn: &Conn, xml_desc: &str, files: &[RawFd], flags: u32) -> Result<Domain>;

    /// Define a persistent domain from XML without starting it.
    #[api(
        "virDomainPtr virDomainDefineXML(virConnectPtr conn, const char *xml)",
        since = "0.1.1", rpc = 11, write, acl(domain:write, domain:save)
    )]
    fn domain_define_xml(&self, conn: &Conn, xml: &str) -> Result<Domain>;

    /// Define a persistent domain from XML; flags may ask for validation.
    #[api(
        "virDomainPtr virDomainDefineXMLFlags(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "1.2.12", rpc = 350, write, acl(domain:write, domain:save)
    )]
    fn domain_define_xml_flags(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Domain>;

    /// Remove an IOThread from a domain.
    #[api(
        "int virDomainDelIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned int flags)",
        since = "1.2.15", rpc = 356, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_del_iothread(&self, domain: &Domain, #[nonzero] iothread_id: u32, flags: u32) -> Result<()>;

    /// Remove a disk throttle group from a domain.
    #[api(
        "int virDomainDelThrottleGroup(virDomainPtr dom, const char *group, unsigned int flags)",
        since = "11.2.0", rpc = 452, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_del_throttle_group(&self, dom: &Domain, group: &str, flags: u32) -> Result<()>;

    /// Stop a domain at once, without asking its guest.
    #[api(
        "int virDomainDestroy(virDomainPtr domain)",
        since = "0.0.3", rpc = 12, write, acl(domain:stop)
    )]
    fn domain_destroy(&self, domain: &Domain) -> Result<()>;

    /// Stop a domain at once; flags may demand a graceful signal only.
    #[api(
        "int virDomainDestroyFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.9.4", rpc = 234, write, acl(domain:stop)
    )]
    fn domain_destroy_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Unplug a device from a running domain.
    #[api(
        "int virDomainDetachDevice(virDomainPtr domain, const char *xml)",
        since = "0.1.9", rpc = 13, write_late, acl(domain:write)
    )]
    fn domain_detach_device(&self, domain: &Domain, xml: &str) -> Result<()>;

    /// Unplug the device with the given alias.
    #[api(
        "int virDomainDetachDeviceAlias(virDomainPtr domain, const char *alias, unsigned int flags)",
        since = "4.4.0", rpc = 392, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_detach_device_alias(&self, domain: &Domain, alias: &str, flags: u32) -> Result<()>;

    /// Unplug a device from the live domain, its configuration, or both.
    #[api(
        "int virDomainDetachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.7.7", rpc = 161, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_detach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;

    /// Give a named set of file descriptors to a domain for later use.
    #[api(
        "int virDomainFDAssociate(virDomainPtr domain, const char *name, unsigned int nfds, int *fds, unsigned int flags)",
        since = "9.0.0", rpc = 443, write_late, manual
    )]
    fn domain_fd_associate(&self, domain: &Domain, name: &str, fds: &[RawFd], flags: u32) -> Result<()>;

    /// Freeze guest file systems through the guest agent.
    #[api(
        "int virDomainFSFreeze(virDomainPtr dom, const char **mountpoints, unsigned int nmountpoints, unsigned int flags)",
        since = "1.2.5", rpc = 335, write, acl(domain:fs_freeze)
    )]
    fn domain_fs_freeze(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32>;

    /// Thaw guest file systems that were frozen.
    #[api(
        "int virDomainFSThaw(virDomainPtr dom, const char **mountpoints, unsigned int nmountpoints, unsigned int flags)",
        since = "1.2.5", rpc = 336, write, acl(domain:fs_freeze)
    )]
    fn domain_fs_thaw(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32>;

    /// Discard unused blocks of guest file systems.
    #[api(
        "int virDomainFSTrim(virDomainPtr dom, const char *mountPoint, unsigned long long minimum, unsigned int flags)",
        since = "1.0.1", rpc = 294, write, acl(domain:fs_trim)
    )]
    fn domain_fs_trim(&self, dom: &Domain, mount_point: Option<&str>, minimum: u64, flags: u32) -> Result<()>;

    /// Fetch whether a domain starts together with its host.
    #[api(
        "int virDomainGetAutostart(virDomainPtr domain, int *autostart)",
        since = "0.2.1", rpc = 15, acl(domain:read)
    )]
    fn domain_get_autostart(&self, domain: &Domain) -> Result<bool>;

    /// Fetch whether a domain starts at the host's next boot only.
    #[api(
        "int virDomainGetAutostartOnce(virDomainPtr domain, int *autostart)",
        since = "11.2.0", rpc = 449, acl(domain:read)
    )]
    fn domain_get_autostart_once(&self, domain: &Domain) -> Result<bool>;

    /// Fetch the block I/O tuning of a domain.
    #[api(
        "int virDomainGetBlkioParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.0", rpc = 206, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_get_blkio_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

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

    // One list per CPU from `start_cpu` on, at most `ncpus`; `ncpus` 0 asks for all CPUs, of which only
    // their number counts; `start_cpu` -1 for the total, in one list.
    /// Fetch CPU usage of a domain, per host CPU or in total.
    #[api(
        "int virDomainGetCPUStats(virDomainPtr domain, virTypedParameterPtr params, unsigned int nparams, int start_cpu, unsigned int ncpus, unsigned int flags)",
        since = "0.9.10", rpc = 262, acl(domain:read), manual
    )]
    fn domain_get_cpu_stats(&self, domain: &Domain, start_cpu: i32, ncpus: u32, flags: u32) -> Result<Vec<TypedParams>>;

    /// Fetch the state of the control channel to the hypervisor process.
    #[api(
        "int virDomainGetControlInfo(virDomainPtr domain, virDomainControlInfoPtr info, unsigned int flags)",
        since = "0.9.3", rpc = 229, acl(domain:read)
    )]
    fn domain_get_control_info(&self, domain: &Domain, flags: u32) -> Result<virDomainControlInfo>;

    /// List the disks that have hit an I/O error.
    #[api(
        "int virDomainGetDiskErrors(virDomainPtr dom, virDomainDiskErrorPtr errors, unsigned int maxerrors, unsigned int flags)",
        since = "0.9.10", rpc = 263, acl(domain:read), manual
    )]
    fn domain_get_disk_errors(&self, dom: &Domain, flags: u32) -> Result<DiskErrors>;

    /// Fetch the host CPUs that the emulator's threads may use.
    #[api(
        "int virDomainGetEmulatorPinInfo(virDomainPtr domain, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.10.0", rpc = 280, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_emulator_pin_info(&self, domain: &Domain, #[positive] maplen: usize, flags: u32) -> Result<Option<Vec<u8>>>;

    /// List the mounted file systems of a guest.
    #[api(
        "int virDomainGetFSInfo(virDomainPtr dom, virDomainFSInfoPtr **info, unsigned int flags)",
        since = "1.2.11", rpc = 349, write, acl(domain:fs_freeze), manual
    )]
    fn domain_get_fs_info(&self, dom: &Domain, flags: u32) -> Result<Vec<FsInfo>>;

    /// Fetch users, time zone, disks and other facts from the guest agent.
    #[api(
        "int virDomainGetGuestInfo(virDomainPtr domain, unsigned int types, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "5.7.0", rpc = 418, write, acl(domain:write)
    )]
    fn domain_get_guest_info(&self, domain: &Domain, types: u32, flags: u32) -> Result<TypedParams>;

    /// Fetch the guest's own view of its virtual CPUs.
    #[api(
        "int virDomainGetGuestVcpus(virDomainPtr domain, virTypedParameterPtr *params, unsigned int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 371, write, acl(domain:write)
    )]
    fn domain_get_guest_vcpus(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Returns the host name a guest has given itself.
    #[api(
        "char *virDomainGetHostname(virDomainPtr domain, unsigned int flags)",
        since = "0.10.0", rpc = 277, write, acl(domain:write)
    )]
    fn domain_get_hostname(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// List the IOThreads of a domain with their CPU affinity.
    #[api(
        "int virDomainGetIOThreadInfo(virDomainPtr dom, virDomainIOThreadInfoPtr **info, unsigned int flags)",
        since = "1.2.14", rpc = 351, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_iothread_info(&self, dom: &Domain, flags: u32) -> Result<Vec<IothreadInfo>>;

    /// Fetch state, memory and CPU time of a domain.
    #[api(
        "int virDomainGetInfo(virDomainPtr domain, virDomainInfoPtr info)",
        since = "0.0.3", rpc = 16, acl(domain:read)
    )]
    fn domain_get_info(&self, domain: &Domain) -> Result<virDomainInfo>;

    /// Fetch the bandwidth limits of an interface.
    #[api(
        "int virDomainGetInterfaceParameters(virDomainPtr domain, const char *device, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.9", rpc = 257, acl(domain:read)
    )]
    fn domain_get_interface_parameters(&self, domain: &Domain, device: Option<&str>, flags: u32) -> Result<TypedParams>;

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

    /// Fetch data about the launch security of a domain.
    #[api(
        "int virDomainGetLaunchSecurityInfo(virDomainPtr domain, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "4.5.0", rpc = 396, write_late, acl(domain:read)
    )]
    fn domain_get_launch_security_info(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Returns the memory limit of a domain in KiB, or 0 on failure.
    #[api(
        "unsigned long virDomainGetMaxMemory(virDomainPtr domain)",
        since = "0.0.3", rpc = 17, acl(domain:read)
    )]
    fn domain_get_max_memory(&self, domain: &Domain) -> Result<c_ulong>;

    /// Returns the largest number of virtual CPUs a domain may have.
    #[api(
        "int virDomainGetMaxVcpus(virDomainPtr domain)",
        since = "0.2.1", rpc = 18, acl(domain:read)
    )]
    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<i32>;

    /// Fetch the memory limits of a domain.
    #[api(
        "int virDomainGetMemoryParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.8.5", rpc = 198, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_get_memory_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// List warnings about a domain, such as deprecated or tainted settings.
    #[api(
        "int virDomainGetMessages(virDomainPtr domain, char ***msgs, unsigned int flags)",
        since = "7.1.0", rpc = 426, acl(domain:read)
    )]
    fn domain_get_messages(&self, domain: &Domain, flags: u32) -> Result<Vec<String>>;

    /// Returns the title, description or custom metadata of a domain.
    #[api(
        "char *virDomainGetMetadata(virDomainPtr domain, int type, const char *uri, unsigned int flags)",
        since = "0.9.10", rpc = 265, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_metadata(&self, domain: &Domain, r#type: i32, uri: &str, flags: u32) -> Result<String>;

    /// Fetch the NUMA placement of a domain.
    #[api(
        "int virDomainGetNumaParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.9", rpc = 255, acl(domain:read)
    )]
    fn domain_get_numa_parameters(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Returns the kind of operating system interface a domain uses.
    #[api(
        "char *virDomainGetOSType(virDomainPtr domain)",
        since = "0.0.3", rpc = 19, acl(domain:read)
    )]
    fn domain_get_os_type(&self, domain: &Domain) -> Result<String>;

    /// Fetch which perf events are counted for a domain.
    #[api(
        "int virDomainGetPerfEvents(virDomainPtr domain, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "1.3.3", rpc = 365, acl(domain:read)
    )]
    fn domain_get_perf_events(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Fetch the CPU scheduler settings of a domain.
    #[api(
        "int virDomainGetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int *nparams)",
        since = "0.2.3", rpc = 57, acl(domain:read), needs_room
    )]
    fn domain_get_scheduler_parameters(&self, domain: &Domain) -> Result<TypedParams>;

    /// Fetch live or configured CPU scheduler settings of a domain.
    #[api(
        "int virDomainGetSchedulerParametersFlags(virDomainPtr domain, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.2", rpc = 223, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), needs_room
    )]
    fn domain_get_scheduler_parameters_flags(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Returns the name of a domain's CPU scheduler and its parameter count.
    #[api(
        "char *virDomainGetSchedulerType(virDomainPtr domain, int *nparams)",
        since = "0.2.3", rpc = 56, acl(domain:read), manual
    )]
    fn domain_get_scheduler_type(&self, domain: &Domain) -> Result<(String, i32)>;

    /// Fetch the security label of a running domain.
    #[api(
        "int virDomainGetSecurityLabel(virDomainPtr domain, virSecurityLabelPtr seclabel)",
        since = "0.6.1", rpc = 121, acl(domain:read)
    )]
    fn domain_get_security_label(&self, domain: &Domain) -> Result<virSecurityLabel>;

    /// List the security labels of a running domain, one per model.
    #[api(
        "int virDomainGetSecurityLabelList(virDomainPtr domain, virSecurityLabelPtr *seclabels)",
        since = "0.10.0", rpc = 278, acl(domain:read), manual
    )]
    fn domain_get_security_label_list(&self, domain: &Domain) -> Result<Vec<virSecurityLabel>>;

    /// Fetch the state of a domain and the reason for it.
    #[api(
        "int virDomainGetState(virDomainPtr domain, int *state, int *reason, unsigned int flags)",
        since = "0.9.2", rpc = 212, acl(domain:read), manual
    )]
    fn domain_get_state(&self, domain: &Domain, flags: u32) -> Result<(i32, i32)>;

    /// Fetch the guest's clock.
    #[api(
        "int virDomainGetTime(virDomainPtr dom, long long *seconds, unsigned int *nseconds, unsigned int flags)",
        since = "1.2.5", rpc = 337, write, acl(domain:write), manual
    )]
    fn domain_get_time(&self, dom: &Domain, flags: u32) -> Result<(i64, u32)>;

    // Maps come in any length: they are cut or padded to `maplen`.
    /// Fetch the host CPUs each virtual CPU may use.
    #[api(
        "int virDomainGetVcpuPinInfo(virDomainPtr domain, int ncpumaps, unsigned char *cpumaps, int maplen, unsigned int flags)",
        since = "0.9.3", rpc = 230, acl(domain:read), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_get_vcpu_pin_info(&self, domain: &Domain, #[positive] ncpumaps: usize, #[positive] maplen: usize, flags: u32) -> Result<Vec<Vec<u8>>>;

    /// Fetch state, time and affinity of the virtual CPUs.
    #[api(
        "int virDomainGetVcpus(virDomainPtr domain, virVcpuInfoPtr info, int maxinfo, unsigned char *cpumaps, int maplen)",
        since = "0.1.4", rpc = 20, acl(domain:read), manual
    )]
    fn domain_get_vcpus(&self, domain: &Domain, #[positive] maxinfo: usize, maplen: usize) -> Result<Vec<VcpuInfo>>;

    /// Returns how many virtual CPUs a domain has, as flags define it.
    #[api(
        "int virDomainGetVcpusFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.8.5", rpc = 200, deny_ro(VIR_DOMAIN_VCPU_GUEST), acl(domain:read, domain:write if VIR_DOMAIN_VCPU_GUEST), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_get_vcpus_flags(&self, domain: &Domain, flags: u32) -> Result<i32>;

    /// Returns the XML of a domain.
    #[api(
        "char *virDomainGetXMLDesc(virDomainPtr domain, unsigned int flags)",
        since = "0.0.3", rpc = 14, secure(VIR_DOMAIN_XML_SECURE), secure(VIR_DOMAIN_XML_MIGRATABLE), acl(domain:read, domain:read_secure if VIR_DOMAIN_XML_SECURE, domain:read_secure if VIR_DOMAIN_XML_MIGRATABLE)
    )]
    fn domain_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// Make a graphics device read its TLS certificates again.
    #[api(
        "int virDomainGraphicsReload(virDomainPtr domain, unsigned int type, unsigned int flags)",
        since = "10.2.0", rpc = 448, write, acl(domain:write)
    )]
    fn domain_graphics_reload(&self, domain: &Domain, r#type: u32, flags: u32) -> Result<()>;

    /// Tell whether a domain has a managed save image.
    #[api(
        "int virDomainHasManagedSaveImage(virDomainPtr dom, unsigned int flags)",
        since = "0.8.0", rpc = 183, acl(domain:read)
    )]
    fn domain_has_managed_save_image(&self, dom: &Domain, flags: u32) -> Result<bool>;

    /// Send a non-maskable interrupt to a guest.
    #[api(
        "int virDomainInjectNMI(virDomainPtr domain, unsigned int flags)",
        since = "0.9.2", rpc = 210, write, acl(domain:inject_nmi)
    )]
    fn domain_inject_nmi(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// List a domain's interfaces with their IP addresses.
    #[api(
        "int virDomainInterfaceAddresses(virDomainPtr dom, virDomainInterfacePtr **ifaces, unsigned int source, unsigned int flags)",
        since = "1.2.14", rpc = 353, acl(domain:read, domain:write), manual
    )]
    fn domain_interface_addresses(&self, dom: &Domain, source: u32, flags: u32) -> Result<Vec<DomainInterface>>;

    /// Fetch the traffic counters of an interface.
    #[api(
        "int virDomainInterfaceStats(virDomainPtr dom, const char *device, virDomainInterfaceStatsPtr stats, size_t size)",
        since = "0.3.2", rpc = 65, acl(domain:read), manual
    )]
    fn domain_interface_stats(&self, dom: &Domain, device: &str) -> Result<virDomainInterfaceStatsStruct>;

    /// Tell whether a domain is running.
    #[api("int virDomainIsActive(virDomainPtr dom)", since = "0.7.3", rpc = 150, acl(domain:read))]
    fn domain_is_active(&self, dom: &Domain) -> Result<bool>;

    /// Tell whether a domain has a stored configuration.
    #[api(
        "int virDomainIsPersistent(virDomainPtr dom)",
        since = "0.7.3", rpc = 151, acl(domain:read)
    )]
    fn domain_is_persistent(&self, dom: &Domain) -> Result<bool>;

    /// Tell whether a running domain's configuration was changed.
    #[api("int virDomainIsUpdated(virDomainPtr dom)", since = "0.8.6", rpc = 202, acl(domain:read))]
    fn domain_is_updated(&self, dom: &Domain) -> Result<bool>;

    /// Find a running domain by ID.
    #[api(
        "virDomainPtr virDomainLookupByID(virConnectPtr conn, int id)",
        since = "0.0.3", rpc = 22, acl(domain:getattr)
    )]
    fn domain_lookup_by_id(&self, conn: &Conn, #[non_negative] id: i32) -> Result<Domain>;

    /// Find a domain by name.
    #[api(
        "virDomainPtr virDomainLookupByName(virConnectPtr conn, const char *name)",
        since = "0.0.3", rpc = 23, acl(domain:getattr)
    )]
    fn domain_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Domain>;

    /// Find a domain by the 16 bytes of its UUID.
    #[api(
        "virDomainPtr virDomainLookupByUUID(virConnectPtr conn, const unsigned char *uuid)",
        since = "0.0.5", rpc = 24, acl(domain:getattr)
    )]
    fn domain_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Domain>;

    /// Save a domain where its next start will find it, and stop it.
    #[api(
        "int virDomainManagedSave(virDomainPtr dom, unsigned int flags)",
        since = "0.8.0", rpc = 182, write, acl(domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_managed_save(&self, dom: &Domain, flags: u32) -> Result<()>;

    /// Change the XML inside a managed save image.
    #[api(
        "int virDomainManagedSaveDefineXML(virDomainPtr domain, const char *dxml, unsigned int flags)",
        since = "3.7.0", rpc = 389, write_late, acl(domain:write, domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_managed_save_define_xml(&self, domain: &Domain, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// Returns the XML inside a managed save image.
    #[api(
        "char *virDomainManagedSaveGetXMLDesc(virDomainPtr domain, unsigned int flags)",
        since = "3.7.0", rpc = 388, secure(VIR_DOMAIN_SAVE_IMAGE_XML_SECURE), acl(domain:read, domain:read_secure if VIR_DOMAIN_SAVE_IMAGE_XML_SECURE)
    )]
    fn domain_managed_save_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// Delete the managed save image of a domain.
    #[api(
        "int virDomainManagedSaveRemove(virDomainPtr dom, unsigned int flags)",
        since = "0.8.0", rpc = 184, write, acl(domain:hibernate)
    )]
    fn domain_managed_save_remove(&self, dom: &Domain, flags: u32) -> Result<()>;

    /// Read bytes of a guest's memory.
    #[api(
        "int virDomainMemoryPeek(virDomainPtr dom, unsigned long long start, size_t size, void *buffer, unsigned int flags)",
        since = "0.4.2", rpc = 104, write, acl(domain:mem_read), exclusive(VIR_MEMORY_VIRTUAL, VIR_MEMORY_PHYSICAL), manual
    )]
    fn domain_memory_peek(&self, dom: &Domain, start: u64, buffer: &mut [u8], flags: u32) -> Result<()>;

    /// Fetch the memory statistics of a guest.
    #[api(
        "int virDomainMemoryStats(virDomainPtr dom, virDomainMemoryStatPtr stats, unsigned int nr_stats, unsigned int flags)",
        since = "0.7.5", rpc = 159, acl(domain:read), manual
    )]
    fn domain_memory_stats(&self, dom: &Domain, flags: u32) -> Result<Vec<virDomainMemoryStatStruct>>;

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

    /// Connect a stream to a domain's channel device.
    #[api(
        "int virDomainOpenChannel(virDomainPtr dom, const char *name, virStreamPtr st, unsigned int flags)",
        since = "1.0.2", rpc = 296, write_late, acl(domain:open_device)
    )]
    fn domain_open_channel(&self, dom: &Domain, name: Option<&str>, st: &Stream, flags: u32) -> Result<()>;

    /// Connect a stream to a domain's console.
    #[api(
        "int virDomainOpenConsole(virDomainPtr dom, const char *dev_name, virStreamPtr st, unsigned int flags)",
        since = "0.8.6", rpc = 201, write_late, acl(domain:open_device)
    )]
    fn domain_open_console(&self, dom: &Domain, dev_name: Option<&str>, st: &Stream, flags: u32) -> Result<()>;

    /// Connect a socket to a domain's graphics device.
    #[api(
        "int virDomainOpenGraphics(virDomainPtr dom, unsigned int idx, int fd, unsigned int flags)",
        since = "0.9.7", rpc = 249, write_late, acl(domain:open_graphics), manual
    )]
    fn domain_open_graphics(&self, dom: &Domain, idx: u32, #[non_negative] fd: RawFd, flags: u32) -> Result<()>;

    /// Returns a new socket connected to a domain's graphics device.
    #[api(
        "int virDomainOpenGraphicsFD(virDomainPtr dom, unsigned int idx, unsigned int flags)",
        since = "1.2.8", rpc = 343, write, manual
    )]
    fn domain_open_graphics_fd(&self, dom: &Domain, idx: u32, flags: u32) -> Result<OwnedFd>;

    /// Ask a guest to enter one of its sleep states.
    #[api(
        "int virDomainPMSuspendForDuration(virDomainPtr dom, unsigned int target, unsigned long long duration, unsigned int flags)",
        since = "0.9.10", rpc = 261, write, acl(domain:pm_control)
    )]
    fn domain_pm_suspend_for_duration(&self, dom: &Domain, target: u32, duration: u64, flags: u32) -> Result<()>;

    /// Wake a guest from its sleep state.
    #[api(
        "int virDomainPMWakeup(virDomainPtr dom, unsigned int flags)",
        since = "0.9.11", rpc = 267, write, acl(domain:pm_control)
    )]
    fn domain_pm_wakeup(&self, dom: &Domain, flags: u32) -> Result<()>;

    /// Set the host CPUs that the emulator's threads may use.
    #[api(
        "int virDomainPinEmulator(virDomainPtr domain, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.10.0", rpc = 279, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_emulator(&self, domain: &Domain, #[required] #[filled] cpumap: &[u8], flags: u32) -> Result<()>;

    /// Set the host CPUs that an IOThread may use.
    #[api(
        "int virDomainPinIOThread(virDomainPtr domain, unsigned int iothread_id, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "1.2.14", rpc = 352, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_iothread(&self, domain: &Domain, iothread_id: u32, #[required] #[filled] cpumap: &[u8], flags: u32) -> Result<()>;

    /// Set the host CPUs that a virtual CPU may use.
    #[api(
        "int virDomainPinVcpu(virDomainPtr domain, unsigned int vcpu, unsigned char *cpumap, int maplen)",
        since = "0.1.4", rpc = 26, write, acl(domain:write)
    )]
    fn domain_pin_vcpu(&self, domain: &Domain, vcpu: u32, #[required] #[filled] cpumap: &[u8]) -> Result<()>;

    /// Set the host CPUs of a virtual CPU, live, in the configuration, or both.
    #[api(
        "int virDomainPinVcpuFlags(virDomainPtr domain, unsigned int vcpu, unsigned char *cpumap, int maplen, unsigned int flags)",
        since = "0.9.3", rpc = 225, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_pin_vcpu_flags(&self, domain: &Domain, vcpu: u32, #[required] #[filled] cpumap: &[u8], flags: u32) -> Result<()>;

    /// Ask a guest to reboot.
    #[api(
        "int virDomainReboot(virDomainPtr domain, unsigned int flags)",
        since = "0.1.0", rpc = 27, write, acl(domain:init_control, domain:write if VIR_DOMAIN_REBOOT_GUEST_AGENT)
    )]
    fn domain_reboot(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Give an inactive domain a new name.
    #[api(
        "int virDomainRename(virDomainPtr dom, const char *new_name, unsigned int flags)",
        since = "1.2.19", rpc = 358, write_late, acl(domain:write, domain:save)
    )]
    fn domain_rename(&self, dom: &Domain, #[filled] new_name: &str, flags: u32) -> Result<i32>;

    /// Reset a running domain like its reset button would.
    #[api(
        "int virDomainReset(virDomainPtr domain, unsigned int flags)",
        since = "0.9.7", rpc = 245, write, acl(domain:reset)
    )]
    fn domain_reset(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Start a domain from the image it was saved to.
    #[api(
        "int virDomainRestore(virConnectPtr conn, const char *from)",
        since = "0.0.3", rpc = 54, write, acl(domain:start, domain:write)
    )]
    fn domain_restore(&self, conn: &Conn, from: &str) -> Result<()>;

    /// Start a domain from its saved image, with changed XML where given.
    #[api(
        "int virDomainRestoreFlags(virConnectPtr conn, const char *from, const char *dxml, unsigned int flags)",
        since = "0.9.4", optional(dxml), rpc = 233, write, acl(domain:start, domain:write), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_restore_flags(&self, conn: &Conn, from: &str, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// Start a domain from its saved image, told by typed parameters.
    #[api(
        "int virDomainRestoreParams(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.4.0", rpc = 441, write, acl(domain:start, domain:write), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_restore_params(&self, conn: &Conn, params: &TypedParams, flags: u32) -> Result<()>;

    /// Let a suspended domain run again.
    #[api(
        "int virDomainResume(virDomainPtr domain)",
        since = "0.0.3", rpc = 28, write, acl(domain:suspend)
    )]
    fn domain_resume(&self, domain: &Domain) -> Result<()>;

    /// Save a domain's memory and state to a file and stop it.
    #[api(
        "int virDomainSave(virDomainPtr domain, const char *to)",
        since = "0.0.3", rpc = 55, write, acl(domain:hibernate)
    )]
    fn domain_save(&self, domain: &Domain, to: &str) -> Result<()>;

    /// Save a domain to a file and stop it, with changed XML where given.
    #[api(
        "int virDomainSaveFlags(virDomainPtr domain, const char *to, const char *dxml, unsigned int flags)",
        since = "0.9.4", optional(dxml), rpc = 232, write, acl(domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_save_flags(&self, domain: &Domain, to: &str, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// Change the XML inside a saved image.
    #[api(
        "int virDomainSaveImageDefineXML(virConnectPtr conn, const char *file, const char *dxml, unsigned int flags)",
        since = "0.9.4", rpc = 236, write, acl(domain:write, domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_save_image_define_xml(&self, conn: &Conn, file: &str, dxml: &str, flags: u32) -> Result<()>;

    /// Returns the XML inside a saved image.
    #[api(
        "char *virDomainSaveImageGetXMLDesc(virConnectPtr conn, const char *file, unsigned int flags)",
        since = "0.9.4", rpc = 235, write_late, acl(domain:write)
    )]
    fn domain_save_image_get_xml_desc(&self, conn: &Conn, file: &str, flags: u32) -> Result<String>;

    /// Save a domain and stop it, told by typed parameters.
    #[api(
        "int virDomainSaveParams(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.4.0", rpc = 440, write, acl(domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_save_params(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;

    /// Send a picture of a domain's screen to a stream. Returns its MIME type.
    #[api(
        "char *virDomainScreenshot(virDomainPtr domain, virStreamPtr stream, unsigned int screen, unsigned int flags)",
        since = "0.9.2", rpc = 211, write_late, acl(domain:screenshot)
    )]
    fn domain_screenshot(&self, domain: &Domain, stream: &Stream, screen: u32, flags: u32) -> Result<String>;

    /// Press keys on a guest's keyboard.
    #[api(
        "int virDomainSendKey(virDomainPtr domain, unsigned int codeset, unsigned int holdtime, unsigned int *keycodes, int nkeycodes, unsigned int flags)",
        since = "0.9.3", rpc = 226, write, acl(domain:send_input), manual
    )]
    fn domain_send_key(&self, domain: &Domain, codeset: u32, holdtime: u32, keycodes: &[u32], flags: u32) -> Result<()>;

    /// Send a signal to a process inside a guest.
    #[api(
        "int virDomainSendProcessSignal(virDomainPtr domain, long long pid_value, unsigned int signum, unsigned int flags)",
        since = "1.0.1", rpc = 295, write_late, acl(domain:send_signal)
    )]
    fn domain_send_process_signal(&self, domain: &Domain, #[nonzero] pid_value: i64, signum: u32, flags: u32) -> Result<()>;

    /// Set whether a domain starts together with its host.
    #[api(
        "int virDomainSetAutostart(virDomainPtr domain, int autostart)",
        since = "0.2.1", rpc = 29, write, acl(domain:write)
    )]
    fn domain_set_autostart(&self, domain: &Domain, autostart: i32) -> Result<()>;

    /// Set whether a domain starts at the host's next boot only.
    #[api(
        "int virDomainSetAutostartOnce(virDomainPtr domain, int autostart)",
        since = "11.2.0", rpc = 450, write, acl(domain:write)
    )]
    fn domain_set_autostart_once(&self, domain: &Domain, autostart: i32) -> Result<()>;

    /// Change the block I/O tuning of a domain.
    #[api(
        "int virDomainSetBlkioParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.0", rpc = 205, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_blkio_parameters(&self, domain: &Domain, #[required] params: &TypedParams, flags: u32) -> Result<()>;

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

    /// Switch virtual CPUs on or off through the guest agent.
    #[api(
        "int virDomainSetGuestVcpus(virDomainPtr domain, const char *cpumap, int state, unsigned int flags)",
        since = "2.0.0", rpc = 372, write, acl(domain:write)
    )]
    fn domain_set_guest_vcpus(&self, domain: &Domain, cpumap: &str, state: i32, flags: u32) -> Result<()>;

    /// Change the polling settings of an IOThread.
    #[api(
        "int virDomainSetIOThreadParams(virDomainPtr domain, unsigned int iothread_id, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "4.10.0", rpc = 402, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_iothread_params(&self, domain: &Domain, iothread_id: u32, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Change the bandwidth limits of an interface.
    #[api(
        "int virDomainSetInterfaceParameters(virDomainPtr domain, const char *device, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.9", rpc = 256, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_interface_parameters(&self, domain: &Domain, device: Option<&str>, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Give a domain its launch secret.
    #[api(
        "int virDomainSetLaunchSecurityState(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.0.0", rpc = 439, write_late, acl(domain:write)
    )]
    fn domain_set_launch_security_state(&self, domain: &Domain, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Set what happens when a guest powers off, reboots or crashes.
    #[api(
        "int virDomainSetLifecycleAction(virDomainPtr domain, unsigned int type, unsigned int action, unsigned int flags)",
        since = "3.9.0", rpc = 390, write, acl(domain:write), manual
    )]
    fn domain_set_lifecycle_action(&self, domain: &Domain, r#type: u32, action: u32, flags: u32) -> Result<()>;

    /// Set the memory limit of a domain, in KiB.
    #[api(
        "int virDomainSetMaxMemory(virDomainPtr domain, unsigned long memory)",
        since = "0.0.3", rpc = 30, write, acl(domain:write)
    )]
    fn domain_set_max_memory(&self, domain: &Domain, #[nonzero] #[kibibytes] memory: c_ulong) -> Result<()>;

    /// Set the memory that a running domain should use, in KiB.
    #[api(
        "int virDomainSetMemory(virDomainPtr domain, unsigned long memory)",
        since = "0.1.1", rpc = 31, write, acl(domain:write)
    )]
    fn domain_set_memory(&self, domain: &Domain, #[nonzero] #[kibibytes] memory: c_ulong) -> Result<()>;

    /// Set the memory or the memory limit of a domain, in KiB.
    #[api(
        "int virDomainSetMemoryFlags(virDomainPtr domain, unsigned long memory, unsigned int flags)",
        since = "0.9.0", rpc = 204, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_flags(&self, domain: &Domain, #[nonzero] #[kibibytes] memory: c_ulong, flags: u32) -> Result<()>;

    /// Change the memory limits of a domain.
    #[api(
        "int virDomainSetMemoryParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.8.5", rpc = 197, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_parameters(&self, domain: &Domain, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Set how often the guest reports its memory statistics.
    #[api(
        "int virDomainSetMemoryStatsPeriod(virDomainPtr domain, int period, unsigned int flags)",
        since = "1.1.1", rpc = 308, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_memory_stats_period(&self, domain: &Domain, #[non_negative] period: i32, flags: u32) -> Result<()>;

    /// Set the title, description or custom metadata of a domain.
    #[api(
        "int virDomainSetMetadata(virDomainPtr domain, int type, const char *metadata, const char *key, const char *uri, unsigned int flags)",
        since = "0.9.10", rpc = 264, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_set_metadata(&self, domain: &Domain, r#type: i32, metadata: Option<&str>, key: &str, uri: &str, flags: u32) -> Result<()>;

    /// Change the NUMA placement of a domain.
    #[api(
        "int virDomainSetNumaParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.9", rpc = 254, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_numa_parameters(&self, domain: &Domain, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Choose which perf events are counted for a domain.
    #[api(
        "int virDomainSetPerfEvents(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "1.3.3", rpc = 366, write, acl(domain:write)
    )]
    fn domain_set_perf_events(&self, domain: &Domain, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Change the CPU scheduler settings of a domain.
    #[api(
        "int virDomainSetSchedulerParameters(virDomainPtr domain, virTypedParameterPtr params, int nparams)",
        since = "0.2.3", rpc = 58, write, acl(domain:read)
    )]
    fn domain_set_scheduler_parameters(&self, domain: &Domain, #[required] params: &TypedParams) -> Result<()>;

    /// Change live or configured CPU scheduler settings of a domain.
    #[api(
        "int virDomainSetSchedulerParametersFlags(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.2", rpc = 219, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_scheduler_parameters_flags(&self, domain: &Domain, #[required] params: &TypedParams, flags: u32) -> Result<()>;

    /// Add or change a disk throttle group of a domain.
    #[api(
        "int virDomainSetThrottleGroup(virDomainPtr dom, const char *group, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "11.2.0", rpc = 451, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_throttle_group(&self, dom: &Domain, group: &str, #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Set the guest's clock.
    #[api(
        "int virDomainSetTime(virDomainPtr dom, long long seconds, unsigned int nseconds, unsigned int flags)",
        since = "1.2.5", rpc = 338, write, acl(domain:set_time)
    )]
    fn domain_set_time(&self, dom: &Domain, seconds: i64, nseconds: u32, flags: u32) -> Result<()>;

    /// Set the password of a guest user.
    #[api(
        "int virDomainSetUserPassword(virDomainPtr dom, const char *user, const char *password, unsigned int flags)",
        since = "1.2.16", rpc = 357, write, acl(domain:set_password)
    )]
    fn domain_set_user_password(&self, dom: &Domain, user: &str, password: &str, flags: u32) -> Result<()>;

    /// Switch single virtual CPUs of a domain on or off.
    #[api(
        "int virDomainSetVcpu(virDomainPtr domain, const char *vcpumap, int state, unsigned int flags)",
        since = "3.1.0", rpc = 384, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_vcpu(&self, domain: &Domain, vcpumap: &str, state: i32, flags: u32) -> Result<()>;

    /// Set how many virtual CPUs a running domain has.
    #[api(
        "int virDomainSetVcpus(virDomainPtr domain, unsigned int nvcpus)",
        since = "0.1.4", rpc = 32, write, acl(domain:write)
    )]
    fn domain_set_vcpus(&self, domain: &Domain, #[nonzero] nvcpus: u32) -> Result<()>;

    /// Set how many virtual CPUs a domain has, live, configured or at most.
    #[api(
        "int virDomainSetVcpusFlags(virDomainPtr domain, unsigned int nvcpus, unsigned int flags)",
        since = "0.8.5", rpc = 199, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG, domain:write if VIR_DOMAIN_VCPU_GUEST), exclusive(VIR_DOMAIN_VCPU_GUEST, VIR_DOMAIN_AFFECT_CONFIG), require(VIR_DOMAIN_VCPU_MAXIMUM, VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_vcpus_flags(&self, domain: &Domain, #[nonzero] nvcpus: u32, flags: u32) -> Result<()>;

    /// Ask a guest to shut down.
    #[api(
        "int virDomainShutdown(virDomainPtr domain)",
        since = "0.0.3", rpc = 33, write, acl(domain:init_control)
    )]
    fn domain_shutdown(&self, domain: &Domain) -> Result<()>;

    /// Ask a guest to shut down by the ways the flags name.
    #[api(
        "int virDomainShutdownFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.9.10", rpc = 258, write, acl(domain:init_control, domain:write if VIR_DOMAIN_SHUTDOWN_GUEST_AGENT)
    )]
    fn domain_shutdown_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Start to measure how fast a guest changes its memory.
    #[api(
        "int virDomainStartDirtyRateCalc(virDomainPtr domain, int seconds, unsigned int flags)",
        since = "7.2.0", rpc = 427, write, acl(domain:write), exclusive(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING)
    )]
    fn domain_start_dirty_rate_calc(&self, domain: &Domain, seconds: i32, flags: u32) -> Result<()>;

    /// Stop a domain's CPUs; its memory stays.
    #[api(
        "int virDomainSuspend(virDomainPtr domain)",
        since = "0.0.3", rpc = 34, write, acl(domain:suspend)
    )]
    fn domain_suspend(&self, domain: &Domain) -> Result<()>;

    /// Remove the stored configuration of a domain.
    #[api(
        "int virDomainUndefine(virDomainPtr domain)",
        since = "0.1.1", rpc = 35, write, acl(domain:delete)
    )]
    fn domain_undefine(&self, domain: &Domain) -> Result<()>;

    /// Remove a domain's configuration and what else the flags name.
    #[api(
        "int virDomainUndefineFlags(virDomainPtr domain, unsigned int flags)",
        since = "0.9.4", rpc = 231, write, acl(domain:delete)
    )]
    fn domain_undefine_flags(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Change a device of a domain to match the given XML.
    #[api(
        "int virDomainUpdateDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.8.0", rpc = 174, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_update_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;
}
