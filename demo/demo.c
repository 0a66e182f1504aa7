/*
 * demo.c: a plain client of libvirt's C API.  It starts a real guest whose clock is
 * <clock offset='variable' basis='localtime'>, waits until the guest changes its clock, and
 * compares every figure with what it must be.
 *
 *   cc demo.c $(pkg-config --cflags --libs libvirt)
 *   ./a.out ROOT-DIRECTORY BOOT-SECTOR EMULATOR
 *
 * Exit status 0 only if every figure is right.  The guest is gone in any case.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Two zones that need no zone files: 5 h 45 min east, 5 h west of UTC. */
#define FIRST_ZONE "<+0545>-5:45"
#define FIRST_OFFSET 20700
#define SECOND_ZONE "EST5"
#define HOUR 3600

static int wrong;
static char name[64];
static virDomainPtr guest;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int events;
static long long offset;

static void check(int right, const char *format, ...)
{
    va_list args;

    printf("  %s ", right ? "ok   " : "WRONG");
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    if (!right)
        wrong = 1;
}

/* Ends the guest, whatever state it is in: a call may well find nothing to do. */
static void clean_up(void)
{
    if (!guest)
        return;
    virDomainDestroy(guest);
    virDomainUndefine(guest);
    virDomainFree(guest);
    guest = NULL;
}

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, virGetLastErrorMessage());
    clean_up();
    exit(1);
}

