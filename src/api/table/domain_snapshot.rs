//! The one table: calls on domain snapshots.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN_SNAPSHOT)]

trait Snapshot: Hypervisor {
    /// Tell whether a domain has a current snapshot.
    #[api(
        "int virDomainHasCurrentSnapshot(virDomainPtr domain, unsigned int flags)",
        since = "0.8.0", rpc = 190, acl(domain:read)
    )]
    fn domain_has_current_snapshot(&self, domain: &Domain, flags: u32) -> Result<bool>;

    /// List the snapshots of a domain as objects.
    #[api(
        "int virDomainListAllSnapshots(virDomainPtr domain, virDomainSnapshotPtr **snaps, unsigned int flags)",
        since = "0.9.13", rpc = 274, acl(domain:read)
    )]
    fn domain_list_all_snapshots(&self, domain: &Arc<Domain>, flags: u32) -> Result<Vec<DomainSnapshot>>;

    /// Bring a domain back to the state of a snapshot.
    #[api(
        "int virDomainRevertToSnapshot(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.8.0", rpc = 192, write, acl(domain:snapshot), exclusive(VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING, VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED)
    )]
    fn domain_revert_to_snapshot(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<()>;

    /// Take a snapshot of a domain as described by XML.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotCreateXML(virDomainPtr domain, const char *xmlDesc, unsigned int flags)",
        since = "0.8.0", rpc = 185, write_late, acl(domain:snapshot, domain:fs_freeze if VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE), exclusive(VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA), exclusive(VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, VIR_DOMAIN_SNAPSHOT_CREATE_HALT), require(VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE)
    )]
    fn domain_snapshot_create_xml(&self, domain: &Arc<Domain>, xml_desc: &str, flags: u32) -> Result<DomainSnapshot>;

    /// Returns the current snapshot of a domain.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotCurrent(virDomainPtr domain, unsigned int flags)",
        since = "0.8.0", rpc = 191, acl(domain:read)
    )]
    fn domain_snapshot_current(&self, domain: &Arc<Domain>, flags: u32) -> Result<DomainSnapshot>;

    /// Delete a snapshot, and its children where flags ask for it.
    #[api(
        "int virDomainSnapshotDelete(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.8.0", rpc = 193, write, acl(domain:snapshot), exclusive(VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY)
    )]
    fn domain_snapshot_delete(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<()>;

    /// Returns the parent of a snapshot.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotGetParent(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.7", rpc = 244, acl(domain:read)
    )]
    fn domain_snapshot_get_parent(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<DomainSnapshot>;

    /// Returns the XML of a snapshot.
    #[api(
        "char *virDomainSnapshotGetXMLDesc(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.8.0", rpc = 186, secure(VIR_DOMAIN_SNAPSHOT_XML_SECURE), acl(domain:read, domain:read_secure if VIR_DOMAIN_SNAPSHOT_XML_SECURE)
    )]
    fn domain_snapshot_get_xml_desc(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<String>;

    /// Tell whether libvirt keeps metadata for a snapshot.
    #[api(
        "int virDomainSnapshotHasMetadata(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.13", rpc = 272, acl(domain:read)
    )]
    fn domain_snapshot_has_metadata(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<bool>;

    /// Tell whether a snapshot is its domain's current one.
    #[api(
        "int virDomainSnapshotIsCurrent(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.13", rpc = 271, acl(domain:read)
    )]
    fn domain_snapshot_is_current(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<bool>;

    /// List the children of a snapshot as objects.
    #[api(
        "int virDomainSnapshotListAllChildren(virDomainSnapshotPtr snapshot, virDomainSnapshotPtr **snaps, unsigned int flags)",
        since = "0.9.13", rpc = 275, acl(domain:read)
    )]
    fn domain_snapshot_list_all_children(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<Vec<DomainSnapshot>>;

    /// Fill an array with the names of a snapshot's children.
    #[api(
        "int virDomainSnapshotListChildrenNames(virDomainSnapshotPtr snapshot, char **names, int nameslen, unsigned int flags)",
        since = "0.9.7", rpc = 247, acl(domain:read)
    )]
    fn domain_snapshot_list_children_names(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<Vec<String>>;

    /// Fill an array with the names of a domain's snapshots.
    #[api(
        "int virDomainSnapshotListNames(virDomainPtr domain, char **names, int nameslen, unsigned int flags)",
        since = "0.8.0", rpc = 188, acl(domain:read)
    )]
    fn domain_snapshot_list_names(&self, domain: &Domain, flags: u32) -> Result<Vec<String>>;

    /// Find a domain's snapshot by name.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotLookupByName(virDomainPtr domain, const char *name, unsigned int flags)",
        since = "0.8.0", rpc = 189, acl(domain:read)
    )]
    fn domain_snapshot_lookup_by_name(&self, domain: &Arc<Domain>, name: &str, flags: u32) -> Result<DomainSnapshot>;

    /// Returns the number of a domain's snapshots.
    #[api(
        "int virDomainSnapshotNum(virDomainPtr domain, unsigned int flags)",
        since = "0.8.0", rpc = 187, acl(domain:read)
    )]
    fn domain_snapshot_num(&self, domain: &Domain, flags: u32) -> Result<i32>;

    /// Returns the number of a snapshot's children.
    #[api(
        "int virDomainSnapshotNumChildren(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.7", rpc = 246, acl(domain:read)
    )]
    fn domain_snapshot_num_children(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<i32>;
}

trait Local {
    /// Drop one reference to a snapshot.
    #[api("int virDomainSnapshotFree(virDomainSnapshotPtr snapshot)", since = "0.8.0", form(free))]
    fn domain_snapshot_free();

    /// Returns the connection of a snapshot, without a new reference.
    #[api(
        "virConnectPtr virDomainSnapshotGetConnect(virDomainSnapshotPtr snapshot)",
        since = "0.9.5", form(connect)
    )]
    fn domain_snapshot_get_connect();

    /// Returns the domain of a snapshot, without a new reference.
    #[api(
        "virDomainPtr virDomainSnapshotGetDomain(virDomainSnapshotPtr snapshot)",
        since = "0.9.5", form(owner, domain)
    )]
    fn domain_snapshot_get_domain();

    /// Returns the name of a snapshot.
    #[api(
        "const char *virDomainSnapshotGetName(virDomainSnapshotPtr snapshot)",
        since = "0.9.5", form(text, name)
    )]
    fn domain_snapshot_get_name();

    /// Add one reference to a snapshot.
    #[api(
        "int virDomainSnapshotRef(virDomainSnapshotPtr snapshot)",
        since = "0.9.13", form(reference)
    )]
    fn domain_snapshot_ref();
}
