/* What a test host tells of, in which order, with which numbers of guests. */
#include <unistd.h>

#include "capi.h"

/* Make the call, print it with its answer, then everything that is told of it. */
# define DO(call) \
    do { \
        printf("%s -> %lld\n", #call, (long long) (call)); \
        capi_pump(); \
    } while (0)
# define MAKE(object, call) \
    do { \
        NEED(object = call); \
        printf("%s\n", #call); \
        capi_pump(); \
    } while (0)

static const char guest_xml[] =
    "<domain type='test'><name>guest</name><uuid>00000000-0000-0000-0000-000000000001</uuid>"
    "<memory>65536</memory><os><type>hvm</type></os><devices>"
    "<disk type='file'><source file='/tmp/a.img'/><target dev='vda' bus='virtio'/></disk></devices></domain>";
static const char network_xml[] =
    "<network><name>net</name><uuid>00000000-0000-0000-0000-000000000003</uuid><bridge name='vb7'/>"
    "<ip address='10.0.0.1' netmask='255.0.0.0'><dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip></network>";
static const char pool_xml[] =
    "<pool type='dir'><name>pool</name><uuid>00000000-0000-0000-0000-000000000004</uuid>"
    "<target><path>/p1</path></target></pool>";
static const char device_xml[] =
    "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>"
    "<wwnn>2000000012341239</wwnn><wwpn>1000000012341239</wwpn></capability></capability></device>";

static char image[] = "/tmp/libvirt-test-events-XXXXXX";

static void on_life(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  %s id %d: life %d %d\n", virDomainGetName(domain), (int) virDomainGetID(domain), event, detail);
}

static void on_reboot(virConnectPtr conn, virDomainPtr domain, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  %s id %d: reboot\n", virDomainGetName(domain), (int) virDomainGetID(domain));
}

static void on_metadata(virConnectPtr conn, virDomainPtr domain, int type, const char *uri, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  %s: metadata %d %s\n", virDomainGetName(domain), type, capi_text(uri));
}

static void on_tunable(virConnectPtr conn, virDomainPtr domain, virTypedParameterPtr params, int n, void *opaque)
{
    int i;

    (void) conn, (void) opaque;
    printf("  %s: tunable", virDomainGetName(domain));
    for (i = 0; i < n; i++)
        printf(" %s", params[i].field);
    printf("\n");
}

static void on_network(virConnectPtr conn, virNetworkPtr network, int event, int detail, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  network %s: %d %d\n", virNetworkGetName(network), event, detail);
}

static void on_network_metadata(virConnectPtr conn, virNetworkPtr network, int type, const char *uri, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  network %s: metadata %d %s\n", virNetworkGetName(network), type, capi_text(uri));
}

static void on_pool(virConnectPtr conn, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  pool %s: %d %d\n", virStoragePoolGetName(pool), event, detail);
}

static void on_refresh(virConnectPtr conn, virStoragePoolPtr pool, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  pool %s: refresh\n", virStoragePoolGetName(pool));
}

static void on_device(virConnectPtr conn, virNodeDevicePtr device, int event, int detail, void *opaque)
{
    (void) conn, (void) opaque;
    printf("  device %s: %d %d\n", virNodeDeviceGetName(device), event, detail);
}

static void listen(virConnectPtr conn)
{
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_life), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_reboot), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_metadata), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_TUNABLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_tunable), NULL, NULL) >= 0);
    NEED(virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                           VIR_NETWORK_EVENT_CALLBACK(on_network), NULL, NULL) >= 0);
    NEED(virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_METADATA_CHANGE,
                                           VIR_NETWORK_EVENT_CALLBACK(on_network_metadata), NULL, NULL) >= 0);
    NEED(virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                               VIR_STORAGE_POOL_EVENT_CALLBACK(on_pool), NULL, NULL) >= 0);
    NEED(virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_REFRESH,
                                               VIR_STORAGE_POOL_EVENT_CALLBACK(on_refresh), NULL, NULL) >= 0);
    NEED(virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                              VIR_NODE_DEVICE_EVENT_CALLBACK(on_device), NULL, NULL) >= 0);
}

