/* The default event loop: timers, watched descriptors, changes inside
 * callbacks, deferred free callbacks, and calls from another thread.
 *
 * In which turn of the loop a free callback runs is the library's affair, so
 * those are collected and shown when the loop has come to rest. */
#include "capi.h"

#include <poll.h>
#include <pthread.h>
#include <unistd.h>

static int fired;
static int freed;
static int freed_inside;
static const char *freed_names[32];

static void turn(void)
{
    NEED(virEventRunDefaultImpl() == 0);
}

static void run_until(int count)
{
    while (fired < count)
        turn();
    printf("fired %d\n", fired);
}

static void on_tick(int timer, void *opaque)
{
    (void) timer;
    (*(int *) opaque)++;
}

/* Give the loop time for everything it has put off, then show what was freed. */
static void settle(void)
{
    int ticks = 0;
    int timer = virEventAddTimeout(2, on_tick, &ticks, NULL);
    int i;

    NEED(timer >= 0);
    while (ticks < 10)
        turn();
    NEED(virEventRemoveTimeout(timer) == 0);
    printf("at rest: fired %d, freed %d inside %d:", fired, freed, freed_inside);
    for (i = 0; i < freed; i++)
        printf(" %s", freed_names[i]);
    printf("\n");
    fired = freed = 0;
}

static void on_free(void *opaque)
{
    freed_names[freed++] = opaque;
}

static void on_timer(int timer, void *opaque)
{
    (void) timer;
    fired++;
    printf("  timer %s\n", (const char *) opaque);
}

static void on_timer_remove(int timer, void *opaque)
{
    int before = freed;

    on_timer(timer, opaque);
    printf("  remove itself -> %d\n", virEventRemoveTimeout(timer));
    printf("  again -> %d\n", virEventRemoveTimeout(timer));
    freed_inside += freed - before;
}

static void on_timer_disarm(int timer, void *opaque)
{
    on_timer(timer, opaque);
    virEventUpdateTimeout(timer, -1);
}

static void on_timer_add(int timer, void *opaque)
{
    on_timer_disarm(timer, opaque);
    printf("  added -> %s\n",
           virEventAddTimeout(0, on_timer_remove, (void *) "added", on_free) > 0 ? "number" : "failure");
}

static void test_before_registration(void)
{
    printf("== before a loop is registered\n");
    NUMBER(virEventAddHandle(0, VIR_EVENT_HANDLE_READABLE, NULL, NULL, NULL));
    NUMBER(virEventAddTimeout(0, on_timer, NULL, NULL));
    NUMBER(virEventRemoveHandle(1));
    NUMBER(virEventRemoveTimeout(1));
    virEventUpdateHandle(1, 0);
    virEventUpdateTimeout(1, 0);
}

static void test_timers(void)
{
    int never;
    int forever;

    printf("== timers\n");
    NEED(virEventAddTimeout(0, on_timer_remove, (void *) "once", on_free) > 0);
    run_until(1);
    NEED((never = virEventAddTimeout(-1, on_timer, (void *) "never", on_free)) > 0);
    NEED((forever = virEventAddTimeout(0, on_timer, (void *) "forever", on_free)) > 0);
    printf("numbers grow: %s\n", never < forever ? "yes" : "no");
    run_until(4);
    virEventUpdateTimeout(forever, -1);
    virEventUpdateTimeout(never, 0);
    run_until(5);
    virEventUpdateTimeout(never, -1);
    NUMBER(virEventRemoveTimeout(forever));
    NUMBER(virEventRemoveTimeout(forever));
    NUMBER(virEventRemoveTimeout(never));
    NUMBER(virEventRemoveTimeout(-1));
    NUMBER(virEventRemoveTimeout(0));
    NUMBER(virEventRemoveTimeout(100000));
    virEventUpdateTimeout(forever, 0);
    virEventUpdateTimeout(-1, 0);
    settle();
}

static void test_timer_changes(void)
{
    int adder;
    int disarmed;

    printf("== changes inside a timer's callback\n");
    NEED((disarmed = virEventAddTimeout(0, on_timer_disarm, (void *) "disarm", on_free)) > 0);
    run_until(1);
    settle();
    NEED((adder = virEventAddTimeout(0, on_timer_add, (void *) "adder", on_free)) > 0);
    run_until(2);
    NUMBER(virEventRemoveTimeout(adder));
    NUMBER(virEventRemoveTimeout(disarmed));
    settle();
}

/* Shorter intervals come first, whatever the order of registration. */
static void test_order(void)
{
    printf("== order\n");
    NEED(virEventAddTimeout(60, on_timer_remove, (void *) "60", on_free) > 0);
    NEED(virEventAddTimeout(20, on_timer_remove, (void *) "20", on_free) > 0);
    NEED(virEventAddTimeout(40, on_timer_remove, (void *) "40", on_free) > 0);
    run_until(3);
    settle();
}

static int other_watch = -1;

static void on_handle(int watch, int fd, int events, void *opaque)
{
    char byte;

    (void) watch;
    fired++;
    printf("  handle %s events %d\n", (const char *) opaque, events);
    if (events & VIR_EVENT_HANDLE_READABLE)
        printf("  read %d\n", (int) read(fd, &byte, 1));
}

