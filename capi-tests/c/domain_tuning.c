/* Memory and virtual CPUs of a domain on test:///default, in its stored
 * configuration and while it runs. */
#include "capi.h"

static const char guest_xml[] =
    "<domain type='test'><name>guest</name><memory>65536</memory><currentMemory>32768</currentMemory>"
    "<vcpu>2</vcpu><os><type>hvm</type></os></domain>";

static void print_info(virDomainPtr domain)
{
    virDomainInfo info;

    memset(&info, 0, sizeof(info));
    NEED(virDomainGetInfo(domain, &info) == 0);
    printf("  state %d max %lu memory %lu vcpus %d\n", info.state, info.maxMem, info.memory, info.nrVirtCpu);
}

static void change(virDomainPtr domain)
{
    NUMBER(virDomainGetMaxMemory(domain));
    NUMBER(virDomainSetMemory(domain, 0));
    NUMBER(virDomainSetMemory(domain, 16384));
    NUMBER(virDomainSetMemoryFlags(domain, 16384, VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainSetMemoryFlags(domain, 1UL << 40, VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainSetMemoryFlags(domain, -1UL, VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainSetMaxMemory(domain, 131072));
    NUMBER(virDomainGetMaxMemory(domain));
    NUMBER(virDomainGetMaxVcpus(domain));
    NUMBER(virDomainGetVcpusFlags(domain, VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainGetVcpusFlags(domain, VIR_DOMAIN_AFFECT_LIVE));
    NUMBER(virDomainGetVcpusFlags(domain, VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainSetVcpus(domain, 0));
    NUMBER(virDomainSetVcpus(domain, 1));
    NUMBER(virDomainSetVcpusFlags(domain, 1, VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainSetVcpusFlags(domain, 100, VIR_DOMAIN_AFFECT_CONFIG));
    NUMBER(virDomainSetVcpusFlags(domain, 1, VIR_DOMAIN_VCPU_MAXIMUM));
    NUMBER(virDomainSetVcpusFlags(domain, 1, VIR_DOMAIN_VCPU_GUEST | VIR_DOMAIN_AFFECT_CONFIG));
    print_info(domain);
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainDefineXML(conn, guest_xml));
    printf("== stored\n");
    change(domain);
    NEED(virDomainCreate(domain) == 0);
    printf("== running\n");
    change(domain);
    NEED(virDomainDestroy(domain) == 0);
    NEED(virDomainUndefine(domain) == 0);
    virDomainFree(domain);
    NUMBER(virConnectClose(conn));
    return 0;
}
