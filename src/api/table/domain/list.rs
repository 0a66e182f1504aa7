//! The one table: finding domains and reading what they are.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainList: Hypervisor {
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

    /// Fetch the state of the control channel to the hypervisor process.
    #[api(
        "int virDomainGetControlInfo(virDomainPtr domain, virDomainControlInfoPtr info, unsigned int flags)",
        since = "0.9.3", rpc = 229, acl(domain:read)
    )]
    fn domain_get_control_info(&self, domain: &Domain, flags: u32) -> Result<virDomainControlInfo>;

    /// Fetch state, memory and CPU time of a domain.
    #[api(
        "int virDomainGetInfo(virDomainPtr domain, virDomainInfoPtr info)",
        since = "0.0.3", rpc = 16, acl(domain:read)
    )]
    fn domain_get_info(&self, domain: &Domain) -> Result<virDomainInfo>;

    /// Fetch data about the launch security of a domain.
    #[api(
        "int virDomainGetLaunchSecurityInfo(virDomainPtr domain, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "4.5.0", rpc = 396, write_late, acl(domain:read)
    )]
    fn domain_get_launch_security_info(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

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

    /// Returns the kind of operating system interface a domain uses.
    #[api(
        "char *virDomainGetOSType(virDomainPtr domain)",
        since = "0.0.3", rpc = 19, acl(domain:read)
    )]
    fn domain_get_os_type(&self, domain: &Domain) -> Result<String>;

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

    /// Returns the XML of a domain.
    #[api(
        "char *virDomainGetXMLDesc(virDomainPtr domain, unsigned int flags)",
        since = "0.0.3", rpc = 14, secure(VIR_DOMAIN_XML_SECURE), secure(VIR_DOMAIN_XML_MIGRATABLE), acl(domain:read, domain:read_secure if VIR_DOMAIN_XML_SECURE, domain:read_secure if VIR_DOMAIN_XML_MIGRATABLE)
    )]
    fn domain_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String>;

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

    /// Give an inactive domain a new name.
    #[api(
        "int virDomainRename(virDomainPtr dom, const char *new_name, unsigned int flags)",
        since = "1.2.19", rpc = 358, write_late, acl(domain:write, domain:save)
    )]
    fn domain_rename(&self, dom: &Domain, #[filled] new_name: &str, flags: u32) -> Result<i32>;

    /// Set the title, description or custom metadata of a domain.
    #[api(
        "int virDomainSetMetadata(virDomainPtr domain, int type, const char *metadata, const char *key, const char *uri, unsigned int flags)",
        since = "0.9.10", rpc = 264, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG), manual
    )]
    fn domain_set_metadata(&self, domain: &Domain, r#type: i32, metadata: Option<&str>, key: &str, uri: &str, flags: u32) -> Result<()>;
}
