//! The one table: a domain's life: definition, start, stop.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainLife: Hypervisor {
    /// Write the memory of a domain into a file.
    #[api(
        "int virDomainCoreDump(virDomainPtr domain, const char *to, unsigned int flags)",
        since = "0.1.9", rpc = 53, write, acl(domain:core_dump), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET)
    )]
    fn domain_core_dump(&self, domain: &Domain, #[absolute] to: &str, flags: u32) -> Result<()>;

    /// Write the memory of a domain into a file of a chosen format.
    #[api(
        "int virDomainCoreDumpWithFormat(virDomainPtr domain, const char *to, unsigned int dumpformat, unsigned int flags)",
        since = "1.2.3", rpc = 334, write, acl(domain:core_dump), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET), manual
    )]
    fn domain_core_dump_with_format(&self, domain: &Domain, #[absolute] to: &str, dumpformat: u32, flags: u32) -> Result<()>;

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

    /// Give a named set of file descriptors to a domain for later use.
    #[api(
        "int virDomainFDAssociate(virDomainPtr domain, const char *name, unsigned int nfds, int *fds, unsigned int flags)",
        since = "9.0.0", rpc = 443, write_late, manual
    )]
    fn domain_fd_associate(&self, domain: &Domain, name: &str, fds: &[RawFd], flags: u32) -> Result<()>;

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

    /// Send a non-maskable interrupt to a guest.
    #[api(
        "int virDomainInjectNMI(virDomainPtr domain, unsigned int flags)",
        since = "0.9.2", rpc = 210, write, acl(domain:inject_nmi)
    )]
    fn domain_inject_nmi(&self, domain: &Domain, flags: u32) -> Result<()>;

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

    /// Ask a guest to reboot.
    #[api(
        "int virDomainReboot(virDomainPtr domain, unsigned int flags)",
        since = "0.1.0", rpc = 27, write, acl(domain:init_control, domain:write if VIR_DOMAIN_REBOOT_GUEST_AGENT)
    )]
    fn domain_reboot(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Reset a running domain like its reset button would.
    #[api(
        "int virDomainReset(virDomainPtr domain, unsigned int flags)",
        since = "0.9.7", rpc = 245, write, acl(domain:reset)
    )]
    fn domain_reset(&self, domain: &Domain, flags: u32) -> Result<()>;

    /// Let a suspended domain run again.
    #[api(
        "int virDomainResume(virDomainPtr domain)",
        since = "0.0.3", rpc = 28, write, acl(domain:suspend)
    )]
    fn domain_resume(&self, domain: &Domain) -> Result<()>;

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
}
