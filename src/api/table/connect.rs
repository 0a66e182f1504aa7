//! The one table: the library and its connections.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// `virConnectClose`.
    #[api("int virConnectClose(virConnectPtr conn)", since = "0.0.3", rpc = 2, manual)]
    fn connect_close();

    /// `virConnectOpen`.
    #[api(
        "virConnectPtr virConnectOpen(const char *name)",
        since = "0.0.3", rpc = 1, acl(connect:getattr), manual
    )]
    fn connect_open();

    /// `virConnectOpenAuth`.
    #[api(
        "virConnectPtr virConnectOpenAuth(const char *name, virConnectAuthPtr auth, unsigned int flags)",
        since = "0.4.0", manual
    )]
    fn connect_open_auth();

    /// `virConnectOpenReadOnly`.
    #[api("virConnectPtr virConnectOpenReadOnly(const char *name)", since = "0.0.3", manual)]
    fn connect_open_read_only();

    /// `virGetVersion`.
    #[api(
        "int virGetVersion(unsigned long *libVer, const char *type, unsigned long *typeVer)",
        since = "0.0.3", manual
    )]
    fn get_version();

    /// `virInitialize`.
    #[api("int virInitialize(void)", since = "0.1.0", manual)]
    fn initialize();
}
