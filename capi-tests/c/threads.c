/*
 * Many threads at once: connections, guests, errors and the event loop; then everything mixed for
 * as many seconds as the argument says, 1 without one.
 */
#define _GNU_SOURCE
#include "capi.h"

#include <poll.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#define THREADS 8
#define ROUNDS 50

static virConnectPtr shared;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int failures;
static int lifecycle_events;
static int stop;

static void expect(int holds, const char *what)
{
    if (holds)
        return;
    pthread_mutex_lock(&lock);
    if (failures++ < 20)
        printf("not so: %s\n", what);
    pthread_mutex_unlock(&lock);
}

/* Every thread has its own error, whatever the others do. */
static void *with_errors(void *opaque)
{
    int nameless = *(int *) opaque % 2;
    int i;

    for (i = 0; i < ROUNDS; i++) {
        expect(!virDomainLookupByName(shared, nameless ? NULL : "nothing"), "no such domain");
        expect(virGetLastErrorCode() == (nameless ? VIR_ERR_INVALID_ARG : VIR_ERR_NO_DOMAIN), "the thread's own code");
    }
    return NULL;
}

static void *with_connections(void *opaque)
{
    int i;

    (void) opaque;
    for (i = 0; i < ROUNDS; i++) {
        virConnectPtr conn = virConnectOpen("test:///default");
        virDomainPtr domain = conn ? virDomainLookupByName(conn, "test") : NULL;

        expect(domain != NULL, "a domain of an own connection");
        expect(domain && virDomainIsActive(domain) == 1, "it runs");
        expect(domain && virDomainFree(domain) == 0, "free");
        expect(conn && virConnectClose(conn) == 0, "the last reference");
    }
    return NULL;
}

static void *with_references(void *opaque)
{
    virDomainPtr domain = virDomainLookupByName(shared, "test");
    int i;

    (void) opaque;
    for (i = 0; i < ROUNDS; i++) {
        expect(virDomainRef(domain) == 0 && virConnectRef(shared) == 0, "one more");
        expect(strcmp(virDomainGetName(domain), "test") == 0, "its name");
        expect(virDomainFree(domain) == 0 && virConnectClose(shared) == 1, "one less");
    }
    virDomainFree(domain);
    return NULL;
}

/* Guests of their own, which come and go. */
static void *with_guests(void *opaque)
{
    char xml[512];
    char name[32];
    int i;

    snprintf(name, sizeof(name), "guest-%d", *(int *) opaque);
    snprintf(xml, sizeof(xml),
             "<domain type='test'><name>%s</name><memory>1024</memory><os><type>hvm</type></os></domain>", name);
    for (i = 0; i < ROUNDS; i++) {
        virDomainPtr domain = virDomainDefineXML(shared, xml);
        virDomainPtr again;

        expect(domain != NULL, "defined");
        expect(virDomainCreate(domain) == 0, "started");
        expect(virDomainGetID(domain) > 1, "an ID of its own");
        again = virDomainLookupByName(shared, name);
        expect(again && virDomainGetID(again) == virDomainGetID(domain), "found by name");
        virDomainFree(again);
        expect(virDomainDestroy(domain) == 0, "stopped");
        expect(virDomainUndefine(domain) == 0, "gone");
        virDomainFree(domain);
    }
    return NULL;
}

/* ---- everything mixed ---- */

#define OWN 4 /* guests of each thread */

enum { ABSENT, SHUT, RUNNING, PAUSED };

/* A guest whose thread alone changes it, so that the thread knows how it stands and what events
 * there must be. */
struct guest {
    int state;
    int told; /* as the events say */
    int events, told_events;
};

static struct guest mixed[THREADS][OWN];
static double mixed_end;

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void mixed_name(char *name, size_t size, int thread, int guest)
{
    snprintf(name, size, "mixed-%d-%d", thread, guest);
}

/* The state after an event; -1 where it can't have happened in that state. */
static int after(int state, int event)
{
    switch (event) {
    case VIR_DOMAIN_EVENT_DEFINED:
        return state == ABSENT ? SHUT : -1;
    case VIR_DOMAIN_EVENT_UNDEFINED:
        return state == SHUT ? ABSENT : -1;
    case VIR_DOMAIN_EVENT_STARTED:
        return state == SHUT ? RUNNING : -1;
    case VIR_DOMAIN_EVENT_STOPPED:
        return state == RUNNING || state == PAUSED ? SHUT : -1;
    case VIR_DOMAIN_EVENT_SUSPENDED:
        return state == RUNNING ? PAUSED : -1;
    case VIR_DOMAIN_EVENT_RESUMED:
        return state == PAUSED ? RUNNING : -1;
    default:
        return -1;
    }
}

