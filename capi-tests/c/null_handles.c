/* Every call with a NULL handle: refused before anything else is looked at. */
#include "capi.h"

#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-qemu.h>

static void test_connections(void)
{
    printf("== connections\n");
    OWNED_STRING(virConnectBaselineCPU(NULL, NULL, 0, 0));
    OWNED_STRING(virConnectBaselineHypervisorCPU(NULL, NULL, NULL, NULL, NULL, NULL, 0, 0));
    NUMBER(virConnectClose(NULL));
    NUMBER(virConnectCompareCPU(NULL, NULL, 0));
    NUMBER(virConnectCompareHypervisorCPU(NULL, NULL, NULL, NULL, NULL, NULL, 0));
    NUMBER(virConnectGetCPUModelNames(NULL, NULL, NULL, 0));
    OWNED_STRING(virConnectGetCapabilities(NULL));
    OWNED_STRING(virConnectGetHostname(NULL));
    NUMBER(virConnectGetLibVersion(NULL, NULL));
    NUMBER(virConnectGetMaxVcpus(NULL, NULL));
    OWNED_STRING(virConnectGetSysinfo(NULL, 0));
    STRING(virConnectGetType(NULL));
    OWNED_STRING(virConnectGetURI(NULL));
    NUMBER(virConnectGetVersion(NULL, NULL));
    NUMBER(virConnectIsAlive(NULL));
    NUMBER(virConnectIsEncrypted(NULL));
    NUMBER(virConnectIsSecure(NULL));
    NUMBER(virConnectRef(NULL));
    NUMBER(virConnectRegisterCloseCallback(NULL, NULL, NULL, NULL));
    NUMBER(virConnectSetKeepAlive(NULL, 0, 0));
    NUMBER(virConnectUnregisterCloseCallback(NULL, NULL));
    NUMBER(virNodeAllocPages(NULL, 0, NULL, NULL, 0, 0, 0));
    NUMBER(virNodeGetCPUMap(NULL, NULL, NULL, 0));
    NUMBER(virNodeGetCPUStats(NULL, 0, NULL, NULL, 0));
    NUMBER(virNodeGetCellsFreeMemory(NULL, NULL, 0, 0));
    NUMBER(virNodeGetFreeMemory(NULL));
    NUMBER(virNodeGetFreePages(NULL, 0, NULL, 0, 0, NULL, 0));
    NUMBER(virNodeGetInfo(NULL, NULL));
    NUMBER(virNodeGetMemoryParameters(NULL, NULL, NULL, 0));
    NUMBER(virNodeGetMemoryStats(NULL, 0, NULL, NULL, 0));
    NUMBER(virNodeGetSEVInfo(NULL, NULL, NULL, 0));
    NUMBER(virNodeGetSecurityModel(NULL, NULL));
    NUMBER(virNodeSetMemoryParameters(NULL, NULL, 0, 0));
    NUMBER(virNodeSuspendForDuration(NULL, 0, 0, 0));
}

