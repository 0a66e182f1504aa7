//! Calls on secrets.
use super::{Connection, count};
use crate::secret::handle;
use api::{Conn, EventCallback, Secret, SecretDriver};
use util::error::Result;
use util::uuid::Uuid;

impl SecretDriver for Connection {
    fn connect_secret_event_register_any(
        &self,
        conn: &Conn,
        secret: Option<&Secret>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        let host = self.extended("virConnectSecretEventRegisterAny")?;
        host.on_secret_event(conn, secret, event_id, callback)
    }

    fn connect_secret_event_deregister_any(&self, conn: &Conn, callback_id: i32) -> Result<()> {
        let host = self.extended("virConnectSecretEventDeregisterAny")?;
        host.events.remove(conn, callback_id)
    }

    fn connect_num_of_secrets(&self, _conn: &Conn) -> Result<i32> {
        let host = self.extended("virConnectNumOfSecrets")?;
        Ok(count(host.secrets.list(0).len()))
    }

    fn connect_list_secrets(&self, _conn: &Conn) -> Result<Vec<String>> {
        let host = self.extended("virConnectListSecrets")?;
        let all = host.secrets.list(0);
        Ok(all.iter().map(|def| def.uuid.to_string()).collect())
    }

    fn connect_list_all_secrets(&self, conn: &Conn, flags: u32) -> Result<Vec<Secret>> {
        self.extended("virConnectListAllSecrets")?
            .list_secrets(conn, flags)
    }

    fn secret_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Secret> {
        let host = self.extended("virSecretLookupByUUID")?;
        Ok(handle(conn, &*host.secrets.def(uuid)?))
    }

    fn secret_lookup_by_usage(
        &self,
        conn: &Conn,
        usage_type: i32,
        usage_id: &str,
    ) -> Result<Secret> {
        let host = self.extended("virSecretLookupByUsage")?;
        let def = host.secrets.by_usage(usage_type, usage_id)?;
        Ok(handle(conn, &def))
    }

    fn secret_define_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Secret> {
        self.extended("virSecretDefineXML")?
            .define_secret(conn, xml, flags)
    }

    fn secret_undefine(&self, secret: &Secret) -> Result<()> {
        self.extended("virSecretUndefine")?.undefine_secret(secret)
    }

    fn secret_get_xml_desc(&self, secret: &Secret, flags: u32) -> Result<String> {
        self.extended("virSecretGetXMLDesc")?
            .secret_xml(secret, flags)
    }

    fn secret_set_value(&self, secret: &Secret, value: &[u8], flags: u32) -> Result<()> {
        self.extended("virSecretSetValue")?
            .set_secret_value(secret, value, flags)
    }

    fn secret_get_value(&self, secret: &Secret, flags: u32) -> Result<Vec<u8>> {
        self.extended("virSecretGetValue")?
            .secret_value(secret, flags)
    }
}
