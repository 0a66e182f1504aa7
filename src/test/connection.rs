//! What the driver can do, call by call; each leads to the room that does it.
use crate::ORIGIN;
use crate::capabilities;
use crate::host::Host;
use crate::node::{self, MAX_VCPUS};
use crate::save;
use abi::*;
use api::{Conn, CpuMap, Domain, EventCallback, HypervisorDriver};
use std::ffi::c_ulong;
use std::os::fd::RawFd;
use std::sync::Arc;
use util::error::Result;
use util::uuid::Uuid;

/// Version of the hypervisor: 0.0.2.
const VERSION: c_ulong = 2;

/// A connection to a test host.
pub(crate) struct Connection {
    host: Arc<Host>,
}

impl Connection {
    pub(crate) fn new(host: Arc<Host>) -> Self {
        Self { host }
    }
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

impl HypervisorDriver for Connection {
    // The connection and its host.

    fn connect_get_version(&self, _conn: &Conn) -> Result<c_ulong> {
        Ok(VERSION)
    }

    fn connect_get_hostname(&self, _conn: &Conn) -> Result<String> {
        Ok(util::host::name())
    }

    fn connect_get_max_vcpus(&self, _conn: &Conn, _type: Option<&str>) -> Result<i32> {
        Ok(i32::try_from(MAX_VCPUS).unwrap_or(i32::MAX))
    }

    fn connect_get_capabilities(&self, _conn: &Conn) -> Result<String> {
        Ok(capabilities::document(&self.host.node))
    }

    fn connect_is_alive(&self, _conn: &Conn) -> Result<bool> {
        Ok(true)
    }

    fn connect_is_secure(&self, _conn: &Conn) -> Result<bool> {
        Ok(true)
    }

    fn connect_is_encrypted(&self, _conn: &Conn) -> Result<bool> {
        Ok(false)
    }

    fn node_get_info(&self, _conn: &Conn) -> Result<virNodeInfo> {
        Ok(self.host.node.info())
    }

    fn node_get_free_memory(&self, _conn: &Conn) -> Result<u64> {
        Ok(self.host.node.all_free_memory())
    }

    fn node_get_cells_free_memory(
        &self,
        _conn: &Conn,
        start_cell: i32,
        max_cells: i32,
    ) -> Result<Vec<u64>> {
        self.host.node.free_memory(start_cell, max_cells)
    }

    fn node_get_cpu_map(&self, _conn: &Conn, flags: u32) -> Result<CpuMap> {
        api::check_flags(flags, 0, "testNodeGetCPUMap", ORIGIN)?;
        Ok(node::cpu_map())
    }

    fn node_get_security_model(&self, _conn: &Conn) -> Result<virSecurityModel> {
        Ok(node::security_model())
    }

    // Events.

    fn connect_domain_event_register_any(
        &self,
        conn: &Conn,
        dom: Option<&Domain>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        self.host
            .events
            .add_domain(conn, dom.map(|d| *d.uuid()), event_id, callback)
    }

    fn connect_domain_event_deregister_any(&self, conn: &Conn, callback_id: i32) -> Result<()> {
        self.host.events.remove(conn, callback_id)
    }

    // Finding domains.

