//! `Secrets`: the secrets of a host, found by UUID and by what they are for, and the rules of their
//! values (C: `virSecretObjList`).
//!
//! Storing them and telling of changes is the drivers' work.
use super::{ORIGIN, SecretDef, UsageType};
use crate::object::{Definition, Object, Objects, Place, State, filter};
use abi::*;
use parking_lot::{Mutex, RwLock};
use std::collections::HashMap;
use std::sync::Arc;
use util::error::{Error, Result};
use util::{Uuid, bail, err};

/// Bytes that a value may have, as a daemon's protocol bounds it.
const VALUE_MAX: usize = 65_536;

/// See [`filter::Groups`].
const GROUPS: [u32; 2] = [
    VIR_CONNECT_LIST_SECRETS_EPHEMERAL | VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL,
    VIR_CONNECT_LIST_SECRETS_PRIVATE | VIR_CONNECT_LIST_SECRETS_NO_PRIVATE,
];

/// The flags of `virConnectListAllSecrets`.
pub const LIST_FLAGS: u32 = filter::known(&GROUPS);

/// How a secret stands: its definition, and its value once it has one.
type SecretState = State<SecretDef, Option<Arc<[u8]>>>;

/// A secret.
type SecretObject = Object<SecretDef, Option<Arc<[u8]>>>;

impl Definition for SecretDef {
    fn uuid(&self) -> Option<Uuid> {
        Some(self.uuid)
    }

    /// None: a usage may change, and two secrets may come to share one.
    fn name(&self) -> Option<&str> {
        None
    }
}

impl SecretDef {
    fn usage_key(&self) -> Option<(UsageType, String)> {
        self.usage_id.clone().map(|id| (self.usage, id))
    }

    /// The flags of `virConnectListAllSecrets` that describe it.
    fn traits(&self) -> u32 {
        let ephemeral = match self.ephemeral {
            true => VIR_CONNECT_LIST_SECRETS_EPHEMERAL,
            false => VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL,
        };
        let private = match self.private {
            true => VIR_CONNECT_LIST_SECRETS_PRIVATE,
            false => VIR_CONNECT_LIST_SECRETS_NO_PRIVATE,
        };
        ephemeral | private
    }

    /// Refuses a change of this definition that isn't allowed.
    fn check_change(&self, new: &Self) -> Result<()> {
        if self.usage_id != new.usage_id {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "a secret with UUID {} is already defined for use with {}",
                self.uuid,
                self.usage_id.as_deref().unwrap_or("(null)")
            );
        }
        if self.private && !new.private {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "cannot change private flag on existing secret"
            );
        }
        Ok(())
    }
}

fn no_such_uuid(uuid: &Uuid) -> Box<Error> {
    err!(VIR_ERR_NO_SECRET, "no secret with matching uuid '{uuid}'")
}

/// The secrets of a host.  Thread-safe.
#[derive(Default)]
pub struct Secrets {
    all: Objects<SecretDef, Option<Arc<[u8]>>>,
    /// Oldest first.
    by_usage: RwLock<HashMap<(UsageType, String), Vec<Uuid>>>,
    /// Held while a secret comes, changes its usage or goes.  It is the outermost lock.
    coming: Mutex<()>,
}

impl Secrets {
    /// Takes a definition in (C: `virSecretObjListAdd`); a secret of its UUID keeps its value.  `then`
    /// runs with the secret's lock held.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` for another secret of the same usage, and for a change of what a secret
    /// is used for or that makes a private one public.
    pub fn define(&self, def: &Arc<SecretDef>, then: impl FnOnce(&SecretDef)) -> Result<()> {
        let _coming = self.coming.lock();
        let old = self.all.by_uuid(&def.uuid);
        let old = old.map(|secret| secret.state().def.clone());
        match &old {
            Some(old) => old.check_change(def)?,
            None => self.check_usage(def)?,
        }
        if let Some(old) = &old {
            self.forget_usage(old);
        }
        if let Some(key) = def.usage_key() {
            self.by_usage.write().entry(key).or_default().push(def.uuid);
        }
        // Secrets have no names, and come and go under `coming`: none can be in the way.
        let _ = self
            .all
            .assign(def, Place::Stored, |_, state| then(&state.def));
        Ok(())
    }

