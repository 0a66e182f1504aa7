//! Saved memory: which call leads where.
use super::Connection;
use api::{Conn, Domain, DomainSaveDriver};
use std::path::Path;
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
}
