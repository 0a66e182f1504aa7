/* The host behind test:///default, as each call about it describes it. */
#include "capi.h"

static virConnectPtr conn;

static void test_node(void)
{
    virNodeInfo info;
    virSecurityModel model;
    unsigned long long cells[4];
    int n;
    int i;

    printf("== node\n");
    memset(&info, 0, sizeof(info));
    NUMBER(virNodeGetInfo(conn, &info));
    printf("%s: %lu KiB, %u CPUs of %u MHz, %u nodes %u sockets %u cores %u threads, at most %u\n", info.model,
           info.memory, info.cpus, info.mhz, info.nodes, info.sockets, info.cores, info.threads,
           VIR_NODEINFO_MAXCPUS(info));
    memset(&model, 0, sizeof(model));
    NUMBER(virNodeGetSecurityModel(conn, &model));
    printf("model '%s' doi '%s'\n", model.model, model.doi);
    n = virNodeGetCellsFreeMemory(conn, cells, 0, 4);
    printf("%d cells\n", n);
    capi_print_error(virGetLastError());
    for (i = 0; i < n; i++)
        printf("  %llu\n", cells[i]);
    NUMBER(virNodeGetCellsFreeMemory(conn, cells, 1, 4));
    NUMBER(virNodeGetCellsFreeMemory(conn, cells, 5, 4));
    NUMBER(virNodeGetFreeMemory(conn) > 0);
}

static void test_statistics(void)
{
    virNodeCPUStats cpu[8];
    virNodeMemoryStats memory[8];
    unsigned int pages[] = { 4 };
    unsigned long long counts[4];
    int n = 0;

    printf("== statistics\n");
    NUMBER(virNodeGetCPUStats(conn, VIR_NODE_CPU_STATS_ALL_CPUS, NULL, &n, 0));
    printf("%d CPU statistics\n", n);
    NUMBER(virNodeGetCPUStats(conn, VIR_NODE_CPU_STATS_ALL_CPUS, cpu, &n, 0));
    NUMBER(virNodeGetCPUStats(conn, 1000, cpu, &n, 0));
    NUMBER(virNodeGetCPUStats(conn, 0, cpu, &n, 1U << 31));
    n = 0;
    NUMBER(virNodeGetMemoryStats(conn, VIR_NODE_MEMORY_STATS_ALL_CELLS, NULL, &n, 0));
    NUMBER(virNodeGetMemoryStats(conn, VIR_NODE_MEMORY_STATS_ALL_CELLS, memory, &n, 0));
    NUMBER(virNodeGetFreePages(conn, 1, pages, 0, 1, counts, 0));
}

static void test_cpu_map(void)
{
    unsigned char *map = NULL;
    unsigned int online = 0;
    int i;
    int n;

    printf("== CPU map\n");
    n = virNodeGetCPUMap(conn, &map, &online, 0);
    printf("%d CPUs, %u online:", n, online);
    for (i = 0; map && i < n; i++)
        printf(" %d", VIR_CPU_USED(map, i) ? 1 : 0);
    printf("\n");
    free(map);
    NUMBER(virNodeGetCPUMap(conn, NULL, NULL, 0));
    NUMBER(virNodeGetCPUMap(conn, NULL, NULL, 1U << 31));
}

static void test_descriptions(void)
{
    static const char *const cpus[] = {
        "<cpu><arch>x86_64</arch><model>Penryn</model><vendor>Intel</vendor><topology sockets='1' cores='2' threads='1'/></cpu>",
        "<cpu><arch>x86_64</arch><model>Nehalem</model><vendor>Intel</vendor></cpu>",
    };
    const char *list[2];
    char **models = NULL;

    printf("== descriptions\n");
    OWNED_STRING(virConnectGetCapabilities(conn));
    OWNED_STRING(virConnectGetSysinfo(conn, 0));
    OWNED_STRING(virConnectGetStoragePoolCapabilities(conn, 0));
    NUMBER(virConnectCompareCPU(conn, "<cpu/>", 0));
    NUMBER(virConnectCompareCPU(conn, "no XML", 0));
    list[0] = cpus[0];
    list[1] = cpus[1];
    OWNED_STRING(virConnectBaselineCPU(conn, list, 0, 0));
    OWNED_STRING(virConnectBaselineCPU(conn, NULL, 2, 0));
    NUMBER(virConnectGetCPUModelNames(conn, "no-such-arch", &models, 0));
    NUMBER(virConnectGetCPUModelNames(conn, NULL, NULL, 0));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    test_node();
    test_statistics();
    test_cpu_map();
    test_descriptions();
    NUMBER(virConnectClose(conn));
    return 0;
}
