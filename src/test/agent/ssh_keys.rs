//! The keys with which users can log in to a guest of an extended host.
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::Domain;
use util::bail;
use util::error::Result;

impl Host {
    /// `virDomainAuthorizedSSHKeysGet`; a user who was never given any has none.
    pub(crate) fn ssh_keys(&self, handle: &Domain, user: &str, flags: u32) -> Result<Vec<String>> {
        api::check_flags(flags, 0, "testDomainAuthorizedSSHKeysGet", ORIGIN)?;
        let guest = self.running(handle)?;
        let keys = guest.agent().ssh_keys.get(user).cloned();
        Ok(keys.unwrap_or_default())
    }

    /// `virDomainAuthorizedSSHKeysSet`: in place of those that are there, or, by the flags, to them or
    /// from them.
    pub(crate) fn set_ssh_keys(
        &self,
        handle: &Domain,
        user: &str,
        keys: &[&str],
        flags: u32,
    ) -> Result<()> {
        const APPEND: u32 = VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND;
        const REMOVE: u32 = VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE;
        const CALL: &str = "testDomainAuthorizedSSHKeysSet";
        api::check_flags(flags, APPEND | REMOVE, CALL, ORIGIN)?;
        let guest = self.running(handle)?;
        if let Some(key) = keys.iter().find(|key| key.contains('\n')) {
            bail!(
                VIR_ERR_AGENT_COMMAND_FAILED,
                "invalid OpenSSH public key: {key}"
            );
        }
        let mut agent = guest.agent();
        let known = agent.ssh_keys.entry(user.to_owned()).or_default();
        if flags & (APPEND | REMOVE) == 0 {
            known.clear();
        }
        known.retain(|known| !keys.contains(&known.as_str()));
        if flags & REMOVE == 0 {
            known.extend(keys.iter().map(|key| (*key).to_owned()));
        }
        Ok(())
    }
}
