/*
 * growth.c: how the calls of test:/// hold out as domains grow in number.  Prints lines of
 * "what size figure".  A figure is in microseconds of a processor, which other programs disturb
 * less than the clock's, if its name says nothing else.
 *
 *   ./a.out FOLDER SIZE…       FOLDER is for documents; sizes in rising order
 */
#define _GNU_SOURCE
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <malloc.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A measurement goes on for so long, and stops after the first call that takes longer. */
#define LONG_ENOUGH 50e3

/* Documents with more domains are longer than a library may take. */
#define LARGEST_DOCUMENT 10000

static double microseconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
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

static void say(const char *what, int size, double figure)
{
    printf("%s %d %.4f\n", what, size, figure);
    fflush(stdout);
}

static char *format(const char *form, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, form);
    if (vasprintf(&text, form, arguments) < 0)
        exit(1);
    va_end(arguments);
    return text;
}

/* ---- domains ---- */

static char *document(int number)
{
    return format("<domain type='test'><name>guest-%d</name>"
                  "<uuid>%08x-0000-4000-8000-000000000000</uuid><memory unit='KiB'>65536</memory>"
                  "<vcpu>1</vcpu><os><type>hvm</type></os><devices>"
                  "<disk type='file' device='disk'><source file='/images/%d'/>"
                  "<target dev='vda' bus='virtio'/></disk>"
                  "<interface type='network'><source network='default'/></interface>"
                  "</devices></domain>",
                  number, number, number);
}

static virConnectPtr empty_host(const char *folder)
{
    char *path = format("%s/empty.xml", folder), *uri = format("test://%s", path);
    FILE *file = fopen(path, "w");
    virConnectPtr conn;

    if (!file || fputs("<node/>", file) < 0 || fclose(file) != 0)
        fail(path);
    if (!(conn = virConnectOpen(uri)))
        fail("virConnectOpen");
    free(path);
    free(uri);
    return conn;
}

/* Every second domain runs. */
static void define(virConnectPtr conn, int number)
{
    char *xml = document(number);
    virDomainPtr dom = virDomainDefineXML(conn, xml);

    if (!dom || (number % 2 && virDomainCreate(dom) < 0))
        fail("virDomainDefineXML");
    virDomainFree(dom);
    free(xml);
}

/* ---- calls ---- */

/* What a call needs: the connection, how many domains there are, and a number that is another each
 * time. */
struct host {
    virConnectPtr conn;
    int size;
    unsigned int turn;
    int *ids;
};

static int some(struct host *host)
{
    return (int)(host->turn++ * 7919u % (unsigned int)host->size);
}

static void found(virDomainPtr dom)
{
    if (!dom)
        fail("lookup");
    virDomainFree(dom);
}

static void lookup_name(struct host *host)
{
    char name[32];

    snprintf(name, sizeof(name), "guest-%d", some(host));
    found(virDomainLookupByName(host->conn, name));
}

static void lookup_uuid(struct host *host)
{
    char uuid[VIR_UUID_STRING_BUFLEN];

    snprintf(uuid, sizeof(uuid), "%08x-0000-4000-8000-000000000000", some(host));
    found(virDomainLookupByUUIDString(host->conn, uuid));
}

static void lookup_id(struct host *host)
{
    found(virDomainLookupByID(host->conn, host->ids[some(host) / 2]));
}

static void missing_name(struct host *host)
{
    if (virDomainLookupByName(host->conn, "no such guest"))
        fail("found");
}

static void list_with(struct host *host, unsigned int flags, int expected)
{
    virDomainPtr *all;
    int i, count = virConnectListAllDomains(host->conn, &all, flags);

    if (count != expected)
        fail("virConnectListAllDomains");
    for (i = 0; i < count; i++)
        virDomainFree(all[i]);
    free(all);
}

static void list_all(struct host *host)
{
    list_with(host, 0, host->size);
}

static void list_none(struct host *host)
{
    list_with(host, VIR_CONNECT_LIST_DOMAINS_PAUSED, 0);
}

static void stats_all(struct host *host)
{
    virDomainStatsRecordPtr *all;

    if (virConnectGetAllDomainStats(host->conn, 0, &all, 0) != host->size)
        fail("virConnectGetAllDomainStats");
    virDomainStatsRecordListFree(all);
}

static void life(struct host *host)
{
    virDomainPtr dom = virDomainLookupByName(host->conn, "guest-0");

    if (!dom || virDomainCreate(dom) < 0 || virDomainSuspend(dom) < 0 ||
        virDomainResume(dom) < 0 || virDomainDestroy(dom) < 0)
        fail("lifecycle");
    virDomainFree(dom);
}

