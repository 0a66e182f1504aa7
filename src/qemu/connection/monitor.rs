//! QEMU's own monitor: which call leads where.
use super::Connection;
use api::{Conn, Domain, EventCallback, QemuMonitorDriver};
use util::error::Result;

impl QemuMonitorDriver for Connection {
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
}
