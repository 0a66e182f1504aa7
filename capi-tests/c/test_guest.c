/* What a guest of test:///default answers, how its threads are bound and what it
 * has used, stored and running. */
#include "capi.h"

static const char guest_xml[] =
    "<domain type='test'><name>guest</name><uuid>00000000-0000-0000-0000-000000000001</uuid>"
    "<memory>65536</memory><vcpu current='2'>4</vcpu>"
    "<os><type>hvm</type></os><devices>"
    "<disk type='file'><source file='/tmp/a.img'/><target dev='vda' bus='virtio'/></disk>"
    "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
    "<memballoon model='virtio'/></devices></domain>";

static void answer(virDomainPtr domain)
{
    const char *root[] = { "/" };
    const char *nowhere[] = { "/nowhere" };
    unsigned int keys[] = { 1, 300 };
    long long seconds = 0;
    unsigned int nseconds = 0;

    NUMBER(virDomainFSFreeze(domain, root, 1, 0));
    NUMBER(virDomainFSFreeze(domain, NULL, 0, 0));
    NUMBER(virDomainFSFreeze(domain, nowhere, 1, 0));
    NUMBER(virDomainFSThaw(domain, NULL, 0, 0));
    NUMBER(virDomainFSThaw(domain, NULL, 0, 1));
    NUMBER(virDomainFSTrim(domain, "/nowhere", 0, 0));
    NUMBER(virDomainSetTime(domain, 1000, 5, 0));
    NUMBER(virDomainGetTime(domain, &seconds, &nseconds, 0));
    printf("  %lld %u\n", seconds, nseconds);
    NUMBER(virDomainSetUserPassword(domain, "root", "secret", 0));
    NUMBER(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 0, keys, 1, 0));
    NUMBER(virDomainSendKey(domain, VIR_KEYCODE_SET_LINUX, 0, keys, 2, 0));
    NUMBER(virDomainSendProcessSignal(domain, 1, VIR_DOMAIN_PROCESS_SIGNAL_RT32, 0));
    NUMBER(virDomainSendProcessSignal(domain, 1, 65, 0));
    NUMBER(virDomainSendProcessSignal(domain, 2, VIR_DOMAIN_PROCESS_SIGNAL_HUP, 0));
}

static void bind_threads(virDomainPtr domain)
{
    unsigned char none = 0;
    unsigned char first = 1;
    unsigned char maps[4] = { 0, 0, 0, 0 };

    NUMBER(virDomainPinVcpu(domain, 0, &first, 1));
    NUMBER(virDomainPinVcpu(domain, 3, &first, 1));
    NUMBER(virDomainPinVcpuFlags(domain, 0, &first, 1, VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainGetVcpuPinInfo(domain, 4, maps, 1, 0));
    printf("  %02x %02x %02x %02x\n", maps[0], maps[1], maps[2], maps[3]);
    NUMBER(virDomainPinEmulator(domain, &none, 1, 0));
    NUMBER(virDomainPinEmulator(domain, &first, 1, 0));
    NUMBER(virDomainGetEmulatorPinInfo(domain, maps, 1, 0));
    printf("  %02x\n", maps[0]);
    NUMBER(virDomainAddIOThread(domain, 0, 0));
    NUMBER(virDomainAddIOThread(domain, 7, 0));
    NUMBER(virDomainAddIOThread(domain, 7, 0));
    NUMBER(virDomainPinIOThread(domain, 7, &first, 1, 0));
    NUMBER(virDomainPinIOThread(domain, 8, &first, 1, 0));
    NUMBER(virDomainDelIOThread(domain, 7, 0));
    NUMBER(virDomainDelIOThread(domain, 7, 0));
    NUMBER(virDomainSetLifecycleAction(domain, VIR_DOMAIN_LIFECYCLE_CRASH, VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE, 0));
    NUMBER(virDomainSetLifecycleAction(domain, VIR_DOMAIN_LIFECYCLE_REBOOT,
                                       VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART, 0));
}

static void measure(virDomainPtr domain)
{
    virDomainBlockInfo info;
    virDomainBlockStatsStruct disk;
    virDomainInterfaceStatsStruct card;
    virDomainMemoryStatStruct memory[VIR_DOMAIN_MEMORY_STAT_NR];
    virSecurityLabel label;
    unsigned char bytes[4] = { 0, 0, 0, 0 };
    int i, n;

    memset(&info, 0, sizeof(info));
    memset(&label, 0, sizeof(label));
    NUMBER(virDomainGetBlockInfo(domain, "/tmp/a.img", &info, 0));
    printf("  %llu %llu %llu\n", info.capacity, info.allocation, info.physical);
    NUMBER(virDomainGetBlockInfo(domain, "vdz", &info, 0));
    NUMBER(virDomainBlockStats(domain, "", &disk, sizeof(disk)));
    NUMBER(virDomainBlockStats(domain, "vda", &disk, sizeof(disk)));
    NUMBER(virDomainBlockStats(domain, "vdz", &disk, sizeof(disk)));
    NUMBER(virDomainInterfaceStats(domain, "52:54:00:00:00:01", &card, sizeof(card)));
    NUMBER(virDomainInterfaceStats(domain, "none", &card, sizeof(card)));
    n = virDomainMemoryStats(domain, memory, VIR_DOMAIN_MEMORY_STAT_NR, 0);
    for (i = 0; i < n; i++)
        printf("  %d %llu\n", memory[i].tag, memory[i].val);
    NUMBER(virDomainMemoryPeek(domain, 300, 4, bytes, VIR_MEMORY_VIRTUAL));
    printf("  %02x %02x %02x %02x\n", bytes[0], bytes[1], bytes[2], bytes[3]);
    NUMBER(virDomainMemoryPeek(domain, 300, 4, bytes, 0));
    NUMBER(virDomainGetSecurityLabel(domain, &label));
    printf("  '%s' %d\n", label.label, label.enforcing);
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    OWNED_STRING(virConnectGetDomainCapabilities(conn, "/bin/x", "x86_64", "pc", "kvm", 0));
    OWNED_STRING(virConnectGetDomainCapabilities(conn, NULL, "none", NULL, NULL, 0));
    NEED(domain = virDomainDefineXML(conn, guest_xml));
    printf("== stored\n");
    answer(domain);
    bind_threads(domain);
    measure(domain);
    NEED(virDomainCreate(domain) == 0);
    printf("== running\n");
    answer(domain);
    bind_threads(domain);
    measure(domain);
    OWNED_STRING(virDomainGetXMLDesc(domain, 0));
    NEED(virDomainDestroy(domain) == 0);
    NEED(virDomainUndefine(domain) == 0);
    virDomainFree(domain);
    NUMBER(virConnectClose(conn));
    return 0;
}
