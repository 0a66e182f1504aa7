//! The table of what this driver can do: public functions and who does their work.
use crate::host::Host;
use crate::host_facts;
use abi::*;
use api::{Conn, CpuMap, Domain, EventCallback, HypervisorDriver, Stream};
use std::ffi::c_ulong;
use std::path::Path;
use std::sync::Arc;
use util::error::Result;
use util::typed_param::TypedParams;
use util::uuid::Uuid;

/// A connection to a host.
pub(crate) struct Connection {
    host: Arc<Host>,
    /// Its name among the host's connections.
    id: u64,
}

impl Connection {
    pub(crate) fn new(host: Arc<Host>) -> Self {
        let id = host.take_connection();
        Self { host, id }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.host.connection_closed(self.id);
    }
}

impl HypervisorDriver for Connection {
    fn connect_domain_event_register_any(
        &self,
        conn: &Conn,
        dom: Option<&Domain>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        self.host
            .events
            .add_domain(conn, dom.map(|dom| *dom.uuid()), event_id, callback)
    }

    fn connect_domain_event_deregister_any(&self, conn: &Conn, callback_id: i32) -> Result<()> {
        self.host.events.remove(conn, callback_id)
    }

    fn connect_list_all_domains(&self, conn: &Conn, flags: u32) -> Result<Vec<Domain>> {
        self.host.list(conn, flags)
    }