    fn connect_num_of_domains(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.guests.count_active()))
    }

    fn connect_num_of_defined_domains(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.guests.count_inactive()))
    }

    fn connect_list_domains(&self, _conn: &Conn) -> Result<Vec<i32>> {
        Ok(self.host.guests.ids())
    }

    fn connect_list_defined_domains(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.inactive_names())
    }

    fn connect_list_all_domains(&self, conn: &Conn, flags: u32) -> Result<Vec<Domain>> {
        self.host.list(conn, flags)
    }

    fn domain_lookup_by_id(&self, conn: &Conn, id: i32) -> Result<Domain> {
        self.host.by_id(conn, id)
    }

    fn domain_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Domain> {
        self.host.by_name(conn, name)
    }

    fn domain_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Domain> {
        self.host.by_uuid(conn, uuid)
    }

    // The life of a domain.

    fn domain_define_xml(&self, conn: &Conn, xml: &str) -> Result<Domain> {
        self.host.define(conn, xml, 0)
    }

    fn domain_define_xml_flags(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Domain> {
        self.host.define(conn, xml, flags)
    }

    fn domain_create_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<Domain> {
        self.host.create_xml(conn, xml_desc, flags)
    }

    fn domain_create_xml_with_files(
        &self,
        conn: &Conn,
        xml_desc: &str,
        _files: &[RawFd],
        flags: u32,
    ) -> Result<Domain> {
        self.host.create_xml(conn, xml_desc, flags)
    }

    fn domain_create(&self, domain: &Domain) -> Result<()> {
        self.host.create(domain, 0)
    }

    fn domain_create_with_flags(&self, domain: &Domain, flags: u32) -> Result<i32> {
        self.host.create(domain, flags).map(|()| 0)
    }

    fn domain_create_with_files(
        &self,
        domain: &Domain,
        _files: &[RawFd],
        flags: u32,
    ) -> Result<()> {
        self.host.create(domain, flags)
    }

    fn domain_destroy(&self, domain: &Domain) -> Result<()> {
        self.host.destroy(domain, 0)
    }

    fn domain_destroy_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.destroy(domain, flags)
    }

    fn domain_shutdown(&self, domain: &Domain) -> Result<()> {
        self.host.shutdown(domain, 0)
    }

    fn domain_shutdown_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.shutdown(domain, flags)
    }

    fn domain_reboot(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.reboot(domain, flags)
    }

    fn domain_reset(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.reset(domain, flags)
    }

    fn domain_inject_nmi(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.inject_nmi(domain, flags)
    }

    fn domain_suspend(&self, domain: &Domain) -> Result<()> {
        self.host.suspend(domain)
    }

    fn domain_resume(&self, domain: &Domain) -> Result<()> {
        self.host.resume(domain)
    }

    fn domain_undefine(&self, domain: &Domain) -> Result<()> {
        self.host.undefine(domain, 0)
    }

    fn domain_undefine_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.undefine(domain, flags)
    }

    fn domain_rename(&self, dom: &Domain, new_name: &str, flags: u32) -> Result<i32> {
        self.host.rename(dom, new_name, flags).map(|()| 0)
    }

    // What a domain is.

    fn domain_get_info(&self, domain: &Domain) -> Result<virDomainInfo> {
        self.host.info(domain)
    }

    fn domain_get_state(&self, domain: &Domain, flags: u32) -> Result<(i32, i32)> {
        self.host.state(domain, flags)
    }

    fn domain_get_control_info(&self, domain: &Domain, flags: u32) -> Result<virDomainControlInfo> {
        self.host.control_info(domain, flags)
    }

    fn domain_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String> {
        self.host.xml(domain, flags)
    }

    fn domain_get_os_type(&self, _domain: &Domain) -> Result<String> {
        Ok("linux".to_owned())
    }

    fn domain_get_hostname(&self, domain: &Domain, flags: u32) -> Result<String> {
        self.host.guest_hostname(domain, flags)
    }

    fn domain_is_active(&self, dom: &Domain) -> Result<bool> {
        self.host.look(dom, |status| Ok(status.is_active()))
    }

    fn domain_is_persistent(&self, dom: &Domain) -> Result<bool> {
        self.host.look(dom, |status| Ok(status.persistent))
    }

    fn domain_is_updated(&self, _dom: &Domain) -> Result<bool> {
        Ok(false)
    }

    // What a domain has.

    fn domain_get_autostart(&self, domain: &Domain) -> Result<bool> {
        self.host.look(domain, |status| Ok(status.autostart))
    }

    fn domain_set_autostart(&self, domain: &Domain, autostart: i32) -> Result<()> {
        self.host.set_autostart(domain, autostart != 0)
    }

    fn domain_get_max_memory(&self, domain: &Domain) -> Result<c_ulong> {
        self.host.max_memory(domain)
    }

    fn domain_set_max_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_MEM_MAXIMUM)
    }

    fn domain_set_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_set_memory_flags(&self, domain: &Domain, memory: c_ulong, flags: u32) -> Result<()> {
        self.host.set_memory(domain, memory, flags)
    }

    fn domain_set_memory_stats_period(
        &self,
        domain: &Domain,
        period: i32,
        flags: u32,
    ) -> Result<()> {
        self.host.set_stats_period(domain, period, flags)
    }

    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<i32> {
        self.host.max_vcpus(domain)
    }

    fn domain_get_vcpus_flags(&self, domain: &Domain, flags: u32) -> Result<i32> {
        self.host.vcpus(domain, flags)
    }

    fn domain_set_vcpus(&self, domain: &Domain, nvcpus: u32) -> Result<()> {
        self.host.set_vcpus(domain, nvcpus, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_set_vcpus_flags(&self, domain: &Domain, nvcpus: u32, flags: u32) -> Result<()> {
        self.host.set_vcpus(domain, nvcpus, flags)
    }

    fn domain_get_metadata(
        &self,
        domain: &Domain,
        r#type: i32,
        uri: &str,
        flags: u32,
    ) -> Result<String> {
        self.host.metadata(domain, r#type, uri, flags)
    }

    fn domain_set_metadata(
        &self,
        domain: &Domain,
        r#type: i32,
        metadata: Option<&str>,
        key: &str,
        uri: &str,
        flags: u32,
    ) -> Result<()> {
        self.host
            .set_metadata(domain, r#type, metadata, (key, uri), flags)
    }

    // Domains on disk.

    fn domain_save(&self, domain: &Domain, to: &str) -> Result<()> {
        self.host.save(domain, to, None, 0)
    }

    fn domain_save_flags(
        &self,
        domain: &Domain,
        to: &str,
        dxml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        self.host.save(domain, to, dxml, flags)
    }

    fn domain_restore(&self, _conn: &Conn, from: &str) -> Result<()> {
        self.host.restore(from, None, 0)
    }

    fn domain_restore_flags(
        &self,
        _conn: &Conn,
        from: &str,
        dxml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        self.host.restore(from, dxml, flags)
    }

    fn domain_save_image_get_xml_desc(
        &self,
        _conn: &Conn,
        file: &str,
        flags: u32,
    ) -> Result<String> {
        save::image_xml(file, flags)
    }

    fn domain_save_image_define_xml(
        &self,
        _conn: &Conn,
        file: &str,
        dxml: &str,
        flags: u32,
    ) -> Result<()> {
        save::define_image(file, dxml, flags)
    }

    fn domain_managed_save(&self, dom: &Domain, flags: u32) -> Result<()> {
        self.host.managed_save(dom, flags)
    }

    fn domain_has_managed_save_image(&self, dom: &Domain, flags: u32) -> Result<bool> {
        self.host.has_managed_save(dom, flags)
    }

    fn domain_managed_save_remove(&self, dom: &Domain, flags: u32) -> Result<()> {
        self.host.remove_managed_save(dom, flags)
    }

    fn domain_core_dump(&self, domain: &Domain, to: &str, flags: u32) -> Result<()> {
        self.host.core_dump(domain, to, save::RAW, flags)
    }

    fn domain_core_dump_with_format(
        &self,
        domain: &Domain,
        to: &str,
        dumpformat: u32,
        flags: u32,
    ) -> Result<()> {
        self.host.core_dump(domain, to, dumpformat, flags)
    }
}
