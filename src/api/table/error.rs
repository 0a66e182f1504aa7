//! The one table: the thread's and the connection's last error.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// Copy the last error recorded on a connection into the caller's structure.
    #[api(
        "int virConnCopyLastError(virConnectPtr conn, virErrorPtr to)",
        since = "0.1.0", keep_error, manual
    )]
    fn conn_copy_last_error();

    /// Returns the last error recorded on a connection, or NULL when there is none.
    #[api(
        "virErrorPtr virConnGetLastError(virConnectPtr conn)",
        since = "0.1.0", keep_error, manual
    )]
    fn conn_get_last_error();

    /// Forget the last error recorded on a connection.
    #[api("void virConnResetLastError(virConnectPtr conn)", since = "0.1.0", keep_error, manual)]
    fn conn_reset_last_error();

    /// Install the error handler of one connection.
    #[api(
        "void virConnSetErrorFunc(virConnectPtr conn, void *userData, virErrorFunc handler)",
        since = "0.1.0", keep_error, manual
    )]
    fn conn_set_error_func();

    /// Copy the thread's last error into the caller's structure.
    #[api("int virCopyLastError(virErrorPtr to)", since = "0.1.0", keep_error, manual)]
    fn copy_last_error();

    /// Print an error to standard error in the default form.
    #[api("void virDefaultErrorFunc(virErrorPtr err)", since = "0.1.0", keep_error, manual)]
    fn default_error_func();

    /// Free an error that virSaveLastError returned.
    #[api("void virFreeError(virErrorPtr err)", since = "0.6.1", keep_error, manual)]
    fn free_error();

    /// Returns the calling thread's last error, or NULL when there is none.
    #[api("virErrorPtr virGetLastError(void)", since = "0.1.0", keep_error, manual)]
    fn get_last_error();

    /// Returns the code of the calling thread's last error.
    #[api("int virGetLastErrorCode(void)", since = "4.5.0", keep_error, manual)]
    fn get_last_error_code();

    /// Returns the domain of the calling thread's last error.
    #[api("int virGetLastErrorDomain(void)", since = "4.5.0", keep_error, manual)]
    fn get_last_error_domain();

    /// Returns the text of the calling thread's last error.
    #[api("const char *virGetLastErrorMessage(void)", since = "1.0.6", keep_error, manual)]
    fn get_last_error_message();

    /// Empty an error structure and free its strings.
    #[api("void virResetError(virErrorPtr err)", since = "0.1.0", keep_error, manual)]
    fn reset_error();

    /// Forget the calling thread's last error.
    #[api("void virResetLastError(void)", since = "0.1.0", manual)]
    fn reset_last_error();

    /// Returns a copy of the calling thread's last error.
    #[api("virErrorPtr virSaveLastError(void)", since = "0.6.1", keep_error, manual)]
    fn save_last_error();

    /// Install the process-wide error handler.
    #[api(
        "void virSetErrorFunc(void *userData, virErrorFunc handler)",
        since = "0.1.0", keep_error, manual
    )]
    fn set_error_func();
}
