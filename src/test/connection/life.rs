//! A domain's life: which call leads where.
use super::Connection;
use crate::save;
use api::{Conn, Domain, DomainLifeDriver};
use std::os::fd::RawFd;
use util::error::Result;

impl DomainLifeDriver for Connection {
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

    fn domain_get_autostart(&self, domain: &Domain) -> Result<bool> {
        self.host.look(domain, |status| Ok(status.autostart))
    }

    fn domain_set_autostart(&self, domain: &Domain, autostart: i32) -> Result<()> {
        self.host.set_autostart(domain, autostart != 0)
    }

    fn domain_get_autostart_once(&self, domain: &Domain) -> Result<bool> {
        let host = self.extended("virDomainGetAutostartOnce")?;
        host.look(domain, |status| Ok(status.autostart_once))
    }

    fn domain_set_autostart_once(&self, domain: &Domain, autostart: i32) -> Result<()> {
        let host = self.extended("virDomainSetAutostartOnce")?;
        host.set_autostart_once(domain, autostart != 0)
    }

    fn domain_pm_suspend_for_duration(
        &self,
        dom: &Domain,
        target: u32,
        duration: u64,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virDomainPMSuspendForDuration")?;
        host.suspend_guest(dom, target, duration, flags)
    }

    fn domain_pm_wakeup(&self, dom: &Domain, flags: u32) -> Result<()> {
        let host = self.extended("virDomainPMWakeup")?;
        host.wake_guest(dom, flags)
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

    fn domain_set_lifecycle_action(
        &self,
        domain: &Domain,
        r#type: u32,
        action: u32,
        flags: u32,
    ) -> Result<()> {
        self.host
            .set_lifecycle_action(domain, (r#type, action), flags)
    }
}
