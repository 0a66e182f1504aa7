/* Migration from a driver that cannot: the rules on arguments and flags, then the refusals. */
#include "capi.h"

static virConnectPtr conn, other, readonly;
static virDomainPtr domain, readonly_domain;

static const unsigned int flag_sets[] = {
    0,
    VIR_MIGRATE_LIVE,
    VIR_MIGRATE_PEER2PEER,
    VIR_MIGRATE_TUNNELLED,
    VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_TUNNELLED,
    VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC,
    VIR_MIGRATE_TUNNELLED | VIR_MIGRATE_PARALLEL,
    VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC | VIR_MIGRATE_TUNNELLED | VIR_MIGRATE_PARALLEL,
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES,
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES | VIR_MIGRATE_NON_SHARED_INC,
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES | VIR_MIGRATE_OFFLINE,
    VIR_MIGRATE_CHANGE_PROTECTION,
    VIR_MIGRATE_CHANGE_PROTECTION | VIR_MIGRATE_PEER2PEER,
    VIR_MIGRATE_CHANGE_PROTECTION | VIR_MIGRATE_TUNNELLED,
    VIR_MIGRATE_CHANGE_PROTECTION | VIR_MIGRATE_OFFLINE,
    VIR_MIGRATE_OFFLINE,
    VIR_MIGRATE_OFFLINE | VIR_MIGRATE_PEER2PEER,
    VIR_MIGRATE_OFFLINE | VIR_MIGRATE_TUNNELLED,
    1u << 31,
};

static void test_flags(void)
{
    size_t i;

    for (i = 0; i < sizeof(flag_sets) / sizeof(flag_sets[0]); i++) {
        unsigned int flags = flag_sets[i];

        printf("== flags 0x%x\n", flags);
        POINTER(virDomainMigrate(domain, other, flags, NULL, NULL, 0));
        POINTER(virDomainMigrate2(domain, other, NULL, flags, NULL, NULL, 0));
        POINTER(virDomainMigrate3(domain, other, NULL, 0, flags));
        NUMBER(virDomainMigrateToURI(domain, "test://host/", flags, NULL, 0));
        NUMBER(virDomainMigrateToURI2(domain, NULL, NULL, NULL, flags, NULL, 0));
        NUMBER(virDomainMigrateToURI3(domain, NULL, NULL, 0, flags));
    }
}

static void test_ends(void)
{
    printf("== ends\n");
    POINTER(virDomainMigrate(readonly_domain, NULL, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate(domain, readonly, 0, "", NULL, 0));
    POINTER(virDomainMigrate(domain, NULL, 0, "", NULL, 0));
    POINTER(virDomainMigrate2(readonly_domain, other, NULL, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate2(domain, readonly, NULL, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate3(readonly_domain, other, NULL, 0, 0));
    POINTER(virDomainMigrate3(domain, readonly, NULL, 0, 0));
    NUMBER(virDomainMigrateToURI(readonly_domain, NULL, 0, NULL, 0));
    NUMBER(virDomainMigrateToURI2(readonly_domain, NULL, NULL, NULL, 0, "", 0));
    NUMBER(virDomainMigrateToURI3(readonly_domain, NULL, NULL, 0, 0));
}

static void test_texts(void)
{
    const unsigned int storage = VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC;

    printf("== texts\n");
    POINTER(virDomainMigrate(domain, other, storage, "", "", 0));
    POINTER(virDomainMigrate2(domain, other, "", VIR_MIGRATE_OFFLINE, "", "", 0));
    POINTER(virDomainMigrate(domain, other, 0, "name", "", 0));
    NUMBER(virDomainMigrateToURI(domain, NULL, storage, "", 0));
    NUMBER(virDomainMigrateToURI(domain, "", storage, "", 0));
    NUMBER(virDomainMigrateToURI(domain, "%%", 0, "name", 0));
    NUMBER(virDomainMigrateToURI2(domain, "", "", "", storage, "", 0));
    NUMBER(virDomainMigrateToURI2(domain, "", "", "", 0, NULL, 0));
}

/* One parameter of some type, NULL where it is a string. */
static virTypedParameter param(const char *name, int type)
{
    virTypedParameter made;

    memset(&made, 0, sizeof(made));
    strncpy(made.field, name, sizeof(made.field) - 1);
    made.type = type;
    return made;
}

static void test_params(void)
{
    const struct {
        const char *name;
        int type;
    } cases[] = {
        { VIR_MIGRATE_PARAM_URI, VIR_TYPED_PARAM_STRING },
        { VIR_MIGRATE_PARAM_URI, VIR_TYPED_PARAM_INT },
        { VIR_MIGRATE_PARAM_DEST_NAME, VIR_TYPED_PARAM_BOOLEAN },
        { VIR_MIGRATE_PARAM_DEST_XML, VIR_TYPED_PARAM_UINT },
        { VIR_MIGRATE_PARAM_BANDWIDTH, VIR_TYPED_PARAM_ULLONG },
        { VIR_MIGRATE_PARAM_BANDWIDTH, VIR_TYPED_PARAM_DOUBLE },
        { VIR_MIGRATE_PARAM_BANDWIDTH, 99 },
        { VIR_MIGRATE_PARAM_LISTEN_ADDRESS, VIR_TYPED_PARAM_STRING },
        { "of nobody", 0 },
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        virTypedParameter one[2] = { param(cases[i].name, cases[i].type), param("of nobody", 0) };

        printf("== parameter %s of type %d\n", cases[i].name, cases[i].type);
        POINTER(virDomainMigrate3(domain, other, one, 1, 0));
        POINTER(virDomainMigrate3(domain, other, one, 2, 0));
        POINTER(virDomainMigrate3(domain, other, one, 1, VIR_MIGRATE_OFFLINE));
        POINTER(virDomainMigrate3(domain, other, one, 1, VIR_MIGRATE_CHANGE_PROTECTION));
        POINTER(virDomainMigrate3(domain, other, one, 1, VIR_MIGRATE_TUNNELLED));
        NUMBER(virDomainMigrateToURI3(domain, NULL, one, 2, 0));
    }
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(other = virConnectOpen("test:///default"));
    NEED(readonly = virConnectOpenReadOnly("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    NEED(readonly_domain = virDomainLookupByName(readonly, "test"));
    test_flags();
    test_ends();
    test_texts();
    test_params();
    virDomainFree(readonly_domain);
    virDomainFree(domain);
    virConnectClose(readonly);
    virConnectClose(other);
    virConnectClose(conn);
    return 0;
}
