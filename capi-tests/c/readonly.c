/* What a read-only connection refuses: calls on the connection and its domains. */
#include "capi.h"

#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-qemu.h>

static char buffer[4096];
static unsigned char bytes[64];
static const char *texts[] = { "text", NULL };
static int a_count[16] = { 1 };
static unsigned int a_ucount[16] = { 1 };
static virTypedParameter param = { "field", VIR_TYPED_PARAM_INT, { .i = 1 } };
static virConnectPtr conn;
static virDomainPtr domain;
static virStreamPtr stream;

static void test_connections(void)
{
    printf("== connections\n");
    OWNED_STRING(virConnectBaselineHypervisorCPU(conn, "text", "text", "text", "text", texts, 1, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, "text", "text", "text", "text", "text", 0));
    NUMBER(virNodeAllocPages(conn, 1, a_ucount, (unsigned long long *) buffer, 1, 1, 0));
    NUMBER(virNodeGetSEVInfo(conn, (virTypedParameterPtr *) buffer, a_count, 0));
    NUMBER(virNodeSetMemoryParameters(conn, &param, 1, 0));
    NUMBER(virNodeSuspendForDuration(conn, 1, 1, 0));
}

static void test_domains_1(void)
{
    printf("== domains_1\n");
    OWNED_STRING(virConnectDomainXMLFromNative(conn, "text", "text", 0));
    OWNED_STRING(virConnectDomainXMLToNative(conn, "text", "text", 0));
    OWNED_STRING(virConnectGetDomainCapabilities(conn, "text", "text", "text", "text", 0));
    NUMBER(virDomainAbortJob(domain));
    NUMBER(virDomainAbortJobFlags(domain, 0));
    NUMBER(virDomainAddIOThread(domain, 1, 0));
    NUMBER(virDomainAgentSetResponseTimeout(domain, 1, 0));
    NUMBER(virDomainAttachDevice(domain, "text"));
    NUMBER(virDomainAttachDeviceFlags(domain, "text", 0));
    NUMBER(virDomainAuthorizedSSHKeysGet(domain, "text", (char ***) buffer, 0));
    NUMBER(virDomainAuthorizedSSHKeysSet(domain, "text", texts, 1, 0));
    NUMBER(virDomainBackupBegin(domain, "text", "text", 0));
    NUMBER(virDomainBlockCommit(domain, "text", "text", "text", 1, 0));
    NUMBER(virDomainBlockCopy(domain, "text", "text", &param, 1, 0));
    NUMBER(virDomainBlockJobAbort(domain, "text", 0));
    NUMBER(virDomainBlockJobSetSpeed(domain, "text", 1, 0));
    NUMBER(virDomainBlockPeek(domain, "text", 1, 1, buffer, 0));
    NUMBER(virDomainBlockPull(domain, "text", 1, 0));
    NUMBER(virDomainBlockRebase(domain, "text", "text", 1, 0));
    NUMBER(virDomainBlockResize(domain, "text", 1, 0));
    NUMBER(virDomainCoreDump(domain, "text", 0));
    NUMBER(virDomainCoreDumpWithFormat(domain, "text", 1, 0));
    NUMBER(virDomainCreate(domain));
    POINTER(virDomainCreateLinux(conn, "text", 0));
    NUMBER(virDomainCreateWithFiles(domain, 1, a_count, 0));
    NUMBER(virDomainCreateWithFlags(domain, 0));
    POINTER(virDomainCreateXML(conn, "text", 0));
    POINTER(virDomainCreateXMLWithFiles(conn, "text", 1, a_count, 0));
    POINTER(virDomainDefineXML(conn, "text"));
    POINTER(virDomainDefineXMLFlags(conn, "text", 0));
    NUMBER(virDomainDelIOThread(domain, 1, 0));
    NUMBER(virDomainDestroy(domain));
    NUMBER(virDomainDestroyFlags(domain, 0));
    NUMBER(virDomainDetachDevice(domain, "text"));
    NUMBER(virDomainDetachDeviceAlias(domain, "text", 0));
    NUMBER(virDomainDetachDeviceFlags(domain, "text", 0));
    NUMBER(virDomainFDAssociate(domain, "text", 1, a_count, 0));
    NUMBER(virDomainFSFreeze(domain, texts, 1, 0));
    NUMBER(virDomainFSThaw(domain, texts, 1, 0));
    NUMBER(virDomainFSTrim(domain, "text", 1, 0));
    NUMBER(virDomainGetFSInfo(domain, (virDomainFSInfoPtr **) buffer, 0));
    NUMBER(virDomainGetGuestInfo(domain, 1, (virTypedParameterPtr *) buffer, a_count, 0));
    NUMBER(virDomainGetGuestVcpus(domain, (virTypedParameterPtr *) buffer, a_ucount, 0));
    OWNED_STRING(virDomainGetHostname(domain, 0));
    NUMBER(virDomainGetLaunchSecurityInfo(domain, (virTypedParameterPtr *) buffer, a_count, 0));
}

