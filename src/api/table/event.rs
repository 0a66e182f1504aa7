//! The one table: the event loop.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_EVENT)]

trait Local {
    /// `virEventAddHandle`.
    #[api(
        "int virEventAddHandle(int fd, int events, virEventHandleCallback cb, void *opaque, virFreeCallback ff)",
        since = "0.9.3", manual
    )]
    fn event_add_handle();

    /// `virEventAddTimeout`.
    #[api(
        "int virEventAddTimeout(int timeout, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff)",
        since = "0.9.3", manual
    )]
    fn event_add_timeout();

    /// `virEventRegisterDefaultImpl`.
    #[api("int virEventRegisterDefaultImpl(void)", since = "0.9.0", manual)]
    fn event_register_default_impl();

    /// `virEventRegisterImpl`.
    #[api(
        "void virEventRegisterImpl(virEventAddHandleFunc addHandle, virEventUpdateHandleFunc updateHandle, virEventRemoveHandleFunc removeHandle, virEventAddTimeoutFunc addTimeout, virEventUpdateTimeoutFunc updateTimeout, virEventRemoveTimeoutFunc removeTimeout)",
        since = "0.5.0", manual
    )]
    fn event_register_impl();

    /// `virEventRemoveHandle`.
    #[api("int virEventRemoveHandle(int watch)", since = "0.9.3", manual)]
    fn event_remove_handle();

    /// `virEventRemoveTimeout`.
    #[api("int virEventRemoveTimeout(int timer)", since = "0.9.3", manual)]
    fn event_remove_timeout();

    /// `virEventRunDefaultImpl`.
    #[api("int virEventRunDefaultImpl(void)", since = "0.9.0", manual)]
    fn event_run_default_impl();

    /// `virEventUpdateHandle`.
    #[api("void virEventUpdateHandle(int watch, int events)", since = "0.9.3", manual)]
    fn event_update_handle();

    /// `virEventUpdateTimeout`.
    #[api("void virEventUpdateTimeout(int timer, int timeout)", since = "0.9.3", manual)]
    fn event_update_timeout();
}
