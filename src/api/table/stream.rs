//! The one table: calls on streams.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_STREAMS)]

trait Local {
    /// `virStreamAbort`.
    #[api("int virStreamAbort(virStreamPtr stream)", since = "0.7.2", manual)]
    fn stream_abort();

    /// `virStreamEventAddCallback`.
    #[api(
        "int virStreamEventAddCallback(virStreamPtr stream, int events, virStreamEventCallback cb, void *opaque, virFreeCallback ff)",
        since = "0.7.2", manual
    )]
    fn stream_event_add_callback();

    /// `virStreamEventRemoveCallback`.
    #[api("int virStreamEventRemoveCallback(virStreamPtr stream)", since = "0.7.2", manual)]
    fn stream_event_remove_callback();

    /// `virStreamEventUpdateCallback`.
    #[api(
        "int virStreamEventUpdateCallback(virStreamPtr stream, int events)",
        since = "0.7.2", manual
    )]
    fn stream_event_update_callback();

    /// `virStreamFinish`.
    #[api("int virStreamFinish(virStreamPtr stream)", since = "0.7.2", manual)]
    fn stream_finish();

    /// `virStreamFree`.
    #[api("int virStreamFree(virStreamPtr stream)", since = "0.7.2", form(free))]
    fn stream_free();

    /// `virStreamNew`.
    #[api(
        "virStreamPtr virStreamNew(virConnectPtr conn, unsigned int flags)",
        since = "0.7.2", manual
    )]
    fn stream_new();

    /// `virStreamRecv`.
    #[api(
        "int virStreamRecv(virStreamPtr stream, char *data, size_t nbytes)",
        since = "0.7.2", manual
    )]
    fn stream_recv();

    /// `virStreamRecvAll`.
    #[api(
        "int virStreamRecvAll(virStreamPtr stream, virStreamSinkFunc handler, void *opaque)",
        since = "0.7.2", manual
    )]
    fn stream_recv_all();

    /// `virStreamRecvFlags`.
    #[api(
        "int virStreamRecvFlags(virStreamPtr stream, char *data, size_t nbytes, unsigned int flags)",
        since = "3.4.0", manual
    )]
    fn stream_recv_flags();

    /// `virStreamRecvHole`.
    #[api(
        "int virStreamRecvHole(virStreamPtr stream, long long *length, unsigned int flags)",
        since = "3.4.0", manual
    )]
    fn stream_recv_hole();

    /// `virStreamRef`.
    #[api("int virStreamRef(virStreamPtr stream)", since = "0.7.2", form(reference))]
    fn stream_ref();

    /// `virStreamSend`.
    #[api(
        "int virStreamSend(virStreamPtr stream, const char *data, size_t nbytes)",
        since = "0.7.2", manual
    )]
    fn stream_send();

    /// `virStreamSendAll`.
    #[api(
        "int virStreamSendAll(virStreamPtr stream, virStreamSourceFunc handler, void *opaque)",
        since = "0.7.2", manual
    )]
    fn stream_send_all();

    /// `virStreamSendHole`.
    #[api(
        "int virStreamSendHole(virStreamPtr stream, long long length, unsigned int flags)",
        since = "3.4.0", manual
    )]
    fn stream_send_hole();

    /// `virStreamSparseRecvAll`.
    #[api(
        "int virStreamSparseRecvAll(virStreamPtr stream, virStreamSinkFunc handler, virStreamSinkHoleFunc holeHandler, void *opaque)",
        since = "3.4.0", manual
    )]
    fn stream_sparse_recv_all();

    /// `virStreamSparseSendAll`.
    #[api(
        "int virStreamSparseSendAll(virStreamPtr stream, virStreamSourceFunc handler, virStreamSourceHoleFunc holeHandler, virStreamSourceSkipFunc skipHandler, void *opaque)",
        since = "3.4.0", manual
    )]
    fn stream_sparse_send_all();
}
