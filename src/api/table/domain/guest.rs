//! The one table: what is asked of the system in a guest.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainGuest: Hypervisor {
    /// Set how long to wait for an answer of the guest agent.
    #[api(
        "int virDomainAgentSetResponseTimeout(virDomainPtr domain, int timeout, unsigned int flags)",
        since = "5.10.0", rpc = 420, write, acl(domain:write)
    )]
    fn domain_agent_set_response_timeout(&self, domain: &Domain, timeout: i32, flags: u32) -> Result<i32>;

    /// List the SSH keys that may log in as a guest user.
    #[api(
        "int virDomainAuthorizedSSHKeysGet(virDomainPtr domain, const char *user, char ***keys, unsigned int flags)",
        since = "6.10.0", rpc = 424, write_late
    )]
    fn domain_authorized_ssh_keys_get(&self, domain: &Domain, user: &str, flags: u32) -> Result<Vec<String>>;

    /// Set, add or remove the SSH keys of a guest user.
    #[api(
        "int virDomainAuthorizedSSHKeysSet(virDomainPtr domain, const char *user, const char **keys, unsigned int nkeys, unsigned int flags)",
        since = "6.10.0", rpc = 425, write_late, exclusive(VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND, VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE)
    )]
    fn domain_authorized_ssh_keys_set(&self, domain: &Domain, user: &str, keys: &[&str], flags: u32) -> Result<()>;

    /// Freeze guest file systems through the guest agent.
    #[api(
        "int virDomainFSFreeze(virDomainPtr dom, const char **mountpoints, unsigned int nmountpoints, unsigned int flags)",
        since = "1.2.5", rpc = 335, write, acl(domain:fs_freeze)
    )]
    fn domain_fs_freeze(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32>;

    /// Thaw guest file systems that were frozen.
    #[api(
        "int virDomainFSThaw(virDomainPtr dom, const char **mountpoints, unsigned int nmountpoints, unsigned int flags)",
        since = "1.2.5", rpc = 336, write, acl(domain:fs_freeze)
    )]
    fn domain_fs_thaw(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32>;

    /// Discard unused blocks of guest file systems.
    #[api(
        "int virDomainFSTrim(virDomainPtr dom, const char *mountPoint, unsigned long long minimum, unsigned int flags)",
        since = "1.0.1", rpc = 294, write, acl(domain:fs_trim)
    )]
    fn domain_fs_trim(&self, dom: &Domain, mount_point: Option<&str>, minimum: u64, flags: u32) -> Result<()>;

    /// List the mounted file systems of a guest.
    #[api(
        "int virDomainGetFSInfo(virDomainPtr dom, virDomainFSInfoPtr **info, unsigned int flags)",
        since = "1.2.11", rpc = 349, write, acl(domain:fs_freeze), manual
    )]
    fn domain_get_fs_info(&self, dom: &Domain, flags: u32) -> Result<Vec<FsInfo>>;

    /// Fetch users, time zone, disks and other facts from the guest agent.
    #[api(
        "int virDomainGetGuestInfo(virDomainPtr domain, unsigned int types, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "5.7.0", rpc = 418, write, acl(domain:write)
    )]
    fn domain_get_guest_info(&self, domain: &Domain, types: u32, flags: u32) -> Result<TypedParams>;

    /// Fetch the guest's own view of its virtual CPUs.
    #[api(
        "int virDomainGetGuestVcpus(virDomainPtr domain, virTypedParameterPtr *params, unsigned int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 371, write, acl(domain:write)
    )]
    fn domain_get_guest_vcpus(&self, domain: &Domain, flags: u32) -> Result<TypedParams>;

    /// Returns the host name a guest has given itself.
    #[api(
        "char *virDomainGetHostname(virDomainPtr domain, unsigned int flags)",
        since = "0.10.0", rpc = 277, write, acl(domain:write)
    )]
    fn domain_get_hostname(&self, domain: &Domain, flags: u32) -> Result<String>;

    /// Fetch the guest's clock.
    #[api(
        "int virDomainGetTime(virDomainPtr dom, long long *seconds, unsigned int *nseconds, unsigned int flags)",
        since = "1.2.5", rpc = 337, write, acl(domain:write), manual
    )]
    fn domain_get_time(&self, dom: &Domain, flags: u32) -> Result<(i64, u32)>;

    /// List a domain's interfaces with their IP addresses.
    #[api(
        "int virDomainInterfaceAddresses(virDomainPtr dom, virDomainInterfacePtr **ifaces, unsigned int source, unsigned int flags)",
        since = "1.2.14", rpc = 353, acl(domain:read, domain:write), manual
    )]
    fn domain_interface_addresses(&self, dom: &Domain, source: u32, flags: u32) -> Result<Vec<DomainInterface>>;

    /// Send a signal to a process inside a guest.
    #[api(
        "int virDomainSendProcessSignal(virDomainPtr domain, long long pid_value, unsigned int signum, unsigned int flags)",
        since = "1.0.1", rpc = 295, write_late, acl(domain:send_signal)
    )]
    fn domain_send_process_signal(&self, domain: &Domain, #[nonzero] pid_value: i64, signum: u32, flags: u32) -> Result<()>;

    /// Switch virtual CPUs on or off through the guest agent.
    #[api(
        "int virDomainSetGuestVcpus(virDomainPtr domain, const char *cpumap, int state, unsigned int flags)",
        since = "2.0.0", rpc = 372, write, acl(domain:write)
    )]
    fn domain_set_guest_vcpus(&self, domain: &Domain, cpumap: &str, state: i32, flags: u32) -> Result<()>;

    /// Set the guest's clock.
    #[api(
        "int virDomainSetTime(virDomainPtr dom, long long seconds, unsigned int nseconds, unsigned int flags)",
        since = "1.2.5", rpc = 338, write, acl(domain:set_time)
    )]
    fn domain_set_time(&self, dom: &Domain, seconds: i64, nseconds: u32, flags: u32) -> Result<()>;

    /// Set the password of a guest user.
    #[api(
        "int virDomainSetUserPassword(virDomainPtr dom, const char *user, const char *password, unsigned int flags)",
        since = "1.2.16", rpc = 357, write, acl(domain:set_password)
    )]
    fn domain_set_user_password(&self, dom: &Domain, user: &str, password: &str, flags: u32) -> Result<()>;
}