static void test_domains_2(void)
{
    printf("== domains_2\n");
    NUMBER(virDomainGetTime(domain, (long long *) buffer, a_ucount, 0));
    NUMBER(virDomainGetVcpusFlags(domain, 8));
    OWNED_STRING(virDomainGetXMLDesc(domain, 1));
    OWNED_STRING(virDomainGetXMLDesc(domain, 8));
    NUMBER(virDomainGraphicsReload(domain, 1, 0));
    NUMBER(virDomainInjectNMI(domain, 0));
    NUMBER(virDomainInterfaceAddresses(domain, (virDomainInterfacePtr **) buffer, 1, 0));
    NUMBER(virDomainManagedSave(domain, 0));
    NUMBER(virDomainManagedSaveDefineXML(domain, "text", 0));
    OWNED_STRING(virDomainManagedSaveGetXMLDesc(domain, 1));
    NUMBER(virDomainManagedSaveRemove(domain, 0));
    NUMBER(virDomainMemoryPeek(domain, 1, 1, buffer, 0));
    POINTER(virDomainMigrate(domain, conn, 0, "text", "text", 1));
    POINTER(virDomainMigrate2(domain, conn, "text", 0, "text", "text", 1));
    POINTER(virDomainMigrate3(domain, conn, &param, 1, 0));
    NUMBER(virDomainMigrateGetMaxSpeed(domain, (unsigned long *) buffer, 0));
    NUMBER(virDomainMigrateSetCompressionCache(domain, 1, 0));
    NUMBER(virDomainMigrateSetMaxDowntime(domain, 1, 0));
    NUMBER(virDomainMigrateSetMaxSpeed(domain, 1, 0));
    NUMBER(virDomainMigrateStartPostCopy(domain, 0));
    NUMBER(virDomainMigrateToURI(domain, "text", 0, "text", 1));
    NUMBER(virDomainMigrateToURI2(domain, "text", "text", "text", 0, "text", 1));
    NUMBER(virDomainMigrateToURI3(domain, "text", &param, 1, 0));
    NUMBER(virDomainOpenChannel(domain, "text", stream, 0));
    NUMBER(virDomainOpenConsole(domain, "text", stream, 0));
    NUMBER(virDomainPMSuspendForDuration(domain, 1, 1, 0));
    NUMBER(virDomainPMWakeup(domain, 0));
    NUMBER(virDomainPinEmulator(domain, bytes, 1, 0));
    NUMBER(virDomainPinIOThread(domain, 1, bytes, 1, 0));
    NUMBER(virDomainPinVcpu(domain, 1, bytes, 1));
    NUMBER(virDomainPinVcpuFlags(domain, 1, bytes, 1, 0));
    NUMBER(virDomainReboot(domain, 0));
    NUMBER(virDomainRename(domain, "text", 0));
    NUMBER(virDomainReset(domain, 0));
    NUMBER(virDomainRestore(conn, "text"));
    NUMBER(virDomainRestoreFlags(conn, "text", "text", 0));
    NUMBER(virDomainRestoreParams(conn, &param, 1, 0));
    NUMBER(virDomainResume(domain));
    NUMBER(virDomainSave(domain, "text"));
    NUMBER(virDomainSaveFlags(domain, "text", "text", 0));
    NUMBER(virDomainSaveImageDefineXML(conn, "text", "text", 0));
    OWNED_STRING(virDomainSaveImageGetXMLDesc(conn, "text", 0));
    NUMBER(virDomainSaveParams(domain, &param, 1, 0));
    OWNED_STRING(virDomainScreenshot(domain, stream, 1, 0));
    NUMBER(virDomainSendKey(domain, 1, 1, a_ucount, 1, 0));
}