/* Microseconds of one call. */
static double measure(struct host *host, void (*call)(struct host *))
{
    double began, spent;
    int calls = 0;

    call(host); /* the first one warms up */
    began = microseconds(CLOCK_PROCESS_CPUTIME_ID);
    do {
        call(host);
        calls++;
        spent = microseconds(CLOCK_PROCESS_CPUTIME_ID) - began;
    } while (spent < LONG_ENOUGH);
    return spent / calls;
}

/* ---- threads ---- */

#define WORK 20000
#define ATTEMPTS 9

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static void *work(void *opaque)
{
    struct host host = *(struct host *)opaque;
    virDomainInfo info;
    virDomainPtr dom;
    char name[32];
    int i;

    for (i = 0; i < WORK; i++) {
        snprintf(name, sizeof(name), "guest-%d", some(&host));
        if (!(dom = virDomainLookupByName(host.conn, name)) || virDomainGetInfo(dom, &info) < 0)
            fail("virDomainGetInfo");
        virDomainFree(dom);
    }
    return NULL;
}

static double two_threads_once(struct host *host)
{
    double began = microseconds(CLOCK_MONOTONIC), alone;
    struct host other = *host;
    pthread_t thread;

    work(host);
    alone = microseconds(CLOCK_MONOTONIC) - began;
    began = microseconds(CLOCK_MONOTONIC);
    if (pthread_create(&thread, NULL, work, &other) != 0)
        fail("pthread_create");
    work(host);
    pthread_join(thread, NULL);
    return 2 * alone / (microseconds(CLOCK_MONOTONIC) - began);
}

/* How much more two threads get done on one connection than one does, at the median of some
 * attempts: other programs disturb this one. */
static double two_threads(struct host *host)
{
    double all[ATTEMPTS];
    int i;

    for (i = 0; i < ATTEMPTS; i++)
        all[i] = two_threads_once(host);
    qsort(all, ATTEMPTS, sizeof(all[0]), compare);
    return all[ATTEMPTS / 2];
}

/* ---- memory and documents ---- */

/* KiB that the process has taken from malloc. */
static double allocated(void)
{
    struct mallinfo2 now = mallinfo2();

    return (double)(now.uordblks + now.hblkhd) / 1024;
}

static double open_document(const char *folder, int size)
{
    char *path = format("%s/%d.xml", folder, size), *uri = format("test://%s", path);
    FILE *file = fopen(path, "w");
    virConnectPtr conn;
    double began;
    int i;

    if (!file || fputs("<node>\n", file) < 0)
        fail(path);
    for (i = 0; i < size; i++) {
        char *xml = document(i);

        fputs(xml, file);
        free(xml);
    }
    if (fputs("</node>\n", file) < 0 || fclose(file) != 0)
        fail(path);
    began = microseconds(CLOCK_PROCESS_CPUTIME_ID);
    if (!(conn = virConnectOpen(uri)))
        fail("virConnectOpen");
    began = microseconds(CLOCK_PROCESS_CPUTIME_ID) - began;
    virConnectClose(conn);
    unlink(path);
    free(path);
    free(uri);
    return began;
}

/* ---- all of it ---- */

static void measure_calls(struct host *host)
{
    int size = host->size;

    say("lookup-name", size, measure(host, lookup_name));
    say("lookup-uuid", size, measure(host, lookup_uuid));
    say("lookup-id", size, measure(host, lookup_id));
    say("missing-name", size, measure(host, missing_name));
    say("lifecycle", size, measure(host, life) / 4);
    say("list", size, measure(host, list_all));
    say("stats", size, measure(host, stats_all));
    say("filter-none", size, measure(host, list_none));
    say("two-threads", size, two_threads(host));
}

/* Domains up to this size, and how much memory each of the new ones takes. */
static void grow(struct host *host, int size)
{
    double before = allocated();
    int i, old = host->size;

    for (i = old; i < size; i++)
        define(host->conn, i);
    host->size = size;
    say("kib-per-domain", size, (allocated() - before) / (size - old));
    host->ids = realloc(host->ids, sizeof(*host->ids) * (size_t)size);
    if (virConnectListDomains(host->conn, host->ids, size) != size / 2)
        fail("virConnectListDomains");
}

int main(int argc, char **argv)
{
    struct host host = {.conn = NULL};
    int i;

    if (argc < 3) {
        fprintf(stderr, "usage: %s FOLDER SIZE…\n", argv[0]);
        return 2;
    }
    virSetErrorFunc(NULL, quiet);
    host.conn = empty_host(argv[1]);
    for (i = 2; i < argc; i++) {
        grow(&host, atoi(argv[i]));
        measure_calls(&host);
        if (host.size <= LARGEST_DOCUMENT)
            say("open", host.size, open_document(argv[1], host.size));
    }
    virConnectClose(host.conn);
    free(host.ids);
    return 0;
}
