/* Answers that go into arrays and buffers of the caller: sizes that are wrong, huge or hostile.
 * What the test driver answers to a call that passes is left to other programs. */
#include "capi.h"

#include <limits.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

static virConnectPtr conn, readonly;
static virDomainPtr domain, readonly_domain;
static unsigned char bytes[64];

static void test_cpu_maps(void)
{
    virVcpuInfo info[4];

    printf("== CPU maps\n");
    NUMBER(virDomainGetVcpus(domain, NULL, 0, NULL, 0));
    NUMBER(virDomainGetVcpus(domain, info, 0, NULL, 0));
    NUMBER(virDomainGetVcpus(domain, info, -1, NULL, 1));
    NUMBER(virDomainGetVcpus(domain, info, 1, NULL, 1));
    NUMBER(virDomainGetVcpus(domain, info, 1, NULL, -1));
    NUMBER(virDomainGetVcpus(domain, info, 1, bytes, 0));
    NUMBER(virDomainGetVcpus(domain, info, 1, bytes, -1));
    NUMBER(virDomainGetVcpus(domain, info, INT_MAX, bytes, 2));
    NUMBER(virDomainGetVcpus(domain, info, 65536, bytes, 65536));
    NUMBER(virDomainGetVcpuPinInfo(domain, 0, NULL, 0, 3));
    NUMBER(virDomainGetVcpuPinInfo(domain, -1, bytes, 1, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, NULL, 0, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, bytes, 0, 3));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, bytes, -1, 0));
    NUMBER(virDomainGetVcpuPinInfo(domain, INT_MAX, bytes, INT_MAX, 3));
    NUMBER(virDomainGetVcpuPinInfo(domain, 1, bytes, 1, 3));
    NUMBER(virDomainGetEmulatorPinInfo(domain, NULL, 0, 3));
    NUMBER(virDomainGetEmulatorPinInfo(domain, bytes, 0, 3));
    NUMBER(virDomainGetEmulatorPinInfo(domain, bytes, INT_MIN, 0));
    NUMBER(virDomainGetEmulatorPinInfo(domain, bytes, 1, 3));
}

static void test_cpu_stats(void)
{
    virTypedParameter params[4];

    printf("== CPU statistics\n");
    NUMBER(virDomainGetCPUStats(domain, params, 1, -2, 0, 0));
    NUMBER(virDomainGetCPUStats(domain, NULL, 1, -1, 2, 0));
    NUMBER(virDomainGetCPUStats(domain, NULL, 0, -1, 0, 0));
    NUMBER(virDomainGetCPUStats(domain, NULL, 1, 0, 1, 0));
    NUMBER(virDomainGetCPUStats(domain, params, 0, 0, 1, 0));
    NUMBER(virDomainGetCPUStats(domain, params, 1, 0, 0, 0));
    NUMBER(virDomainGetCPUStats(domain, params, UINT_MAX, 0, 2, 0));
    NUMBER(virDomainGetCPUStats(domain, params, 65536, 0, 65536, 0));
}

static void test_buffers(void)
{
    struct _virDomainBlockStats block;
    struct _virDomainInterfaceStats interface;

    printf("== buffers\n");
    NUMBER(virDomainBlockPeek(readonly_domain, NULL, 0, 1, NULL, 0));
    NUMBER(virDomainBlockPeek(domain, NULL, 0, 1, NULL, 0));
    NUMBER(virDomainBlockPeek(domain, "", 0, 1, NULL, 0));
    NUMBER(virDomainBlockPeek(domain, "vda", 0, 1, NULL, 0));
    NUMBER(virDomainBlockPeek(domain, "vda", 0, 0, NULL, 0));
    NUMBER(virDomainMemoryPeek(readonly_domain, 0, 1, NULL, 3));
    NUMBER(virDomainMemoryPeek(domain, 0, 1, NULL, VIR_MEMORY_VIRTUAL | VIR_MEMORY_PHYSICAL));
    NUMBER(virDomainMemoryPeek(domain, 0, 1, NULL, VIR_MEMORY_VIRTUAL));
    NUMBER(virDomainBlockStats(domain, NULL, &block, sizeof(block)));
    NUMBER(virDomainBlockStats(domain, "vda", NULL, sizeof(block)));
    NUMBER(virDomainBlockStats(domain, "vda", &block, sizeof(block) + 1));
    NUMBER(virDomainBlockStats(domain, "vda", &block, SIZE_MAX));
    NUMBER(virDomainInterfaceStats(domain, NULL, &interface, sizeof(interface)));
    NUMBER(virDomainInterfaceStats(domain, "vnet", NULL, sizeof(interface)));
    NUMBER(virDomainInterfaceStats(domain, "vnet", &interface, sizeof(interface) + 1));
    NUMBER(virDomainMemoryStats(domain, NULL, 5, ~0u));
    NUMBER(virDomainMemoryStats(domain, (virDomainMemoryStatPtr) bytes, 0, ~0u));
    NUMBER(virDomainGetDiskErrors(domain, NULL, 1, 0));
    NUMBER(virDomainGetBlockJobInfo(domain, NULL, NULL, 0));
    NUMBER(virDomainGetBlockJobInfo(domain, "vda", NULL, 0));
    NUMBER(virDomainGetSecurityLabelList(domain, NULL));
}

