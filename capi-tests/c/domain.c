/* Domains on test:///default: listing, lookup, the life of a guest. */
#include "capi.h"

static const char guest_xml[] =
    "<domain type='test'>"
    "<name>guest</name>"
    "<uuid>0f0e0d0c-0b0a-0908-0706-050403020100</uuid>"
    "<memory>65536</memory>"
    "<currentMemory>32768</currentMemory>"
    "<vcpu>2</vcpu>"
    "<os><type>hvm</type></os>"
    "</domain>";

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static int by_domain_name(const void *a, const void *b)
{
    return strcmp(virDomainGetName(*(virDomainPtr const *) a), virDomainGetName(*(virDomainPtr const *) b));
}

static void print_domain(virDomainPtr domain)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = "";
    virDomainInfo info;
    int state = -1;
    int reason = -1;

    NEED(virDomainGetUUIDString(domain, uuid) == 0);
    printf("  %s %s id %d active %d persistent %d updated %d\n", virDomainGetName(domain),
           strcmp(uuid, "0f0e0d0c-0b0a-0908-0706-050403020100") ? "random-uuid" : uuid,
           (int) virDomainGetID(domain), virDomainIsActive(domain), virDomainIsPersistent(domain),
           virDomainIsUpdated(domain));
    memset(&info, 0, sizeof(info));
    if (virDomainGetInfo(domain, &info) == 0)
        printf("  state %d max %lu memory %lu vcpus %d\n", info.state, info.maxMem, info.memory, info.nrVirtCpu);
    else
        capi_print_error(virGetLastError());
    if (virDomainGetState(domain, &state, &reason, 0) == 0)
        printf("  state %d reason %d\n", state, reason);
    else
        capi_print_error(virGetLastError());
}

static void test_lists(virConnectPtr conn)
{
    char *names[8];
    int ids[8];
    virDomainPtr *domains = NULL;
    int n;
    int i;

    printf("== lists\n");
    NUMBER(virConnectNumOfDomains(conn));
    NUMBER(virConnectNumOfDefinedDomains(conn));
    NEED((n = virConnectListDomains(conn, ids, 8)) >= 0);
    for (i = 0; i < n; i++)
        printf("  id %d\n", ids[i]);
    NEED((n = virConnectListDefinedDomains(conn, names, 8)) >= 0);
    qsort(names, (size_t) n, sizeof(names[0]), by_name);
    for (i = 0; i < n; i++) {
        printf("  name %s\n", names[i]);
        free(names[i]);
    }
    NEED((n = virConnectListAllDomains(conn, &domains, 0)) >= 0);
    qsort(domains, (size_t) n, sizeof(domains[0]), by_domain_name);
    for (i = 0; i < n; i++) {
        printf("  domain %s\n", virDomainGetName(domains[i]));
        virDomainFree(domains[i]);
    }
    printf("closed by NULL: %s\n", domains[n] ? "no" : "yes");
    free(domains);
    NUMBER(virConnectListAllDomains(conn, NULL, 0));
    NUMBER(virConnectListDomains(conn, ids, 0));
    NUMBER(virConnectListDomains(conn, NULL, 0));
    NUMBER(virConnectListDomains(conn, NULL, 1));
    NUMBER(virConnectListDomains(conn, ids, -1));
    NUMBER(virConnectListDefinedDomains(conn, NULL, 1));
    NUMBER(virConnectListDefinedDomains(conn, names, -1));
}

