//! The one table: libvirt-admin: the daemon's own interface.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_ADMIN)]

trait Admin {
    /// `virAdmClientClose`.
    #[api(
        "int virAdmClientClose(virAdmClientPtr client, unsigned int flags)",
        since = "2.0.0", rpc = 11
    )]
    fn adm_client_close(&self, client: &AdmClient, flags: u32) -> Result<()>;

    /// `virAdmClientGetInfo`.
    #[api(
        "int virAdmClientGetInfo(virAdmClientPtr client, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 10
    )]
    fn adm_client_get_info(&self, client: &AdmClient, flags: u32) -> Result<TypedParams>;

    /// `virAdmConnectDaemonShutdown`.
    #[api(
        "int virAdmConnectDaemonShutdown(virAdmConnectPtr conn, unsigned int flags)",
        since = "11.2.0", rpc = 20
    )]
    fn adm_connect_daemon_shutdown(&self, conn: &AdmConn, flags: u32) -> Result<()>;

    /// `virAdmConnectGetLibVersion`.
    #[api(
        "int virAdmConnectGetLibVersion(virAdmConnectPtr conn, unsigned long long *libVer)",
        since = "2.0.0", rpc = 157
    )]
    fn adm_connect_get_lib_version(&self, conn: &AdmConn) -> Result<u64>;

    /// `virAdmConnectGetLoggingFilters`.
    #[api(
        "int virAdmConnectGetLoggingFilters(virAdmConnectPtr conn, char **filters, unsigned int flags)",
        since = "3.0.0", rpc = 15
    )]
    fn adm_connect_get_logging_filters(&self, conn: &AdmConn, flags: u32) -> Result<String>;

    /// `virAdmConnectGetLoggingOutputs`.
    #[api(
        "int virAdmConnectGetLoggingOutputs(virAdmConnectPtr conn, char **outputs, unsigned int flags)",
        since = "3.0.0", rpc = 14
    )]
    fn adm_connect_get_logging_outputs(&self, conn: &AdmConn, flags: u32) -> Result<String>;

    /// `virAdmConnectListServers`.
    #[api(
        "int virAdmConnectListServers(virAdmConnectPtr conn, virAdmServerPtr **servers, unsigned int flags)",
        since = "2.0.0", rpc = 4
    )]
    fn adm_connect_list_servers(&self, conn: &AdmConn, flags: u32) -> Result<Vec<AdmServer>>;

    /// `virAdmConnectLookupServer`.
    #[api(
        "virAdmServerPtr virAdmConnectLookupServer(virAdmConnectPtr conn, const char *name, unsigned int flags)",
        since = "2.0.0", rpc = 5
    )]
    fn adm_connect_lookup_server(&self, conn: &AdmConn, name: &str, flags: u32) -> Result<AdmServer>;

    /// `virAdmConnectSetDaemonTimeout`.
    #[api(
        "int virAdmConnectSetDaemonTimeout(virAdmConnectPtr conn, unsigned int timeout, unsigned int flags)",
        since = "8.6.0", rpc = 19
    )]
    fn adm_connect_set_daemon_timeout(&self, conn: &AdmConn, timeout: u32, flags: u32) -> Result<()>;

    /// `virAdmConnectSetLoggingFilters`.
    #[api(
        "int virAdmConnectSetLoggingFilters(virAdmConnectPtr conn, const char *filters, unsigned int flags)",
        since = "3.0.0", rpc = 17
    )]
    fn adm_connect_set_logging_filters(&self, conn: &AdmConn, filters: &str, flags: u32) -> Result<()>;

    /// `virAdmConnectSetLoggingOutputs`.
    #[api(
        "int virAdmConnectSetLoggingOutputs(virAdmConnectPtr conn, const char *outputs, unsigned int flags)",
        since = "3.0.0", rpc = 16
    )]
    fn adm_connect_set_logging_outputs(&self, conn: &AdmConn, outputs: &str, flags: u32) -> Result<()>;

    /// `virAdmServerGetClientLimits`.
    #[api(
        "int virAdmServerGetClientLimits(virAdmServerPtr srv, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 12
    )]
    fn adm_server_get_client_limits(&self, srv: &AdmServer, flags: u32) -> Result<TypedParams>;

    /// `virAdmServerGetThreadPoolParameters`.
    #[api(
        "int virAdmServerGetThreadPoolParameters(virAdmServerPtr srv, virTypedParameterPtr *params, int *nparams, unsigned int flags)",
        since = "2.0.0", rpc = 6
    )]
    fn adm_server_get_thread_pool_parameters(&self, srv: &AdmServer, flags: u32) -> Result<TypedParams>;

    /// `virAdmServerListClients`.
    #[api(
        "int virAdmServerListClients(virAdmServerPtr srv, virAdmClientPtr **clients, unsigned int flags)",
        since = "2.0.0", rpc = 8
    )]
    fn adm_server_list_clients(&self, srv: &AdmServer, flags: u32) -> Result<Vec<AdmClient>>;

    /// `virAdmServerLookupClient`.
    #[api(
        "virAdmClientPtr virAdmServerLookupClient(virAdmServerPtr srv, unsigned long long id, unsigned int flags)",
        since = "2.0.0", rpc = 9
    )]
    fn adm_server_lookup_client(&self, srv: &AdmServer, id: u64, flags: u32) -> Result<AdmClient>;

    /// `virAdmServerSetClientLimits`.
    #[api(
        "int virAdmServerSetClientLimits(virAdmServerPtr srv, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "2.0.0", rpc = 13
    )]
    fn adm_server_set_client_limits(&self, srv: &AdmServer, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virAdmServerSetThreadPoolParameters`.
    #[api(
        "int virAdmServerSetThreadPoolParameters(virAdmServerPtr srv, virTypedParameterPtr params, int nparams, unsigned int flags)",
        since = "2.0.0", rpc = 7
    )]
    fn adm_server_set_thread_pool_parameters(&self, srv: &AdmServer, params: &TypedParams, flags: u32) -> Result<()>;

    /// `virAdmServerUpdateTlsFiles`.
    #[api(
        "int virAdmServerUpdateTlsFiles(virAdmServerPtr srv, unsigned int flags)",
        since = "2.0.0", rpc = 18
    )]
    fn adm_server_update_tls_files(&self, srv: &AdmServer, flags: u32) -> Result<()>;
}

trait Local {
    /// `virAdmClientFree`.
    #[api("int virAdmClientFree(virAdmClientPtr client)", since = "2.0.0", form(free))]
    fn adm_client_free();

    /// `virAdmClientGetID`.
    #[api("unsigned long long virAdmClientGetID(virAdmClientPtr client)", since = "2.0.0", manual)]
    fn adm_client_get_id();

    /// `virAdmClientGetTimestamp`.
    #[api("long long virAdmClientGetTimestamp(virAdmClientPtr client)", since = "2.0.0", manual)]
    fn adm_client_get_timestamp();

    /// `virAdmClientGetTransport`.
    #[api("int virAdmClientGetTransport(virAdmClientPtr client)", since = "2.0.0", manual)]
    fn adm_client_get_transport();

    /// `virAdmConnectClose`.
    #[api("int virAdmConnectClose(virAdmConnectPtr conn)", since = "2.0.0", manual)]
    fn adm_connect_close();

    /// `virAdmConnectGetURI`.
    #[api("char *virAdmConnectGetURI(virAdmConnectPtr conn)", since = "2.0.0", manual)]
    fn adm_connect_get_uri();

    /// `virAdmConnectIsAlive`.
    #[api("int virAdmConnectIsAlive(virAdmConnectPtr conn)", since = "2.0.0", manual)]
    fn adm_connect_is_alive();

    /// `virAdmConnectOpen`.
    #[api(
        "virAdmConnectPtr virAdmConnectOpen(const char *name, unsigned int flags)",
        since = "2.0.0", manual
    )]
    fn adm_connect_open();

    /// `virAdmConnectRef`.
    #[api("int virAdmConnectRef(virAdmConnectPtr conn)", since = "2.0.0", form(reference))]
    fn adm_connect_ref();

    /// `virAdmConnectRegisterCloseCallback`.
    #[api(
        "int virAdmConnectRegisterCloseCallback(virAdmConnectPtr conn, virAdmConnectCloseFunc cb, void *opaque, virFreeCallback freecb)",
        since = "2.0.0", manual
    )]
    fn adm_connect_register_close_callback();

    /// `virAdmConnectUnregisterCloseCallback`.
    #[api(
        "int virAdmConnectUnregisterCloseCallback(virAdmConnectPtr conn, virAdmConnectCloseFunc cb)",
        since = "2.0.0", manual
    )]
    fn adm_connect_unregister_close_callback();

    /// `virAdmGetVersion`.
    #[api("int virAdmGetVersion(unsigned long long *libVer)", since = "2.0.0", manual)]
    fn adm_get_version();

    /// `virAdmInitialize`.
    #[api("int virAdmInitialize(void)", since = "2.0.0", manual)]
    fn adm_initialize();

    /// `virAdmServerFree`.
    #[api("int virAdmServerFree(virAdmServerPtr srv)", since = "2.0.0", form(free))]
    fn adm_server_free();

    /// `virAdmServerGetName`.
    #[api(
        "const char *virAdmServerGetName(virAdmServerPtr srv)",
        since = "2.0.0", form(text, name)
    )]
    fn adm_server_get_name();
}