static void test_node(void)
{
    unsigned long long numbers[4];
    unsigned int sizes[4] = { 4, 2048, 0, 0 };
    int count = 0;

    printf("== host\n");
    NUMBER(virNodeGetCPUStats(conn, -2, NULL, NULL, 0));
    NUMBER(virNodeGetCPUStats(conn, -2, NULL, &count, 0));
    NUMBER(virNodeGetMemoryStats(conn, -2, NULL, &count, 0));
    count = -1;
    NUMBER(virNodeGetCPUStats(conn, -2, NULL, &count, 0));
    NUMBER(virNodeGetMemoryStats(conn, -2, NULL, &count, 0));
    NUMBER(virNodeGetCellsFreeMemory(conn, NULL, -1, 0));
    NUMBER(virNodeGetCellsFreeMemory(conn, NULL, -1, 1));
    NUMBER(virNodeGetCellsFreeMemory(conn, numbers, -1, 1));
    NUMBER(virNodeGetCellsFreeMemory(conn, numbers, -1, INT_MIN));
    NUMBER(virNodeGetFreePages(conn, 0, NULL, 0, 0, NULL, 0));
    NUMBER(virNodeGetFreePages(conn, 1, NULL, 0, 0, NULL, 0));
    NUMBER(virNodeGetFreePages(conn, 1, sizes, 0, 0, NULL, 0));
    NUMBER(virNodeGetFreePages(conn, 1, sizes, 0, 1, NULL, 0));
    NUMBER(virNodeAllocPages(readonly, 0, NULL, NULL, 0, 0, 0));
    NUMBER(virNodeAllocPages(conn, 0, NULL, NULL, 0, 0, 0));
    NUMBER(virNodeAllocPages(conn, 1, NULL, NULL, 0, 0, 0));
    NUMBER(virNodeAllocPages(conn, 1, sizes, NULL, 0, 0, 0));
    NUMBER(virNodeAllocPages(conn, 1, sizes, numbers, 0, 0, 0));
}

static void test_descriptors(void)
{
    int pair[2];

    printf("== descriptors\n");
    NEED(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    NUMBER(virDomainOpenGraphics(domain, 0, -1, 0));
    NUMBER(virDomainOpenGraphics(readonly_domain, 0, 1048576, 0));
    NUMBER(virDomainOpenGraphics(readonly_domain, 0, pair[0], 0));
    NUMBER(virDomainOpenGraphics(domain, 0, pair[0], 0));
    NUMBER(virDomainOpenGraphicsFD(readonly_domain, 0, 0));
    NUMBER(virDomainOpenGraphicsFD(domain, 0, 0));
    NUMBER(virDomainFDAssociate(readonly_domain, "name", 0, NULL, 0));
    NUMBER(virDomainFDAssociate(readonly_domain, "name", 1, NULL, 0));
    NUMBER(virDomainFDAssociate(readonly_domain, "name", 1, pair, 0));
    NUMBER(virDomainFDAssociate(domain, "name", 1, pair, 0));
    NUMBER(virDomainCreateWithFiles(readonly_domain, 0, NULL, 0));
    POINTER(virDomainCreateXMLWithFiles(readonly, NULL, 0, NULL, 0));
    POINTER(virDomainCreateXMLWithFiles(readonly, "", 0, NULL, 0));
    close(pair[0]);
    close(pair[1]);
}

static void test_statistics(void)
{
    virDomainStatsRecordPtr *records = NULL;
    virDomainPtr none[] = { NULL };
    virDomainPtr mixed[] = { domain, readonly_domain, NULL };
    virDomainPtr wrong[] = { (virDomainPtr) conn, NULL };
    virDomainPtr wrong_later[] = { domain, (virDomainPtr) conn, NULL };

    printf("== statistics\n");
    NUMBER(virConnectGetAllDomainStats(conn, 0, NULL, 0));
    NUMBER(virDomainListGetStats(NULL, 0, NULL, 0));
    NUMBER(virDomainListGetStats(none, 0, NULL, 0));
    NUMBER(virDomainListGetStats(none, 0, &records, 0));
    NUMBER(virDomainListGetStats(mixed, 0, &records, 0));
    NUMBER(virDomainListGetStats(wrong, 0, &records, 0));
    NUMBER(virDomainListGetStats(wrong_later, 0, &records, 0));
    virDomainStatsRecordListFree(NULL);
    virDomainFSInfoFree(NULL);
    virDomainIOThreadInfoFree(NULL);
    virDomainInterfaceFree(NULL);
    virNetworkDHCPLeaseFree(NULL);
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(readonly = virConnectOpenReadOnly("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NEED(readonly_domain = virDomainLookupByName(readonly, "test"));
    test_cpu_maps();
    test_cpu_stats();
    test_buffers();
    test_node();
    test_descriptors();
    test_statistics();
    virDomainFree(readonly_domain);
    virDomainFree(domain);
    virConnectClose(readonly);
    virConnectClose(conn);
    return 0;
}
