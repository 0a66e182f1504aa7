/* Storage on the test driver: every call on pools and volumes in each state, with valid and invalid
 * arguments; the answer, what it left behind, the events that came of it. */
#include "capi.h"

# define UUID "0f0e0d0c-0b0a-0908-0706-050403020101"

# define POOL(name, uuid, path) \
    "<pool type='dir'><name>" name "</name><uuid>" uuid "</uuid>" \
    "<target><path>" path "</path></target></pool>"

# define VOLUME(name, size) "<volume><name>" name "</name><capacity>" size "</capacity></volume>"

static const char pool_xml[] = POOL("pool", UUID, "/p");

enum state { INACTIVE, ACTIVE, TRANSIENT, GONE, STATES };

static const char *const state_names[STATES] = { "inactive", "active", "transient", "gone" };

/* Set while the events of making and discarding the pool are delivered. */
static int quiet;

static void lifecycle(virConnectPtr conn, virStoragePoolPtr pool, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    if (!quiet)
        printf("    event lifecycle %s: %d/%d\n", virStoragePoolGetName(pool), event, detail);
}

static void refreshed(virConnectPtr conn, virStoragePoolPtr pool, void *opaque)
{
    (void) conn;
    (void) opaque;
    if (!quiet)
        printf("    event refresh %s\n", virStoragePoolGetName(pool));
}

static int ticked;
static int timer = -1;

static void tick(int id, void *opaque)
{
    (void) opaque;
    ticked = 1;
    virEventUpdateTimeout(id, -1);
}

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

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Names in an order of their own: libraries list them in different ones. */
static void print_names(const char *what, char **names, int n)
{
    int i;

    printf("  %s %d:", what, n);
    if (n > 0)
        qsort(names, (size_t) n, sizeof(*names), compare_names);
    for (i = 0; i < n; i++) {
        printf(" %s", names[i]);
        free(names[i]);
    }
    printf("\n");
    if (n < 0)
        capi_print_error(virGetLastError());
}

static void list_pools(virConnectPtr conn)
{
    char *names[16];

    print_names("running", names, virConnectListStoragePools(conn, names, 16));
    print_names("defined", names, virConnectListDefinedStoragePools(conn, names, 16));
    printf("  counted %d %d\n", virConnectNumOfStoragePools(conn), virConnectNumOfDefinedStoragePools(conn));
}

static void list_pools_by(virConnectPtr conn, unsigned int flags)
{
    virStoragePoolPtr *pools = NULL;
    char *names[16];
    int i;
    int n = virConnectListAllStoragePools(conn, &pools, flags);

    printf("  flags 0x%x", flags);
    for (i = 0; i < n; i++) {
        names[i] = strdup(virStoragePoolGetName(pools[i]));
        virStoragePoolFree(pools[i]);
    }
    free(pools);
    print_names("", names, n);
}

static void list_volumes(virStoragePoolPtr pool)
{
    virStorageVolPtr *volumes = NULL;
    char *names[16];
    int i;
    int n = virStoragePoolListAllVolumes(pool, &volumes, 0);

    for (i = 0; i < n; i++) {
        names[i] = strdup(virStorageVolGetKey(volumes[i]));
        virStorageVolFree(volumes[i]);
    }
    free(volumes);
    print_names("keys", names, n);
    print_names("names", names, virStoragePoolListVolumes(pool, names, 16));
    NUMBER(virStoragePoolNumOfVolumes(pool));
}

static void discard_named(virConnectPtr conn, const char *name)
{
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, name);

    if (!pool)
        return;
    virStoragePoolDestroy(pool);
    virStoragePoolUndefine(pool);
    virStoragePoolFree(pool);
}

static void discard(virConnectPtr conn)
{
    discard_named(conn, "pool");
    discard_named(conn, "other");
}

static virStoragePoolPtr make(virConnectPtr conn, enum state state)
{
    virStoragePoolPtr pool;

    discard(conn);
    if (state == INACTIVE || state == ACTIVE)
        pool = virStoragePoolDefineXML(conn, pool_xml, 0);
    else
        pool = virStoragePoolCreateXML(conn, pool_xml, 0);
    NEED(pool);
    if (state == ACTIVE)
        NEED(virStoragePoolCreate(pool, 0) == 0);
    if (state == GONE)
        NEED(virStoragePoolDestroy(pool) == 0);
    return pool;
}

