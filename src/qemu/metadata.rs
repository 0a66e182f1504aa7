//! What a guest is called and described as.
use crate::ORIGIN;
use crate::host::Host;
use crate::job::Kind;
use crate::store;
use abi::*;
use api::{Domain, DomainEvent};
use conf::DomainDef;
use conf::metadata::Label;
use std::sync::Arc;
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainGetMetadata`
    pub(crate) fn metadata(
        &self,
        handle: &Domain,
        kind: i32,
        uri: &str,
        flags: u32,
    ) -> Result<String> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "qemuDomainGetMetadata", ORIGIN)?;
        let guest = self.guest(handle)?;
        let def = Arc::clone(guest.look().one_def(flags)?);
        Label::new::<DomainDef>(kind, "", uri)?.get(&*def)
    }

    /// `virDomainSetMetadata`
    pub(crate) fn set_metadata(
        &self,
        handle: &Domain,
        kind: i32,
        value: Option<&str>,
        (key, uri): (&str, &str),
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "qemuDomainSetMetadata", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainSetMetadata")?;
        let affects = guest.look().affects(flags)?;
        let label = Label::new::<DomainDef>(kind, key, uri)?;
        if affects.live {
            let mut live = DomainDef::clone(&guest.look().def);
            label.set(&mut live, value)?;
            guest.change().def = Arc::new(live);
            self.save_status(&guest, &guest.run()?)?;
        }
        if affects.config {
            let mut def = DomainDef::clone(guest.look().config());
            label.set(&mut def, value)?;
            self.store(&guest, def)?;
        }
        let event = DomainEvent::MetadataChange {
            r#type: kind,
            nsuri: label.uri().map(str::to_owned),
        };
        self.tell_of(guest.look().subject(), event);
        self.events.wake();
        Ok(())
    }

    /// `virDomainRename`
    pub(crate) fn rename(&self, handle: &Domain, name: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "qemuDomainRename", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Modify, "virDomainRename")?;
        let (old, autostart) = {
            let facts = guest.look();
            check_rename(&facts, name)?;
            (facts.subject(), facts.autostart)
        };
        if !self.guests.rename(&old.name, name) {
            bail!(
                VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID,
                "domain with name '{name}' already exists"
            );
        }
        let mut def = DomainDef::clone(&guest.look().def);
        name.clone_into(&mut def.name);
        let stored = store::save(&self.folders, &def)
            .and_then(|()| store::set_autostart(&self.folders, name, autostart));
        if let Err(error) = stored {
            let _ = self.guests.rename(name, &old.name);
            return Err(error);
        }
        {
            let mut facts = guest.change();
            facts.def = Arc::new(def);
            self.tell(
                old.clone(),
                VIR_DOMAIN_EVENT_UNDEFINED,
                VIR_DOMAIN_EVENT_UNDEFINED_RENAMED,
            );
            self.tell(
                facts.subject(),
                VIR_DOMAIN_EVENT_DEFINED,
                VIR_DOMAIN_EVENT_DEFINED_RENAMED,
            );
        }
        self.events.wake();
        store::remove(&self.folders, &old.name)
    }
}

/// Whether a guest can be called so.
fn check_rename(facts: &crate::guest::Facts, name: &str) -> Result<()> {
    if facts.is_active() {
        bail!(VIR_ERR_OPERATION_INVALID, "cannot rename active domain");
    }
    if !facts.persistent {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "cannot rename a transient domain"
        );
    }
    if facts.managed_save {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "domain with a managed saved state can't be renamed"
        );
    }
    if name.contains('/') {
        bail!(VIR_ERR_XML_ERROR, "name {name} cannot contain '/'");
    }
    if facts.def.name == name {
        bail!(
            VIR_FROM_DOMAIN: VIR_ERR_OPERATION_INVALID,
            "Can't rename domain to itself"
        );
    }
    Ok(())
}
