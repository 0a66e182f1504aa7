/* Rules for arguments, as the connection and its domains check them before their driver is asked. */
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
    OWNED_STRING(virConnectBaselineCPU(conn, NULL, 1, 0));
    OWNED_STRING(virConnectBaselineHypervisorCPU(conn, "text", "text", "text", "text", NULL, 1, 0));
    NUMBER(virConnectCompareCPU(conn, NULL, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, "text", "text", "text", "text", NULL, 0));
    NUMBER(virConnectGetCPUModelNames(conn, NULL, (char ***) buffer, 0));
    NUMBER(virConnectGetLibVersion(conn, NULL));
    NUMBER(virConnectGetVersion(conn, NULL));
    NUMBER(virNodeAllocPages(conn, 0, a_ucount, (unsigned long long *) buffer, 1, 1, 0));
    NUMBER(virNodeAllocPages(conn, 1, NULL, (unsigned long long *) buffer, 1, 1, 0));
    NUMBER(virNodeAllocPages(conn, 1, a_ucount, NULL, 1, 1, 0));
    NUMBER(virNodeAllocPages(conn, 1, a_ucount, (unsigned long long *) buffer, 1, 0, 0));
    NUMBER(virNodeGetCPUStats(conn, 1, (virNodeCPUStatsPtr) buffer, NULL, 0));
    NUMBER(virNodeGetCellsFreeMemory(conn, NULL, 1, 1));
    NUMBER(virNodeGetCellsFreeMemory(conn, (unsigned long long *) buffer, -1, 1));
    NUMBER(virNodeGetCellsFreeMemory(conn, (unsigned long long *) buffer, 1, -1));
    NUMBER(virNodeGetCellsFreeMemory(conn, (unsigned long long *) buffer, 1, 0));
    NUMBER(virNodeGetFreePages(conn, 0, a_ucount, 1, 1, (unsigned long long *) buffer, 0));
    NUMBER(virNodeGetFreePages(conn, 1, NULL, 1, 1, (unsigned long long *) buffer, 0));
    NUMBER(virNodeGetFreePages(conn, 1, a_ucount, 1, 0, (unsigned long long *) buffer, 0));
    NUMBER(virNodeGetFreePages(conn, 1, a_ucount, 1, 1, NULL, 0));
    NUMBER(virNodeGetInfo(conn, NULL));
    NUMBER(virNodeGetMemoryParameters(conn, NULL, a_count, 0));
    NUMBER(virNodeGetMemoryParameters(conn, &param, NULL, 0));
    NUMBER(virNodeGetMemoryStats(conn, 1, (virNodeMemoryStatsPtr) buffer, NULL, 0));
    NUMBER(virNodeGetSEVInfo(conn, (virTypedParameterPtr *) buffer, NULL, 0));
    NUMBER(virNodeGetSecurityModel(conn, NULL));
    NUMBER(virNodeSetMemoryParameters(conn, NULL, 1, 0));
    NUMBER(virNodeSetMemoryParameters(conn, &param, -1, 0));
}

