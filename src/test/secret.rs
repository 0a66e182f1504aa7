//! The secrets of a host, which libvirt's test driver lacks: calls, and what is told of them.
use crate::host::Host;
use abi::*;
use api::{Conn, EventCallback, EventKind, Secret, Subject};
use conf::SecretDef;
use conf::secret::LIST_FLAGS;
use std::sync::Arc;
use util::error::{ErrorDomain, Result};
use util::xml::ParseFlags;

/// Secrets answer as libvirt's own secret driver does.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_SECRET;

/// The public object that stands for a secret.
pub(crate) fn handle(conn: &Conn, def: &SecretDef) -> Secret {
    let usage_id = def.usage_id.as_deref().unwrap_or_default();
    Secret::new(conn, def.uuid, def.usage as i32, usage_id)
}

impl Host {
    /// `virConnectSecretEventRegisterAny`
    pub(crate) fn on_secret_event(
        &self,
        conn: &Conn,
        secret: Option<&Secret>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        let uuid = secret.map(|secret| *secret.uuid());
        let wanted = move |event: &api::Event| {
            let id = match event.kind {
                EventKind::SecretLifecycle { .. } => VIR_SECRET_EVENT_ID_LIFECYCLE,
                EventKind::SecretValueChanged => VIR_SECRET_EVENT_ID_VALUE_CHANGED,
                _ => return false,
            };
            id == event_id && uuid.is_none_or(|uuid| uuid == event.subject.uuid)
        };
        self.events.add(conn, Box::new(wanted), callback)
    }

    /// Queues an event; the caller holds the secret's lock.
    fn tell_of_secret(&self, def: &SecretDef, kind: EventKind) {
        let subject = Subject {
            name: def.usage_id.clone().unwrap_or_default(),
            uuid: def.uuid,
            id: def.usage as i32,
        };
        self.events.push(subject, kind);
    }

    fn tell_of_secret_life(&self, def: &SecretDef, event: i32) {
        self.tell_of_secret(def, EventKind::SecretLifecycle { event, detail: 0 });
    }

    /// `virConnectListAllSecrets`
    pub(crate) fn list_secrets(&self, conn: &Conn, flags: u32) -> Result<Vec<Secret>> {
        api::check_flags(flags, LIST_FLAGS, "secretConnectListAllSecrets", ORIGIN)?;
        let found = self.secrets.list(flags);
        Ok(found.iter().map(|def| handle(conn, def)).collect())
    }

    /// `virSecretDefineXML`
    pub(crate) fn define_secret(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Secret> {
        const KNOWN: u32 = VIR_SECRET_DEFINE_VALIDATE;
        api::check_flags(flags, KNOWN, "secretDefineXML", ORIGIN)?;
        let strict = ParseFlags::strict_if(flags, KNOWN);
        let def = Arc::new(SecretDef::from_xml(xml, strict)?);
        self.secrets.define(&def, |def| {
            self.tell_of_secret_life(def, VIR_SECRET_EVENT_DEFINED);
        })?;
        self.events.wake();
        Ok(handle(conn, &def))
    }

    /// `virSecretUndefine`
    pub(crate) fn undefine_secret(&self, secret: &Secret) -> Result<()> {
        self.secrets.undefine(secret.uuid(), |def| {
            self.tell_of_secret_life(def, VIR_SECRET_EVENT_UNDEFINED);
        })?;
        self.events.wake();
        Ok(())
    }

    /// `virSecretGetXMLDesc`
    pub(crate) fn secret_xml(&self, secret: &Secret, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "secretGetXMLDesc", ORIGIN)?;
        Ok(self.secrets.def(secret.uuid())?.to_xml())
    }

    /// `virSecretSetValue`
    pub(crate) fn set_secret_value(&self, secret: &Secret, value: &[u8], flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "secretSetValue", ORIGIN)?;
        self.secrets.set_value(secret.uuid(), value, |def| {
            self.tell_of_secret(def, EventKind::SecretValueChanged);
        })?;
        self.events.wake();
        Ok(())
    }

    /// `virSecretGetValue`
    pub(crate) fn secret_value(&self, secret: &Secret, flags: u32) -> Result<Vec<u8>> {
        api::check_flags(flags, 0, "secretGetValue", ORIGIN)?;
        let value = self.secrets.value(secret.uuid(), false)?;
        Ok(value.to_vec())
    }
}
