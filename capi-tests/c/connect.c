/* Connections: the URIs that open and those that don't, references, and what a
 * connection tells about itself. */
#define _GNU_SOURCE
#include "capi.h"

#include <unistd.h>

static void open_and_close(const char *label, virConnectPtr (*open)(const char *), const char *uri)
{
    virConnectPtr conn = open(uri);

    printf("%s(%s) -> %s\n", label, capi_text(uri), conn ? "connection" : "NULL");
    capi_print_error(virGetLastError());
    if (conn) {
        OWNED_STRING(virConnectGetURI(conn));
        NUMBER(virConnectClose(conn));
    }
}

static void test_uris(void)
{
    static const char *const uris[] = {
        "test:///default",
        "test:///DEFAULT",
        "test:/default",
        "test:///default?x=y",
        "test:///default#part",
        "test:///",
        "test://",
        "test",
        "test:",
        "test:///no/such/file.xml",
        ":///default",
        "test:///default with space",
        "test:///%64efault",
        "not a uri at all",
    };
    size_t i;

    printf("== URIs\n");
    for (i = 0; i < sizeof(uris) / sizeof(uris[0]); i++)
        open_and_close("virConnectOpen", virConnectOpen, uris[i]);
    open_and_close("virConnectOpenReadOnly", virConnectOpenReadOnly, "test:///default");
}

static void test_default_uri(void)
{
    printf("== the default URI\n");
    NEED(setenv("LIBVIRT_DEFAULT_URI", "test:///default", 1) == 0);
    open_and_close("virConnectOpen", virConnectOpen, NULL);
    open_and_close("virConnectOpen", virConnectOpen, "");
    open_and_close("virConnectOpenReadOnly", virConnectOpenReadOnly, NULL);
    NEED(setenv("LIBVIRT_DEFAULT_URI", "test:///", 1) == 0);
    open_and_close("virConnectOpen", virConnectOpen, NULL);
    NEED(setenv("VIRSH_DEFAULT_CONNECT_URI", "test:///default", 1) == 0);
    open_and_close("virConnectOpen", virConnectOpen, NULL);
    NEED(unsetenv("VIRSH_DEFAULT_CONNECT_URI") == 0);
    NEED(unsetenv("LIBVIRT_DEFAULT_URI") == 0);
}

static int ask_credentials(virConnectCredentialPtr credentials, unsigned int count, void *opaque)
{
    (void) credentials;
    (void) count;
    (*(int *) opaque)++;
    return -1;
}

static void test_auth(void)
{
    int asked = 0;
    int types[] = { VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE };
    virConnectAuth auth = { types, 2, ask_credentials, &asked };
    virConnectPtr conn;
    unsigned int flags;

    printf("== auth\n");
    printf("default auth: %s\n", virConnectAuthPtrDefault ? "there" : "missing");
    for (flags = 0; flags <= 4; flags++) {
        conn = virConnectOpenAuth("test:///default", &auth, flags);
        printf("virConnectOpenAuth flags %u -> %s, asked %d\n", flags, conn ? "connection" : "NULL", asked);
        capi_print_error(virGetLastError());
        if (conn) {
            virDomainPtr domain = virDomainLookupByName(conn, "test");

            NEED(domain);
            NUMBER(virDomainSuspend(domain));
            NUMBER(virDomainResume(domain));
            virDomainFree(domain);
            virConnectClose(conn);
        }
    }
    conn = virConnectOpenAuth("test:///default", NULL, 0);
    printf("without auth -> %s\n", conn ? "connection" : "NULL");
    if (conn)
        virConnectClose(conn);
}

