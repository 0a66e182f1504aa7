//! Events: what can happen to an object, who wants to know, and the way from one to the other.
//!
//! A driver queues; delivery happens in the event loop alone, never under a lock.
use crate::connect::Conn;
use abi::*;
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use util::error::{Error, ErrorDomain, ErrorNumber, Result};
use util::event_loop;
use util::typed_param::TypedParams;
use util::uuid::Uuid;

/// An end of a graphics connection (`virDomainEventGraphicsAddress`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphicsAddress {
    /// `virDomainEventGraphicsAddressType`.
    pub family: i32,
    /// Address or path.
    pub node: String,
    /// Port or service name.
    pub service: Option<String>,
}

/// Who is at the other end (`virDomainEventGraphicsSubjectIdentity`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphicsIdentity {
    /// What kind of name: `x509dname`, `saslUsername`.
    pub kind: String,
    /// The name.
    pub name: String,
}

/// What happened to a domain; one variant per `virDomainEventID`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the arguments of the C callbacks, by their names
pub enum DomainEvent {
    Lifecycle {
        event: i32,
        detail: i32,
    },
    Reboot,
    /// `utcoffset` is always in seconds from UTC.
    RtcChange {
        utcoffset: i64,
    },
    Watchdog {
        action: i32,
    },
    /// Also delivered as VIR_DOMAIN_EVENT_ID_IO_ERROR, without `reason`.
    IoErrorReason {
        src_path: String,
        dev_alias: String,
        action: i32,
        reason: String,
    },
    Graphics {
        phase: i32,
        local: GraphicsAddress,
        remote: GraphicsAddress,
        auth_scheme: String,
        subject: Vec<GraphicsIdentity>,
    },
    ControlError,
    /// Delivered under VIR_DOMAIN_EVENT_ID_BLOCK_JOB with the path, under _2 with the target.
    BlockJob {
        disk: String,
        r#type: i32,
        status: i32,
    },
    BlockJob2 {
        disk: String,
        r#type: i32,
        status: i32,
    },
    DiskChange {
        old_src_path: Option<String>,
        new_src_path: Option<String>,
        dev_alias: String,
        reason: i32,
    },
    TrayChange {
        dev_alias: String,
        reason: i32,
    },
    PmWakeup {
        reason: i32,
    },
    PmSuspend {
        reason: i32,
    },
    /// `actual` in KiB.
    BalloonChange {
        actual: u64,
    },
    PmSuspendDisk {
        reason: i32,
    },
    DeviceRemoved {
        dev_alias: String,
    },
    Tunable {
        params: TypedParams,
    },
    AgentLifecycle {
        state: i32,
        reason: i32,
    },
    DeviceAdded {
        dev_alias: String,
    },
    MigrationIteration {
        iteration: i32,
    },
    JobCompleted {
        params: TypedParams,
    },
    DeviceRemovalFailed {
        dev_alias: String,
    },
    MetadataChange {
        r#type: i32,
        nsuri: Option<String>,
    },
    BlockThreshold {
        dev: String,
        path: Option<String>,
        threshold: u64,
        excess: u64,
    },
    MemoryFailure {
        recipient: i32,
        action: i32,
        flags: u32,
    },
    MemoryDeviceSizeChange {
        alias: String,
        size: u64,
    },
    NicMacChange {
        alias: String,
        old_mac: String,
        new_mac: String,
    },
}

impl DomainEvent {
    /// Whether a registration for `id` (a `virDomainEventID`) wants this.
    #[must_use]
    pub fn matches(&self, id: i32) -> bool {
        id == self.id()
            || (id == VIR_DOMAIN_EVENT_ID_IO_ERROR && matches!(self, Self::IoErrorReason { .. }))
    }

    /// Its `virDomainEventID`.
    #[must_use]
    pub fn id(&self) -> i32 {
        match self {
            Self::Lifecycle { .. } => VIR_DOMAIN_EVENT_ID_LIFECYCLE,
            Self::Reboot => VIR_DOMAIN_EVENT_ID_REBOOT,
            Self::RtcChange { .. } => VIR_DOMAIN_EVENT_ID_RTC_CHANGE,
            Self::Watchdog { .. } => VIR_DOMAIN_EVENT_ID_WATCHDOG,
            Self::IoErrorReason { .. } => VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON,
            Self::Graphics { .. } => VIR_DOMAIN_EVENT_ID_GRAPHICS,
            Self::ControlError => VIR_DOMAIN_EVENT_ID_CONTROL_ERROR,
            Self::BlockJob { .. } => VIR_DOMAIN_EVENT_ID_BLOCK_JOB,
            Self::BlockJob2 { .. } => VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
            Self::DiskChange { .. } => VIR_DOMAIN_EVENT_ID_DISK_CHANGE,
            Self::TrayChange { .. } => VIR_DOMAIN_EVENT_ID_TRAY_CHANGE,
            Self::PmWakeup { .. } => VIR_DOMAIN_EVENT_ID_PMWAKEUP,
            Self::PmSuspend { .. } => VIR_DOMAIN_EVENT_ID_PMSUSPEND,
            Self::BalloonChange { .. } => VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE,
            Self::PmSuspendDisk { .. } => VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK,
            Self::DeviceRemoved { .. } => VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
            Self::Tunable { .. } => VIR_DOMAIN_EVENT_ID_TUNABLE,
            Self::AgentLifecycle { .. } => VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE,
            Self::DeviceAdded { .. } => VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
            Self::MigrationIteration { .. } => VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION,
            Self::JobCompleted { .. } => VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
            Self::DeviceRemovalFailed { .. } => VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED,
            Self::MetadataChange { .. } => VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
            Self::BlockThreshold { .. } => VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD,
            Self::MemoryFailure { .. } => VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE,
            Self::MemoryDeviceSizeChange { .. } => VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE,
            Self::NicMacChange { .. } => VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE,
        }
    }
}