static void test_domains_1(void)
{
    printf("== domains_1\n");
    NUMBER(virConnectDomainEventDeregisterAny(conn, -1));
    OWNED_STRING(virConnectDomainXMLFromNative(conn, NULL, "text", 0));
    OWNED_STRING(virConnectDomainXMLFromNative(conn, "text", NULL, 0));
    OWNED_STRING(virConnectDomainXMLToNative(conn, NULL, "text", 0));
    OWNED_STRING(virConnectDomainXMLToNative(conn, "text", NULL, 0));
    NUMBER(virConnectGetAllDomainStats(conn, 1, NULL, 0));
    NUMBER(virConnectListDefinedDomains(conn, NULL, 1));
    NUMBER(virConnectListDefinedDomains(conn, (char **) buffer, -1));
    NUMBER(virConnectListDomains(conn, NULL, 1));
    NUMBER(virConnectListDomains(conn, a_count, -1));
    NUMBER(virDomainAttachDevice(domain, NULL));
    NUMBER(virDomainAttachDeviceFlags(domain, NULL, 0));
    NUMBER(virDomainAuthorizedSSHKeysGet(domain, NULL, (char ***) buffer, 0));
    NUMBER(virDomainAuthorizedSSHKeysGet(domain, "text", NULL, 0));
    NUMBER(virDomainAuthorizedSSHKeysSet(domain, NULL, texts, 1, 0));
    NUMBER(virDomainAuthorizedSSHKeysSet(domain, "text", texts, 1, 1 | 2));
    NUMBER(virDomainBackupBegin(domain, NULL, "text", 0));
    NUMBER(virDomainBlockCommit(domain, NULL, "text", "text", 1, 0));
    NUMBER(virDomainBlockCopy(domain, NULL, "text", &param, 1, 0));
    NUMBER(virDomainBlockCopy(domain, "text", NULL, &param, 1, 0));
    NUMBER(virDomainBlockCopy(domain, "text", "text", NULL, 1, 0));
    NUMBER(virDomainBlockCopy(domain, "text", "text", &param, -1, 0));
    NUMBER(virDomainBlockJobAbort(domain, NULL, 0));
    NUMBER(virDomainBlockJobSetSpeed(domain, NULL, 1, 0));
    NUMBER(virDomainBlockPeek(domain, NULL, 1, 1, buffer, 0));
    NUMBER(virDomainBlockPeek(domain, "", 1, 1, buffer, 0));
    NUMBER(virDomainBlockPeek(domain, "text", 1, 1, NULL, 0));
    NUMBER(virDomainBlockPull(domain, NULL, 1, 0));
    NUMBER(virDomainBlockRebase(domain, NULL, "text", 1, 0));
    NUMBER(virDomainBlockResize(domain, NULL, 1, 0));
    NUMBER(virDomainBlockStats(domain, NULL, (virDomainBlockStatsPtr) buffer, 1));
    NUMBER(virDomainBlockStats(domain, "text", NULL, 1));
    NUMBER(virDomainBlockStats(domain, "text", (virDomainBlockStatsPtr) buffer, -1));
    NUMBER(virDomainBlockStatsFlags(domain, NULL, &param, a_count, 0));
    NUMBER(virDomainBlockStatsFlags(domain, "text", NULL, a_count, 0));
    NUMBER(virDomainBlockStatsFlags(domain, "text", &param, NULL, 0));
    NUMBER(virDomainCoreDump(domain, NULL, 0));
    NUMBER(virDomainCoreDump(domain, "text", 1 | 2));
    NUMBER(virDomainCoreDump(domain, "text", 1 | 8));
    NUMBER(virDomainCoreDump(domain, "text", 2 | 8));
    NUMBER(virDomainCoreDumpWithFormat(domain, NULL, 1, 0));
    NUMBER(virDomainCoreDumpWithFormat(domain, "text", -1, 0));
    NUMBER(virDomainCoreDumpWithFormat(domain, "text", 1, 1 | 2));
    NUMBER(virDomainCoreDumpWithFormat(domain, "text", 1, 1 | 8));
    NUMBER(virDomainCoreDumpWithFormat(domain, "text", 1, 2 | 8));
}