/* What is there to see of the pool. */
static void describe(virConnectPtr conn)
{
    virStoragePoolInfo info;
    int autostart = -1;
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, "pool");

    if (!pool) {
        printf("    gone\n");
        return;
    }
    memset(&info, 0, sizeof(info));
    virStoragePoolGetInfo(pool, &info);
    virStoragePoolGetAutostart(pool, &autostart);
    printf("    state %d sizes %llu %llu %llu active %d persistent %d autostart %d\n", info.state, info.capacity,
           info.allocation, info.available, virStoragePoolIsActive(pool), virStoragePoolIsPersistent(pool),
           autostart);
    virStoragePoolFree(pool);
}

typedef int (*call)(virConnectPtr conn, virStoragePoolPtr pool, unsigned int flags);

# define CALL(name, function) \
    static int name(virConnectPtr conn, virStoragePoolPtr pool, unsigned int flags) \
    { \
        (void) conn; \
        (void) pool; \
        (void) flags; \
        return function; \
    }

static int keep_pool(virStoragePoolPtr pool)
{
    if (!pool)
        return -1;
    virStoragePoolFree(pool);
    return 0;
}

static int keep_volume(virStorageVolPtr volume)
{
    if (!volume)
        return -1;
    virStorageVolFree(volume);
    return 0;
}

static int keep_text(char *text)
{
    if (!text)
        return -1;
    printf("%s", text);
    free(text);
    return 0;
}

static int get_info(virStoragePoolPtr pool)
{
    virStoragePoolInfo info;

    return virStoragePoolGetInfo(pool, &info);
}

static int get_autostart(virStoragePoolPtr pool)
{
    int autostart;

    return virStoragePoolGetAutostart(pool, &autostart);
}

CALL(do_build, virStoragePoolBuild(pool, flags))
CALL(do_create, virStoragePoolCreate(pool, flags))
CALL(do_destroy, virStoragePoolDestroy(pool))
CALL(do_delete, virStoragePoolDelete(pool, flags))
CALL(do_undefine, virStoragePoolUndefine(pool))
CALL(do_refresh, virStoragePoolRefresh(pool, flags))
CALL(do_info, get_info(pool))
CALL(do_xml, keep_text(virStoragePoolGetXMLDesc(pool, flags)))
CALL(do_is_active, virStoragePoolIsActive(pool))
CALL(do_is_persistent, virStoragePoolIsPersistent(pool))
CALL(do_get_autostart, get_autostart(pool))
CALL(do_autostart, virStoragePoolSetAutostart(pool, 1))
CALL(do_no_autostart, virStoragePoolSetAutostart(pool, 0))
CALL(do_count_volumes, virStoragePoolNumOfVolumes(pool))
CALL(do_list_volumes, virStoragePoolListAllVolumes(pool, NULL, flags))
CALL(do_volume, keep_volume(virStorageVolLookupByName(pool, "v")))
CALL(do_create_volume, keep_volume(virStorageVolCreateXML(pool, VOLUME("v", "1000"), flags)))
CALL(do_define, keep_pool(virStoragePoolDefineXML(conn, pool_xml, flags)))
CALL(do_define_twin, keep_pool(virStoragePoolDefineXML(conn, POOL("pool", "0f0e0d0c-0b0a-0908-0706-050403020102", "/q"), 0)))
CALL(do_define_other, keep_pool(virStoragePoolDefineXML(conn, POOL("other", UUID, "/q"), 0)))
CALL(do_define_rival, keep_pool(virStoragePoolDefineXML(conn, POOL("other", "0f0e0d0c-0b0a-0908-0706-050403020103", "/p/"), 0)))
CALL(do_create_xml, keep_pool(virStoragePoolCreateXML(conn, pool_xml, flags)))
CALL(do_create_xml_bad, keep_pool(virStoragePoolCreateXML(conn, "<pool type='fs'><name>n</name></pool>", flags)))
CALL(do_by_name, keep_pool(virStoragePoolLookupByName(conn, "pool")))
CALL(do_by_uuid, keep_pool(virStoragePoolLookupByUUIDString(conn, UUID)))
CALL(do_by_path, keep_pool(virStoragePoolLookupByTargetPath(conn, "/p")))

