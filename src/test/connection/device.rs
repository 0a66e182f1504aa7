//! Devices and what goes through them: which call leads where.
use super::Connection;
use crate::ORIGIN;
use abi::*;
use api::{Domain, DomainDeviceDriver, ReadStream, Stream};
use std::sync::Arc;
use util::error::Result;
use util::typed_param::TypedParams;

/// What every screen shows.
static SCREEN: &[u8] = include_bytes!("../screenshot.png");

impl DomainDeviceDriver for Connection {
    fn domain_attach_device(&self, domain: &Domain, xml: &str) -> Result<()> {
        match self.is_extended() {
            true => self.host.plug(domain, xml, VIR_DOMAIN_AFFECT_LIVE),
            false => self
                .host
                .attach_device(domain, xml, VIR_DOMAIN_AFFECT_CURRENT),
        }
    }

    fn domain_attach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()> {
        match self.is_extended() {
            true => self.host.plug(domain, xml, flags),
            false => self.host.attach_device(domain, xml, flags),
        }
    }

    fn domain_detach_device(&self, domain: &Domain, xml: &str) -> Result<()> {
        let host = self.extended("virDomainDetachDevice")?;
        host.unplug(domain, xml, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_detach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()> {
        let host = self.extended("virDomainDetachDeviceFlags")?;
        host.unplug(domain, xml, flags)
    }

    fn domain_detach_device_alias(&self, domain: &Domain, alias: &str, flags: u32) -> Result<()> {
        match self.is_extended() {
            true => self.host.unplug_alias(domain, alias, flags),
            false => self.host.detach_device_alias(domain, alias, flags),
        }
    }

    fn domain_update_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()> {
        match self.is_extended() {
            true => self.host.replug(domain, xml, flags),
            false => self.host.update_device(domain, xml, flags),
        }
    }

    fn domain_screenshot(
        &self,
        _domain: &Domain,
        stream: &Stream,
        _screen: u32,
        flags: u32,
    ) -> Result<String> {
        api::check_flags(flags, 0, "testDomainScreenshot", ORIGIN)?;
        stream.attach(Arc::new(ReadStream::new(SCREEN)));
        Ok("image/png".to_owned())
    }

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

    fn domain_open_console(
        &self,
        dom: &Domain,
        dev_name: Option<&str>,
        st: &Stream,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainOpenConsole")?;
        host.open_console(dom, dev_name, st, flags)
    }

    fn domain_open_channel(
        &self,
        dom: &Domain,
        name: Option<&str>,
        st: &Stream,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainOpenChannel")?;
        host.open_channel(dom, name, st, flags)
    }

    fn domain_get_interface_parameters(
        &self,
        domain: &Domain,
        device: Option<&str>,
        flags: u32,
    ) -> Result<TypedParams> {
        let device = device.unwrap_or_default();
        self.host.interface_params(domain, device, flags)
    }

    fn domain_set_interface_parameters(
        &self,
        domain: &Domain,
        device: Option<&str>,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        let device = device.unwrap_or_default();
        self.host
            .set_interface_params(domain, device, params, flags)
    }

    fn domain_interface_stats(
        &self,
        dom: &Domain,
        device: &str,
    ) -> Result<virDomainInterfaceStatsStruct> {
        self.host.interface_stats(dom, device)
    }

    fn domain_memory_peek(
        &self,
        dom: &Domain,
        start: u64,
        buffer: &mut [u8],
        flags: u32,
    ) -> Result<()> {
        self.host.memory_peek(dom, start, buffer, flags)
    }
}
