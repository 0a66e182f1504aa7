//! The one table: the event loop.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_EVENT)]

trait Local {
    /// Watch a file descriptor. Returns the number of the watch.
    #[api(
        "int virEventAddHandle(int fd, int events, virEventHandleCallback cb, void *opaque, virFreeCallback ff)",
        since = "0.9.3", keep_error, manual
    )]
    fn event_add_handle();

    /// Call back every so many milliseconds. Returns the number of the timer.
    #[api(
        "int virEventAddTimeout(int timeout, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff)",
        since = "0.9.3", keep_error, manual
    )]
    fn event_add_timeout();

    /// Use the library's own event loop, built on poll.
    #[api("int virEventRegisterDefaultImpl(void)", since = "0.9.0", manual)]
    fn event_register_default_impl();

    /// Use the application's event loop.
    #[api(
        "void virEventRegisterImpl(virEventAddHandleFunc addHandle, virEventUpdateHandleFunc updateHandle, virEventRemoveHandleFunc removeHandle, virEventAddTimeoutFunc addTimeout, virEventUpdateTimeoutFunc updateTimeout, virEventRemoveTimeoutFunc removeTimeout)",
        since = "0.5.0", keep_error, manual
    )]
    fn event_register_impl();

    /// Stop watching a file descriptor.
    #[api("int virEventRemoveHandle(int watch)", since = "0.9.3", keep_error, manual)]
    fn event_remove_handle();

    /// Remove a timer.
    #[api("int virEventRemoveTimeout(int timer)", since = "0.9.3", keep_error, manual)]
    fn event_remove_timeout();

    /// Run one turn of the library's own event loop.
    #[api("int virEventRunDefaultImpl(void)", since = "0.9.0", manual)]
    fn event_run_default_impl();

    /// Change the events a watch waits for.
    #[api("void virEventUpdateHandle(int watch, int events)", since = "0.9.3", keep_error, manual)]
    fn event_update_handle();

    /// Change the interval of a timer; -1 disarms it.
    #[api(
        "void virEventUpdateTimeout(int timer, int timeout)",
        since = "0.9.3", keep_error, manual
    )]
    fn event_update_timeout();
}
