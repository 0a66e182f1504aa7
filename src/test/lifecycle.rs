//! The life of a guest: defined, started, suspended, stopped, undefined, and what is told of it.
use crate::ORIGIN;
use crate::definition;
use crate::guest::Guest;
use crate::host::{Adding, Host};
use abi::*;
use api::{Conn, Domain};
use conf::domain::lifecycle::LifecycleAction;
use conf::guest::Status;
use util::error::Result;
use util::{bail, err};

impl Host {
    /// `virDomainDefineXMLFlags`
    pub(crate) fn define(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Domain> {
        api::check_flags(
            flags,
            VIR_DOMAIN_DEFINE_VALIDATE,
            "testDomainDefineXMLFlags",
            ORIGIN,
        )?;
        let def = definition::parse(xml, flags & VIR_DOMAIN_DEFINE_VALIDATE != 0)?;
        def.check_stored_name()?;
        let guest = self.add(&def, Adding::Stored)?;
        Ok(guest.handle(conn))
    }

    /// `virDomainCreateXML`
    pub(crate) fn create_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Domain> {
        api::check_flags(
            flags,
            VIR_DOMAIN_START_VALIDATE,
            "testDomainCreateXML",
            ORIGIN,
        )?;
        let def = definition::parse(xml, flags & VIR_DOMAIN_START_VALIDATE != 0)?;
        let how = Adding::Started {
            reason: VIR_DOMAIN_RUNNING_BOOTED,
            detail: VIR_DOMAIN_EVENT_STARTED_BOOTED,
        };
        let guest = self.add(&def, how)?;
        Ok(guest.handle(conn))
    }

    /// `virDomainCreateWithFlags`
    pub(crate) fn create(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainCreateWithFlags", ORIGIN)?;
        self.change(handle, |guest, status| {
            if status.is_active() {
                bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "Domain '{}' is already running",
                    handle.name()
                );
            }
            if !self.resume_saved(guest, status)? {
                self.start_locked(
                    guest,
                    status,
                    VIR_DOMAIN_RUNNING_BOOTED,
                    VIR_DOMAIN_EVENT_STARTED_BOOTED,
                )?;
            }
            status.managed_save = false;
            handle.set_id(status.id.unwrap_or(-1));
            Ok(())
        })
    }