static void test_queries(virConnectPtr conn)
{
    unsigned long version = 0;
    unsigned long type_version = 0;
    char *hostname;
    char own[256] = "";

    printf("== what it tells\n");
    OWNED_STRING(virConnectGetURI(conn));
    STRING(virConnectGetType(conn));
    NUMBER(virConnectGetVersion(conn, &version));
    printf("version %lu\n", version);
    NUMBER(virConnectGetLibVersion(conn, &version));
    printf("library %lu\n", version);
    NUMBER(virGetVersion(&version, "test", &type_version));
    printf("library %lu type %lu\n", version, type_version);
    NUMBER(virGetVersion(&version, NULL, NULL));
    NUMBER(virGetVersion(&version, NULL, &type_version));
    NUMBER(virGetVersion(&version, "no such type", &type_version));
    NUMBER(virGetVersion(NULL, NULL, NULL));
    NUMBER(virConnectGetVersion(conn, NULL));
    NUMBER(virConnectGetLibVersion(conn, NULL));
    NUMBER(virConnectIsAlive(conn));
    NUMBER(virConnectIsSecure(conn));
    NUMBER(virConnectIsEncrypted(conn));
    NUMBER(virConnectGetMaxVcpus(conn, NULL));
    NUMBER(virConnectGetMaxVcpus(conn, "test"));
    NUMBER(virConnectSetKeepAlive(conn, 5, 3));
    NUMBER(virConnectSetKeepAlive(conn, 0, 0));
    NUMBER(virConnectSetKeepAlive(conn, -1, 3));

    hostname = virConnectGetHostname(conn);
    NEED(gethostname(own, sizeof(own) - 1) == 0);
    printf("host name: %s\n", hostname && strncmp(hostname, own, strlen(own)) == 0 ? "this machine's" : "another");
    free(hostname);
}

static void closed(virConnectPtr conn, int reason, void *opaque)
{
    (void) conn;
    printf("  closed, reason %d, %s\n", reason, (const char *) opaque);
}

static void free_opaque(void *opaque)
{
    printf("  free callback of '%s'\n", (const char *) opaque);
}

static void other_closed(virConnectPtr conn, int reason, void *opaque)
{
    closed(conn, reason, opaque);
}

static void test_close_callbacks(virConnectPtr conn)
{
    printf("== close callbacks\n");
    NUMBER(virConnectRegisterCloseCallback(conn, closed, (void *) "first", free_opaque));
    NUMBER(virConnectRegisterCloseCallback(conn, closed, (void *) "second", free_opaque));
    NUMBER(virConnectRegisterCloseCallback(conn, NULL, NULL, NULL));
    NUMBER(virConnectUnregisterCloseCallback(conn, other_closed));
    NUMBER(virConnectUnregisterCloseCallback(conn, NULL));
    NUMBER(virConnectUnregisterCloseCallback(conn, closed));
    NUMBER(virConnectUnregisterCloseCallback(conn, closed));
    NUMBER(virConnectRegisterCloseCallback(NULL, closed, NULL, NULL));
}

static void test_references(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    printf("== references\n");
    NEED(conn = virConnectOpen("test:///default"));
    NUMBER(virConnectRef(conn));
    NUMBER(virConnectRef(conn));
    NUMBER(virConnectClose(conn));
    NUMBER(virConnectClose(conn));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NUMBER(virDomainRef(domain));
    NUMBER(virDomainFree(domain));
    /* the domain keeps its connection alive */
    NUMBER(virConnectClose(conn));
    STRING(virDomainGetName(domain));
    NUMBER(virDomainIsActive(domain));
    printf("same connection: %s\n", virDomainGetConnect(domain) == conn ? "yes" : "no");
    NUMBER(virDomainFree(domain));

    NUMBER(virConnectRef(NULL));
    NUMBER(virConnectClose(NULL));
}

int main(void)
{
    virConnectPtr conn;

    virSetErrorFunc(NULL, capi_quiet);
    NUMBER(virInitialize());
    NUMBER(virInitialize());
    test_uris();
    test_default_uri();
    test_auth();
    NEED(conn = virConnectOpen("test:///default"));
    test_queries(conn);
    test_close_callbacks(conn);
    NUMBER(virConnectClose(conn));
    test_references();
    return 0;
}
