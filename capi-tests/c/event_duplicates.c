/* The same callback for the same events: refused, whichever way it was
 * registered, until the first registration has ended. */
#include "capi.h"

static int on_lifecycle(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) domain;
    (void) event;
    (void) detail;
    (void) opaque;
    return 0;
}

static void on_free(void *opaque)
{
    printf("  free %s\n", (const char *) opaque);
}

static int add(virConnectPtr conn, virDomainPtr domain, int event, const char *name)
{
    int id = virConnectDomainEventRegisterAny(conn, domain, event, VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle),
                                              (void *) name, on_free);

    printf("%s -> %s\n", name, id >= 0 ? "ID" : "-1");
    capi_print_error(virGetLastError());
    return id;
}

int main(void)
{
    virConnectPtr conn;
    virConnectPtr other;
    virDomainPtr domain;
    int ids[4];
    int i;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(other = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));

    ids[0] = add(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, "all domains");
    add(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, "all domains again");
    ids[1] = add(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE, "one domain");
    add(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE, "one domain again");
    ids[2] = add(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT, "another kind");
    ids[3] = add(other, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, "another connection");
    NUMBER(virConnectDomainEventRegister(conn, on_lifecycle, (void *) "by function", on_free));
    NUMBER(virConnectDomainEventRegister(conn, on_lifecycle, (void *) "by function again", on_free));

    NUMBER(virConnectDomainEventDeregisterAny(conn, ids[0]));
    ids[0] = add(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, "all domains once more");
    NUMBER(virConnectDomainEventDeregister(conn, on_lifecycle));
    NUMBER(virConnectDomainEventRegister(conn, on_lifecycle, (void *) "by function once more", on_free));
    NUMBER(virConnectDomainEventDeregister(conn, on_lifecycle));
    for (i = 0; i < 4; i++)
        NUMBER(virConnectDomainEventDeregisterAny(i == 3 ? other : conn, ids[i]));

    NUMBER(virDomainFree(domain));
    NUMBER(virConnectClose(conn));
    NUMBER(virConnectClose(other));
    return 0;
}
