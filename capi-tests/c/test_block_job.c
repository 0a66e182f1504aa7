/* Block jobs on a test host that has more than libvirt's: pull, copy, commit,
 * their progress on the virtual clock, their events and their refusals; images
 * resized, read and watched. */
#include "extended.h"

static const char *guest_xml =
    "<domain type='test'><name>disks</name><uuid>c15c0289-ec2d-4a91-a7ec-8e65a18debbe</uuid>"
    "<memory>1024</memory><os><type>hvm</type></os><devices>"
    "<disk type='file'><driver type='qcow2'/><source file='/top'/>"
    "<backingStore type='file'><format type='qcow2'/><source file='/middle'/>"
    "<backingStore type='file'><format type='raw'/><source file='/base'/><backingStore/>"
    "</backingStore></backingStore><target dev='vda' bus='virtio'/></disk>"
    "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>"
    "</devices></domain>";

static void on_job(virConnectPtr conn, virDomainPtr domain, const char *disk, int type, int status, void *opaque)
{
    (void) conn;
    printf("  %s: %s disk %s type %d status %d\n", (const char *) opaque, virDomainGetName(domain), disk, type,
           status);
}

static void info(virDomainPtr domain, unsigned int flags)
{
    virDomainBlockJobInfo job = { 0 };
    int ret = virDomainGetBlockJobInfo(domain, "vda", &job, flags);

    printf("job -> %d", ret);
    if (ret == 1)
        printf(" type %d bandwidth %lu cur %llu end %llu", job.type, job.bandwidth, job.cur, job.end);
    printf("\n");
    capi_print_error(virGetLastError());
}

static void pull(virConnectPtr conn, virDomainPtr domain)
{
    NUMBER(virDomainBlockPull(domain, "vda", 1024, 0));
    info(domain, 0);
    pass(conn, 512);
    info(domain, VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES);
    NUMBER(virDomainBlockPull(domain, "/top", 0, 0));
    NUMBER(virDomainBlockJobAbort(domain, "vda", VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT));
    NUMBER(virDomainBlockJobAbort(domain, "vda", 0));
    settle();
    NUMBER(virDomainBlockRebase(domain, "vda", "vda[3]", 1, 0));
    NUMBER(virDomainBlockJobSetSpeed(domain, "vda", 1UL << 40, VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES));
    pass(conn, 1);
    settle();
    lines(domain, 0, "<disk type", "</disk>");
    lines(domain, VIR_DOMAIN_XML_INACTIVE, "<disk type", "</disk>");
}

static void copy(virConnectPtr conn, virDomainPtr domain)
{
    const char *to = "<disk type='file'><driver type='raw'/><source file='/copy'/></disk>";

    NUMBER(virDomainBlockCopy(domain, "vda", to, NULL, 0, 0));
    NUMBER(virDomainBlockCopy(domain, "vda", to, NULL, 0,
                              VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB | VIR_DOMAIN_BLOCK_COPY_SHALLOW));
    NUMBER(virDomainBlockCopy(domain, "vda", to, NULL, 0, VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB));
    lines(domain, 0, "<mirror", "</mirror>");
    NUMBER(virDomainBlockJobAbort(domain, "vda", VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT));
    pass(conn, 8);
    settle();
    info(domain, 0);
    NUMBER(virDomainBlockJobAbort(domain, "vda",
                                  VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT | VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC));
    lines(domain, 0, "<mirror", "</mirror>");
    NUMBER(virDomainBlockJobAbort(domain, "vda", 0));
    pass(conn, 0);
    settle();
    lines(domain, VIR_DOMAIN_XML_INACTIVE, "<disk type", "</disk>");
}