static void test_domains_2(void)
{
    printf("== domains_2\n");
    POINTER(virDomainCreateLinux(conn, NULL, 0));
    POINTER(virDomainCreateXML(conn, NULL, 0));
    POINTER(virDomainCreateXMLWithFiles(conn, NULL, 1, a_count, 0));
    POINTER(virDomainDefineXML(conn, NULL));
    POINTER(virDomainDefineXMLFlags(conn, NULL, 0));
    NUMBER(virDomainDelIOThread(domain, 0, 0));
    NUMBER(virDomainDelThrottleGroup(domain, NULL, 0));
    NUMBER(virDomainDetachDevice(domain, NULL));
    NUMBER(virDomainDetachDeviceAlias(domain, NULL, 0));
    NUMBER(virDomainDetachDeviceFlags(domain, NULL, 0));
    NUMBER(virDomainFDAssociate(domain, "text", 0, a_count, 0));
    NUMBER(virDomainFDAssociate(domain, "text", 1, NULL, 0));
    NUMBER(virDomainFSFreeze(domain, NULL, 1, 0));
    NUMBER(virDomainFSThaw(domain, NULL, 1, 0));
    NUMBER(virDomainGetAutostart(domain, NULL));
    NUMBER(virDomainGetAutostartOnce(domain, NULL));
    NUMBER(virDomainGetBlkioParameters(domain, NULL, a_count, 0));
    NUMBER(virDomainGetBlkioParameters(domain, &param, NULL, 0));
    NUMBER(virDomainGetBlkioParameters(domain, &param, a_count, 1 | 2));
    NUMBER(virDomainGetBlockInfo(domain, NULL, (virDomainBlockInfoPtr) buffer, 0));
    NUMBER(virDomainGetBlockInfo(domain, "", (virDomainBlockInfoPtr) buffer, 0));
    NUMBER(virDomainGetBlockInfo(domain, "text", NULL, 0));
    NUMBER(virDomainGetBlockIoTune(domain, NULL, &param, a_count, 0));
    NUMBER(virDomainGetBlockIoTune(domain, "text", NULL, a_count, 0));
    NUMBER(virDomainGetBlockIoTune(domain, "text", &param, NULL, 0));
    NUMBER(virDomainGetBlockIoTune(domain, "text", &param, a_count, 1 | 2));
    NUMBER(virDomainGetBlockJobInfo(domain, NULL, (virDomainBlockJobInfoPtr) buffer, 0));
    NUMBER(virDomainGetBlockJobInfo(domain, "text", NULL, 0));
    NUMBER(virDomainGetCPUStats(domain, NULL, 1, 1, 1, 0));
    NUMBER(virDomainGetCPUStats(domain, &param, 0, 1, 1, 0));
    NUMBER(virDomainGetCPUStats(domain, &param, 1, 1, 0, 0));
    NUMBER(virDomainGetControlInfo(domain, NULL, 0));
    NUMBER(virDomainGetDiskErrors(domain, NULL, 1, 0));
    NUMBER(virDomainGetEmulatorPinInfo(domain, NULL, 1, 0));
    NUMBER(virDomainGetEmulatorPinInfo(domain, bytes, -1, 0));
    NUMBER(virDomainGetEmulatorPinInfo(domain, bytes, 0, 0));
    NUMBER(virDomainGetEmulatorPinInfo(domain, bytes, 1, 1 | 2));
    NUMBER(virDomainGetFSInfo(domain, NULL, 0));
    NUMBER(virDomainGetGuestInfo(domain, 1, NULL, a_count, 0));
    NUMBER(virDomainGetGuestInfo(domain, 1, (virTypedParameterPtr *) buffer, NULL, 0));
    NUMBER(virDomainGetGuestVcpus(domain, NULL, a_ucount, 0));
    NUMBER(virDomainGetGuestVcpus(domain, (virTypedParameterPtr *) buffer, NULL, 0));
    NUMBER(virDomainGetIOThreadInfo(domain, NULL, 0));
    NUMBER(virDomainGetIOThreadInfo(domain, (virDomainIOThreadInfoPtr **) buffer, 1 | 2));
    NUMBER(virDomainGetInfo(domain, NULL));
}