static int on_mixed(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    int thread, number;

    (void) conn;
    (void) detail;
    (void) opaque;
    if (sscanf(virDomainGetName(domain), "mixed-%d-%d", &thread, &number) == 2) {
        struct guest *guest = &mixed[thread][number];
        int state = after(guest->told, event);

        expect(state >= 0, "events come in the order of what happened");
        pthread_mutex_lock(&lock);
        guest->told = state;
        guest->told_events++;
        pthread_mutex_unlock(&lock);
    }
    return 0;
}

static virDomainPtr mixed_define(const char *name)
{
    char xml[512];

    snprintf(xml, sizeof(xml),
             "<domain type='test'><name>%s</name><memory>1024</memory><os><type>hvm</type></os></domain>", name);
    return virDomainDefineXML(shared, xml);
}

/* One of the thread's own guests goes on to another state. */
static void change(int thread, int number, unsigned int *seed)
{
    static const int events[][2] = {
        [ABSENT] = {VIR_DOMAIN_EVENT_DEFINED, VIR_DOMAIN_EVENT_DEFINED},
        [SHUT] = {VIR_DOMAIN_EVENT_STARTED, VIR_DOMAIN_EVENT_UNDEFINED},
        [RUNNING] = {VIR_DOMAIN_EVENT_SUSPENDED, VIR_DOMAIN_EVENT_STOPPED},
        [PAUSED] = {VIR_DOMAIN_EVENT_RESUMED, VIR_DOMAIN_EVENT_STOPPED},
    };
    struct guest *guest = &mixed[thread][number];
    int event = events[guest->state][rand_r(seed) % 2];
    virDomainPtr domain;
    char name[32];
    int result = -1;

    mixed_name(name, sizeof(name), thread, number);
    domain = event == VIR_DOMAIN_EVENT_DEFINED ? mixed_define(name) : virDomainLookupByName(shared, name);
    if (event == VIR_DOMAIN_EVENT_DEFINED)
        result = domain ? 0 : -1;
    else if (event == VIR_DOMAIN_EVENT_UNDEFINED)
        result = virDomainUndefine(domain);
    else if (event == VIR_DOMAIN_EVENT_STARTED)
        result = virDomainCreate(domain);
    else if (event == VIR_DOMAIN_EVENT_STOPPED)
        result = virDomainDestroy(domain);
    else if (event == VIR_DOMAIN_EVENT_SUSPENDED)
        result = virDomainSuspend(domain);
    else
        result = virDomainResume(domain);
    expect(result == 0, "the owner's call");
    guest->state = after(guest->state, event);
    guest->events++;
    if (guest->state != ABSENT)
        expect(virDomainIsActive(domain) == (guest->state != SHUT), "as it was left");
    virDomainFree(domain);
}

/* Somebody else's guest is there or isn't; nothing else may happen. */
static void look(unsigned int *seed)
{
    virDomainPtr domain;
    virDomainInfo info;
    char name[32];
    char *xml;

    mixed_name(name, sizeof(name), rand_r(seed) % THREADS, rand_r(seed) % OWN);
    if (!(domain = virDomainLookupByName(shared, name))) {
        expect(virGetLastErrorCode() == VIR_ERR_NO_DOMAIN, "no such domain");
        return;
    }
    expect(virDomainGetInfo(domain, &info) == 0 || virGetLastErrorCode() == VIR_ERR_NO_DOMAIN, "info");
    if ((xml = virDomainGetXMLDesc(domain, 0)))
        expect(strstr(xml, name) != NULL, "its own document");
    free(xml);
    virDomainFree(domain);
}

static void list(int thread)
{
    int own = 0, there = 0, i, count;
    virDomainPtr *all;
    char name[32];

    expect((count = virConnectListAllDomains(shared, &all, 0)) > 0, "a list");
    snprintf(name, sizeof(name), "mixed-%d-", thread);
    for (i = 0; i < count; i++) {
        own += strncmp(virDomainGetName(all[i]), name, strlen(name)) == 0;
        virDomainFree(all[i]);
    }
    free(all);
    for (i = 0; i < OWN; i++)
        there += mixed[thread][i].state != ABSENT;
    expect(own == there, "a list has each of the own guests once");
}

static void stats(void)
{
    virDomainStatsRecordPtr *all;

    expect(virConnectGetAllDomainStats(shared, VIR_DOMAIN_STATS_STATE, &all, 0) > 0, "statistics");
    virDomainStatsRecordListFree(all);
}

static int on_nothing(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) domain;
    (void) event;
    (void) detail;
    (void) opaque;
    return 0;
}

