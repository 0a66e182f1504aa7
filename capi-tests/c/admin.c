/* The administration interface without a daemon: URIs, NULL handles, versions. */
#include "capi.h"

#include <libvirt/libvirt-admin.h>

static void test_null(void)
{
    unsigned long long version = 0;

    printf("== null\n");
    NUMBER(virAdmGetVersion(&version));
    printf("%d\n", version == LIBVIR_VERSION_NUMBER);
    NUMBER(virAdmGetVersion(NULL));
    virResetLastError();
    NUMBER(virAdmInitialize());
    NUMBER(virAdmConnectClose(NULL));
    NUMBER(virAdmConnectIsAlive(NULL));
    NUMBER(virAdmConnectRef(NULL));
    OWNED_STRING(virAdmConnectGetURI(NULL));
    NUMBER(virAdmConnectGetLibVersion(NULL, NULL));
    NUMBER(virAdmConnectRegisterCloseCallback(NULL, NULL, NULL, NULL));
    NUMBER(virAdmConnectUnregisterCloseCallback(NULL, NULL));
    NUMBER(virAdmConnectListServers(NULL, NULL, 0));
    POINTER(virAdmConnectLookupServer(NULL, NULL, 0));
    NUMBER(virAdmConnectGetLoggingOutputs(NULL, NULL, 0));
    NUMBER(virAdmConnectGetLoggingFilters(NULL, NULL, 0));
    NUMBER(virAdmConnectSetLoggingOutputs(NULL, NULL, 0));
    NUMBER(virAdmConnectSetLoggingFilters(NULL, NULL, 0));
    NUMBER(virAdmConnectSetDaemonTimeout(NULL, 0, 0));
    NUMBER(virAdmConnectDaemonShutdown(NULL, 0));
    STRING(virAdmServerGetName(NULL));
    NUMBER(virAdmServerFree(NULL));
    NUMBER(virAdmServerGetThreadPoolParameters(NULL, NULL, NULL, 0));
    NUMBER(virAdmServerSetThreadPoolParameters(NULL, NULL, 0, 0));
    NUMBER(virAdmServerListClients(NULL, NULL, 0));
    POINTER(virAdmServerLookupClient(NULL, 0, 0));
    NUMBER(virAdmServerGetClientLimits(NULL, NULL, NULL, 0));
    NUMBER(virAdmServerSetClientLimits(NULL, NULL, 0, 0));
    NUMBER(virAdmServerUpdateTlsFiles(NULL, 0));
    NUMBER(virAdmClientGetID(NULL));
    NUMBER(virAdmClientGetTimestamp(NULL));
    NUMBER(virAdmClientGetTransport(NULL));
    NUMBER(virAdmClientGetInfo(NULL, NULL, NULL, 0));
    NUMBER(virAdmClientClose(NULL, 0));
    NUMBER(virAdmClientFree(NULL));
}

static void open_one(const char *uri, unsigned int flags)
{
    printf("%s, flags %u\n", capi_text(uri), flags);
    POINTER(virAdmConnectOpen(uri, flags));
}

static void test_open(void)
{
    const char *uris[] = {
        "libvirtd:///system?socket=/nonexistent/socket",
        "virtqemud://host/system?socket=/nonexistent/socket",
        "other:///other?socket=/nonexistent/socket",
        "libvirtd:///system?socket=/nonexistent/socket&more=1",
        "libvirtd:///system?Socket=/nonexistent/socket",
        "libvirtd:///elsewhere",
        "libvirtd:",
        "LIBVIRTD:///system",
        "qemu:///system",
        "///system",
        "plain",
        "",
        "%%:",
    };
    size_t i;

    printf("== open\n");
    for (i = 0; i < sizeof(uris) / sizeof(uris[0]); i++) {
        open_one(uris[i], 0);
        open_one(uris[i], VIR_CONNECT_NO_ALIASES);
    }
    open_one("qemu:///system", ~0u);
    setenv("LIBVIRT_ADMIN_DEFAULT_URI", "virtlogd:///system?socket=/nonexistent/of-environment", 1);
    open_one(NULL, 0);
    setenv("LIBVIRT_ADMIN_DEFAULT_URI", "test:///default", 1);
    open_one(NULL, 0);
    open_one("libvirtd:///system?socket=/nonexistent/socket", 0);
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    test_null();
    test_open();
    return 0;
}
