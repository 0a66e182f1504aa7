//! The life of a guest as callers direct it: defined, started, suspended, ended, undefined.
use crate::ORIGIN;
use crate::guest::{Guest, not_found};
use crate::host::Host;
use crate::job::{Job, Kind};
use crate::launch::Order;
use crate::restore::refuse_nvram_reset;
use crate::{save_file, store};
use abi::*;
use api::{Conn, Domain};
use conf::DomainDef;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use util::bail;
use util::error::Result;
use util::xml::ParseFlags;

impl Host {
    /// `virDomainDefineXMLFlags`
    pub(crate) fn define(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Domain> {
        api::check_flags(
            flags,
            VIR_DOMAIN_DEFINE_VALIDATE,
            "qemuDomainDefineXMLFlags",
            ORIGIN,
        )?;
        let def = Arc::new(self.parse_new(xml, flags & VIR_DOMAIN_DEFINE_VALIDATE != 0)?);
        def.check_stored_name()?;
        loop {
            let guest = self.guest_for(&def)?;
            let job = guest.jobs.begin(Kind::Query, "virDomainDefineXMLFlags")?;
            if guest.look().removed {
                continue; // the host has forgotten it meanwhile
            }
            let stored = store::save(&self.folders, &def);
            if stored.is_ok() {
                self.note_defined(&guest, &def);
            }
            drop(job);
            self.forget(&guest);
            stored?;
            self.events.wake();
            return Ok(guest.handle(conn));
        }
    }

    fn note_defined(&self, guest: &Guest, def: &Arc<DomainDef>) {
        let mut facts = guest.change();
        let known = facts.persistent;
        facts.persistent = true;
        match facts.is_active() {
            true => facts.next = Some(Arc::clone(def)),
            false => facts.def = Arc::clone(def),
        }
        let detail = match known {
            true => VIR_DOMAIN_EVENT_DEFINED_UPDATED,
            false => VIR_DOMAIN_EVENT_DEFINED_ADDED,
        };
        self.tell(facts.subject(), VIR_DOMAIN_EVENT_DEFINED, detail);
    }

    /// Reads a document that a caller gives.
    fn parse_new(&self, xml: &str, validate: bool) -> Result<DomainDef> {
        let mut flags = ParseFlags::INACTIVE | ParseFlags::ABI_UPDATE;
        if validate {
            flags = flags | ParseFlags::VALIDATE_SCHEMA;
        }
        self.parse(xml, flags)
    }

    /// `virDomainUndefineFlags`
    pub(crate) fn undefine(&self, handle: &Domain, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_UNDEFINE_MANAGED_SAVE
            | VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA
            | VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
            | VIR_DOMAIN_UNDEFINE_NVRAM
            | VIR_DOMAIN_UNDEFINE_KEEP_NVRAM
            | VIR_DOMAIN_UNDEFINE_TPM
            | VIR_DOMAIN_UNDEFINE_KEEP_TPM;
        api::check_flags(flags, KNOWN, "qemuDomainUndefineFlags", ORIGIN)?;
        exclusive(
            flags,
            VIR_DOMAIN_UNDEFINE_NVRAM,
            VIR_DOMAIN_UNDEFINE_KEEP_NVRAM,
            "cannot both keep and delete nvram",
        )?;
        exclusive(
            flags,
            VIR_DOMAIN_UNDEFINE_TPM,
            VIR_DOMAIN_UNDEFINE_KEEP_TPM,
            "cannot both keep and delete TPM",
        )?;
        let guest = self.guest(handle)?;
        let job = self.job(&guest, handle, Kind::Modify, "virDomainUndefineFlags")?;
        let (name, saved) = {
            let facts = guest.look();
            if !facts.persistent {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot undefine transient domain"
                );
            }
            (facts.def.name.clone(), facts.managed_save)
        };
        if saved {
            if flags & VIR_DOMAIN_UNDEFINE_MANAGED_SAVE == 0 {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "Refusing to undefine while domain managed save image exists"
                );
            }
            self.remove_managed_save(&guest)?;
        }
        self.undefine_nvram(&guest, flags)?;
        store::remove(&self.folders, &name)?;
        {
            let mut facts = guest.change();
            facts.persistent = false;
            facts.autostart = false;
            facts.next = None;
            self.tell(
                facts.subject(),
                VIR_DOMAIN_EVENT_UNDEFINED,
                VIR_DOMAIN_EVENT_UNDEFINED_REMOVED,
            );
        }
        drop(job);
        self.forget(&guest);
        self.events.wake();
        Ok(())
    }

    fn undefine_nvram(&self, guest: &Guest, flags: u32) -> Result<()> {
        let path = {
            let facts = guest.look();
            let nvram = facts.config().os.nvram.as_ref();
            nvram.and_then(|nvram| nvram.file().map(str::to_owned))
        };
        let Some(path) = path.filter(|path| std::path::Path::new(path).exists()) else {
            return Ok(());
        };
        if flags & VIR_DOMAIN_UNDEFINE_NVRAM != 0 {
            return crate::process::remove(path.as_ref());
        }
        if flags & VIR_DOMAIN_UNDEFINE_KEEP_NVRAM == 0 {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "cannot undefine domain with nvram"
            );
        }
        Ok(())
    }

    /// A guest's turn for a caller; the guest may have been forgotten while it waited.
    pub(crate) fn job<'a>(
        &self,
        guest: &'a Guest,
        handle: &Domain,
        kind: Kind,
        function: &'static str,
    ) -> Result<Job<'a>> {
        let job = guest.jobs.begin(kind, function)?;
        if guest.look().removed {
            return Err(not_found(handle));
        }
        Ok(job)
    }

    /// `virDomainCreateXML`
    pub(crate) fn create_xml(
        self: &Arc<Self>,
        conn: &Conn,
        xml: &str,
        flags: u32,
        connection: u64,
    ) -> Result<Domain> {
        const KNOWN: u32 = VIR_DOMAIN_START_PAUSED
            | VIR_DOMAIN_START_AUTODESTROY
            | VIR_DOMAIN_START_VALIDATE
            | VIR_DOMAIN_START_RESET_NVRAM;
        api::check_flags(flags, KNOWN, "qemuDomainCreateXML", ORIGIN)?;
        let def = Arc::new(self.parse_new(xml, flags & VIR_DOMAIN_START_VALIDATE != 0)?);
        refuse_nvram_reset(&def, flags & VIR_DOMAIN_START_RESET_NVRAM != 0)?;
        let guest = self.start_new(&def, Order::boot(flags, connection), "virDomainCreateXML")?;
        Ok(guest.handle(conn))
    }

    /// Starts a guest from a definition that needn't be stored; a stored one of the same guest
    /// stays as it is.
    pub(crate) fn start_new(
        self: &Arc<Self>,
        def: &Arc<DomainDef>,
        order: Order,
        function: &'static str,
    ) -> Result<Arc<Guest>> {
        loop {
            let guest = self.guest_for(def)?;
            let job = guest.jobs.begin(Kind::Modify, function)?;
            {
                let facts = guest.look();
                if facts.removed {
                    continue; // the host has forgotten it meanwhile
                }
                if facts.is_active() {
                    bail!(VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID, "domain '{}' is already active", def.name);
                }
            }
            let outcome = self.launch(&guest, def, order);
            drop(job);
            self.forget(&guest);
            return outcome.map(|()| guest);
        }
    }

    /// `virDomainCreateWithFlags`
    pub(crate) fn create(
        self: &Arc<Self>,
        handle: &Domain,
        flags: u32,
        connection: u64,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_START_PAUSED
            | VIR_DOMAIN_START_AUTODESTROY
            | VIR_DOMAIN_START_BYPASS_CACHE
            | VIR_DOMAIN_START_FORCE_BOOT
            | VIR_DOMAIN_START_RESET_NVRAM;
        api::check_flags(flags, KNOWN, "qemuDomainCreateWithFlags", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainCreateWithFlags")?;
        if guest.look().is_active() {
            bail!(VIR_ERR_OPERATION_INVALID, "domain is already running");
        }
        let def = Arc::clone(&guest.look().def);
        refuse_nvram_reset(&def, flags & VIR_DOMAIN_START_RESET_NVRAM != 0)?;
        self.start_stored(&guest, flags, connection)?;
        handle.set_id(guest.look().id.unwrap_or(-1));
        Ok(())
    }

    /// Starts a stored guest, from its managed save if there is one; the caller has its job.
    fn start_stored(
        self: &Arc<Self>,
        guest: &Arc<Guest>,
        flags: u32,
        connection: u64,
    ) -> Result<()> {
        if guest.look().managed_save {
            let path = self.folders.managed_save(&guest.name());
            if save_file::is_partial(&path) {
                util::warn!("Ignoring incomplete managed state {}", path.display());
            } else if flags & VIR_DOMAIN_START_FORCE_BOOT == 0 {
                return self.start_saved(guest, flags, connection);
            }
            self.remove_managed_save(guest)?;
        }
        let def = Arc::clone(&guest.look().def);
        self.launch(guest, &def, Order::boot(flags, connection))
    }

    /// Starts a guest with its host.
    pub(crate) fn autostart_one(self: &Arc<Self>, guest: &Arc<Guest>) -> Result<()> {
        let _job = guest.jobs.begin(Kind::Modify, "autostart")?;
        if guest.look().is_active() {
            return Ok(());
        }
        self.start_stored(guest, 0, 0)
    }

    /// `virDomainDestroyFlags`
    pub(crate) fn destroy(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(
            flags,
            VIR_DOMAIN_DESTROY_GRACEFUL,
            "qemuDomainDestroyFlags",
            ORIGIN,
        )?;
        let guest = self.guest(handle)?;
        self.destroy_run(&guest, flags & VIR_DOMAIN_DESTROY_GRACEFUL != 0)?;
        handle.set_id(-1);
        Ok(())
    }

    /// `virDomainShutdownFlags`
    pub(crate) fn shutdown(&self, handle: &Domain, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN | VIR_DOMAIN_SHUTDOWN_GUEST_AGENT;
        api::check_flags(flags, KNOWN, "qemuDomainShutdownFlags", ORIGIN)?;
        self.power_button(handle, flags & VIR_DOMAIN_SHUTDOWN_GUEST_AGENT != 0, false)
    }

    /// `virDomainReboot`
    pub(crate) fn reboot(&self, handle: &Domain, flags: u32) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_REBOOT_ACPI_POWER_BTN | VIR_DOMAIN_REBOOT_GUEST_AGENT;
        api::check_flags(flags, KNOWN, "qemuDomainReboot", ORIGIN)?;
        self.power_button(handle, flags & VIR_DOMAIN_REBOOT_GUEST_AGENT != 0, true)
    }

    fn power_button(&self, handle: &Domain, agent: bool, reboot: bool) -> Result<()> {
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainShutdownFlags")?;
        let running = {
            let facts = guest.look();
            facts
                .run
                .clone()
                .filter(|_| facts.state == VIR_DOMAIN_RUNNING)
        };
        let Some(run) = running else {
            bail!(VIR_ERR_OPERATION_INVALID, "domain is not running");
        };
        if agent {
            bail!(
                VIR_ERR_ARGUMENT_UNSUPPORTED,
                "QEMU guest agent is not configured"
            );
        }
        run.reboots.store(reboot, Ordering::Relaxed);
        run.monitor.system_powerdown()
    }

    /// `virDomainReset`
    pub(crate) fn reset(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "qemuDomainReset", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainReset")?;
        let run = guest.run()?;
        run.monitor.system_reset()?;
        run.reboots.store(false, Ordering::Relaxed);
        let mut facts = guest.change();
        if facts.state == VIR_DOMAIN_CRASHED {
            facts.state = VIR_DOMAIN_PAUSED;
        }
        Ok(())
    }

    /// `virDomainInjectNMI`
    pub(crate) fn inject_nmi(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "qemuDomainInjectNMI", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainInjectNMI")?;
        guest.run()?.monitor.inject_nmi()
    }

    /// `virDomainPMWakeup`
    pub(crate) fn wake_up(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "qemuDomainPMWakeup", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainPMWakeup")?;
        guest.run()?.monitor.system_wakeup()
    }

    /// `virDomainSuspend`
    pub(crate) fn suspend(&self, handle: &Domain) -> Result<()> {
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Query, "virDomainSuspend")?;
        let run = guest.run()?;
        match guest.look().state {
            VIR_DOMAIN_PMSUSPENDED => bail!(VIR_ERR_OPERATION_INVALID, "domain is pmsuspended"),
            VIR_DOMAIN_PAUSED => return Ok(()),
            _ => {}
        }
        self.pause_run(&guest, &run, VIR_DOMAIN_PAUSED_USER)?;
        self.save_status(&guest, &run)?;
        self.events.wake();
        Ok(())
    }

    /// `virDomainResume`
    pub(crate) fn resume(&self, handle: &Domain) -> Result<()> {
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainResume")?;
        let run = guest.run()?;
        match guest.look().state {
            VIR_DOMAIN_PMSUSPENDED => bail!(VIR_ERR_OPERATION_INVALID, "domain is pmsuspended"),
            VIR_DOMAIN_RUNNING => bail!(VIR_ERR_OPERATION_INVALID, "domain is already running"),
            VIR_DOMAIN_SHUTDOWN | VIR_DOMAIN_CRASHED => {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "domain must be reset before it can run again"
                );
            }
            _ => {}
        }
        self.resume_run(&guest, &run, VIR_DOMAIN_RUNNING_UNPAUSED)?;
        self.save_status(&guest, &run)?;
        self.events.wake();
        Ok(())
    }
}

fn exclusive(flags: u32, one: u32, other: u32, text: &str) -> Result<()> {
    if flags & one != 0 && flags & other != 0 {
        bail!(VIR_ERR_OPERATION_INVALID, "{text}");
    }
    Ok(())
}
