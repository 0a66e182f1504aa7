//! The one table: libvirt-admin: the daemon's own interface.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_ADMIN)]

trait Admin {
    /// Disconnect a client from its server.
    #[api(
        "int virAdmClientClose(virAdmClientPtr client, unsigned int flags)",
        since = "2.0.0", rpc = 11
    )]
    fn adm_client_close(&self, client: &AdmClient, flags: u32) -> Result<()>;

    /// Fetch the identity of a client as typed parameters.
    #[api(
        "int virAdmClientGetInfo(virAdmClientPtr client, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 10
    )]
    fn adm_client_get_info(&self, client: &AdmClient, flags: u32) -> Result<TypedParams>;

    /// Ask a daemon to shut down.
    #[api(
        "int virAdmConnectDaemonShutdown(virAdmConnectPtr conn, unsigned int flags)",
        since = "11.2.0", rpc = 20
    )]
    fn adm_connect_daemon_shutdown(&self, conn: &AdmConn, flags: u32) -> Result<()>;

    /// Fetch the libvirt version of the daemon.
    #[api(
        "int virAdmConnectGetLibVersion(virAdmConnectPtr conn, unsigned long long *libVer)",
        since = "2.0.0", rpc = 3
    )]
    fn adm_connect_get_lib_version(&self, conn: &AdmConn) -> Result<u64>;

    /// Fetch the log filters of a daemon as text.
    #[api(
        "int virAdmConnectGetLoggingFilters(virAdmConnectPtr conn, char **filters, unsigned int flags)",
        since = "3.0.0", rpc = 15
    )]
    fn adm_connect_get_logging_filters(&self, conn: &AdmConn, flags: u32) -> Result<String>;

    /// Fetch the log outputs of a daemon as text.
    #[api(
        "int virAdmConnectGetLoggingOutputs(virAdmConnectPtr conn, char **outputs, unsigned int flags)",
        since = "3.0.0", rpc = 14
    )]
    fn adm_connect_get_logging_outputs(&self, conn: &AdmConn, flags: u32) -> Result<String>;

    /// List the servers inside a daemon as objects.
    #[api(
        "int virAdmConnectListServers(virAdmConnectPtr conn, virAdmServerPtr **servers, unsigned int flags)",
        since = "2.0.0", rpc = 4
    )]
    fn adm_connect_list_servers(&self, conn: &AdmConn, flags: u32) -> Result<Vec<AdmServer>>;

    /// Find a server inside a daemon by name.
    #[api(
        "virAdmServerPtr virAdmConnectLookupServer(virAdmConnectPtr conn, const char *name, unsigned int flags)",
        since = "2.0.0", rpc = 5
    )]
    fn adm_connect_lookup_server(&self, conn: &AdmConn, name: Option<&str>, flags: u32) -> Result<AdmServer>;

    /// Set after how many idle seconds a daemon shuts down.
    #[api(
        "int virAdmConnectSetDaemonTimeout(virAdmConnectPtr conn, unsigned int timeout, unsigned int flags)",
        since = "8.6.0", rpc = 19
    )]
    fn adm_connect_set_daemon_timeout(&self, conn: &AdmConn, timeout: u32, flags: u32) -> Result<()>;

    /// Change the log filters of a daemon.
    #[api(
        "int virAdmConnectSetLoggingFilters(virAdmConnectPtr conn, const char *filters, unsigned int flags)",
        since = "3.0.0", rpc = 17
    )]
    fn adm_connect_set_logging_filters(&self, conn: &AdmConn, filters: Option<&str>, flags: u32) -> Result<()>;

    /// Change the log outputs of a daemon.
    #[api(
        "int virAdmConnectSetLoggingOutputs(virAdmConnectPtr conn, const char *outputs, unsigned int flags)",
        since = "3.0.0", rpc = 16
    )]
    fn adm_connect_set_logging_outputs(&self, conn: &AdmConn, outputs: Option<&str>, flags: u32) -> Result<()>;

    /// Fetch the limits on a server's clients.
    #[api(
        "int virAdmServerGetClientLimits(virAdmServerPtr srv, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 12
    )]
    fn adm_server_get_client_limits(&self, srv: &AdmServer, flags: u32) -> Result<TypedParams>;

    /// Fetch the sizes of a server's thread pool.
    #[api(
        "int virAdmServerGetThreadPoolParameters(virAdmServerPtr srv, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 6
    )]
    fn adm_server_get_thread_pool_parameters(&self, srv: &AdmServer, flags: u32) -> Result<TypedParams>;

    /// List the clients connected to a server as objects.
    #[api(
        "int virAdmServerListClients(virAdmServerPtr srv, virAdmClientPtr **clients, unsigned int flags)",
        since = "2.0.0", rpc = 8
    )]
    fn adm_server_list_clients(&self, srv: &AdmServer, flags: u32) -> Result<Vec<AdmClient>>;

    /// Find a client of a server by its number.
    #[api(
        "virAdmClientPtr virAdmServerLookupClient(virAdmServerPtr srv, unsigned long long id, unsigned int flags)",
        since = "2.0.0", rpc = 9
    )]
    fn adm_server_lookup_client(&self, srv: &AdmServer, id: u64, flags: u32) -> Result<AdmClient>;

    /// Change the limits on a server's clients.
    #[api(
        "int virAdmServerSetClientLimits(virAdmServerPtr srv, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "2.0.0", rpc = 13
    )]
    fn adm_server_set_client_limits(&self, srv: &AdmServer, params: &TypedParams, flags: u32) -> Result<()>;

    /// Change the sizes of a server's thread pool.
    #[api(
        "int virAdmServerSetThreadPoolParameters(virAdmServerPtr srv, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "2.0.0", rpc = 7
    )]
    fn adm_server_set_thread_pool_parameters(&self, srv: &AdmServer, params: &TypedParams, flags: u32) -> Result<()>;

    /// Make a server read its TLS files again.
    #[api(
        "int virAdmServerUpdateTlsFiles(virAdmServerPtr srv, unsigned int flags)",
        since = "2.0.0", rpc = 18
    )]
    fn adm_server_update_tls_files(&self, srv: &AdmServer, flags: u32) -> Result<()>;

    /// Tell whether an admin connection can still be used.
    #[api("int virAdmConnectIsAlive(virAdmConnectPtr conn)", since = "2.0.0", manual)]
    fn adm_connect_is_alive(&self, conn: &AdmConn) -> Result<bool>;
}

