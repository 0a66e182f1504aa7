//! Saved memory: which call leads where.
use super::Connection;
use crate::save;
use api::{Conn, Domain, DomainSaveDriver};
use util::error::Result;
use util::typed_param::TypedParams;

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

    fn domain_managed_save_get_xml_desc(&self, domain: &Domain, flags: u32) -> Result<String> {
        let host = self.extended("virDomainManagedSaveGetXMLDesc")?;
        host.managed_save_xml(domain, flags)
    }

    fn domain_managed_save_define_xml(
        &self,
        domain: &Domain,
        dxml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainManagedSaveDefineXML")?;
        host.define_managed_save(domain, dxml, flags)
    }

    fn domain_save_params(&self, domain: &Domain, params: &TypedParams, flags: u32) -> Result<()> {
        let host = self.extended("virDomainSaveParams")?;
        host.save_by_params(domain, params, flags)
    }

    fn domain_restore_params(&self, _conn: &Conn, params: &TypedParams, flags: u32) -> Result<()> {
        let host = self.extended("virDomainRestoreParams")?;
        host.restore_by_params(params, flags)
    }
}
