//! The one table: calls on domain snapshots.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN_SNAPSHOT)]

trait Hypervisor {
    /// `virDomainHasCurrentSnapshot`.
    #[api(
        "int virDomainHasCurrentSnapshot(virDomainPtr domain, unsigned int flags)",
        since = "0.8.0", rpc = 190, acl(domain:read)
    )]
    fn domain_has_current_snapshot(&self, domain: &Domain, flags: u32) -> Result<bool>;

    /// `virDomainListAllSnapshots`.
    #[api(
        "int virDomainListAllSnapshots(virDomainPtr domain, virDomainSnapshotPtr **snaps, unsigned int flags)",
        since = "0.9.13", rpc = 274, acl(domain:read)
    )]
    fn domain_list_all_snapshots(&self, domain: &Domain, flags: u32) -> Result<Vec<DomainSnapshot>>;

    /// `virDomainRevertToSnapshot`.
    #[api(
        "int virDomainRevertToSnapshot(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.8.0", rpc = 192, write, acl(domain:snapshot)
    )]
    fn domain_revert_to_snapshot(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<()>;

    /// `virDomainSnapshotCreateXML`.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotCreateXML(virDomainPtr domain, const char *xmlDesc, unsigned int flags)",
        since = "0.8.0", rpc = 185, write, acl(domain:snapshot, domain:fs_freeze if VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE)
    )]
    fn domain_snapshot_create_xml(&self, domain: &Domain, xml_desc: &str, flags: u32) -> Result<DomainSnapshot>;

    /// `virDomainSnapshotCurrent`.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotCurrent(virDomainPtr domain, unsigned int flags)",
        since = "0.8.0", rpc = 191, acl(domain:read)
    )]
    fn domain_snapshot_current(&self, domain: &Domain, flags: u32) -> Result<DomainSnapshot>;

    /// `virDomainSnapshotDelete`.
    #[api(
        "int virDomainSnapshotDelete(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.8.0", rpc = 193, write, acl(domain:snapshot)
    )]
    fn domain_snapshot_delete(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<()>;

    /// `virDomainSnapshotGetParent`.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotGetParent(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.7", rpc = 244, acl(domain:read)
    )]
    fn domain_snapshot_get_parent(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<DomainSnapshot>;

    /// `virDomainSnapshotGetXMLDesc`.
    #[api(
        "char *virDomainSnapshotGetXMLDesc(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.8.0", rpc = 186, acl(domain:read, domain:read_secure if VIR_DOMAIN_SNAPSHOT_XML_SECURE)
    )]
    fn domain_snapshot_get_xml_desc(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<String>;

    /// `virDomainSnapshotHasMetadata`.
    #[api(
        "int virDomainSnapshotHasMetadata(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.13", rpc = 272, acl(domain:read)
    )]
    fn domain_snapshot_has_metadata(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<bool>;

    /// `virDomainSnapshotIsCurrent`.
    #[api(
        "int virDomainSnapshotIsCurrent(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.13", rpc = 271, acl(domain:read)
    )]
    fn domain_snapshot_is_current(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<bool>;

    /// `virDomainSnapshotListAllChildren`.
    #[api(
        "int virDomainSnapshotListAllChildren(virDomainSnapshotPtr snapshot, virDomainSnapshotPtr **snaps, unsigned int flags)",
        since = "0.9.13", rpc = 275, acl(domain:read)
    )]
    fn domain_snapshot_list_all_children(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<Vec<DomainSnapshot>>;

    /// `virDomainSnapshotListChildrenNames`.
    #[api(
        "int virDomainSnapshotListChildrenNames(virDomainSnapshotPtr snapshot, char **names, int nameslen, unsigned int flags)",
        since = "0.9.7", rpc = 247, acl(domain:read)
    )]
    fn domain_snapshot_list_children_names(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<Vec<String>>;

    /// `virDomainSnapshotListNames`.
    #[api(
        "int virDomainSnapshotListNames(virDomainPtr domain, char **names, int nameslen, unsigned int flags)",
        since = "0.8.0", rpc = 188, acl(domain:read)
    )]
    fn domain_snapshot_list_names(&self, domain: &Domain, flags: u32) -> Result<Vec<String>>;

    /// `virDomainSnapshotLookupByName`.
    #[api(
        "virDomainSnapshotPtr virDomainSnapshotLookupByName(virDomainPtr domain, const char *name, unsigned int flags)",
        since = "0.8.0", rpc = 189, acl(domain:read)
    )]
    fn domain_snapshot_lookup_by_name(&self, domain: &Domain, name: &str, flags: u32) -> Result<DomainSnapshot>;

    /// `virDomainSnapshotNum`.
    #[api(
        "int virDomainSnapshotNum(virDomainPtr domain, unsigned int flags)",
        since = "0.8.0", rpc = 187, acl(domain:read)
    )]
    fn domain_snapshot_num(&self, domain: &Domain, flags: u32) -> Result<i32>;

    /// `virDomainSnapshotNumChildren`.
    #[api(
        "int virDomainSnapshotNumChildren(virDomainSnapshotPtr snapshot, unsigned int flags)",
        since = "0.9.7", rpc = 246, acl(domain:read)
    )]
    fn domain_snapshot_num_children(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<i32>;
}

trait Local {
    /// `virDomainSnapshotFree`.
    #[api("int virDomainSnapshotFree(virDomainSnapshotPtr snapshot)", since = "0.8.0", form(free))]
    fn domain_snapshot_free();

    /// `virDomainSnapshotGetConnect`.
    #[api(
        "virConnectPtr virDomainSnapshotGetConnect(virDomainSnapshotPtr snapshot)",
        since = "0.9.5", form(connect)
    )]
    fn domain_snapshot_get_connect();

    /// `virDomainSnapshotGetDomain`.
    #[api(
        "virDomainPtr virDomainSnapshotGetDomain(virDomainSnapshotPtr snapshot)",
        since = "0.9.5", form(owner, domain)
    )]
    fn domain_snapshot_get_domain();

    /// `virDomainSnapshotGetName`.
    #[api(
        "const char *virDomainSnapshotGetName(virDomainSnapshotPtr snapshot)",
        since = "0.9.5", form(text, name)
    )]
    fn domain_snapshot_get_name();

    /// `virDomainSnapshotRef`.
    #[api(
        "int virDomainSnapshotRef(virDomainSnapshotPtr snapshot)",
        since = "0.9.13", form(reference)
    )]
    fn domain_snapshot_ref();
}
