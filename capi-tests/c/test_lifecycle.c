/* The life of a guest on the test driver: each call in each state, and with each flag while shut off
 * and while running; the answer, what it left behind, the events that came of it. */
#include "capi.h"

# define UUID "0f0e0d0c-0b0a-0908-0706-050403020100"

static const char guest_xml[] =
    "<domain type='test'>"
    "<name>guest</name>"
    "<uuid>" UUID "</uuid>"
    "<memory>65536</memory>"
    "<currentMemory>32768</currentMemory>"
    "<vcpu current='1'>2</vcpu>"
    "<os><type>hvm</type></os>"
    "</domain>";

enum state { SHUTOFF, RUNNING, PAUSED, TRANSIENT, TRANSIENT_PAUSED, SAVED, CRASHED, GONE, STATES };

static const char *const state_names[STATES] = {
    "shutoff", "running", "paused", "transient", "transient-paused", "saved", "crashed", "gone",
};

/* Set while the events of making and discarding the guest are delivered. */
static int quiet;

static int lifecycle(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    if (quiet)
        return 0;
    printf("    event lifecycle %s %s: %d/%d\n", virDomainGetName(domain),
           virDomainGetID(domain) == (unsigned int) -1 ? "idle" : "active", event, detail);
    return 0;
}

static void reboot(virConnectPtr conn, virDomainPtr domain, void *opaque)
{
    (void) conn;
    (void) opaque;
    if (quiet)
        return;
    printf("    event reboot %s\n", virDomainGetName(domain));
}

static void metadata(virConnectPtr conn, virDomainPtr domain, int type, const char *uri, void *opaque)
{
    (void) conn;
    (void) opaque;
    if (quiet)
        return;
    printf("    event metadata %s type %d uri %s\n", virDomainGetName(domain), type, capi_text(uri));
}

static int ticked;

static void tick(int timer, void *opaque)
{
    (void) opaque;
    ticked = 1;
    virEventUpdateTimeout(timer, -1);
}

static int timer = -1;

/* Lets the loop deliver what is queued. */
static void pump(void)
{
    int i;

    for (i = 0; i < 2; i++) {
        ticked = 0;
        virEventUpdateTimeout(timer, 0);
        while (!ticked)
            virEventRunDefaultImpl();
    }
}

static void discard(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByUUIDString(conn, UUID);

    if (!domain)
        return;
    virDomainDestroy(domain);
    virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE);
    virDomainFree(domain);
}

static virDomainPtr make(virConnectPtr conn, enum state state)
{
    virDomainPtr domain;

    discard(conn);
    if (state == TRANSIENT || state == TRANSIENT_PAUSED || state == GONE)
        domain = virDomainCreateXML(conn, guest_xml, 0);
    else
        domain = virDomainDefineXML(conn, guest_xml);
    NEED(domain);
    if (state == RUNNING || state == PAUSED || state == SAVED)
        NEED(virDomainCreate(domain) == 0);
    if (state == PAUSED || state == TRANSIENT_PAUSED)
        NEED(virDomainSuspend(domain) == 0);
    if (state == SAVED)
        NEED(virDomainManagedSave(domain, 0) == 0);
    if (state == CRASHED) {
        NEED(virDomainCreate(domain) == 0);
        NEED(virDomainCoreDump(domain, "/dev/null", VIR_DUMP_CRASH) == 0);
    }
    if (state == GONE)
        NEED(virDomainDestroy(domain) == 0);
    return domain;
}

/* What is there to see of the guest; numbers of running guests differ from run to run. */
static void describe(virConnectPtr conn, virDomainPtr domain, char *text, size_t size)
{
    int now = -1;
    int reason = -1;
    virDomainInfo info;
    virDomainPtr other = virDomainLookupByUUIDString(conn, UUID);
    const char *handle = virDomainGetID(domain) == (unsigned int) -1 ? "idle" : "active";

    if (!other) {
        snprintf(text, size, "%s, gone", handle);
        return;
    }
    memset(&info, 0, sizeof(info));
    virDomainGetState(other, &now, &reason, 0);
    virDomainGetInfo(other, &info);
    snprintf(text, size, "%s, %s %s %d/%d max %lu memory %lu vcpus %d persistent %d saved %d", handle,
             virDomainGetName(other), virDomainGetID(other) == (unsigned int) -1 ? "idle" : "active", now, reason,
             info.maxMem, info.memory, info.nrVirtCpu, virDomainIsPersistent(other),
             virDomainHasManagedSaveImage(other, 0));
    virDomainFree(other);
}