/* One guest at a time: a connection takes a callback once for each. */
static void listen_for_a_moment(int thread)
{
    virDomainPtr domain;
    char name[32];
    int id;

    mixed_name(name, sizeof(name), thread, 0);
    if (!(domain = virDomainLookupByName(shared, name)))
        return;
    id = virConnectDomainEventRegisterAny(shared, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_nothing), NULL, NULL);
    expect(id >= 0 && virConnectDomainEventDeregisterAny(shared, id) == 0, "a registration");
    virDomainFree(domain);
}

static void *with_everything(void *opaque)
{
    int thread = *(int *) opaque;
    unsigned int seed = (unsigned int) thread + 1;
    int i;

    while (seconds() < mixed_end) {
        for (i = 0; i < 20; i++) {
            change(thread, rand_r(&seed) % OWN, &seed);
            look(&seed);
        }
        list(thread);
        stats();
        listen_for_a_moment(thread);
    }
    for (i = 0; i < OWN; i++) {
        while (mixed[thread][i].state != ABSENT)
            change(thread, i, &seed);
    }
    return NULL;
}

/* Waits until each event has come; whether one came too many, or the guests stand otherwise. */
static void await_events(void)
{
    int missing, i;

    do {
        poll(NULL, 0, 1);
        missing = 0;
        pthread_mutex_lock(&lock);
        for (i = 0; i < THREADS * OWN; i++)
            missing += mixed[i / OWN][i % OWN].events - mixed[i / OWN][i % OWN].told_events;
        pthread_mutex_unlock(&lock);
    } while (missing > 0);
    expect(missing == 0, "an event for each change");
    for (i = 0; i < THREADS * OWN; i++)
        expect(mixed[i / OWN][i % OWN].told == ABSENT, "all events of a guest");
}

static void run(const char *what, void *(*work)(void *))
{
    pthread_t threads[THREADS];
    int numbers[THREADS];
    int i;

    for (i = 0; i < THREADS; i++) {
        numbers[i] = i;
        NEED(pthread_create(&threads[i], NULL, work, &numbers[i]) == 0);
    }
    for (i = 0; i < THREADS; i++)
        NEED(pthread_join(threads[i], NULL) == 0);
    printf("%s: %d failures\n", what, failures);
}

static int on_lifecycle(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) event;
    (void) detail;
    expect(strncmp(virDomainGetName(domain), "guest-", 6) == 0, "an event of a guest");
    expect(opaque == &lifecycle_events, "the data of the registration");
    pthread_mutex_lock(&lock);
    lifecycle_events++;
    pthread_mutex_unlock(&lock);
    return 0;
}

static int events_so_far(void)
{
    int count;

    pthread_mutex_lock(&lock);
    count = lifecycle_events;
    pthread_mutex_unlock(&lock);
    return count;
}

static void on_tick(int timer, void *opaque)
{
    (void) timer;
    (void) opaque;
}

static void *loop(void *opaque)
{
    int done = 0;

    (void) opaque;
    while (!done) {
        expect(virEventRunDefaultImpl() == 0, "a turn of the loop");
        pthread_mutex_lock(&lock);
        done = stop;
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

static int register_lifecycle(virConnectDomainEventCallback callback, void *opaque)
{
    int id = virConnectDomainEventRegisterAny(shared, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(callback), opaque, NULL);

    NEED(id >= 0);
    return id;
}

int main(int argc, char **argv)
{
    int length = argc > 1 ? atoi(argv[1]) : 1;
    pthread_t loop_thread;
    int timer;
    int id;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virInitialize() == 0);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED((timer = virEventAddTimeout(1, on_tick, NULL, NULL)) > 0);
    NEED(pthread_create(&loop_thread, NULL, loop, NULL) == 0);
    NEED(shared = virConnectOpen("test:///default"));
    id = register_lifecycle(on_lifecycle, &lifecycle_events);

    run("errors", with_errors);
    run("connections", with_connections);
    run("references", with_references);
    run("guests", with_guests);

    /* four events for each life */
    while (events_so_far() < THREADS * ROUNDS * 4)
        poll(NULL, 0, 1);
    NEED(virConnectDomainEventDeregisterAny(shared, id) == 0);

    id = register_lifecycle(on_mixed, NULL);
    mixed_end = seconds() + length;
    alarm((unsigned int) length + 60); /* ends a program that has come to a standstill */
    run("mixed", with_everything);
    await_events();
    NEED(virConnectDomainEventDeregisterAny(shared, id) == 0);
    pthread_mutex_lock(&lock);
    stop = 1;
    pthread_mutex_unlock(&lock);
    NEED(pthread_join(loop_thread, NULL) == 0);
    printf("events: %d, %d failures\n", lifecycle_events, failures);
    NEED(virEventRemoveTimeout(timer) == 0);
    NUMBER(virConnectNumOfDomains(shared));
    NUMBER(virConnectNumOfDefinedDomains(shared));
    NUMBER(virConnectClose(shared));
    return 0;
}