static void test_filters(virConnectPtr conn)
{
    static const unsigned int filters[] = {
        VIR_CONNECT_LIST_DOMAINS_ACTIVE, VIR_CONNECT_LIST_DOMAINS_INACTIVE,
        VIR_CONNECT_LIST_DOMAINS_PERSISTENT, VIR_CONNECT_LIST_DOMAINS_TRANSIENT,
        VIR_CONNECT_LIST_DOMAINS_RUNNING, VIR_CONNECT_LIST_DOMAINS_PAUSED,
        VIR_CONNECT_LIST_DOMAINS_SHUTOFF, VIR_CONNECT_LIST_DOMAINS_OTHER,
        VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE, VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE,
        VIR_CONNECT_LIST_DOMAINS_AUTOSTART, VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART,
        VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT, VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT,
        VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT, VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT,
        VIR_CONNECT_LIST_DOMAINS_ACTIVE | VIR_CONNECT_LIST_DOMAINS_INACTIVE,
        VIR_CONNECT_LIST_DOMAINS_ACTIVE | VIR_CONNECT_LIST_DOMAINS_SHUTOFF,
        1U << 31,
    };
    size_t i;

    printf("== filters\n");
    for (i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
        printf("filter 0x%x -> %d\n", filters[i], virConnectListAllDomains(conn, NULL, filters[i]));
        capi_print_error(virGetLastError());
    }
}

static void test_lookup(virConnectPtr conn)
{
    unsigned char uuid[VIR_UUID_BUFLEN];
    char text[VIR_UUID_STRING_BUFLEN];
    virDomainPtr domain;
    virDomainPtr found;

    printf("== lookup\n");
    NEED(domain = virDomainLookupByName(conn, "test"));
    NUMBER(virDomainGetUUID(domain, uuid));
    NUMBER(virDomainGetUUIDString(domain, text));
    found = virDomainLookupByUUID(conn, uuid);
    printf("by UUID: %s\n", found ? virDomainGetName(found) : "NULL");
    virDomainFree(found);
    found = virDomainLookupByUUIDString(conn, text);
    printf("by text: %s\n", found ? virDomainGetName(found) : "NULL");
    virDomainFree(found);
    found = virDomainLookupByID(conn, 1);
    printf("by ID: %s\n", found ? virDomainGetName(found) : "NULL");
    virDomainFree(found);

    memset(uuid, 0xab, sizeof(uuid));
    POINTER(virDomainLookupByUUID(conn, uuid));
    POINTER(virDomainLookupByUUID(conn, NULL));
    POINTER(virDomainLookupByUUIDString(conn, "abababab-abab-abab-abab-abababababab"));
    POINTER(virDomainLookupByUUIDString(conn, "not a UUID"));
    POINTER(virDomainLookupByUUIDString(conn, ""));
    POINTER(virDomainLookupByUUIDString(conn, NULL));
    POINTER(virDomainLookupByID(conn, 1000));
    POINTER(virDomainLookupByID(conn, -1));
    POINTER(virDomainLookupByName(conn, "nobody"));
    POINTER(virDomainLookupByName(conn, ""));
    POINTER(virDomainLookupByName(conn, NULL));
    POINTER(virDomainLookupByName(NULL, "test"));
    NUMBER(virDomainGetUUID(domain, NULL));
    NUMBER(virDomainGetUUIDString(domain, NULL));
    OWNED_STRING(virDomainGetOSType(domain));
    virDomainFree(domain);
}