typedef int (*call)(virDomainPtr domain, unsigned int flags);

# define PLAIN(name, function) \
    static int name(virDomainPtr domain, unsigned int flags) \
    { \
        (void) flags; \
        return function; \
    }

PLAIN(do_create, virDomainCreate(domain))
PLAIN(do_create_flags, virDomainCreateWithFlags(domain, flags))
PLAIN(do_create_files, virDomainCreateWithFiles(domain, 0, NULL, flags))
PLAIN(do_destroy, virDomainDestroy(domain))
PLAIN(do_destroy_flags, virDomainDestroyFlags(domain, flags))
PLAIN(do_shutdown, virDomainShutdown(domain))
PLAIN(do_shutdown_flags, virDomainShutdownFlags(domain, flags))
PLAIN(do_reboot, virDomainReboot(domain, flags))
PLAIN(do_reset, virDomainReset(domain, flags))
PLAIN(do_suspend, virDomainSuspend(domain))
PLAIN(do_resume, virDomainResume(domain))
PLAIN(do_undefine, virDomainUndefine(domain))
PLAIN(do_undefine_flags, virDomainUndefineFlags(domain, flags))
PLAIN(do_pmsuspend, virDomainPMSuspendForDuration(domain, flags, 0, 0))
PLAIN(do_pmwakeup, virDomainPMWakeup(domain, flags))
PLAIN(do_managed_save, virDomainManagedSave(domain, flags))
PLAIN(do_managed_save_remove, virDomainManagedSaveRemove(domain, flags))
PLAIN(do_managed_save_has, virDomainHasManagedSaveImage(domain, flags))
PLAIN(do_is_active, virDomainIsActive(domain))
PLAIN(do_is_persistent, virDomainIsPersistent(domain))
PLAIN(do_is_updated, virDomainIsUpdated(domain))
PLAIN(do_autostart_on, virDomainSetAutostart(domain, 1))
PLAIN(do_autostart_off, virDomainSetAutostart(domain, 0))
PLAIN(do_set_max_memory, virDomainSetMaxMemory(domain, 131072))
PLAIN(do_set_max_memory_small, virDomainSetMaxMemory(domain, 1024))
PLAIN(do_set_memory, virDomainSetMemory(domain, 16384))
PLAIN(do_set_memory_large, virDomainSetMemory(domain, 1048576))
PLAIN(do_set_memory_flags, virDomainSetMemoryFlags(domain, 16384, flags))
PLAIN(do_set_memory_flags_large, virDomainSetMemoryFlags(domain, 1048576, flags))
PLAIN(do_max_vcpus, virDomainGetMaxVcpus(domain))
PLAIN(do_get_vcpus, virDomainGetVcpusFlags(domain, flags))
PLAIN(do_set_vcpus, virDomainSetVcpus(domain, 2))
PLAIN(do_set_vcpus_many, virDomainSetVcpus(domain, 64))
PLAIN(do_set_vcpus_flags, virDomainSetVcpusFlags(domain, 2, flags))
PLAIN(do_set_vcpus_flags_3, virDomainSetVcpusFlags(domain, 3, flags))
PLAIN(do_rename, virDomainRename(domain, "renamed", flags))
PLAIN(do_rename_taken, virDomainRename(domain, "test", flags))
PLAIN(do_rename_same, virDomainRename(domain, "guest", flags))
PLAIN(do_rename_empty, virDomainRename(domain, "", flags))
PLAIN(do_rename_slash, virDomainRename(domain, "a/b", flags))
PLAIN(do_title, virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "t", NULL, NULL, flags))
PLAIN(do_description, virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_DESCRIPTION, "d", NULL, NULL, flags))
PLAIN(do_element, virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<a/>", "k", "urn:x", flags))
PLAIN(do_core_dump, virDomainCoreDump(domain, "/dev/null", flags))
PLAIN(do_inject_nmi, virDomainInjectNMI(domain, flags))
PLAIN(do_save, virDomainSave(domain, "/nonexistent/save"))
PLAIN(do_save_flags, virDomainSaveFlags(domain, "/nonexistent/save", NULL, flags))
PLAIN(do_job_info, virDomainGetJobInfo(domain, NULL))
PLAIN(do_stats_period, virDomainSetMemoryStatsPeriod(domain, 1, flags))

static int do_autostart_get(virDomainPtr domain, unsigned int flags)
{
    int on = -1;

    (void) flags;
    if (virDomainGetAutostart(domain, &on) < 0)
        return -1;
    return on;
}

static int do_max_memory(virDomainPtr domain, unsigned int flags)
{
    (void) flags;
    return (int) virDomainGetMaxMemory(domain);
}

static int do_state(virDomainPtr domain, unsigned int flags)
{
    int state = -1;
    int reason = -1;

    if (virDomainGetState(domain, &state, &reason, flags) < 0)
        return -1;
    return state * 100 + reason;
}

static int do_info(virDomainPtr domain, unsigned int flags)
{
    virDomainInfo info;

    (void) flags;
    return virDomainGetInfo(domain, &info);
}

static int do_control(virDomainPtr domain, unsigned int flags)
{
    virDomainControlInfo info;

    if (virDomainGetControlInfo(domain, &info, flags) < 0)
        return -1;
    return (int) (info.state * 100 + info.details);
}

static int text(char *answer)
{
    char *id;

    if (!answer)
        return -1;
    if ((id = strstr(answer, " id='"))) /* differs from run to run */
        memmove(id, strchr(id + 5, '\'') + 1, strlen(strchr(id + 5, '\'')));
    printf("    %s\n", answer);
    free(answer);
    return 0;
}

PLAIN(do_os_type, text(virDomainGetOSType(domain)))
PLAIN(do_xml, text(virDomainGetXMLDesc(domain, flags)))
PLAIN(do_hostname, text(virDomainGetHostname(domain, flags)))
PLAIN(do_get_title, text(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, NULL, flags)))
PLAIN(do_get_element, text(virDomainGetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "urn:x", flags)))

