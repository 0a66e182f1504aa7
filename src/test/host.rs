//! `Host`: what one or more connections to the test driver lead to.
use crate::ORIGIN;
use crate::auth::User;
use crate::cards::Taps;
use crate::clock::Clock;
use crate::definition;
use crate::fault::Faults;
use crate::guest::{Guest, not_found};
use crate::images::Images;
use crate::interface::Interfaces;
use crate::line::Line;
use crate::live::Live;
use crate::network::Networks;
use crate::node::Node;
use crate::node_device::Devices;
use crate::options::Options;
use crate::storage::Pools;
use abi::*;
use api::{Conn, Domain, DomainEvent, EventFilter, EventKind, EventState, Subject};
use conf::DomainDef;
use conf::guest::{Registered, Registry, Status, Taken, filter};
use conf::nwfilter::NwFilters;
use conf::secret::Secrets;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;
use util::error::Result;
use util::random::Seeded;
use util::uuid::Uuid;
use util::{bail, err};

/// A host with its guests and what they use.  Thread-safe; no method calls out while it holds a lock.
pub(crate) struct Host {
    /// Itself, for what happens later.
    pub(crate) me: Weak<Host>,
    /// The machine it pretends to be.
    pub(crate) node: Node,
    /// Who may connect; empty for everybody.
    pub(crate) users: Vec<User>,
    /// The guests.
    pub(crate) guests: Registry<Guest>,
    /// The networks.
    pub(crate) networks: Networks,
    /// The storage pools.
    pub(crate) pools: Pools,
    /// The network devices of its configuration.
    pub(crate) interfaces: Interfaces,
    /// The images of its guests' disks.
    pub(crate) images: Images,
    /// What it is made of.
    pub(crate) devices: Devices,
    /// Whether its guests do more than those of libvirt's test driver.
    pub(crate) is_extended: bool,
    /// The network filters, and the interfaces that they hold for.
    pub(crate) filters: NwFilters,
    /// The secrets.
    pub(crate) secrets: Secrets,
    /// What its identifiers are made of, where the same ones are wanted each time.
    pub(crate) seeded: Option<Arc<Seeded>>,
    /// What time it is there.
    pub(crate) clock: Clock,
    /// What is to go wrong, if anything.
    pub(crate) faults: Option<Arc<Faults>>,
    /// Streams that have ended and whose callers have to hear of it.
    hung_up: Mutex<Vec<Arc<Line>>>,
    /// Who listens to all of them.
    pub(crate) events: Arc<EventState>,
    next_id: AtomicI32,
    /// The tap devices of running guests.
    pub(crate) taps: Taps,
}

/// How a new definition comes to a host that may have one of its UUID already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Adding {
    /// It is stored.
    Stored,
    /// It starts at once; a running guest of the UUID is an error.
    Started {
        /// Reason for being `VIR_DOMAIN_RUNNING`.
        reason: i32,
        /// `virDomainEventStartedDetailType` of the event.
        detail: i32,
    },
    /// As one that starts, but it waits for what comes from another host.
    Incoming,
}

impl Host {
    /// A host without guests.
    pub(crate) fn new(
        node: Node,
        users: Vec<User>,
        options: &Options,
        faults: Option<Faults>,
    ) -> Arc<Self> {
        let faults = faults.map(Arc::new);
        let sieve = faults
            .clone()
            .map(|faults| -> EventFilter { Box::new(move |event| faults.admits(event)) });
        Arc::new_cyclic(|me| Self {
            me: me.clone(),
            node,
            users,
            guests: Registry::default(),
            networks: Networks::default(),
            pools: Pools::default(),
            interfaces: Interfaces::default(),
            images: Images::default(),
            devices: Devices::default(),
            filters: NwFilters::default(),
            secrets: Secrets::default(),
            is_extended: options.extended,
            seeded: options.seed.map(Seeded::new),
            clock: Clock::new(options.virtual_clock),
            faults,
            events: EventState::sieved(sieve),
            hung_up: Mutex::default(),
            next_id: AtomicI32::new(1),
            taps: Taps::default(),
        })
    }

    /// The number of the next guest to start.
    pub(crate) fn take_id(&self) -> i32 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// The guest that `handle` stands for.
    pub(crate) fn guest(&self, handle: &Domain) -> Result<Arc<Guest>> {
        self.guests
            .by_uuid(handle.uuid())
            .ok_or_else(|| not_found(handle))
    }

    /// Reads facts of the guest that `handle` stands for.
    pub(crate) fn look<T>(
        &self,
        handle: &Domain,
        read: impl FnOnce(&Status) -> Result<T>,
    ) -> Result<T> {
        let guest = self.guest(handle)?;
        let status = guest.status();
        if status.removed {
            return Err(not_found(handle));
        }
        read(&status)
    }

    /// Changes the guest that `handle` stands for, then has its events delivered.
    pub(crate) fn change<T>(
        &self,
        handle: &Domain,
        change: impl FnOnce(&Arc<Guest>, &mut Status) -> Result<T>,
    ) -> Result<T> {
        let guest = self.guest(handle)?;
        let outcome = {
            let mut status = guest.change();
            if status.removed {
                return Err(not_found(handle));
            }
            change(&guest, &mut status)
        };
        self.wake();
        outcome
    }

