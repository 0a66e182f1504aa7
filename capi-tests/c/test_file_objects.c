/* Networks, interfaces, storage pools, devices and snapshots in documents of test hosts: in them, in
 * files of their own, and wrong. */
#include <sys/stat.h>
#include <unistd.h>

#include "capi.h"

# define TEST_NS "xmlns:test='http://libvirt.org/schemas/domain/test/1.0'"
# define NODE(text) "<node>" text "</node>"
# define NET(name, number) \
    "<network><name>" name "</name><uuid>0f0e0d0c-0b0a-0908-0706-05040302020" number "</uuid>" \
    "<bridge name='vb" number "'/></network>"
# define CARD(name) \
    "<interface type='ethernet' name='" name "'><start mode='none'/><mac address='aa:bb:cc:dd:ee:f7'/></interface>"
# define POOL(name, number, rest) \
    "<pool type='dir'><name>" name "</name><uuid>0f0e0d0c-0b0a-0908-0706-05040302030" number "</uuid>" \
    "<target><path>/p" number "</path></target>" rest "</pool>"
# define VOLUME(name, rest) \
    "<volume><name>" name "</name><capacity>1000</capacity><allocation>50</allocation>" rest "</volume>"
# define DEVICE(name, rest) \
    "<device><name>" name "</name>" rest "<capability type='system'><hardware/><firmware/></capability></device>"
# define GUEST(rest) \
    "<node><domain type='test' " TEST_NS "><name>a</name><uuid>0f0e0d0c-0b0a-0908-0706-050403020101</uuid>" \
    "<memory>1024</memory><os><type>hvm</type></os>" rest "</domain></node>"
# define MOMENT(name, rest) \
    "<test:domainsnapshot><name>" name "</name><creationTime>5</creationTime><state>shutoff</state>" rest \
    "</test:domainsnapshot>"
# define UPON(name) "<parent><name>" name "</name></parent>"

static char dir[] = "/tmp/libvirt-test-file-XXXXXX";

static const struct {
    const char *name;
    const char *text;
} documents[] = {
    { "net.xml", NET("filed", "9") },
    { "half.xml", "<network>" },
    { "pool.xml", POOL("filed", "9", "") },
    { "volume.xml", VOLUME("filed", "") },
    { "bad-volume.xml", "<volume/>" },
    { "card.xml", CARD("filed") },
    { "device.xml", DEVICE("filed", "<parent>computer</parent>") },
    { "networks", NODE(NET("a", "1") NET("b", "2") "<network file='net.xml'/>") },
    { "same-network", NODE(NET("a", "1") NET("a", "1")) },
    { "same-network-name", NODE(NET("a", "1") NET("a", "2")) },
    { "bad-network", NODE("<network/>") },
    { "missing-network", NODE("<network file='missing.xml'/>") },
    { "half-network", NODE("<network file='half.xml'/>") },
    { "network-is-pool", NODE("<network file='pool.xml'/>") },
    { "interfaces", NODE(CARD("eth7") "<interface file='card.xml'/>") },
    { "same-interface", NODE(CARD("eth7") CARD("eth7")) },
    { "bad-interface", NODE("<interface/>") },
    { "missing-interface", NODE("<interface file='missing.xml'/>") },
    { "pools", NODE(POOL("a", "1", VOLUME("v", "") VOLUME("w", "")) POOL("b", "2", "")) },
    { "pool-file", "<node><pool file='pool.xml'>" VOLUME("z", "") "</pool></node>" },
    { "volume-file", NODE(POOL("a", "1", "<volume file='volume.xml'/>")) },
    { "same-pool", NODE(POOL("a", "1", "") POOL("a", "1", "")) },
    { "same-pool-name", NODE(POOL("a", "1", "") POOL("a", "2", "")) },
    { "bad-pool", NODE("<pool/>") },
    { "missing-pool", NODE("<pool file='missing.xml'/>") },
    { "same-volume", NODE(POOL("a", "1", VOLUME("v", "") VOLUME("v", ""))) },
    { "bad-volume", NODE(POOL("a", "1", "<volume/>")) },
    { "bad-volume-file", NODE(POOL("a", "1", "<volume file='bad-volume.xml'/>")) },
    { "missing-volume", NODE(POOL("a", "1", "<volume file='missing.xml'/>")) },
    { "volume-elsewhere", NODE(POOL("a", "1", VOLUME("v", "<key>k</key><target><path>/else</path></target>"))) },
    { "great-volume", NODE(POOL("a", "1", "<volume><name>v</name><capacity unit='T'>999</capacity></volume>")) },
    { "devices", NODE(DEVICE("d", "") "<device file='device.xml'/>") },
    { "same-device", NODE(DEVICE("d", "") DEVICE("d", "")) },
    { "bad-device", NODE("<device/>") },
    { "missing-device", NODE("<device file='missing.xml'/>") },
    { "snapshots", GUEST(MOMENT("s", "") MOMENT("t", UPON("s") "<active>1</active>")) },
    { "two-active", GUEST(MOMENT("s", "<active>1</active>") MOMENT("t", "<active>1</active>")) },
    { "no-parent", GUEST(MOMENT("t", UPON("s"))) },
    { "loop", GUEST(MOMENT("s", UPON("t")) MOMENT("t", UPON("s"))) },
    { "same-snapshot", GUEST(MOMENT("s", "") MOMENT("s", "")) },
    { "bad-snapshot", GUEST("<test:domainsnapshot/>") },
    { "no-state", GUEST("<test:domainsnapshot><name>s</name></test:domainsnapshot>") },
    { "unknown-words", GUEST("<test:foo/><test:domaincheckpoint><name>c</name></test:domaincheckpoint>") },
    { "too-many-cpus", NODE("<cpu><active>99</active></cpu>") },
    { "nameless-user", NODE("<auth><user password='x'/></auth>") },
    { "nested", "<node><node>" NET("a", "1") "</node></node>" },
};