static const struct {
    const char *name;
    call call;
    /* The highest flag to try, as a power of two; -1 for a call without flags. */
    int flags;
} calls[] = {
    { "create", do_create, -1 },
    { "createWithFlags", do_create_flags, 7 },
    { "createWithFiles", do_create_files, 1 },
    { "destroy", do_destroy, -1 },
    { "destroyFlags", do_destroy_flags, 3 },
    { "shutdown", do_shutdown, -1 },
    { "shutdownFlags", do_shutdown_flags, 6 },
    { "reboot", do_reboot, 6 },
    { "reset", do_reset, 1 },
    { "suspend", do_suspend, -1 },
    { "resume", do_resume, -1 },
    { "undefine", do_undefine, -1 },
    { "undefineFlags", do_undefine_flags, 9 },
    { "pmSuspend", do_pmsuspend, 0 },
    { "pmWakeup", do_pmwakeup, 0 },
    { "managedSave", do_managed_save, 4 },
    { "managedSaveRemove", do_managed_save_remove, 1 },
    { "managedSaveHas", do_managed_save_has, 1 },
    { "isActive", do_is_active, -1 },
    { "isPersistent", do_is_persistent, -1 },
    { "isUpdated", do_is_updated, -1 },
    { "autostartGet", do_autostart_get, -1 },
    { "autostartOn", do_autostart_on, -1 },
    { "autostartOff", do_autostart_off, -1 },
    { "maxMemory", do_max_memory, -1 },
    { "setMaxMemory", do_set_max_memory, -1 },
    { "setMaxMemorySmall", do_set_max_memory_small, -1 },
    { "setMemory", do_set_memory, -1 },
    { "setMemoryLarge", do_set_memory_large, -1 },
    { "setMemoryFlags", do_set_memory_flags, 4 },
    { "setMemoryFlagsLarge", do_set_memory_flags_large, 3 },
    { "maxVcpus", do_max_vcpus, -1 },
    { "getVcpus", do_get_vcpus, 5 },
    { "setVcpus", do_set_vcpus, -1 },
    { "setVcpusMany", do_set_vcpus_many, -1 },
    { "setVcpusFlags", do_set_vcpus_flags, 5 },
    { "setVcpusFlags3", do_set_vcpus_flags_3, 3 },
    { "rename", do_rename, 1 },
    { "renameTaken", do_rename_taken, -1 },
    { "renameSame", do_rename_same, -1 },
    { "renameEmpty", do_rename_empty, -1 },
    { "renameSlash", do_rename_slash, -1 },
    { "title", do_title, 3 },
    { "description", do_description, 3 },
    { "element", do_element, 3 },
    { "getTitle", do_get_title, 3 },
    { "getElement", do_get_element, 2 },
    { "coreDump", do_core_dump, 6 },
    { "injectNMI", do_inject_nmi, 1 },
    { "save", do_save, -1 },
    { "saveFlags", do_save_flags, 4 },
    { "jobInfo", do_job_info, -1 },
    { "memoryStatsPeriod", do_stats_period, 1 },
    { "state", do_state, 1 },
    { "info", do_info, -1 },
    { "controlInfo", do_control, 1 },
    { "osType", do_os_type, -1 },
    { "xml", do_xml, 4 },
    { "hostname", do_hostname, 3 },
};

