/* Migration between two test hosts that have more than libvirt's: every call, by
 * which a guest goes to and fro, with the events, states and accounts of both ends. */
#include "extended.h"

static virConnectPtr here, there;

static const char *guest_xml =
    "<domain type='test'><name>nomad</name><uuid>c15c0289-ec2d-4a91-a7ec-8e65a18debbe</uuid>"
    "<memory unit='GiB'>1</memory><os><type>hvm</type></os>"
    "<clock offset='variable' adjustment='3600' basis='localtime'/></domain>";

static int on_life(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    printf("  %s: %s id %d event %d detail %d\n", (const char *) opaque, virDomainGetName(domain),
           (int) virDomainGetID(domain), event, detail);
    return 0;
}

static void on_pass(virConnectPtr conn, virDomainPtr domain, int iteration, void *opaque)
{
    (void) conn;
    printf("  %s: %s pass %d\n", (const char *) opaque, virDomainGetName(domain), iteration);
}

static void print(virTypedParameterPtr params, int nparams)
{
    int i;

    for (i = 0; i < nparams; i++) {
        if (params[i].type == VIR_TYPED_PARAM_INT)
            printf("    %s %d\n", params[i].field, params[i].value.i);
        else if (params[i].type == VIR_TYPED_PARAM_ULLONG)
            printf("    %s %llu\n", params[i].field, params[i].value.ul);
        else
            printf("    %s of type %d\n", params[i].field, params[i].type);
    }
}

static void on_job(virConnectPtr conn, virDomainPtr domain, virTypedParameterPtr params, int nparams, void *opaque)
{
    (void) conn;
    printf("  %s: %s job completed\n", (const char *) opaque, virDomainGetName(domain));
    print(params, nparams);
}

static void listen(virConnectPtr conn, const char *name)
{
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_life), (char *) name, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_pass), (char *) name, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_job), (char *) name, NULL) >= 0);
}

static void show(virDomainPtr domain)
{
    int state, reason;

    settle();
    NEED(virDomainGetState(domain, &state, &reason, 0) == 0);
    printf("%s on %s: state %d reason %d persistent %d\n", virDomainGetName(domain),
           virDomainGetConnect(domain) == here ? "the first host" : "the second host", state, reason,
           virDomainIsPersistent(domain));
}

/* What a call gave, if it gave anything. */
static virDomainPtr arrived(const char *call, virDomainPtr domain)
{
    capi_pointer(call, domain);
    NEED(domain);
    show(domain);
    return domain;
}

static void forth_and_back(virDomainPtr domain)
{
    virDomainPtr moved, back;
    virTypedParameterPtr params = NULL;
    int nparams = 0, max = 0, type = 0;

    moved = arrived("virDomainMigrate", virDomainMigrate(domain, there, VIR_MIGRATE_LIVE, NULL, NULL, 0));
    show(domain);
    lines(moved, 0, "<clock", "/>");
    back = arrived("virDomainMigrate2", virDomainMigrate2(moved, here, NULL, 0, NULL, "tcp:host", 512));
    NUMBER(virDomainGetJobStats(back, &type, &params, &nparams, VIR_DOMAIN_JOB_STATS_COMPLETED));
    printf("type %d\n", type);
    print(params, nparams);
    virTypedParamsFree(params, nparams);
    params = NULL;
    nparams = max = 0;
    virDomainFree(moved);
    virDomainFree(back);

    NEED(virTypedParamsAddString(&params, &nparams, &max, VIR_MIGRATE_PARAM_DEST_NAME, "settler") == 0);
    NEED(virTypedParamsAddULLong(&params, &nparams, &max, VIR_MIGRATE_PARAM_BANDWIDTH, 256) == 0);
    moved = arrived("virDomainMigrate3",
                    virDomainMigrate3(domain, there, params, nparams,
                                      VIR_MIGRATE_LIVE | VIR_MIGRATE_PAUSED | VIR_MIGRATE_PERSIST_DEST |
                                      VIR_MIGRATE_UNDEFINE_SOURCE | VIR_MIGRATE_CHANGE_PROTECTION));
    lines(moved, VIR_DOMAIN_XML_INACTIVE, "<clock", "/>");
    NUMBER(virDomainGetInfo(domain, &(virDomainInfo) { 0 }));
    virTypedParamsFree(params, nparams);
    NEED(virDomainResume(moved) == 0);

    NUMBER(virDomainMigrateToURI(moved, "test:///default?extended=1&clock=virtual&seed=1",
                                 VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_LIVE, "nomad", 0));
    back = arrived("virDomainLookupByName", virDomainLookupByName(here, "nomad"));
    NUMBER(virDomainMigrateToURI2(back, "test:///default?extended=1&clock=virtual&seed=2", NULL, NULL,
                                  VIR_MIGRATE_PEER2PEER, "settler", 0));
    show(moved);
    NUMBER(virDomainMigrateToURI3(moved, "test:///default?extended=1&clock=virtual&seed=1", NULL, 0,
                                  VIR_MIGRATE_PEER2PEER | VIR_MIGRATE_PERSIST_DEST));
    virDomainFree(moved);
    virDomainFree(back);
    back = arrived("virDomainLookupByName", virDomainLookupByName(here, "settler"));
    NUMBER(virDomainDestroy(back));
    NUMBER(virDomainUndefine(back));
    virDomainFree(back);
    settle();
}