static const struct {
    const char *name;
    call call;
    int flags;
} calls[] = {
    { "build", do_build, 1 },
    { "create", do_create, 1 },
    { "destroy", do_destroy, 0 },
    { "delete", do_delete, 1 },
    { "undefine", do_undefine, 0 },
    { "refresh", do_refresh, 1 },
    { "info", do_info, 0 },
    { "xml", do_xml, 1 },
    { "is active", do_is_active, 0 },
    { "is persistent", do_is_persistent, 0 },
    { "get autostart", do_get_autostart, 0 },
    { "autostart", do_autostart, 0 },
    { "no autostart", do_no_autostart, 0 },
    { "count volumes", do_count_volumes, 0 },
    { "list volumes", do_list_volumes, 1 },
    { "volume", do_volume, 0 },
    { "create volume", do_create_volume, 1 },
    { "define", do_define, 0 },
    { "define twin", do_define_twin, 0 },
    { "define other", do_define_other, 0 },
    { "define rival", do_define_rival, 0 },
    { "create xml", do_create_xml, 1 },
    { "create bad xml", do_create_xml_bad, 0 },
    { "by name", do_by_name, 0 },
    { "by uuid", do_by_uuid, 0 },
    { "by path", do_by_path, 0 },
};

static void test_pool_calls(virConnectPtr conn)
{
    size_t i;
    int state;
    unsigned int flags;

    for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        for (state = 0; state < STATES; state++) {
            for (flags = 0; flags < (calls[i].flags ? 3 : 1); flags++) {
                virStoragePoolPtr pool = make(conn, state);
                int answer;

                quiet = 1;
                pump();
                quiet = 0;
                printf("== %s of %s flags 0x%x\n", calls[i].name, state_names[state], flags);
                virResetLastError();
                answer = calls[i].call(conn, pool, flags);
                printf("  %d\n", answer);
                if (answer < 0)
                    capi_print_error(virGetLastError());
                pump();
                describe(conn);
                virStoragePoolFree(pool);
            }
        }
    }
    discard(conn);
}

static void test_lists(virConnectPtr conn)
{
    unsigned int bit;
    virStoragePoolPtr pool;

    printf("== lists\n");
    pool = make(conn, INACTIVE);
    virStoragePoolSetAutostart(pool, 1);
    list_pools(conn);
    for (bit = 0; bit <= 20; bit++)
        list_pools_by(conn, 1U << bit);
    list_pools_by(conn, VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE | VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE);
    list_pools_by(conn, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE | VIR_CONNECT_LIST_STORAGE_POOLS_DIR);
    virStoragePoolFree(pool);
    discard(conn);
    list_pools(conn);
}

static void describe_volume(virStorageVolPtr volume)
{
    virStorageVolInfo info;
    virStoragePoolPtr pool;

    printf("  %s %s\n", virStorageVolGetName(volume), virStorageVolGetKey(volume));
    OWNED_STRING(virStorageVolGetPath(volume));
    OWNED_STRING(virStorageVolGetXMLDesc(volume, 0));
    OWNED_STRING(virStorageVolGetXMLDesc(volume, 1));
    memset(&info, 0, sizeof(info));
    NUMBER(virStorageVolGetInfo(volume, &info));
    printf("  %d %llu %llu\n", info.type, info.capacity, info.allocation);
    NUMBER(virStorageVolGetInfoFlags(volume, &info, 0));
    POINTER(pool = virStoragePoolLookupByVolume(volume));
    if (pool)
        virStoragePoolFree(pool);
}

static void found(const char *how, virStorageVolPtr volume)
{
    printf("  %s: %s\n", how, volume ? virStorageVolGetName(volume) : "none");
    if (volume)
        virStorageVolFree(volume);
    else
        capi_print_error(virGetLastError());
}

