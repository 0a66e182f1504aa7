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

    fn domain_attach_device(&self, domain: &Domain, xml: &str) -> Result<()> {
        self.host.attach_device(domain, xml, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_attach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()> {
        self.host.attach_device(domain, xml, flags)
    }

    fn domain_detach_device(&self, domain: &Domain, xml: &str) -> Result<()> {
        self.host.detach_device(domain, xml, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_detach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()> {
        self.host.detach_device(domain, xml, flags)
    }

    fn domain_detach_device_alias(&self, domain: &Domain, alias: &str, flags: u32) -> Result<()> {
        self.host.detach_device_alias(domain, alias, flags)
    }

    fn domain_update_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()> {
        self.host.update_device(domain, xml, flags)
    }

    fn domain_interface_stats(
        &self,
        dom: &Domain,
        device: &str,
    ) -> Result<virDomainInterfaceStatsStruct> {
        self.host.interface_stats(dom, device)
    }
}
