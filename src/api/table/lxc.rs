//! The one table: libvirt-lxc: calls for LXC alone.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// `virDomainLxcEnterCGroup`.
    #[api(
        "int virDomainLxcEnterCGroup(virDomainPtr domain, unsigned int flags)",
        since = "2.0.0", manual
    )]
    fn domain_lxc_enter_c_group();

    /// `virDomainLxcEnterNamespace`.
    #[api(
        "int virDomainLxcEnterNamespace(virDomainPtr domain, unsigned int nfdlist, int *fdlist, unsigned int *noldfdlist, int **oldfdlist, unsigned int flags)",
        since = "1.0.2", manual
    )]
    fn domain_lxc_enter_namespace();

    /// `virDomainLxcEnterSecurityLabel`.
    #[api(
        "int virDomainLxcEnterSecurityLabel(virSecurityModelPtr model, virSecurityLabelPtr label, virSecurityLabelPtr oldlabel, unsigned int flags)",
        since = "1.0.4", manual
    )]
    fn domain_lxc_enter_security_label();
}

trait Hypervisor {
    /// `virDomainLxcOpenNamespace`.
    #[api(
        "int virDomainLxcOpenNamespace(virDomainPtr domain, int **fdlist, unsigned int flags)",
        since = "1.0.2", write, acl(domain:open_namespace), manual
    )]
    fn domain_lxc_open_namespace(&self, domain: &Domain, flags: u32) -> Result<Vec<OwnedFd>>;
}