static void lives(virConnectPtr conn)
{
    virDomainPtr domain;

    NEED(domain = virDomainLookupByName(conn, "test"));
    DO(virDomainSuspend(domain));
    DO(virDomainSuspend(domain));
    DO(virDomainResume(domain));
    DO(virDomainReboot(domain, 0));
    DO(virDomainReset(domain, 0));
    DO(virDomainShutdown(domain));
    DO(virDomainCreate(domain));
    DO(virDomainDestroy(domain));
    DO(virDomainCreateWithFlags(domain, VIR_DOMAIN_START_PAUSED));
    DO(virDomainManagedSave(domain, 0));
    DO(virDomainCreate(domain));
    DO(virDomainCoreDump(domain, image, VIR_DUMP_CRASH));
    DO(virDomainCreate(domain));
    DO(virDomainSave(domain, image));
    DO(virDomainRestoreFlags(conn, image, NULL, VIR_DOMAIN_SAVE_PAUSED));
    DO(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "t", NULL, NULL, 0));
    DO(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<a/>", "k", "http://u", 0));
    DO(virDomainDestroy(domain));
    DO(virDomainRename(domain, "other", 0));
    DO(virDomainUndefine(domain));
    virDomainFree(domain);
}

static void definitions(virConnectPtr conn)
{
    virTypedParameter limit = { "total_bytes_sec", VIR_TYPED_PARAM_ULLONG, { .ul = 5 } };
    virDomainPtr domain;
    virDomainPtr same;

    MAKE(domain, virDomainDefineXML(conn, guest_xml));
    MAKE(same, virDomainDefineXML(conn, guest_xml));
    virDomainFree(same);
    DO(virDomainCreate(domain));
    DO(virDomainSetBlockIoTune(domain, "vda", &limit, 1, 0));
    DO(virDomainSetBlockIoTune(domain, "vda", &limit, 1, VIR_DOMAIN_AFFECT_CONFIG));
    DO(virDomainUndefine(domain));
    DO(virDomainDestroy(domain));
    virDomainFree(domain);
    MAKE(domain, virDomainCreateXML(conn, guest_xml, VIR_DOMAIN_NONE));
    DO(virDomainShutdown(domain));
    virDomainFree(domain);
}

static void moments(virConnectPtr conn)
{
    virDomainPtr domain;
    virDomainSnapshotPtr running;
    virDomainSnapshotPtr stopped;

    MAKE(domain, virDomainDefineXML(conn, guest_xml));
    DO(virDomainCreate(domain));
    MAKE(running, virDomainSnapshotCreateXML(domain, "<domainsnapshot/>", VIR_DOMAIN_SNAPSHOT_CREATE_HALT));
    MAKE(stopped, virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>s</name></domainsnapshot>", 0));
    DO(virDomainRevertToSnapshot(running, 0));
    DO(virDomainRevertToSnapshot(running, VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED));
    DO(virDomainRevertToSnapshot(stopped, 0));
    DO(virDomainRevertToSnapshot(stopped, VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING));
    DO(virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    virDomainSnapshotFree(running);
    virDomainSnapshotFree(stopped);
    virDomainFree(domain);
}

static void others(virConnectPtr conn)
{
    virNetworkPtr network;
    virStoragePoolPtr pool;
    virNodeDevicePtr device;

    MAKE(network, virNetworkDefineXML(conn, network_xml));
    DO(virNetworkCreate(network));
    DO(virNetworkUpdate(network, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_IP_DHCP_HOST, -1,
                        "<host mac='52:54:00:00:00:01' ip='10.0.0.5'/>", 0));
    DO(virNetworkSetMetadata(network, VIR_NETWORK_METADATA_TITLE, "t", NULL, NULL, 0));
    DO(virNetworkUndefine(network));
    DO(virNetworkDestroy(network));
    virNetworkFree(network);
    MAKE(pool, virStoragePoolDefineXML(conn, pool_xml, 0));
    DO(virStoragePoolBuild(pool, 0));
    DO(virStoragePoolCreate(pool, 0));
    DO(virStoragePoolRefresh(pool, 0));
    DO(virStoragePoolDestroy(pool));
    DO(virStoragePoolDelete(pool, 0));
    DO(virStoragePoolUndefine(pool));
    virStoragePoolFree(pool);
    MAKE(device, virNodeDeviceCreateXML(conn, device_xml, 0));
    DO(virNodeDeviceDestroy(device));
    virNodeDeviceFree(device);
}

int main(void)
{
    virConnectPtr conn;
    int fd;

    virSetErrorFunc(NULL, capi_quiet);
    capi_events();
    NEED((fd = mkstemp(image)) >= 0);
    close(fd);
    NEED(conn = virConnectOpen("test:///default"));
    listen(conn);
    lives(conn);
    definitions(conn);
    moments(conn);
    others(conn);
    unlink(image);
    return 0;
}
