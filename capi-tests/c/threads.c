/* Many threads at once: connections, guests, errors and the event loop. */
#define _GNU_SOURCE
#include "capi.h"

#include <poll.h>
#include <pthread.h>

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
    failures++;
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

int main(void)
{
    pthread_t loop_thread;
    int timer;
    int id;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virInitialize() == 0);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED((timer = virEventAddTimeout(1, on_tick, NULL, NULL)) > 0);
    NEED(pthread_create(&loop_thread, NULL, loop, NULL) == 0);
    NEED(shared = virConnectOpen("test:///default"));
    id = virConnectDomainEventRegisterAny(shared, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), &lifecycle_events, NULL);
    NEED(id >= 0);

    run("errors", with_errors);
    run("connections", with_connections);
    run("references", with_references);
    run("guests", with_guests);

    /* four events for each life */
    while (events_so_far() < THREADS * ROUNDS * 4)
        poll(NULL, 0, 1);
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
