//! From an event to the call of a C callback: each kind has a callback type of its own.
//!
//! Texts and structures live for the time of the call; the domain handle too, unless the callback
//! takes a reference.
use crate::entry::{AnyCallback, UserData, allocate, ret};
use crate::manual::typedparam::virTypedParamsFree;
use abi::*;
use api::{Conn, Domain, DomainEvent, GraphicsAddress, GraphicsIdentity, Name, Subject};
use std::ffi::{c_char, c_int, c_void};
use std::ptr::null;
use std::sync::Arc;
use util::typed_param::TypedParams;

/// A registered callback.
pub(super) struct Target {
    /// The `virDomainEventID` it is registered for.
    pub(super) id: c_int,
    /// In truth of the type that belongs to that.
    pub(super) callback: AnyCallback,
    /// What the caller wants to see with it.
    pub(super) data: Arc<UserData>,
}

/// A call about to be made.
struct Delivery<'a> {
    target: &'a Target,
    conn: virConnectPtr,
    dom: virDomainPtr,
}

/// Calls the target as a callback of that type: with connection and domain before the arguments,
/// the caller's data behind them.
macro_rules! call {
    ($delivery:ident, $ty:ty $(, $arg:expr)*) => {{
        let opaque: *mut c_void = $delivery.target.data.opaque();
        // SAFETY: the caller registered a function of this type for this kind of event.
        let callback = unsafe {
            std::mem::transmute::<AnyCallback, $ty>($delivery.target.callback)
        };
        if let Some(callback) = callback {
            // SAFETY: as above; what the arguments point to outlives the call.
            unsafe { callback($delivery.conn, $delivery.dom, $($arg,)* opaque) };
        }
    }};
}

/// A text as C reads it; alive to the end of the statement that says `c(…).as_c_str().as_ptr()`.
fn c(text: &str) -> Name {
    Name::new(text)
}

fn optional(text: Option<&Name>) -> *const c_char {
    text.map_or(null(), |text| text.as_c_str().as_ptr())
}

impl Target {
    /// Tells the callback what happened to a domain.
    pub(super) fn deliver(&self, conn: &Conn, subject: &Subject, what: &DomainEvent) {
        let domain = Arc::new(Domain::new(conn, &subject.name, subject.uuid, subject.id));
        let delivery = Delivery {
            target: self,
            conn: ret::borrowed(conn),
            dom: ret::borrowed(&domain),
        };
        delivery.state(what);
    }
}

