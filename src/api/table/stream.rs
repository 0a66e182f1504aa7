//! The one table: calls on streams.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_STREAMS)]

trait Local {
    /// End a stream and drop what is still under way.
    #[api("int virStreamAbort(virStreamPtr stream)", since = "0.7.2", manual)]
    fn stream_abort();

    /// Register the callback that tells when a stream can be used.
    #[api(
        "int virStreamEventAddCallback(virStreamPtr stream, int events, virStreamEventCallback cb, void *opaque, virFreeCallback ff)",
        since = "0.7.2", manual
    )]
    fn stream_event_add_callback();

    /// Remove the callback of a stream.
    #[api("int virStreamEventRemoveCallback(virStreamPtr stream)", since = "0.7.2", manual)]
    fn stream_event_remove_callback();

    /// Change the events a stream's callback waits for.
    #[api(
        "int virStreamEventUpdateCallback(virStreamPtr stream, int events)",
        since = "0.7.2", manual
    )]
    fn stream_event_update_callback();

    /// End a stream after all its data has arrived.
    #[api("int virStreamFinish(virStreamPtr stream)", since = "0.7.2", manual)]
    fn stream_finish();

    /// Drop one reference to a stream.
    #[api("int virStreamFree(virStreamPtr stream)", since = "0.7.2", form(free))]
    fn stream_free();

    /// Create a stream that data calls can be attached to.
    #[api(
        "virStreamPtr virStreamNew(virConnectPtr conn, unsigned int flags)",
        since = "0.7.2", manual
    )]
    fn stream_new();

    /// Receive bytes from a stream.
    #[api(
        "int virStreamRecv(virStreamPtr stream, char *data, size_t nbytes)",
        since = "0.7.2", manual
    )]
    fn stream_recv();

    /// Receive a whole stream through a callback.
    #[api(
        "int virStreamRecvAll(virStreamPtr stream, virStreamSinkFunc handler, void *opaque)",
        since = "0.7.2", manual
    )]
    fn stream_recv_all();

    /// Receive bytes from a stream; flags may stop it at a hole.
    #[api(
        "int virStreamRecvFlags(virStreamPtr stream, char *data, size_t nbytes, unsigned int flags)",
        since = "3.4.0", manual
    )]
    fn stream_recv_flags();

    /// Receive the length of the hole a stream stands at.
    #[api(
        "int virStreamRecvHole(virStreamPtr stream, long long *length, unsigned int flags)",
        since = "3.4.0", manual
    )]
    fn stream_recv_hole();

    /// Add one reference to a stream.
    #[api("int virStreamRef(virStreamPtr stream)", since = "0.7.2", form(reference))]
    fn stream_ref();

    /// Send bytes to a stream.
    #[api(
        "int virStreamSend(virStreamPtr stream, const char *data, size_t nbytes)",
        since = "0.7.2", manual
    )]
    fn stream_send();

    /// Send a whole stream from a callback.
    #[api(
        "int virStreamSendAll(virStreamPtr stream, virStreamSourceFunc handler, void *opaque)",
        since = "0.7.2", manual
    )]
    fn stream_send_all();

    /// Send a hole to a stream instead of zero bytes.
    #[api(
        "int virStreamSendHole(virStreamPtr stream, long long length, unsigned int flags)",
        since = "3.4.0", manual
    )]
    fn stream_send_hole();

    /// Receive a whole stream with its holes through callbacks.
    #[api(
        "int virStreamSparseRecvAll(virStreamPtr stream, virStreamSinkFunc handler, virStreamSinkHoleFunc holeHandler, void *opaque)",
        since = "3.4.0", manual
    )]
    fn stream_sparse_recv_all();

    /// Send a whole stream with its holes from callbacks.
    #[api(
        "int virStreamSparseSendAll(virStreamPtr stream, virStreamSourceFunc handler, virStreamSourceHoleFunc holeHandler, virStreamSourceSkipFunc skipHandler, void *opaque)",
        since = "3.4.0", manual
    )]
    fn stream_sparse_send_all();
}