static void test_domains_3(void)
{
    printf("== domains_3\n");
    NUMBER(virDomainGetInterfaceParameters(domain, "text", NULL, a_count, 0));
    NUMBER(virDomainGetInterfaceParameters(domain, "text", &param, NULL, 0));
    NUMBER(virDomainGetJobInfo(domain, NULL));
    NUMBER(virDomainGetJobStats(domain, NULL, (virTypedParameterPtr *) buffer, a_count, 0));
    NUMBER(virDomainGetJobStats(domain, a_count, NULL, a_count, 0));
    NUMBER(virDomainGetJobStats(domain, a_count, (virTypedParameterPtr *) buffer, NULL, 0));
    NUMBER(virDomainGetJobStats(domain, a_count, (virTypedParameterPtr *) buffer, a_count, 2));
    NUMBER(virDomainGetLaunchSecurityInfo(domain, NULL, a_count, 0));
    NUMBER(virDomainGetLaunchSecurityInfo(domain, (virTypedParameterPtr *) buffer, NULL, 0));
    NUMBER(virDomainGetMemoryParameters(domain, NULL, a_count, 0));
    NUMBER(virDomainGetMemoryParameters(domain, &param, NULL, 0));
    NUMBER(virDomainGetMemoryParameters(domain, &param, a_count, 1 | 2));
    NUMBER(virDomainGetMessages(domain, NULL, 0));
    OWNED_STRING(virDomainGetMetadata(domain, 0, "text", 0));
    OWNED_STRING(virDomainGetMetadata(domain, 2, NULL, 0));
    OWNED_STRING(virDomainGetMetadata(domain, 2, "text", 1 | 2));
    NUMBER(virDomainGetNumaParameters(domain, NULL, a_count, 0));
    NUMBER(virDomainGetNumaParameters(domain, &param, NULL, 0));
    NUMBER(virDomainGetPerfEvents(domain, NULL, a_count, 0));
    NUMBER(virDomainGetPerfEvents(domain, (virTypedParameterPtr *) buffer, NULL, 0));
    NUMBER(virDomainGetSchedulerParameters(domain, NULL, a_count));
    NUMBER(virDomainGetSchedulerParameters(domain, &param, NULL));
    NUMBER(virDomainGetSchedulerParametersFlags(domain, NULL, a_count, 0));
    NUMBER(virDomainGetSchedulerParametersFlags(domain, &param, NULL, 0));
    NUMBER(virDomainGetSchedulerParametersFlags(domain, &param, a_count, 1 | 2));
    NUMBER(virDomainGetSecurityLabel(domain, NULL));
    NUMBER(virDomainGetSecurityLabelList(domain, NULL));
    NUMBER(virDomainGetState(domain, NULL, a_count, 0));
    NUMBER(virDomainGetUUID(domain, NULL));
    NUMBER(virDomainGetUUIDString(domain, NULL));
    NUMBER(virDomainGetVcpuPinInfo(domain, -1, bytes, 1, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, 0, bytes, 1, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, NULL, 1, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, bytes, -1, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, bytes, 0, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, bytes, 1, 1 | 2));
    NUMBER(virDomainGetVcpus(domain, NULL, 1, bytes, 1));
    NUMBER(virDomainGetVcpus(domain, (virVcpuInfoPtr) buffer, -1, bytes, 1));
    NUMBER(virDomainGetVcpus(domain, (virVcpuInfoPtr) buffer, 0, bytes, 1));
    NUMBER(virDomainGetVcpus(domain, (virVcpuInfoPtr) buffer, 1, NULL, 1));
    NUMBER(virDomainGetVcpus(domain, (virVcpuInfoPtr) buffer, 1, bytes, -1));
    NUMBER(virDomainGetVcpus(domain, (virVcpuInfoPtr) buffer, 1, bytes, 0));
    NUMBER(virDomainGetVcpusFlags(domain, 1 | 2));
    NUMBER(virDomainInterfaceAddresses(domain, NULL, 1, 0));
    NUMBER(virDomainInterfaceStats(domain, NULL, (virDomainInterfaceStatsPtr) buffer, 1));
}