static void test_domains_3(void)
{
    printf("== domains_3\n");
    NUMBER(virDomainSendProcessSignal(domain, 1, 1, 0));
    NUMBER(virDomainSetAutostart(domain, 1));
    NUMBER(virDomainSetAutostartOnce(domain, 1));
    NUMBER(virDomainSetBlkioParameters(domain, &param, 1, 0));
    NUMBER(virDomainSetBlockIoTune(domain, "text", &param, 1, 0));
    NUMBER(virDomainSetBlockThreshold(domain, "text", 1, 0));
    NUMBER(virDomainSetGuestVcpus(domain, "text", 1, 0));
    NUMBER(virDomainSetIOThreadParams(domain, 1, &param, 1, 0));
    NUMBER(virDomainSetInterfaceParameters(domain, "text", &param, 1, 0));
    NUMBER(virDomainSetLaunchSecurityState(domain, &param, 1, 0));
    NUMBER(virDomainSetLifecycleAction(domain, 0, 0, 0));
    NUMBER(virDomainSetMaxMemory(domain, 1));
    NUMBER(virDomainSetMemory(domain, 1));
    NUMBER(virDomainSetMemoryFlags(domain, 1, 0));
    NUMBER(virDomainSetMemoryParameters(domain, &param, 1, 0));
    NUMBER(virDomainSetMemoryStatsPeriod(domain, 1, 0));
    NUMBER(virDomainSetMetadata(domain, 2, "text", "text", "text", 0));
    NUMBER(virDomainSetNumaParameters(domain, &param, 1, 0));
    NUMBER(virDomainSetPerfEvents(domain, &param, 1, 0));
    NUMBER(virDomainSetSchedulerParameters(domain, &param, 1));
    NUMBER(virDomainSetSchedulerParametersFlags(domain, &param, 1, 0));
    NUMBER(virDomainSetThrottleGroup(domain, "text", &param, 1, 0));
    NUMBER(virDomainSetTime(domain, 1, 1, 0));
    NUMBER(virDomainSetUserPassword(domain, "text", "text", 0));
    NUMBER(virDomainSetVcpu(domain, "text", 1, 0));
    NUMBER(virDomainSetVcpus(domain, 1));
    NUMBER(virDomainSetVcpusFlags(domain, 1, 0));
    NUMBER(virDomainShutdown(domain));
    NUMBER(virDomainShutdownFlags(domain, 0));
    NUMBER(virDomainStartDirtyRateCalc(domain, 1, 0));
    NUMBER(virDomainSuspend(domain));
    NUMBER(virDomainUndefine(domain));
    NUMBER(virDomainUndefineFlags(domain, 0));
    NUMBER(virDomainUpdateDeviceFlags(domain, "text", 0));
}

static void test_storage(void)
{
    printf("== storage\n");
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "text", "text", 0));
    POINTER(virStoragePoolCreateXML(conn, "text", 0));
    POINTER(virStoragePoolDefineXML(conn, "text", 0));
}

static void test_checkpoints(void)
{
    printf("== checkpoints\n");
    POINTER(virDomainCheckpointCreateXML(domain, "text", 0));
}

static void test_snapshots(void)
{
    printf("== snapshots\n");
    POINTER(virDomainSnapshotCreateXML(domain, "text", 0));
}

static void test_interfaces(void)
{
    printf("== interfaces\n");
    NUMBER(virInterfaceChangeBegin(conn, 0));
    NUMBER(virInterfaceChangeCommit(conn, 0));
    NUMBER(virInterfaceChangeRollback(conn, 0));
    POINTER(virInterfaceDefineXML(conn, "text", 0));
}

static void test_nwfilters(void)
{
    printf("== nwfilters\n");
    POINTER(virNWFilterBindingCreateXML(conn, "text", 0));
    POINTER(virNWFilterDefineXML(conn, "text"));
    POINTER(virNWFilterDefineXMLFlags(conn, "text", 0));
}

static void test_networks(void)
{
    printf("== networks\n");
    POINTER(virNetworkCreateXML(conn, "text"));
    POINTER(virNetworkCreateXMLFlags(conn, "text", 0));
    POINTER(virNetworkDefineXML(conn, "text"));
    POINTER(virNetworkDefineXMLFlags(conn, "text", 0));
}

static void test_node_devices(void)
{
    printf("== node_devices\n");
    POINTER(virNodeDeviceCreateXML(conn, "text", 0));
    POINTER(virNodeDeviceDefineXML(conn, "text", 0));
}

static void test_secrets(void)
{
    printf("== secrets\n");
    POINTER(virSecretDefineXML(conn, "text", 0));
}

static void test_qemu(void)
{
    printf("== qemu\n");
    NUMBER(virConnectDomainQemuMonitorEventDeregister(conn, 1));
    OWNED_STRING(virDomainQemuAgentCommand(domain, "text", 1, 0));
    POINTER(virDomainQemuAttach(conn, 1, 0));
    NUMBER(virDomainQemuMonitorCommand(domain, "text", (char **) buffer, 0));
    NUMBER(virDomainQemuMonitorCommandWithFiles(domain, "text", 1, a_count, a_ucount, (int **) buffer, (char **) buffer, 0));
}

static void test_lxc(void)
{
    printf("== lxc\n");
    NUMBER(virDomainLxcEnterCGroup(domain, 0));
    NUMBER(virDomainLxcOpenNamespace(domain, (int **) buffer, 0));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpenReadOnly("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NEED(stream = virStreamNew(conn, 0));
    test_connections();
    test_domains_1();
    test_domains_2();
    test_domains_3();
    test_storage();
    test_checkpoints();
    test_snapshots();
    test_interfaces();
    test_nwfilters();
    test_networks();
    test_node_devices();
    test_secrets();
    test_qemu();
    test_lxc();
    virStreamFree(stream);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
