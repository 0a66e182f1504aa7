/* Handles: references, the objects behind them, and objects of another kind. */
#include "capi.h"

static virConnectPtr conn;
static virDomainPtr domain;

static void test_references(void)
{
    virDomainPtr other;
    virStreamPtr stream;

    printf("== references\n");
    NUMBER(virDomainRef(domain));
    NUMBER(virDomainFree(domain));
    STRING(virDomainGetName(domain));
    NEED(other = virDomainLookupByName(conn, "test"));
    NUMBER(virDomainRef(other));
    NUMBER(virDomainRef(other));
    NUMBER(virDomainFree(other));
    NUMBER(virDomainFree(other));
    STRING(virDomainGetName(other));
    NUMBER(virDomainFree(other));
    printf("its connection: %s\n", virDomainGetConnect(domain) == conn ? "the one that was asked" : "another");

    NEED(stream = virStreamNew(conn, 0));
    NUMBER(virStreamRef(stream));
    NUMBER(virStreamFree(stream));
    NUMBER(virStreamFinish(stream));
    NUMBER(virStreamAbort(stream));
    NUMBER(virStreamFree(stream));
    NEED(stream = virStreamNew(conn, VIR_STREAM_NONBLOCK));
    NUMBER(virStreamSend(stream, "x", 1));
    NUMBER(virStreamFree(stream));
    POINTER(virStreamNew(NULL, 0));
}

/* Where a call wants a domain, nothing else will do. */
static void test_other_kinds(void)
{
    printf("== other kinds\n");
    STRING(virDomainGetName((virDomainPtr) conn));
    NUMBER(virDomainFree((virDomainPtr) conn));
    NUMBER(virDomainRef((virDomainPtr) conn));
    NUMBER(virDomainCreate((virDomainPtr) conn));
    NUMBER(virConnectClose((virConnectPtr) domain));
    NUMBER(virConnectRef((virConnectPtr) domain));
    NUMBER(virConnectNumOfDomains((virConnectPtr) domain));
    STRING(virNetworkGetName((virNetworkPtr) domain));
    NUMBER(virNetworkFree((virNetworkPtr) domain));
    STRING(virStoragePoolGetName((virStoragePoolPtr) domain));
    STRING(virStorageVolGetName((virStorageVolPtr) domain));
    STRING(virInterfaceGetName((virInterfacePtr) domain));
    STRING(virNodeDeviceGetName((virNodeDevicePtr) domain));
    STRING(virNWFilterGetName((virNWFilterPtr) domain));
    STRING(virNWFilterBindingGetPortDev((virNWFilterBindingPtr) domain));
    STRING(virSecretGetUsageID((virSecretPtr) domain));
    STRING(virDomainSnapshotGetName((virDomainSnapshotPtr) domain));
    STRING(virDomainCheckpointGetName((virDomainCheckpointPtr) domain));
    NUMBER(virNetworkPortFree((virNetworkPortPtr) domain));
    NUMBER(virStreamFree((virStreamPtr) domain));
    /* and the domain is none the worse for it */
    STRING(virDomainGetName(domain));
    NUMBER(virDomainIsActive(domain));
}

/* Two handles of one domain are two objects with one guest behind them. */
static void test_twins(void)
{
    virDomainPtr twin;

    printf("== twins\n");
    NEED(twin = virDomainLookupByName(conn, "test"));
    printf("same object: %s\n", twin == domain ? "yes" : "no");
    NUMBER(virDomainSuspend(domain));
    NUMBER(virDomainResume(twin));
    NUMBER(virDomainFree(twin));
}

/* Connections to test:///default see the same guests. */
static void test_connections(void)
{
    virConnectPtr second;
    virDomainPtr seen;
    int state = -1;

    printf("== two connections\n");
    NEED(second = virConnectOpen("test:///default"));
    printf("same object: %s\n", second == conn ? "yes" : "no");
    NUMBER(virDomainSuspend(domain));
    NEED(seen = virDomainLookupByName(second, "test"));
    NUMBER(virDomainGetState(seen, &state, NULL, 0));
    printf("state %d\n", state);
    NUMBER(virDomainResume(seen));
    NUMBER(virDomainGetState(domain, &state, NULL, 0));
    printf("state %d\n", state);
    NUMBER(virDomainFree(seen));
    NUMBER(virConnectClose(second));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    test_references();
    test_other_kinds();
    test_twins();
    test_connections();
    NUMBER(virDomainFree(domain));
    NUMBER(virConnectClose(conn));
    return 0;
}