static void test_domains_4(void)
{
    printf("== domains_4\n");
    NUMBER(virDomainInterfaceStats(domain, "text", NULL, 1));
    NUMBER(virDomainInterfaceStats(domain, "text", (virDomainInterfaceStatsPtr) buffer, -1));
    POINTER(virDomainLookupByID(conn, -1));
    POINTER(virDomainLookupByName(conn, NULL));
    POINTER(virDomainLookupByUUID(conn, NULL));
    POINTER(virDomainLookupByUUIDString(conn, NULL));
    NUMBER(virDomainManagedSave(domain, 2 | 4));
    NUMBER(virDomainManagedSaveDefineXML(domain, "text", 2 | 4));
    NUMBER(virDomainMemoryPeek(domain, 1, 1, NULL, 0));
    NUMBER(virDomainMemoryPeek(domain, 1, 1, buffer, 1 | 2));
    POINTER(virDomainMigrate(domain, conn, 0, "", "text", 1));
    POINTER(virDomainMigrate(domain, conn, 4 | 131072, "text", "text", 1));
    POINTER(virDomainMigrate(domain, conn, 64 | 128, "text", "text", 1));
    POINTER(virDomainMigrate(domain, conn, 262144, "text", "text", 1));
    POINTER(virDomainMigrate2(domain, conn, "text", 0, "", "text", 1));
    POINTER(virDomainMigrate2(domain, conn, "text", 4 | 131072, "text", "text", 1));
    POINTER(virDomainMigrate2(domain, conn, "text", 64 | 128, "text", "text", 1));
    POINTER(virDomainMigrate2(domain, conn, "text", 262144, "text", "text", 1));
    NUMBER(virDomainMigrateGetCompressionCache(domain, NULL, 0));
    NUMBER(virDomainMigrateGetMaxDowntime(domain, NULL, 0));
    NUMBER(virDomainMigrateGetMaxSpeed(domain, NULL, 0));
    NUMBER(virDomainMigrateToURI(domain, NULL, 0, "text", 1));
    NUMBER(virDomainMigrateToURI(domain, "text", 0, "", 1));
    NUMBER(virDomainMigrateToURI(domain, "text", 4 | 131072, "text", 1));
    NUMBER(virDomainMigrateToURI(domain, "text", 64 | 128, "text", 1));
    NUMBER(virDomainMigrateToURI(domain, "text", 262144, "text", 1));
    NUMBER(virDomainMigrateToURI2(domain, "text", "text", "text", 0, "", 1));
    NUMBER(virDomainMigrateToURI2(domain, "text", "text", "text", 4 | 131072, "text", 1));
    NUMBER(virDomainMigrateToURI2(domain, "text", "text", "text", 64 | 128, "text", 1));
    NUMBER(virDomainMigrateToURI2(domain, "text", "text", "text", 262144, "text", 1));
    NUMBER(virDomainPinEmulator(domain, NULL, 1, 0));
    NUMBER(virDomainPinEmulator(domain, bytes, -1, 0));
    NUMBER(virDomainPinEmulator(domain, bytes, 0, 0));
    NUMBER(virDomainPinIOThread(domain, 1, NULL, 1, 0));
    NUMBER(virDomainPinIOThread(domain, 1, bytes, -1, 0));
    NUMBER(virDomainPinIOThread(domain, 1, bytes, 0, 0));
    NUMBER(virDomainPinVcpu(domain, 1, NULL, 1));
    NUMBER(virDomainPinVcpu(domain, 1, bytes, -1));
    NUMBER(virDomainPinVcpu(domain, 1, bytes, 0));
    NUMBER(virDomainPinVcpuFlags(domain, 1, NULL, 1, 0));
    NUMBER(virDomainPinVcpuFlags(domain, 1, bytes, -1, 0));
    NUMBER(virDomainPinVcpuFlags(domain, 1, bytes, 0, 0));
    NUMBER(virDomainRename(domain, NULL, 0));
    NUMBER(virDomainRename(domain, "", 0));
    NUMBER(virDomainRestore(conn, NULL));
}

