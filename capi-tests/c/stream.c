/* Streams that nothing is attached to: their own rules, and what they refuse. */
#include "capi.h"

static virConnectPtr conn;

static int source(virStreamPtr stream, char *data, size_t size, void *opaque)
{
    (void) stream;
    (void) data;
    (void) size;
    printf("  the source is asked\n");
    return *(int *) opaque;
}

static int sink(virStreamPtr stream, const char *data, size_t size, void *opaque)
{
    (void) stream;
    (void) data;
    (void) size;
    printf("  the sink is asked\n");
    return *(int *) opaque;
}

static int hole(virStreamPtr stream, long long length, void *opaque)
{
    (void) stream;
    (void) length;
    (void) opaque;
    printf("  a hole\n");
    return 0;
}

static int where(virStreamPtr stream, int *in_data, long long *length, void *opaque)
{
    (void) stream;
    printf("  data or hole?\n");
    *in_data = 1;
    *length = 0;
    return *(int *) opaque;
}

static void on_event(virStreamPtr stream, int events, void *opaque)
{
    (void) stream;
    (void) events;
    (void) opaque;
}

static void test_data(virStreamPtr stream)
{
    char data[16] = "data";
    long long length = 0;

    NUMBER(virStreamSend(stream, data, 4));
    NUMBER(virStreamSend(stream, NULL, 4));
    NUMBER(virStreamSend(stream, data, 0));
    NUMBER(virStreamSendHole(stream, 4096, 0));
    NUMBER(virStreamSendHole(stream, -1, 0));
    NUMBER(virStreamRecv(stream, data, sizeof(data)));
    NUMBER(virStreamRecv(stream, NULL, 4));
    NUMBER(virStreamRecvFlags(stream, data, sizeof(data), VIR_STREAM_RECV_STOP_AT_HOLE));
    NUMBER(virStreamRecvFlags(stream, data, sizeof(data), 1U << 31));
    NUMBER(virStreamRecvFlags(stream, NULL, 4, 0));
    NUMBER(virStreamRecvHole(stream, &length, 0));
    NUMBER(virStreamRecvHole(stream, NULL, 0));
}

static void test_all(virStreamPtr stream, int answer)
{
    printf("-- callbacks answer %d\n", answer);
    NUMBER(virStreamSendAll(stream, source, &answer));
    NUMBER(virStreamSendAll(stream, NULL, &answer));
    NUMBER(virStreamRecvAll(stream, sink, &answer));
    NUMBER(virStreamRecvAll(stream, NULL, &answer));
    NUMBER(virStreamSparseSendAll(stream, source, where, hole, &answer));
    NUMBER(virStreamSparseSendAll(stream, NULL, where, hole, &answer));
    NUMBER(virStreamSparseSendAll(stream, source, NULL, hole, &answer));
    NUMBER(virStreamSparseSendAll(stream, source, where, NULL, &answer));
    NUMBER(virStreamSparseRecvAll(stream, sink, hole, &answer));
    NUMBER(virStreamSparseRecvAll(stream, NULL, hole, &answer));
    NUMBER(virStreamSparseRecvAll(stream, sink, NULL, &answer));
}

static void test_events(virStreamPtr stream)
{
    NUMBER(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_event, NULL, NULL));
    NUMBER(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_WRITABLE));
    NUMBER(virStreamEventRemoveCallback(stream));
}

static void test_stream(unsigned int flags)
{
    virStreamPtr stream = virStreamNew(conn, flags);

    printf("== flags 0x%x\n", flags);
    capi_pointer("virStreamNew", stream);
    if (!stream)
        return;
    test_data(stream);
    test_all(stream, 0);
    test_all(stream, -1);
    test_events(stream);
    NUMBER(virStreamFinish(stream));
    NUMBER(virStreamAbort(stream));
    NUMBER(virStreamFree(stream));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    test_stream(0);
    test_stream(VIR_STREAM_NONBLOCK);
    test_stream(1U << 31);
    NUMBER(virConnectClose(conn));
    return 0;
}
