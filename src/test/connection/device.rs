//! Devices and what goes through them: which call leads where.
use super::Connection;
use abi::*;
use api::{Domain, DomainDeviceDriver, Stream};
use util::error::Result;
use util::typed_param::TypedParams;

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
