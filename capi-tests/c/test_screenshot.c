/* The picture of a test guest's screen, and the stream that it comes through. */
#include "capi.h"

static int reads;

/* What is in the picture is the library's own affair; that it is a PNG file is not. */
static int take_picture(virStreamPtr stream, const char *data, size_t nbytes, void *opaque)
{
    size_t *total = opaque;

    (void) stream;
    if (*total == 0)
        printf("  begins with a PNG's signature: %d\n", nbytes >= 8 && !memcmp(data, "\x89PNG\r\n\x1a\n", 8));
    *total += nbytes;
    return (int) nbytes;
}

static int refuse(virStreamPtr stream, const char *data, size_t nbytes, void *opaque)
{
    (void) stream;
    (void) data;
    (void) nbytes;
    (void) opaque;
    return -1;
}

static int take_hole(virStreamPtr stream, long long length, void *opaque)
{
    (void) stream;
    (void) opaque;
    printf("  hole of %lld\n", length);
    return 0;
}

static void on_ready(virStreamPtr stream, int events, void *opaque)
{
    char data[16];

    (void) opaque;
    if (++reads > 2)
        return;
    printf("  ready: %d\n", events);
    NUMBER(virStreamRecv(stream, data, sizeof(data)));
    if (reads == 2)
        NUMBER(virStreamEventUpdateCallback(stream, 0));
}

static virStreamPtr open_picture(virDomainPtr domain)
{
    virStreamPtr stream;

    NEED(stream = virStreamNew(virDomainGetConnect(domain), 0));
    OWNED_STRING(virDomainScreenshot(domain, stream, 0, 0));
    return stream;
}

static void read_by_calls(virDomainPtr domain)
{
    virStreamPtr stream = open_picture(domain);
    char data[16];
    long long length = 0;

    NUMBER(virStreamRecv(stream, data, 0));
    NUMBER(virStreamRecv(stream, data, sizeof(data)));
    NUMBER(virStreamRecvFlags(stream, data, sizeof(data), VIR_STREAM_RECV_STOP_AT_HOLE));
    NUMBER(virStreamRecvHole(stream, &length, 0));
    NUMBER(virStreamSend(stream, data, sizeof(data)));
    NUMBER(virStreamFinish(stream));
    NUMBER(virStreamRecv(stream, data, sizeof(data)));
    NUMBER(virStreamSend(stream, data, sizeof(data)));
    NUMBER(virStreamFinish(stream));
    NUMBER(virStreamAbort(stream));
    virStreamFree(stream);
}

static void read_whole(virDomainPtr domain)
{
    virStreamPtr stream = open_picture(domain);
    size_t total = 0;

    NUMBER(virStreamRecvAll(stream, take_picture, &total));
    printf("  more than a signature: %d\n", total > 8);
    NUMBER(virStreamFinish(stream));
    virStreamFree(stream);
    stream = open_picture(domain);
    NUMBER(virStreamSparseRecvAll(stream, take_picture, take_hole, &total));
    NUMBER(virStreamFinish(stream));
    virStreamFree(stream);
    stream = open_picture(domain);
    NUMBER(virStreamRecvAll(stream, refuse, NULL));
    NUMBER(virStreamAbort(stream));
    virStreamFree(stream);
}

static void read_by_events(virDomainPtr domain)
{
    virStreamPtr stream = open_picture(domain);
    int i;

    NUMBER(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE));
    NUMBER(virStreamEventRemoveCallback(stream));
    NUMBER(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_ready, NULL, NULL));
    NUMBER(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_ready, NULL, NULL));
    for (i = 0; i < 100 && reads < 2; i++)
        capi_pump();
    NUMBER(virStreamEventRemoveCallback(stream));
    NUMBER(virStreamFinish(stream));
    virStreamFree(stream);
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;
    virStreamPtr stream;

    virSetErrorFunc(NULL, capi_quiet);
    capi_events();
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    read_by_calls(domain);
    read_whole(domain);
    read_by_events(domain);
    NEED(stream = virStreamNew(conn, 0));
    OWNED_STRING(virDomainScreenshot(domain, stream, 5, 0));
    OWNED_STRING(virDomainScreenshot(domain, stream, 0, 1));
    OWNED_STRING(virDomainScreenshot(domain, NULL, 0, 0));
    NEED(virDomainDestroy(domain) == 0);
    OWNED_STRING(virDomainScreenshot(domain, stream, 0, 0));
    virStreamFree(stream);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
