//! The one table: a domain's devices other than disks.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_DOMAIN)]

trait DomainDevice: Hypervisor {
    /// Plug a device into a running domain.
    #[api(
        "int virDomainAttachDevice(virDomainPtr domain, const char *xml)",
        since = "0.1.9", rpc = 8, write_late, acl(domain:write)
    )]
    fn domain_attach_device(&self, domain: &Domain, xml: &str) -> Result<()>;

    /// Plug a device into the live domain, its configuration, or both.
    #[api(
        "int virDomainAttachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.7.7", rpc = 160, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_attach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;

    /// Unplug a device from a running domain.
    #[api(
        "int virDomainDetachDevice(virDomainPtr domain, const char *xml)",
        since = "0.1.9", rpc = 13, write_late, acl(domain:write)
    )]
    fn domain_detach_device(&self, domain: &Domain, xml: &str) -> Result<()>;

    /// Unplug the device with the given alias.
    #[api(
        "int virDomainDetachDeviceAlias(virDomainPtr domain, const char *alias, unsigned int flags)",
        since = "4.4.0", rpc = 392, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_detach_device_alias(&self, domain: &Domain, alias: &str, flags: u32) -> Result<()>;

    /// Unplug a device from the live domain, its configuration, or both.
    #[api(
        "int virDomainDetachDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.7.7", rpc = 161, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_detach_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;

    /// Fetch the bandwidth limits of an interface.
    #[api(
        "int virDomainGetInterfaceParameters(virDomainPtr domain, const char *device, virTypedParameterPtr params, int *nparams, unsigned int flags)",
        since = "0.9.9", rpc = 257, acl(domain:read)
    )]
    fn domain_get_interface_parameters(&self, domain: &Domain, device: Option<&str>, flags: u32) -> Result<TypedParams>;

    /// Make a graphics device read its TLS certificates again.
    #[api(
        "int virDomainGraphicsReload(virDomainPtr domain, unsigned int type, unsigned int flags)",
        since = "10.2.0", rpc = 448, write, acl(domain:write)
    )]
    fn domain_graphics_reload(&self, domain: &Domain, r#type: u32, flags: u32) -> Result<()>;

    /// Fetch the traffic counters of an interface.
    #[api(
        "int virDomainInterfaceStats(virDomainPtr dom, const char *device, virDomainInterfaceStatsPtr stats, size_t size)",
        since = "0.3.2", rpc = 65, acl(domain:read), manual
    )]
    fn domain_interface_stats(&self, dom: &Domain, device: &str) -> Result<virDomainInterfaceStatsStruct>;

    /// Read bytes of a guest's memory.
    #[api(
        "int virDomainMemoryPeek(virDomainPtr dom, unsigned long long start, size_t size, void *buffer, unsigned int flags)",
        since = "0.4.2", rpc = 104, write, acl(domain:mem_read), exclusive(VIR_MEMORY_VIRTUAL, VIR_MEMORY_PHYSICAL), manual
    )]
    fn domain_memory_peek(&self, dom: &Domain, start: u64, buffer: &mut [u8], flags: u32) -> Result<()>;

    /// Connect a stream to a domain's channel device.
    #[api(
        "int virDomainOpenChannel(virDomainPtr dom, const char *name, virStreamPtr st, unsigned int flags)",
        since = "1.0.2", rpc = 296, write_late, acl(domain:open_device)
    )]
    fn domain_open_channel(&self, dom: &Domain, name: Option<&str>, st: &Stream, flags: u32) -> Result<()>;

    /// Connect a stream to a domain's console.
    #[api(
        "int virDomainOpenConsole(virDomainPtr dom, const char *dev_name, virStreamPtr st, unsigned int flags)",
        since = "0.8.6", rpc = 201, write_late, acl(domain:open_device)
    )]
    fn domain_open_console(&self, dom: &Domain, dev_name: Option<&str>, st: &Stream, flags: u32) -> Result<()>;

    /// Connect a socket to a domain's graphics device.
    #[api(
        "int virDomainOpenGraphics(virDomainPtr dom, unsigned int idx, int fd, unsigned int flags)",
        since = "0.9.7", rpc = 249, write_late, acl(domain:open_graphics), manual
    )]
    fn domain_open_graphics(&self, dom: &Domain, idx: u32, #[non_negative] fd: RawFd, flags: u32) -> Result<()>;

    /// Returns a new socket connected to a domain's graphics device.
    #[api(
        "int virDomainOpenGraphicsFD(virDomainPtr dom, unsigned int idx, unsigned int flags)",
        since = "1.2.8", rpc = 343, write, manual
    )]
    fn domain_open_graphics_fd(&self, dom: &Domain, idx: u32, flags: u32) -> Result<OwnedFd>;

    /// Send a picture of a domain's screen to a stream. Returns its MIME type.
    #[api(
        "char *virDomainScreenshot(virDomainPtr domain, virStreamPtr stream, unsigned int screen, unsigned int flags)",
        since = "0.9.2", rpc = 211, write_late, acl(domain:screenshot)
    )]
    fn domain_screenshot(&self, domain: &Domain, stream: &Stream, screen: u32, flags: u32) -> Result<String>;

    /// Press keys on a guest's keyboard.
    #[api(
        "int virDomainSendKey(virDomainPtr domain, unsigned int codeset, unsigned int holdtime, unsigned int *keycodes, int nkeycodes, unsigned int flags)",
        since = "0.9.3", rpc = 226, write, acl(domain:send_input), manual
    )]
    fn domain_send_key(&self, domain: &Domain, codeset: u32, holdtime: u32, keycodes: &[u32], flags: u32) -> Result<()>;

    /// Change the bandwidth limits of an interface.
    #[api(
        "int virDomainSetInterfaceParameters(virDomainPtr domain, const char *device, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "0.9.9", rpc = 256, write, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_set_interface_parameters(&self, domain: &Domain, device: Option<&str>, #[required] #[filled] params: &TypedParams, flags: u32) -> Result<()>;

    /// Change a device of a domain to match the given XML.
    #[api(
        "int virDomainUpdateDeviceFlags(virDomainPtr domain, const char *xml, unsigned int flags)",
        since = "0.8.0", rpc = 174, write_late, acl(domain:write, domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE, domain:save if VIR_DOMAIN_AFFECT_CONFIG)
    )]
    fn domain_update_device_flags(&self, domain: &Domain, xml: &str, flags: u32) -> Result<()>;
}
