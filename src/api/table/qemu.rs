//! The one table: libvirt-qemu: calls for QEMU alone.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait QemuMonitor: Hypervisor {
    /// Remove a QEMU monitor event callback by its ID.
    #[api(
        "int virConnectDomainQemuMonitorEventDeregister(virConnectPtr conn, int callbackID)",
        since = "1.2.3", rpc = 5, write_late, acl(connect:write), manual
    )]
    fn connect_domain_qemu_monitor_event_deregister(&self, conn: &Conn, #[non_negative] callback_id: i32) -> Result<()>;

    /// Register a callback for raw QEMU monitor events. Returns its ID.
    #[api(
        "int virConnectDomainQemuMonitorEventRegister(virConnectPtr conn, virDomainPtr dom, const char *event, virConnectDomainQemuMonitorEventCallback cb, void *opaque, virFreeCallback freecb, unsigned int flags)",
        since = "1.2.3", optional(freecb), rpc = 4, write_late, acl(connect:search_domains, connect:write), acl_filter(domain:getattr), manual
    )]
    fn connect_domain_qemu_monitor_event_register(&self, conn: &Conn, dom: Option<&Domain>, event: Option<&str>, callback: EventCallback, flags: u32) -> Result<i32>;

    /// Send a command to the guest agent. Returns its answer.
    #[api(
        "char *virDomainQemuAgentCommand(virDomainPtr domain, const char *cmd, int timeout, unsigned int flags)",
        since = "0.10.0", rpc = 3, write, acl(domain:write)
    )]
    fn domain_qemu_agent_command(&self, domain: &Domain, cmd: Option<&str>, timeout: i32, flags: u32) -> Result<String>;

    /// Take over a QEMU process that was started by hand.
    #[api(
        "virDomainPtr virDomainQemuAttach(virConnectPtr conn, unsigned int pid_value, unsigned int flags)",
        since = "0.9.4", rpc = 2, write_late, acl(domain:start, domain:write)
    )]
    fn domain_qemu_attach(&self, conn: &Conn, #[nonzero] pid_value: u32, flags: u32) -> Result<Domain>;

    /// Send a command to a domain's QEMU monitor and fetch the answer.
    #[api(
        "int virDomainQemuMonitorCommand(virDomainPtr domain, const char *cmd, char **result, unsigned int flags)",
        since = "0.8.3", rpc = 1, write_late, acl(domain:write)
    )]
    fn domain_qemu_monitor_command(&self, domain: &Domain, cmd: Option<&str>, flags: u32) -> Result<String>;

    /// Send a command with file descriptors to a domain's QEMU monitor.
    #[api(
        "int virDomainQemuMonitorCommandWithFiles(virDomainPtr domain, const char *cmd, unsigned int ninfiles, int *infiles, unsigned int *noutfiles, int **outfiles, char **result, unsigned int flags)",
        since = "8.2.0", rpc = 7, write_late, acl(domain:write), manual
    )]
    fn domain_qemu_monitor_command_with_files(&self, domain: &Domain, cmd: &str, infiles: &[RawFd], flags: u32) -> Result<(String, Vec<OwnedFd>)>;
}