static void test_domains_5(void)
{
    printf("== domains_5\n");
    NUMBER(virDomainRestoreFlags(conn, NULL, "text", 0));
    NUMBER(virDomainRestoreFlags(conn, "text", "text", 2 | 4));
    NUMBER(virDomainRestoreParams(conn, &param, 1, 2 | 4));
    NUMBER(virDomainSave(domain, NULL));
    NUMBER(virDomainSaveFlags(domain, NULL, "text", 0));
    NUMBER(virDomainSaveFlags(domain, "text", "text", 2 | 4));
    NUMBER(virDomainSaveImageDefineXML(conn, NULL, "text", 0));
    NUMBER(virDomainSaveImageDefineXML(conn, "text", NULL, 0));
    NUMBER(virDomainSaveImageDefineXML(conn, "text", "text", 2 | 4));
    OWNED_STRING(virDomainSaveImageGetXMLDesc(conn, NULL, 0));
    NUMBER(virDomainSaveParams(domain, &param, 1, 2 | 4));
    NUMBER(virDomainSendKey(domain, -1, 1, a_ucount, 1, 0));
    NUMBER(virDomainSendKey(domain, 1, 1, NULL, 1, 0));
    NUMBER(virDomainSendKey(domain, 1, 1, a_ucount, -1, 0));
    NUMBER(virDomainSendKey(domain, 1, 1, a_ucount, 0, 0));
    NUMBER(virDomainSendProcessSignal(domain, 0, 1, 0));
    NUMBER(virDomainSetBlkioParameters(domain, NULL, 1, 0));
    NUMBER(virDomainSetBlkioParameters(domain, &param, -1, 0));
    NUMBER(virDomainSetBlockIoTune(domain, NULL, &param, 1, 0));
    NUMBER(virDomainSetBlockIoTune(domain, "text", NULL, 1, 0));
    NUMBER(virDomainSetBlockIoTune(domain, "text", &param, -1, 0));
    NUMBER(virDomainSetBlockIoTune(domain, "text", &param, 0, 0));
    NUMBER(virDomainSetBlockThreshold(domain, NULL, 1, 0));
    NUMBER(virDomainSetGuestVcpus(domain, NULL, 1, 0));
    NUMBER(virDomainSetIOThreadParams(domain, 1, NULL, 1, 0));
    NUMBER(virDomainSetIOThreadParams(domain, 1, &param, -1, 0));
    NUMBER(virDomainSetIOThreadParams(domain, 1, &param, 0, 0));
    NUMBER(virDomainSetInterfaceParameters(domain, "text", NULL, 1, 0));
    NUMBER(virDomainSetInterfaceParameters(domain, "text", &param, -1, 0));
    NUMBER(virDomainSetInterfaceParameters(domain, "text", &param, 0, 0));
    NUMBER(virDomainSetLaunchSecurityState(domain, NULL, 1, 0));
    NUMBER(virDomainSetLaunchSecurityState(domain, &param, -1, 0));
    NUMBER(virDomainSetLaunchSecurityState(domain, &param, 0, 0));
    NUMBER(virDomainSetLifecycleAction(domain, -1, 0, 0));
    NUMBER(virDomainSetLifecycleAction(domain, 0, -1, 0));
    NUMBER(virDomainSetMaxMemory(domain, -1));
    NUMBER(virDomainSetMaxMemory(domain, 0));
    NUMBER(virDomainSetMemory(domain, -1));
    NUMBER(virDomainSetMemory(domain, 0));
    NUMBER(virDomainSetMemoryFlags(domain, -1, 0));
    NUMBER(virDomainSetMemoryFlags(domain, 0, 0));
    NUMBER(virDomainSetMemoryParameters(domain, NULL, 1, 0));
    NUMBER(virDomainSetMemoryParameters(domain, &param, -1, 0));
    NUMBER(virDomainSetMemoryParameters(domain, &param, 0, 0));
    NUMBER(virDomainSetMemoryStatsPeriod(domain, -1, 0));
}

static void test_domains_6(void)
{
    printf("== domains_6\n");
    NUMBER(virDomainSetMetadata(domain, 0, "text", "text", "text", 0));
    NUMBER(virDomainSetMetadata(domain, 2, "text", NULL, "text", 0));
    NUMBER(virDomainSetMetadata(domain, 2, "text", "text", NULL, 0));
    NUMBER(virDomainSetNumaParameters(domain, NULL, 1, 0));
    NUMBER(virDomainSetNumaParameters(domain, &param, -1, 0));
    NUMBER(virDomainSetNumaParameters(domain, &param, 0, 0));
    NUMBER(virDomainSetPerfEvents(domain, NULL, 1, 0));
    NUMBER(virDomainSetPerfEvents(domain, &param, -1, 0));
    NUMBER(virDomainSetPerfEvents(domain, &param, 0, 0));
    NUMBER(virDomainSetSchedulerParameters(domain, NULL, 1));
    NUMBER(virDomainSetSchedulerParameters(domain, &param, -1));
    NUMBER(virDomainSetSchedulerParametersFlags(domain, NULL, 1, 0));
    NUMBER(virDomainSetSchedulerParametersFlags(domain, &param, -1, 0));
    NUMBER(virDomainSetThrottleGroup(domain, NULL, &param, 1, 0));
    NUMBER(virDomainSetThrottleGroup(domain, "text", NULL, 1, 0));
    NUMBER(virDomainSetThrottleGroup(domain, "text", &param, -1, 0));
    NUMBER(virDomainSetThrottleGroup(domain, "text", &param, 0, 0));
    NUMBER(virDomainSetUserPassword(domain, NULL, "text", 0));
    NUMBER(virDomainSetUserPassword(domain, "text", NULL, 0));
    NUMBER(virDomainSetVcpu(domain, NULL, 1, 0));
    NUMBER(virDomainSetVcpus(domain, 0));
    NUMBER(virDomainSetVcpusFlags(domain, 0, 0));
    NUMBER(virDomainSetVcpusFlags(domain, 1, 2 | 8));
    NUMBER(virDomainSetVcpusFlags(domain, 1, 4));
    NUMBER(virDomainStartDirtyRateCalc(domain, 1, 1 | 2));
    NUMBER(virDomainUpdateDeviceFlags(domain, NULL, 0));
}

