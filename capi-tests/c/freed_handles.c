/* Handles that are none any more, or never were. The interface leaves that
 * undefined and genuine libvirt may crash: this library promises an error
 * wherever the memory still is the process's own. */
#include "capi.h"

static virConnectPtr conn;

static void test_freed(void)
{
    virDomainPtr domain;
    virStreamPtr stream;

    printf("== freed\n");
    NEED(domain = virDomainLookupByName(conn, "test"));
    NUMBER(virDomainFree(domain));
    STRING(virDomainGetName(domain));
    NUMBER(virDomainIsActive(domain));
    NUMBER(virDomainRef(domain));
    NUMBER(virDomainFree(domain));
    NUMBER(virDomainFree(domain));
    POINTER(virDomainGetConnect(domain));
    NEED(stream = virStreamNew(conn, 0));
    NUMBER(virStreamFree(stream));
    NUMBER(virStreamFree(stream));
    NUMBER(virStreamFinish(stream));
}

static void test_closed(void)
{
    virConnectPtr closed;

    printf("== closed\n");
    NEED(closed = virConnectOpen("test:///default"));
    NUMBER(virConnectClose(closed));
    STRING(virConnectGetType(closed));
    NUMBER(virConnectRef(closed));
    POINTER(virDomainLookupByName(closed, "test"));
    NUMBER(virConnectClose(closed));
}

static void test_garbage(void)
{
    static char zeros[4096];
    static char ones[4096];
    virDomainPtr domain;

    printf("== garbage\n");
    memset(ones, 0xff, sizeof(ones));
    STRING(virDomainGetName((virDomainPtr) zeros));
    STRING(virDomainGetName((virDomainPtr) ones));
    NUMBER(virDomainFree((virDomainPtr) zeros));
    NUMBER(virConnectClose((virConnectPtr) ones));
    NUMBER(virConnectNumOfDomains((virConnectPtr) zeros));
    NUMBER(virStreamFree((virStreamPtr) zeros));
    NEED(domain = virDomainLookupByName(conn, "test"));
    STRING(virDomainGetName((virDomainPtr) ((char *) domain + 1)));
    STRING(virDomainGetName((virDomainPtr) ((char *) domain + 8)));
    STRING(virDomainGetName((virDomainPtr) 1));
    NUMBER(virDomainFree(domain));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    test_freed();
    test_closed();
    test_garbage();
    NUMBER(virConnectClose(conn));
    return 0;
}