static void on_handle_remove(int watch, int fd, int events, void *opaque)
{
    int before = freed;

    on_handle(watch, fd, events, opaque);
    printf("  remove itself -> %d\n", virEventRemoveHandle(watch));
    printf("  again -> %d\n", virEventRemoveHandle(watch));
    freed_inside += freed - before;
}

static void on_handle_remove_both(int watch, int fd, int events, void *opaque)
{
    on_handle_remove(watch, fd, events, opaque);
    printf("  remove the other -> %d\n", virEventRemoveHandle(other_watch));
}

static void on_handle_pause(int watch, int fd, int events, void *opaque)
{
    on_handle(watch, fd, events, opaque);
    virEventUpdateHandle(watch, 0);
}

static void test_handles(void)
{
    int fds[2];
    int watch;

    printf("== handles\n");
    NEED(pipe(fds) == 0);
    NEED((watch = virEventAddHandle(fds[0], VIR_EVENT_HANDLE_READABLE, on_handle, (void *) "pipe", on_free)) > 0);
    NEED(write(fds[1], "ab", 2) == 2);
    run_until(2);
    virEventUpdateHandle(watch, 0);
    NEED(write(fds[1], "c", 1) == 1);
    settle();
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    run_until(1);
    virEventUpdateHandle(-1, 1);
    virEventUpdateHandle(100000, 1);

    printf("== hang-up\n");
    close(fds[1]);
    run_until(2);
    NUMBER(virEventRemoveHandle(watch));
    NUMBER(virEventRemoveHandle(watch));
    NUMBER(virEventRemoveHandle(-1));
    NUMBER(virEventRemoveHandle(100000));
    settle();
    close(fds[0]);
}

static void test_writable(void)
{
    int fds[2];
    int watch;

    printf("== writable\n");
    NEED(pipe(fds) == 0);
    NEED((watch = virEventAddHandle(fds[1], VIR_EVENT_HANDLE_WRITABLE, on_handle_pause, (void *) "writer", on_free)) > 0);
    run_until(1);
    settle();
    close(fds[0]);
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_WRITABLE);
    run_until(1);
    NUMBER(virEventRemoveHandle(watch));
    settle();
    close(fds[1]);
}

static void test_handle_changes(void)
{
    int first[2];
    int second[2];

    printf("== changes inside a handle's callback\n");
    NEED(pipe(first) == 0);
    NEED(pipe(second) == 0);
    NEED(virEventAddHandle(first[0], VIR_EVENT_HANDLE_READABLE, on_handle_remove_both, (void *) "first", on_free) > 0);
    NEED((other_watch = virEventAddHandle(second[0], VIR_EVENT_HANDLE_READABLE, on_handle, (void *) "second", on_free)) > 0);
    NEED(write(first[1], "a", 1) == 1);
    run_until(1);
    /* what was removed stays silent */
    NEED(write(first[1], "b", 1) == 1);
    NEED(write(second[1], "b", 1) == 1);
    settle();
    /* two watches on one descriptor, then none */
    NEED(virEventAddHandle(second[0], VIR_EVENT_HANDLE_READABLE, on_handle_remove, (void *) "third", on_free) > 0);
    run_until(1);
    settle();
    close(first[0]);
    close(first[1]);
    close(second[0]);
    close(second[1]);
}

static void *other_thread(void *opaque)
{
    int *timer = opaque;
    struct pollfd none = { -1, 0, 0 };

    /* the loop sleeps by then: adding a timer must wake it */
    poll(&none, 1, 100);
    *timer = virEventAddTimeout(0, on_timer_remove, (void *) "from-a-thread", on_free);
    return NULL;
}

static void *removing_thread(void *opaque)
{
    struct pollfd none = { -1, 0, 0 };

    (void) opaque;
    poll(&none, 1, 100);
    NEED(virEventRemoveHandle(other_watch) == 0);
    NEED(virEventAddTimeout(0, on_timer_remove, (void *) "after-removal", on_free) > 0);
    return NULL;
}

static void test_threads(void)
{
    pthread_t thread;
    int fds[2];
    int timer = -1;

    printf("== another thread wakes the loop\n");
    NEED(pipe(fds) == 0);
    NEED((other_watch = virEventAddHandle(fds[0], VIR_EVENT_HANDLE_READABLE, on_handle, (void *) "silent", on_free)) > 0);
    NEED(pthread_create(&thread, NULL, other_thread, &timer) == 0);
    run_until(1);
    NEED(pthread_join(thread, NULL) == 0);
    printf("timer %s\n", timer > 0 ? "added" : "failed");
    NEED(pthread_create(&thread, NULL, removing_thread, NULL) == 0);
    run_until(2);
    NEED(pthread_join(thread, NULL) == 0);
    settle();
    close(fds[0]);
    close(fds[1]);
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NUMBER(virInitialize());
    test_before_registration();
    NUMBER(virEventRegisterDefaultImpl());
    NUMBER(virEventRegisterDefaultImpl());
    test_timers();
    test_timer_changes();
    test_order();
    test_handles();
    test_writable();
    test_handle_changes();
    test_threads();
    return 0;
}