/// What happened, to whatever kind of object.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the arguments of the C callbacks, by their names
pub enum EventKind {
    Domain(DomainEvent),
    NetworkLifecycle {
        event: i32,
        detail: i32,
    },
    NetworkMetadataChange {
        r#type: i32,
        nsuri: Option<String>,
    },
    StoragePoolLifecycle {
        event: i32,
        detail: i32,
    },
    StoragePoolRefresh,
    NodeDeviceLifecycle {
        event: i32,
        detail: i32,
    },
    NodeDeviceUpdate,
    SecretLifecycle {
        event: i32,
        detail: i32,
    },
    SecretValueChanged,
    /// An event of QEMU's monitor, by its QMP name (`virConnectDomainQemuMonitorEventRegister`).
    QemuMonitor {
        event: String,
        seconds: i64,
        micros: u32,
        details: Option<String>,
    },
}

/// The object of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Its name; a secret's usage id.
    pub name: String,
    /// Its UUID; nil for node devices, which have none.
    pub uuid: Uuid,
    /// A domain's id, -1 when inactive; a secret's usage type.
    pub id: i32,
}

/// An event on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// To what.
    pub subject: Subject,
    /// What.
    pub kind: EventKind,
}

/// Receives events, in the event loop's thread.
pub type EventCallback = Box<dyn Fn(&Conn, &Event) + Send + Sync>;

/// Decides whether a registration, or anybody, wants an event.
pub type EventFilter = Box<dyn Fn(&Event) -> bool + Send + Sync>;

struct Registration {
    id: i32,
    conn: Conn,
    filter: EventFilter,
    callback: EventCallback,
    removed: AtomicBool,
}

#[derive(Default)]
struct Inner {
    registrations: Vec<Arc<Registration>>,
    next_id: i32,
    queue: VecDeque<Event>,
    timer: Option<i32>,
    /// How many deliveries are under way; meanwhile what is removed stays in the list.
    delivering: u32,
}

impl Inner {
    fn position(&self, conn: &Conn, id: i32) -> Option<usize> {
        self.registrations
            .iter()
            .position(|r| r.id == id && Arc::ptr_eq(&r.conn, conn))
    }

    /// The timer, if nobody listens any more: it has to go, and so does what is queued.
    fn idle_timer(&mut self) -> Option<i32> {
        if !self.registrations.is_empty() {
            return None;
        }
        self.queue.clear();
        self.timer.take()
    }
}

/// The registrations and the queue of a driver; may be shared by connections.
///
/// Thread-safe.  Registering needs an event loop (`virEventRegisterImpl`).
pub struct EventState {
    inner: Mutex<Inner>,
    /// What it refuses is lost.
    sieve: Option<EventFilter>,
    me: Weak<EventState>,
}