    /// `virDomainDestroyFlags`
    pub(crate) fn destroy(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(
            flags,
            VIR_DOMAIN_DESTROY_GRACEFUL,
            "testDomainDestroyFlags",
            ORIGIN,
        )?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            self.stop_locked(
                guest,
                status,
                VIR_DOMAIN_SHUTOFF_DESTROYED,
                VIR_DOMAIN_EVENT_STOPPED_DESTROYED,
            );
            handle.set_id(-1);
            Ok(())
        })
    }

    /// `virDomainShutdownFlags`
    pub(crate) fn shutdown(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainShutdownFlags", ORIGIN)?;
        self.change(handle, |guest, status| {
            if status.state == VIR_DOMAIN_SHUTOFF {
                return Err(not_running(handle));
            }
            self.end(handle, guest, status, status.def.lifecycle.on_poweroff);
            Ok(())
        })
    }

    /// `virDomainReboot`
    pub(crate) fn reboot(&self, handle: &Domain, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_REBOOT_ACPI_POWER_BTN
            | VIR_DOMAIN_REBOOT_GUEST_AGENT
            | VIR_DOMAIN_REBOOT_INITCTL
            | VIR_DOMAIN_REBOOT_SIGNAL
            | VIR_DOMAIN_REBOOT_PARAVIRT;
        api::check_flags(flags, KNOWN, "testDomainReboot", ORIGIN)?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            self.end(handle, guest, status, status.def.lifecycle.on_reboot);
            Ok(())
        })
    }

    /// The guest powers off or reboots and the host does what its definition says then.
    fn end(&self, handle: &Domain, guest: &Guest, status: &mut Status, action: LifecycleAction) {
        if matches!(
            action,
            LifecycleAction::Restart | LifecycleAction::RestartRename
        ) {
            status.state = VIR_DOMAIN_RUNNING;
            status.reason = VIR_DOMAIN_RUNNING_BOOTED;
            return;
        }
        self.stop_locked(
            guest,
            status,
            VIR_DOMAIN_SHUTOFF_SHUTDOWN,
            VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN,
        );
        handle.set_id(-1);
    }

    /// `virDomainReset`
    pub(crate) fn reset(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainReset", ORIGIN)?;
        self.look(handle, Status::require_active)
    }

    /// `virDomainSuspend`
    pub(crate) fn suspend(&self, handle: &Domain) -> Result<()> {
        self.change(handle, |guest, status| {
            if matches!(status.state, VIR_DOMAIN_SHUTOFF | VIR_DOMAIN_PAUSED) {
                return Err(not_running(handle));
            }
            (status.state, status.reason) = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER);
            self.tell(
                guest.subject(status),
                VIR_DOMAIN_EVENT_SUSPENDED,
                VIR_DOMAIN_EVENT_SUSPENDED_PAUSED,
            );
            Ok(())
        })
    }

    /// `virDomainResume`
    pub(crate) fn resume(&self, handle: &Domain) -> Result<()> {
        self.change(handle, |guest, status| {
            if status.state != VIR_DOMAIN_PAUSED {
                bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "domain '{}' not paused",
                    handle.name()
                );
            }
            (status.state, status.reason) = (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_UNPAUSED);
            self.tell(
                guest.subject(status),
                VIR_DOMAIN_EVENT_RESUMED,
                VIR_DOMAIN_EVENT_RESUMED_UNPAUSED,
            );
            Ok(())
        })
    }

    /// `virDomainUndefineFlags`
    pub(crate) fn undefine(&self, handle: &Domain, flags: u32) -> Result<()> {
        const KNOWN: u32 =
            VIR_DOMAIN_UNDEFINE_MANAGED_SAVE | VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA;
        api::check_flags(flags, KNOWN, "testDomainUndefineFlags", ORIGIN)?;
        self.change(handle, |guest, status| {
            if status.managed_save && flags & VIR_DOMAIN_UNDEFINE_MANAGED_SAVE == 0 {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "Refusing to undefine while domain managed save image exists"
                );
            }
            if !status.is_active()
                && !status.snapshots.is_empty()
                && flags & VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA == 0
            {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot delete inactive domain with {} snapshots",
                    status.snapshots.len()
                );
            }
            status.managed_save = false;
            guest.saved().take();
            let who = guest.subject(status);
            status.persistent = false;
            if !status.is_active() {
                self.forget_locked(guest, status);
            }
            self.tell(
                who,
                VIR_DOMAIN_EVENT_UNDEFINED,
                VIR_DOMAIN_EVENT_UNDEFINED_REMOVED,
            );
            Ok(())
        })
    }

    /// `virDomainRename`
    pub(crate) fn rename(&self, handle: &Domain, name: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainRename", ORIGIN)?;
        self.change(handle, |guest, status| {
            if status.is_active() {
                bail!(VIR_ERR_OPERATION_INVALID, "cannot rename active domain");
            }
            if name.contains('/') {
                bail!(VIR_ERR_XML_ERROR, "name {name} cannot contain '/'");
            }
            let old = guest.subject(status);
            if old.name == name {
                bail!(VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID, "Can't rename domain to itself");
            }
            if !self.guests.rename(&old.name, name) {
                bail!(VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID, "domain with name '{name}' already exists");
            }
            name.clone_into(&mut status.config_mut().name);
            self.tell(old, VIR_DOMAIN_EVENT_UNDEFINED, VIR_DOMAIN_EVENT_UNDEFINED_RENAMED);
            self.tell(guest.subject(status), VIR_DOMAIN_EVENT_DEFINED, VIR_DOMAIN_EVENT_DEFINED_RENAMED);
            Ok(())
        })
    }
}

fn not_running(handle: &Domain) -> Box<util::Error> {
    err!(
        VIR_ERR_INTERNAL_ERROR,
        "domain '{}' not running",
        handle.name()
    )
}
