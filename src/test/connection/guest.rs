//! What is asked of the system in a guest: which call leads where.
use super::Connection;
use api::{Domain, DomainGuestDriver, DomainInterface, FsInfo};
use util::error::Result;
use util::typed_param::TypedParams;

impl DomainGuestDriver for Connection {
    fn domain_get_hostname(&self, domain: &Domain, flags: u32) -> Result<String> {
        self.host.guest_hostname(domain, flags)
    }

    fn domain_fs_freeze(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32> {
        self.host.fs_freeze(dom, mountpoints, flags)
    }

    fn domain_fs_thaw(&self, dom: &Domain, mountpoints: &[&str], flags: u32) -> Result<i32> {
        self.host.fs_thaw(dom, mountpoints, flags)
    }

    fn domain_fs_trim(
        &self,
        dom: &Domain,
        mount_point: Option<&str>,
        _minimum: u64,
        flags: u32,
    ) -> Result<()> {
        self.host.fs_trim(dom, mount_point, flags)
    }

    fn domain_get_fs_info(&self, dom: &Domain, flags: u32) -> Result<Vec<FsInfo>> {
        self.host.fs_info(dom, flags)
    }

    fn domain_get_time(&self, dom: &Domain, flags: u32) -> Result<(i64, u32)> {
        self.host.guest_time(dom, flags)
    }

    fn domain_set_time(&self, dom: &Domain, seconds: i64, nseconds: u32, flags: u32) -> Result<()> {
        self.host.set_guest_time(dom, (seconds, nseconds), flags)
    }

    fn domain_set_user_password(
        &self,
        dom: &Domain,
        _user: &str,
        _password: &str,
        flags: u32,
    ) -> Result<()> {
        self.host.set_password(dom, flags)
    }

    fn domain_send_process_signal(
        &self,
        domain: &Domain,
        pid_value: i64,
        signum: u32,
        flags: u32,
    ) -> Result<()> {
        self.host.send_signal(domain, pid_value, signum, flags)
    }

    fn domain_interface_addresses(
        &self,
        dom: &Domain,
        source: u32,
        flags: u32,
    ) -> Result<Vec<DomainInterface>> {
        self.host.addresses(dom, source, flags)
    }

    fn domain_get_guest_info(
        &self,
        domain: &Domain,
        types: u32,
        flags: u32,
    ) -> Result<TypedParams> {
        let host = self.extended("virDomainGetGuestInfo")?;
        host.guest_info(domain, types, flags)
    }

    fn domain_get_guest_vcpus(&self, domain: &Domain, flags: u32) -> Result<TypedParams> {
        let host = self.extended("virDomainGetGuestVcpus")?;
        host.guest_vcpus(domain, flags)
    }

    fn domain_set_guest_vcpus(
        &self,
        domain: &Domain,
        cpumap: &str,
        state: i32,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainSetGuestVcpus")?;
        host.set_guest_vcpus(domain, cpumap, state, flags)
    }

    fn domain_agent_set_response_timeout(
        &self,
        domain: &Domain,
        timeout: i32,
        flags: u32,
    ) -> Result<i32> {
        let host = self.extended("virDomainAgentSetResponseTimeout")?;
        host.set_agent_timeout(domain, timeout, flags).map(|()| 0)
    }

    fn domain_authorized_ssh_keys_get(
        &self,
        domain: &Domain,
        user: &str,
        flags: u32,
    ) -> Result<Vec<String>> {
        let host = self.extended("virDomainAuthorizedSSHKeysGet")?;
        host.ssh_keys(domain, user, flags)
    }

    fn domain_authorized_ssh_keys_set(
        &self,
        domain: &Domain,
        user: &str,
        keys: &[&str],
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainAuthorizedSSHKeysSet")?;
        host.set_ssh_keys(domain, user, keys, flags)
    }
}