static void commit(virConnectPtr conn, virDomainPtr domain)
{
    NUMBER(virDomainBlockCommit(domain, "vda", NULL, NULL, 0, 0));
    NUMBER(virDomainBlockCommit(domain, "vda", NULL, "/middle", 0, VIR_DOMAIN_BLOCK_COMMIT_ACTIVE));
    NUMBER(virDomainBlockCommit(domain, "vda", NULL, "/base", 0, 0));
    NUMBER(virDomainBlockCommit(domain, "vda", "/top", "/middle", 0, 0));
    NUMBER(virDomainBlockCommit(domain, "vda", "/base", NULL, 0,
                                VIR_DOMAIN_BLOCK_COMMIT_ACTIVE | VIR_DOMAIN_BLOCK_COMMIT_SHALLOW));
    NUMBER(virDomainBlockCommit(domain, "vda", NULL, "/middle", 0, 0));
    pass(conn, 8);
    settle();
    NUMBER(virDomainBlockCommit(domain, "vda", NULL, NULL, 0, VIR_DOMAIN_BLOCK_COMMIT_ACTIVE));
    lines(domain, 0, "<mirror", "</mirror>");
    pass(conn, 8);
    NUMBER(virDomainBlockJobAbort(domain, "vda", VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT));
    settle();
    lines(domain, 0, "<disk type", "</disk>");
}

static void on_threshold(virConnectPtr conn, virDomainPtr domain, const char *dev, const char *path,
                         unsigned long long threshold, unsigned long long excess, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("  %s: %s %s threshold %llu excess %llu\n", virDomainGetName(domain), dev, path, threshold, excess);
}

static void images(virConnectPtr conn, virDomainPtr domain)
{
    virDomainBlockInfo info;
    unsigned char bytes[3];

    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_threshold), NULL, NULL) >= 0);
    NUMBER(virDomainBlockResize(domain, "vda", 1001, VIR_DOMAIN_BLOCK_RESIZE_BYTES));
    NUMBER(virDomainGetBlockInfo(domain, "vda", &info, 0));
    printf("capacity %llu\n", info.capacity);
    NUMBER(virDomainBlockResize(domain, "sda", 1001, 0));
    NUMBER(virDomainBlockResize(domain, "vda", 0, VIR_DOMAIN_BLOCK_RESIZE_CAPACITY));
    NUMBER(virDomainBlockResize(domain, "vda", ~0ULL, 0));
    NUMBER(virDomainBlockPeek(domain, "vda", 255, sizeof(bytes), bytes, 0));
    printf("%d %d %d\n", bytes[0], bytes[1], bytes[2]);
    NUMBER(virDomainBlockPeek(domain, "vda", 1000, sizeof(bytes), bytes, 0));
    NUMBER(virDomainSetBlockThreshold(domain, "vda", 1, 0));
    NUMBER(virDomainSetBlockThreshold(domain, "vdb", 1, 0));
    pass(conn, 1);
    settle();
}

static void refusals(virDomainPtr domain)
{
    NUMBER(virDomainBlockPull(domain, "vdz", 0, 0));
    NUMBER(virDomainBlockPull(domain, "vda", 1UL << 60, 0));
    NUMBER(virDomainBlockPull(domain, "vda", 0, 1));
    NUMBER(virDomainBlockRebase(domain, "vda", "vdb[2]", 0, 0));
    NUMBER(virDomainBlockRebase(domain, "vda", "vda[9]", 0, 0));
    NUMBER(virDomainBlockRebase(domain, "vda", "/x", 0, 0));
    NUMBER(virDomainBlockRebase(domain, "vda", "/base", 0, VIR_DOMAIN_BLOCK_REBASE_RELATIVE));
    NUMBER(virDomainBlockCopy(domain, "vda", "<disk type='file'><source file='x'/></disk>", NULL, 0, 0));
    NUMBER(virDomainBlockCommit(domain, "sda", NULL, NULL, 0, 0));
    NUMBER(virDomainBlockJobAbort(domain, "vda", 0));
    NUMBER(virDomainBlockJobSetSpeed(domain, "vda", 0, 0));
    info(domain, 0);
}

int main(void)
{
    virConnectPtr conn = start();
    virDomainPtr domain = virDomainDefineXML(conn, guest_xml);

    NEED(domain);
    NUMBER(virDomainBlockPull(domain, "vda", 0, 0));
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_BLOCK_JOB,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_job), (char *) "by path", NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_job), (char *) "by target", NULL) >= 0);
    NEED(virDomainCreate(domain) == 0);
    refusals(domain);
    pull(conn, domain);
    copy(conn, domain);
    NEED(virDomainDestroy(domain) == 0);
    virDomainFree(domain);
    domain = virDomainDefineXML(conn, guest_xml);
    NEED(domain && virDomainCreate(domain) == 0);
    commit(conn, domain);
    images(conn, domain);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