static void test_storage(void)
{
    printf("== storage\n");
    OWNED_STRING(virConnectFindStoragePoolSources(conn, NULL, "text", 0));
    NUMBER(virConnectListDefinedStoragePools(conn, NULL, 1));
    NUMBER(virConnectListDefinedStoragePools(conn, (char **) buffer, -1));
    NUMBER(virConnectListStoragePools(conn, NULL, 1));
    NUMBER(virConnectListStoragePools(conn, (char **) buffer, -1));
    NUMBER(virConnectStoragePoolEventDeregisterAny(conn, -1));
    POINTER(virStoragePoolCreateXML(conn, NULL, 0));
    POINTER(virStoragePoolDefineXML(conn, NULL, 0));
    POINTER(virStoragePoolLookupByName(conn, NULL));
    POINTER(virStoragePoolLookupByTargetPath(conn, NULL));
    POINTER(virStoragePoolLookupByUUID(conn, NULL));
    POINTER(virStoragePoolLookupByUUIDString(conn, NULL));
    POINTER(virStorageVolLookupByKey(conn, NULL));
    POINTER(virStorageVolLookupByPath(conn, NULL));
}

static void test_interfaces(void)
{
    printf("== interfaces\n");
    NUMBER(virConnectListDefinedInterfaces(conn, NULL, 1));
    NUMBER(virConnectListDefinedInterfaces(conn, (char **) buffer, -1));
    NUMBER(virConnectListInterfaces(conn, NULL, 1));
    NUMBER(virConnectListInterfaces(conn, (char **) buffer, -1));
    POINTER(virInterfaceDefineXML(conn, NULL, 0));
    POINTER(virInterfaceLookupByMACString(conn, NULL));
    POINTER(virInterfaceLookupByName(conn, NULL));
}

static void test_networks(void)
{
    printf("== networks\n");
    NUMBER(virConnectListDefinedNetworks(conn, NULL, 1));
    NUMBER(virConnectListDefinedNetworks(conn, (char **) buffer, -1));
    NUMBER(virConnectListNetworks(conn, NULL, 1));
    NUMBER(virConnectListNetworks(conn, (char **) buffer, -1));
    NUMBER(virConnectNetworkEventDeregisterAny(conn, -1));
    POINTER(virNetworkCreateXML(conn, NULL));
    POINTER(virNetworkCreateXMLFlags(conn, NULL, 0));
    POINTER(virNetworkDefineXML(conn, NULL));
    POINTER(virNetworkDefineXMLFlags(conn, NULL, 0));
    POINTER(virNetworkLookupByName(conn, NULL));
    POINTER(virNetworkLookupByUUID(conn, NULL));
    POINTER(virNetworkLookupByUUIDString(conn, NULL));
}

static void test_nwfilters(void)
{
    printf("== nwfilters\n");
    NUMBER(virConnectListNWFilters(conn, NULL, 1));
    NUMBER(virConnectListNWFilters(conn, (char **) buffer, -1));
    POINTER(virNWFilterBindingCreateXML(conn, NULL, 0));
    POINTER(virNWFilterBindingLookupByPortDev(conn, NULL));
    POINTER(virNWFilterDefineXML(conn, NULL));
    POINTER(virNWFilterDefineXMLFlags(conn, NULL, 0));
    POINTER(virNWFilterLookupByName(conn, NULL));
    POINTER(virNWFilterLookupByUUID(conn, NULL));
    POINTER(virNWFilterLookupByUUIDString(conn, NULL));
}

