//! The one table: calls on domains that need no driver.
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
