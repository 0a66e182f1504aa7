//! The one table: calls on domain checkpoints.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN_CHECKPOINT)]

trait Checkpoint: Hypervisor {
    /// Create a checkpoint of a domain from XML.
    #[api(
        "virDomainCheckpointPtr virDomainCheckpointCreateXML(virDomainPtr domain, const char *xmlDesc, unsigned int flags)",
        since = "5.6.0", rpc = 411, write_late, acl(domain:checkpoint, domain:fs_freeze if VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE), exclusive(VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE, VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE), require(VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE)
    )]
    fn domain_checkpoint_create_xml(&self, domain: &Arc<Domain>, xml_desc: &str, flags: u32) -> Result<DomainCheckpoint>;

    /// Delete a checkpoint, and its children where flags ask for it.
    #[api(
        "int virDomainCheckpointDelete(virDomainCheckpointPtr checkpoint, unsigned int flags)",
        since = "5.6.0", rpc = 417, write, acl(domain:checkpoint), exclusive(VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN, VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY)
    )]
    fn domain_checkpoint_delete(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<()>;

    /// Returns the parent of a checkpoint.
    #[api(
        "virDomainCheckpointPtr virDomainCheckpointGetParent(virDomainCheckpointPtr checkpoint, unsigned int flags)",
        since = "5.6.0", rpc = 416, acl(domain:read)
    )]
    fn domain_checkpoint_get_parent(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<DomainCheckpoint>;

    /// Returns the XML of a checkpoint.
    #[api(
        "char *virDomainCheckpointGetXMLDesc(virDomainCheckpointPtr checkpoint, unsigned int flags)",
        since = "5.6.0", rpc = 412, secure(VIR_DOMAIN_CHECKPOINT_XML_SECURE), acl(domain:read, domain:read_secure if VIR_DOMAIN_CHECKPOINT_XML_SECURE)
    )]
    fn domain_checkpoint_get_xml_desc(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<String>;

    /// List the children of a checkpoint as objects.
    #[api(
        "int virDomainCheckpointListAllChildren(virDomainCheckpointPtr checkpoint, virDomainCheckpointPtr **children, unsigned int flags)",
        since = "5.6.0", rpc = 414, acl(domain:read)
    )]
    fn domain_checkpoint_list_all_children(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<Vec<DomainCheckpoint>>;

    /// Find a domain's checkpoint by name.
    #[api(
        "virDomainCheckpointPtr virDomainCheckpointLookupByName(virDomainPtr domain, const char *name, unsigned int flags)",
        since = "5.6.0", rpc = 415, acl(domain:read)
    )]
    fn domain_checkpoint_lookup_by_name(&self, domain: &Arc<Domain>, name: &str, flags: u32) -> Result<DomainCheckpoint>;

    /// List the checkpoints of a domain as objects.
    #[api(
        "int virDomainListAllCheckpoints(virDomainPtr domain, virDomainCheckpointPtr **checkpoints, unsigned int flags)",
        since = "5.6.0", rpc = 413, acl(domain:read)
    )]
    fn domain_list_all_checkpoints(&self, domain: &Arc<Domain>, flags: u32) -> Result<Vec<DomainCheckpoint>>;
}

trait Local {
    /// Drop one reference to a checkpoint.
    #[api(
        "int virDomainCheckpointFree(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(free)
    )]
    fn domain_checkpoint_free();

    /// Returns the connection of a checkpoint, without a new reference.
    #[api(
        "virConnectPtr virDomainCheckpointGetConnect(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(connect)
    )]
    fn domain_checkpoint_get_connect();

    /// Returns the domain of a checkpoint, without a new reference.
    #[api(
        "virDomainPtr virDomainCheckpointGetDomain(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(owner, domain)
    )]
    fn domain_checkpoint_get_domain();

    /// Returns the name of a checkpoint.
    #[api(
        "const char *virDomainCheckpointGetName(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(text, name)
    )]
    fn domain_checkpoint_get_name();

    /// Add one reference to a checkpoint.
    #[api(
        "int virDomainCheckpointRef(virDomainCheckpointPtr checkpoint)",
        since = "5.6.0", form(reference)
    )]
    fn domain_checkpoint_ref();
}
