/* An application's own event loop: the library's calls reach it unchanged. */
#include "capi.h"

static virFreeCallback handle_free;
static virFreeCallback timeout_free;

static int add_handle(int fd, int events, virEventHandleCallback cb, void *opaque, virFreeCallback ff)
{
    printf("  add handle fd %d events %d cb %s opaque %s\n", fd, events, cb ? "set" : "NULL",
           capi_text(opaque));
    handle_free = ff;
    return 41;
}

static void update_handle(int watch, int events)
{
    printf("  update handle %d events %d\n", watch, events);
}

static int remove_handle(int watch)
{
    printf("  remove handle %d\n", watch);
    return watch == 41 ? 0 : -1;
}

static int add_timeout(int interval, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff)
{
    printf("  add timeout %d cb %s opaque %s\n", interval, cb ? "set" : "NULL", capi_text(opaque));
    timeout_free = ff;
    return 42;
}

static void update_timeout(int timer, int interval)
{
    printf("  update timeout %d interval %d\n", timer, interval);
}

static int remove_timeout(int timer)
{
    printf("  remove timeout %d\n", timer);
    return timer == 42 ? 0 : -1;
}

static void on_handle(int watch, int fd, int events, void *opaque)
{
    (void) watch;
    (void) fd;
    (void) events;
    (void) opaque;
}

static void on_timeout(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

static void on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NUMBER(virInitialize());
    virEventRegisterImpl(add_handle, update_handle, remove_handle, add_timeout, update_timeout, remove_timeout);
    NUMBER(virEventAddHandle(7, VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_ERROR, on_handle, (void *) "handle", on_free));
    virEventUpdateHandle(41, VIR_EVENT_HANDLE_WRITABLE);
    NUMBER(virEventRemoveHandle(41));
    NUMBER(virEventRemoveHandle(1));
    NUMBER(virEventAddTimeout(250, on_timeout, (void *) "timeout", on_free));
    virEventUpdateTimeout(42, -1);
    NUMBER(virEventRemoveTimeout(42));
    NUMBER(virEventRemoveTimeout(1));
    printf("free callbacks arrive as given: %s %s\n", handle_free == on_free ? "yes" : "no",
           timeout_free == on_free ? "yes" : "no");
    return 0;
}
