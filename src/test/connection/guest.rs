//! What is asked of the system in a guest: which call leads where.
use super::Connection;
use api::{Domain, DomainGuestDriver, DomainInterface, FsInfo};
use util::error::Result;

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
}