static void test_secrets(void)
{
    printf("== secrets\n");
    NUMBER(virConnectListSecrets(conn, NULL, 1));
    NUMBER(virConnectListSecrets(conn, (char **) buffer, -1));
    NUMBER(virConnectSecretEventDeregisterAny(conn, -1));
    POINTER(virSecretDefineXML(conn, NULL, 0));
    POINTER(virSecretLookupByUUID(conn, NULL));
    POINTER(virSecretLookupByUUIDString(conn, NULL));
    POINTER(virSecretLookupByUsage(conn, 1, NULL));
}

static void test_node_devices(void)
{
    printf("== node_devices\n");
    NUMBER(virConnectNodeDeviceEventDeregisterAny(conn, -1));
    POINTER(virNodeDeviceCreateXML(conn, NULL, 0));
    POINTER(virNodeDeviceDefineXML(conn, NULL, 0));
    POINTER(virNodeDeviceLookupByName(conn, NULL));
    POINTER(virNodeDeviceLookupSCSIHostByWWN(conn, NULL, "text", 0));
    POINTER(virNodeDeviceLookupSCSIHostByWWN(conn, "text", NULL, 0));
    NUMBER(virNodeListDevices(conn, "text", NULL, 1, 0));
    NUMBER(virNodeListDevices(conn, "text", (char **) buffer, -1, 0));
}

static void test_checkpoints(void)
{
    printf("== checkpoints\n");
    POINTER(virDomainCheckpointCreateXML(domain, NULL, 0));
    POINTER(virDomainCheckpointCreateXML(domain, "text", 1 | 2));
    POINTER(virDomainCheckpointCreateXML(domain, "text", 4));
    POINTER(virDomainCheckpointLookupByName(domain, NULL, 0));
}

static void test_snapshots(void)
{
    printf("== snapshots\n");
    POINTER(virDomainSnapshotCreateXML(domain, NULL, 0));
    POINTER(virDomainSnapshotCreateXML(domain, "text", 1 | 4));
    POINTER(virDomainSnapshotCreateXML(domain, "text", 1 | 8));
    POINTER(virDomainSnapshotCreateXML(domain, "text", 2));
    NUMBER(virDomainSnapshotListNames(domain, NULL, 1, 0));
    NUMBER(virDomainSnapshotListNames(domain, (char **) buffer, -1, 0));
    POINTER(virDomainSnapshotLookupByName(domain, NULL, 0));
}

static void test_streams(void)
{
    printf("== streams\n");
    NUMBER(virStreamRecv(stream, NULL, 1));
    NUMBER(virStreamRecvFlags(stream, NULL, 1, 0));
    NUMBER(virStreamRecvHole(stream, NULL, 0));
}

static void test_qemu(void)
{
    printf("== qemu\n");
    NUMBER(virConnectDomainQemuMonitorEventDeregister(conn, -1));
    POINTER(virDomainQemuAttach(conn, 0, 0));
    NUMBER(virDomainQemuMonitorCommand(domain, "text", NULL, 0));
    NUMBER(virDomainQemuMonitorCommandWithFiles(domain, NULL, 1, a_count, a_ucount, (int **) buffer, (char **) buffer, 0));
    NUMBER(virDomainQemuMonitorCommandWithFiles(domain, "text", 1, a_count, a_ucount, (int **) buffer, NULL, 0));
}

static void test_lxc(void)
{
    printf("== lxc\n");
    NUMBER(virDomainLxcEnterNamespace(domain, 0, a_count, a_ucount, (int **) buffer, 0));
    NUMBER(virDomainLxcOpenNamespace(domain, NULL, 0));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NEED(stream = virStreamNew(conn, 0));
    test_connections();
    test_domains_1();
    test_domains_2();
    test_domains_3();
    test_domains_4();
    test_domains_5();
    test_domains_6();
    test_storage();
    test_interfaces();
    test_networks();
    test_nwfilters();
    test_secrets();
    test_node_devices();
    test_checkpoints();
    test_snapshots();
    test_streams();
    test_qemu();
    test_lxc();
    virStreamFree(stream);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
