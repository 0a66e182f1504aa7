//! The one table: the thread's and the connection's last error.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// `virConnCopyLastError`.
    #[api("int virConnCopyLastError(virConnectPtr conn, virErrorPtr to)", since = "0.1.0", manual)]
    fn conn_copy_last_error();

    /// `virConnGetLastError`.
    #[api("virErrorPtr virConnGetLastError(virConnectPtr conn)", since = "0.1.0", manual)]
    fn conn_get_last_error();

    /// `virConnResetLastError`.
    #[api("void virConnResetLastError(virConnectPtr conn)", since = "0.1.0", manual)]
    fn conn_reset_last_error();

    /// `virConnSetErrorFunc`.
    #[api(
        "void virConnSetErrorFunc(virConnectPtr conn, void *userData, virErrorFunc handler)",
        since = "0.1.0", manual
    )]
    fn conn_set_error_func();

    /// `virCopyLastError`.
    #[api("int virCopyLastError(virErrorPtr to)", since = "0.1.0", manual)]
    fn copy_last_error();

    /// `virDefaultErrorFunc`.
    #[api("void virDefaultErrorFunc(virErrorPtr err)", since = "0.1.0", manual)]
    fn default_error_func();

    /// `virFreeError`.
    #[api("void virFreeError(virErrorPtr err)", since = "0.6.1", manual)]
    fn free_error();

    /// `virGetLastError`.
    #[api("virErrorPtr virGetLastError(void)", since = "0.1.0", manual)]
    fn get_last_error();

    /// `virGetLastErrorCode`.
    #[api("int virGetLastErrorCode(void)", since = "4.5.0", manual)]
    fn get_last_error_code();

    /// `virGetLastErrorDomain`.
    #[api("int virGetLastErrorDomain(void)", since = "4.5.0", manual)]
    fn get_last_error_domain();

    /// `virGetLastErrorMessage`.
    #[api("const char *virGetLastErrorMessage(void)", since = "1.0.6", manual)]
    fn get_last_error_message();

    /// `virResetError`.
    #[api("void virResetError(virErrorPtr err)", since = "0.1.0", manual)]
    fn reset_error();

    /// `virResetLastError`.
    #[api("void virResetLastError(void)", since = "0.1.0", manual)]
    fn reset_last_error();

    /// `virSaveLastError`.
    #[api("virErrorPtr virSaveLastError(void)", since = "0.6.1", manual)]
    fn save_last_error();

    /// `virSetErrorFunc`.
    #[api("void virSetErrorFunc(void *userData, virErrorFunc handler)", since = "0.1.0", manual)]
    fn set_error_func();
}