static void test_domains_1(void)
{
    printf("== domains_1\n");
    NUMBER(virConnectDomainEventDeregister(NULL, NULL));
    NUMBER(virConnectDomainEventDeregisterAny(NULL, 0));
    NUMBER(virConnectDomainEventRegister(NULL, NULL, NULL, NULL));
    NUMBER(virConnectDomainEventRegisterAny(NULL, NULL, 0, NULL, NULL, NULL));
    OWNED_STRING(virConnectDomainXMLFromNative(NULL, NULL, NULL, 0));
    OWNED_STRING(virConnectDomainXMLToNative(NULL, NULL, NULL, 0));
    NUMBER(virConnectGetAllDomainStats(NULL, 0, NULL, 0));
    OWNED_STRING(virConnectGetDomainCapabilities(NULL, NULL, NULL, NULL, NULL, 0));
    NUMBER(virConnectListAllDomains(NULL, NULL, 0));
    NUMBER(virConnectListDefinedDomains(NULL, NULL, 0));
    NUMBER(virConnectListDomains(NULL, NULL, 0));
    NUMBER(virConnectNumOfDefinedDomains(NULL));
    NUMBER(virConnectNumOfDomains(NULL));
    NUMBER(virDomainAbortJob(NULL));
    NUMBER(virDomainAbortJobFlags(NULL, 0));
    NUMBER(virDomainAddIOThread(NULL, 0, 0));
    NUMBER(virDomainAgentSetResponseTimeout(NULL, 0, 0));
    NUMBER(virDomainAttachDevice(NULL, NULL));
    NUMBER(virDomainAttachDeviceFlags(NULL, NULL, 0));
    NUMBER(virDomainAuthorizedSSHKeysGet(NULL, NULL, NULL, 0));
    NUMBER(virDomainAuthorizedSSHKeysSet(NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainBackupBegin(NULL, NULL, NULL, 0));
    OWNED_STRING(virDomainBackupGetXMLDesc(NULL, 0));
    NUMBER(virDomainBlockCommit(NULL, NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainBlockCopy(NULL, NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainBlockJobAbort(NULL, NULL, 0));
    NUMBER(virDomainBlockJobSetSpeed(NULL, NULL, 0, 0));
    NUMBER(virDomainBlockPeek(NULL, NULL, 0, 0, NULL, 0));
    NUMBER(virDomainBlockPull(NULL, NULL, 0, 0));
    NUMBER(virDomainBlockRebase(NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainBlockResize(NULL, NULL, 0, 0));
    NUMBER(virDomainBlockStats(NULL, NULL, NULL, 0));
    NUMBER(virDomainBlockStatsFlags(NULL, NULL, NULL, NULL, 0));
    NUMBER(virDomainCoreDump(NULL, NULL, 0));
    NUMBER(virDomainCoreDumpWithFormat(NULL, NULL, 0, 0));
    NUMBER(virDomainCreate(NULL));
    POINTER(virDomainCreateLinux(NULL, NULL, 0));
    NUMBER(virDomainCreateWithFiles(NULL, 0, NULL, 0));
    NUMBER(virDomainCreateWithFlags(NULL, 0));
    POINTER(virDomainCreateXML(NULL, NULL, 0));
    POINTER(virDomainCreateXMLWithFiles(NULL, NULL, 0, NULL, 0));
    POINTER(virDomainDefineXML(NULL, NULL));
    POINTER(virDomainDefineXMLFlags(NULL, NULL, 0));
    NUMBER(virDomainDelIOThread(NULL, 0, 0));
    NUMBER(virDomainDelThrottleGroup(NULL, NULL, 0));
}

static void test_domains_2(void)
{
    printf("== domains_2\n");
    NUMBER(virDomainDestroy(NULL));
    NUMBER(virDomainDestroyFlags(NULL, 0));
    NUMBER(virDomainDetachDevice(NULL, NULL));
    NUMBER(virDomainDetachDeviceAlias(NULL, NULL, 0));
    NUMBER(virDomainDetachDeviceFlags(NULL, NULL, 0));
    NUMBER(virDomainFSFreeze(NULL, NULL, 0, 0));
    NUMBER(virDomainFSThaw(NULL, NULL, 0, 0));
    NUMBER(virDomainFSTrim(NULL, NULL, 0, 0));
    NUMBER(virDomainFree(NULL));
    NUMBER(virDomainGetAutostart(NULL, NULL));
    NUMBER(virDomainGetAutostartOnce(NULL, NULL));
    NUMBER(virDomainGetBlkioParameters(NULL, NULL, NULL, 0));
    NUMBER(virDomainGetBlockInfo(NULL, NULL, NULL, 0));
    NUMBER(virDomainGetBlockIoTune(NULL, NULL, NULL, NULL, 0));
    NUMBER(virDomainGetBlockJobInfo(NULL, NULL, NULL, 0));
    NUMBER(virDomainGetCPUStats(NULL, NULL, 0, 0, 0, 0));
    POINTER(virDomainGetConnect(NULL));
    NUMBER(virDomainGetControlInfo(NULL, NULL, 0));
    NUMBER(virDomainGetDiskErrors(NULL, NULL, 0, 0));
    NUMBER(virDomainGetEmulatorPinInfo(NULL, NULL, 0, 0));
    NUMBER(virDomainGetFSInfo(NULL, NULL, 0));
    NUMBER(virDomainGetGuestInfo(NULL, 0, NULL, NULL, 0));
    NUMBER(virDomainGetGuestVcpus(NULL, NULL, NULL, 0));
    OWNED_STRING(virDomainGetHostname(NULL, 0));
    NUMBER(virDomainGetID(NULL));
    NUMBER(virDomainGetIOThreadInfo(NULL, NULL, 0));
    NUMBER(virDomainGetInfo(NULL, NULL));
    NUMBER(virDomainGetInterfaceParameters(NULL, NULL, NULL, NULL, 0));
    NUMBER(virDomainGetJobInfo(NULL, NULL));
    NUMBER(virDomainGetJobStats(NULL, NULL, NULL, NULL, 0));
    NUMBER(virDomainGetMaxMemory(NULL));
    NUMBER(virDomainGetMaxVcpus(NULL));
    NUMBER(virDomainGetMemoryParameters(NULL, NULL, NULL, 0));
    NUMBER(virDomainGetMessages(NULL, NULL, 0));
    OWNED_STRING(virDomainGetMetadata(NULL, 0, NULL, 0));
    STRING(virDomainGetName(NULL));
    NUMBER(virDomainGetNumaParameters(NULL, NULL, NULL, 0));
    OWNED_STRING(virDomainGetOSType(NULL));
    NUMBER(virDomainGetPerfEvents(NULL, NULL, NULL, 0));
    NUMBER(virDomainGetSchedulerParameters(NULL, NULL, NULL));
    NUMBER(virDomainGetSchedulerParametersFlags(NULL, NULL, NULL, 0));
    OWNED_STRING(virDomainGetSchedulerType(NULL, NULL));
    NUMBER(virDomainGetSecurityLabel(NULL, NULL));
    NUMBER(virDomainGetSecurityLabelList(NULL, NULL));
    NUMBER(virDomainGetState(NULL, NULL, NULL, 0));
}

static void test_domains_3(void)
{
    printf("== domains_3\n");
    NUMBER(virDomainGetTime(NULL, NULL, NULL, 0));
    NUMBER(virDomainGetUUID(NULL, NULL));
    NUMBER(virDomainGetUUIDString(NULL, NULL));
    NUMBER(virDomainGetVcpuPinInfo(NULL, 0, NULL, 0, 0));
    NUMBER(virDomainGetVcpus(NULL, NULL, 0, NULL, 0));
    NUMBER(virDomainGetVcpusFlags(NULL, 0));
    OWNED_STRING(virDomainGetXMLDesc(NULL, 0));
    NUMBER(virDomainGraphicsReload(NULL, 0, 0));
    NUMBER(virDomainHasManagedSaveImage(NULL, 0));
    NUMBER(virDomainInjectNMI(NULL, 0));
    NUMBER(virDomainInterfaceAddresses(NULL, NULL, 0, 0));
    NUMBER(virDomainInterfaceStats(NULL, NULL, NULL, 0));
    NUMBER(virDomainIsActive(NULL));
    NUMBER(virDomainIsPersistent(NULL));
    NUMBER(virDomainIsUpdated(NULL));
    POINTER(virDomainLookupByID(NULL, 0));
    POINTER(virDomainLookupByName(NULL, NULL));
    POINTER(virDomainLookupByUUID(NULL, NULL));
    POINTER(virDomainLookupByUUIDString(NULL, NULL));
    NUMBER(virDomainManagedSave(NULL, 0));
    NUMBER(virDomainManagedSaveDefineXML(NULL, NULL, 0));
    OWNED_STRING(virDomainManagedSaveGetXMLDesc(NULL, 0));
    NUMBER(virDomainManagedSaveRemove(NULL, 0));
    NUMBER(virDomainMemoryPeek(NULL, 0, 0, NULL, 0));
    NUMBER(virDomainMemoryStats(NULL, NULL, 0, 0));
    POINTER(virDomainMigrate(NULL, NULL, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate2(NULL, NULL, NULL, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate3(NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainMigrateGetCompressionCache(NULL, NULL, 0));
    NUMBER(virDomainMigrateGetMaxDowntime(NULL, NULL, 0));
    NUMBER(virDomainMigrateGetMaxSpeed(NULL, NULL, 0));
    NUMBER(virDomainMigrateSetCompressionCache(NULL, 0, 0));
    NUMBER(virDomainMigrateSetMaxDowntime(NULL, 0, 0));
    NUMBER(virDomainMigrateSetMaxSpeed(NULL, 0, 0));
    NUMBER(virDomainMigrateStartPostCopy(NULL, 0));
    NUMBER(virDomainMigrateToURI(NULL, NULL, 0, NULL, 0));
    NUMBER(virDomainMigrateToURI2(NULL, NULL, NULL, NULL, 0, NULL, 0));
    NUMBER(virDomainMigrateToURI3(NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainOpenChannel(NULL, NULL, NULL, 0));
    NUMBER(virDomainOpenConsole(NULL, NULL, NULL, 0));
    NUMBER(virDomainOpenGraphics(NULL, 0, 0, 0));
    NUMBER(virDomainOpenGraphicsFD(NULL, 0, 0));
    NUMBER(virDomainPMSuspendForDuration(NULL, 0, 0, 0));
    NUMBER(virDomainPMWakeup(NULL, 0));
    NUMBER(virDomainPinEmulator(NULL, NULL, 0, 0));
}

static void test_domains_4(void)
{
    printf("== domains_4\n");
    NUMBER(virDomainPinIOThread(NULL, 0, NULL, 0, 0));
    NUMBER(virDomainPinVcpu(NULL, 0, NULL, 0));
    NUMBER(virDomainPinVcpuFlags(NULL, 0, NULL, 0, 0));
    NUMBER(virDomainReboot(NULL, 0));
    NUMBER(virDomainRef(NULL));
    NUMBER(virDomainRename(NULL, NULL, 0));
    NUMBER(virDomainReset(NULL, 0));
    NUMBER(virDomainRestore(NULL, NULL));
    NUMBER(virDomainRestoreFlags(NULL, NULL, NULL, 0));
    NUMBER(virDomainRestoreParams(NULL, NULL, 0, 0));
    NUMBER(virDomainResume(NULL));
    NUMBER(virDomainSave(NULL, NULL));
    NUMBER(virDomainSaveFlags(NULL, NULL, NULL, 0));
    NUMBER(virDomainSaveImageDefineXML(NULL, NULL, NULL, 0));
    OWNED_STRING(virDomainSaveImageGetXMLDesc(NULL, NULL, 0));
    NUMBER(virDomainSaveParams(NULL, NULL, 0, 0));
    OWNED_STRING(virDomainScreenshot(NULL, NULL, 0, 0));
    NUMBER(virDomainSendKey(NULL, 0, 0, NULL, 0, 0));
    NUMBER(virDomainSendProcessSignal(NULL, 0, 0, 0));
    NUMBER(virDomainSetAutostart(NULL, 0));
    NUMBER(virDomainSetAutostartOnce(NULL, 0));
    NUMBER(virDomainSetBlkioParameters(NULL, NULL, 0, 0));
    NUMBER(virDomainSetBlockIoTune(NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainSetBlockThreshold(NULL, NULL, 0, 0));
    NUMBER(virDomainSetGuestVcpus(NULL, NULL, 0, 0));
    NUMBER(virDomainSetIOThreadParams(NULL, 0, NULL, 0, 0));
    NUMBER(virDomainSetInterfaceParameters(NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainSetLifecycleAction(NULL, 0, 0, 0));
    NUMBER(virDomainSetMaxMemory(NULL, 0));
    NUMBER(virDomainSetMemory(NULL, 0));
    NUMBER(virDomainSetMemoryFlags(NULL, 0, 0));
    NUMBER(virDomainSetMemoryParameters(NULL, NULL, 0, 0));
    NUMBER(virDomainSetMemoryStatsPeriod(NULL, 0, 0));
    NUMBER(virDomainSetMetadata(NULL, 0, NULL, NULL, NULL, 0));
    NUMBER(virDomainSetNumaParameters(NULL, NULL, 0, 0));
    NUMBER(virDomainSetPerfEvents(NULL, NULL, 0, 0));
    NUMBER(virDomainSetSchedulerParameters(NULL, NULL, 0));
    NUMBER(virDomainSetSchedulerParametersFlags(NULL, NULL, 0, 0));
    NUMBER(virDomainSetThrottleGroup(NULL, NULL, NULL, 0, 0));
    NUMBER(virDomainSetTime(NULL, 0, 0, 0));
    NUMBER(virDomainSetUserPassword(NULL, NULL, NULL, 0));
    NUMBER(virDomainSetVcpu(NULL, NULL, 0, 0));
    NUMBER(virDomainSetVcpus(NULL, 0));
    NUMBER(virDomainSetVcpusFlags(NULL, 0, 0));
    NUMBER(virDomainShutdown(NULL));
}

static void test_domains_5(void)
{
    printf("== domains_5\n");
    NUMBER(virDomainShutdownFlags(NULL, 0));
    NUMBER(virDomainStartDirtyRateCalc(NULL, 0, 0));
    NUMBER(virDomainSuspend(NULL));
    NUMBER(virDomainUndefine(NULL));
    NUMBER(virDomainUndefineFlags(NULL, 0));
    NUMBER(virDomainUpdateDeviceFlags(NULL, NULL, 0));
}

static void test_storage_1(void)
{
    printf("== storage_1\n");
    OWNED_STRING(virConnectFindStoragePoolSources(NULL, NULL, NULL, 0));
    OWNED_STRING(virConnectGetStoragePoolCapabilities(NULL, 0));
    NUMBER(virConnectListAllStoragePools(NULL, NULL, 0));
    NUMBER(virConnectListDefinedStoragePools(NULL, NULL, 0));
    NUMBER(virConnectListStoragePools(NULL, NULL, 0));
    NUMBER(virConnectNumOfDefinedStoragePools(NULL));
    NUMBER(virConnectNumOfStoragePools(NULL));
    NUMBER(virConnectStoragePoolEventDeregisterAny(NULL, 0));
    NUMBER(virConnectStoragePoolEventRegisterAny(NULL, NULL, 0, NULL, NULL, NULL));
    NUMBER(virStoragePoolBuild(NULL, 0));
    NUMBER(virStoragePoolCreate(NULL, 0));
    POINTER(virStoragePoolCreateXML(NULL, NULL, 0));
    POINTER(virStoragePoolDefineXML(NULL, NULL, 0));
    NUMBER(virStoragePoolDelete(NULL, 0));
    NUMBER(virStoragePoolDestroy(NULL));
    NUMBER(virStoragePoolFree(NULL));
    NUMBER(virStoragePoolGetAutostart(NULL, NULL));
    POINTER(virStoragePoolGetConnect(NULL));
    NUMBER(virStoragePoolGetInfo(NULL, NULL));
    STRING(virStoragePoolGetName(NULL));
    NUMBER(virStoragePoolGetUUID(NULL, NULL));
    NUMBER(virStoragePoolGetUUIDString(NULL, NULL));
    OWNED_STRING(virStoragePoolGetXMLDesc(NULL, 0));
    NUMBER(virStoragePoolIsActive(NULL));
    NUMBER(virStoragePoolIsPersistent(NULL));
    NUMBER(virStoragePoolListAllVolumes(NULL, NULL, 0));
    NUMBER(virStoragePoolListVolumes(NULL, NULL, 0));
    POINTER(virStoragePoolLookupByName(NULL, NULL));
    POINTER(virStoragePoolLookupByTargetPath(NULL, NULL));
    POINTER(virStoragePoolLookupByUUID(NULL, NULL));
    POINTER(virStoragePoolLookupByUUIDString(NULL, NULL));
    POINTER(virStoragePoolLookupByVolume(NULL));
    NUMBER(virStoragePoolNumOfVolumes(NULL));
    NUMBER(virStoragePoolRef(NULL));
    NUMBER(virStoragePoolRefresh(NULL, 0));
    NUMBER(virStoragePoolSetAutostart(NULL, 0));
    NUMBER(virStoragePoolUndefine(NULL));
    POINTER(virStorageVolCreateXML(NULL, NULL, 0));
    POINTER(virStorageVolCreateXMLFrom(NULL, NULL, NULL, 0));
    NUMBER(virStorageVolDelete(NULL, 0));
    NUMBER(virStorageVolDownload(NULL, NULL, 0, 0, 0));
    NUMBER(virStorageVolFree(NULL));
    POINTER(virStorageVolGetConnect(NULL));
    NUMBER(virStorageVolGetInfo(NULL, NULL));
    NUMBER(virStorageVolGetInfoFlags(NULL, NULL, 0));
}

static void test_storage_2(void)
{
    printf("== storage_2\n");
    STRING(virStorageVolGetKey(NULL));
    STRING(virStorageVolGetName(NULL));
    OWNED_STRING(virStorageVolGetPath(NULL));
    OWNED_STRING(virStorageVolGetXMLDesc(NULL, 0));
    POINTER(virStorageVolLookupByKey(NULL, NULL));
    POINTER(virStorageVolLookupByName(NULL, NULL));
    POINTER(virStorageVolLookupByPath(NULL, NULL));
    NUMBER(virStorageVolRef(NULL));
    NUMBER(virStorageVolResize(NULL, 0, 0));
    NUMBER(virStorageVolUpload(NULL, NULL, 0, 0, 0));
    NUMBER(virStorageVolWipe(NULL, 0));
    NUMBER(virStorageVolWipePattern(NULL, 0, 0));
}

static void test_interfaces(void)
{
    printf("== interfaces\n");
    NUMBER(virConnectListAllInterfaces(NULL, NULL, 0));
    NUMBER(virConnectListDefinedInterfaces(NULL, NULL, 0));
    NUMBER(virConnectListInterfaces(NULL, NULL, 0));
    NUMBER(virConnectNumOfDefinedInterfaces(NULL));
    NUMBER(virConnectNumOfInterfaces(NULL));
    NUMBER(virInterfaceChangeBegin(NULL, 0));
    NUMBER(virInterfaceChangeCommit(NULL, 0));
    NUMBER(virInterfaceChangeRollback(NULL, 0));
    NUMBER(virInterfaceCreate(NULL, 0));
    POINTER(virInterfaceDefineXML(NULL, NULL, 0));
    NUMBER(virInterfaceDestroy(NULL, 0));
    NUMBER(virInterfaceFree(NULL));
    POINTER(virInterfaceGetConnect(NULL));
    STRING(virInterfaceGetMACString(NULL));
    STRING(virInterfaceGetName(NULL));
    OWNED_STRING(virInterfaceGetXMLDesc(NULL, 0));
    NUMBER(virInterfaceIsActive(NULL));
    POINTER(virInterfaceLookupByMACString(NULL, NULL));
    POINTER(virInterfaceLookupByName(NULL, NULL));
    NUMBER(virInterfaceRef(NULL));
    NUMBER(virInterfaceUndefine(NULL));
}

static void test_nwfilters(void)
{
    printf("== nwfilters\n");
    NUMBER(virConnectListAllNWFilterBindings(NULL, NULL, 0));
    NUMBER(virConnectListAllNWFilters(NULL, NULL, 0));
    NUMBER(virConnectListNWFilters(NULL, NULL, 0));
    NUMBER(virConnectNumOfNWFilters(NULL));
    POINTER(virNWFilterBindingCreateXML(NULL, NULL, 0));
    NUMBER(virNWFilterBindingDelete(NULL));
    NUMBER(virNWFilterBindingFree(NULL));
    STRING(virNWFilterBindingGetFilterName(NULL));
    STRING(virNWFilterBindingGetPortDev(NULL));
    OWNED_STRING(virNWFilterBindingGetXMLDesc(NULL, 0));
    POINTER(virNWFilterBindingLookupByPortDev(NULL, NULL));
    NUMBER(virNWFilterBindingRef(NULL));
    POINTER(virNWFilterDefineXML(NULL, NULL));
    POINTER(virNWFilterDefineXMLFlags(NULL, NULL, 0));
    NUMBER(virNWFilterFree(NULL));
    STRING(virNWFilterGetName(NULL));
    NUMBER(virNWFilterGetUUID(NULL, NULL));
    NUMBER(virNWFilterGetUUIDString(NULL, NULL));
    OWNED_STRING(virNWFilterGetXMLDesc(NULL, 0));
    POINTER(virNWFilterLookupByName(NULL, NULL));
    POINTER(virNWFilterLookupByUUID(NULL, NULL));
    POINTER(virNWFilterLookupByUUIDString(NULL, NULL));
    NUMBER(virNWFilterRef(NULL));
    NUMBER(virNWFilterUndefine(NULL));
}

static void test_networks_1(void)
{
    printf("== networks_1\n");
    NUMBER(virConnectListAllNetworks(NULL, NULL, 0));
    NUMBER(virConnectListDefinedNetworks(NULL, NULL, 0));
    NUMBER(virConnectListNetworks(NULL, NULL, 0));
    NUMBER(virConnectNetworkEventDeregisterAny(NULL, 0));
    NUMBER(virConnectNetworkEventRegisterAny(NULL, NULL, 0, NULL, NULL, NULL));
    NUMBER(virConnectNumOfDefinedNetworks(NULL));
    NUMBER(virConnectNumOfNetworks(NULL));
    NUMBER(virNetworkCreate(NULL));
    POINTER(virNetworkCreateXML(NULL, NULL));
    POINTER(virNetworkCreateXMLFlags(NULL, NULL, 0));
    POINTER(virNetworkDefineXML(NULL, NULL));
    POINTER(virNetworkDefineXMLFlags(NULL, NULL, 0));
    NUMBER(virNetworkDestroy(NULL));
    NUMBER(virNetworkFree(NULL));
    NUMBER(virNetworkGetAutostart(NULL, NULL));
    OWNED_STRING(virNetworkGetBridgeName(NULL));
    POINTER(virNetworkGetConnect(NULL));
    NUMBER(virNetworkGetDHCPLeases(NULL, NULL, NULL, 0));
    OWNED_STRING(virNetworkGetMetadata(NULL, 0, NULL, 0));
    STRING(virNetworkGetName(NULL));
    NUMBER(virNetworkGetUUID(NULL, NULL));
    NUMBER(virNetworkGetUUIDString(NULL, NULL));
    OWNED_STRING(virNetworkGetXMLDesc(NULL, 0));
    NUMBER(virNetworkIsActive(NULL));
    NUMBER(virNetworkIsPersistent(NULL));
    NUMBER(virNetworkListAllPorts(NULL, NULL, 0));
    POINTER(virNetworkLookupByName(NULL, NULL));
    POINTER(virNetworkLookupByUUID(NULL, NULL));
    POINTER(virNetworkLookupByUUIDString(NULL, NULL));
    POINTER(virNetworkPortCreateXML(NULL, NULL, 0));
    NUMBER(virNetworkPortDelete(NULL, 0));
    NUMBER(virNetworkPortFree(NULL));
    POINTER(virNetworkPortGetNetwork(NULL));
    NUMBER(virNetworkPortGetParameters(NULL, NULL, NULL, 0));
    NUMBER(virNetworkPortGetUUID(NULL, NULL));
    NUMBER(virNetworkPortGetUUIDString(NULL, NULL));
    OWNED_STRING(virNetworkPortGetXMLDesc(NULL, 0));
    POINTER(virNetworkPortLookupByUUID(NULL, NULL));
    POINTER(virNetworkPortLookupByUUIDString(NULL, NULL));
    NUMBER(virNetworkPortRef(NULL));
    NUMBER(virNetworkPortSetParameters(NULL, NULL, 0, 0));
    NUMBER(virNetworkRef(NULL));
    NUMBER(virNetworkSetAutostart(NULL, 0));
    NUMBER(virNetworkSetMetadata(NULL, 0, NULL, NULL, NULL, 0));
    NUMBER(virNetworkUndefine(NULL));
}

static void test_networks_2(void)
{
    printf("== networks_2\n");
    NUMBER(virNetworkUpdate(NULL, 0, 0, 0, NULL, 0));
}

static void test_node_devices(void)
{
    printf("== node_devices\n");
    NUMBER(virConnectListAllNodeDevices(NULL, NULL, 0));
    NUMBER(virConnectNodeDeviceEventDeregisterAny(NULL, 0));
    NUMBER(virConnectNodeDeviceEventRegisterAny(NULL, NULL, 0, NULL, NULL, NULL));
    NUMBER(virNodeDeviceCreate(NULL, 0));
    POINTER(virNodeDeviceCreateXML(NULL, NULL, 0));
    POINTER(virNodeDeviceDefineXML(NULL, NULL, 0));
    NUMBER(virNodeDeviceDestroy(NULL));
    NUMBER(virNodeDeviceDetachFlags(NULL, NULL, 0));
    NUMBER(virNodeDeviceDettach(NULL));
    NUMBER(virNodeDeviceFree(NULL));
    NUMBER(virNodeDeviceGetAutostart(NULL, NULL));
    STRING(virNodeDeviceGetName(NULL));
    STRING(virNodeDeviceGetParent(NULL));
    OWNED_STRING(virNodeDeviceGetXMLDesc(NULL, 0));
    NUMBER(virNodeDeviceIsActive(NULL));
    NUMBER(virNodeDeviceIsPersistent(NULL));
    NUMBER(virNodeDeviceListCaps(NULL, NULL, 0));
    POINTER(virNodeDeviceLookupByName(NULL, NULL));
    POINTER(virNodeDeviceLookupSCSIHostByWWN(NULL, NULL, NULL, 0));
    NUMBER(virNodeDeviceNumOfCaps(NULL));
    NUMBER(virNodeDeviceReAttach(NULL));
    NUMBER(virNodeDeviceRef(NULL));
    NUMBER(virNodeDeviceReset(NULL));
    NUMBER(virNodeDeviceSetAutostart(NULL, 0));
    NUMBER(virNodeDeviceUndefine(NULL, 0));
    NUMBER(virNodeDeviceUpdate(NULL, NULL, 0));
    NUMBER(virNodeListDevices(NULL, NULL, NULL, 0, 0));
    NUMBER(virNodeNumOfDevices(NULL, NULL, 0));
}

static void test_secrets(void)
{
    printf("== secrets\n");
    NUMBER(virConnectListAllSecrets(NULL, NULL, 0));
    NUMBER(virConnectListSecrets(NULL, NULL, 0));
    NUMBER(virConnectNumOfSecrets(NULL));
    NUMBER(virConnectSecretEventDeregisterAny(NULL, 0));
    NUMBER(virConnectSecretEventRegisterAny(NULL, NULL, 0, NULL, NULL, NULL));
    POINTER(virSecretDefineXML(NULL, NULL, 0));
    NUMBER(virSecretFree(NULL));
    POINTER(virSecretGetConnect(NULL));
    NUMBER(virSecretGetUUID(NULL, NULL));
    NUMBER(virSecretGetUUIDString(NULL, NULL));
    STRING(virSecretGetUsageID(NULL));
    NUMBER(virSecretGetUsageType(NULL));
    POINTER(virSecretGetValue(NULL, NULL, 0));
    OWNED_STRING(virSecretGetXMLDesc(NULL, 0));
    POINTER(virSecretLookupByUUID(NULL, NULL));
    POINTER(virSecretLookupByUUIDString(NULL, NULL));
    POINTER(virSecretLookupByUsage(NULL, 0, NULL));
    NUMBER(virSecretRef(NULL));
    NUMBER(virSecretSetValue(NULL, NULL, 0, 0));
    NUMBER(virSecretUndefine(NULL));
}

static void test_checkpoints(void)
{
    printf("== checkpoints\n");
    POINTER(virDomainCheckpointCreateXML(NULL, NULL, 0));
    NUMBER(virDomainCheckpointDelete(NULL, 0));
    NUMBER(virDomainCheckpointFree(NULL));
    POINTER(virDomainCheckpointGetConnect(NULL));
    POINTER(virDomainCheckpointGetDomain(NULL));
    STRING(virDomainCheckpointGetName(NULL));
    POINTER(virDomainCheckpointGetParent(NULL, 0));
    OWNED_STRING(virDomainCheckpointGetXMLDesc(NULL, 0));
    NUMBER(virDomainCheckpointListAllChildren(NULL, NULL, 0));
    POINTER(virDomainCheckpointLookupByName(NULL, NULL, 0));
    NUMBER(virDomainCheckpointRef(NULL));
    NUMBER(virDomainListAllCheckpoints(NULL, NULL, 0));
}

static void test_snapshots(void)
{
    printf("== snapshots\n");
    NUMBER(virDomainHasCurrentSnapshot(NULL, 0));
    NUMBER(virDomainListAllSnapshots(NULL, NULL, 0));
    NUMBER(virDomainRevertToSnapshot(NULL, 0));
    POINTER(virDomainSnapshotCreateXML(NULL, NULL, 0));
    POINTER(virDomainSnapshotCurrent(NULL, 0));
    NUMBER(virDomainSnapshotDelete(NULL, 0));
    NUMBER(virDomainSnapshotFree(NULL));
    POINTER(virDomainSnapshotGetConnect(NULL));
    POINTER(virDomainSnapshotGetDomain(NULL));
    STRING(virDomainSnapshotGetName(NULL));
    POINTER(virDomainSnapshotGetParent(NULL, 0));
    OWNED_STRING(virDomainSnapshotGetXMLDesc(NULL, 0));
    NUMBER(virDomainSnapshotHasMetadata(NULL, 0));
    NUMBER(virDomainSnapshotIsCurrent(NULL, 0));
    NUMBER(virDomainSnapshotListAllChildren(NULL, NULL, 0));
    NUMBER(virDomainSnapshotListChildrenNames(NULL, NULL, 0, 0));
    NUMBER(virDomainSnapshotListNames(NULL, NULL, 0, 0));
    POINTER(virDomainSnapshotLookupByName(NULL, NULL, 0));
    NUMBER(virDomainSnapshotNum(NULL, 0));
    NUMBER(virDomainSnapshotNumChildren(NULL, 0));
    NUMBER(virDomainSnapshotRef(NULL));
}

static void test_streams(void)
{
    printf("== streams\n");
    NUMBER(virStreamAbort(NULL));
    NUMBER(virStreamEventAddCallback(NULL, 0, NULL, NULL, NULL));
    NUMBER(virStreamEventRemoveCallback(NULL));
    NUMBER(virStreamEventUpdateCallback(NULL, 0));
    NUMBER(virStreamFinish(NULL));
    NUMBER(virStreamFree(NULL));
    POINTER(virStreamNew(NULL, 0));
    NUMBER(virStreamRecv(NULL, NULL, 0));
    NUMBER(virStreamRecvAll(NULL, NULL, NULL));
    NUMBER(virStreamRecvFlags(NULL, NULL, 0, 0));
    NUMBER(virStreamRecvHole(NULL, NULL, 0));
    NUMBER(virStreamRef(NULL));
    NUMBER(virStreamSend(NULL, NULL, 0));
    NUMBER(virStreamSendAll(NULL, NULL, NULL));
    NUMBER(virStreamSendHole(NULL, 0, 0));
    NUMBER(virStreamSparseRecvAll(NULL, NULL, NULL, NULL));
    NUMBER(virStreamSparseSendAll(NULL, NULL, NULL, NULL, NULL));
}

static void test_qemu(void)
{
    printf("== qemu\n");
    NUMBER(virConnectDomainQemuMonitorEventDeregister(NULL, 0));
    NUMBER(virConnectDomainQemuMonitorEventRegister(NULL, NULL, NULL, NULL, NULL, NULL, 0));
    OWNED_STRING(virDomainQemuAgentCommand(NULL, NULL, 0, 0));
    POINTER(virDomainQemuAttach(NULL, 0, 0));
    NUMBER(virDomainQemuMonitorCommand(NULL, NULL, NULL, 0));
    NUMBER(virDomainQemuMonitorCommandWithFiles(NULL, NULL, 0, NULL, NULL, NULL, NULL, 0));
}

static void test_lxc(void)
{
    printf("== lxc\n");
    NUMBER(virDomainLxcEnterCGroup(NULL, 0));
    NUMBER(virDomainLxcOpenNamespace(NULL, NULL, 0));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(virInitialize() == 0);
    test_connections();
    test_domains_1();
    test_domains_2();
    test_domains_3();
    test_domains_4();
    test_domains_5();
    test_storage_1();
    test_storage_2();
    test_interfaces();
    test_nwfilters();
    test_networks_1();
    test_networks_2();
    test_node_devices();
    test_secrets();
    test_checkpoints();
    test_snapshots();
    test_streams();
    test_qemu();
    test_lxc();
    return 0;
}
