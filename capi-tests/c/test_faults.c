/* An extended test host from a document that lets things go wrong: failing calls, lost events, guests
 * that set their clocks, a lost connection and who is told of it. */
#include "capi.h"

static const char document[] =
    "<node xmlns:t='urn:libvirt-in-rust:test:1.0'>"
    "<t:error call='virDomainSuspend' code='VIR_ERR_OPERATION_FAILED' domain='VIR_FROM_QEMU'"
    " after='1' times='1'>no luck</t:error>"
    "<t:lost-event call='virDomainResume'/>"
    "<t:lost-connection call='virDomainReboot' reason='VIR_CONNECT_CLOSE_REASON_EOF'/>"
    "<domain type='test'><name>guest</name><uuid>0f0e0d0c-0b0a-0908-0706-050403020101</uuid>"
    "<memory>1024</memory><os><type>hvm</type></os>"
    "<clock offset='variable' adjustment='100'/>"
    "<t:rtc-change after='10' seconds='20'/><t:rtc-change after='20' seconds='-5'/></domain></node>";

static void on_tick(int timer, void *opaque)
{
    (void) timer;
    (*(int *) opaque)++;
}

/* Run the loop until everything that is under way has been delivered. */
static void settle(void)
{
    int ticks = 0;
    int timer = virEventAddTimeout(0, on_tick, &ticks, NULL);

    NEED(timer > 0);
    while (ticks < 5)
        NEED(virEventRunDefaultImpl() == 0);
    NEED(virEventRemoveTimeout(timer) == 0);
}

static int on_lifecycle(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("  %s: event %d detail %d\n", virDomainGetName(domain), event, detail);
    return 0;
}

static void on_rtc_change(virConnectPtr conn, virDomainPtr domain, long long utcoffset, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("  %s: clock %lld s ahead of UTC\n", virDomainGetName(domain), utcoffset);
}

static void on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

static void on_close(virConnectPtr conn, int reason, void *opaque)
{
    printf("  closed: reason %d, %s, alive %d\n", reason, (const char *) opaque,
           virConnectIsAlive(conn));
}

static void on_other_close(virConnectPtr conn, int reason, void *opaque)
{
    on_close(conn, reason, opaque);
}

static void close_callbacks(virConnectPtr conn)
{
    NUMBER(virConnectUnregisterCloseCallback(conn, on_close));
    NUMBER(virConnectRegisterCloseCallback(conn, on_close, "first", on_free));
    NUMBER(virConnectRegisterCloseCallback(conn, on_other_close, "second", on_free));
    NUMBER(virConnectUnregisterCloseCallback(conn, on_other_close));
    NUMBER(virConnectUnregisterCloseCallback(conn, on_close));
    NUMBER(virConnectRegisterCloseCallback(conn, on_other_close, "third", on_free));
}

static void faults(virConnectPtr conn, virDomainPtr guest)
{
    for (int i = 0; i < 3; i++) {
        NUMBER(virDomainSuspend(guest));
        NUMBER(virDomainResume(guest));
    }
    settle();
    NUMBER(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, 15, 0));
    settle();
    NUMBER(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, 15, 0));
    settle();
    NUMBER(virConnectIsAlive(conn));
    NUMBER(virDomainReboot(guest, 0));
    NUMBER(virDomainReboot(guest, 0));
    NUMBER(virConnectIsAlive(conn));
    STRING(virDomainGetName(guest));
}

int main(void)
{
    FILE *file = fopen("faults.xml", "w");
    char here[512];
    char uri[1024];
    virConnectPtr conn;
    virDomainPtr guest;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(file && fputs(document, file) >= 0 && fclose(file) == 0);
    NEED(getenv("HOME") && strlen(getenv("HOME")) < sizeof(here));
    strcpy(here, getenv("HOME"));
    NEED(virEventRegisterDefaultImpl() == 0);
    snprintf(uri, sizeof(uri), "test://%s/faults.xml?extended=1&clock=virtual", here);
    NEED(conn = virConnectOpen(uri));
    NEED(guest = virDomainLookupByName(conn, "guest"));
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_RTC_CHANGE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_rtc_change), NULL, NULL) >= 0);
    close_callbacks(conn);
    faults(conn, guest);
    NUMBER(virConnectDomainEventDeregisterAny(conn, 0));
    NUMBER(virConnectDomainEventDeregisterAny(conn, 1));
    NUMBER(virDomainFree(guest));
    NUMBER(virConnectClose(conn));

    NEED(conn = virConnectOpen(uri));
    NUMBER(virConnectRegisterCloseCallback(conn, on_close, "last", on_free));
    NUMBER(virConnectClose(conn));
    return EXIT_SUCCESS;
}
