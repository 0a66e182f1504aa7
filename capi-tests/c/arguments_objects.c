/* Rules for arguments, as networks, storage, devices and snapshots check them. */
#include "capi.h"

static char buffer[4096];
static virConnectPtr conn;
static virDomainPtr domain;
static virNetworkPtr network;
static virStoragePoolPtr pool;
static virStorageVolPtr volume;
static virNodeDevicePtr device;
static virDomainSnapshotPtr snapshot;

static void test_snapshots(void)
{
    printf("== snapshots\n");
    NUMBER(virDomainRevertToSnapshot(snapshot, 1 | 2));
    NUMBER(virDomainSnapshotDelete(snapshot, 1 | 4));
    NUMBER(virDomainSnapshotListChildrenNames(snapshot, NULL, 1, 0));
    NUMBER(virDomainSnapshotListChildrenNames(snapshot, (char **) buffer, -1, 0));
}

static void test_networks(void)
{
    printf("== networks\n");
    NUMBER(virNetworkGetAutostart(network, NULL));
    OWNED_STRING(virNetworkGetMetadata(network, 0, "text", 0));
    OWNED_STRING(virNetworkGetMetadata(network, 2, NULL, 0));
    OWNED_STRING(virNetworkGetMetadata(network, 2, "text", 1 | 2));
    NUMBER(virNetworkGetUUID(network, NULL));
    NUMBER(virNetworkGetUUIDString(network, NULL));
    POINTER(virNetworkPortCreateXML(network, NULL, 0));
    POINTER(virNetworkPortLookupByUUID(network, NULL));
    POINTER(virNetworkPortLookupByUUIDString(network, NULL));
    NUMBER(virNetworkSetMetadata(network, 0, "text", "text", "text", 0));
    NUMBER(virNetworkSetMetadata(network, 2, "text", NULL, "text", 0));
    NUMBER(virNetworkSetMetadata(network, 2, "text", "text", NULL, 0));
    NUMBER(virNetworkUpdate(network, 1, 1, 1, NULL, 0));
}

static void test_node_devices(void)
{
    printf("== node_devices\n");
    NUMBER(virNodeDeviceListCaps(device, NULL, 1));
    NUMBER(virNodeDeviceListCaps(device, (char **) buffer, -1));
    NUMBER(virNodeDeviceUpdate(device, NULL, 0));
}

static void test_storage(void)
{
    printf("== storage\n");
    NUMBER(virStoragePoolGetAutostart(pool, NULL));
    NUMBER(virStoragePoolGetInfo(pool, NULL));
    NUMBER(virStoragePoolGetUUID(pool, NULL));
    NUMBER(virStoragePoolGetUUIDString(pool, NULL));
    NUMBER(virStoragePoolListVolumes(pool, NULL, 1));
    NUMBER(virStoragePoolListVolumes(pool, (char **) buffer, -1));
    POINTER(virStorageVolCreateXML(pool, NULL, 0));
    POINTER(virStorageVolCreateXMLFrom(pool, NULL, volume, 0));
    NUMBER(virStorageVolGetInfo(volume, NULL));
    NUMBER(virStorageVolGetInfoFlags(volume, NULL, 0));
    POINTER(virStorageVolLookupByName(pool, NULL));
    NUMBER(virStorageVolResize(volume, 0, 0));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NEED(network = virNetworkLookupByName(conn, "default"));
    NEED(pool = virStoragePoolLookupByName(conn, "default-pool"));
    NEED(volume = virStorageVolCreateXML(pool, "<volume><name>volume</name><capacity>1024</capacity></volume>", 0));
    NEED(device = virNodeDeviceLookupByName(conn, "computer"));
    NEED(snapshot = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>snap</name></domainsnapshot>", 0));
    test_snapshots();
    test_networks();
    test_node_devices();
    test_storage();
    virDomainSnapshotFree(snapshot);
    virNodeDeviceFree(device);
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    virNetworkFree(network);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