impl EventState {
    /// Nobody listens yet.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Self::sieved(None)
    }

    /// Nobody listens yet; what `sieve` refuses nobody will hear of.  It is asked of events that somebody
    /// would hear of, under the locks of those who push.
    #[must_use]
    pub fn sieved(sieve: Option<EventFilter>) -> Arc<Self> {
        Arc::new_cyclic(|me| Self {
            inner: Mutex::default(),
            sieve,
            me: me.clone(),
        })
    }

    /// Registers `callback` for the domain events `event_id` of all domains, or of the one `uuid`;
    /// gives the callback id.
    ///
    /// # Errors
    /// VIR_ERR_INTERNAL_ERROR when there is no event loop.
    pub fn add_domain(
        &self,
        conn: &Conn,
        uuid: Option<Uuid>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        let filter = move |event: &Event| {
            let EventKind::Domain(what) = &event.kind else {
                return false;
            };
            what.matches(event_id) && uuid.is_none_or(|u| u == event.subject.uuid)
        };
        self.add(conn, Box::new(filter), callback)
    }

    /// Registers `callback` for whatever `filter` accepts; gives the callback id.
    ///
    /// # Errors
    /// VIR_ERR_INTERNAL_ERROR when there is no event loop.
    pub fn add(&self, conn: &Conn, filter: EventFilter, callback: EventCallback) -> Result<i32> {
        let mut inner = loop {
            self.ensure_timer()?;
            let inner = self.inner.lock();
            // The last registration may have gone meanwhile, and the timer with it.
            if inner.timer.is_some() {
                break inner;
            }
        };
        let id = inner.next_id;
        inner.next_id += 1;
        let registration = Registration {
            id,
            conn: conn.clone(),
            filter,
            callback,
            removed: AtomicBool::new(false),
        };
        inner.registrations.push(Arc::new(registration));
        Ok(id)
    }

    /// Removes a registration of this connection; its callback is not called again.  It is dropped
    /// at once, or, where events are being delivered, after them: until then the id is still known.
    ///
    /// # Errors
    /// VIR_ERR_INVALID_ARG when the connection has no such registration.
    pub fn remove(&self, conn: &Conn, id: i32) -> Result<()> {
        let mut inner = self.inner.lock();
        let Some(at) = inner.position(conn, id) else {
            let text = format!("could not find event callback {id} for deletion");
            return Err(Error::new(
                ErrorDomain::VIR_FROM_NONE,
                ErrorNumber::VIR_ERR_INVALID_ARG,
                text,
            ));
        };
        inner.registrations[at]
            .removed
            .store(true, Ordering::Release);
        if inner.delivering > 0 {
            return Ok(());
        }
        let registration = inner.registrations.remove(at);
        let timer = inner.idle_timer();
        drop(inner); // the callbacks run free of the lock
        if let Some(timer) = timer {
            event_loop::remove_timeout(timer);
        }
        drop(registration);
        Ok(())
    }

    /// Whether `conn` has a registration of this id.
    #[must_use]
    pub fn has(&self, conn: &Conn, id: i32) -> bool {
        let inner = self.inner.lock();
        let found = inner.position(conn, id);
        found.is_some_and(|at| !inner.registrations[at].removed.load(Ordering::Acquire))
    }

    /// Queues an event; delivered from the event loop, in order.
    pub fn queue(&self, subject: Subject, kind: EventKind) {
        self.push(subject, kind);
        self.wake();
    }

    /// Queues an event without waking the event loop, for a caller whose lock makes the order of
    /// events that of the changes; [`wake`](Self::wake) follows once the lock is released.
    pub fn push(&self, subject: Subject, kind: EventKind) {
        let event = Event { subject, kind };
        if let Some(wants) = &self.sieve {
            let is_heard = self.inner.lock().timer.is_some();
            if !is_heard || !wants(&event) {
                return;
            }
        }
        let mut inner = self.inner.lock();
        if inner.timer.is_some() {
            inner.queue.push_back(event);
        }
    }

    /// Has the event loop deliver what is queued.
    pub fn wake(&self) {
        let timer = {
            let inner = self.inner.lock();
            inner.timer.filter(|_| !inner.queue.is_empty())
        };
        if let Some(timer) = timer {
            event_loop::update_timeout(timer, 0);
        }
    }

    fn ensure_timer(&self) -> Result<()> {
        if self.inner.lock().timer.is_some() {
            return Ok(());
        }
        let me = self.me.clone();
        let flush = move |timer: i32| {
            if let Some(state) = me.upgrade() {
                state.flush(timer);
            }
        };
        let added = event_loop::add_timeout(-1, Box::new(flush)).ok_or_else(|| {
            Error::new(
                ErrorDomain::VIR_FROM_NONE,
                ErrorNumber::VIR_ERR_INTERNAL_ERROR,
                "could not initialize domain event timer",
            )
        })?;
        let lost_race = {
            let mut inner = self.inner.lock();
            if inner.timer.is_some() {
                true
            } else {
                inner.timer = Some(added);
                false
            }
        };
        if lost_race {
            event_loop::remove_timeout(added);
        }
        Ok(())
    }

    fn flush(&self, timer: i32) {
        event_loop::update_timeout(timer, -1);
        let (events, registrations) = {
            let mut inner = self.inner.lock();
            inner.delivering += 1;
            (
                std::mem::take(&mut inner.queue),
                inner.registrations.clone(),
            )
        };
        for event in &events {
            for registration in &registrations {
                if !registration.removed.load(Ordering::Acquire) && (registration.filter)(event) {
                    (registration.callback)(&registration.conn, event);
                }
            }
        }
        self.finish_delivery();
    }

    /// Lets go of what was removed meanwhile; it is dropped free of the lock.
    fn finish_delivery(&self) {
        let mut inner = self.inner.lock();
        inner.delivering -= 1;
        if inner.delivering > 0 {
            return;
        }
        let all = std::mem::take(&mut inner.registrations);
        let (removed, kept) = all
            .into_iter()
            .partition(|r| r.removed.load(Ordering::Acquire));
        inner.registrations = kept;
        let timer = inner.idle_timer();
        drop(inner);
        if let Some(timer) = timer {
            event_loop::remove_timeout(timer);
        }
        drop::<Vec<Arc<Registration>>>(removed);
    }
}
