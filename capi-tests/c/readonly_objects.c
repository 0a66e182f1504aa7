/* What a read-only connection refuses: calls on networks, storage, devices, snapshots. */
#include "capi.h"


static virConnectPtr conn;
static virDomainPtr domain;
static virConnectPtr writer;
static virDomainPtr owner;
static virStoragePoolPtr owner_pool;
static virNetworkPtr network;
static virInterfacePtr interface;
static virStoragePoolPtr pool;
static virStorageVolPtr volume;
static virNodeDevicePtr device;
static virDomainSnapshotPtr snapshot;
static virStreamPtr stream;

static void test_snapshots(void)
{
    printf("== snapshots\n");
    NUMBER(virDomainRevertToSnapshot(snapshot, 0));
    NUMBER(virDomainSnapshotDelete(snapshot, 0));
    OWNED_STRING(virDomainSnapshotGetXMLDesc(snapshot, 1));
}

static void test_interfaces(void)
{
    printf("== interfaces\n");
    NUMBER(virInterfaceCreate(interface, 0));
    NUMBER(virInterfaceDestroy(interface, 0));
    NUMBER(virInterfaceUndefine(interface));
}

static void test_networks(void)
{
    printf("== networks\n");
    NUMBER(virNetworkCreate(network));
    NUMBER(virNetworkDestroy(network));
    POINTER(virNetworkPortCreateXML(network, "text", 0));
    NUMBER(virNetworkSetAutostart(network, 1));
    NUMBER(virNetworkSetMetadata(network, 2, "text", "text", "text", 0));
    NUMBER(virNetworkUndefine(network));
    NUMBER(virNetworkUpdate(network, 1, 1, 1, "text", 0));
}

static void test_node_devices(void)
{
    printf("== node_devices\n");
    NUMBER(virNodeDeviceCreate(device, 0));
    NUMBER(virNodeDeviceDestroy(device));
    NUMBER(virNodeDeviceDetachFlags(device, "text", 0));
    NUMBER(virNodeDeviceDettach(device));
    NUMBER(virNodeDeviceReAttach(device));
    NUMBER(virNodeDeviceReset(device));
    NUMBER(virNodeDeviceSetAutostart(device, 1));
    NUMBER(virNodeDeviceUndefine(device, 0));
    NUMBER(virNodeDeviceUpdate(device, "text", 0));
}

static void test_storage(void)
{
    printf("== storage\n");
    NUMBER(virStoragePoolBuild(pool, 0));
    NUMBER(virStoragePoolCreate(pool, 0));
    NUMBER(virStoragePoolDelete(pool, 0));
    NUMBER(virStoragePoolDestroy(pool));
    NUMBER(virStoragePoolRefresh(pool, 0));
    NUMBER(virStoragePoolSetAutostart(pool, 1));
    NUMBER(virStoragePoolUndefine(pool));
    POINTER(virStorageVolCreateXML(pool, "text", 0));
    POINTER(virStorageVolCreateXMLFrom(pool, "text", volume, 0));
    NUMBER(virStorageVolDelete(volume, 0));
    NUMBER(virStorageVolDownload(volume, stream, 1, 1, 0));
    NUMBER(virStorageVolResize(volume, 1, 0));
    NUMBER(virStorageVolUpload(volume, stream, 1, 1, 0));
    NUMBER(virStorageVolWipe(volume, 0));
    NUMBER(virStorageVolWipePattern(volume, 1, 0));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpenReadOnly("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NEED(network = virNetworkLookupByName(conn, "default"));
    NEED(interface = virInterfaceLookupByName(conn, "eth1"));
    NEED(pool = virStoragePoolLookupByName(conn, "default-pool"));
    NEED(writer = virConnectOpen("test:///default"));
    NEED(owner = virDomainLookupByName(writer, "test"));
    NEED(owner_pool = virStoragePoolLookupByName(writer, "default-pool"));
    virStorageVolFree(virStorageVolCreateXML(owner_pool, "<volume><name>volume</name><capacity>1024</capacity></volume>", 0));
    NEED(volume = virStorageVolLookupByName(pool, "volume"));
    NEED(device = virNodeDeviceLookupByName(conn, "computer"));
    NEED(stream = virStreamNew(conn, 0));
    virDomainSnapshotFree(virDomainSnapshotCreateXML(owner, "<domainsnapshot><name>snap</name></domainsnapshot>", 0));
    NEED(snapshot = virDomainSnapshotLookupByName(domain, "snap", 0));
    test_snapshots();
    test_interfaces();
    test_networks();
    test_node_devices();
    test_storage();
    virDomainSnapshotFree(snapshot);
    virStreamFree(stream);
    virNodeDeviceFree(device);
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    virInterfaceFree(interface);
    virNetworkFree(network);
    virDomainFree(domain);
    virStoragePoolFree(owner_pool);
    virDomainFree(owner);
    virConnectClose(writer);
    virConnectClose(conn);
    return 0;
}
