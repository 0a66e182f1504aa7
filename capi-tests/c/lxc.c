/* Joining a container, as far as it can be tried without one. */
#include "capi.h"

#include <fcntl.h>
#include <unistd.h>

#include <libvirt/libvirt-lxc.h>

static virConnectPtr conn, readonly;
static virDomainPtr domain, readonly_domain;

static void print_namespaces(unsigned int count, int *fds)
{
    unsigned int i;

    for (i = 0; i < count; i++) {
        char link[64], target[64] = "";

        snprintf(link, sizeof(link), "/proc/self/fd/%d", fds[i]);
        if (readlink(link, target, sizeof(target) - 1) < 0)
            printf("  not open\n");
        printf("  %.*s\n", (int) strcspn(target, ":"), target);
        close(fds[i]);
    }
    free(fds);
}

static void test_namespaces(void)
{
    unsigned int count = 7;
    int *old = NULL;
    int fds[] = { -1, 0 };
    int bad[] = { 1048576 };

    printf("== namespaces\n");
    NUMBER(virDomainLxcEnterNamespace(domain, 0, fds, &count, &old, 1));
    printf("%u %s\n", count, old ? "set" : "NULL");
    NUMBER(virDomainLxcEnterNamespace(domain, 0, fds, &count, &old, 0));
    printf("%u %s\n", count, old ? "set" : "NULL");
    NUMBER(virDomainLxcEnterNamespace(domain, 1, bad, &count, &old, 0));
    printf("%u %s\n", count, old ? "set" : "NULL");
    NUMBER(virDomainLxcEnterNamespace(domain, 1, fds, NULL, &old, 0));
    NUMBER(virDomainLxcEnterNamespace(domain, 1, fds, &count, NULL, 0));
    /* A negative descriptor is passed over, so nothing is joined. */
    NUMBER(virDomainLxcEnterNamespace(domain, 1, fds, &count, &old, 0));
    print_namespaces(count, old);
    NUMBER(virDomainLxcOpenNamespace(NULL, NULL, 0));
    NUMBER(virDomainLxcOpenNamespace(domain, NULL, 0));
    NUMBER(virDomainLxcOpenNamespace(readonly_domain, NULL, 0));
    NUMBER(virDomainLxcOpenNamespace(readonly_domain, &old, 0));
    NUMBER(virDomainLxcOpenNamespace(domain, &old, 0));
}

static void test_label(void)
{
    virSecurityModel model;
    virSecurityLabel label, old;

    printf("== labels\n");
    memset(&model, 0, sizeof(model));
    memset(&label, 0, sizeof(label));
    memset(&old, 'x', sizeof(old));
    NUMBER(virDomainLxcEnterSecurityLabel(NULL, NULL, NULL, 4));
    NUMBER(virDomainLxcEnterSecurityLabel(NULL, &label, NULL, 0));
    NUMBER(virDomainLxcEnterSecurityLabel(&model, NULL, NULL, 0));
    NUMBER(virDomainLxcEnterSecurityLabel(&model, &label, NULL, 0));
    strcpy(model.model, "unheard of");
    NUMBER(virDomainLxcEnterSecurityLabel(&model, &label, &old, 0));
    strcpy(model.model, "none");
    NUMBER(virDomainLxcEnterSecurityLabel(&model, &label, &old, 0));
    printf("'%s' %d\n", old.label, old.enforcing);
}

static void test_cgroup(void)
{
    printf("== control groups\n");
    NUMBER(virDomainLxcEnterCGroup(NULL, 1));
    NUMBER(virDomainLxcEnterCGroup(readonly_domain, 1));
    NUMBER(virDomainLxcEnterCGroup(domain, 1));
    NUMBER(virDomainLxcEnterCGroup(domain, ~0u));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(readonly = virConnectOpenReadOnly("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NEED(readonly_domain = virDomainLookupByName(readonly, "test"));
    test_namespaces();
    test_label();
    test_cgroup();
    virDomainFree(readonly_domain);
    virDomainFree(domain);
    virConnectClose(readonly);
    virConnectClose(conn);
    return 0;
}
