//! The one table: calls on secrets.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_SECRET)]

trait Secret {
    /// List secrets as objects, filtered by flags.
    #[api(
        "int virConnectListAllSecrets(virConnectPtr conn, virSecretPtr **secrets, unsigned int flags)",
        since = "0.10.2", rpc = 287, acl(connect:search_secrets), acl_filter(secret:getattr)
    )]
    fn connect_list_all_secrets(&self, conn: &Conn, flags: u32) -> Result<Vec<Secret>>;

    /// Fill an array with the UUID strings of secrets.
    #[api(
        "int virConnectListSecrets(virConnectPtr conn, char **uuids, int maxuuids)",
        since = "0.7.1", rpc = 140, acl(connect:search_secrets), acl_filter(secret:getattr)
    )]
    fn connect_list_secrets(&self, conn: &Conn) -> Result<Vec<String>>;

    /// Returns the number of secrets.
    #[api(
        "int virConnectNumOfSecrets(virConnectPtr conn)",
        since = "0.7.1", rpc = 139, acl(connect:search_secrets), acl_filter(secret:getattr)
    )]
    fn connect_num_of_secrets(&self, conn: &Conn) -> Result<i32>;

    /// Remove a secret event callback by its ID.
    #[api(
        "int virConnectSecretEventDeregisterAny(virConnectPtr conn, int callbackID)",
        since = "3.0.0", rpc = 381, acl(connect:read), manual
    )]
    fn connect_secret_event_deregister_any(&self, conn: &Conn, #[non_negative] callback_id: i32) -> Result<()>;

    /// Register a callback for one kind of secret event. Returns its ID.
    #[api(
        "int virConnectSecretEventRegisterAny(virConnectPtr conn, virSecretPtr secret, int eventID, virConnectSecretEventGenericCallback cb, void *opaque, virFreeCallback freecb)",
        since = "3.0.0", optional(freecb), rpc = 380, acl(connect:search_secrets), acl_filter(secret:getattr), manual
    )]
    fn connect_secret_event_register_any(&self, conn: &Conn, secret: Option<&Secret>, #[non_negative] event_id: i32, callback: EventCallback) -> Result<i32>;

    /// Define a secret from XML, without its value.
    #[api(
        "virSecretPtr virSecretDefineXML(virConnectPtr conn, const char *xml, unsigned int flags)",
        since = "0.7.1", rpc = 142, write, acl(secret:write, secret:save)
    )]
    fn secret_define_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Secret>;

    /// Returns a copy of a secret's value.
    #[api(
        "unsigned char *virSecretGetValue(virSecretPtr secret, size_t *value_size, unsigned int flags)",
        since = "0.7.1", rpc = 145, write, acl(secret:read_secure), manual
    )]
    fn secret_get_value(&self, secret: &Secret, flags: u32) -> Result<Vec<u8>>;

    /// Returns the XML of a secret, without its value.
    #[api(
        "char *virSecretGetXMLDesc(virSecretPtr secret, unsigned int flags)",
        since = "0.7.1", rpc = 143, acl(secret:read)
    )]
    fn secret_get_xml_desc(&self, secret: &Secret, flags: u32) -> Result<String>;

    /// Find a secret by the 16 bytes of its UUID.
    #[api(
        "virSecretPtr virSecretLookupByUUID(virConnectPtr conn, const unsigned char *uuid)",
        since = "0.7.1", rpc = 141, acl(secret:getattr)
    )]
    fn secret_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Secret>;

    /// Find a secret by its usage.
    #[api(
        "virSecretPtr virSecretLookupByUsage(virConnectPtr conn, int usageType, const char *usageID)",
        since = "0.7.1", rpc = 147, acl(secret:getattr)
    )]
    fn secret_lookup_by_usage(&self, conn: &Conn, usage_type: i32, usage_id: &str) -> Result<Secret>;

    /// Set the value of a secret.
    #[api(
        "int virSecretSetValue(virSecretPtr secret, const unsigned char *value, size_t value_size, unsigned int flags)",
        since = "0.7.1", rpc = 144, write, acl(secret:write), manual
    )]
    fn secret_set_value(&self, secret: &Secret, value: &[u8], flags: u32) -> Result<()>;

    /// Remove a secret together with its value.
    #[api(
        "int virSecretUndefine(virSecretPtr secret)",
        since = "0.7.1", rpc = 146, write, acl(secret:delete)
    )]
    fn secret_undefine(&self, secret: &Secret) -> Result<()>;
}

trait Local {
    /// Drop one reference to a secret.
    #[api("int virSecretFree(virSecretPtr secret)", since = "0.7.1", form(free))]
    fn secret_free();

    /// Returns the connection of a secret, without a new reference.
    #[api("virConnectPtr virSecretGetConnect(virSecretPtr secret)", since = "0.7.1", form(connect))]
    fn secret_get_connect();

    /// Copy the 16 bytes of a secret's UUID.
    #[api(
        "int virSecretGetUUID(virSecretPtr secret, unsigned char *uuid)",
        since = "0.7.1", form(uuid)
    )]
    fn secret_get_uuid();

    /// Write the UUID of a secret as text.
    #[api(
        "int virSecretGetUUIDString(virSecretPtr secret, char *buf)",
        since = "0.7.1", form(uuid_string)
    )]
    fn secret_get_uuid_string();

    /// Returns the name of what a secret is used for.
    #[api(
        "const char *virSecretGetUsageID(virSecretPtr secret)",
        since = "0.7.1", form(text, usage_id)
    )]
    fn secret_get_usage_id();

    /// Returns the kind of object a secret is used for.
    #[api("int virSecretGetUsageType(virSecretPtr secret)", since = "0.7.1", form(number, usage_type))]
    fn secret_get_usage_type();

    /// Find a secret by its UUID as text.
    #[api(
        "virSecretPtr virSecretLookupByUUIDString(virConnectPtr conn, const char *uuidstr)",
        since = "0.7.1", form(by_uuid_string)
    )]
    fn secret_lookup_by_uuid_string();

    /// Add one reference to a secret.
    #[api("int virSecretRef(virSecretPtr secret)", since = "0.7.1", form(reference))]
    fn secret_ref();
}