    fn connect_list_defined_domains(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.inactive_names())
    }

    fn connect_list_domains(&self, _conn: &Conn) -> Result<Vec<i32>> {
        Ok(self.host.guests.ids())
    }

    fn connect_num_of_defined_domains(&self, _conn: &Conn) -> Result<i32> {
        Ok(self
            .host
            .guests
            .count_inactive()
            .try_into()
            .unwrap_or(i32::MAX))
    }

    fn connect_num_of_domains(&self, _conn: &Conn) -> Result<i32> {
        Ok(self
            .host
            .guests
            .count_active()
            .try_into()
            .unwrap_or(i32::MAX))
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

    fn domain_define_xml(&self, conn: &Conn, xml: &str) -> Result<Domain> {
        self.host.define(conn, xml, 0)
    }

    fn domain_define_xml_flags(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Domain> {
        self.host.define(conn, xml, flags)
    }

    fn domain_undefine(&self, domain: &Domain) -> Result<()> {
        self.host.undefine(domain, 0)
    }

    fn domain_undefine_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.undefine(domain, flags)
    }

    fn domain_create_xml(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<Domain> {
        self.host.create_xml(conn, xml_desc, flags, self.id)
    }

    fn domain_create(&self, domain: &Domain) -> Result<()> {
        self.host.create(domain, 0, self.id)
    }

    fn domain_create_with_flags(&self, domain: &Domain, flags: u32) -> Result<i32> {
        self.host.create(domain, flags, self.id).map(|()| 0)
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

    fn domain_suspend(&self, domain: &Domain) -> Result<()> {
        self.host.suspend(domain)
    }

    fn domain_resume(&self, domain: &Domain) -> Result<()> {
        self.host.resume(domain)
    }

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

    fn domain_managed_save(&self, dom: &Domain, flags: u32) -> Result<()> {
        self.host.managed_save(dom, flags)
    }

    fn domain_has_managed_save_image(&self, dom: &Domain, flags: u32) -> Result<bool> {
        self.host.has_managed_save(dom, flags)
    }

    fn domain_managed_save_remove(&self, dom: &Domain, flags: u32) -> Result<()> {
        self.host.managed_save_remove(dom, flags)
    }

    fn domain_managed_save_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String> {
        let path = self.host.managed_path(domain)?;
        self.host
            .saved_xml(&path, flags, "qemuDomainManagedSaveGetXMLDesc")
    }

    fn domain_managed_save_define_xml(
        &self,
        domain: &Domain,
        dxml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        let path = self.host.managed_path(domain)?;
        self.host.define_saved(
            &path,
            dxml.unwrap_or_default(),
            flags,
            "qemuDomainManagedSaveDefineXML",
        )
    }

    fn domain_save_image_get_xml_desc(
        &self,
        _conn: &Conn,
        file: &str,
        flags: u32,
    ) -> Result<String> {
        self.host
            .saved_xml(Path::new(file), flags, "qemuDomainSaveImageGetXMLDesc")
    }

    fn domain_save_image_define_xml(
        &self,
        _conn: &Conn,
        file: &str,
        dxml: &str,
        flags: u32,
    ) -> Result<()> {
        self.host
            .define_saved(Path::new(file), dxml, flags, "qemuDomainSaveImageDefineXML")
    }

    fn domain_get_job_info(&self, domain: &Domain) -> Result<virDomainJobInfo> {
        Ok(self.host.guest(domain)?.progress.info())
    }

    fn domain_get_job_stats(&self, domain: &Domain, flags: u32) -> Result<(i32, TypedParams)> {
        self.host.job_stats(domain, flags)
    }

    fn domain_abort_job(&self, domain: &Domain) -> Result<()> {
        self.host.abort_job(domain, 0)
    }

    fn domain_abort_job_flags(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.abort_job(domain, flags)
    }

    fn domain_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String> {
        self.host.xml(domain, flags)
    }

    fn domain_get_info(&self, domain: &Domain) -> Result<virDomainInfo> {
        self.host.info(domain)
    }

    fn domain_get_state(&self, domain: &Domain, flags: u32) -> Result<(i32, i32)> {
        self.host.state(domain, flags)
    }

    fn domain_get_os_type(&self, domain: &Domain) -> Result<String> {
        self.host.os_type(domain)
    }

    fn domain_is_active(&self, dom: &Domain) -> Result<bool> {
        Ok(self.host.guest(dom)?.look().is_active())
    }

    fn domain_is_persistent(&self, dom: &Domain) -> Result<bool> {
        Ok(self.host.guest(dom)?.look().persistent)
    }

    fn domain_is_updated(&self, dom: &Domain) -> Result<bool> {
        self.host.guest(dom).map(|_| false)
    }

    fn domain_get_autostart(&self, domain: &Domain) -> Result<bool> {
        Ok(self.host.guest(domain)?.look().autostart)
    }

    fn domain_set_autostart(&self, domain: &Domain, autostart: i32) -> Result<()> {
        self.host.set_autostart(domain, autostart != 0)
    }

    fn domain_get_max_memory(&self, domain: &Domain) -> Result<c_ulong> {
        Ok(self.host.guest(domain)?.look().def.memory.total)
    }

    fn domain_get_vcpus_flags(&self, domain: &Domain, flags: u32) -> Result<i32> {
        self.host.vcpus(domain, flags)
    }

    fn domain_get_max_vcpus(&self, domain: &Domain) -> Result<i32> {
        self.host
            .vcpus(domain, VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_VCPU_MAXIMUM)
    }

    fn connect_domain_xml_to_native(
        &self,
        _conn: &Conn,
        native_format: &str,
        domain_xml: &str,
        flags: u32,
    ) -> Result<String> {
        self.host.to_native(native_format, domain_xml, flags)
    }

    fn connect_get_version(&self, _conn: &Conn) -> Result<c_ulong> {
        self.host.version()
    }

    fn connect_get_max_vcpus(&self, _conn: &Conn, kind: Option<&str>) -> Result<i32> {
        host_facts::most_vcpus(kind)
    }

    fn connect_get_capabilities(&self, _conn: &Conn) -> Result<String> {
        self.host.capabilities()
    }

    fn node_get_info(&self, _conn: &Conn) -> Result<virNodeInfo> {
        host_facts::node_info()
    }

    fn node_get_free_memory(&self, _conn: &Conn) -> Result<u64> {
        Ok(util::host::memory()?.free)
    }

    fn node_get_cells_free_memory(
        &self,
        _conn: &Conn,
        start_cell: i32,
        max_cells: i32,
    ) -> Result<Vec<u64>> {
        host_facts::cells_free_memory(start_cell, max_cells)
    }

    fn node_get_cpu_map(&self, _conn: &Conn, flags: u32) -> Result<CpuMap> {
        host_facts::cpu_map(flags)
    }

    fn domain_screenshot(
        &self,
        domain: &Domain,
        stream: &Stream,
        screen: u32,
        flags: u32,
    ) -> Result<String> {
        self.host.screenshot(domain, stream, screen, flags)
    }

    fn domain_qemu_monitor_command(
        &self,
        domain: &Domain,
        cmd: Option<&str>,
        flags: u32,
    ) -> Result<String> {
        self.host
            .monitor_command(domain, cmd.unwrap_or_default(), flags)
    }

    fn connect_domain_qemu_monitor_event_register(
        &self,
        conn: &Conn,
        dom: Option<&Domain>,
        event: Option<&str>,
        callback: EventCallback,
        flags: u32,
    ) -> Result<i32> {
        self.host.watch_monitor(conn, dom, event, callback, flags)
    }

    fn connect_domain_qemu_monitor_event_deregister(
        &self,
        conn: &Conn,
        callback_id: i32,
    ) -> Result<()> {
        self.host.events.remove(conn, callback_id)
    }

    fn domain_interface_stats(
        &self,
        dom: &Domain,
        device: &str,
    ) -> Result<virDomainInterfaceStatsStruct> {
        self.host.interface_stats(dom, device)
    }

    fn domain_memory_stats(
        &self,
        dom: &Domain,
        flags: u32,
    ) -> Result<Vec<virDomainMemoryStatStruct>> {
        self.host.memory_stats(dom, flags)
    }

    fn domain_get_control_info(&self, domain: &Domain, flags: u32) -> Result<virDomainControlInfo> {
        self.host.control_info(domain, flags)
    }

    fn domain_inject_nmi(&self, domain: &Domain, flags: u32) -> Result<()> {
        self.host.inject_nmi(domain, flags)
    }

    fn domain_pm_wakeup(&self, dom: &Domain, flags: u32) -> Result<()> {
        self.host.wake_up(dom, flags)
    }

    fn domain_set_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_AFFECT_LIVE)
    }

    fn domain_set_max_memory(&self, domain: &Domain, memory: c_ulong) -> Result<()> {
        self.host.set_memory(domain, memory, VIR_DOMAIN_MEM_MAXIMUM)
    }

    fn domain_set_memory_flags(&self, domain: &Domain, memory: c_ulong, flags: u32) -> Result<()> {
        self.host.set_memory(domain, memory, flags)
    }

    fn connect_get_hostname(&self, _conn: &Conn) -> Result<String> {
        Ok(util::host::name())
    }

    fn connect_is_alive(&self, _conn: &Conn) -> Result<bool> {
        Ok(true)
    }

    fn connect_is_encrypted(&self, _conn: &Conn) -> Result<bool> {
        Ok(false)
    }

    fn connect_is_secure(&self, _conn: &Conn) -> Result<bool> {
        Ok(true)
    }
}