static void refusals(virDomainPtr domain, virConnectPtr plain)
{
    unsigned long long value;
    unsigned long speed;
    virDomainJobInfo info;

    /* The text names the machine. */
    printf("to the same host -> %s\n", virDomainMigrate(domain, here, 0, NULL, NULL, 0) ? "set" : "NULL");
    printf("  error %d\n", virGetLastErrorCode());
    POINTER(virDomainMigrate(domain, plain, 0, NULL, NULL, 0));
    POINTER(virDomainMigrate(domain, plain, VIR_MIGRATE_OFFLINE, NULL, NULL, 0));
    POINTER(virDomainMigrate(domain, there, VIR_MIGRATE_OFFLINE, NULL, NULL, 0));
    POINTER(virDomainMigrate(domain, there, VIR_MIGRATE_POSTCOPY, NULL, NULL, 0));
    POINTER(virDomainMigrate(domain, there, VIR_MIGRATE_TUNNELLED, NULL, NULL, 0));
    POINTER(virDomainMigrate(domain, there, 0, NULL, "ftp://host/", 0));
    POINTER(virDomainMigrate2(domain, there, "<domain/>", 0, NULL, NULL, 0));
    NUMBER(virDomainMigrateToURI(domain, "test:///default", 0, NULL, 0));
    NUMBER(virDomainMigrateToURI(domain, "nowhere:///", VIR_MIGRATE_PEER2PEER, NULL, 0));
    NUMBER(virDomainMigrateStartPostCopy(domain, 0));
    NUMBER(virDomainAbortJob(domain));
    NUMBER(virDomainAbortJobFlags(domain, VIR_DOMAIN_ABORT_JOB_POSTCOPY));
    NUMBER(virDomainGetJobInfo(domain, &info));
    printf("type %d\n", info.type);
    NUMBER(virDomainMigrateGetMaxDowntime(domain, &value, 0));
    printf("%llu\n", value);
    NUMBER(virDomainMigrateGetCompressionCache(domain, &value, 0));
    printf("%llu\n", value);
    NUMBER(virDomainMigrateGetMaxSpeed(domain, &speed, 0));
    printf("%lu\n", speed);
    NUMBER(virDomainMigrateSetMaxSpeed(domain, speed + 1, 0));
    settle();
}

int main(void)
{
    virConnectPtr plain;
    virDomainPtr domain;

    setenv("TZ", "UTC", 1);
    here = start();
    there = virConnectOpen("test:///default?extended=1&clock=virtual&seed=2");
    plain = virConnectOpen("test:///default");
    NEED(there && plain);
    listen(here, "here");
    listen(there, "there");
    domain = virDomainDefineXML(here, guest_xml);
    NEED(domain && virDomainCreate(domain) == 0);
    settle();
    refusals(domain, plain);
    forth_and_back(domain);
    virDomainFree(domain);
    virConnectClose(plain);
    virConnectClose(there);
    virConnectClose(here);
    return 0;
}