trait Local {
    /// Drop one reference to a client.
    #[api("int virAdmClientFree(virAdmClientPtr client)", since = "2.0.0", form(free, nullable))]
    fn adm_client_free();

    /// Returns the number a server has given to a client.
    #[api("unsigned long long virAdmClientGetID(virAdmClientPtr client)", since = "2.0.0", manual)]
    fn adm_client_get_id();

    /// Returns when a client connected, in seconds since 1970.
    #[api("long long virAdmClientGetTimestamp(virAdmClientPtr client)", since = "2.0.0", form(number, timestamp))]
    fn adm_client_get_timestamp();

    /// Returns the kind of transport a client uses.
    #[api("int virAdmClientGetTransport(virAdmClientPtr client)", since = "2.0.0", form(number, transport))]
    fn adm_client_get_transport();

    /// Drop one reference to an admin connection. Returns those left.
    #[api("int virAdmConnectClose(virAdmConnectPtr conn)", since = "2.0.0", manual)]
    fn adm_connect_close();

    /// Returns the canonical URI of an admin connection.
    #[api("char *virAdmConnectGetURI(virAdmConnectPtr conn)", since = "2.0.0", manual)]
    fn adm_connect_get_uri();

    /// Open a connection to a daemon's admin interface.
    #[api(
        "virAdmConnectPtr virAdmConnectOpen(const char *name, unsigned int flags)",
        since = "2.0.0", manual
    )]
    fn adm_connect_open();

    /// Add one reference to an admin connection.
    #[api("int virAdmConnectRef(virAdmConnectPtr conn)", since = "2.0.0", form(reference))]
    fn adm_connect_ref();

    /// Register the callback that runs when the admin connection breaks.
    #[api(
        "int virAdmConnectRegisterCloseCallback(virAdmConnectPtr conn, virAdmConnectCloseFunc cb, void *opaque, virFreeCallback freecb)",
        since = "2.0.0", manual
    )]
    fn adm_connect_register_close_callback();

    /// Remove the close callback of an admin connection.
    #[api(
        "int virAdmConnectUnregisterCloseCallback(virAdmConnectPtr conn, virAdmConnectCloseFunc cb)",
        since = "2.0.0", manual
    )]
    fn adm_connect_unregister_close_callback();

    /// Fetch the version of this library.
    #[api("int virAdmGetVersion(unsigned long long *libVer)", since = "2.0.0", manual)]
    fn adm_get_version();

    /// Set up the admin library; opening a connection does it as well.
    #[api("int virAdmInitialize(void)", since = "2.0.0", manual)]
    fn adm_initialize();

    /// Drop one reference to a server.
    #[api("int virAdmServerFree(virAdmServerPtr srv)", since = "2.0.0", form(free, nullable))]
    fn adm_server_free();

    /// Returns the name of a server.
    #[api(
        "const char *virAdmServerGetName(virAdmServerPtr srv)",
        since = "2.0.0", form(text, name)
    )]
    fn adm_server_get_name();
}
