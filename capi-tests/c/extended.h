/* What the tests of extended test hosts share. */
#ifndef EXTENDED_H
# define EXTENDED_H

# include "capi.h"

static void extended_tick(int timer, void *opaque)
{
    (void) timer;
    (*(int *) opaque)++;
}

/* Run the loop until everything that is under way has been delivered. */
static inline void settle(void)
{
    int ticks = 0;
    int timer = virEventAddTimeout(2, extended_tick, &ticks, NULL);

    NEED(timer > 0);
    while (ticks < 10)
        NEED(virEventRunDefaultImpl() == 0);
    NEED(virEventRemoveTimeout(timer) == 0);
}

/* Let seconds pass on the host's virtual clock. */
static inline void pass(virConnectPtr conn, unsigned long long seconds)
{
    printf("%llu seconds pass\n", seconds);
    NEED(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, seconds, 0) == 0);
}

/* Print the part of a domain's document from each `from` to the next `to`. */
static inline void lines(virDomainPtr domain, unsigned int flags, const char *from, const char *to)
{
    char *xml = virDomainGetXMLDesc(domain, flags);
    const char *at = xml;

    NEED(xml);
    while ((at = strstr(at, from))) {
        const char *end = strstr(at, to);

        NEED(end);
        end += strlen(to);
        printf("%.*s\n", (int) (end - at), at);
        at = end;
    }
    free(xml);
}

/* A host with a clock of its own, and no messages but those asked for. */
static inline virConnectPtr start(void)
{
    virConnectPtr conn;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    conn = virConnectOpen("test:///default?extended=1&clock=virtual&seed=1");
    NEED(conn);
    return conn;
}

#endif
