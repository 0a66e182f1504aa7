//! What only the guest itself knows: which call leads where.
use super::Connection;
use api::{Domain, DomainGuestDriver};
use util::error::Result;

impl DomainGuestDriver for Connection {
    fn domain_get_hostname(&self, domain: &Domain, flags: u32) -> Result<String> {
        self.host.guest_hostname(domain, flags)
    }
}