static void rtc_changed(virConnectPtr conn, virDomainPtr dom, long long utcoffset, void *opaque)
{
    (void)conn;
    (void)dom;
    (void)opaque;
    pthread_mutex_lock(&lock);
    offset = utcoffset;
    events++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void *run_loop(void *opaque)
{
    (void)opaque;
    while (virEventRunDefaultImpl() == 0)
        ;
    return NULL;
}

static int wait_for_event(int seconds)
{
    struct timespec until;
    int found;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += seconds;
    pthread_mutex_lock(&lock);
    while (events == 0 && pthread_cond_timedwait(&changed, &lock, &until) == 0)
        ;
    found = events > 0;
    pthread_mutex_unlock(&lock);
    return found;
}

static void zone(const char *value)
{
    setenv("TZ", value, 1);
    tzset();
}

/* The value of -rtc of our guest's QEMU. */
static int rtc_argument(char *out, size_t size)
{
    char marker[128], path[300], args[65536];
    struct dirent *entry;
    DIR *proc = opendir("/proc");
    int found = 0;

    snprintf(marker, sizeof(marker), "guest=%s,", name);
    while (proc && !found && (entry = readdir(proc))) {
        size_t length, at;
        int ours = 0;
        FILE *file;

        snprintf(path, sizeof(path), "/proc/%s/cmdline", entry->d_name);
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9' || !(file = fopen(path, "r")))
            continue;
        length = fread(args, 1, sizeof(args) - 1, file);
        fclose(file);
        args[length] = 0;
        for (at = 0; at < length; at += strlen(args + at) + 1) {
            if (strncmp(args + at, marker, strlen(marker)) == 0)
                ours = 1;
            if (ours && strcmp(args + at, "-rtc") == 0) {
                snprintf(out, size, "%s", args + at + 5);
                found = 1;
            }
        }
    }
    if (proc)
        closedir(proc);
    return found;
}

/* Seconds from now (UTC) to the date in `base=2026-11-22T19:30:01`. */
static long long distance_of(const char *rtc)
{
    struct tm tm = { 0 };

    if (!strptime(rtc, "base=%Y-%m-%dT%H:%M:%S", &tm))
        return -1000000000;
    return (long long)timegm(&tm) - (long long)time(NULL);
}

/* The <clock> element and its adjustment. */
static long long clock_of(virDomainPtr dom, unsigned int flags, char *out, size_t size)
{
    char *xml = virDomainGetXMLDesc(dom, flags);
    char *start, *end, *adjustment;
    long long value = -1;

    if (!xml)
        fail("virDomainGetXMLDesc");
    out[0] = 0;
    start = strstr(xml, "<clock");
    end = start ? strchr(start, '>') : NULL;
    if (end)
        snprintf(out, size, "%.*s", (int)(end - start + 1), start);
    if ((adjustment = strstr(out, "adjustment='")))
        value = atoll(adjustment + strlen("adjustment='"));
    free(xml);
    return value;
}

static int near(long long value, long long wanted, long long slack)
{
    return value >= wanted - slack && value <= wanted + slack;
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void check_start(virDomainPtr dom)
{
    char rtc[200] = "", live[300], inactive[300];
    long long adjustment;

    check(rtc_argument(rtc, sizeof(rtc)) && near(distance_of(rtc), FIRST_OFFSET, 5),
          "QEMU got     -rtc %s   (now + %d s)", rtc, FIRST_OFFSET);
    adjustment = clock_of(dom, 0, live, sizeof(live));
    check(adjustment == FIRST_OFFSET && strstr(live, "basis='utc'"), "live         %s", live);
    adjustment = clock_of(dom, VIR_DOMAIN_XML_INACTIVE, inactive, sizeof(inactive));
    check(adjustment == 0 && strstr(inactive, "basis='localtime'"), "persistent   %s", inactive);
}

static long long check_event(virDomainPtr dom)
{
    char live[300];
    long long naive, adjustment;

    puts("The guest sets its clock one hour ahead:");
    if (!wait_for_event(30)) {
        check(0, "no RTC_CHANGE event within 30 s");
        return 0;
    }
    /* At 23 o'clock the guest goes an hour back instead; QEMU may count a second less. */
    naive = offset - FIRST_OFFSET;
    check(near(naive, HOUR, 1) || near(naive, -HOUR, 1),
          "RTC_CHANGE   %lld s from UTC   (the naive figure, without the zone: %lld s)", offset, naive);
    adjustment = clock_of(dom, 0, live, sizeof(live));
    check(adjustment == offset, "live         %s", live);
    return offset;
}

static void check_restore(virConnectPtr conn, virDomainPtr dom, const char *file, long long kept)
{
    char rtc[200] = "", live[300];
    long long adjustment;

    printf("Saved here, restored in another zone (TZ=%s, UTC-5):\n", SECOND_ZONE);
    if (virDomainSave(dom, file) < 0)
        fail("virDomainSave");
    zone(SECOND_ZONE);
    if (virDomainRestore(conn, file) < 0)
        fail("virDomainRestore");
    check(rtc_argument(rtc, sizeof(rtc)) && near(distance_of(rtc), kept, 5),
          "QEMU got     -rtc %s   (now + %lld s)", rtc, kept);
    adjustment = clock_of(dom, 0, live, sizeof(live));
    check(adjustment == kept && strstr(live, "basis='utc'"), "live         %s", live);
}

static virDomainPtr define(virConnectPtr conn, const char *image, const char *emulator)
{
    char *xml;
    virDomainPtr dom;

    if (asprintf(&xml,
                 "<domain type='qemu'>\n"
                 "  <name>%s</name>\n"
                 "  <memory unit='MiB'>16</memory>\n"
                 "  <vcpu>1</vcpu>\n"
                 "  <os><type arch='x86_64' machine='pc'>hvm</type></os>\n"
                 "  <clock offset='variable' basis='localtime' adjustment='0'/>\n"
                 "  <devices>\n"
                 "    <emulator>%s</emulator>\n"
                 "    <disk type='file' device='disk'>\n"
                 "      <driver name='qemu' type='raw'/>\n"
                 "      <source file='%s'/>\n"
                 "      <target dev='hda' bus='ide'/>\n"
                 "    </disk>\n"
                 "    <controller type='usb' model='none'/>\n"
                 "    <memballoon model='none'/>\n"
                 "  </devices>\n"
                 "  <seclabel type='none'/>\n"
                 "</domain>\n",
                 name, emulator, image) < 0)
        fail("asprintf");
    dom = virDomainDefineXML(conn, xml);
    free(xml);
    if (!dom)
        fail("virDomainDefineXML");
    return dom;
}

/* Errors are printed where they are noticed, not as they happen. */
static void quiet(void *opaque, virErrorPtr error)
{
    (void)opaque;
    (void)error;
}

static virConnectPtr open_root(const char *root)
{
    char uri[4096];
    virConnectPtr conn;
    pthread_t loop;

    virSetErrorFunc(NULL, quiet);
    if (virEventRegisterDefaultImpl() < 0)
        fail("virEventRegisterDefaultImpl");
    pthread_create(&loop, NULL, run_loop, NULL);
    snprintf(uri, sizeof(uri), "qemu:///embed?root=%s", root);
    conn = virConnectOpen(uri);
    if (!conn)
        fail("virConnectOpen");
    return conn;
}

static void start(void)
{
    double began = seconds();

    printf("A guest with a variable clock on local time starts in a zone 5:45 h east (TZ=%s):\n",
           FIRST_ZONE);
    if (virDomainCreate(guest) < 0)
        fail("virDomainCreate");
    check(1, "running      after %.2f s", seconds() - began);
}

int main(int argc, char **argv)
{
    char file[4096];
    virConnectPtr conn;
    long long kept;

    if (argc != 4) {
        fprintf(stderr, "usage: %s ROOT-DIRECTORY BOOT-SECTOR EMULATOR\n", argv[0]);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    snprintf(name, sizeof(name), "clock-demo-%ld", (long)getpid());
    snprintf(file, sizeof(file), "%s/%s.save", argv[1], name);
    zone(FIRST_ZONE);
    conn = open_root(argv[1]);
    guest = define(conn, argv[2], argv[3]);
    if (virConnectDomainEventRegisterAny(conn, guest, VIR_DOMAIN_EVENT_ID_RTC_CHANGE,
                                         VIR_DOMAIN_EVENT_CALLBACK(rtc_changed), NULL, NULL) < 0)
        fail("virConnectDomainEventRegisterAny");

    start();
    check_start(guest);
    kept = check_event(guest);
    if (kept)
        check_restore(conn, guest, file, kept);

    clean_up();
    virConnectClose(conn);
    puts(wrong ? "A figure is wrong." : "Every figure is right.");
    return wrong;
}
