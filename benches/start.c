/*
 * start.c: starts and ends a QEMU guest and prints the microseconds of each virDomainCreate, which
 * returns with the guest running, and of each virDomainDestroy.
 *
 *   ./a.out ROOT-DIRECTORY EMULATOR COUNT
 */
#define _GNU_SOURCE
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double microseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void quiet(void *opaque, virErrorPtr error)
{
    (void)opaque;
    (void)error;
}

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, virGetLastErrorMessage());
    exit(1);
}

static virDomainPtr define(virConnectPtr conn, const char *emulator)
{
    char *xml;
    virDomainPtr dom;

    if (asprintf(&xml,
                 "<domain type='qemu'><name>bench</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
                 "<os><type arch='x86_64' machine='pc'>hvm</type></os>"
                 "<devices><emulator>%s</emulator></devices><seclabel type='none'/></domain>",
                 emulator) < 0)
        exit(1);
    dom = virDomainDefineXML(conn, xml);
    free(xml);
    if (!dom)
        fail("virDomainDefineXML");
    return dom;
}

static void measure(virDomainPtr dom)
{
    double began = microseconds(), running;
    int state = VIR_DOMAIN_NOSTATE;

    if (virDomainCreate(dom) < 0)
        fail("virDomainCreate");
    running = microseconds();
    if (virDomainGetState(dom, &state, NULL, 0) < 0 || state != VIR_DOMAIN_RUNNING)
        fail("virDomainGetState");
    printf("create %.1f\n", running - began);
    began = microseconds();
    if (virDomainDestroy(dom) < 0)
        fail("virDomainDestroy");
    printf("destroy %.1f\n", microseconds() - began);
}

int main(int argc, char **argv)
{
    char uri[4096];
    virConnectPtr conn;
    virDomainPtr dom;
    int count;

    if (argc != 4) {
        fprintf(stderr, "usage: %s ROOT-DIRECTORY EMULATOR COUNT\n", argv[0]);
        return 2;
    }
    virSetErrorFunc(NULL, quiet);
    virEventRegisterDefaultImpl();
    snprintf(uri, sizeof(uri), "qemu:///embed?root=%s", argv[1]);
    if (!(conn = virConnectOpen(uri)))
        fail("virConnectOpen");
    dom = define(conn, argv[2]);
    for (count = atoi(argv[3]); count > 0; count--)
        measure(dom);
    virDomainUndefine(dom);
    virDomainFree(dom);
    virConnectClose(conn);
    return 0;
}
