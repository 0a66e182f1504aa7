/* Domain events on test:///default: both ways to register, filters,
 * deregistration inside a callback, free callbacks. */
#include "capi.h"

static int received;
static int freed;

static void on_tick(int timer, void *opaque)
{
    (void) timer;
    (*(int *) opaque)++;
}

/* Run the loop until everything that is under way has been delivered. */
static void settle(void)
{
    int ticks = 0;
    int timer = virEventAddTimeout(2, on_tick, &ticks, NULL);

    NEED(timer > 0);
    while (ticks < 10)
        NEED(virEventRunDefaultImpl() == 0);
    NEED(virEventRemoveTimeout(timer) == 0);
    printf("at rest: received %d freed %d\n", received, freed);
    received = freed = 0;
}

static void on_free(void *opaque)
{
    freed++;
    printf("  free %s\n", (const char *) opaque);
}

static int on_lifecycle(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    received++;
    printf("  %s: %s id %d event %d detail %d\n", (const char *) opaque, virDomainGetName(domain),
           (int) virDomainGetID(domain), event, detail);
    return 0;
}

static int on_lifecycle_again(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    return on_lifecycle(conn, domain, event, detail, opaque);
}

static int own_id = -1;

static int on_lifecycle_once(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    on_lifecycle(conn, domain, event, detail, opaque);
    printf("  deregister itself -> %d\n", virConnectDomainEventDeregisterAny(conn, own_id));
    printf("  again -> %d\n", virConnectDomainEventDeregisterAny(conn, own_id));
    printf("  freed inside: %d\n", freed);
    return 0;
}

static void on_reboot(virConnectPtr conn, virDomainPtr domain, void *opaque)
{
    (void) conn;
    received++;
    printf("  %s: %s\n", (const char *) opaque, virDomainGetName(domain));
}

static void on_metadata(virConnectPtr conn, virDomainPtr domain, int type, const char *nsuri, void *opaque)
{
    (void) conn;
    received++;
    printf("  %s: %s type %d uri %s\n", (const char *) opaque, virDomainGetName(domain), type, capi_text(nsuri));
}

static void on_device(virConnectPtr conn, virDomainPtr domain, const char *alias, void *opaque)
{
    (void) conn;
    received++;
    printf("  %s: %s alias %s\n", (const char *) opaque, virDomainGetName(domain), capi_text(alias));
}

static void pause_and_go(virDomainPtr domain)
{
    NEED(virDomainSuspend(domain) == 0);
    NEED(virDomainResume(domain) == 0);
}

static void test_old_registration(virConnectPtr conn, virDomainPtr domain)
{
    printf("== registration by function\n");
    NUMBER(virConnectDomainEventRegister(conn, on_lifecycle, (void *) "old", on_free));
    NUMBER(virConnectDomainEventRegister(conn, on_lifecycle, (void *) "old", on_free));
    NUMBER(virConnectDomainEventRegister(conn, on_lifecycle, (void *) "old with other data", on_free));
    NUMBER(virConnectDomainEventRegister(conn, on_lifecycle_again, (void *) "old too", NULL));
    pause_and_go(domain);
    settle();
    NUMBER(virConnectDomainEventDeregister(conn, on_lifecycle));
    NUMBER(virConnectDomainEventDeregister(conn, on_lifecycle_again));
    /* the message names an address */
    printf("once more -> %d", virConnectDomainEventDeregister(conn, on_lifecycle));
    printf(" code %d domain %d\n", virGetLastErrorCode(), virGetLastErrorDomain());
    settle();
    NUMBER(virConnectDomainEventRegister(conn, NULL, NULL, NULL));
    NUMBER(virConnectDomainEventDeregister(conn, NULL));
}

static void test_ids(virConnectPtr conn, virDomainPtr domain)
{
    int first;
    int second;

    printf("== registration by ID\n");
    first = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                             VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), (void *) "all", on_free);
    second = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), (void *) "one", on_free);
    printf("two IDs: %s\n", first >= 0 && second > first ? "growing" : "wrong");
    pause_and_go(domain);
    settle();
    NUMBER(virConnectDomainEventDeregisterAny(conn, first));
    NUMBER(virConnectDomainEventDeregisterAny(conn, first));
    pause_and_go(domain);
    settle();
    NUMBER(virConnectDomainEventDeregisterAny(conn, second));
    settle();
    pause_and_go(domain);
    settle();
}

static void test_pending(virConnectPtr conn, virDomainPtr domain)
{
    int id;

    printf("== events that wait while their callback goes\n");
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), (void *) "gone", on_free);
    NEED(id >= 0);
    pause_and_go(domain);
    printf("received before the loop runs: %d\n", received);
    NUMBER(virConnectDomainEventDeregisterAny(conn, id));
    settle();
}

static void test_deregister_inside(virConnectPtr conn, virDomainPtr domain)
{
    int id;

    printf("== deregistration inside a callback\n");
    own_id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle_once), (void *) "once", on_free);
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), (void *) "steady", on_free);
    NEED(own_id >= 0 && id >= 0);
    pause_and_go(domain);
    settle();
    NUMBER(virConnectDomainEventDeregisterAny(conn, id));
    settle();
}