static void test_volumes(virConnectPtr conn)
{
    virStoragePoolPtr pool = make(conn, ACTIVE);
    virStorageVolPtr volume;
    virStorageVolPtr copy;
    virStreamPtr stream = virStreamNew(conn, 0);

    printf("== volumes\n");
    NEED(stream);
    NEED(volume = virStorageVolCreateXML(pool, VOLUME("v", "1000"), 0));
    describe_volume(volume);
    describe(conn);
    found("again", virStorageVolCreateXML(pool, VOLUME("v", "1000"), 0));
    found("too big", virStorageVolCreateXML(pool, VOLUME("w", "107374182400"), 0));
    found("just fits", virStorageVolCreateXML(pool, VOLUME("w", "107374181400"), 0));
    found("no room", virStorageVolCreateXML(pool, VOLUME("x", "1"), 0));
    found("empty", virStorageVolCreateXML(pool, VOLUME("x", "0"), 0));
    found("no XML", virStorageVolCreateXML(pool, "text", 0));
    found("no name", virStorageVolCreateXML(pool, "<volume/>", 0));
    found("no size", virStorageVolCreateXML(pool, "<volume><name>y</name></volume>", 0));
    list_volumes(pool);
    describe(conn);
    found("by name", virStorageVolLookupByName(pool, "w"));
    found("by no name", virStorageVolLookupByName(pool, "y"));
    found("by key", virStorageVolLookupByKey(conn, "/p/v"));
    found("by no key", virStorageVolLookupByKey(conn, "v"));
    found("by path", virStorageVolLookupByPath(conn, "/p/v"));
    found("by no path", virStorageVolLookupByPath(conn, "/p//v"));
    found("copy of itself", virStorageVolCreateXMLFrom(pool, VOLUME("v", "0"), volume, 0));
    found("copy with flags", virStorageVolCreateXMLFrom(pool, VOLUME("c", "0"), volume, 1));
    NEED(copy = virStorageVolCreateXMLFrom(pool, VOLUME("c", "0"), volume, 0));
    describe_volume(copy);
    NUMBER(virStorageVolResize(volume, 5, 0));
    NUMBER(virStorageVolWipe(volume, 0));
    NUMBER(virStorageVolWipePattern(volume, 0, 0));
    NUMBER(virStorageVolUpload(volume, stream, 0, 0, 0));
    NUMBER(virStorageVolDownload(volume, stream, 0, 0, 0));
    NUMBER(virStorageVolDelete(volume, 1));
    NUMBER(virStorageVolDelete(volume, 0));
    describe(conn);
    NUMBER(virStorageVolDelete(volume, 0));
    describe_volume(volume);
    found("copy of what is gone", virStorageVolCreateXMLFrom(pool, VOLUME("d", "0"), volume, 0));
    NUMBER(virStoragePoolDestroy(pool));
    describe_volume(copy);
    NUMBER(virStorageVolDelete(copy, 0));
    found("by key while stopped", virStorageVolLookupByKey(conn, "/p/c"));
    found("by path while stopped", virStorageVolLookupByPath(conn, "/p/c"));
    found("copy while stopped", virStorageVolCreateXMLFrom(pool, VOLUME("d", "0"), copy, 0));
    NUMBER(virStoragePoolCreate(pool, 0));
    list_volumes(pool);
    describe(conn);
    NEED(keep_pool(virStoragePoolDefineXML(conn, pool_xml, 0)) == 0);
    describe(conn);
    list_volumes(pool);
    virStreamFree(stream);
    virStorageVolFree(copy);
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    discard(conn);
}

static void test_types(virConnectPtr conn)
{
    static const char *const types[] = {
        "<pool type='logical'><name>pool</name></pool>",
        "<pool type='disk'><name>pool</name><source><device path='/d'/></source><target><path>/p</path></target></pool>",
        "<pool type='iscsi'><name>pool</name><source><host name='h'/></source><target><path>/p</path></target></pool>",
        "<pool type='rbd'><name>pool</name><source><host name='h'/><name>n</name></source></pool>",
        "<pool type='vstorage'><name>pool</name><target><path>/p</path></target></pool>",
        "<pool type='zfs'><name>pool</name></pool>",
    };
    size_t i;

    printf("== types\n");
    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        virStoragePoolPtr pool = virStoragePoolCreateXML(conn, types[i], 0);
        virStorageVolPtr volume;

        printf("%s\n", types[i]);
        NEED(pool);
        NEED(volume = virStorageVolCreateXML(pool, VOLUME("v", "7"), 0));
        describe_volume(volume);
        virStorageVolFree(volume);
        virStoragePoolFree(pool);
        discard(conn);
    }
}

static void test_sources(virConnectPtr conn)
{
    printf("== sources\n");
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "logical", NULL, 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "netfs", NULL, 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "netfs", "<source><host name='h'/></source>", 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "netfs", "<source><host/></source>", 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "netfs", "<pool/>", 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "netfs", "text", 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "netfs", NULL, 1));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "disk", NULL, 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "dir", NULL, 0));
    OWNED_STRING(virConnectFindStoragePoolSources(conn, "nothing", NULL, 0));
    OWNED_STRING(virConnectGetStoragePoolCapabilities(conn, 0));
}

