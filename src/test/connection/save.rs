//! Saved memory: which call leads where.
use super::Connection;
use crate::save;
use api::{Conn, Domain, DomainSaveDriver};
use util::error::Result;

impl DomainSaveDriver for Connection {
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
}
