//! `Host`: what the connections to one root lead to.
use crate::ORIGIN;
use crate::capabilities::{Cache, Surroundings};
use crate::config::{Config, Folders};
use crate::driver::Lease;
use crate::guest::{Guest, not_found};
use crate::run::Run;
use crate::{reconnect, status_file, store};
use abi::*;
use api::{Conn, Domain, DomainEvent, EventKind, EventState, Subject};
use conf::DomainDef;
use conf::guest::{Registered, Registry, Status, Taken, filter};
use parking_lot::Mutex;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicI32, AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use util::error::Result;
use util::pid_file::PidFile;
use util::uuid::Uuid;
use util::xml::ParseFlags;
use util::{bail, err};

/// A root's guests and all that serves them.  Thread-safe.
pub(crate) struct Host {
    /// Where everything is.
    pub(crate) folders: Folders,
    /// `qemu.conf`
    pub(crate) config: Config,
    /// Whether it runs as root.
    pub(crate) privileged: bool,
    /// What the binaries can do.
    pub(crate) cache: Cache,
    /// The guests.
    pub(crate) guests: Registry<Guest>,
    /// Who listens to them.
    pub(crate) events: Arc<EventState>,
    /// Ports that displays of starting and running guests have.
    pub(crate) ports: Mutex<BTreeSet<i32>>,
    next_id: AtomicI32,
    next_connection: AtomicU64,
    me: Weak<Host>,
    // The last ones to go, in this order.
    _pid_file: PidFile,
    _lease: Lease,
}

impl Host {
    /// Opens a root: takes its running guests over and starts those that start with it.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR` when another process has it or its folders can't be made; what is
    /// wrong with `qemu.conf`.
    pub(crate) fn open(lease: Lease, privileged: bool) -> Result<Arc<Self>> {
        let folders = Folders::embedded(lease.root());
        folders.create()?;
        let config = Config::load(&folders.conf_file(), privileged)?;
        let pid_file = PidFile::acquire(&folders.driver_pid(), std::process::id())?;
        let around = Surroundings {
            folder: folders.lib.clone(),
            identity: config.identity,
        };
        let host = Arc::new_cyclic(|me| Self {
            cache: Cache::new(folders.capabilities(), around),
            folders,
            config,
            privileged,
            guests: Registry::default(),
            events: EventState::new(),
            ports: Mutex::default(),
            next_id: AtomicI32::new(1),
            next_connection: AtomicU64::new(1),
            me: me.clone(),
            _pid_file: pid_file,
            _lease: lease,
        });
        host.load_definitions();
        reconnect::all(&host);
        host.autostart();
        Ok(host)
    }

    /// Itself, for those who outlive a call but not the host.
    pub(crate) fn weak(&self) -> Weak<Self> {
        self.me.clone()
    }

    /// The number of the next run.
    pub(crate) fn take_id(&self) -> i32 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Keeps the numbers of runs that were taken over from being given again.
    pub(crate) fn keep_id(&self, id: i32) {
        self.next_id
            .fetch_max(id.saturating_add(1), Ordering::Relaxed);
    }

    /// A name for a connection, for guests that end with it.
    pub(crate) fn take_connection(&self) -> u64 {
        self.next_connection.fetch_add(1, Ordering::Relaxed)
    }

    /// The guest that `handle` stands for.
    ///
    /// # Errors
    /// `VIR_ERR_NO_DOMAIN`.
    pub(crate) fn guest(&self, handle: &Domain) -> Result<Arc<Guest>> {
        let guest = self
            .guests
            .by_uuid(handle.uuid())
            .ok_or_else(|| not_found(handle))?;
        if guest.look().removed {
            return Err(not_found(handle));
        }
        Ok(guest)
    }

    /// Queues a lifecycle event; the caller holds the guest's lock, so that events keep the order
    /// of the changes, and calls [`EventState::wake`] once it doesn't.
    pub(crate) fn tell(&self, subject: Subject, event: i32, detail: i32) {
        self.tell_of(subject, DomainEvent::Lifecycle { event, detail });
    }

    /// As [`tell`](Self::tell), for any event.
    pub(crate) fn tell_of(&self, subject: Subject, event: DomainEvent) {
        self.events.push(subject, EventKind::Domain(event));
    }

    fn load_definitions(&self) {
        for name in store::names(&self.folders.config) {
            if let Err(error) = self.load_definition(&name) {
                util::error!("Failed to load config for domain '{name}': {error}");
            }
        }
    }

    fn load_definition(&self, name: &str) -> Result<()> {
        let text = store::read(&self.folders.definition(name))?;
        let flags = ParseFlags::INACTIVE | ParseFlags::SKIP_VALIDATE;
        let def = self.parse(&text, flags)?;
        if def.name != name {
            bail!(
                VIR_ERR_XML_ERROR,
                "Domain config filename '{name}.xml' does not match domain name '{}'",
                def.name
            );
        }
        let mut status = Status::shut_off(Arc::new(def));
        status.autostart = store::autostarts(&self.folders, name);
        status.managed_save = self.folders.managed_save(name).exists();
        let guest = Guest::new(status.def.uuid.unwrap_or_default(), status);
        match self.guests.insert(&guest, name, None) {
            Ok(()) => Ok(()),
            Err(_) => bail!(VIR_ERR_INTERNAL_ERROR, "name or UUID is another domain's"),
        }
    }

