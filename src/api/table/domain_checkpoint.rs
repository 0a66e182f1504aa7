//! The one table: calls on domain checkpoints.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN_CHECKPOINT)]

trait Hypervisor {
    /// `virDomainCheckpointCreateXML`.
    #[api(
        "virDomainCheckpointPtr virDomainCheckpointCreateXML(virDomainPtr domain, const char *xmlDesc, unsigned int flags)",
        since = "5.6.0", rpc = 411, write, acl(domain:checkpoint, domain:fs_freeze if VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE)
    )]
    fn domain_checkpoint_create_xml(&self, domain: &Domain, xml_desc: &str, flags: u32) -> Result<DomainCheckpoint>;

    /// `virDomainCheckpointDelete`.
    #[api(
        "int virDomainCheckpointDelete(virDomainCheckpointPtr checkpoint, unsigned int flags)",
        since = "5.6.0", rpc = 417, write, acl(domain:checkpoint)
    )]
    fn domain_checkpoint_delete(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<()>;

    /// `virDomainCheckpointGetParent`.
    #[api(
        "virDomainCheckpointPtr virDomainCheckpointGetParent(virDomainCheckpointPtr checkpoint, unsigned int flags)",
        since = "5.6.0", rpc = 416, acl(domain:read)
    )]
    fn domain_checkpoint_get_parent(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<DomainCheckpoint>;

    /// `virDomainCheckpointGetXMLDesc`.
    #[api(
        "char *virDomainCheckpointGetXMLDesc(virDomainCheckpointPtr checkpoint, unsigned int flags)",
        since = "5.6.0", rpc = 412, acl(domain:read, domain:read_secure if VIR_DOMAIN_CHECKPOINT_XML_SECURE)
    )]
    fn domain_checkpoint_get_xml_desc(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<String>;

    /// `virDomainCheckpointListAllChildren`.
    #[api(
        "int virDomainCheckpointListAllChildren(virDomainCheckpointPtr checkpoint, virDomainCheckpointPtr **children, unsigned int flags)",
        since = "5.6.0", rpc = 414, acl(domain:read)
    )]
    fn domain_checkpoint_list_all_children(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<Vec<DomainCheckpoint>>;

    /// `virDomainCheckpointLookupByName`.
    #[api(
        "virDomainCheckpointPtr virDomainCheckpointLookupByName(virDomainPtr domain, const char *name, unsigned int flags)",
        since = "5.6.0", rpc = 415, acl(domain:read)
    )]
    fn domain_checkpoint_lookup_by_name(&self, domain: &Domain, name: &str, flags: u32) -> Result<DomainCheckpoint>;

    /// `virDomainListAllCheckpoints`.
    #[api(
        "int virDomainListAllCheckpoints(virDomainPtr domain, virDomainCheckpointPtr **checkpoints, unsigned int flags)",
        since = "5.6.0", rpc = 413, acl(domain:read)
    )]
    fn domain_list_all_checkpoints(&self, domain: &Domain, flags: u32) -> Result<Vec<DomainCheckpoint>>;
}

trait Local {
    /// `virDomainCheckpointFree`.
    #[api(
        "int virDomainCheckpointFree(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(free)
    )]
    fn domain_checkpoint_free();

    /// `virDomainCheckpointGetConnect`.
    #[api(
        "virConnectPtr virDomainCheckpointGetConnect(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(connect)
    )]
    fn domain_checkpoint_get_connect();

    /// `virDomainCheckpointGetDomain`.
    #[api(
        "virDomainPtr virDomainCheckpointGetDomain(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(owner, domain)
    )]
    fn domain_checkpoint_get_domain();

    /// `virDomainCheckpointGetName`.
    #[api(
        "const char *virDomainCheckpointGetName(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(text, name)
    )]
    fn domain_checkpoint_get_name();

    /// `virDomainCheckpointRef`.
    #[api(
        "int virDomainCheckpointRef(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(reference)
    )]
    fn domain_checkpoint_ref();
}
