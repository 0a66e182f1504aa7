//! The one table: libvirt-lxc: calls for LXC alone.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// Move the calling process into the cgroup of a container.
    #[api(
        "int virDomainLxcEnterCGroup(virDomainPtr domain, unsigned int flags)",
        since = "2.0.0", write, manual
    )]
    fn domain_lxc_enter_c_group();

    /// Attach the calling process to the namespaces of a container.
    #[api(
        "int virDomainLxcEnterNamespace(virDomainPtr domain, unsigned int nfdlist, int *fdlist, unsigned int *noldfdlist, int **oldfdlist, unsigned int flags)",
        since = "1.0.2", manual
    )]
    fn domain_lxc_enter_namespace();

    /// Give the calling process the security label of a container.
    #[api(
        "int virDomainLxcEnterSecurityLabel(virSecurityModelPtr model, virSecurityLabelPtr label, virSecurityLabelPtr oldlabel, unsigned int flags)",
        since = "1.0.4", manual
    )]
    fn domain_lxc_enter_security_label();
}

trait Lxc: Hypervisor {
    /// Open the namespaces of a container as file descriptors.
    #[api(
        "int virDomainLxcOpenNamespace(virDomainPtr domain, int **fdlist, unsigned int flags)",
        since = "1.0.2", rpc = 1, write_late, acl(domain:open_namespace), manual
    )]
    fn domain_lxc_open_namespace(&self, domain: &Domain, flags: u32) -> Result<Vec<OwnedFd>>;
}