    /// Queues a lifecycle event; the caller holds the guest's lock, so that events keep the order of
    /// the changes.
    pub(crate) fn tell(&self, subject: Subject, event: i32, detail: i32) {
        self.events.push(
            subject,
            EventKind::Domain(DomainEvent::Lifecycle { event, detail }),
        );
    }

    /// Queues another event of a guest's.
    pub(crate) fn tell_of(&self, subject: Subject, event: DomainEvent) {
        self.events.push(subject, EventKind::Domain(event));
    }

    /// Takes a definition in (C: `virDomainObjListAdd`), tells of it and gives the guest.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` when its name or UUID is another guest's.
    pub(crate) fn add(&self, def: &Arc<DomainDef>, how: Adding) -> Result<Arc<Guest>> {
        let uuid = def.uuid.unwrap_or_default();
        let guest = loop {
            if let Some(guest) = self.guests.by_uuid(&uuid) {
                if self.replace(&guest, def, how)? {
                    break guest;
                }
                continue; // the host has forgotten it meanwhile
            }
            match self.insert(uuid, def, how)? {
                Ok(guest) => break guest,
                Err(Taken::Uuid) => {} // somebody else was faster
                Err(Taken::Name(other)) => bail!(
                    VIR_FROM_DOMAIN: VIR_ERR_OPERATION_FAILED,
                    "domain '{}' already exists with uuid {}", def.name, other.uuid()
                ),
            }
        };
        self.events.wake();
        Ok(guest)
    }

    /// Makes a guest; others see it once its event is queued.
    fn insert(
        &self,
        uuid: Uuid,
        def: &Arc<DomainDef>,
        how: Adding,
    ) -> Result<std::result::Result<Arc<Guest>, Taken<Guest>>> {
        let guest = Guest::new(uuid, Status::shut_off(def.clone()));
        let mut status = guest.change();
        if let Err(taken) = self.guests.insert(&guest, &def.name, None) {
            return Ok(Err(taken));
        }
        match how {
            Adding::Stored => self.tell(
                guest.subject(&status),
                VIR_DOMAIN_EVENT_DEFINED,
                VIR_DOMAIN_EVENT_DEFINED_ADDED,
            ),
            Adding::Started { .. } | Adding::Incoming => {
                status.persistent = false;
                if let Err(error) = self.start_added(&guest, &mut status, how) {
                    self.forget_locked(&guest, &mut status);
                    return Err(error);
                }
            }
        }
        drop(status);
        Ok(Ok(guest))
    }

    /// Gives a known guest a definition; false if the host has forgotten the guest.
    fn replace(&self, guest: &Arc<Guest>, def: &Arc<DomainDef>, how: Adding) -> Result<bool> {
        let mut status = guest.change();
        if status.removed {
            return Ok(false);
        }
        let old = &status.def.name;
        if *old != def.name {
            bail!(
                VIR_FROM_DOMAIN: VIR_ERR_OPERATION_FAILED,
                "domain '{old}' is already defined with uuid {}", guest.uuid()
            );
        }
        match how {
            Adding::Stored => self.store_locked(guest, &mut status, def),
            _ if status.is_active() => bail!(
                VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID,
                "domain '{}' is already active", def.name
            ),
            Adding::Started { .. } | Adding::Incoming => {
                let stored = std::mem::replace(&mut status.def, def.clone());
                if let Err(error) = self.start_added(guest, &mut status, how) {
                    status.def = stored;
                    return Err(error);
                }
                status.next = Some(stored);
            }
        }
        Ok(true)
    }