    /// Starts the guests that start with the host, once per boot of the machine.
    fn autostart(self: &Arc<Self>) {
        let marker = self.folders.state.join("autostarted");
        if marker.exists() || std::fs::write(&marker, "").is_err() {
            return;
        }
        for guest in self
            .guests
            .filter(|guest| guest.traits() & VIR_CONNECT_LIST_DOMAINS_AUTOSTART != 0)
        {
            if let Err(error) = self.autostart_one(&guest) {
                util::error!("Failed to autostart VM '{}': {error}", guest.name());
            }
        }
    }

    /// Takes a new definition's guest in, or finds the guest it is for.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` when its name or UUID is another guest's.
    pub(crate) fn guest_for(&self, def: &Arc<DomainDef>) -> Result<Arc<Guest>> {
        let uuid = def.uuid.unwrap_or_default();
        loop {
            if let Some(guest) = self.guests.by_uuid(&uuid) {
                check_name(&guest, def)?;
                return Ok(guest);
            }
            let mut status = Status::shut_off(Arc::clone(def));
            status.persistent = false;
            let guest = Guest::new(uuid, status);
            match self.guests.insert(&guest, &def.name, None) {
                Ok(()) => return Ok(guest),
                Err(Taken::Uuid) => {} // somebody else was faster
                Err(Taken::Name(other)) => bail!(
                    VIR_FROM_DOMAIN: VIR_ERR_OPERATION_FAILED,
                    "domain '{}' already exists with uuid {}", def.name, other.uuid()
                ),
            }
        }
    }

    /// Forgets a guest that neither runs nor is stored.
    pub(crate) fn forget(&self, guest: &Guest) {
        let mut facts = guest.change();
        if !facts.is_active() && !facts.persistent && !facts.removed {
            facts.removed = true;
            self.guests.remove(&guest.uuid(), &facts.def.name);
        }
    }

    /// Brings the status file of a guest up to date, durably.
    ///
    /// # Errors
    /// `VIR_ERR_SYSTEM_ERROR`.
    pub(crate) fn save_status(&self, guest: &Guest, run: &Arc<Run>) -> Result<()> {
        let _turn = guest.status_file.lock();
        let status = {
            let facts = guest.look();
            if !facts.is_run_by(run) || run.ended.load(Ordering::Relaxed) {
                return Ok(());
            }
            facts.status.clone()
        };
        let text = status_file::format(&status, run.process.pid(), &run.files, &run.keep);
        util::file::write_atomic(&run.files.status, text.as_bytes(), 0o600)
    }

    /// As [`save_status`](Self::save_status) where no caller could be told of a failure.
    pub(crate) fn save_status_or_log(&self, guest: &Guest, run: &Arc<Run>) {
        if let Err(error) = self.save_status(guest, run) {
            util::warn!("Failed to save status on vm {}: {error}", guest.name());
        }
    }

    /// `virConnectListAllDomains`
    pub(crate) fn list(&self, conn: &Conn, flags: u32) -> Result<Vec<Domain>> {
        api::check_flags(flags, filter::KNOWN, "qemuConnectListAllDomains", ORIGIN)?;
        let guests = self
            .guests
            .filter(|guest| filter::matches(flags, guest.traits()));
        Ok(guests.iter().map(|guest| guest.handle(conn)).collect())
    }

    /// The names of the guests that don't run.
    pub(crate) fn inactive_names(&self) -> Vec<String> {
        let inactive = |guest: &Guest| guest.traits() & VIR_CONNECT_LIST_DOMAINS_INACTIVE != 0;
        self.guests
            .filter(inactive)
            .iter()
            .map(|guest| guest.name())
            .collect()
    }

    /// `virDomainLookupByID`
    pub(crate) fn by_id(&self, conn: &Conn, id: i32) -> Result<Domain> {
        match self.guests.by_id(id) {
            Some(guest) => Ok(guest.handle(conn)),
            None => Err(err!(VIR_ERR_NO_DOMAIN, "no domain with matching id {id}")),
        }
    }

    /// `virDomainLookupByName`
    pub(crate) fn by_name(&self, conn: &Conn, name: &str) -> Result<Domain> {
        match self.guests.by_name(name) {
            Some(guest) => Ok(guest.handle(conn)),
            None => Err(err!(
                VIR_ERR_NO_DOMAIN,
                "no domain with matching name '{name}'"
            )),
        }
    }

    /// `virDomainLookupByUUID`
    pub(crate) fn by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Domain> {
        match self.guests.by_uuid(uuid) {
            Some(guest) => Ok(guest.handle(conn)),
            None => Err(err!(
                VIR_ERR_NO_DOMAIN,
                "no domain with matching uuid '{uuid}'"
            )),
        }
    }
}

/// A definition can't give a known guest another name.
fn check_name(guest: &Guest, def: &DomainDef) -> Result<()> {
    let known = guest.name();
    if known != def.name {
        bail!(
            VIR_FROM_DOMAIN: VIR_ERR_OPERATION_FAILED,
            "domain '{known}' is already defined with uuid {}", guest.uuid()
        );
    }
    Ok(())
}
