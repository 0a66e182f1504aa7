/* Calls that the test driver has nothing of, unless its URI asks for more. */
#include "capi.h"

#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-qemu.h>

static const unsigned char uuid[VIR_UUID_BUFLEN];

static void event(virConnectPtr conn, virSecretPtr secret, int kind, int detail, void *opaque)
{
    (void) conn, (void) secret, (void) kind, (void) detail, (void) opaque;
}

static void secrets(virConnectPtr conn)
{
    virSecretPtr *all = NULL;
    char *names[1];

    NUMBER(virConnectNumOfSecrets(conn));
    NUMBER(virConnectListSecrets(conn, names, 1));
    NUMBER(virConnectListAllSecrets(conn, &all, 1u << 31));
    POINTER(virSecretDefineXML(conn, "<secret/>", 0));
    POINTER(virSecretLookupByUUID(conn, uuid));
    POINTER(virSecretLookupByUsage(conn, VIR_SECRET_USAGE_TYPE_CEPH, "x"));
    NUMBER(virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_LIFECYCLE,
                                            VIR_SECRET_EVENT_CALLBACK(event), NULL, NULL));
    NUMBER(virConnectSecretEventDeregisterAny(conn, 0));
}

static void filters(virConnectPtr conn)
{
    virNWFilterPtr *all = NULL;
    virNWFilterBindingPtr *bindings = NULL;
    char *names[1];

    NUMBER(virConnectNumOfNWFilters(conn));
    NUMBER(virConnectListNWFilters(conn, names, 1));
    NUMBER(virConnectListAllNWFilters(conn, &all, 1));
    POINTER(virNWFilterDefineXML(conn, "<filter/>"));
    POINTER(virNWFilterDefineXMLFlags(conn, "<filter/>", 0));
    POINTER(virNWFilterLookupByUUID(conn, uuid));
    POINTER(virNWFilterLookupByName(conn, "x"));
    NUMBER(virConnectListAllNWFilterBindings(conn, &bindings, 1));
    POINTER(virNWFilterBindingCreateXML(conn, "<filterbinding/>", 0));
    POINTER(virNWFilterBindingLookupByPortDev(conn, "x"));
}

static const char disk_xml[] = "<disk type='file'><source file='/tmp/b.img'/><target dev='vdb' bus='virtio'/></disk>";
static const char cpu_xml[] = "<cpu><arch>x86_64</arch><model>Nehalem</model></cpu>";
static const char *const texts[] = { cpu_xml };

static virTypedParameter limit[] = { { "total_bytes_sec", VIR_TYPED_PARAM_ULLONG, { .ul = 400 } } };
static char image[] = "/tmp/x.save";
static virTypedParameter file[] = { { "file", VIR_TYPED_PARAM_STRING, { .s = image } } };

static void disks(virDomainPtr domain)
{
    virDomainBlockJobInfo info;
    virTypedParameter params[8];
    int n = 8;
    char buffer[8];

    NUMBER(virDomainBackupBegin(domain, "<domainbackup/>", NULL, 0));
    OWNED_STRING(virDomainBackupGetXMLDesc(domain, 0));
    NUMBER(virDomainBlockCommit(domain, "vda", NULL, NULL, 0, 0));
    NUMBER(virDomainBlockCopy(domain, "vda", disk_xml, NULL, 0, 0));
    NUMBER(virDomainBlockJobAbort(domain, "vda", 0));
    NUMBER(virDomainBlockJobSetSpeed(domain, "vda", 1, 0));
    NUMBER(virDomainBlockPeek(domain, "vda", 0, sizeof(buffer), buffer, 0));
    NUMBER(virDomainBlockPull(domain, "vda", 1, 0));
    NUMBER(virDomainBlockRebase(domain, "vda", "/x", 0, 0));
    NUMBER(virDomainBlockResize(domain, "vda", 1, 0));
    NUMBER(virDomainBlockStatsFlags(domain, "vda", params, &n, 0));
    NUMBER(virDomainGetBlockJobInfo(domain, "vda", &info, 0));
    NUMBER(virDomainSetBlockThreshold(domain, "vda", 1, 0));
    NUMBER(virDomainSetThrottleGroup(domain, "g", limit, 1, 0));
    NUMBER(virDomainDelThrottleGroup(domain, "g", 0));
}

static void devices(virConnectPtr conn, virDomainPtr domain)
{
    virStreamPtr stream;

    NEED(stream = virStreamNew(conn, 0));
    NUMBER(virDomainDetachDevice(domain, disk_xml));
    NUMBER(virDomainDetachDeviceFlags(domain, disk_xml, 0));
    NUMBER(virDomainGraphicsReload(domain, 0, 0));
    NUMBER(virDomainOpenChannel(domain, NULL, stream, 0));
    NUMBER(virDomainOpenConsole(domain, NULL, stream, 0));
    NUMBER(virDomainOpenGraphicsFD(domain, 0, 0));
    virStreamFree(stream);
}