    fn check_usage(&self, def: &SecretDef) -> Result<()> {
        let by_usage = self.by_usage.read();
        let others = def.usage_key().and_then(|key| by_usage.get(&key));
        match others.and_then(|others| others.first()) {
            None => Ok(()),
            Some(other) => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "a secret with UUID {other} already defined for use with {}",
                def.usage_id.as_deref().unwrap_or_default()
            ),
        }
    }

    fn forget_usage(&self, def: &SecretDef) {
        let Some(key) = def.usage_key() else { return };
        let mut by_usage = self.by_usage.write();
        let Some(uuids) = by_usage.get_mut(&key) else {
            return;
        };
        uuids.retain(|uuid| *uuid != def.uuid);
        if uuids.is_empty() {
            by_usage.remove(&key);
        }
    }

    /// Forgets a secret and its value; `then` runs with its lock held.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SECRET`
    pub fn undefine(&self, uuid: &Uuid, then: impl FnOnce(&SecretDef)) -> Result<()> {
        let _coming = self.coming.lock();
        let secret = self.find(uuid)?;
        let mut state = secret.change().ok_or_else(|| no_such_uuid(uuid))?;
        self.forget_usage(&state.def);
        state.extra = None;
        self.all.forget(&secret, &mut state);
        then(&state.def);
        Ok(())
    }

    fn find(&self, uuid: &Uuid) -> Result<Arc<SecretObject>> {
        self.all.by_uuid(uuid).ok_or_else(|| no_such_uuid(uuid))
    }

    /// The definition of a secret.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SECRET`
    pub fn def(&self, uuid: &Uuid) -> Result<Arc<SecretDef>> {
        Ok(self.find(uuid)?.state().def.clone())
    }

    /// The definition of the secret for a use, the oldest where several have come to share it.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SECRET`
    pub fn by_usage(&self, usage: i32, id: &str) -> Result<Arc<SecretDef>> {
        let usage = usize::try_from(usage).ok();
        let kind = usage.and_then(|usage| UsageType::ALL.get(usage));
        let key = kind.map(|kind| (*kind, id.to_owned()));
        let found = {
            let by_usage = self.by_usage.read();
            let uuids = key.and_then(|key| by_usage.get(&key));
            uuids.and_then(|uuids| uuids.first()).copied()
        };
        let found = found.and_then(|uuid| self.all.by_uuid(&uuid));
        match found {
            Some(secret) => Ok(secret.state().def.clone()),
            None => bail!(VIR_ERR_NO_SECRET, "no secret with matching usage '{id}'"),
        }
    }

    /// The definitions of the secrets that a list with these of [`LIST_FLAGS`] shows, oldest first.
    #[must_use]
    pub fn list(&self, flags: u32) -> Vec<Arc<SecretDef>> {
        let wanted = |state: &SecretState| filter::matches(&GROUPS, flags, state.def.traits());
        let found = self.all.list(wanted);
        found
            .iter()
            .map(|secret| secret.state().def.clone())
            .collect()
    }

    /// Gives a secret a value; `then` runs with its lock held.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SECRET`; `VIR_ERR_RPC` for one that is too long.
    pub fn set_value(
        &self,
        uuid: &Uuid,
        value: &[u8],
        then: impl FnOnce(&SecretDef),
    ) -> Result<()> {
        if value.len() > VALUE_MAX {
            bail!(
                VIR_FROM_REMOTE: VIR_ERR_RPC,
                "value length greater than maximum: {} > {VALUE_MAX}",
                value.len()
            );
        }
        let secret = self.find(uuid)?;
        let mut state = secret.change().ok_or_else(|| no_such_uuid(uuid))?;
        state.extra = Some(value.into());
        then(&state.def);
        Ok(())
    }

    /// The value of a secret, for a caller who may have it.
    ///
    /// # Errors
    /// `VIR_ERR_NO_SECRET` for none, and for a secret without one; `VIR_ERR_INVALID_SECRET` for a
    /// private one, unless it is the host itself that `is_host` says asks.
    pub fn value(&self, uuid: &Uuid, is_host: bool) -> Result<Arc<[u8]>> {
        let secret = self.find(uuid)?;
        let state = secret.state();
        if state.def.private && !is_host {
            bail!(VIR_ERR_INVALID_SECRET, "secret is private");
        }
        match &state.extra {
            Some(value) => Ok(value.clone()),
            None => bail!(VIR_ERR_NO_SECRET, "secret '{uuid}' does not have a value"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use util::error::ErrorNumber;
    use util::xml::ParseFlags;

    fn def(last: u8, attrs: &str, usage: &str) -> Arc<SecretDef> {
        let xml = format!(
            "<secret {attrs}><uuid>00000000-0000-0000-0000-0000000000{last:02x}</uuid>{usage}</secret>"
        );
        Arc::new(SecretDef::from_xml(&xml, ParseFlags::NONE).unwrap())
    }

    fn ceph(name: &str) -> String {
        format!("<usage type='ceph'><name>{name}</name></usage>")
    }

    fn define(secrets: &Secrets, def: &Arc<SecretDef>) -> Result<()> {
        secrets.define(def, |_| ())
    }

    #[test]
    fn a_use_belongs_to_one_new_secret() {
        let secrets = Secrets::default();
        define(&secrets, &def(1, "", &ceph("a"))).unwrap();
        let error = define(&secrets, &def(2, "", &ceph("a"))).unwrap_err();
        assert!(error.message.ends_with("01 already defined for use with a"));
        let tls = def(2, "", "<usage type='tls'><name>a</name></usage>");
        define(&secrets, &tls).unwrap();
        assert_eq!(
            secrets.by_usage(VIR_SECRET_USAGE_TYPE_TLS, "a").unwrap(),
            tls
        );
        secrets.undefine(&tls.uuid, |_| ()).unwrap();
        let gone = secrets.by_usage(VIR_SECRET_USAGE_TYPE_TLS, "a");
        assert_eq!(gone.unwrap_err().code, ErrorNumber::VIR_ERR_NO_SECRET);
    }

    #[test]
    fn a_kind_of_use_may_change_even_to_one_that_another_has() {
        let secrets = Secrets::default();
        define(&secrets, &def(1, "", &ceph("a"))).unwrap();
        let tls = def(2, "", "<usage type='tls'><name>a</name></usage>");
        define(&secrets, &tls).unwrap();
        define(&secrets, &def(2, "", &ceph("a"))).unwrap();
        let usage = VIR_SECRET_USAGE_TYPE_CEPH;
        let first = secrets.by_usage(usage, "a").unwrap();
        assert_eq!(first.uuid, def(1, "", "").uuid);
        secrets.undefine(&first.uuid, |_| ()).unwrap();
        assert_eq!(secrets.by_usage(usage, "a").unwrap().uuid, tls.uuid);
        assert!(secrets.by_usage(VIR_SECRET_USAGE_TYPE_TLS, "a").is_err());
    }

    #[test]
    fn what_is_private_stays_so_and_is_for_the_host_alone() {
        let secrets = Secrets::default();
        let private = def(1, "private='yes'", "");
        define(&secrets, &private).unwrap();
        assert!(define(&secrets, &def(1, "", "")).is_err());
        let uuid = &private.uuid;
        secrets.set_value(uuid, b"x", |_| ()).unwrap();
        let refused = secrets.value(uuid, false).unwrap_err();
        assert_eq!(refused.code, ErrorNumber::VIR_ERR_INVALID_SECRET);
        assert_eq!(*secrets.value(uuid, true).unwrap(), *b"x");
        let too_long = vec![0; VALUE_MAX + 1];
        assert!(secrets.set_value(uuid, &too_long, |_| ()).is_err());
        assert_eq!(*secrets.value(uuid, true).unwrap(), *b"x");
    }
}
