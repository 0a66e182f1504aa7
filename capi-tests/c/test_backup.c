/* Backups on a test host that has more than libvirt's: push with a checkpoint, pull,
 * their document, account and events, and their refusals. */
#include "extended.h"

static const char *guest_xml =
    "<domain type='test'><name>kept</name><memory>1024</memory><os><type>hvm</type></os><devices>"
    "<disk type='file'><source file='/a'/><target dev='vda'/></disk>"
    "<disk type='file'><source file='/b'/><target dev='vdb'/></disk></devices></domain>";

static void on_disk(virConnectPtr conn, virDomainPtr domain, const char *disk, int type, int status, void *opaque)
{
    (void) conn;
    (void) domain;
    (void) opaque;
    printf("  disk %s type %d status %d\n", disk, type, status);
}

static void on_job(virConnectPtr conn, virDomainPtr domain, virTypedParameterPtr params, int nparams, void *opaque)
{
    int success = -1;

    (void) conn;
    (void) domain;
    (void) opaque;
    NEED(virTypedParamsGetBoolean(params, nparams, VIR_DOMAIN_JOB_SUCCESS, &success) == 1);
    printf("  job completed, success %d\n", success);
}

static void stats(virDomainPtr domain, unsigned int flags)
{
    virTypedParameterPtr params = NULL;
    int type = -1, nparams = 0;

    NUMBER(virDomainGetJobStats(domain, &type, &params, &nparams, flags));
    printf("  type %d, %d parameters, the first is %s\n", type, nparams, nparams ? params[0].field : "missing");
    virTypedParamsFree(params, nparams);
}

int main(void)
{
    const char *all = "<domainbackup/>";
    const char *since = "<domainbackup><incremental>first</incremental><disks><disk name='vda'/></disks></domainbackup>";
    const char *pull = "<domainbackup mode='pull'><server name='localhost' port='10809'/></domainbackup>";
    const char *checkpoint = "<domaincheckpoint><name>first</name></domaincheckpoint>";
    virConnectPtr conn = start();
    virDomainPtr domain = virDomainDefineXML(conn, guest_xml);

    NEED(domain);
    NUMBER(virDomainBackupBegin(domain, all, NULL, 0));
    NEED(virDomainCreate(domain) == 0);
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_disk), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_job), NULL, NULL) >= 0);
    OWNED_STRING(virDomainBackupGetXMLDesc(domain, 0));
    NUMBER(virDomainBackupBegin(domain, since, NULL, 0));
    NUMBER(virDomainBackupBegin(domain, "<domainbackup><server/></domainbackup>", NULL, 0));
    NUMBER(virDomainBackupBegin(domain, "<domainbackup mode='pull'><server name='a'/></domainbackup>", NULL, 0));
    NUMBER(virDomainBackupBegin(domain, all, NULL, 1u << 4));

    NUMBER(virDomainBackupBegin(domain, all, checkpoint, 0));
    NUMBER(virDomainBackupBegin(domain, all, NULL, 0));
    OWNED_STRING(virDomainBackupGetXMLDesc(domain, 0));
    stats(domain, 0);
    pass(conn, 16);
    settle();
    stats(domain, VIR_DOMAIN_JOB_STATS_COMPLETED);
    NUMBER(virDomainListAllCheckpoints(domain, NULL, 0));

    NUMBER(virDomainBackupBegin(domain, since, NULL, 0));
    NUMBER(virDomainAbortJob(domain));
    settle();

    NUMBER(virDomainBackupBegin(domain, pull, NULL, 0));
    pass(conn, 3600);
    NUMBER(virDomainAbortJob(domain));
    settle();
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