static void agent(virDomainPtr domain)
{
    const char *keys[] = { "a" };
    char **found = NULL;
    virTypedParameterPtr params = NULL;
    int n = 0;
    unsigned int count = 0;

    NUMBER(virDomainAgentSetResponseTimeout(domain, 1, 0));
    NUMBER(virDomainAuthorizedSSHKeysGet(domain, "root", &found, 0));
    NUMBER(virDomainAuthorizedSSHKeysSet(domain, "root", keys, 1, 0));
    NUMBER(virDomainGetGuestInfo(domain, 0, &params, &n, 0));
    NUMBER(virDomainGetGuestVcpus(domain, &params, &count, 0));
    NUMBER(virDomainSetGuestVcpus(domain, "1", 0, 0));
    OWNED_STRING(virDomainQemuAgentCommand(domain, "{}", 0, 0));
}

static void jobs(virConnectPtr conn, virDomainPtr domain)
{
    virDomainJobInfo info;
    virTypedParameterPtr params = NULL;
    int n = 0;
    int kind = 0;
    unsigned long long value = 0;
    unsigned long speed = 0;

    NUMBER(virDomainAbortJob(domain));
    NUMBER(virDomainAbortJobFlags(domain, 0));
    NUMBER(virDomainGetJobInfo(domain, &info));
    NUMBER(virDomainGetJobStats(domain, &kind, &params, &n, 0));
    NUMBER(virDomainMigrateGetCompressionCache(domain, &value, 0));
    NUMBER(virDomainMigrateGetMaxDowntime(domain, &value, 0));
    NUMBER(virDomainMigrateGetMaxSpeed(domain, &speed, 0));
    NUMBER(virDomainMigrateSetCompressionCache(domain, 1, 0));
    NUMBER(virDomainMigrateSetMaxDowntime(domain, 1, 0));
    NUMBER(virDomainMigrateSetMaxSpeed(domain, 1, 0));
    NUMBER(virDomainMigrateStartPostCopy(domain, 0));
    NUMBER(virDomainStartDirtyRateCalc(domain, 1, 0));
    POINTER(virDomainMigrate(domain, conn, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate2(domain, conn, NULL, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate3(domain, conn, NULL, 0, 0));
}

static void lives(virConnectPtr conn, virDomainPtr domain)
{
    int descriptors[] = { 0 };
    int autostart = 0;

    NUMBER(virDomainFDAssociate(domain, "x", 1, descriptors, 0));
    NUMBER(virDomainGetAutostartOnce(domain, &autostart));
    NUMBER(virDomainSetAutostartOnce(domain, 1));
    NUMBER(virDomainPMSuspendForDuration(domain, 0, 0, 0));
    NUMBER(virDomainPMWakeup(domain, 0));
    NUMBER(virDomainManagedSaveDefineXML(domain, "<domain/>", 0));
    OWNED_STRING(virDomainManagedSaveGetXMLDesc(domain, 0));
    NUMBER(virDomainSaveParams(domain, file, 1, 0));
    NUMBER(virDomainRestoreParams(conn, file, 1, 0));
    NUMBER(virDomainSetVcpu(domain, "1", 0, 0));
}

static void facts(virConnectPtr conn, virDomainPtr domain)
{
    virSecurityLabelPtr labels = NULL;
    char *answer = NULL;
    int *descriptors = NULL;

    NUMBER(virDomainGetSecurityLabelList(domain, &labels));
    NUMBER(virDomainSetLaunchSecurityState(domain, limit, 1, 0));
    OWNED_STRING(virConnectDomainXMLFromNative(conn, "qemu-argv", "x", 0));
    OWNED_STRING(virConnectDomainXMLToNative(conn, "qemu-argv", "<domain/>", 0));
    NUMBER(virDomainQemuMonitorCommand(domain, "x", &answer, 0));
    NUMBER(virDomainQemuMonitorCommandWithFiles(domain, "x", 0, NULL, NULL, NULL, &answer, 0));
    POINTER(virDomainQemuAttach(conn, 1, 0));
    NUMBER(virDomainLxcOpenNamespace(domain, &descriptors, 0));
}

static void hosts(virConnectPtr conn)
{
    unsigned int pages[] = { 4 };
    unsigned long long counts[] = { 1 };
    virTypedParameter params[8];
    virTypedParameterPtr sev = NULL;
    virNodeMemoryStats stats[8];
    int n = 8;

    OWNED_STRING(virConnectBaselineHypervisorCPU(conn, NULL, NULL, NULL, NULL, (const char **) texts, 1, 0));
    NUMBER(virConnectCompareCPU(conn, cpu_xml, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, NULL, NULL, NULL, NULL, cpu_xml, 0));
    NUMBER(virConnectSetIdentity(conn, file, 1, 0));
    NUMBER(virConnectSetKeepAlive(conn, 5, 5));
    NUMBER(virNodeAllocPages(conn, 1, pages, counts, 0, 1, 0));
    NUMBER(virNodeGetMemoryParameters(conn, params, &n, 0));
    NUMBER(virNodeGetMemoryStats(conn, 0, stats, &n, 0));
    NUMBER(virNodeSetMemoryParameters(conn, limit, 1, 0));
    NUMBER(virNodeGetSEVInfo(conn, &sev, &n, 0));
    NUMBER(virNodeSuspendForDuration(conn, 0, 60, 0));
}

static void networks(virConnectPtr conn)
{
    virNetworkDHCPLeasePtr *leases = NULL;
    virNetworkPortPtr *ports = NULL;
    virNetworkPtr network;

    NEED(network = virNetworkLookupByName(conn, "default"));
    NUMBER(virNetworkGetDHCPLeases(network, NULL, &leases, 0));
    NUMBER(virNetworkListAllPorts(network, &ports, 0));
    POINTER(virNetworkPortCreateXML(network, "<networkport/>", 0));
    POINTER(virNetworkPortLookupByUUID(network, uuid));
    virNetworkFree(network);
}

static void node_devices(virConnectPtr conn)
{
    virNodeDevicePtr device;
    int autostart = 0;

    NEED(device = virNodeDeviceLookupByName(conn, "computer"));
    NUMBER(virNodeDeviceCreate(device, 0));
    POINTER(virNodeDeviceDefineXML(conn, "<device/>", 0));
    NUMBER(virNodeDeviceDetachFlags(device, NULL, 0));
    NUMBER(virNodeDeviceDettach(device));
    NUMBER(virNodeDeviceReAttach(device));
    NUMBER(virNodeDeviceReset(device));
    NUMBER(virNodeDeviceGetAutostart(device, &autostart));
    NUMBER(virNodeDeviceSetAutostart(device, 1));
    NUMBER(virNodeDeviceUndefine(device, 0));
    NUMBER(virNodeDeviceUpdate(device, "<device/>", 0));
    POINTER(virNodeDeviceLookupSCSIHostByWWN(conn, "2000000012341234", "1000000012341234", 0));
    virNodeDeviceFree(device);
}

static void storage(virConnectPtr conn)
{
    virStoragePoolPtr pool;
    virStorageVolPtr volume;
    virStorageVolInfo info;
    virStreamPtr stream;

    NEED(pool = virStoragePoolLookupByName(conn, "default-pool"));
    NEED(volume = virStorageVolCreateXML(pool, "<volume><name>v</name><capacity>1</capacity></volume>", 0));
    NEED(stream = virStreamNew(conn, 0));
    OWNED_STRING(virConnectGetStoragePoolCapabilities(conn, 0));
    POINTER(virStoragePoolLookupByTargetPath(conn, "/default-pool"));
    NUMBER(virStorageVolDownload(volume, stream, 0, 0, 0));
    NUMBER(virStorageVolUpload(volume, stream, 0, 0, 0));
    NUMBER(virStorageVolGetInfoFlags(volume, &info, 0));
    NUMBER(virStorageVolResize(volume, 1000, 0));
    NUMBER(virStorageVolWipe(volume, 0));
    NUMBER(virStorageVolWipePattern(volume, VIR_STORAGE_VOL_WIPE_ALG_ZERO, 0));
    NEED(virStorageVolDelete(volume, 0) == 0);
    virStreamFree(stream);
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
}

int main(void)
{
    virConnectPtr conn, readonly;
    virDomainPtr domain;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED(conn = virConnectOpen("test:///default"));
    secrets(conn);
    filters(conn);
    NEED(domain = virDomainLookupByName(conn, "test"));
    disks(domain);
    devices(conn, domain);
    agent(domain);
    jobs(conn, domain);
    lives(conn, domain);
    facts(conn, domain);
    hosts(conn);
    networks(conn);
    node_devices(conn);
    storage(conn);
    virDomainFree(domain);
    NEED(readonly = virConnectOpenReadOnly("test:///default"));
    secrets(readonly);
    filters(readonly);
    virConnectClose(readonly);
    virConnectClose(conn);
    return 0;
}
