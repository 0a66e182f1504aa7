/* Secrets of an extended test host, as libvirt's own secret driver answers: definitions that come,
 * change and go, values, lists, events.  An argument is the URI of another host to ask. */
#include "capi.h"

#define UUID(digit) "c7a5fdbd-edaf-9455-926a-d65c16db180" digit
#define SECRET(attrs, digit, usage) \
    "<secret" attrs "><uuid>" UUID(digit) "</uuid><description>d</description>" usage "</secret>"
#define VOLUME(path) "<usage type='volume'><volume>" path "</volume></usage>"
#define CEPH(name) "<usage type='ceph'><name>" name "</name></usage>"

static void lifecycle(virConnectPtr conn, virSecretPtr secret, int event, int detail, void *opaque)
{
    char uuid[VIR_UUID_STRING_BUFLEN];

    (void) conn;
    virSecretGetUUIDString(secret, uuid);
    printf("    event %s: %s %d %s %d/%d\n", (const char *) opaque, uuid, virSecretGetUsageType(secret),
           virSecretGetUsageID(secret), event, detail);
}

static void changed(virConnectPtr conn, virSecretPtr secret, void *opaque)
{
    char uuid[VIR_UUID_STRING_BUFLEN];

    (void) conn;
    virSecretGetUUIDString(secret, uuid);
    printf("    event %s: %s value\n", (const char *) opaque, uuid);
}

static void define(virConnectPtr conn, const char *xml, unsigned int flags)
{
    virSecretPtr secret;

    printf("define %u %s\n", flags, xml);
    POINTER(secret = virSecretDefineXML(conn, xml, flags));
    if (secret)
        virSecretFree(secret);
    capi_pump();
}