static const char transient_xml[] =
    "<domain type='test'><name>passing</name><memory>8192</memory><vcpu>1</vcpu>"
    "<os><type>hvm</type></os></domain>";

static void test_lifecycle(virConnectPtr conn)
{
    virDomainPtr domain;
    int id;

    printf("== a life in events\n");
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), (void *) "life", on_free);
    NEED(id >= 0);
    NEED(domain = virDomainDefineXML(conn, transient_xml));
    settle();
    NEED(virDomainCreate(domain) == 0);
    settle();
    NEED(virDomainShutdown(domain) == 0);
    settle();
    NEED(virDomainCreateWithFlags(domain, 0) == 0);
    settle();
    NEED(virDomainReboot(domain, 0) == 0);
    settle();
    NEED(virDomainDestroy(domain) == 0);
    settle();
    NEED(virDomainUndefine(domain) == 0);
    settle();
    NUMBER(virDomainFree(domain));
    NEED(domain = virDomainCreateXML(conn, transient_xml, 0));
    settle();
    NEED(virDomainDestroy(domain) == 0);
    settle();
    NUMBER(virDomainFree(domain));
    NUMBER(virConnectDomainEventDeregisterAny(conn, id));
    settle();
}

static void test_other_kinds(virConnectPtr conn, virDomainPtr domain)
{
    int kinds[3];
    int i;

    printf("== other kinds\n");
    kinds[0] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT,
                                                VIR_DOMAIN_EVENT_CALLBACK(on_reboot), (void *) "reboot", on_free);
    kinds[1] = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
                                                VIR_DOMAIN_EVENT_CALLBACK(on_metadata), (void *) "metadata", on_free);
    kinds[2] = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
                                                VIR_DOMAIN_EVENT_CALLBACK(on_device), (void *) "device", on_free);
    NEED(kinds[0] >= 0 && kinds[1] >= 0 && kinds[2] >= 0);
    NUMBER(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "a title", NULL, NULL, VIR_DOMAIN_AFFECT_CURRENT));
    NUMBER(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<e/>", "k", "urn:capi", VIR_DOMAIN_AFFECT_CURRENT));
    settle();
    for (i = 0; i < 3; i++)
        NUMBER(virConnectDomainEventDeregisterAny(conn, kinds[i]));
    settle();

    printf("== every kind can be registered\n");
    for (i = 0; i < VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE + 2; i++) {
        int id = virConnectDomainEventRegisterAny(conn, NULL, i, VIR_DOMAIN_EVENT_CALLBACK(on_reboot), (void *) "kind", NULL);

        printf("kind %d -> %s\n", i, id >= 0 ? "ID" : "-1");
        capi_print_error(virGetLastError());
        if (id >= 0)
            printf("  deregister -> %d\n", virConnectDomainEventDeregisterAny(conn, id));
    }
    settle();
}

static void test_wrong(virConnectPtr conn, virDomainPtr domain)
{
    virConnectPtr other;

    printf("== wrong arguments\n");
    NUMBER(virConnectDomainEventRegisterAny(conn, NULL, -1, VIR_DOMAIN_EVENT_CALLBACK(on_reboot), NULL, NULL));
    NUMBER(virConnectDomainEventRegisterAny(conn, NULL, 1000, VIR_DOMAIN_EVENT_CALLBACK(on_reboot), NULL, NULL));
    NUMBER(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT, NULL, NULL, NULL));
    NUMBER(virConnectDomainEventRegisterAny(NULL, NULL, VIR_DOMAIN_EVENT_ID_REBOOT, VIR_DOMAIN_EVENT_CALLBACK(on_reboot), NULL, NULL));
    NUMBER(virConnectDomainEventDeregisterAny(conn, -1));
    NUMBER(virConnectDomainEventDeregisterAny(conn, 1000));
    NUMBER(virConnectDomainEventDeregisterAny(NULL, 0));
    /* a domain of another connection to the same host */
    NEED(other = virConnectOpen("test:///default"));
    NUMBER(virConnectDomainEventRegisterAny(other, domain, VIR_DOMAIN_EVENT_ID_REBOOT, VIR_DOMAIN_EVENT_CALLBACK(on_reboot), NULL, NULL) >= 0);
    NUMBER(virConnectClose(other));
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virInitialize() == 0);
    NEED(conn = virConnectOpen("test:///default"));
    printf("== without an event loop\n");
    NUMBER(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), NULL, NULL));
    NUMBER(virConnectClose(conn));

    NEED(virEventRegisterDefaultImpl() == 0);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    test_old_registration(conn, domain);
    test_ids(conn, domain);
    test_pending(conn, domain);
    test_deregister_inside(conn, domain);
    test_lifecycle(conn);
    test_other_kinds(conn, domain);
    test_wrong(conn, domain);
    NUMBER(virDomainFree(domain));
    NUMBER(virConnectClose(conn));
    settle();
    return 0;
}
