/* The handle checker: what LIBVIRT_HANDLE_CHECK reports of programs that forget handles, and of
 * those that use the event loop wrongly.  Each is a child, whose report the parent shows without
 * the numbers of threads and with those frames alone that are the same on every system. */
#include "capi.h"

#include <ctype.h>
#include <pthread.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

/* The handle lies where another was that has been freed. */
static int name_it(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) event;
    (void) detail;
    (void) opaque;
    printf("event of %s\n", capi_text(virDomainGetName(domain)));
    return 0;
}

static char log_path[1024];

static void careful(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    capi_events();
    conn = virConnectOpen("test:///default");
    virConnectDomainEventRegister(conn, name_it, NULL, NULL);
    domain = virDomainLookupByName(conn, "test");
    virDomainRef(domain);
    virDomainFree(domain);
    virDomainSuspend(domain);
    virDomainResume(domain);
    virDomainFree(domain);
    capi_pump();
    virConnectDomainEventDeregister(conn, name_it);
    virConnectClose(conn);
}

/* Not inlined, so that the report has a frame of that name. */
__attribute__((noinline)) void forget_handles(virConnectPtr conn)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "default-pool");
    virDomainPtr domain;
    int i;

    for (i = 0; i < 3; i++)
        domain = virDomainLookupByName(conn, "test");
    virDomainRef(domain);
    virStoragePoolGetXMLDesc(pool, 0);
}

static void careless(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr *all = NULL;

    forget_handles(conn);
    virConnectListAllDomains(conn, &all, 0);
    free(all);
    printf("close -> %d\n", virConnectClose(conn));
}

static void open_for_ever(void)
{
    virConnectOpen("test:///default");
}

static void freed_twice(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain = virDomainLookupByName(conn, "test");

    virDomainFree(domain);
    printf("free -> %d\n", virDomainFree(domain));
    virConnectClose(conn);
}

static void on_event(virConnectPtr conn, virDomainPtr domain, void *opaque)
{
    (void) conn;
    (void) domain;
    (void) opaque;
}

static void no_loop(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");

    printf("register -> %d\n",
           virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT, on_event, NULL, NULL));
    virConnectClose(conn);
}

static void loop_that_stands(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virEventRegisterDefaultImpl();
    conn = virConnectOpen("test:///default");
    virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                     VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL);
    domain = virDomainLookupByName(conn, "test");
    virDomainSuspend(domain);
    virDomainFree(domain);
}

/* Whether the log has a line that isn't of its head. */
static int has_warned(void)
{
    char line[1024];
    int found = 0;
    FILE *log = fopen(log_path, "r");

    while (log && !found && fgets(line, sizeof(line), log))
        found = strstr(line, ": warning : ") != NULL;
    if (log)
        fclose(log);
    return found;
}

static int may_end;

static void *turn(void *opaque)
{
    (void) opaque;
    while (!__atomic_load_n(&may_end, __ATOMIC_ACQUIRE))
        virEventRunDefaultImpl();
    return NULL;
}

/* A second round within the first one, in another thread. */
static void on_timer(int timer, void *opaque)
{
    pthread_t *other = opaque;

    virEventRemoveTimeout(timer);
    pthread_create(other, NULL, turn, NULL);
    while (!has_warned())
        sched_yield();
    __atomic_store_n(&may_end, 1, __ATOMIC_RELEASE);
}

static void two_threads(void)
{
    pthread_t other;

    virEventRegisterDefaultImpl();
    virEventAddTimeout(0, on_timer, &other, NULL);
    virEventRunDefaultImpl();
    virEventAddTimeout(1, capi_tick, NULL, NULL);
    pthread_join(other, NULL);
}

/* Prints a text without the numbers of threads. */
static void mask(const char *text)
{
    const char *thread;

    while ((thread = strstr(text, "thread ")) && isdigit(thread[7])) {
        printf("%.*sthread N", (int) (thread - text), text);
        text = thread + 7 + strspn(thread + 7, "0123456789");
    }
    printf("%s", text);
}

/* A line of the report: of a frame the name, of a warning what it says. */
static void show(char *line)
{
    char *warning = strstr(line, ": warning : ");
    char *text = warning ? strstr(warning + 12, " : ") : NULL;

    if (strstr(line, ": info : ") || strstr(line, ": error : "))
        return;
    if (text) {
        printf("warning: ");
        mask(text + 3);
    } else if (strncmp(line, "    ", 4)) {
        mask(line);
    } else if (strstr(line, "forget_handles")) {
        printf("    forget_handles\n");
    }
}

static void show_all(FILE *lines)
{
    char line[1024];

    while (lines && fgets(line, sizeof(line), lines))
        show(line);
    if (lines)
        fclose(lines);
}

static void report(const char *name, void (*program)(void))
{
    char outputs[1100];
    int ends[2];
    pid_t child;

    printf("%s\n", name);
    fflush(stdout);
    NEED(pipe(ends) == 0);
    child = fork();
    if (child == 0) {
        setvbuf(stdout, NULL, _IONBF, 0);
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        setenv("LIBVIRT_HANDLE_CHECK", "1", 1);
        snprintf(outputs, sizeof(outputs), "3:file:%s", log_path);
        setenv("LIBVIRT_LOG_OUTPUTS", outputs, 1);
        virSetErrorFunc(NULL, capi_quiet);
        virInitialize();
        program();
        exit(EXIT_SUCCESS);
    }
    close(ends[1]);
    show_all(fdopen(ends[0], "r"));
    waitpid(child, NULL, 0);
    show_all(fopen(log_path, "r"));
    unlink(log_path);
}

int main(void)
{
    char folder[900];

    NEED(getcwd(folder, sizeof(folder)));
    snprintf(log_path, sizeof(log_path), "%s/log", folder);
    report("a careful program", careful);
    report("a careless one", careless);
    report("a connection that is never closed", open_for_ever);
    report("a handle freed twice", freed_twice);
    report("events without a loop", no_loop);
    report("a loop that nobody runs", loop_that_stands);
    report("a loop run in two threads", two_threads);
    return 0;
}
