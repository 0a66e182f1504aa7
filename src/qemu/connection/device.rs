//! Devices: which call leads where.
use super::Connection;
use abi::*;
use api::{Domain, DomainDeviceDriver, Stream};
use util::error::Result;

impl DomainDeviceDriver for Connection {
    fn domain_screenshot(
        &self,
        domain: &Domain,
        stream: &Stream,
        screen: u32,
        flags: u32,
    ) -> Result<String> {
        self.host.screenshot(domain, stream, screen, flags)
    }

    fn domain_interface_stats(
        &self,
        dom: &Domain,
        device: &str,
    ) -> Result<virDomainInterfaceStatsStruct> {
        self.host.interface_stats(dom, device)
    }
}
