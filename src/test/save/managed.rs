//! Managed save: a guest that the host itself keeps until it starts again.
//!
//! On a plain host it starts anew then.  An extended one keeps the guest as it was.
use super::replaced;
use crate::ORIGIN;
use crate::definition;
use crate::guest::Guest;
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::DomainDef;
use conf::guest::Status;
use std::sync::Arc;
use util::bail;
use util::error::Result;

/// What the host keeps of a saved guest.
#[derive(Clone, Debug)]
pub(crate) struct Saved {
    def: Arc<DomainDef>,
    /// Whether it goes on paused.
    is_paused: bool,
}

/// What the flags say of how the guest goes on; without one of them it stays as it was.
fn paused_by(flags: u32, was_paused: bool) -> bool {
    match flags & (VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED) {
        0 => was_paused,
        state => state == VIR_DOMAIN_SAVE_PAUSED,
    }
}

impl Host {
    /// `virDomainManagedSave`
    pub(crate) fn managed_save(&self, handle: &Domain, flags: u32) -> Result<()> {
        const KNOWN: u32 =
            VIR_DOMAIN_SAVE_BYPASS_CACHE | VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED;
        api::check_flags(flags, KNOWN, "testDomainManagedSave", ORIGIN)?;
        self.change(handle, |guest, status| {
            status.require_active()?;
            if !status.persistent {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "cannot do managed save for transient domain"
                );
            }
            if self.is_extended {
                let xml = definition::format(&status.def, None, VIR_DOMAIN_XML_SECURE);
                *guest.saved() = Some(Saved {
                    def: definition::parse(&xml, false)?,
                    is_paused: paused_by(flags, status.state == VIR_DOMAIN_PAUSED),
                });
            }
            self.stop_locked(
                guest,
                status,
                VIR_DOMAIN_SHUTOFF_SAVED,
                VIR_DOMAIN_EVENT_STOPPED_SAVED,
            );
            status.managed_save = true;
            handle.set_id(-1);
            Ok(())
        })
    }

    /// `virDomainHasManagedSaveImage`
    pub(crate) fn has_managed_save(&self, handle: &Domain, flags: u32) -> Result<bool> {
        api::check_flags(flags, 0, "testDomainHasManagedSaveImage", ORIGIN)?;
        self.look(handle, |status| Ok(status.managed_save))
    }

    /// `virDomainManagedSaveRemove`
    pub(crate) fn remove_managed_save(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainManagedSaveRemove", ORIGIN)?;
        self.change(handle, |guest, status| {
            status.managed_save = false;
            guest.saved().take();
            Ok(())
        })
    }

    /// `virDomainManagedSaveGetXMLDesc`
    pub(crate) fn managed_save_xml(&self, handle: &Domain, flags: u32) -> Result<String> {
        const SECURE: u32 = VIR_DOMAIN_SAVE_IMAGE_XML_SECURE;
        api::check_flags(flags, SECURE, "testDomainManagedSaveGetXMLDesc", ORIGIN)?;
        let saved = self.saved(handle)?;
        let format = match flags & SECURE {
            0 => 0,
            _ => VIR_DOMAIN_XML_SECURE,
        };
        Ok(definition::format(&saved.def, None, format))
    }

    /// `virDomainManagedSaveDefineXML`
    pub(crate) fn define_managed_save(
        &self,
        handle: &Domain,
        dxml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED;
        api::check_flags(flags, KNOWN, "testDomainManagedSaveDefineXML", ORIGIN)?;
        let before = self.saved(handle)?;
        let now = Saved {
            is_paused: paused_by(flags, before.is_paused),
            def: replaced(before.def, dxml)?,
        };
        *self.guest(handle)?.saved() = Some(now);
        Ok(())
    }

    /// What the host keeps of a guest.
    fn saved(&self, handle: &Domain) -> Result<Saved> {
        let guest = self.guest(handle)?;
        self.look(handle, |status| {
            if !status.managed_save {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "domain does not have managed save image"
                );
            }
            let kept = guest.saved().clone();
            Ok(kept.unwrap_or_else(|| Saved::new(status)))
        })
    }

    /// The guest, whose lock the caller holds, goes on as it was saved; false if it has not been.
    pub(crate) fn resume_saved(&self, guest: &Arc<Guest>, status: &mut Status) -> Result<bool> {
        let Some(saved) = guest.saved().take() else {
            return Ok(false);
        };
        let stored = std::mem::replace(&mut status.def, saved.def.clone());
        if status.def.name != stored.name {
            stored.name.clone_into(&mut status.live_mut().name);
        }
        status.next = Some(stored);
        let restored = (
            VIR_DOMAIN_RUNNING_RESTORED,
            VIR_DOMAIN_EVENT_STARTED_RESTORED,
        );
        if let Err(error) = self.start_locked(guest, status, restored.0, restored.1) {
            if let Some(stored) = status.next.take() {
                status.def = stored;
            }
            *guest.saved() = Some(saved);
            return Err(error);
        }
        if saved.is_paused {
            (status.state, status.reason) = (VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER);
            self.tell(
                guest.subject(status),
                VIR_DOMAIN_EVENT_SUSPENDED,
                VIR_DOMAIN_EVENT_SUSPENDED_RESTORED,
            );
        }
        Ok(true)
    }
}

impl Saved {
    /// What is known of a guest that a document calls saved.
    fn new(status: &Status) -> Self {
        Self {
            def: status.config().clone(),
            is_paused: false,
        }
    }
}
