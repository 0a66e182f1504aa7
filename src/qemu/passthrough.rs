//! QEMU's monitor for callers who know what they do (`libvirt-qemu`).
use crate::ORIGIN;
use crate::host::Host;
use crate::job::Kind;
use abi::*;
use api::{Conn, Domain, EventCallback, EventKind};
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainQemuMonitorCommand`
    pub(crate) fn monitor_command(
        &self,
        handle: &Domain,
        command: &str,
        flags: u32,
    ) -> Result<String> {
        api::check_flags(
            flags,
            VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP,
            "qemuDomainQemuMonitorCommandWithFiles",
            ORIGIN,
        )?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Query, "virDomainQemuMonitorCommand")?;
        let run = guest.run()?;
        match flags & VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP {
            0 => run.monitor.arbitrary(command),
            _ => run.monitor.human(command),
        }
    }

    /// `virConnectDomainQemuMonitorEventRegister`
    pub(crate) fn watch_monitor(
        &self,
        conn: &Conn,
        dom: Option<&Domain>,
        wanted: Option<&str>,
        callback: EventCallback,
        flags: u32,
    ) -> Result<i32> {
        const KNOWN: u32 = VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX
            | VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE;
        api::check_flags(
            flags,
            KNOWN,
            "qemuConnectDomainQemuMonitorEventRegister",
            ORIGIN,
        )?;
        if flags & VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX != 0 {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "regular expressions are not supported by this driver"
            );
        }
        let nocase = flags & VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE != 0;
        let wanted = wanted.map(str::to_owned);
        let uuid = dom.map(|dom| *dom.uuid());
        let filter = move |event: &api::Event| {
            let EventKind::QemuMonitor { event: name, .. } = &event.kind else {
                return false;
            };
            let named = wanted.as_ref().is_none_or(|wanted| match nocase {
                true => wanted.eq_ignore_ascii_case(name),
                false => wanted == name,
            });
            named && uuid.is_none_or(|uuid| uuid == event.subject.uuid)
        };
        self.events.add(conn, Box::new(filter), callback)
    }
}
