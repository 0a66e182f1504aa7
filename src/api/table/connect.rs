//! The one table: the library and its connections.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// Drop one reference to a connection; the last one closes it. Returns those left.
    #[api("int virConnectClose(virConnectPtr conn)", since = "0.0.3", rpc = 2, manual)]
    fn connect_close();

    /// Open a connection with full access to the hypervisor a URI names.
    #[api(
        "virConnectPtr virConnectOpen(const char *name)",
        since = "0.0.3", optional(name), rpc = 1, acl(connect:getattr), manual
    )]
    fn connect_open();

    /// Open a connection and obtain credentials through callbacks where needed.
    #[api(
        "virConnectPtr virConnectOpenAuth(const char *name, virConnectAuthPtr auth, unsigned int flags)",
        since = "0.4.0", optional(name), manual
    )]
    fn connect_open_auth();

    /// Open a connection that can look but not change anything.
    #[api("virConnectPtr virConnectOpenReadOnly(const char *name)", since = "0.0.3", optional(name), manual)]
    fn connect_open_read_only();

    /// Fetch the version of this library.
    #[api(
        "int virGetVersion(unsigned long *libVer, const char *type, unsigned long *typeVer)",
        since = "0.0.3", manual
    )]
    fn get_version();

    /// Set up the library; opening a connection does it as well.
    #[api("int virInitialize(void)", since = "0.1.0", keep_error, manual)]
    fn initialize();
}
