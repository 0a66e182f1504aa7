//! A guest of an extended host sleeps (`virDomainPMSuspendForDuration`) and wakes up.
use crate::ORIGIN;
use crate::guest::Guest;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainEvent, EventKind};
use conf::YesNo;
use conf::guest::Status;
use std::sync::Arc;
use std::time::Duration;
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainPMSuspendForDuration`: to memory, from which a guest wakes up by itself after so many
    /// seconds if that is more than none; or to disk, after which it is off.
    pub(crate) fn suspend_guest(
        &self,
        handle: &Domain,
        target: u32,
        seconds: u64,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "testDomainPMSuspendForDuration", ORIGIN)?;
        let to_disk = match i32::try_from(target) {
            Ok(VIR_NODE_SUSPEND_TARGET_DISK) => true,
            Ok(VIR_NODE_SUSPEND_TARGET_MEM | VIR_NODE_SUSPEND_TARGET_HYBRID) => false,
            _ => bail!(VIR_ERR_INVALID_ARG, "Unknown suspend target: {target}"),
        };
        if to_disk && seconds > 0 {
            bail!(
                VIR_ERR_INVALID_ARG,
                "a guest that is suspended to disk does not wake up by itself"
            );
        }
        self.change(handle, |guest, status| {
            status.require_active()?;
            if status.state != VIR_DOMAIN_RUNNING {
                bail!(VIR_ERR_OPERATION_INVALID, "domain is not running");
            }
            if to_disk {
                self.suspend_to_disk(guest, status)?;
                handle.set_id(-1);
                return Ok(());
            }
            self.suspend_to_memory(guest, status)?;
            match seconds {
                0 => Ok(()),
                seconds => self.schedule_wakeup(guest, status.id, Duration::from_secs(seconds)),
            }
        })
    }

    fn suspend_to_disk(&self, guest: &Guest, status: &mut Status) -> Result<()> {
        if status.def.pm.suspend_to_disk == Some(YesNo::No) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "S4 state is disabled for this domain"
            );
        }
        let event = DomainEvent::PmSuspendDisk { reason: 0 };
        self.events
            .push(guest.subject(status), EventKind::Domain(event));
        let (reason, detail) = (
            VIR_DOMAIN_SHUTOFF_SHUTDOWN,
            VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN,
        );
        self.stop_locked(guest, status, reason, detail);
        Ok(())
    }

    fn suspend_to_memory(&self, guest: &Guest, status: &mut Status) -> Result<()> {
        if status.def.pm.suspend_to_mem == Some(YesNo::No) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "S3 state is disabled for this domain"
            );
        }
        status.state = VIR_DOMAIN_PMSUSPENDED;
        status.reason = VIR_DOMAIN_PMSUSPENDED_UNKNOWN;
        let event = DomainEvent::PmSuspend { reason: 0 };
        let (subject, detail) = (guest.subject(status), VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY);
        self.events.push(subject.clone(), EventKind::Domain(event));
        self.tell(subject, VIR_DOMAIN_EVENT_PMSUSPENDED, detail);
        Ok(())
    }

    /// The guest will wake up, if it still runs under the number `id` then.
    fn schedule_wakeup(&self, guest: &Arc<Guest>, id: Option<i32>, delay: Duration) -> Result<()> {
        let Some(me) = self.me.upgrade() else {
            return Ok(());
        };
        let guest = Arc::downgrade(guest);
        let task = move |host: &Arc<Self>| {
            let Some(guest) = guest.upgrade() else { return };
            let mut status = guest.change();
            if status.id == id && status.state == VIR_DOMAIN_PMSUSPENDED {
                host.wake_up_locked(&guest, &mut status);
            }
            drop(status);
            host.wake();
        };
        self.clock.after(&me, delay, Box::new(task))
    }

    /// `virDomainPMWakeup`
    pub(crate) fn wake_guest(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainPMWakeup", ORIGIN)?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            if status.state != VIR_DOMAIN_PMSUSPENDED {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "Unable to wake up: guest is not in suspended state"
                );
            }
            self.wake_up_locked(guest, status);
            Ok(())
        })
    }

    fn wake_up_locked(&self, guest: &Guest, status: &mut Status) {
        (status.state, status.reason) = (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_WAKEUP);
        let event = DomainEvent::PmWakeup { reason: 0 };
        let (subject, detail) = (guest.subject(status), VIR_DOMAIN_EVENT_STARTED_WAKEUP);
        self.events.push(subject.clone(), EventKind::Domain(event));
        self.tell(subject, VIR_DOMAIN_EVENT_STARTED, detail);
    }
}
