/* What objects say of the one they belong to: it is the caller's own pointer, kept alive by them. */
#include "capi.h"

# define SAME(one, other) printf("%s is %s: %d\n", #one, #other, (void *) (one) == (void *) (other))

static void snapshots(virConnectPtr conn, virDomainPtr domain)
{
    virDomainSnapshotPtr first;
    virDomainSnapshotPtr second;
    virDomainSnapshotPtr other;
    virDomainSnapshotPtr *all = NULL;
    int n;

    NEED(first = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>one</name></domainsnapshot>", 0));
    NEED(second = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>two</name></domainsnapshot>", 0));
    SAME(virDomainSnapshotGetDomain(first), domain);
    SAME(virDomainSnapshotGetConnect(first), conn);
    NEED(other = virDomainSnapshotLookupByName(domain, "one", 0));
    SAME(virDomainSnapshotGetDomain(other), domain);
    virDomainSnapshotFree(other);
    NEED(other = virDomainSnapshotCurrent(domain, 0));
    SAME(virDomainSnapshotGetDomain(other), domain);
    virDomainSnapshotFree(other);
    NEED(other = virDomainSnapshotGetParent(second, 0));
    SAME(virDomainSnapshotGetDomain(other), domain);
    virDomainSnapshotFree(other);
    NEED((n = virDomainListAllSnapshots(domain, &all, 0)) == 2);
    while (n--) {
        SAME(virDomainSnapshotGetDomain(all[n]), domain);
        virDomainSnapshotFree(all[n]);
    }
    free(all);
    NEED(virDomainSnapshotListAllChildren(first, &all, 0) == 1);
    SAME(virDomainSnapshotGetDomain(all[0]), domain);
    virDomainSnapshotFree(all[0]);
    free(all);

    printf("id %d\n", (int) virDomainGetID(domain));
    NUMBER(virDomainRevertToSnapshot(first, 0));
    printf("id %d\n", (int) virDomainGetID(domain));
    NUMBER(virDomainSnapshotDelete(first, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN));
    virDomainSnapshotFree(first);
    virDomainSnapshotFree(second);
}

static void checkpoints(virConnectPtr conn, virDomainPtr domain)
{
    virDomainCheckpointPtr first;
    virDomainCheckpointPtr second;
    virDomainCheckpointPtr other;
    virDomainCheckpointPtr *all = NULL;
    int n;

    NEED(first = virDomainCheckpointCreateXML(domain, "<domaincheckpoint><name>one</name></domaincheckpoint>", 0));
    NEED(second = virDomainCheckpointCreateXML(domain, "<domaincheckpoint><name>two</name></domaincheckpoint>", 0));
    SAME(virDomainCheckpointGetDomain(first), domain);
    SAME(virDomainCheckpointGetConnect(first), conn);
    NEED(other = virDomainCheckpointLookupByName(domain, "one", 0));
    SAME(virDomainCheckpointGetDomain(other), domain);
    virDomainCheckpointFree(other);
    NEED(other = virDomainCheckpointGetParent(second, 0));
    SAME(virDomainCheckpointGetDomain(other), domain);
    virDomainCheckpointFree(other);
    NEED((n = virDomainListAllCheckpoints(domain, &all, 0)) == 2);
    while (n--) {
        SAME(virDomainCheckpointGetDomain(all[n]), domain);
        virDomainCheckpointFree(all[n]);
    }
    free(all);
    NEED(virDomainCheckpointListAllChildren(first, &all, 0) == 1);
    SAME(virDomainCheckpointGetDomain(all[0]), domain);
    virDomainCheckpointFree(all[0]);
    free(all);
    NUMBER(virDomainCheckpointDelete(first, VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN));
    virDomainCheckpointFree(first);
    virDomainCheckpointFree(second);
}

static void connections(virConnectPtr conn, virDomainPtr domain)
{
    virNetworkPtr network;
    virInterfacePtr interface;
    virStoragePoolPtr pool;
    virStorageVolPtr volume;
    virStoragePoolPtr same;

    NEED(network = virNetworkLookupByName(conn, "default"));
    NEED(interface = virInterfaceLookupByName(conn, "eth1"));
    NEED(pool = virStoragePoolLookupByName(conn, "default-pool"));
    NEED(volume = virStorageVolCreateXML(pool, "<volume><name>v</name><capacity>1</capacity></volume>", 0));
    NEED(same = virStoragePoolLookupByVolume(volume));
    SAME(virDomainGetConnect(domain), conn);
    SAME(virNetworkGetConnect(network), conn);
    SAME(virInterfaceGetConnect(interface), conn);
    SAME(virStoragePoolGetConnect(pool), conn);
    SAME(virStorageVolGetConnect(volume), conn);
    SAME(virStoragePoolGetConnect(same), conn);
    virStoragePoolFree(same);
    virStorageVolFree(volume);
    virStoragePoolFree(pool);
    virInterfaceFree(interface);
    virNetworkFree(network);
}

/* Who is freed first does not matter. */
static void lives(virConnectPtr conn, virDomainPtr domain)
{
    virDomainSnapshotPtr snapshot;
    virDomainPtr kept;

    NEED(snapshot = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>one</name></domainsnapshot>", 0));
    NUMBER(virDomainRef(domain));
    NUMBER(virDomainFree(domain));
    NUMBER(virDomainFree(domain));
    kept = virDomainSnapshotGetDomain(snapshot);
    STRING(virDomainGetName(kept));
    NUMBER(virConnectRef(conn));
    NUMBER(virConnectClose(conn));
    NUMBER(virConnectClose(conn));
    STRING(virDomainGetName(kept));
    SAME(virDomainSnapshotGetConnect(snapshot), conn);
    STRING(virConnectGetType(conn));
    NUMBER(virDomainIsActive(kept));
    NUMBER(virDomainSnapshotRef(snapshot));
    NUMBER(virDomainSnapshotFree(snapshot));
    NUMBER(virDomainSnapshotFree(snapshot));
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    snapshots(conn, domain);
    checkpoints(conn, domain);
    connections(conn, domain);
    lives(conn, domain);
    return 0;
}