impl Delivery<'_> {
    /// Events that are numbers alone.
    fn state(&self, what: &DomainEvent) {
        use DomainEvent as E;
        match what {
            E::Lifecycle { event, detail } => {
                call!(self, virConnectDomainEventCallback, *event, *detail)
            }
            E::Reboot | E::ControlError => call!(self, virConnectDomainEventGenericCallback),
            E::RtcChange { utcoffset } => {
                call!(self, virConnectDomainEventRTCChangeCallback, *utcoffset)
            }
            E::Watchdog { action } => call!(self, virConnectDomainEventWatchdogCallback, *action),
            E::PmWakeup { reason } => call!(self, virConnectDomainEventPMWakeupCallback, *reason),
            E::PmSuspend { reason } => call!(self, virConnectDomainEventPMSuspendCallback, *reason),
            E::PmSuspendDisk { reason } => {
                call!(self, virConnectDomainEventPMSuspendDiskCallback, *reason)
            }
            E::BalloonChange { actual } => {
                call!(self, virConnectDomainEventBalloonChangeCallback, *actual)
            }
            E::AgentLifecycle { state, reason } => {
                call!(
                    self,
                    virConnectDomainEventAgentLifecycleCallback,
                    *state,
                    *reason
                );
            }
            E::MigrationIteration { iteration } => {
                call!(
                    self,
                    virConnectDomainEventMigrationIterationCallback,
                    *iteration
                );
            }
            E::MemoryFailure {
                recipient,
                action,
                flags,
            } => {
                call!(
                    self,
                    virConnectDomainEventMemoryFailureCallback,
                    *recipient,
                    *action,
                    *flags
                );
            }
            E::Tunable { params } => self.params(params),
            E::JobCompleted { params } => self.params(params),
            E::Graphics {
                phase,
                local,
                remote,
                auth_scheme,
                subject,
            } => {
                self.graphics(*phase, local, remote, auth_scheme, subject);
            }
            other => self.device(other),
        }
    }

    /// Events with a device, a path, a name.
    fn device(&self, what: &DomainEvent) {
        use DomainEvent as E;
        match what {
            E::DeviceAdded { dev_alias }
            | E::DeviceRemoved { dev_alias }
            | E::DeviceRemovalFailed { dev_alias } => {
                call!(
                    self,
                    virConnectDomainEventDeviceRemovedCallback,
                    c(dev_alias).as_c_str().as_ptr()
                );
            }
            E::TrayChange { dev_alias, reason } => {
                call!(
                    self,
                    virConnectDomainEventTrayChangeCallback,
                    c(dev_alias).as_c_str().as_ptr(),
                    *reason
                );
            }
            E::BlockJob {
                disk,
                r#type,
                status,
            }
            | E::BlockJob2 {
                disk,
                r#type,
                status,
            } => {
                call!(
                    self,
                    virConnectDomainEventBlockJobCallback,
                    c(disk).as_c_str().as_ptr(),
                    *r#type,
                    *status
                );
            }
            E::MemoryDeviceSizeChange { alias, size } => {
                call!(
                    self,
                    virConnectDomainEventMemoryDeviceSizeChangeCallback,
                    c(alias).as_c_str().as_ptr(),
                    *size
                );
            }
            E::MetadataChange { r#type, nsuri } => {
                let nsuri = nsuri.as_deref().map(c);
                call!(
                    self,
                    virConnectDomainEventMetadataChangeCallback,
                    *r#type,
                    optional(nsuri.as_ref())
                );
            }
            other => self.storage(other),
        }
    }

    /// Events with several texts.
    fn storage(&self, what: &DomainEvent) {
        use DomainEvent as E;
        match what {
            E::IoErrorReason {
                src_path,
                dev_alias,
                action,
                reason,
            } => {
                let (path, alias) = (c(src_path), c(dev_alias));
                let (path, alias) = (path.as_c_str().as_ptr(), alias.as_c_str().as_ptr());
                if self.target.id == VIR_DOMAIN_EVENT_ID_IO_ERROR {
                    call!(
                        self,
                        virConnectDomainEventIOErrorCallback,
                        path,
                        alias,
                        *action
                    );
                    return;
                }
                let reason = c(reason);
                let reason = reason.as_c_str().as_ptr();
                call!(
                    self,
                    virConnectDomainEventIOErrorReasonCallback,
                    path,
                    alias,
                    *action,
                    reason
                );
            }
            E::DiskChange {
                old_src_path,
                new_src_path,
                dev_alias,
                reason,
            } => {
                let (old, new) = (
                    old_src_path.as_deref().map(c),
                    new_src_path.as_deref().map(c),
                );
                let (old, new) = (optional(old.as_ref()), optional(new.as_ref()));
                let alias = c(dev_alias);
                call!(
                    self,
                    virConnectDomainEventDiskChangeCallback,
                    old,
                    new,
                    alias.as_c_str().as_ptr(),
                    *reason
                );
            }
            E::BlockThreshold {
                dev,
                path,
                threshold,
                excess,
            } => {
                let (dev, path) = (c(dev), path.as_deref().map(c));
                let (dev, path) = (dev.as_c_str().as_ptr(), optional(path.as_ref()));
                call!(
                    self,
                    virConnectDomainEventBlockThresholdCallback,
                    dev,
                    path,
                    *threshold,
                    *excess
                );
            }
            E::NicMacChange {
                alias,
                old_mac,
                new_mac,
            } => {
                let (alias, old, new) = (c(alias), c(old_mac), c(new_mac));
                let (alias, old, new) = (
                    alias.as_c_str().as_ptr(),
                    old.as_c_str().as_ptr(),
                    new.as_c_str().as_ptr(),
                );
                call!(
                    self,
                    virConnectDomainEventNICMACChangeCallback,
                    alias,
                    old,
                    new
                );
            }
            _ => {}
        }
    }

    /// Events with typed parameters; where memory is short nothing is told.
    fn params(&self, params: &TypedParams) {
        let (Ok(array), Ok(count)) = (allocate(params), c_int::try_from(params.len())) else {
            return;
        };
        call!(self, virConnectDomainEventTunableCallback, array, count);
        // SAFETY: the array was made above, and the callback keeps nothing of it.
        unsafe { virTypedParamsFree(array, count) };
    }

    fn graphics(
        &self,
        phase: i32,
        local: &GraphicsAddress,
        remote: &GraphicsAddress,
        auth_scheme: &str,
        subject: &[GraphicsIdentity],
    ) {
        let (local, remote) = (Address::new(local), Address::new(remote));
        let (local, remote) = (local.to_c(), remote.to_c());
        let texts: Vec<_> = subject
            .iter()
            .map(|identity| (c(&identity.kind), c(&identity.name)))
            .collect();
        let mut identities: Vec<_> = texts
            .iter()
            .map(|(kind, name)| virDomainEventGraphicsSubjectIdentity {
                r#type: kind.as_c_str().as_ptr().cast_mut(),
                name: name.as_c_str().as_ptr().cast_mut(),
            })
            .collect();
        let subject = virDomainEventGraphicsSubject {
            nidentity: c_int::try_from(identities.len()).unwrap_or(0),
            identities: identities.as_mut_ptr(),
        };
        let scheme = c(auth_scheme);
        let scheme = scheme.as_c_str().as_ptr();
        call!(
            self,
            virConnectDomainEventGraphicsCallback,
            phase,
            &raw const local,
            &raw const remote,
            scheme,
            &raw const subject
        );
    }
}

/// The texts of an end of a graphics connection.
struct Address {
    family: i32,
    node: Name,
    service: Option<Name>,
}

impl Address {
    fn new(address: &GraphicsAddress) -> Self {
        Self {
            family: address.family,
            node: c(&address.node),
            service: address.service.as_deref().map(c),
        }
    }

    fn to_c(&self) -> virDomainEventGraphicsAddress {
        virDomainEventGraphicsAddress {
            family: self.family,
            node: self.node.as_c_str().as_ptr().cast_mut(),
            service: optional(self.service.as_ref()).cast_mut(),
        }
    }
}
