/* A callback that ends its thread, as an interpreter's threads do at exit: the process goes on, and
 * another thread can run the loop. */
#include "capi.h"
#include <pthread.h>

static void end_thread(int timer, void *opaque)
{
    (void) opaque;
    virEventRemoveTimeout(timer);
    printf("ending the thread\n");
    fflush(stdout);
    pthread_exit((void *) "ended");
}

static int lifecycle(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) domain;
    (void) opaque;
    printf("ending the thread at event %d/%d\n", event, detail);
    fflush(stdout);
    pthread_exit((void *) "ended");
    return 0;
}

static int ticked;

static void tick(int timer, void *opaque)
{
    (void) opaque;
    virEventRemoveTimeout(timer);
    ticked = 1;
}

static void *run(void *opaque)
{
    (void) opaque;
    while (virEventRunDefaultImpl() == 0)
        continue;
    return NULL;
}

static void run_until_ended(void)
{
    pthread_t thread;
    void *result = NULL;

    if (pthread_create(&thread, NULL, run, NULL) != 0)
        return;
    pthread_join(thread, &result);
    printf("joined: %s\n", (const char *) result);
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virEventRegisterDefaultImpl();
    virEventAddTimeout(0, end_thread, NULL, NULL);
    run_until_ended();

    conn = virConnectOpen("test:///default");
    domain = virDomainLookupByName(conn, "test");
    virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                     VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, NULL);
    virDomainSuspend(domain);
    run_until_ended();

    virEventAddTimeout(0, tick, NULL, NULL);
    while (!ticked)
        virEventRunDefaultImpl();
    printf("the loop still runs\n");
    return 0;
}