static void test_life(virConnectPtr conn)
{
    virDomainPtr domain;
    virDomainPtr again;
    int autostart = -1;

    printf("== a life\n");
    NEED(domain = virDomainDefineXML(conn, guest_xml));
    print_domain(domain);
    NUMBER(virDomainDestroy(domain));
    NUMBER(virDomainSuspend(domain));
    NUMBER(virDomainResume(domain));
    NUMBER(virDomainShutdown(domain));
    NUMBER(virDomainReboot(domain, 0));

    NUMBER(virDomainCreate(domain));
    print_domain(domain);
    NUMBER(virDomainCreate(domain));
    NUMBER(virDomainSuspend(domain));
    print_domain(domain);
    NUMBER(virDomainSuspend(domain));
    NUMBER(virDomainResume(domain));
    NUMBER(virDomainResume(domain));
    print_domain(domain);
    /* its ID is new after each start, and handles keep up */
    NEED(again = virDomainLookupByName(conn, "guest"));
    NUMBER(virDomainShutdown(domain));
    print_domain(domain);
    NUMBER(virDomainCreateWithFlags(domain, 0));
    print_domain(domain);
    printf("the other handle: id %d\n", (int) virDomainGetID(again));
    NUMBER(virDomainDestroyFlags(domain, 0));
    NUMBER(virDomainDestroyFlags(domain, 1U << 31));
    print_domain(domain);
    printf("the other handle: id %d\n", (int) virDomainGetID(again));
    virDomainFree(again);

    NUMBER(virDomainGetAutostart(domain, &autostart));
    printf("autostart %d\n", autostart);
    NUMBER(virDomainSetAutostart(domain, 1));
    NUMBER(virDomainGetAutostart(domain, &autostart));
    printf("autostart %d\n", autostart);
    NUMBER(virDomainGetAutostart(domain, NULL));

    printf("== running without a configuration\n");
    NUMBER(virDomainCreate(domain));
    NUMBER(virDomainUndefine(domain));
    print_domain(domain);
    NUMBER(virDomainSetAutostart(domain, 1));
    NUMBER(virDomainDestroy(domain));
    NUMBER(virDomainIsActive(domain));
    NUMBER(virDomainCreate(domain));
    OWNED_STRING(virDomainGetXMLDesc(domain, 0));
    NUMBER(virDomainUndefine(domain));
    STRING(virDomainGetName(domain));
    NUMBER(virDomainFree(domain));
}

static void test_conflicts(virConnectPtr conn)
{
    virDomainPtr domain;

    printf("== names and UUIDs that clash\n");
    NEED(domain = virDomainDefineXML(conn, guest_xml));
    POINTER(virDomainDefineXML(conn,
                               "<domain type='test'><name>guest</name><uuid>11111111-0b0a-0908-0706-050403020100</uuid>"
                               "<memory>65536</memory><os><type>hvm</type></os></domain>"));
    POINTER(virDomainDefineXML(conn,
                               "<domain type='test'><name>other</name><uuid>0f0e0d0c-0b0a-0908-0706-050403020100</uuid>"
                               "<memory>65536</memory><os><type>hvm</type></os></domain>"));
    NEED(virDomainCreate(domain) == 0);
    POINTER(virDomainCreateXML(conn, guest_xml, 0));
    NEED(virDomainDestroy(domain) == 0);
    NEED(virDomainUndefine(domain) == 0);
    virDomainFree(domain);

    printf("== documents that are none\n");
    POINTER(virDomainDefineXML(conn, ""));
    POINTER(virDomainDefineXML(conn, "<domain"));
    POINTER(virDomainDefineXML(conn, "<network/>"));
    POINTER(virDomainDefineXML(conn, "<domain/>"));
    POINTER(virDomainDefineXML(conn, "<domain type='test'/>"));
    POINTER(virDomainDefineXML(conn, "<domain type='no-such-type'><name>x</name></domain>"));
    POINTER(virDomainDefineXML(conn, "<domain type='test'><name>x</name></domain>"));
    POINTER(virDomainDefineXML(conn, NULL));
    POINTER(virDomainDefineXMLFlags(conn, guest_xml, 1U << 31));
    POINTER(virDomainCreateXML(conn, NULL, 0));
    POINTER(virDomainCreateXML(conn, "<domain", 0));
}

static void test_xml(virConnectPtr conn)
{
    virDomainPtr domain;

    printf("== XML\n");
    NEED(domain = virDomainDefineXML(conn, guest_xml));
    OWNED_STRING(virDomainGetXMLDesc(domain, 0));
    OWNED_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE));
    OWNED_STRING(virDomainGetXMLDesc(domain, 1U << 31));
    NEED(virDomainCreate(domain) == 0);
    OWNED_STRING(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE));
    NEED(virDomainDestroy(domain) == 0);
    NEED(virDomainUndefine(domain) == 0);
    virDomainFree(domain);
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    test_lists(conn);
    test_filters(conn);
    test_lookup(conn);
    NEED(domain = virDomainLookupByName(conn, "test"));
    print_domain(domain);
    virDomainFree(domain);
    test_life(conn);
    test_conflicts(conn);
    test_xml(conn);
    test_lists(conn);
    NUMBER(virConnectClose(conn));
    return 0;
}