static void definitions(virConnectPtr conn)
{
    define(conn, SECRET("", "1", VOLUME("/a")), 0);
    define(conn, SECRET("", "1", VOLUME("/a")), VIR_SECRET_DEFINE_VALIDATE);
    define(conn, SECRET("", "1", VOLUME("/b")), 0);
    define(conn, SECRET("", "2", VOLUME("/a")), 0);
    define(conn, SECRET("", "2", CEPH("/a")), 0);
    define(conn, SECRET("", "1", VOLUME("/a")), 2);
    define(conn, SECRET(" private='yes'", "1", VOLUME("/a")), 0);
    define(conn, SECRET("", "1", VOLUME("/a")), 0);
    define(conn, SECRET(" ephemeral='yes' private='yes'", "3", VOLUME("/e")), 0);
    define(conn, SECRET("", "4", ""), 0);
    define(conn, SECRET("", "4", VOLUME("/x")), 0);
    define(conn, SECRET("", "5", "<usage type='tls'/>"), 0);
    define(conn, "<network/>", 0);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static void names(char **list, int count)
{
    int i;

    if (count > 0)
        qsort(list, count, sizeof(*list), by_text);
    for (i = 0; i < count; i++) {
        printf("    %s\n", list[i]);
        free(list[i]);
    }
}

static void lists(virConnectPtr conn)
{
    static const unsigned int flags[] = {
        0, VIR_CONNECT_LIST_SECRETS_EPHEMERAL, VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL,
        VIR_CONNECT_LIST_SECRETS_PRIVATE, VIR_CONNECT_LIST_SECRETS_NO_PRIVATE,
        VIR_CONNECT_LIST_SECRETS_EPHEMERAL | VIR_CONNECT_LIST_SECRETS_NO_PRIVATE,
        VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL | VIR_CONNECT_LIST_SECRETS_PRIVATE, 16,
    };
    char *found[8];
    size_t i;
    int count, k;

    NUMBER(virConnectNumOfSecrets(conn));
    NUMBER(count = virConnectListSecrets(conn, found, 8));
    names(found, count);
    for (i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
        virSecretPtr *all = NULL;

        printf("flags %u\n", flags[i]);
        NUMBER(count = virConnectListAllSecrets(conn, &all, flags[i]));
        for (k = 0; k < count; k++) {
            NEED(found[k] = malloc(VIR_UUID_STRING_BUFLEN));
            virSecretGetUUIDString(all[k], found[k]);
            virSecretFree(all[k]);
        }
        names(found, count);
        free(all);
    }
}

static void value(virSecretPtr secret)
{
    size_t size = 0;
    unsigned char *got = virSecretGetValue(secret, &size, 0);

    printf("value of %zu bytes: %.*s\n", size, (int) (size < 16 ? size : 16), got ? (char *) got : "none");
    capi_print_error(virGetLastError());
    free(got);
}

/* Sizes that a value may have and may not. */
static void sizes(virSecretPtr secret)
{
    static unsigned char big[65537];

    memset(big, 'x', sizeof(big));
    NUMBER(virSecretSetValue(secret, big, 65536, 0));
    capi_pump();
    value(secret);
    NUMBER(virSecretSetValue(secret, big, 65537, 0));
    capi_pump();
    value(secret);
}

static void values(virSecretPtr secret)
{
    size_t size;

    value(secret);
    NUMBER(virSecretSetValue(secret, (const unsigned char *) "abc", 3, 0));
    capi_pump();
    value(secret);
    NUMBER(virSecretSetValue(secret, (const unsigned char *) "abc", 3, 1));
    POINTER(virSecretGetValue(secret, &size, 1));
}

static void lookups(virConnectPtr conn)
{
    static const struct { int type; const char *id; } usages[] = {
        { VIR_SECRET_USAGE_TYPE_VOLUME, "/a" }, { VIR_SECRET_USAGE_TYPE_CEPH, "/a" },
        { VIR_SECRET_USAGE_TYPE_CEPH, "/e" }, { VIR_SECRET_USAGE_TYPE_NONE, "" }, { 99, "/a" },
    };
    virSecretPtr secret;
    char uuid[VIR_UUID_STRING_BUFLEN];
    size_t i;

    for (i = 0; i < sizeof(usages) / sizeof(*usages); i++) {
        printf("usage %d %s\n", usages[i].type, usages[i].id);
        POINTER(secret = virSecretLookupByUsage(conn, usages[i].type, usages[i].id));
        if (!secret)
            continue;
        virSecretGetUUIDString(secret, uuid);
        printf("    %s\n", uuid);
        virSecretFree(secret);
    }
    POINTER(virSecretLookupByUUIDString(conn, UUID("9")));
}

static void one(virConnectPtr conn, const char *uuid)
{
    virSecretPtr secret;

    printf("secret %s\n", uuid);
    NEED(secret = virSecretLookupByUUIDString(conn, uuid));
    OWNED_STRING(virSecretGetXMLDesc(secret, 0));
    OWNED_STRING(virSecretGetXMLDesc(secret, 1));
    values(secret);
    NUMBER(virSecretUndefine(secret));
    capi_pump();
    NUMBER(virSecretUndefine(secret));
    OWNED_STRING(virSecretGetXMLDesc(secret, 0));
    values(secret);
    virSecretFree(secret);
}

int main(int argc, char **argv)
{
    virConnectPtr conn;
    virSecretPtr secret;
    int all, one_life, one_value;

    virSetErrorFunc(NULL, capi_quiet);
    capi_events();
    NEED(conn = virConnectOpen(argc > 1 ? argv[1] : "test:///default?extended=1"));
    NUMBER(all = virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_LIFECYCLE,
                                                  VIR_SECRET_EVENT_CALLBACK(lifecycle),
                                                  (void *) "all", NULL));
    definitions(conn);
    lists(conn);
    lookups(conn);
    NEED(secret = virSecretLookupByUUIDString(conn, UUID("2")));
    NUMBER(one_life = virConnectSecretEventRegisterAny(conn, secret, VIR_SECRET_EVENT_ID_LIFECYCLE,
                                                       VIR_SECRET_EVENT_CALLBACK(lifecycle),
                                                       (void *) "one", NULL));
    NUMBER(one_value = virConnectSecretEventRegisterAny(conn, secret, VIR_SECRET_EVENT_ID_VALUE_CHANGED,
                                                        VIR_SECRET_EVENT_CALLBACK(changed),
                                                        (void *) "one", NULL));
    sizes(secret);
    virSecretFree(secret);
    one(conn, UUID("1"));
    one(conn, UUID("2"));
    one(conn, UUID("3"));
    one(conn, UUID("4"));
    lists(conn);
    NUMBER(virConnectSecretEventDeregisterAny(conn, all));
    NUMBER(virConnectSecretEventDeregisterAny(conn, one_life));
    NUMBER(virConnectSecretEventDeregisterAny(conn, one_value));
    virConnectClose(conn);
    return 0;
}
