/* Streams to consoles and channels of an extended test host's guests. */
#include "capi.h"

static const char guest_xml[] =
    "<domain type='test'><name>guest</name><memory>1024</memory><os><type>hvm</type></os><devices>"
    "<serial type='pty'/><serial type='null'/><parallel type='pty'/>"
    "<channel type='unix'><target type='virtio' name='org.example.a'/></channel>"
    "<channel type='unix'><target type='virtio' name='org.example.b'/></channel>"
    "<channel type='null'><target type='virtio' name='org.example.c'/></channel>"
    "</devices></domain>";

static void print_bytes(const char *data, int length)
{
    printf("  %d bytes: ", length);
    for (int i = 0; i < length; i++) {
        if (data[i] == '\r')
            printf("\\r");
        else if (data[i] == '\n')
            printf("\\n");
        else
            putchar(data[i]);
    }
    putchar('\n');
}

static void receive(virStreamPtr stream)
{
    char data[128];
    int length = virStreamRecv(stream, data, sizeof(data));

    if (length >= 0)
        print_bytes(data, length);
    else
        capi_number("receive", length);
}

static void send_text(virStreamPtr stream, const char *text)
{
    int sent = virStreamSend(stream, text, strlen(text));

    if (sent != (int) strlen(text))
        capi_number("send", sent);
}

static void refusals(virConnectPtr conn, virDomainPtr guest)
{
    virStreamPtr stream = virStreamNew(conn, 0);

    NEED(stream);
    NUMBER(virDomainOpenConsole(guest, NULL, stream, 0));
    NEED(virDomainCreate(guest) == 0);
    NUMBER(virDomainOpenConsole(guest, "serial1", stream, 0));
    NUMBER(virDomainOpenConsole(guest, "serial7", stream, 0));
    NUMBER(virDomainOpenConsole(guest, NULL, stream, 4));
    NUMBER(virDomainOpenChannel(guest, "org.example.c", stream, 0));
    NUMBER(virDomainOpenChannel(guest, "org.example.d", stream, 0));
    NUMBER(virDomainOpenChannel(guest, NULL, stream, 2));
    NUMBER(virStreamFree(stream));
}

static void console(virConnectPtr conn, virDomainPtr guest)
{
    virStreamPtr first = virStreamNew(conn, 0);
    virStreamPtr second = virStreamNew(conn, 0);

    NEED(first && second);
    NUMBER(virDomainOpenConsole(guest, NULL, first, VIR_DOMAIN_CONSOLE_SAFE));
    receive(first);
    send_text(first, "root\r");
    receive(first);
    send_text(first, "secret\r\n");
    receive(first);
    send_text(first, "hello");
    send_text(first, " there\r");
    receive(first);
    NUMBER(virDomainOpenConsole(guest, "serial0", second, 0));
    NUMBER(virDomainOpenConsole(guest, "serial0", second, VIR_DOMAIN_CONSOLE_FORCE));
    receive(first);
    send_text(first, "gone");
    receive(second);
    NUMBER(virStreamAbort(first));
    NUMBER(virStreamFinish(second));
    NUMBER(virStreamFree(second));
    NEED(second = virStreamNew(conn, 0));
    NUMBER(virDomainOpenConsole(guest, "parallel0", second, 0));
    NUMBER(virStreamFree(second)); /* which lets go of the console */
    NEED(second = virStreamNew(conn, 0));
    NUMBER(virDomainOpenConsole(guest, "parallel0", second, 0));
    receive(second);
    NUMBER(virStreamFinish(second));
    NUMBER(virStreamFree(first));
    NUMBER(virStreamFree(second));
}

static void channels(virConnectPtr conn, virDomainPtr guest)
{
    virStreamPtr first = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    virStreamPtr second = virStreamNew(conn, VIR_STREAM_NONBLOCK);

    NEED(first && second);
    NUMBER(virDomainOpenChannel(guest, NULL, first, 0));
    NUMBER(virDomainOpenChannel(guest, "org.example.b", second, 0));
    NUMBER(virDomainOpenChannel(guest, "org.example.b", second, 0));
    receive(second);
    send_text(first, "one");
    send_text(second, "two");
    receive(second);
    receive(second);
    receive(first);
    NUMBER(virStreamFinish(first));
    NUMBER(virStreamFinish(second));
    NUMBER(virStreamFree(first));
    NUMBER(virStreamFree(second));
}

static int hung_up;

static void on_stream(virStreamPtr stream, int events, void *opaque)
{
    printf("  %s: %s%s%s\n", (const char *) opaque, events & VIR_STREAM_EVENT_READABLE ? "readable " : "",
           events & VIR_STREAM_EVENT_WRITABLE ? "writable " : "", events & VIR_STREAM_EVENT_HANGUP ? "hangup" : "");
    if (events & VIR_STREAM_EVENT_READABLE)
        receive(stream);
    if (events & VIR_STREAM_EVENT_WRITABLE) {
        send_text(stream, "root\nsecret\npoweroff\n");
        virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_HANGUP);
    }
    if (events & VIR_STREAM_EVENT_HANGUP) {
        hung_up = 1;
        virStreamEventRemoveCallback(stream);
    }
}

static void on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

static void events(virConnectPtr conn, virDomainPtr guest)
{
    virStreamPtr stream = virStreamNew(conn, VIR_STREAM_NONBLOCK);

    NEED(stream);
    NUMBER(virDomainOpenConsole(guest, NULL, stream, 0));
    NUMBER(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_READABLE));
    NUMBER(virStreamEventRemoveCallback(stream));
    NUMBER(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_HANGUP,
                                     on_stream, "console", on_free));
    NUMBER(virStreamEventAddCallback(stream, VIR_STREAM_EVENT_READABLE, on_stream, "again", on_free));
    NEED(virEventRunDefaultImpl() == 0);
    NUMBER(virStreamEventUpdateCallback(stream, VIR_STREAM_EVENT_WRITABLE));
    while (!hung_up)
        NEED(virEventRunDefaultImpl() == 0);
    NEED(virEventRunDefaultImpl() == 0);
    NUMBER(virDomainIsActive(guest));
    receive(stream);
    send_text(stream, "late");
    NUMBER(virStreamFinish(stream));
    NUMBER(virStreamFree(stream));
}

static void on_tick(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr guest;
    virStreamPtr stream;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED(virEventAddTimeout(1, on_tick, NULL, NULL) > 0);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(guest = virDomainLookupByName(conn, "test"));
    NEED(stream = virStreamNew(conn, 0));
    NUMBER(virDomainOpenConsole(guest, NULL, stream, 0));
    NUMBER(virDomainOpenChannel(guest, NULL, stream, 0));
    NUMBER(virStreamFree(stream));
    NUMBER(virDomainFree(guest));
    NUMBER(virConnectClose(conn));

    NEED(conn = virConnectOpen("test:///default?extended=1"));
    NEED(guest = virDomainDefineXML(conn, guest_xml));
    refusals(conn, guest);
    console(conn, guest);
    channels(conn, guest);
    events(conn, guest);
    NUMBER(virDomainFree(guest));
    NUMBER(virConnectClose(conn));
    return EXIT_SUCCESS;
}