    /// The guest, whose lock the caller holds, begins as it was added.
    fn start_added(&self, guest: &Arc<Guest>, status: &mut Status, how: Adding) -> Result<()> {
        match how {
            Adding::Stored => Ok(()),
            Adding::Started { reason, detail } => self.start_locked(guest, status, reason, detail),
            Adding::Incoming => {
                let detail = VIR_DOMAIN_EVENT_STARTED_MIGRATED;
                self.start_locked(guest, status, VIR_DOMAIN_RUNNING_MIGRATED, detail)?;
                (status.state, status.reason) = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_MIGRATION);
                Ok(())
            }
        }
    }

    /// The guest, whose lock the caller holds, gets another stored definition.
    pub(crate) fn store_locked(&self, guest: &Guest, status: &mut Status, def: &Arc<DomainDef>) {
        let replaced = if status.is_active() {
            status.next.replace(def.clone()).is_some()
        } else {
            status.def = def.clone();
            true
        };
        status.persistent = true;
        let detail = if replaced {
            VIR_DOMAIN_EVENT_DEFINED_UPDATED
        } else {
            VIR_DOMAIN_EVENT_DEFINED_ADDED
        };
        self.tell(guest.subject(status), VIR_DOMAIN_EVENT_DEFINED, detail);
    }

    /// The guest, whose lock the caller holds, begins to run.
    ///
    /// # Errors
    /// What an extended host can't give it; nothing has changed then.
    pub(crate) fn start_locked(
        &self,
        guest: &Arc<Guest>,
        status: &mut Status,
        reason: i32,
        detail: i32,
    ) -> Result<()> {
        let connected = match self.is_extended {
            true => Some(self.connect_cards(&status.def)?),
            false => None,
        };
        let id = self.take_id();
        status.start(id, reason);
        if let Some(connected) = connected {
            *status.live_mut() = connected;
        }
        self.start_clock(guest, status);
        if self.is_extended {
            guest.agent().boot();
            guest.live().begin(status, self.clock.now());
        }
        self.guests.started(id, guest);
        self.tell(guest.subject(status), VIR_DOMAIN_EVENT_STARTED, detail);
        Ok(())
    }

    /// The guest, whose lock the caller holds, ceases to run; a transient one is forgotten.
    pub(crate) fn stop_locked(&self, guest: &Guest, status: &mut Status, reason: i32, detail: i32) {
        self.halt_locked(guest, status, reason, detail);
        if !status.persistent {
            self.forget_locked(guest, status);
        }
    }

    /// The guest, whose lock the caller holds, ceases to run; the host keeps it in any case.
    pub(crate) fn halt_locked(&self, guest: &Guest, status: &mut Status, reason: i32, detail: i32) {
        let mut who = guest.subject(status);
        if status.next.is_some() {
            who.id = -1; // as the stored definition, which takes the place of the live one
        }
        if let Some(id) = status.id {
            self.guests.stopped(id);
        }
        if self.is_extended {
            self.disconnect_cards(status);
        }
        status.stop(reason);
        let live = guest.live().end();
        self.hang_up(&live);
        self.tell(who, VIR_DOMAIN_EVENT_STOPPED, detail);
    }

    /// The streams to a guest that has stopped end; [`wake`](Self::wake) tells the event loop.
    fn hang_up(&self, live: &Live) {
        for line in live.lines.values().filter_map(Weak::upgrade) {
            line.hang_up();
            self.hung_up.lock().push(line);
        }
    }

    /// Has the event loop deliver what is queued, and tell of streams that have ended; to be called free
    /// of locks.
    pub(crate) fn wake(&self) {
        self.events.wake();
        if self.is_extended {
            let hung_up = std::mem::take(&mut *self.hung_up.lock());
            hung_up.iter().for_each(|line| line.wake());
        }
    }

    /// The host forgets a guest that doesn't run; the caller holds its lock.
    pub(crate) fn forget_locked(&self, guest: &Guest, status: &mut Status) {
        status.removed = true;
        self.guests.remove(&guest.uuid(), &status.def.name);
    }

    /// `virNodeSuspendForDuration`: so many seconds pass on a virtual clock; what gets due in them is done
    /// when the call returns.
    pub(crate) fn sleep(&self, target: u32, seconds: u64, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testNodeSuspendForDuration", ORIGIN)?;
        let known = VIR_NODE_SUSPEND_TARGET_MEM..=VIR_NODE_SUSPEND_TARGET_HYBRID;
        if !i32::try_from(target).is_ok_and(|target| known.contains(&target)) {
            bail!(VIR_ERR_INVALID_ARG, "Unknown suspend target: {target}");
        }
        if !self.clock.advance(Duration::from_secs(seconds)) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "only a test host with clock=virtual in its URI can sleep"
            );
        }
        Ok(())
    }

    /// The domains of `virConnectListAllDomains`.
    pub(crate) fn list(&self, conn: &Conn, flags: u32) -> Result<Vec<Domain>> {
        api::check_flags(flags, filter::KNOWN, "testConnectListAllDomains", ORIGIN)?;
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
            .map(|guest| guest.status().def.name.clone())
            .collect()
    }

    /// Finds a domain by number.
    pub(crate) fn by_id(&self, conn: &Conn, id: i32) -> Result<Domain> {
        found(conn, self.guests.by_id(id))
    }

    /// Finds a domain by name.
    pub(crate) fn by_name(&self, conn: &Conn, name: &str) -> Result<Domain> {
        found(conn, self.guests.by_name(name))
    }

    /// Finds a domain by UUID.
    pub(crate) fn by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Domain> {
        found(conn, self.guests.by_uuid(uuid))
    }

    /// The document of a domain (`virDomainGetXMLDesc`).
    pub(crate) fn xml(&self, handle: &Domain, flags: u32) -> Result<String> {
        const KNOWN: u32 =
            VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_MIGRATABLE;
        api::check_flags(flags, KNOWN, "testDomainGetXMLDesc", ORIGIN)?;
        let inactive = flags & VIR_DOMAIN_XML_INACTIVE != 0;
        let (def, id) = self.look(handle, |status| {
            Ok(match inactive {
                true => (status.config().clone(), None),
                false => (status.def.clone(), status.id),
            })
        })?;
        Ok(definition::format(&def, id, flags))
    }
}

fn found(conn: &Conn, guest: Option<Arc<Guest>>) -> Result<Domain> {
    match guest {
        Some(guest) => Ok(guest.handle(conn)),
        None => Err(err!(VIR_ERR_NO_DOMAIN)),
    }
}