static void try_call(virConnectPtr conn, size_t i, enum state state, unsigned int flags)
{
    char before[256];
    char after[256];
    virDomainPtr domain = make(conn, state);
    int ret;

    describe(conn, domain, before, sizeof(before));
    printf("%s 0x%x %s\n", calls[i].name, flags, state_names[state]);
    quiet = 1;
    pump();
    quiet = 0;
    virResetLastError();
    ret = calls[i].call(domain, flags);
    if (ret < 0) {
        virErrorPtr error = virGetLastError();

        printf("    error %d domain %d: %s\n", error ? error->code : 0, error ? error->domain : 0,
               error ? capi_text(error->message) : "none");
    } else {
        printf("    %d\n", ret);
    }
    describe(conn, domain, after, sizeof(after));
    if (strcmp(before, after))
        printf("    now %s\n", after);
    pump();
    virDomainFree(domain);
}

static void try_flags(virConnectPtr conn, size_t i, enum state state)
{
    int bit;

    for (bit = 0; bit < calls[i].flags; bit++)
        try_call(conn, i, state, 1U << bit);
}

int main(int argc, char **argv)
{
    const char *only = argc > 1 ? argv[1] : NULL;
    virConnectPtr conn;
    size_t i;
    int state;

    setvbuf(stdout, NULL, _IOLBF, 0);
    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED((timer = virEventAddTimeout(-1, tick, NULL, NULL)) >= 0);
    NEED((conn = virConnectOpen("test:///default")));
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT,
                                          VIR_DOMAIN_EVENT_CALLBACK(reboot), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
                                          VIR_DOMAIN_EVENT_CALLBACK(metadata), NULL, NULL) >= 0);
    for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        if (only && strcmp(only, calls[i].name))
            continue;
        for (state = SHUTOFF; state < STATES; state++)
            try_call(conn, i, (enum state) state, 0);
        try_flags(conn, i, SHUTOFF);
        try_flags(conn, i, RUNNING);
        try_flags(conn, i, TRANSIENT);
        /* One that no call knows. */
        if (calls[i].flags >= 0)
            try_call(conn, i, SHUTOFF, 1U << 30);
    }
    virConnectClose(conn);
    return 0;
}