# define FC_POOL(name, wwpn) \
    "<pool type='scsi'><name>" name "</name><source><adapter type='fc_host' wwnn='20000000c9831b4b' " \
    "wwpn='" wwpn "'/></source><target><path>/" name "</path></target></pool>"

static void device_changed(virConnectPtr conn, virNodeDevicePtr device, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("    event of device %s: %d/%d\n", virNodeDeviceGetName(device), event, detail);
}

/* Pools behind a virtual adapter, which comes and goes with them. */
static void test_adapters(virConnectPtr conn)
{
    virStoragePoolPtr pool;
    virStoragePoolPtr other;
    int devices;

    printf("== adapters\n");
    NEED((devices = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                         VIR_NODE_DEVICE_EVENT_CALLBACK(device_changed), NULL,
                                                         NULL)) >= 0);
    NEED(pool = virStoragePoolCreateXML(conn, FC_POOL("pool", "10000000c9831b4b"), 0));
    pump();
    NEED(other = virStoragePoolCreateXML(conn, FC_POOL("other", "10000000c9831b4c"), 0));
    pump();
    POINTER(virStoragePoolCreateXML(conn, FC_POOL("third", "10000000c9831b4c"), 0));
    NUMBER(virStoragePoolDestroy(pool));
    pump();
    describe(conn);
    NUMBER(virStoragePoolDestroy(other));
    pump();
    NUMBER(virStoragePoolIsActive(other));
    NUMBER(virStoragePoolUndefine(other));
    virStoragePoolFree(other);
    virStoragePoolFree(pool);
    NEED(pool = virStoragePoolDefineXML(conn, FC_POOL("pool", "10000000c9831b4b"), 0));
    NUMBER(virStoragePoolCreate(pool, 0));
    NUMBER(virStoragePoolDestroy(pool));
    pump();
    virStoragePoolFree(pool);
    discard(conn);
    pump();
    NEED(virConnectNodeDeviceEventDeregisterAny(conn, devices) == 0);
}

/* Events of one pool alone, and no events after the end of a registration. */
static void test_one_pool(virConnectPtr conn, int everything)
{
    virStoragePoolPtr pool = make(conn, INACTIVE);
    virStoragePoolPtr other = virStoragePoolLookupByName(conn, "default-pool");
    int one;

    printf("== events of one pool\n");
    pump();
    NUMBER(virConnectStoragePoolEventDeregisterAny(conn, everything));
    NUMBER(virConnectStoragePoolEventDeregisterAny(conn, everything));
    NEED((one = virConnectStoragePoolEventRegisterAny(conn, pool, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                                      VIR_STORAGE_POOL_EVENT_CALLBACK(lifecycle), NULL, NULL)) >= 0);
    virStoragePoolCreate(pool, 0);
    virStoragePoolDestroy(other);
    virStoragePoolCreate(other, 0);
    virStoragePoolRefresh(pool, 0);
    pump();
    NUMBER(virConnectStoragePoolEventDeregisterAny(conn, one));
    virStoragePoolDestroy(pool);
    pump();
    virStoragePoolFree(other);
    virStoragePoolFree(pool);
    discard(conn);
}

int main(void)
{
    virConnectPtr conn;
    int everything;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED((timer = virEventAddTimeout(-1, tick, NULL, NULL)) >= 0);
    NEED(conn = virConnectOpen("test:///default"));
    NEED((everything = virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
                                                             VIR_STORAGE_POOL_EVENT_CALLBACK(lifecycle), NULL, NULL)) >= 0);
    NEED(virConnectStoragePoolEventRegisterAny(conn, NULL, VIR_STORAGE_POOL_EVENT_ID_REFRESH,
                                               VIR_STORAGE_POOL_EVENT_CALLBACK(refreshed), NULL, NULL) >= 0);
    test_pool_calls(conn);
    quiet = 1;
    test_lists(conn);
    test_volumes(conn);
    test_types(conn);
    test_sources(conn);
    pump();
    quiet = 0;
    test_adapters(conn);
    test_one_pool(conn, everything);
    virConnectClose(conn);
    return 0;
}
