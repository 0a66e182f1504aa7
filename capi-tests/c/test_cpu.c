/* The CPU of an extended test host, compared with others; a plain one knows none. */
#include "capi.h"

# define CPU(model, rest) "<cpu><arch>x86_64</arch><model>" model "</model>" rest "</cpu>"

static const char *const nehalem = CPU("Nehalem", "");
static const char *const penryn = CPU("Penryn", "<vendor>Intel</vendor>");
static const char *const sandy_bridge = CPU("SandyBridge", "<feature name='aes'/>");

static void compare(virConnectPtr conn)
{
    NUMBER(virConnectCompareCPU(conn, nehalem, 0));
    NUMBER(virConnectCompareCPU(conn, penryn, 0));
    NUMBER(virConnectCompareCPU(conn, sandy_bridge, 0));
    NUMBER(virConnectCompareCPU(conn, sandy_bridge, VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE));
    NUMBER(virConnectCompareCPU(conn, CPU("Unknown", ""), 0));
    NUMBER(virConnectCompareCPU(conn, CPU("Penryn", "<other/>"), VIR_CONNECT_COMPARE_CPU_VALIDATE_XML));
    NUMBER(virConnectCompareCPU(conn, "<foo/>", 0));
    NUMBER(virConnectCompareCPU(conn, penryn, 4));
}

static void hypervisor(virConnectPtr conn)
{
    const char *both[] = { penryn, sandy_bridge };

    NUMBER(virConnectCompareHypervisorCPU(conn, NULL, NULL, NULL, NULL, penryn, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, "/usr/bin/test-hv", "x86_64", NULL, "test", sandy_bridge, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, NULL, "s390x", NULL, NULL, penryn, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, NULL, "foo", NULL, NULL, penryn, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, NULL, NULL, NULL, "kvm", penryn, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, NULL, NULL, NULL, "foo", penryn, 0));
    OWNED_STRING(virConnectBaselineHypervisorCPU(conn, NULL, NULL, NULL, NULL, both, 2, 0));
    OWNED_STRING(virConnectBaselineHypervisorCPU(conn, NULL, NULL, NULL, "kvm", both, 2, 0));
    OWNED_STRING(virConnectBaselineHypervisorCPU(conn, NULL, NULL, NULL, NULL, both, 1, 16));
}

int main(void)
{
    const char *one[] = { penryn };
    virConnectPtr conn;
    char *capabilities;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NUMBER(virConnectCompareCPU(conn, penryn, 0));
    NUMBER(virConnectCompareHypervisorCPU(conn, NULL, NULL, NULL, NULL, penryn, 0));
    OWNED_STRING(virConnectBaselineHypervisorCPU(conn, NULL, NULL, NULL, NULL, one, 1, 0));
    NUMBER(virConnectClose(conn));

    NEED(conn = virConnectOpen("test:///default?extended=1"));
    NEED(capabilities = virConnectGetCapabilities(conn));
    printf("%s\n", strstr(capabilities, "<model>Nehalem</model>") ? "the host is a Nehalem" : "?");
    free(capabilities);
    compare(conn);
    hypervisor(conn);
    NUMBER(virConnectClose(conn));
    return EXIT_SUCCESS;
}
