//! Devices and what goes through them: which call leads where.
use super::Connection;
use api::{Domain, DomainDeviceDriver};
use util::error::Result;

impl DomainDeviceDriver for Connection {
    fn domain_send_key(
        &self,
        domain: &Domain,
        codeset: u32,
        _holdtime: u32,
        keycodes: &[u32],
        flags: u32,
    ) -> Result<()> {
        self.host.send_key(domain, codeset, keycodes, flags)
    }
}