/* Prints without the name of the folder, which is another at each run. */
static void print_failure(void)
{
    virErrorPtr error = virGetLastError();
    const char *text = error ? capi_text(error->message) : "none";
    const char *at;

    printf("  error %d domain %d: ", error ? error->code : 0, error ? error->domain : 0);
    while ((at = strstr(text, dir))) {
        printf("%.*sDIR", (int) (at - text), text);
        text = at + strlen(dir);
    }
    printf("%s\n", text);
}

static void print_owned(char *text)
{
    printf("%s\n", capi_text(text));
    free(text);
}

/* One of a name, if the host has it; documents here have few names. */
static void print_network(virNetworkPtr network)
{
    int autostart = -1;

    NEED(virNetworkGetAutostart(network, &autostart) == 0);
    printf("  network %s active %d persistent %d autostart %d\n", virNetworkGetName(network),
           virNetworkIsActive(network), virNetworkIsPersistent(network), autostart);
    print_owned(virNetworkGetXMLDesc(network, 0));
    virNetworkFree(network);
}

static void print_interface(virInterfacePtr interface)
{
    printf("  interface %s active %d\n", virInterfaceGetName(interface), virInterfaceIsActive(interface));
    print_owned(virInterfaceGetXMLDesc(interface, 0));
    virInterfaceFree(interface);
}

static void print_pool(virStoragePoolPtr pool)
{
    static const char *const names[] = { "v", "w", "z", "filed" };
    virStorageVolPtr volume;
    size_t i;

    printf("  pool %s active %d persistent %d volumes %d\n", virStoragePoolGetName(pool), virStoragePoolIsActive(pool),
           virStoragePoolIsPersistent(pool), virStoragePoolNumOfVolumes(pool));
    print_owned(virStoragePoolGetXMLDesc(pool, 0));
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (!(volume = virStorageVolLookupByName(pool, names[i])))
            continue;
        printf("  volume with key %s\n", virStorageVolGetKey(volume));
        print_owned(virStorageVolGetXMLDesc(volume, 0));
        virStorageVolFree(volume);
    }
    virStoragePoolFree(pool);
}

static void print_device(virNodeDevicePtr device)
{
    printf("  device %s parent %s active %d\n", virNodeDeviceGetName(device), capi_text(virNodeDeviceGetParent(device)),
           virNodeDeviceIsActive(device));
    print_owned(virNodeDeviceGetXMLDesc(device, 0));
    virNodeDeviceFree(device);
}

static void print_guest(virDomainPtr domain)
{
    virDomainSnapshotPtr *all = NULL;
    int n;
    int i;

    NEED((n = virDomainListAllSnapshots(domain, &all, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL)) >= 0);
    for (i = 0; i < n; i++) {
        printf("  snapshot %s current %d\n", virDomainSnapshotGetName(all[i]), virDomainSnapshotIsCurrent(all[i], 0));
        print_owned(virDomainSnapshotGetXMLDesc(all[i], 0));
        virDomainSnapshotFree(all[i]);
    }
    free(all);
    print_owned(virDomainGetXMLDesc(domain, 0));
    virDomainFree(domain);
}

static void print_host(virConnectPtr conn)
{
    static const char *const names[] = { "a", "b", "d", "eth7", "filed" };
    virNetworkPtr network;
    virInterfacePtr interface;
    virStoragePoolPtr pool;
    virNodeDevicePtr device;
    virDomainPtr domain;
    virNodeInfo info;
    size_t i;

    NEED(virNodeGetInfo(conn, &info) == 0);
    printf("  %u CPUs\n", info.cpus);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if ((network = virNetworkLookupByName(conn, names[i])))
            print_network(network);
        if ((interface = virInterfaceLookupByName(conn, names[i])))
            print_interface(interface);
        if ((pool = virStoragePoolLookupByName(conn, names[i])))
            print_pool(pool);
        if ((device = virNodeDeviceLookupByName(conn, names[i])))
            print_device(device);
        if ((domain = virDomainLookupByName(conn, names[i])))
            print_guest(domain);
    }
}

int main(void)
{
    char path[512];
    virConnectPtr conn;
    FILE *file;
    size_t i;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(mkdtemp(dir));
    for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
        snprintf(path, sizeof(path), "%s/%s", dir, documents[i].name);
        NEED(file = fopen(path, "w"));
        fputs(documents[i].text, file);
        fclose(file);
    }
    for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
        printf("== %s\n", documents[i].name);
        snprintf(path, sizeof(path), "test://%s/%s", dir, documents[i].name);
        if (!(conn = virConnectOpen(path))) {
            print_failure();
            continue;
        }
        print_host(conn);
        virConnectClose(conn);
    }
    for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
        snprintf(path, sizeof(path), "%s/%s", dir, documents[i].name);
        unlink(path);
    }
    rmdir(dir);
    return 0;
}
