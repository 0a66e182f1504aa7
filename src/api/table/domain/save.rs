//! The one table: saving a domain's memory and restoring it.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainSave: Hypervisor {
    /// Tell whether a domain has a managed save image.
    #[api(
        "int virDomainHasManagedSaveImage(virDomainPtr dom, unsigned int flags)",
        since = "0.8.0", rpc = 183, acl(domain:read)
    )]
    fn domain_has_managed_save_image(&self, dom: &Domain, flags: u32) -> Result<bool>;

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

    /// Start a domain from the image it was saved to.
    #[api(
        "int virDomainRestore(virConnectPtr conn, const char *from)",
        since = "0.0.3", rpc = 54, write, acl(domain:start, domain:write)
    )]
    fn domain_restore(&self, conn: &Conn, #[absolute] from: &str) -> Result<()>;

    /// Start a domain from its saved image, with changed XML where given.
    #[api(
        "int virDomainRestoreFlags(virConnectPtr conn, const char *from, const char *dxml, unsigned int flags)",
        since = "0.9.4", optional(dxml), rpc = 233, write, acl(domain:start, domain:write), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_restore_flags(&self, conn: &Conn, #[absolute] from: &str, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// Start a domain from its saved image, told by typed parameters.
    #[api(
        "int virDomainRestoreParams(virConnectPtr conn, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.4.0", rpc = 441, write, acl(domain:start, domain:write), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_restore_params(&self, conn: &Conn, params: &TypedParams, flags: u32) -> Result<()>;

    /// Save a domain's memory and state to a file and stop it.
    #[api(
        "int virDomainSave(virDomainPtr domain, const char *to)",
        since = "0.0.3", rpc = 55, write, acl(domain:hibernate)
    )]
    fn domain_save(&self, domain: &Domain, #[absolute] to: &str) -> Result<()>;

    /// Save a domain to a file and stop it, with changed XML where given.
    #[api(
        "int virDomainSaveFlags(virDomainPtr domain, const char *to, const char *dxml, unsigned int flags)",
        since = "0.9.4", optional(dxml), rpc = 232, write, acl(domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_save_flags(&self, domain: &Domain, #[absolute] to: &str, dxml: Option<&str>, flags: u32) -> Result<()>;

    /// Change the XML inside a saved image.
    #[api(
        "int virDomainSaveImageDefineXML(virConnectPtr conn, const char *file, const char *dxml, unsigned int flags)",
        since = "0.9.4", rpc = 236, write, acl(domain:write, domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_save_image_define_xml(&self, conn: &Conn, #[absolute] file: &str, dxml: &str, flags: u32) -> Result<()>;

    /// Returns the XML inside a saved image.
    #[api(
        "char *virDomainSaveImageGetXMLDesc(virConnectPtr conn, const char *file, unsigned int flags)",
        since = "0.9.4", rpc = 235, write_late, acl(domain:write)
    )]
    fn domain_save_image_get_xml_desc(&self, conn: &Conn, #[absolute] file: &str, flags: u32) -> Result<String>;

    /// Save a domain and stop it, told by typed parameters.
    #[api(
        "int virDomainSaveParams(virDomainPtr domain, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "8.4.0", rpc = 440, write, acl(domain:hibernate), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED)
    )]
    fn domain_save_params(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()>;
}
