//! Which domains there are and what they are: which call leads where.
use super::{Connection, count};
use crate::{ORIGIN, capabilities};
use abi::*;
use api::{Conn, Domain, DomainListDriver, DomainStats, EventCallback};
use util::error::Result;
use util::typed_param::TypedParams;
use util::uuid::Uuid;

impl DomainListDriver for Connection {
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

    fn connect_get_domain_capabilities(
        &self,
        _conn: &Conn,
        emulatorbin: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        flags: u32,
    ) -> Result<String> {
        api::check_flags(flags, 0, "testConnectGetDomainCapabilities", ORIGIN)?;
        capabilities::domain_document(emulatorbin, arch, machine, virttype)
    }

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

    fn domain_rename(&self, dom: &Domain, new_name: &str, flags: u32) -> Result<i32> {
        self.host.rename(dom, new_name, flags).map(|()| 0)
    }

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

    fn domain_is_active(&self, dom: &Domain) -> Result<bool> {
        self.host.look(dom, |status| Ok(status.is_active()))
    }

    fn domain_is_persistent(&self, dom: &Domain) -> Result<bool> {
        self.host.look(dom, |status| Ok(status.persistent))
    }

    fn domain_is_updated(&self, _dom: &Domain) -> Result<bool> {
        Ok(false)
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

    fn connect_get_all_domain_stats(
        &self,
        conn: &Conn,
        domains: &[&Domain],
        stats: u32,
        flags: u32,
    ) -> Result<Vec<DomainStats>> {
        self.host.all_stats(conn, domains, stats, flags)
    }

    fn domain_get_messages(&self, domain: &Domain, flags: u32) -> Result<Vec<String>> {
        self.host.messages(domain, flags)
    }

    fn domain_get_launch_security_info(&self, domain: &Domain, flags: u32) -> Result<TypedParams> {
        self.host.launch_security_info(domain, flags)
    }

    fn domain_get_security_label_list(&self, domain: &Domain) -> Result<Vec<virSecurityLabel>> {
        let host = self.extended("virDomainGetSecurityLabelList")?;
        Ok(vec![host.security_label(domain)?])
    }

    fn domain_get_security_label(&self, domain: &Domain) -> Result<virSecurityLabel> {
        self.host.security_label(domain)
    }
}
